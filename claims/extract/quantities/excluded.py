"""Numbers that are no quantities: names, labels, telephone numbers, idioms with "one" and "first"."""

from __future__ import annotations

import re

from claims.analysis import QuantityKind
from claims.extract.quantities.figures import Figure
from claims.extract.quantities.numerals import Form
from claims.lexicon import words

_LABEL = re.compile(
    r"(?P<word>[A-Za-z][\w-]*)\.?(?P<gap>[\s-]+)(?:(?P<more>\d{1,3}(?:,\s\d{1,3})*(?:,?\s(?:and|to|or|&)\s|\s?[-–/]\s?))?)$"
)
_NUMBER_SIGN = re.compile(r"(?:\bno\.?s?\.?|\bnumbers?|#|№)\s?$", re.IGNORECASE)
_GLUED = re.compile(r"[A-Za-z]-$")
_ONE_BEFORE = re.compile(
    r"\b(?:no|every|any|each|this|that|which|the|another|some|a|an|my|only|loved|new|old|other|good|bad|big|last|next|wrong|right|first|second)[\s-]+$",
    re.IGNORECASE,
)
_ONE_AFTER = re.compile(
    r"(?:\s+(?:of|another|day|side|way|thing|point|who|that|which|or\s+two|or\s+more|by\s+one|is|was|has|had|can|could|may|might|must|should|would|will|in|on"
    r"|at|to|and|for|from|with|another|-)\b|[-’',.;:!?)\]”\"]|\s*$|[-–]\w)",
    re.IGNORECASE,
)
_FIRST_BEFORE = re.compile(
    r"\b(?:at|when|who|was|were|is|are|be|been|had|has|have|it|he|she|they|as|since|come|comes|came|go|goes|went|that)\s+$",
    re.IGNORECASE,
)
_FIRST_AFTER = re.compile(
    r"\s+(?:[a-z]+(?:ed|ing)|came|began|made|took|told|saw|heard|met|went|rose|wrote|became|gave|set|put|won|broke|said|got|used|and\s+foremost)\b|\s*[.;:!?)]|\s+(?:by|in|on|with|at|as|because|to\s+[a-z]+)\b"
)
_SECOND_TIME = re.compile(r"(?:\b(?:a|per|every|each)\s+|/\s?)$", re.IGNORECASE)


def excluded(made: Figure, text: str, start: int, end: int) -> bool:
    """Is the number at `made` part of a name or an idiom?"""
    before = text[max(start, made.start - 40) : made.start]
    after = text[made.end : min(end, made.end + 40)]
    if made.kind is QuantityKind.ORDINAL:
        return _ordinal_idiom(made, text, before, after)
    if made.form is Form.OCCASIONS:
        return _occasion_idiom(made, before, after)
    if made.form is Form.MULTIPLE:
        return not re.match(r"\s+(?:the|its|their|his|her|that|what|those|last)\b|\s*[.,;:)]|\s*$", after)
    if made.form is Form.FRACTION:
        return _fraction_idiom(made, text, before, after)
    if made.form is Form.VAGUE:
        return text[made.start : made.end].lower() == "scores" and not re.match(
            r"\s+(?:of|were|are|more|killed|injured|dead)\b", after
        )
    if not made.bare:
        return False
    return _named(made, text, before, after) or _one_idiom(made, text, before, after)


def _named(made: Figure, text: str, before: str, after: str) -> bool:
    digits = text[made.start].isdigit()
    if _NUMBER_SIGN.search(before):
        return True
    if (
        digits
        and _GLUED.search(before)
        and not re.search(r"\b(?:[A-Za-z]+ly|under|over|top|pre|mid|post|sub|non|ex|from|to|about)-$", before, re.IGNORECASE)
    ):
        return True
    if digits and re.match(r"[A-Za-z]", after) and not re.match(r"(?:s|x)\b", after):
        return True
    if digits and re.match(r"[-–]\d{4,}|/\d|:\d\d\b", after):
        return True
    label = _LABEL.search(before)
    if label is None or made.scale > 1 or made.step != 1.0:
        return False
    word = label["word"]
    if word.lower() in words("number_labels") and not re.match(r"\s+[a-z]+s\b|\s+(?:people|men|women|children)\b", after):
        return word[0].isupper() or made.number < 1000
    return False


def _one_idiom(made: Figure, text: str, before: str, after: str) -> bool:
    if text[made.start : made.end].lower() != "one":
        return False
    return bool(_ONE_BEFORE.search(before)) or bool(_ONE_AFTER.match(after))


def _ordinal_idiom(made: Figure, text: str, before: str, after: str) -> bool:
    word = text[made.start : made.end]
    if follow := re.match(r"[\s-]+([A-Za-z][\w'’]*)", after):
        if follow[1].lower() in words("ordinal_idioms"):
            return True
        if word[0].isupper() and follow[1][0].isupper() and not word.isupper():
            return True
    lower = word.lower()
    if lower == "second" and _SECOND_TIME.search(before) and not re.match(r"\s+[a-z]|[-,]", after):
        return True
    return lower == "first" and (bool(_FIRST_BEFORE.search(before)) or bool(_FIRST_AFTER.match(after)))


def _occasion_idiom(made: Figure, before: str, after: str) -> bool:
    if made.value != 1.0:
        return False
    if re.search(r"\b(?:at|for|all at)\s+$", before):
        return True
    return not (re.search(r"\b(?:only|just|than|least|but)\s+$", before) or re.match(r"\s*[,.;)]", after))


def _fraction_idiom(made: Figure, text: str, before: str, after: str) -> bool:
    word = text[made.start : made.end].lower()
    if word.endswith("half"):
        if re.search(
            r"\b(?:first|second|opening|closing|top|bottom|better|latter|former|and\s+a|in|northern|southern|eastern|western|upper|lower|final)\s+(?:a\s+)?$",
            before,
            re.IGNORECASE,
        ):
            return not re.search(r"\b(?:in|by)\s+a\s+$|\bup\s+$", before) or True
        return bool(
            re.match(
                r"-|\s+(?:time|way|past|hours?|years?|term|century|centuries|brothers?|sisters?|marathon|mast|empty|full|[a-z]+-[a-z]+)\b",
                after,
            )
        )
    if "quarter" in word:
        return bool(
            re.match(
                r"-|\s+(?:final|past|century|to\s+(?:one|two|three|four|five|six|seven|eight|nine|ten|eleven|twelve)\b)", after
            )
        )
    return False
