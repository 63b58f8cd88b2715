"""Finding cards: a finding as the page shows it, and the three groups they stand in."""

from __future__ import annotations

import string
from collections.abc import Iterable
from dataclasses import dataclass

from claims.article import Article
from claims.document import PartKind
from claims.finding import Evidence, Finding, Severity, Status
from claims.spans import Span
from reports.html_marks import Marks, Passage, Segment
from reports.passages import differing, key, moment, plain, sentence_around, shown, step, told

SHAPES = {Severity.ERROR: "■", Severity.WARNING: "▲", Severity.NOTE: "●"}
ANCHOR = "anchor"
LONGEST_WORDS = 60

OPEN, ASIDE, DISMISSED = "open", "aside", "dismissed"

STATUS = {
    Status.OPEN: "open",
    Status.ATTRIBUTED: "attributed: two sources disagree",
    Status.ACKNOWLEDGED: "acknowledged: the article sets them against each other",
    Status.SUPERSEDED: "superseded: the article says that the value changed",
}
DECISIONS = {
    "fix": "to be fixed",
    "not-a-problem": "dismissed: not a problem",
    "baseline": "dismissed: in the baseline",
    "verify": "to be verified",
    "stale": "dismissed earlier, but the text has changed",
    "expired": "dismissed earlier, for a time that is over",
}
_FAMILIES = {
    "AGE": "ages",
    "EVT": "events",
    "FIG": "figures",
    "NAM": "names",
    "NUM": "figures",
    "ORD": "first and last",
    "PAG": "the page",
    "PEO": "people",
    "PER": "people",
    "PLA": "places",
    "QUO": "quotations",
    "TIM": "time",
}
_PLAIN_PARTS = (PartKind.BODY.value, PartKind.LIST.value)


@dataclass(frozen=True, slots=True)
class PassageView:
    """One passage: its words, who says them, when, and where they stand."""

    id: str
    label: str
    words: str
    value: str
    speaker: str
    time: str
    paragraph: int
    line: int
    part: str
    linked: bool


@dataclass(frozen=True, slots=True)
class Quote:
    """A whole sentence with the disputed words marked, and the passages in it."""

    segments: tuple[Segment, ...]
    passages: tuple[PassageView, ...]


@dataclass(frozen=True, slots=True)
class Side:
    """The sentences that give one value."""

    value: str
    quotes: tuple[Quote, ...]

    @property
    def count(self) -> int:
        return sum(len(q.passages) for q in self.quotes)


@dataclass(frozen=True, slots=True)
class Card:
    """A finding, ready for the page."""

    number: int
    group: str
    shape: str
    severity: str
    confidence: str
    status: str
    status_text: str
    code: str
    name: str
    family: str
    message: str
    question: str
    derivation: tuple[str, ...]
    differs: tuple[str, ...]
    sides: tuple[Side, ...]
    anchors: tuple[Quote, ...]
    fingerprint: str
    decision: str
    decision_text: str
    reason: str
    paragraph: int


def family(code: str) -> str:
    """What kind of check a code belongs to, in words."""
    prefix = code.rstrip(string.digits)
    return _FAMILIES.get(prefix, prefix.lower())


def group(finding: Finding) -> str:
    """Where a finding stands on the page: open, accounted for by the text, or dismissed by an editor."""
    if finding.dismissed:
        return DISMISSED
    return OPEN if finding.open else ASIDE


def letter(place: int) -> str:
    """a, b, ... z, aa, ab, ...: the name of a passage within its finding."""
    head, tail = divmod(place, 26)
    return (letter(head - 1) if head else "") + string.ascii_lowercase[tail]


def passages(findings: Iterable[Finding]) -> list[Passage]:
    """Every passage of every finding, numbered as the cards are."""
    return [
        Passage(e.span, number, letter(place), finding.severity, aside=group(finding) != OPEN)
        for number, finding in enumerate(findings, start=1)
        for place, e in enumerate(finding.evidence)
    ]


def cards(article: Article, findings: tuple[Finding, ...]) -> tuple[Card, ...]:
    """A card for each finding, in order."""
    every = passages(findings)
    by_finding: dict[int, list[Passage]] = {}
    for passage in every:
        by_finding.setdefault(passage.finding, []).append(passage)
    return tuple(_card(article, finding, number, by_finding.get(number, [])) for number, finding in enumerate(findings, 1))


def _card(article: Article, finding: Finding, number: int, own: list[Passage]) -> Card:
    sides = [p for p, e in zip(own, finding.evidence, strict=True) if e.role != ANCHOR]
    anchors = [p for p, e in zip(own, finding.evidence, strict=True) if e.role == ANCHOR]
    views = {p: _passage(article, p, e) for p, e in zip(own, finding.evidence, strict=True)}
    decided = finding.decision
    return Card(
        number=number,
        group=group(finding),
        shape=SHAPES[finding.severity],
        severity=finding.severity.value,
        confidence=finding.confidence.value,
        status=finding.status.value,
        status_text=STATUS[finding.status],
        code=finding.code,
        name=finding.name,
        family=family(finding.code),
        message=plain(finding.message),
        question=plain(finding.question),
        derivation=tuple(map(step, finding.derivation)),
        differs=differing(finding.differs),
        sides=_sides(article, {p: views[p] for p in sides}),
        anchors=_quotes(article, {p: views[p] for p in anchors}),
        fingerprint=finding.fingerprint,
        decision=decided.decision if decided else "",
        decision_text=_decided(finding),
        reason=decided.reason if decided else "",
        paragraph=max((e.paragraph for e in finding.evidence), default=0),
    )


def _decided(finding: Finding) -> str:
    if finding.decision is None:
        return ""
    words = DECISIONS.get(finding.decision.decision, finding.decision.decision)
    by = f" by {finding.decision.by}" if finding.decision.by else ""
    on = f" on {finding.decision.on}" if finding.decision.on else ""
    return words + by + on


def _passage(article: Article, passage: Passage, evidence: Evidence) -> PassageView:
    part = article.document.part_at(evidence.span.start)
    linked = part is not None and len(evidence.span) > 0 and evidence.span.overlaps(part.span)
    return PassageView(
        id=passage.id,
        label=f"{passage.finding}{passage.letter}",
        words=_short(shown(article.document, evidence.span)),
        value=told(evidence.value),
        speaker=evidence.speaker,
        time=moment(evidence.time),
        paragraph=evidence.paragraph,
        line=evidence.line,
        part="" if evidence.part in _PLAIN_PARTS or not linked else evidence.part.replace("_", " "),
        linked=linked,
    )


def _short(words: str) -> str:
    return words if len(words) <= LONGEST_WORDS else words[:LONGEST_WORDS].rsplit(" ", 1)[0] + " …"


def _sides(article: Article, views: dict[Passage, PassageView]) -> tuple[Side, ...]:
    """The passages by value, the value that most of them give first, then in text order; "" for values that tell nothing.

    Two passages, and those of which a sentence holds different values, are not divided: no sentence is shown twice.
    """
    by_value: dict[str, dict[Passage, PassageView]] = {}
    for passage, view in views.items():
        by_value.setdefault(key(view.value), {})[passage] = view
    ranked = sorted(by_value.values(), key=lambda same: -len(same))
    divided = tuple(Side(next(iter(same.values())).value, _quotes(article, same)) for same in ranked)
    whole = _quotes(article, views)
    if len(views) > 2 and sum(len(side.quotes) for side in divided) == len(whole):
        return divided
    return (Side("", whole),) if views else ()


def _quotes(article: Article, views: dict[Passage, PassageView]) -> tuple[Quote, ...]:
    """The sentences around passages; a sentence that holds several of them is shown once."""
    by_sentence: dict[Span, list[Passage]] = {}
    for passage in views:
        by_sentence.setdefault(sentence_around(article, passage.span), []).append(passage)
    return tuple(
        Quote(Marks(article.document, inside).cut(around), tuple(views[p] for p in inside))
        for around, inside in by_sentence.items()
    )
