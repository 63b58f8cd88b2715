"""A quotation before it has a number, and how drafts become quotations."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass

from claims.analysis import Analysis, Quotation, Source
from claims.spans import Span


@dataclass(frozen=True, slots=True)
class Draft:
    """A quotation before it has a number."""

    span: Span
    type: str
    fragments: tuple[Span, ...]
    source: Span | None
    cue: Span | None
    opened: bool = True
    closed: bool = True


def number(text: str, analysis: Analysis, drafts: Iterable[Draft]) -> tuple[Quotation, ...]:
    """In text order, without doubles; of two with one span the one with a source stays."""
    unique: dict[Span, Draft] = {}
    for draft in sorted(drafts, key=lambda d: (d.span.start, -d.span.end, d.source is None, d.type, d.cue or Span(0, 0))):
        unique.setdefault(draft.span, draft)
    return tuple(_quotation(text, analysis, i, draft) for i, draft in enumerate(unique.values()))


def _quotation(text: str, analysis: Analysis, number: int, draft: Draft) -> Quotation:
    sentence = analysis.sentence_at(draft.span.start)
    return Quotation(
        id=number,
        span=draft.span,
        type=draft.type,
        fragments=draft.fragments,
        sentence=sentence.i if sentence else 0,
        source=Source(draft.source, draft.source.of(text)) if draft.source is not None else None,
        cue=draft.cue,
        opened=draft.opened,
        closed=draft.closed,
    )
