"""How far a claim reaches: a clause with the clauses that complete it and that the same speaker answers for."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from claims.analysis import Analysis, Event, Token
from claims.spans import Span, cover

_APART = frozenset({"conj", "parataxis", "root", "dep", "list", "appos"})
_CLIMB = 40
_GAP = 8  # words between a noun and its relative clause, and before the noun


@dataclass(frozen=True, slots=True)
class Extent:
    """The span of a claim, and the events of the clauses that complete it."""

    span: Span
    within: tuple[Event, ...] = ()


def extents(analysis: Analysis, events: Sequence[Event]) -> dict[int, Extent]:
    """For the id of each event that is a clause, how far its claim reaches.

    A clause that follows a comma stays a claim of its own, but for a participle with what something is said to be; so does
    what somebody else is quoted as saying. A relative clause takes the noun it speaks of with it ("the crash, which
    happened on Sunday").
    """
    by_head = {e.head: e for e in events if not e.noun_class}
    reach = {e.id: Extent(_with_noun(analysis, e)) for e in by_head.values()}
    nested = [(e, outer) for e in by_head.values() if (outer := _outer(analysis, by_head, e)) is not None]
    for event, outer in sorted(nested, key=lambda pair: (-_depth(analysis, pair[0].head), pair[0].span.start)):
        if _completes(analysis, event, outer):
            wide, inner = reach[outer.id], reach[event.id]
            reach[outer.id] = Extent(cover((wide.span, inner.span)), (*wide.within, event, *inner.within))
    return reach


def _with_noun(analysis: Analysis, event: Event) -> Span:
    """The span of a clause; a relative clause with the noun right before it."""
    head = analysis.tokens[event.head]
    if head.deprel != "acl:relcl":
        return event.span
    noun = analysis.head(head)
    gap = analysis.tokens_in(Span(noun.span.end, event.span.start)) if noun.span.end <= event.span.start else (noun,)
    if len(gap) > _GAP or any(t.upos == "VERB" for t in gap) or event.span.start < noun.span.start:
        return event.span
    phrase = analysis.subtree(noun, "acl", "appos", "conj", "case", "cc", "nsubj", "cop")
    return cover([event.span, *(t.span for t in phrase if noun.i - _GAP < t.i <= noun.i and t.upos != "PUNCT")])


def _outer(analysis: Analysis, by_head: dict[int, Event], event: Event) -> Event | None:
    """The clause that a clause stands in."""
    at = analysis.tokens[event.head]
    for _ in range(_CLIMB):
        if at.head == at.i:
            return None
        at = analysis.head(at)
        if at.i in by_head:
            return by_head[at.i]
    return None


def _depth(analysis: Analysis, head: int) -> int:
    at, depth = analysis.tokens[head], 0
    while at.head != at.i and depth < _CLIMB:
        at, depth = analysis.head(at), depth + 1
    return depth


def _completes(analysis: Analysis, event: Event, outer: Event) -> bool:
    head = analysis.tokens[event.head]
    if head.deprel.split(":")[0] in _APART or event.span.start < outer.span.start or event.sentence != outer.sentence:
        return False
    if (event.holder, event.attribution) != (outer.holder, outer.attribution):
        return False
    if _describes(analysis, head, outer):
        return True
    before = _before(analysis, event.span)
    return event.span in outer.span or before is None or before.upos != "PUNCT"


def _describes(analysis: Analysis, head: Token, outer: Event) -> bool:
    """Whether a participle stands with what something is said to be: "the third part is a bonus of 5%, paid in May"."""
    if head.xpos != "VBN" or head.deprel not in ("acl", "advcl") or analysis.children(head, "mark", "aux", "aux:pass"):
        return False
    at = analysis.head(head)
    for _ in range(_CLIMB):
        if not at.deprel.startswith("nmod"):
            break
        at = analysis.head(at)
    return at.i == outer.head and at.upos == "NOUN" and bool(analysis.children(at, "cop"))


def _before(analysis: Analysis, span: Span) -> Token | None:
    """The token before a span."""
    inside = analysis.tokens_in(span)
    return analysis.tokens[inside[0].i - 1] if inside and inside[0].i > 0 else None


def told_by(analysis: Analysis, event: Event, extent: Extent) -> list[int]:
    """The infinitives inside a claim whose figures and times it has for its own ("wants to build 40 homes")."""
    if event.times or event.quantities:
        return []
    return [e.id for e in extent.within if is_infinitive(analysis, e)]


def is_infinitive(analysis: Analysis, event: Event) -> bool:
    """Whether a clause is an infinitive with "to" that stands in another clause."""
    head = analysis.tokens[event.head]
    marked = any(t.deprel == "mark" and t.lemma == "to" for t in analysis.children(head))
    return head.xpos == "VB" and marked and head.head != head.i
