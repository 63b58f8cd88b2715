"""GitLab Code Quality: a JSON array with an entry for each problem; findings that are not open or were dismissed are left out.

A file that could not be read, and a check that crashed, is an entry of the gravest kind: silence would look like approval.
Fingerprints do not depend on lines or on the path, so that a problem is the same one after a paragraph above it or the file
itself has moved.
"""

from __future__ import annotations

import hashlib
from collections import Counter
from typing import Any

from claims.finding import Severity
from reports import problems
from reports.report import Report

_SEVERITIES = {Severity.ERROR: "major", Severity.WARNING: "minor", Severity.NOTE: "info"}


def render(report: Report) -> str:
    """The entries in the order of the articles; `[]` where there is none."""
    entries = []
    seen: Counter[str] = Counter()

    def add(path: str, check: str, identity: str, severity: str, line: int, text: str) -> None:
        seen[identity] += 1
        mark = "\x1f".join((identity, str(seen[identity]))).encode("utf-8", "replace")
        record: dict[str, Any] = {
            "description": problems.safe(text) or check,
            "check_name": check,
            "fingerprint": hashlib.sha256(mark).hexdigest()[:32],
            "severity": severity,
            "location": {"path": problems.location(path), "lines": {"begin": line}},
        }
        entries.append(record)

    for fault in problems.faults(report):
        add(fault.path, fault.check or "unreadable", f"fault {fault.check} {fault.path}", "blocker", 1, fault.text)
    for article in report.articles:
        for f in problems.problems(article):
            line = problems.region(article.article.document, problems.place(f)).line
            name = f"{f.code} {f.name}"
            add(article.path, name, f.fingerprint, _SEVERITIES[f.severity], line, problems.message(f))
    return problems.dumps(entries, indent=1) + "\n"
