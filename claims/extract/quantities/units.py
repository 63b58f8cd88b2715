"""Units of measure: which unit follows a number, and conversion between units of one dimension."""

from __future__ import annotations

import re
from functools import cache

from claims.lexicon import table

#: Abbreviations that are also words or letters of other meaning: read only where they touch the number ("18in", "7st").
_TOUCHING = frozenset({"in", "st", "mi", "nm", "mb"})
_MINOR = {"foot": ("inch", 12), "pound": ("ounce", 16), "stone": ("pound", 14), "yard": ("foot", 3), "metre": ("centimetre", 100)}
_KELVIN = {"kelvin": (1.0, 0.0), "degree Celsius": (1.0, 273.15), "degree Fahrenheit": (5 / 9, 459.67 * 5 / 9)}


@cache
def _pattern() -> re.Pattern[str]:
    forms = sorted(table("units"), key=lambda f: (-len(f), f))
    return re.compile(
        r"(?P<gap>[\s-]?)(?P<form>"
        + "|".join(re.escape(f).replace(r"\ ", r"[\s-]") for f in forms)
        + r")(?![\w²³$£€])(?!-(?:in|to)-)"
    )


def unit_at(text: str, at: int, end: int) -> tuple[int, str] | None:
    """Where the unit that starts at `at` (after at most one space or hyphen) ends, and its singular name."""
    match = _pattern().match(text, at, end)
    if match is None:
        return None
    form = re.sub(r"[\s-]+", " ", match["form"])
    if form in _TOUCHING and match["gap"]:
        return None
    if len(form) == 1 and form in "CFWgm" and match["gap"] not in ("", " ", "\u00a0"):
        return None
    name = table("units").get(form) or table("units").get(match["form"])
    if name is None or (name == "stone" and match["gap"] and re.compile(r"\s+[a-z]{4}").match(text, match.end(), end)):
        return None
    return match.end(), name


def minor(unit: str) -> tuple[str, int] | None:
    """The smaller unit that follows `unit` in one measure ("6ft 2in"), and how many of it make one."""
    return _MINOR.get(unit)


@cache
def _factor(unit: str) -> tuple[str, float] | None:
    row = table("unit_factors").get(unit) or table("unit_factors").get(table("units").get(unit, ""))
    if row is None:
        return None
    dimension, size = row.split()
    return dimension, float(size)


def dimension(unit: str) -> str:
    """What a unit measures ("length", "mass"), or "" for one of unknown or varying size."""
    known = _factor(unit)
    return known[0] if known else ""


def convert(value: float, from_unit: str, to_unit: str) -> float | None:
    """`value` in another unit of the same dimension; None where there is no fixed factor.

    A gallon, a pint and a ton differ between countries, so each has none: name "US gallon", "imperial gallon" or "short ton".
    """
    source, target = _factor(from_unit), _factor(to_unit)
    if source is None or target is None or source[0] != target[0]:
        return None
    if source[0] == "temperature":
        names = table("units")
        (a, b), (c, d) = _KELVIN[names.get(from_unit, from_unit)], _KELVIN[names.get(to_unit, to_unit)]
        return (value * a + b - d) / c
    return value * source[1] / target[1]
