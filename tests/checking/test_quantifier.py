"""All of a group against one of it."""

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from checker.checks import quantifier
from claims.extract.article import extract
from claims.read import read_text

LEAD = "PORTO, 14 May 2024 - "


def found(text):
    return list(quantifier.find(extract(read_text(LEAD + text))))


@pytest.mark.parametrize(
    "text",
    [
        "All six of the lifts were approved by the inspector. Lift 2 failed its safety check.",
        "None of the passengers was hurt in the crash. Two passengers were hurt when the bus tipped over.",
        "All nine farmers agreed to the sale. The only objector, a retired teacher, stayed away.",
        "All seven trawlers sailed from Vigo. Two of the trawlers had sailed from Lisbon.",
        "Members approved the budget unanimously. Ana Reis voted against the budget.",
    ],
)
def test_an_exception_is_found(text):
    assert len(found(text)) == 1


@pytest.mark.parametrize(
    "text",
    [
        "All but one of the lifts were approved by the inspector. Lift 2 failed its safety check.",
        "Nearly all the farmers agreed to the sale. The only objector, a retired teacher, stayed away.",
        "None of the passengers was hurt in the crash. Two cyclists were hurt when the bus tipped over.",
        "All seven trawlers sailed from Vigo in May 2020. Two of the trawlers had sailed from Lisbon in June 2019.",
        "Members approved the budget unanimously. Ana Reis voted against the merger.",
        "All six of the lifts were approved by the inspector. Pump 2 failed its safety check.",
    ],
)
def test_other_groups_and_times_are_left_alone(text):
    assert found(text) == []


@settings(max_examples=25, deadline=None)
@given(st.text(alphabet=st.sampled_from("all none of the boats one failed 4 was . , “ ” both He\n"), max_size=200))
def test_no_text_breaks_it(text):
    try:
        article = extract(read_text(text))
    except Exception:
        return
    list(quantifier.find(article))
