"""Which other words of an article mean somebody who is dead: the pronoun right after the death, a spouse by the family's name."""

from __future__ import annotations

import re
from collections.abc import Iterator

from claims.analysis import Person, Token
from claims.article import Article
from claims.same.deaths import Death, latest_day

_GENDER = {"he": "male", "she": "female"}
_TITLES = {"mr": "male", "mrs": "female"}
_PARTNERS = {"husband": "male", "wife": "female"}
_KIN = {
    "male": r"\b(?:sons?|brothers?|father|nephews?|grandsons?|uncle)\b",
    "female": r"\b(?:daughters?|sisters?|mother|nieces?|granddaughters?|aunt)\b",
}


def stand_ins(article: Article, death: Death) -> Iterator[Token]:
    """The tokens that mean the person of a death besides what the reading of the persons has found elsewhere."""
    person, tokens = article.people[death.person], article.analysis.tokens
    for mention in person.mentions:
        if mention.sentence == death.sentence and mention.kind != "pronoun":
            yield tokens[mention.head]
    if (pronoun := _next(article, death, person)) is not None:
        yield pronoun
    yield from _spouse(article, person)


def _next(article: Article, death: Death, person: Person) -> Token | None:
    """ "X died in 1979. He ...": the pronoun that opens the next sentence, where only the dead can be meant."""
    analysis = article.analysis
    if death.sentence + 1 >= len(analysis.sentences):
        return None
    sentence = analysis.sentences[death.sentence + 1]
    first = next((t for t in analysis.words(sentence) if t.upos != "PUNCT"), None)
    dead = analysis.sentences[death.sentence]
    if first is None or sentence.part != dead.part or first.lemma.lower() not in _GENDER or not first.deprel.startswith("nsubj"):
        return None
    gender = _GENDER[first.lemma.lower()]
    firm = {a.value for a in person.attributes if a.kind == "gender" and not a.why.startswith("the pronoun")}
    others = [p for p in article.people if p.id != person.id and p.gender in ("", gender) and _spoken_of(article, p, dead.i)]
    named = any(m.kind == "name" and m.sentence == dead.i for m in person.mentions)
    return first if named and firm <= {gender} and not others else None


def _spoken_of(article: Article, person: Person, sentence: int) -> bool:
    """Whether a sentence or the one before it speaks of a person, if only as "he"; "his" is too often somebody else's."""
    tokens = article.analysis.tokens
    near = [m for m in person.mentions if sentence - 1 <= m.sentence <= sentence]
    return any(m.kind != "pronoun" or tokens[m.head].deprel != "nmod:poss" for m in near)


def _spouse(article: Article, person: Person) -> Iterator[Token]:
    """ "Mr Kask", where the dead is the husband of Ida Kask, and no other man of that family is spoken of."""
    for tie in person.attributes:
        gender = _PARTNERS.get(tie.value) if tie.kind == "relation" else None
        if gender is None or tie.other is None or len(person.name.split()) > 1:
            continue
        surname = article.people[tie.other].surname
        if not surname or article.people[tie.other].gender in ("", gender) or re.search(_KIN[gender], article.document.prose):
            continue
        for other in article.people:
            titles = {_TITLES.get(a.why.split("“")[-1].strip("”")) for a in other.attributes if a.why.startswith("the title")}
            if other.id != tie.other and other.name == surname and titles == {gender}:
                yield from (article.analysis.tokens[m.head] for m in other.mentions if m.kind == "name")


def died_when(article: Article) -> Iterator[Death]:
    """ "X left her the shop when he died, in 1963": the pronoun means the subject of the main clause."""
    analysis = article.analysis
    names = {m.head: p for p in article.people for m in p.mentions if m.kind == "name"}
    for verb in analysis.tokens:
        if verb.lemma.lower() != "die" or verb.xpos != "VBD" or not verb.deprel.startswith("advcl") or article.quoted(verb.span):
            continue
        marks = {c.text.lower() for c in analysis.children(verb)}
        own = analysis.children(verb, "nsubj")
        subjects = analysis.children(analysis.head(verb), "nsubj")
        if not marks & {"when", "before", "until"} or len(own) != 1 or len(subjects) != 1:
            continue
        gender, person = _GENDER.get(own[0].lemma.lower()), names.get(subjects[0].i)
        day = latest_day(article, verb.sentence, verb.span)
        if person is not None and gender is not None and person.gender in ("", gender) and day is not None:
            yield Death(person.id, verb.span, verb.sentence, day, False, False, f"“{verb.text}”, said of the subject")
