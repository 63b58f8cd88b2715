"""One fault is one finding: what several checks see at the same words is reported once, by the most telling check."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from claims.finding import Confidence, Evidence, Finding

_CONFIDENCE = list(Confidence)
_BLOCK = 512  # characters: findings in no common block cannot overlap


def merge(findings: Sequence[Finding]) -> list[Finding]:
    """`findings` without those that show what a more telling one shows, in their given order."""
    kept: set[int] = set()
    near: dict[int, list[Finding]] = {}
    for finding in sorted(findings, key=_rank):
        if not any(same_fault(finding, other) for block in _blocks(finding) for other in near.get(block, ())):
            kept.add(id(finding))
            for block in _blocks(finding):
                near.setdefault(block, []).append(finding)
    return [f for f in findings if id(f) in kept]


def _blocks(finding: Finding) -> Iterator[int]:
    """The stretches of the text that its sides touch."""
    for side in sides(finding):
        yield from range(side.span.start // _BLOCK, side.span.end // _BLOCK + 1)


def same_fault(a: Finding, b: Finding) -> bool:
    """Whether two findings point at the same words on at least two sides (on one, where either has only one)."""
    mine, others = sides(a), sides(b)
    shared = sum(any(x.span.overlaps(y.span) for y in others) for x in mine)
    return shared >= min(2, len(mine), len(others))


def sides(finding: Finding) -> list[Evidence]:
    """The passages that conflict, without those that only anchor a step."""
    return [e for e in finding.evidence if e.role != "anchor"]


def _rank(finding: Finding) -> tuple[int, int, int, int, str]:
    # An open finding hides an acknowledged one of the same words, never the other way round.
    return (
        -int(finding.open),
        -finding.severity.rank,
        -_CONFIDENCE.index(finding.confidence),
        -len(finding.derivation),
        finding.code,
    )
