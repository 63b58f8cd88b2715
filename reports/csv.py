"""The claims of all articles as CSV: the claims table with the path of the article before it."""

from __future__ import annotations

from reports.report import Report
from reports.tables import claims_of


def render(report: Report) -> str:
    """A line a claim under a line of column names."""
    text: str = claims_of(report).to_csv(index=False, lineterminator="\n", errors="replace")
    return text
