"""What a revision changed, in every format, with words that a page, a terminal or a build log would obey."""

import json
import re

import pytest
import sample_report as sample
from sample_hostile import STRINGS, hostile_everywhere

from checker.revisions import compare
from reports.report import Report
from reports.revision import Altered, Block, Change, Passage, Revision
from reports.revision_html import render as render_html
from reports.revision_json import render as render_json
from reports.revision_text import render as render_text
from reports.words_diff import Piece, pieces


def of(old: Report, new: Report) -> Revision:
    return compare(old.articles[0], new.articles[0])


def test_a_report_beside_itself_changes_nothing():
    report = sample.sample_report()
    found = of(report, report)
    lists = (found.changed, found.appeared, found.vanished, found.reworded, found.introduced, found.fixed)
    assert [len(each) for each in lists] == [0] * len(lists)
    assert found.anchor is None
    assert found.remaining == report.articles[0].findings


def test_findings_that_one_of_them_lacks():
    article = sample.sample_article()
    none = sample.report_of(article)
    with_all = sample.sample_report()
    assert of(none, with_all).introduced == with_all.articles[0].findings
    assert of(with_all, none).fixed == with_all.articles[0].findings


@pytest.fixture(params=sorted(STRINGS))
def hostile(request):
    """A revision in which every text is hostile."""
    words = STRINGS[request.param]
    report = hostile_everywhere(words)
    found = of(report, sample.report_of(sample.sample_article()))
    span = sample.sample_article().analysis.sentences[0].span
    passage = Passage("c001", span, words, 1, 1, words)
    altered = Altered(passage, passage, (Change("figure", words, "::error::" + words),))
    block = Block("body", 1, (Piece("old", words), Piece("new", f"\n::error::{words}")))
    fields = {name: getattr(found, name) for name in ("version", "old", "new", "unchanged", "introduced", "fixed", "remaining")}
    lists = {"changed": (altered,), "appeared": (passage,), "vanished": (passage,), "reworded": (altered,)}
    return Revision(**fields, **lists, anchor=Change("date", words, words), blocks=(block,))


def test_the_page_runs_nothing(hostile):
    page = render_html(hostile)
    assert not re.search(r"<(script|img|iframe|object|embed|link|base|form)\b", page, re.IGNORECASE)
    assert not re.search(r"\son\w+=|javascript:[^<]*[\"']\s*>|style=", re.sub(r">[^<]*<", "><", page), re.IGNORECASE)
    assert not re.search("[\x00-\x08\x0b\x0c\x0e-\x1f\x7f-\x9f\ud800-\udfff]", page)


def test_a_terminal_and_a_log_obey_nothing(hostile):
    text = render_text(hostile, wording=True)
    assert not re.search("[\x00-\x08\x0b-\x1f\x7f-\x9f\u202e\u2066]", text)
    assert not [line for line in text.split("\n") if line.lstrip().startswith("::") or "##[" in line]


def test_json_gives_the_words_back(hostile):
    told = json.loads(render_json(hostile))
    assert told["claims"]["changed"][0]["changes"][0]["old"] == hostile.changed[0].changes[0].old


def test_renderings_are_the_same_each_time():
    one, other = (of(sample.sample_report(), sample.two_articles()) for _ in range(2))
    assert render_html(one) == render_html(other)
    assert render_text(one, color=True) == render_text(other, color=True)
    assert render_json(one) == render_json(other)


def test_long_passages_are_not_compared_word_by_word():
    old = "word " * 5_000
    assert [p.kind for p in pieces(old, old + "more")] == ["old", "new"]
    assert [p.kind for p in pieces(old, old)] == ["same"]
