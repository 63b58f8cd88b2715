"""Arithmetic on days and lengths of time, with the slack that English allows."""

from __future__ import annotations

import calendar
import re
from dataclasses import dataclass
from datetime import date

from claims.analysis import Length, TimeExpression, TimexType

DAYS = {"second": 1 / 86400, "minute": 1 / 1440, "hour": 1 / 24, "day": 1.0, "week": 7.0, "month": 30.44, "year": 365.25}
"""How many days a unit has on average."""

_NO_YEAR = re.compile(r"XXXX-(\d\d)(?:-(\d\d))?")
_LEAP = 2000  # stands in where no year is known, so that 29 February exists


@dataclass(frozen=True, slots=True)
class Days:
    """From `first` to `last` day, both included; `yearless` when the text names no year."""

    first: date
    last: date
    yearless: bool = False

    @property
    def whole_years(self) -> bool:
        """Whether only years are known: from a 1 January to a 31 December."""
        return (self.first.month, self.first.day, self.last.month, self.last.day) == (1, 1, 12, 31)


def days_of(time: TimeExpression) -> Days | None:
    """The days of a date or time; a date without a year gets a stand-in year."""
    if time.type not in (TimexType.DATE, TimexType.TIME):
        return None
    if time.earliest and time.latest:
        return Days(time.earliest, time.latest)
    if match := _NO_YEAR.match(time.value):
        month, day = int(match[1]), match[2]
        if not 1 <= month <= 12 or (day and not 1 <= int(day) <= calendar.monthrange(_LEAP, month)[1]):
            return None  # "31 June"
        last = int(day) if day else calendar.monthrange(_LEAP, month)[1]
        return Days(date(_LEAP, month, int(day) if day else 1), date(_LEAP, month, last), yearless=True)
    return None


def fits(length: Length, earlier: Days, later: Days) -> bool:
    """Whether `length` may be said of the time from `earlier` to `later`.

    A stated length is right to half of its unit. Where only the year of one side is known,
    the difference of the calendar years is right as well. Lengths of 20 and more may be off by one in twenty-five.
    """
    low, high = gap(earlier, later, length.unit)
    slack = max(0.5 if length.unit != "day" else 1.0, 0.04 * length.low)
    if length.unit == "year":
        years = later.first.year - earlier.first.year, later.last.year - earlier.last.year
        slack = max(0.6, 0.04 * length.low)
        bare = earlier.whole_years or later.whole_years
        if bare and length.low == int(length.low) and any(length.low - slack < y < length.high + slack for y in years):
            return True
        if earlier.whole_years and later.whole_years:
            return False
        slack = max(0.5, 0.04 * length.low)
    return low <= length.high + slack and high >= length.low - slack


def gap(earlier: Days, later: Days, unit: str) -> tuple[float, float]:
    """The least and the greatest distance between two times, in units."""
    per = DAYS[unit]
    return (later.first - earlier.last).days / per, (later.last - earlier.first).days / per


def tell_gap(earlier: Days, later: Days, unit: str) -> str:
    """The distance between two times in words: "16 years", "2 years and 8 months", "about 18 months"."""
    months = (later.first.year - earlier.first.year) * 12 + later.first.month - earlier.first.month
    if unit == "year" and not (earlier.whole_years or later.whole_years):
        years, rest = divmod(months, 12)
        return (
            " and ".join(p for p in (plural(years, "year") if years else "", plural(rest, "month") if rest else "") if p)
            or "0 months"
        )
    if unit == "year":
        return plural(later.first.year - earlier.first.year, "year")
    if unit == "month":
        return plural(months, "month")
    low, high = gap(earlier, later, unit)
    if round(low) == round(high):
        return plural(round(low), unit) if unit == "day" else f"about {plural(round(low), unit)}"
    return f"{round(low)} to {round(high)} {unit}s"


def plural(number: float, unit: str) -> str:
    """A number with its unit in the right number: "1 year", "2.5 years"."""
    return f"{number:g} {unit}" if number == 1 else f"{number:g} {unit}s"


def tell_length(length: Length) -> str:
    """A stated length in words, with its bounds."""
    if length.low == length.high:
        return plural(length.low, length.unit)
    if length.high == float("inf"):
        return f"more than {plural(length.low, length.unit)}"
    return f"{length.low:g} to {plural(length.high, length.unit)}"
