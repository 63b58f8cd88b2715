"""A report without the words of the draft, for logs that others can read: positions stay, what was compared is told broadly."""

from __future__ import annotations

import re
from dataclasses import replace

from claims.article import Article
from claims.document import Document, Field
from claims.finding import CheckFailure, Finding
from reports.report import ArticleReport, Report

COMPLETE = frozenset({"html", "json", "csv", "parquet", "webanno", "docx"})
"""Formats that are the draft with what was found in it, and no log."""
HIDDEN = "(not quoted)"
_INTERNAL = re.compile(r"(internal error: \w+): .*(?=; )", re.DOTALL)
"""What an error nobody foresaw says, which may be words of the draft."""
_SPACE = frozenset(" \t\r\n\v\f\x1c\x1d\x1e\x85\u2028\u2029")


def without_quotes(report: Report) -> Report:
    """`report` with every word of a draft hidden, in findings and in the text itself; lines and columns are the same."""
    about = {check.code: check.summary for check in report.checks}
    unreadable = tuple(replace(u, error=_INTERNAL.sub(r"\1", u.error)) for u in report.unreadable)
    return replace(report, articles=tuple(_article(entry, about) for entry in report.articles), unreadable=unreadable)


def _article(entry: ArticleReport, about: dict[str, str]) -> ArticleReport:
    return replace(
        entry,
        article=_hidden(entry.article),
        findings=tuple(_finding(f, about.get(f.code, f.name)) for f in entry.findings),
        failures=tuple(CheckFailure(f.check, f.error.split(":", 1)[0]) for f in entry.failures),
    )


def _finding(finding: Finding, about: str) -> Finding:
    """Who says what and why is in the draft's words; a decision's reason is an editor's, and may quote it too."""
    evidence = tuple(replace(e, text=HIDDEN, value="", speaker="", time="") for e in finding.evidence)
    decision = replace(finding.decision, reason="") if finding.decision else None
    return replace(finding, message=about, question="", derivation=(), differs=(), evidence=evidence, decision=decision)


def _hidden(article: Article) -> Article:
    document = article.document
    fields = tuple(Field(f.key, _masked(f.value), f.span) for f in document.metadata)
    blank = Document(document.path, _masked(document.text), _masked(document.prose), document.parts, fields)
    return replace(article, document=blank)


def _masked(text: str) -> str:
    """`text` with another character for each one, as long in UTF-8 and UTF-16, so that every column stays the same."""
    return "".join(c if c in _SPACE else _mask(ord(c)) for c in text)


def _mask(code: int) -> str:
    if code < 0x80:
        return "x"
    if code < 0x800:
        return "×"
    return "…" if code < 0x10000 else "\U0001d465"
