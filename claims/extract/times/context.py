"""What an expression is resolved against: the article's date, the times told before it, the tense over it."""

from __future__ import annotations

import re
from collections.abc import Callable
from dataclasses import dataclass
from datetime import date, timedelta

from claims.extract.times import days
from claims.extract.times.days import When


@dataclass(frozen=True, slots=True)
class Now:
    """The article's date. `day` is known, or stands in for one whose year is open; `month` and `year` where they are known."""

    day: date | None = None
    month: tuple[int, int] | None = None
    year: int | None = None
    open_year: bool = False
    months: tuple[int, int] | None = None  # the first and last month of the year that it can be

    @property
    def when(self) -> When:
        if self.day:
            return days.of_day(self.day)
        if self.month:
            return days.of_month(*self.month)
        return days.of_year(self.year) if self.year else When("")


@dataclass(frozen=True, slots=True)
class Narrated:
    """A time that the text has given: its id, what it was resolved to, and whether its year is open."""

    id: int
    when: When
    open_year: bool
    plain_day: bool = False  # a weekday or "yesterday": the day of a report, no base for counting years


@dataclass(frozen=True, slots=True)
class Context:
    """What stands around an expression. `find` gives the nearest time of the narration that is fine enough."""

    now: Now
    tense: str
    find: Callable[[str], Narrated | None]
    year_hint: int | None = None
    indian: bool = False
    day_hint: Narrated | None = None


@dataclass(frozen=True, slots=True)
class Resolved:
    when: When
    relative: bool = False
    open_year: bool = False
    reference: int | None = None
    ends: tuple[When, When] | None = None  # of a range


NONE = When("")


def from_now(when: When, ctx: Context) -> Resolved:
    """A time that was counted from the article's date."""
    return Resolved(when, True, ctx.now.open_year)


OPEN = {
    "day": "XXXX-XX-XX",
    "week": "XXXX-WXX",
    "weekend": "XXXX-WXX-WE",
    "month": "XXXX-XX",
    "quarter": "XXXX-QX",
    "year": "XXXX",
    "fortnight": "P2W",
    "decade": "XXX",
    "season": "XXXX",
    "century": "XX",
    "hour": "XXXX-XX-XXTXX",
}
STEP = {
    "last": -1,
    "this": 0,
    "next": 1,
    "previous": -1,
    "following": 1,
    "that": 0,
    "same": 0,
    "before": -1,
    "after": 1,
    "the": 0,
    "latest": -1,
    "before last": -2,
    "the next": 1,
}


_ANY_YEAR = 2023  # stands in for a year that is not known, to count days in


def turned(value: str, unit: str, step: int) -> str:
    """A value without a year moved by `step` units: XXXX-WXX-4 by a day, XXXX-12-06 by a week, XXXX-03 by a month."""
    if unit in ("day", "night") and (match := re.match(r"XXXX-WXX-(\d)", value)):
        return f"XXXX-WXX-{(int(match[1]) - 1 + step) % 7 + 1}"
    if match := re.match(r"XXXX-(\d\d)-(\d\d)", value):
        day = days.safe(_ANY_YEAR, int(match[1]), int(match[2]))
        if day and unit in _DAY_STEPS and abs(step) < 1000:
            return f"XXXX-{day + timedelta(step * _DAY_STEPS[unit]):%m-%d}"
        if unit == "month":
            return f"XXXX-{(int(match[1]) - 1 + step) % 12 + 1:02d}"
    if unit == "month" and (match := re.match(r"XXXX-(\d\d)$", value)):
        return f"XXXX-{(int(match[1]) - 1 + step) % 12 + 1:02d}"
    return ""


_DAY_STEPS = {"day": 1, "night": 1, "week": 7, "fortnight": 14}


def unknown_day(ctx: Context) -> str:
    if ctx.now.month and not ctx.now.open_year:
        return f"{ctx.now.month[0]:04d}-{ctx.now.month[1]:02d}-XX"
    return f"{ctx.now.year:04d}-XX-XX" if ctx.now.year and not ctx.now.open_year else "XXXX-XX-XX"
