"""Datelines: the place and day that open a report, or stand on a line of their own."""

from __future__ import annotations

import re

from claims.lexicon import words

_UPPER = "A-ZÀ-ÖØ-ÞĀ-Ž"  # the last range holds small letters too; a word does not begin with one there
_LINK = r"(?<=\w )(?:de|del|della|la|le|les|el|al|di|da|do|dos|du|of|the|on|upon|en|sur|am|and|bin|ben)"

_MONTH = (
    r"(?:Jan(?:uary|\.)?|Feb(?:ruary|\.)?|Mar(?:ch|\.)?|Apr(?:il|\.)?|May|June?\.?|July?\.?|Aug(?:ust|\.)?"
    r"|Sept?(?:ember|\.)?|Oct(?:ober|\.)?|Nov(?:ember|\.)?|Dec(?:ember|\.)?)"
)
_DAY = r"(?:Mon|Tues?|Wed(?:nes)?|Thu(?:rs)?|Fri|Sat(?:ur)?|Sun)(?:day|\.)?"
_DATE = (
    rf"(?:\d{{1,2}}(?:st|nd|rd|th)?(?: of)?[ \-]{_MONTH}(?:,?[ \-]\d{{4}})?"
    rf"|{_MONTH} \d{{1,2}}(?:st|nd|rd|th)?(?:,? \d{{4}})?"
    rf"|\d{{4}}-\d{{2}}-\d{{2}}|\d{{1,2}}[/.]\d{{1,2}}[/.]\d{{2,4}}|{_MONTH},? \d{{4}})"
)
_WHEN = rf"(?:(?:{_DAY},? )?{_DATE}|{_DAY})(?![\w’'])"
_CLOCK = r"\d{1,2}[:.]\d{2}\s?(?:[ap]\.?m\.?)?(?: (?:GMT|BST|UTC|CET|CEST|IST|ET|EDT|EST|PT|AEST|[Ll]ocal time))?"

_CAPITALS = rf"(?:[{_UPPER}][{_UPPER}.'’\-]+|{_LINK})"
_CAPITAL = rf"(?:[{_UPPER}][\w.'’\-]*|{_LINK})"
_LOUD = rf"{_CAPITALS}(?:[ /]{_CAPITALS}){{0,4}}"
_QUIET = rf"{_CAPITAL}(?: {_CAPITAL}){{0,3}}"
_AGENCY = rf"(?: ?[(\[][{_UPPER}][^()\[\]]{{1,40}}[)\]]| /[A-Z][\w \-]{{1,30}}/)"
_DASH = r" ?(?:—|–|―|--+) ?| [-_] ?|- "
_BREAK = rf"(?: ?[—–-] {_WHEN}(?:{_DASH}|: )|{_DASH}| ?: )"

_LOUD_OPENING = re.compile(rf"({_LOUD})((?:, (?:{_LOUD}|{_QUIET})){{0,2}}(?:,? {_WHEN})?{_AGENCY}?){_BREAK}")
_QUIET_OPENING = re.compile(rf"({_QUIET})((?:, {_QUIET}){{0,2}}(?:, {_WHEN})?{_AGENCY}?){_BREAK}")
_DATE_OPENING = re.compile(rf"((?:{_DAY},? )?{_DATE})(?:{_DASH}|: )(?=[{_UPPER}\"“‘'])")
_AGENCY_OPENING = re.compile(rf"[(][{_UPPER}][\w ]{{1,30}}[)](?:{_DASH})(?=[{_UPPER}\"“‘'])")
_DATED = re.compile(_WHEN)

_PUBLISHED = (
    r"(?i:(?:first |originally )?(?:published|posted|updated|last updated|last modified|filed|issued|released|date)"
    r"(?: on| at)?:?)"
)
_ALONE = re.compile(
    rf"(?:{_PUBLISHED} )?(?:(?:{_LOUD}|{_QUIET})(?:, (?:{_LOUD}|{_QUIET})){{0,2}}(?:,| [—–|\-]|\.) )?"
    rf"(?:{_WHEN}{_AGENCY}?(?:,?(?: at| [—–|\-])? ?{_CLOCK})?|{_CLOCK},? (?:on )?{_WHEN})\.?"
)
_STAMPED = re.compile(rf"{_PUBLISHED} .{{3,60}}")

_SAID = re.compile(r"\b(?:said|says|added|told|asked|writes?|wrote)\b")
_STARTS_SENTENCE = re.compile(rf"[\"'“‘(]*[{_UPPER}0-9£$€₹]")
_SENTENCE = re.compile(r"[.!?…][\"'”’)\]]*(?: |$)")
_FEWEST_WORDS, _LONGEST = 6, 160  # words below a bare place; characters of a dateline


def dateline(paragraph: str, *, first: bool) -> int:
    """The length of the dateline that opens a paragraph (its white space single), 0 without one.

    `first` says that this is the first paragraph of the body: only there is a place without a date taken for a dateline.
    """
    opening = paragraph[:_LONGEST]
    for pattern in (_LOUD_OPENING, _QUIET_OPENING):
        match = pattern.match(opening)
        if match and _is_dateline(paragraph, match, first=first):
            return match.end()
    match = (_DATE_OPENING.match(opening) or _AGENCY_OPENING.match(opening)) if first else None
    return match.end() if match else 0


def _is_dateline(paragraph: str, match: re.Match[str], *, first: bool) -> bool:
    place, opening, rest = match.group(1), match.group(), paragraph[match.end() :]
    if (place.startswith("The ") and place != "The Hague") or _SAID.search(opening) or not re.search(r"[^\W\d_]{2}", place):
        return False
    if place.lower().rstrip(".") in words("not_places") or place.split()[0].lower().rstrip(".") in words("speaker_titles"):
        return False
    if _DATED.search(opening):
        return True
    return first and len(rest.split()) >= _FEWEST_WORDS and bool(_STARTS_SENTENCE.match(rest) and _SENTENCE.search(rest))


def stands_alone(line: str) -> bool:
    """Is the whole line a place and a date, or only a date, or a time of publication?"""
    return len(line) <= 100 and bool(_ALONE.fullmatch(line))


def is_publication_date(line: str) -> bool:
    """A date that says of itself that it is the article's ("Published 4 June 2024"), wherever it stands."""
    return bool(_STAMPED.fullmatch(line)) and bool(_DATED.search(line)) and stands_alone(line)


def is_kicker(line: str) -> bool:
    """A word over the headline that says what sort of article it is ("Analysis", "EXCLUSIVE")."""
    return line.lower().rstrip(":") in words("not_places") and len(line) > 3


def speaker(paragraph: str) -> str:
    """The words before a colon that opens a paragraph, as before a speech in an interview; "" without one."""
    match = re.match(r"([^\W\d_][^:\n]{0,40}): ", paragraph)
    return match.group(1) if match else ""
