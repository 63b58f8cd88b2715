"""Resolves calendar units ("last week", "that year"), seasons, feasts, quarters and years that run across two."""

from __future__ import annotations

from dataclasses import replace
from datetime import date, timedelta

from claims.extract.times import days
from claims.extract.times.context import NONE, OPEN, STEP, Context, Resolved, from_now, turned
from claims.extract.times.days import When
from claims.extract.times.meaning import Holiday, Part, Season, Unit, Years

_NARRATED = frozenset({"that", "same", "following", "previous", "before", "after"})


def unit(meaning: Unit, ctx: Context) -> Resolved:
    if meaning.which == "coming":
        return _twelve_months(ctx)
    step = STEP[meaning.which]
    if meaning.which in _NARRATED or (meaning.which == "the next" and ctx.tense == "past"):
        base = ctx.find(meaning.unit)
        if base:
            if base.when.first:
                return Resolved(_step(base.when, meaning.unit, step), True, base.open_year, base.id)
            weekday = turned(base.when.value, meaning.unit, step)
            if weekday:
                return Resolved(When(weekday, None, None, "day"), True, False, base.id)
    if meaning.which == "the" and meaning.unit in ("quarter", "day", "season"):
        base = ctx.find(f"the {meaning.unit}" if meaning.unit in ("quarter", "day") else meaning.unit)
        if base and base.when.first and (meaning.unit != "quarter" or base.when.grain == "quarter"):
            return Resolved(_step(base.when, meaning.unit, 0), True, base.open_year, base.id)
    if (
        meaning.unit == "weekend"
        and meaning.which in ("the", "this")
        and ctx.tense == "past"
        and ctx.now.day
        and ctx.now.day.weekday() < 5
    ):
        step = -1
    now = ctx.now.when
    if now.first is None or days.GRAINS.index(now.grain) > days.GRAINS.index(_NEEDS.get(meaning.unit, "day")):
        if ctx.now.year and not ctx.now.open_year and meaning.unit in ("week", "weekend", "month"):
            return Resolved(When(OPEN[meaning.unit].replace("XXXX", f"{ctx.now.year:04d}"), None, None, meaning.unit), True)
        return Resolved(When(OPEN.get(meaning.unit, "")), True)
    return from_now(_step(now, meaning.unit, step), ctx)


def _twelve_months(ctx: Context) -> Resolved:
    """From the article's month to the same month a year on: "over the coming year"."""
    here = ctx.now.when
    if here.first is None or ctx.now.month is None or ctx.now.open_year:
        return Resolved(When("P1Y"), True)
    month = days.of_month(*ctx.now.month)
    return from_now(days.span(month, days.of_month(ctx.now.month[0] + 1, ctx.now.month[1])), ctx)


_NEEDS = {
    "day": "day",
    "week": "day",
    "weekend": "day",
    "fortnight": "day",
    "month": "month",
    "quarter": "month",
    "season": "month",
    "year": "year",
    "decade": "year",
    "century": "year",
    "hour": "hour",
}


def _step(base: When, unit: str, step: int) -> When:
    """The unit that holds `base`, moved by `step` units."""
    first = base.first
    assert first is not None
    try:
        if unit == "day":
            return days.of_day(first + timedelta(step)) if base.grain in ("day", "part") else NONE
        if unit in ("week", "fortnight"):
            return days.of_week(first + timedelta(7 * step))
        if unit == "weekend":
            if step < 0 and first.weekday() >= 5:
                return days.of_weekend(first - timedelta(7))
            return days.of_weekend(first + timedelta(7 * step))
    except OverflowError:
        return NONE
    if unit == "month":
        return days.of_month(first.year, first.month + step)
    if unit == "quarter":
        return days.of_quarter(first.year, (first.month + 2) // 3 + step)
    if unit == "season":
        start = first.year + step - (first.month < 7)
        if base.grain == "year" or base.grain == "range":
            start = first.year + step
        return When(f"{start:04d}/{start + 1:04d}", days.safe(start, 7, 1), days.safe(start + 1, 6, 30), "year")
    if unit == "year":
        if base.grain == "range" and base.last and (base.last - first).days in range(363, 368) and first.month != 1:
            begin, end = days.add_months(first, 12 * step), days.add_months(base.last, 12 * step)
            if begin and end:
                return When(f"{begin:%Y-%m}/{end:%Y-%m}", begin, end, "range")
        return days.of_year(first.year + step)
    if unit == "decade":
        return days.of_decade(f"{first.year // 10 + step:03d}")
    if unit == "century":
        return days.of_century(f"{first.year // 100 + step:02d}")
    return NONE


def season(meaning: Season, ctx: Context) -> Resolved:
    if meaning.year:
        return Resolved(days.of_season(meaning.year, meaning.season))
    if meaning.which in ("following", "previous", "that", "same"):
        base = ctx.find("month")
        if base and base.when.first:
            year = base.when.first.year
            start = days.of_season(year, meaning.season).first
            if meaning.which == "following" and start and start <= base.when.first:
                year += 1
            if meaning.which == "previous" and start and start >= base.when.first:
                year -= 1
            return Resolved(days.of_season(year, meaning.season), True, base.open_year, base.id)
    now = ctx.now.when
    if now.first is None or ctx.now.year is None:
        return Resolved(When(f"XXXX-{meaning.season}"), True)
    year = ctx.now.year
    if meaning.which.startswith("year"):
        return from_now(days.of_season(year + int(meaning.which[4:]), meaning.season), ctx)
    if ctx.now.month is None and ctx.now.day is None:
        return from_now(days.of_season(year + STEP.get(meaning.which, 0), meaning.season), ctx)
    month = now.first.month
    first, last = days._SEASON_MONTHS[meaning.season]
    begun = month >= first
    current = year if begun else year - 1
    inside = (first <= month <= last) or month + 12 <= last
    if meaning.which == "last":
        return from_now(days.of_season(current - 1 if inside else current, meaning.season), ctx)
    if meaning.which == "next":
        return from_now(days.of_season(year + 1, meaning.season), ctx)
    if inside:
        return from_now(days.of_season(current, meaning.season), ctx)
    ahead = ctx.tense == "future" or (meaning.which == "this" and ctx.tense != "past")
    return from_now(
        days.of_season((year + 1 if begun and meaning.which != "this" else year) if ahead else current, meaning.season), ctx
    )


def holiday(meaning: Holiday, ctx: Context) -> Resolved:
    year, relative = meaning.year, False
    now = ctx.now.when
    if year is None:
        relative = True
        if now.first is None or ctx.now.year is None:
            return Resolved(
                When(f"XXXX-{meaning.name}" if meaning.name[0].isdecimal() and ":" not in meaning.name else "XXXX"), True
            )
        year = ctx.now.year
        here = days.feast(meaning.name, year)
        if here and ctx.now.day:
            if (meaning.which == "last" or ctx.tense == "past") and here > ctx.now.day:
                year -= 1
            elif (meaning.which == "next" or ctx.tense == "future") and here < ctx.now.day:
                year += 1
            elif not meaning.which and ctx.tense not in ("past", "future") and abs((here - ctx.now.day).days) > 183:
                year += -1 if here > ctx.now.day else 1
    day = days.feast(meaning.name, year)
    if not day:
        return Resolved(NONE)
    if meaning.whole == "eve":
        day -= timedelta(1)
    when = days.of_weekend(day) if meaning.whole == "weekend" else days.of_day(day)
    return Resolved(when, relative, relative and ctx.now.open_year)


def part(meaning: Part, ctx: Context) -> Resolved:
    make = days.of_quarter if meaning.kind == "Q" else days.of_half
    size = 3 if meaning.kind == "Q" else 6
    later = (1 if meaning.kind == "Q" else 0) if ctx.indian and not meaning.calendar else 0  # an Indian year begins in April
    if meaning.year:
        return Resolved(make(meaning.year, meaning.number + later))
    now = ctx.now.when
    if meaning.year_of and meaning.year_of.which not in ("the", "this"):
        base = unit(meaning.year_of, ctx)
        if base.when.first:
            return replace(base, when=make(base.when.first.year, meaning.number))
    if now.first is None or ctx.now.year is None or (ctx.now.month is None and ctx.now.day is None):
        shown = f"{ctx.now.year:04d}" if ctx.now.year else "XXXX"
        return Resolved(When(f"{shown}-{meaning.kind}{meaning.number or 'X'}"), True)
    year, here = now.first.year, (now.first.month + size - 1) // size
    if meaning.number == 0:
        return from_now(make(year, here - 1), ctx)
    number = meaning.number + later
    if meaning.year_of or (number <= here and number >= 1):
        return from_now(make(year, number), ctx)
    return from_now(make(year if ctx.tense == "future" else year - 1, number), ctx)


def years(meaning: Years, ctx: Context) -> When:
    if meaning.first == meaning.last:
        return When(f"{meaning.first:04d}", date(meaning.first - 1, 4, 1), date(meaning.first, 12, 31), "year")
    if (ctx.indian and not meaning.season) or (meaning.fiscal and ctx.indian):
        first, last = days.of_month(meaning.first, 4), days.of_month(meaning.last, 3)
        return days.span(first, last)
    return days.span(days.of_year(meaning.first), days.of_year(meaning.last))
