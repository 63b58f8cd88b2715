"""The parts that the checks about the calendar stand on: lives, stretches, dated happenings; and near misses of the checks."""

from datetime import date

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from checker.checks import (
    age_birth,
    date_conflict,
    duration_dates,
    event_order,
    impossible_date,
    tense_date,
    weekday_date,
)
from checker.dates import tell_days
from checker.intervals import Days
from claims.extract.article import extract
from claims.read import read_text
from claims.same.dated import dated
from claims.same.lives import life_facts
from claims.same.stretches import stretches
from claims.same.words import kin

CHECKS = (weekday_date, age_birth, duration_dates, tense_date, impossible_date, date_conflict, event_order)


def found(check, text):
    return [check.CHECK.message.format_map(dict(d.values)) for d in check.find(extract(read_text(text)))]


@pytest.mark.parametrize(
    "text",
    [
        "---\ndate: 2024-03-08\n---\nShe met him on Tuesday the 27th of February, and again on 5pm on Monday 26 February.\n",
        "---\ndate: 2024-03-08\n---\nThe fair runs from Monday 4 to Saturday 9 March, and opens on March 4, a Monday.\n",
    ],
)
def test_weekdays_that_fit(text):
    assert found(weekday_date, text) == []


def test_the_second_weekday_of_a_range():
    assert len(found(weekday_date, "---\ndate: 2024-03-08\n---\nThe fair runs from Monday 4 to Sunday 9 March.\n")) == 1


@pytest.mark.parametrize(
    ("text", "flagged"),
    [
        ("Peter Oak joined the firm in 1990, when he was 20, and left it in 2010 at the age of 45.\n", True),
        ("Peter Oak joined the firm in 1990, when he was 20, and left it in 2010 at the age of 40.\n", False),
        ("Hugo Marr retired at 65 in 2001. Marr was born in 1941.\n", True),
        ("Hugo Marr retired at 60 in 2001. Marr was born in 1941.\n", False),
        ("---\ndate: 2024-03-08\n---\nJon Best, 45, from Hove, was born in 1985, the court heard.\n", True),
        ("---\ndate: 2024-03-08\n---\nJon Best, 38, from Hove, was born in 1985. “He is 12,” his sister joked.\n", False),
    ],
)
def test_ages(text, flagged):
    assert bool(found(age_birth, text)) is flagged


def test_a_birth_and_an_age_are_read_as_days_of_birth():
    facts = life_facts(extract(read_text("Rolf Lang, born in 1950, won his first race at 19, in 1974.\n")))
    assert [(f.age, f.births[0][0].year, f.births[0][1].year) for f in facts] == [(None, 1950, 1950), ((19, 19), 1954, 1955)]


@pytest.mark.parametrize(
    ("text", "flagged"),
    [
        ("---\ndate: 2024-06-10\n---\nThe fair, a three-day event on Saturday and Sunday, drew crowds.\n", True),
        ("---\ndate: 2024-06-10\n---\nHe has run the club for 12 years since 2009.\n", True),
        ("---\ndate: 2024-06-10\n---\nHe has run the club for 15 years since 2009.\n", False),
        ("The trial ran from 9 a.m. to noon, two hours in all.\n", True),  # no day is needed
        ("The trial ran from 9 a.m. to noon, three hours in all.\n", False),
        ("From 2011 to 2019 she spent two years abroad. A five-year plan from 2020 to 2025 was agreed.\n", False),
        ("It rained for three days between 3 and 20 May. Two-week courses from 3 January to 5 March are planned.\n", False),
        ("A 10-year lease begins on July 1, 2025 and ends on June 30, 2040.\n", True),
        ("A 15-year lease begins on July 1, 2025 and ends on June 30, 2040.\n", False),
    ],
)
def test_lengths(text, flagged):
    assert bool(found(duration_dates, text)) is flagged


def test_a_stretch_of_two_dates():
    (one,) = stretches(extract(read_text("A lease begins on July 1, 2025 and ends on June 30, 2040.\n")))
    assert (one.first, one.last) == (date(2025, 7, 1), date(2040, 6, 30))


@pytest.mark.parametrize(
    ("sentence", "flagged"),
    [
        ("The mayor resigned on March 28.", True),
        ("The match was postponed to March 30.", False),
        ("The town sold tickets for a concert on May 3.", False),
        ("It would have opened on March 28.", False),
        ("The fair is due to open on March 3, the town said.", True),
        ("Voters who registered before March 3 will get a letter.", False),
        ("“The hall will open on March 3,” she said.", False),
    ],
)
def test_tenses(sentence, flagged):
    assert bool(found(tense_date, f"---\ndate: 2025-03-12\n---\n{sentence}\n")) is flagged


@pytest.mark.parametrize("words", ["May 24, 2024", "29 February 2000", "June 30", "In June 45 people came", "31 May"])
def test_days_that_exist(words):
    assert found(impossible_date, f"It was so: {words}.\n") == []


def test_dated_happenings_know_who_took_part():
    article = extract(read_text("Ivan Petrak was arrested on August 14, 2016, at his house.\n"))
    (arrest,) = [d for d in dated(article) if d.kin == "arrest"]
    assert arrest.day == date(2016, 8, 14)
    assert arrest.objects


def test_words_for_one_happening():
    assert kin("closure") == kin("shut")
    assert kin("fire") == kin("blaze")
    assert kin("open") != kin("close")


def test_days_in_words():
    assert tell_days(Days(date(2024, 2, 1), date(2024, 2, 29))) == "February 2024"
    assert tell_days(Days(date(2024, 1, 1), date(2024, 12, 31))) == "2024"
    assert tell_days(Days(date(2024, 5, 3), date(2024, 5, 3))) == "3 May 2024"


@settings(max_examples=25, deadline=None, suppress_health_check=[HealthCheck.too_slow])
@given(
    st.lists(
        st.sampled_from(
            "Ivan Petrak was born on 31 June 1999 , aged 40 ( 12 ) Monday 30 February for 12 years since from 3 to 20 May 25:61 "
            "the 11 days of closure arrested after before will open 0 9999 . XXXX in 1850s at 65 ’ “ ”".split()
        ),
        max_size=30,
    )
)
def test_no_text_crashes_a_check(words):
    article = extract(read_text("A line of text.\n\n" + " ".join(words) + "\n"))
    for check in CHECKS:
        list(check.find(article))
