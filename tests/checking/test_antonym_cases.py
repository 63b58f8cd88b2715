"""Opposite outcomes as other newspapers word them, each beside a text in which nothing is wrong."""

from __future__ import annotations

import pytest

from checker.checks.antonym import CHECK
from checker.run import check_article
from claims.extract.article import extract
from claims.read import read_text

TURNED = (
    "Barrow Athletic were promoted to the Northern League in May after a play-off.\n\n"
    "Barrow Athletic have won twice since they were relegated to the Northern League.\n",
    "Car sales came to 41,000 in March, up 7 percent from a year earlier.\n\n"
    "Dealers had stocked up in winter. The year-on-year fall came as a surprise to the trade.\n",
    "Planners rejected the Quarry Lane scheme on Monday by nine votes to two.\n\n"
    "Residents left in silence. The approved scheme is the third for the site.\n",
    "The agency downgraded the city's debt on Friday.\n\nThe mayor gave a short statement after the upgrade of the city's debt.\n",
    "Rome's high court upheld the ban on Monday.\n\nThe ruling, which lifted the ban, was welcomed by farmers.\n",
    "Harbour firm shelves Tampico plant\n\n"
    "TAMPICO, 3 May 2024 — Norte has gone ahead with the cement plant that it promised for Tampico, it said on Friday.\n",
    "Drought curbs eased in Minas\n\nThe state of Minas has tightened drought limits on farms, the water agency said.\n",
    "The ministry scrapped the levy on tourist buses on Monday.\n\n"
    "Hotel owners cheered when the ministry went ahead with the levy on tourist buses.\n",
    "Rail strike in Porto called off\n\nDrivers walked out on Friday after talks on pay failed.\n",
    "Leixões lost the derby on Saturday.\n\nLeixões' victory in Saturday's derby was its third in a row.\n",
)
STRAIGHT = (
    "The court lifted the ban on Monday. A lower court had upheld the ban in March.\n",
    "The firm cancelled the concert in Leeds.\n\nFans left York happy when the concert in York went ahead.\n",
    "Firm to press ahead with plant\n\nThe firm, which had shelved the plant in 2019, will now press ahead with it, it said.\n",
    "The council has eased parking rules in the old town. It had tightened the parking rules two years earlier.\n",
    "Rail strike in Porto called off\n\nDrivers who walked out on Friday went back to work on Sunday.\n",
    "Leixões lost the derby on Saturday.\n\nLeixões' victory in the derby of 2019 was its third in a row.\n",
    "Barrow Athletic were promoted to the Northern League in May after a play-off.\n\n"
    "Barrow Athletic were relegated to the third tier in 2019, and have won twice since they were promoted.\n",
    "Left-hander Maya Colley took four wickets.\n\nColley bowled nine overs to Dana Ruiz. The right-hander made 40.\n",
    "Car sales came to 41,000 in March, up 7 percent from a year earlier.\n\n"
    "Van sales slipped. The year-on-year fall came as a surprise to the trade.\n",
    "Planners rejected the Quarry Lane scheme on Monday.\n\nThe approved scheme at Mill Road would bring 300 lorries a week.\n",
    "The agency downgraded the city's debt in 2019.\n\nThe mayor spoke on Friday after the upgrade of the city's debt.\n",
    "Ann Moss was refused bail by the court on Monday.\n\nPaul Hart wept when he was granted bail.\n",
)


def _found(text: str) -> list[str]:
    return [f.message for f in check_article(extract(read_text(text, path="-")), [CHECK]).findings]


@pytest.mark.parametrize("text", TURNED)
def test_opposite_outcomes_are_told(text: str) -> None:
    assert _found(text)


@pytest.mark.parametrize("text", STRAIGHT)
def test_a_consistent_text_is_silent(text: str) -> None:
    assert not _found(text)
