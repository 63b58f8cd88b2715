"""From the lines of a block to its paragraphs: hard-wrapped lines joined, rows and bulleted lines taken apart."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass, replace
from itertools import groupby, pairwise

from claims.read.blocks import Block
from claims.spans import Span

_LONGEST_WRAPPED = 120  # a longer line was not broken by hand or by an editor's fill
_NARROWEST = 40  # shorter lines say nothing about a width to which all are filled
_ENDED = re.compile(r"[.!?:;…][\"'”’)\]*_]*$")
_GAP = re.compile(r"(?<![.!?:,;\"'”’)])(?: {2,}|[ ]*\t[ \t]*)|(?: {3,}|[ ]*\t[ \t]*)")
_BULLET = re.compile(r"[•‣▪●◦·∙■►]\s*(?=\S)")
_DASHED = re.compile(r"[–—―][ \t]+(?=\S)")
_RULE = re.compile(r"[|+\-=: \t]*")
_LONGEST_ROW, _LONGEST_CELL = 200, 60  # characters

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
        full = self.width >= _NARROWEST and needed > 0.8 * self.width
        return full or following[:1].islower()


def find_paragraphs(text: str, found: list[Block]) -> list[Paragraph]:
    """The paragraphs of all blocks, in text order."""
    wrap = _wrap(text, found)
    out: list[Paragraph] = []
    for block in found:
        if block.kind == "table":
            out += _pipe_table(text, block)
        elif block.kind == "heading":
            out.append(Paragraph("heading", block.lines, block.level))
        else:
            out += _split(text, block, wrap if block.kind != "code" else Wrap())
    return list(_dashed_items(text, out))


def _wrap(text: str, found: list[Block]) -> Wrap:
    """Lines are wrapped where many of them end in the middle of a sentence that goes on in a small letter."""
    pairs = widest = broken = 0
    for block in found:
        if block.kind in ("table", "heading", "code"):
            continue
        for line, following in pairwise(block.lines):
            first, second = line.of(text), following.of(text)
            if _cells(text, following) and not second[:1].islower():
                continue
            pairs += 1
            if len(first) <= _LONGEST_WRAPPED and second[:1].islower() and not _ENDED.search(first):
                broken += 1
                widest = max(widest, len(first))
    return Wrap(widest if broken and broken >= 0.2 * pairs else 0)


def _split(text: str, block: Block, wrap: Wrap) -> Iterator[Paragraph]:
    """One block into rows, bulleted lines and paragraphs."""
    lines, at = block.lines, 0
    tables = {**_bar_tables(text, lines), **_column_tables(text, lines)}
    kind = "paragraph" if block.kind == "code" else block.kind
    while at < len(lines):
        if rows := tables.get(at):
            yield Paragraph("table", lines[at : at + len(rows)], rows=tuple(row for row in rows if row))
            at += len(rows)
            continue
        if at and kind == "item" and not _indent(text, lines[at]):
            kind = "paragraph"  # Markdown counts an unindented line to the item above it
        end = at + 1
        while end < len(lines) and end not in tables and not _starts(text, lines, end, kind):
            if not wrap.joins(lines[end - 1].of(text), lines[end].of(text)):
                break
            end += 1
        bullet = _BULLET.match(lines[at].of(text))
        first = Span(lines[at].start + bullet.end(), lines[at].end) if bullet else lines[at]
        yield Paragraph("item" if bullet else kind, (first, *lines[at + 1 : end]))
        at = end


def _starts(text: str, lines: tuple[Span, ...], at: int, kind: str) -> bool:
    """Does a bulleted line or an indented paragraph begin here? (The lines of an item are indented as they go on.)"""
    indented = kind == "paragraph" and _indent(text, lines[at]) > _indent(text, lines[at - 1]) + 1
    return indented or bool(_BULLET.match(lines[at].of(text)))


def _indent(text: str, line: Span) -> int:
    """How many blanks stand before the words of a line."""
    before = text[max(0, line.start - 20) : line.start]
    return len(before) - len(before.rstrip(" \t\u3000\xa0"))


def _dashed_items(text: str, found: list[Paragraph]) -> Iterator[Paragraph]:
    """Two paragraphs or more, one after the other, that begin with a dash are the items of a list."""
    dashed = [bool(p.kind == "paragraph" and _DASHED.match(p.lines[0].of(text))) for p in found]
    for i, paragraph in enumerate(found):
        if dashed[i] and ((i and dashed[i - 1]) or (i + 1 < len(found) and dashed[i + 1])):
            match = _DASHED.match(paragraph.lines[0].of(text))
            assert match is not None
            first = Span(paragraph.lines[0].start + match.end(), paragraph.lines[0].end)
            yield replace(paragraph, kind="item", lines=(first, *paragraph.lines[1:]))
        else:
            yield paragraph


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


def _column_tables(text: str, lines: tuple[Span, ...]) -> dict[int, Rows]:
    """The tables laid out in columns, by their first line: two rows at least, of which two have the same number of cells.

    Prose that was stretched to a width has gaps too, but there most lines begin with a small letter.
    """
    out: dict[int, Rows] = {}
    for is_row, run in groupby(enumerate(_cells(text, line) for line in lines), key=lambda found: bool(found[1])):
        found = list(run)
        rows = tuple(cells for _, cells in found)
        if is_row and len({len(row) for row in rows}) < len(rows):
            if sum(text[row[0].start].islower() for row in rows) <= len(rows) / 2:
                out[found[0][0]] = rows
    return out


def _bar_tables(text: str, lines: tuple[Span, ...]) -> dict[int, Rows]:
    """Rows with vertical bars that Markdown does not know for a table; a rule among them is an empty row."""
    out: dict[int, Rows] = {}
    for bars, run in groupby(enumerate(lines), key=lambda numbered: numbered[1].of(text).count("|")):
        found = list(run)
        rows = tuple(() if _RULE.fullmatch(line.of(text)) else _bar_cells(text, line) for _, line in found)
        if bars > 1 or (bars and all(" | " in line.of(text) for _, line in found)):
            if sum(map(bool, rows)) >= 2:
                out[found[0][0]] = rows
    return out


def _bar_cells(text: str, line: Span) -> tuple[Span, ...]:
    """The cells of a row with vertical bars; an empty cell is an empty span."""
    bars = [m.start() for m in re.finditer(r"(?<!\\)\|", line.of(text))]
    edges = [-1, *bars, len(line)]
    cells = [Span(line.start + a + 1, line.start + b).strip(text) for a, b in pairwise(edges)]
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
