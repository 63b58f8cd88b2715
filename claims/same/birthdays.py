"""Births as the days that a passage allows, and whether two such passages agree."""

from __future__ import annotations

import calendar
from dataclasses import dataclass
from datetime import date, timedelta

from claims.analysis import TimeExpression
from claims.spans import Span

Range = tuple[date, date]


@dataclass(frozen=True, slots=True)
class LifeFact:
    """One passage: `births` are the days of birth that it allows (a choice of ranges), `age` is None for a date of birth.

    `at` is when the age held; `now` says that it is the age at the article's date.
    """

    person: int
    span: Span
    sentence: int
    births: tuple[Range, ...]
    age: tuple[int, int] | None = None
    at: TimeExpression | None = None
    now: bool = False


def born_between(low: int, high: int, first: date, last: date) -> Range:
    """The days of birth of somebody aged `low` to `high` at some time from `first` to `last`."""
    return _years_before(first, high + 1) + timedelta(1), _years_before(last, low)


def _years_before(day: date, years: int) -> date:
    year = max(1, day.year - years)
    return date(year, day.month, min(day.day, calendar.monthrange(year, day.month)[1]))


def agree(a: LifeFact, b: LifeFact) -> bool:
    """Whether some day of birth fits both. Of two ages at the article's date it is the ages that must agree."""
    pairs = [(x, y) for x in a.births for y in b.births]
    if a.now and b.now and a.age and b.age:
        if a.age[0] <= b.age[1] and b.age[0] <= a.age[1]:
            return True
        pairs.remove((a.births[0], b.births[0]))
    return any(x[0] <= y[1] and y[0] <= x[1] for x, y in pairs)


def age_between(born: Range, at: Range) -> tuple[int, int]:
    """The least and the greatest age that somebody born in the one range has in the other."""
    return _age_on(born[1], at[0]), _age_on(born[0], at[1])


def _age_on(born: date, day: date) -> int:
    return day.year - born.year - ((day.month, day.day) < (born.month, born.day))
