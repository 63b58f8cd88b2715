"""Clock times and parts of a day: "3:30 p.m.", "0600 GMT", "noon", "five in the morning", "Friday night"."""

from __future__ import annotations

import re

from claims.extract.times.lengths import whole
from claims.extract.times.meaning import Clock, DayPart, Hit
from claims.extract.times.words import BREAK, Words

PARTS = {
    "morning": "MO",
    "mornings": "MO",
    "afternoon": "AF",
    "afternoons": "AF",
    "evening": "EV",
    "evenings": "EV",
    "night": "NI",
    "nights": "NI",
    "dawn": "MO",
    "daybreak": "MO",
    "sunrise": "MO",
    "dusk": "EV",
    "sunset": "EV",
    "nightfall": "EV",
    "lunchtime": "MI",
    "overnight": "NI",
    "teatime": "AF",
}
ZONES = frozenset(
    "gmt utc bst est edt cst cdt pst pdt mst mdt cet cest ist et ct pt mt aest aedt jst eet eest sgt hkt wib".split()
)
_AT = frozenset("at from until till to by around about before after between since and than".split())
_FIGURE = re.compile(r"([01]?\d|2[0-4])(?:[.:]([0-5]\d)(?::[0-5]\d)?)?$")


def _half_day(words: Words, i: int) -> tuple[int, int] | None:
    """12 for p.m., 0 for a.m. at `i`, and the index after it."""
    low = words.low(i)
    if low in ("am", "pm"):
        return (12 if low == "pm" else 0), i + 1
    if low in ("a", "p") and words.low(i + 1) == "." and words.glued(i + 1) and words.low(i + 2) == "m":
        j = i + 3
        return (12 if low == "p" else 0), j + (words.low(j) == "." and words.glued(j))
    if low in ("in", "on") or low == "at":
        j = i + 1 + (words.low(i + 1) == "the")
        if words.low(j) in ("morning", "afternoon", "evening") and low == "in":
            return (0 if words.low(j) == "morning" else 12), j + 1
        if words.low(j) == "night" and low == "at":
            return 12, j + 1
    return None


def zone(words: Words, i: int) -> tuple[str, int]:
    """A time zone at `i` ("GMT", "local time", "Malaysian time"), and the index after it."""
    j = i + (words.low(i) == ",")
    if words.low(j) in ZONES and words.text(j).isupper():
        return ("Z" if words.low(j) in ("gmt", "utc") else ""), j + 1
    if words.low(j) == "local" and words.low(j + 1) == "time":
        return "", j + 2
    if words.capital(j) and words.low(j + 1) == "time" and words.text(j + 1)[0] in "tT":
        return "", j + 2
    return "", i


def clock(words: Words, i: int) -> Hit | None:
    """A clock time at `i`."""
    low = words.low(i)
    if low in ("noon", "midnight") or (low == "midday" and not words.low(i + 1).isalpha()):
        z, j = zone(words, i + 1)
        return Clock(0 if low == "midnight" else 12, 0, z), j
    if re.match(r"\d{4}$", low) and int(low[:2]) < 24 and int(low[2:]) < 60:
        z, j = zone(words, i + 1)
        if j > i + 1 or words.low(j) in ("hours", "hrs"):
            return Clock(int(low[:2]), int(low[2:]), z), j + (words.low(j) in ("hours", "hrs") and j == i + 1)
        return None
    match = _FIGURE.match(low)
    hour, minute, j = (int(match[1]), int(match[2] or 0), i + 1) if match else (-1, 0, i)
    if not match:
        past = _spoken(words, i)
        if not past:
            return None
        hour, minute, j = past
    half = _half_day(words, j)
    if half and hour <= 12:
        if not match and words.low(j) in ("am", "a") and words.low(i) in ("i",):
            return None
        z, j = zone(words, half[1])
        return Clock(hour % 12 + half[0], minute, z), j
    if words.low(j) == "o" and words.low(j + 1) == "'" and words.low(j + 2) == "clock":
        half = _half_day(words, j + 3)
        if half:
            return Clock(hour % 12 + half[0], minute), half[1]
        return Clock(hour, minute), j + 3
    if match and match[2] and hour < 24:
        z, k = zone(words, j)
        if ":" in low and low.count(":") == 1 and (k > j or words.low(i - 1) in _AT or words.low(i - 1) == BREAK):
            return Clock(hour, minute, z), k
        if k > j:
            return Clock(hour, minute, z), k
        if words.low(j) == "on" and words.low(j + 1) == "the" and words.low(j + 2) in PARTS:
            late = words.low(j + 2) != "morning"
            return Clock(hour % 12 + 12 * late, minute), j
    return None


def _spoken(words: Words, i: int) -> tuple[int, int, int] | None:
    """Read "five", "half past three", "quarter to nine" as hour, minute, end."""
    if words.low(i) in ("half", "quarter") and words.low(i + 1) in ("past", "to"):
        found = whole(words, i + 2)
        if not found or not 1 <= found[0] <= 12:
            return None
        minutes = 30 if words.low(i) == "half" else 15
        if words.low(i + 1) == "past":
            return int(found[0]), minutes, found[1]
        return int(found[0] - 1) or 12, 60 - minutes, found[1]
    if words.low(i).isalpha():
        found = whole(words, i)
        if found and found[0] == int(found[0]) and 1 <= found[0] <= 12:
            return int(found[0]), 0, found[1]
    return None


_BEFORE_NIGHT = frozenset("in during through throughout of by for into on over until before since after spent all".split())


def day_part(words: Words, i: int) -> Hit | None:
    """A bare part of a day at `i`, with "the", "this", "that", "last" before it."""
    low = words.low(i)
    if words.has(i, "the", "night") and words.low(i - 1) not in _BEFORE_NIGHT:
        return None  # "lights up the night"
    if low in ("the", "this", "that", "last", "all", "every", "each") and words.low(i + 1) in PARTS:
        return DayPart(PARTS[words.low(i + 1)], which=low), i + 2
    if low == "the" and words.low(i + 1) in ("following", "next", "previous", "same") and words.low(i + 2) in PARTS:
        return DayPart(PARTS[words.low(i + 2)], which={"next": "following"}.get(words.low(i + 1), words.low(i + 1))), i + 3
    if low in ("dawn", "daybreak", "sunrise"):
        return DayPart("MO", which="dawn"), i + 1
    if low in ("dusk", "nightfall", "sunset", "overnight", "lunchtime"):
        return DayPart(PARTS[low]), i + 1
    if low in ("late", "early", "mid") and words.low(i + 1 + (words.low(i + 1) == "-")) in ("morning", "afternoon", "evening"):
        j = i + 1 + (words.low(i + 1) == "-")
        return DayPart(PARTS[words.low(j)], edge={"late": "END", "early": "START"}.get(low, "MID")), j + 1
    if low == "evening" and words.low(i + 1) not in ("dress", "gown", "class", "classes"):
        return DayPart("EV"), i + 1
    if low in ("morning", "afternoon") and words.low(i - 1) in ("by", "until", "since", "before", "mid"):
        return DayPart(PARTS[low]), i + 1
    if low == "night" and words.low(i - 1) in ("at", "by", "all"):
        return DayPart("NI", which="habit"), i + 1
    return None
