"""The JSON report: it fits its schema, and is shown again character for character; what is no report is refused in one line."""

from __future__ import annotations

import copy
import importlib.resources
import json
from typing import Any

import jsonschema
import pandas as pd
import pytest
import sample_parts as parts
import sample_report as sample
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from checker.registry import select
from checker.run import check_article, make_report
from claims.extract.article import extract
from claims.read import read_bytes
from claims.spans import Span
from reports import html, text
from reports import json as saved
from reports.load import BadReport, load, load_file
from reports.report import Report

SCHEMA = json.loads((importlib.resources.files("reports") / "schema" / "report.json").read_text(encoding="utf-8"))
MARKDOWN = """---
title: Bridge to close for two weeks
date: 2024-05-06
---

# Bridge to close for *two* weeks

PORTLEE, 6 May – The council said on Monday that the [Mill Bridge](http://bridge.example/) would close from 3 June 2024.
“It is **old**,” said the engineer, Ann Vale, 44. She put the cost at 2.5 million dollars, up from about 1 million.

- 12 lamps
- 3 gates

| Year | Cars |
|------|-----:|
| 2021 | 4,100 |
| 2022 | 5,200 |

Ann Vale, 46, has worked there since 2019. He said the team won 3-2, and that more than 300 people came last week.
"""


def read_report(source: str, path: str) -> Report:
    article = extract(read_bytes(source.encode(), path))
    return make_report([check_article(article, select())])


@pytest.fixture(scope="module")
def reports() -> dict[str, Report]:
    return {
        "ten findings": sample.sample_report(),
        "two articles": sample.two_articles(),
        "hostile": sample.hostile_report(),
        "no article": Report("0.1.0", "2023-03-20T16:05:00Z", (), ()),
        "empty": sample.report_of(parts.article_of("")),
        "read from Markdown": read_report(MARKDOWN, "bridge.md"),
        "read from text": read_report(MARKDOWN.replace("#", "").replace("\n", "\r\n"), "bridge.txt"),
    }


NAMES = ["ten findings", "two articles", "hostile", "no article", "empty", "read from Markdown", "read from text"]


@pytest.mark.parametrize("name", NAMES)
def test_a_saved_report_looks_the_same_in_every_format(reports: dict[str, Report], name: str) -> None:
    report = reports[name]
    again = load(saved.render(report).encode())
    assert saved.render(again) == saved.render(report)
    assert html.render(again) == html.render(report)
    assert text.render(again) == text.render(report)


@pytest.mark.parametrize("name", NAMES)
def test_fits_the_schema(reports: dict[str, Report], name: str) -> None:
    jsonschema.Draft202012Validator.check_schema(SCHEMA)
    jsonschema.Draft202012Validator(SCHEMA).validate(json.loads(saved.render(reports[name])))


def test_schema_is_of_the_version_that_is_written() -> None:
    assert SCHEMA["properties"]["schema_version"]["const"] == saved.SCHEMA_VERSION


@pytest.mark.parametrize("name", ["read from Markdown", "read from text"])
def test_views_and_claims_come_back(reports: dict[str, Report], name: str) -> None:
    before, after = reports[name].articles[0].article, load(saved.render(reports[name])).articles[0].article
    assert after.document == before.document
    assert [(s.span, s.part) for s in after.analysis.sentences] == [(s.span, s.part) for s in before.analysis.sentences]
    pd.testing.assert_frame_equal(after.claims, before.claims)
    assert after.anchor == before.anchor
    assert [(t.span, t.value, t.earliest) for t in after.times] == [(t.span, t.value, t.earliest) for t in before.times]
    assert [(q.span, q.low, q.high, q.score) for q in after.quantities] == [
        (q.span, q.low, q.high, q.score) for q in before.quantities
    ]
    assert reports[name].articles[0].findings == load(saved.render(reports[name])).articles[0].findings


def test_documented_keys_are_there(reports: dict[str, Report]) -> None:
    article = json.loads(saved.render(reports["ten findings"]))["articles"][0]
    keys = "path anchor_date words sentences text parts claims times quantities people quotations events findings checks_run"
    assert {*keys.split(), "checks_skipped", "failures"} <= set(article)
    for finding in article["findings"]:
        for e in finding["evidence"]:
            assert article["text"][e["start"] : e["end"]] == e["text"]


def test_half_of_a_surrogate_pair_is_saved() -> None:
    report = sample.report_of(parts.article_of("A lone \ud83d half."))
    again = load(saved.render(report).encode("utf-8"))
    assert again.articles[0].article.text == report.articles[0].article.text


REFUSED = {
    "not JSON": (b"{", "not JSON"),
    "not UTF-8": (b"\xff\xfe\xff", "not JSON"),
    "deep": (b"[" * 100_000, "not JSON"),
    "a list": (b"[]", "not a report"),
    "another object": (b'{"a": 1}', "not a report"),
    "inspect": (b'{"schema_version": "1.0", "articles": []}', "schema version 1.0"),
    "later": (b'{"schema_version": "9.0"}', "schema version 9.0"),
    "odd version": (b'{"schema_version": ["1.1", "\\n"]}', "schema version"),
    "cut off": (b'{"schema_version": "1.1"}', "missing"),
}


@pytest.mark.parametrize("name", REFUSED)
def test_what_is_no_report_is_refused_in_one_line(name: str) -> None:
    source, words = REFUSED[name]
    with pytest.raises(BadReport) as caught:
        load(source, "kept/report.json")
    message = str(caught.value)
    assert message.startswith("kept/report.json: ")
    assert words in message
    assert "\n" not in message


def test_a_file_that_is_not_there_is_refused(tmp_path: Any) -> None:
    with pytest.raises(BadReport, match="cannot be read"):
        load_file(str(tmp_path / "none.json"))


def test_moved_evidence_is_refused(reports: dict[str, Report]) -> None:
    record = json.loads(saved.render(reports["ten findings"]))
    record["articles"][0]["text"] = "X" + record["articles"][0]["text"][:-1]
    with pytest.raises(BadReport, match="evidence"):
        load(json.dumps(record))


def places(record: Any, path: tuple[Any, ...] = ()) -> list[tuple[Any, ...]]:
    """The way to each value inside a record."""
    inside = record.items() if isinstance(record, dict) else enumerate(record) if isinstance(record, list) else ()
    return [p for key, value in inside for p in ((*path, key), *places(value, (*path, key)))]


BASE = json.loads(saved.render(sample.report_of(sample.sample_article(), sample.findings_of(sample.sample_article())[:3])))
PLACES = places(BASE)


@settings(max_examples=80, deadline=None, suppress_health_check=[HealthCheck.too_slow])
@given(st.sampled_from(PLACES), st.sampled_from([None, 3, -1, 10**9, 1e400, "", "x", [], [1], {}, True, "2023-99-99", "DELETED"]))
def test_no_broken_report_crashes_the_program(place: tuple[Any, ...], value: Any) -> None:
    record = copy.deepcopy(BASE)
    holder = record
    for key in place[:-1]:
        holder = holder[key]
    if value == "DELETED":
        del holder[place[-1]]
    else:
        holder[place[-1]] = value
    try:
        report = load(json.dumps(record))
    except BadReport as error:
        report, lines = None, str(error).splitlines()
        assert len(lines) == 1
    if report:
        html.render(report)
        text.render(report)


@settings(max_examples=40, deadline=None, suppress_health_check=[HealthCheck.too_slow])
@given(st.text(alphabet=st.characters(), max_size=120))
def test_any_text_comes_back(words: str) -> None:
    article = parts.article_of(words)
    whole = parts.evidence_at(article, Span(0, len(words)), value=words, speaker=words)
    report = sample.report_of(article, [parts.finding_of("FIG101", "same-count", words, [whole])])
    again = load(saved.render(report).encode())
    assert html.render(again) == html.render(report)
    assert text.render(again) == text.render(report)
