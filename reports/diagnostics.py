"""Problems as reviewdog takes them (its Diagnostic): lines from 1, columns from 1 in UTF-8 bytes, ends excluded."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any

from claims.document import Document
from claims.finding import Evidence, Finding, Severity
from claims.spans import Span
from reports import problems
from reports.report import ArticleReport, Report

Record = dict[str, Any]

SOURCE: Record = {"name": "newscheck"}
_SEVERITIES = {Severity.ERROR: "ERROR", Severity.WARNING: "WARNING", Severity.NOTE: "INFO"}
_LONGEST = 60_000
"""Bytes of a diagnostic as JSON. reviewdog reads lines of less than 64 KiB, and drops all that follows a longer one."""


def diagnostics(report: Report) -> Iterator[Record]:
    """What could not be read, then the problems in the order of the articles."""
    for fault in problems.faults(report):
        yield _fitting({"message": fault.text, "location": {"path": problems.location(fault.path)}, "severity": "ERROR"})
    for entry in report.articles:
        for finding in problems.problems(entry):
            yield _fitting(_diagnostic(entry, finding))


def _diagnostic(entry: ArticleReport, finding: Finding) -> Record:
    document = entry.article.document
    record: Record = {
        "message": "\n".join(problems.told(finding)),
        "location": _location(document, problems.place(finding)),
        "severity": _SEVERITIES[finding.severity],
        "code": {"value": finding.code},
    }
    if others := problems.others(finding):
        record["related_locations"] = [{"message": problems.words(e), "location": _location(document, e)} for e in others]
    return record


def _location(document: Document, evidence: Evidence | None) -> Record:
    span = evidence.span if evidence else Span(0, 0)
    return {
        "path": problems.location(document.path),
        "range": {"start": _position(document, span.start), "end": _position(document, span.end)},
    }


def _position(document: Document, offset: int) -> Record:
    at = document.position(offset)
    before = document.text[offset - at.column + 1 : offset]
    return {"line": at.line, "column": len(before.encode("utf-8", "surrogatepass")) + 1}


def _fitting(record: Record) -> Record:
    """The diagnostic, with as much of its message and of its related locations as a line can hold."""
    while _size(record) > _LONGEST and record.get("related_locations"):
        record = {**record, "related_locations": record["related_locations"][: len(record["related_locations"]) // 2]}
    while (over := _size(record) - _LONGEST) > 0 and len(record["message"]) > 1:
        kept = max(1, len(record["message"]) - max(over // 4, 1))
        record = {**record, "message": record["message"][: kept - 1] + "…"}
        if kept == 1:
            break
    return record


def _size(record: Record) -> int:
    return len(problems.dumps(record).encode())
