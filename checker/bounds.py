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

_KINDS = (
    QuantityKind.MONEY, QuantityKind.MEASURE, QuantityKind.PERCENT, QuantityKind.COUNT, QuantityKind.NUMBER, QuantityKind.AGE,
)  # fmt: skip
_RUNS = re.compile(
    r"\b(?:rang(?:e[sd]?|ing)|runs?|ran|running|var(?:y|ies|ied|ying)|anywhere|everything|span(?:s|ned|ning)?)\s+(?:\w+\s+)?from\s+$",
    re.I,
)
_TO = re.compile(r"[^.;:\d]{0,60}\bto\s+(?:(?:just|about|as\s+(?:much|many|high)\s+as)\s+)?$", re.I)
_NOUNS = r"(?:limit|cap|ceiling|maximum|upper\s+limit|threshold|quota|capacity)"
_CEILING = re.compile(
    rf"\b{_NOUNS}(?:\s+(?:on|for|in)\s+(?:the|this|a|its)\s+\w+)?\s+(?:of|at|is|was|to)\s+(?:about\s+)?$|\b(?:capped|limited)\s+(?:at|to)\s+$|\b(?:must|may|can|could|should)\s+not\s+exceed\s+$",
    re.I,
)
_OPEN_TO = re.compile(
    r"\b(?:restricted|open|limited|available|confined|reserved|only)\b[^.;]*$|\b(?:must|have\s+to|has\s+to|should)\s+(?:be|have|weigh|earn|measure)\b[^.;]*$|"
    r"\b(?:eligible|qualif\w+|admitted|admits|accepts?|applicants|entrants)\b[^.;]*$",
    re.I,
)
_BACK = re.compile(
    r"\b(?:cost(?:s|ing)?|rang(?:e[sd]?|ing)|pric\w+|charg\w+|vary|varied|varying|fares?|fees|tickets|wages|salar\w+)\b[^.;\d]{0,60}\bfrom\s+(?:about\s+)?$",
    re.I,
)
_MOVED = re.compile(
    r"\b(?:cut|drop\w*|fell|fall\w*|lower\w*|reduc\w*|down|slash\w*|trim\w*|go|went|bring|brought|chang\w*|rais\w*|mov\w+)\b",
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
            elif q.hedge in ("less than", "under", "below", "up to", "at most", "no more than") and _OPEN_TO.search(
                prose[start : q.span.start]
            ):
                yield Bounds(-inf, q.value, q.kind, q.unit, q.span, sentence, (q.id,))
            elif "minimum" in q.hedge or _FLOOR.search(before):
                yield Bounds(q.value, inf, q.kind, q.unit, q.span, sentence, (q.id,))
        for a, b in pairwise(here):
            if a.kind is not b.kind or a.unit != b.unit or a.value is None or b.value is None or not 0 <= a.value < b.value:
                continue
            if _RUNS.search(prose[max(start, a.span.start - 50) : a.span.start]) and _TO.fullmatch(between(article, a, b)):
                yield Bounds(a.value, b.value, a.kind, a.unit, cover((a.span, b.span)), sentence, (a.id, b.id))


def backwards(article: Article) -> Iterator[tuple[Quantity, Quantity]]:
    """The two ends of ranges whose first is the larger: "between 90 and 60 miles an hour", "tickets cost from $450 to $300"."""
    prose = article.document.prose
    for sentence, here in by_sentence(article).items():
        start = article.sentence(sentence).span.start
        for a, b in pairwise(here):
            if a.kind not in _KINDS or a.value is None or b.value is None or a.low <= b.high or b.value <= 0:
                continue
            bare = a.kind in (QuantityKind.COUNT, QuantityKind.NUMBER) and not (a.counted and a.counted != b.counted)
            if (a.kind is not b.kind or a.unit != b.unit) and not (bare and b.kind in (QuantityKind.MEASURE, QuantityKind.MONEY)):
                continue
            before, gap = prose[max(start, a.span.start - 90) : a.span.start], between(article, a, b)
            ends = re.search(r"\bbetween\s+(?:about\s+)?$", before, re.I) and re.fullmatch(r"(?:\s+[a-z]+)?\s+and\s+", gap)
            if ends or (not _MOVED.search(before) and _BACK.search(before) and re.fullmatch(r"(?:\s+[a-z]+)?\s+to\s+", gap)):
                yield a, b


def eligible(article: Article, bounds: Bounds) -> bool:
    """Whether bounds say who or what is admitted: "open to children aged 5 to 11"."""
    start = article.sentence(bounds.sentence).span.start
    return bool(_OPEN_TO.search(article.document.prose[start : bounds.span.start]))


def outside(bounds: Bounds, q: Quantity) -> bool:
    """Whether a number of the same kind and unit lies beyond the bounds, whatever its digits and hedge leave open.

    A bare number of like size takes the unit of the bounds ("from 18,000 to 32,000 dirhams ... 15,500").
    """
    if q.value is None or q.id in bounds.ids:
        return False
    edge = bounds.high if isfinite(bounds.high) else bounds.low
    bare = (
        q.kind is QuantityKind.COUNT
        and not q.counted
        and bounds.kind is QuantityKind.MONEY
        and 0.2 < q.value / max(edge, 1e-9) < 5
    )
    if not bare and (q.kind is not bounds.kind or q.unit != bounds.unit):
        return False
    return min(q.low, q.value) > bounds.high or max(q.high, q.value) < bounds.low
