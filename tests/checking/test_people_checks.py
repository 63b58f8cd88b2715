"""Checks about people, names and bodies: more ways of wording the faults, and what must stay silent."""

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from checker.checks import acronym, alive_dead, name_spelling, pronoun_gender, relation, title_role
from checker.run import check_article
from claims.errors import UserError
from claims.extract.article import extract
from claims.read import read_text
from claims.same.posts import posts
from claims.same.spelling import inflected, steps

CHECKS = {m.CHECK.name: m.CHECK for m in (acronym, alive_dead, name_spelling, pronoun_gender, relation, title_role)}
FILLER = "\n\nThe weather was fine on all of the days that the people of the town had chosen for this.\n\n"


def messages(name, text):
    return [f.message for f in check_article(extract(read_text(text)), [CHECKS[name]], debug=True).findings]


FOUND = {
    "name-spelling": [
        f"The vet, Torben Haslund, came at noon.{FILLER}Ms Kohl thanked him. “It was a cow,” Haslond said.",
        f"They live in the village of Trebovitsa.{FILLER}In Trebovista the school has been shut for a year.",
        f"Prize for Leonie Marquardsen, who wrote the play.{FILLER}Leonie Marquardson has written three plays before.",
        f"The lamp was sold as the Luminova 40.{FILLER}Owners of the Luminava 40 get their money back.",
    ],
    "pronoun-gender": [
        f"Ms Ute Sander leads the museum. She came in 2015.{FILLER}Sander said he had bought the picture in Prague.",
        f"“The bridge will hold,” said Karel Novotny, the engineer. He built it.{FILLER}“It is safe,” said Novotny. Her firm "
        "has built nine of them.",
        f"Mr Imre Kallay runs the lock. “It is old,” Mr Kallay said.{FILLER}Asked about the gates, Ms Kallay said they would be mended.",
    ],
    "title-role": [
        f"Defence Minister Arvo Lepp flew to Oslo.{FILLER}Health Minister Lepp said that he would return on Friday.",
        f"The striker Ben Oduro scored in the first half.{FILLER}Oduro, the goalkeeper, said he was tired.",
        f"Mila Sorek of the Green Party spoke first.{FILLER}Sorek, a Labour councillor, said the plan was too dear.",
        f"Jana Roth, professor of history, read the letters.{FILLER}Roth, professor of chemistry, said that they were real.",
    ],
    "relation": [
        f"Petra Lund came with her brother, Nils Lund.{FILLER}Petra Lund and her husband, Nils Lund, own two boats.",
    ],
    "acronym": [
        f"The money comes from the Baltic Harbour Repair Fund (BHRF).{FILLER}The BRHF has paid for nine quays so far.",
        f"The Office of Coastal Rescue (OCR) sent a boat.{FILLER}Nobody at the Organisation for Crew Relief (OCR) could be reached.",
    ],
    "alive-dead": [
        f"The library was a gift of the late Edith Marsh.{FILLER}Marsh, who is 91, said by telephone that she would come.",
        f"Jon Aker died in 2009.{FILLER}Aker opened the new hall on 3 March 2021, and he spoke for an hour.",
    ],
}

SILENT = {
    "name-spelling": [
        f"Karin Sundberg won. Second was Lena Sundborg of Lund.{FILLER}Sundberg said it was cold. Sundborg said it was dark.",
        f"The Albanian team left Albania on Monday.{FILLER}Albanians cheered; the Albania coach smiled.",
        f"The guide is Tomas Havelka.{FILLER}His wife, Jana Havelková, sells the tickets. The Havelkas live in Brno.",
        f"The note was signed “T. Havelka [sic]”.{FILLER}The guide is Tomas Havlka [sic], it says.",
        f"The council met. Counsel for the town was late.{FILLER}The minister left; the ministry said nothing.",
        f"Kirsty Moller met Anders Muller and both of them laughed.{FILLER}Muller said that Moller had won.",
    ],
    "pronoun-gender": [
        f"Ms Ute Sander leads the museum. Her husband, Karl, came late.{FILLER}Sander said he had missed the train.",
        f"The accused, a man of 40, was in court. Prosecutor Ann Cole spoke.{FILLER}Cole said he was ill.",
        f"Ms Sander told the driver that he had to wait. She was angry.{FILLER}Sander said to him that he was late.",
        f"Mr Imre Kallay runs the lock with his wife. “It is old,” he said.{FILLER}Ms Kallay said that it would be mended.",
        f"Ute Sander plays King Lear. Sander said he was a fool.{FILLER}She has played him since 2019.",
    ],
    "title-role": [
        f"Finance Minister Arvo Lepp flew to Oslo.{FILLER}Lepp, a former health minister, said that he would return.",
        f"Jana Roth is chairwoman and chief executive of the firm.{FILLER}Roth, the chief executive, said that sales rose.",
        f"Jana Roth, the finance director, spoke.{FILLER}She was named chief executive on Friday. Roth, the chief executive, smiled.",
        f"Health Minister Arvo Lepp spoke.{FILLER}The minister, Lepp, said that the health secretary had called.",
        f"Mila Sorek of the Green Party spoke first.{FILLER}Sorek, who left Labour in 2019, was a Labour councillor for years.",
    ],
    "relation": [
        f"Petra Lund came with her brother, Nils Lund.{FILLER}Nils Lund and his wife, Ida, own two boats.",
        f"Petra Lund came with her partner, Nils Aker.{FILLER}Petra Lund and her husband, Nils Aker, own two boats.",
    ],
    "acronym": [
        f"The Baltic Harbour Repair Fund (BHRF) and the Baltic Road Help Fund (BRHF) met.{FILLER}The BRHF pays.",
        f"The National Liberation Army (ELN) has laid down its weapons.{FILLER}The ELN was founded in 1964.",
        f"The boats carry GPS. The Harbour Office (HO) checks it.{FILLER}OH, NO, a skipper wrote in the log.",
    ],
    "alive-dead": [
        f"Jon Aker died in 2009.{FILLER}Aker opened the first hall in 1987. “I like to see people read,” he said then.",
        f"The late Edith Marsh gave the house.{FILLER}Marsh is buried in Husum. Her daughter, Ann Marsh, who is 60, lives there.",
        f"Jon Aker nearly died in the crash of 2009.{FILLER}Aker opened the new hall on 3 March 2021.",
    ],
}  # fmt: skip


@pytest.mark.parametrize(("name", "text"), [(n, t) for n, texts in FOUND.items() for t in texts])
def test_the_fault_is_found_once(name, text):
    assert len(messages(name, text)) == 1


@pytest.mark.parametrize(("name", "text"), [(n, t) for n, texts in SILENT.items() for t in texts])
def test_look_alikes_are_left_alone(name, text):
    assert messages(name, text) == []


@given(st.text(alphabet="ABab Rr.,“”()'\n0129öÖ—", max_size=120))
@settings(max_examples=40, deadline=None, suppress_health_check=[HealthCheck.too_slow])
def test_no_text_stops_them(noise):
    try:
        article = extract(read_text(f"Ms Ann Cole said she was the mayor of the town and that it was fine (ABC).\n\n{noise}\n"))
    except UserError:
        return
    check_article(article, list(CHECKS.values()), debug=True)


@pytest.mark.parametrize(
    ("a", "b", "apart"), [("wiklander", "wicklander", 1), ("trebovitsa", "trebovista", 1), ("reed", "reid", 1)]
)
def test_slips_are_one_step(a, b, apart):
    assert steps(a, b) == apart


def test_far_words_are_no_slip():
    assert steps("marta", "maria") == 1
    assert steps("kiel", "kleve") == 0


def test_endings_are_told_from_slips():
    assert inflected("albania", "albanian")
    assert inflected("havelka", "havelkas")
    assert not inflected("wiklander", "wicklander")


def test_posts_of_one_portfolio_do_not_exclude_each_other():
    first, second = (next(posts(text, 0)) for text in ("the finance minister", "minister of economy and finance"))
    assert not first.excludes(second)


def test_posts_that_are_over_are_no_posts():
    assert list(posts("the former finance minister", 0)) == []
