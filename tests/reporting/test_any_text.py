"""Whatever stands in an article, every machine format can be written and read, and its positions give back the words."""

from __future__ import annotations

import json
import re
from xml.etree import ElementTree as ET

import sample_parts as parts
import sample_report as sample
from hypothesis import given, settings
from hypothesis import strategies as st

from claims.document import Document, Part, PartKind
from claims.spans import Span
from reports.formats import SUFFIXES, renderer
from reports.report import Report

SIGNS = st.sampled_from(
    [*"ab .,:|`*_[]()<>&{}%#@$\\'\"\t\r\n\x00\x0b\x0c\x1b\x85\u2028\ufeff\ufffe", "\r\n", "e\u0301", "😀", "\u202e"]
)
TEXTS = st.lists(SIGNS | st.characters(exclude_categories=["Cs"]), min_size=1, max_size=60).map("".join)
LINES = re.compile(r"(?<=\n)|(?<=\r)(?!\n)")


@st.composite
def reports(draw: st.DrawFn) -> Report:
    text = draw(TEXTS)
    spans = []
    for _ in range(draw(st.integers(0, 3))):
        start = draw(st.integers(0, len(text) - 1))
        spans.append(Span(start, draw(st.integers(start + 1, len(text)))))
    document = Document(draw(TEXTS), text, text, (Part(0, PartKind.BODY, Span(0, len(text)), 1),))
    article = parts.article_of("x")
    object.__setattr__(article, "document", document)
    evidence = [parts.evidence_at(article, s, role=f"value {'ABC'[n]}", speaker=draw(TEXTS)) for n, s in enumerate(spans)]
    words = {"question": draw(TEXTS), "derivation": (draw(TEXTS),)}
    return sample.report_of(article, [parts.finding_of("FIG101", "same-count", draw(TEXTS), evidence, **words)] * 2)


def at(lines: list[str], line: int, column: int, unit: str) -> int:
    """The offset of a line and a column, which counts code points or bytes of UTF-8."""
    before = sum(map(len, lines[: line - 1]))
    rest = "".join(lines)[before:]
    return before + (column - 1 if unit == "points" else len(rest.encode()[: column - 1].decode()))


@settings(max_examples=80, deadline=None)
@given(reports())
def test_any_text(report: Report) -> None:
    (entry,) = report.articles
    text = entry.article.text
    lines = LINES.split(text)
    made = {name: renderer(name)(report) for name in SUFFIXES if name not in ("html", "parquet")}
    expected = sorted(e.text for f in entry.findings for e in f.evidence)

    (run,) = json.loads(made["sarif"])["runs"]
    regions = [
        location["physicalLocation"]["region"]
        for result in run["results"]
        for location in [*result["locations"], *result.get("relatedLocations", [])]
        if "snippet" in location["physicalLocation"]["region"]
    ]
    words = [
        text[at(lines, r["startLine"], r["startColumn"], "points") : at(lines, r["endLine"], r["endColumn"], "points")]
        for r in regions
    ]
    assert sorted(words) == expected

    diagnostics = json.loads(made["rdjson"])["diagnostics"]
    assert [json.loads(line) | {"source": None} for line in str(made["rdjsonl"]).split("\n")[:-1]] == [
        d | {"source": None} for d in diagnostics
    ]
    ranges = [p["location"]["range"] for d in diagnostics for p in [d, *d.get("related_locations", [])]]
    words = [
        text[
            at(lines, r["start"]["line"], r["start"]["column"], "bytes") : at(
                lines, r["end"]["line"], r["end"]["column"], "bytes"
            )
        ]
        for r in ranges
    ]
    assert sorted(w for w in words if w) == expected

    for annotation in json.loads(made["webanno"])["items"]:
        for target in annotation["target"] if isinstance(annotation["target"], list) else ():
            position, quote = target["selector"]
            whole = quote["prefix"] + quote["exact"] + quote["suffix"]
            assert text.index(whole) == text.rindex(whole) == position["start"] - len(quote["prefix"])

    for name in ("junit", "checkstyle"):
        ET.fromstring(str(made[name]))
    for name in ("json", "gitlab"):
        json.loads(made[name])
    assert len(str(made["jsonl"]).split("\n")) == 3
    assert len(str(made["concise"]).split("\n")) == 3
    for name in ("text", "concise", "markdown"):
        assert not any(line.lstrip().startswith("::") or "##[" in line for line in str(made[name]).splitlines())
    assert all(line.startswith("::error ") for line in re.split("[\r\n]", str(made["github"]))[:-1])
