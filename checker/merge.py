"""One fault is one finding: what several checks see at the same words is reported once, by the most telling check."""

from __future__ import annotations

from collections.abc import Sequence

from claims.finding import Confidence, Evidence, Finding

_CONFIDENCE = list(Confidence)


def merge(findings: Sequence[Finding]) -> list[Finding]:
    """`findings` without those that show what a more telling one shows, in their given order."""
    kept: list[Finding] = []
    for finding in sorted(findings, key=_rank):
        if not any(same_fault(finding, other) for other in kept):
            kept.append(finding)
    return [f for f in findings if any(f is k for k in kept)]


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
