"""The article's date from its own text: clues, the months each allows, and what they allow together."""

from __future__ import annotations

from dataclasses import dataclass
from itertools import pairwise

from claims.analysis import Analysis
from claims.article import Anchor
from claims.document import Document
from claims.extract.times import days
from claims.extract.times.meaning import Clock, Date, DayPart, Range, Unit
from claims.extract.times.spot import Spot
from claims.extract.times.tense import tense

_NAMES = ("January February March April May June July August September October November December").split()
_FAR = 100 * 12


@dataclass(frozen=True, slots=True)
class Clue:
    """Months (counted from year 0) in which the article can have been written, and the sentence that says why."""

    first: int
    last: int
    why: str
    calendar_month: int = 0  # 1-12 where the clue gives the month but no year


def _month(index: int) -> str:
    return f"{_NAMES[index % 12]} {index // 12}"


def _dates(spot: Spot) -> list[Date]:
    meaning = spot.meaning
    if isinstance(meaning, Range):
        return [d for d in (meaning.first, meaning.last) if isinstance(d, Date)]
    if isinstance(meaning, (Clock, DayPart)):
        return [meaning.on] if isinstance(meaning.on, Date) else []
    return [meaning] if isinstance(meaning, Date) else []


def _sentence(analysis: Analysis, spot: Spot) -> int:
    sentence = analysis.sentence_at(spot.span.start)
    return sentence.i if sentence else 0


def infer(document: Document, analysis: Analysis, found: list[Spot]) -> Anchor:
    """The tightest month or year that every clue allows; no anchor where they allow more than a year or contradict each other."""
    dated = [(spot, d) for spot in found for d in _dates(spot)]
    past = [(s, d) for s, d in dated if d.year and d.month and tense(analysis, s.span) == "past"]
    clues = [
        *_ended(past, document),
        *_last_months(found, dated, document),
        *_this_month(found, dated, analysis),
        *_last_units(found, dated),
        *_years(dated, analysis),
    ]
    if not any(c for c in clues if not c.calendar_month):
        return Anchor()
    first = max(c.first for c in clues if not c.calendar_month)
    last = min(c.last for c in clues if not c.calendar_month)
    months = sorted({c.calendar_month for c in clues if c.calendar_month})
    if first > last or len(months) > 1:
        return Anchor()
    steps = [c.why for c in clues if c.calendar_month or c.first == first or c.last == last]
    if months:
        fitting = [m for m in range(first, min(last, first + 60) + 1) if m % 12 + 1 == months[0]]
        if len(fitting) != 1:
            return Anchor()
        first = last = fitting[0]
    elif last - first > 11:
        return Anchor()
    low, high = days.of_month(first // 12, first % 12 + 1), days.of_month(last // 12, last % 12 + 1)
    if first == last:
        value = low.value
    elif first // 12 == last // 12:
        value = f"{first // 12:04d}"
    else:
        value = ""
    if value:
        steps.append(f"so the anchor date is {value}")
    else:
        steps.append(f"so the article was written between {_month(first)} and {_month(last)}")
    return Anchor(value, "text", low.first, high.last, None, tuple(steps))


def _text(spot: Spot, document: Document) -> str:
    return " ".join(document.prose[spot.span.start : spot.span.end].split())


def _ended(past: list[tuple[Spot, Date]], document: Document) -> list[Clue]:
    """The article is no older than the last dated thing that it tells in the past."""
    if not past:
        return []
    spot, latest = max(past, key=lambda p: (p[1].year or 0) * 12 + (p[1].month or 0))
    at = (latest.year or 0) * 12 + (latest.month or 0) - 1
    why = f"{_text(spot, document)} is told in the past, so the article was written in {_month(at)} or later"
    return [Clue(at, at + _FAR, why)]


def _last_months(found: list[Spot], dated: list[tuple[Spot, Date]], document: Document) -> list[Clue]:
    """Where "last August" stands and the text has a full date in one August: from the month after it the next August."""
    out = []
    for spot in found:
        meaning = spot.meaning
        if not isinstance(meaning, Date) or meaning.which != "last" or not meaning.month:
            continue
        years = sorted({(d.year, d.day or 0) for _, d in dated if d.year and d.month == meaning.month and not d.which})
        if len({y for y, _ in years}) != 1:
            continue
        year = years[0][0]
        at = year * 12 + meaning.month - 1
        name = _NAMES[meaning.month - 1]
        full = next(_text(s, document) for s, d in dated if d.year == year and d.month == meaning.month)
        why = f"{_text(spot, document)} is taken to be the {name} {year} of {full}, so the article was written "
        out.append(Clue(at + 1, at + 12, f"{why}between {_month(at + 1)} and {_month(at + 12)}"))
    return out


def _this_month(found: list[Spot], dated: list[tuple[Spot, Date]], analysis: Analysis) -> list[Clue]:
    """ "this month" with one month named, by its days and without a year, nearby."""
    out = []
    for spot in found:
        meaning = spot.meaning
        if not isinstance(meaning, Unit) or meaning.unit != "month" or meaning.which not in ("this", "last", "next"):
            continue
        at = _sentence(analysis, spot)
        near = {
            d.month
            for s, d in dated
            if d.month and d.day and not d.year and not d.which and abs(_sentence(analysis, s) - at) <= 4
        }
        if len(near) != 1:
            continue
        named = near.pop() or 0
        step = {"this": 0, "last": 1, "next": -1}[meaning.which]
        month = (named - 1 + step) % 12 + 1
        days_named = next(s for s, d in dated if d.month == named and d.day and not d.year)
        said = _day_words(days_named)
        out.append(Clue(0, 0, f"{meaning.which} month and {said} put it in {_NAMES[month - 1]}", month))
    return out


def _day_words(spot: Spot) -> str:
    meaning = spot.meaning
    if isinstance(meaning, Range) and isinstance(meaning.first, Date) and isinstance(meaning.last, Date):
        if meaning.first.month == meaning.last.month and meaning.first.month:
            return f"{_NAMES[meaning.first.month - 1]} {meaning.first.day} to {meaning.last.day}"
    one = _dates(spot)[0]
    return f"{_NAMES[(one.month or 1) - 1]} {one.day}"


def _last_units(found: list[Spot], dated: list[tuple[Spot, Date]]) -> list[Clue]:
    """ "last year" beside a year in the same words: "last year, 2022", "last year (2022)"."""
    out = []
    for one, two in pairwise(found):
        for unit, full in ((one, two), (two, one)):
            meaning, other = unit.meaning, full.meaning
            if not isinstance(meaning, Unit) or meaning.unit != "year" or meaning.which not in ("last", "this", "next"):
                continue
            if not isinstance(other, Date) or not other.year or other.month or two.first - one.last > 1:
                continue
            year = other.year + {"last": 1, "this": 0, "next": -1}[meaning.which]
            out.append(
                Clue(year * 12, year * 12 + 11, f"{meaning.which} year is {other.year}, so the article was written in {year}")
            )
    return out


def _years(dated: list[tuple[Spot, Date]], analysis: Analysis) -> list[Clue]:
    """A bare month and day of the past with its weekday fits few years; used only with a year named nearby."""
    out = []
    latest = max((d.year for s, d in dated if d.year and tense(analysis, s.span) == "past"), default=0)
    for _, d in dated:
        if d.weekday is None or d.year or not d.month or not d.day or not latest:
            continue
        fits = [y for y in (latest, latest + 1) if (at := days.safe(y, d.month, d.day)) and at.weekday() == d.weekday]
        if len(fits) == 1:
            about = fits[0] * 12 + d.month - 1
            why = f"{_NAMES[d.month - 1]} {d.day} was that weekday in {fits[0]}, so the article was written about {_month(about)}"
            out.append(Clue(about - 6, about + 6, why))
    return out
