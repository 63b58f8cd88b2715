"""All of a group against one of it as newspapers word it, each beside a text in which nothing is wrong."""

from __future__ import annotations

import pytest

from checker.checks.quantifier import CHECK
from checker.run import check_article
from claims.extract.article import extract
from claims.read import read_text

BROKEN = (
    "Both pilots walked away unhurt.\n\nOne of the pilots broke an arm.\n",
    "None of the crew survived the storm.\n\nThree of the crew were freed from the hull by divers.\n",
    "Every runner finished the race.\n\nOne runner dropped out with a torn calf.\n",
    "All the shops in the arcade were closed on Sunday.\n\nOne of the shops opened on Sunday to sell candles.\n",
    "All five tenants agreed to the plan.\n\nOne of the tenants objected to the plan.\n",
    "Both drivers were killed.\n\nOne of the drivers survived the crash.\n",
)
WHOLE = (
    "All nine sailors walked away unhurt.\n\nTwo firemen were injured.\n",
    "All but one of the sailors were unhurt.\n\nOne sailor broke an arm.\n",
    "None of the crew survived.\n\nTwo of the passengers survived.\n",
    "All the shops in the arcade were closed on Sunday.\n\nOne of the shops opened on Monday.\n",
    "Nearly every runner finished.\n\nOne runner dropped out.\n",
    "All five tenants agreed to the plan.\n\nOne of the tenants objected to the price.\n",
    "None of the runners dropped out.\n\nOne of the runners finished in under four hours.\n",
    "Both brothers were killed.\n\nOne brother died at once, the other a week later.\n",
)


def _found(text: str) -> list[str]:
    return [f.message for f in check_article(extract(read_text(text, path="-")), [CHECK]).findings]


@pytest.mark.parametrize("text", BROKEN)
def test_an_exception_is_told(text: str) -> None:
    assert _found(text)


@pytest.mark.parametrize("text", WHOLE)
def test_a_consistent_text_is_silent(text: str) -> None:
    assert not _found(text)
