"""Denials of a deed or a relative as newspapers word them, each beside a text in which nothing is wrong."""

from __future__ import annotations

import pytest

from checker.checks.negation import CHECK
from checker.run import check_article
from claims.extract.article import extract
from claims.read import read_text

DENIED = (
    "Ms Odell, who never married, taught in Perth for forty years.\n\nOdell's husband, Frank, kept the garden.\n",
    "Tomas Varga has no brothers or sisters.\n\nHis sister Ilona runs the bakery.\n",
    "Dr Anna Beck does not have any children.\n\nBeck brought her son to the ceremony.\n",
    "No one was hurt in the blast at the mill.\n\nTwo cleaners who were hurt in the blast are at home.\n",
    "Ruth Amsel declined to sign the safety pledge.\n\nAmsel signed the pledge in front of cameras.\n",
    "The bishop did not attend the inquest.\n\nAt the inquest, the bishop sat in the front row.\n",
    "The club never apologised to the fans.\n\nIn a letter, the club apologised to the fans.\n",
    'Odell refused to speak to reporters.\n\n"I am glad," Odell told reporters outside.\n',
)
FITTING = (
    "Anna Beck has no children of her own.\n\nHer sister has no children either; Beck's daughter-in-law is six.\n",
    "Mr Varga has no children with his second wife.\n\nHis daughter Ilona runs the bakery.\n",
    "No one was hurt in the blast at the mill.\n\nNine people were hurt in a blast at the quarry in 2011.\n",
    "The airline declined to sign the pledge in March.\n\nIt signed the pledge in May.\n",
    "The bishop did not attend the funeral.\n\nAt the memorial service, the bishop read a poem.\n",
    "Harker refused to speak to reporters on Monday.\n\nOn Tuesday, Harker told reporters he was relieved.\n",
    "The minister did not attend the meeting in Oslo.\n\nAt the meeting in Bergen the minister spoke about fish.\n",
    "Odell said he had not fallen because of the ice.\n\nOdell fell on the stairs.\n",
    "The suspect refused to answer questions from police.\n\nThe suspect answered questions from the judge in court.\n",
    "Odell never apologised.\n\nHer firm apologised to customers.\n",
)


def _found(text: str) -> list[str]:
    return [f.message for f in check_article(extract(read_text(text, path="-")), [CHECK]).findings]


@pytest.mark.parametrize("text", DENIED)
def test_what_is_denied_and_told_is_found(text: str) -> None:
    assert _found(text)


@pytest.mark.parametrize("text", FITTING)
def test_a_consistent_text_is_silent(text: str) -> None:
    assert not _found(text)
