"""What a newsroom configures about findings: severities, the least confidence, and the house lists of what is right."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterable, Sequence
from dataclasses import replace

from checker.settings import CONFIDENCES, House, Settings
from claims.finding import Decision, Evidence, Finding, Severity, normalise
from claims.spans import Span
from reports.report import ArticleReport

_BY = "the house list"
_OF_NAMES = ("name-spelling", "acronym", "doubled-word")
"""Checks that compare how words are written."""
_OF_ROLES = ("title-role",)


def settled(entry: ArticleReport, settings: Settings) -> ArticleReport:
    """An article's findings with their configured severities, without those that are not sure enough, and with those
    dismissed that the house lists settle."""
    kept = [f for f in (_weighed(f, settings) for f in entry.findings) if f is not None]
    house = settings.house
    if house.names or house.never_flag or house.roles:
        lists = _Lists(entry.article.text, house)
        kept = [lists.judged(f) for f in kept]
    counts = Counter(f.code for f in kept)
    ran = tuple(replace(run, findings=counts[run.code]) for run in entry.checks_run)
    return replace(entry, findings=tuple(kept), checks_run=ran)


def fails(finding: Finding, settings: Settings) -> bool:
    """Whether a finding makes the exit code 1."""
    level = settings.of(finding.code).fail_on or settings.fail_on
    if level == "never" or not finding.open or finding.dismissed:
        return False
    return finding.severity.rank >= Severity(level).rank


def _weighed(finding: Finding, settings: Settings) -> Finding | None:
    own = settings.of(finding.code)
    least = own.min_confidence or settings.min_confidence
    if CONFIDENCES.index(finding.confidence.value) < CONFIDENCES.index(least):
        return None
    return replace(finding, severity=Severity(own.severity)) if own.severity else finding


class _Lists:
    """The house lists, and where their words stand in one article."""

    def __init__(self, text: str, house: House) -> None:
        self._never = _places(text, house.never_flag)
        self._names = {_plain(name) for name in house.names}
        self._words = {word for name in self._names for word in name.split()}
        self._roles = {normalise(name): [normalise(role) for role in held] for name, held in house.roles.items()}

    def judged(self, finding: Finding) -> Finding:
        if finding.decision is not None:
            return finding
        sides = [e for e in finding.evidence if e.role != "anchor"]
        if reason := self._why(finding, sides):
            return replace(finding, decision=Decision("not-a-problem", reason, _BY))
        return finding

    def _why(self, finding: Finding, sides: Sequence[Evidence]) -> str:
        if not sides:
            return ""
        if any(_within(e.span, self._never) for e in sides):
            return "words that are never to be flagged"
        if finding.name in _OF_NAMES and all(self._known(e.text) for e in sides):
            return "every spelling is known to be right"
        if finding.name in _OF_ROLES and self._both_held(finding, sides):
            return "the roles are known to be theirs"
        return ""

    def _known(self, words: str) -> bool:
        """Whether words are a listed spelling, or a part of one: a surname of a listed full name. Capitals count."""
        said = _plain(words)
        return said in self._names or (bool(said) and all(word in self._words for word in said.split()))

    def _both_held(self, finding: Finding, sides: Sequence[Evidence]) -> bool:
        told = normalise(finding.message)
        for name, held in self._roles.items():
            if re.search(rf"\b{re.escape(name)}\b", told) and all(normalise(e.value or e.text) in held for e in sides):
                return True
        return False


def _within(span: Span, places: Iterable[Span]) -> bool:
    return any(span in place for place in places)


def _plain(name: str) -> str:
    """A name without line breaks and its possessive."""
    return re.sub(r"'s?$", "", " ".join(name.replace("’", "'").split()))


def _places(text: str, entries: Iterable[str]) -> tuple[Span, ...]:
    """Where the entries stand in the text, whatever its case, apostrophes and line breaks."""
    plain = (entry.replace("’", "'").split() for entry in entries)
    patterns = [r"\s+".join(re.escape(word).replace("'", "['’]") for word in words) for words in plain if words]
    if not patterns:
        return ()
    joined = "|".join(sorted(patterns, key=len, reverse=True))
    return tuple(Span(*m.span()) for m in re.finditer(rf"(?<!\w)(?:{joined})(?!\w)", text, re.IGNORECASE))
