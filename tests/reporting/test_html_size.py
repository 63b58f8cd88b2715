"""How large the HTML report is: fixed parts, articles with findings from the corpus, long articles."""

from __future__ import annotations

from pathlib import Path

import pytest
import sample_report as sample

from checker import check_file
from reports import html
from reports.report import Report

ROOT = Path(__file__).parent.parent.parent
ARTICLES = ROOT / "tests" / "corpus" / "trainset" / "articles"
FIXED, A_BYTE, A_FINDING = 40_000, 8, 1_000
"""What a page may take: for itself, for a byte of text, and for a finding of a short article (two quotations, steps, a question)."""
SOME = ("t1-001", "t1-003", "t1-011", "t2-004", "t3-007", "t4-010")


def size(report: Report) -> int:
    return len(html.render(report).encode())


def text(report: Report) -> int:
    return len(report.articles[0].article.text.encode())


def test_styles_and_scripts() -> None:
    assert sum(len(html.static(name).encode()) for name in ("findings.css", "report.css", "base.js", "report.js", "findings.js")) <= 30_000


def test_without_findings() -> None:
    report = sample.report_of(sample.sample_article())
    assert size(report) <= FIXED + A_BYTE * text(report)


@pytest.mark.parametrize("path", [ROOT / "examples" / "first-contact.txt", *(ARTICLES / f"{name}.bad.txt" for name in SOME)], ids=str)
def test_articles_with_findings(path: Path) -> None:
    report = check_file(path)
    findings = report.articles[0].findings
    assert findings
    assert size(report) <= FIXED + A_BYTE * text(report) + A_FINDING * len(findings)


def test_a_finding() -> None:
    article = sample.sample_article()
    few, many = (size(sample.report_of(article, sample.findings_of(article)[:n])) for n in (1, 10))
    assert many - few <= 9 * 2_500


def test_a_long_article() -> None:
    report = sample.long_report(20_000)
    assert size(report) <= 5 * text(report)
