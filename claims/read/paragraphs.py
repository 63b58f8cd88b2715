"""From the lines of a block to its paragraphs: hard-wrapped lines joined, rows and bulleted lines taken apart."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass

from claims.read.blocks import Block
from claims.spans import Span

_LONGEST_WRAPPED = 120  # a longer line was not broken by hand or by an editor's fill
_ENDED = re.compile(r"[.!?:;…][\"'”’)\]*_]*$")
_GAP = re.compile(r"(?<![.!?:,;\"'”’)])(?: {2,}|[ ]*\t[ \t]*)|(?: {3,}|[ ]*\t[ \t]*)")
_BULLET = re.compile(r"[•‣▪●◦·∙■►]\s*(?=\S)")
_LONGEST_ROW, _LONGEST_CELL = 200, 60

Rows = tuple[tuple[Span, ...], ...]


@dataclass(frozen=True, slots=True)
class Paragraph:
    """`kind` as in a Block; `lines` are its lines, `span` covers them; `rows` are the cells of a table."""

    kind: str
    lines: tuple[Span, ...]
    level: int = 0
    rows: Rows = ()

    @property
    def span(self) -> Span:
        return Span(self.lines[0].start, self.lines[-1].end)


@dataclass(frozen=True, slots=True)
class Wrap:
    """`width` is the longest line that was broken in the middle of a sentence, 0 where lines are not wrapped."""

    width: int = 0

    def joins(self, line: str, following: str) -> bool:
        """Does the sentence go on in the next line?"""
        if not self.width or len(line) > _LONGEST_WRAPPED:
            return False
        needed = len(line) + 1 + len(following.split(maxsplit=1)[0])
        if _ENDED.search(line):
            return needed > self.width and len(following) > 3
        return needed > 0.8 * self.width or following[:1].islower()


def paragraphs(text: str, found: list[Block]) -> Iterator[Paragraph]:
    """The paragraphs of all blocks, in text order."""
    wrap = _wrap(text, found)
    for block in found:
        if block.kind == "table":
            yield from _pipe_table(text, block)
        elif block.kind == "heading":
            yield Paragraph("heading", block.lines, block.level)
        else:
            yield from _split(text, block, wrap)


def _wrap(text: str, found: list[Block]) -> Wrap:
    """Lines are wrapped where many of them end in the middle of a sentence that goes on in a small letter."""
    pairs = widest = broken = 0
    for block in found:
        if block.kind in ("table", "heading"):
            continue
        for line, following in zip(block.lines, block.lines[1:], strict=False):
            first, second = line.of(text), following.of(text)
            if _cells(text, line) or _cells(text, following):
                continue
            pairs += 1
            if len(first) <= _LONGEST_WRAPPED and second[:1].islower() and not _ENDED.search(first):
                broken += 1
                widest = max(widest, len(first))
    return Wrap(widest if broken and broken >= 0.2 * pairs else 0)


def _split(text: str, block: Block, wrap: Wrap) -> Iterator[Paragraph]:
    """One block into rows, bulleted lines and paragraphs."""
    lines = list(block.lines)
    while lines:
        rows = _column_rows(text, lines) or _bar_rows(text, lines)
        if rows:
            yield Paragraph("table", tuple(lines[: len(rows)]), rows=rows)
            del lines[: len(rows)]
            continue
        bullet = _BULLET.match(lines[0].of(text))
        taken = 1
        while taken < len(lines) and not _starts(text, lines, taken) and wrap.joins(lines[taken - 1].of(text), lines[taken].of(text)):
            taken += 1
        if bullet:
            lines[0] = Span(lines[0].start + bullet.end(), lines[0].end)
        yield Paragraph("item" if bullet else block.kind, tuple(lines[:taken]), block.level)
        del lines[:taken]
        if block.kind == "item" and lines and not text[: lines[0].start].endswith((" ", "\t")):
            block = Block("paragraph", tuple(lines))


def _starts(text: str, lines: list[Span], at: int) -> bool:
    """Does a row or a bulleted line begin here?"""
    return bool(_BULLET.match(lines[at].of(text)) or (_cells(text, lines[at]) and _column_rows(text, lines[at:])))


def _cells(text: str, line: Span) -> tuple[Span, ...]:
    """The cells of a line laid out in columns; empty where it is no row."""
    if len(line) > _LONGEST_ROW:
        return ()
    piece = line.of(text)
    if "\t" not in piece and "  " not in piece:
        return ()
    cells, start = [], 0
    for gap in _GAP.finditer(piece):
        cells.append(Span(line.start + start, line.start + gap.start()))
        start = gap.end()
    cells.append(Span(line.start + start, line.end))
    return tuple(cells) if len(cells) > 1 and all(0 < len(c) <= _LONGEST_CELL for c in cells) else ()


def _column_rows(text: str, lines: list[Span]) -> Rows:
    """The rows that open `lines`: at least two with the same number of cells."""
    first = _cells(text, lines[0])
    if not first:
        return ()
    rows = [first]
    for line in lines[1:]:
        cells = _cells(text, line)
        if not cells:
            break
        rows.append(cells)
    return tuple(rows) if sum(len(r) == len(rows[-1]) for r in rows) >= 2 else ()


def _bar_rows(text: str, lines: list[Span]) -> Rows:
    """Rows with vertical bars but without the rule below their header."""
    if lines[0].of(text).count("|") < 2 and " | " not in lines[0].of(text):
        return ()
    rows = []
    for line in lines:
        if line.of(text).count("|") != lines[0].of(text).count("|"):
            break
        rows.append(_bar_cells(text, line))
    return tuple(rows) if len(rows) >= 2 else ()


def _bar_cells(text: str, line: Span) -> tuple[Span, ...]:
    """The cells of a row with vertical bars; an empty cell is an empty span."""
    bars = [m.start() for m in re.finditer(r"(?<!\\)\|", line.of(text))]
    edges = [-1, *bars, len(line)]
    cells = [Span(line.start + a + 1, line.start + b).strip(text) for a, b in zip(edges, edges[1:], strict=False)]
    if bars and not line.of(text)[: bars[0]].strip():
        cells = cells[1:]
    if bars and not line.of(text)[bars[-1] + 1 :].strip():
        cells = cells[:-1]
    return tuple(cells)


def _pipe_table(text: str, block: Block) -> Iterator[Paragraph]:
    """A Markdown table; lines without a bar that Markdown counts to it are paragraphs below it."""
    bars = [line for line in block.lines if "|" in line.of(text)]
    if bars:
        yield Paragraph("table", tuple(bars), rows=tuple(_bar_cells(text, line) for line in bars))
    for line in block.lines:
        if "|" not in line.of(text):
            yield Paragraph("paragraph", (line,))
