"""People in two lights: pronouns, posts and deaths as other newspapers word them, each kind with its consistent twins."""

import pytest

from checker.checks import alive_dead, pronoun_gender, title_role
from checker.run import check_article
from claims.extract.article import extract
from claims.read import read_text

CHECKS = {m.CHECK.name: m.CHECK for m in (alive_dead, pronoun_gender, title_role)}
F = "\n\nThe weather was fine on all of the days that the people of the town had chosen for this.\n\n"

FOUND = [
    (
        "pronoun-gender",
        f"Mr Sorensen, the keeper of the light, had no comment.{F}Ann Cole, who spoke next, thanked the crew. Sorensen sat on a crate and slept with her mouth open.",
    ),
    (
        "pronoun-gender",
        f"The film is the work of Robin Tarrant, who wrote the music herself.{F}Tarrant said he had begun with a tune from Cork.",
    ),
    (
        "pronoun-gender",
        f"Kim Osei scored her third goal after an hour.{F}“We never gave up,” said Osei, who was injured last year. He will have a scan on Monday.",
    ),
    ("pronoun-gender", f"Alex Brandt, the owner, was 11 when her family bought the mill.{F}Brandt said he would not sell it."),
    ("pronoun-gender", f"Ms Varga opened the shop in May.{F}Varga shook his head when Mr Lund spoke of the rent."),
    (
        "pronoun-gender",
        f"The actor, Mr Devlin, left by the back door.{F}Devlin, who lost her voice in March, is to sing again in June.",
    ),
    ("pronoun-gender", "Ms Obi chairs the panel. For his part, Obi said on Monday, the plan was dead."),
    ("pronoun-gender", f"Jude Harker made her debut for Kent in 2019.{F}“I was nervous,” Harker said. His best score is 88."),
    ("pronoun-gender", f"Pat Moran rose to his feet and sang.{F}Moran said she had sung it since school."),
    ("alive-dead", f"Jon Aker died in 2009.{F}Aker will chair the new board, which meets for the first time in May."),
    (
        "alive-dead",
        f"The hall was built by the late Edith Marsh.{F}Edith Marsh, 91, was helped to her seat by a nurse and clapped at the end.",
    ),
    (
        "alive-dead",
        f"Composer Per Vahl, 84, climbed the steps to collect the medal.{F}One of the late composer's songs closed the evening.",
    ),
    (
        "title-role",
        f"Rovers coach Ann Dube named nine changes.{F}“We were tired,” said Wanderers coach Dube.{F}Wanderers coach Lea Smit was pleased.",
    ),
    (
        "title-role",
        f"The Rovers coach, Ann Dube, named nine changes.{F}Dube, the Wanderers coach, said little.{F}Lea Smit, coach of the Wanderers, was pleased.",
    ),
    ("title-role", f"The Bishop of Marden, Ida Frost, spoke first.{F}Frost, who as Dean of Marden runs the cathedral, sat down."),
    (
        "title-role",
        f"Karl Lund, general secretary of the drivers' union, called the strike.{F}“We have the money,” said Lund, the union's treasurer.",
    ),
]

SILENT = [
    ("pronoun-gender", f"Ms Varga told Karl Lund to shake his head.{F}Varga said that she was glad."),
    ("pronoun-gender", "Mr Sorensen held the baby while Ann Cole ate, her mouth open. Sorensen saw her raise her voice."),
    (
        "pronoun-gender",
        f"Mr Devlin lost his wife in March. Devlin said she had begun her career in Cork.{F}He had heard her clear her throat.",
    ),
    ("pronoun-gender", "Ms Cole met the boy with his hands in his pockets. Cole asked him to take his seat."),
    ("pronoun-gender", "Mr Lund saw Ann Cole, who shook her head. Lund said that she had lost her temper."),
    (
        "pronoun-gender",
        "Alex Brandt, who uses they and them, was 11 when their family bought the mill. Brandt said they would not sell.",
    ),
    ("alive-dead", f"Jon Aker died in 2009.{F}Aker will be remembered for the bridge. He will always be the man who built it."),
    ("alive-dead", f"The late Edith Marsh gave the hall.{F}Her son, Karl Marsh, 61, was helped to his seat by a nurse."),
    (
        "alive-dead",
        f"The driver, Jon Aker, was killed when the bus left the road.{F}His wife is in a stable condition in hospital in Kiel.",
    ),
    (
        "alive-dead",
        f"Composer Per Vahl, 84, climbed the steps to collect the medal.{F}One of the late poet's songs closed the evening.",
    ),
    (
        "alive-dead",
        f"Jon Aker died in May, at 81. Aker, 81, had been ill for years.{F}In 1958 Aker leaves for Cork, where he opens a shop. He will stay for nine years.",
    ),
    ("alive-dead", "The late Edith Marsh, who was 91, gave the hall. Marsh, 45 when she came to town, ran the bank."),
    ("alive-dead", "Edna Holt died in 1999. Her daughter, Karen Holt, was 31 at the time. She opened the shop in 2004."),
    ("alive-dead", "The late judge, Karl Lund, sent him to prison. Lund, 54 at the time, said he had no choice."),
    ("title-role", f"Rovers coach Ann Dube named nine changes.{F}“We were tired,” said England coach Dube."),
    (
        "title-role",
        f"Rovers coach Ann Dube named nine changes. Dube, who left Wanderers in May, was Wanderers coach for years.{F}Wanderers coach Lea Smit was pleased.",
    ),
    ("title-role", f"The Bishop of Marden, Ida Frost, spoke first.{F}Frost was Dean of Marden until 2015."),
    (
        "title-role",
        f"Karl Lund, general secretary of the drivers' union, called the strike.{F}Lund, treasurer of his chess club, plays on Mondays.",
    ),
    (
        "title-role",
        f"Ann Dube, the general manager of Rovers, spoke.{F}Dube, the Rovers coach, was sad.{F}Rovers captain Lea Smit laughed.",
    ),
]


@pytest.mark.parametrize(("name", "text"), FOUND)
def test_the_two_passages_are_set_against_each_other(name, text):
    assert len(_found(name, text)) == 1


@pytest.mark.parametrize(("name", "text"), SILENT)
def test_what_can_be_true_together_is_left_alone(name, text):
    assert _found(name, text) == ()


def _found(name, text):
    return tuple(f.message for f in check_article(extract(read_text(text)), [CHECKS[name]], debug=True).findings)
