"""What a number counts: the noun by the parse, "of" chains, and what an elliptic number leaves out."""

from __future__ import annotations

from dataclasses import dataclass

from claims.analysis import Analysis, Quantity, QuantityKind, Token
from claims.spans import Span, cover

_OUTSIDE = ("acl", "appos", "parataxis", "conj", "cc", "punct", "dep", "list", "orphan")
_NOUNS = ("NOUN", "PROPN", "SYM")
_PRONOUNS = frozenset({"them", "whom", "these", "those", "which", "us", "you"})


@dataclass(frozen=True, slots=True)
class Counted:
    """The lemma of what is counted, its phrase, and the quantity it is a part of."""

    lemma: str = ""
    noun: Span | None = None
    of: int | None = None


def counted(span: Span, kind: QuantityKind, analysis: Analysis, earlier: list[Quantity]) -> Counted:
    """What the number at `span` counts, given the quantities before it."""
    tokens = [t for t in analysis.tokens_in(span) if t.upos != "PUNCT"]
    if not tokens:
        return Counted()
    top = _top(tokens, analysis)
    noun = _noun(top, tokens, kind, analysis)
    if noun is not None:
        part = _part_of(noun, span, analysis, earlier)
        return Counted(_lemma(noun), _phrase(noun, span, analysis), part)
    chain = _of(top, analysis)
    if chain is not None:
        part = _modifier(chain, span, analysis, earlier)
        if chain.text.lower() in _PRONOUNS:
            whole = _antecedent(span, kind, earlier)
            return Counted(whole.counted if whole else "", None, whole.id if whole else None)
        return Counted(_lemma(chain), _phrase(chain, span, analysis), part)
    if kind is QuantityKind.COUNT:
        if (predicate := _predicate(top, analysis)) is not None:
            return Counted(_lemma(predicate), None, None)
        whole = _antecedent(span, kind, earlier)
        return Counted(whole.counted if whole else "", None, None)
    return Counted()


def _top(tokens: list[Token], analysis: Analysis) -> Token:
    inside = {t.i for t in tokens}
    outer = [t for t in tokens if t.head not in inside or t.head == t.i]
    numeric = [t for t in outer if t.upos in ("NUM", "ADJ", "NOUN", "SYM") and t.deprel != "case"]
    return (numeric or outer or tokens)[-1]


def _noun(top: Token, tokens: list[Token], kind: QuantityKind, analysis: Analysis) -> Token | None:
    relation = top.deprel.split(":")[0]
    head = analysis.head(top)
    if head.i == top.i or head.upos not in _NOUNS or kind not in (QuantityKind.COUNT, QuantityKind.ORDINAL, QuantityKind.NUMBER):
        return None
    if relation in ("nummod", "amod", "compound", "det") or (relation in ("nmod", "obl") and head.i == top.i + 1):
        return head
    return None


def _of(top: Token, analysis: Analysis) -> Token | None:
    for child in analysis.children(top, "nmod", "obl"):
        if child.i > top.i and any(c.text.lower() in ("of", "among") for c in analysis.children(child, "case")):
            return child
    return None


def _part_of(noun: Token, span: Span, analysis: Analysis, earlier: list[Quantity]) -> int | None:
    """ "of the 94 people arrested, 61 men": the whole is named before the part in the same clause."""
    del noun, span, analysis, earlier
    return None


def _modifier(noun: Token, span: Span, analysis: Analysis, earlier: list[Quantity]) -> int | None:
    """The token of a number on `noun`, as an offset: the caller turns it into an id once that quantity is read."""
    del span, earlier
    for child in analysis.children(noun, "nummod"):
        return -1 - child.span.start
    return -1 - noun.span.start if noun.upos == "NUM" else None


def _predicate(top: Token, analysis: Analysis) -> Token | None:
    """ "22 were guerrillas" counts guerrillas."""
    head = analysis.head(top)
    if top.deprel.startswith("nsubj") and head.upos == "NOUN" and analysis.children(head, "cop"):
        return head
    return None


def _antecedent(span: Span, kind: QuantityKind, earlier: list[Quantity]) -> Quantity | None:
    for other in reversed(earlier[-6:]):
        if span.start - other.span.end > 300:
            return None
        if other.kind is QuantityKind.COUNT and other.counted and other.counted != "time":
            return other
    return None


def _phrase(noun: Token, span: Span, analysis: Analysis) -> Span:
    inside = [t for t in analysis.subtree(noun, *_OUTSIDE) if t.sentence == noun.sentence]
    spans = [t.span for t in inside if t.span.start >= min(span.start, noun.span.start)]
    return cover([*spans, noun.span])


def _lemma(noun: Token) -> str:
    return noun.lemma.lower() if noun.upos != "PROPN" else noun.lemma
