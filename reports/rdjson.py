"""reviewdog's rdjson: one object with a diagnostic for each problem."""

from __future__ import annotations

from reports import problems
from reports.diagnostics import SOURCE, diagnostics
from reports.report import Report


def render(report: Report) -> str:
    """The result, with no diagnostics where there is no problem."""
    return problems.dumps({"source": SOURCE, "diagnostics": list(diagnostics(report))}, indent=1) + "\n"
