"""How many things does a list in running text name? "A, B and C" names three; commas inside an item leave room for doubt."""

from __future__ import annotations

import re
from dataclasses import dataclass

_ASIDE = re.compile(r"\s*\([^()]{0,60}\)")
_JOIN = r"(?:,?\s+(?:and|or|as well as|along with|plus)\s+|\s*&\s*)"
_SEPARATOR = re.compile(rf"{_JOIN}(?:also\s+|finally\s+|lastly\s+)?|,\s+")
_LAST_JOIN = re.compile(_JOIN)
_OPEN = re.compile(
    r"\b(?:including|includes?|such as|among (?:them|others|which)|notably|especially|particularly|chief(?:ly)?|mainly|mostly|"
    r"for example|for instance|e\.g\.|etc|and more|and so on|others?|the rest|another|respectively|either)\b|…|\.\.\.",
    re.I,
)
_DOUBT = re.compile(r"\b(?:like|not|but|one|both|each|whose|who|which|because|so|largest|biggest|oldest)\b|\d", re.I)
_NUMBERED = re.compile(
    r"^(?:about |some |nearly |only )?(?:\d[\d,.]*|one|two|three|four|five|six|seven|eight|nine|ten|eleven|twelve|a dozen|half|"
    r"several|dozens|hundreds)\b",
    re.I,
)
_AGE = re.compile(r",\s+(?:aged\s+)?\d{1,2}(?=,|;|\s+and\b|\.?$)")
_MARKS = str.maketrans("", "", '"“”«»„')
_DETERMINER = re.compile(r"(?:the|an?|his|her|its|their)\s")
_NAME_WORD = r"(?:[A-Z][\w.’'-]*|of|de|the|van|von|der|du|la|le|di|al|bin|ap|y)"
_NAME = re.compile(rf"(?:the\s+)?[A-Z][\w.’'-]*(?:\s+{_NAME_WORD}){{0,4}}")
_SHORT = re.compile(r"[a-z][\w’'-]*(?:\s+[a-z][\w’'-]*)?")


@dataclass(frozen=True, slots=True)
class Listing:
    """The fewest and the most things that a list may name; both are the same where nothing is in doubt."""

    fewest: int
    most: int


def read_list(words: str) -> Listing | None:
    """How many things `words` list; None where they are no list, or only examples, or figures of their own."""
    words = _AGE.sub("", " ".join(_ASIDE.sub("", words).translate(_MARKS).split())).strip(" .,;:–—-")
    if not words or _OPEN.search(words) or any(_NUMBERED.match(i.strip()) for i in _SEPARATOR.split(words.replace(";", ","))):
        return None
    if ";" in words:
        parts = [p.strip() for p in words.split(";") if p.strip()]
        last = re.sub(r"^(?:and|or)\s+", "", parts[-1])
        return Listing(len(parts), len(parts) + (1 if _LAST_JOIN.search(f" {last}") else 0)) if len(parts) > 1 else None
    items = [i for i in _SEPARATOR.split(words) if i.strip()]
    joins = len(_LAST_JOIN.findall(words))
    if len(items) < 2 or not joins:
        return None
    plain = all(_NAME.fullmatch(i) for i in items) or all(_SHORT.fullmatch(i) for i in items)
    ends = _SEPARATOR.split(words[list(_LAST_JOIN.finditer(words))[-1].start() :])
    firsts = {d[0] for i in items if (d := _DETERMINER.match(i))}
    alike = len(items) > 3 and len(firsts) == 1 and all(_DETERMINER.match(i) for i in items)  # two commas of asides are rare
    exact = (plain or alike) and not _DOUBT.search(words) and joins == 1 and len([e for e in ends if e.strip()]) == 1
    return Listing(len(items) if exact else 2, len(items))


def last_aside(words: str) -> str:
    """`words` without the relative clause that ends them: "the setting of the mill, which is listed"."""
    return re.sub(r",\s+(?:which|who|where|whose)\s[^,;]*\.?$", "", words)
