"""The terminal report: what it says, where it breaks lines, and that article text cannot command a terminal or a build log."""

from __future__ import annotations

import re

import pytest
import sample_parts as parts
import sample_report as sample
from hypothesis import given, settings
from hypothesis import strategies as st

from claims.spans import Span
from reports import text

ANSI = re.compile(r"\x1b\[[\d;]*m")


def render(words: str, *marked: str, message: str = "Two values.", **options: object) -> str:
    article = parts.article_of(words, path="draft.txt")
    evidence = [parts.evidence_of(article, m, value=m) for m in marked]
    return text.render(sample.report_of(article, [parts.finding_of("FIG101", "same-count", message, evidence)]), **options)


class TestContent:
    def test_place_severity_code_and_message(self) -> None:
        out = render("Some 40 men came.\n\nThe 50 men left.", "40 men", "50 men")
        assert out.startswith("draft.txt:3:5: error FIG101 same-count [high confidence, open]\n  Two values.\n")

    def test_passages_are_whole_sentences_with_the_words_marked(self) -> None:
        out = render("First. Some 40 men came in.\n\nThe 50 men left.", "40 men", "50 men")
        assert "    1:13 Some «40 men» came in.\n" in out
        assert "    3:5 The «50 men» left.\n" in out
        assert "differs: 40 men ↔ 50 men" in out

    def test_every_part_of_every_finding(self) -> None:
        report = sample.sample_report()
        flat = " ".join(text.render(report).split())
        for finding in report.articles[0].findings:
            for words in (finding.message, finding.question, *finding.derivation):
                assert " ".join(words.split()) in flat

    def test_what_is_not_open_stands_apart(self) -> None:
        lines = [line for line in text.render(sample.sample_report()).splitlines() if line and not line.startswith(" ")]
        aside, dismissed = lines.index("Accounted for in the text:"), lines.index("Dismissed earlier:")
        assert all(", open]" in line for line in lines[:aside])
        assert len(lines[aside + 1 : dismissed]) == 2
        assert "decided: not-a-problem" in lines[dismissed + 1]

    def test_closing_lines_count_and_tell_how_much_was_read(self) -> None:
        lines = text.render(sample.sample_report()).splitlines()
        assert lines[-2] == "4 errors · 2 warnings · 1 note · 2 accounted for in the text · 1 dismissed"
        assert re.fullmatch(
            r"Read 1 article: \d+ sentences, \d+ claims; 9 checks ran, 1 skipped. Silence is not approval.", lines[-1]
        )

    def test_nothing_found(self) -> None:
        out = text.render(sample.report_of(parts.article_of("All is well.")))
        assert out.startswith("Nothing open was found\nRead 1 article: 1 sentence, 0 claims;")

    def test_failures_and_unreadable_files(self) -> None:
        out = text.render(sample.two_articles())
        assert "desk/broken.docx: could not be read: not a docx file" in out
        assert "desk/quiet.txt: check failed: EVT101 who-did-it: IndexError" in out
        assert "1 failed; 1 file could not be read" in " ".join(out.split())

    def test_colour_adds_nothing_but_colour(self) -> None:
        report = sample.sample_report()
        plain, coloured = text.render(report), text.render(report, color=True)
        assert ANSI.search(coloured)
        assert ANSI.sub("", coloured).split() == plain.replace("«", "").replace("»", "").split()

    def test_a_mark_over_a_line_break_stays_coloured(self) -> None:
        words = "many people who were on the quay that morning and had come a long way to be there"
        out = render(f"It is said that {words} went home.", words, color=True, width=50)
        for line in out.splitlines():
            assert not ANSI.search(line) or line.count("\x1b[0m") == len(ANSI.findall(line)) - line.count("\x1b[0m")


class TestLines:
    @pytest.mark.parametrize("width", [40, 72, 100, 160])
    def test_width(self, width: int) -> None:
        long = "x" * 10_000
        article = parts.article_of(f"A {long} word. " + "And so it goes on and on " * 20 + ".")
        finding = parts.finding_of(
            "FIG101",
            "same-count",
            "m " * 300,
            [parts.evidence_of(article, "x" * 9_000)],
            derivation=("d " * 200,),
            question="q " * 99,
        )
        report = sample.report_of(article, [finding])
        first, *lines = text.render(report, width=width).splitlines()
        assert "FIG101" in first
        assert max(len(line.replace("«", "").replace("»", "")) for line in lines) <= width

    @pytest.mark.parametrize("words", ["::error file=x::no", "##[error]no", "::set-output name=a::b", "::"])
    @pytest.mark.parametrize("color", [True, False])
    def test_no_line_commands_a_build_log(self, words: str, color: bool) -> None:
        article = parts.article_of(f"{words} 40.\n\n{words} 50.", path=words)
        finding = parts.finding_of(
            "FIG101",
            "same-count",
            words,
            [parts.evidence_of(article, "40")],
            question=words,
            derivation=(words,),
            differs=(words,),
        )
        lines = ANSI.sub("", text.render(sample.report_of(article, [finding]), color=color, width=40)).splitlines()
        assert not [line for line in lines if line.lstrip().startswith("::") or "##[" in line]

    def test_no_character_commands_a_terminal(self) -> None:
        out = render("Some\x1b]0;title\x07 40 \u202emen\x9b came.", "40", message="\x1b[2J\u2066")
        assert "\x1b" not in out
        assert not re.search("[\x00-\x09\x0b-\x1f\x7f-\x9f\u202a-\u202e\u2066-\u2069]", out)

    @settings(max_examples=60, deadline=None)
    @given(st.text(max_size=120), st.booleans())
    def test_no_text_breaks_it(self, words: str, color: bool) -> None:
        article = parts.article_of(words)
        spans = (*(s.span for s in article.analysis.sentences), Span(0, len(words)))
        finding = parts.finding_of("FIG101", "same-count", words, [parts.evidence_at(article, s) for s in spans], question=words)
        out = text.render(sample.report_of(article, [finding]), color=color)
        out.encode("utf-8")
        assert not [line for line in ANSI.sub("", out).split("\n") if line.lstrip().startswith("::") or "##[" in line]
