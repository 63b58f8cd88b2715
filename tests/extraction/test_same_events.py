"""Acts that tell an outcome, and whether two of them are one event."""

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from checker.checks import antonym
from claims.extract.article import extract
from claims.read import read_text
from claims.same.acts import acts
from claims.same.events import Verdict, same_event

LEAD = "PORTO, 14 May 2024 - "


def read(text):
    article = extract(read_text(text))
    return article, acts(article)


@pytest.mark.parametrize(
    ("sentence", "word", "kind", "side", "head"),
    [
        ("The bank raised its lending rate on Monday.", "raise", "level", "+", "rate"),
        ("Ticket prices fell by a tenth last year.", "fall", "level", "-", "price"),
        ("The new bridge was turned down by the council.", "turn down", "decision", "-", "bridge"),
        ("Members voted against the merger on Monday.", "vote against", "decision", "-", "merger"),
        ("The committee regretted the rejection of the scheme.", "rejection", "decision", "-", "scheme"),
        ("Traders shrugged off the rate cut.", "cut", "level", "-", "rate"),
    ],
)
def test_an_act_is_read_with_its_side_and_theme(sentence, word, kind, side, head):
    _, found = read(LEAD + sentence)
    assert (word, kind, side, head) in [(a.word, a.kind, a.side, a.theme.head) for a in found]


@pytest.mark.parametrize(
    "sentence",
    [
        "Unions called for the rejection of the scheme.",
        "Analysts expect the rate cut next month.",
        "Nobody knows whether the approval of the plan would help.",
        "A possible cut in the rate was discussed.",
    ],
)
def test_what_is_only_wished_or_feared_is_not_real(sentence):
    _, found = read(LEAD + sentence)
    assert not any(a.real for a in found if a.form == "noun")


@pytest.mark.parametrize(
    ("text", "verdict"),
    [
        ("The council rejected the pier plan on Monday. Builders regretted the approval of the pier plan.", Verdict.SAME),
        ("The council rejected the pier plan on Monday. Builders liked the approval of the road plan.", Verdict.UNSURE),
        ("The council rejected the pier plan in May 2021. In June 2022 came the approval of the pier plan.", Verdict.DIFFERENT),
        ("The council rejected the pier plan. Everyone noticed the union's approval of the pier plan.", Verdict.DIFFERENT),
        ("Car sales fell in April. Dealers spoke of the increase in profits.", Verdict.DIFFERENT),
    ],
)
def test_one_event_or_two(text, verdict):
    article, found = read(LEAD + text)
    verb = next(a for a in found if a.form == "verb")
    noun = next(a for a in found if a.form == "noun")
    assert same_event(article, verb, noun).verdict is verdict


@pytest.mark.parametrize(
    "text",
    [
        "Beef prices fell in May. Beef prices had risen in April, and the rise in beef prices had cost shops dear.",
        "The court acquitted Ines Moura of theft and convicted Ines Moura of fraud. Her conviction will be appealed.",
        "The board refused the first design in March. The approval of the second design followed in April.",
        "Exports rose in the spring. Ministers want to avoid a fall in exports.",
        "Turnout was down on the last election. The increase in turnout in Braga was the exception.",
        "The club refused the offer. The captain said: “The acceptance of the offer hurt us.”",
    ],
)
def test_outcomes_that_are_told_apart_are_left_alone(text):
    article, _ = read(LEAD + text)
    assert list(antonym.find(article)) == []


@settings(max_examples=25, deadline=None)
@given(st.text(alphabet=st.sampled_from("the rate cut rose of plan approval was not . , “ ” it He May 2020\n"), max_size=200))
def test_no_text_breaks_it(text):
    try:
        article = extract(read_text(text))
    except Exception:
        return
    list(antonym.find(article))
