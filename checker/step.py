"""What a step of GitHub Actions shows beside its log: a summary of the job, and outputs for the steps after it."""

from __future__ import annotations

import os
from collections.abc import Mapping
from pathlib import Path

from claims.errors import UserError
from claims.finding import Severity
from reports.markdown import render
from reports.problems import problems
from reports.report import Report

_MOST = 1024 * 1024
"""Bytes of a summary; GitHub shows none that is larger."""


def tell_step(report: Report, environment: Mapping[str, str] = os.environ) -> None:
    """Append to the files that GITHUB_STEP_SUMMARY and GITHUB_OUTPUT name, where they are set."""
    if path := environment.get("GITHUB_STEP_SUMMARY"):
        summary = Path(path)
        written = summary.stat().st_size if summary.exists() else 0
        content = render(report, most=_MOST - written - 1)
        if written + len(content.encode("utf-8", "replace")) < _MOST:
            _append(path, content + "\n")
    if path := environment.get("GITHUB_OUTPUT"):
        _append(path, "".join(f"{name}={value}\n" for name, value in outputs(report).items()))


def outputs(report: Report) -> Mapping[str, int]:
    """What later steps can ask for: how many articles were read and were not, how many problems there are of each kind."""
    found = [finding for entry in report.articles for finding in problems(entry)]
    by = {f"{severity.value}s": sum(f.severity is severity for f in found) for severity in reversed(Severity)}
    failed = len(report.unreadable) + sum(len(entry.failures) for entry in report.articles)
    return {"articles": len(report.articles), "failed": failed, "findings": len(found), **by}


def _append(path: str, content: str) -> None:
    try:
        with open(path, "a", encoding="utf-8", errors="replace", newline="") as file:
            file.write(content)
    except OSError as error:
        raise UserError(f"{path}: cannot be written ({error.strerror}); GitHub names it in the environment") from error
