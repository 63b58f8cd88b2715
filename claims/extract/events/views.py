"""What the earlier extractors found, indexed by token, for those who build events from it."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from claims.analysis import Analysis, Body, Person, Pronoun, Quantity, Quotation, TimeExpression, Token
from claims.document import Document
from claims.extract.clauses import Clauses, find_clauses
from claims.extract.events.bodies import full_names, protagonist
from claims.spans import Span


@dataclass(frozen=True, slots=True)
class Known:
    """Whom a mention means: ids, and the full name."""

    name: str
    person: int | None = None
    body: int | None = None


@dataclass(frozen=True)
class Views:
    """The analysis with its clauses, and by token index: who is named, which time or quantity has its head there."""

    document: Document
    analysis: Analysis
    clauses: Clauses
    known: Mapping[int, Known]
    places: frozenset[int]
    times: tuple[TimeExpression, ...]
    quantities: tuple[Quantity, ...]
    quotations: tuple[Quotation, ...]
    time_heads: Mapping[int, int]  # token -> id of the time that it heads
    quantity_heads: Mapping[int, int]
    timed: frozenset[int]  # every token of a time expression
    time_by_id: Mapping[int, TimeExpression]
    figures: Mapping[int, Span]  # token -> the span of the quantity it is part of
    body_names: Mapping[int, str]  # body -> its full name
    protagonist: str  # the organisation that the article is about, "" if none stands out


def view(
    document: Document,
    analysis: Analysis,
    times: Sequence[TimeExpression],
    quantities: Sequence[Quantity],
    people: Sequence[Person],
    bodies: Sequence[Body],
    pronouns: Sequence[Pronoun],
    quotations: Sequence[Quotation],
) -> Views:
    """Index what was found by token."""
    full = full_names(bodies)
    known = _names(analysis, people, bodies, pronouns, full)
    names = {b.id for b in bodies if b.kind == "LOC"}
    places = {i for i, k in known.items() if k.body in names}
    places |= {i for e in analysis.entities if e.label == "LOC" for i in range(e.first, e.last)}
    return Views(
        document,
        analysis,
        find_clauses(analysis),
        known,
        frozenset(places),
        tuple(times),
        tuple(quantities),
        tuple(quotations),
        _heads(analysis, [(t.id, t.span) for t in times]),
        _heads(analysis, [(q.id, q.span) for q in quantities]),
        frozenset(t.i for time in times for t in analysis.tokens_in(time.span)),
        {t.id: t for t in times},
        {t.i: q.span for q in quantities for t in analysis.tokens_in(q.span)},
        full,
        protagonist(bodies, full),
    )


def _names(
    analysis: Analysis,
    people: Sequence[Person],
    bodies: Sequence[Body],
    pronouns: Sequence[Pronoun],
    full: Mapping[int, str],
) -> dict[int, Known]:
    """Token to whom it means: every token of a name, the head of a nominal, a pronoun that was resolved."""
    known: dict[int, Known] = {}
    by_id = {p.id: p for p in people}
    for body in bodies:
        for mention in body.mentions:
            named = analysis.tokens_in(mention.span) if mention.kind == "name" else ()
            for i in (mention.head, *(t.i for t in named)):
                known[i] = Known(full[body.id], body=body.id)
    for person in people:
        for mention in person.mentions:
            named = analysis.tokens_in(mention.span) if mention.kind == "name" else ()
            for i in (mention.head, *(t.i for t in named)):
                known[i] = Known(person.name, person=person.id)
    for pronoun in pronouns:
        known.pop(pronoun.token, None)
        if pronoun.person is not None and pronoun.person in by_id:
            known[pronoun.token] = Known(by_id[pronoun.person].name, person=pronoun.person)
    return known


def _heads(analysis: Analysis, spans: Sequence[tuple[int, Span]]) -> dict[int, int]:
    """The token that heads each span (the one whose own head lies outside; the last of several) to the span's id."""
    heads: dict[int, int] = {}
    for ident, span in spans:
        top = span_head(analysis, span)
        if top is not None:
            heads.setdefault(top.i, ident)
    return heads


def span_head(analysis: Analysis, span: Span) -> Token | None:
    """The token of a span that governs the others."""
    inside = analysis.tokens_in(span)
    within = {t.i for t in inside}
    tops = [t for t in inside if t.head == t.i or t.head not in within]
    heavy = [t for t in tops if t.deprel not in ("punct", "case", "mark", "cc", "det", "advmod")]
    return next(iter(heavy or tops), None)
