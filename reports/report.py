"""All that a renderer may know: a Report of articles, what was found in them and what was run."""

from __future__ import annotations

from dataclasses import dataclass

from claims.article import Article
from claims.finding import CheckFailure, Finding, Severity


@dataclass(frozen=True, slots=True)
class CheckInfo:
    """A check as a page shows it: `summary` is the first sentence of its docstring, `page` the whole of it (Markdown)."""

    code: str
    name: str
    severity: Severity
    summary: str
    page: str


@dataclass(frozen=True, slots=True)
class CheckRun:
    """A check that ran: how many findings, and how much it compared ("14 pronouns, 3 people")."""

    code: str
    name: str
    findings: int
    compared: str


@dataclass(frozen=True, slots=True)
class CheckSkipped:
    """A check that did not run, and why ("not selected", "the article has no date")."""

    code: str
    name: str
    why: str


@dataclass(frozen=True)
class ArticleReport:
    """One article and its findings, in the order in which they are shown (text order of the later passage).

    `left_out` counts findings that the run was told not to report: those on lines that have not changed.
    """

    article: Article
    findings: tuple[Finding, ...]
    checks_run: tuple[CheckRun, ...]
    checks_skipped: tuple[CheckSkipped, ...]
    failures: tuple[CheckFailure, ...]
    left_out: int = 0

    @property
    def path(self) -> str:
        return self.article.document.path


@dataclass(frozen=True, slots=True)
class Unreadable:
    """An input that could not be read, and the one-line error."""

    path: str
    error: str


@dataclass(frozen=True)
class Report:
    """One run. `generated` is an ISO 8601 timestamp (the only clock in a report); `checks` describe every known check."""

    version: str
    generated: str
    articles: tuple[ArticleReport, ...]
    checks: tuple[CheckInfo, ...]
    unreadable: tuple[Unreadable, ...] = ()

    def count(self, severity: Severity) -> int:
        """How many open findings of a severity there are over all articles, without those that were dismissed."""
        return sum(f.open and not f.dismissed and f.severity is severity for a in self.articles for f in a.findings)
