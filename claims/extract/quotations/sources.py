"""The words that name a source: a noun phrase without what is said about it behind a comma or in a relative clause."""

from __future__ import annotations

from claims.analysis import Analysis, Token
from claims.spans import Span, cover

_OUTSIDE = (
    "acl",
    "appos",
    "parataxis",
    "advcl",
    "dep",
    "orphan",
    "list",
    "discourse",
    "vocative",
    "cop",
    "aux",
    "nsubj",
    "csubj",
    "ccomp",
)
_STOP = frozenset(',;:()[]—–-“”"«»‘’')


def noun_phrase(analysis: Analysis, head: Token, *, after: int = -1) -> Span:
    """The span of the noun phrase of `head`: title, name, "of the ministry"; from tokens behind index `after` only."""
    inside = {t.i for t in analysis.subtree(head, *_OUTSIDE) if t.i > after and t.sentence == head.sentence}
    coordinated = any(c.deprel == "conj" for c in analysis.children(head))
    first = last = head.i
    while first - 1 in inside and not _stops(analysis.tokens[first - 1], False):
        first -= 1
    while last + 1 in inside and not _stops(analysis.tokens[last + 1], coordinated):
        last += 1
    tokens = analysis.tokens[first : last + 1]
    while len(tokens) > 1 and tokens[0].i < head.i and tokens[0].deprel in ("case", "mark", "cc", "punct"):
        tokens = tokens[1:]
    while len(tokens) > 1 and tokens[-1].i > head.i and tokens[-1].upos in ("PUNCT", "CCONJ", "ADP"):
        tokens = tokens[:-1]
    return cover(t.span for t in tokens)


def _stops(token: Token, coordinated: bool) -> bool:
    return token.upos == "PUNCT" and token.text in _STOP and not (coordinated and token.text == ",") and token.text != "-"
