"""Events: one for each clause, each apposition that gives a person an office or age, and each noun that names an event."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import replace

from claims.analysis import (
    Analysis,
    Argument,
    Body,
    Event,
    Person,
    Pronoun,
    Quantity,
    Quotation,
    TimeExpression,
    TimexType,
    Token,
)
from claims.document import Document, PartKind
from claims.extract.clauses import Clause, closed
from claims.extract.events.appositions import is_apposition, of_apposition
from claims.extract.events.attachment import Attached, attach
from claims.extract.events.holders import Speech, holder_of, read_speech
from claims.extract.events.modality import modality
from claims.extract.events.nouns import carrier, noun_class, of_noun
from claims.extract.events.participants import of_clause, phrase
from claims.extract.events.polarity import polarity
from claims.extract.events.tense import tense
from claims.extract.events.views import Views, view
from claims.spans import Span, cover

__all__ = ["find_events"]

_LONGEST = 2000  # words of a sentence; the work for one may grow with the square of its length


def find_events(
    document: Document,
    analysis: Analysis,
    times: Sequence[TimeExpression],
    quantities: Sequence[Quantity],
    people: Sequence[Person],
    bodies: Sequence[Body],
    pronouns: Sequence[Pronoun],
    quotations: Sequence[Quotation],
) -> tuple[Event, ...]:
    """The events of an article in text order, with who took part, when and where, and who says so."""
    views = view(document, analysis, times, quantities, people, bodies, pronouns, quotations)
    speech = read_speech(views)
    attached = attach(views)
    found = sorted(_events(views, speech, attached), key=lambda e: (e.trigger.start, e.trigger.end, e.noun_class, e.predicate))
    return tuple(replace(event, id=i) for i, event in enumerate(found))


def _events(views: Views, speech: Speech, attached: Attached) -> Iterator[Event]:
    silent = _silent(views)
    for clause in views.clauses.by_head.values():
        if views.analysis.tokens[clause.head].sentence in silent:
            continue
        event = _clause_event(views, speech, attached, clause)
        if event is not None:
            yield event
    for token in views.analysis.tokens:
        if token.sentence in silent:
            continue
        kind = noun_class(token)
        if kind and token.i not in views.timed:
            yield _noun_event(views, speech, attached, token, kind)
        if is_apposition(views, token):
            yield _apposition_event(views, speech, attached, token)


def _silent(views: Views) -> frozenset[int]:
    """The sentences of bylines and datelines, which tell of nothing, and what is too long to be a sentence."""
    parts = {p.index for p in views.document.parts if p.kind in (PartKind.BYLINE, PartKind.DATELINE)}
    return frozenset(s.i for s in views.analysis.sentences if s.part in parts or s.last - s.first > _LONGEST)


def _clause_event(views: Views, speech: Speech, attached: Attached, clause: Clause) -> Event | None:
    head = views.analysis.tokens[clause.head]
    words, predicate = predicate_of(views, head)
    if not predicate:
        return None
    holder = holder_of(speech, head, clause.span)
    arguments = of_clause(views, head, holder=holder.who)
    return Event(
        id=0,
        span=clause.span,
        trigger=cover(t.span for t in words),
        sentence=head.sentence,
        head=head.i,
        predicate=predicate,
        noun_class="",
        arguments=arguments,
        times=attached.times.get(head.i, ()),
        quantities=attached.quantities.get(head.i, ()),
        place=_place(arguments),
        polarity=polarity(views.clauses, head),
        modality=modality(views.clauses, head, reported_speech=holder.attribution == "indirect_quote"),
        tense=tense(views.clauses, head),
        holder=holder.name,
        attribution=holder.attribution,
        quotation=holder.quotation,
    )


def predicate_of(views: Views, head: Token) -> tuple[list[Token], str]:
    """The words of a predicate and its lemma: particles belong to it, "be late" keeps its adjective; "" for a bare noun."""
    below = views.analysis.children(head)
    copula = next((t for t in below if t.deprel == "cop"), None)
    if copula is not None and head.xpos != "VB":  # "is to meet" says "meet"
        if head.upos in ("ADJ", "VERB", "ADV"):
            return sorted([copula, head], key=lambda t: t.i), f"be {head.lemma.casefold()}"
        return [copula], "be"
    if head.text.casefold() == "missing" and not any(t.deprel == "obj" for t in below):
        return [head], "be missing"
    if head.upos in ("VERB", "AUX"):
        particles = [t for t in below if t.deprel == "compound:prt"]
        lemma = " ".join(t.lemma.casefold() for t in (head, *particles))
        return sorted([head, *particles], key=lambda t: t.i), lemma
    if head.upos == "ADJ" and any(t.deprel.startswith("nsubj") for t in below):
        return [head], f"be {head.lemma.casefold()}"  # headlines leave the copula out
    if any(t.deprel.startswith("nsubj") for t in below):
        return [head], "be"
    return [], ""


def _noun_event(views: Views, speech: Speech, attached: Attached, token: Token, kind: str) -> Event:
    span = phrase(views, token)
    clause = views.clauses.of(token.i)
    holder = holder_of(speech, token, span)
    arguments = of_noun(views, token, kind)
    verb = carrier(views, token)
    times = attached.times.get(token.i, ())
    if verb is not None:
        times = tuple(dict.fromkeys((*times, *_points(views, attached.times.get(verb.i, ())))))
    frame = views.analysis.tokens[clause.head] if clause is not None else token
    denied = verb is not None and polarity(views.clauses, verb) == "negative"
    none = any(t.text.casefold() == "no" for t in views.analysis.children(token, "det"))
    return Event(
        id=0,
        span=span,
        trigger=token.span,
        sentence=token.sentence,
        head=token.i,
        predicate=token.lemma.casefold(),
        noun_class=kind,
        arguments=arguments,
        times=times,
        quantities=attached.quantities.get(token.i, ()),
        place=_place(arguments),
        polarity="negative" if denied or none else "positive",
        modality=modality(views.clauses, frame, reported_speech=holder.attribution == "indirect_quote"),
        tense=tense(views.clauses, frame),
        holder=holder.name,
        attribution=holder.attribution,
        quotation=holder.quotation,
    )


def _points(views: Views, ids: Sequence[int]) -> Iterator[int]:
    """The times that say when: a verb's duration is its own."""
    for one in ids:
        if views.time_by_id[one].type in (TimexType.DATE, TimexType.TIME):
            yield one


def _apposition_event(views: Views, speech: Speech, attached: Attached, token: Token) -> Event:
    subject = views.analysis.head(token)
    arguments: tuple[Argument, ...] = of_apposition(views, token)
    first, second = phrase(views, subject), phrase(views, token)
    inside = views.analysis.tokens_in(cover((first, second)))
    span: Span = closed(views.analysis, inside[0].i, inside[-1].i)
    holder = holder_of(speech, token, span)
    return Event(
        id=0,
        span=span,
        trigger=second,
        sentence=token.sentence,
        head=token.i,
        predicate="be",
        noun_class="",
        arguments=arguments,
        times=attached.times.get(token.i, ()),
        quantities=attached.quantities.get(token.i, ()),
        polarity="positive",
        modality="asserted",
        tense="",
        holder=holder.name,
        attribution=holder.attribution,
        quotation=holder.quotation,
    )


def _place(arguments: Sequence[Argument]) -> str:
    return next((a.name for a in arguments if a.role == "place"), "")
