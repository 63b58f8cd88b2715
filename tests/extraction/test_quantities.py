"""Quantities: a table of sentences, what is no quantity, what is counted, and any text at all."""

from __future__ import annotations

import math
from datetime import date
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from claims.analysis import Analysis, Quantity, QuantityKind, TimeExpression, TimexType
from claims.document import Document, Part, PartKind
from claims.extract.quantities import find_quantities
from claims.extract.quantities.units import convert, dimension
from claims.nlp import analyse
from claims.spans import Span

TABLE = Path(__file__).with_name("quantity_table.tsv")


def document(*paragraphs: str) -> Document:
    parts, at = [], 0
    for i, text in enumerate(paragraphs):
        parts.append(Part(i, PartKind.BODY, Span(at, at + len(text)), i + 1))
        at += len(text) + 2
    whole = "\n\n".join(paragraphs)
    return Document("-", whole, whole, tuple(parts))


def read(*paragraphs: str) -> tuple[Quantity, ...]:
    made = document(*paragraphs)
    return find_quantities(made, analyse(made), ())


def plain(text: str) -> tuple[Quantity, ...]:
    """Without a parse: what the words alone say."""
    return find_quantities(document(text), Analysis(), ())


def close(a: float, b: float) -> bool:
    return a == b or (math.isfinite(a) and math.isfinite(b) and abs(a - b) <= 1e-6 * max(1.0, abs(a), abs(b)))


def agrees(q: Quantity | None, text: str, value: str, low: str, high: str, unit: str, hedge: str) -> bool:
    if q is None or q.text != text or q.unit != unit or q.hedge != hedge:
        return False
    same = q.value is None if value == "-" else q.value is not None and close(q.value, float(value))
    return same and close(q.low, float(low)) and close(q.high, float(high))


def test_table() -> None:
    rows = [line.split("\t") for line in TABLE.read_text(encoding="utf-8").splitlines() if not line.startswith("#")]
    sentences = [row[0].replace("[", "").replace("]", "") for row in rows]
    # "£" in one row must not decide what another row's pounds are: each row is an article of its own.
    wrong = []
    for (marked, *gold), sentence in zip(rows, sentences, strict=True):
        start = marked.index("[")
        text = marked[start + 1 : marked.index("]")]
        found = next((q for q in read(sentence) if q.span.start <= start < q.span.end), None)
        if not agrees(found, text, *gold):
            wrong.append(f"{marked}  {gold}\n    {found}")
    assert len(rows) >= 150
    assert len(wrong) <= 0.05 * len(rows), "\n".join(wrong)


@pytest.mark.parametrize(
    "text",
    [
        "The M25 was closed near the A1.",
        "A Boeing 737 landed safely.",
        "Covid-19 and COVID-19 are the same.",
        "The G20 met while 5G masts went up.",
        "Article 370 and Section 144 were invoked.",
        "She lives at No. 10 Downing Street.",
        "Call 020-7946-0018 for details.",
        "No one knew which one of them it was.",
        "They looked at one another.",
        "At first nobody spoke.",
        "It was first reported by a rival.",
        "He gave first aid to the second lieutenant.",
        "Pupils in years 7 to 11 sat the test.",
        "They met in Ward 17 and Ward 62.",
        "The Three Rivers Trust runs it.",
        "The phone is an iPhone 12.",
        "Half-time came and half-hearted cheers with it.",
        "It happened once the rain stopped.",
        "Resolution 2254 is binding and Executive Order 13582 stands.",
        "The 3rd Battalion and the 507th Wing took part.",
        "Ring 910-432-3383 before noon.",
        "A Fiat 128 stood outside.",
        "First, they said no. Second, they left.",
        "The city fell in 575 B.C. to its rivals.",
        "The attacks of 9/11 changed that.",
        "One morning she was gone.",
    ],
)
def test_not_a_quantity(text: str) -> None:
    assert [q.text for q in read(text)] == []


def test_times_are_no_quantities() -> None:
    text = "It took 12 days and 40 men in 1998."
    times = (
        TimeExpression(0, Span(8, 15), "12 days", 0, TimexType.DURATION, "P12D"),
        TimeExpression(1, Span(30, 34), "1998", 0, TimexType.DATE, "1998", date(1998, 1, 1), date(1998, 12, 31)),
    )
    assert [q.text for q in find_quantities(document(text), Analysis(), times)] == ["40"]


def test_change_is_two_quantities_and_a_range_is_one() -> None:
    assert [q.value for q in plain("Membership rose from 30 to 45 last term.")] == [30, 45]
    assert [(q.low, q.high) for q in plain("Fares range from 30 to 45 rupees.")] == [(30, 45)]


def test_change_shares_its_unit() -> None:
    first, second = plain("The rate went from 9.6 to 6.9 per cent.")
    assert (first.unit, second.unit) == ("%", "%")
    assert (first.low, first.high) == pytest.approx((9.55, 9.65))


@pytest.mark.parametrize(
    ("text", "score"),
    [("The side won 4-0.", (4, 0)), ("The court ruled 5-4 against him.", (5, 4)), ("It was lost by 29 votes to 20.", (29, 20))],
)
def test_scores(text: str, score: tuple[float, float]) -> None:
    (only,) = plain(text)
    assert (only.kind, only.score, only.value) == (QuantityKind.SCORE, score, None)


def test_scores_with_spaced_dashes() -> None:
    found = plain("Ireland lost 1 – 2 to Spain after Mexico 3 – 0 Canada.")
    assert [q.score for q in found] == [(1, 2), (3, 0)]


def test_names_with_numbers_in_a_list_are_counts() -> None:
    found = read("The council has Reform 31, Unity 28 and Green 4.")
    assert [q.value for q in found] == [31, 28, 4]


def test_ages_in_a_list() -> None:
    found = read("He leaves two daughters, aged 14 and 11.")
    assert [(q.kind, q.value) for q in found][1:] == [(QuantityKind.AGE, 14), (QuantityKind.AGE, 11)]


def test_stones_are_no_ranks() -> None:
    assert [(q.unit, q.value) for q in plain("It weighed 12st 7lb.")] == [("stone", 12.5)]
    assert [q.value for q in plain("The 1st, 11th, 22nd and 113th runners fell.")] == [1, 11, 22, 113]


def test_cricket_scores_need_a_cricket_report() -> None:
    cricket = plain("Two wickets fell in the overs before lunch and Kent were 38 for four.")
    assert (38.0, 4.0) in [q.score for q in cricket]
    assert all(q.kind is not QuantityKind.SCORE for q in plain("The shop sold 38 for four dollars."))


def test_what_is_counted() -> None:
    found = read("The raid killed 31 villagers, of whom 22 were guards, and 40 of the 81 members resigned.")
    by = {q.text: q for q in found}
    assert by["31"].counted == "villager"
    assert by["22"].counted == "guard"
    assert by["40"].counted == "member"
    assert by["40"].of == by["81"].id
    assert by["81"].noun is not None


def test_an_elliptic_count_takes_the_noun_of_its_list() -> None:
    found = read("The boats carried 318 people on the first trip, 402 on the next and 520 on the last.")
    assert [q.counted for q in found if q.kind is QuantityKind.COUNT] == ["person", "person", "person"]


def test_a_table_takes_its_unit_from_the_head() -> None:
    text = "| £m | Half year |\n| Shops | 313 |\n| Margin | 4% |"
    cells = [[Span(2, 4), Span(7, 16)], [Span(21, 26), Span(29, 32)], [Span(37, 43), Span(46, 48)]]
    part = Part(0, PartKind.TABLE, Span(0, len(text)), 1, tuple(tuple(row) for row in cells))
    found = find_quantities(Document("-", text, text, (part,)), Analysis(), ())
    assert [(q.value, q.unit) for q in found] == [(313e6, "GBP"), (4, "%")]


def test_shared_currency_words_follow_the_country() -> None:
    assert [q.unit for q in plain("Officials in Oslo paid 300 kroner.")] == ["NOK"]
    assert [q.unit for q in plain("Shops in Karachi charge 300 rupees.")] == ["PKR"]
    assert [q.unit for q in plain("It cost 300 rupees.")] == ["INR"]


def test_spans_index_the_text() -> None:
    text = "🙂 About 40 of the 81 members paid $5–$7 million; “nearly half” left."
    for q in plain(text):
        assert q.span.of(text) == q.text


@pytest.mark.parametrize(
    ("value", "source", "target", "result"),
    [
        (60, "nautical mile", "kilometre", 111.12),
        (100, "km", "mile", 62.1371192),
        (62, "hectare", "acre", 153.2053),
        (0, "degree Celsius", "degree Fahrenheit", 32),
        (98.6, "degree Fahrenheit", "degree Celsius", 37),
        (7.25, "pound", "kilogram", 3.28854),
        (70, "mph", "km/h", 112.65408),
        (1, "kilowatt hour", "joule", 3.6e6),
    ],
)
def test_convert(value: float, source: str, target: str, result: float) -> None:
    assert convert(value, source, target) == pytest.approx(result, rel=1e-5)


def test_convert_knows_what_it_cannot() -> None:
    assert convert(1, "gallon", "litre") is None
    assert convert(1, "metre", "kilogram") is None
    assert dimension("furlong") == "length"
    assert dimension("villager") == ""


WORDS = st.sampled_from(
    "one two third half a an dozen hundred and thousand million of in to or per cent % $ £ € ₹ Rs - – 3 40 1,000 2.5 ½ 3/4 12/05 (, . , km m"
    " year-old about more than between from votes for 's th once twice double first second dozens hundreds | \n\n \u00a0 crore lakh".split(
        " "
    )
)


@settings(max_examples=300, deadline=None)
@given(st.one_of(st.text(max_size=200), st.lists(WORDS, max_size=30).map(" ".join), st.lists(WORDS, max_size=30).map("".join)))
def test_any_text(text: str) -> None:
    made = document(text)
    for q in find_quantities(made, Analysis(), ()):
        assert q.span.of(text) == q.text
        assert q.low <= q.high
        assert q.value is None or q.low <= q.value <= q.high or q.hedge


def test_times_taken_are_seconds() -> None:
    found = plain("She won in 2:31:49, ahead of 2h 32m 10s, and ran the last mile in 5:41.2; the gun went at 14:05:12.")
    assert [(q.text, q.value, q.unit) for q in found if q.unit == "second"] == [
        ("2:31:49", 9109.0, "second"),
        ("2h 32m 10s", 9130.0, "second"),
        ("5:41.2", 341.2, "second"),
    ]
