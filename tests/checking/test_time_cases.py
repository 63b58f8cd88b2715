"""Conflicts of dates, ages and lengths in the words of many desks, each beside its consistent twin."""

from __future__ import annotations

import pytest

from checker import check_text

CASES = {
    # check: (text with {} where the two versions differ, the faulty words, the right words)
    "strike by its ends": (
        "duration-dates",
        "KOCHI, 12 March 2024 — The pilots of the airline are flying again.\n\n"
        "The walkout began on 20 February and ended on 8 March. For {} days no aircraft of the airline left the ground.\n",
        "26",
        "17",
    ),
    "run of a show": (
        "duration-dates",
        "The exhibition opened on 3 May and closes on 28 June 2023.\n\nCurators said the {}-week run had drawn record crowds.\n",
        "ten",
        "eight",
    ),
    "years in office": (
        "duration-dates",
        "Mayor Leandro Fuentes took office in January 2011 and left it in January 2019.\n\n"
        "His {} years in charge were marked by a fight over the port.\n",
        "six",
        "eight",
    ),
    "tenure in one phrase": (
        "duration-dates",
        "Ines Carvalho, who led the orchestra from 1998 to 2012, died on Sunday.\n\nHer {}-year tenure brought it to Paris twice.\n",
        "18",
        "14",
    ),
    "closure and repairs": (
        "duration-dates",
        "The bridge closed in March 2020 and reopened in {}, after nearly three years of repairs.\n",
        "September 2021",
        "January 2023",
    ),
    "siege by the clock": (
        "duration-dates",
        "The siege lasted from 6:15 a.m. until 2:15 p.m. on Tuesday.\n\nNeighbours described the {}-hour standoff as terrifying.\n",
        "six",
        "eight",
    ),
    "work to come": (
        "duration-dates",
        "LEEDS, 18 September 2025 — Work is expected to start next spring and last for {} years, with the final homes finished in "
        "spring 2029.\n",
        "two",
        "three",
    ),
    "the next day and its date": (
        "interval-arithmetic",
        "Flooding cut off Arles on 30 May. The next day, {}, the river rose by another metre.\n",
        "2 June",
        "31 May",
    ),
    "some days later": (
        "interval-arithmetic",
        "Thieves emptied the vault on 3 May 2024. Two days later, on {}, police in Ghent held four men.\n",
        "6 May",
        "5 May",
    ),
    "a weekday and a distance": (
        "interval-arithmetic",
        "CORK, Friday 13 June 2025 — The trawler went down on {}, two days ago, off Cape Clear.\n",
        "Tuesday",
        "Wednesday",
    ),
    "work that ends before it begins": (
        "event-order",
        "Work on the viaduct began in May 2019 and was completed in {}.\n",
        "March 2018",
        "March 2021",
    ),
    "buried before the death": (
        "event-order",
        "Bishop Andre Lamy died on 14 August. His funeral was held on {} in the cathedral.\n",
        "11 August",
        "21 August",
    ),
    "arrived before the call": (
        "event-order",
        "Police were called at 9.40pm. Officers reached the flat at {} and found the door open.\n",
        "9.25pm",
        "9.55pm",
    ),
    "a festival and its first day": (
        "date-conflict",
        "The Oda Lantern Festival runs from 4 to 9 August this year. Organisers expect 20,000 visitors at the festival, which opens "
        "on {} with a parade.\n",
        "5 August",
        "4 August",
    ),
    "a meeting to come": (
        "date-conflict",
        "The planning committee will meet on 12 November to decide the application.\n\n"
        "Residents can speak at the meeting on {} if they register by noon the day before.\n",
        "19 November",
        "12 November",
    ),
    "shut until it opens again": (
        "duration-dates",
        "Tuesday, October 7, 2025.\n\nThe Carlyle Street library will reopen on Saturday, October 18. It shut in {}, so it will "
        "have been closed for three years and seven months.\n",
        "March 2021",
        "March 2022",
    ),
    "years in darkness": (
        "duration-dates",
        "The theatre, which closed in 1973, reopened in 2013 after {} years in darkness.\n",
        "30",
        "40",
    ),
    "heard before the day": (
        "tense-date",
        "OSLO, 10 October 2025 — The court heard the appeal on {} and rejected it.\n",
        "14 October",
        "8 October",
    ),
    "next Thursday that is over": (
        "tense-date",
        "By Irena Malczyk, 12 Sept. 2024\n\nThe opera house raises its curtain again next Thursday, {} September, after a fire.\n",
        "5",
        "19",
    ),
    "a briefing with its date in the first line": (
        "tense-date",
        "Evening briefing | Monday, 17 February 2025\n\nThe navy of Qasir will finish its sweep on Friday {} February.\n",
        "14",
        "21",
    ),
    "life in brackets": (
        "age-birth",
        "Tom Rudge (1931-2019) was a shepherd, poet and fiddler.\n\nHe died in his sleep at the age of {}.\n",
        "91",
        "88",
    ),
    "last line of an obituary": (
        "age-birth",
        "Rosa Lindqvist, the potter, who has died aged {}, never sold a plate.\n\n"
        "• Rosa Lindqvist, potter, born 4 March 1941; died 12 June 2024\n",
        "79",
        "83",
    ),
    "date of birth as a noun": (
        "age-birth",
        "LEEDS, 14 May 2024 — Police are looking for Graham Tuttle, {}, who left home on Sunday.\n\n"
        "Mr Tuttle's date of birth, 3 April 1953, was given by his wife.\n",
        "61",
        "71",
    ),
    "an age that opens a sentence": (
        "age-birth",
        "ROME, 14 May 2024 — Ada Moretti sings as she always has. At {}, she has begun to teach.\n\n"
        "Moretti was born in Turin in January 1961.\n",
        "59",
        "63",
    ),
    "a birthday to come": (
        "age-birth",
        "BOSTON, Nov. 21, 2023 — Luis Ibarra, a bus mechanic who turns {} next month, won the seat.\n\n"
        "Mr. Ibarra was born in Quincy in December 1988.\n",
        "36",
        "35",
    ),
    "one collapse, two words": (
        "date-conflict",
        "The bridge collapsed on {} August 2018, killing nine people.\n\n"
        "A memorial was unveiled on Friday. It bears the names of those who died when the bridge came down on 16 August 2018.\n",
        "14",
        "16",
    ),
    "a verb and its noun": (
        "date-conflict",
        "NAIROBI, 8 May 2023 — The authority awarded the work to a firm from Mombasa on {} August 2019.\n\n"
        "Rivals went to court over the award of 19 August.\n",
        "9",
        "19",
    ),
    "order told against dates": (
        "event-order",
        "The treasurer resigned before the club was raided, her lawyer wrote.\n\n"
        "The police raided the club on 3 May 2024. On {} 2024 the treasurer resigned, to no applause.\n",
        "9 May",
        "1 May",
    ),
    "past tense of a day to come": (
        "tense-date",
        "LEEDS, 3 November 2025 — The museum's whale is being taken apart.\n\n"
        "Its skull, which weighs a tonne, was lifted out by crane on {} November.\n",
        "17",
        "1",
    ),
}


@pytest.mark.parametrize("case", CASES, ids=str)
def test_a_conflict_is_found_and_its_consistent_twin_is_not(case: str) -> None:
    name, text, faulty, right = CASES[case]
    found = [f.name for f in check_text(text.format(faulty)).articles[0].findings]
    assert name in found
    assert not [f.message for f in check_text(text.format(right)).articles[0].findings if f.severity.value != "note"]


@pytest.mark.parametrize(
    "text",
    [
        "He joined the firm in 1956 and left it in 1991. For 12 years he was its chairman.\n",
        "Solomons left Mulhern the shears when he died, in the winter of 1963. Mulhern died on 8 January 2026.\n",
        "OSLO, 2 October 2025 — Liv Dahl, 58, has gone up every autumn since she was 20 and knows each stone.\n",
        "The run, 3.30pm to 5.15pm, took an hour and three-quarters.\n",
        "The committee met on 6 August. Its next meeting is on 13 August.\n",
        "The pilots walked out on 3 March and again on 10 March. The first walkout ended on 5 March, after two days.\n",
    ],
)
def test_what_only_looks_like_a_conflict_of_times_is_silent(text: str) -> None:
    assert not [f.message for f in check_text(text).articles[0].findings if f.severity.value != "note"]
