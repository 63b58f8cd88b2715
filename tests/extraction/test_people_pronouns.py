"""Whom he and she mean, and when a pronoun is at odds with what the text says of the person."""

from __future__ import annotations

import pytest

from claims.extract.people import find_people
from claims.extract.quotations import find_quotations
from claims.nlp import analyse
from claims.read import read_text


def meant(text: str) -> list[tuple[str, str | None]]:
    """Each pronoun with the name of its person."""
    document = read_text(text, path="-")
    analysis = analyse(document)
    people, _, pronouns = find_people(document, analysis, find_quotations(document, analysis))
    return [(p.text, None if p.person is None else people[p.person].name) for p in pronouns]


@pytest.mark.parametrize(
    ("text", "pronoun", "name"),
    [
        ("Ms Laura Finch met Mr Paul Decker on Monday. She thanked the board.", "She", "Laura Finch"),
        ("Ms Laura Finch met Mr Paul Decker on Monday. He thanked the board.", "He", "Paul Decker"),
        ("The clerk read the charge to Ivan Moro, who said he was innocent.", "he", "Ivan Moro"),
        ("Sonia Reyes sold her house.", "her", "Sonia Reyes"),
        ("In his speech, Gareth Pole promised jobs.", "his", "Gareth Pole"),
        ("“The road is closed,” Mr Daniel Osei said. “It will stay so.” He gave no date.", "He", "Daniel Osei"),
    ],
)
def test_links(text: str, pronoun: str, name: str) -> None:
    assert (pronoun, name) in meant(text)


def test_an_object_is_not_its_own_subject() -> None:
    assert ("him", "Tom Barlow") not in meant("Tom Barlow praised him.")


def test_the_owner_is_not_the_brother() -> None:
    assert ("His", "Luis Vega") in meant("Luis Vega came first. His brother Marco Vega came last.")


def odd(text: str) -> list[tuple[str, str, float]]:
    """The pronouns that are at odds with the person they point at."""
    document = read_text(text, path="-")
    analysis = analyse(document)
    people, _, pronouns = find_people(document, analysis, find_quotations(document, analysis))
    return [
        (p.text, people[p.expected].name, p.margin)
        for p in pronouns
        if p.expected is not None and people[p.expected].gender not in ("", p.gender) and p.margin >= 0.55
    ]


def test_a_pronoun_of_the_other_gender_with_nobody_else_in_view() -> None:
    text = (
        "Ms Ingrid Solberg, the harbour master, said she had closed the quay. She expects to open it in June.\n\n"
        "Solberg said he had asked for two more cranes."
    )
    assert [(word, name) for word, name, _ in odd(text)] == [("he", "Ingrid Solberg")]


@pytest.mark.parametrize(
    "text",
    [
        "Ms Ingrid Solberg met the skipper, Mr Jon Dahl. She said he had been late.",
        "“He never called,” Ms Ingrid Solberg said of the skipper.",
        "Ms Ingrid Solberg spoke to her son. He was late.",
        "Ms Ingrid Solberg has a brother. Solberg said he was ill.",
    ],
)
def test_another_person_may_be_meant(text: str) -> None:
    assert odd(text) == []
