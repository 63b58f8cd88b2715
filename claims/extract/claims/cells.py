"""The cells of a claim that come from a time or a quantity: text, value, bounds."""

from __future__ import annotations

import re
from collections.abc import Mapping
from datetime import date
from math import inf
from typing import Any

from claims import table
from claims.analysis import Quantity, QuantityKind, TimeExpression, TimexType
from claims.document import Document
from claims.spans import Span

_BEFORE = re.compile(
    r"(?:\b(by|until|till|up to|no later than|since|from|between|before|after|within|at)\s+)(?:the\s+)?$", re.IGNORECASE
)
_NEARLY = re.compile(r"\b(?:shortly|just|soon|immediately|\w+s|day|night|week|month|year|hour|minute)\s+$", re.IGNORECASE)
_INSIDE = re.compile(r"^(by|until|till|up to|no later than|since|before|after)\b", re.IGNORECASE)
_JOIN = re.compile(r"^\s*(?:and|to|until|till|through|[-–—])\s*(?:the\s+)?$", re.IGNORECASE)
_DEADLINES = frozenset({"by", "until", "till", "up to", "no later than"})
_SMALLER = {"year": (12, "month"), "hour": (60, "minute"), "minute": (60, "second")}
_VOTES = re.compile(r"\bvotes?\b", re.IGNORECASE)
_YEAR = re.compile(r"\d{4}")
_LOOK = 24  # characters before a time that may hold its preposition


def time_cells(
    document: Document, time: TimeExpression, after: TimeExpression | None = None, *, now: date | None = None
) -> Mapping[str, Any]:
    """The columns for a time; `after` is the next time of the clause, for "from 2010 to 2014".

    `now` is the last day that the article can be of: "since 2009" lasts until its year.
    """
    before = document.prose[max(0, time.span.start - _LOOK) : time.span.start]
    found = _INSIDE.match(time.text) or _BEFORE.search(before)
    word = " ".join(found.group(1).casefold().split()) if found else ""
    start = time.span.start
    if found is not None and found.re is _BEFORE:
        start -= len(before) - found.start()
    value, earliest, latest, end = time.value, time.earliest, time.latest, time.span.end
    if after is not None and word in ("from", "between") and time.value and after.value and joins(document, time, after):
        value, latest, end = f"{time.value}/{after.value}", after.latest, after.span.end
    elif word == "at":
        day = {"START": earliest, "END": latest}.get(time.mod)
        value = day.isoformat() if day and value and "T" not in value else value
    elif value and "/" not in value and time.type is not TimexType.DURATION:
        if word in _DEADLINES or (word == "before" and not _NEARLY.search(document.prose[max(0, start - _LOOK) : start])):
            exact = time.mod == "END" and latest is not None
            value, earliest = f"../{latest.isoformat() if exact and latest else value}", None
        elif word == "since" or (word == "from" and len(value) > len("2010")):  # "letters from 1998" are that old
            year = now.year if now is not None and _YEAR.fullmatch(value) and int(value) < now.year else None
            value, latest = (f"{value}/{year}", now) if year else (f"{value}/..", None)
    return {
        table.TIME_TEXT: document.quote(Span(start, end)),
        table.TIME_VALUE: value,
        table.TIME_EARLIEST: earliest.isoformat() if earliest else "",
        table.TIME_LATEST: latest.isoformat() if latest else "",
        table.TIME_STEPS: " ".join(time.steps),
    }


def stretch_cells(document: Document, first: TimeExpression, last: TimeExpression) -> Mapping[str, Any]:
    """The columns for what lasted from one time to another."""
    return {
        table.TIME_TEXT: document.quote(Span(first.span.start, last.span.end)),
        table.TIME_VALUE: f"{first.value}/{last.value}",
        table.TIME_EARLIEST: first.earliest.isoformat() if first.earliest else "",
        table.TIME_LATEST: last.latest.isoformat() if last.latest else "",
        table.TIME_STEPS: " ".join((*first.steps, *last.steps)),
    }


def joins(document: Document, first: TimeExpression, second: TimeExpression) -> bool:
    """Whether only "and", "to" or a dash stands between two times."""
    between = document.prose[first.span.end : second.span.start]
    return 0 < len(between) <= _LOOK and _JOIN.match(between) is not None


def quantity_cells(quantity: Quantity) -> Mapping[str, Any]:
    """The columns for a quantity; a share ("a third") is given in per cent."""
    value, low, high, unit = quantity.value, quantity.low, quantity.high, quantity.unit
    if quantity.kind is QuantityKind.RATIO and unit == "share":
        value, low, high, unit = round(100 * value, 1) if value is not None else None, 100 * low, 100 * high, "%"
    scored = "-".join(plain(n) for n in quantity.score) if quantity.kind is QuantityKind.SCORE else ""
    return {
        table.QUANTITY_TEXT: quantity.text,
        table.QUANTITY_VALUE: scored or (plain(value) if value is not None else f"{plain(low)}..{plain(high)}"),
        table.QUANTITY_LOW: low,
        table.QUANTITY_HIGH: high,
        table.QUANTITY_UNIT: unit,
        table.QUANTITY_HEDGE: quantity.hedge,
    }


def tally(score: Quantity) -> list[Mapping[str, Any]]:
    """The columns for each number of a count of votes ("212 votes to 98"); goals and sets stay one score."""
    noun = _VOTES.search(score.text)
    if noun is None:
        return []
    shared = {table.QUANTITY_TEXT: score.text, table.QUANTITY_UNIT: "vote"}
    return [{**shared, table.QUANTITY_VALUE: plain(n), table.QUANTITY_LOW: n, table.QUANTITY_HIGH: n} for n in score.score]


def length_cells(time: TimeExpression) -> Mapping[str, Any]:
    """The columns for how long something is, read from a duration; half an hour is 30 minutes."""
    if time.length is None:
        return {}
    low, high, unit = time.length.low, time.length.high, time.length.unit
    smaller = _SMALLER.get(unit)
    if smaller is not None and (0 < high < 1 or (0 < low < 1 and high == inf)):
        low, high, unit = low * smaller[0], high * smaller[0], smaller[1]
    said = {"MORE_THAN": low, "EQUAL_OR_MORE": low, "LESS_THAN": high, "EQUAL_OR_LESS": high, "APPROX": (low + high) / 2}
    value = said.get(time.mod, low if low == high else None)  # the number as written: "at least 3 hours" is 3
    return {
        table.QUANTITY_TEXT: time.text,
        table.QUANTITY_VALUE: plain(value) if value is not None else f"{plain(low)}..{plain(high)}",
        table.QUANTITY_LOW: low,
        table.QUANTITY_HIGH: high,
        table.QUANTITY_UNIT: unit,
    }


def plain(number: float) -> str:
    """A number without a trailing ".0" or an exponent."""
    if number != number or number in (float("inf"), float("-inf")):
        return ""
    text = f"{number:.10f}".rstrip("0").rstrip(".")
    return text or "0"
