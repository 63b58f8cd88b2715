"""The stretch of a clause that a quantity or time makes its own claim with."""

from __future__ import annotations

from claims.analysis import Analysis, Event, Token
from claims.spans import Span, cover

_CUTS = frozenset({"parataxis", "list", "orphan", "dep"})
_APART = frozenset({"after", "before", "since", "until", "following", "ahead", "than"})
_CLIMB = 12
_ONWARD = 8


def event_tokens(analysis: Analysis, event: Event) -> tuple[Token, ...]:
    """The tokens of an event's clause."""
    return analysis.tokens_in(event.span)


def top(analysis: Analysis, span: Span) -> Token | None:
    """The token of a span that governs the others."""
    inside = analysis.tokens_in(span)
    within = {t.i for t in inside}
    tops = [t for t in inside if t.head == t.i or t.head not in within]
    return next((t for t in tops if t.deprel not in ("punct", "case", "cc", "det")), tops[0] if tops else None)


def piece(analysis: Analysis, span: Span, clause: Span, head: int) -> Span | None:
    """The member of a list or the aside that `span` stands in, in the clause of the predicate `head`; None if in neither.

    "13 from Norway" is cut out of a list; "100 miles (160km) of the coast" is kept whole: both sides make the claim.
    """
    at = top(analysis, span)
    for _ in range(_CLIMB):
        if at is None or at.i == head or at.head == at.i:
            return None
        if _cut(analysis, at):
            return _member(analysis, at, span, clause)
        at = analysis.head(at)
    return None


def _cut(analysis: Analysis, token: Token) -> bool:
    """Whether a word heads a member of a list or an aside that is not in brackets."""
    if token.deprel == "conj":
        return True
    if token.deprel == "appos":
        return not _bracketed(analysis, token)
    marked = any(t.i < token.i for t in analysis.children(token, "punct"))
    return token.deprel.split(":")[0] in _CUTS and marked and not _bracketed(analysis, token)


def _member(analysis: Analysis, at: Token, span: Span, clause: Span) -> Span:
    """The words below `at` that lie in the clause, without what is joined to it."""
    joined = {t.i for c in analysis.children(at, "conj") if not c.span.overlaps(span) for t in analysis.subtree(c)}
    tokens = [t for t in analysis.subtree(at) if clause.start <= t.span.start and t.span.end <= clause.end and t.i not in joined]
    while len(tokens) > 1 and tokens[0].deprel in ("punct", "cc") and not span.overlaps(tokens[0].span):
        tokens = tokens[1:]
    while len(tokens) > 1 and tokens[-1].deprel in ("punct", "cc") and not span.overlaps(tokens[-1].span):
        tokens = tokens[:-1]
    whole = cover([span, *(t.span for t in tokens)])
    return _onward(analysis, whole, clause) if whole == span else whole


def _onward(analysis: Analysis, span: Span, clause: Span) -> Span:
    """A bare figure with the words after it, up to the next mark or conjunction ("nine from Poland")."""
    inside = analysis.tokens_in(span)
    end = span.end
    for token in analysis.tokens[inside[-1].i + 1 : inside[-1].i + 1 + _ONWARD]:
        if token.upos in ("PUNCT", "CCONJ", "VERB", "AUX", "SCONJ") or token.span.end > clause.end:
            break
        end = token.span.end
    return Span(span.start, end)


def _bracketed(analysis: Analysis, token: Token) -> bool:
    """Whether a word stands in brackets."""
    marks = {t.text for t in analysis.children(token, "punct")}
    return bool(marks & {"(", ")", "[", "]"})


def reaches(analysis: Analysis, span: Span, head: int, heads: frozenset[int]) -> bool:
    """Whether a phrase hangs below the predicate `head` with no other clause and no "after" or "before" between."""
    at = top(analysis, span)
    for _ in range(_CLIMB):
        if at is None or at.i == head:
            return at is not None
        if at.i in heads or at.head == at.i or any(t.lemma.casefold() in _APART for t in analysis.children(at, "case", "mark")):
            return False
        at = analysis.head(at)
    return False
