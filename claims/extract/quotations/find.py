"""Put marked stretches, cues and reported clauses together as quotations."""

from __future__ import annotations

import bisect
from collections.abc import Iterable, Sequence
from dataclasses import replace

from claims.analysis import Analysis, Quotation
from claims.document import Document
from claims.extract.quotations.around import clause_start, credits_before
from claims.extract.quotations.contents import trim
from claims.extract.quotations.cues import Cue, find_cues
from claims.extract.quotations.direct import find_spoken
from claims.extract.quotations.drafts import Draft, number
from claims.extract.quotations.indirect import indirect_contents
from claims.extract.quotations.marks import Marked, find_marked
from claims.extract.quotations.sources import is_finite
from claims.extract.quotations.speech import Spoken, Unit, is_title, units
from claims.extract.quotations.unmarked import display_quotations, interview_turns
from claims.spans import Span, cover


def find_quotations(document: Document, analysis: Analysis) -> tuple[Quotation, ...]:
    """Direct, mixed and indirect quotations in text order, each with the words that name its source, where there are any.

    Quotations may lie in each other: reported speech inside a direct quotation is one of its own.
    """
    text = document.prose
    marked = find_marked(text, [part.span for part in document.parts])
    cues = find_cues(analysis)
    marked = tuple(_cut(analysis, text, mark, cues) for mark in marked)
    every = units(marked)
    outers = [unit.outer for unit in every]
    writers = [c for c in cues if _holder(outers, c.head.span.start) is None]
    spoken = find_spoken(document, analysis, marked, writers)
    out = _direct(spoken)
    taken: dict[int, list[Span]] = {}
    for item in spoken:
        if item.direct and item.cue is not None:
            taken.setdefault(item.cue.head.i, []).append(item.unit.outer)
    seen = {s.unit.outer for s in spoken if s.direct}
    nested = [Unit((mark,)) for mark in marked if mark.depth == 1]
    loose = [unit for unit in every if unit.outer not in seen]
    reports = [
        (cue, span)
        for cue, span in indirect_contents(analysis, text, writers)
        if not any(outer.overlaps(span) for outer in taken.get(cue.head.i, ()))
    ]
    innermost = _innermost(loose, [span for _, span in reports])
    for at, (cue, span) in enumerate(reports):
        inside = innermost.get(at, [])
        seen |= {unit.outer for unit in inside}
        out.append(_reported(text, cue, cover([span, *(u.outer for u in inside)]), inside))
    for item in spoken:
        if not item.direct and item.unit.outer not in seen and item.cue is not None:
            span = _mixed_span(analysis, text, item, writers)
            inside = _units_in(loose, span) or [item.unit]
            seen |= {unit.outer for unit in inside}
            if not all(is_title(text, unit.span) for unit in inside) or "name" in item.cue.frames:
                out.append(_reported(text, item.cue, span, inside))
    out += display_quotations(document, analysis, [unit for unit in loose if unit.outer not in seen], out)
    out += interview_turns(document)
    for cue, span in indirect_contents(analysis, text, [c for c in cues if _holder(outers, c.head.span.start) is not None]):
        holder = _holder(outers, cue.head.span.start)
        if holder is not None and span in holder:
            within = _units_in(nested, span)
            out.append(_reported(text, cue, cover([span, *(u.outer for u in within)]), within))
    return number(text, analysis, out)


def _innermost(loose: Sequence[Unit], spans: Sequence[Span]) -> dict[int, list[Unit]]:
    """To each of `spans`, by its place, the units that belong to it and to no smaller one: words quoted have one speaker."""
    smallest: dict[Span, int] = {}
    for at, span in enumerate(spans):
        for unit in _units_in(loose, span):
            best = smallest.get(unit.outer)
            if best is None or len(span) < len(spans[best]):
                smallest[unit.outer] = at
    out: dict[int, list[Unit]] = {}
    for unit in loose:
        if unit.outer in smallest:
            out.setdefault(smallest[unit.outer], []).append(unit)
    return out


def _cut(analysis: Analysis, text: str, mark: Marked, cues: Sequence[Cue]) -> Marked:
    """A stretch that never closes ends at the comma before a cue inside it: “We lost power, she said. The town was dark."""
    if mark.closed or mark.continues or mark.depth:
        return mark
    first = bisect.bisect_left(cues, mark.span.start, key=lambda c: c.head.span.start)
    last = bisect.bisect_left(cues, mark.span.end, key=lambda c: c.head.span.start)
    for cue in cues[first:last]:
        if cue.clause.start > mark.span.start and is_finite(cue.head) and credits_before(analysis, text, cue):
            end = Span(mark.span.start, cue.clause.start).strip(text).end
            return replace(mark, span=Span(mark.span.start, end), outer=Span(mark.outer.start, end))
    return mark


def _holder(outers: Sequence[Span], offset: int) -> Span | None:
    """The marked stretch that holds `offset`."""
    at = bisect.bisect_right(outers, offset, key=lambda s: s.start)
    return outers[at - 1] if at and offset < outers[at - 1].end else None


def _units_in(loose: Sequence[Unit], span: Span) -> list[Unit]:
    first = bisect.bisect_right(loose, span.start, key=lambda u: u.outer.end)
    last = bisect.bisect_left(loose, span.end, key=lambda u: u.outer.start)
    return list(loose[first:last])


def _direct(spoken: Iterable[Spoken]) -> list[Draft]:
    """One draft a unit; a unit that goes on behind the cue of the one before is a fragment of it."""
    out: list[Draft] = []
    before: Spoken | None = None
    for item in spoken:
        if not item.direct:
            before = None
            continue
        fragments = tuple(m.span for m in item.unit.stretches)
        first, last = item.unit.stretches[0], item.unit.stretches[-1]
        voice = item.voice
        draft = Draft(
            item.unit.span,
            "direct",
            fragments,
            voice.source if voice else None,
            voice.cue if voice else None,
            first.opened,
            last.closed,
        )
        if (
            before is not None
            and item.cue is not None
            and before.cue is item.cue
            and item.cue.head.span.end <= item.unit.outer.start
        ):
            head = out.pop()
            draft = replace(
                head,
                span=cover((head.span, draft.span)),
                fragments=head.fragments + fragments,
                closed=head.closed and draft.closed,
            )
        out.append(draft)
        before = item
    return out


def _reported(text: str, cue: Cue, span: Span, inside: Sequence[Unit]) -> Draft:
    """A reported clause, with the stretches in it that are quoted word for word."""
    quoted = [u for u in inside if not is_title(text, u.span)]
    if not quoted:
        return Draft(span, "indirect", (), cue.source_span, cue.span)
    start = quoted[0].span.start if quoted[0].outer.start <= span.start else span.start
    end = quoted[-1].span.end if quoted[-1].outer.end >= span.end else span.end
    fragments = tuple(m.span for u in quoted for m in u.stretches)
    whole = (all(u.stretches[0].opened for u in quoted), all(u.stretches[-1].closed for u in quoted))
    return Draft(Span(start, max(start, end)), "mixed", fragments, cue.source_span, cue.span, *whole)


def _mixed_span(analysis: Analysis, text: str, item: Spoken, cues: Sequence[Cue]) -> Span:
    """Words in marks within the writer's own sentence: the part of it that the cue reports."""
    unit, cue = item.unit, item.cue
    assert cue is not None
    if cue.head.span.start >= unit.outer.end:
        start = min(unit.outer.start, clause_start(analysis, text, cue, cues))
        return trim(text, Span(start, unit.outer.end)) or unit.outer
    children = [c for c in analysis.children(cue.head, "obj", "xcomp", "obl", "advcl", "ccomp") if c.i > cue.head.i]
    holder = next((c for c in children if any(t.span.overlaps(unit.span) for t in analysis.subtree(c))), None)
    if holder is None:
        return unit.outer
    first = holder
    if not any(c.text.lower() == "as" for c in analysis.children(holder, "case", "mark")):
        first = next((c for c in children if c.deprel == "obj"), holder)
    tokens = [t for c in (first, holder) for t in analysis.subtree(c) if t.span.start >= cue.span.end]
    while tokens and tokens[0].deprel in ("case", "mark", "punct") and tokens[0].span.start < unit.outer.start:
        tokens = tokens[1:]
    span = cover([*(t.span for t in tokens), unit.outer])
    return unit.outer if span.start >= unit.outer.start and text[unit.outer.end : unit.outer.end + 1] == "," else span
