"""Ranges and limits that a text states: "between 140 and 260 mm", "prices run from £158,000 to £418,000", "a cap of $8.60"."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass
from itertools import pairwise
from math import inf, isfinite

from checker.quantities import between, by_sentence
from claims.analysis import Quantity, QuantityKind
from claims.article import Article
from claims.spans import Span, cover

_KINDS = (QuantityKind.MONEY, QuantityKind.MEASURE, QuantityKind.PERCENT, QuantityKind.COUNT, QuantityKind.NUMBER)
_RUNS = re.compile(
    r"\b(?:rang(?:e[sd]?|ing)|runs?|ran|running|var(?:y|ies|ied|ying)|anywhere|everything|span(?:s|ned|ning)?)\s+(?:\w+\s+)?from\s+$",
    re.I,
)
_TO = re.compile(r"[^.;:\d]{0,60}\bto\s+(?:(?:just|about|as\s+(?:much|many|high)\s+as)\s+)?$", re.I)
_NOUNS = r"(?:limit|cap|ceiling|maximum|upper\s+limit|threshold|quota|capacity)"
_CEILING = re.compile(
    rf"\b{_NOUNS}\s+(?:of|at|is|was|to)\s+(?:about\s+)?$|\b(?:capped|limited)\s+(?:at|to)\s+$|\b(?:must|may|can|could|should)\s+not\s+exceed\s+$",
    re.I,
)
_FLOOR = re.compile(r"\b(?:minimum|floor|lower\s+limit|quorum)\s+(?:\w+\s+)?(?:of|at|is|was)\s+$", re.I)
_CEILING_AFTER = re.compile(rf"\s*[-\s](?:\w+[-\s])?(?:\w+\s+)?{_NOUNS}\b", re.I)


@dataclass(frozen=True, slots=True)
class Bounds:
    """A range or limit as stated: from `low` to `high` (one may be infinite) of a `kind` and `unit`, in the words at `span`."""

    low: float
    high: float
    kind: QuantityKind
    unit: str
    span: Span
    sentence: int
    ids: tuple[int, ...]


def find_bounds(article: Article) -> Iterator[Bounds]:
    """Every stated range and limit, in text order."""
    prose = article.document.prose
    for sentence, here in by_sentence(article).items():
        start = article.sentence(sentence).span.start
        for q in here:
            if q.kind in _KINDS and q.value is None and q.low < q.high and isfinite(q.high) and q.kind is not QuantityKind.SCORE:
                yield Bounds(q.low, q.high, q.kind, q.unit, q.span, sentence, (q.id,))
            if q.kind not in _KINDS or q.value is None:
                continue
            before = prose[max(start, q.span.start - 50) : q.span.start]
            if (
                "maximum" in q.hedge
                or _CEILING.search(before)
                or (q.kind is not QuantityKind.COUNT and _CEILING_AFTER.match(prose, q.span.end))
            ):
                yield Bounds(-inf, q.value, q.kind, q.unit, q.span, sentence, (q.id,))
            elif "minimum" in q.hedge or _FLOOR.search(before):
                yield Bounds(q.value, inf, q.kind, q.unit, q.span, sentence, (q.id,))
        for a, b in pairwise(here):
            if a.kind is not b.kind or a.unit != b.unit or a.value is None or b.value is None or not 0 <= a.value < b.value:
                continue
            if _RUNS.search(prose[max(start, a.span.start - 50) : a.span.start]) and _TO.fullmatch(between(article, a, b)):
                yield Bounds(a.value, b.value, a.kind, a.unit, cover((a.span, b.span)), sentence, (a.id, b.id))


def outside(bounds: Bounds, q: Quantity) -> bool:
    """Whether a number of the same kind and unit lies beyond the bounds, whatever its digits and hedge leave open."""
    if q.value is None or q.id in bounds.ids or q.kind is not bounds.kind or q.unit != bounds.unit:
        return False
    return min(q.low, q.value) > bounds.high or max(q.high, q.value) < bounds.low
