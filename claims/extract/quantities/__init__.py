"""Numbers as quantities: value, the interval the words allow, unit, hedge, and what is counted."""

from __future__ import annotations

import bisect
import re
from collections.abc import Iterable, Iterator
from dataclasses import replace

from claims.analysis import Analysis, Quantity, QuantityKind, TimeExpression
from claims.document import Document, Part
from claims.extract.quantities.ages import aged, listed
from claims.extract.quantities.elapsed import elapsed
from claims.extract.quantities.excluded import is_idiom, is_name
from claims.extract.quantities.figures import Figure, figure, settled
from claims.extract.quantities.hedges import hedged
from claims.extract.quantities.money import country_of
from claims.extract.quantities.nouns import counted
from claims.extract.quantities.numerals import numerals
from claims.extract.quantities.pairs import joined
from claims.extract.quantities.scene import Scene
from claims.extract.quantities.tables import cells, in_unit
from claims.spans import Span

__all__ = ["find_quantities"]

_OF = re.compile(r"\s+of\s+(?:the|its|their|his|her|our|these|those|all|an?|[A-Z][\w.]*['’]s|\w+['’]s?)?\s*(?:other\s+|new\s+)?")
_CRICKET = re.compile(r"\b(?:wickets?|overs|innings|batsm[ae]n|batters?|bowl(?:ed|er|ers|ing)|stumps)\b")


def find_quantities(document: Document, analysis: Analysis, times: tuple[TimeExpression, ...]) -> tuple[Quantity, ...]:
    """Every quantity of the article's words, in text order; what stands in `times` is none."""
    taken = [t.span for t in sorted(times, key=lambda t: t.span)]
    figures = _read(_scene(document, analysis), document.parts, taken)
    return _quantities(figures, document.prose, analysis)


def _scene(document: Document, analysis: Analysis) -> Scene:
    text = document.prose
    names = frozenset(e.span.end for e in analysis.entities if e.label == "PERSON")
    within = (t for e in analysis.entities for t in analysis.tokens[e.first + 1 : e.last - 1])
    inside = frozenset(t.span.start for t in within)
    verbs = frozenset(t.span.start for t in analysis.tokens if t.upos in ("VERB", "AUX"))
    counting = frozenset(
        t.span.start for t in analysis.tokens if t.deprel == "nummod" and t.head > t.i and analysis.head(t).upos == "NOUN"
    )
    people = frozenset(i for e in analysis.entities if e.label == "PERSON" for i in range(e.first, e.last))
    said = (t for t in analysis.tokens if t.upos == "NUM")
    aged_of = frozenset(t.span.start for t in said if any(c.i in people for c in analysis.children(t, "nsubj")))
    return Scene(text, 0, len(text), country_of(text), names, inside, verbs, counting, aged_of, len(_CRICKET.findall(text)) >= 2)


def _read(scene: Scene, parts: tuple[Part, ...], taken: list[Span]) -> Iterator[Figure]:
    """The figures of each stretch that no quantity crosses: a part, or a cell of a table."""
    if not parts:
        yield from _figures(scene, taken)
    for part in parts:
        if not part.rows:
            yield from _figures(replace(scene, start=part.span.start, end=part.span.end), taken)
            continue
        for cell, unit in cells(part, scene):
            for made in _figures(replace(scene, start=cell.start, end=cell.end), taken):
                yield in_unit(made, unit) if unit and made.bare and made.value is not None else made


def _figures(scene: Scene, taken: list[Span]) -> list[Figure]:
    every = _with_elapsed([figure(n, scene) for n in numerals(scene.text, scene.start, scene.end)], scene)
    kept = [f for f in every if not _overlaps(Span(f.first, f.end), taken) and not is_name(f, scene)]
    whole = [settled(f, scene) for f in joined(kept, scene)]
    return listed([aged(hedged(f, scene), scene) for f in whole if not is_idiom(f, scene)], scene.text)


def _with_elapsed(figures: list[Figure], scene: Scene) -> list[Figure]:
    """The figures with the times taken ("2:31:49") in place of the numbers inside them."""
    taken = list(elapsed(scene))
    if not taken:
        return figures
    spans = [Span(f.start, f.end) for f in taken]
    others = [f for f in figures if not _overlaps(Span(f.first, f.end), spans)]
    return sorted([*others, *taken], key=lambda f: f.first)


def _overlaps(span: Span, taken: list[Span]) -> bool:
    at = bisect.bisect_left(taken, span.end, key=lambda s: s.start)
    return any(span.overlaps(other) for other in taken[max(0, at - 3) : at])


def _quantities(figures: Iterable[Figure], text: str, analysis: Analysis) -> tuple[Quantity, ...]:
    out: list[Quantity] = []
    wholes: dict[int, int] = {}
    for i, made in enumerate(figures):
        span = Span(made.start, made.end)
        sentence = analysis.sentence_at(made.first)
        where = sentence.i if sentence else 0
        read = Quantity(
            i, span, span.of(text), where, made.kind, made.value, made.low, made.high, made.unit, made.hedge, score=made.score
        )
        what = counted(read, Span(made.first, made.end), text, analysis, out)
        if what.whole is not None:
            wholes[i] = what.whole
        kind = made.kind
        if kind is QuantityKind.COUNT and 0 < made.step < 1 and not made.unit and not what.lemma:
            kind = QuantityKind.NUMBER
        unit = made.unit or (what.lemma if kind is QuantityKind.COUNT else "")
        out.append(replace(read, kind=kind, unit=unit, counted=what.lemma, noun=what.noun, of=what.of))
    return tuple(_linked(out, wholes, text))


def _linked(quantities: list[Quantity], wholes: dict[int, int], text: str) -> Iterator[Quantity]:
    """`of` as an id where a part ("40 of the 81 members") is read before its whole, whose place was known only as an offset."""
    for q in quantities:
        offset = wholes.get(q.id, -1)
        whole = next((w for w in quantities[q.id + 1 : q.id + 4] if w.span.start <= offset < w.span.end), None)
        after = quantities[q.id + 1] if q.id + 1 < len(quantities) else None
        if whole is None and after is not None and _OF.fullmatch(text[q.span.end : after.span.start][:60]):
            whole = after
        if whole is None:
            yield q
            continue
        lemma = whole.counted or q.counted
        unit = lemma if q.kind is QuantityKind.COUNT and q.unit in ("", q.counted) else q.unit
        yield replace(q, of=whole.id, counted=lemma, unit=unit)
