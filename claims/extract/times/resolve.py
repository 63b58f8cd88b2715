"""From what an expression says to its TIMEX3 value and its days."""

from __future__ import annotations

from dataclasses import replace
from datetime import date, timedelta

from claims.extract.times import days
from claims.extract.times.context import NONE, OPEN, Context, Resolved, from_now, turned, unknown_day
from claims.extract.times.days import When
from claims.extract.times.meaning import (
    Away,
    Clock,
    Date,
    DayPart,
    Deictic,
    Ending,
    Era,
    Holiday,
    Lasting,
    Opening,
    Part,
    Range,
    Repeat,
    Same,
    Season,
    Unit,
    Years,
)
from claims.extract.times.resolve_dates import calendar_date, exact
from claims.extract.times.resolve_units import holiday, part, season, unit, years


def resolve(meaning: object, ctx: Context) -> Resolved:
    """The value of an expression in its context."""
    if isinstance(meaning, Date):
        return calendar_date(meaning, ctx)
    if isinstance(meaning, Unit):
        return unit(meaning, ctx)
    if isinstance(meaning, Away):
        return _away(meaning, ctx)
    if isinstance(meaning, (Clock, DayPart)):
        return _time(meaning, ctx)
    if isinstance(meaning, Range):
        return _range(meaning, ctx)
    if isinstance(meaning, Season):
        return season(meaning, ctx)
    if isinstance(meaning, Holiday):
        return holiday(meaning, ctx)
    if isinstance(meaning, Part):
        return part(meaning, ctx)
    if isinstance(meaning, Opening):
        return _opening(meaning, ctx)
    if isinstance(meaning, Ending):
        return _ending(meaning, ctx)
    if isinstance(meaning, Same):
        return _same(meaning, ctx)
    if isinstance(meaning, Deictic):
        return _deictic(meaning, ctx)
    if isinstance(meaning, Era):
        return Resolved(days.of_decade(meaning.digits) if len(meaning.digits) == 3 else days.of_century(meaning.digits))
    if isinstance(meaning, Years):
        return Resolved(years(meaning, ctx))
    if isinstance(meaning, Lasting):
        return Resolved(When(days.duration_value(meaning)))
    if isinstance(meaning, Repeat):
        return Resolved(When(meaning.value))
    raise TypeError(meaning)


_REFS = {"now": "PRESENT_REF", "past": "PAST_REF", "future": "FUTURE_REF"}


def _deictic(meaning: Deictic, ctx: Context) -> Resolved:
    if meaning.word in _REFS:
        return Resolved(When(_REFS[meaning.word]))
    day = ctx.now.day
    if meaning.word == "tonight":
        if day is None:
            return Resolved(When(unknown_day(ctx) + "TNI"), True)
        return from_now(When(day.isoformat() + "TNI", day, day, "part"), ctx)
    if day is None:
        return Resolved(When(unknown_day(ctx)), True)
    return from_now(days.of_day(day + timedelta(int(meaning.word))), ctx)


def _time(meaning: Clock | DayPart, ctx: Context) -> Resolved:
    part = f"T{meaning.hour % 24:02d}:{meaning.minute:02d}{meaning.zone}" if isinstance(meaning, Clock) else f"T{meaning.part}"
    which = meaning.which if isinstance(meaning, DayPart) else ""
    if meaning.on is not None:
        base = resolve(meaning.on, ctx)
    elif which == "habit" or which in ("every", "each"):
        base = Resolved(NONE)
    elif which == "this" or (which == "last" and ctx.now.day):
        day = ctx.now.day
        base = from_now(days.of_day(day - timedelta(which == "last")), ctx) if day else Resolved(When(unknown_day(ctx)), True)
    elif which in ("following", "previous"):
        base = unit(Unit("day", which), ctx)
        night = ctx.find("day")
        if which == "following" and part == "TMO" and night and "T00" <= night.when.value[10:13] < "T06":
            base = Resolved(night.when, True, night.open_year, night.id)  # at 2am, and the morning after
    else:
        near = ctx.day_hint
        if near:
            small = isinstance(meaning, Clock) and meaning.hour < _DAWN and near.when.value.endswith(("TNI", "TEV"))
            when = _next_dawn(near.when) if which == "dawn" or small else near.when
            base = Resolved(when, True, near.open_year, near.id)
        else:
            base = Resolved(NONE)
    value = base.when.value
    if not value:
        return Resolved(When("XXXX-XX-XX" + part), True)
    if "T" in value:
        value = value[: value.index("T")]
    return replace(base, when=When(value + part, base.when.first, base.when.last, "part"))


_DAWN = 6  # o'clock


def _next_dawn(when: When) -> When:
    """Dawn, and what comes after midnight, is after an evening or a night that of the next day."""
    late = when.value.endswith(("TNI", "TEV")) or (when.value[10:12] in ("T1", "T2") and when.value[11:13] >= "18")
    return days.of_day(when.first + timedelta(1)) if late and when.first else when


def _away(meaning: Away, ctx: Context) -> Resolved:
    n, unit = meaning.lasting.terms[0]
    if meaning.lasting.upto:
        n = (n + meaning.lasting.upto) // 2
    if n < 0:
        if meaning.anchor == "narrated":
            return Resolved(When(days.duration_value(meaning.lasting)), True)
        return Resolved(When("PAST_REF" if meaning.direction < 0 else "FUTURE_REF"), True)
    if len(meaning.lasting.terms) > 1:
        length = days.length_of(meaning.lasting)
        n, unit = length.high if length.high != days.MANY else length.low, length.unit
    if unit in ("hour", "minute", "second"):
        return Resolved(When(days.duration_value(meaning.lasting)), True)
    n = round(n, 3) * meaning.direction
    if meaning.anchor == "document":
        quarter = ctx.find("quarter?") if unit == "year" and abs(n) == 1 else None
        if quarter:
            return Resolved(days.shift(quarter.when, n, unit, coarse=False), True, quarter.open_year, quarter.id)
        return _from_document(n, unit, ctx)
    base = ctx.find("+" + unit)
    if base and base.when.first:
        return Resolved(days.shift(base.when, n, unit, coarse=False), True, base.open_year, base.id)
    if base:
        weekday = turned(base.when.value, unit, int(n))
        if weekday:
            return Resolved(When(weekday, None, None, "day"), True, False, base.id)
    return _from_document(n, unit, ctx)


def _from_document(n: float, unit: str, ctx: Context) -> Resolved:
    now = ctx.now.when
    when = days.shift(now, n, unit, coarse=True) if now.first else NONE
    if not when.value and now.first:
        when = When("PAST_REF" if n < 0 else "FUTURE_REF")
    elif not when.value:
        when = When("XXXX-WXX" if unit == "fortnight" else OPEN.get(unit, "XXXX"))
    return from_now(when, ctx)


def _range(meaning: Range, ctx: Context) -> Resolved:
    first, last = meaning.first, meaning.last
    if isinstance(first, Date) and isinstance(last, Date) and first.month and last.month:
        turn = first.month > last.month  # October to March
        if last.year and not first.year:
            first = replace(first, year=last.year - turn)
        elif first.year and not last.year:
            last = replace(last, year=first.year + turn)
        elif not last.year and not first.which and not last.which:
            if last.year_of and not first.year_of:
                first = replace(first, year_of=last.year_of)
            return _bare_range(first, last, ctx)
    if isinstance(first, (Season, Part)) and isinstance(last, (Season, Part)) and last.year and not first.year:
        first = replace(first, year=last.year)
    if isinstance(first, Date) and isinstance(last, Date) and first.weekday is not None and first.month is None:
        if ctx.tense == "present" and last.weekday is not None and last.month is None:
            return Resolved(When(f"XXXX-WXX-{first.weekday + 1}/XXXX-WXX-{last.weekday + 1}"))
    if isinstance(first, Clock) and isinstance(last, Clock):
        if first.on is None and last.on is not None:
            first = replace(first, on=last.on)
        elif last.on is None and first.on is not None:
            last = replace(last, on=first.on)
    a, b = resolve(first, ctx), resolve(last, ctx)
    if a.when.first and b.when.first and a.when.first > b.when.first and isinstance(first, Date) and first.weekday is not None:
        a = replace(a, when=days.of_day(a.when.first - timedelta(7)))
    return _spanning(a.when, b.when, Resolved(NONE, a.relative or b.relative, a.open_year or b.open_year, a.reference))


def _bare_range(first: Date, last: Date, ctx: Context) -> Resolved:
    """Two months or days without a year: the year of the second, for the first the one before where it comes later in it."""
    assert first.month is not None
    assert last.month is not None
    b = calendar_date(last, ctx)
    if b.when.first is None:
        a = calendar_date(first, ctx)
        return _spanning(a.when, b.when, Resolved(NONE, True, a.open_year or b.open_year))
    year = b.when.first.year - ((first.month or 0, first.day or 0) > (last.month or 0, last.day or 0))
    return _spanning(exact(first, year), b.when, b)


def _spanning(first: When, last: When, resolved: Resolved) -> Resolved:
    return replace(resolved, when=days.span(first, last), ends=(first, last))


_DAYS = {"day": 1, "week": 7, "weekend": 7}


def _opening(meaning: Opening, ctx: Context) -> Resolved:
    base = resolve(meaning.of, ctx) if meaning.of is not None else Resolved(NONE)
    first, last = base.when.first, base.when.last
    if first is None or last is None:
        return Resolved(When(base.when.value), True)
    n = meaning.count
    if n == 0:
        return base
    if meaning.unit == "week of":
        return replace(base, when=days.of_week(first))
    if meaning.unit.startswith("weekday"):
        return replace(base, when=_nth(first, last, n, int(meaning.unit[8:])))
    if meaning.unit == "half":
        middle = first + timedelta(14)
        start, end = (middle + timedelta(1), last) if meaning.last else (first, middle)
        return replace(base, when=When(f"{start}/{end}", start, end, "range"))
    if meaning.unit == "week" and n < 0:
        monday = first + timedelta((7 - first.weekday()) % 7) if first.weekday() > 3 else first - timedelta(first.weekday())
        return replace(base, when=days.of_week(monday + timedelta(7 * (-n - 1))))
    if meaning.unit in _DAYS:
        length = timedelta(_DAYS[meaning.unit] * n - 1)
        if meaning.last:
            when = When("", last - length, last, "range")
        else:
            when = When("", first, first + length, "range")
        return replace(base, when=replace(when, value=f"{when.first}/{when.last}"))
    months = n * (3 if meaning.unit == "quarter" else 1)
    if meaning.last:
        begin = days.add_months(days.of_month(last.year, last.month).first or last, 1 - months)
        until: date | None = last
    else:
        begin = first
        tail = days.add_months(first, months - 1)
        until = days.of_month(tail.year, tail.month).last if tail else None
    if not begin or not until:
        return Resolved(NONE)
    if months == 1:
        return replace(base, when=days.of_month(begin.year, begin.month))
    return replace(base, when=When(f"{begin:%Y-%m}/{until:%Y-%m}", begin, until, "range"))


def _nth(first: date, last: date, n: int, weekday: int) -> When:
    """The n-th such weekday between two days, the last for a negative `n`."""
    day = first + timedelta((weekday - first.weekday()) % 7 + 7 * (n - 1))
    if n < 0:
        day = last - timedelta((last.weekday() - weekday) % 7)
    return days.of_day(day) if first <= day <= last else NONE


def _ending(meaning: Ending, ctx: Context) -> Resolved:
    end = resolve(meaning.end, ctx)
    last = end.when.last
    if last is None:
        return Resolved(When(days.duration_value(meaning.lasting)), True)
    n, unit = meaning.lasting.terms[0]
    if unit == "quarter" and n == 1:
        return replace(end, when=days.of_quarter(last.year, (last.month + 2) // 3))
    months = {"year": 12, "month": 1, "quarter": 3, "season": 12}.get(unit)
    if months is None or n < 0:
        if unit in ("week", "day") and n > 0:
            start = last - timedelta(n * (7 if unit == "week" else 1) - 1)
            return replace(end, when=When(f"{start}/{last}", start, last, "range"))
        return Resolved(When(days.duration_value(meaning.lasting)))
    if end.when.grain == "year":
        start_year = days.of_year(last.year + 1 - round(n))
        return replace(end, when=days.span(start_year, end.when))
    if end.when.grain == "day":
        start_day = days.add_months(last + timedelta(1), -round(months * n))
        return replace(end, when=When(f"{start_day}/{last}", start_day, last, "range")) if start_day else Resolved(NONE)
    months_back = round(months * n) - (not meaning.change)
    start_month = days.add_months(days.of_month(last.year, last.month).first or last, -months_back)
    if not start_month:
        return Resolved(NONE)
    return replace(end, when=When(f"{start_month:%Y-%m}/{last:%Y-%m}", start_month, last, "range"))


def _same(meaning: Same, ctx: Context) -> Resolved:
    """The period last told, moved to the year that is named."""
    base = ctx.find(f"period {meaning.unit}")
    year = meaning.year
    if year is None and meaning.year_of is not None and meaning.year_of.which == "last" and base and base.when.first:
        year = base.when.first.year - 1
    if year is None and not base and ctx.now.year is not None:
        return from_now(days.of_year(ctx.now.year - 1), ctx)
    if not base or not base.when.first or year is None:
        return Resolved(When(f"{year:04d}" if year else "XXXX"), True)
    moved = days.shift(base.when, year - base.when.first.year, "year", coarse=False)
    if base.when.grain == "day":
        day = days.safe(year, base.when.first.month, base.when.first.day)
        moved = days.of_day(day) if day else moved
    return Resolved(moved, True, base.open_year, base.id)
