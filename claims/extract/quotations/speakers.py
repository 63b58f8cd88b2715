"""Say which person or body each source means, and so who is speaking."""

from __future__ import annotations

import bisect
from collections.abc import Iterable, Sequence
from dataclasses import replace

from claims.analysis import Analysis, Body, Person, Pronoun, Quotation, Source
from claims.spans import Span


def name_speakers(
    quotations: Iterable[Quotation],
    analysis: Analysis,
    people: Sequence[Person],
    bodies: Sequence[Body],
    pronouns: Sequence[Pronoun],
) -> tuple[Quotation, ...]:
    """The quotations with the person or body of each source and the speaker's name; without one the source's own words."""
    mentions = sorted(
        [(m.span, True, p.id, p.name) for p in people for m in p.mentions]
        + [(m.span, False, b.id, b.name) for b in bodies for m in b.mentions],
        key=lambda entry: (entry[0], not entry[1], entry[2]),
    )
    names = {person.id: person.name for person in people}
    linked = {pronoun.span: pronoun.person for pronoun in pronouns if pronoun.person is not None}
    return tuple(_named(quotation, mentions, names, linked) for quotation in quotations)


def _named(
    quotation: Quotation, mentions: Sequence[tuple[Span, bool, int, str]], names: dict[int, str], linked: dict[Span, int]
) -> Quotation:
    source = quotation.source
    if source is None:
        return quotation
    person = linked.get(source.span)
    if person is not None and person in names:
        return replace(quotation, source=replace(source, person=person), speaker=names[person])
    found = _mention(source.span, mentions)
    if found is None:
        return replace(quotation, speaker=source.text)
    _, is_person, number, name = found
    meant = Source(source.span, source.text, number if is_person else None, None if is_person else number)
    return replace(quotation, source=meant, speaker=name or source.text)


def _mention(span: Span, mentions: Sequence[tuple[Span, bool, int, str]]) -> tuple[Span, bool, int, str] | None:
    """The mention that the source's words are: a person before a body, the longest overlap first."""
    last = bisect.bisect_left(mentions, span.end, key=lambda m: m[0].start)
    near = [m for m in mentions[max(0, last - 12) : last] if m[0].overlaps(span)]
    return max(near, key=lambda m: (m[1], min(m[0].end, span.end) - max(m[0].start, span.start), -len(m[0])), default=None)
