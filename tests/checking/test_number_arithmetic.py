"""Arithmetic on written numbers, and what the shared readers of changes, shares, totals, ranges and conversions find."""

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from checker.bounds import find_bounds
from checker.breakdowns import adds_up, find_breakdowns
from checker.changes import find_changes, find_pairs, find_split
from checker.checks import (
    per_head,
    percentage_change,
    percentage_counts,
    range_limits,
    total_parts,
    unit_conversion,
)
from checker.conversions import conversions, in_unit, rates
from checker.quantities import Interval, figure, percent_change, rounding, written
from checker.shares import find_shares
from claims.extract.article import extract
from claims.read import read_text

CHECKS = (percentage_change, percentage_counts, total_parts, unit_conversion, range_limits, per_head)


def read(text):
    return extract(read_text(text + "\n"))


def found(module, text):
    return [module.CHECK.message.format_map(dict(d.values)) for d in module.find(read(text))]


# ---------------------------------------------------------------- intervals


def test_intervals_meet_at_an_end_but_cross_only_inside():
    assert Interval(1, 2).meets(Interval(2, 3))
    assert not Interval(1, 2).crosses(Interval(2, 3))
    assert Interval(1, 2).crosses(Interval(1.5, 1.5))
    assert not Interval(1, 2).meets(Interval(2.1, 3))


@pytest.mark.parametrize(("value", "worth"), [(38_200, 100), (2.5, 0.1), (7, 1), (1_000_000, 1_000_000), (120.25, 0.01)])
def test_the_last_digit_that_is_no_zero(value, worth):
    assert rounding(value) == pytest.approx(worth)


def test_a_large_number_with_zeros_may_be_rounded():
    (q,) = read("The town had 38,200 residents when the war began.").quantities
    assert (written(q).low, written(q).high) == (38_150, 38_250)


def test_percent_change_of_intervals():
    change = percent_change(Interval(1.15, 1.15), Interval(1.0, 1.0))
    assert change.low == pytest.approx(15)
    assert figure(4_800_000) == "4,800,000"
    assert figure(2.50, 2) == "2.5"


@given(st.floats(0.1, 1e9), st.floats(0.1, 1e9))
def test_a_sum_lies_in_the_sum_of_the_intervals(a, b):
    total = Interval(a * 0.9, a * 1.1) + Interval(b * 0.9, b * 1.1)
    assert total.meets(Interval(a + b, a + b))


# ---------------------------------------------------------------- changes

CHANGES = [
    ("Exports rose 15 percent to $2.30 billion last year from $2.00 billion.", 15, "$2.30 billion", "$2.00 billion", 1),
    ("Sales were €54m, 74% more than the €31m it booked a year before.", 74, "€54m", "€31m", 1),
    ("Rents went from £400 to £360, a fall of 10 per cent.", 10, "£360", "£400", -1),
    ("The clinic saw 480 people in May, against 600 a year before, a drop of 20%.", 20, "480", "600", -1),
    ("It took 80 calls in 2023 and 60 in 2024, a fall of 25%.", 25, "60", "80", -1),
]


@pytest.mark.parametrize(("text", "percent", "new", "old", "direction"), CHANGES)
def test_a_change_is_read_with_both_values(text, percent, new, old, direction):
    ((change,),) = list(find_changes(read(text)))
    assert (change.change.value, change.new.text, change.old.text, change.direction) == (percent, new, old, direction)
    assert found(percentage_change, text) == []
    assert len(found(percentage_change, text.replace(str(percent), str(percent + 9), 1))) == 1


@pytest.mark.parametrize(
    "text",
    [
        "Organic sales grew 4% to €230m from €200m after the purchase of a rival.",
        "Wages rose 3 percent a year to £40,000 in 2020 from £20,000 in 1990.",
        "Profit rose 5% and revenue went to $5 million from $4 million.",
        "The rate fell by 6 percentage points to 59.8 percent from 65.7 percent.",
        "Shares in the bank fell 3% to 41.20 crowns, having been as low as 34.70.",
        "The fleet will grow by 26%, to 600 seats from 476, and fuel use should fall by 22%.",
    ],
)
def test_what_is_no_conflict_of_a_change(text):
    assert found(percentage_change, text) == []


def test_a_change_over_two_sentences():
    text = "The price of a ticket rose 4% to £260. A year earlier it was £240."
    (change,) = find_split(read(text))
    assert change.old.text == "£240"
    assert len(found(percentage_change, text)) == 1
    assert found(percentage_change, text.replace("4%", "8.3%")) == []


def test_the_word_of_a_change_against_its_values():
    assert len(list(find_pairs(read("Arrests rose to 45 from 52 in the spring of that year.")))) == 1
    assert len(found(percentage_change, "Arrests rose to 45 from 52 in the spring of that year.")) == 1
    assert found(percentage_change, "Arrests fell to 45 from 52 in the spring of that year.") == []
    assert found(percentage_change, "The rupee fell to 83.40 per dollar from 82.90 in the spring.") == []


# ---------------------------------------------------------------- shares

SHARES = [
    "Only {} of the 240 pupils (35%) came to school that day.",
    "Of 240 pupils, {} (35%) stayed at home that day.",
    "About 35 percent of pupils ({} of 240) stayed away from school.",
    "Turnout was 35 percent: {} of 240 members came to vote.",
    "Doctors saved {} out of 240 patients, a survival rate of 35 percent.",
    "They met {}, or 35 percent, of the 240 members of the club.",
    "The trial had 240 patients; {} of them, or 35 percent, were cured.",
    "They tested 240 cows on the farm. Of these, {} were ill, or 35 percent.",
    "Of the 240 members in the room, {} voted for it. That is 35 percent.",
]


@pytest.mark.parametrize("text", SHARES)
def test_a_share_is_read_with_its_part_and_its_whole(text):
    (share,) = find_shares(read(text.format(84)))
    assert (share.part.value, share.whole.value) == (84, 240)
    assert found(percentage_counts, text.format(84)) == []
    assert len(found(percentage_counts, text.format(108))) == 1


@pytest.mark.parametrize(
    "text",
    [
        "The firm earned $141 million on revenue of $1.88 billion, 3% less than in the year before.",
        "Of the 120 members, 48 are women, or 30 percent of the women who stood.",
        "He cut shifts from six a week to four, or by a third, at the two mills.",
    ],
)
def test_what_is_no_share_of_the_counts(text):
    assert found(percentage_counts, text) == []


# ---------------------------------------------------------------- totals

TOTALS = [
    "She met {} officials: 13 from Iceland and nine from Norway.",
    "The storm killed {} people, of whom 13 were sailors and nine were nurses.",
    "Of the {} schools, ten will close, eight will merge and four will stay open.",
    "The {} ships, 13 from Spain and nine from Italy, sailed on.",
    "Police held 13 men and nine women, a total of {}.",
    "The crew of {} was made up of 13 sailors and nine cooks.",
]


@pytest.mark.parametrize("text", TOTALS)
def test_parts_add_up_to_their_total(text):
    article = read(text.format(22))
    assert any(adds_up(b.total, b.parts) for b in find_breakdowns(article))
    assert found(total_parts, text.format(22)) == []
    assert len(found(total_parts, text.format(21))) == 1


@pytest.mark.parametrize(
    "text",
    [
        "Police held 50 people, including 20 men and 23 women from the same town.",
        "Police held 50 people, of whom 20 were charged and ten sent home.",
        "The train has 14 coaches: eight chair cars, four sleeping cars, a dining car and a van.",
        "He had 23 points, 12 rebounds and nine assists in the second half.",
        "The firm added 83,000 jobs in the south, 41,000 in the west, 29,000 in the north and 18,000 in the east.",
        "Of 1,100 people asked, 700 had a fever, 500 had a cough and 200 had both.",
        "Rounded to the million, donors gave $46 million: $21 million from Japan, $14 million from Norway and $10 million from Spain.",
    ],
)
def test_what_is_no_conflict_of_a_total(text):
    assert found(total_parts, text) == []


@pytest.mark.parametrize(
    "text",
    [
        "The storm killed 31 people. They included 22 sailors, seven farmers and three nurses.",
        "The 12-member jury of seven women and four men went out at noon.",
        "It sold 12,400 tickets over the three days. Friday drew 3,900, Saturday 4,200 and Sunday 4,100.",
        "It sold 12,400 tickets (3,900 on Friday, 4,200 on Saturday and 4,100 on Sunday).",
        "The budget of £9.2m will be met by £3.1m from reserves, £2.4m from a new tax and £4.7m from savings.",
        "Donors pledged $45 million: $20 million from Japan, $15 million from Norway and $13 million from Spain.",
    ],
)
def test_totals_told_in_other_ways(text):
    assert len(found(total_parts, text)) == 1


def test_a_column_of_a_table_and_its_total():
    table = (
        "Votes\n\n| List | North | South |\n| --- | --- | --- |\n| Red | 410 | 120 |\n| Blue | 230 | 310 |\n| Total | 640 | {} |"
    )
    assert found(total_parts, table.format(430)) == []
    assert len(found(total_parts, table.format(450))) == 1


# ---------------------------------------------------------------- conversions


@pytest.mark.parametrize(
    "text",
    [
        "The wreck lies 100 nautical miles (185 km) from the port.",
        "It is about 500 miles (800 km) from the capital to the coast.",
        "A tank holds 10 gallons (38 litres) of water when it is full.",
        "The jet flew at 33,000ft (10,000m) over the mountains in the night.",
        "It has warmed by 2 degrees Celsius (3.6 degrees Fahrenheit) since then.",
        "A man of 90kg (14st 2lb) stood at the door of the house.",
        "The islands are between 5 and 10 km (3 and 6 miles) from the coast.",
    ],
)
def test_conversions_that_fit(text):
    assert list(conversions(read(text)))
    assert found(unit_conversion, text) == []


@pytest.mark.parametrize(
    "text",
    [
        "The wreck lies 100 nautical miles (158 km) from the port.",
        "Winds of 150 kph (113 mph) blew over the islands in the night.",
        "The islands are between 5 and 10 km (3 and 8 miles) from the coast.",
        "The fee is 200 baht ($5.60), and the fine for a lost card is 5,000 baht ($240) on this island.",
        "They paid 1,664 million rupees ($26 million) for the land. ($1 = 83.20 Indian rupees)",
    ],
)
def test_conversions_that_do_not_fit(text):
    assert len(found(unit_conversion, text)) == 1


def test_stated_rates():
    (rate,) = rates(read("They gave 12 million dollars at a rate of 84p to the euro, the bank said."))
    assert (rate.of, rate.to, rate.number) == ("EUR", "GBP", 0.84)
    assert in_unit(Interval(1, 1), "mile", "kilometre")[0].middle == pytest.approx(1.609344)
    assert in_unit(Interval(1, 1), "mile", "kilogram") == []


# ---------------------------------------------------------------- ranges, prices


def test_ranges_and_limits_are_read():
    text = "Prices run from £150 in Ayr to £400 in Bute. The fare has a ceiling of $8.60, and the fine a minimum of $50."
    assert [(b.low, b.high) for b in find_bounds(read(text))] == [(150, 400), (float("-inf"), 8.6), (50, float("inf"))]


@pytest.mark.parametrize(
    ("text", "alarms"),
    [
        ("Gauges measured between 140 and 260 mm of rain. The heaviest fall, 285 mm, was at Lund.", 1),
        ("Gauges measured between 140 and 260 mm of rain. The heaviest fall, 255 mm, was at Lund.", 0),
        ("Gauges measured between 140 and 260 mm of rain. The highest ever, 310 mm, fell there in 1994.", 0),
        ("The car passed at 62 mph, just under the limit of 60 mph, the court heard.", 1),
        ("The car passed at 58 mph, just under the limit of 60 mph, the court heard.", 0),
        ("The firm expected growth of between 7% and 9%. It grew 9.8%, within the range that it had given.", 1),
        ("The firm expected growth of between 7% and 9%. It grew 9.8% in the end, more than it had hoped.", 0),
    ],
)
def test_values_and_their_range(text, alarms):
    assert len(found(range_limits, text)) == alarms


@pytest.mark.parametrize(
    ("text", "alarms"),
    [
        ("They bought 40 beds at £300 apiece, £15,000 in all, the board heard.", 1),
        ("They bought 40 beds at £300 apiece, £12,000 in all, the board heard.", 0),
        ("The state gave $840 million for 1,400 homes, an average of $800,000 a home.", 1),
        ("The state gave $840 million for 1,400 homes, an average of $600,000 a home.", 0),
        ("The fee is £50 a week, or £3,600 a year, for each of the members.", 1),
        ("The fee is £50 a week, or £2,600 a year, for each of the members.", 0),
    ],
)
def test_price_times_quantity(text, alarms):
    assert len(found(per_head, text)) == alarms


# ---------------------------------------------------------------- any text

_PIECES = st.lists(
    st.sampled_from(
        "rose fell 12 percent to $5 million from 4 million of 81 members, or 60% ( ) : ; , and a third 840 km 522 miles each total "
        "between 7 and 9 % within the range £3 €4 crore 0 -5 one in five of whom 22 Of those. ".split(" ")
    ),
    min_size=1,
    max_size=40,
)


@settings(deadline=None, max_examples=40)
@given(_PIECES)
def test_no_words_break_the_checks(pieces):
    article = read("The council met in the town. " + " ".join(pieces))
    for module in CHECKS:
        for discrepancy in module.find(article):
            assert module.CHECK.message.format_map(dict(discrepancy.values))
            assert discrepancy.derivation


@pytest.mark.parametrize(
    ("text", "alarms"),
    [
        ("The Greens won 45 percent of the vote, the Reds 38 percent and the Blues 26 percent.", 1),
        ("The Greens won 45 percent of the vote, the Reds 38 percent and the Blues 12 percent.", 0),
        ("Wind made up 41% of the power, gas 32% and coal the remaining 17%.", 1),
        ("Wind made up 41% of the power, gas 32% and coal the remaining 27%.", 0),
        ("Of those asked, 60% took trams, 55% also took buses and 30% owned a car.", 0),
    ],
)
def test_shares_of_one_whole(text, alarms):
    assert len(found(total_parts, text)) == alarms


def test_a_percentage_of_the_headline_against_the_values_below_it():
    text = (
        "House prices climb {} per cent in the valley\n\nThe average home in the valley was sold for £241,500 in the spring. "
        "In the same quarter of the year before it was £230,000, the agency said in its report on Monday."
    )
    assert found(percentage_change, text.format(5)) == []
    assert len(found(percentage_change, text.format(9))) == 1


@pytest.mark.parametrize(
    ("text", "alarms"),
    [
        ("Roth had 48,216 votes, or 52.4 percent, against 43,799, or 47.6 percent, for Lind.", 0),
        ("Roth had 48,216 votes, or 52.4 percent, against 43,799, or 41.6 percent, for Lind.", 1),
        ("Of those given the drug 541, or 65%, were cured, against 79, or 19%, of those without it.", 0),
    ],
)
def test_votes_and_their_percentages_have_one_base(text, alarms):
    assert len(found(percentage_counts, text)) == alarms


def test_counts_and_percentages_of_a_table_have_one_base():
    table = "Votes\n\n| List | Votes | Share, % |\n| --- | --- | --- |\n| Red | 4,100 | 41.0% |\n| Blue | 3,100 | 31.0% |\n| Green | 1,900 | {}% |\n| Grey | 900 | 9.0% |"
    assert found(percentage_counts, table.format("19.0")) == []
    assert len(found(percentage_counts, table.format("16.0"))) == 1
