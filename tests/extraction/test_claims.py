"""The claims table: one row an assertion, with who says it, when, how much and how firmly."""

from __future__ import annotations

from functools import cache

import pandas as pd
import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from claims import table
from claims.analysis import Analysis
from claims.document import Document
from claims.extract.article import extract
from claims.extract.claims import build_claims
from claims.extract.claims.cells import plain
from claims.read import read_text

DATED = "---\ndate: 2024-05-14\n---\n\n"


@cache
def claims(text: str) -> pd.DataFrame:
    return extract(read_text(DATED + text + "\n")).claims


def row(text: str, words: str) -> dict[str, object]:
    """The first row whose text begins with `words`."""
    found = claims(text)
    rows = found[found[table.TEXT].str.startswith(words)]
    assert len(rows), list(found[table.TEXT])
    return dict(rows.iloc[0])


def values(text: str, column: str) -> list[str]:
    return [str(v) for v in claims(text)[column]]


# ------------------------------------------------------------- the table


def test_the_schema_holds() -> None:
    text = "Two ferries collided off Bergen on Monday, killing 14 people, police said. “It was dark,” said Liv Aas, 31."
    found = claims(text)
    table.validate(found)
    whole = DATED + text + "\n"
    for one in found.itertuples():
        assert whole[one.start : one.end] == one.text
    assert found[table.ID].iloc[0] == "c001"


def test_nothing_gives_a_table_without_rows() -> None:
    found = build_claims(Document("-", "", "", ()), Analysis(), (), (), (), (), (), (), ())
    table.validate(found)
    assert len(found) == 0


def test_clauses_are_split() -> None:
    text = "The firm sold its ships in 2019 and closed its yard in 2021."
    assert row(text, "The firm sold")[table.TIME_VALUE] == "2019"
    assert row(text, "closed its yard")[table.TIME_VALUE] == "2021"
    assert row(text, "closed its yard")[table.SUBJECT] == "firm"


def test_a_bare_cue_is_no_claim_but_a_dated_one_is() -> None:
    assert "she said" not in values("“The dam is safe,” she said.", table.TEXT)
    dated = values("Nils Berg told reporters on Friday that the dam was safe.", table.TEXT)
    assert any(t.startswith("Nils Berg told reporters on Friday") for t in dated)


def test_an_infinitive_alone_is_no_claim() -> None:
    assert "to close the yard" not in values("The firm decided to close the yard.", table.TEXT)


# ------------------------------------------------------------- who says it


def test_speakers_and_attribution() -> None:
    text = "“We lost the whole herd,” said Oonagh Brady, a farmer. The vet said the disease had spread from a market. Rain fell."
    assert row(text, "We lost")[table.ATTRIBUTION] == "direct_quote"
    assert row(text, "We lost")[table.SPEAKER] == "Oonagh Brady"
    assert row(text, "the disease had spread")[table.ATTRIBUTION] == "indirect_quote"
    assert row(text, "Rain fell")[table.SPEAKER] == "narrator"


def test_a_claim_does_not_reach_into_what_others_say() -> None:
    text = "The vet said the disease had spread from a market."
    assert not any("vet said the disease" in t for t in values(text, table.TEXT))


def test_a_clause_that_completes_another_belongs_to_its_text() -> None:
    text = "The board had no wish to sell the land that the school stands on."
    assert row(text, "The board")[table.TEXT] == "The board had no wish to sell the land that the school stands on"


# ------------------------------------------------------------- subject, predicate, object


def test_a_passive_without_agent_keeps_its_be() -> None:
    one = row("The lighthouse was built in 1887.", "The lighthouse")
    assert (one[table.SUBJECT], one[table.PREDICATE]) == ("lighthouse", "be built")


def test_a_passive_with_agent_is_turned_round() -> None:
    one = row("The lighthouse was built by Thomas Keel.", "The lighthouse")
    assert (one[table.SUBJECT], one[table.PREDICATE], one[table.OBJECT]) == ("Thomas Keel", "build", "lighthouse")


def test_an_infinitive_completes_the_predicate() -> None:
    assert row("The firm agreed to close the yard.", "The firm")[table.PREDICATE] == "agree to close"


# ------------------------------------------------------------- time


@pytest.mark.parametrize(
    ("text", "value"),
    [
        ("The road must reopen by 30 June 2024.", "../2024-06-30"),
        ("The mine has been shut since 2010.", "2010/.."),
        ("It was the first flood here since 2010.", "2010/2024"),
        ("She ran the mill from 1961 until she sold it in 1983.", "1961/1983"),
        ("The trial opened on 3 April and closed on 9 May.", "2024-04-03/2024-05-09"),
        ("The strike began on 3 April and lasted until Monday.", "2024-04-03/2024-05-13"),
        ("Talks began at 9am on Sunday and broke up at 2am on Monday.", "2024-05-12T09:00/2024-05-13T02:00"),
        ("Unemployment stood at 4% at the start of 2023.", "2023-01-01"),
        ("The final part is a bonus of 4%, backdated to last October.", "2023-10"),
        ("Nobody may swim here before 30 June 2024.", "../2024-06-30"),
        ("The boat sank shortly before noon on Monday.", "2024-05-13T12:00"),
        ("Two people were hurt when a wall fell on Sunday.", "2024-05-12"),
        ("The mine has been shut since 4 May.", "2024-05-04/.."),
        ("She was mayor from 1998 to 2006.", "1998/2006"),
        ("The office was open until 2015.", "../2015"),
        ("The quarrel began in January 2021, when the levy rose by a third.", "2021-01"),
        ("The village flooded in March 2023.", "2023-03"),
    ],
)
def test_time_values(text: str, value: str) -> None:
    assert value in values(text, table.TIME_VALUE)


def test_a_figure_has_the_time_of_its_own_phrase() -> None:
    text = "A ticket cost £2 in 2019, £3 in 2021 and £4 when the line closed in 2023."
    pairs = set(zip(values(text, table.QUANTITY_TEXT), values(text, table.TIME_VALUE), strict=True))
    assert {p for p in pairs if p[0]} == {("£2", "2019"), ("£3", "2021"), ("£4", "2023")}


def test_when_somebody_was_born_dates_nothing_else() -> None:
    found = row("Ames, born in 1961, was a miner for 11 years.", "Ames")
    assert found[table.TIME_VALUE] != "1961"


def test_what_ends_after_something_began_is_no_stretch_of_it() -> None:
    found = values("The trial opened on 3 April and she testified on 9 May.", table.TIME_VALUE)
    assert set(found) == {"2024-04-03", "2024-05-09"}


# ------------------------------------------------------------- figures


def test_every_figure_of_a_clause_has_a_row() -> None:
    text = "The port handled 480 ships in 2022, 31 of them tankers."
    found = values(text, table.QUANTITY_VALUE)
    assert {"480", "31"} <= set(found)


def test_a_listed_figure_has_its_own_words() -> None:
    text = "The crew numbered 40: 25 from Poland and 15 from Latvia."
    found = claims(text)
    own = found[found[table.QUANTITY_VALUE] == "15"]
    assert len(own)
    assert min(len(t) for t in own[table.TEXT]) < len(text) - 5


def test_a_headline_without_a_verb_is_a_claim() -> None:
    text = "# 14 dead in ferry collision off Bergen\n\nTwo ferries collided on Monday."
    found = claims(text)
    assert "14" in list(found[found[table.PART] == "headline"][table.QUANTITY_VALUE])


def test_a_label_names_what_its_figure_counts() -> None:
    text = "- Seats in the house: 212\n- **Opened (rebuilt):** 1931\n\nThe house closed on Monday."
    found = claims(text)
    assert list(found[found[table.QUANTITY_VALUE] == "212"][table.SUBJECT]) == ["Seats in the house"]


@pytest.mark.parametrize(("number", "text"), [(40.0, "40"), (0.25, "0.25"), (1e12, "1000000000000"), (-3.5, "-3.5"), (0.0, "0")])
def test_numbers_are_written_plainly(number: float, text: str) -> None:
    assert plain(number) == text


# ------------------------------------------------------------- ranks


def test_a_first_has_its_bounds() -> None:
    text = "She is the first woman to lead the orchestra since 1951."
    found = claims(text)
    ranked = found[found[table.ORDINAL] == "first"]
    assert len(ranked)
    assert any("1951" in s for s in ranked[table.SCOPE])


def test_a_superlative_claims_a_rank() -> None:
    assert "largest" in values("The kiln was the largest in Europe.", table.ORDINAL)


def test_never_claims_a_rank() -> None:
    one = row("The town had never elected a woman.", "The town")
    assert (one[table.ORDINAL], one[table.POLARITY]) == ("never", "negative")


def test_the_first_hour_claims_none() -> None:
    assert "first" not in values("In the first hour the water rose by a metre.", table.ORDINAL)


def test_a_label_is_its_authors() -> None:
    text = "The ministry called the flood the worst disaster in the country’s history."
    found = claims(text)
    ranked = found[(found[table.ORDINAL] == "worst") & (found[table.ATTRIBUTION] == "indirect_quote")]
    assert len(ranked)
    assert set(ranked[table.SPEAKER]) == {"ministry"} or set(ranked[table.SPEAKER]) == {"The ministry"}


# ------------------------------------------------------------- nothing breaks


@settings(max_examples=30, deadline=None, suppress_health_check=[HealthCheck.too_slow])
@given(
    st.lists(
        st.sampled_from(
            "the first only of by not never said “ ” ' ( ) , . ? 12 £3m 2019 Monday sold was who 40% — : if since\n".split(" ")
        ),
        max_size=40,
    )
)
def test_no_words_crash_it(words: list[str]) -> None:
    table.validate(extract(read_text(" ".join(words) + " End.\n")).claims)


# ------------------------------------------------------------- which time goes with which figure


def pairs(text: str) -> set[tuple[str, str]]:
    found = claims(text)
    return {(str(q), str(t)) for q, t in zip(found[table.QUANTITY_VALUE], found[table.TIME_VALUE], strict=True) if q}


def test_a_figure_compared_with_keeps_its_own_year() -> None:
    found = pairs("Turnout was 44 per cent, up from 39 per cent in 2018.")
    assert ("39", "2018") in found
    assert ("44", "2018") not in found


def test_figures_without_a_comparison_share_the_time() -> None:
    found = pairs("In 2021 the mill sold 40 looms and 12 presses.")
    assert {("40", "2021"), ("12", "2021")} <= found


def test_more_than_compares_nothing() -> None:
    assert ("300", "2021") in pairs("In 2021 the mill sold more than 300 looms.")


def test_a_speaker_counted_in_is_no_claim() -> None:
    assert not any(
        t.startswith("Two people") for t in values("Two people close to the board said the mill would close.", table.TEXT)
    )


def test_a_share_is_given_in_per_cent() -> None:
    found = claims("A quarter of the looms were broken.")
    assert "25" in list(found[found[table.QUANTITY_UNIT] == "%"][table.QUANTITY_VALUE])


def test_a_figure_takes_the_date_beside_it() -> None:
    rows = claims("The bank expects growth of 1.2 per cent this year and 1.6 per cent next year.")
    assert {(r[table.QUANTITY_VALUE], r[table.TIME_VALUE]) for _, r in rows.iterrows()} >= {("1.2", "2024"), ("1.6", "2025")}


def test_the_votes_of_a_tally_are_figures_too() -> None:
    assert {"212-98", "212", "98"} <= set(values("The offer was rejected by 212 votes to 98.", table.QUANTITY_VALUE))
    assert "2" not in values("The side won 2-1 away.", table.QUANTITY_VALUE)


def test_a_hedged_length_keeps_its_number() -> None:
    found = values("It rained for at least a quarter of an hour, then for about 40 minutes.", table.QUANTITY_VALUE)
    assert {"15", "40"} <= set(found)
