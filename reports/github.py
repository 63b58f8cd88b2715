"""Workflow commands of GitHub Actions, which become annotations on the lines of a pull request. Only problems are written.

GitHub shows ten annotations of a level in a step and drops the rest without a word. So the problems of all files are
ranked, and where a level has more than ten the tenth annotation tells how many are not shown.
"""

from __future__ import annotations

from collections.abc import Iterator

from claims.finding import Finding, Severity
from reports import problems
from reports.report import ArticleReport, Report

_LEVELS = {Severity.ERROR: "error", Severity.WARNING: "warning", Severity.NOTE: "notice"}
_MOST = 10


def render(report: Report) -> str:
    """A line an annotation; nothing where there is no problem."""
    lines: dict[str, list[str]] = {level: [] for level in _LEVELS.values()}
    for fault in problems.faults(report):
        lines["error"].append(_command("error", {"file": problems.location(fault.path), "title": "newscheck"}, fault.text))
    for entry, finding in problems.ranked(report):
        lines[_LEVELS[finding.severity]].append(_annotation(entry, finding))
    return "".join(f"{line}\n" for level, every in lines.items() for line in _limited(level, every))


def _limited(level: str, lines: list[str]) -> Iterator[str]:
    if len(lines) <= _MOST:
        yield from lines
        return
    yield from lines[: _MOST - 1]
    more = len(lines) - _MOST + 1
    yield _command(level, {"title": "newscheck"}, f"+{more} more; another report of this run has them all")


def _annotation(entry: ArticleReport, finding: Finding) -> str:
    """The column stands only where the passage ends on its line: elsewhere GitHub takes no columns."""
    at = problems.region(entry.article.document, problems.place(finding))
    properties = {"file": problems.location(entry.path), "line": str(at.line), "endLine": str(at.end_line)}
    if at.line == at.end_line:
        properties["col"] = str(at.column)
    properties["title"] = f"{finding.code} {finding.name}"
    return _command(_LEVELS[finding.severity], properties, "\n".join(problems.told(finding)))


def _command(level: str, properties: dict[str, str], message: str) -> str:
    return f"::{level} {','.join(f'{k}={_property(v)}' for k, v in properties.items())}::{_data(message)}"


def _data(text: str) -> str:
    """The message of a command. `\\n` stays a line break of the annotation."""
    clean = "\n".join(problems.safe(line) for line in text.split("\n"))
    return clean.replace("%", "%25").replace("\r", "%0D").replace("\n", "%0A")


def _property(text: str) -> str:
    return _data(text).replace(":", "%3A").replace(",", "%2C")
