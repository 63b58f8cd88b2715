"""Checks of announced numbers, results, comparisons, counts, headlines and captions, on wordings of their own."""

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from checker.registry import select
from checker.run import check_article
from claims.errors import UserError
from claims.extract.article import extract
from claims.read import read_text

NAMES = ["enumeration", "score-winner", "comparison", "count-conflict", "headline-body", "caption-body"]


def found(text, name):
    return check_article(extract(read_text(text)), select([name]), debug=True).findings


CASES = [
    ("enumeration", "Both Harle, Wick and Netherton have closed their libraries this year.\n"),
    ("enumeration", "The trio, Ann Webb and Tom Hill, will stand trial in May.\n"),
    ("enumeration", "Seven of the five members were present at the meeting.\n"),
    ("enumeration", "She won the cup twice, in 1990, 1994 and 1999.\n"),
    ("score-winner", "The amendment was approved by 11 votes to 17.\n"),
    ("score-winner", "Harle beat Wick 2-3 at Moor Park on Saturday.\n"),
    ("score-winner", "The party won a majority, taking 44 of the 101 seats on the council.\n"),
    ("score-winner", "Harle Rovers 2 Wick Town 1\n\nWick Town beat Harle Rovers on Saturday in a dull match at Moor Park.\n"),
    ("comparison", "The mill made 900 tonnes in May, nearly three times the 600 tonnes of April.\n"),
    ("comparison", "Turnout fell from 31 per cent to 44 per cent.\n"),
    ("comparison", "The school has 40 pupils, twelve more than the 30 it had in May.\n"),
    ("comparison", "Webb won in 2:09:41, 35 seconds ahead of Hill in 2:10:22.\n"),
    ("comparison", "Exports fell to $4.2bn from $3.9bn a year earlier.\n"),
    ("comparison", "The lake is 31 metres deep, the deepest of the three, followed by Wick at 44 metres.\n"),
    ("enumeration", "Three people were injured: Ann Webb, 40, Tom Hill, 31, Bob Ames, 25, and Sue Reed, 19.\n"),
    ("enumeration", "Drivers will walk out on three days next month, on 3, 5, 9 and 12 June, the union said.\n"),
    ("enumeration", "The report gives two reasons. First, the money ran out. Second, the builder left. Third, it rained.\n"),
    ("score-winner", "The 12-member committee voted 8-5 to refuse the plan.\n"),
    ("score-winner", "The motion was carried by nine votes to two, with Harle, Wick and Netherton voting against.\n"),
    ("score-winner", "United were held to a 2-1 draw by City on Saturday.\n"),
    (
        "caption-body",
        "The bridge, 340 metres long, crosses the Wick at Harle.\n\nCaption: The 430-metre bridge at Harle over the Wick.\n",
    ),
    ("headline-body", "Storm cuts power to 4,000 homes in Harle\n\nA storm cut power to 40,000 homes in Harle on Sunday.\n"),
    ("count-conflict", "The survey found 143 herons on the lake.\n\nMost of the 134 herons on the lake were young birds.\n"),
    ("headline-body", "Fire in Harle kills nine\n\nA fire at a hotel in Harle killed seven people on Sunday, the police said.\n"),
    (
        "headline-body",
        "Hill jailed for 12 years over fraud\n\nTom Hill was jailed for 10 years over a fraud, a court in Wick heard.\n",
    ),
]
CLEAN = [
    ("enumeration", "Three men were charged: Tom Hill, who is 40, his brother Sam, and Bob Ames.\n"),
    ("enumeration", "Both Harle and Wick, and later Netherton, closed their libraries.\n"),
    ("enumeration", "The four members, including Ann Webb and Tom Hill, left early.\n"),
    ("score-winner", "The amendment was lost by 11 votes to 17. The motion was carried by 17 votes to 11.\n"),
    ("score-winner", "Harle came from 0-2 down to beat Wick 3-2 at Moor Park.\n"),
    ("score-winner", "The party has 44 of the 101 seats and is short of a majority.\n"),
    ("score-winner", "Webb had 4,100 votes to Hill's 4,099. She won by one vote.\n"),
    ("comparison", "The mill made 1,750 tonnes in May, nearly three times the 600 tonnes of April.\n"),
    ("comparison", "Turnout fell from 44 per cent to 31 per cent, and the cost went up by 12 to 40.\n"),
    ("comparison", "Webb won in 2:09:41, 41 seconds ahead of Hill in 2:10:22.\n"),
    ("count-conflict", "The survey found 143 herons on the lake in May.\n\nThe nine herons on the pond were young birds.\n"),
    ("enumeration", "Trains will run on two days, on Monday and Tuesday, and on 3 and 4 June in Wick.\n"),
    ("enumeration", "Nine people died: two in Harle, four in Wick and three in Netherton.\n"),
    ("score-winner", "Webb beat Hill 6-4, 3-6, 7-5. Police beat 4-6 demonstrators. Harle drew 1-1 and won 5-4 on penalties.\n"),
    ("comparison", "Exports rose to $4.2bn from $3.9bn a year earlier, and stocks fell from 12 to 11 weeks.\n"),
    ("count-conflict", "Police arrested 40 men on Monday.\n\nThe 14 men who were charged are due in court on Friday.\n"),
    (
        "headline-body",
        "Fire in Harle kills nine\n\nA fire in Harle killed seven guests and two cooks on Sunday, the police said.\n",
    ),
    ("headline-body", "Nearly 300 jobs at risk in Harle\n\nUp to 290 jobs are at risk at a mill in Harle, its owner said.\n"),
    ("caption-body", "Harle beat Wick 2-1 on Saturday.\n\nCaption: Harle players after their win over Wick on Saturday.\n"),
]


@pytest.mark.parametrize(("name", "text"), CASES, ids=range(len(CASES)))
def test_a_fault_is_found_once(name, text):
    assert len(found(text, name)) == 1


@pytest.mark.parametrize(("name", "text"), CLEAN, ids=range(len(CLEAN)))
def test_what_only_looks_wrong_is_left_alone(name, text):
    assert [f.message for f in found(text, name)] == []


@settings(max_examples=25, deadline=None)
@given(st.lists(st.sampled_from([t for _, t in CASES + CLEAN] + ["\n\n", "(", ": ", "§ 7-", "1:2:3", "’"]), max_size=5))
def test_no_mixture_breaks_a_check(pieces):
    try:
        article = extract(read_text(" ".join(pieces)))
    except UserError:
        return
    report = check_article(article, select(NAMES), debug=True)
    assert report.findings == check_article(article, select(NAMES), debug=True).findings
