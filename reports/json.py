"""The complete report as JSON: all that was read and found, with the article's text, so that `reports.load` can show it again."""

from __future__ import annotations

import json
import re
from dataclasses import asdict

from claims.finding import Severity
from reports import records
from reports.report import ArticleReport, Report

SCHEMA_VERSION = "1.1"
_SURROGATE = re.compile("[\ud800-\udfff]")
"""Half of a pair: a file cannot hold it, its escape can."""


def render(report: Report) -> str:
    """The report as one JSON object, UTF-8, ending in a line break."""
    document = {
        "schema_version": SCHEMA_VERSION,
        "tool": {"name": "newscheck", "version": report.version},
        "generated": report.generated,
        "checks": [{**asdict(c), "severity": c.severity.value} for c in report.checks],
        "articles": [_article(a) for a in report.articles],
        "unreadable": [asdict(u) for u in report.unreadable],
        "summary": _summary(report),
    }
    text = json.dumps(document, ensure_ascii=False, indent=1, allow_nan=False) + "\n"
    return _SURROGATE.sub(lambda m: f"\\u{ord(m[0]):04x}", text)


def _article(result: ArticleReport) -> records.Record:
    article = result.article
    return {
        "path": result.path,
        "anchor_date": records.anchor(article),
        "words": len(article.document.prose.split()),
        "sentences": len(article.analysis.sentences),
        "text": article.text,
        "markup": records.markup(article),
        "metadata": records.metadata(article),
        "parts": records.parts(article),
        "sentence_spans": records.sentences(article),
        "claims": records.claims(article),
        "times": records.times(article),
        "quantities": records.quantities(article),
        "people": records.people(article),
        "bodies": records.bodies(article),
        "pronouns": records.pronouns(article),
        "quotations": records.quotations(article),
        "events": records.events(article),
        "findings": records.findings(result.findings),
        "checks_run": [asdict(c) for c in result.checks_run],
        "checks_skipped": [asdict(c) for c in result.checks_skipped],
        "failures": [asdict(f) for f in result.failures],
        "left_out": result.left_out,
    }


def _summary(report: Report) -> records.Record:
    every = [f for a in report.articles for f in a.findings]
    return {
        "articles": len(report.articles),
        "unreadable": len(report.unreadable),
        "findings": len(every),
        "open": {severity.value: report.count(severity) for severity in reversed(Severity)},
        "not_open": sum(not f.open for f in every),
        "dismissed": sum(f.dismissed for f in every),
        "failures": sum(len(a.failures) for a in report.articles),
    }
