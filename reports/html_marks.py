"""The article's words cut at the boundaries of the disputed passages, each piece with the findings it belongs to."""

from __future__ import annotations

import bisect
from collections.abc import Iterable
from dataclasses import dataclass
from itertools import pairwise

from claims.document import Document
from claims.finding import Severity
from claims.spans import Span
from reports.passages import shown


@dataclass(frozen=True, slots=True)
class Passage:
    """Disputed words: where they stand, the finding's number, the passage's letter in it and how heavy the finding weighs."""

    span: Span
    finding: int
    letter: str
    severity: Severity
    aside: bool = False

    @property
    def id(self) -> str:
        return f"f{self.finding}{self.letter}"


@dataclass(frozen=True, slots=True)
class Segment:
    """Words with one set of marks: the findings they belong to, the passages that start here and those that end here."""

    text: str
    findings: tuple[int, ...] = ()
    look: str = ""
    starts: tuple[Passage, ...] = ()
    ends: tuple[Passage, ...] = ()


class Marks:
    """The passages of an article, ready to cut any stretch of it."""

    def __init__(self, document: Document, passages: Iterable[Passage]) -> None:
        self._document = document
        self._passages = sorted((p for p in passages if len(p.span)), key=lambda p: (p.span, p.finding, p.letter))
        self._starts = [p.span.start for p in self._passages]
        self._longest = max((len(p.span) for p in self._passages), default=0)

    def over(self, span: Span) -> list[Passage]:
        """The passages that have characters in `span`."""
        first = bisect.bisect_left(self._starts, span.start - self._longest)
        last = bisect.bisect_left(self._starts, span.end)
        return [p for p in self._passages[first:last] if p.span.overlaps(span)]

    def cut(self, span: Span) -> tuple[Segment, ...]:
        """`span` in pieces: every boundary of a passage is a boundary of a piece. Leading and trailing space is dropped."""
        span = span.strip(self._document.prose)
        inside = self.over(span)
        edges = {span.start, span.end}
        for passage in inside:
            edges.update(e for e in (passage.span.start, passage.span.end) if span.start < e < span.end)
        out: list[Segment] = []
        for start, end in pairwise(sorted(edges)):
            piece = Span(start, end)
            text = shown(self._document, piece)
            if out and out[-1].text.endswith(" "):
                text = text.removeprefix(" ")
            out.append(_segment(text, piece, [p for p in inside if p.span.overlaps(piece)]))
        return tuple(out)


def _segment(text: str, piece: Span, passages: list[Passage]) -> Segment:
    if not passages:
        return Segment(text)
    heaviest = max(passages, key=lambda p: (not p.aside, p.severity.rank))
    return Segment(
        text=text,
        findings=tuple(sorted({p.finding for p in passages})),
        look="aside" if heaviest.aside else heaviest.severity.value,
        starts=tuple(p for p in passages if p.span.start == piece.start),
        ends=tuple(p for p in passages if p.span.end == piece.end),
    )
