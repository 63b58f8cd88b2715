"""Markdown for job summaries and comments: nothing of a draft becomes markup, a link or a mention, and it fits."""

from __future__ import annotations

import re

import pytest
import sample_consumed as consumed
from markdown_it import MarkdownIt
from markdown_it.token import Token

from reports import markdown, problems
from reports.report import Report, Unreadable

REPORTS = consumed.reports()
PARSER = MarkdownIt("gfm-like", {"html": True, "linkify": True})
MENTION = re.compile(r"(?<![\w`])@\w|#\d|\bGH-\d")


def inline(content: str) -> list[Token]:
    return [child for token in PARSER.parse(content) for child in token.children or []]


@pytest.mark.parametrize("name", REPORTS)
def test_nothing_of_a_draft_is_markup(name: str) -> None:
    report = REPORTS[name]
    content = markdown.render(report)
    blocks = {token.type for token in PARSER.parse(content)}
    assert blocks <= {
        *("heading_open", "heading_close", "inline", "bullet_list_open", "bullet_list_close", "list_item_open"),
        *("list_item_close", "paragraph_open", "paragraph_close"),
    }
    tokens = inline(content)
    assert not {t.type for t in tokens} & {"link_open", "image", "s_open", "softbreak"}
    assert all(t.content == "<!-- -->" for t in tokens if t.type == "html_inline")
    assert not any(MENTION.search(t.content) for t in tokens if t.type == "text")
    strong = [t for t in tokens if t.type == "strong_open"]
    shown = sum(content.count(f"\n- {shape} **") for shape in "■▲●")
    assert len(strong) == shown + content.count("**+")


def test_the_words_of_each_passage_stand_in_a_code_span() -> None:
    report = REPORTS["hard"]
    spans = [t.content for t in inline(markdown.render(report)) if t.type == "code_inline"]
    for entry in report.articles:
        assert problems.location(entry.path) in spans
        for finding in problems.problems(entry):
            for evidence in finding.evidence:
                assert problems.words(evidence) in spans


def test_what_went_wrong_and_what_was_read_is_told() -> None:
    content = markdown.render(REPORTS["two articles"])
    assert content.startswith("### newscheck: ■ 4 errors · ▲ 2 warnings · ● 1 note\n")
    assert "`desk/broken.docx`: could not be read: not a docx file" in content
    assert "check EVT101 who-did-it failed: IndexError" in content
    assert "2 accounted for in the text; 1 dismissed; 1 file could not be read. Silence is not approval." in content
    assert "nothing open was found" in markdown.render(REPORTS["no finding"])


@pytest.mark.parametrize("most", [65_000, 1024 * 1024, 900])
def test_it_fits_and_counts_what_it_leaves_out(most: int) -> None:
    report = consumed.many_report()
    content = markdown.render(report, most=most)
    assert len(content.encode()) <= most
    shown = sum(content.count(f"\n- {shape} **") for shape in "■▲●")
    (more,) = re.findall(r"\+([\d,]+) more", content)
    assert shown + int(more.replace(",", "")) == 30_000
    if most == 65_000:
        assert "▲" not in content.split("\n", 1)[1]  # the gravest stand first
        assert len(content.encode()) > 60_000


def test_a_file_that_failed_takes_no_room_that_is_not_there() -> None:
    unreadable = tuple(Unreadable(f"{n}.txt", "x" * 500) for n in range(1000))
    content = markdown.render(Report("0.1.0", "2023-03-20T16:05:00Z", (), (), unreadable))
    assert len(content.encode()) <= 65_000
    shown = content.count("could not be read: x")
    assert f"+{1000 - shown} more" in content
