"""The article's date from its own text: clues, the months each allows, and what they allow together."""

from __future__ import annotations

import re
from dataclasses import dataclass
from datetime import timedelta
from itertools import pairwise

from claims.analysis import Analysis
from claims.article import Anchor
from claims.document import Document
from claims.extract.times import days
from claims.extract.times.meaning import Clock, Date, DayPart, Range, Unit
from claims.extract.times.spot import Spot
from claims.extract.times.tense import tense

_NAMES = "January February March April May June July August September October November December".split()
_FAR = 100 * 12
_SOON = 3  # months within which a day that is named with its weekday lies
_AHEAD = 4  # years after the last year named in which such a day is looked for


@dataclass(frozen=True, slots=True)
class Clue:
    """Months (counted from year 0) in which the article can have been written, and the words that say why.

    `calendar_month` (1 to 12) is set where a clue gives the month and no year.
    """

    first: int
    last: int
    why: str
    calendar_month: int = 0


@dataclass(frozen=True, slots=True)
class Dated:
    """A calendar date of the text, with the sentence and the tense that it stands in."""

    spot: Spot
    date: Date
    sentence: int
    tense: str
    text: str
    said: bool  # by itself ("on July 21, 2016"), not of something ("the July 21, 2016 agreement")


def infer(document: Document, analysis: Analysis, found: list[Spot]) -> Anchor:
    """The tightest month or year that every clue allows; none where they allow more than a year or contradict each other."""
    dated = [
        Dated(
            s, d, _sentence(analysis, s), tense(analysis, s.span), " ".join(s.span.of(document.prose).split()), _said(s, document)
        )
        for s in found
        for d in _dates(s)
    ]
    clues = [
        *_ended(dated),
        *_last_months(dated),
        *_this_month(found, dated, analysis),
        *_last_years(found),
        *_coming(dated),
        *_weekdays(dated),
    ]
    bounds = [c for c in clues if not c.calendar_month]
    week = _week(found, dated, analysis)
    if week is not None and all(c.first <= _index(week.date) <= c.last for c in bounds):
        return _within_days(week)
    months = sorted({c.calendar_month for c in clues if c.calendar_month})
    if not bounds or len(months) > 1:
        return Anchor()
    first, last = max(c.first for c in bounds), min(c.last for c in bounds)
    steps = [c.why for c in clues if c.calendar_month or c.first == first or c.last == last]
    if months and first <= last:
        fitting = [m for m in range(first, min(last, first + 60) + 1) if m % 12 + 1 == months[0]]
        if len(fitting) != 1:
            return Anchor()
        first = last = fitting[0]
    if first > last or last - first > 11:
        return Anchor()
    return _anchor(first, last, list(dict.fromkeys(steps)))


def _anchor(first: int, last: int, steps: list[str]) -> Anchor:
    low, high = days.of_month(first // 12, first % 12 + 1), days.of_month(last // 12, last % 12 + 1)
    value = low.value if first == last else f"{first // 12:04d}" if first // 12 == last // 12 else ""
    end = f"so the anchor date is {value}" if value else f"so it was written between {_month(first)} and {_month(last)}"
    return Anchor(value, "text", low.first, high.last, None, (*steps, end))


def _week(found: list[Spot], dated: list[Dated], analysis: Analysis) -> Dated | None:
    """The last whole date told in the past, if its weekday is the first that the text names: the report is of that week.

    "was elected on Monday ... ballots were cast on Oct. 24, 2022", which was a Monday.
    """
    years = [d for d in dated if d.date.year and d.tense != "future"]
    latest = max(years, key=lambda d: (_index(d.date), d.date.day or 0), default=None)
    if latest is None or not latest.date.day or latest.tense != "past":
        return None
    day = days.safe(latest.date.year or 1, latest.date.month or 1, latest.date.day)
    for spot in found:
        meaning = _dates(spot)
        if len(meaning) == 1 and meaning[0].weekday is not None and meaning[0].month is None and not meaning[0].which:
            if tense(analysis, spot.span) != "future":
                return latest if day is not None and day.weekday() == meaning[0].weekday else None
    return None


def _within_days(at: Dated) -> Anchor:
    """The week that begins with a date."""
    first = days.safe(at.date.year or 1, at.date.month or 1, at.date.day or 1)
    assert first is not None
    last = first + timedelta(6)
    month = first.month == last.month
    value = f"{first:%Y-%m}" if month else f"{first:%Y}" if first.year == last.year else ""
    why = f"{at.text} is told in the past and falls on the weekday that the text names first"
    return Anchor(value, "text", first, last, None, (why, f"so it was written between {first} and {last}"))


def _month(index: int) -> str:
    return f"{_NAMES[index % 12]} {index // 12}"


def _dates(spot: Spot) -> list[Date]:
    meaning = spot.meaning
    if isinstance(meaning, Range):
        return [d for d in (meaning.first, meaning.last) if isinstance(d, Date)]
    if isinstance(meaning, (Clock, DayPart)):
        return [meaning.on] if isinstance(meaning.on, Date) else []
    return [meaning] if isinstance(meaning, Date) else []


_BEFORE = re.compile(r"\b(?:on|by|until|till|from|for|at|between)\s+$", re.IGNORECASE)


def _said(spot: Spot, document: Document) -> bool:
    start = spot.span.start
    return _BEFORE.search(document.prose[max(0, start - 12) : start]) is not None


def _sentence(analysis: Analysis, spot: Spot) -> int:
    sentence = analysis.sentence_at(spot.span.start)
    return sentence.i if sentence else 0


def _index(date: Date) -> int:
    return (date.year or 0) * 12 + (date.month or 1) - 1


def _ended(dated: list[Dated]) -> list[Clue]:
    """The article is no older than the last dated thing that it tells in the past."""
    past = [d for d in dated if d.date.year and d.tense == "past"]
    if not past:
        return []
    latest = max(past, key=lambda d: _index(d.date))
    at = _index(latest.date)
    return [Clue(at, at + _FAR, f"{latest.text} is told in the past, so the article was written in {_month(at)} or later")]


def _last_months(dated: list[Dated]) -> list[Clue]:
    """For "last August", where the text has a full date in one August: the twelve months after it."""
    out = []
    for last in dated:
        if last.date.which != "last" or not last.date.month:
            continue
        same = [d for d in dated if d.date.year and d.date.month == last.date.month]
        if len({d.date.year for d in same}) != 1:
            continue
        full = max(same, key=lambda d: d.date.day or 0)
        at = _index(full.date)
        why = f"{last.text} is taken to be the {_NAMES[at % 12]} {at // 12} of the passage dated {full.text}"
        out.append(Clue(at + 1, at + 12, f"{why}, so the article was written between {_month(at + 1)} and {_month(at + 12)}"))
    return out


def _this_month(found: list[Spot], dated: list[Dated], analysis: Analysis) -> list[Clue]:
    """For "this month" (or last, next) near days of one month without a year."""
    out = []
    for spot in found:
        meaning = spot.meaning
        if not isinstance(meaning, Unit) or meaning.unit != "month" or meaning.which not in ("this", "last", "next"):
            continue
        at = _sentence(analysis, spot)
        near = [d for d in dated if d.date.day and not d.date.year and not d.date.which and abs(d.sentence - at) <= 4]
        if len({d.date.month for d in near}) != 1:
            continue
        step = {"this": 0, "last": 1, "next": -1}[meaning.which]
        month = ((near[0].date.month or 1) - 1 + step) % 12 + 1
        out.append(Clue(0, 0, f"{meaning.which} month and {near[0].text} put it in {_NAMES[month - 1]}", month))
    return out


def _last_years(found: list[Spot]) -> list[Clue]:
    """For "last year" with its number beside it: "last year (2022)", "in 2022, last year"."""
    out = []
    for one, two in pairwise(found):
        for unit, full in ((one.meaning, two.meaning), (two.meaning, one.meaning)):
            if not isinstance(unit, Unit) or unit.unit != "year" or unit.which not in ("last", "this", "next"):
                continue
            if not isinstance(full, Date) or not full.year or full.month or two.first - one.last > 2:
                continue
            year = full.year + {"last": 1, "this": 0, "next": -1}[unit.which]
            out.append(Clue(year * 12, year * 12 + 11, f"{unit.which} year is {full.year}, so the article was written in {year}"))
    return out


def _coming(dated: list[Dated]) -> list[Clue]:
    """A whole date that is still to come is mostly near: the months before it, in its year."""
    out = []
    for d in dated:
        if d.tense == "future" and d.said and d.date.year and d.date.month and d.date.day:
            at = _index(d.date)
            first = max(at - _SOON, (at // 12) * 12) if at % 12 else at - _SOON
            out.append(Clue(first, at, f"{d.text} is still to come, so the article was written by {_month(at)}"))
    return out[:1] if len({c.last for c in out}) == 1 else []


def _weekdays(dated: list[Dated]) -> list[Clue]:
    """A day and month with its weekday fits one year in five or six: the one soon after the last year told in the past."""
    latest = max((d.date.year for d in dated if d.date.year and d.tense in ("past", "") and d.date.year < 2100), default=0)
    out = []
    for d in dated:
        date = d.date
        if date.weekday is None or date.year or not date.month or not date.day or not latest:
            continue
        fits = [
            y
            for y in range(latest, latest + _AHEAD + 1)
            if (day := days.safe(y, date.month, date.day)) and day.weekday() == date.weekday
        ]
        if len(fits) != 1:
            continue
        at = fits[0] * 12 + date.month - 1
        first, last = (
            (at - _SOON, at) if d.tense == "future" else (at, at + _SOON) if d.tense == "past" else (at - _SOON, at + _SOON)
        )
        first = max(first, at // 12 * 12) if at % 12 else first
        last = min(last, at // 12 * 12 + 11) if at % 12 < 11 else last
        out.append(Clue(first, last, f"{d.text} is that weekday in {fits[0]} and in no other year near {latest}"))
    return out
