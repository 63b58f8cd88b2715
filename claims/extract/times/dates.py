"""Calendar dates: "Wednesday, March 3, 2023", "3rd of March", "2023-03-03", "03/03/2023", "March of last year", bare years."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import replace

from claims.extract.times.lengths import ordinal
from claims.extract.times.meaning import Date, Era, Hit, Range, Unit, Years
from claims.extract.times.words import Words

_LONG = "january february march april may june july august september october november december".split()
MONTHS = {m: n for n, m in enumerate(_LONG, 1)} | {m[:3]: n for n, m in enumerate(_LONG, 1)} | {"sept": 9}
_SHORT = MONTHS.keys() - set(_LONG)
_DAYS = "monday tuesday wednesday thursday friday saturday sunday".split()
WEEKDAYS = (
    {d: n for n, d in enumerate(_DAYS)} | {d[:3]: n for n, d in enumerate(_DAYS)} | {"tues": 1, "weds": 2, "thur": 3, "thurs": 3}
)
WHICH = {
    "last": "last",
    "past": "last",
    "this": "this",
    "next": "next",
    "coming": "next",
    "previous": "previous",
    "preceding": "previous",
    "prior": "previous",
    "following": "following",
    "same": "same",
    "that": "that",
    "current": "this",
    "upcoming": "next",
    "latest": "latest",
    "the": "the",
    "succeeding": "following",
}
_OLD = re.compile(r"[1-9]\d\d$")
_BEFORE_OLD = frozenset("in of about around since until from to before after by between and c ca - (".split()) | set(MONTHS)
_YEAR = re.compile(r"(?:1[0-9]|20|21)\d\d$")


def year(words: Words, i: int) -> int | None:
    """A year in four figures at `i`, to which no letters are joined ("2019")."""
    joined = words.glued(i + 1) and words.text(i + 1)[:1].isalpha()
    return int(words.text(i)) if _YEAR.match(words.text(i)) and not joined else None


_AFTER_SPAN = frozenset("on in as at for with by and or when while he she it they who was were to from".split())


def span_of_years(words: Words, i: int) -> bool:
    """Whether "1715 - 1774" stands at `i` and no noun that the figures could count."""
    first, last = year(words, i), year(words, i + 2)
    if first is None or last is None or words.low(i + 1) != "-" or not first < last <= first + 150:
        return False
    after = words.low(i + 3)
    return not (after[:1].isalnum() or after in ("%", "°", "-", "/")) or after in _AFTER_SPAN


def ancient(words: Words) -> bool:
    """Whether the text gives the dates of somebody of the first millennium: "(c. 314 – 368)"."""
    key = ("ancient", 0)
    if key not in words.memo:
        words.memo[key] = any(
            low in ("c", "ca") and _OLD.match(words.low(i + 1 + words.has(i + 1, "."))) for i, low in _places(words)
        )
    return bool(words.memo[key])


def _places(words: Words) -> Iterator[tuple[int, str]]:
    return enumerate(words.lows[: len(words)])


def old_year(words: Words, i: int) -> int | None:
    """A year in three figures, in a text about that time, after "in", "about" and the like and before no noun."""
    if not _OLD.match(words.low(i)) or not ancient(words):
        return None
    after = words.text(i + 1)
    closed = after not in ("%", "°") and (not after[:1].isalnum() or after[:1].isupper())
    led = words.low(i - 1) in _BEFORE_OLD or (words.low(i - 1) == "." and words.low(i - 2) in ("c", "ca"))
    return int(words.low(i)) if closed and led else None


def month(words: Words, i: int) -> tuple[int, int] | None:
    """A month's name at `i`; the abbreviations take their full stop."""
    low = words.low(i)
    if low not in MONTHS or not words.capital(i):
        return None
    j = i + 1
    if low in _SHORT and words.low(j) == "." and words.glued(j):
        j += 1
    return MONTHS[low], j


def day_number(words: Words, i: int) -> tuple[int, int] | None:
    """A day of the month at `i`: 3, 3rd, third."""
    low = words.low(i)
    found = ordinal(words, i)
    if found:
        return found if 1 <= found[0] <= 31 else None
    if low.isdecimal() and 1 <= int(low) <= 31 and len(low) <= 2 and words.text(i + 1) not in ("%", "°"):
        return int(low), i + 1
    return None


def weekday(words: Words, i: int) -> tuple[int, int] | None:
    low = words.low(i)
    if low not in WEEKDAYS or not words.capital(i):
        return None
    short = low not in _DAYS
    if low in ("sun", "sat", "mon") and words.capital(i - 1) and words.low(i - 1).isalpha():
        return None  # the Edmonton Sun, August 16
    j = i + 1
    if short and words.low(j) == "." and words.glued(j):
        j += 1
    if short:  # Sun, Sat, Mon, Wed are words and names: only beside a date
        k = j + (words.low(j) == ",")
        if not (month(words, k) or (day_number(words, k) and month(words, day_number(words, k)[1]))):  # type: ignore[index]
            return None
    return WEEKDAYS[low], j


def _with_year(words: Words, j: int, date: Date) -> tuple[Date, int]:
    """`date` with the year that follows at `j`, or with "last year", "of the same year"."""
    k = j + (words.low(j) == ",")
    k += words.low(k) in ("of", "in") and (year(words, k + 1) is not None)
    found = year(words, k)
    if found is not None and not _goes_on(words, k + 1):
        return replace(date, year=found), k + 1
    k = j + (words.low(j) == "of")
    if (old := old_year(words, k)) is not None:
        return replace(date, year=old), k + 1
    if words.low(j) == "'" and words.glued(j + 1) and re.match(r"\d\d$", words.text(j + 1)) and words.low(j + 2) != "s":
        two = int(words.text(j + 1))
        return replace(date, year=2000 + two if two < 70 else 1900 + two), j + 2
    k = j + (words.low(j) in ("of", ",", "in"))
    the = words.low(k) == "the"
    which = WHICH.get(words.low(k + the))
    if which and which != "the" and words.low(k + the + 1) == "year":
        return replace(date, year_of=Unit("year", which)), k + the + 2
    if which == "next" and words.low(j) == "," and date.day:
        return replace(date, which="next"), k + 1
    return date, j


def _goes_on(words: Words, i: int) -> bool:
    """Whether the number before `i` runs on as something that is no year ("2023-24" does so as a season, "1,500" cannot)."""
    return words.glued(i) and words.text(i)[:1].isalpha() and words.low(i) not in ("s",)


_LIST = ("to", "-", "and", "through", "until", "till", "or")


def _day_list(words: Words, j: int, first: int) -> tuple[int, int] | None:
    """The second day of "3 to 5", "3-5", "3 and 4" where `j` is after the first."""
    if words.low(j) not in _LIST:
        return None
    found = day_number(words, j + 1)
    if not found or found[0] <= first or (words.low(j) in ("and", "or") and not words.low(j + 1)[:1].isdecimal()):
        return None
    return found


def _month_first(words: Words, i: int) -> tuple[Date, Date | None, int] | None:
    found = month(words, i)
    if not found:
        return None
    name, j = found
    k = j + (words.low(j) == "the")
    day = day_number(words, k) if not (words.low(k).isalpha() and words.low(j) != "the") else None
    if not day:
        if words.low(i) in _SHORT and year(words, j) is None and not (words.low(j) == "," and year(words, j + 1)):
            return None
        return Date(month=name), None, j
    second = _day_list(words, day[1], day[0])
    if second and words.low(day[1]) in ("to", "-", "through", "until", "till", "and") and not month(words, second[1]):
        return Date(month=name, day=day[0]), Date(month=name, day=second[0]), second[1]
    return Date(month=name, day=day[0]), None, day[1]


def _day_first(words: Words, i: int) -> tuple[Date, Date | None, int] | None:
    k = i + (words.low(i) == "the")
    day = day_number(words, k)
    if not day:
        return None
    j, last = day[1], None
    second = _day_list(words, j, day[0])
    if second:
        last, j = second[0], second[1]
    j += words.low(j) == "of"
    found = month(words, j)
    if not found:
        return None
    if words.low(k).isalpha() and words.low(i) != "the" and words.low(j - 1) != "of":
        return None  # "two May": only with "the" or "of"
    return Date(month=found[0], day=day[0]), Date(month=found[0], day=last) if last else None, found[1]


_BEFORE_ATTACKS = frozenset("since after the of before during on post - until a following".split())


def _numeric(words: Words, i: int) -> Hit | None:
    """2023-03-03, 03/03/2023, 3.3.2023 (with a full stop only when three numbers stand)."""
    text = words.text(i)
    if words.has(i, "9", "/", "11") and words.glued(i + 2) and words.low(i + 3) != "/" and words.low(i - 1) in _BEFORE_ATTACKS:
        return Date(2001, 9, 11), i + 3  # the one day that English names by its figures
    if re.match(r"\d{1,2}\.\d{1,2}\.\d{4}$", text):
        parts = text.split(".")
        return _numbers(int(parts[0]), int(parts[1]), int(parts[2]), i + 1)
    if not (words.glued(i + 1) and words.glued(i + 2) and words.glued(i + 3) and words.glued(i + 4)):
        return None
    mark = words.low(i + 1)
    if mark not in ("-", "/") or words.low(i + 3) != mark:
        return None
    a, b, c = words.text(i), words.text(i + 2), words.text(i + 4)
    if not (a.isdecimal() and b.isdecimal() and c.isdecimal()):
        return None
    if len(a) == 4 and _YEAR.match(a) and 1 <= int(b) <= 12 and 1 <= int(c) <= 31:
        return Date(int(a), int(b), int(c)), i + 5
    if len(a) <= 2 and len(b) <= 2 and (_YEAR.match(c) or (len(c) == 2 and mark == "/")):
        full = int(c) if len(c) == 4 else (2000 if int(c) < 70 else 1900) + int(c)
        return _numbers(int(a), int(b), full, i + 5)
    return None


def _numbers(a: int, b: int, full: int, j: int) -> Hit | None:
    if 1 <= b <= 12 and 1 <= a <= 31:
        return Date(full, b, a, unsure=a <= 12 and a != b), j
    if 1 <= a <= 12 and 12 < b <= 31:
        return Date(full, a, b), j
    return None


def date(words: Words, i: int) -> Hit | None:
    """A calendar date at `i`, with its weekday, year and a range of days."""
    numeric = _numeric(words, i)
    if numeric:
        return numeric
    named, j = None, i
    found = weekday(words, i)
    if found:
        named, j = found
        spread = _weekday_range(words, i)
        if spread:
            return spread
        j += words.low(j) == ","
        j += words.low(j) == "the" and day_number(words, j + 1) is not None
    core = _month_first(words, j) or _day_first(words, j)
    if core is None:
        return None
    first, last, end = core
    if named is not None and first.day is None:
        return None
    first, after = _with_year(words, end, replace(first, weekday=named))
    if last:
        return Range(replace(first, weekday=named), replace(first, weekday=None, day=last.day)), after
    return first, after


def _weekday_range(words: Words, i: int) -> Hit | None:
    """Read "Monday 3 to Saturday 15 November"."""
    first = weekday(words, i)
    day = day_number(words, first[1]) if first else None
    if not first or not day or words.low(day[1]) not in ("to", "-", "and", "until"):
        return None
    second = date(words, day[1] + 1)
    if second and isinstance(second[0], Date) and second[0].day and second[0].month:
        other = second[0]
        return Range(replace(other, day=day[0], weekday=first[0]), other), second[1]
    return None


def years(words: Words, i: int) -> Hit | None:
    """Read "2012-13", "1994-98" as a span of years; a plain year is `bare_year`."""
    first = year(words, i)
    if first is None or words.low(i + 1) not in ("-", "/") or not words.low(i + 2).isdecimal():
        return None
    text = words.text(i + 2)
    if len(text) not in (2, 4) or (words.low(i + 3) in ("-", "/") and words.glued(i + 3)):
        return None
    spaced = not words.glued(i + 1)
    if len(text) == 4 and spaced:
        return None
    last = int(text) if len(text) == 4 else first - first % 100 + int(text)
    if len(text) == 2 and last < first:
        last += 100
    if not first < last <= first + 100 or (words.low(i + 1) == "/" and last != first + 1):
        return None
    if last == first + 1 and not (spaced and words.low(i + 1) == "-"):
        j = i + 3
        if words.low(j) in ("season", "campaign"):
            return Years(first, last, season=True), j + 1
        if words.low(j) in ("financial", "fiscal", "school", "academic", "tax") and words.low(j + 1) == "year":
            return Years(first, last, fiscal=words.low(j) in ("financial", "fiscal"), season=True), j + 2
        return Years(first, last), j
    return Range(Date(first), Date(last), (i, i + 1, i + 2) if spaced else None), i + 3  # "1894 – 96" is two years


def decade(words: Words, i: int) -> Hit | None:
    """Read "1990s", "'90s", "nineteen-eighties" is left out, "the seventies"."""
    names = {
        "twenties": 192,
        "thirties": 193,
        "forties": 194,
        "fifties": 195,
        "sixties": 196,
        "seventies": 197,
        "eighties": 198,
        "nineties": 199,
    }
    if words.low(i) == "the":
        inner = decade(words, i + 1) or century(words, i + 1)
        return inner if inner and words.low(i + 1) != "the" else None
    text = words.text(i)
    if re.match(r"(?:1[0-9]|20)\d0$", text):
        j = i + 1
        j += words.low(j) == "'" and words.glued(j)
        if words.low(j) == "s" and words.glued(j):
            hundreds = text.endswith("00") and text < "1900"
            return Era(text[:2] if hundreds else text[:3]), j + 1
    if re.match(r"[2-9]0$", text) and words.low(i + 1) == "s" and words.glued(i + 1) and _in_decade(words, i):
        return Era("19" + text[0]), i + 2
    if words.low(i) == "'" and re.match(r"[2-9]0$", words.text(i + 1)) and words.low(i + 2) == "s" and words.glued(i + 2):
        return Era("19" + words.text(i + 1)[0]), i + 3
    if words.low(i) in names and words.low(i - 1) in ("the", "early", "mid", "late", "-"):
        return Era(str(names[words.low(i)])), i + 1
    return None


_PARTS_OF_DECADE = frozenset({"early", "mid", "late"})


def _in_decade(words: Words, i: int) -> bool:
    """Whether "50s" at `i` is a decade: "in the 50s", "the late 60s"; not "in his 50s", "temperatures in the 80s"."""
    k = i - 1 - (words.low(i - 1) == "-")
    if words.low(i - 1) in ("and", "or", "to") and words.low(i - 2) == "s" and words.low(i - 3).endswith("0"):
        return True  # "the 1970s and 80s"
    return words.low(k) in _PARTS_OF_DECADE and words.low(k - 1) == "the"


def early_year(words: Words, i: int) -> Hit | None:
    """Read "347 AD", "AD 79", "300 BC" as years."""
    before = words.text(i) in ("AD", "CE")
    number = words.text(i + before)
    if not (number.isdecimal() and len(number) <= 4 and int(number)):
        return None
    era = words.text(i) if before else words.text(i + 1)
    if before or era in ("AD", "CE"):
        return Date(year=int(number)), i + 2
    return (Date(year=-int(number)), i + 2) if era in ("BC", "BCE") else None


def century(words: Words, i: int) -> Hit | None:
    """Read "19th century", "the twenty-first century"."""
    found = ordinal(words, i)
    if not found:
        return None
    j = found[1] + (words.low(found[1]) == "-")
    if words.low(j) in ("century", "centuries") and 1 <= found[0] <= 22:
        return Era(f"{found[0] - 1:02d}"), j + 1
    return None
