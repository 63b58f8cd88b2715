"""Findings that a run was told not to report are counted, so that their absence is no approval."""

from __future__ import annotations

import json
from dataclasses import replace

import pytest
import sample_report as sample

from reports.formats import renderer
from reports.load import load


@pytest.mark.parametrize("name", ["text", "markdown", "html"])
def test_what_is_left_out_is_counted(name: str) -> None:
    report = sample.sample_report()
    (entry,) = report.articles
    for count, words in ((0, ""), (1, "1 finding on unchanged lines left out"), (12, "12 findings on unchanged lines left out")):
        content = renderer(name)(replace(report, articles=(replace(entry, left_out=count),)))
        assert isinstance(content, str)
        shown = " ".join(content.split())
        assert words in shown
        assert ("unchanged lines" in shown) == bool(count)


def test_a_saved_report_keeps_the_count() -> None:
    report = sample.sample_report()
    report = replace(report, articles=tuple(replace(entry, left_out=3) for entry in report.articles))
    content = renderer("json")(report)
    assert json.loads(content)["articles"][0]["left_out"] == 3
    assert renderer("json")(load(content)) == content
    older = json.loads(content)
    del older["articles"][0]["left_out"]
    assert load(json.dumps(older)).articles[0].left_out == 0
