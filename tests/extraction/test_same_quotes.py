"""Versions of the same quoted words."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from claims.same.quotes import Likeness, similar_quotations


@pytest.mark.parametrize(
    ("a", "b", "likeness"),
    [
        ("We will rebuild the bridge.", "we will rebuild the bridge", Likeness.SAME),
        ("We don’t know who paid.", "We do not know who paid.", Likeness.SAME),
        ("rebuild the bridge", "We will rebuild the bridge by May.", Likeness.CONTAINED),
        ("We will ... by May.", "We will rebuild the bridge by May.", Likeness.CONTAINED),
        ("We will rebuild [it] by May.", "We will rebuild that by May.", Likeness.CONTAINED),
        ("We will rebuild the bridge by May.", "We will rebuild the bridge by June.", Likeness.VARIANT),
        ("We will rebuild the bridge by May.", "We will rebuild the bridge and pay for it all.", Likeness.DIFFERENT),
        (
            "We will rebuild the bridge by May at the latest.",
            "We will rebuild the bridge by June at the latest.",
            Likeness.VARIANT,
        ),
        ("Nobody in the room knew who had paid.", "Nobody in this room knew who paid.", Likeness.VARIANT),
        ("We lost the game.", "The bridge was never safe.", Likeness.DIFFERENT),
        ("sorry", "We are sorry.", Likeness.DIFFERENT),
        ("", "We are sorry.", Likeness.DIFFERENT),
    ],
)
def test_likeness(a: str, b: str, likeness: Likeness) -> None:
    assert similar_quotations(a, b).likeness is likeness
    assert similar_quotations(b, a).likeness is likeness


def test_the_words_that_differ_are_told() -> None:
    a, b = "We paid 40 million for the bridge.", "We paid 14 million for the bridge."
    found = similar_quotations(a, b)
    assert [(x.of(a), y.of(b)) for x, y in found.differs] == [("40", "14")]


def test_a_word_left_out_is_an_empty_place() -> None:
    a, b = "We will not close the hospital this year.", "We will close the hospital this year."
    ((left, right),) = similar_quotations(a, b).differs
    assert (left.of(a), right.of(b)) == ("not", "")


def test_a_last_word_that_differs_counts() -> None:
    a, b = "We will rebuild the bridge by May.", "We will rebuild the bridge by June."
    ((left, right),) = similar_quotations(a, b).differs
    assert (left.of(a), right.of(b)) == ("May", "June")


@given(st.text(max_size=60), st.text(max_size=60))
def test_no_text_crashes_and_the_order_does_not_matter(a: str, b: str) -> None:
    one, two = similar_quotations(a, b), similar_quotations(b, a)
    assert one.likeness is two.likeness
    assert all(x.end <= len(a) and y.end <= len(b) for x, y in one.differs)
