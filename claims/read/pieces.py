"""A paragraph with its words on the canvas: what the kinds of parts are told from."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable
from dataclasses import dataclass

from claims.read.canvas import Canvas
from claims.read.inline import blank_markup
from claims.read.paragraphs import Paragraph, Rows
from claims.spans import Span

_OPENS, _CLOSES = '"“‘«', '"”’»'
_SHINGLE = 6  # words in a row that two passages share only if one repeats the other


@dataclass(frozen=True, slots=True)
class Piece:
    """`prose` are the words as they stand in the file, `words` the same on one line with single spaces.

    `emphasis` holds the marks that enclose the whole piece ("**", "_"); `image` says that it is an image's description.
    """

    kind: str
    span: Span
    prose: str = ""
    words: str = ""
    rows: Rows = ()
    emphasis: frozenset[str] = frozenset()
    image: bool = False

    @property
    def count(self) -> int:
        return len(self.words.split())

    @property
    def italic(self) -> bool:
        return bool(self.emphasis & {"*", "_", "***", "___"})

    @property
    def bold(self) -> bool:
        return bool(self.emphasis & {"**", "__", "***", "___"})

    @property
    def quoted(self) -> bool:
        """Is all of it in quotation marks?"""
        return len(self.words) > 2 and self.words[0] in _OPENS and self.words[-1] in _CLOSES

    def in_file(self, length: int) -> int:
        """How many characters of the file the first `length` characters of the words take."""
        wanted = len(self.words[:length].replace(" ", ""))
        at = 0
        while wanted:
            wanted -= not self.prose[at].isspace()
            at += 1
        return at


def piece_of(canvas: Canvas, paragraph: Paragraph) -> Piece | None:
    """Put the words of a paragraph on the canvas; None where it has none."""
    if paragraph.rows:
        return _table(canvas, paragraph)
    for line in paragraph.lines:
        canvas.keep(line)
    markup = blank_markup(canvas, paragraph.span)
    span = canvas.trim(paragraph.span)
    if span is None or not any(c.isalnum() for c in canvas.at(span)):
        canvas.blank(paragraph.span)
        return None
    prose = canvas.at(span)
    emphasis = frozenset(mark for outer, mark in markup.emphasis if span in outer)
    image = (len(markup.images) == 1 and span in markup.images[0]) or "<figcaption" in paragraph.span.of(canvas.text)
    return Piece(paragraph.kind, span, prose, " ".join(prose.split()), emphasis=emphasis, image=image)


def _table(canvas: Canvas, paragraph: Paragraph) -> Piece | None:
    """A table; an empty cell keeps its place as an empty span."""
    for row in paragraph.rows:
        for cell in row:
            canvas.keep(cell)
            blank_markup(canvas, cell)
    span = canvas.trim(paragraph.span)
    if span is None:
        return None
    rows = tuple(tuple(canvas.trim(cell) or Span(cell.start, cell.start) for cell in row) for row in paragraph.rows)
    return Piece("table", span, rows=rows)


def repeated(pieces: Iterable[Piece]) -> frozenset[int]:
    """The indices of the pieces all of whose runs of words stand in another piece too."""
    runs = [_runs(piece.words) for piece in pieces]
    counts = Counter(run for found in runs for run in found)
    return frozenset(i for i, found in enumerate(runs) if found and all(counts[run] > 1 for run in found))


def _runs(words: str) -> set[tuple[str, ...]]:
    """Every run of six words, marks left out."""
    plain = ["".join(c for c in word if c.isalnum()).lower() for word in words.split()]
    kept = [word for word in plain if word]
    return {tuple(kept[i : i + _SHINGLE]) for i in range(len(kept) - _SHINGLE + 1)}
