"""Puts temporal expressions together from smaller ones: edges, ranges, clock times with days, openings and endings."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace
from typing import cast

from claims.extract.times import clock, dates, lengths, periods, relative, repeats
from claims.extract.times.meaning import (
    Clock,
    Date,
    DayPart,
    Deictic,
    Era,
    Hit,
    Holiday,
    Meaning,
    Opening,
    Part,
    Repeat,
    Season,
    Unit,
    Years,
)
from claims.extract.times.words import Words

_EDGE_WORDS = {
    "early": "START",
    "late": "END",
    "mid": "MID",
    "middle": "MID",
    "beginning": "START",
    "start": "START",
    "end": "END",
    "close": "END",
    "beginnings": "START",
    "dawn": "START",
    "turn": "START",
}
_BARE_YEAR_BEFORE = frozenset(
    {
        "in",
        "since",
        "of",
        "by",
        "until",
        "till",
        "from",
        "to",
        "between",
        "before",
        "after",
        "during",
        "around",
        "circa",
        "c",
        "early",
        "late",
        "mid",
        "about",
        "than",
        "for",
        "through",
        "spring",
        "summer",
        "autumn",
        "fall",
        "winter",
        "and",
        "or",
        "as",
        "on",
        "(",
        "\n",
        "-",
        "the",
        "a",
        "an",
        "its",
        "his",
        "her",
        "their",
        "our",
        "my",
        "this",
        ",",
        "s",
        "both",
        "all",
        "[",
        "throughout",
        "at",
        "was",
        "into",
        "with",
        "against",
        "/",
        ":",
        "that",
        "only",
        "just",
        "alone",
        "again",
        "born",
        "ca",
        "is",
        "when",
    }
)
_PLAIN = (
    dates.date,
    dates.years,
    dates.decade,
    dates.early_year,
    dates.century,
    periods.fiscal_year,
    periods.part,
    periods.owned_part,
    periods.month_quarter,
    periods.holiday,
    periods.season,
    relative.deictic,
    relative.stretch,
    relative.unit,
    relative.same,
    relative.ordinal_day,
    relative.named,
    relative.away,
    clock.day_part,
    repeats.repeat,
    lengths.lasting,
)


def _weekday_only(words: Words, i: int) -> Hit | None:
    j = i + (words.low(i) == "a")
    if words.low(j) in ("sun", "sat", "mon", "wed"):
        return None
    found = dates.weekday(words, j)
    if not found:
        return None
    if j > i:
        return Date(weekday=found[0], which="a"), found[1]
    if words.low(found[1]) == "last" and words.low(found[1] + 1) not in ("week", "month", "year", "night"):
        return Date(weekday=found[0], which="last"), found[1] + 1
    for which in ("last", "this", "next"):
        k = found[1] + (words.low(found[1]) == "of")
        if words.has(k, which, "week"):
            return Date(weekday=found[0], year_of=Unit("week", which)), k + 2
    told = words.has(i - 2, "on", "the") and not words.capital(found[1])
    return Date(weekday=found[0], which="that" if told else ""), found[1]


def _bare_year(words: Words, i: int) -> Hit | None:
    if (old := dates.old_year(words, i)) is not None:
        return Date(year=old), i + 1
    full = dates.year(words, i)
    if full is not None and dates.span_of_years(words, i) and not words.glued(i):
        return Date(year=full), i + 1
    if full is None or (words.glued(i + 1) and words.low(i + 1) in ("/", "%", "°")) or words.glued(i):
        if full is None or words.low(i - 1) not in ("-", "(", "[", "/", '"', "“", "'"):
            return None
    if words.low(i - 1) == "." and words.low(i - 2) in ("c", "ca"):
        return Date(year=full), i + 1
    likely = 1900 <= full <= 2035 and words.low(i + 1) not in ("-", "/")
    if not likely and (words.low(i - 1) not in _BARE_YEAR_BEFORE or not 1000 <= full <= 2100):
        return None
    return Date(year=full), i + 1


def simple(words: Words, i: int) -> Hit | None:
    """The longest plain expression at `i`."""
    return _remembered("simple", _simple, words, i)


def _remembered(name: str, parser: Callable[[Words, int], Hit | None], words: Words, i: int) -> Hit | None:
    key = (name, i)
    if key not in words.memo:
        words.memo[key] = parser(words, i)
    return cast("Hit | None", words.memo[key])


def _simple(words: Words, i: int) -> Hit | None:
    best: Hit | None = None
    for parser in (*_PLAIN, _weekday_only, _bare_year, clock.clock, lengths.vague):
        found = parser(words, i)
        if found and (best is None or found[1] > best[1]):
            best = found
    return best


def on_day(meaning: Meaning) -> bool:
    return (
        (isinstance(meaning, Date) and (meaning.day is not None or meaning.weekday is not None))
        or (isinstance(meaning, Deictic) and meaning.word in ("0", "-1", "+1", "-2", "+2"))
        or (isinstance(meaning, Unit) and meaning.unit == "day")
        or (isinstance(meaning, Holiday))
    )


def edged(words: Words, i: int) -> Hit | None:
    """Read "early March", "the end of June 2021", "late on Saturday", "the night of 3 March", "the whole of 2024"."""
    j = i + (words.low(i) == "the")
    low = words.low(j)
    if low in ("early", "small", "late") and words.has(j + 1, "hours", "of"):
        inner = _day_with_part(words, j + 3)
        if inner and (on_day(inner[0]) or isinstance(inner[0], DayPart)):
            on = inner[0].on if isinstance(inner[0], DayPart) else inner[0]
            return DayPart("NI" if low == "late" else "MO", on), inner[1]
    if low == "week" and j > i and words.low(j + 1) in ("of", "beginning", "commencing", "starting"):
        inner = simple(words, j + 2)
        if inner and isinstance(inner[0], Date) and inner[0].day:
            return Opening(False, 1, "week of", inner[0]), inner[1]
    nth = _nth_weekday(words, j)
    if nth:
        return nth
    if low in clock.PARTS and low not in ("lunchtime", "overnight") and words.low(j + 1) == "of":
        inner = simple(words, j + 2)
        if inner and on_day(inner[0]):
            return DayPart(clock.PARTS[low], inner[0]), inner[1]
    if low in ("whole", "rest", "remainder", "course", "bulk", "much", "most", "entirety") and words.low(j + 1) == "of":
        inner = simple(words, j + 2)
        if inner and isinstance(inner[0], (Date, Unit, Season, Part)) and low in ("whole", "most", "much", "bulk", "rest"):
            return inner
        return None
    if low in ("much", "most", "all") and words.low(j + 1) == "of":
        return None
    edge = _EDGE_WORDS.get(low)
    if not edge:
        return None
    k = j + 1 + (words.low(j + 1) == "-")
    if low in ("early", "late", "mid"):
        k += words.low(k) in ("on", "in") and low != "mid"
        if (low == "mid" and words.low(k) == "to") or (low in ("mid", "early") and words.has(k, "to", "late")):
            return None
    elif words.low(k) == "of":
        k += 1
    elif not (low in ("end", "start") and words.low(k - 1) == "-"):
        return None
    inner = simple(words, k)
    if not inner:
        return None
    meaning, end = inner
    if isinstance(meaning, (Date, Season, Era, Unit)) and not on_day(meaning):
        return replace(meaning, edge=edge), end
    if isinstance(meaning, (Part, Years)):
        return meaning, end
    if low in ("early", "late") and on_day(meaning) and not isinstance(meaning, Unit):
        if _day_part_at(words, end):
            part, after = _day_part_at(words, end)  # type: ignore[misc]
            return DayPart(part, meaning, edge=edge), after
        return DayPart("NI" if low == "late" else "MO", meaning, edge=edge), end
    return None


def _nth_weekday(words: Words, i: int) -> Hit | None:
    """Read "third Thursday in November", "last Friday of May 2024", and "first Sunday of the month", which comes round."""
    nth = (-1, i + 1) if words.low(i) in ("last", "final") else lengths.ordinal(words, i)
    day = dates.weekday(words, nth[1]) if nth and nth[0] <= 5 else None
    if not nth or not day or words.low(day[1]) not in ("in", "of"):
        return None
    if words.low(day[1] + 1) in ("the", "each", "every") and words.low(day[1] + 2) == "month":
        return Repeat(f"XXXX-WXX-{day[0] + 1}", weekday=day[0]), day[1] + 3
    inner = dates.date(words, day[1] + 1)
    if inner and isinstance(inner[0], Date) and inner[0].month and not inner[0].day:
        return Opening(nth[0] < 0, nth[0], f"weekday {day[0]}", inner[0]), inner[1]
    return None


def _day_part_at(words: Words, i: int) -> tuple[str, int] | None:
    j = i + (words.low(i) in ("late", "early"))
    if words.low(j) in ("morning", "afternoon", "evening", "night", "lunchtime"):
        return clock.PARTS[words.low(j)], j + 1
    return None


def timed(words: Words, i: int) -> Hit | None:
    """An expression at `i` joined with the clock time or part of the day beside it."""
    return _remembered("timed", _join_time, words, i)


def _join_time(words: Words, i: int) -> Hit | None:
    inner = max((h for h in (edged(words, i), simple(words, i)) if h), key=lambda h: h[1], default=None)
    if not inner:
        return None
    meaning, j = inner
    if (
        isinstance(meaning, DayPart)
        and meaning.on is None
        and not meaning.which.startswith(("th", "ev", "ea"))
        and words.low(j) == "on"
    ):
        day = _day_with_part(words, j + 1)
        if day and on_day(day[0]):
            return replace(meaning, on=day[0]), day[1]
        often = simple(words, j + 1)
        if often and isinstance(often[0], Repeat) and often[0].weekday is not None:
            return replace(often[0], value=f"{often[0].value}T{meaning.part}"), often[1]
    if isinstance(meaning, Clock):
        k = j + (words.low(j) == ",")
        k += words.low(k) in ("on", "of")
        day = edged(words, k) or _day_with_part(words, k)
        if day and isinstance(day[0], DayPart):
            on = day[0].on
            return replace(meaning, on=on if on is not None else day[0]), day[1]
        if day and on_day(day[0]) and not (words.low(j) == "," and isinstance(day[0], Deictic)):
            return replace(meaning, on=day[0]), day[1]
        return inner
    if on_day(meaning):
        part = _day_part_at(words, j)
        if part:
            return DayPart(part[0], meaning), part[1]
        if words.low(j) in ("noon", "midnight"):
            return Clock(12 if words.low(j) == "noon" else 0, 0, "", meaning), j + 1
        k = j + (words.low(j) == ",")
        k += words.low(k) == "at"
        time = clock.clock(words, k) if k > j else None
        if time and isinstance(time[0], Clock) and not _other_day(words, time[1]):
            return replace(time[0], on=meaning), time[1]
    return inner


def _other_day(words: Words, j: int) -> bool:
    return words.low(j) == "on" and simple(words, j + 1) is not None


def _day_with_part(words: Words, i: int) -> Hit | None:
    inner = simple(words, i)
    if inner and on_day(inner[0]):
        part = _day_part_at(words, inner[1])
        return (DayPart(part[0], inner[0]), part[1]) if part else inner
    return inner if inner and isinstance(inner[0], DayPart) else None
