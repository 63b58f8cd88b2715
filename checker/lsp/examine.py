"""A text in an editor, checked: with the configuration and the decisions of the folder that its file lies in."""

from __future__ import annotations

from dataclasses import dataclass, replace
from pathlib import Path

from checker import decisions
from checker.config import load
from checker.decisions import Entry, Ledger, merged
from checker.inputs import analyser
from checker.judge import judge
from checker.lsp.places import Places
from checker.name_dates import date_of
from checker.registry import select
from checker.run import check_article, now
from claims.extract.article import extract
from claims.finding import DISMISSING, Evidence, Finding
from claims.read import read_text
from reports.report import ArticleReport


@dataclass(frozen=True)
class Examined:
    """What was found in one version of a text. `ledger` is where decisions about it are kept."""

    report: ArticleReport
    places: Places
    ledger: Ledger

    @property
    def findings(self) -> list[Finding]:
        """Those on which no editor has decided that they are no problem."""
        return [f for f in self.report.findings if f.decision is None or f.decision.decision not in DISMISSING]

    def at(self, start: int, end: int) -> list[Finding]:
        """The findings with a passage that touches the characters from `start` to `end`."""
        return [f for f in self.findings if any(e.span.start <= end and start <= e.span.end for e in f.evidence)]

    def finding(self, fingerprint: str) -> Finding | None:
        return next((f for f in self.findings if f.fingerprint == fingerprint), None)


def examine(text: str, path: Path, *, encoding: str = "utf-16") -> Examined:
    """Check `text`, what an editor holds of the file at `path`. UserError where it, or the configuration, cannot be read."""
    config = load(folder=path.parent)
    settings = config.settings(str(path))
    orders = {"day-month": False, "month-day": True}
    article = extract(
        read_text(text, path=str(path)),
        date=settings.date or None,
        named_date=date_of(str(path), settings.date_from_name) or None,
        month_first=orders.get(settings.numeric_dates),
        analyser=analyser(settings.nlp),
    )
    court = judge(config, folder=path.parent)
    report = court(check_article(article, select(settings.select, settings.ignore))).entry
    return Examined(report, Places(text, encoding), court.ledger)


def decide(examined: Examined, finding: Finding, *, decision: str, reason: str, by: str) -> None:
    """Write a decision on a finding to the file of decisions, which may have changed since it was read."""
    entry = Entry(
        fingerprint=finding.fingerprint,
        code=finding.code,
        document=examined.ledger.relative(examined.report.path),
        decision=decision,
        reason=reason,
        by=by,
        on=now()[:10],
        evidence=finding.evidence_hash,
        key=finding.key,
        quotes=tuple(e.text for e in finding.evidence),
    )
    ledger = decisions.load(examined.ledger.path)
    decisions.save(replace(ledger, entries=merged(ledger.entries, [entry])))


def main_passage(finding: Finding) -> Evidence:
    """The last passage that is a side of the conflict: what a reader meets second is where the conflict shows."""
    sides = [e for e in finding.evidence if e.role != "anchor"] or list(finding.evidence)
    return max(sides, key=lambda e: e.span)
