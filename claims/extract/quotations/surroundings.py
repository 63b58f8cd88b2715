"""What stands around a quotation: the cues before and behind its marks, and where sentences end."""

from __future__ import annotations

import bisect
import re
from collections.abc import Sequence

from claims.analysis import Analysis
from claims.document import Document
from claims.extract.quotations.cues import Cue
from claims.extract.quotations.sources import is_finite
from claims.extract.quotations.speech import Unit
from claims.spans import Span

_GAP = re.compile(r"\s*[,—–-]?\s*(?:\w+ly\s+|then\s+|also\s+|later\s+)?$")


class Surroundings:
    """The surroundings of marked stretches in one document."""

    def __init__(self, document: Document, analysis: Analysis, cues: Sequence[Cue]) -> None:
        self.text = document.prose
        self.document = document
        self.analysis = analysis
        self.cues = cues
        self.heads = [c.head.span.start for c in cues]

    def cues_in(self, span: Span) -> Sequence[Cue]:
        return self.cues[bisect.bisect_left(self.heads, span.start) : bisect.bisect_left(self.heads, span.end)]

    def cue_after(self, unit: Unit, limit: int) -> Cue | None:
        """The cue that follows the closing mark: “...,” she said; “...?” asked the judge."""
        end = unit.outer.end
        inner = unit.span.of(self.text)
        follows = self.text[end:limit].lstrip()
        runs_on = inner.rstrip()[-1:] in tuple(",?!—–…-") or follows[:1] in tuple(",—–-") or follows[:1].islower()
        if not runs_on or not inner:
            return None
        for cue in self.cues_in(Span(end, max(end, limit))):
            if self.breaks(Span(end, cue.head.span.start)):
                return None
            gap = Span(end, max(end, cue.clause.start))
            if cue.source is not None and cue.source.span.start < end:
                return None
            if cue.speaks and (_GAP.fullmatch(gap.of(self.text)) or self._is_name(gap)):
                return cue
        return None

    def interrupts(self, cue: Cue, floor: int) -> bool:
        """Does the cue stand in the middle of the writer's own sentence?"""
        start = max(floor, self.analysis.sentences[cue.head.sentence].span.start)
        lead = self.text[start : max(start, cue.clause.start)].rstrip()
        return bool(re.search(r"\w", lead)) and lead[-1] in ",—–"

    def breaks(self, span: Span) -> bool:
        """Does a sentence end inside, not only at the edge?"""
        inner = span.strip(self.text)
        sentence = self.analysis.sentence_at(inner.end - 1) if len(inner) else None
        return sentence is not None and sentence.span.start > inner.start and inner.start < inner.end

    def belongs(self, unit: Unit, cue: Cue) -> bool:
        """Do the marked words depend on the cue in the parse, or stand right behind it?"""
        if not re.search(r"\w", self.text[cue.clause.end : unit.outer.start]):
            return True
        token = next(iter(self.analysis.tokens_in(unit.span)), None)
        for _ in range(40):
            if token is None or token.i == cue.head.i or token.head == token.i:
                break
            token = self.analysis.head(token)
        return token is None or token.i == cue.head.i

    def _is_name(self, gap: Span) -> bool:
        """Words between the mark and the cue that can only be the front of the source's name."""
        tokens = self.analysis.tokens_in(gap)
        return 0 < len(tokens) < 10 and not any(is_finite(t) or t.text in ";:." for t in tokens)

    def cue_before(self, unit: Unit, floor: int, before: Cue | None) -> Cue | None:
        """The last cue before the opening mark, in the same sentence: Smith told reporters: “...

        Where `before`, the cue of the words before it, stands between and the sentence goes on, it is that one.
        """
        start = unit.outer.start
        if before is not None and before.head.span.start >= floor and self.text[floor:start].rstrip()[-1:] in tuple(",—–"):
            if not self.breaks(Span(before.span.end, start)):
                return before
        for cue in reversed(self.cues_in(Span(floor, start))):
            between = Span(cue.span.end, start)
            return None if self.breaks(between) or ";" in between.of(self.text) else cue
        return None
