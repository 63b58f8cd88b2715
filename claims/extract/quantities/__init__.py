"""Numbers as quantities: value, the interval the words allow, unit, hedge, and what is counted."""

from __future__ import annotations

import bisect
from collections.abc import Iterator
from dataclasses import replace

from claims.analysis import Analysis, Quantity, QuantityKind, TimeExpression
from claims.document import Document
from claims.extract.quantities.ages import aged, name_ends
from claims.extract.quantities.excluded import excluded
from claims.extract.quantities.figures import Figure, figure
from claims.extract.quantities.hedges import hedged
from claims.extract.quantities.money import country_of
from claims.extract.quantities.nouns import counted
from claims.extract.quantities.numerals import numerals
from claims.extract.quantities.pairs import joined
from claims.spans import Span

__all__ = ["find_quantities"]


def find_quantities(document: Document, analysis: Analysis, times: tuple[TimeExpression, ...]) -> tuple[Quantity, ...]:
    """Every quantity of the article's words, in text order; what stands in `times` is none."""
    text = document.prose
    local = country_of(text)
    taken = [t.span for t in sorted(times, key=lambda t: t.span)]
    names = name_ends(tuple(e.span for e in analysis.entities if e.label == "PERSON"))
    figures = [f for region in _regions(document) for f in _figures(text, region, taken, local, names)]
    return _quantities(figures, text, analysis)


def _regions(document: Document) -> Iterator[Span]:
    """The stretches of text that no quantity crosses: parts, and the cells of tables."""
    if not document.parts:
        yield Span(0, len(document.prose))
    for part in document.parts:
        if part.rows:
            yield from (cell for row in part.rows for cell in row)
        else:
            yield part.span


def _figures(text: str, region: Span, taken: list[Span], local: dict[str, str], names: frozenset[int]) -> list[Figure]:
    start, end = region.start, region.end
    every = [figure(n, text, start, end, local) for n in numerals(text, start, end)]
    kept = [f for f in every if not _overlaps(Span(f.first, f.end), taken) and not excluded(f, text, start, end)]
    return [aged(hedged(f, text, start, end), text, start, end, names) for f in joined(kept, text, start, end)]


def _overlaps(span: Span, taken: list[Span]) -> bool:
    at = bisect.bisect_left(taken, span.end, key=lambda s: s.start)
    return any(span.overlaps(other) for other in taken[max(0, at - 3) : at])


def _quantities(figures: list[Figure], text: str, analysis: Analysis) -> tuple[Quantity, ...]:
    out: list[Quantity] = []
    for i, made in enumerate(figures):
        span = Span(made.start, made.end)
        sentence = analysis.sentence_at(made.first)
        what = counted(Span(made.first, made.end), made.kind, analysis, out)
        kind = made.kind
        if kind is QuantityKind.COUNT and made.step < 1 and not made.unit and not what.lemma:
            kind = QuantityKind.NUMBER
        unit = made.unit or what.lemma
        where = sentence.i if sentence else 0
        read = Quantity(i, span, span.of(text), where, kind, made.value, made.low, made.high, unit, made.hedge, score=made.score)
        out.append(replace(read, counted=what.lemma, noun=what.noun, of=what.of))
    return tuple(_linked(out))


def _linked(quantities: list[Quantity]) -> Iterator[Quantity]:
    """`of` as an id: a part is read before its whole, whose place is known then only as an offset (below zero)."""
    for q in quantities:
        if q.of is not None and q.of < 0:
            offset = -1 - q.of
            whole = next((w.id for w in quantities[q.id + 1 : q.id + 4] if w.span.start <= offset < w.span.end), None)
            yield replace(q, of=whole)
        else:
            yield q
