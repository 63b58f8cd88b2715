"""Deeds denied in one passage and told in another."""

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from checker.checks import negation
from claims.extract.article import extract
from claims.read import read_text

LEAD = "PORTO, 14 May 2024 - "


def found(text):
    return list(negation.find(extract(read_text(LEAD + text))))


@pytest.mark.parametrize(
    "text",
    [
        "Captain Ines Moura did not attend the inquiry. Reporters waited. Moura, who was at the inquiry, wore a grey coat.",
        "The port authority has not recalled any of its crane operators. A clerk pinned the recall to the door.",
        "The council did not approve the harbour scheme. The harbour scheme, which the council approved, costs a million.",
        "The company has not paid the river levy. The river levy, which the company paid, went to the parish.",
        "The mill had no sprinkler system. Firemen praised the sprinkler system in the yard.",
        "The ministry has not asked for a rescue ship. A tug is coming at the request made by the ministry.",
    ],
)
def test_a_deed_denied_and_told_is_found(text):
    assert len(found(text)) == 1


@pytest.mark.parametrize(
    "text",
    [
        "Captain Ines Moura did not attend the inquiry. Reporters waited. Rui Prata, who was at the inquiry, wore a grey coat.",
        "Captain Ines Moura did not attend the inquiry on Monday. On Tuesday she attended the inquiry.",
        "The council did not approve the harbour scheme at first. A year on, the council approved the harbour scheme.",
        "The company has not paid the river levy. The company paid the road levy.",
        "The company has not paid the river levy. It will pay the river levy in June.",
        "The company has not paid the river levy. “It paid the river levy twice,” its rival said.",
        "The bank did not open until noon. The bank opened with a queue at the door.",
        "Ferry staff did not only sign the pension charter. They signed the pension charter and framed it.",
        "The mill had no sprinkler system. Firemen called for the sprinkler system of the next mill to be tested.",
        "The mill had no sprinkler system until May. The sprinkler system now leaks.",
        "The union did not sign the pension charter. The pension charter, which only the company signed, is long.",
    ],
)
def test_deeds_told_apart_are_left_alone(text):
    assert found(text) == []


@settings(max_examples=25, deadline=None)
@given(st.text(alphabet=st.sampled_from("the deal not sign signed has was . , “ ” it He May who did\n"), max_size=200))
def test_no_text_breaks_it(text):
    try:
        article = extract(read_text(text))
    except Exception:
        return
    list(negation.find(article))
