"""Stretches of time with a start and an end: "from 3 to 20 May", "from Monday until Friday", "begins in May, ends in June"."""

from __future__ import annotations

import re
from calendar import monthrange
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date, datetime, timedelta
from itertools import pairwise

from claims.analysis import TimeExpression, TimexType, Token
from claims.article import Article
from claims.spans import Span, cover

_JOINED = re.compile(r"\b(?:to|and|until|till|through)\b|[-–—]")
_FROM = re.compile(r"\b(?:from|between)\s+(?:the\s+)?$", re.I)
_UNTIL = re.compile(r"\b(?:to|until|till|through|and)\s+(?:the (?:end|close|start) of [\w ]{1,20} on )?$", re.I)
_BEGIN = frozenset("begin start open commence launch".split())
_END = frozenset("end close finish conclude expire stop lapse".split())
_CLOCK = re.compile(r"T(\d\d):(\d\d)")


@dataclass(frozen=True, slots=True)
class Stretch:
    """From `first` to `last`; `start` and `end` are moments where the clock gives both. `whole_years`: only years are known."""

    span: Span
    sentence: int
    times: tuple[TimeExpression, ...]
    first: date
    last: date
    start: datetime | None = None
    end: datetime | None = None
    whole_years: bool = False
    whole_months: bool = False


def moment(time: TimeExpression) -> datetime | None:
    """The minute that a clock time names, where its day is known."""
    match = _CLOCK.search(time.value)
    if match is None or "/" in time.value:
        return None
    if time.earliest is None and (found := re.match(r"XXXX-(\d\d)-(\d\d)T", time.value)):
        month, day = int(found[1]), int(found[2])  # the year is open: a leap year stands in
        return _on(date(2000, month, min(day, monthrange(2000, month)[1])), match)
    if time.earliest is None and time.value.startswith("XXXX"):
        return _on(date(2000, 1, 3), match)
    if time.earliest is None or time.earliest != time.latest:
        return None
    return _on(time.earliest, match)


def stretches(article: Article) -> list[Stretch]:
    """All stretches of the article, in text order."""
    found = [*_ranges(article), *_pairs(article)]
    return sorted(found, key=lambda s: (s.span.start, s.span.end))


def _ranges(article: Article) -> Iterator[Stretch]:
    for time in article.times:
        if time.type not in (TimexType.DATE, TimexType.TIME) or time.mod:
            continue
        first, last = (time.earliest, time.latest) if time.earliest and time.latest else _without_year(time.value)
        if first is None or last is None:
            continue
        if "/" not in time.value or not _JOINED.search(time.text) or re.search(r"W\d", time.value):
            continue
        ends = time.value.split("/")
        clocks = [_CLOCK.search(end) for end in ends]
        start = end = None
        if len(ends) == 2 and clocks[0] and clocks[1]:
            start, end = (_on(first, clocks[0]), _on(last, clocks[1]))
            if end <= start and first == last:
                end += timedelta(1)
        elif time.type is TimexType.TIME:
            continue
        fine = len(ends[0])
        yield Stretch(time.span, time.sentence, (time,), first, last, start, end, fine == 4, fine == 7)


def _without_year(value: str) -> tuple[date | None, date | None]:
    """The ends of a stretch of days without a year, in a stand-in year; the second in the next where it comes earlier in it."""
    if re.fullmatch(r"XXXX-(?:WXX-\d|XX-XX)T\d\d:\d\d/XXXX-(?:WXX-\d|XX-XX)T\d\d:\d\d", value):
        return (date(2000, 1, 3),) * 2  # a clock time of some day
    match = re.fullmatch(r"XXXX-(\d\d)-(\d\d)/XXXX-(\d\d)-(\d\d)", value)
    if match is None:
        return None, None
    month, day, to_month, to_day = (int(g) for g in match.groups())
    try:
        return date(2000, month, day), date(2000 + ((to_month, to_day) < (month, day)), to_month, to_day)
    except ValueError:
        return None, None


def _on(day: date, clock: re.Match[str]) -> datetime:
    return datetime(day.year, day.month, day.day, min(int(clock[1]), 23), min(int(clock[2]), 59))


def _pairs(article: Article) -> Iterator[Stretch]:
    prose = article.document.prose
    for a, b in pairwise(t for t in article.times if t.type in (TimexType.DATE, TimexType.TIME)):
        if a.sentence != b.sentence or not (a.earliest and a.latest and b.earliest and b.latest) or a.mod or b.mod:
            continue
        if "/" in a.value or "/" in b.value or a.earliest > b.latest:
            continue
        opening, between = prose[max(0, a.span.start - 16) : a.span.start], prose[a.span.end : b.span.start]
        closed = bool(_FROM.search(opening) or a.text.startswith("from ")) and bool(_UNTIL.search(between))
        quiet = len(between) < 60 and not any(
            t.upos == "VERB" for t in article.analysis.tokens_in(Span(a.span.end, b.span.start))
        )
        verbs = _verb(article, a), _verb(article, b)
        told = bool(verbs[0] and verbs[1] and verbs[0].lemma in _BEGIN and verbs[1].lemma in _END)
        if (closed and quiet) or told:
            years = len(a.value) == 4 and len(b.value) == 4
            months = len(a.value) == 7 and len(b.value) == 7
            start, end = moment(a), moment(b)
            if bool(start) == bool(end):
                yield Stretch(cover((a.span, b.span)), a.sentence, (a, b), a.earliest, b.latest, start, end, years, months)


def _verb(article: Article, time: TimeExpression) -> Token | None:
    """The verb that a time belongs to."""
    tokens = article.analysis.tokens_in(time.span)
    here = tokens[0] if tokens else None
    for _ in range(8):
        if here is None or here.upos == "VERB":
            return here
        if here.head == here.i:
            return None
        here = article.analysis.head(here)
    return None
