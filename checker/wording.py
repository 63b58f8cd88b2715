"""Words of the text, fitted into the sentences of a finding."""

from __future__ import annotations

import re
from collections.abc import Iterable

from checker.dates import tell_days
from checker.intervals import Days, days_of
from claims.analysis import TimeExpression
from claims.article import Article
from claims.same.counts import Figure


def inside(words: str) -> str:
    """Words that open with a number word, as they stand inside a sentence: "thirty-one passengers"."""
    plain = re.match(r"[A-Z][a-z]{2,}|A\b", words)
    return words[:1].lower() + words[1:] if plain else words


def listed(words: Iterable[str]) -> str:
    """ "a", "a and b", "a, b and c"."""
    every = list(words)
    return " and ".join([", ".join(every[:-1]), every[-1]] if len(every) > 1 else every)


def on_day(time: TimeExpression) -> str:
    """A date with its preposition: "on 3 May 2024", "in 1979"; "" for one that is not known to the year."""
    days = days_of(time)
    if days is None or days.yearless:
        return ""
    return f"{'on' if days.first == days.last else 'in'} {as_told(time, days)}"


def as_told(time: TimeExpression | None, days: Days) -> str:
    """A time in words: a day, a month or a year by its name, any other ("the spring of 1964") as the text has it."""
    words = tell_days(days)
    return " ".join(time.text.split()) if time is not None and " to " in words else words


def with_noun(article: Article, figure: Figure) -> str:
    """A figure with the noun it counts, as the text spells them; the figure alone where the noun does not follow it."""
    if not figure.head:
        return figure.text
    words = re.compile(rf"\s+(?:[\w’'-]+\s+){{0,2}}?{re.escape(figure.head)}\b", re.I)
    found = words.match(article.document.prose, figure.span.end)
    return " ".join(article.text[figure.span.start : found.end()].split()) if found else figure.text
