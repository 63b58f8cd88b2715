"""Resolves calendar dates, months and weekdays."""

from __future__ import annotations

from dataclasses import replace
from datetime import date, timedelta

from claims.extract.times import days
from claims.extract.times.context import NONE, Context, Resolved, from_now
from claims.extract.times.days import When
from claims.extract.times.meaning import Date
from claims.extract.times.resolve_units import unit


def _pattern(meaning: Date, year: str = "XXXX") -> str:
    if meaning.month and meaning.day:
        return f"{year}-{meaning.month:02d}-{meaning.day:02d}"
    if meaning.month:
        return f"{year}-{meaning.month:02d}"
    if meaning.weekday is not None:
        return f"{year}-WXX-{meaning.weekday + 1}"
    return year


def exact(meaning: Date, year: int) -> When:
    if meaning.month and meaning.day:
        day = days.safe(year, meaning.month, meaning.day)
        return days.of_day(day) if day else When(_pattern(meaning, f"{year:04d}"), None, None, "day")
    return days.of_month(year, meaning.month) if meaning.month else days.of_year(year)


def calendar_date(meaning: Date, ctx: Context) -> Resolved:
    if meaning.year and meaning.year < 0:
        return Resolved(When(f"BC{-meaning.year:04d}", None, None, "year"))
    if meaning.year:
        return Resolved(exact(meaning, meaning.year))
    if meaning.month is None and meaning.day is None and meaning.weekday is not None:
        return _weekday(meaning, ctx)
    if meaning.month is None and meaning.day:
        return _ordinal_day(meaning, ctx)
    if meaning.year_of:
        base = unit(meaning.year_of, ctx)
        if base.when.first:
            return replace(base, when=exact(meaning, base.when.first.year), relative=True)
        return Resolved(When(_pattern(meaning), None, None, "day" if meaning.day else "month"), True)
    if meaning.which in ("following", "previous"):
        base_time = ctx.find("month")
        if base_time and base_time.when.first and base_time.when.last:
            return Resolved(_beside(meaning, base_time.when, meaning.which), True, base_time.open_year, base_time.id)
    if ctx.year_hint and meaning.which == "":
        return Resolved(exact(meaning, ctx.year_hint), True)
    now = ctx.now.when
    if now.first is None or now.last is None or ctx.now.year is None:
        return Resolved(When(_pattern(meaning), None, None, "day" if meaning.day else "month"), True)
    return from_now(exact(meaning, _year_for(meaning, ctx)), ctx)


def _beside(meaning: Date, base: When, which: str) -> When:
    assert base.first is not None
    year = base.first.year
    for candidate in (year - 1, year, year + 1) if which == "following" else (year + 1, year, year - 1):
        when = exact(meaning, candidate)
        if (
            when.first
            and when.last
            and (when.first > (base.last or base.first) if which == "following" else when.last < base.first)
        ):
            return when
    return NONE


def _year_for(meaning: Date, ctx: Context) -> int:
    """The year of a month or day without one: looking back the last that has begun, looking ahead the next, else the nearest."""
    year = ctx.now.year
    assert year is not None
    assert meaning.month is not None
    if ctx.now.months is None:
        return year
    early, late = ctx.now.months
    at = meaning.month
    if meaning.which == "this":
        return year
    if meaning.which == "last":
        return year if at < early else year - 1
    if meaning.which == "next":
        return year if at > late else year + 1
    if meaning.day and ctx.now.day:
        day_of = [(abs((d - ctx.now.day).days), y) for y in (year - 1, year, year + 1) if (d := days.safe(y, at, meaning.day))]
        if not day_of:
            return year
        nearest = min(day_of)[1]
        ahead = [y for y in (year, year + 1) if (d := days.safe(y, at, meaning.day)) and d >= ctx.now.day]
        behind = [y for y in (year, year - 1) if (d := days.safe(y, at, meaning.day)) and d <= ctx.now.day]
        if ctx.tense == "future" and ahead:
            close = days.safe(nearest, at, meaning.day)
            return nearest if close and 0 <= (ctx.now.day - close).days <= 10 else ahead[0]
        if ctx.tense == "past" and behind:
            close = days.safe(nearest, at, meaning.day)
            return nearest if close and 0 <= (close - ctx.now.day).days <= 45 else behind[0]
        return nearest if min(day_of)[0] < 120 or not behind else behind[0]
    if ctx.tense == "future":
        return year if at >= early else year + 1
    if ctx.tense == "past":
        return year if at <= late else year - 1
    return year if at <= late + 3 else year - 1


def _weekday(meaning: Date, ctx: Context) -> Resolved:
    wanted = meaning.weekday
    assert wanted is not None
    if meaning.which == "a":
        return Resolved(When(f"XXXX-WXX-{wanted + 1}"))
    if meaning.which in ("following", "previous", "same", "that"):
        base = ctx.find("day")
        if base and base.when.first:
            gap = (wanted - base.when.first.weekday()) % 7
            step = (gap or 7) if meaning.which == "following" else gap - 7 if meaning.which == "previous" else gap
            first, now = base.when.first, ctx.now.day
            if meaning.which == "that" and ctx.tense == "past" and now and first <= now < first + timedelta(step):
                step -= 7
            return Resolved(days.of_day(base.when.first + timedelta(step)), True, base.open_year, base.id)
    day = ctx.now.day
    if day is None:
        year = f"{ctx.now.year:04d}" if ctx.now.year and not ctx.now.open_year else "XXXX"
        near = ctx.day_hint
        if near and near.when.first and not meaning.which and near.when.grain == "day" and not near.plain_day:
            return Resolved(_near_weekday(near.when.first, wanted), True, near.open_year, near.id)
        return Resolved(When(f"{year}-WXX-{wanted + 1}", None, None, "day"), True)
    if meaning.year_of:
        week = {"last": -7, "this": 0, "next": 7}[meaning.year_of.which]
        monday = day - timedelta(day.weekday()) + timedelta(week)
        return from_now(days.of_day(monday + timedelta(wanted)), ctx)
    back = (day.weekday() - wanted) % 7
    if meaning.which == "last":
        return from_now(days.of_day(day - timedelta(back or 7)), ctx)
    if meaning.which == "next":
        return from_now(days.of_day(day + timedelta(7 - back)), ctx)
    ahead = (wanted - day.weekday()) % 7
    if ctx.tense == "future" or (meaning.which == "this" and ctx.tense != "past"):
        return from_now(days.of_day(day + timedelta(ahead)), ctx)
    return from_now(days.of_day(day - timedelta(back)), ctx)


def _near_weekday(day: date, wanted: int) -> When:
    gap = (wanted - day.weekday()) % 7
    return days.of_day(day + timedelta(gap if gap <= 3 else gap - 7))


def _ordinal_day(meaning: Date, ctx: Context) -> Resolved:
    """A day like "the 29th", of the month last named."""
    base = ctx.find("month")
    if base and base.when.first and meaning.day:
        day = days.safe(base.when.first.year, base.when.first.month, meaning.day)
        if day:
            return Resolved(days.of_day(day), True, base.open_year, base.id)
    return Resolved(When(f"XXXX-XX-{meaning.day:02d}", None, None, "day"), True)
