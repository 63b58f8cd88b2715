"""What an expression is resolved against: the article's date, the times told before it, the tense over it."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from datetime import date

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
    how: str = ""


NONE = When("")


def from_now(when: When, ctx: Context, how: str = "") -> Resolved:
    return Resolved(when, True, ctx.now.open_year, None, how)


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
}


def turned(value: str, unit: str, step: int) -> str:
    if unit == "day" and value.startswith("XXXX-WXX-") and len(value) >= 10 and value[9].isdecimal():
        return f"XXXX-WXX-{(int(value[9]) - 1 + step) % 7 + 1}"
    return ""


def unknown_day(ctx: Context) -> str:
    if ctx.now.month and not ctx.now.open_year:
        return f"{ctx.now.month[0]:04d}-{ctx.now.month[1]:02d}-XX"
    return f"{ctx.now.year:04d}-XX-XX" if ctx.now.year and not ctx.now.open_year else "XXXX-XX-XX"
