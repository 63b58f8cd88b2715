"""SARIF 2.1.0 as GitHub code scanning reads it: a result for each problem, located at its later passage.

The earlier passages are related locations, linked from the message. Findings that are not open are left out, and dismissed
ones unless they are asked for: GitHub takes no notice of their suppression and would show them as alerts. Columns count
code points, ends are excluded. What could not be read and checks that crashed are notifications of the invocation.
"""

from __future__ import annotations

import re
from collections import Counter
from typing import Any

from claims.document import Document
from claims.finding import Evidence, Finding
from reports import problems
from reports.passages import plain
from reports.report import ArticleReport, CheckInfo, Report

Record = dict[str, Any]

_SCHEMA = "https://json.schemastore.org/sarif-2.1.0.json"
_MOST = 25_000
"""GitHub refuses a run with more results."""


def render(report: Report, *, suppressed: bool = False) -> str:
    """One run; the results in the order of the articles. With `suppressed` what was dismissed is a suppressed result."""
    rules = _rules(report)
    index = {rule["id"]: n for n, rule in enumerate(rules)}
    found = [
        (entry, f) for entry in report.articles for f in entry.findings if f.open and (suppressed or not problems.dismissed(f))
    ]
    left_out = max(0, len(found) - _MOST)
    seen: Counter[tuple[str, str]] = Counter()
    results = []
    for entry, finding in problems.graver(found)[:_MOST] if left_out else found:
        seen[entry.path, finding.fingerprint] += 1
        result = _result(entry, finding, index[finding.code], seen[entry.path, finding.fingerprint])
        results.append(result | {"suppressions": _suppressions(finding)} if suppressed else result)
    driver = {"name": "newscheck", "semanticVersion": report.version, "version": report.version, "rules": rules}
    run = {
        "tool": {"driver": driver},
        "columnKind": "unicodeCodePoints",
        "invocations": [_invocation(report, left_out)],
        "results": results,
    }
    return problems.dumps({"$schema": _SCHEMA, "version": "2.1.0", "runs": [run]}, indent=1) + "\n"


def _rules(report: Report) -> list[Record]:
    """Every known check, and those of a saved report that are known no more."""
    known = {check.code: check for check in report.checks}
    for entry in report.articles:
        for f in entry.findings:
            known.setdefault(f.code, CheckInfo(f.code, f.name, f.severity, f.name, f.name))
    return [_rule(check) for check in known.values()]


def _rule(check: CheckInfo) -> Record:
    summary, page = problems.safe(check.summary), problems.safe(check.page)
    return {
        "id": check.code,
        "name": check.name,
        "shortDescription": {"text": summary},
        "fullDescription": {"text": summary},
        "help": {"text": page, "markdown": page},
        "defaultConfiguration": {"level": check.severity.value},
    }


def _result(entry: ArticleReport, finding: Finding, rule: int, occurrence: int) -> Record:
    document = entry.article.document
    related = problems.others(finding)
    record: Record = {
        "ruleId": finding.code,
        "ruleIndex": rule,
        "kind": "fail",
        "level": finding.severity.value,
        "message": {"text": _message(finding, related)},
        "locations": [_location(document, problems.place(finding))],
        "partialFingerprints": {
            "primaryLocationLineHash": f"{finding.fingerprint}:{occurrence}",
            "newscheckFinding/v1": finding.fingerprint,
        },
        "properties": {"confidence": finding.confidence.value},
    }
    if related:
        record["relatedLocations"] = [
            {"id": number, **_location(document, e), "message": {"text": _escaped(problems.words(e))}}
            for number, e in enumerate(related, start=1)
        ]
    return record


def _suppressions(finding: Finding) -> list[Record]:
    """An editor's verdict; an empty list says that there is none."""
    decision = finding.decision
    if decision is None or not problems.dismissed(finding):
        return []
    told = ", ".join(part for part in (decision.reason or decision.decision, decision.by, decision.on) if part)
    return [{"kind": "external", "status": "accepted", "justification": problems.one_line(told)}]


def _message(finding: Finding, related: list[Evidence]) -> str:
    """What the finding says with a link to each earlier passage; how it was derived; what to ask."""
    links = ", ".join(f"[{_escaped(problems.words(e)) or 'passage'}]({n})" for n, e in enumerate(related, start=1))
    lines = [_escaped(problems.message(finding)) + (f" Compare: {links}." if links else "")]
    lines += [f"{n}. {_escaped(problems.one_line(plain(step)))}" for n, step in enumerate(finding.derivation, start=1)]
    if finding.question:
        lines.append(_escaped(problems.one_line(plain(finding.question))))
    return "\n".join(lines)


def _escaped(text: str) -> str:
    """Text of an article in a message: no link, no placeholder."""
    return re.sub(r"([\\\[\]])", r"\\\1", text).replace("{", "{{").replace("}", "}}")


def _location(document: Document, evidence: Evidence | None) -> Record:
    at = problems.region(document, evidence)
    region: Record = {
        "startLine": at.line,
        "startColumn": at.column,
        "endLine": at.end_line,
        "endColumn": at.end_column,
    }
    if evidence:
        region["snippet"] = {"text": evidence.text}
    return {"physicalLocation": {"artifactLocation": {"uri": problems.uri(document.path)}, "region": region}}


def _invocation(report: Report, left_out: int) -> Record:
    notes: list[Record] = [
        {
            "level": "error",
            "message": {"text": _escaped(fault.text)},
            "locations": [{"physicalLocation": {"artifactLocation": {"uri": problems.uri(fault.path)}}}],
        }
        for fault in problems.faults(report)
    ]
    record: Record = {"executionSuccessful": not notes}
    if left_out:
        notes.append({"level": "warning", "message": {"text": f"{left_out} milder findings are left out."}})
    if notes:
        record["toolExecutionNotifications"] = notes
    return record
