"""Lemmas by rules from Penn tags, with tables of what the rules get wrong."""

from __future__ import annotations

import re
from collections.abc import Callable, Mapping
from functools import lru_cache

from claims.lexicon import table

_QUOTES = str.maketrans("“”‘’", "\"\"''")
_CLOSED = {
    ("an", "DT"): "a",
    ("these", "DT"): "this",
    ("those", "DT"): "that",
    ("me", "PRP"): "I",
    ("i", "PRP"): "I",
    ("us", "PRP"): "we",
    ("'s", "PRP"): "we",
    ("him", "PRP"): "he",
    ("her", "PRP"): "she",
    ("them", "PRP"): "they",
    ("'em", "PRP"): "they",
    ("mine", "PRP"): "my",
    ("yours", "PRP"): "your",
    ("ours", "PRP"): "our",
    ("theirs", "PRP"): "their",
    ("na", "TO"): "to",
    ("ta", "TO"): "to",
    ("'", "POS"): "'s",
    ("n't", "RB"): "not",
    ("'d", "MD"): "would",
    ("'d", "VBD"): "have",
    ("'ll", "MD"): "will",
    ("wo", "MD"): "will",
    ("ca", "MD"): "can",
    ("sha", "MD"): "shall",
    ("'s", "VBZ"): "be",
    ("better", "RBR"): "well",
    ("best", "RBS"): "well",
    ("later", "RB"): "late",
}
_SHORT = re.compile(r"[^aeiou]*[aeiouy][^aeiouwxy]")
_MUTE = re.compile(r"(?:[^aeiou](?:at|ut)|[ei]at|[csuvz]|[^lns]s|iz|[bcdfgkpstz]l|[dr]g|[^aeiou]ir|[aeiou]r?s|quir|[ao]us)$")
_DOUBLED = re.compile(r"([bdgmnprt])\1$")


def lemma(word: str, xpos: str) -> str:
    """The dictionary form of `word` by its Penn tag; names keep their capitals."""
    plain = word.translate(_QUOTES)
    if xpos == "NNP":
        return plain
    if xpos == "NNPS":
        singular = _form(plain.lower(), "noun")
        return plain[: len(singular)] + singular[len(plain) :] if plain.lower().startswith(singular) else singular.capitalize()
    lower = plain.lower()
    if lower[:1].isdigit():
        return lower
    kind = _KINDS.get(xpos)
    return _CLOSED.get((lower, xpos)) or (_form(lower, kind) if kind else lower)


_KINDS = {
    "NNS": "noun",
    "VBD": "past",
    "VBN": "past",
    "VBG": "gerund",
    "VBZ": "third",
    "VBP": "present",
    "VB": "present",
    "JJR": "comparative",
    "JJS": "comparative",
    "RBR": "comparative",
    "RBS": "comparative",
}


@lru_cache(maxsize=50_000)
def _form(word: str, kind: str) -> str:
    return _table(kind).get(word) or by_rule(word, kind)


def _table(kind: str) -> Mapping[str, str]:
    return table({"noun": "noun_forms", "comparative": "adjective_forms"}.get(kind, "verb_forms"))


def by_rule(word: str, kind: str) -> str:
    """The lemma of an inflected form as the rules alone have it."""
    return _RULES[kind](word)


def _plural(word: str) -> str:
    """The singular of a plural, or the base of a third person."""
    if len(word) < 4 or not word.endswith("s") or word.endswith(("ss", "us", "is")):
        return word[:-3] + "man" if word.endswith("men") and len(word) > 4 else word
    if word.endswith("ies") and len(word) > 4:
        return word[:-3] + "y"
    if word.endswith(("sses", "shes", "ches", "xes", "zzes", "oes")):
        return word[:-2]
    return word[:-2] if word.endswith("'s") else word[:-1]


def _stem(stem: str) -> str:
    """The base of a verb that lost its ending."""
    if _DOUBLED.search(stem) and len(stem) > 3:
        return stem[:-1]
    if _SHORT.fullmatch(stem) or _MUTE.search(stem):
        return stem + "e"
    return stem


def _past(word: str) -> str:
    if word.endswith("ied") and len(word) > 4:
        return word[:-3] + "y"
    if word.endswith("eed"):
        return word[:-1] if len(word) > 5 else word
    return _stem(word[:-2]) if word.endswith("ed") and len(word) > 4 else word


def _gerund(word: str) -> str:
    return _stem(word[:-3]) if word.endswith("ing") and len(word) > 5 else word


def _compared(word: str) -> str:
    for ending in ("est", "er"):
        if word.endswith(ending) and len(word) > len(ending) + 2:
            stem = word[: -len(ending)]
            return stem[:-1] + "y" if stem.endswith("i") else _stem(stem)
    return word


_RULES: Mapping[str, Callable[[str], str]] = {
    "noun": _plural,
    "third": _plural,
    "past": _past,
    "gerund": _gerund,
    "present": lambda word: word,
    "comparative": _compared,
}
