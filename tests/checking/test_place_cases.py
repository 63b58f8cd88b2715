"""One happening in two places as newspapers word it, each beside a text in which nothing is wrong."""

from __future__ import annotations

import pytest

from checker.checks.place import CHECK
from checker.run import check_article
from claims.extract.article import extract
from claims.read import read_text

TWO = (
    "The treaty was signed in Lisbon on Monday.\n\nMinisters toasted in Porto, where the treaty was signed, officials said.\n",
    "The inquest was held in Truro last week.\n\nThe widow left Bodmin, where the inquest took place, without a word.\n",
    "Police found the car in a quarry near Leeds on Tuesday.\n\nThe car was discovered in a lake in Hull, officers said.\n",
    "The singer was born in Cardiff in 1950.\n\nHe never forgot Swansea, the city of his birth.\n",
)
ONE = (
    "The treaty was signed in Lisbon on Monday.\n\nA copy is kept in Porto, where a treaty was signed in 1701.\n",
    "Ada Nwosu was born in Enugu in 1970.\n\nHer brother was born in Owerri.\n",
    "The crash happened in Leeds.\n\nThe driver, from Hull, had an earlier crash in York.\n",
    "The festival was held in Truro last year.\n\nThis year the festival will be held in Bodmin.\n",
    "He was arrested in Leeds on Monday and freed.\n\nHe was arrested again in Hull on Thursday.\n",
)


def _found(text: str) -> list[str]:
    return [f.message for f in check_article(extract(read_text(text, path="-")), [CHECK]).findings]


@pytest.mark.parametrize("text", TWO)
def test_two_places_are_told(text: str) -> None:
    assert _found(text)


@pytest.mark.parametrize("text", ONE)
def test_a_consistent_text_is_silent(text: str) -> None:
    assert not _found(text)
