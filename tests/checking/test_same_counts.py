"""What figures speak of, and whether two speak of one thing."""

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from claims.errors import UserError
from claims.extract.article import extract
from claims.read import read_text
from claims.same.counts import find_figures, same_thing
from claims.same.listing import Listing, read_list


def figures(text):
    return find_figures(extract(read_text(text)))


def pair(text):
    found = [f for f in figures(text) if f.measure in ("count", "%", "GBP", "USD", "duration")]
    assert len(found) == 2, [f.text for f in found]
    return same_thing(*found)


@pytest.mark.parametrize(
    "text",
    [
        "The crash killed 12 people. All 14 deaths were on the upper deck.\n",
        "Thirty passengers were hurt in the collision. The 33 injured passengers were taken to hospital in Wick.\n",
        "The council planted 400 trees along Mill Road. The 450 trees along Mill Road came from Harle.\n",
        "The firm raised £12m to build a mill. The £15m raised will build the mill and a shop.\n",
    ],
)
def test_one_thing_counted_twice_is_the_same(text):
    assert pair(text).sameness == "same"


@pytest.mark.parametrize(
    "text",
    [
        "The crash killed 12 people. It injured 14 people on the upper deck.\n",
        "The council planted 400 trees along Mill Road. The council planted 450 shrubs along Mill Road.\n",
        "The mill made £12m of profit. The mill sold its flour at £15 a sack.\n",
        "Ninety passengers were on board the train. Twelve of them were hurt on the train.\n",
        "Prices rose by 3 per cent in May. Prices rose to 9 per cent above the average.\n",
    ],
)
def test_other_things_are_not_the_same(text):
    assert pair(text).sameness != "same"


def test_an_earlier_figure_is_told_apart():
    found = figures("The school has 310 pupils, compared with 280 pupils a year ago.\n")
    assert [f.other_time for f in found if f.measure == "count"] == [False, True]


@pytest.mark.parametrize(
    ("words", "listing"),
    [
        ("Harle, Wick and Netherton", Listing(3, 3)),
        ("Harle, Wick, and Netherton.", Listing(3, 3)),
        ("a mill in Harle; a shop in Wick; and a yard", Listing(3, 3)),
        ("Tom Hill (Labour), Ann Webb (Green) and Bob Ames (Liberal)", Listing(3, 3)),
        ("the mill at Harle, which is closed, and the shop", Listing(2, 3)),
    ],
)
def test_lists_are_counted(words, listing):
    assert read_list(words) == listing


@pytest.mark.parametrize(
    "words", ["", "Harle", "Harle, Wick and others", "including Harle and Wick", "two in Harle and three in Wick"]
)
def test_what_is_no_full_list_is_left_alone(words):
    assert read_list(words) is None


@settings(max_examples=25, deadline=None)
@given(st.text(alphabet="ab 12,.;:-–%£’\n()ABand ", max_size=80))
def test_no_text_breaks_the_reading_of_figures(text):
    read_list(text)
    try:
        found = figures(text)
    except UserError:
        return
    for a in found[:6]:
        for b in found[:6]:
            assert same_thing(a, b).sameness in ("same", "different", "unsure")
