"""What a number counts: the noun by the parse, "of" chains, and what an elliptic number leaves out."""

from __future__ import annotations

import re
from dataclasses import dataclass

from claims.analysis import Analysis, Quantity, QuantityKind, Token
from claims.spans import Span, cover

_OUTSIDE = ("acl", "appos", "parataxis", "conj", "cc", "punct", "dep", "list", "orphan")
_NOUNS = ("NOUN", "PROPN", "SYM")
_COUNTING = (QuantityKind.COUNT, QuantityKind.ORDINAL, QuantityKind.NUMBER)
_PRONOUNS = frozenset({"them", "whom", "these", "those", "which", "us", "you", "one", "ones", "other", "others"})
_NOT_COUNTED = frozenset({"cent", "percent", "%"})
_FIGURES = _NOT_COUNTED | {"number", "figure", "total", "record", "figures"}
_SINGULAR = {"people": "person", "dead": "dead"}
_LISTED = re.compile(
    r"(?:[,;:(]|\b(?:and|or|but|to|from|with|against|than|plus))\s+(?:(?:another|a\s+further|about|some|only|just|perhaps)\s+)*$",
    re.IGNORECASE,
)
_THE_SAME = re.compile(r"\b(?:the|all|those|these|both|its|his|her|their)\s+$", re.IGNORECASE)
_THE_REST = re.compile(r"\b(?:the\s+(?:other|remaining)|another|a\s+further|other)\s+$", re.IGNORECASE)
_OF_THESE = re.compile(
    r"(?:^|[.;:]\s*)of\s+(?:the\s+|those\s+|these\s+|its\s+|all\s+|them,?\s*|those,?\s*|these,?\s*)?$", re.IGNORECASE
)


@dataclass(frozen=True, slots=True)
class Counted:
    """The lemma of what is counted, its phrase, and the quantity it is a part of (its id, or `whole`, where it will stand)."""

    lemma: str = ""
    noun: Span | None = None
    of: int | None = None
    whole: int | None = None


def counted(quantity: Quantity, number: Span, text: str, analysis: Analysis, earlier: list[Quantity]) -> Counted:
    """What the number at `number` counts, given the quantities before it."""
    tokens = [t for t in analysis.tokens_in(number) if t.upos != "PUNCT"]
    if not tokens:
        return Counted()
    kind, top = quantity.kind, _top(tokens)
    if kind in _COUNTING and (noun := _noun(top, analysis)) is not None:
        return Counted(_lemma(noun), _phrase(noun, number, analysis), _part(quantity, number, text, analysis, earlier))
    if (chain := _of(tokens, number, analysis)) is not None:
        if chain.text.lower() in ("it", "that", "this", "which", "what"):
            return Counted()
        if chain.text.lower() not in _PRONOUNS:
            return Counted(_lemma(chain), _phrase(chain, number, analysis), whole=_numbered(chain, analysis))
        whole = _before(quantity, earlier, 2)
        return Counted(whole.counted if whole else "", None, whole.id if whole else None)
    if kind is not QuantityKind.COUNT or quantity.unit:
        return Counted()
    if (predicate := _predicate(top, analysis)) is not None:
        return Counted(_lemma(predicate), of=_part(quantity, number, text, analysis, earlier))
    return _elliptic(quantity, number, top, text, analysis, earlier)


def _top(tokens: list[Token]) -> Token:
    """The token through which the number hangs on the rest of its sentence."""
    inside = {t.i for t in tokens}
    outer = [t for t in tokens if t.head not in inside or t.head == t.i]
    numeric = [t for t in outer if t.upos in ("NUM", "ADJ", "NOUN", "SYM") and t.deprel != "case"]
    return (numeric or outer or tokens)[-1]


def _noun(top: Token, analysis: Analysis) -> Token | None:
    relation = top.deprel.split(":")[0]
    head = analysis.head(top)
    if head.i == top.i or head.upos not in _NOUNS or head.text.lower() in _PRONOUNS or head.lemma in _NOT_COUNTED:
        return None
    if relation in ("nummod", "amod", "compound", "det") or (relation in ("nmod", "obl") and head.i == top.i + 1):
        return head
    return None


def _of(tokens: list[Token], number: Span, analysis: Analysis) -> Token | None:
    """The noun of "40 of the members", "hundreds of thousands of people", "five among them"."""
    for child in (c for t in tokens for c in analysis.children(t, "nmod", "obl")):
        if child.span.start >= number.end and any(c.text.lower() in ("of", "among") for c in analysis.children(child, "case")):
            return child
    return None


def _numbered(noun: Token, analysis: Analysis) -> int | None:
    """Where the number of a whole stands: "40 of the 81 members"."""
    if noun.upos == "NUM":
        return noun.span.start
    return next((c.span.start for c in analysis.children(noun, "nummod")), None)


def _predicate(top: Token, analysis: Analysis) -> Token | None:
    """ "22 were guerrillas" counts guerrillas."""
    head = analysis.head(top)
    if not top.deprel.startswith("nsubj") or head.lemma in _PRONOUNS:
        return None
    if (
        head.upos == "NOUN"
        and head.lemma not in _FIGURES
        and analysis.children(head, "cop")
        and not analysis.children(head, "case")
    ):
        return head
    return None


def _part(quantity: Quantity, number: Span, text: str, analysis: Analysis, earlier: list[Quantity]) -> int | None:
    """The whole that opens the sentence: "Of the 94 people arrested, 61 men were charged"."""
    for other in reversed(earlier[-4:]):
        if other.sentence != quantity.sentence or other.kind is not QuantityKind.COUNT:
            return None
        start = analysis.sentences[quantity.sentence].span.start if analysis.sentences else 0
        if _OF_THESE.search(text[start : other.span.start]) and other.high >= quantity.low:
            return other.id
    return None


def _elliptic(quantity: Quantity, number: Span, top: Token, text: str, analysis: Analysis, earlier: list[Quantity]) -> Counted:
    """What the noun would be if it were said; nothing where the text does not make that plain."""
    before = text[max(0, quantity.span.start - 80) : quantity.span.start]
    if (whole := _part(quantity, number, text, analysis, earlier)) is not None:
        return Counted(earlier[whole].counted, of=whole)
    if _THE_REST.search(before):
        other = _before(quantity, earlier, 1)
        return Counted(other.counted if other else "")
    if _THE_SAME.search(before):
        same = next((q for q in reversed(earlier[-80:]) if q.value == quantity.value and _plain(q)), None)
        return Counted(same.counted if same else "")
    here = [q for q in earlier[-6:] if q.sentence == quantity.sentence and q.kind is QuantityKind.COUNT]
    sibling = here[-1] if here and _plain(here[-1]) else None
    if sibling is not None and _LISTED.search(before):
        return Counted(sibling.counted, of=sibling.of)
    if top.deprel.startswith("nsubj"):
        whole_of = _before(quantity, earlier, 1)
        return Counted(whole_of.counted if whole_of else "")
    return Counted()


def _plain(q: Quantity) -> bool:
    return q.kind is QuantityKind.COUNT and bool(q.counted) and q.counted != "time"


def _before(quantity: Quantity, earlier: list[Quantity], sentences: int) -> Quantity | None:
    """The nearest count before that is large enough to contain this one."""
    for other in reversed(earlier[-8:]):
        if quantity.sentence - other.sentence > sentences:
            return None
        if _plain(other) and other.high >= quantity.low:
            return other
    return None


def _phrase(noun: Token, number: Span, analysis: Analysis) -> Span:
    inside = [t.span for t in analysis.subtree(noun, *_OUTSIDE) if t.sentence == noun.sentence]
    first = min(number.start, noun.span.start)
    return cover([*(s for s in inside if s.start >= first), noun.span])


def _lemma(noun: Token) -> str:
    lemma = noun.lemma.lower() if noun.upos != "PROPN" else noun.lemma
    return "" if any(c.isdigit() for c in lemma) else _SINGULAR.get(lemma, lemma)
