"""Kin and quoted words in two lights, each conflict with its consistent twins."""

import pytest

from checker.checks import quote_attribution, relation
from checker.run import check_article
from claims.extract.article import extract
from claims.read import read_text

CHECKS = {m.CHECK.name: m.CHECK for m in (quote_attribution, relation)}
F = "\n\nThe weather was fine on all of the days that the people of the town had chosen for this.\n\n"

FOUND = [
    ("relation", f"The boat belongs to Nora Lind and her brother, Axel Lind.{F}Axel Lind, Nora Lind's son, mends the nets."),
    (
        "relation",
        "Karin Holm took her grandson, Ole, to the fair. Ole's father, who is Ms Holm's brother, was at sea.",
    ),
    (
        "relation",
        f"The car belongs to Max Doyle and his uncle, Frank Reilly.{F}Frank Reilly said he had known him since school. "
        "“Our mothers are sisters,” he said.",
    ),
    (
        "relation",
        f"Sam Field runs the shop with his cousin, Peter Field.{F}“Our father bought it in 1970 and left it to him and me,” said Peter Field.",
    ),
    (
        "relation",
        f"Two cousins who rowed across the strait raised money for the crew that saved their father in 1998.{F}Their father, Olaf Vik, met them.",
    ),
    (
        "relation",
        "Nurse who raised her own grandson honoured by town\n\n"
        f"Ida Brandt raised her own nephew after the flood, the town clerk said on Monday.{F}She will be 80 in May.",
    ),
    (
        "quote-attribution",
        f"“A town is a machine for meeting people,” is how the planner, Lena Sorel, puts it.{F}"
        "Hugo Marchetti, a baker, was against it. “I've always said that a town is a machine for meeting people,” he said.",
    ),
    (
        "quote-attribution",
        f"“Pack light and leave early,” Ann Moran told the walkers. {F}“‘Pack light and leave early’ was mine, I made it up,” said Piet Aker.",
    ),
    (
        "quote-attribution",
        f"The mayor, Ivo Senn, told us: “We have lost the roof, and we keep the keys.”{F}"
        "“We have lost the roof, and we keep the keys. I thought that one up last night,” Carla Roth, the clerk, told the choir.",
    ),
]

SILENT = [
    ("relation", f"The boat belongs to Nora Lind and her brother, Axel Lind.{F}Ida Lind, Nora Lind's daughter, mends the nets."),
    ("relation", "Karin Holm took her niece, Ida, to the fair. Ida's father, who is Ms Holm's brother, was at sea."),
    ("relation", "Karin Holm took her grandson, Ole, to the fair. Ole's mother, who is Ms Holm's daughter, was at sea."),
    (
        "relation",
        f"The car belongs to Max Doyle and his cousin, Frank Reilly.{F}Frank Reilly said he had known him since school. "
        "“Our mothers are sisters,” he said.",
    ),
    (
        "relation",
        f"Sam Field runs the shop with his brother, Peter Field.{F}“Our father bought it in 1970 and left it to him and me,” said Peter Field.",
    ),
    (
        "relation",
        f"Two sisters who rowed across the strait raised money for the crew that saved their father in 1998.{F}They won.",
    ),
    ("relation", f"Two cousins who rowed across the strait raised money in memory of their grandfather.{F}They won a cup."),
    (
        "relation",
        "Nurse who raised her own grandson honoured by town\n\n"
        f"Ida Brandt raised her daughter's son after the flood, the town clerk said on Monday.{F}Her nephew spoke, and her grandson sang.",
    ),
    (
        "relation",
        f"The mill was founded by Jon Aker. His eldest son, also Jon, ran it until 1980; his sister Ruth, Ida's grandmother, until 1999.{F}"
        "Jon Aker runs it now with his cousin Ida.",
    ),
    (
        "quote-attribution",
        f"“A town is a machine for meeting people,” is how the planner, Lena Sorel, puts it.{F}"
        "Hugo Marchetti, a baker, was for it. “Lena keeps telling me that a town is a machine for meeting people,” he said.",
    ),
    (
        "quote-attribution",
        f"“Pack light and leave early,” Ann Moran told the walkers. {F}“My mother used to say, pack light and leave early,” said Piet Aker.",
    ),
    (
        "quote-attribution",
        f"The mayor, Ivo Senn, told us: “We have lost the roof, and we keep the keys.”{F}"
        "“We have lost the roof, and we keep the keys,” the choir read on its banner, quoting Senn.",
    ),
]


def found(name: str, text: str) -> list[str]:
    report = check_article(extract(read_text(text + "\n")), [CHECKS[name]], debug=True)
    return [f.message for f in report.findings]


@pytest.mark.parametrize(("name", "text"), FOUND)
def test_found(name: str, text: str) -> None:
    assert found(name, text)


@pytest.mark.parametrize(("name", "text"), SILENT)
def test_silent(name: str, text: str) -> None:
    assert not found(name, text)
