"""One person is both “he” and “she”.

*What it looks for*: a pronoun of the other gender than the article otherwise gives to the person who is in view: by a title (Ms, Sir),
a word such as “widow” or “her husband”, or the pronouns around it.

*Why it matters to a reader*: they lose track of who is speaking, and the person is misdescribed.

*When it stays silent*: when two people are in view and the pronoun may mean the other; when only a first name speaks for the gender;
for people whom the article calls “they”; inside quotation marks, where the speaker may mean somebody else; for actors and their parts.

*Source*: pronoun resolution with and without the pronoun's gender; the two must point at different people for a finding.
"""

from __future__ import annotations

from collections.abc import Iterator

from checker.check import Check, Discrepancy, Side, clean, flagged
from claims.analysis import Person, Pronoun
from claims.article import Article
from claims.finding import Confidence, Severity

MARGIN = 0.5
"""How far ahead of anybody else the person must be whom the pronoun would mean by place alone (0 to 1)."""
_WORDS = {"female": "she", "male": "he"}
_OTHER = {"female": "male", "male": "female"}

EXAMPLES = (
    flagged(
        "Marta Keller has run the harbour office for nine years. «She» came from Kiel, and the port grew while «she» was in charge.\n\n"
        "Keller said on Monday that the new quay would open in May. “We are ready,” «he» said.\n",
        "Marta Keller is “she” in 2 places and “he” here.",
    ),
    flagged(
        "«Mr Adeyemi» joined the firm in 2011 and became its chairman last year. “The board wanted a banker,” Adeyemi said.\n\n"
        "Adeyemi said that «she» would retire in June.\n",
        "Adeyemi is “he” in 1 place and “she” here.",
    ),
    clean(
        "Marta Keller has run the harbour office for nine years. She succeeded Jonas Brandt, who had led it since the war. "
        "He said on Monday that he was glad.\n"
    ),
    clean(
        "Robin Vale, who uses they/them, won the prize. Vale said they had not expected it. The judge, Ann Cole, said she had.\n"
    ),
    clean(
        "Dr Ines Prado spoke to her brother. “He told me that the boat had sunk,” she said. Prado said she then called the police.\n"
    ),
)


def find(article: Article) -> Iterator[Discrepancy]:
    for person in article.people:
        odd = [p for p in article.pronouns if p.expected == person.id and _against(article, person, p)]
        told = _evidence(article, person)
        if not odd or not told or len(odd) * 2 > len(told) + 1:
            continue
        for pronoun in odd:
            yield _discrepancy(article, person, pronoun, told)
            break


def _against(article: Article, person: Person, pronoun: Pronoun) -> bool:
    """Whether a pronoun of the other gender surely means the person: by place, and with nobody else whom it could mean."""
    return (
        pronoun.gender == _OTHER.get(person.gender)
        and pronoun.person is None
        and pronoun.margin >= MARGIN
        and not any(pronoun.span in fragment for q in article.quotations for fragment in q.fragments)
    )


def _evidence(article: Article, person: Person) -> list[tuple[str, Side]]:
    """What else says the person's gender, other than a first name: the word and where it stands, in text order."""
    told = []
    for attribute in sorted(person.attributes, key=lambda a: a.span):
        if attribute.kind == "gender" and attribute.value == person.gender and "first name" not in attribute.why:
            told.append((attribute.why, Side(attribute.span, _WORDS[person.gender])))
    return told


def _discrepancy(article: Article, person: Person, pronoun: Pronoun, told: list[tuple[str, Side]]) -> Discrepancy:
    before = [t for t in told if t[1].span.start < pronoun.span.start]
    after = [t for t in told if t[1].span.start > pronoun.span.start]
    near = [*before[-2:], *after[: max(1, 2 - len(before))]]
    says, here = _WORDS[person.gender], _WORDS[pronoun.gender]
    place = article.document.position(pronoun.span.start)
    return Discrepancy(
        sides=(*(side for _, side in near), Side(pronoun.span, here)),
        values={
            "name": person.name,
            "says": says,
            "here": here,
            "count": str(len(told)),
            "places": "place" if len(told) == 1 else "places",
        },
        derivation=(
            f"{person.name} is {person.gender} by {'; '.join(dict.fromkeys(why for why, _ in told[:4]))}.",
            f"“{pronoun.text}” in line {place.line} would by its place mean {person.name}, with nobody of the other gender in view.",
            f"So one person is both “{says}” and “{here}”.",
        ),
        confidence=Confidence.HIGH if pronoun.margin >= 0.8 else Confidence.MEDIUM,
        question=f"Is {person.name} “{says}” or “{here}”, or does “{pronoun.text}” mean somebody else?",
    )


CHECK = Check(
    code="PEO301",
    name="pronoun-gender",
    severity=Severity.ERROR,
    reads=("pronouns", "people"),
    message="{name} is “{says}” in {count} {places} and “{here}” here.",
    find=find,
    examples=EXAMPLES,
)
