"""Dates as a reader sees them, and passages without their markup."""

from __future__ import annotations

import pytest
import sample_parts as parts

from claims.spans import Span
from reports.passages import differing, instant, moment, plain, sentence_around, shown, step, told


@pytest.mark.parametrize(
    ("value", "words"),
    [
        ("2014", "2014"),
        ("2022-10", "Oct 2022"),
        ("2022-03-05", "5 Mar 2022"),
        ("2022-03-05T18:40", "5 Mar 2022"),
        ("2022-SU", "summer 2022"),
        ("2022-03-03/2022-03-05", "3 to 5 Mar 2022"),
        ("2022-03-03/2022-05-03", "3 Mar to 3 May 2022"),
        ("2021-12-30/2022-01-02", "30 Dec 2021 to 2 Jan 2022"),
        ("2022-04/2022-06", "Apr to Jun 2022"),
        ("2019/2024", "2019 to 2024"),
        ("2022-03-03/..", "from 3 Mar 2022"),
        ("../2025-SU", "until summer 2025"),
        ("2022-Q3", "third quarter of 2022"),
        ("XXXX-09", "Sep"),
        ("XXXX-10-09", "9 Oct"),
        ("XXXX", ""),
        ("../XXXX", ""),
        ("1/2", ""),
        ("XXXX-WXX-4", ""),
        ("P6Y", ""),
        ("2012-13", ""),
        ("PRESENT_REF", ""),
        ("", ""),
    ],
)
def test_moments(value: str, words: str) -> None:
    assert moment(value) == words


def test_values_that_say_nothing_are_left_out() -> None:
    assert [told(v) for v in ("14%", "", "XXXX-WXX-4", "2014")] == ["14%", "", "", "2014"]


def test_values_are_told_once_and_only_against_each_other() -> None:
    assert differing(("2022-05-09/2022-05-11", "2022-05-12", "2022-05-12")) == ("9 to 11 May 2022", "12 May 2022")
    assert differing(("Ten men", "ten  men", "12 men")) == ("Ten men", "12 men")
    assert differing(("one", "")) == ()
    assert differing(("one", "One")) == ()


@pytest.mark.parametrize(
    ("sentence", "words"),
    [
        ("So it is 2021-09.", "So it is Sep 2021."),
        ("It runs over 2021-09-03/2021-09-05, they say", "It runs over 3 to 5 Sep 2021, they say"),
        ("They wrote “on 2021-09-03” and meant 2021-09-04", "They wrote “on 2021-09-03” and meant 4 Sep 2021"),
        ("Counted from May, so it is 2022-WXX-4TEV.", "Counted from May, so it is a Thursday in 2022."),
        ("So it is XXXX-WXX-1.", "So it is a Monday."),
        ("The season 2012-13 ended 42-37", "The season 2012-13 ended 42-37"),
        ("An open “2021-09-03 mark", "An open “3 Sep 2021 mark"),
    ],
)
def test_dates_in_the_words_of_a_check(sentence: str, words: str) -> None:
    assert plain(sentence) == words


@pytest.mark.parametrize(
    ("text", "words"),
    [
        ("one  two\n three", "one two three"),
        ("one\r\ntwo", "one two"),
        ("**one** two", "one two"),
        ("see [the *plan*](http://x.example/a) now", "see the plan now"),
        ("sun**set**s", "sunsets"),
    ],
)
def test_shown_words(text: str, words: str) -> None:
    document = parts.document_of(text)
    assert shown(document, Span(0, len(text))) == words


def test_the_sentence_around_a_passage() -> None:
    article = parts.article_of("One thing. Two things are here. Three.\n\nAnother line")
    text = article.text
    assert sentence_around(article, parts.find(text, "things")).of(text) == "Two things are here."
    assert sentence_around(article, parts.find(text, "thing. Two")).of(text) == "One thing. Two things are here."
    assert sentence_around(article, parts.find(text, "line")).of(text) == "Another line"


def test_words_outside_every_sentence_are_shown_with_their_line() -> None:
    article = parts.article_of("title: A day\ndate: 2023-03-20\n\nOne thing.")
    assert sentence_around(article, parts.find(article.text, "2023")).of(article.text) == "date: 2023-03-20"


def test_when_a_report_was_made() -> None:
    assert instant("2023-03-20T16:05:00Z") == "20 Mar 2023, 16:05 UTC"
    assert instant("yesterday") == "yesterday"


def test_a_step_is_a_sentence() -> None:
    assert [step(w) for w in ("so it is 2022-05", "It is.", "They say “so.”", "")] == ["So it is May 2022.", "It is.", "They say “so.”", ""]
