"""What a check found: findings, their evidence, and decisions about them. Plain data that renderers may know."""

from __future__ import annotations

import hashlib
from collections.abc import Iterable
from dataclasses import dataclass
from enum import StrEnum

from claims.spans import Span


class Severity(StrEnum):
    """The consequence if the finding is true, mildest first."""

    NOTE = "note"
    WARNING = "warning"
    ERROR = "error"

    @property
    def rank(self) -> int:
        return list(Severity).index(self)


class Confidence(StrEnum):
    """How sure the check is."""

    LOW = "low"
    MEDIUM = "medium"
    HIGH = "high"


class Status(StrEnum):
    """How the text itself stands to the conflict; only `OPEN` can fail a build."""

    OPEN = "open"
    ATTRIBUTED = "attributed"
    ACKNOWLEDGED = "acknowledged"
    SUPERSEDED = "superseded"


@dataclass(frozen=True, slots=True)
class Evidence:
    """One passage of a finding: exact words, where they stand, which side they are on, who says it and when.

    `role` is "value A", "value B", ... for the sides of a conflict and "anchor" for what a step rests on.
    """

    span: Span
    text: str
    line: int
    column: int
    paragraph: int
    part: str
    role: str
    value: str = ""
    speaker: str = ""
    time: str = ""


DISMISSING = ("not-a-problem", "baseline")


@dataclass(frozen=True, slots=True)
class Decision:
    """An editor's verdict on a finding: fix, not-a-problem, verify or baseline; one that dismissed it once, but holds no more,
    is "stale" where the text has changed and "expired" where its time is over."""

    decision: str
    reason: str = ""
    by: str = ""
    on: str = ""


@dataclass(frozen=True, slots=True)
class Finding:
    """Passages that cannot all be right. `differs` are the values set against each other; `derivation` one sentence a step.

    `fingerprint` is the finding's identity, `key` its part that does not depend on the article, `evidence_hash` what its
    passages say: a decision on a finding holds as long as both identity and evidence are the same.
    """

    code: str
    name: str
    severity: Severity
    confidence: Confidence
    status: Status
    message: str
    question: str
    derivation: tuple[str, ...]
    differs: tuple[str, ...]
    evidence: tuple[Evidence, ...]
    fingerprint: str
    decision: Decision | None = None
    key: str = ""
    evidence_hash: str = ""

    @property
    def open(self) -> bool:
        return self.status is Status.OPEN

    @property
    def dismissed(self) -> bool:
        """Whether an editor has decided that it is no problem."""
        return self.decision is not None and self.decision.decision in DISMISSING


@dataclass(frozen=True, slots=True)
class CheckFailure:
    """A check that crashed on an article; the others went on."""

    check: str
    error: str


_SCHEME = "1"


def fingerprint(*, code: str, document_key: str, keys: tuple[str, ...], occurrence: int = 0) -> str:
    """The identity of a finding: 16 hexadecimal digits.

    `keys` say what the sides speak of without their values, `document_key` identifies the article without its path;
    `occurrence` tells apart findings that are alike in all of this. No position goes in.
    """
    return _digest(_SCHEME, code, document_key, *sorted(keys), str(occurrence))


def evidence_hash(sides: Iterable[tuple[str, str]]) -> str:
    """What the passages of a finding say: their values and the sentences around them, each normalised; order does not count."""
    return _digest(_SCHEME, *sorted(f"{normalise(value)}\x1e{normalise(sentence)}" for value, sentence in sides))


def _digest(*parts: str) -> str:
    return hashlib.sha256("\x1f".join(parts).encode("utf-8", "surrogatepass")).hexdigest()[:16]


def normalise(words: str) -> str:
    """`words` without what re-wrapping and typography change: white space, case, kinds of quotation mark and dash."""
    table = str.maketrans({"“": '"', "”": '"', "„": '"', "‘": "'", "’": "'", "–": "-", "—": "-", "\u00a0": " "})
    return " ".join(words.translate(table).casefold().split())
