"""Temporal expressions: found, typed, resolved; and the words that only look like them."""

from __future__ import annotations

import csv
from datetime import date
from itertools import pairwise
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from claims.analysis import TimeExpression, TimexType
from claims.errors import UnreadableArticle
from claims.extract.anchor import find_anchor
from claims.extract.times import find_times
from claims.nlp import analyse
from claims.read import read_text

_TABLE = Path(__file__).with_name("timex_table.tsv")
_DAY = "2025-06-11"  # a Wednesday


def times(text: str, day: str | None = _DAY) -> tuple[TimeExpression, ...]:
    document = read_text(text, path="-")
    analysis = analyse(document)
    return find_times(document, analysis, find_anchor(document, analysis, option=day))


def values(text: str, day: str | None = _DAY) -> dict[str, str]:
    return {t.text: t.value for t in times(text, day)}


def test_the_table_of_expressions_is_nearly_all_right() -> None:
    with _TABLE.open(encoding="utf-8", newline="") as lines:
        rows = [r for r in csv.reader(lines, delimiter="\t", quoting=csv.QUOTE_NONE) if not r[0].startswith("#")]
    assert len(rows) >= 150
    wrong = []
    for day, sentence, text, kind, value in rows:
        found = [t for t in times(sentence, day) if t.text == text]
        if not found or found[-1].type != kind or found[-1].value != value:
            wrong.append((sentence, text, value, [(t.text, t.value) for t in times(sentence, day)]))
    assert len(wrong) <= len(rows) * 0.05, wrong


@pytest.mark.parametrize(
    "text",
    [
        "You may march with us if you like.",
        "The 52-year-old baker and her three-year-old son live upstairs.",
        "June Whitcombe beat April Sands in straight sets.",
        "She finished second and was given a second chance.",
        "Prices fall when demand drops, and the spring in the mattress broke.",
        "The hall holds 1,950 people and cost $2019.",
        "They sold 2000 copies at £1850 each.",
        "Sheffield Wednesday lost 3-2 to a side of amateurs.",
        "His eyesight is 20/20 and he took flight 1985.",
        "The Sun and the Sunday Times ran the picture.",
        "In the first half the striker hit a post; the second half was dull.",
        "The minutes of the meeting list 1850 households.",
        "The child, aged four months, was found by a night porter.",
        "The call is open to boys in years 7 to 11.",
    ],
)
def test_words_that_only_look_like_times_are_left_alone(text: str) -> None:
    assert times(text) == ()


def test_a_weekday_looks_back_or_ahead_with_its_verb() -> None:
    assert values("The panel met on Friday and will report on Monday.") == {"Friday": "2025-06-06", "Monday": "2025-06-16"}


def test_intervals_are_as_wide_as_the_words() -> None:
    year, month, decade, season = times("In 2019, in May 2020, in the 1970s and in the summer of 2021 it flooded.")
    assert (year.earliest, year.latest) == (date(2019, 1, 1), date(2019, 12, 31))
    assert (month.earliest, month.latest) == (date(2020, 5, 1), date(2020, 5, 31))
    assert (decade.earliest, decade.latest) == (date(1970, 1, 1), date(1979, 12, 31))
    assert season.earliest is not None
    assert season.latest is not None
    assert season.earliest <= date(2021, 6, 1)
    assert season.latest >= date(2021, 8, 31)


@pytest.mark.parametrize(
    ("text", "ends"),
    [
        ("The pier was shut between March and August 2023.", [("March", "2023-03"), ("August 2023", "2023-08")]),
        ("He ran the mill from 1994 to 1998.", [("1994", "1994"), ("1998", "1998")]),
        ("The gates were shut from 2 May until 9 May.", [("2 May", "2025-05-02"), ("9 May", "2025-05-09")]),
        ("The fair was held from March 3 to 5, 2023.", []),
        ("Rainfall in 2012-13 was the lowest on record.", []),
        ("The team trains from Monday to Friday.", []),
    ],
)
def test_a_range_tells_its_ends_where_each_can_be_read_alone(text: str, ends: list[tuple[str, str]]) -> None:
    (found,) = times(text)
    assert [(t.text, t.value) for t in found.ends] == ends
    assert all(t.span.of(text) == t.text and t.span in found.span and t.id == found.id for t in found.ends)


def test_a_heading_dates_what_stands_below_it() -> None:
    found = values(
        "Kit Marsh was the goalkeeper of the town for years\n\nMarsh was born in Hull in 1988 and left school early.\n\nLeeds Rovers (2012)\n\n"
        "He joined the club on 4 May.\n\n2013\n\nOn 6 October he saved two penalties. In 2015, on 3 June, he broke a leg.\n\n"
        "Private life\n\nHe married on 7 July."
    )
    assert found["4 May"] == "2012-05-04"
    assert found["6 October"] == "2013-10-06"
    assert found["3 June"] == "2015-06-03"
    assert found["7 July"].startswith("2025")


def test_the_weekday_with_an_article_is_that_of_the_story() -> None:
    found = values(
        "Crews found the boat on 1 March 2019, police said. On the Sunday a diver went down; the following Tuesday he died."
    )
    assert found["Sunday"] == "2019-03-03"
    assert found["the following Tuesday"] == "2019-03-05"


def test_the_small_hours_after_a_night_are_of_the_next_day() -> None:
    found = values("The raid took place on Saturday night. Officers entered at 2am. They were still there at noon.")
    assert found["2am"] == "2025-06-08T02:00"


def test_the_half_of_a_firm_is_of_a_year_and_that_of_a_match_is_not() -> None:
    assert values("Sales in the first half were £3m.")["the first half"] == "2025-H1"
    assert "the first half" not in values("They were a goal down in the first half.")


def test_a_clock_time_below_a_day_belongs_to_it() -> None:
    found = values(
        "Flood: as it happened\n\nMonday 2 June\n\nThe weir broke at 5.30am.\n\nTuesday 3 June\n\nThe first tents stood at noon."
    )
    assert found["5.30am"] == "2025-06-02T05:30"
    assert found["noon"] == "2025-06-03T12:00"


def test_the_line_with_the_date_of_the_article_heads_no_section() -> None:
    text = "Bus fares frozen\n\nWednesday 11 June 2025\n\nFares last rose in November, the firm said.\n"
    assert values(text)["November"] == "2024-11"


def test_years_in_three_figures_only_in_a_text_about_that_time() -> None:
    found = values("Aldous (c. 314 – 368) was a monk. In 348, with 420 people, he built a well; he died on 30 September 368.")
    assert found == {"314": "0314", "368": "0368", "348": "0348", "30 September 368": "0368-09-30"}
    assert values("In 348 cases out of 420 the firm paid.") == {}


def test_two_years_with_a_dash_are_two_dates_but_no_count() -> None:
    assert values("The duke reigned 1715 - 1774, his son briefly.") == {"1715": "1715", "1774": "1774"}
    assert values("The quake killed 1500 - 1700 people.") == {}


def test_a_shift_counts_from_the_time_told_before_it() -> None:
    first, second = times("The tunnel was dug in August 2022, two years earlier than the bridge.")[:1], None
    assert first[0].value == "2022-08"
    first_, second = times("The tunnel was reported closed in August 2022. It had been drained two years earlier.")
    assert second.value == "2020-08"
    assert second.shift is not None
    assert (second.shift.anchor, second.shift.direction, second.shift.reference) == ("narrated", -1, first_.id)
    assert second.steps
    assert "2022-08" in second.steps[0]


def test_a_length_before_an_event_keeps_the_event() -> None:
    text = "Two weeks before the vote, the lists were changed."
    (length,) = times(text)
    assert length.type is TimexType.DURATION
    assert length.shift is not None
    assert length.shift.anchor == "event"
    assert length.shift.event is not None
    assert length.shift.event.of(text) == "the vote"


def test_a_length_is_an_interval() -> None:
    exact, more, spread, vague = times(
        "It ran for 3 years, then for more than ten weeks, for two to four days and for several months."
    )
    assert exact.length is not None
    assert more.length is not None
    assert spread.length is not None
    assert vague.length is not None
    assert (exact.length.low, exact.length.high, exact.length.unit) == (3, 3, "year")
    assert (more.length.low, more.length.high, more.mod) == (10, float("inf"), "MORE_THAN")
    assert (spread.length.low, spread.length.high, spread.value) == (2, 4, "P2D/P4D")
    assert vague.length.low == 2


def test_a_weekday_beside_a_date_is_kept_with_it() -> None:
    (when,) = times("The gates opened on Tuesday, March 4, 2025.")
    assert (when.value, when.weekday) == ("2025-03-04", 1)
    dated, apposed = times("It was founded on 9 February 2014, a Sunday.")
    assert apposed.value == dated.value == "2014-02-09"


def test_without_any_date_the_year_stays_open() -> None:
    found = values("He spoke on Thursday, a day earlier than planned, and on 12 May. Last month he was ill.", None)
    assert found["Thursday"] == "XXXX-WXX-4"
    assert found["12 May"] == "XXXX-05-12"
    assert found["Last month"] == "XXXX-XX"


def test_the_year_of_the_narration_holds_within_its_paragraph() -> None:
    text = "She was freed in March 1987. In June she sailed for Lisbon.\n\nThe museum said in May that it would show her letters."
    assert values(text) == {"March 1987": "1987-03", "June": "1987-06", "May": "2025-05"}


def test_a_clock_time_belongs_to_the_day_of_the_event() -> None:
    text = (
        "A tanker ran aground on Saturday, the harbour master said on Tuesday.\n\nAccording to a log read to reporters on Monday "
        "evening, the pilot left the bridge at 8.15pm. The tug came at 9.05pm."
    )
    found = values(text)
    assert (found["8.15pm"], found["9.05pm"]) == ("2025-06-07T20:15", "2025-06-07T21:05")
    assert values("The minister said on Tuesday that he would go. He left the hall at 6pm.")["6pm"] == "2025-06-10T18:00"


def test_the_week_of_a_report_dates_its_days() -> None:
    text = "A dam burst on Monday. The sluices failed on 3 June 2019 at noon. Work will begin on 15 July."
    found = values(text, None)
    assert (found["Monday"], found["15 July"]) == ("2019-06-03", "2019-07-15")


def test_rupees_make_a_double_year_a_fiscal_one() -> None:
    assert values("The State earned ₹85 crore in 2024-25.")["2024-25"] == "2024-04/2025-03"
    assert values("The club won the league in 2024-25.")["2024-25"] == "2024/2025"


def test_spans_index_the_text() -> None:
    text = "😀 Она — on “3 May 2020” it rained; by\nlate June 2021 it was dry."
    document = read_text(text, path="-")
    analysis = analyse(document)
    found = find_times(document, analysis, find_anchor(document, analysis))
    assert [t.value for t in found] == ["2020-05-03", "2021-06"]
    assert all(t.span.of(document.text) == t.text for t in found)


def test_white_space_changes_nothing() -> None:
    one = "The council met on Tuesday, 4 March 2025, at half past six in the evening for two hours and 10 minutes."
    assert [t.value for t in times(one)] == [t.value for t in times(one.replace(" ", "   "))] == ["2025-03-04T18:30", "PT2H10M"]


_PIECES = st.sampled_from(
    "March 3 31 , - – to and the of last next this year week 2023 1999 99 Q2 fiscal 30 p.m. 24:99 0600 GMT Feb. 29 early late mid in "
    "ago later before noon Friday every a two half quarter ½ 19 th s ' ’ ( ) . / 02/30/2021 \n \n\n | decade century Easter 0 00 9999".split(
        " "
    )
)


@settings(max_examples=60, deadline=None)
@given(
    st.one_of(st.text(max_size=80), st.lists(_PIECES, max_size=25).map(" ".join)), st.sampled_from([None, "2024-02-29", "2023"])
)
def test_no_text_crashes_it(text: str, day: str | None) -> None:
    try:
        document = read_text(text, path="-")
    except UnreadableArticle:
        return
    analysis = analyse(document)
    found = find_times(document, analysis, find_anchor(document, analysis, option=day))
    assert [t.id for t in found] == list(range(len(found)))
    for one, two in pairwise(found):
        assert one.span.end <= two.span.start
    for t in found:
        assert t.earliest is None or t.latest is None or t.earliest <= t.latest


def test_figures_are_read_in_the_order_of_the_other_dates() -> None:
    text = "It was filed on 03/04/2023. {} was the deadline."
    assert values(text.format("The 21/05/2023"), None)["03/04/2023"] == "2023-04-03"
    assert values(text.format("The 05/21/2023"), None)["03/04/2023"] == "2023-03-04"
    assert values(text.format("March 9, 2023"), None)["03/04/2023"] == "2023-03-04"
    assert values(text.format("9 March 2023"), None)["03/04/2023"] == "2023-04-03"
