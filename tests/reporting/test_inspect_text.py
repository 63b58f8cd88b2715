"""What `newscheck inspect` shows on a terminal, and as JSON."""

import json

from claims.extract.article import extract
from claims.read import read_text
from reports.inspect import render_json
from reports.inspect_text import render_text

TEXT = """Harbour fees to rise

OSLO, March 3, 2023 - Minister Ingrid Solheim said on Monday that fees would rise by 4 percent.

"The quay is 90 years old," she said. Solheim took office in 2021.
"""


def shown(*, color=False):
    return render_text([extract(read_text(TEXT))], color=color)


def test_people_are_listed_and_marked_once():
    text = shown()
    assert text.count("[Ingrid Solheim]") == 1
    assert "[Solheim" not in text
    assert "    Ingrid Solheim: female" in text


def test_pronouns_point_to_a_name():
    assert "[she → Ingrid Solheim]" in shown()


def test_times_and_quantities_show_their_values():
    text = shown()
    assert "[2021 = 2021]" in text
    assert "[4 percent = 4 %]" in text


def test_quotations_tell_who_and_how():
    assert "    Ingrid Solheim (direct): The quay is 90 years old," in shown()


def test_without_colour_there_are_no_escapes_and_with_it_the_words_are_the_same():
    import re

    assert "\x1b" not in shown()
    assert re.sub(r"\x1b\[\d+m", "", shown(color=True)) == shown()


def test_in_json_the_two_ends_of_a_range_are_two_times_and_events_point_to_both():
    text = "The ferry was out of service between May 2021 and July 2022.\n"
    (article,) = json.loads(render_json([extract(read_text(text))]))["articles"]
    assert [(t["text"], t["value"]) for t in article["times"]] == [("May 2021", "2021-05"), ("July 2022", "2022-07")]
    assert [0, 1] in [e["times"] for e in article["events"]]
