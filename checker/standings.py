"""How a series of games stands: "leads the series 3-1", "to tie the finals at two wins apiece"."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass

from claims.spans import Span

_NUMBERS = {w: n for n, w in enumerate("one two three four five six".split(), 1)}
_N = rf"(?:[0-6]|{'|'.join(_NUMBERS)})"
_SERIES = re.compile(
    r"\b(?:series|finals?|semi-?finals?|quarter-?finals?|best[- ]of[- ](?:\w+)|test(?:s| rubber)|ODIs|T20s|play-?offs?|rubber)\b",
    re.I,
)
_AHEAD = re.compile(
    rf"\b(?:up|ahead|leads?|leading|led)\s+(?:[\w’'.-]+\s+){{0,5}}?(?:by\s+)?({_N})[-–]({_N})(?![-–\d])"
    rf"|\b({_N})[-–]({_N})\s+(?:up|ahead|(?:series\s+)?(?:lead|advantage|edge))\b",
    re.I,
)
_LEVEL = re.compile(
    rf"\b(?:tie[ds]?|tying|level(?:led|ed|s|ling|ing)?|even(?:ed|s|ing)?|squar(?:e|es|ed|ing)|knott(?:ed|ing))\b[^.;]{{0,60}}?"
    rf"(?:\b(?P<n>{_N})(?:[-–](?P<m>{_N})(?![-–\d])|[-–\s]?\s?all\b|\s+(?:wins?|games?|matches|victories)?\s*(?:apiece|each)\b))",
    re.I,
)


@dataclass(frozen=True, slots=True)
class Standing:
    """The games won by the side ahead and by the other, and the words that say so."""

    ahead: int
    behind: int
    span: Span

    @property
    def told(self) -> str:
        return f"{self.ahead}-{self.behind}"


def speaks_of_series(text: str) -> bool:
    """Whether a sentence names a series of games."""
    return bool(_SERIES.search(text))


def standings(text: str, start: int) -> Iterator[Standing]:
    """The standings told in a sentence that begins at `start`; only small numbers are those of games won."""
    for m in _AHEAD.finditer(text):
        one, other = (m[1], m[2]) if m[1] else (m[3], m[4])
        a, b = _number(one), _number(other)
        if a > b:
            yield Standing(a, b, Span(*m.span()).shift(start))
    for m in _LEVEL.finditer(text):
        a, b = _number(m["n"]), _number(m["m"] or m["n"])
        if a == b:
            yield Standing(a, b, Span(*m.span()).shift(start))


def _number(word: str) -> int:
    return int(word) if word.isdigit() else _NUMBERS[word.lower()]
