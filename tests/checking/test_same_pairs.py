"""The model that compares two hidden values: what it reads, and what it may not depend on."""

from importlib.resources import files

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from claims.errors import UserError
from claims.extract.article import extract
from claims.read import read_text
from claims.same.pairs import Candidate, same_thing, same_things
from claims.same.pairs.contexts import HIDDEN, Sides, encode
from claims.spans import Span

TEXT = """\
Ferry hits pier at Scalloway, {first} hurt

SCALLOWAY, 3 May - A car ferry struck the pier at Scalloway on Monday and {second} passengers were hurt, the harbour office said.

The ferry was built in 2009 and carries 140 cars. The harbour office sold 71 mooring permits last year.
"""


def article(first="12", second="12"):
    return extract(read_text(TEXT.format(first=first, second=second)))


def at(found, words, nth=0):
    start = -1
    for _ in range(nth + 1):
        start = found.text.index(words, start + 1)
    return Span(start, start + len(words))


def test_the_hurt_of_the_headline_are_those_of_the_lead_rather_than_the_permits():
    found = article()
    alike, apart = at(found, "12", 1), at(found, "71")
    assert same_thing(found, at(found, "12"), alike, "count") > same_thing(found, at(found, "12"), apart, "count")


def test_the_values_do_not_count():
    found, other = article(), article("12", "15")
    assert same_thing(found, at(found, "12"), at(found, "12", 1), "count") == pytest.approx(
        same_thing(other, at(other, "12"), at(other, "15"), "count")
    )


def test_the_order_of_the_two_does_not_count():
    found = article()
    one, other = at(found, "12"), at(found, "140")
    assert same_thing(found, one, other, "count") == same_thing(found, other, one, "count")


def test_neighbours_in_a_batch_do_not_count():
    candidates = [Candidate(at(a, "12"), at(a, words), "count") for a in [article()] for words in ("140", "71", "2009")]
    together = same_things(article(), candidates)
    alone = [same_things(article(), [candidate])[0] for candidate in candidates]
    assert together == alone
    assert all(0 <= score <= 1 for score in together)


def test_the_value_is_one_hidden_piece():
    found = article()
    sides = Sides(found)
    one, other = sides.at(at(found, "12")), sides.at(at(found, "140 cars"))
    assert one is not None
    assert other is not None
    ids, side = encode("count", one, other)
    assert ids.count(HIDDEN) == 2
    assert len(ids) == len(side)
    assert [side[i] for i, piece in enumerate(ids) if piece == HIDDEN] == [0, 1]


def test_a_place_without_words_scores_nothing():
    found = article()
    blank = found.text.index("\n\n") + 1
    assert same_thing(found, Span(blank, blank), at(found, "12"), "count") == 0.0


def test_long_sentences_are_cut():
    found = extract(read_text("The firm " + "and the firm " * 200 + "hired 40 men.\n\nIt hired 50 men.\n"))
    side = Sides(found).at(at(found, "40"))
    assert side is not None
    assert len(side.pieces) < 90
    assert same_thing(found, at(found, "40"), at(found, "50"), "count") >= 0


def test_the_model_is_small_and_leaves_room_for_the_reader():
    folders = [files("claims.same.pairs") / "model", files("claims.nlp") / "model"]
    sizes = [len(file.read_bytes()) for folder in folders for file in folder.iterdir()]
    assert max(sizes) < 30_000_000
    assert sum(sizes) < 55_000_000


@given(
    st.text(max_size=200) | st.text("aA 12%.,\n’“on", max_size=200).map(lambda t: f"The men of {t}"),
    st.integers(0, 200),
    st.integers(0, 200),
    st.sampled_from(["date", "count", "role", "new slot"]),
)
@settings(max_examples=30, deadline=None)
def test_no_text_and_no_place_breaks_it(text, first, second, slot):
    try:
        found = extract(read_text(text))
    except UserError:
        return
    length = len(found.text)
    one, other = Span(min(first, length), min(first + 3, length)), Span(min(second, length), min(second + 3, length))
    assert 0 <= same_thing(found, one, other, slot) <= 1
