"""Reads an article's times in order: each may count from the article's date or from a time before it in the text."""

from __future__ import annotations

import re
from dataclasses import dataclass
from datetime import date

from claims.analysis import Analysis, Length, Shift, TimeExpression, TimexType
from claims.article import Anchor
from claims.document import Document
from claims.extract.times import days, filters, resolve
from claims.extract.times.context import Context, Narrated, Now, Resolved
from claims.extract.times.meaning import (
    Away,
    Clock,
    Date,
    DayPart,
    Deictic,
    Era,
    Lasting,
    Meaning,
    Range,
    Repeat,
    Season,
    Unit,
)
from claims.extract.times.spot import Spot, spots
from claims.extract.times.tense import tense
from claims.extract.times.words import Words, split
from claims.spans import Span

_FINE = {
    "day": ("day", "part"),
    "week": ("day", "part", "week"),
    "weekend": ("day", "part", "week", "weekend"),
    "month": ("day", "part", "week", "month"),
    "quarter": ("quarter", "month"),
    "season": ("season", "year", "range"),
}
_ANY = ("day", "part", "week", "weekend", "month", "season", "quarter", "half", "year", "range")


@dataclass(frozen=True, slots=True)
class _Told:
    """A time already read: where, and what it came to."""

    id: int
    sentence: int
    paragraph: int
    spot: Spot
    resolved: Resolved

    @property
    def narrated(self) -> Narrated:
        return Narrated(self.id, self.resolved.when, self.resolved.open_year, _plain_day(self.spot.meaning))


def _plain_day(meaning: object) -> bool:
    return (
        isinstance(meaning, Deictic)
        or (isinstance(meaning, Date) and meaning.weekday is not None and meaning.month is None)
        or (isinstance(meaning, (Clock, DayPart)) and (meaning.on is None or _plain_day(meaning.on)))
    )


def find_times(document: Document, analysis: Analysis, anchor: Anchor) -> tuple[TimeExpression, ...]:
    """All temporal expressions of the article in text order."""
    words = split(document)
    found = [s for s in spots(words) if filters.is_time(s, words, analysis)]
    now = _now(anchor, found, analysis)
    indian = _indian(document.prose)
    told: list[_Told] = []
    out: list[TimeExpression] = []
    for spot in found:
        sentence = analysis.sentence_at(spot.span.start)
        part = document.part_at(spot.span.start)
        where = (sentence.i if sentence else 0, part.paragraph if part else 0)
        ahead = tense(analysis, spot.span)
        context = _context(spot, where, told, now, ahead, indian, words)
        resolved = resolve.resolve(spot.meaning, context)
        resolved = _apposed(spot, told, words, resolved)
        here = _Told(len(out), where[0], where[1], spot, resolved)
        out.append(_expression(here, document, words, told, now))
        told.append(here)
    return tuple(out)


def _now(anchor: Anchor, found: list[Spot], analysis: Analysis) -> Now:
    """The anchor for reckoning. A day whose year is open is put in a year in which the weekdays of the text fit."""
    if match := re.match(r"XXXX-(\d\d)-(\d\d)$", anchor.value):
        month, day = int(match[1]), int(match[2])
        named = next(
            (
                s.meaning.weekday
                for s in found
                if isinstance(s.meaning, Date)
                and s.meaning.weekday is not None
                and s.meaning.month is None
                and tense(analysis, s.span) != "future"
            ),
            None,
        )
        years = [y for y in range(2024, 1990, -1) if days.safe(y, month, day)]
        fitting = [y for y in years if named is None or date(y, month, day).weekday() == named]
        stand_in = days.safe((fitting or years or [2024])[0], month, day)
        return Now(stand_in, (stand_in.year, month) if stand_in else None, stand_in.year if stand_in else None, True)
    if anchor.earliest and anchor.latest:
        first, last = anchor.earliest, anchor.latest
        if first == last:
            return Now(first, (first.year, first.month), first.year)
        if (first.year, first.month) == (last.year, last.month):
            return Now(None, (first.year, first.month), first.year)
        if first.year == last.year:
            return Now(None, None, first.year)
    if match := re.match(r"(\d{4})(?:-(\d\d))?$", anchor.value):
        return Now(None, (int(match[1]), int(match[2])) if match[2] else None, int(match[1]))
    return Now()


_INDIAN = re.compile(r"₹|\bRs\.? ?\d|\b(?:crore|lakh)s?\b")


def _indian(prose: str) -> bool:
    """Whether money is told in rupees: then a year written 2024-25 runs from April to March."""
    return _INDIAN.search(prose) is not None


# ---------------------------------------------------------------- context


def _context(spot: Spot, where: tuple[int, int], told: list[_Told], now: Now, ahead: str, indian: bool, words: Words) -> Context:
    def find(kind: str) -> Narrated | None:
        return _find(kind, where, told)

    return Context(
        now, ahead, find, _year_hint(spot.meaning, where, told, now, ahead), indian, _day_hint(where, told, now, ahead)
    )


def _find(kind: str, where: tuple[int, int], told: list[_Told]) -> Narrated | None:
    """The nearest time told before that can be counted from: in this sentence, else in those before, nearest first."""
    if kind == "quarter?":
        for t in reversed(told):
            if where[0] - t.sentence > 1:
                return None
            if t.resolved.when.grain in ("quarter", "half"):
                return t.narrated
        return None
    counted = kind.endswith("+")
    unit = kind.rstrip("+")
    fine = _FINE.get(unit, _ANY)
    if counted:
        fine = (
            ("day", "part")
            if unit in ("day", "night", "hour", "minute", "second")
            else ("day", "part", "week")
            if unit in ("week", "fortnight", "weekend")
            else _ANY
            if unit not in ("month", "quarter")
            else ("day", "part", "week", "month")
        )
    for t in reversed(told[-12:]):
        if t.resolved.when.grain not in fine or isinstance(t.spot.meaning, (Repeat, Lasting)):
            continue
        if unit in ("year", "decade", "month", "quarter", "season") and _plain_day(t.spot.meaning):
            continue
        if where[1] - t.paragraph > 2:
            return None
        return t.narrated
    return None


def _year_hint(meaning: Meaning, where: tuple[int, int], told: list[_Told], now: Now, ahead: str) -> int | None:
    """The year of a date without one, where the narration is in the past: "He was freed in March 1987. In June ..."."""
    if isinstance(meaning, (Clock, DayPart)) and isinstance(meaning.on, Date):
        meaning = meaning.on
    dated = meaning.first if isinstance(meaning, Range) and isinstance(meaning.first, Date) else meaning
    if not isinstance(dated, Date) or dated.month is None or dated.year or dated.year_of:
        return None
    for t in reversed(told[-6:]):
        when = t.resolved.when
        if when.first is None or t.resolved.open_year or isinstance(t.spot.meaning, (Era, Repeat, Lasting)):
            continue
        if now.year is not None and now.when.first is not None:
            if t.sentence < where[0] - 1 or t.paragraph != where[1] or ahead == "future":
                return None
            if isinstance(t.spot.meaning, Unit) and t.spot.meaning.unit == "year" and t.spot.meaning.which in ("that", "same"):
                return when.first.year
            if when.grain not in ("day", "month", "part") or when.first.year >= now.year or not _own_year(t.spot.meaning):
                return None
        elif when.grain not in ("day", "month", "part", "year"):
            continue
        year = when.first.year
        return year + (when.grain in ("day", "month", "part") and dated.month < when.first.month and now.year is not None)
    return None


def _own_year(meaning: object) -> bool:
    """Whether the expression itself, or what it counts from, names a year."""
    if isinstance(meaning, Date):
        return meaning.year is not None
    if isinstance(meaning, (Clock, DayPart)):
        return _own_year(meaning.on)
    return isinstance(meaning, Away) and meaning.anchor == "narrated"


def _day_hint(where: tuple[int, int], told: list[_Told], now: Now, ahead: str) -> Narrated | None:
    """The day that a clock time without one belongs to."""
    for t in reversed(told[-8:]):
        if t.resolved.when.grain not in ("day", "part") or isinstance(t.spot.meaning, Repeat):
            continue
        if t.sentence == where[0] or (t.paragraph == where[1] and ahead != "present"):
            if not t.resolved.when.value.startswith("XXXX-XX-XX"):
                return t.narrated
        break
    if now.day and ahead == "past":
        return Narrated(-1, days.of_day(now.day), now.open_year, True)
    return None


def _apposed(spot: Spot, told: list[_Told], words: Words, resolved: Resolved) -> Resolved:
    """ "February 9, 2014, a Sunday": the weekday is that of the date before it."""
    meaning = spot.meaning
    if not told or not isinstance(meaning, Date) or meaning.weekday is None or meaning.month is not None:
        return resolved
    last = told[-1]
    if words.low(spot.first) == "a" and last.spot.last == spot.first - 1 and words.low(spot.first - 1) in (",", "(", "-"):
        first = last.resolved.when.first
        if first and last.resolved.when.grain in ("day", "part"):
            return Resolved(days.of_day(first), True, last.resolved.open_year, last.id)
    return resolved


# ---------------------------------------------------------------- the expression


_MODS = {"START": "START", "END": "END", "MID": "MID"}


def _type(meaning: Meaning) -> TimexType:
    if isinstance(meaning, Lasting):
        return TimexType.DURATION
    if isinstance(meaning, Repeat):
        return TimexType.SET
    if isinstance(meaning, DayPart) and meaning.which in ("every", "each"):
        return TimexType.SET
    if isinstance(meaning, (Clock, DayPart)) or (isinstance(meaning, Deictic) and meaning.word == "tonight"):
        return TimexType.TIME
    if isinstance(meaning, Range) and isinstance(meaning.first, (Clock, DayPart)):
        return TimexType.TIME
    return TimexType.DATE


def _lasting(meaning: Meaning) -> Lasting | None:
    if isinstance(meaning, (Lasting,)):
        return meaning
    return meaning.lasting if isinstance(meaning, (Away, Repeat)) else None


def _weekday(meaning: object) -> int | None:
    if isinstance(meaning, (Date, Repeat)):
        return meaning.weekday
    return _weekday(meaning.on) if isinstance(meaning, (Clock, DayPart)) else None


def _expression(here: _Told, document: Document, words: Words, told: list[_Told], now: Now) -> TimeExpression:
    spot, resolved = here.spot, here.resolved
    meaning = spot.meaning
    when = resolved.when
    length = _lasting(meaning)
    if resolved.open_year:
        when = days.masked(when)
    text = document.prose[spot.span.start : spot.span.end]
    measured = days.length_of(length) if length else None
    return TimeExpression(
        id=here.id,
        span=spot.span,
        text=text,
        sentence=here.sentence,
        type=_type(meaning),
        value=when.value,
        earliest=when.first,
        latest=when.last,
        mod=_mod(meaning),
        weekday=_weekday(meaning),
        length=measured,
        shift=_shift(meaning, measured, resolved, spot, words),
        relative=resolved.relative,
        steps=_steps(text, when.value, resolved, told, now),
    )


def _mod(meaning: Meaning) -> str:
    if isinstance(meaning, (Date, Season, Era, Unit, DayPart)):
        return meaning.edge
    return meaning.mod if isinstance(meaning, (Lasting, Clock)) else meaning.lasting.mod if isinstance(meaning, Away) else ""


def _shift(meaning: Meaning, length: Length | None, resolved: Resolved, spot: Spot, words: Words) -> Shift | None:
    if length is None:
        return None
    if isinstance(meaning, Away):
        return Shift(length, meaning.direction, meaning.anchor, resolved.reference)
    if isinstance(meaning, Lasting) and words.low(spot.last) in ("before", "after"):
        end = spot.last + 1
        while end < len(words) and end < spot.last + 12 and words.low(end) not in (",", ".", ";", "\n", '"', "”", "(", "-"):
            end += 1
        if end > spot.last + 1:
            event = Span(words.every[spot.last + 1].start, words.every[end - 1].end)
            return Shift(length, -1 if words.low(spot.last) == "before" else 1, "event", None, event)
    return None


def _steps(text: str, value: str, resolved: Resolved, told: list[_Told], now: Now) -> tuple[str, ...]:
    if not resolved.relative or not value:
        return ()
    words = " ".join(text.split())
    if resolved.reference is not None and 0 <= resolved.reference < len(told):
        base = told[resolved.reference]
        seen = " ".join(base.resolved.when.value.split())
        if base.resolved.open_year:
            seen = days.masked(base.resolved.when).value
        return (f"“{words}” counts from {seen}, so it is {value}",)
    when = now.when
    shown = days.masked(when).value if now.open_year else when.value
    return (f"“{words}” counts from the article's date {shown}, so it is {value}",) if shown else ()
