"""JUnit XML: a suite for each article, a test case for each check that ran on it, failed where the check found a problem.

Findings that are not open are left out; a check whose findings were all dismissed is skipped, and so is one that did not
run. A file that could not be read is a suite with one error, a check that crashed is an error.
"""

from __future__ import annotations

from collections.abc import Iterable
from xml.etree import ElementTree as ET

from claims.finding import Finding
from reports import problems
from reports.report import ArticleReport, Report


def render(report: Report) -> str:
    """The suites in the order of the articles, then what could not be read."""
    root = ET.Element("testsuites", name="newscheck")
    for entry in report.articles:
        _article(root, entry)
    for fault in problems.faults(report):
        if not fault.check:
            suite = ET.SubElement(root, "testsuite", name=problems.legal_xml(fault.path))
            _case(suite, fault.path, "read", "error", "error", fault.text, fault.text)
            _count(suite)
    for kind in ("tests", "failures", "errors"):
        root.set(kind, str(sum(int(suite.get(kind, "0")) for suite in root)))
    ET.indent(root, " ")
    return '<?xml version="1.0" encoding="UTF-8"?>\n' + ET.tostring(root, encoding="unicode") + "\n"


def _article(root: ET.Element, entry: ArticleReport) -> None:
    suite = ET.SubElement(root, "testsuite", name=problems.legal_xml(entry.path))
    found: dict[str, list[Finding]] = {}
    for finding in problems.problems(entry):
        found.setdefault(finding.code, []).append(finding)
    put_by = {f.code for f in entry.findings if problems.dismissed(f)}
    for run in entry.checks_run:
        name = f"{run.code} {run.name}"
        if failed := found.pop(run.code, []):
            _failure(suite, entry, name, failed)
        elif run.code in put_by:
            _case(suite, entry.path, name, "skipped", "", "dismissed", "")
        else:
            _case(suite, entry.path, name)
    for failed in found.values():
        _failure(suite, entry, f"{failed[0].code} {failed[0].name}", failed)
    for skipped in entry.checks_skipped:
        _case(suite, entry.path, f"{skipped.code} {skipped.name}", "skipped", "", skipped.why, "")
    for failure in entry.failures:
        _case(suite, entry.path, failure.check, "error", "error", failure.error, failure.error)
    _count(suite)


def _failure(suite: ET.Element, entry: ArticleReport, name: str, findings: list[Finding]) -> None:
    worst = max(findings, key=lambda f: f.severity.rank)
    lines = [line for finding in findings for line in _told(entry, finding)]
    _case(suite, entry.path, name, "failure", worst.severity.value, problems.message(worst), "\n".join(lines))


def _told(entry: ArticleReport, finding: Finding) -> Iterable[str]:
    at = problems.region(entry.article.document, problems.place(finding))
    yield f"{entry.path}:{at.line}:{at.column}: {finding.severity.value}: {problems.message(finding)}"
    for evidence in finding.evidence:
        yield f"  {evidence.line}:{evidence.column} {problems.words(evidence)}"


def _case(suite: ET.Element, path: str, name: str, result: str = "", kind: str = "", message: str = "", body: str = "") -> None:
    case = ET.SubElement(suite, "testcase", classname=problems.legal_xml(path), name=problems.legal_xml(name))
    if result:
        outcome = ET.SubElement(case, result, {"message": problems.legal_xml(message), **({"type": kind} if kind else {})})
        outcome.text = problems.legal_xml(body) or None


def _count(suite: ET.Element) -> None:
    suite.set("tests", str(len(suite)))
    for kind, tag in (("failures", "failure"), ("errors", "error"), ("skipped", "skipped")):
        suite.set(kind, str(len(suite.findall(f"testcase/{tag}"))))
