"""Numbers in words and figures, and lengths of time: "two-and-a-half years", "six hours and 12 minutes", "several weeks"."""

from __future__ import annotations

import re

from claims.extract.times.meaning import Lasting
from claims.extract.times.words import Words

_SMALL = (
    "zero one two three four five six seven eight nine ten eleven twelve thirteen fourteen fifteen sixteen seventeen "
    "eighteen nineteen"
)
_ONES = {w: n for n, w in enumerate(_SMALL.split())}
_TENS = {w: 10 * n for n, w in enumerate("twenty thirty forty fifty sixty seventy eighty ninety".split(), 2)}
_PLACES = (
    "first second third fourth fifth sixth seventh eighth ninth tenth eleventh twelfth thirteenth fourteenth fifteenth "
    "sixteenth seventeenth eighteenth nineteenth twentieth"
)
_ORDINALS = {w: n for n, w in enumerate(_PLACES.split(), 1)} | {"thirtieth": 30}
_NAMED_UNITS = "second minute hour day night week fortnight weekend month quarter year decade season winter summer generation"
UNITS = {u + s: u for u in _NAMED_UNITS.split() for s in ("", "s")} | {
    **dict.fromkeys(("century", "centuries"), "century"),
    **dict.fromkeys(("millennium", "millennia"), "millennium"),
    **dict.fromkeys(("sec", "secs"), "second"),
    **dict.fromkeys(("min", "mins"), "minute"),
    **dict.fromkeys(("hr", "hrs"), "hour"),
    **dict.fromkeys(("yr", "yrs"), "year"),
}
_FIGURE = re.compile(r"\d{1,3}(?:,\d{3})+(?:\.\d+)?$|\d+(?:\.\d+)?$")
_FRACTION = {"½": 0.5, "¼": 0.25, "¾": 0.75}
_VAGUE = frozenset({"several", "many", "some", "few", "numerous", "countless"})
_BETWEEN = frozenset(
    (
        "more full long straight consecutive successive whole extra additional further solid working business calendar short "
        "grueling gruelling odd other entire trading school light happy difficult hard turbulent tumultuous or so"
    ).split()
)
_HEDGES: dict[tuple[str, ...], str] = {
    ("at", "least"): "EQUAL_OR_MORE",
    ("no", "less", "than"): "EQUAL_OR_MORE",
    ("no", "fewer", "than"): "EQUAL_OR_MORE",
    ("at", "most"): "EQUAL_OR_LESS",
    ("up", "to"): "EQUAL_OR_LESS",
    ("no", "more", "than"): "EQUAL_OR_LESS",
    ("not", "more", "than"): "EQUAL_OR_LESS",
    ("more", "than"): "MORE_THAN",
    ("a", "little", "more", "than"): "MORE_THAN",
    ("little", "more", "than"): "MORE_THAN",
    ("just", "over"): "MORE_THAN",
    ("well", "over"): "MORE_THAN",
    ("a", "little", "over"): "MORE_THAN",
    ("less", "than"): "LESS_THAN",
    ("fewer", "than"): "LESS_THAN",
    ("a", "little", "less", "than"): "LESS_THAN",
    ("just", "under"): "LESS_THAN",
    ("under",): "LESS_THAN",
    ("nearly",): "LESS_THAN",
    ("almost",): "LESS_THAN",
    ("close", "to"): "APPROX",
    ("about",): "APPROX",
    ("around",): "APPROX",
    ("some",): "APPROX",
    ("roughly",): "APPROX",
    ("approximately",): "APPROX",
    ("exactly",): "",
    ("precisely",): "",
}


_HEDGE_WORDS = frozenset(key[0] for key in _HEDGES)


def figure(text: str) -> float | None:
    """The number that a run of digits writes."""
    return float(text.replace(",", "")) if _FIGURE.match(text) else None


def whole(words: Words, i: int) -> tuple[float, int] | None:
    """A number in figures or words at `i` and the index after it."""
    low = words.low(i)
    value = figure(low)
    if value is not None:
        return (value + _FRACTION[words.low(i + 1)], i + 2) if words.low(i + 1) in _FRACTION else (value, i + 1)
    if low in _TENS:
        j = i + 1 + (words.low(i + 1) == "-")
        one = _ONES.get(words.low(j), 0)
        return (_TENS[low] + one, j + 1) if 0 < one < 10 else (_TENS[low], i + 1)
    if low in _ONES:
        if words.low(i + 1) == "hundred":
            return _ONES[low] * 100, i + 2
        return _ONES[low], i + 1
    return None


def ordinal(words: Words, i: int) -> tuple[int, int] | None:
    """Read "third", "3rd", "twenty-first" at `i`."""
    low = words.low(i)
    if low.isdecimal() and words.glued(i + 1) and words.low(i + 1) in ("st", "nd", "rd", "th"):
        return int(low), i + 2
    if low in _TENS:
        j = i + 1 + (words.low(i + 1) == "-")
        one = _ORDINALS.get(words.low(j), 0)
        return (_TENS[low] + one, j + 1) if 0 < one < 10 else None
    return (_ORDINALS[low], i + 1) if low in _ORDINALS else None


def _half(words: Words, i: int) -> int:
    """The index after "and a half" (hyphens between) at `i`, or `i`."""
    j = i
    for low in ("and", "a", "half"):
        j += words.low(j) == "-"
        if words.low(j) != low:
            return i
        j += 1
    return j


def _quarters(words: Words, i: int) -> tuple[float, int] | None:
    """Read "a quarter of an hour", "three quarters of an hour", "three-quarters of an hour"."""
    three = words.low(i) == "three"
    if not three and words.low(i) not in ("a", "one"):
        return None
    j = i + 1 + (words.low(i + 1) == "-")
    if words.low(j) != ("quarters" if three else "quarter") or not words.has(j + 1, "of", "an", "hour"):
        return None
    return (0.75 if three else 0.25), j + 3


_LARGE = {"hundred": 100, "thousand": 1_000, "million": 1_000_000, "billion": 1_000_000_000}


def count(words: Words, i: int) -> tuple[float, int] | None:
    """How many, at `i`: a number, "a", "half a", "several" (-1), "a couple of" (2), "a few" (-1), "a dozen" (12)."""
    low = words.low(i)
    portion = _quarters(words, i)
    if portion:
        return portion
    if low in ("a", "an", "one", "another") or (low == "the" and words.low(i + 1) in ("few", "couple", "dozen")):
        if words.low(i + 1) == "couple":
            return 2.0, i + 2 + (words.low(i + 2) == "of")
        if words.low(i + 1) == "few":
            return -1.0, i + 2
        if words.low(i + 1) == "dozen":
            return 12.0, i + 2
        if words.low(i + 1) in _LARGE and low != "another":
            return float(_LARGE[words.low(i + 1)]), i + 2
        if words.low(i + 1) == "half" and low != "the":
            return 0.5, i + 2 + (words.low(i + 2) == "-")
        if words.low(i + 1) == "quarter" and words.low(i + 2) in ("of", "century"):
            return 0.25, i + 2 + (words.low(i + 2) == "of") + (words.has(i + 2, "of", "a"))
        if low != "the" and low != "one":
            return 1.0, i + 1
    if low == "half":
        j = i + 1 + (words.low(i + 1) == "-")
        return 0.5, j + (words.low(j) in ("a", "an"))
    if low == "many" and words.low(i - 1) == "as":
        return None  # "three in as many weeks"
    if low in _VAGUE or (low in ("dozens", "hundreds", "thousands") and words.low(i + 1) == "of"):
        return -1.0, i + 1 + (words.low(i + 1) == "of")
    found = whole(words, i)
    if found and words.low(found[1]) in _LARGE:
        return found[0] * _LARGE[words.low(found[1])], found[1] + 1
    if found:
        after = _half(words, found[1])
        return (found[0] + 0.5, after) if after > found[1] else found
    return None


def _one_term(words: Words, i: int) -> tuple[float, str, int] | None:
    found = count(words, i)
    if not found:
        return None
    n, j = found
    hyphen = words.low(j) == "-" and words.glued(j)
    j += hyphen
    if words.has(j, "or", "so"):
        j += 2
    for _ in range(2):
        if words.low(j) in _BETWEEN and words.low(j + 1) in UNITS | {"of": ""}.keys() | _BETWEEN:
            j += 1
    unit = UNITS.get(words.low(j))
    if not unit or _looks_like_year(words, i, j):
        return None
    if (
        words.low(i) in ("a", "an")
        and n == 1
        and (unit == "quarter" or (unit == "second" and not _second_follows(words, i, j + 1)))
    ):
        return None  # "a second term", "a quarter of voters"
    after = _half(words, j + 1)
    return (n + 0.5, unit, after) if after > j + 1 and n > 0 else (n, unit, j + 1)


def _looks_like_year(words: Words, i: int, j: int) -> bool:
    """Whether the count at `i` is a year and the unit at `j` goes on: "the 2010 season"."""
    return words.low(i).isdecimal() and len(words.low(i)) == 4 and not words.low(j).endswith("s")


def _second_follows(words: Words, i: int, j: int) -> bool:
    """Whether "a second" before `j` is the unit, not the number: "a second later", "for a second."."""
    return words.low(j) in ("later", "ago", "earlier") or (words.low(i - 1) in ("for", "in") and not words.low(j)[:1].isalnum())


def hedge(words: Words, i: int) -> tuple[str, int]:
    """TIMEX3's modifier for the hedging words at `i`, and the index after them."""
    if words.low(i) in _HEDGE_WORDS:
        for n in (4, 3, 2, 1):
            key = words.lows[i : i + n]
            if key in _HEDGES:
                return _HEDGES[key], i + n
    return "", i


def lasting(words: Words, i: int) -> tuple[Lasting, int] | None:
    """A length of time at `i`, hedges included. Ages ("52-year-old", "three years old") are none."""
    mod, j = hedge(words, i)
    if mod == "APPROX" and words.low(i) == "some" and words.low(j) in UNITS:
        return None
    spread = _spread(words, j)
    if spread:
        return Lasting(((spread[0], spread[2]),), mod, upto=spread[1]), spread[3]
    first = _one_term(words, j)
    if not first:
        return None
    n, unit, j = first
    terms = [(n, unit)]
    while True:
        k = j + (words.low(j) == ",")
        k += words.low(k) == "and"
        more = _one_term(words, k) if k > j or words.low(j).isdecimal() else None
        if not more or ORDER.get(more[1], 9) >= ORDER.get(terms[-1][1], 9) or more[0] < 0 or words.low(k) in ("a", "an"):
            break
        terms.append((more[0], more[1]))
        j = more[2]
    if words.low(j) == "old" or (words.low(j) == "-" and words.low(j + 1) in ("old", "olds")):
        return None
    return Lasting(tuple(terms), mod), j


def _spread(words: Words, i: int) -> tuple[float, float, str, int] | None:
    """Two numbers and one unit: "two to three years", "six or eight weeks", "30-40 minutes", "between 13 and 15 hours"."""
    between = words.low(i) == "between"
    first = count(words, i + between)
    if not first or words.low(i) in ("a", "an", "one") or first[0] < 0:
        return None
    j = first[1] + (words.low(first[1]) == "-" and words.low(first[1] + 1) in ("to", "or"))
    if words.low(j) not in (("and",) if between else ("to", "or", "-")):
        return None
    j += 1 + (words.low(j + 1) == "-")
    second = _one_term(words, j) if words.low(j) not in ("a", "an") else None
    if not second or not first[0] < second[0] or _looks_like_year(words, i, second[2] - 1):
        return None
    if (words.low(second[2]) == "-" and words.low(second[2] + 1) in ("old", "olds")) or words.low(second[2]) == "old":
        return None
    return first[0], second[0], second[1], second[2]


ORDER = {u: n for n, u in enumerate(("second", "minute", "hour", "day", "week", "month", "year"))}
_PLURAL_VAGUE = frozenset("minutes hours days weeks months years decades centuries".split())
_VAGUE_BEFORE = frozenset(
    (
        "for after before of over within spent spend spending took take takes taken taking lasted last lasting in through during "
        "despite wait waited waiting the with by into and or possibly since until cost"
    ).split()
)
_VAGUE_AFTER = frozenset("later ago earlier before after of to in on".split())


def vague(words: Words, i: int) -> tuple[Lasting, int] | None:
    """A plural without a number: "weeks of talks", "for decades", "hours later"; not in "early days", "years 7 to 11"."""
    low, after = words.low(i), words.low(i + 1)
    if low == "seconds" and after in ("later", "after", "before", "earlier"):
        return Lasting(((-1.0, "second"),)), i + 1
    if low == "minutes" and words.low(i - 1) in ("the", "and", "or"):
        return None  # of a meeting
    return plural(words, i) if words.low(i - 1) in _VAGUE_BEFORE or after in _VAGUE_AFTER else None


def plural(words: Words, i: int) -> tuple[Lasting, int] | None:
    """A plural unit without a number, whatever stands beside it."""
    return (Lasting(((-1.0, UNITS[words.low(i)]),)), i + 1) if words.low(i) in _PLURAL_VAGUE else None
