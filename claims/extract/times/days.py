"""Calendar arithmetic: intervals of days, months, quarters, seasons, feasts, and the TIMEX3 spelling of values."""

from __future__ import annotations

import calendar
import re
from dataclasses import dataclass, replace
from datetime import date, timedelta

from claims.analysis import Length
from claims.extract.times.meaning import Lasting

GRAINS = (
    "second",
    "minute",
    "hour",
    "part",
    "day",
    "weekend",
    "week",
    "month",
    "season",
    "quarter",
    "half",
    "year",
    "decade",
    "century",
)


@dataclass(frozen=True, slots=True)
class When:
    """A resolved time: TIMEX3 value, its days (both included; None where the year is open) and how fine it is."""

    value: str
    first: date | None = None
    last: date | None = None
    grain: str = ""


def safe(year: int, month: int, day: int) -> date | None:
    """The day, or None where the calendar has none."""
    try:
        return date(year, month, day)
    except ValueError:
        return None


def of_day(day: date) -> When:
    return When(day.isoformat(), day, day, "day")


def of_month(year: int, month: int) -> When:
    """The month; `month` may run over (13 is January of the next year)."""
    year, month = year + (month - 1) // 12, (month - 1) % 12 + 1
    if not 1 <= year <= 9998:
        return When("")
    return When(f"{year:04d}-{month:02d}", date(year, month, 1), date(year, month, calendar.monthrange(year, month)[1]), "month")


def of_year(year: int) -> When:
    if not 1 <= year <= 9998:
        return When("")
    return When(f"{year:04d}", date(year, 1, 1), date(year, 12, 31), "year")


def of_week(day: date) -> When:
    """The week from Monday that holds `day`."""
    monday = day - timedelta(day.weekday())
    year, week, _ = monday.isocalendar()
    return When(f"{year}-W{week:02d}", monday, monday + timedelta(6), "week")


def of_weekend(day: date) -> When:
    """Saturday and Sunday of the week that holds `day`."""
    week = of_week(day)
    assert week.first
    return When(week.value + "-WE", week.first + timedelta(5), week.last, "weekend")


def of_quarter(year: int, quarter: int) -> When:
    year, quarter = year + (quarter - 1) // 4, (quarter - 1) % 4 + 1
    first, last = of_month(year, quarter * 3 - 2), of_month(year, quarter * 3)
    return When(f"{year:04d}-Q{quarter}", first.first, last.last, "quarter")


def of_half(year: int, half: int) -> When:
    year, half = year + (half - 1) // 2, (half - 1) % 2 + 1
    return When(f"{year:04d}-H{half}", of_month(year, half * 6 - 5).first, of_month(year, half * 6).last, "half")


_SEASON_MONTHS = {"SP": (3, 5), "SU": (6, 8), "FA": (9, 11), "WI": (12, 14)}


def of_season(year: int, season: str) -> When:
    """A northern season; winter is named for the year in which it begins. A month is allowed on either side."""
    first, last = _SEASON_MONTHS[season]
    return When(f"{year:04d}-{season}", of_month(year, first).first, of_month(year, last + 1).last, "season")


def of_decade(digits: str) -> When:
    start = int(digits) * 10
    return When(digits, safe(start, 1, 1), safe(start + 9, 12, 31), "decade")


def of_century(digits: str) -> When:
    start = int(digits) * 100
    return When(digits, safe(max(start, 1), 1, 1), safe(start + 99, 12, 31), "century")


def easter(year: int) -> date:
    """Easter Sunday of the Gregorian calendar (the anonymous algorithm)."""
    a, b, c = year % 19, year // 100, year % 100
    d, e, f = b // 4, b % 4, (b + 8) // 25
    g = (b - f + 1) // 3
    h = (19 * a + b - d - g + 15) % 30
    i, k = c // 4, c % 4
    j = (32 + 2 * e + 2 * i - h - k) % 7
    m = (a + 11 * h + 22 * j) // 451
    return date(year, (h + j - 7 * m + 114) // 31, (h + j - 7 * m + 114) % 31 + 1)


def feast(rule: str, year: int) -> date | None:
    """The day of a rule: "12-25", "easter+1", "11:4:3" (the fourth Thursday of November; -1 is the last)."""
    if rule.startswith("easter"):
        return easter(year) + timedelta(int(rule[6:]))
    if ":" in rule:
        month, nth, weekday = (int(x) for x in rule.split(":"))
        if nth < 0:
            last = date(year, month, calendar.monthrange(year, month)[1])
            return last - timedelta((last.weekday() - weekday) % 7)
        first = date(year, month, 1)
        return first + timedelta((weekday - first.weekday()) % 7 + 7 * (nth - 1))
    month, day = (int(x) for x in rule.split("-"))
    return safe(year, month, day)


_SPELL = {
    "year": "Y",
    "month": "M",
    "week": "W",
    "day": "D",
    "hour": "H",
    "minute": "M",
    "second": "S",
    "quarter": "Q",
    "night": "NI",
    "weekend": "WE",
    "winter": "WI",
    "summer": "SU",
    "fortnight": "W",
    "decade": "Y",
    "century": "Y",
    "season": "Y",
    "generation": "Y",
    "millennium": "Y",
}
_TIMES = {"fortnight": 2, "decade": 10, "century": 100, "millennium": 1000}
_CLOCKED = frozenset({"hour", "minute", "second"})


def _number(n: float) -> str:
    return (f"{n:.0f}" if n == int(n) else f"{n:.6g}") if n >= 0 else "X"


def duration_value(lasting: Lasting) -> str:
    """The TIMEX3 value of a length: P2Y6M, PT90M, P2W, PXD, P4DE for decades that are not counted."""
    if lasting.upto:
        (n, unit), plain = lasting.terms[0], replace(lasting, upto=0.0)
        return f"{duration_value(plain)}/{duration_value(replace(plain, terms=((lasting.upto, unit),)))}"
    days, clock = "", ""
    for n, unit in lasting.terms:
        if unit == "generation" or (n < 0 and unit in ("decade", "century", "millennium")):
            days += "X" + {"decade": "DE", "century": "CE", "millennium": "L"}.get(unit, "Y")
            continue
        n = n * _TIMES.get(unit, 1) if n > 0 else n
        if unit == "hour" and n % 1 == 0.5 and n > 1:
            clock += f"{int(n)}H30M"
        elif unit == "hour" and n in (0.25, 0.5, 0.75):
            clock += f"{int(60 * n)}M"
        elif unit == "night" and n > 1:
            days += _number(n) + "D"
        elif unit == "day" and n % 1 == 0.5 and n > 1:
            clock += f"{int(n * 24)}H"
        elif unit in _CLOCKED:
            clock += _number(n) + _SPELL[unit]
        else:
            days += _number(n) + _SPELL[unit]
    return "P" + days + ("T" + clock if clock else "")


_IN_UNIT = {
    "decade": (10, "year"),
    "century": (100, "year"),
    "millennium": (1000, "year"),
    "fortnight": (2, "week"),
    "night": (1, "day"),
    "quarter": (3, "month"),
    "season": (1, "year"),
    "winter": (1, "year"),
    "summer": (1, "year"),
    "weekend": (1, "week"),
    "generation": (25, "year"),
}
_SMALLER = {
    "year": (12, "month"),
    "month": (30, "day"),
    "week": (7, "day"),
    "day": (24, "hour"),
    "hour": (60, "minute"),
    "minute": (60, "second"),
}
MANY = float("inf")


def length_of(lasting: Lasting) -> Length:
    """The length as an interval in one unit, as wide as its hedging words and vagueness make it."""
    terms = [(n * _IN_UNIT.get(u, (1, u))[0] if n > 0 else n, _IN_UNIT.get(u, (1, u))[1]) for n, u in lasting.terms]
    n, unit = terms[0]
    for more, small in terms[1:]:
        while unit != small and unit in _SMALLER:
            factor, unit = _SMALLER[unit]
            n *= factor
        n += more
    if lasting.upto:
        return Length(n, lasting.upto * _IN_UNIT.get(lasting.terms[0][1], (1, ""))[0], unit)
    if n < 0:
        return Length(2.0 * _IN_UNIT.get(lasting.terms[0][1], (1, ""))[0], MANY, unit)
    low, high = {
        "EQUAL_OR_MORE": (n, MANY),
        "MORE_THAN": (n, MANY),
        "EQUAL_OR_LESS": (0.0, n),
        "LESS_THAN": (n * 0.8, n),
        "APPROX": (n * 0.8, n * 1.2),
    }.get(lasting.mod, (n, n))
    return Length(low, high, unit)


def add_months(day: date, months: int) -> date | None:
    total = day.year * 12 + day.month - 1 + months
    year, month = divmod(total, 12)
    if not 1 <= year <= 9998:
        return None
    return date(year, month + 1, min(day.day, calendar.monthrange(year, month + 1)[1]))


def shift(base: When, n: float, unit: str, *, coarse: bool) -> When:
    """`base` moved by `n` units. The result is as fine as the coarser of `base` and what the unit allows.

    `coarse` counts from the article's date, where "two years ago" means the year and "five weeks ago" the week.
    """
    factor, unit = _IN_UNIT.get(unit, (1, unit))
    n *= factor
    if base.first is None or base.last is None:
        return When("")
    if unit in ("hour", "minute", "second"):
        return When("")
    if unit in ("year", "month"):
        months = round(n * 12) if unit == "year" else round(n)
        start = add_months(base.first, months)
        return _at(start, base, unit, whole=n == int(n), coarse=coarse) if start else When("")
    try:
        start = base.first + timedelta(round(n * (7 if unit == "week" else 1)))
    except OverflowError:
        return When("")
    if base.grain in ("day", "part", "week", "weekend"):
        if unit == "week" and (coarse or base.grain != "day") and base.grain != "part":
            return of_week(start)
        return of_day(start)
    return of_week(start) if unit == "week" else When("")


def _at(start: date, base: When, unit: str, *, whole: bool, coarse: bool) -> When:
    grain = base.grain
    if coarse and unit == "year" and whole:
        return of_year(start.year)
    if grain == "quarter" and unit == "year":
        return of_quarter(start.year, (start.month + 2) // 3)
    if grain == "half" and unit == "year":
        return of_half(start.year, (start.month + 5) // 6)
    if grain == "season" and unit == "year":
        return of_season(start.year, base.value[-2:])
    if grain == "year" and unit == "year" and whole:
        return of_year(start.year)
    if grain == "year":
        return When("")
    if grain == "range" and unit == "year" and whole and base.first and base.last:
        last = add_months(base.last, (start.year - base.first.year) * 12)
        pattern = "%Y-%m-%d" if len(base.value) > 15 else "%Y-%m" if len(base.value) > 9 else "%Y"
        return When(f"{start:{pattern}}/{last:{pattern}}", start, last, "range") if last else When("")
    if grain in ("day", "part", "week", "weekend", "month"):
        return of_month(start.year, start.month)
    return of_year(start.year)


def masked(when: When) -> When:
    """The same time with the year left open."""
    return When(re.sub(r"\b\d{4}(?=[-/T]|$)", "XXXX", re.sub(r"-W\d\d(?=-WE|$)", "-WXX", when.value)), None, None, when.grain)


def span(first: When, last: When) -> When:
    """From the start of one time to the end of another."""
    if not first.value or not last.value:
        return When("")
    return When(f"{first.value}/{last.value}", first.first, last.last, "range")
