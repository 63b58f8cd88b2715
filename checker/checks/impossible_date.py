"""A date or a time of day that does not exist.

*What it looks for*: a day that its month does not have ("31 June", "February 30"), 29 February of a common year, a day of the month
above 31 ("on the 32nd of May"), and a clock time past the end of the day or the hour ("25:10", "at 7.75pm").

*Why it matters to a reader*: nobody can come on a day that does not exist; one figure was mistyped.

*When it stays silent*: on figures that are no dates (scores, ratios, version numbers), on jokes about such days in quotation marks.

*Source*: the calendar.
"""

from __future__ import annotations

import calendar
import re
from collections.abc import Iterator

from checker.check import Check, Discrepancy, Side, clean, flagged
from checker.dates import quoted
from claims.article import Article
from claims.finding import Confidence, Severity
from claims.spans import Span

_MONTHS = [name for name in calendar.month_name if name]
_MONTH = r"(?P<month>(?:Jan|Feb|Mar|Apr|Jun|Jul|Aug|Sept?|Oct|Nov|Dec)(?=\.|\s)\.?|" + "|".join(_MONTHS) + ")"
_YEAR = r"(?:,?\s+(?P<year>(?:1[5-9]|20)\d\d)\b(?!\s*[-–]\s*\d))?"
_MONTH_DAY = re.compile(
    rf"\b{_MONTH}\s+(?P<day>\d{{1,2}})(?:st|nd|rd|th)?\b(?![\d:.,/%–-]*\d|\s*(?:%|per\s?cent|[ap]\.?m\b)){_YEAR}"
)
_DAY_MONTH = re.compile(rf"(?<![\d.,:/–-])\b(?P<day>\d{{1,2}})(?:st|nd|rd|th)?\s+(?:of\s+)?{_MONTH}\b(?!-){_YEAR}")
_CLOCK = re.compile(
    r"\b(?:at|from|until|till|by|around|about)\s+(?P<hour>\d{1,2})(?P<mark>[:.])(?P<minute>\d\d)(?![\d:.%]|\s*(?:per|km|m\b|million|bn))\s?(?P<half>[ap]\.?m\b)?"
)

EXAMPLES = (
    flagged("The fair will be held on «31 June», the town has announced.\n", "“31 June” does not exist: June has 30 days."),
    flagged(
        "The first train left on «February 29, 2023», with the mayor aboard.\n",
        "“February 29, 2023” does not exist: February 2023 has 28 days.",
    ),
    clean("The fair was held on 31 July. The first train left on February 29, 2024, at 23:59.\n"),
    clean("The May 40 index rose at 25.10 a share. He was timed at 32.75 seconds, and sailed the 31 June-class boats.\n"),
)


def find(article: Article) -> Iterator[Discrepancy]:
    prose = article.document.prose
    for pattern in (_MONTH_DAY, _DAY_MONTH):
        for match in pattern.finditer(prose):
            month = next(i for i, name in enumerate(_MONTHS, 1) if name[:3] == match["month"][:3])
            day, year = int(match["day"]), match["year"]
            most = calendar.monthrange(int(year) if year else 2000, month)[1]
            near = day > 31 and pattern is _MONTH_DAY
            if 0 < day <= most or near:
                continue
            name = _MONTHS[month - 1] + (f" {year}" if year and month == 2 else "")
            yield from _one(article, Span(match.start(), match.end()), f"{name} has {most} days")
    for match in _CLOCK.finditer(prose):
        hour, minute = int(match["hour"]), int(match["minute"])
        clock = match["half"] or (match["mark"] == ":" and hour < 30)
        if clock and (minute > 59 or hour > 24 or (match["half"] and hour > 23)):
            limit = "an hour has 60 minutes" if minute > 59 else "a day has 24 hours"
            yield from _one(article, Span(match.start("hour"), match.end()), limit)


def _one(article: Article, span: Span, why: str) -> Iterator[Discrepancy]:
    span = span.strip(article.document.prose)
    if quoted(article, span):
        return
    words = " ".join(span.of(article.text).split())
    yield Discrepancy(
        sides=(Side(span, words),),
        values={"words": words, "why": why},
        derivation=(f"“{words}” names a date or a time; {why}.",),
        confidence=Confidence.HIGH,
        question="Which day or time is meant?",
    )


CHECK = Check(
    code="TIM107",
    name="impossible-date",
    severity=Severity.ERROR,
    reads=("sentences",),
    message="“{words}” does not exist: {why}.",
    find=find,
    examples=EXAMPLES,
)
