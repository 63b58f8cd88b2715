"""Texts aligned with each other: equal ones, moved ones, changed ones, and any at all."""

from hypothesis import given
from hypothesis import strategies as st

from checker.revisions.align import align
from reports.words_diff import pieces


def test_equal_texts_meet_in_order_and_where_they_moved():
    assert align(["a b c", "yes", "d e f", "yes"], ["yes", "d e f", "a b c", "yes"]) == {0: 2, 1: 0, 2: 1, 3: 3}


def test_quotation_marks_and_line_breaks_are_no_difference():
    assert align(["He said “no”\nto it."], ['He said "no" to it.']) == {0: 0}


def test_a_changed_figure_leaves_texts_alike():
    old = ["The dam cost 40 million.", "The bridge cost 12 million."]
    new = ["The bridge cost 15 million.", "The dam cost 44 million."]
    assert align(old, new) == {0: 1, 1: 0}


def test_unlike_texts_do_not_meet():
    assert align(["The dam cost 40 million."], ["Nobody was hurt in the crash."]) == {}


TEXTS = st.lists(st.text(max_size=30), max_size=12)


@given(TEXTS, TEXTS)
def test_any_texts_pair_at_most_once(old, new):
    pairs = align(old, new)
    assert len(set(pairs.values())) == len(pairs)
    assert all(0 <= i < len(old) and 0 <= j < len(new) for i, j in pairs.items())


@given(TEXTS)
def test_a_text_meets_itself(texts):
    assert align(texts, texts) == {i: i for i in range(len(texts))}


@given(st.text(max_size=80), st.text(max_size=80))
def test_the_pieces_give_back_both_texts(old, new):
    found = pieces(old, new)
    assert "".join(p.text for p in found if p.kind != "new") == old
    assert "".join(p.text for p in found if p.kind != "old") == new
