"""The weekday and the date beside it do not agree.

*What it looks for*: a calendar date with its weekday ("Tuesday, March 14, 2023", "Monday 3 to Saturday 8 May", "14 March
(Wednesday)") that falls on another weekday. The year is taken from the date, the words around it or the article's date.

*Why it matters to a reader*: readers plan by these dates, and nobody can say which of the two is meant.

*When it stays silent*: where the year is open, or the weekday is right in another year that the article tells of; on dates before
1800, which other calendars counted differently.

*Source*: the Gregorian calendar.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from datetime import date, timedelta
from itertools import pairwise

from checker.check import Check, Discrepancy, Side, clean, flagged
from checker.dates import WEEKDAYS, tell_day
from claims.analysis import TimeExpression, TimexType
from claims.article import Article
from claims.finding import Confidence, Severity
from claims.spans import Span

_GREGORIAN = 1800
_FAR = 120
"""From how many days between a date without a year and the article's date on the year next to it is thinkable."""

_NAME = re.compile(r"\b(?:mon|tues?|wed(?:nes|s)?|thur?s?|fri|sat(?:ur)?|sun)(?:day)?\b\.?", re.I)
_DAY = re.compile(r"[\s,]*((?:the )?\w.*?)(?:\s+(?:to|and|until|till|through)|\s*[-–—,])?\s*(?:the\s*)?$", re.S)
_BETWEEN = re.compile(r"[ \t]*\(|,\s+(?P<clause>which (?:is|was|will be|falls on|fell on)\s+)?", re.I)

_YEARS_AGO = re.compile(r"\b(?:last year|(?:the )?year before|(?:the )?previous year|years? (?:ago|earlier))\b", re.I)

EXAMPLES = (
    flagged(
        "The library will open its doors on «Tuesday», «March 15, 2023», the council has announced.\n",
        "The text says Tuesday here, but 15 March 2023 is a Wednesday.",
    ),
    flagged(
        "---\ndate: 2024-03-08\n---\nThe ferry is out of service until «Monday» «12 March», its owner has said.\n",
        "The text says Monday here, but 12 March 2024 is a Tuesday.",
    ),
    clean("The library will open its doors on Wednesday, March 15, 2023, the council has announced.\n"),
    clean("Nobody knew then that the dam would burst on Friday 3 March. It was rebuilt, and opened on a Sunday in May.\n"),
    clean("---\ndate: 2025-02-12\n---\nHearings will be held on March 3 and March 4, a Monday and a Tuesday.\n"),
    clean("---\ndate: 2024-12-20\n---\nThe bridge will be closed from Monday 6 January, the county said on Thursday.\n"),
)


@dataclass(frozen=True, slots=True)
class _Pair:
    """A weekday and the day beside it: where each stands, and the expression that gives the day."""

    name: Span
    weekday: int
    words: Span
    day: date
    time: TimeExpression


def find(article: Article) -> Iterator[Discrepancy]:
    pairs = list(_pairs(article))
    right = [p.day for p in pairs if p.day.weekday() == p.weekday]
    for pair in pairs:
        if pair.day.weekday() == pair.weekday or pair.day.year < _GREGORIAN:
            continue
        if pair.time.relative and _fits_elsewhere(article, pair, right):
            continue
        yield _discrepancy(article, pair)


def _pairs(article: Article) -> Iterator[_Pair]:
    times = [t for t in article.times if t.type in (TimexType.DATE, TimexType.TIME)]
    for time in times:
        if time.earliest and time.latest and re.search(r"\d", time.text):
            yield from _within(article, time, time.earliest, time.latest)
    for a, b in pairwise(times):
        between = _BETWEEN.fullmatch(article.document.prose, a.span.end, b.span.start)
        if not between or re.match(r"\s+and\s", article.document.prose[b.span.end : b.span.end + 6]):
            continue  # "3 March and 4 March, a Monday and a Tuesday"
        bracket = between[0].endswith("(")
        apposed = (
            between["clause"] or b.text.startswith("a ") or article.document.prose[b.span.end : b.span.end + 1] in (",", ".")
        )
        for named, dated in ((a, b), (b, a)):
            if dated.weekday is None and dated.earliest and dated.earliest == dated.latest and re.search(r"\d", dated.text):
                if named.weekday is not None and _NAME.fullmatch(named.text.removeprefix("a ")):
                    if bracket or (named is b and apposed):
                        yield _Pair(named.span, named.weekday, dated.span, dated.earliest, dated)


def _within(article: Article, time: TimeExpression, first: date, last: date) -> Iterator[_Pair]:
    """The weekdays inside an expression, each with the figures that follow it; the second one of a range belongs to its end."""
    names = list(_NAME.finditer(article.document.prose, time.span.start, time.span.end))
    if len(names) > 1 and first == last:
        return
    for place, name in enumerate(names):
        start, end = name.end(), names[place + 1].start() if place + 1 < len(names) else time.span.end
        if first != last and not re.search(r"\d", article.document.prose[start:end]):
            continue
        words = _DAY.match(article.document.prose, start, end)
        opens = re.fullmatch(r"(?:from|between)?\s*", article.document.prose[time.span.start : name.start()], re.I)
        weekday = next(i for i, day in enumerate(WEEKDAYS) if day[:3].lower() == name[0][:3].lower())
        if words:
            day = first if opens or first == last else last
            yield _Pair(Span(name.start(), name.end()), weekday, Span(words.start(1), words.end(1)), day, time)


def _fits_elsewhere(article: Article, pair: _Pair, right: Sequence[date]) -> bool:
    """Whether the weekday is right in another year that a date without a year can mean.

    Where only the year of the article is known, another date near by whose weekday is right bears it out.
    """
    anchor = article.anchor
    day = anchor.day or next((d for d in right if d.year == pair.day.year and abs((d - pair.day).days) <= _FAR), None)
    years = set(article.once(_years))
    told = article.sentence(pair.time.sentence).span.of(article.document.prose)
    if day is None or abs((pair.day - day).days) > _FAR or _YEARS_AGO.search(told):
        years |= {y + step for y in years | {pair.day.year} for step in (-2, -1, 0, 1)}
    return any(_in_year(pair.day, year) == pair.weekday for year in years)


def _years(article: Article) -> frozenset[int]:
    """The years that the article names or tells of: a story may speak of each of them, and give days without a year."""
    anchor = article.anchor
    ends = [(t.earliest, t.latest) for t in article.times if t.type in (TimexType.DATE, TimexType.TIME)]
    return frozenset(d.year for pair in (*ends, (anchor.earliest, anchor.latest)) for d in pair if d)


def _in_year(day: date, year: int) -> int | None:
    try:
        return day.replace(year=year).weekday()
    except ValueError:
        return None


def _discrepancy(article: Article, pair: _Pair) -> Discrepancy:
    said, true = WEEKDAYS[pair.weekday], WEEKDAYS[pair.day.weekday()]
    day = tell_day(pair.day)
    gap = (pair.weekday - pair.day.weekday() + 3) % 7 - 3
    other = pair.day + timedelta(gap)
    sides = [Side(pair.name, said), Side(pair.words, true)]
    steps = []
    if pair.time.relative:
        steps += [f"{step}." for step in pair.time.steps]
        if article.anchor.span:
            sides.append(Side(article.anchor.span, article.anchor.value, "anchor"))
    return Discrepancy(
        sides=tuple(sides),
        values={"said": said, "day": day, "true": true},
        derivation=(
            *steps,
            f"{day} is a {true}; the text says {said}.",
            f"The nearest {said} is {tell_day(other)}.",
        ),
        confidence=Confidence.HIGH,
        question=f"Is it {true}, {day}, or {said}, {tell_day(other)}?",
    )


CHECK = Check(
    code="TIM103",
    name="weekday-date",
    severity=Severity.ERROR,
    reads=("times",),
    message="The text says {said} here, but {day} is a {true}.",
    find=find,
    examples=EXAMPLES,
)
