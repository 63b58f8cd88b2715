"""W3C Web Annotations (JSON-LD): an annotation a finding, whose targets are its passages.

A passage is told by its position (code points from 0, the end excluded) and by its words, with as much of the text around
them as makes them unique.
"""

from __future__ import annotations

import uuid
from collections import Counter
from typing import Any

from claims.finding import Evidence, Finding
from claims.spans import Span
from reports import problems
from reports.passages import plain
from reports.report import ArticleReport, Report

Record = dict[str, Any]

_CONTEXT = "http://www.w3.org/ns/anno.jsonld"
_AROUND = 16
"""Characters of prefix and suffix to begin with."""


def render(report: Report) -> str:
    """A page with the annotations in the order of the articles. What could not be read is told in its label."""
    seen: Counter[tuple[str, str]] = Counter()
    items = []
    for entry in report.articles:
        for finding in problems.problems(entry):
            seen[entry.path, finding.fingerprint] += 1
            items.append(_annotation(report, entry, finding, seen[entry.path, finding.fingerprint]))
    collection: Record = {"type": "AnnotationCollection", "label": "newscheck", "total": len(items)}
    if told := [f"{fault.path}: {fault.text}" for fault in problems.faults(report)]:
        collection["label"] = "newscheck; " + "; ".join(told)
    page: Record = {
        "@context": _CONTEXT,
        "id": _identity("page", *(item["id"] for item in items)),
        "type": "AnnotationPage",
        "partOf": {"id": _identity("collection", *(item["id"] for item in items)), **collection},
        "startIndex": 0,
        "items": items,
    }
    return problems.dumps(page, indent=1) + "\n"


def _identity(*parts: str) -> str:
    name = "\x1f".join(parts).encode("utf-8", "replace").decode()
    return uuid.uuid5(uuid.NAMESPACE_URL, f"newscheck:{name}").urn


def _annotation(report: Report, entry: ArticleReport, finding: Finding, occurrence: int) -> Record:
    generator = {"type": "Software", "name": "newscheck", "schema:softwareVersion": report.version}
    text = {"format": "text/plain", "language": "en"}
    passages = sorted(finding.evidence, key=lambda e: e.span)
    record: Record = {
        "id": _identity(entry.path, finding.fingerprint, str(occurrence)),
        "type": "Annotation",
        "motivation": "assessing",
        "generator": generator,
        "generated": report.generated,
        "body": [
            {"type": "TextualBody", "purpose": "assessing", "value": problems.message(finding), **text},
            {"type": "TextualBody", "purpose": "tagging", "value": f"{finding.code} {finding.name}", **text},
            {"type": "TextualBody", "purpose": "tagging", "value": finding.severity.value, **text},
        ],
        "target": [_target(entry, e) for e in passages] or problems.uri(entry.path),
    }
    if finding.question:
        question = problems.one_line(plain(finding.question))
        record["body"].append({"type": "TextualBody", "purpose": "questioning", "value": question, **text})
    return record


def _target(entry: ArticleReport, evidence: Evidence) -> Record:
    span = evidence.span
    selectors: list[Record] = [{"type": "TextPositionSelector", "start": span.start, "end": span.end}]
    if evidence.text:
        selectors.append(_quote(entry.article.text, span))
    return {"type": "SpecificResource", "source": problems.uri(entry.path), "selector": selectors}


def _quote(text: str, span: Span) -> Record:
    """The words and what stands around them, more and more of it until they stand only once like this."""
    words, around = span.of(text), _AROUND
    while True:
        prefix, suffix = text[max(0, span.start - around) : span.start], text[span.end : span.end + around]
        whole = prefix + words + suffix
        first = text.find(whole)
        if text.find(whole, first + 1) < 0 or len(whole) == len(text):
            return {"type": "TextQuoteSelector", "exact": words, "prefix": prefix, "suffix": suffix}
        around *= 2
