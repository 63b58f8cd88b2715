"""Reads what runs from one time to another, or is a piece of one: ranges, "the year to June", "the first week of May"."""

from __future__ import annotations

from claims.extract.times import dates, lengths
from claims.extract.times.compose import edged, on_day, timed
from claims.extract.times.meaning import (
    Clock,
    Date,
    DayPart,
    Ending,
    Era,
    Hit,
    Holiday,
    Lasting,
    Meaning,
    Opening,
    Part,
    Range,
    Season,
    Unit,
    Years,
)
from claims.extract.times.words import Words

_ENDS = (Date, Clock, Season, Part, Holiday, DayPart, Era, Years)


def _ranged(words: Words, i: int) -> Hit | None:
    """Read "between June and August", "from 1994 to 1998", "April to September", "January-March"."""
    opener = words.low(i) if words.low(i) in ("between", "from") else ""
    first = timed(words, i + bool(opener))
    if (
        not first
        or not isinstance(first[0], _ENDS)
        or (isinstance(first[0], Date) and first[0].which and first[0].weekday is None and not first[0].month)
    ):
        return None
    j = first[1]
    joints = {"between": ("and", "-"), "from": ("to", "until", "till", "through", "-"), "": ("to", "-", "through")}[opener]
    j += words.low(j) == "," and words.low(j + 1) in ("until",) and opener == "from"
    if words.low(j) not in joints or (words.low(j) == "-" and not words.glued(j) and not opener and _whole(first[0])):
        return None
    second = timed(words, j + 1)
    if second is None and isinstance(first[0], Date) and first[0].year and first[0].month is None:
        full = dates.year(words, j + 1)
        second = (Date(year=full), j + 2) if full else None
    if not second or type(second[0]) is not type(first[0]):
        return None
    if isinstance(first[0], Date) and isinstance(second[0], Date):
        if not _comparable(first[0], second[0]) or (
            not opener
            and words.low(j) == "to"
            and first[0].weekday is not None
            and first[0].day is None
            and words.low(i - 1) == "from"
        ):
            return None
    return _month_quarter(words, first[0], second) or (Range(first[0], second[0], (i + bool(opener), first[1], j + 1)), second[1])


def _month_quarter(words: Words, first: Meaning, second: Hit) -> Hit | None:
    """Read "the October-December quarter of 2022" as one quarter."""
    last, j = second
    if words.low(j) != "quarter" or not isinstance(first, Date) or not isinstance(last, Date) or last.day or not last.month:
        return None
    if last.month % 3 or first.month != last.month - 2:
        return None
    k = j + 1 + (words.low(j + 1) in ("of", "in"))
    full = dates.year(words, k) or last.year
    return Part("Q", last.month // 3, full, calendar=True), k + 1 if full and not last.year else j + 1


def _whole(meaning: Meaning) -> bool:
    """A date with its year: "(8 May 1841 – 1 June 1904)" is two dates, "1994–98" one span."""
    return isinstance(meaning, Date) and meaning.year is not None


def _comparable(a: Date, b: Date) -> bool:
    """Both years, both months, both days or both weekdays; "March 3 to 5" is read elsewhere."""

    def kind(d: Date) -> str:
        return "day" if d.day else "month" if d.month else "weekday" if d.weekday is not None else "year"

    return kind(a) == kind(b)


def _ending(words: Words, i: int) -> Hit | None:
    """Read "the year to March 2025", "the quarter ended September", "the 26 weeks to June 28"."""
    j = i + (words.low(i) == "the")
    k = j + (words.low(j) in ("financial", "fiscal", "first", "last"))
    if k > j and words.low(j) in ("first", "last"):
        return None
    if words.low(k) in ("year", "quarter", "half", "month", "season"):
        unit = words.low(k)
        length, end = Lasting(((6.0, "month"),) if unit == "half" else ((1.0, unit),)), k + 1
        if k == i:
            return None
    else:
        found = lengths.lasting(words, j)
        if not found or words.low(i) in ("a", "an"):
            return None
        length, end = found
    verb = words.low(end)
    if verb not in ("to", "ended", "ending", "through") and not (verb == "that" and words.low(end + 1) in ("ends", "ended")):
        return None
    end += 2 if verb == "that" else 1
    end += words.low(end) in ("on", "in")
    last = edged(words, end) or dates.date(words, end)
    if not last and (full := dates.year(words, end)) and length.terms[0][1] == "year":
        return Ending(length, Date(year=full)), end + 1
    if not last or not isinstance(last[0], Date) or not last[0].month:
        return None
    return Ending(length, last[0]), last[1]


def _opening(words: Words, i: int) -> Hit | None:
    """Read "the first ten days of September", "the last week of January", "the first week"."""
    j = i + (words.low(i) == "the")
    low = words.low(j)
    if low not in ("first", "last", "opening", "final", "second", "third"):
        return None
    found = lengths.whole(words, j + 1)
    n, k = (int(found[0]), found[1]) if found else (1, j + 1)
    if not found:
        k += words.low(k) in ("few", "couple")
        n = 0 if words.low(k) in ("days", "weeks", "months") else 1
    if low in ("first", "second") and words.low(k) == "half" and words.low(k + 1) == "of":
        inner = dates.date(words, k + 2)
        if inner and isinstance(inner[0], Date) and inner[0].month and not inner[0].day:
            return Opening(low == "second", 15, "half", inner[0]), inner[1]
        return None
    unit = lengths.UNITS.get(words.low(k))
    if unit not in ("day", "week", "month", "quarter", "weekend") or (low in ("second", "third") and unit != "week"):
        return None
    if unit == "quarter" and n == 1:
        return None
    k += 1
    last = low in ("last", "final")
    if words.low(k) in ("of", "in"):
        inner = timed(words, k + 1)
        if inner and isinstance(inner[0], (Date, Unit, Years, Season, Part)) and not on_day(inner[0]):
            if low in ("second", "third"):
                return Opening(False, -2 if low == "second" else -3, unit, inner[0]), inner[1]
            return Opening(last, n, unit, inner[0]), inner[1]
    return None


def at(words: Words, i: int) -> Hit | None:
    """The longest expression that starts at word `i`."""
    best: Hit | None = None
    for parser in (_ranged, _ending, _opening, timed):
        found = parser(words, i)
        if found and (best is None or found[1] > best[1]):
            best = found
    return best
