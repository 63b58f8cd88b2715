"""Who is kin to whom: what nouns of kinship say of pairs of persons, and what follows from two such ties.

A tie holds between two ids of persons, named or not ("Maisie's mother" is somebody). Two ties that share a person give a third:
a sister's daughter is a niece.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass, replace

from claims.analysis import Attribute, Person, Pronoun
from claims.article import Article
from claims.lexicon import table
from claims.spans import Span

_KINDS = {
    "partner": "husband wife spouse fiancé fiancée fiance fiancee boyfriend girlfriend widow widower ex-husband ex-wife "
    "bride groom",
    "sibling": "brother sister sibling twin half-brother half-sister stepbrother stepsister",
    "child": "son daughter child stepson stepdaughter stepchild",
    "parent": "father mother parent dad mum mom stepfather stepmother",
    "uncle or aunt": "uncle aunt great-uncle great-aunt",
    "nephew or niece": "nephew niece great-nephew great-niece",
    "cousin": "cousin",
    "grandparent": "grandfather grandmother grandparent grandma grandpa",
    "grandchild": "grandson granddaughter grandchild",
    "relative by marriage": "brother-in-law sister-in-law father-in-law mother-in-law son-in-law daughter-in-law",
}
KIND = {word: kind for kind, words in _KINDS.items() for word in words.split()}
_BACK = {
    "child": "parent",
    "parent": "child",
    "uncle or aunt": "nephew or niece",
    "nephew or niece": "uncle or aunt",
    "grandparent": "grandchild",
    "grandchild": "grandparent",
}
_FOLLOWS = {
    ("child", "child"): "grandchild",
    ("parent", "parent"): "grandparent",
    ("child", "sibling"): "nephew or niece",
    ("sibling", "parent"): "uncle or aunt",
    ("child", "parent"): "sibling",
    ("sibling", "sibling"): "sibling",
    ("sibling", "child"): "child",
    ("parent", "sibling"): "parent",
    ("child", "uncle or aunt"): "cousin",
    ("nephew or niece", "parent"): "cousin",
    ("sibling", "cousin"): "cousin",
    ("cousin", "sibling"): "cousin",
    ("sibling", "grandchild"): "grandchild",
    ("grandparent", "sibling"): "grandparent",
    ("uncle or aunt", "sibling"): "uncle or aunt",
    ("sibling", "nephew or niece"): "nephew or niece",
}
"""What A is to C, where A is the first to B and B the second to C."""
_FATHERS = re.compile(r"\b[Oo]ur (fathers|mothers|dads|mums|moms) (?:are|were) (?:twin |both )?(brothers|sisters)\b")
_OUR = re.compile(r"\b[Oo]ur (?:late |own |poor |old )?(mother|father|mum|mom|mam|dad|parents)\b")
_THEM = re.compile(r"\b(?:him|her|he|she|his|hers)\b", re.IGNORECASE)
_ONE = dict.fromkeys(("mother", "mum", "mom", "mam"), "one mother") | dict.fromkeys(("father", "dad"), "one father")
_ONE["parents"] = "the same parents"
SURE = 0.25
"""How far ahead the owner of “his” or “her” must be of anybody else."""
_LATELY = 3
_BEHIND = 160
_NAMESAKE = (
    r"\b(?:also|another|elder|younger|second|first|two|both|other|young|old|little|big|great) (?:called |named )?(?:\w+ )?"
)
_TOO = re.compile(r"\b(?:also|another|the other|no relation to) (?:called |named )?([A-Z][\w.’'-]*(?: [\w.’'-]+){0,5})")
_SHARED = re.compile(
    r"\b(?:namesakes?|the same name|no relation|not related|unrelated to|named after|shares? (?:a|the|his|her) name)\b"
)


@dataclass(frozen=True, slots=True)
class Tie:
    """That person `of` is `kind` to person `to`: the noun, and where it stands; `why` where it is not said in so many words."""

    kind: str
    noun: str
    of: int
    to: int
    span: Span
    why: str = ""
    rests: tuple[Span, ...] = ()

    @property
    def back(self) -> Tie:
        """The tie as seen from the other."""
        return replace(self, kind=_BACK.get(self.kind, self.kind), of=self.to, to=self.of)

    def seen(self) -> Tie:
        """The tie as seen from the person with the lower id."""
        return self if self.of < self.to else self.back


def ties(article: Article) -> tuple[Tie, ...]:
    """The ties that nouns of kinship beside names and their owners give, in text order."""
    found = [t for p in article.people for a in p.attributes if (t := _tie(article, p, a)) is not None]
    return tuple(sorted((t for t in found if _of_gender(article, t)), key=lambda t: t.span))


def _of_gender(article: Article, tie: Tie) -> bool:
    """Whether the noun fits what else the text says of the person: a nephew who is "Mrs" is two people taken for one."""
    told, known = table("gendered_nouns").get(tie.noun, ""), article.people[tie.of].gender
    return not told or known not in ("female", "male") or told == known


def spoken(article: Article, told: tuple[Tie, ...]) -> Iterator[Tie]:
    """What speakers say of themselves and their only known kin: "Our fathers are brothers", "Our mother told him ..."."""
    for quotation in article.quotations:
        me = quotation.source.person if quotation.source else None
        if me is None or quotation.type == "indirect":
            continue
        kin = sorted({t.to if t.of == me else t.of for t in told if me in (t.of, t.to) and t.kind != "parent"})
        for fragment in quotation.fragments:
            words = fragment.of(article.document.prose)
            if len(kin) != 1:
                continue
            if found := _FATHERS.search(words):
                why = f"“{found[0]}” makes them cousins"
                span = Span(*found.span()).shift(fragment.start)
                yield Tie("cousin", "cousin", me, kin[0], span, why)
            elif (found := _OUR.search(words)) and _of_them(article, quotation.sentence, fragment, words):
                span = Span(*found.span()).shift(fragment.start)
                yield Tie("sibling", "sibling", me, kin[0], span, f"“{found[0]}” says that the two have {_ONE[found[1]]}")


def _of_them(article: Article, sentence: int, fragment: Span, words: str) -> bool:
    """Whether a speaker of "our mother" speaks of one other person, in the quotation or right before it."""
    part = article.part_of(sentence).span
    before = article.document.prose[max(part.start, fragment.start - _BEHIND) : fragment.start]
    return bool(_THEM.search(words) or re.search(r"\bof (?:him|her)\b", before))


def derived(told: tuple[Tie, ...]) -> Iterator[tuple[Tie, Tie, Tie]]:
    """Each tie that follows from two others that share a person, with the two."""
    by: dict[int, list[Tie]] = {}
    for tie in (*told, *(t.back for t in told)):
        by.setdefault(tie.of, []).append(tie)
    for tie in (*told, *(t.back for t in told)):
        for other in by.get(tie.to, ()):
            kind = _FOLLOWS.get((tie.kind, other.kind))
            if kind is not None and other.to != tie.of:
                yield Tie(kind, kind, tie.of, other.to, tie.span, rests=(other.span,)), tie, other


def same_name(article: Article, person: int) -> bool:
    """Whether the text says of somebody that he bears this very name too ("his aunt, also Ann Cole")."""
    return any(words.startswith(article.people[person].name) for words in article.once(_named_too))


def _named_too(article: Article) -> tuple[str, ...]:
    return tuple(m[1] for m in _TOO.finditer(article.document.prose))


def namesakes(article: Article, *people: int) -> bool:
    """Whether the text may speak of two persons of one name: families give a name again."""
    prose = article.document.prose
    names = {w for i in people for w in article.people[i].name.split() if w[:1].isupper() and len(w) > 2}
    return any(re.search(_NAMESAKE + re.escape(name), prose) for name in sorted(names)) or _SHARED.search(prose) is not None


def _tie(article: Article, person: Person, attribute: Attribute) -> Tie | None:
    """What a noun of kinship says, if its owner is certain."""
    kind = KIND.get(attribute.value)
    if attribute.kind != "relation" or attribute.other is None or kind is None or article.quoted(attribute.span):
        return None
    other = article.people[attribute.other]
    owners = [p for p in article.pronouns if p.span in attribute.span]
    if other.id == person.id or any(not _certain(article, p, person, other) for p in owners):
        return None
    return Tie(kind, attribute.value, person.id, other.id, attribute.span)


def _certain(article: Article, pronoun: Pronoun, person: Person, owner: Person) -> bool:
    """Whether “his” or “her” means the owner: by place, or as the only one of that gender spoken of lately."""
    if pronoun.person != owner.id:
        return False
    if pronoun.expected == owner.id and pronoun.margin >= SURE:
        return True
    since = pronoun.sentence - _LATELY
    others = [p for p in article.people if p.id not in (owner.id, person.id) and p.gender in ("", pronoun.gender)]
    return not any(since <= m.sentence <= pronoun.sentence for p in others for m in p.mentions if m.kind == "name")
