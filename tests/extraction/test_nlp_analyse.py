"""The analysis of a document: offsets, trees, names."""

from __future__ import annotations

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from claims.analysis import Analysis
from claims.document import Document, Part, PartKind
from claims.nlp import analyse
from claims.spans import Span


def document(text: str) -> Document:
    parts: list[Part] = []
    at = 0
    for line in text.split("\n"):
        if line.strip():
            parts.append(Part(len(parts), PartKind.BODY, Span(at, at + len(line)), len(parts) + 1))
        at += len(line) + 1
    return Document("-", text, text, tuple(parts))


def names(text: str) -> dict[str, str]:
    return {entity.text: entity.label for entity in analyse(document(text)).entities}


def check(text: str, analysis: Analysis) -> None:
    end = 0
    for i, token in enumerate(analysis.tokens):
        assert token.i == i
        assert token.text == token.span.of(text) != ""
        assert end <= token.span.start
        end = token.span.end
        assert token.lemma
    last = 0
    for i, sentence in enumerate(analysis.sentences):
        assert (sentence.i, sentence.first) == (i, last)
        last = sentence.last
        inside = analysis.words(sentence)
        assert (inside[0].span.start, inside[-1].span.end) == (sentence.span.start, sentence.span.end)
        assert all(t.sentence == i and sentence.first <= t.head < sentence.last for t in inside)
        roots = [t for t in inside if t.head == t.i]
        assert len(roots) == 1
        assert [t.deprel for t in inside if t.deprel == "root"] == ["root"]
        assert len(analysis.subtree(roots[0])) == len(inside)
    assert last == len(analysis.tokens)
    end = 0
    for entity in analysis.entities:
        assert entity.text == entity.span.of(text)
        assert end <= entity.first < entity.last
        end = entity.last
        assert entity.label in ("PERSON", "ORG", "LOC", "MISC")


def test_parse() -> None:
    analysis = analyse(document("The minister didn't sign the treaty in Oslo on Monday."))
    by_word = {t.text: t for t in analysis.tokens}
    sign = by_word["sign"]
    assert (sign.upos, sign.lemma, sign.deprel) == ("VERB", "sign", "root")
    assert [t.text for t in analysis.children(sign, "nsubj", "obj")] == ["minister", "treaty"]
    assert by_word["n't"].lemma == "not"
    assert by_word["Oslo"].upos == "PROPN"


def test_has_and_is_behind_one_apostrophe() -> None:
    text = "She's written a letter.\nShe's a doctor.\nHe's been there."
    assert [t.lemma for t in analyse(document(text)).tokens if t.text == "'s"] == ["have", "be", "have"]


def test_names_without_titles_and_possessives() -> None:
    found = names(
        "Dr. Anna Lindqvist met President Paul Mbeki's aides in Nairobi on Tuesday.\nLindqvist praised the Kenyan hosts."
    )
    assert found == {"Anna Lindqvist": "PERSON", "Paul Mbeki": "PERSON", "Nairobi": "LOC", "Lindqvist": "PERSON"}


def test_days_and_nationalities_are_no_names() -> None:
    assert names("On Monday the French and the Germans met in April.") == {}


def test_countries_are_places() -> None:
    assert names("Peru and Chile signed. Peru won.") == {"Peru": "LOC", "Chile": "LOC"}


def test_a_person_may_be_named_like_a_country() -> None:
    found = names("Michael Jordan came late.\nJordan said nothing.")
    assert found == {"Michael Jordan": "PERSON", "Jordan": "PERSON"}


def test_a_sentence_is_read_alone() -> None:
    first = "The river rose overnight."
    alone = analyse(document(first))
    among = analyse(document(first + "\nMayor Ruth Adeyemi spoke to reporters in Accra, and nobody asked a question about it."))
    assert among.tokens[: len(alone.tokens)] == alone.tokens


def test_a_sentence_longer_than_the_model_reads() -> None:
    text = "He bought " + ", ".join(f"{i} extraordinarily long-winded contraptions" for i in range(200)) + "."
    analysis = analyse(document(text))
    check(text, analysis)
    assert len(analysis.sentences) == 1


@pytest.mark.parametrize(
    "text", ["", " \n ", "\x00", "\u200b \ufeff", "e\u0301", "日本語 text", "a" * 5000, ". . .", "👩‍👩‍👧 said"]
)
def test_odd_texts(text: str) -> None:
    check(text, analyse(document(text)))


@settings(max_examples=60, deadline=None)
@given(st.text(max_size=120))
def test_any_text(text: str) -> None:
    whole = document(text)
    analysis = analyse(whole)
    check(text, analysis)
    assert analysis == analyse(whole)


def test_a_dateline_names_a_place() -> None:
    text = "ORVELDAM, May 3 - The dyke held. Nobody in Orveldam slept."
    parts = (Part(0, PartKind.DATELINE, Span(0, 17), 1), Part(1, PartKind.BODY, Span(18, len(text)), 1))
    found = analyse(Document("-", text, text, parts)).entities
    assert [(e.text, e.label) for e in found] == [("ORVELDAM", "LOC"), ("Orveldam", "LOC")]


def test_a_company_is_known_by_its_first_word() -> None:
    text = "Brandt Logistics NV bought a harbour.\nBrandt said it paid in cash."
    assert names(text) == {"Brandt Logistics NV": "ORG", "Brandt": "ORG"}


def test_the_united_nations_are_one_name() -> None:
    assert names("The United Nations and the United States agreed.") == {"United Nations": "ORG", "United States": "LOC"}


@pytest.mark.parametrize(
    ("text", "person"),
    [
        ("The photographer Wenzel Abrahamsen arrived.", "Wenzel Abrahamsen"),
        ("Oluwaseun Babatunde, 43, runs a bakery.", "Oluwaseun Babatunde"),
        ("The actor June Harcourt sang in June.", "June Harcourt"),
        ("Its founder, Ottokar Wessling, sold coats.", "Ottokar Wessling"),
        ("Xanthe Okoroafor, who mends nets, was pleased.", "Xanthe Okoroafor"),
    ],
)
def test_what_stands_beside_a_name_says_that_it_is_a_person(text: str, person: str) -> None:
    assert names(text) == {person: "PERSON"}


def test_posts_are_no_names() -> None:
    assert names("The Home Secretary met the Secretary of State and the Lord Chancellor.") == {}


@pytest.mark.parametrize(
    ("text", "body"),
    [
        ("The airline Nordvind will fly to Malta.\nNordvind has six planes.", "Nordvind"),
        ("Ottersen, a charity for sailors, has 300 members.\nOttersen sold its boat.", "Ottersen"),
        ("The UN sent tents.", "UN"),
        ("It was reported by Reuters.", "Reuters"),
    ],
)
def test_what_stands_beside_a_name_says_that_it_is_a_body(text: str, body: str) -> None:
    assert names(text)[body] == "ORG"


def test_a_supplier_may_be_a_person_or_a_body() -> None:
    assert names("The main supplier, Bracknall Beams, went bust.").get("Bracknall Beams") != "PERSON"


def test_large_cities_are_places_unless_somebody_is_called_so() -> None:
    assert names("Talks between Hanoi and Kinshasa failed.") == {"Hanoi": "LOC", "Kinshasa": "LOC"}
    assert names("Nadia Lagos sings. Lagos, 31, lives in Lisbon.")["Nadia Lagos"] == "PERSON"


def test_a_capital_of_a_heading_makes_no_name() -> None:
    text = "Budget Slips As Council Argues\nThe council argued over the budget on Monday, and Ms Orre lost."
    at = text.index("\n")
    parts = (Part(0, PartKind.HEADLINE, Span(0, at), 1), Part(1, PartKind.BODY, Span(at + 1, len(text)), 2))
    assert {e.text for e in analyse(Document("-", text, text, parts)).entities} == {"Orre"}
