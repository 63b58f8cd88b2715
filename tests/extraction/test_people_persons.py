"""Persons: names put together, common nouns linked, attributes and genders read."""

from __future__ import annotations

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from claims.analysis import Analysis, Body, Person, Pronoun
from claims.document import Document
from claims.extract.people import find_people
from claims.extract.people.clusters import near
from claims.extract.people.text import distance, fold
from claims.extract.quotations import find_quotations
from claims.nlp import analyse
from claims.read import read_text


def people_of(text: str) -> tuple[tuple[Person, ...], tuple[Body, ...], tuple[Pronoun, ...]]:
    document = read_text(text, path="-")
    analysis = analyse(document)
    return find_people(document, analysis, find_quotations(document, analysis))


def person(text: str, name: str) -> Person:
    found = [p for p in people_of(text)[0] if p.name == name]
    assert len(found) == 1, [p.name for p in people_of(text)[0]]
    return found[0]


def said(who: Person, kind: str) -> list[str]:
    return [a.value for a in who.attributes if a.kind == kind]


@pytest.mark.parametrize(
    ("text", "name", "mentions"),
    [
        ("Laura Finch opened the debate. Ms Finch spoke for an hour. Finch sat down.", "Laura Finch", 3),
        ("Dr. Omar Haddad runs the clinic. Dr. Haddad declined to comment.", "Omar Haddad", 2),
        ("Robert Tanner won the seat. Bob Tanner thanked his voters.", "Robert Tanner", 2),
        ("The treasurer, Maria Elena Duarte, resigned. Maria Duarte gave no reason.", "Maria Elena Duarte", 2),
        ("Jan van der Meer signed the letter. Van der Meer leads the union.", "Jan van der Meer", 2),
        ("Anne-Marie Lacroix-Dubois spoke first. Lacroix-Dubois then left.", "Anne-Marie Lacroix-Dubois", 2),
    ],
)
def test_forms_of_one_name_are_one_person(text: str, name: str, mentions: int) -> None:
    assert len([m for m in person(text, name).mentions if m.kind == "name"]) == mentions


def test_two_persons_with_one_surname_stay_apart_by_title() -> None:
    text = "Imran Khalid and his wife, Sadia Khalid, own the shop. Mr Khalid opens it. Mrs Khalid keeps the books."
    assert [m.text for m in person(text, "Imran Khalid").mentions if m.kind == "name"] == ["Imran Khalid", "Mr Khalid"]
    assert [m.text for m in person(text, "Sadia Khalid").mentions if m.kind == "name"] == ["Sadia Khalid", "Mrs Khalid"]


def test_a_misspelt_surname_joins_and_keeps_its_letters() -> None:
    text = "The mayor, Teresa Valdorini, opened the hall. Valdorini cut the ribbon. Valdorni then left for Milan."
    assert "Valdorni" in [m.text for m in person(text, "Teresa Valdorini").mentions]


def test_another_first_name_is_another_person() -> None:
    names = {p.name for p in people_of("Helen Marston chaired the meeting. Her rival, Henry Marsden, stayed away.")[0]}
    assert {"Helen Marston", "Henry Marsden"} <= names


@pytest.mark.parametrize(
    ("text", "name", "kind", "value"),
    [
        ("Prosecutor Lena Brandt, 47, asked for six years.", "Lena Brandt", "age", "47"),
        ("Prosecutor Lena Brandt asked for six years.", "Lena Brandt", "role", "prosecutor"),
        ("Paul Mercer, a spokesman for the union, said talks had failed.", "Paul Mercer", "role", "spokesman for the union"),
        ("The 31-year-old striker Marco Testa scored twice.", "Marco Testa", "age", "31"),
        ("Gloria Benitez, who was deputy mayor, has left.", "Gloria Benitez", "role", "deputy mayor"),
        ("Martin Oakes lives in Sheffield.", "Martin Oakes", "residence", "sheffield"),
    ],
)
def test_attributes(text: str, name: str, kind: str, value: str) -> None:
    assert value in said(person(text, name), kind)


def test_birth_and_death() -> None:
    who = person("Edith Rowan was born on 3 May 1931 in Cork. Rowan died on 9 June 2010.", "Edith Rowan")
    assert "3 may 1931" in said(who, "birth")
    assert "9 june 2010" in said(who, "death")


def test_a_death_that_did_not_happen_is_none() -> None:
    assert said(person("Edith Rowan nearly died in 2010. Rowan said she would not die for a flag.", "Edith Rowan"), "death") == []


def test_a_relation_names_both_persons() -> None:
    people = people_of("Clara Weiss runs the bakery. Her brother, Emil, bakes the bread.")[0]
    clara = next(p for p in people if p.name == "Clara Weiss")
    emil = next(p for p in people if p.name == "Emil")
    assert [(a.value, a.other) for a in emil.attributes if a.kind == "relation"] == [("brother", clara.id)]


@pytest.mark.parametrize(
    ("text", "name", "gender"),
    [
        ("Mrs Alder spoke. Alder left.", "Alder", "female"),
        ("Noor Tamsel, an actress, lives here.", "Noor Tamsel", "female"),
        ("Kit Marlow spoke. He left early, and his car was gone.", "Kit Marlow", "male"),
        ("Kit Marlow, a chairman of two boards, spoke.", "Kit Marlow", ""),
        ("Kit Marlow, who uses they/them pronouns, spoke first.", "Kit Marlow", "they"),
        ("“The lease is up,” said Kit Marlow. “I looked for a year,” they said.", "Kit Marlow", "they"),
        ("“The lease is up,” said Kit Marlow, of the traders. “We looked for a year,” they said.", "Kit Marlow", ""),
    ],
)
def test_gender(text: str, name: str, gender: str) -> None:
    assert person(text, name).gender == gender


def test_the_noun_said_again_means_the_person() -> None:
    who = person("Finance Minister Ola Berg presented the budget. The minister promised lower taxes.", "Ola Berg")
    assert "The minister" in [m.text for m in who.mentions if m.kind == "nominal"]


def test_a_body_takes_its_acronym() -> None:
    bodies = people_of("The Northern Fishing Alliance (NFA) called a strike. The NFA has 400 members.")[1]
    found = [b for b in bodies if "NFA" in b.acronyms]
    assert len(found) == 1
    assert len(found[0].mentions) >= 2


@pytest.mark.parametrize(
    ("a", "b", "expected"),
    [
        ("valdorini", "valdorni", True),
        ("ivanov", "ivanova", False),
        ("kowalski", "kowalska", False),
        ("kwok-hing", "kwok-kin", False),
        ("lacroix-dubois", "lacroix-duboys", True),
        ("stone", "stones", True),
        ("ross", "rose", False),
    ],
)
def test_near_misses(a: str, b: str, expected: bool) -> None:
    assert near(a, b) is expected
    assert near(b, a) is expected


def test_distance_and_fold() -> None:
    assert distance("valdorini", "valdorni") == 1
    assert distance("marston", "marsden") == 2
    assert distance("ab", "ba") == 1
    assert distance("short", "muchlonger") == 3
    assert fold("D’Cruz") == "d'cruz"


def test_nothing_from_nothing() -> None:
    assert find_people(Document("-", "", "", ()), Analysis(), ()) == ((), (), ())


@settings(max_examples=40, deadline=None, suppress_health_check=[HealthCheck.too_slow])
@given(
    st.lists(
        st.sampled_from("Ms Khan said he her him Dr . , ' \" the minister 52 who is - ( ) Anna brother of and\n\n".split(" "))
    )
)
def test_no_text_crashes(words: list[str]) -> None:
    text = "Report " + " ".join(words)
    people, bodies, pronouns = people_of(text)
    assert all(m.span.of(text) == m.text for p in people for m in p.mentions)
    assert all(m.span.of(text) == m.text for b in bodies for m in b.mentions)
    assert [p.id for p in people] == list(range(len(people)))
    assert all(p.person is None or people[p.person] for p in pronouns)
