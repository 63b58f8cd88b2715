"""Datelines: the place and day that open a report, or stand on a line of their own."""

from __future__ import annotations

import re

_MONTH = r"(?:Jan(?:uary|\.)?|Feb(?:ruary|\.)?|Mar(?:ch|\.)?|Apr(?:il|\.)?|May|June?\.?|July?\.?|Aug(?:ust|\.)?|Sept?(?:ember|\.)?|Oct(?:ober|\.)?|Nov(?:ember|\.)?|Dec(?:ember|\.)?)"
_DAY = r"(?:Mon|Tues?|Wed(?:nes)?|Thu(?:rs)?|Fri|Sat(?:ur)?|Sun)(?:day|\.)?"
_DAY_FIRST = rf"\d{{1,2}}(?:st|nd|rd|th)?(?:\s+of)?[\s\-]+{_MONTH}(?:,?[\s\-]+\d{{4}})?"
_MONTH_FIRST = rf"{_MONTH}\s+\d{{1,2}}(?:st|nd|rd|th)?(?:,?\s+\d{{4}})?"
_DATE = rf"(?:{_DAY_FIRST}|{_MONTH_FIRST}|\d{{4}}-\d{{2}}-\d{{2}}|\d{{1,2}}[/.]\d{{1,2}}[/.]\d{{2,4}}|{_MONTH},?\s+\d{{4}})"
_WHEN = rf"(?:(?:{_DAY},?\s+)?{_DATE}|{_DAY})"
_CAPITALS = r"(?:[A-ZÀ-ÞŁŚŞŽĀĪŌŪ][A-ZÀ-ÞŁŚŞŽĀĪŌŪ.'’\-]+|ST\.?|(?<=\w )(?:de|la|el|al-|di|del|da|do|of|the|on|upon))"
_TITLE = r"(?:[A-ZÀ-ÞŁŚŞŽĀĪŌŪ][\w.'’\-]*|(?<=\w )(?:de|la|el|al|di|del|da|do|of|the|on|upon|and|en|le))"
_LOUD = rf"{_CAPITALS}(?:[ /]{_CAPITALS}){{0,4}}"
_QUIET = rf"{_TITLE}(?: {_TITLE}){{0,3}}"
_AGENCY = r"(?:\s*[(\[][A-Z][^()\[\]\n]{1,40}[)\]])"
_DASH = r"(?:\s*(?:—|–|―|--+)\s*|\s+-\s+|\s*-\s+)"

_OPENINGS = tuple(
    re.compile(pattern)
    for pattern in (
        # PARIS, 3 May 2024 (Reuters) -, ILIGAN CITY, Philippines, Oct 9 -, LONDON -
        rf"{_LOUD}(?:,\s+(?:{_LOUD}|{_QUIET})){{0,2}}(?:,?\s+{_WHEN})?{_AGENCY}?(?:{_DASH}|\s*:\s+)",
        # Paris, 3 May 2024 -, Paris (AP) -, Dublin, Tuesday:
        rf"{_QUIET}(?:,\s+{_QUIET}){{0,2}}(?:,\s+{_WHEN}{_AGENCY}?|{_AGENCY})(?:{_DASH}|\s*:\s+)",
        # New Delhi: Geneva —
        rf"{_QUIET}(?:,\s+{_QUIET})?(?:\s*[—–]\s*|\s+--?\s+|\s*:\s+)",
    )
)
_WEAK = 2  # the index of the opening that has neither capitals nor a date nor an agency

_ALONE = re.compile(
    r"(?:(?i:(?:first\s+)?(?:published|posted|updated|last\s+updated|last\s+modified|filed|issued|date|dateline)\s*(?:on|at)?\s*:?)\s+)?"
    rf"(?:(?:{_LOUD}|{_QUIET})(?:,\s+(?:{_LOUD}|{_QUIET})){{0,2}}(?:,|\s+[—–|\-]|\.)\s+)?"
    rf"{_WHEN}{_AGENCY}?"
    r"(?:,?\s*(?:at\s+)?\d{1,2}[:.]\d{2}\s*(?:[ap]\.?m\.?)?(?:\s*(?:GMT|BST|UTC|[A-Z]{2,4}))?)?\.?"
)
_NOT_A_PLACE = re.compile(
    r"(?i:analysis|breaking|brief scores?|caption|comment|correction|clarification|editor'?s? note|exclusive|explainer|factbox|fact ?check"
    r"|feature|file|final|full ?time|half ?time|highlights|images?|in pictures|interview|key points?|live|live blog|more|note|opinion|photos?"
    r"|pictured?|pictures?|preview|question|answer|q|a|qna|q ?& ?a|read more|recap|report|result|results|review|scores?|scorers?|source|summary|teams|timeline"
    r"|topline|tl;?dr|update|updates|video|watch|warning|why it matters|what(?:'s| is) next|also|and|but|yes|no|still|today|yesterday|tomorrow|the|this|that|these|those)"
)
_SPEAKER = re.compile(r"(?:MR|MS|MRS|DR|SIR|SECRETARY|MINISTER|PRESIDENT|GENERAL|GEN|COL|AMBASSADOR|SENATOR|SEN|REP|CHAIRMAN|JUDGE|MODERATOR|HOST|QUESTION|ANSWER|PROF(?:ESSOR)?)\b", re.I)
_SAID = re.compile(r"\b(?:said|says|added|told|asked|writes?|wrote|adds)\b")


def dateline(paragraph: str, *, first: bool) -> int:
    """The length of the dateline that opens a paragraph, 0 without one.

    `first` says that this is the first paragraph of the body: only there is a bare name ("Geneva:") taken for a place.
    """
    for index, pattern in enumerate(_OPENINGS):
        match = pattern.match(paragraph)
        if not match or (index == _WEAK and not first) or match.end() >= len(paragraph):
            continue
        opening = match.group()
        name = re.split(r"[,:(\[—–]|--| - ", opening, maxsplit=1)[0].strip()
        if _NOT_A_PLACE.fullmatch(name) or _SPEAKER.match(name) or _SAID.search(opening):
            continue
        dated = bool(re.search(_WHEN, opening)) or "(" in opening
        if not dated and not (first and _begins_sentence(paragraph[match.end() :])):
            continue
        if not re.search(r"[A-Za-zÀ-ž]{2}", name):
            continue
        return match.end()
    return 0


def _begins_sentence(rest: str) -> bool:
    return bool(re.match(r"[\"'“‘(]*[A-Z0-9£$€₹]", rest))


def stands_alone(line: str) -> bool:
    """Is the whole line a place and a date, or only a date?"""
    return len(line) <= 100 and bool(_ALONE.fullmatch(line.strip()))
