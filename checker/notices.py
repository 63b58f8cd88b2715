"""What is told of the comments that silence findings: notices, which look like findings but come from no check."""

from __future__ import annotations

from claims.finding import Severity
from reports.report import CheckInfo

_ABOUT = (
    "\n\n*What it looks for*: comments such as `<!-- newscheck-ignore-next TIM101 -- reason -->`; docs/decisions.md tells how "
    "they are written.\n\n*Why it matters to a reader*: "
)


def _notice(code: str, name: str, severity: Severity, summary: str, why: str) -> CheckInfo:
    return CheckInfo(code, name, severity, summary, f"{summary}{_ABOUT}{why}")


UNUSED = _notice(
    "DIR901",
    "unused-directive",
    Severity.NOTE,
    "A comment silences what is not there.",
    "the text was mended, or the comment stands in the wrong place; left where it is, it will hide the next real conflict.",
)
UNKNOWN = _notice(
    "DIR902",
    "unknown-directive",
    Severity.WARNING,
    "A comment for newscheck cannot be understood.",
    "its author thinks that something is silenced, and it is not.",
)
NO_REASON = _notice(
    "DIR903",
    "directive-without-reason",
    Severity.WARNING,
    "A comment silences a check and does not say why.",
    "whoever edits the text next cannot tell whether the reason still holds; the comment has no effect.",
)
NOTICES = (UNUSED, UNKNOWN, NO_REASON)
