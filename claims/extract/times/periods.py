"""Quarters, halves, fiscal years, seasons and holidays."""

from __future__ import annotations

import re
from dataclasses import replace

from claims.extract.times.dates import WHICH, month, year
from claims.extract.times.lengths import ordinal
from claims.extract.times.meaning import Hit, Holiday, Part, Season, Unit, Years
from claims.extract.times.words import Words

SEASONS = {"spring": "SP", "summer": "SU", "autumn": "FA", "fall": "FA", "winter": "WI"}
HOLIDAYS: dict[tuple[str, ...], str] = {
    ("christmas", "eve"): "12-24",
    ("christmas", "day"): "12-25",
    ("christmas",): "12-25",
    ("boxing", "day"): "12-26",
    ("new", "year", "'", "s", "eve"): "12-31",
    ("new", "year", "'", "s", "day"): "01-01",
    ("new", "year"): "01-01",
    ("new", "year", "'", "s"): "01-01",
    ("valentine", "'", "s", "day"): "02-14",
    ("st", "patrick", "'", "s", "day"): "03-17",
    ("halloween",): "10-31",
    ("independence", "day"): "07-04",
    ("fourth", "of", "july"): "07-04",
    ("veterans", "day"): "11-11",
    ("bonfire", "night"): "11-05",
    ("remembrance", "day"): "11-11",
    ("armistice", "day"): "11-11",
    ("anzac", "day"): "04-25",
    ("canada", "day"): "07-01",
    ("australia", "day"): "01-26",
    ("bastille", "day"): "07-14",
    ("juneteenth",): "06-19",
    ("may", "day"): "05-01",
    ("easter", "sunday"): "easter+0",
    ("easter", "monday"): "easter+1",
    ("easter", "saturday"): "easter-1",
    ("easter",): "easter+0",
    ("good", "friday"): "easter-2",
    ("palm", "sunday"): "easter-7",
    ("ash", "wednesday"): "easter-46",
    ("pentecost",): "easter+49",
    ("maundy", "thursday"): "easter-3",
    ("shrove", "tuesday"): "easter-47",
    ("thanksgiving", "day"): "11:4:3",
    ("thanksgiving",): "11:4:3",
    ("memorial", "day"): "05:-1:0",
    ("labor", "day"): "09:1:0",
    ("labour", "day"): "09:1:0",
    ("martin", "luther", "king", "day"): "01:3:0",
    ("presidents", "'", "day"): "02:3:0",
    ("columbus", "day"): "10:2:0",
    ("mother", "'", "s", "day"): "05:2:6",
    ("father", "'", "s", "day"): "06:3:6",
}
_FISCAL = re.compile(r"(fy)(\d{2}|\d{4})$")


def holiday(words: Words, i: int) -> Hit | None:
    """A feast or public holiday at `i`, with "last", "next", "this" before it and a year after it."""
    which = WHICH.get(words.low(i), "") if words.low(i) in ("last", "this", "next") else ""
    j = i + bool(which)
    if not words.capital(j):
        return None
    for n in (5, 4, 3, 2, 1):
        name = tuple(words.low(j + k) for k in range(n))
        if name in HOLIDAYS:
            k = j + n
            whole = "weekend" if words.low(k) == "weekend" else "eve" if words.low(k) == "eve" else ""
            k += bool(whole)
            if not whole and words.capital(k) and words.text(k)[0].isalpha():
                return None  # Christmas Island, Easter Road
            full = year(words, k)
            return Holiday(HOLIDAYS[name], full, which, whole), k + (full is not None)
    return None


_SEASON_AFTER = frozenset(
    "in by until till since from before after during early late mid - to every its their this throughout".split()
)
_SEASON_WHICH = frozenset("last this next past coming previous following that same all".split())


def season(words: Words, i: int) -> Hit | None:
    """Read "summer of 2030", "last spring", "the autumn"; a bare "spring" or "fall" counts only after a preposition of time."""
    j, which = i, ""
    if words.low(j) == "the":
        which, j = "the", j + 1
    if words.low(j) in _SEASON_WHICH:
        which, j = ("the" if words.low(j) == "all" else WHICH[words.low(j)]), j + 1
    name = SEASONS.get(words.low(j))
    if not name:
        return None
    dated = _season_year(words, j, name, which)
    if dated:
        return dated
    if which:
        of = words.low(j + 1) in ("of", "in", "olympics", "games") and words.low(j) in ("fall", "spring")
        return None if of else (Season(name, None, which), j + 1)
    before = words.low(i - 1)
    if before not in _SEASON_AFTER or (words.capital(j) and before not in ("in", "by", "until", "since", "from", "during")):
        return None
    return Season(name), j + 1


def _season_year(words: Words, j: int, name: str, which: str) -> Hit | None:
    """The season at `j` with its year: "summer of 2030", "winter 1962-63", "the spring of last year"."""
    k = j + 1 + (words.low(j + 1) in ("of", ",", "in"))
    full = year(words, k)
    if full is not None:
        doubled = words.low(k + 1) in ("-", "/") and words.low(k + 2).isdecimal() and words.glued(k + 1)
        return Season(name, full, which), k + (3 if doubled else 1)
    k = j + 1 + (words.low(j + 1) == "of")
    for other, by in (("last", -1), ("this", 0), ("next", 1)):
        if words.has(k, other, "year"):
            return Season(name, None, f"year{by:+d}"), k + 2
    return None


_PART = {"quarter": "Q", "half": "H"}


def owned_part(words: Words, i: int) -> Hit | None:
    """Read "this year's second quarter", "2019's first half", "last year's fourth quarter"."""
    which = WHICH.get(words.low(i), "")
    full = year(words, i)
    j = i + 2 if which and words.low(i + 1) == "year" else i + 1
    if not (full or j == i + 2) or words.low(j) != "'" or words.low(j + 1) != "s":
        return None
    found = part(words, j + 2)
    if not found or not isinstance(found[0], Part) or found[0].year or found[0].year_of or not found[0].number:
        return None
    return replace(found[0], year=full, year_of=None if full else Unit("year", which)), found[1]


def part(words: Words, i: int) -> Hit | None:
    """Read "the second quarter of 2024", "Q2 2024", "first half", "H1", "fiscal first quarter"."""
    match = re.match(
        r"q[1-4]$|h[12]$", words.low(i) + (words.low(i + 1) if words.glued(i + 1) and words.low(i) in ("q", "h") else "")
    )
    if match and words.text(i).isupper():
        number, kind, j = int(match.group()[1]), match.group()[0].upper(), i + 2
        j += words.low(j) == "of"
        return _part_year(words, j, kind, number, False, i + 2)
    j = i + (words.low(i) == "the")
    fiscal = words.low(j) in ("fiscal", "financial")
    j += fiscal
    found = ordinal(words, j)
    low, k = words.low(j), 0
    if found and found[0] <= 4:
        k = found[1]
        number = found[0]
    elif low in ("final", "last") and words.low(j + 1) in _PART:
        k, number = j + 1, 9
    else:
        return None
    k += words.low(k) == "-"
    if words.low(k) in ("fiscal", "financial"):
        fiscal, k = True, k + 1
    kind = _PART.get(words.low(k), "")
    if words.low(k + 1) in ("straight", "running", "consecutive") or words.has(k + 1, "in", "a", "row"):
        return None
    if not kind or (kind == "H" and number > 2 and number != 9):
        return None
    if number == 9:
        number = 4 if kind == "Q" else 2
        if low == "last" and kind == "Q" and words.low(k + 1) not in ("of", "in"):
            return Part("Q", 0, None, "last"), k + 1
    if (
        kind == "H"
        and words.low(k + 1) == "of"
        and year(words, k + 2) is None
        and words.low(k + 2) not in ("this", "last", "next", "fiscal", "the")
    ):
        return None  # "the first half of May" is an opening
    if kind == "H" and words.has(k + 1, "of", "the") and words.low(k + 3) not in ("year", "season"):
        return None
    return _part_year(words, k + 1 + (words.low(k + 1) == "of"), kind, number, fiscal, k + 1)


def month_quarter(words: Words, i: int) -> Hit | None:
    """Read "the December quarter" as the quarter that ends with that month."""
    j = i + (words.low(i) == "the")
    found = month(words, j)
    if not found or found[0] % 3 or words.low(found[1]) != "quarter":
        return None
    k = found[1] + 1 + (words.low(found[1] + 1) in ("of", "in"))
    full = year(words, k)
    return Part("Q", found[0] // 3, full, calendar=True), k + 1 if full else found[1] + 1


def _part_year(words: Words, j: int, kind: str, number: int, fiscal: bool, end: int) -> Hit:
    k = j + (words.low(j) in ("fiscal", "financial", ",", "'"))
    fiscal = fiscal or words.low(j) in ("fiscal", "financial")
    k += words.low(k) == "year" and fiscal
    full = year(words, k)
    if full is not None:
        return Part(kind, number, full, "", fiscal), k + 1
    match = _FISCAL.match(words.low(j) + (words.low(j + 1) if words.glued(j + 1) else ""))
    if match:
        two = int(match[2])
        return Part(kind, number, two + 2000 if two < 100 else two, "", True), j + 2
    the = words.low(j) == "the"
    which = WHICH.get(words.low(j + the))
    if which and which != "the" and words.low(j + the + 1) == "year":
        return Part(kind, number, None, "", fiscal, Unit("year", which)), j + the + 2
    if the and words.low(j + 1) == "year":
        return Part(kind, number, None, "", fiscal, Unit("year", "the")), j + 2
    return Part(kind, number, None, "", fiscal), end


def fiscal_year(words: Words, i: int) -> Hit | None:
    """Read "fiscal 1989", "fiscal year 2025", "FY25", "FY2022-23", "the 2024 fiscal year"."""
    match = _FISCAL.match(words.low(i) + (words.low(i + 1) if words.glued(i + 1) else ""))
    if match:
        two = int(match[2])
        first = two + 2000 if two < 100 else two
        if words.low(i + 2) in ("-", "/") and words.glued(i + 2) and re.match(r"\d\d(\d\d)?$", words.low(i + 3)):
            return Years(first, first + 1, fiscal=True), i + 4
        return Years(first, first, fiscal=True), i + 2
    j = i + (words.low(i) == "the")
    if words.low(j) in ("fiscal", "financial"):
        k = j + 1 + (words.low(j + 1) == "year")
        full = year(words, k)
        if full is not None:
            if words.low(k + 1) in ("-", "/") and words.glued(k + 1) and re.match(r"\d\d(\d\d)?$", words.low(k + 2)):
                return Years(full, full + 1, fiscal=True), k + 3
            return Years(full, full, fiscal=True), k + 1
    full = year(words, j)
    if full is not None and words.low(j + 1) in ("fiscal", "financial", "tax") and words.low(j + 2) == "year":
        return Years(full, full, fiscal=True), j + 3
    return None
