"""Sets of times: "every two weeks", "daily", "on Sundays", "three times a week", "€2,478 a month"."""

from __future__ import annotations

from claims.extract.times.clock import PARTS
from claims.extract.times.dates import WEEKDAYS, month
from claims.extract.times.days import duration_value
from claims.extract.times.lengths import UNITS, lasting, ordinal, whole
from claims.extract.times.meaning import Hit, Lasting, Repeat
from claims.extract.times.words import Words

EVERY = {
    "second": "PT1S",
    "minute": "XXXX-XX-XXTXX:XX",
    "hour": "XXXX-XX-XXTXX",
    "day": "XXXX-XX-XX",
    "night": "XXXX-XX-XXTNI",
    "week": "XXXX-WXX",
    "weekend": "XXXX-WXX-WE",
    "month": "XXXX-XX",
    "quarter": "XXXX-QX",
    "year": "XXXX",
    "decade": "XXX",
    "season": "XXXX",
    "summer": "XXXX-SU",
    "winter": "XXXX-WI",
    "fortnight": "P2W",
}
WORDS = {
    "daily": "day",
    "weekly": "week",
    "monthly": "month",
    "annually": "year",
    "annual": "year",
    "yearly": "year",
    "hourly": "hour",
    "nightly": "night",
    "quarterly": "quarter",
    "fortnightly": "fortnight",
}
_RATE_UNITS = frozenset("second minute hour day night week month quarter year season decade".split())
_NOT_RATE = frozenset(
    {
        "for",
        "in",
        "after",
        "over",
        "than",
        "about",
        "within",
        "of",
        "such",
        "is",
        "was",
        "lasted",
        "took",
        "spent",
        "nearly",
        "almost",
        "at",
        "be",
        "by",
        "on",
        "from",
        "until",
        "with",
        "what",
        "as",
        "into",
        "and",
        "or",
        "not",
        "least",
        "like",
        "during",
        "half",
        "-",
        ",",
        ".",
        '"',
        "“",
        ":",
        ";",
        "(",
        "\n",
        "to",
        "quite",
        "just",
        "only",
    }
)


def repeat(words: Words, i: int) -> Hit | None:
    low = words.low(i)
    if low in WORDS and not words.capital(i + 1) and not (words.capital(i) and words.capital(i - 1) and words.low(i - 1) != "\n"):
        if low == "daily" and words.low(i - 1) == "the" and words.capital(i):
            return None
        return Repeat(EVERY[WORDS[low]]), i + 1
    if low in ("every", "each", "most"):
        return _every(words, i)
    if low in ("a", "an", "per"):
        return _rate(words, i)
    counted = whole(words, i)
    if counted and words.low(counted[1]) in UNITS and words.low(counted[1] + 1) in ("a", "per", "each", "every"):
        per = words.low(counted[1] + 2)
        if per in _RATE_UNITS and per != UNITS[words.low(counted[1])]:
            return Repeat(EVERY[per]), counted[1] + 3
    if words.capital(i) and low.endswith("s") and low[:-1] in WEEKDAYS and len(low) > 5:
        return Repeat(f"XXXX-WXX-{WEEKDAYS[low[:-1]] + 1}", weekday=WEEKDAYS[low[:-1]]), i + 1
    if low == "weekdays" and words.low(i - 1) == "on":
        return Repeat("XXXX-WXX-1/XXXX-WXX-5"), i + 1
    if low == "weekends" and words.low(i - 1) in ("at", "on", "most"):
        return Repeat("XXXX-WXX-WE"), i + 1
    if low in ("evenings", "mornings", "afternoons", "nights") and words.low(i - 1) in (
        "worked",
        "in",
        "work",
        "works",
        "most",
        "the",
    ):
        return Repeat("XXXX-XX-XXT" + PARTS[low]), i + 1
    return None


def _every(words: Words, i: int) -> Hit | None:
    j = i + 1 + (words.low(i + 1) == "single")
    if words.low(i) == "most":
        low = words.low(j)
        if low in ("evenings", "mornings", "afternoons", "nights"):
            return Repeat("XXXX-XX-XXT" + PARTS[low]), j + 1
        if low in ("days", "weeks", "months", "years"):
            return Repeat(EVERY[low[:-1]]), j + 1
        return None
    if words.low(j) in ("other", "second", "third", "fourth", "few"):
        n = {"other": 2, "second": 2, "third": 3, "fourth": 4, "few": -1}[words.low(j)]
        u = UNITS.get(words.low(j + 1))
        if u and (n != 2 or words.low(j + 1) != "second"):
            step = Lasting(((float(n), u),))
            return Repeat(duration_value(step), step), j + 2
    if words.low(j) in PARTS:
        return Repeat("XXXX-XX-XXT" + PARTS[words.low(j)]), j + 1
    if words.low(j) in EVERY:
        return Repeat(EVERY[words.low(j)]), j + 1
    if words.capital(j) and words.low(j) in WEEKDAYS and len(words.low(j)) > 4:
        n = WEEKDAYS[words.low(j)]
        k = j + 1
        part = PARTS.get(words.low(k), "")
        return Repeat(f"XXXX-WXX-{n + 1}" + (f"T{part}" if part else ""), weekday=n), k + bool(part)
    found = month(words, j)
    if found:
        return Repeat(f"XXXX-{found[0]:02d}"), found[1]
    length = lasting(words, j) if whole(words, j) else None
    if length and not ordinal(words, j):
        return Repeat(duration_value(length[0]), length[0]), length[1]
    return None


def _rate(words: Words, i: int) -> Hit | None:
    """Read "a day" after an amount or a count: "16 a day", "€2,478 a month", "twice a week"; "per year" always."""
    u = words.low(i + 1)
    if u not in _RATE_UNITS or (words.low(i + 2) == "-" and words.glued(i + 2)):
        return None
    if words.low(i) == "per":
        return Repeat(EVERY[u]), i + 2
    before = words.low(i - 1)
    if u == "second" and words.low(i + 2)[:1].isalnum():
        return None
    if before in _NOT_RATE or words.low(i + 2) in (
        "later",
        "ago",
        "earlier",
        "before",
        "after",
        "away",
        "ahead",
        "from",
        "early",
        "late",
    ):
        return None
    near = [words.low(k) for k in range(max(0, i - 5), i)]
    for n in reversed(range(len(near))):
        low = near[n]
        if low in (".", "\n", ";", ",", ":", "(", ")"):
            return None
        if low[:1].isdecimal() or low in ("once", "twice", "times", "thrice") or whole(words, max(0, i - len(near) + n)):
            return (Repeat(EVERY[u]), i + 2) if low != "one" or n == len(near) - 1 else None
    return None
