"""One line a problem, `path:line:column: CODE severity message`; findings that are not open or were dismissed are left out."""

from __future__ import annotations

from reports import problems
from reports.report import Report


def render(report: Report) -> str:
    """The problems in the order of the articles, after what could not be read; nothing where there is none."""
    lines = [f"{problems.one_line(problems.location(f.path))}: {f.text}" for f in problems.faults(report)]
    for entry in report.articles:
        path = problems.one_line(problems.location(entry.path))
        for finding in problems.problems(entry):
            at = problems.region(entry.article.document, problems.place(finding))
            told = problems.one_line(f"{finding.code} {finding.severity.value} {problems.message(finding)}")
            lines.append(f"{path}:{at.line}:{at.column}: {told}")
    return "".join(f"{_harmless(line)}\n" for line in lines)


def _harmless(line: str) -> str:
    """No line may be read as a command by a build log."""
    return ("./" if line.startswith("::") else "") + line.replace("##[", "## [")
