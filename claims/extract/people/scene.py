"""What has been read so far: who was spoken of last, and where."""

from __future__ import annotations

import bisect
from collections.abc import Sequence
from dataclasses import dataclass, field

from claims.analysis import Analysis, Mention, Quotation
from claims.document import Document, PartKind

ASIDE = (PartKind.HEADLINE, PartKind.STANDFIRST, PartKind.SUBHEAD, PartKind.CAPTION, PartKind.PULL_QUOTE)
SILENT = (PartKind.BYLINE, PartKind.DATELINE, PartKind.NOTE, PartKind.TABLE)


@dataclass(frozen=True, slots=True)
class Marks:
    """The quoted stretches of a document, in order."""

    starts: tuple[int, ...]
    ends: tuple[int, ...]
    quotations: tuple[Quotation, ...]

    def at(self, offset: int) -> Quotation | None:
        """The quotation whose quoted words hold `offset`."""
        k = bisect.bisect_right(self.starts, offset) - 1
        return self.quotations[k] if k >= 0 and offset < self.ends[k] else None


def marks_of(quotations: Sequence[Quotation]) -> Marks:
    """The stretches between marks of all direct and mixed quotations."""
    rows = sorted(
        ((f.start, f.end, q) for q in quotations if q.type != "indirect" for f in q.fragments), key=lambda r: (r[0], r[1])
    )
    return Marks(tuple(r[0] for r in rows), tuple(r[1] for r in rows), tuple(r[2] for r in rows))


@dataclass(slots=True)
class Scene:
    """The mentions seen so far, in text order, with the number of the draft each belongs to."""

    document: Document
    analysis: Analysis
    marks: Marks
    seen: list[tuple[Mention, int]] = field(default_factory=list)
    by_token: dict[int, int] = field(default_factory=dict)
    _became: dict[int, int] = field(default_factory=dict)
    _paragraphs: dict[int, int] = field(default_factory=dict)

    def add(self, mention: Mention, draft: int) -> None:
        self.seen.append((mention, draft))
        self.by_token[mention.head] = draft

    def merge(self, lost: int, home: int) -> None:
        """From now on what belonged to the draft `lost` belongs to `home`."""
        self._became[lost] = home

    def now(self, draft: int) -> int:
        """The draft that a draft has become."""
        while draft in self._became:
            draft = self._became[draft]
        return draft

    def who(self, token: int | None) -> int | None:
        """The draft that a head token means."""
        found = self.by_token.get(token) if token is not None else None
        return None if found is None else self.now(found)

    def paragraph(self, sentence: int) -> int:
        """The paragraph of a sentence."""
        if sentence not in self._paragraphs:
            part = self.document.parts[self.analysis.sentences[sentence].part]
            self._paragraphs[sentence] = part.paragraph
        return self._paragraphs[sentence]

    def kind(self, sentence: int) -> PartKind:
        return self.document.parts[self.analysis.sentences[sentence].part].kind

    def lately(self, sentence: int, *, paragraphs: int = 2, sentences: int = 4, most: int = 60) -> list[tuple[Mention, int]]:
        """The last mentions, the latest first: some sentences, and the paragraphs before this one."""
        found: list[tuple[Mention, int]] = []
        here = self.paragraph(sentence)
        for mention, draft in reversed(self.seen):
            if sentence - mention.sentence > sentences and here - self.paragraph(mention.sentence) > paragraphs:
                break
            if self.kind(mention.sentence) not in SILENT:
                found.append((mention, self.now(draft)))
            if len(found) >= most:
                break
        return found
