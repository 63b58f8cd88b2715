"""What a revision changed, as JSON; `reports/schema/revision.json` is its schema."""

from __future__ import annotations

import json
from dataclasses import asdict
from typing import Any

from reports.records import findings
from reports.report import ArticleReport
from reports.revision import Altered, Passage, Revision

SCHEMA_VERSION = "1.0"
Record = dict[str, Any]


def render(revision: Revision) -> str:
    """One JSON object, ending in a line break. Offsets are code points of the version that they belong to."""
    document = {
        "schema_version": SCHEMA_VERSION,
        "tool": {"name": "newscheck", "version": revision.version},
        "old": _version(revision.old),
        "new": _version(revision.new),
        "claims": {
            "changed": [_altered(a) for a in revision.changed],
            "appeared": [_passage(p) for p in revision.appeared],
            "vanished": [_passage(p) for p in revision.vanished],
            "reworded": [_altered(a) for a in revision.reworded],
        },
        "findings": {
            "introduced": findings(revision.introduced),
            "fixed": findings(revision.fixed),
            "remaining": findings(revision.remaining),
        },
        "summary": {
            "changed": len(revision.changed),
            "appeared": len(revision.appeared),
            "vanished": len(revision.vanished),
            "reworded": len(revision.reworded),
            "unchanged": revision.unchanged,
            "introduced": len(revision.introduced),
            "fixed": len(revision.fixed),
            "remaining": len(revision.remaining),
        },
    }
    text = json.dumps(document, ensure_ascii=False, indent=1, allow_nan=False) + "\n"
    return text.encode("utf-8", "backslashreplace").decode()


def _version(report: ArticleReport) -> Record:
    article = report.article
    return {
        "path": report.path,
        "anchor_date": article.anchor.value,
        "claims": len(article.claims),
        "findings": len(report.findings),
        "failures": [asdict(f) for f in report.failures],
    }


def _altered(entry: Altered) -> Record:
    return {
        "old": _passage(entry.old),
        "new": _passage(entry.new),
        "changes": [asdict(c) for c in entry.changes],
        "same_words": entry.same_words,
    }


def _passage(passage: Passage) -> Record:
    return {
        "id": passage.id,
        "start": passage.span.start,
        "end": passage.span.end,
        "text": passage.text,
        "line": passage.line,
        "column": passage.column,
        "speaker": passage.speaker,
    }
