"""Whether 03/04/2023 is in March or in April: as the article writes its other dates."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import replace

from claims.extract.times.meaning import Clock, Date, DayPart, Meaning, Range
from claims.extract.times.spot import Spot

_NUMERIC = re.compile(r"(?<![\d/])(\d{1,2})/(\d{1,2})/(?:\d{4}|\d{2})(?![\d/])")
_MONTH = r"(?:Jan|Feb|Mar|Apr|May|Jun|Jul|Aug|Sep|Oct|Nov|Dec)[a-z]*\.?"
_MONTH_FIRST = re.compile(rf"\b{_MONTH} \d{{1,2}}\b(?!\d)")
_DAY_FIRST = re.compile(rf"\b\d{{1,2}}(?:st|nd|rd|th)? (?:of )?{_MONTH}\b")
_AMERICAN = re.compile(
    r"\b(?:[a-z]+(?:ization|izing)|color|labor|center|percent|defense|neighbor|harbor|honor|program|EST|EDT|PST|PDT)\b"
)
_BRITISH = re.compile(r"\b(?:colour|labour|centre|per cent|defence|neighbour|harbour|honour|programme|BST|councillor)\b")


def settled(found: Sequence[Spot], prose: str, month: bool | None) -> list[Spot]:
    """`found` with day and month of numeric dates in their order: `month` says whether the month is first, None that the
    article is to be asked."""
    if any(_unsure(s.meaning) for s in found) and (month_first(prose) if month is None else month):
        return [replace(s, meaning=turn(s.meaning)) for s in found]
    return list(found)


def month_first(prose: str) -> bool:
    """By the numeric dates that leave no choice, else by the written ones, else by the spelling; else the day is first."""
    pairs = [(int(m[1]), int(m[2])) for m in _NUMERIC.finditer(prose)]
    american, british = sum(b > 12 >= a for a, b in pairs), sum(a > 12 >= b for a, b in pairs)
    for one, other in ((american, british), _count(prose, _MONTH_FIRST, _DAY_FIRST), _count(prose, _AMERICAN, _BRITISH)):
        if one != other:
            return one > other
    return False


def _count(prose: str, one: re.Pattern[str], other: re.Pattern[str]) -> tuple[int, int]:
    return sum(1 for _ in one.finditer(prose)), sum(1 for _ in other.finditer(prose))


def _unsure(meaning: object) -> bool:
    if isinstance(meaning, (Clock, DayPart)):
        return _unsure(meaning.on)
    return meaning.unsure if isinstance(meaning, Date) else isinstance(meaning, Range) and _unsure(meaning.first)


def turn(meaning: Meaning) -> Meaning:
    """The same expression with the month first, where its numbers allow both."""
    if isinstance(meaning, Date):
        return replace(meaning, day=meaning.month, month=meaning.day) if meaning.unsure else meaning
    if isinstance(meaning, (Clock, DayPart)) and isinstance(meaning.on, Date):
        return replace(meaning, on=turn(meaning.on))
    if isinstance(meaning, Range) and isinstance(meaning.first, Date) and isinstance(meaning.last, Date):
        return replace(meaning, first=turn(meaning.first), last=turn(meaning.last))
    return meaning
