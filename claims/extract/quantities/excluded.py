"""Numbers that are no quantities: names, labels, telephone numbers, idioms with "one", "first" and "half"."""

from __future__ import annotations

import re

from claims.analysis import QuantityKind
from claims.extract.quantities.figures import Figure
from claims.extract.quantities.numerals import Form
from claims.extract.quantities.scene import Scene
from claims.lexicon import words

_LIST = r"(?:\d{1,4}(?:,\s\d{1,4})*(?:,?\s(?:and|to|or|&)\s|\s?[-–/]\s?))?"
_LABEL = re.compile(rf"(?P<word>[A-Za-z][\w-]*)\.?[\s-]{_LIST}$")
_NUMBER_SIGN = re.compile(r"(?:\bno\.?s?\.?|\bnumbers?|#|№)\s?$", re.IGNORECASE)
_GLUED = re.compile(r"(?P<word>[A-Za-z]+)-$")
_PREFIXES = re.compile(r"(?:[a-z]+ly|under|over|top|pre|mid|post|sub|non|from|to|in|about|all)$", re.IGNORECASE)
_CODE_AFTER = re.compile(r"[A-Za-rt-z]|s\w|[-–]\d{4,}|/\d|\s+(?:B\.?C|A\.?D|BCE|CE)\b|:\d\d\b|[-–][A-Z]")
_CHAIN_BEFORE = re.compile(r"\d[-–]\(?\d*\)?[-–. ]?\d*[-–]$")
_CHAIN_AFTER = re.compile(r"[-–]\d+[-–]\d")
_LASTING = re.compile(
    r"(?:[\s-]plus)?[\s-]+(?:years?|months?|weeks?|days?|hours?|minutes?|seconds?|decades?|centur(?:y|ies))\b(?!-|\s+olds?\b)"
)
_DECADE_BEFORE = re.compile(r"(?:\b(?:his|her|their|my|your|our|early|mid|late)[\s-]+|\b(?:under|over)-)$", re.IGNORECASE)
_LIST_OPENS = re.compile(r"(?:(?:^|[\s,;:.])(?:either|or|and)|[.;:,]|^)\s*$", re.IGNORECASE)
_LIST_MARK = re.compile(r"(?:^|\n)\s*$")
_NOUN_AFTER = re.compile(
    r"[\s-]+(?:(?!as\b|is\b|was\b|has\b|its\b|his\b|this\b|us\b|across\b|towards\b|plus\b|versus\b|always\b|does\b|says\b)[a-z]+s|people|men|women|children|more|percent)\b"
)
_NAME_BEFORE = re.compile(r"(?:[^\s.!?:“”\"‘(]\s+)[\"“‘(]?(?P<name>[a-z]?[A-Z][\w'’-]*)\s$")
_NAME_AFTER = re.compile(
    r"\s*(?:$|[.,;:!?)’'”\"(]|(?:and|or|in|on|at|is|was|has|had|by|from|to|for|with|which|that|as|will|were)\b)"
)
_MORE_NUMBERS = re.compile(
    r"\s?[-–—/]\s?\d|,\s\d|\s(?:for|not\s+out|pen|og|all)\b|\s(?!as\b|is\b|was\b|has\b|its\b|his\b|this\b|us\b|across\b|towards\b|plus\b|versus\b|always\b|does\b|says\b)[a-z]+s\b"
)
_NAME_LIST = re.compile(r"([A-Z][\w'’-]*)\s(?:\d[\d,]*|one|two|three|four|five|six|seven|eight|nine|ten)(?=[\s,;.)])")
_OPENING = re.compile(r"(?:^|[.!?:“”\"‘(]\s*|\n\s*)$")

_ONE_BEFORE = re.compile(
    r"\b(?:no|every|any|each|this|that|which|the|another|some|a|an|my|only|loved|new|old|other|good|bad|big|last|next|wrong|right|first|second"
    r"|from|number)[\s-]+$",
    re.IGNORECASE,
)
_ONE_AFTER = re.compile(
    r"\s+(?:of|another|day|morning|evening|night|afternoon|summer|winter|year|week|month|time|side|way|thing|point|who|that|which|or\s+two|or\s+more|by\s+one|is|was|has|had|can|could|may|might|must|should|would|will"
    r"|in|on|at|to|and|for|from|with|as|if|but|he|she|they|we|-)\b"
    r"|\s*[’',.;:!?)\]”\"|]|\s*$|[-–]\w",
    re.IGNORECASE,
)
_ONE_PARALLEL = re.compile(
    r"\b(?:two|three|four|five|six|seven|eight|nine|ten|\d{1,3})\b[^.;:]{0,70}\b(?:and|but)\s+$|\b(?:all\s+but|except)\s+$",
    re.IGNORECASE,
)
_DETERMINER = re.compile(
    r"(?:\b(?:the|its|his|her|their|our|my|your|a|an|this|that|every|each|another)|['’]s|s['’])\s+(?:very\s+)?$", re.IGNORECASE
)
_FIRST_AFTER = re.compile(
    r"\s+(?:[a-z]+(?:ed|ing)|came|began|made|took|told|saw|heard|met|went|rose|wrote|became|gave|set|put|won|broke|said|got|used|and\s+foremost"
    r"|by|in|on|with|at|as|because|they|he|she|we|i|it|you|there)\b|\s*(?:[.;:!?)]|$)"
)
_FIRST_BEFORE = re.compile(
    r"\b(?:at|when|who|was|were|is|are|be|been|had|has|have|since|come|comes|came|go|goes|went|out)\s+$", re.IGNORECASE
)
_PER_SECOND = re.compile(r"(?:\b(?:a|per|every|each)\s+|/\s?)$", re.IGNORECASE)
_SPLIT = re.compile(
    r"\b(?:first|second|opening|closing|top|bottom|better|latter|former|in|northern|southern|eastern|western|upper|lower|final|and\s+a|early|late"
    r"|each|either|our|his|her)\s+$",
    re.IGNORECASE,
)
_HALF_AFTER = re.compile(
    r"-|\s+(?:time|way|past|hours?|years?|term|century|centuries|brothers?|sisters?|marathon|mast|empty|full|[a-z]+-[a-z]+)\b",
    re.IGNORECASE,
)
_QUARTER_AFTER = re.compile(
    r"-|\s+(?:final|finals|past|century|to\s+(?:one|two|three|four|five|six|seven|eight|nine|ten|eleven|twelve)\b)"
)
_RATIO_AFTER = re.compile(r"\s+(?:the|its|their|his|her|that|what|those|last)\b|\s*[.,;:)]|\s*$")
_ONCE_BEFORE = re.compile(r"\b(?:only|just|than|least|but)\s+$", re.IGNORECASE)
_AN = re.compile(r"\b(?:an?|another)\s+$", re.IGNORECASE)
_NO_NOUN = re.compile(r"\s*(?:$|[.,;:)])|\s(?:and|or|in|on|at|off|from|to|for|with)\b")
_SINGLE_AFTER = re.compile(
    r"[\s]+(?!mother|father|parent|mum|dad|market|currency|file|bed|room|people|life|malt|digit|figure|most|biggest|largest)[a-z]{2,}"
)


def is_name(made: Figure, scene: Scene) -> bool:
    """Is the number part of a name, a label, a longer code or a length of time: "Article 12", "Falcon 9", "A-320", "555-0134"?"""
    if made.form not in (Form.DIGITS, Form.WORDS):
        return False
    before, after = scene.before(made.first), scene.after(made.end)
    if not made.bare:
        return made.kind is QuantityKind.MEASURE and bool(_NUMBER_SIGN.search(before))
    if made.first in scene.inside or _NUMBER_SIGN.search(before) or _LASTING.match(after):
        return True
    plain = made.scale == 1.0 and "," not in scene.text[made.first : made.end]
    label = _LABEL.search(before)
    counts = made.first in scene.counting if scene.verbs or scene.counting else bool(_NOUN_AFTER.match(after))
    if plain and label and _is_label(label["word"]) and not counts:
        return True
    glued = _GLUED.search(before)
    if glued and not _PREFIXES.match(glued["word"]):
        return True
    if scene.text[made.first].isdigit():
        return _is_code(before, after, scene) or (plain and not scene.cricket and _follows_name(made, scene, before, after))
    return scene.text[made.first].isupper() and bool(re.match(r"\s[A-Z]", after)) and not _OPENING.search(before)


def _is_label(word: str) -> bool:
    known = words("number_labels")
    return word.lower() in known or word.lower().removesuffix("s") in known


def _is_code(before: str, after: str, scene: Scene) -> bool:
    slashed = scene.cricket and "/" in (after[:1], before[-1:])
    if not slashed and (_CODE_AFTER.match(after) or re.search(r"\d:$|/$", before)):
        return True
    linked = _CHAIN_BEFORE.search(before) or _CHAIN_AFTER.match(after)
    if linked or (re.search(r"\d[-–]$", before) and re.match(r"[-–]\d", after)):
        return True
    if re.match(r"['’]?s\b", after) and not _DECADE_BEFORE.search(before):
        return True
    if re.match(r"\)\s", after) and _LIST_OPENS.search(before):
        return True
    return bool(_LIST_MARK.search(before)) and bool(re.match(r"[.)]\s", after))


def _follows_name(made: Figure, scene: Scene, before: str, after: str) -> bool:
    """ "a Fiat 128", unless several names have numbers, as in a table told in prose ("Kent 31, Essex 28")."""
    if not _NAME_BEFORE.search(before) or made.first in scene.counting or _MORE_NUMBERS.match(after):
        return False
    if not (scene.verbs or scene.counting) and not _NAME_AFTER.match(after):
        return False
    around = scene.before(made.first, 120) + scene.text[made.first : made.end] + scene.after(made.end, 120)
    return len(set(_NAME_LIST.findall(around))) < 2


def is_idiom(made: Figure, scene: Scene) -> bool:
    """Is it a way of speaking, and nothing is counted or ranked: "one of them", "at first", "the second half"?"""
    before, after = scene.before(made.start), scene.after(made.end)
    written = scene.text[made.first : made.end].lower()
    if made.kind is QuantityKind.ORDINAL:
        return _ordinal_idiom(written, made, scene, before, after)
    if made.form is Form.OCCASIONS:
        return written == "once" and not (
            _ONCE_BEFORE.search(before) or (re.match(r"\s*[,.;)]", after) and not re.search(r"\b(?:at|for)\s$", before))
        )
    if made.form is Form.MULTIPLE:
        return not _RATIO_AFTER.match(after)
    if made.form is Form.FRACTION and made.kind is not QuantityKind.MEASURE:
        return _fraction_idiom(written, before, after)
    if made.form is Form.VAGUE:
        return written == "scores" and not re.match(r"\s+(?:of|were|are|more|killed|injured|dead)\b", after)
    if written == "single":
        return not (re.search(r"\b(?:a|not\s+one|every|one)\s+$", before, re.IGNORECASE) and _SINGLE_AFTER.match(after))
    if made.form is Form.WORDS and made.bare and made.scale == 1.0 and _AN.search(before) and _NO_NOUN.match(after):
        return True
    if written == "one" and made.bare:
        pronoun = _ONE_AFTER.match(after) or made.end + 1 in scene.verbs
        return bool(_ONE_BEFORE.search(before)) or bool(pronoun and not _ONE_PARALLEL.search(before))
    return False


def _ordinal_idiom(written: str, made: Figure, scene: Scene, before: str, after: str) -> bool:
    if written in ("first", "second", "third", "fourth", "fifth") and scene.text[made.first].isupper():
        if re.match(r",|\s+of\s+all\b", after) or scene.text[made.first : made.first + 2].isupper():
            return True
    if written == "first" and re.match(r"\s+of\s+all\b", after):
        return True
    if follow := re.match(r"[\s-]+([A-Za-z][\w'’]*)", after):
        word = follow[1]
        if word.lower() in words("ordinal_idioms") or word in words("numbered_bodies"):
            return True
        if written[0].isdigit() and len(word) > 1 and word.isupper():
            return True
        if scene.text[made.first].isupper() and word[0].isupper() and not scene.text[made.first : made.end].isupper():
            return True
    if (
        written == "second"
        and _PER_SECOND.search(before)
        and (made.end + 1 in scene.verbs or not re.match(r"\s+[A-Za-z]|[-,]", after))
    ):
        return True
    if written != "first" or _DETERMINER.search(before):
        return False
    return bool(_FIRST_BEFORE.search(before) or _FIRST_AFTER.match(after)) or made.end + 1 in scene.verbs


def _fraction_idiom(written: str, before: str, after: str) -> bool:
    if written.endswith("half"):
        return bool(_SPLIT.search(before)) or bool(_HALF_AFTER.match(after))
    if "quarter" in written:
        return bool(_QUARTER_AFTER.match(after)) or (
            written == "quarter" and not re.search(r"\b(?:a|one|the|almost|nearly)\s+$", before)
        )
    return False
