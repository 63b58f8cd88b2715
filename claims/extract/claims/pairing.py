"""Which time of a clause goes with which of its figures: each figure with the times on its own side of a comparison."""

from __future__ import annotations

import bisect
import re
from collections.abc import Mapping, Sequence
from typing import Any

from claims.spans import Span

Cells = tuple[Span, Mapping[str, Any]]

_AGAINST = re.compile(
    r"\b(?:(?:up|down|rising|falling|rise|increase|drop|fall|compared) (?:\w+ )?(?:from|with|to|on)|against|versus|than)\b",
    re.IGNORECASE,
)

_NEXT = re.compile(r"[,;]|\band\b")


def pair(
    prose: str, clause: Span, measured: Sequence[Cells], dated: Sequence[Cells], aside: Sequence[Cells] = ()
) -> tuple[list[Mapping[str, Any]], list[Cells]]:
    """For each of `measured` the cells of its time ({} for none), and the times that no figure took.

    Those of `aside` may be taken and are not left over.
    "44 per cent, up from 39 per cent in 2018" gives 2018 to the second figure alone.
    """
    breaks = [
        m.start()
        for m in _AGAINST.finditer(prose, clause.start, clause.end)
        if not any(s.start <= m.start() < s.end for s, _ in measured)  # "more than 300" compares nothing
    ]
    every = [*dated, *aside]
    sides = [bisect.bisect_right(breaks, span.start) for span, _ in every]
    out: list[Mapping[str, Any]] = []
    taken: set[int] = set()
    for span, _ in measured:
        side = bisect.bisect_right(breaks, span.start)
        near = [k for k, at in enumerate(sides) if at == side]
        best = min(near, key=lambda k: _distance(prose, every[k][0], span), default=None)
        out.append(every[best][1] if best is not None else {})
        taken |= {best} if best is not None else set()
    return out, [d for k, d in enumerate(dated) if k not in taken]


def _distance(prose: str, one: Span, other: Span) -> tuple[bool, int]:
    """In "£2 in 2019, £3 in 2021" the year before the comma is nearer to £3, but not in its phrase."""
    first, last = sorted((one, other), key=lambda s: s.start)
    return _NEXT.search(prose, first.end, max(first.end, last.start)) is not None, last.start - first.end
