"""Half-open spans of Unicode code points."""

from __future__ import annotations

import bisect
import itertools
from collections.abc import Iterable, Sequence
from dataclasses import dataclass


@dataclass(frozen=True, slots=True, order=True)
class Span:
    """Offsets into ``Document.text``: ``start`` included, ``end`` excluded, in code points."""

    start: int
    end: int

    def __post_init__(self) -> None:
        if not 0 <= self.start <= self.end:
            raise ValueError(f"not a span: {self.start}..{self.end}")

    def __len__(self) -> int:
        return self.end - self.start

    def __contains__(self, other: Span) -> bool:
        return self.start <= other.start and other.end <= self.end

    def overlaps(self, other: Span) -> bool:
        return self.start < other.end and other.start < self.end

    def of(self, text: str) -> str:
        """The characters that stand at this span of `text`."""
        return text[self.start : self.end]

    def strip(self, text: str) -> Span:
        """This span without white space at its ends."""
        piece = self.of(text)
        left = len(piece) - len(piece.lstrip())
        return Span(self.start + left, max(self.start + left, self.start + len(piece.rstrip())))

    def shift(self, by: int) -> Span:
        return Span(self.start + by, self.end + by)


def cover(spans: Iterable[Span]) -> Span:
    """The smallest span that contains all of `spans` (at least one)."""
    every = list(spans)
    return Span(min(s.start for s in every), max(s.end for s in every))


class SpanIndex:
    """Finds the first of many spans that contains a given one, without looking at all of them."""

    def __init__(self, spans: Sequence[Span]) -> None:
        self._order = sorted(range(len(spans)), key=lambda i: spans[i].start)
        self._starts = [spans[i].start for i in self._order]
        self._ends = [spans[i].end for i in self._order]
        self._reach = list(itertools.accumulate(self._ends, max))

    def first(self, span: Span) -> int | None:
        """The place, among the spans as they were given, of the first one that contains `span`."""
        found = []
        at = bisect.bisect_right(self._starts, span.start) - 1
        while at >= 0 and self._reach[at] >= span.end:
            if self._ends[at] >= span.end:
                found.append(self._order[at])
            at -= 1
        return min(found, default=None)
