"""Firsts that no event noun names, against earlier ones."""

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from checker.checks import first_vs_earlier
from claims.extract.article import extract
from claims.read import read_text

LEAD = "PORTO, 14 May 2024 - "


def found(text):
    return list(first_vs_earlier.find(extract(read_text(LEAD + text))))


@pytest.mark.parametrize(
    "text",
    [
        "Prices were 2% lower than a year earlier in April, the first annual fall in the price index. "
        "In March 2011 the price index was down 4% from a year earlier.",
        "It was Braga's first title in the league. Silva played for the Braga side that won the cup in 2009.",
        "It was the project's first failure. In June 2019 a test rocket exploded over the sea.",
        "It is the first time the firm has paid a dividend. The firm paid a dividend in 2016.",
        "It was the first conviction by the tribunal. The tribunal jailed Rui Prata in 2019.",
    ],
)
def test_an_earlier_one_is_found(text):
    assert len(found(text)) == 1


@pytest.mark.parametrize(
    "text",
    [
        "Prices were 2% lower than a year earlier in April, the first annual fall in the price index since 2013. "
        "In March 2011 the price index was down 4% from a year earlier.",
        "Prices were 2% lower than a year earlier in April, the first annual fall in the price index. "
        "In March 2011 the wage index was down 4% from a year earlier.",
        "It was Braga's first title in the league. Silva played for the Viseu side that won the cup in 2009.",
        "It was Braga's first title in the league in ten years. Silva played for the Braga side that won the cup in 2009.",
        "It was the project's first failure. In June 2019 a lorry of the Lisbon Fire Brigade exploded.",
        "It is the first time the firm has paid a dividend since 2018. The firm paid a dividend in 2016.",
        "It is the first time the firm has paid a dividend. The firm paid a fine in 2016.",
        "It was not the first conviction by the tribunal. The tribunal jailed Rui Prata in 2019.",
        "Ana Reis is the first woman to chair the board. Rui Prata held the post in 1987.",
    ],
)
def test_other_scopes_and_other_things_are_left_alone(text):
    assert found(text) == []


@settings(max_examples=25, deadline=None)
@given(
    st.text(
        alphabet=st.sampled_from("the first woman to chair time title fall annual in 2009 . , “ ” 1 it was won\n"), max_size=200
    )
)
def test_no_text_breaks_it(text):
    try:
        article = extract(read_text(text))
    except Exception:
        return
    list(first_vs_earlier.find(article))
