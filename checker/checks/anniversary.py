"""An anniversary does not fall when the dates put it.

*What it looks for*: a numbered anniversary ("the 50th anniversary of the explosion", "marks its 110th anniversary") where the article
also tells in which year that was, and the years do not come to the number.

*Why it matters to a reader*: anniversaries are why such stories are printed; the number or the year is a slip.

*When it stays silent*: when it is not plain what is remembered, or the article gives that more than one date; when the year is off by
one only because the article's date, and no year of its own, says when the day is kept.

*Source*: the calendar, and the happenings that the article dates.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass

from checker.check import Check, Discrepancy, Side, clean, flagged
from checker.dated_facts import DatedFact, dates_of
from checker.dates import tell_days
from checker.intervals import Days, days_of
from claims.analysis import Quantity, QuantityKind, TimexType
from claims.article import Article
from claims.finding import Confidence, Severity
from claims.same.facts import Fact, facts
from claims.spans import Span

_ANNIVERSARY = re.compile(r"(?:st|nd|rd|th)?[\s-]+(?:(?P<kind>wedding|silver|golden)\s+)?anniversary\b", re.I)
_OF = re.compile(r"\s+(?:of|since)\s+(?:(?:the|its|his|her|their)\s+)?(?P<noun>(?:[\w’'-]+\s+){0,3}?[\w’'-]+)\b", re.I)
_FOUNDED = ("found", "open", "launch")

EXAMPLES = (
    flagged(
        "---\ndate: 2024-02-20\n---\nWreaths will be laid on Monday, the «60th anniversary of the explosion».\n\n"
        "The pit «exploded on 26 February 1974», at the end of the night shift.\n",
        "The 60th anniversary does not fall in 2024 if it was in 1974: that is 50 years.",
    ),
    flagged(
        "---\ndate: 2024-05-02\n---\nThe rowing club, which was «founded in 1921», has never had a boathouse.\n\n"
        "Next month it marks its «113th anniversary» with a regatta.\n",
        "The 113th anniversary does not fall in 2024 if it was in 1921: that is 103 years.",
    ),
    clean(
        "---\ndate: 2024-02-20\n---\nWreaths will be laid on Monday, the 50th anniversary of the explosion.\n\n"
        "The pit exploded on 26 February 1974, at the end of the night shift.\n"
    ),
    clean("The rowing club was founded in 1921. In 1960 it kept the 50th anniversary of the boathouse, which is older.\n"),
)


@dataclass(frozen=True, slots=True)
class _Anniversary:
    """A numbered anniversary: its words, what it is of (the fact that stands beside it, or None), and when it is kept."""

    quantity: Quantity
    span: Span
    of: str
    when: Days
    told: bool


def find(article: Article) -> Iterator[Discrepancy]:
    every = list(_anniversaries(article))
    if not every:
        return
    dates, told = dates_of(article), facts(article)
    for anniversary in every:
        origin = _origin(article, anniversary, told, dates)
        if origin is None or origin.days.yearless or anniversary.quantity.value is None:
            continue
        years = anniversary.when.first.year - origin.days.first.year, anniversary.when.last.year - origin.days.last.year
        number = int(anniversary.quantity.value)
        if origin.days.first >= anniversary.when.first:
            continue
        slack = 0 if anniversary.told else 1
        if min(years) - slack <= number <= max(years) + slack or origin.days.first.year != origin.days.last.year:
            continue
        yield _discrepancy(article, anniversary, origin, years[0], number)


def _anniversaries(article: Article) -> Iterator[_Anniversary]:
    prose = article.document.prose
    for quantity in article.quantities:
        if (
            quantity.kind is not QuantityKind.ORDINAL
            or quantity.value is None
            or quantity.value < 2
            or article.quoted(quantity.span)
        ):
            continue
        match = _ANNIVERSARY.match(prose, quantity.span.end)
        if match is None:
            continue
        kept = [
            d for t in article.times if t.sentence == quantity.sentence and t.type is TimexType.DATE and not t.mod
            if t.shift is None and "/" not in t.value and re.search(r"\d{4}", t.text) and (d := days_of(t))
        ]  # fmt: skip
        anchor = article.anchor
        of = _OF.match(prose, match.end())
        end = of.end() if of else match.end()
        word = "wed" if match["kind"] == "wedding" else (of["noun"].split()[-1].lower() if of else "")
        own = [d for d in kept if d.first.year - quantity.value > 1000]
        if len(own) == 1 and not re.search(r"\d{4}", prose[match.end() : end + 12]):
            yield _Anniversary(quantity, Span(quantity.span.start, end), word, own[0], True)
        elif not own and anchor.earliest and anchor.latest and (anchor.latest - anchor.earliest).days < 366:
            yield _Anniversary(quantity, Span(quantity.span.start, end), word, Days(anchor.earliest, anchor.latest), False)


def _origin(article: Article, anniversary: _Anniversary, told: tuple[Fact, ...], dates: dict[int, DatedFact]) -> DatedFact | None:
    """The only dated happening that an anniversary can be of."""
    names = {f.frame for f in told if anniversary.of and f.noun and f.token.text.lower() == anniversary.of}
    if anniversary.of == "wed":
        names = {"marry"}
    if not anniversary.of:
        names = set(_FOUNDED)
    found = {dates[f.event.id].time.id: dates[f.event.id] for f in told if f.frame in names and f.event.id in dates}
    if len(found) != 1:
        return None
    origin = next(iter(found.values()))
    return origin if not origin.span.overlaps(anniversary.span) else None


def _discrepancy(article: Article, anniversary: _Anniversary, origin: DatedFact, years: int, number: int) -> Discrepancy:
    words = " ".join(anniversary.span.of(article.text).split())
    then, now = tell_days(origin.days), tell_days(anniversary.when)
    sides = sorted((Side(anniversary.span, f"{number} years"), Side(origin.span, f"{years} years")), key=lambda s: s.span)
    return Discrepancy(
        sides=tuple(sides),
        values={
            "number": words.split()[0],
            "when": str(anniversary.when.first.year),
            "then": str(origin.days.first.year),
            "years": str(years),
        },
        derivation=(
            f"“{words}” is kept {now}" + ("." if anniversary.told else ", says the article's date."),
            *(f"{step}." for step in origin.time.steps),
            f"“{' '.join(origin.span.of(article.text).split())}” dates what is remembered {then}.",
            f"From {origin.days.first.year} to {anniversary.when.first.year} it is {years} years, not {number}.",
        ),
        confidence=Confidence.HIGH if anniversary.told else Confidence.MEDIUM,
        question="Which is right, the number or the year?",
    )


CHECK = Check(
    code="TIM110",
    name="anniversary",
    severity=Severity.ERROR,
    reads=("events", "quantities", "times"),
    message="The {number} anniversary does not fall in {when} if it was in {then}: that is {years} years.",
    find=find,
    examples=EXAMPLES,
)
