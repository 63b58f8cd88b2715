"""One happening that two passages date apart: which pairs, the date of each, and why they are one."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass, replace

from checker.intervals import Days, days_of
from claims.analysis import TimeExpression
from claims.article import Article
from claims.same.facts import Fact, facts, frames, pairs
from claims.spans import Span, cover

_NEAR = 40
_CLOSE = 12
_FAR = 62
"""How many days the two dates of a noun that names nobody ("the rejection") may lie apart."""
_RUN = 5
"""How many days a date of several days may have ("12 and 13 July")."""
_ASPECT = frozenset("begin end continue last go resume follow precede cause lead".split())
"""What is told of a happening with these verbs dates its start, its end or another happening."""
_SUBJECTS = ("agent", "patient")
_AGAIN = re.compile(
    r"\b(?:again|second|twice|another|re-\w+|repeat\w*|annual\w*|every|previous\w*|earlier|also|later|follow-up|each|rescheduled|postponed|"
    r"moved|originally|initially|instead|brought forward|planned|meant|scheduled|was due|before that|"
    r"regular\w*|monthly|weekly|since then|would have|should have|if)\b",
    re.I,
)
_CLOCK = re.compile(r"\d{1,2}(?:[.:]\d\d)?\s*(?:[ap]\.?\s?m\b|o['’]clock)|\d{1,2}[.:]\d\d|\b\d{4} ?(?:GMT|hours|hrs)\b", re.I)
"""A clock time alone is of a day that was only inferred."""
_OWN = re.compile(r"\s+(?:on|of)\s+(?:the\s+)?")
"""Between a noun and the date that is its own whatever the clause says of it: "speak at the meeting on 3 May if they wish"."""


@dataclass(frozen=True, slots=True)
class DatedFact:
    """A happening with its one date."""

    fact: Fact
    time: TimeExpression
    days: Days

    @property
    def span(self) -> Span:
        return cover((self.fact.words, self.time.span))


def dated_apart(article: Article) -> Iterator[tuple[DatedFact, DatedFact, tuple[str, ...]]]:
    """Pairs of passages that tell one happening and give it dates that share no day, with the reasons why it is one."""
    told = facts(article)
    aspect = {a.head for f in told if f.frame in _ASPECT for a in f.event.arguments if a.role in _SUBJECTS}
    dates = {f.event.id: d for f in told if f.token.i not in aspect and (d := single_date(article, f)) is not None}
    alike: dict[int, set[tuple[object, ...]]] = {}
    found = []
    for a, b, same in pairs(told):
        one, two = dates.get(a.event.id), dates.get(b.event.id)
        if one is None or two is None:
            continue
        if _year_told(one.time) != _year_told(two.time):
            one, two = (m if _year_told(m.time) else replace(m, days=replace(m.days, yearless=True)) for m in (one, two))
        for key in (a.event.id, b.event.id):
            alike.setdefault(key, set()).update((d.days.first, d.days.last) for d in (one, two))
        if (a.theme is None or b.theme is None) and _days_apart(one.days, two.days) > _FAR:
            continue  # "Wednesday's rejection" of a story that tells of one in 2017
        if _points(a, b) and _apart(one.days, two.days) and _alike(a, b):
            found.append((one, two, same.reasons))
    for one, two, reasons in found:
        if len(alike[one.fact.event.id] | alike[two.fact.event.id]) == 2:
            yield one, two, reasons


def dates_of(article: Article) -> dict[int, DatedFact]:
    """For each happening, by the id of its event, its only date: its own, or that of another passage that tells it."""
    told, known = facts(article), {name for name, _ in frames().values()}
    own = {f.event.id: d for f in told if (d := single_date(article, f)) is not None}
    found: dict[int, dict[Days, DatedFact]] = {i: {d.days: d} for i, d in own.items()}
    for a, b, _ in pairs(told):
        for mine, theirs in ((a, b), (b, a)):
            if theirs.event.id in own and a.frame in known:
                found.setdefault(mine.event.id, {}).setdefault(own[theirs.event.id].days, own[theirs.event.id])
    return {i: next(iter(dates.values())) for i, dates in found.items() if len(dates) == 1}


def _days_apart(a: Days, b: Days) -> int:
    """The gap between two dates; those without a year are near each other."""
    if a.yearless or b.yearless:
        return 0
    return max((b.first - a.last).days, (a.first - b.last).days, 0)


def _year_told(time: TimeExpression) -> bool:
    return not time.relative or bool(re.search(r"\d{4}|year|week|month|day\b", time.text))


def _points(a: Fact, b: Fact) -> bool:
    """Whether the happening is one that is told of once: it happens once, or its noun points back to it."""
    return (a.once and b.once) or any(f.noun and f.noun.definite and not f.noun.plural for f in (a, b))


def _alike(a: Fact, b: Fact) -> bool:
    """Both told of the past or both of what is to come, and not by two people: "the meeting on 3 May" has no tense."""
    tenses = {f.event.tense == "past" for f in (a, b) if f.noun is None}
    holders = {f.event.holder for f in (a, b)} - {"narrator"}
    return len(tenses) <= 1 and len(holders) <= 1


def single_date(article: Article, fact: Fact) -> DatedFact | None:
    """A happening with its date, where it has only one and is told as a fact."""
    event = fact.event
    if not fact.affirmed or len(fact.times) != 1:
        return None
    time = fact.times[0]
    if re.search(r"\bsince\s+$", article.document.prose[max(0, time.span.start - 8) : time.span.start]):
        return None  # "the worst fire since 2011"
    beside = fact.noun and _OWN.fullmatch(article.document.prose, fact.token.span.end, time.span.start)
    if event.modality not in ("asserted", "hedged") and not beside:
        return None
    days = days_of(time)
    if (
        days is None
        or time.mod
        or time.shift is not None
        or not re.search(r"\d|day\b", _CLOCK.sub("", time.text))
        or ("/" in time.value and (days.last - days.first).days > _RUN)
    ):
        return None
    whole = article.sentence(event.sentence).span
    here = cover((fact.words, time.span))
    near = _CLOSE if beside else _NEAR
    around = article.document.prose[max(whole.start, here.start - near) : min(whole.end, here.end + near)]
    if beside:
        around = re.sub(r"\bif\b", "", around)  # it bears on the clause, not on the happening
    return None if _AGAIN.search(around) else DatedFact(fact, time, days)


def _apart(a: Days, b: Days) -> bool:
    """Whether two dates share no day; where one names no year, the day of the year is compared."""
    if a.yearless or b.yearless:
        one, two = _of_year(a), _of_year(b)
        return bool(one and two and (one[1] < two[0] or two[1] < one[0]))
    return a.last < b.first or b.last < a.first


def _of_year(days: Days) -> tuple[tuple[int, int], tuple[int, int]] | None:
    """The first and the last day within their year; None where the time is longer than a month."""
    if (days.last - days.first).days > 31 or days.first.year != days.last.year:
        return None
    return (days.first.month, days.first.day), (days.last.month, days.last.day)
