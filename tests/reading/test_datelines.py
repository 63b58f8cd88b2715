"""Datelines that open a paragraph, and what only looks like one."""

from __future__ import annotations

import pytest

from claims.read.datelines import dateline, stands_alone

SENTENCE = "The harbour board will close the swing bridge for three weekends."


@pytest.mark.parametrize(
    "opening",
    [
        "PARIS, 3 May 2024 (Reuters) — ",
        "PARIS, May 3 (Reuters) - ",
        "LONDON - ",
        "LONDON (AP) — ",
        "LONDON (AP) -- ",
        "RIO DE JANEIRO, Brazil, Oct 9 - ",
        "ST. LOUIS, Sept. 10, 2024 — ",
        "NEW YORK/LONDON, Nov 22 - ",
        "UNITED NATIONS — ",
        "CÓRDOBA, Argentina — ",
        "WASHINGTON, D.C., March 3, 2021: ",
        "INDORE: ",
        "New Delhi: ",
        "Geneva — ",
        "Dublin, Tuesday: ",
        "Port Harrow, 3rd June 2024: ",
        "Taipei, Taiwan — ",
        "The Hague, 12 January: ",
        "Kyiv – 12 March 2024 – ",
        "HARROW, England, Aug. 4, 2023 /Newswire/ -- ",
        "4 June 2024 — ",
        "(Newswire) -- ",
        "Hyderabad, Jun 3 (PTI): ",
    ],
)
def test_dateline_of_the_first_paragraph(opening: str) -> None:
    assert dateline(opening + SENTENCE, first=True) == len(opening)


@pytest.mark.parametrize("opening", ["PARIS, May 3 (Reuters) - ", "Dublin, Tuesday: ", "Nagpur, Sept. 10: "])
def test_a_dated_place_opens_a_later_paragraph_too(opening: str) -> None:
    assert dateline(opening + SENTENCE, first=False) == len(opening)


@pytest.mark.parametrize(
    "paragraph",
    [
        "LONDON - the board said so.",
        "Philip Marsh said: The bridge will close for three weekends, and that is that.",
        "MR MARSH: The bridge will close for three weekends, and that is that.",
        "QUESTION: When will the bridge close, and for how long is it going to be?",
        "Correction: The bridge will close for three weekends, and not for four of them.",
        "BREAKING: The bridge will close for three weekends, the harbour board has said.",
        "The Onion: It is a paper that will close for three weekends, its owner said.",
        "The board - The body that runs the bridge - will close it.",
        "Rain, wind and snow: The bridge will close for three weekends.",
        "Rovers 2 Athletic 1: The cup final was decided in the last minute.",
        "In May 2024 - The bridge closed.",
        SENTENCE,
        "PARIS, 3 May 2024 (Reuters) —",
        "",
    ],
)
def test_no_dateline(paragraph: str) -> None:
    assert dateline(paragraph, first=True) in (0, len(paragraph))


@pytest.mark.parametrize(
    "paragraph",
    [
        "Geneva: The talks end on Friday, and nobody expects a result from them.",
        "Brief scores: Rovers 271 for eight beat Athletic 247 by 24 runs at home.",
        "Jo Small (Labour) - The sitting member has held the seat since 2010.",
        "LONDON - The capital was the only region where prices fell in the year.",
    ],
)
def test_a_bare_name_is_a_place_in_the_first_paragraph_only(paragraph: str) -> None:
    assert dateline(paragraph, first=False) == 0


STAMPS = [
    "Published: June 4, 2024 10:35 am ET",
    "Sat 14 Sep 2024 09.00 BST",
    "Last modified on Tue 4 Jun 2024 10.35 BST",
    "Updated: 10:35 BST, 4 June 2024",
    "4th June, 2024",
    "Thursday, 4 June 2024 at 9:15 p.m.",
    "Date: 4 June 2024",
]


@pytest.mark.parametrize(
    "line", ["Harrow, 3 June", "Monday", "June 3, 2024, 10.35am", "Posted on 3 June 2024", "10:35 GMT, 3 June 2024", *STAMPS]
)
def test_stands_alone(line: str) -> None:
    assert stands_alone(line)


@pytest.mark.parametrize(
    "line",
    [
        "He arrived Monday.",
        "It closed in June",
        "May",
        "March on",
        "Mayday",
        "Born: 3 June 1937",
        "Died: 3 June",
        "The bridge, June",
    ],
)
def test_does_not_stand_alone(line: str) -> None:
    assert not stands_alone(line)


def test_long_capitals_end_quickly() -> None:
    assert dateline("A" * 100_000 + " " + "B, " * 50_000, first=True) == 0
