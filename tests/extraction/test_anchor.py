"""The article's date: where it comes from, and what the text alone gives."""

from __future__ import annotations

from datetime import date
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from claims.article import Anchor
from claims.errors import UnreadableArticle
from claims.extract.anchor import find_anchor
from claims.nlp import analyse
from claims.read import read_file, read_text

_SEED = Path("/work/shared/seed/article.txt")


def anchor(text: str, option: str | None = None) -> Anchor:
    document = read_text(text, path="-")
    return find_anchor(document, analyse(document), option=option)


def test_the_option_comes_first() -> None:
    text = "---\ndate: 2021-05-06\n---\n\nOSLO, 3 May 2020 - A tram left the rails on Sunday.\n"
    assert (anchor(text, "2019-07").value, anchor(text, "2019-07").source) == ("2019-07", "option")
    assert (anchor(text).value, anchor(text).source) == ("2021-05-06", "front matter")


def test_a_dateline_gives_the_day() -> None:
    found = anchor("Tram leaves the rails\n\nOSLO, 3 May 2020 - A tram left the rails on Sunday, police said.\n")
    assert (found.value, found.source, found.day) == ("2020-05-03", "dateline", date(2020, 5, 3))


def test_a_published_line_gives_the_day() -> None:
    found = anchor("Tram leaves the rails\n\nPublished 4 May 2020\n\nA tram left the rails near the harbour, police said.\n")
    assert found.value == "2020-05-04"


def test_a_dateline_without_a_year_stays_open() -> None:
    found = anchor("Tram leaves the rails\n\nOSLO, May 3 - A tram left the rails near the harbour, police said.\n")
    assert (found.value, found.earliest, found.latest) == ("XXXX-05-03", None, None)


def test_a_full_date_close_by_gives_the_year() -> None:
    found = anchor("Tram leaves the rails\n\nOSLO, May 3 - A tram left the rails on Friday, May 1, 2020, police said.\n")
    assert found.value == "2020-05-03"
    assert len(found.steps) == 2


def test_clues_of_the_text_meet_in_one_month() -> None:
    found = anchor(
        "Officials met their guests this month for the first time, an envoy said.\n\n"
        "The visit from May 9 to 11 was short. The two sides had fallen out last October over fishing rights.\n\n"
        "A spokesman told a briefing on October 4, 2020 that talks were going on.\n"
    )
    assert (found.value, found.source) == ("2021-05", "text")
    assert found.steps[-1] == "so the anchor date is 2021-05"
    assert any("between November 2020 and October 2021" in step for step in found.steps)


def test_contradicting_clues_give_no_date() -> None:
    found = anchor(
        "The envoy came this month. He stayed from May 9 to 11. A colleague had come this month too, from July 2 to 5.\n\n"
        "They had met last October. A briefing on October 4, 2020 spoke of talks.\n"
    )
    assert found.value == ""


def test_a_past_date_alone_is_not_enough() -> None:
    assert anchor("The bridge was opened in May 2012 and painted in 2014.").value == ""


def test_the_weekday_of_the_report_is_that_of_its_last_date() -> None:
    text = (
        "The bridge fell on Tuesday.\n\nIt was opened in 1974. Traffic was turned back on March 5, 2019, and nobody was hurt.\n"
    )
    found = anchor(text)
    assert (found.value, found.earliest, found.latest) == ("2019-03", date(2019, 3, 5), date(2019, 3, 11))
    assert anchor(text.replace("Tuesday", "Friday")).day is None


def test_a_coming_weekday_fixes_the_year() -> None:
    found = anchor("The line was closed in 2022. Trains will run again from Monday 4 September, the operator said.")
    assert found.value == "2023"


def test_a_date_that_names_a_thing_is_no_coming_day() -> None:
    assert anchor("The ministry will meet its duties under the December 25, 2011 agreement, a spokesman said today.").value == ""


@pytest.mark.skipif(not _SEED.exists(), reason="the article lies outside the repository")
def test_the_seed_article_was_written_in_march_2023() -> None:
    document = read_file(_SEED)
    found = find_anchor(document, analyse(document))
    assert (found.value, found.source) == ("2023-03", "text")


@settings(max_examples=40, deadline=None)
@given(st.text(max_size=120))
def test_no_text_crashes_it(text: str) -> None:
    try:
        found = anchor(text)
    except UnreadableArticle:
        return
    assert found.earliest is None or found.latest is None or found.earliest <= found.latest
