"""Day and month of numeric dates as the caller says, and the date that a file's name gives."""

import pytest

from claims.extract.anchor import find_anchor
from claims.extract.article import extract
from claims.nlp import analyse
from claims.read import read_text

VISIT = "The inspectors came on 03/04/2023 and again on 25/12/2023. They found nothing.\n"
OPEN = "The inspectors came on 03/04/2023 and left after an hour. They found nothing.\n"


@pytest.mark.parametrize(
    ("text", "month_first", "values"),
    [
        (OPEN, None, ["2023-04-03"]),
        (OPEN, False, ["2023-04-03"]),
        (OPEN, True, ["2023-03-04"]),
        (VISIT, True, ["2023-03-04", "2023-12-25"]),
    ],
)
def test_the_order_is_the_callers(text, month_first, values):
    times = extract(read_text(text), month_first=month_first).times
    assert [t.value for t in times if t.value.startswith("2023")] == values


@pytest.mark.parametrize(("month_first", "value"), [(None, "2023-04-03"), (False, "2023-04-03"), (True, "2023-03-04")])
@pytest.mark.parametrize("text", ["---\ndate: 03/04/2023\n---\n\nThe quay is shut.\n", "03/04/2023\n\nThe quay is shut, the town said.\n"])
def test_the_date_of_the_article_is_read_in_that_order(text, month_first, value):
    document = read_text(text)
    assert find_anchor(document, analyse(document), month_first=month_first).value == value


def anchored(text, **options):
    document = read_text(text)
    return find_anchor(document, analyse(document), **options)


def test_the_file_name_counts_where_the_article_bears_no_date():
    found = anchored("The quay is shut since last August, the town said.\n", named="2024-05-03")
    assert (found.value, found.source, found.span) == ("2024-05-03", "file name", None)
    assert found.steps == ("The file's name gives 2024-05-03.",)
    assert anchored("The quay is shut since last August.\n", named="2024-05").value == "2024-05"


@pytest.mark.parametrize(
    ("text", "source"),
    [("---\ndate: 2023-03-01\n---\n\nThe quay is shut.\n", "front matter"), ("HULL, 1 March 2023 - The quay is shut, the town said.\n", "dateline")],
)
def test_what_the_article_says_counts_more(text, source):
    found = anchored(text, named="2024-05-03")
    assert (found.value, found.source) == ("2023-03-01", source)
    assert anchored(text, named="2024-05-03", option="2022-01-01").source == "option"
