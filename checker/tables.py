"""Tables as grids: the one number of each cell, and what the heads of columns and rows say."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass

from claims.analysis import Quantity
from claims.article import Article
from claims.document import Part

_TOTAL = re.compile(
    r"\W*(?:(?:grand |sub)?total|all|overall|sum|combined|altogether|together|whole|nationwide|national total)\b", re.IGNORECASE
)


@dataclass(frozen=True, slots=True)
class Grid:
    """A table: `heads` of its columns, `labels` of the rows below them, and their numbers (None for none or several)."""

    part: Part
    heads: tuple[str, ...]
    labels: tuple[str, ...]
    cells: tuple[tuple[Quantity | None, ...], ...]

    def column(self, at: int) -> list[Quantity | None]:
        return [row[at] if at < len(row) else None for row in self.cells]

    @property
    def total(self) -> int | None:
        """The row that is said to be the total of those above or below it: the first or the last."""
        for row in (len(self.labels) - 1, 0):
            if self.labels and _TOTAL.match(self.labels[row]):
                return row
        return None


def grids(article: Article) -> Iterator[Grid]:
    """The tables of an article that have a header row and at least two more."""
    for part in article.document.parts:
        if len(part.rows) < 3:
            continue
        inside = [q for q in article.quantities if q.span in part.span]
        prose = article.document.prose
        cells = []
        for row in part.rows[1:]:
            found: list[Quantity | None] = []
            for cell in row:
                here = [q for q in inside if q.span in cell]
                found.append(here[0] if len(here) == 1 else None)
            cells.append(tuple(found))
        heads = tuple(" ".join(cell.of(prose).split()) for cell in part.rows[0])
        labels = tuple(" ".join(row[0].of(prose).split()) if row else "" for row in part.rows[1:])
        yield Grid(part, heads, labels, tuple(cells))


def year_of(head: str) -> int | None:
    """The year in the head of a column."""
    match = re.search(r"\b(?:19|20)\d\d\b", head)
    return int(match[0]) if match else None
