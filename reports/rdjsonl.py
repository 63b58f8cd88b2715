"""reviewdog's rdjsonl: a diagnostic a line."""

from __future__ import annotations

from reports import problems
from reports.diagnostics import SOURCE, diagnostics
from reports.report import Report


def render(report: Report) -> str:
    """A line a problem; nothing where there is none."""
    return "".join(problems.dumps({**record, "source": SOURCE}) + "\n" for record in diagnostics(report))
