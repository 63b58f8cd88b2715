"""Times of races and the gaps said to lie between them: "2:09:41, 41 seconds ahead of B in 2:10:22"."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass
from itertools import combinations

from claims.article import Article
from claims.spans import Span

_WORDS = {w: n for n, w in enumerate("one two three four five six seven eight nine ten eleven twelve".split(), 1)}
_N = rf"(?:\d+(?:\.\d+)?|{'|'.join(_WORDS)})"
_CLOCK = re.compile(r"(?<![\d:.])(?:(\d{1,2})[:.])?(\d{1,2}):(\d{2}(?:\.\d+)?)(?![\d:])(?!\s*(?:[ap]\.?m|GMT|BST|IST|hrs))")
_LONG = re.compile(
    rf"\b(?:({_N})\s?h(?:ou)?rs?,?\s+(?:and\s+)?)?({_N})\s?min(?:ute)?s?,?\s+(?:and\s+)?({_N})\s?sec(?:ond)?s?\b"
    rf"|\b(\d+)h\s?(\d+)m\s?(\d+(?:\.\d+)?)s\b",
    re.I,
)
_GAP = re.compile(
    rf"\b(?:({_N})\s+minutes?(?:\s+and)?\s+)?({_N})\s+seconds?\s+"
    r"(?:ahead|behind|clear|faster|slower|quicker|later|back|in front|adrift)\b(?!\s+(?:at|after|by|with)\b)"
    rf"|\b(?:by|margin of|gap of|lead of)\s+(?:just |only )?(?:({_N})\s+minutes?(?:\s+and)?\s+)?({_N})\s+seconds?\b"
    rf"|\b({_N})-second\s+(?:lead|gap|margin|advantage|deficit|win|victory)\b",
    re.I,
)
_OF_DAY = re.compile(r"(?:^|\n[ \t]*|\b(?:at|from|by|until|till|since|before|after)\s+)\Z")
"""What a time of day has before it: "at 08:13", or nothing at the head of an entry of a live report."""
_MOST = 4
"""Among more times than this it is not plain which two a gap lies between."""


@dataclass(frozen=True, slots=True)
class RaceGap:
    """A stated gap that lies between no two of the times around it."""

    words: Span
    times: tuple[Span, Span]
    apart: float


def race_gaps(article: Article) -> Iterator[RaceGap]:
    """The gaps that fit no two times of their sentence and its neighbours."""
    prose = article.document.prose
    for sentence in article.analysis.sentences:
        for m in _GAP.finditer(sentence.span.of(prose)):
            words = Span(*m.span()).shift(sentence.span.start)
            stated = 60 * _number(m[1] or m[3]) + _number(m[2] or m[4] or m[5])
            near = [s for s in article.analysis.sentences[max(0, sentence.i - 2) : sentence.i + 3] if s.part == sentence.part]
            clocks = [c for s in near for c in _clocks(prose, s.span) if not c[1].overlaps(words)]
            pairs = [(abs(a[0] - b[0]), a[1], b[1]) for a, b in combinations(clocks, 2)]
            if not 2 <= len(clocks) <= _MOST or any(abs(apart - stated) <= 1 for apart, _, _ in pairs):
                continue
            apart, first, second = min(pairs, key=lambda p: (abs(p[0] - stated), p[1].start))
            if apart and 0.2 <= stated / apart <= 5:
                yield RaceGap(words, (first, second), apart)


def _clocks(prose: str, span: Span) -> list[tuple[float, Span]]:
    """The times of a sentence in seconds, in text order."""
    text = span.of(prose)
    clocks = [
        m
        for m in _CLOCK.finditer(text)
        if m[1] or not _OF_DAY.search(prose, max(0, span.start + m.start() - 20), span.start + m.start())
    ]
    found = [(3600 * _number(m[1]) + 60 * _number(m[2]) + _number(m[3]), m.span()) for m in clocks]
    for m in _LONG.finditer(text):
        hours, minutes, seconds = m.group(1, 2, 3) if m[2] else m.group(4, 5, 6)
        found.append((3600 * _number(hours) + 60 * _number(minutes) + _number(seconds), m.span()))
    return sorted(((n, Span(*at).shift(span.start)) for n, at in found), key=lambda c: c[1].start)


def _number(words: str | None) -> float:
    if not words:
        return 0.0
    return float(_WORDS[words.lower()]) if words.isalpha() else float(words)
