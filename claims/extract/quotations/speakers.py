"""Say which person or body each source means, and so who is speaking."""

from __future__ import annotations

import bisect
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, replace

from claims.analysis import Analysis, Body, Person, Pronoun, Quotation, Source
from claims.spans import Span, cover

_SELF = frozenset({"I", "me", "myself"})
_NEAR = 3  # sentences in which "it said" still means the body that spoke before


@dataclass(frozen=True, slots=True, order=True)
class _Named:
    """One mention of a person or body, with its name."""

    span: Span
    person: bool
    id: int
    name: str


def name_speakers(
    quotations: Iterable[Quotation],
    analysis: Analysis,
    people: Sequence[Person],
    bodies: Sequence[Body],
    pronouns: Sequence[Pronoun],
) -> tuple[Quotation, ...]:
    """The quotations with the person or body of each source and the speaker's name; without one the source's own words."""
    mentions = sorted(
        [_Named(m.span, True, p.id, p.name) for p in people for m in p.mentions]
        + [_Named(m.span, False, b.id, b.name) for b in bodies for m in b.mentions]
    )
    names = {person.id: person.name for person in people}
    linked = {
        p.span: _Named(p.span, True, p.person, names[p.person]) for p in pronouns if p.person is not None and p.person in names
    }
    out: list[Quotation] = []
    body: Quotation | None = None
    around: Quotation | None = None  # the direct quotation in which others may lie
    for quotation in quotations:
        named = _name(analysis, quotation, mentions, linked, body)
        if around is not None and quotation.span in around.span and named.source is not None and named.source.text in _SELF:
            named = replace(named, source=_meant(named.source, around.source), speaker=around.speaker)
        elif named.type == "direct":
            around = named
        if named.source is not None:
            body = named if named.source.body is not None else None if named.source.person is not None else body
        out.append(named)
    return tuple(out)


def _meant(source: Source, other: Source | None) -> Source:
    return source if other is None else replace(source, person=other.person, body=other.body)


def _name(
    analysis: Analysis, quotation: Quotation, mentions: Sequence[_Named], linked: Mapping[Span, _Named], body: Quotation | None
) -> Quotation:
    source = quotation.source
    if source is None:
        return quotation
    if source.text.lower() in ("it", "they") and source.span not in linked:
        if body is not None and body.source is not None and 0 <= quotation.sentence - body.sentence <= _NEAR:
            return replace(quotation, source=replace(source, body=body.source.body), speaker=body.speaker)
        return replace(quotation, speaker=source.text)
    meant = linked.get(source.span) or _mention(analysis, source.span, mentions)
    if meant is None:
        return replace(quotation, speaker=source.text)
    known = Source(source.span, source.text, meant.id if meant.person else None, None if meant.person else meant.id)
    return replace(quotation, source=known, speaker=meant.name or source.text)


def _mention(analysis: Analysis, span: Span, mentions: Sequence[_Named]) -> _Named | None:
    """The mention that the source's words mean: it holds their head, or stands beside it as its name.

    In "a spokesman for Ana Sol" or "Ana Sol's lawyer" the name is of somebody else.
    """
    tokens = analysis.tokens_in(span)
    heads = [t for t in tokens if not tokens[0].i <= t.head <= tokens[-1].i or t.head == t.i]
    named = [t for h in heads for t in analysis.children(h, "appos") if t.upos == "PROPN" and t.i - h.i < 12]
    own = (
        heads + named + [t for h in heads for t in analysis.children(h, "flat", "nmod:desc", "compound", "nsubj") if t in tokens]
    )
    reach = cover([span, *(t.span for t in named)])
    last = bisect.bisect_left(mentions, reach.end, key=lambda m: m.span.start)
    near = [m for m in mentions[max(0, last - 16) : last] if m.span.overlaps(reach)]
    found = [m for m in near if any(t.span.overlaps(m.span) for t in own)] if heads else near
    return max(found, key=lambda m: (m.person, _shared(m.span, span), -len(m.span), -m.span.start), default=None)


def _shared(a: Span, b: Span) -> int:
    return max(0, min(a.end, b.end) - max(a.start, b.start))
