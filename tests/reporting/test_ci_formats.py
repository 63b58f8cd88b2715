"""The formats for build systems: whole, escaped, and at the right place in the file."""

from __future__ import annotations

import json
import re
from dataclasses import replace
from urllib.parse import unquote
from xml.etree import ElementTree as ET

import pytest
import sample_hostile as hostile
import sample_parts as parts
import sample_report as sample

from claims.finding import Severity
from reports import problems
from reports.formats import SUFFIXES, renderer
from reports.report import Report

CI = [n for n in ("sarif", "github", "junit", "gitlab", "concise") if n in SUFFIXES]
WORDS = "e\u0301t\u00e9 😀 \r ]]> ::error::no [x](1) {0} 100% a:b,c"
TEXT = "\u00c9t\u00e9 😀 {0} had 40 men.\r\n\r\n::error::x [x](1) ]]> e\u0301 😀 saw 50\r\nmen, 100%.\r\n"
PATH = "desk/caf\u00e9 1, a:b%.txt"


def report_with(count: int, *, severity: Severity = Severity.ERROR) -> Report:
    article = parts.article_of(TEXT, path=PATH)
    evidence = [parts.evidence_of(article, "40 men"), parts.evidence_of(article, "50\r\nmen", role="value B")]
    made = parts.finding_of("FIG101", "same-count", WORDS, evidence, severity=severity, derivation=("One {0}.",), question="Which?")
    return sample.report_of(article, [made] * count)


REPORTS = {
    "sample": sample.sample_report(),
    "two": sample.two_articles(),
    "hostile": sample.hostile_report(),
    "none": report_with(0),
    "one": report_with(1),
    "many": report_with(3000),
    **{name: hostile.hostile_everywhere(words) for name, words in {**hostile.STRINGS, "words": WORDS}.items()},
}


def problem_count(report: Report) -> int:
    return sum(len(problems.problems(entry)) for entry in report.articles)


@pytest.fixture(params=REPORTS)
def report(request: pytest.FixtureRequest) -> Report:
    return REPORTS[request.param]


@pytest.mark.parametrize("name", CI)
def test_same_report_same_bytes(name: str, report: Report) -> None:
    render = renderer(name)
    assert render(report).encode() == render(report).encode()


def test_sarif_is_complete(report: Report) -> None:
    log = json.loads(renderer("sarif")(report))
    assert log["version"] == "2.1.0"
    assert log["$schema"]
    (run,) = log["runs"]
    rules = run["tool"]["driver"]["rules"]
    assert len({r["id"] for r in rules}) == len(rules)
    for rule in rules:
        assert rule["shortDescription"]["text"]
        assert rule["fullDescription"]["text"]
        assert rule["help"]["text"]
    assert len(run["results"]) == problem_count(report)
    prints = set()
    for result in run["results"]:
        assert rules[result["ruleIndex"]]["id"] == result["ruleId"]
        assert result["level"] in ("error", "warning", "note")
        assert result["message"]["text"]
        assert len(result["locations"]) == 1
        ids = [r["id"] for r in result.get("relatedLocations", [])]
        links = re.findall(r"(?<!\\)\]\((\d+)\)", result["message"]["text"])
        assert [int(n) for n in links] == ids
        uri = result["locations"][0]["physicalLocation"]["artifactLocation"]["uri"]
        assert re.fullmatch(r"[\w.~/%-]+", uri, re.ASCII)
        prints.add((uri, result["partialFingerprints"]["primaryLocationLineHash"]))
    assert len(prints) == len(run["results"])


def test_sarif_regions_give_back_the_words(report: Report) -> None:
    texts = {problems.uri(e.path): e.article.text for e in report.articles}
    for result in json.loads(renderer("sarif")(report))["runs"][0]["results"]:
        for location in [*result["locations"], *result.get("relatedLocations", [])]:
            place = location["physicalLocation"]
            lines = re.split(r"(?<=\n)|(?<=\r)(?!\n)", texts[place["artifactLocation"]["uri"]])
            r = place["region"]
            start = sum(map(len, lines[: r["startLine"] - 1])) + r["startColumn"] - 1
            end = sum(map(len, lines[: r["endLine"] - 1])) + r["endColumn"] - 1
            if "snippet" in r:
                assert "".join(lines)[start:end] == r["snippet"]["text"]


def test_sarif_escapes_and_tells_faults() -> None:
    (run,) = json.loads(renderer("sarif")(report_with(1)))["runs"]
    text = run["results"][0]["message"]["text"]
    assert "\\[x\\](1) {{0}}" in text
    assert unquote(run["results"][0]["locations"][0]["physicalLocation"]["artifactLocation"]["uri"]) == PATH
    assert run["invocations"][0]["executionSuccessful"] is True
    (run,) = json.loads(renderer("sarif")(REPORTS["two"]))["runs"]
    assert run["invocations"][0]["executionSuccessful"] is False
    assert len(run["invocations"][0]["toolExecutionNotifications"]) == 2


def test_github_commands(report: Report) -> None:
    lines = renderer("github")(report).split("\n")
    assert lines.pop() == ""
    for line in lines:
        assert re.fullmatch(r"::(error|warning|notice) (\w+=[^:,\r\n]*,?)+::[^\r\n]*", line)
    assert all(sum(line.startswith(f"::{level}") for line in lines) <= 10 for level in ("error", "warning", "notice"))


def test_github_escapes_and_limits() -> None:
    line = renderer("github")(report_with(1))
    assert line.startswith("::error file=desk/caf\u00e9 1%2C a%3Ab%25.txt,line=3,endLine=4,title=FIG101 same-count::")
    assert "100%25 a:b,c%0Aline 1:" in line
    assert len(renderer("github")(report_with(10)).splitlines()) == 10
    assert renderer("github")(report_with(11)).splitlines()[-1].startswith("::error title=newscheck::+2 more")
    assert renderer("github")(report_with(0)) == ""


@pytest.mark.skipif("junit" not in SUFFIXES, reason="no such format")
def test_junit_is_well_formed_and_counts(report: Report) -> None:
    root = ET.fromstring(renderer("junit")(report).encode())
    assert len(root) == len(report.articles) + len(report.unreadable)
    for suite, entry in zip(root, report.articles, strict=False):
        codes = {f.code for f in problems.problems(entry)}
        assert int(suite.get("failures", "")) == len(suite.findall("testcase/failure")) == len(codes)
        assert int(suite.get("tests", "")) == len(suite) >= len(entry.checks_run)
        assert all(len(case) <= 1 and "file" not in case.attrib for case in suite)
    assert "skipped" not in root.attrib


@pytest.mark.skipif("gitlab" not in SUFFIXES, reason="no such format")
def test_gitlab_entries(report: Report) -> None:
    entries = json.loads(renderer("gitlab")(report))
    assert len(entries) == problem_count(report) + len(list(problems.faults(report)))
    assert len({e["fingerprint"] for e in entries}) == len(entries)
    for entry in entries:
        assert entry["description"]
        assert entry["check_name"]
        assert entry["severity"] in ("info", "minor", "major", "critical", "blocker")
        assert entry["location"]["path"]
        assert entry["location"]["lines"]["begin"] >= 1


@pytest.mark.skipif("concise" not in SUFFIXES, reason="no such format")
def test_concise_lines(report: Report) -> None:
    lines = renderer("concise")(report).split("\n")[:-1]
    assert len(lines) == problem_count(report) + len(list(problems.faults(report)))
    assert not any(line.startswith("::") or "##[" in line for line in lines)


def test_only_open_findings_are_problems() -> None:
    (entry,) = REPORTS["sample"].articles
    found = problems.problems(entry)
    assert 0 < len(found) < len(entry.findings)
    closed = [f for f in entry.findings if f not in found]
    quiet = replace(REPORTS["sample"], articles=(replace(entry, findings=tuple(closed)),))
    assert renderer("github")(quiet) == ""
    assert json.loads(renderer("sarif")(quiet))["runs"][0]["results"] == []


def test_a_path_with_half_a_pair() -> None:
    article = parts.article_of("Some 40 men.", path="a\udc80.txt")
    made = parts.finding_of("FIG101", "same-count", "m", [parts.evidence_of(article, "40 men")])
    for name in CI:
        renderer(name)(sample.report_of(article, [made])).encode()
