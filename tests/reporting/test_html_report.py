"""The HTML report: what it shows, that it is the same each time, and that article text cannot become markup."""

from __future__ import annotations

import base64
import hashlib
import json
import re
from dataclasses import replace
from html.parser import HTMLParser

import pytest
import sample_parts as parts
import sample_report as sample
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from claims.finding import Severity
from claims.spans import Span
from reports import html
from reports.html_explain import explain
from reports.html_findings import letter, sentence_around
from reports.html_marks import Marks, Passage
from reports.html_tables import number, to_verify
from reports.html_timeline import timeline
from reports.passages import differing, shown

VOID = {"meta", "br", "input", "hr", "img", "link"}
BLOCKS = {"p", "td", "th", "li", "div", "cite", "blockquote", "dt", "dd", "h1", "h2", "h3"}
OPTIONAL_END = {"td", "th", "tr", "li", "option", "dt", "dd", "tbody", "thead", "p"}


class Page(HTMLParser):
    """What a browser would make of a page: elements with attributes, text by element, script and style bytes."""

    def __init__(self, source: str) -> None:
        super().__init__(convert_charrefs=True)
        self.elements: list[tuple[str, dict[str, str | None]]] = []
        self.raw: dict[str, list[str]] = {"script": [], "style": []}
        self.marks: list[tuple[str, str, str]] = []
        self.words: list[str] = []
        self._stack: list[tuple[str, dict[str, str | None]]] = []
        self.feed(source)
        self.close()

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        entry = (tag, dict(attrs))
        self.elements.append(entry)
        if tag not in VOID:
            self._stack.append(entry)
        if tag in self.raw:
            self.raw[tag].append("")
        if tag in BLOCKS:
            self.words.append(" ")

    def handle_endtag(self, tag: str) -> None:
        while self._stack:
            top, _ = self._stack.pop()
            if top == tag:
                return
            assert top in OPTIONAL_END, f"<{top}> is closed by </{tag}>"

    def handle_data(self, text: str) -> None:
        inside = [tag for tag, _ in self._stack]
        if inside and inside[-1] in self.raw:
            self.raw[inside[-1]][-1] += text
            return
        self.words.append(text)
        if inside and inside[-1] == "mark":
            attributes = self._stack[-1][1]
            self.marks.append((attributes.get("data-f") or "", text, attributes.get("class") or ""))

    def attribute(self, name: str) -> list[str]:
        return [a[name] or "" for _, a in self.elements if name in a]

    @property
    def text(self) -> str:
        return " ".join("".join(self.words).split())


@pytest.fixture(scope="module")
def page() -> Page:
    return Page(html.render(sample.sample_report()))


class TestSecurity:
    def test_article_text_never_becomes_markup(self) -> None:
        hostile = Page(html.render(sample.hostile_report()))
        tags = {tag for tag, _ in hostile.elements}
        assert tags.isdisjoint({"img", "iframe", "object", "i", "u", "link", "base", "form"})
        assert len(hostile.raw["script"]) == 2
        assert len(hostile.raw["style"]) == 1
        assert "<script>alert(1)</script>" in hostile.text
        assert "{{ 7 + 7 }}" in hostile.text

    def test_no_inline_styles_and_no_handlers(self) -> None:
        for report in (sample.hostile_report(), sample.sample_report(), sample.two_articles()):
            names = {name for _, attributes in Page(html.render(report)).elements for name in attributes}
            assert not [n for n in names if n == "style" or n.startswith("on")]

    def test_policy_allows_exactly_the_bytes_between_the_tags(self, page: Page) -> None:
        policy = next(a["content"] for _, a in page.elements if a.get("http-equiv") == "Content-Security-Policy")
        assert policy is not None
        for kind, place in (("style", 0), ("script", 1)):
            digest = base64.b64encode(hashlib.sha256(page.raw[kind][place].encode()).digest()).decode()
            assert f"{kind}-src 'sha256-{digest}'" in policy
        assert "default-src 'none'" in policy
        assert "unsafe" not in policy

    def test_data_is_json_that_no_tag_can_end(self) -> None:
        hostile = Page(html.render(sample.hostile_report()))
        raw = hostile.raw["script"][0]
        assert "<" not in raw
        assert raw.isascii()
        assert json.loads(raw)[""][1][0] == "</script><script>alert(6)</script>"

    def test_asks_nothing_of_a_network(self, page: Page) -> None:
        for value in page.attribute("href") + page.attribute("src"):
            assert value.startswith("#")
        assert not re.search(r"url\(|@import", page.raw["style"][0])
        assert not re.search(
            r"\b(fetch|XMLHttpRequest|WebSocket|innerHTML|outerHTML|insertAdjacentHTML|eval)\b", page.raw["script"][1]
        )

    def test_can_always_be_written_as_utf_8(self) -> None:
        article = parts.article_of("A lone \ud83d half of a pair and a \x07 bell.")
        html.render(sample.report_of(article)).encode("utf-8")

    def test_says_that_it_is_confidential(self, page: Page) -> None:
        assert "Unpublished draft: confidential" in page.text
        own = Page(html.render(sample.sample_report(), notice="Embargo <until> Friday"))
        assert own.text.count("Embargo <until> Friday") == 2
        assert "confidential" not in Page(html.render(sample.sample_report(), notice="")).text
        metas = {a.get("name"): a.get("content") for tag, a in page.elements if tag == "meta"}
        assert (metas["robots"] or "").startswith("noindex")
        assert metas["referrer"] == "no-referrer"


class TestSameEachTime:
    def test_same_report_same_characters(self) -> None:
        assert html.render(sample.sample_report()) == html.render(sample.sample_report())

    def test_ids_are_unique(self) -> None:
        for report in (sample.sample_report(), sample.two_articles()):
            ids = Page(html.render(report)).attribute("id")
            assert len(ids) == len(set(ids))

    def test_every_link_has_a_target(self) -> None:
        for report in (sample.sample_report(), sample.two_articles(), sample.hostile_report()):
            page = Page(html.render(report))
            targets = set(page.attribute("id"))
            assert [h for h in page.attribute("href") if h[1:] not in targets] == []

    def test_elements_nest(self) -> None:
        for report in (
            sample.sample_report(),
            sample.two_articles(),
            sample.hostile_report(),
            sample.report_of(parts.article_of("")),
        ):
            Page(html.render(report))

    def test_one_first_heading(self) -> None:
        for report in (sample.sample_report(), sample.two_articles()):
            assert [tag for tag, _ in Page(html.render(report)).elements].count("h1") == 1


class TestMarks:
    def test_evidence_is_marked_exactly(self, page: Page) -> None:
        report = sample.sample_report()
        document = report.articles[0].article.document
        for place, finding in enumerate(report.articles[0].findings, start=1):
            marked = "".join(text for f, text, _ in page.marks if f"f{place}" in f.split())
            expected = "".join(shown(document, e.span) for e in sorted(finding.evidence, key=lambda e: e.span))
            assert marked == expected

    def test_pieces_of_overlapping_passages(self) -> None:
        document = parts.document_of("one two three four")
        passages = [
            Passage(Span(0, 7), 1, "a", Severity.NOTE),
            Passage(Span(4, 13), 2, "a", Severity.ERROR),
            Passage(Span(14, 14), 3, "a", Severity.NOTE),
        ]
        segments = Marks(document, passages).cut(Span(0, 18))
        assert [(s.text, s.findings, s.look) for s in segments] == [
            ("one ", (1,), "note"),
            ("two", (1, 2), "error"),
            (" three", (2,), "error"),
            (" four", (), ""),
        ]
        assert [p.id for s in segments for p in s.starts] == ["f1a", "f2a"]
        assert [p.id for s in segments for p in s.ends] == ["f1a", "f2a"]

    @given(st.text(alphabet="ab \n*.", max_size=60), st.lists(st.tuples(st.integers(0, 60), st.integers(0, 60)), max_size=6))
    def test_cutting_changes_no_word(self, text: str, pairs: list[tuple[int, int]]) -> None:
        document = parts.document_of(text)
        whole = Span(0, len(text))
        spans = [Span(min(a, b), max(a, b)) for a, b in pairs if max(a, b) <= len(text)]
        marks = Marks(document, [Passage(s, n, "a", Severity.NOTE) for n, s in enumerate(spans, start=1)])
        assert "".join("".join(s.text for s in marks.cut(whole)).split()) == "".join(shown(document, whole).split())

    def test_markup_is_not_shown(self, page: Page) -> None:
        assert "*" not in page.text.replace("* ", "")
        assert "harbour.example" not in page.text
        assert "according to the board’s annual report." in page.text

    def test_emphasis_inside_a_word_does_not_cut_it(self) -> None:
        document = parts.document_of("un**believ**able [harbour](http://x.example/y) tax")
        assert shown(document, Span(0, len(document.text))) == "unbelievable harbour tax"

    def test_passage_outside_every_sentence_is_shown_with_its_line(self) -> None:
        article = sample.sample_article()
        span = article.anchor.span
        assert shown(article.document, sentence_around(article, span)).strip() in ("", "2023-03-20")


class TestContent:
    def test_verdict_counts_open_findings(self, page: Page) -> None:
        assert "■ 4 to resolve · ▲ 2 to check · ● 1 note · ◇ 2 accounted for in the text · ✓ 1 dismissed earlier" in page.text

    def test_a_card_tells_all_of_a_finding(self, page: Page) -> None:
        for finding in sample.sample_report().articles[0].findings:
            for words in (
                finding.message,
                finding.question,
                finding.code,
                finding.name,
                *finding.derivation,
                *differing(finding.differs),
            ):
                assert words in page.text

    def test_decision_is_shown_with_its_reason(self, page: Page) -> None:
        assert "dismissed: not a problem by I. Aldaker on 2023-03-20: The cook counts as crew" in page.text

    def test_most_frequent_value_first(self) -> None:
        article = sample.sample_article()
        every = [
            parts.evidence_of(article, w, value=v)
            for w, v in (("421 passengers", "421"), ("412 people", "412"), ("412 passengers", "412"))
        ]
        page = Page(html.render(sample.report_of(article, [parts.finding_of("FIG101", "same-count", "Counts differ.", every)])))
        assert "412 in 2 passages" in page.text

    def test_values_that_tell_nothing_are_no_headings(self) -> None:
        article = sample.sample_article()
        every = [parts.evidence_of(article, w, value="XXXX-WXX-1") for w in ("Monday", "last autumn", "last year")]
        page = Page(html.render(sample.report_of(article, [parts.finding_of("TIM101", "undated-article", "No date.", every)])))
        assert "XXXX" not in page.text
        assert "in these words" not in page.text

    def test_an_article_without_a_date_says_so(self) -> None:
        page = Page(html.render(sample.report_of(parts.article_of("Two men came on Monday."))))
        assert "no date found" in page.text
        assert "The article's own date: not found." in page.text

    def test_nothing_found_is_not_an_approval(self) -> None:
        page = Page(html.render(sample.report_of(sample.sample_article())))
        assert "Nothing was found that cannot all be right" in page.text
        assert "not an approval" in page.text

    def test_failures_and_unreadable_files_are_told(self) -> None:
        page = Page(html.render(sample.two_articles()))
        assert "desk/broken.docx: not a docx file" in page.text
        assert "IndexError: list index out of range" in page.text

    def test_claim_ids_are_those_of_the_table(self, page: Page) -> None:
        for claim in sample.sample_article().claims["claim_id"]:
            assert re.search(rf"\b{claim}\b", page.text)

    def test_check_pages_are_inside(self, page: Page) -> None:
        assert "about-FIG101" in page.attribute("id")
        assert "about-EVT101" not in page.attribute("id")
        assert "updated <b>in the text</b>" in page.text

    def test_an_empty_article_and_an_empty_run(self) -> None:
        report = sample.report_of(parts.article_of(""))
        Page(html.render(report))
        Page(html.render(type(report)("0.1.0", "2023-03-20T16:05:00Z", (), ())))

    @settings(max_examples=30, deadline=None, suppress_health_check=[HealthCheck.too_slow])
    @given(st.text(max_size=200))
    def test_no_text_breaks_the_page(self, text: str) -> None:
        article = parts.article_of(text)
        spans = [s.span for s in article.analysis.sentences]
        every = [parts.evidence_at(article, span) for span in (*spans, Span(0, len(text)))]
        page = Page(html.render(sample.report_of(article, [parts.finding_of("FIG101", "same-count", text, every)])))
        assert len(page.raw["script"]) == 2


class TestTimeline:
    def test_conflicting_dates_are_joined(self) -> None:
        report = sample.sample_report()
        view = timeline(report.articles[0].article, report.articles[0].findings)
        assert [(j.finding, j.look) for j in view.joins] == [(3, "error")]
        assert [b.label.split(" – ")[0] for b in view.bars if b.disputed] == ["May 2019", "two years earlier"]

    def test_lines_do_not_lie_on_each_other(self) -> None:
        report = sample.sample_report()
        entry = report.articles[0]
        view = timeline(entry.article, (*entry.findings, entry.findings[2]))
        assert [j.finding for j in view.joins] == [3, 11]
        assert view.joins[1].bend - view.joins[0].bend >= 20

    def test_rows_lie_in_the_order_of_time(self) -> None:
        view = timeline(sample.sample_article(), ())
        assert [m.when for m in view.moments] == [
            "1968",
            "2017",
            "May 2019",
            "Oct 2020",
            "2022",
            "Sep to Nov 2022",
            "14 Oct 2022",
            "20 Mar 2023",
            "20 Mar 2023",
            "Jun 2025",
        ]
        places = [b.x for b in view.bars]
        assert places == sorted(places)
        assert all(b.x + b.width <= view.width for b in view.bars)
        assert view.today == view.bars[-2].x

    def test_a_relative_date_tells_how_it_was_read(self, page: Page) -> None:
        assert "Two years before October 2022 is October 2020." in page.text

    def test_long_articles_are_drawn_in_part(self) -> None:
        article = sample.sample_article()
        times = tuple(replace(article.times[n % 10], id=n) for n in range(100))
        view = timeline(replace(article, times=times), ())
        assert (len(view.bars), view.left_out, len(view.moments)) == (40, 60, 100)

    def test_no_dates_no_timeline(self) -> None:
        assert "Timeline" not in Page(html.render(sample.report_of(parts.article_of("No date here.")))).text


class TestTables:
    def test_people_with_what_is_said_of_them(self, page: Page) -> None:
        assert "Tomas Lind male The master ¶8; age 52 ¶8; birth 1968 ¶9 he 1, him 1 2 × ¶8 ¶9" in page.text

    def test_figures_and_what_they_mean(self, page: Page) -> None:
        assert "vehicle About 30 vehicles 25 to 35 ¶18" in page.text
        assert "NOK 3.2 million crowns 3.15 million to 3.25 million ¶4" in page.text

    def test_what_is_disputed_is_not_on_the_list_to_verify(self) -> None:
        report = sample.sample_report()
        listed = "".join(words for v in to_verify(report.articles[0].article, report.articles[0].findings) for words, _ in v.words)
        assert "by June 2025" in listed
        assert "412" not in listed


def test_letters_of_passages() -> None:
    assert [letter(n) for n in (0, 25, 26, 27, 52)] == ["a", "z", "aa", "ab", "ba"]


def test_numbers_as_people_write_them() -> None:
    numbers = {412.0: "412", 3.15e6: "3.15 million", 0.263: "0.263", -0.0: "0", float("inf"): "∞", 41_300: "41,300"}
    numbers |= {1_234_567: "1,234,567", 88e9: "88 billion", 1e6: "1 million", 999_999: "999,999"}
    assert {n: number(n) for n in numbers} == numbers


def test_markdown_of_a_check_page() -> None:
    blocks = explain("First *line*\nruns on.\n\n## Head\n\n- one `code`\n- **two**\n\n```\npre\n```\n")
    assert [(b.kind, "".join(r.text for r in b.runs)) for b in blocks] == [
        ("p", "First line runs on."),
        ("h", "Head"),
        ("li", "one code"),
        ("li", "two"),
        ("pre", "pre"),
    ]
