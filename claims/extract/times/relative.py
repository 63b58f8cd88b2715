"""Expressions that need another time: "last week", "the year before", "today", "two years earlier", "in ten days"."""

from __future__ import annotations

from claims.extract.times.dates import WHICH, month, weekday, year
from claims.extract.times.lengths import lasting, ordinal, plural, vague
from claims.extract.times.meaning import Away, Date, Deictic, Hit, Lasting, Same, Unit
from claims.extract.times.words import Words

_DEICTIC: dict[tuple[str, ...], str] = {
    ("the", "day", "before", "yesterday"): "-2",
    ("the", "day", "after", "tomorrow"): "+2",
    ("today",): "0",
    ("yesterday",): "-1",
    ("tomorrow",): "+1",
    ("tonight",): "tonight",
    ("now",): "now",
    ("nowadays",): "now",
    ("currently",): "now",
    ("at", "present"): "now",
    ("at", "the", "moment"): "now",
    ("right", "now"): "now",
    ("recently",): "past",
    ("lately",): "past",
    ("the", "past"): "past",
    ("the", "future"): "future",
    ("the", "near", "future"): "future",
    ("the", "present"): "now",
    ("the", "foreseeable", "future"): "future",
    ("before", "long"): "future",
    ("in", "recent", "years"): "past",
    ("in", "recent", "months"): "past",
    ("in", "recent", "weeks"): "past",
    ("in", "recent", "days"): "past",
    ("recent", "years"): "past",
    ("recent", "months"): "past",
    ("recent", "weeks"): "past",
    ("recent", "days"): "past",
}
_PERIODS = frozenset("period quarter month week day date time point stage half season months weeks year".split())
_DEICTIC_FIRST = frozenset({key[0] for key in _DEICTIC})
DEICTIC_WORDS = frozenset({key[-1] for key in _DEICTIC})
_SINGULAR = frozenset("day week fortnight weekend month quarter year decade century season hour".split())
_LABELS = frozenset(
    (
        "s ' to so as in and but or for at when after before that from with was were is has had will began ended earlier by on "
        "than alone because"
    ).split()
)


def deictic(words: Words, i: int) -> Hit | None:
    if words.low(i) not in _DEICTIC_FIRST:
        return None
    for n in (4, 3, 2, 1):
        key = words.lows[i : i + n]
        if key in _DEICTIC:
            if key in (("the", "past"), ("the", "present"), ("the", "future")) and words.low(i + 2)[:1].isalnum():
                return None
            if key == ("before", "long") and (words.low(i + 2)[:1].isalnum() or words.low(i + 2) == "-"):
                return None  # "before long-term rates", "Before long he was gone"
            if key[0] == "in" and n == 3:
                return None  # the words without the preposition stand for it
            return Deictic(_DEICTIC[key]), i + n
    return None


def same(words: Words, i: int) -> Hit | None:
    """Read "the same period last year", "the same quarter of 2021", "the corresponding quarter", "the year-ago quarter"."""
    j = i + (words.low(i) in ("the", "a"))
    if words.low(j) in ("corresponding", "comparable", "same", "equivalent"):
        j, told = j + 1, words.low(j) != "same"
    elif words.has(j, "year", "-", "ago") or words.has(j, "year", "-", "earlier"):
        j, told = j + 3, True
    else:
        return None
    name = words.low(j)
    if name not in _PERIODS:
        return None
    k = j + 1 + (words.low(j + 1) in ("of", "in", "a"))
    full = year(words, k)
    if full is not None:
        return Same(name, full), k + 1
    k += words.low(k) == "the"
    which = WHICH.get(words.low(k), "")
    if which in ("last", "previous") and words.low(k + 1) == "year":
        return Same(name, None, Unit("year", which)), k + 2
    if words.low(k) == "year" and words.low(k + 1) in ("before", "earlier", "ago"):
        return Same(name, None, Unit("year", "last")), k + 2
    return (Same(name, None, Unit("year", "last")), j + 1) if told else None


def unit(words: Words, i: int) -> Hit | None:
    """Read "last week", "this year", "the previous quarter", "that day", "the same month", "the year before"."""
    the = words.low(i) == "the"
    k = i + the
    if (
        words.low(i) == "year"
        and words.low(i - 1) in ("by", "at", "until", "before", "since")
        and (words.has(i + 1, "end") or words.has(i + 1, "-", "end"))
    ):
        return Unit("year", "this", "END"), i + 2 + (words.low(i + 1) == "-")
    if words.has(k, "year", "to", "date") or words.has(k, "year", "so", "far"):
        return Unit("year", "this"), k + 3
    if words.low(i) in ("later", "earlier"):
        return _part_of_unit(words, i)
    return _chosen_unit(words, i) or (_the_unit(words, i) if the else None)


def _part_of_unit(words: Words, i: int) -> Hit | None:
    """Read "later this year", "earlier in the week"."""
    edge = "END" if words.low(i) == "later" else "START"
    if words.low(i + 1) == "this" and words.low(i + 2) in _SINGULAR:
        return Unit(words.low(i + 2), "this", edge), i + 3
    if words.has(i + 1, "in", "the") and words.low(i + 3) in _SINGULAR:
        return Unit(words.low(i + 3), "the", edge), i + 4
    return None


_NEED_THE = frozenset({"same", "following", "previous", "prior", "preceding", "succeeding"})
_INSIDE = frozenset({"calendar", "financial", "fiscal", "same", "very", "whole", "entire"})


def _chosen_unit(words: Words, i: int) -> Hit | None:
    """A unit with the word that picks it: "last week", "the same day", "that very year"."""
    the = words.low(i) in ("the", "all")
    j = i + the
    which = WHICH.get(words.low(j), "")
    if which in ("", "the") or (words.low(j) in _NEED_THE and not the):
        return None
    k = j + 1 + (which == "that" and words.low(j + 1) == "same")
    k += words.low(k) in _INSIDE
    low = words.low(k)
    if low not in _SINGULAR or (words.low(k + 1) == "-" and words.glued(k + 1)) or (low == "hour" and which != "that"):
        return None
    if which == "last" and low == "day":
        return None  # the last of several
    if which == "latest" and low not in ("quarter", "month", "year", "season"):
        return None
    if which == "next" and the:
        which = "following" if low == "day" else "the next"
    return Unit(low, which), k + 1


_NO_EVENT = frozenset({"and", "but", "when", "with", "to", "for", "in", "at", "by"})
_WEEKEND_AFTER = frozenset({"over", "at", "during", "by", "for", "through", "on", "in", "of", "until"})


def _the_unit(words: Words, i: int) -> Hit | None:
    """A unit with nothing but "the": "the year before", "the week before last", "the day after the vote", "of the year"."""
    low, k = words.low(i + 1), i + 2
    if low not in _SINGULAR:
        return None
    if words.has(k, "before", "last"):
        return Unit(low, "before last"), k + 2
    if words.low(k) in ("before", "after") and low != "hour":
        if words.low(k + 1) in ("that", "this", "it") and not words.low(k + 2)[:1].isalpha():
            return Unit(low, words.low(k)), k + 2
        if not words.low(k + 1)[:1].isalnum() or words.low(k + 1) in _NO_EVENT:
            return Unit(low, words.low(k)), k + 1
        return Lasting(((1.0, low),)), k
    if low == "weekend" and words.low(i - 1) in _WEEKEND_AFTER:
        return Unit(low, "the"), k
    if low in ("decade", "century", "hour", "fortnight"):
        return None
    return (Unit(low, "the"), k) if not words.low(k)[:1].isalnum() or words.low(k) in _LABELS else None


def ordinal_day(words: Words, i: int) -> Hit | None:
    """Read "the 29th", "on the fourth" as a day of the month last named; a noun after it makes it an ordinal."""
    if words.low(i) != "the":
        return None
    found = ordinal(words, i + 1)
    if not found or not 1 <= found[0] <= 31:
        return None
    after = words.low(found[1])
    figures = words.low(i + 1)[0].isdecimal()
    closed = not after[:1].isalnum() and after not in ("-", "'", "$", '"', "“")
    if (words.low(i - 1) in ("on", "until", "by", "since") and closed) or (
        figures and closed and words.low(i - 1) in ("to", "and", "on")
    ):
        return Date(day=found[0]), found[1]
    return None


def named(words: Words, i: int) -> Hit | None:
    """Read "last Friday", "next August", "the following Tuesday", "this September", "that Sunday"."""
    j = i + (words.low(i) == "the")
    which = WHICH.get(words.low(j))
    if not which or which == "the":
        return None
    day = weekday(words, j + 1)
    if day:
        return Date(weekday=day[0], which=which), day[1]
    found = month(words, j + 1)
    if found and not (words.low(found[1]).isdecimal() and len(words.low(found[1])) <= 2):
        return Date(month=found[0], which=which), found[1]
    return None


def away(words: Words, i: int) -> Hit | None:
    """A length with a direction: "two years ago", "a week earlier", "eight months later", "in two weeks' time"."""
    if words.low(i) == "in":
        found = lasting(words, i + 1)
        if found and words.low(found[1]) == "'" and words.low(found[1] + 1) == "time":
            return Away(found[0], 1, "document"), found[1] + 2
        if found and words.low(found[1]) == "'" and words.has(found[1] + 1, "s", "time"):
            return Away(found[0], 1, "document"), found[1] + 3
        return None
    found = lasting(words, i) or vague(words, i)
    if not found:
        return None
    length, j = found
    low = words.low(j)
    if low == "ago" or (low == "back" and not words.low(j + 1).isalpha() and words.low(i) not in ("the", "that")):
        return Away(length, -1, "document"), j + 1
    if words.has(j, "from", "now") or low == "hence":
        return Away(length, 1, "document"), j + (1 if low == "hence" else 2)
    if low in ("earlier", "previously") and words.low(j + 1) != "than":
        return Away(length, -1, "narrated"), j + 1
    if low == "later" and words.low(j + 1) != "than":
        return Away(length, 1, "narrated"), j + 1
    if low == "on" and not words.low(j + 1)[:1].isalnum():
        return Away(length, 1, "narrated"), j + 1
    if low in ("before", "after", "beforehand", "afterwards", "afterward"):
        side = -1 if low.startswith("before") else 1
        if words.low(j + 1) in ("that", "this") and not words.low(j + 2)[:1].isalpha():
            return Away(length, side, "narrated"), j + 2
        if not words.low(j + 1)[:1].isalnum() and words.low(j + 1) not in ("$", '"', "“", "'"):
            return Away(length, side, "narrated"), j + 1
    return None


_TO_LAST = frozenset({"to", "will", "would", "may", "might", "can", "could", "should", "must", "not"})
_SPELLS = frozenset({"day", "week", "fortnight", "month", "year", "decade", "hour"})


def stretch(words: Words, i: int) -> Hit | None:
    """Read "the past two weeks", "the last five years", "the next three days", "the coming months"."""
    j = i + (words.low(i) in ("the", "these"))
    low = words.low(j)
    if low not in (
        "past",
        "last",
        "next",
        "coming",
        "previous",
        "preceding",
        "following",
        "first",
        "final",
        "recent",
        "intervening",
    ):
        return None
    if low == "last" and i == j and words.low(i - 1) in _TO_LAST:
        return None  # "is expected to last two hours"
    found = lasting(words, j + 1) or plural(words, j + 1)
    if words.low(i - 1) == "over" and words.has(i, "the", "coming", "year"):
        return Unit("year", "coming"), j + 2
    if words.low(i) == "the" and words.low(j + 1) in _SPELLS and (low == "past" or (low == "last" and words.low(j + 1) != "day")):
        return Lasting(((1.0, words.low(j + 1)),), "", "past"), j + 2
    if not found or words.low(j + 1) in ("a", "an"):
        return None
    if found[0].terms[0][0] < 0 and low in ("last", "first", "final") and i == j:
        return None  # "Final days" as a heading
    side = {
        "past": "past",
        "last": "past",
        "previous": "past",
        "preceding": "past",
        "next": "next",
        "coming": "next",
        "following": "next",
    }.get(low, "")
    return Lasting(found[0].terms, found[0].mod, side), found[1]
