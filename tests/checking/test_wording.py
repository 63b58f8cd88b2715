"""Words of the text inside the sentences of a finding."""

import pytest

from checker.wording import inside, on_day, with_noun
from claims.extract.article import extract
from claims.read import read_text
from claims.same.counts import find_figures
from claims.same.stems import spelled, stem


@pytest.mark.parametrize(
    ("words", "told"),
    [("Thirty-one boats", "thirty-one boats"), ("A third", "a third"), ("31 boats", "31 boats"), ("Rs 40", "Rs 40")],
)
def test_number_words_lose_their_capital(words, told):
    assert inside(words) == told


@pytest.mark.parametrize(
    ("text", "told"),
    [
        ("The council planted 40 young lime trees in May.\n", "40 young lime trees"),
        ("Sixty boats were lost in the storm.\n", "Sixty boats"),
        ("The fund paid out 40% of the sum.\n", "40% of the sum"),
    ],
)
def test_a_figure_has_its_noun_as_the_text_spells_it(text, told):
    article = extract(read_text(text))
    assert with_noun(article, find_figures(article)[0]) == told


@pytest.mark.parametrize(
    ("text", "told"),
    [
        ("The pier was opened on 3 May 1924.\n", "on 3 May 1924"),
        ("The pier was opened in 1924.\n", "in 1924"),
        ("The pier was opened in the autumn of 1924.\n", "in the autumn of 1924"),
    ],
)
def test_a_date_has_its_preposition(text, told):
    assert on_day(extract(read_text(text)).times[0]) == told


def test_stems_are_told_as_the_text_spells_them():
    article = extract(read_text("Breakfast clubs will open in May.\n"))
    assert spelled(article, {stem("breakfast"), stem("club")}, 0) == "“Breakfast” and “clubs”"
    assert spelled(article, {"pier"}, 0) == "one thing"
