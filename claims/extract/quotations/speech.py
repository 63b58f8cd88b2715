"""A quotation as it stands between marks, and the voice it is given."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass

from claims.analysis import Analysis
from claims.extract.quotations.cues import Cue
from claims.extract.quotations.marks import Marked
from claims.extract.quotations.sources import is_finite
from claims.spans import Span

_SMALL = frozenset("a an the of in on at to for and or but by with from as is".split())


@dataclass(frozen=True, slots=True)
class Voice:
    """Who speaks: the source's words and the cue that says so."""

    source: Span | None
    cue: Span | None
    sentence: int


@dataclass(frozen=True, slots=True)
class Unit:
    """A quotation as it stands between marks: one stretch, or one a paragraph."""

    stretches: tuple[Marked, ...]

    @property
    def span(self) -> Span:
        return Span(self.stretches[0].span.start, max(self.stretches[0].span.start, self.stretches[-1].span.end))

    @property
    def outer(self) -> Span:
        return Span(self.stretches[0].outer.start, self.stretches[-1].outer.end)


@dataclass(frozen=True, slots=True)
class Spoken:
    """A unit with its voice. `cue` is None where the voice is inherited; `direct` is False for words in the writer's sentence."""

    unit: Unit
    voice: Voice | None
    cue: Cue | None
    direct: bool


def units(marked: Sequence[Marked]) -> list[Unit]:
    """Stretches that stand in no other, those of a quotation over several paragraphs together."""
    out: list[list[Marked]] = []
    for mark in marked:
        if mark.depth:
            continue
        if mark.continued and out and out[-1][-1].continues:
            out[-1].append(mark)
        else:
            out.append([mark])
    return [Unit(tuple(group)) for group in out]


def is_title(text: str, span: Span) -> bool:
    """Words in marks that read as the title of a work: capitals throughout, no full stop, in a line that has other words."""
    words = span.of(text)
    start, end = text.rfind("\n", 0, span.start) + 1, text.find("\n", span.end)
    around = text[start : span.start] + " " + text[span.end : end if end >= 0 else len(text)]
    return words[-1:] not in ".,?!" and _capitals(words) and not _capitals(around, least=3)


def _capitals(words: str, *, least: int = 1) -> bool:
    """Whether all but the small words (of, the, and) start with a capital, as in a headline set so; at least `least` of them."""
    large = [t for t in re.findall(r"[\w’'-]+", words) if t.lower() not in _SMALL]
    return len(large) >= least and all(t[0].isupper() or t[0].isdigit() for t in large)


def is_sentence(analysis: Analysis, span: Span) -> bool:
    """Does the stretch hold a finite verb with a subject?"""
    return any(is_finite(t) and (t.upos == "AUX" or analysis.children(t, "nsubj", "expl")) for t in analysis.tokens_in(span))


def voice_of(cue: Cue) -> Voice:
    """The voice that a cue gives."""
    return Voice(cue.source_span, cue.span, cue.head.sentence)
