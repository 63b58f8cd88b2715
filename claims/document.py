"""A Document: the exact text of a file, its parts, its metadata and the way back to lines and columns."""

from __future__ import annotations

import bisect
import re
from dataclasses import dataclass, field
from enum import StrEnum

from claims.spans import Span

_BREAK = re.compile(r"\r\n|\r|\n")


class PartKind(StrEnum):
    """What a block of the article is on the page."""

    HEADLINE = "headline"
    STANDFIRST = "standfirst"
    BYLINE = "byline"
    DATELINE = "dateline"
    SUBHEAD = "subhead"
    BODY = "body"
    LIST = "list"
    TABLE = "table"
    PULL_QUOTE = "pull_quote"
    CAPTION = "caption"
    NOTE = "note"


@dataclass(frozen=True, slots=True)
class Part:
    """One block: a paragraph, a heading, a list item, a table, a value of the front matter.

    A dateline that opens a paragraph ("PARIS, 3 May -") is a part of its own before the body part that it opens; both
    then have the same `paragraph`. `rows` holds the cells of a table, row by row, and is empty for every other kind;
    the first row is the header where the table has one.
    """

    index: int
    kind: PartKind
    span: Span
    paragraph: int
    rows: tuple[tuple[Span, ...], ...] = ()


@dataclass(frozen=True, slots=True)
class Field:
    """One line of front matter, or a value that the layout gives: `key` lower case, `value` as written, `span` of the value."""

    key: str
    value: str
    span: Span


@dataclass(frozen=True, slots=True)
class Position:
    """A place in the source file: line, column (code points) and paragraph, all from 1."""

    line: int
    column: int
    paragraph: int


@dataclass(frozen=True)
class Document:
    """What was read.

    `text` is the decoded file as it stands (a leading BOM does not count, `\\r` does). `prose` has the same length:
    whatever is not the article's words (markup, front-matter keys, link targets, table rules) is a space in it, so that
    an offset means the same in both. `parts` are in text order and do not overlap.
    """

    path: str
    text: str
    prose: str
    parts: tuple[Part, ...]
    metadata: tuple[Field, ...] = ()
    _lines: tuple[int, ...] = field(default=(), repr=False, compare=False)

    def __post_init__(self) -> None:
        if len(self.prose) != len(self.text):
            raise ValueError("prose and text differ in length")
        starts = (0, *(m.end() for m in _BREAK.finditer(self.text)))
        object.__setattr__(self, "_lines", starts)

    def quote(self, span: Span) -> str:
        """The characters of the file at `span`."""
        return span.of(self.text)

    def part_at(self, offset: int) -> Part | None:
        """The part that holds `offset`, or the last one before it; None before the first."""
        at = bisect.bisect_right(self.parts, offset, key=lambda p: p.span.start)
        return self.parts[at - 1] if at else None

    def position(self, offset: int) -> Position:
        """Line, column and paragraph of `offset`; line and column count code points of the source file from 1."""
        line = bisect.bisect_right(self._lines, offset)
        part = self.part_at(offset)
        return Position(line, offset - self._lines[line - 1] + 1, part.paragraph if part else 1)

    def value(self, *keys: str) -> Field | None:
        """The first metadata field with one of `keys`, in the order of `keys`."""
        for key in keys:
            for entry in self.metadata:
                if entry.key == key:
                    return entry
        return None
