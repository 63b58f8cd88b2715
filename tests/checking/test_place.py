"""One event in two places."""

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from checker.checks import place
from claims.extract.article import extract
from claims.read import read_text

LEAD = "PORTO, 14 May 2024 - "


def found(text):
    return list(place.find(extract(read_text(LEAD + text))))


@pytest.mark.parametrize(
    "text",
    [
        "Ana Reis was shot in Braga on Monday. Candles burnt in Viseu, where Reis was shot.",
        "A retired nurse was hit by a bus on Mill Lane. Police closed Kiln Lane, where she was run over.",
    ],
)
def test_two_places_are_found(text):
    assert len(found(text)) == 1


@pytest.mark.parametrize(
    "text",
    [
        "Ana Reis was shot in Braga on Monday. Candles burnt in Viseu, where Rui Prata was shot.",
        "Ana Reis was shot in Braga in May 2020. In June 2021 Reis was attacked in Viseu.",
        "Ana Reis was shot in Braga on Monday. Candles burnt in Viseu, where Reis was born.",
        "Ana Reis was shot in Portugal on Monday. Candles burnt in Viseu, where Reis was shot.",
        "Ana Reis was shot in Gualtar on Monday, police in Braga said. Candles burnt in Braga, where Reis was shot. Gualtar lies in Braga.",
    ],
)
def test_other_events_and_wider_places_are_left_alone(text):
    assert found(text) == []


@settings(max_examples=25, deadline=None)
@given(st.text(alphabet=st.sampled_from("the He was shot in Braga Porto , where . “ ” 1 on Mill Road\n"), max_size=200))
def test_no_text_breaks_it(text):
    try:
        article = extract(read_text(text))
    except Exception:
        return
    list(place.find(article))
