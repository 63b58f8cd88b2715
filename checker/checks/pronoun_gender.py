"""One person is both “he” and “she”.

*What it looks for*: a pronoun of the other gender than the article otherwise gives to the person who is in view: by a title (Ms, Sir),
a word such as “widow” or “her husband”, or the pronouns around it.

*Why it matters to a reader*: they lose track of who is speaking, and the person is misdescribed.

*When it stays silent*: when two people are in view and the pronoun may mean the other; when only a first name speaks for the gender;
for people whom the article calls “they”; inside quotation marks, where the speaker may mean somebody else; for actors and their parts.

*Source*: the place of the pronoun alone, without its gender: it must be bound to a person whom titles, gendered nouns or other
pronouns give the other gender.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass

from checker.check import Check, Discrepancy, Side, clean, flagged
from claims.analysis import Person, Pronoun
from claims.article import Article
from claims.document import PartKind
from claims.finding import Confidence, Severity
from claims.lexicon import table
from claims.same.bound import Bonds
from claims.same.kin import same_name
from claims.spans import Span

CERTAIN = 0.9
"""How far ahead of anybody else the person must be whom an unbound pronoun means (0 to 1)."""
LINKED, FIRST_NAME = 0.7, 0.3
"""What an unbound pronoun and a first name weigh against a title, a gendered noun or a bound pronoun (1)."""
ENOUGH, SURE = 1.0, 0.6
_WORDS = {"female": "she", "male": "he"}
_PARTS = frozenset("play portray impersonate character transgender transition trans pronoun drag".split())

EXAMPLES = (
    flagged(
        "Marta Keller has run the harbour office for nine years. «She came» from Kiel, where ships are built.\n\n"
        "The new quay will open in May. Keller said «he had ordered» two more cranes.\n",
        "Marta Keller is “she” in one place and “he” in another.",
    ),
    flagged(
        "«Mr Adeyemi» joined the firm in 2011 and became its chairman last year.\n\n"
        "Adeyemi said that «she would retire» in June.\n",
        "Adeyemi is “he” in one place and “she” in another.",
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
    clean(
        "The skipper was pulled from the water at dawn. The coroner, Ms Ida Holt, spoke on Friday. She said he had worn no jacket.\n\n"
        "Holt told his widow that he had not suffered. She thanked the crew.\n"
    ),
)


def find(article: Article) -> Iterator[Discrepancy]:
    bonds, family = article.once(Bonds), _family(article)
    said: dict[int, list[_Word]] = {p.id: _nouns(article, p) for p in article.people}
    for pronoun in article.pronouns:
        if (word := _pronoun(article, bonds, pronoun)) is not None:
            said[word[0]].append(word[1])
    for person in article.people:
        words = sorted(said[person.id], key=lambda w: w.side.span)
        weigh = {g: sum(w.weight for w in words if w.gender == g) for g in _WORDS}
        named = next((a.value for a in person.attributes if a.why.startswith("a first name")), "")
        named_here = any(m.kind == "name" for m in person.mentions)  # "a lad" and "she" are rather two
        if not named_here or person.gender == "they" or _plays(article, words) or same_name(article, person.id):
            continue
        if min(weigh.values()) < SURE:
            if words and named in ("", words[0].gender) and not family and (title := _other_title(article, person, words)):
                yield _discrepancy(article, person, title, words)
            continue
        odd = min(weigh, key=lambda g: (weigh[g] + (g == named) / 2, -max(w.side.span.start for w in words if w.gender == g)))
        told = [w for w in words if w.gender != odd]
        strange = next((w for w in words if w.gender == odd and w.bound), None)
        if strange is None and not family:
            strange = next((w for w in words if w.gender == odd and w.why.startswith("the title")), None)
        titles = all(w.why.startswith("the title") for w in told)
        if titles and any(p.gender == odd and p.surname == person.surname and p.id != person.id for p in article.people):
            continue  # "Mr Marsh" beside Jenna Marsh
        if strange is not None and sum(w.weight for w in told) + (named not in ("", odd)) * FIRST_NAME >= ENOUGH:
            yield _discrepancy(article, person, strange, told)


def _other_title(article: Article, person: Person, words: list[_Word]) -> _Word | None:
    """ "Ms Khan" for the only Khan of the article, who is "Mr Khan" or "he" elsewhere: somebody with the other title who is
    never called by a first name, in a text that speaks of no family."""
    genders = {w.gender for w in words}
    if len(genders) != 1 or not any(w.why.startswith("the title") for w in words):
        return None
    bearers = [p for p in article.people if p.surname == person.surname and p.id != person.id]
    if len(bearers) != 1 or len(bearers[0].name.split()) > 1 or len(person.name.split()) < 2:
        return None
    titles = [a for a in bearers[0].attributes if a.why.startswith("the title") and a.value in _WORDS and a.value not in genders]
    names = sum(m.kind == "name" for m in bearers[0].mentions)
    if not titles or names > 1 or article.part_of(titles[0].sentence).kind is not PartKind.BODY:
        return None
    return _Word(titles[0].value, 1.0, Side(titles[0].span, _WORDS[titles[0].value]), f"{titles[0].why} stands before the name")


def _family(article: Article) -> bool:
    """Whether the article names kin: then a second bearer of the surname may be one of them."""
    kin = {*table("relations"), "couple", "family", "spouse", "in-law"}
    return any(word in kin for word in re.findall(r"in-law|[a-z]+", article.document.prose.lower()))


@dataclass(frozen=True, slots=True)
class _Word:
    """A word that says a person's gender; `bound` where it is a pronoun that its place alone gives to the person."""

    gender: str
    weight: float
    side: Side
    why: str
    bound: bool = False


def _nouns(article: Article, person: Person) -> list[_Word]:
    """Titles and gendered nouns; a title before a surname that two people bear may be the other's."""
    shared = any(p.id != person.id and p.surname == person.surname for p in article.people)
    short = [m.span for m in person.mentions if m.kind == "name" and person.name.split()[0] not in m.text.split()]
    found = [
        a for a in person.attributes if a.kind == "gender" and a.value in _WORDS and a.why.startswith(("the title", "called"))
    ]
    sure = [a for a in found if not (shared and a.why.startswith("the title") and any(a.span.overlaps(s) for s in short))]
    return [_Word(a.value, 1.0, Side(a.span, _WORDS[a.value]), a.why) for a in sure]


def _pronoun(article: Article, bonds: Bonds, pronoun: Pronoun) -> tuple[int, _Word] | None:
    """Whom a pronoun speaks of, and how much it says: one that is only linked less than one that its place binds."""
    if pronoun.gender not in _WORDS:
        return None
    side = Side(_clause(article, pronoun), _WORDS[pronoun.gender])
    bond = bonds.of(pronoun)
    if bond is not None:
        return bond.person, _Word(pronoun.gender, 1.0, side, bond.why, bound=True)
    quoted = any(pronoun.span in fragment for q in article.quotations for fragment in q.fragments)
    if quoted or pronoun.margin < CERTAIN or pronoun.expected is None:
        return None
    if pronoun.expected == pronoun.person:
        return pronoun.expected, _Word(pronoun.gender, LINKED, side, f"“{pronoun.text}” is most likely to mean the same person")
    if pronoun.person is not None and _just_named(article, article.people[pronoun.person], pronoun):
        return None
    why = f"“{pronoun.text}” would by its place mean the same person, and nobody else is in view"
    return pronoun.expected, _Word(pronoun.gender, 1.0, side, why, bound=True)


def _just_named(article: Article, person: Person, pronoun: Pronoun) -> bool:
    """Whether somebody whom the pronoun fits is named in its sentence or in the one before."""
    near = (pronoun.sentence - 1, pronoun.sentence)
    return any(m.kind == "name" and m.sentence in near and m.span.start < pronoun.span.start for m in person.mentions)


def _clause(article: Article, pronoun: Pronoun) -> Span:
    """The pronoun with the word that it belongs to, where that follows closely."""
    head = article.analysis.head(article.analysis.tokens[pronoun.token])
    near = pronoun.token < head.i <= pronoun.token + 4 and head.sentence == pronoun.sentence
    return Span(pronoun.span.start, head.span.end) if near else pronoun.span


def _plays(article: Article, words: list[_Word]) -> bool:
    """Whether the pronouns may mean a part that the person plays, or a change of gender is told."""
    for word in words:
        sentence = article.analysis.sentence_at(word.side.span.start)
        if sentence and any(t.lemma.lower() in _PARTS for t in article.analysis.words(sentence)):
            return True
    return False


def _discrepancy(article: Article, person: Person, odd: _Word, told: list[_Word]) -> Discrepancy:
    at = odd.side.span
    before = [w for w in told if w.side.span.end <= at.start]
    before = [*before[:1], *before[1:][-1:]]
    after = [w for w in told if w.side.span.start >= at.end][:1]
    says, here = _WORDS[told[0].gender], _WORDS[odd.gender]
    line = article.document.position(at.start).line
    return Discrepancy(
        sides=(*(w.side for w in before), odd.side, *(w.side for w in after)),
        values={"name": person.name, "says": says, "here": here, "line": str(line)},
        derivation=(
            *(f"In line {_line(article, w)} {person.name} is “{_WORDS[w.gender]}”: {_title(w.why)}." for w in (*before, *after)),
            f"In line {line} {person.name} is “{here}”: {_title(odd.why)}.",
        ),
        confidence=Confidence.HIGH if sum(w.weight for w in told) >= 2 else Confidence.MEDIUM,
        question=f"Is {person.name} “{says}” or “{here}”, or does the pronoun mean somebody else?",
    )


def _title(why: str) -> str:
    """A reason with its title as it is written before names: "the title “Mr”"."""
    return re.sub(r"(?<=^the title “)\w", lambda found: found[0].upper(), why)


def _line(article: Article, word: _Word) -> int:
    return article.document.position(word.side.span.start).line


CHECK = Check(
    code="PEO301",
    name="pronoun-gender",
    severity=Severity.ERROR,
    reads=("pronouns", "people"),
    message="{name} is “{says}” in one place and “{here}” in another.",
    find=find,
    examples=EXAMPLES,
)
