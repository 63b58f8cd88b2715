"""Do two values of an article speak of one thing? A small model reads the sentences around them, the values hidden.

It never sees the values, so that it cannot take equal values for sameness. What it says is a signal, not a verdict: MODEL.md
tells how far it can be trusted.
"""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass

from claims.article import Article
from claims.same.pairs.contexts import Sides, encode
from claims.same.pairs.network import score
from claims.spans import Span

LIKELY = 0.8
"""From here on nearly nine in ten told pairs were right on articles held out of the training (MODEL.md)."""


@dataclass(frozen=True, slots=True)
class Candidate:
    """Two values, by where they stand, and the slot that both fill: "date", "count", "role", "outcome" and so on."""

    a: Span
    b: Span
    slot: str


def same_thing(article: Article, a: Span, b: Span, slot: str) -> float:
    """How likely it is, from 0 to 1, that the values at `a` and `b` speak of one thing; 0 where one is no word of a sentence."""
    sides = article.once(Sides)
    first, second = (sides.at(span) for span in sorted((a, b)))
    if first is None or second is None:
        return 0.0
    return sides.remember((first.place, second.place, slot), lambda: score(*encode(slot, first, second)))


def same_things(article: Article, candidates: Iterable[Candidate]) -> list[float]:
    """`same_thing` of each candidate."""
    return [same_thing(article, c.a, c.b, c.slot) for c in candidates]
