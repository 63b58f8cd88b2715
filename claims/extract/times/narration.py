"""What a time may count from: the times told before it, the year and the day that the narration is in."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date

from claims.extract.times import days
from claims.extract.times.context import Narrated, Now, Resolved
from claims.extract.times.meaning import (
    Away,
    Clock,
    Date,
    DayPart,
    Deictic,
    Era,
    Lasting,
    Meaning,
    Part,
    Range,
    Repeat,
    Same,
    Unit,
)
from claims.extract.times.spot import Spot

_ANY = ("day", "part", "week", "weekend", "month", "season", "quarter", "half", "year", "range")
_DAY = ("day", "part")
_MONTH = (*_DAY, "week", "month")
_FINE = {
    "day": _DAY,
    "week": (*_DAY, "week"),
    "weekend": (*_DAY, "week", "weekend"),
    "month": _MONTH,
    "quarter": ("quarter", "month"),
    "season": ("season", "year", "range"),
    # what a length can be counted from
    "+day": _DAY,
    "+night": _DAY,
    "+week": (*_DAY, "week"),
    "+fortnight": (*_DAY, "week"),
    "+weekend": (*_DAY, "week"),
    "+month": _MONTH,
    "+quarter": _MONTH,
}
_COARSE = frozenset({"year", "decade", "century", "month", "quarter", "season", "+year", "+decade", "+month", "+century"})
_CLOCK_UNITS = frozenset({"+hour", "+minute", "+second"})
_LATELY = 2  # years within which a month of late is rather this year's than the narration's
_REACH = 14  # times looked back over
_WEEK = 7
_FAR_REACH = 60  # the same for the quarter or the day that the whole report is about


@dataclass(frozen=True, slots=True)
class Told:
    """A time already read: where it stands, what it came to, and whether its year is one that the text names."""

    id: int
    sentence: int
    paragraph: int
    spot: Spot
    resolved: Resolved
    dated: bool = False
    opens: bool = False  # opens its sentence: "In 1831, ..."
    quoted: bool = False  # stands between quotation marks
    reports: bool = False  # says when somebody spoke, not when something happened
    heads: bool = False  # a heading of nothing else: "Tuesday 4 March", "2013", "Leeds United (2012)"

    @property
    def narrated(self) -> Narrated:
        return Narrated(self.id, self.resolved.when, self.resolved.open_year, plain_day(self.spot.meaning))

    @property
    def grain(self) -> str:
        return self.resolved.when.grain


@dataclass(frozen=True, slots=True)
class Place:
    """Where an expression stands, with the tense over it."""

    sentence: int
    paragraph: int
    tense: str
    quoted: bool = False
    reports: bool = False
    heading: Told | None = None  # the time in the heading of the section


def plain_day(meaning: object) -> bool:
    """Whether it is the day of a report ("on Thursday", "yesterday"), from which years and months are not counted."""
    if isinstance(meaning, Date):
        return meaning.weekday is not None and meaning.month is None
    if isinstance(meaning, (Clock, DayPart)):
        return meaning.on is None or plain_day(meaning.on)
    return isinstance(meaning, Deictic)


def find(kind: str, place: Place, told: Sequence[Told]) -> Narrated | None:
    """The nearest time told before that can be counted from: in this sentence, else in those before."""
    near = [t for t in reversed(told[-_REACH:]) if not isinstance(t.spot.meaning, (Repeat, Lasting)) and t.grain]
    if kind == "quarter?":
        return next((t.narrated for t in near if t.grain in ("quarter", "half") and place.sentence - t.sentence <= 1), None)
    if kind == "the quarter":
        return next((t.narrated for t in reversed(told[-_FAR_REACH:]) if t.grain == "quarter" and not _compared(t)), None)
    if kind == "the day":
        return next((t.narrated for t in near if t.grain in _DAY and plain_day(t.spot.meaning)), None)
    if kind.startswith("period"):
        return _period(kind.split()[1], place, [t for t in reversed(told[-_FAR_REACH:]) if t.grain and not _compared(t)])
    if kind in _CLOCK_UNITS:
        return None
    if kind == "year":
        for t in near:
            if t.grain in ("year", "range") and place.sentence - t.sentence <= 1 and not isinstance(t.spot.meaning, Era):
                return t.narrated
    if kind == "+year":
        for t in near:
            if t.grain in ("quarter", "half") and t.sentence == place.sentence:
                return t.narrated
    fine = _FINE.get(kind, _ANY)
    for t in near:
        if place.paragraph - t.paragraph > 2:
            return None
        if t.grain in fine and not (kind in _COARSE and plain_day(t.spot.meaning)):
            return t.narrated
    return None


def _compared(t: Told) -> bool:
    """Whether a time is there for comparison ("a year earlier", "the same quarter last year"), not what the text is about."""
    meaning = t.spot.meaning
    return isinstance(meaning, (Same, Away)) or (
        isinstance(meaning, Part) and meaning.year_of is not None and meaning.year_of.which == "last"
    )


_PERIOD_GRAINS = {
    "quarter": ("quarter",),
    "half": ("half",),
    "date": _DAY,
    "day": _DAY,
    "month": ("month",),
    "months": ("range",),
}


def _period(unit: str, place: Place, near: Sequence[Told]) -> Narrated | None:
    """What "the same period" means: the last such unit told, or the last quarter, half, month or span."""
    grains = _PERIOD_GRAINS.get(unit, ("quarter", "half", "range", "month", "season"))
    reach = 8 if unit in ("quarter", "half") else 2
    return next((t.narrated for t in near if t.grain in grains and place.paragraph - t.paragraph <= reach), None)


def _date_of(meaning: Meaning) -> Date | None:
    """The date without a year inside an expression."""
    dated: object = meaning
    if isinstance(meaning, (Clock, DayPart)):
        dated = meaning.on
    elif isinstance(meaning, Range):
        dated = meaning.first
    if isinstance(dated, Date) and dated.month is not None and not dated.year and not dated.year_of and not dated.which:
        return dated
    return None


def year_hint(meaning: Meaning, place: Place, told: Sequence[Told], now: Now) -> int | None:
    """The year of a date without one, where the narration is in the past: "He was freed in March 1987. In June ..."."""
    dated = _date_of(meaning)
    if dated is None or dated.month is None or place.tense == "future":
        return None
    known = now.year is not None
    headed = _year_of_heading(place, told)
    if headed is not None:
        return headed
    for t in reversed(told[-_REACH:]):
        if place.paragraph - t.paragraph > (0 if known else 1):
            return None
        first = t.resolved.when.first
        if first is None or isinstance(t.spot.meaning, (Era, Repeat, Lasting, Range)):
            continue
        if not t.dated:
            if known and t.grain in _MONTH:
                return None  # the text is back at the time of the report
            continue
        if isinstance(t.spot.meaning, Unit):
            return first.year
        if t.grain == "year" and not (t.opens and t.sentence >= place.sentence - 1) and known:
            continue
        if t.grain not in ("day", "month", "part", "year"):
            continue
        if known and first.year >= (now.year or 0) and not now.open_year:
            return None
        if known and t.sentence != place.sentence and (now.year or 0) - first.year <= _LATELY and _recent(dated, now):
            return None
        later = t.grain in ("day", "month", "part") and dated.month < first.month
        return first.year + later
    return None


def _year_of_heading(place: Place, told: Sequence[Told]) -> int | None:
    """The year that stands over a section, where the sentence names no other."""
    heading = place.heading
    if heading is None or not isinstance(heading.spot.meaning, Date) or not heading.spot.meaning.year:
        return None
    year = heading.spot.meaning.year
    here = [t.resolved.when.first for t in told[-_REACH:] if t.sentence == place.sentence and t.dated]
    return year if all(first is not None and first.year == year for first in here) else None


def _recent(dated: Date, now: Now) -> bool:
    """Whether the last such month or day lies within two months before the article's date."""
    if now.month is None or dated.month is None:
        return False
    return (now.month[1] - dated.month) % 12 <= 1


def names_year(meaning: object, resolved: Resolved, hint: int | None, told: Sequence[Told]) -> bool:
    """Whether the year of a resolved time is named by the text, by itself or by what it counts from."""
    if isinstance(meaning, Date):
        return meaning.year is not None or hint is not None or _counts_from_dated(resolved, told)
    if isinstance(meaning, (Clock, DayPart)):
        return (meaning.on is not None and names_year(meaning.on, resolved, hint, told)) or _counts_from_dated(resolved, told)
    if isinstance(meaning, (Away, Unit)):
        return _counts_from_dated(resolved, told)
    return False


def _counts_from_dated(resolved: Resolved, told: Sequence[Told]) -> bool:
    at = resolved.reference
    return at is not None and 0 <= at < len(told) and told[at].dated


def day_hint(meaning: Meaning, place: Place, told: Sequence[Told], now: Now) -> Narrated | None:
    """The day that a clock time or part of a day without one belongs to."""
    if not isinstance(meaning, (Clock, DayPart, Range, Date)):
        return None
    pointing = isinstance(meaning, DayPart) and meaning.which in ("that", "same")
    if any(t.sentence == place.sentence and isinstance(t.spot.meaning, Repeat) for t in told[-_REACH:]):
        return None
    for t in reversed(told[-_REACH:]):
        if t.grain not in _DAY or t.resolved.when.value.startswith("XXXX-XX-XX"):
            continue
        if ((t.quoted and not place.quoted) or (t.reports and not place.reports)) and not pointing:
            continue
        if place.tense == "past" and now.day and t.resolved.when.first and t.resolved.when.first > now.day:
            continue
        if t.sentence == place.sentence or pointing:
            return t.narrated
        if place.tense in ("present", "future"):
            return None
        if t.paragraph == place.paragraph or (place.paragraph - t.paragraph <= 1 and t.grain == "part" and place.tense == "past"):
            return t.narrated
        break
    if place.heading is not None and place.heading.grain == "day" and place.tense in ("past", ""):
        return place.heading.narrated
    if now.day and place.tense in ("past", ""):
        return _story_day(told, now.day) or Narrated(-1, days.of_day(now.day), now.open_year, True)
    return None


def _story_day(told: Sequence[Told], day: date) -> Narrated | None:
    """The day that the report is about: of those it names by weekday the first that is the article's day or the one before,
    else the first in the week before, else one on which somebody spoke ("the navy said on Tuesday").
    """
    week: Narrated | None = None
    spoken: Narrated | None = None
    for t in told[:_FAR_REACH]:
        first = t.resolved.when.first
        if not (t.grain in _DAY and first and isinstance(t.spot.meaning, (Date, DayPart, Clock)) and plain_day(t.spot.meaning)):
            continue
        if isinstance(t.spot.meaning, (Clock, DayPart)) and t.spot.meaning.on is None:
            continue
        gap = (day - first).days
        if 0 <= gap <= 1 and not t.reports:
            return t.narrated
        if 0 <= gap <= 1:
            spoken = spoken or t.narrated
        elif 1 < gap < _WEEK and not t.reports:
            week = week or t.narrated
    return week or spoken
