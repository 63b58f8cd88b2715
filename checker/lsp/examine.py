"""A text in an editor, checked: with the configuration and the decisions of the folder that its file lies in."""

from __future__ import annotations

from dataclasses import dataclass, replace
from pathlib import Path

from checker import decisions
from checker.config import load
from checker.decisions import KINDS, BadDecisions, Ledger, entry_of, merged
from checker.inputs import article_of
from checker.judge import judge
from checker.lsp.places import Places
from checker.registry import select
from checker.run import check_article, now
from claims.finding import Evidence, Finding
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
        return [f for f in self.report.findings if not f.dismissed]

    def at(self, start: int, end: int) -> list[Finding]:
        """The findings with a passage that touches the characters from `start` to `end`."""
        return [f for f in self.findings if any(e.span.start <= end and start <= e.span.end for e in f.evidence)]

    def finding(self, fingerprint: str) -> Finding | None:
        return next((f for f in self.findings if f.fingerprint == fingerprint), None)


def examine(text: str, path: Path, *, encoding: str = "utf-16") -> Examined:
    """Check `text`, what an editor holds of the file at `path`. UserError where it, or the configuration, cannot be read."""
    config = load(folder=path.parent)
    settings = config.settings(str(path))
    article = article_of(read_text(text, path=str(path)), settings)
    court = judge(config, folder=path.parent)
    report = court(check_article(article, select(settings.select, settings.ignore))).entry
    return Examined(report, Places(text, encoding), court.ledger)


def decide(examined: Examined, finding: Finding, *, decision: str, reason: str, by: str) -> None:
    """Write a decision on a finding to the file of decisions, which may have changed since it was read. BadDecisions, with
    nothing written, where the decision is none or lacks its reason."""
    if decision not in KINDS or (decision == "not-a-problem" and not reason):
        raise BadDecisions(f"{finding.code}: write one of {', '.join(KINDS)}, and a reason for not-a-problem")
    document = examined.ledger.relative(examined.report.path)
    entry = entry_of(finding, document, decision=decision, reason=reason, by=by, on=now()[:10])
    ledger = decisions.load(examined.ledger.path)
    decisions.save(replace(ledger, entries=merged(ledger.entries, [entry])))


def main_passage(finding: Finding) -> Evidence:
    """The last passage that is a side of the conflict: what a reader meets second is where the conflict shows."""
    sides = [e for e in finding.evidence if e.role != "anchor"] or list(finding.evidence)
    return max(sides, key=lambda e: e.span)
