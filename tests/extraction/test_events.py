"""Events: one a clause and one an event noun, with participants, times, polarity, modality and holder."""

from __future__ import annotations

from functools import cache

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from claims.analysis import Analysis, Event
from claims.article import Article
from claims.document import Document
from claims.extract.article import extract
from claims.extract.events import find_events
from claims.lexicon import table
from claims.read import read_text

DATED = "---\ndate: 2024-05-14\n---\n\n"


@cache
def article(text: str) -> Article:
    return extract(read_text(DATED + text + "\n"))


def clause(text: str, predicate: str) -> Event:
    found = [e for e in article(text).events if e.predicate == predicate and not e.noun_class]
    assert found, [e.predicate for e in article(text).events]
    return found[0]


def noun(text: str, word: str) -> Event:
    found = [e for e in article(text).events if e.predicate == word and e.noun_class]
    assert found, [e.predicate for e in article(text).events]
    return found[0]


def roles(event: Event) -> dict[str, str]:
    out: dict[str, str] = {}
    for one in event.arguments:
        out.setdefault(one.role, one.name)
    return out


def times(text: str, event: Event) -> list[str]:
    return [article(text).times[i].value for i in event.times]


# ------------------------------------------------------------- participants


def test_a_passive_has_its_agent_as_agent() -> None:
    text = "The bridge was designed by Marta Oduya in the city of Leeds."
    event = clause(text, "design")
    assert roles(event)["agent"] == "Marta Oduya"
    assert roles(event)["patient"] == "bridge"


def test_active_and_passive_have_the_same_participants() -> None:
    active = clause("Harlow Foods bought the Tinsley bakery.", "buy")
    passive = clause("The Tinsley bakery was bought by Harlow Foods.", "buy")
    assert roles(active) == roles(passive)


def test_a_particle_belongs_to_the_predicate() -> None:
    assert clause("The fair was called off because of the rain.", "call off").tense == "past"


def test_joined_verbs_share_their_subject() -> None:
    text = "Officers stopped the lorry and arrested the driver."
    assert roles(clause(text, "arrest")) == {"agent": "Officers", "patient": "driver"}


def test_a_relative_clause_speaks_of_its_noun() -> None:
    text = "The engineer who built the dam has left the country."
    assert roles(clause(text, "build"))["agent"] == "engineer"


def test_a_participle_takes_the_subject_of_its_sentence() -> None:
    text = "Anna Reyes stepped down in May, citing poor health."
    assert roles(clause(text, "cite"))["agent"] == "Anna Reyes"


def test_who_was_ordered_acts_in_the_infinitive() -> None:
    text = "The judge ordered the company to close the plant."
    assert roles(clause(text, "close")) == {"agent": "company", "patient": "plant"}


def test_an_apposition_gives_an_office() -> None:
    text = "Ivo Brandt, the director of the museum, opened the new wing."
    offices = [e for e in article(text).events if e.predicate == "be"]
    assert any(roles(e) == {"agent": "Ivo Brandt", "patient": "director of the museum"} for e in offices)


def test_a_description_with_a_name_beside_it_means_the_name() -> None:
    event = clause("The ferry’s operator, Calder Lines, sold the ship in May.", "sell")
    assert roles(event)["agent"] == "Calder Lines"


def test_a_name_that_a_noun_goes_by() -> None:
    event = clause("A group calling itself Iron Heron attacked the port in Gdansk.", "attack")
    assert roles(event)["agent"] in ("Iron Heron", "group calling itself Iron Heron", "group")


def test_by_hand_is_nobody() -> None:
    assert "agent" not in roles(clause("The letter was delivered by hand.", "deliver"))


def test_a_place_is_told_from_other_prepositions() -> None:
    event = clause("The two ministers met in Vienna on the tariff question.", "meet")
    assert event.place == "Vienna"


# ------------------------------------------------------------- nouns


def test_a_sale_has_what_is_sold_and_who_sells() -> None:
    event = noun("Supporters protested against the sale of the stadium by the council.", "sale")
    assert event.noun_class == "purchase"
    assert roles(event)["patient"] == "stadium"
    assert roles(event)["agent"] == "council"


def test_talks_held_have_the_subject_of_the_verb() -> None:
    text = "Norway and Chile held talks in Santiago in March 2021."
    event = noun(text, "talks") if any(e.predicate == "talks" for e in article(text).events) else noun(text, "talk")
    assert roles(event)["agent"] in ("Norway", "Chile")
    assert event.place == "Santiago"
    assert times(text, event) == ["2021-03"]


def test_a_time_stays_with_the_noun_that_it_dates() -> None:
    text = "The mayor praised the firefighters after the explosion of 12 June 2019."
    assert times(text, noun(text, "explosion")) == ["2019-06-12"]
    assert clause(text, "praise").times == ()


@pytest.mark.parametrize(
    ("text", "first", "second"),
    [
        ("Before the school closed, on 3 June 1944, she taught there.", ["1944-06-03"], []),
        ("When the war ended, in 1945, he went home.", ["1945"], ["1945"]),
        ("After the siege ended, the town was rebuilt in 1921.", [], ["1921"]),
    ],
)
def test_a_date_in_commas_belongs_to_the_clause_that_opens(text: str, first: list[str], second: list[str]) -> None:
    clauses = sorted((e for e in article(text).events if not e.noun_class), key=lambda e: e.trigger.start)
    assert [times(text, e) for e in clauses] == [first, second]


@pytest.mark.parametrize(
    ("text", "dated"),
    [
        ("12 January 2024: The pit is closed.", [["2024-01-12"]]),
        ("Tuesday, 7 May: Two boats sink and a third is lost.", [["2024-05-07"], ["2024-05-07"]]),
        ("Monday: rain.", []),
    ],
)
def test_an_entry_has_the_date_that_it_begins_with(text: str, dated: list[list[str]]) -> None:
    long = f"The mine had a long history, the town said.\n\n{text}"
    clauses = sorted((e for e in article(long).events if not e.noun_class), key=lambda e: e.trigger.start)
    assert [times(long, e) for e in clauses[2:]] == dated


def test_a_place_before_an_event_noun_is_its_place() -> None:
    assert noun("The Vienna talks ended without a deal.", "talk").place == "Vienna"


def test_a_nation_before_an_event_noun_takes_part() -> None:
    assert roles(noun("The Iranian attack killed two sailors.", "attack"))["agent"] == "Iran"


def test_a_noun_that_modifies_another_is_no_event() -> None:
    found = article("The attack dog slept through the election night party.").events
    assert not [e for e in found if e.noun_class in ("attack", "election")]


def test_the_list_of_event_nouns_is_of_use() -> None:
    nouns = table("event_nouns")
    assert len(nouns) >= 150
    assert {
        "talks",
        "agreement",
        "attack",
        "accident",
        "disaster",
        "crime",
        "trial",
        "election",
        "vote",
        "meeting",
        "visit",
    } <= set(nouns.values())


# ------------------------------------------------------------- time


def test_the_time_of_the_report_stays_with_the_report() -> None:
    text = "The ministry said on Monday that the dam had burst in April 2022."
    assert times(text, clause(text, "burst")) == ["2022-04"]
    assert times(text, clause(text, "say")) == ["2024-05-13"]


@pytest.mark.parametrize(
    ("text", "predicate", "tense"),
    [
        ("The plant closed last year.", "close", "past"),
        ("The plant will close next year.", "close", "future"),
        ("The plant employs 300 people.", "employ", "present"),
        ("The plant has closed.", "close", "past"),
        ("The two sides are to meet in Oslo.", "meet", "future"),
    ],
)
def test_tense(text: str, predicate: str, tense: str) -> None:
    assert clause(text, predicate).tense == tense


# ------------------------------------------------------------- polarity


@pytest.mark.parametrize(
    ("text", "predicate"),
    [
        ("The council did not approve the plan.", "approve"),
        ("The council never approved the plan.", "approve"),
        ("The company paid no tax in Spain.", "pay"),
        ("Nobody was hurt in the fire.", "hurt"),
        ("The crew failed to close the valve.", "close"),
        ("The chairman denied that he had sold the shares.", "sell"),
        ("Neither side signed the text.", "sign"),
        ("The club no longer owns the ground.", "own"),
        ("She left without paying the bill.", "pay"),
        ("The bridge has yet to reopen.", "reopen"),
        ("The suspects were not arrested or charged.", "charge"),
    ],
)
def test_denied(text: str, predicate: str) -> None:
    assert clause(text, predicate).polarity == "negative"


@pytest.mark.parametrize(
    ("text", "predicate"),
    [
        ("The council approved the plan.", "approve"),
        ("The two armies never stopped fighting.", "fight"),
        ("No fewer than 40 people attended the vigil.", "attend"),
        ("Not only did the council approve the plan, it paid for it.", "pay"),
        ("The chairman denied that he had sold the shares.", "deny"),
        ("The road did not reopen until Friday, police said.", "say"),
        ("He was sacked because he did not sign the letter.", "sack"),
    ],
)
def test_affirmed(text: str, predicate: str) -> None:
    assert clause(text, predicate).polarity == "positive"


# ------------------------------------------------------------- modality


@pytest.mark.parametrize(
    ("text", "predicate", "modality"),
    [
        ("The airline cut 200 jobs.", "cut", "asserted"),
        ("The airline may cut 200 jobs.", "cut", "hedged"),
        ("The airline is expected to cut 200 jobs.", "cut", "hedged"),
        ("The airline is likely to cut 200 jobs.", "cut", "hedged"),
        ("If fuel prices rise, the airline will cut 200 jobs.", "rise", "hypothetical"),
        ("If fuel prices rise, the airline will cut 200 jobs.", "cut", "hypothetical"),
        ("The airline wants to cut 200 jobs.", "cut", "hypothetical"),
        ("The airline should have warned its staff.", "warn", "hypothetical"),
        ("The airline allegedly misled its staff.", "mislead", "reported"),
        ("The airline is said to owe millions.", "owe", "reported"),
        ("The airline managed to cut its costs.", "cut", "asserted"),
        ("The airline said it would cut 200 jobs.", "cut", "asserted"),
        ("The minister did not say that the airline had cut jobs.", "cut", "hypothetical"),
        ("The airline ruled out selling its jets.", "sell", "hypothetical"),
        ("The airline cut costs by selling two jets.", "sell", "asserted"),
        ("The board met for an hour if only to talk.", "meet", "asserted"),
        ("The union called off the strike, and would resume it if talks failed.", "call off", "asserted"),
        ("The airline expects to be profitable by June.", "be profitable", "hedged"),
        ("Do you think that the airline cut its staff?", "cut", "hypothetical"),
        ("The wreck could be seen from the shore.", "see", "asserted"),
    ],
)
def test_modality(text: str, predicate: str, modality: str) -> None:
    assert clause(text, predicate).modality == modality


# ------------------------------------------------------------- holder


def test_the_narrator_holds_what_is_not_quoted() -> None:
    event = clause("Floods closed the road to Dornbach.", "close")
    assert (event.holder, event.attribution, event.quotation) == ("narrator", "narration", None)


def test_a_direct_quotation_is_its_speakers() -> None:
    event = clause("“We sold the last boat in June,” said Piet Vermeer, the harbour master.", "sell")
    assert event.attribution == "direct_quote"
    assert event.holder == "Piet Vermeer"
    assert event.quotation is not None


def test_indirect_speech_is_its_speakers_and_the_cue_the_narrators() -> None:
    text = "Piet Vermeer said the harbour had lost half its boats."
    held = clause(text, "lose")
    assert (held.holder, held.attribution) == ("Piet Vermeer", "indirect_quote")
    assert clause(text, "say").holder == "narrator"


def test_an_estimate_is_held_by_who_makes_it() -> None:
    event = clause("The Baltic Fisheries Board expects about 90 boats next summer.", "expect")
    assert event.attribution == "indirect_quote"
    assert event.modality == "hedged"
    assert "Baltic Fisheries Board" in event.holder


# ------------------------------------------------------------- nothing breaks


def test_an_empty_article_has_no_events() -> None:
    nothing = Document("-", "", "", ())
    assert find_events(nothing, Analysis(), (), (), (), (), (), ()) == ()


def test_ids_are_positions_and_spans_lie_in_the_text() -> None:
    one = article("The council met on Tuesday. It approved the budget, which rose to 12 million, and went home.")
    assert [e.id for e in one.events] == list(range(len(one.events)))
    for event in one.events:
        assert event.trigger in event.span or event.span.overlaps(event.trigger)
        assert 0 <= event.span.start < event.span.end <= len(one.text)


@settings(max_examples=30, deadline=None, suppress_health_check=[HealthCheck.too_slow])
@given(
    st.lists(
        st.sampled_from(
            "the a of by not never said will “ ” ' ( ) , . ? 12 2019 Monday sold was is who which that talks and to 40% — : if\n".split(
                " "
            )
        ),
        max_size=40,
    )
)
def test_no_words_crash_it(words: list[str]) -> None:
    extract(read_text(" ".join(words) + " End.\n"))


# ------------------------------------------------------------- whom "it" and "the company" mean


def test_the_company_is_the_one_the_article_is_about() -> None:
    text = (
        "Calder Mills will close its plant in Leeds. Calder Mills employs 900 people. A union leader met Calder Mills on Friday. "
        "The company said the plant had lost money."
    )
    assert clause(text, "lose").holder == "Calder Mills"


def test_the_company_stays_open_between_two() -> None:
    text = "Calder Mills bought Hexham Looms. Hexham Looms owed money to Calder Mills. The company said the plant had lost money."
    assert clause(text, "lose").holder.casefold() == "the company"


def test_a_short_name_is_the_long_one() -> None:
    text = "Calder Mills Group will close its plant in Leeds. Calder Mills Group employs 900. Calder Mills said the plant had lost money."
    assert clause(text, "lose").holder in ("Calder Mills Group", "Calder Mills")
