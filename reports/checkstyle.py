"""Checkstyle's XML (version 4.3): the problems of each file. Lines and columns count from 1, columns in code points."""

from __future__ import annotations

from xml.etree import ElementTree as ET

from claims.finding import Severity
from reports import problems
from reports.report import Report

_SEVERITIES = {Severity.ERROR: "error", Severity.WARNING: "warning", Severity.NOTE: "info"}


def render(report: Report) -> str:
    """A file for each article that was read, and for each that was not."""
    root = ET.Element("checkstyle", version="4.3")
    files: dict[str, ET.Element] = {}

    def add(path: str, place: tuple[int, int] | None, severity: str, message: str, source: str) -> None:
        at = {"line": str(place[0]), "column": str(place[1])} if place else {"line": "1"}
        told = {"severity": severity, "message": problems.legal_xml(message), "source": f"newscheck.{source}"}
        ET.SubElement(of(path), "error", {**at, **told})

    def of(path: str) -> ET.Element:
        if path not in files:
            files[path] = ET.SubElement(root, "file", name=problems.legal_xml(problems.location(path)))
        return files[path]

    for entry in report.articles:
        of(entry.path)
        for finding in problems.problems(entry):
            at = problems.region(entry.article.document, problems.place(finding))
            message = " · ".join(problems.told(finding))
            add(entry.path, (at.line, at.column), _SEVERITIES[finding.severity], message, finding.code)
    for fault in problems.faults(report):
        add(fault.path, None, "error", fault.text, fault.check or "unreadable")
    ET.indent(root, " ")
    return '<?xml version="1.0" encoding="UTF-8"?>\n' + ET.tostring(root, encoding="unicode") + "\n"
