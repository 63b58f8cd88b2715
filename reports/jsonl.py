"""JSON Lines: a finding a line, open or not, without the article's text; what failed has lines of its own."""

from __future__ import annotations

from reports import problems, records
from reports.report import Report


def render(report: Report) -> str:
    """The failures (`type` failure), then the findings (`type` finding) in the order of the articles, each with its `path`."""
    lines = [{"type": "failure", "path": f.path, "check": f.check or None, "error": f.text} for f in problems.faults(report)]
    for entry in report.articles:
        lines += [{"type": "finding", "path": entry.path, **records.finding(f)} for f in entry.findings]
    return "".join(problems.dumps(line) + "\n" for line in lines)
