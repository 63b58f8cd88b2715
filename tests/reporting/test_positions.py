"""Positions in every format, applied to the source file, give back the words: whatever marks, breaks and signs are in it."""

from __future__ import annotations

import json
import re
from collections.abc import Callable, Iterator
from pathlib import Path
from xml.etree import ElementTree as ET

import pytest
import sample_consumed as consumed
from test_consumers import github_commands

from claims.finding import Evidence, Finding
from reports import problems
from reports.formats import SUFFIXES, renderer

REPORT = consumed.hard_report()
(ENTRY,) = REPORT.articles
FOUND = problems.problems(ENTRY)
PLACED = [f for f in FOUND if f.evidence]
RAW = consumed.SOURCE.removeprefix(b"\xef\xbb\xbf")
LINES = re.split(r"(?<=\n)", RAW.decode())


def rendered(name: str) -> str:
    content = renderer(name)(REPORT)
    assert isinstance(content, str)
    return content


def place(finding: Finding) -> Evidence:
    found = problems.place(finding)
    assert found is not None
    return found


def between(lines: list[str] | list[bytes], line: int, column: int, end_line: int, end_column: int) -> str:
    """The words between two places of the file, whose columns count what `lines` consist of."""
    before = [sum(len(text) for text in lines[: number - 1]) for number in (line, end_line)]
    whole = b"".join(lines) if isinstance(lines[0], bytes) else "".join(lines)  # type: ignore[arg-type]
    words = whole[before[0] + column - 1 : before[1] + end_column - 1]
    return words.decode() if isinstance(words, bytes) else words


def from_json() -> Iterator[str]:
    (article,) = json.loads(rendered("json"))["articles"]
    for finding in article["findings"]:
        for e in finding["evidence"]:
            words = RAW.decode()[e["start"] : e["end"]]
            assert LINES[e["line"] - 1][e["column"] - 1 :].startswith(words.split("\r\n")[0])
            yield words


def from_jsonl() -> Iterator[str]:
    for line in rendered("jsonl").splitlines():
        for e in json.loads(line).get("evidence", ()):
            yield RAW.decode()[e["start"] : e["end"]]


def from_sarif() -> Iterator[str]:
    (run,) = json.loads(rendered("sarif"))["runs"]
    assert run["columnKind"] == "unicodeCodePoints"
    for result in run["results"]:
        for location in [*result.get("relatedLocations", []), *result["locations"]]:
            r = location["physicalLocation"]["region"]
            if "snippet" in r:
                words = between(LINES, r["startLine"], r["startColumn"], r["endLine"], r["endColumn"])
                assert words == r["snippet"]["text"]
                yield words


def from_reviewdog(name: str) -> Iterator[str]:
    content = rendered(name)
    every = [json.loads(line) for line in content.splitlines()] if name == "rdjsonl" else json.loads(content)["diagnostics"]
    lines = [line.encode() for line in LINES]
    for diagnostic in every:
        for location in [*(r["location"] for r in diagnostic.get("related_locations", [])), diagnostic["location"]]:
            if span := location.get("range"):
                start, end = span["start"], span["end"]
                if start != end:
                    yield between(lines, start["line"], start["column"], end["line"], end["column"])


def from_webanno() -> Iterator[str]:
    for annotation in json.loads(rendered("webanno"))["items"]:
        for target in annotation["target"] if isinstance(annotation["target"], list) else []:
            position, quote = target["selector"]
            words = RAW.decode()[position["start"] : position["end"]]
            whole = quote["prefix"] + quote["exact"] + quote["suffix"]
            assert quote["exact"] == words
            assert RAW.decode().count(whole) == 1
            assert RAW.decode().index(whole) + len(quote["prefix"]) == position["start"]
            yield words


WHOLE: dict[str, tuple[Callable[[], Iterator[str]], list[Finding]]] = {
    "json": (from_json, list(ENTRY.findings)),
    "jsonl": (from_jsonl, list(ENTRY.findings)),
    "sarif": (from_sarif, FOUND),
    "rdjson": (lambda: from_reviewdog("rdjson"), FOUND),
    "rdjsonl": (lambda: from_reviewdog("rdjsonl"), FOUND),
    "webanno": (from_webanno, FOUND),
}


@pytest.mark.parametrize("name", WHOLE)
def test_the_passages_are_the_words_of_the_file(name: str) -> None:
    read, findings = WHOLE[name]
    expected = [words for f in findings for words in sorted(e.text for e in f.evidence)]
    assert sorted(read()) == sorted(expected)
    assert len(expected) >= 8


def starts(name: str) -> Iterator[tuple[int, int]]:
    """Lines and columns of the places that a format gives without an end."""
    content = rendered(name)
    if name == "checkstyle":
        for error in ET.fromstring(content.encode()).iter("error"):
            if "column" in error.attrib:
                yield int(error.get("line", "")), int(error.get("column", ""))
    elif name == "junit":
        for failure in ET.fromstring(content.encode()).iter("failure"):
            for line, column in re.findall(r"^.*100%\.md:(\d+):(\d+): ", failure.text or "", re.M):
                yield int(line), int(column)
    else:
        for line, column in re.findall(r"100%\.md:(\d+):(\d+): ", content):
            yield int(line), int(column)


@pytest.mark.parametrize("name", ["checkstyle", "junit", "concise"])
def test_the_words_start_at_line_and_column(name: str) -> None:
    expected = sorted((place(f).line, place(f).column) for f in PLACED)
    found = sorted(at for at in starts(name) if at != (1, 1))
    assert found == expected
    for line, column in found:
        assert any(LINES[line - 1][column - 1 :].startswith(place(f).text.split("\r\n")[0]) for f in PLACED)


def test_text_and_markdown_name_the_place_of_each_passage() -> None:
    for f in PLACED:
        for e in f.evidence:
            assert f"    {e.line}:{e.column} " in rendered("text")
            assert f"line {e.line}, column {e.column}: " in rendered("markdown")
            assert LINES[e.line - 1][e.column - 1 :].startswith(e.text.split("\r\n")[0])


def test_github_marks_the_lines_and_a_column_only_within_one() -> None:
    found = [p for _, p, _ in github_commands(rendered("github")) if "line" in p]
    assert len(found) == len(FOUND)
    for f in PLACED:
        e = place(f)
        over = e.text.count("\n")
        (given,) = [p for p in found if int(p["line"]) == e.line and ("col" not in p or int(p["col"]) == e.column)]
        assert int(given["endLine"]) == e.line + over
        assert ("col" in given) == (not over)


def test_gitlab_names_the_line() -> None:
    lines = [r["location"]["lines"]["begin"] for r in json.loads(rendered("gitlab")) if r["check_name"] != "unreadable"]
    assert sorted(lines) == sorted(problems.region(ENTRY.article.document, problems.place(f)).line for f in FOUND)


def test_every_format_with_positions_is_looked_at() -> None:
    tables, pages = {"csv", "parquet"}, {"html"}
    looked_at = {*WHOLE, "checkstyle", "junit", "concise", "text", "markdown", "github", "gitlab"}
    assert looked_at | tables | pages == set(SUFFIXES)


def test_the_page_of_formats_names_every_format() -> None:
    page = (Path(__file__).parent.parent.parent / "docs" / "formats.md").read_text(encoding="utf-8")
    rows = [line.split("|")[1] for line in page.splitlines() if line.startswith("| `")]
    assert {name for row in rows for name in re.findall(r"`(\w+)`", row)} == set(SUFFIXES)
