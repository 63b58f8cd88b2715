"""Words and marks by the conventions of the treebank, with exact offsets."""

from __future__ import annotations

from itertools import pairwise

import pytest
from hypothesis import given
from hypothesis import strategies as st

from claims.nlp.tokenizer import tokenize
from claims.nlp.wordpiece import UNKNOWN, pieces
from claims.spans import Span


def words(text: str) -> str:
    return "|".join(span.of(text) for span in tokenize(text, Span(0, len(text))))


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("They don't, can't and won’t.", "They|do|n't|,|ca|n't|and|wo|n’t|."),
        ("It's Anna's: I'd say we'll go.", "It|'s|Anna|'s|:|I|'d|say|we|'ll|go|."),
        ("the players' bus cannot stop", "the|players|'|bus|can|not|stop"),
        ("O'Hara sang at six o'clock", "O'Hara|sang|at|six|o'clock"),
        ("a well-known 12-year-old", "a|well|-|known|12|-|year|-|old"),
        ("re-elected ex-minister, mid-July, non-profit", "re-elected|ex-minister|,|mid-July|,|non-profit"),
        ("$5.20, £2bn and 7m euros, 10%", "$|5.20|,|£|2|bn|and|7|m|euros|,|10|%"),
        ("US$30m or A$4", "US$|30|m|or|A$|4"),
        ("3:30pm in the 1990s, the 4th of 10,500", "3:30|pm|in|the|1990s|,|the|4th|of|10,500"),
        ("and/or 24/7, 3-2 and 2012-13", "and|/|or|24/7|,|3|-|2|and|2012|-|13"),
        ("2024-03-15 or 555-0134", "2024-03-15|or|555-0134"),
        ("Mr. Oak of St. Ives met J. K. Ash, Jr. here", "Mr.|Oak|of|St.|Ives|met|J.|K.|Ash|,|Jr.|here"),
        ("The U.S. and U.N. at 9 a.m. today", "The|U.S.|and|U.N.|at|9|a.m.|today"),
        ("He left the U.S.", "He|left|the|U.S."),
        ("He said no.", "He|said|no|."),
        ("“Well ...” she said — slowly--then?!", "“|Well|...|”|she|said|—|slowly|--|then|?!"),
        (
            "see https://example.org/a-b?c=1, or mail jo@example.org.",
            "see|https://example.org/a-b?c=1|,|or|mail|jo@example.org|.",
        ),
        ("AT&T, R&D #1 #goodnews @desk", "AT&T|,|R&D|#|1|#goodnews|@desk"),
        ("(Reuters) [sic]", "(|Reuters|)|[|sic|]"),
        ("back in the '90s", "back|in|the|'90s"),
        ("café naïve Dvořák", "café|naïve|Dvořák"),
    ],
)
def test_words(text: str, expected: str) -> None:
    assert words(text) == expected


@given(st.text(max_size=200))
def test_every_character_but_white_space_is_in_one_token(text: str) -> None:
    spans = tokenize(text, Span(0, len(text)))
    assert all(a.end <= b.start for a, b in pairwise(spans))
    left = list(text)
    for span in spans:
        assert len(span)
        assert not span.of(text).isspace()
        left[span.start : span.end] = " " * len(span)
    assert not "".join(left).strip()


@pytest.mark.parametrize(
    ("word", "ids"),
    [
        ("the", [1996]),
        ("THE", [1996]),
        ("Café", [7668]),
        ("unaffordable", [14477, 4246, 8551, 3085]),
        ("’", [1521]),
        ("\u200b", [UNKNOWN]),
    ],
)
def test_word_pieces(word: str, ids: list[int]) -> None:
    assert list(pieces(word)) == ids


@given(st.text(max_size=120))
def test_every_word_has_pieces(word: str) -> None:
    assert pieces(word)


@pytest.mark.parametrize("piece", [".", "a.", "-+", "a@", "1,", "n't", "www.", "+%", "’s", "ab-"])
def test_long_monotonous_texts_end(piece: str) -> None:
    text = piece * 20_000
    spans = tokenize(text, Span(0, len(text)))
    assert spans[-1].end == len(text)
