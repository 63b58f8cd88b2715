"""Finds temporal expressions: at each word near a word of time the longest expression that can be read there."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass, replace

from claims.extract.times import clock, dates, lengths, periods, relative, repeats
from claims.extract.times.meaning import Meaning, Part
from claims.extract.times.ranges import at
from claims.extract.times.words import BREAK, Words
from claims.spans import Span


@dataclass(frozen=True, slots=True)
class Spot:
    """An expression found: where (words `first` to `last`, half-open) and what it says."""

    span: Span
    meaning: Meaning
    first: int
    last: int


_REACH = 9  # an expression says what it is about within so many words
_OTHER = (
    "half fiscal financial ad bc ce bce fy q h year time period weekdays weekends noon midday midnight clock am pm m twenties "
    "thirties forties fifties sixties seventies eighties nineties"
)
_CORE = frozenset().union(
    dates.MONTHS,
    dates.WEEKDAYS,
    (day + "s" for day in dates.WEEKDAYS),
    lengths.UNITS,
    clock.PARTS,
    clock.ZONES,
    periods.SEASONS,
    (word for name in periods.HOLIDAYS for word in name if len(word) > 3),
    relative.DEICTIC_WORDS,
    repeats.WORDS,
    _OTHER.split(),
)
_NUMBERS = {"first": 1, "second": 2, "third": 3, "fourth": 4}
_OF_PARTS = frozenset({"in", "than", "from", "of", "for", "during"})
_NEAR_PART = 15
_AFTER_DAY = frozenset({"/", "-", "st", "nd", "rd", "th", "s"})
_YEARLIKE = re.compile(r"(?:1[0-9]|20|21)\d\d$|\d{1,2}:\d\d|\d{4}$|\d{1,2}[./]\d{1,2}")


def _near(words: Words) -> list[bool]:
    """For each word whether a word of time stands at it or soon after it in its block."""
    out, ahead = [False] * len(words), _REACH + 1
    ancient = dates.ancient(words)
    for i in range(len(words) - 1, -1, -1):
        low = words.low(i)
        if low == BREAK:
            ahead = _REACH + 1
        elif low in _CORE or (low[0].isdecimal() and (_YEARLIKE.match(low) or words.low(i + 1) in _AFTER_DAY)):
            ahead = 0
        elif ancient and len(low) == 3 and low.isdecimal():
            ahead = 0
        else:
            ahead += 1
        out[i] = ahead <= _REACH
    return out


def _elliptic(words: Words, i: int, last: Spot | None) -> tuple[Meaning, int] | None:
    """Read "the first" in "2 per cent in the second quarter, after 1 per cent in the first"."""
    if last is None or not isinstance(last.meaning, Part) or last.meaning.number == 0 or words.low(i) != "the":
        return None
    if words.low(i - 1) not in _OF_PARTS or words.low(i + 2)[:1].isalnum() or not 0 < i - last.last <= _NEAR_PART:
        return None
    number = _NUMBERS.get(words.low(i + 1))
    between = words.lows[last.last : i]
    if number is None or number == last.meaning.number or "." in between or BREAK in between:
        return None
    return replace(last.meaning, number=number), i + 2


def spots(words: Words) -> Iterator[Spot]:
    """All expressions in text order, the longest first where they overlap."""
    near = _near(words)
    last: Spot | None = None
    i = 0
    while i < len(words):
        low = words.low(i)
        found = at(words, i) if near[i] and (low[:1].isalnum() or low == "'") else None
        found = found or _elliptic(words, i, last)
        if found:
            span = Span(words.every[i].start, words.every[found[1] - 1].end)
            last = Spot(span, found[0], i, found[1])
            yield last
            i = found[1]
        else:
            i += 1
