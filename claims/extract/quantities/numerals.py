"""Numbers as they are written: digits, words, fractions, ordinals, and "once", "twice", "threefold", "dozens"."""

from __future__ import annotations

import re
from dataclasses import dataclass
from enum import StrEnum
from functools import cache

_ONES = {
    word: n
    for n, word in enumerate(
        "zero one two three four five six seven eight nine ten eleven twelve thirteen fourteen fifteen sixteen seventeen"
        " eighteen nineteen".split()
    )
}
_TENS = {word: 10 * n for n, word in enumerate("twenty thirty forty fifty sixty seventy eighty ninety".split(), 2)}
_SCALES = {
    "hundred": 1e2, "thousand": 1e3, "lakh": 1e5, "lakhs": 1e5, "lac": 1e5, "lacs": 1e5, "million": 1e6, "crore": 1e7,
    "crores": 1e7,
    "billion": 1e9, "trillion": 1e12,
}  # fmt: skip
_SHORT = {
    "k": 1e3,
    "m": 1e6,
    "mn": 1e6,
    "mln": 1e6,
    "mio": 1e6,
    "bn": 1e9,
    "b": 1e9,
    "tn": 1e12,
    "trn": 1e12,
    "t": 1e12,
    "cr": 1e7,
}
_PARTS = {
    "half": 2, "halves": 2, "third": 3, "quarter": 4, "fourth": 4, "fifth": 5, "sixth": 6, "seventh": 7, "eighth": 8, "ninth": 9,
    "tenth": 10, "twelfth": 12, "twentieth": 20, "hundredth": 100, "thousandth": 1000,
}  # fmt: skip
_RANKS = {
    "first": 1, "second": 2, "third": 3, "fourth": 4, "fifth": 5, "sixth": 6, "seventh": 7, "eighth": 8, "ninth": 9, "tenth": 10,
    "eleventh": 11, "twelfth": 12, "thirteenth": 13, "fourteenth": 14, "fifteenth": 15, "sixteenth": 16, "seventeenth": 17,
    "eighteenth": 18, "nineteenth": 19, "twentieth": 20, "thirtieth": 30, "fortieth": 40, "fiftieth": 50, "sixtieth": 60,
    "seventieth": 70, "eightieth": 80, "ninetieth": 90, "hundredth": 100, "thousandth": 1000, "millionth": 1e6,
}  # fmt: skip
_VULGAR = {
    "½": 1 / 2,
    "¼": 1 / 4,
    "¾": 3 / 4,
    "⅓": 1 / 3,
    "⅔": 2 / 3,
    "⅕": 1 / 5,
    "⅖": 2 / 5,
    "⅛": 1 / 8,
    "⅜": 3 / 8,
    "⅝": 5 / 8,
    "⅞": 7 / 8,
}
_FOLD = {
    "two": 2,
    "three": 3,
    "four": 4,
    "five": 5,
    "six": 6,
    "seven": 7,
    "eight": 8,
    "nine": 9,
    "ten": 10,
    "twelve": 12,
    "hundred": 100,
}
_TIMES = {"once": 1, "twice": 2, "thrice": 3}
_MULTIPLES = {"double": 2, "triple": 3, "treble": 3, "quadruple": 4}
_VAGUE = {
    "dozens": 24,
    "scores": 40,
    "hundreds": 200,
    "thousands": 2000,
    "millions": 2e6,
    "billions": 2e9,
    "lakhs": 2e5,
    "crores": 2e7,
}


class Form(StrEnum):
    """How a number is written."""

    DIGITS = "digits"
    WORDS = "words"
    FRACTION = "fraction"
    ORDINAL = "ordinal"
    OCCASIONS = "occasions"  # once, twice
    MULTIPLE = "multiple"  # double, triple
    FOLD = "fold"  # threefold
    VAGUE = "vague"  # dozens, hundreds of thousands


@dataclass(frozen=True, slots=True)
class Numeral:
    """A number at `start` to `end`; `step` is what its last written digit is worth, `scale` its "million"."""

    start: int
    end: int
    value: float
    step: float
    form: Form
    scale: float = 1.0


def _any(words: object) -> str:
    return "|".join(sorted((re.escape(str(w)) for w in words), key=lambda w: (-len(w), w)))  # type: ignore[attr-defined]


_SPACE = r"[ \t\r\n\u00a0\u2009\u202f]"
_CARDINAL = rf"(?:{_any([*_ONES, *_TENS, *_SCALES, 'dozen'])})"
_LONG = rf"(?:{_SPACE}{{1,3}}|-)?(?:{_any(_SCALES)})(?:{_SPACE}crores?)?\b"
_SUFFIX = rf"(?:{_LONG}|{_SPACE}?(?:bn|tn|trn|mn|mln|mio)\b|(?:k|m|b|t)\b|{_SPACE}?cr\b)"


@cache
def _pattern() -> re.Pattern[str]:
    grouped = r"\d{1,3}(?:,\d{2,3})*,\d{3}(?:\.\d+)?"
    spaced = r"\d{1,3}(?:[\u00a0\u2009\u202f]\d{3})+(?:\.\d+)?|\d{1,3}(?: \d{3}){2,}|\d{1,3} (?:\d{3} )?000"
    dotted = r"\d{1,3}(?:\.\d{3}){2,}"
    plain = rf"\d+(?:[.·]\d+)?(?: ?[{''.join(_VULGAR)}]| [1-9]/[2-9]\b)?|[{''.join(_VULGAR)}]"
    sums = rf"(?=\d{{1,3}}(?:,\d{{3}})+\b|\d+(?:\.\d+)?(?:[ -](?:{_any(_SCALES)})\b| to the \w+))"
    start = rf"(?:(?<![\w.,·])|(?<=\bRs)|(?<=\b[PRK]){sums})"
    digits = rf"{start}(?P<digits>(?:{grouped}|{spaced}|{dotted}|{plain})(?![\d]))"
    ranked = r"(?<![\w.,/])(?:\d[\d,]*)?(?:(?<!1)1st|(?<!1)2nd|(?<!1)3rd|\dth)\b"
    rank = rf"(?P<rank>{ranked}|\b(?:(?:{_any(_TENS)})-)?(?:{_any(_RANKS)})\b)"
    parts = _any([*_PARTS, *(p + "s" for p in _PARTS if p not in ("half", "halves"))])
    few = "one|two|three|four|five|six|seven|eight|nine"
    part = rf"(?P<part>\b(?:(?:an?|{few}){_SPACE}{{1,2}}|(?:{few})-)(?:{parts})\b|\bhalf\b|\bquarter(?={_SPACE}of\b))"
    size = rf"(?={_any([*_SCALES, 'dozen'])})"
    lead = rf"half{_SPACE}an?{_SPACE}|half[{_SPACE[1:-1]}-]|an?{_SPACE}{size}|a{_SPACE}quarter{_SPACE}of{_SPACE}a{_SPACE}"
    tail = rf"{_CARDINAL}|(?:an?(?:-|{_SPACE}))?(?:half|quarter)|(?:two|three)[ -](?:thirds|quarters)"
    link = rf"(?:-|{_SPACE}{{1,2}})(?:and(?:-|{_SPACE}))?"
    words = rf"(?P<words>\b(?:{lead})?{_CARDINAL}(?:{link}(?:{tail})){{0,12}}(?:-?odd\b)?\b)"
    several = rf"(?:several|a{_SPACE}few|many){_SPACE}(?:{_any([*_SCALES, 'dozen'])})"
    vague = rf"(?P<vague>\b(?:(?:tens|hundreds|dozens|thousands){_SPACE}of{_SPACE})?(?:{_any(_VAGUE)})\b|\b{several}\b)"
    fold = rf"(?P<fold>\b(?:{_any(_FOLD)})-?fold\b|(?<![\w.,])\d+(?:\.\d+)?-?fold\b)"
    pair = rf"(?P<pair>\ba{_SPACE}(?:couple{_SPACE}of|pair{_SPACE}of)\b|\bsingle\b)"
    other = rf"(?P<occasions>\b(?:{_any(_TIMES)})\b)|(?P<multiple>\b(?:{_any(_MULTIPLES)})\b)|{pair}"
    return re.compile("|".join((fold, rank, digits, vague, part, words, other)), re.IGNORECASE)


def numerals(text: str, start: int, end: int) -> list[Numeral]:
    """The numbers of `text` between two offsets, in order, none inside another."""
    out: list[Numeral] = []
    at = start
    while match := _pattern().search(text, at, end):
        found = _READERS[match.lastgroup or ""](match, text, end)
        at = found.end if found else match.end()
        if found:
            out.append(found)
    return out


def _digits(m: re.Match[str], text: str, end: int) -> Numeral | None:
    written = m["digits"]
    fraction = 0.0
    body = written
    if mixed := re.search(rf"[ ]?([{''.join(_VULGAR)}])$", written):
        body, fraction = written[: mixed.start()], _VULGAR[mixed[1]]
    elif mixed := re.search(r" (\d)/(\d)$", written):
        body, fraction = written[: mixed.start()], int(mixed[1]) / int(mixed[2])
    body = re.sub(r"[,\s]", "", body).replace("·", ".")
    if body.count(".") > 1:
        body = body.replace(".", "")
    if (len(body) > 1 and body[0] == "0" and body[1] != ".") or len(body) > 15:
        return None
    decimals = len(body.partition(".")[2])
    value = float(body or 0) + fraction
    stop = m.end()
    slash = re.compile(r"/(\d{1,4})(?![\d/])").match(text, stop, end)
    if (
        slash
        and not fraction
        and decimals == 0
        and 0 < value < int(slash[1])
        and int(slash[1]) in (2, 3, 4, 5, 6, 8, 10)
        and text[m.start() : stop].isdigit()
    ):
        return Numeral(m.start(), slash.end(), value / int(slash[1]), 0.04, Form.FRACTION)
    scale = re.compile(_SUFFIX, re.IGNORECASE).match(text, stop, end)
    size = 1.0
    if scale:
        size = _scale(scale[0])
        stop = scale.end()
    form = Form.FRACTION if fraction and not body else Form.DIGITS
    step = 0.04 if form is Form.FRACTION else 0.25 * size if fraction else 10.0**-decimals * size
    return Numeral(m.start(), stop, value * size, step, form, size)


def _scale(written: str) -> float:
    size = 1.0
    for word in re.findall(r"[a-z]+", written.lower()):
        size *= _SCALES.get(word) or _SHORT.get(word, 1.0)
    return size


def _words(m: re.Match[str], text: str, end: int) -> Numeral | None:
    """The longest run from the first word on that is one number: "two and three" is two, "two hundred and three" is 203."""
    pieces = [(p.start(), p.end(), p[0].lower()) for p in re.finditer(r"[a-z]+", text[m.start() : m.end()], re.IGNORECASE)]
    if pieces[0][2] in _SCALES or pieces[0][2] == "dozen":
        return None
    for last in range(len(pieces), 0, -1):
        if read := _evaluate([p[2] for p in pieces[:last]]):
            value, step, scale = read
            return Numeral(m.start(), m.start() + pieces[last - 1][1], value, step, Form.WORDS, scale)
    return None


def _evaluate(words: list[str]) -> tuple[float, float, float] | None:
    """Value, worth of the last place and the scale word's size (1 without), or None if the words are not one number."""
    if words[-1] == "odd":
        words = words[:-1]
    lead = 1.0
    if words[:4] == ["a", "quarter", "of", "a"]:
        words, lead = words[4:], 0.25
    elif words[:2] in (["half", "a"], ["half", "an"]):
        words, lead = words[2:], 0.5
    elif words[0] == "half" and len(words) > 1:
        words, lead = words[1:], 0.5
    elif words[0] in ("a", "an"):
        words = words[1:]
        if not words or (words[0] not in _SCALES and words[0] != "dozen"):
            return None
    if lead != 1.0 and (len(words) != 1 or (words[0] not in _SCALES and words[0] != "dozen")):
        return None
    read = _run(words)
    if read is None or lead == 1.0:
        return read
    return read[0] * lead, read[0] * lead / 5, read[2]


def _run(words: list[str]) -> tuple[float, float, float] | None:
    total, group, step, size = 0.0, 0.0, 1.0, float("inf")
    scale, state = 1.0, "start"  # start, tens, ones, hundred, scale, half, and
    for i, word in enumerate(words):
        if word == "and" and state in ("hundred", "scale", "ones", "tens", "dozen"):
            after = words[i + 1] if i + 1 < len(words) else ""
            fraction = after in ("a", "half", "two", "three") and _tail(words[i + 1 :]) is not None
            if (state in ("ones", "tens") and not fraction) or not after:
                return None
            if fraction:
                part = _tail(words[i + 1 :])
                assert part is not None
                amount, used = part
                group += amount
                step = 0.25
                rest = words[i + 1 + used :]
                if len(rest) == 1 and rest[0] in _SCALES:
                    return group * _SCALES[rest[0]], 0.25 * _SCALES[rest[0]], _SCALES[rest[0]]
                return None if rest else (total + group, step, scale)
            state = "and"
        elif word in _ONES and state in ("start", "tens", "hundred", "scale", "and"):
            if state == "tens" and not 1 <= _ONES[word] <= 9:
                return None
            group, state, step = group + _ONES[word], "ones", 1.0
        elif word in _TENS and state in ("start", "hundred", "scale", "and"):
            group, state, step = group + _TENS[word], "tens", 1.0
        elif word == "dozen" and state in ("start", "ones", "tens"):
            group, state, step = (group or 1) * 12, "dozen", 1.0
        elif word == "hundred" and state in ("start", "ones", "tens") and group < 100:
            group, state, step = (group or 1) * 100, "hundred", 1.0
        elif word in _SCALES and state in ("start", "ones", "tens", "hundred"):
            if _SCALES[word] >= size:
                return None
            size = _SCALES[word]
            total, group, state, step, scale = total + (group or 1) * size, 0.0, "scale", size, size
        elif word in _SCALES and state == "scale" and word in ("crore", "million") and group == 0:
            total, step, scale = total * _SCALES[word], step * _SCALES[word], scale * _SCALES[word]
        else:
            return None
    return None if state in ("start", "and") else (total + group, step, scale)


def _tail(words: list[str]) -> tuple[float, int] | None:
    """The fraction after "and" ("two and a half", "five and three quarters") and how many words it takes."""
    for pattern, amount in (
        (["a", "half"], 0.5),
        (["half"], 0.5),
        (["a", "quarter"], 0.25),
        (["three", "quarters"], 0.75),
        (["two", "thirds"], 2 / 3),
    ):
        if words[: len(pattern)] == pattern:
            return amount, len(pattern)
    return None


def _part(m: re.Match[str], text: str, end: int) -> Numeral | None:
    """A fraction in words; "half a million" is a number of its own and "a third person" stays for the caller to judge."""
    whole = re.compile(
        rf"(?:half{_SPACE}an?{_SPACE}|half[ -]|a{_SPACE}quarter{_SPACE}of{_SPACE}a{_SPACE})(?:{_any([*_SCALES, 'dozen'])})\b",
        re.IGNORECASE,
    ).match(text, m.start(), end)
    if whole and (read := _evaluate(re.findall(r"[a-z]+", whole[0].lower()))):
        return Numeral(m.start(), whole.end(), read[0], read[1], Form.WORDS, read[2])
    pieces = re.findall(r"[a-z]+", m["part"].lower())
    name = pieces[-1]
    plural = name.endswith("s") and name != "halves"
    name = name[:-1] if plural else name
    count = _ONES.get(pieces[0], 1) if len(pieces) > 1 else 1
    if (plural and count == 1) or (not plural and count > 1 and name != "halves"):
        return _first(m, text, end)
    share = count / _PARTS[name]
    if share >= 1:
        return _first(m, text, end)
    return Numeral(m.start(), m.end(), share, 0.04, Form.FRACTION)


def _first(m: re.Match[str], text: str, end: int) -> Numeral | None:
    """Only the number word that opens the match ("two third-placed sides")."""
    word = re.compile(r"[a-z]+", re.IGNORECASE).match(text, m.start(), end)
    if word is None or word[0].lower() not in _ONES:
        return None
    return Numeral(m.start(), word.end(), float(_ONES[word[0].lower()]), 1.0, Form.WORDS)


def _rank(m: re.Match[str], text: str, end: int) -> Numeral | None:
    word = m["rank"].lower()
    if word[0].isdigit():
        value = float(re.sub(r"\D", "", word)[:15])
    else:
        value = float(sum(_TENS.get(w, 0) or _RANKS.get(w, 0) for w in word.split("-")))
    return Numeral(m.start(), m.end(), value, 0.0, Form.ORDINAL)


def _vague(m: re.Match[str], text: str, end: int) -> Numeral | None:
    words = re.findall(r"[a-z]+", m["vague"].lower())
    if words[0] in ("several", "a", "many"):
        return Numeral(m.start(), m.end(), 2 * (_SCALES.get(words[-1]) or 12), 0.0, Form.VAGUE)
    value = float(_VAGUE[words[-1]])
    if len(words) > 1:
        value *= {"tens": 10, "dozens": 12, "hundreds": 100, "thousands": 1000}[words[0]]
    return Numeral(m.start(), m.end(), value, 0.0, Form.VAGUE)


def _fold(m: re.Match[str], text: str, end: int) -> Numeral | None:
    word = m["fold"].lower().replace("-", "").removesuffix("fold")
    value = float(word) if word[0].isdigit() else float(_FOLD[word])
    return Numeral(m.start(), m.end(), value, 0.0, Form.FOLD)


def _occasions(m: re.Match[str], text: str, end: int) -> Numeral | None:
    return Numeral(m.start(), m.end(), float(_TIMES[m[0].lower()]), 0.0, Form.OCCASIONS)


def _multiple(m: re.Match[str], text: str, end: int) -> Numeral | None:
    return Numeral(m.start(), m.end(), float(_MULTIPLES[m[0].lower()]), 0.0, Form.MULTIPLE)


def _pair(m: re.Match[str], text: str, end: int) -> Numeral | None:
    single = m[0].lower() == "single"
    stop = m.end() if single else text.rindex("of", m.start(), m.end())
    return Numeral(m.start(), len(text[:stop].rstrip()), 1.0 if single else 2.0, 1.0, Form.WORDS)


_READERS = {
    "digits": _digits, "words": _words, "part": _part, "rank": _rank, "vague": _vague, "fold": _fold, "occasions": _occasions,
    "multiple": _multiple, "pair": _pair,
}  # fmt: skip
