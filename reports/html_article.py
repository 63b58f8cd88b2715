"""The article pane: the parts of a document as blocks of marked words."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from itertools import groupby

from claims.document import Document, Part, PartKind
from reports.html_marks import Marks, Segment

LABELS = {
    PartKind.CAPTION: "caption",
    PartKind.NOTE: "note",
}
"""Kinds that their look alone does not tell."""
BATCH = 20


@dataclass(frozen=True, slots=True)
class Block:
    """One paragraph of the page. `paragraph` is 0 where the number has been shown by the block before it."""

    kind: str
    label: str
    paragraph: int
    dateline: tuple[Segment, ...]
    segments: tuple[Segment, ...]
    rows: tuple[tuple[tuple[Segment, ...], ...], ...] = ()


def blocks(document: Document, marks: Marks) -> tuple[Block, ...]:
    """The parts in text order; a dateline stands in the paragraph that it opens."""
    out: list[Block] = []
    for number, group in groupby(document.parts, key=lambda p: p.paragraph):
        for place, block in enumerate(_paragraph(list(group), marks)):
            out.append(block if place else _numbered(block, number))
    return tuple(out)


def batches(every: tuple[Block, ...]) -> tuple[tuple[tuple[str, tuple[Block, ...]], ...], ...]:
    """Blocks in batches that a browser lays out when they come into view, in each by kind: neighbouring items are one list."""
    return tuple(_runs(every[start : start + BATCH]) for start in range(0, len(every), BATCH))


def _runs(blocks: tuple[Block, ...]) -> tuple[tuple[str, tuple[Block, ...]], ...]:
    return tuple((kind, tuple(group)) for kind, group in groupby(blocks, key=lambda b: b.kind))


def _paragraph(parts: list[Part], marks: Marks) -> Iterator[Block]:
    dateline: tuple[Segment, ...] = ()
    for place, part in enumerate(parts):
        if part.kind is PartKind.DATELINE and place + 1 < len(parts):
            dateline = marks.cut(part.span)
            continue
        yield Block(
            kind=part.kind.value,
            label=LABELS.get(part.kind, ""),
            paragraph=0,
            dateline=dateline,
            segments=() if part.rows else marks.cut(part.span),
            rows=tuple(tuple(marks.cut(cell) for cell in row) for row in part.rows),
        )
        dateline = ()


def _numbered(block: Block, number: int) -> Block:
    return Block(block.kind, block.label, number, block.dateline, block.segments, block.rows)
