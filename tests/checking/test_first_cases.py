"""Firsts with an earlier instance as newspapers word them, each beside a text in which nothing is wrong."""

from __future__ import annotations

import pytest

from checker.checks.first_vs_earlier import CHECK
from checker.run import check_article
from claims.extract.article import extract
from claims.read import read_text

HEAD = "---\ndate: 2024-05-14\n---\n\n"
NOT_FIRST = (
    "Ada Nwosu is the first woman to lead the Lagos Bar.\n\n"
    "Her predecessor but one, Grace Ike, led the Lagos Bar from 1999 to 2001 and gave no interviews. She liked it.\n",
    "The mace will be carried by a woman for the first time in its 390 years on Sunday.\n\n"
    "Morag Sime, who carried the mace in the 1990s, taught her the walk. She is 83.\n",
    "Mary Okello is the first woman to swim the Hardanger fjord.\n\n"
    "In 1976 Ingrid Dahl swam the fjord in nine hours. She wore wool.\n",
)
FIRST = (
    "Mary Okello is the first woman to swim the Hardanger fjord.\n\n"
    "In 1976 Ingrid Dahl swam the Sogne fjord in nine hours. She wore wool. In 1980 Peter Moe swam the fjord. He froze.\n",
    "The mace will be carried by a woman for the first time in 20 years on Sunday.\n\n"
    "Morag Sime, who carried the mace in the 1990s, taught her the walk. She is 83.\n",
    "Mary Okello is the first woman to lead the union since 1980.\n\nIngrid Dahl led the union in 1976. She wore wool.\n",
)


def _found(text: str) -> list[str]:
    return [f.message for f in check_article(extract(read_text(HEAD + text, path="-")), [CHECK]).findings]


@pytest.mark.parametrize("text", NOT_FIRST)
def test_an_earlier_one_is_told(text: str) -> None:
    assert _found(text)


@pytest.mark.parametrize("text", FIRST)
def test_a_consistent_text_is_silent(text: str) -> None:
    assert not _found(text)
