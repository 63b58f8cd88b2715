"""Ages: "52-year-old", "aged 52", "Smith, 52,", "the age of 31", "in her 40s", "children under 12", "60 and over"."""

from __future__ import annotations

import re
from dataclasses import replace

from claims.analysis import QuantityKind
from claims.extract.quantities.figures import Figure
from claims.extract.quantities.numerals import Form
from claims.extract.quantities.scene import Scene

_YEAR_OLD = re.compile(
    r"[\s-]{1,2}(?P<unit>year|month|week|day|hour)s?[\s-]{1,2}olds?\b|[\s-]y/?o\b|[\s-]years?\s+of\s+age\b", re.IGNORECASE
)
_PEOPLE = (
    r"(?:boys?|girls?|wom[ae]n|m[ae]n|child|children|sons?|daughters?|bab(?:y|ies)|toddlers?|teenagers?|youths?|pupils?|people|adults?|residents?"
    r"|players?|patients?|students?|those|anyone|everyone|workers?|voters?|drivers?|citizens?|persons?|infants?|kids?|minors?|users?)"
)
_AGED = re.compile(
    rf"(?:\bag(?:ed?|es)(?:\s+(?:of|between|from))?\s+|\bturn(?:s|ed|ing)?\s+|\breach(?:es|ed|ing)?\s+|\b{_PEOPLE}\s+of\s+|\bas\s+(?:young|old)\s+as\s+|\b(?:is|was|are|were)\s+now\s+|\b(?:who|he|she),?\s+at\s+"
    r"|\bat\s+the\s+ripe\s+old\s+age\s+of\s+)$",
    re.IGNORECASE,
)
_UNDER_AGE = re.compile(r"\b(?P<hedge>under|over|below|above)\s+(?P<the>(?:the\s+)?age\s+of\s+)$", re.IGNORECASE)
_SUBJECT = re.compile(
    r"(?:\b(?:he|she|who|i|we|they)(?:\s+(?:am|was|is|were|are|will\s+be|would\s+be|would\s+have\s+been)|['’]s|['’]m|['’]re)\s+(?:just\s+|only\s+|then\s+|now\s+|still\s+|already\s+)?)$",
    re.IGNORECASE,
)
_CLOSED = re.compile(
    r"\s*(?:$|[.,;:)!?”\"’]|(?:when|so|because|before|after|until|while|as|at\s+the\s+time|at\s+his|at\s+her|then|now|and|but|on|in|years|this|last|next|or)\b)"
)
_OLDER = re.compile(rf"\b{_PEOPLE}\s+$", re.IGNORECASE)
_APPOSED = re.compile(r"[\w.’'”)]\s*[,(]\s*$")
_RELATIVE = re.compile(
    r"\b(?:husband|wife|son|daughter|brother|sister|mother|father|partner|girlfriend|boyfriend|man|woman|boy|girl|uncle|aunt|cousin|grandmother"
    r"|grandfather|grandson|granddaughter|niece|nephew|twin|fianc[eé]e?|friend|neighbou?r|colleague|driver|teenager|stepson|stepdaughter|widow|widower)\s*[,(]\s*$"
)
_BOUNDS = ("under", "over", "below", "above")
_AND_OVER = re.compile(r"(?:older|younger|and over|or over|and under|or under)$")
_NO_DOUBT = re.compile(r"\bage[ds]?\b[^.]{0,12}$|\bas\s+(?:young|old)\s+as\s+$", re.IGNORECASE)
_UNDER_GRADE = re.compile(r"\b(?P<hedge>under|over)-$", re.IGNORECASE)
_AT = re.compile(r"(?:^|[.!?:“\"\n]\s*)At\s+(?:just\s+|only\s+)?$")
_AND = re.compile(r",\s+|,?\s+and\s+|\s+or\s+")
_DECADE = re.compile(r"\b(?:his|her|their|my|your|our)\s+(?P<when>(?:early|mid|late)[\s-]+)?$", re.IGNORECASE)


def aged(made: Figure, scene: Scene) -> Figure:
    """`made` as an age where it is one; `names` holds the ends of the personal names in the text."""
    if not (made.bare or made.form is Form.FRACTION) or made.kind is QuantityKind.SCORE:
        return made
    top = made.high if made.value is None else made.value
    if not 0 <= top <= 120 or (made.step not in (1.0, 0.25) and made.value is not None):
        return made
    before = scene.before(made.start)
    after = scene.after(made.end)
    if grade := _UNDER_GRADE.search(before):
        young = grade["hedge"].lower() == "under"
        low, high = (0.0, made.number) if young else (made.number, float("inf"))
        span = replace(made, start=made.start - len(grade[0]), hedge=grade["hedge"].lower(), low=low, high=high)
        return _as_age(span) if re.match(r"['’]?s\b", after) and made.value is not None else made
    if decade := _decade(made, before, after):
        return decade
    if year := _YEAR_OLD.match(scene.text, made.end, scene.end):
        return replace(made, tail=year.end(), kind=QuantityKind.AGE, unit=f"{year['unit'] or 'year'}-old".lower())
    if under := _UNDER_AGE.search(before):
        hedge = under["hedge"].lower()
        young = hedge in ("under", "below")
        low, high = (0.0, made.number) if young else (made.number, float("inf"))
        return _as_age(replace(made, start=made.start - (len(before) - under.start()), hedge=hedge, low=low, high=high))
    if _AGED.search(before) and (_CLOSED.match(after) or _NO_DOUBT.search(before)):
        return _as_age(made)
    if made.hedge in _BOUNDS and _OLDER.search(before) and not re.match(r"\s+(?:of|per)\b|\s*%", after):
        return _as_age(made)
    if not _CLOSED.match(after):
        return made
    if made.hedge and (_OLDER.search(before) or _AND_OVER.search(made.hedge)):
        return _as_age(made)
    if (
        made.value is not None
        and not made.hedge
        and (_says_age(made, before, after, scene) or _named(before, after, made, scene.names))
    ):
        return _as_age(made)
    return made


def _says_age(made: Figure, before: str, after: str, scene: Scene) -> bool:
    """ "she was 17", "Ms Bell is 52", "At 74, she ..."."""
    at = bool(_AT.search(before)) and bool(re.match(r",\s+(?:[A-Z]|he\b|she\b)", after))
    return at or bool(_SUBJECT.search(before)) or (made.first in scene.aged and 5 <= made.number <= 110)


def listed(figures: list[Figure], text: str) -> list[Figure]:
    """`figures` with the later ages of a list: "sons aged 14 and 11"."""
    out: list[Figure] = []
    for made in figures:
        last = out[-1] if out else None
        if (
            last is not None
            and last.kind is QuantityKind.AGE
            and last.unit == "year-old"
            and made.bare
            and made.start == made.first
        ):
            between = text[last.tail : made.start]
            if _AND.fullmatch(between) and re.search(
                r"\bage[ds]\s+(?:\w+,?\s+){0,2}$", text[max(0, last.start - 20) : last.start]
            ):
                made = _as_age(made)
        out.append(made)
    return out


def _named(before: str, after: str, made: Figure, names: frozenset[int]) -> bool:
    """Does the number stand in apposition to a person: "Anna Bell, 52, said", "her husband, 61, said"?"""
    match = _APPOSED.search(before)
    if match is None or not re.match(r"\s*[,.;)]|\s+(?:and|of|from|was|is|who)\b|\s*$", after):
        return False
    name_end = made.start - (len(before) - match.start()) + 1
    return any(n in names for n in range(name_end - 1, name_end + 2)) or bool(_RELATIVE.search(before))


def _decade(made: Figure, before: str, after: str) -> Figure | None:
    if made.value is None or made.value % 10 or not 10 <= made.value <= 90 or not re.match(r"['’]?s\b", after):
        return None
    match = _DECADE.search(before)
    if match is None:
        return None
    when = (match["when"] or "").strip(" -").lower()
    low, high = {"early": (0, 3), "mid": (4, 6), "late": (7, 9)}.get(when, (0, 9))
    value = made.value
    start, end = made.start - len(match["when"] or ""), made.end + 1
    made = replace(made, start=start, end=end, tail=end, value=None, low=value + low, high=value + high, hedge=when)
    return _as_age(made)


def _as_age(made: Figure) -> Figure:
    return replace(made, kind=QuantityKind.AGE, unit="year-old")
