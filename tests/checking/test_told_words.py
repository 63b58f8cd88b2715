"""Results in the words of the text: calendar values, sums beside the numbers that they are of, announced things with their lists."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from checker.announced import announced, in_letters, listed_words
from checker.dates import in_words
from checker.quantities import like
from claims.extract.article import extract
from claims.read import read_text
from claims.spans import Span


@pytest.mark.parametrize(
    ("told", "words"),
    [
        ("The article is dated 2025-12-05.", "The article is dated 5 December 2025."),
        ("It counts from 1964-SP, so it is 1963-03.", "It counts from spring 1964, so it is March 1963."),
        ("It is XXXX-05-20.", "It is 20 May."),
        ("2024-05-02T04:00/2024-05-02T07:00", "4:00 on 2 May 2024 to 7:00 on 2 May 2024"),
        ("“2025-12-05” counts from 2025", "“2025-12-05” counts from 2025"),
        ("Bill 2025-123 and 2025-13", "Bill 2025-123 and 2025-13"),
    ],
)
def test_calendar_values_are_told_in_words(told, words):
    assert in_words(told) == words


@given(st.text(alphabet="0129-XT:/SPFA “”."))
def test_no_words_break_the_calendar_values(text):
    assert isinstance(in_words(text), str)


@pytest.mark.parametrize(
    ("text", "value", "told"),
    [
        ("The club took €234m.", 230e6, "€230m"),
        ("The club took £1.2 million.", 1.1e6, "£1.1 million"),
        ("It sold 1,200 tickets.", 1300.0, "1,300"),
        ("It sold twelve tickets.", 1300.0, "1,300"),
        ("The club took $2.00 billion.", 2e9, "$2.00 billion"),
    ],
)
def test_a_sum_is_told_as_the_text_writes_its_total(text, value, told):
    assert like(extract(read_text(text + "\n")).quantities[0], value) == told


def test_an_announced_number_is_told_with_its_noun():
    article = extract(read_text("There are four new reasons: cost and noise. The trio (Ann and Bea) won.\n"))
    assert announced(article, article.quantities[0].span) == "four new reasons"
    at = article.text.index("trio")
    assert announced(article, Span(at, at + 4)) == "the trio"


def test_the_items_of_a_list_are_quoted_without_its_mark():
    article = extract(read_text("There are four reasons: cost and noise.\n"))
    at = article.text.index("cost")
    assert listed_words(article, [Span(at, at + 15)]) == "“cost and noise”"
    assert [in_letters(n) for n in (2, 12, 13)] == ["two", "twelve", "13"]
