"""Dates as a reader sees them, and passages without their markup."""

from __future__ import annotations

import pytest
import sample_parts as parts

from claims.spans import Span
from reports.passages import moment, sentence_around, shown, told


@pytest.mark.parametrize(
    ("value", "words"),
    [
        ("2014", "2014"),
        ("2022-10", "Oct 2022"),
        ("2022-03-05", "5 Mar 2022"),
        ("2022-03-05T18:40", "5 Mar 2022"),
        ("2022-SU", "summer 2022"),
        ("2022-03-03/2022-03-05", "3 Mar 2022 to 5 Mar 2022"),
        ("2022-03-03/..", ""),
        ("XXXX-09", ""),
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
    assert told(("14%", "", "XXXX-09", "2014")) == ("14%", "2014")


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
