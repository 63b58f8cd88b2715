"""One person is two kinds of kin to another.

*What it looks for*: a person who is somebody's brother in one passage and the same person's son in another; also the other way
round: Ann is Max's aunt here, Max is Ann's brother there.

*Why it matters to a reader*: families read about themselves, and readers lose track of who belongs to whom.

*When it stays silent*: on words for one kinship (wife, partner; father, stepfather), on ties that change (fiancée, wife; former), on
friends and partners in business; when it is not certain whose brother is meant, and inside quotation marks.

*Source*: nouns of kinship beside names, with the owner of “his” and “her” as the reading of the persons gives it.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from itertools import combinations

from checker.check import Check, Discrepancy, Side, clean, flagged
from claims.analysis import Attribute, Person, Pronoun
from claims.article import Article
from claims.finding import Confidence, Severity
from claims.spans import Span

EXAMPLES = (
    flagged(
        "Nora Quist runs the ferry with «her brother» Jonas. She bought it in 2011.\n\n"
        "Quist was at the wheel on Friday. «Her husband», Jonas, sold the tickets.\n",
        "Jonas is the brother of Nora Quist here, the husband there.",
    ),
    flagged(
        "The farm belongs to Pavel Doln and «his uncle», Marek Doln. It has 60 cows.\n\n"
        "Pavel Doln milks them. «His father», Marek Doln, drives the tractor.\n",
        "Marek Doln is the uncle of Pavel Doln here, the father there.",
    ),
    clean(
        "Nora Quist runs the ferry with her brother Jonas. She bought it in 2011.\n\n"
        "Her sister, Ida, keeps the books. Ida's husband, Piet, sells the tickets.\n"
    ),
    clean("Ida Quist came with her fiancé, Piet Aker, in 2011.\n\nIda Quist and her husband, Piet Aker, now own two boats.\n"),
)

_KINDS = {
    "partner": "husband wife spouse fiancé fiancée fiance fiancee boyfriend girlfriend partner widow widower ex-husband ex-wife bride groom",
    "sibling": "brother sister sibling twin half-brother half-sister stepbrother stepsister",
    "child": "son daughter child stepson stepdaughter stepchild",
    "parent": "father mother parent dad mum mom stepfather stepmother",
    "uncle or aunt": "uncle aunt great-uncle great-aunt",
    "nephew or niece": "nephew niece",
    "cousin": "cousin",
    "grandparent": "grandfather grandmother grandparent grandma grandpa",
    "grandchild": "grandson granddaughter grandchild",
    "relative by marriage": "brother-in-law sister-in-law father-in-law mother-in-law son-in-law daughter-in-law",
}
_OF = {word: kind for kind, words in _KINDS.items() for word in words.split()}
_BACK = {
    "child": "parent",
    "parent": "child",
    "uncle or aunt": "nephew or niece",
    "nephew or niece": "uncle or aunt",
    "grandparent": "grandchild",
    "grandchild": "grandparent",
}
SURE = 0.25
"""How far ahead the owner of “his” or “her” must be of anybody else."""
_LATELY = 3


@dataclass(frozen=True, slots=True)
class _Tie:
    """That one person is kin to another: the noun, its kind as seen from the person with the lower id, and where it stands."""

    kind: str
    noun: str
    of: int
    to: int
    span: Span


def find(article: Article) -> Iterator[Discrepancy]:
    ties: dict[tuple[int, int], list[_Tie]] = {}
    for person in article.people:
        if any(m.kind == "name" for m in person.mentions):
            for attribute in person.attributes:
                tie = _tie(article, person, attribute)
                if tie is not None:
                    ties.setdefault((min(tie.of, tie.to), max(tie.of, tie.to)), []).append(tie)
    for pair in sorted(ties):
        for first, second in combinations(sorted(ties[pair], key=lambda t: t.span), 2):
            if first.kind != second.kind:
                yield _discrepancy(article, first, second)
                break


def _tie(article: Article, person: Person, attribute: Attribute) -> _Tie | None:
    """What a noun of kinship says, if it names the person itself and its owner is certain."""
    kind = _OF.get(attribute.value)
    if (
        attribute.kind != "relation"
        or attribute.other is None
        or kind is None
        or (kind == "partner" and attribute.value == "partner")
    ):
        return None
    if not attribute.why.endswith(("by title", "by apposition", "by predicate")) or _quoted(article, attribute.span):
        return None
    other = article.people[attribute.other]
    owners = [p for p in article.pronouns if p.span in attribute.span]
    if not any(m.kind == "name" for m in other.mentions) or any(not _certain(article, p, person, other) for p in owners):
        return None
    seen = kind if person.id < other.id else _BACK.get(kind, kind)
    return _Tie(seen, attribute.value, person.id, other.id, attribute.span)


def _certain(article: Article, pronoun: Pronoun, person: Person, owner: Person) -> bool:
    """Whether “his” or “her” means the owner: by place, or as the only one of that gender spoken of lately."""
    if pronoun.person != owner.id:
        return False
    if pronoun.expected == owner.id and pronoun.margin >= SURE:
        return True
    since = pronoun.sentence - _LATELY
    others = [p for p in article.people if p.id not in (owner.id, person.id) and p.gender in ("", pronoun.gender)]
    return not any(since <= m.sentence <= pronoun.sentence for p in others for m in p.mentions if m.kind == "name")


def _quoted(article: Article, span: Span) -> bool:
    return any(span in fragment for q in article.quotations for fragment in q.fragments)


def _discrepancy(article: Article, first: _Tie, second: _Tie) -> Discrepancy:
    names = [[article.people[t.of].name, article.people[t.to].name] for t in (first, second)]
    same = first.of == second.of
    there = f"the {second.noun} there" if same else f"{names[1][0]} the {second.noun} of {names[1][1]} there"
    lines = [article.document.position(t.span.start).line for t in (first, second)]
    return Discrepancy(
        sides=(Side(first.span, first.noun), Side(second.span, second.noun)),
        values={"name": names[0][0], "noun": first.noun, "other": names[0][1], "there": there},
        derivation=(
            f"{names[0][0]} is the {first.noun} of {names[0][1]} in line {lines[0]}.",
            f"{names[1][0]} is the {second.noun} of {names[1][1]} in line {lines[1]}.",
            "Nobody is both to one person.",
        ),
        confidence=Confidence.MEDIUM,
        question=f"How are {names[0][0]} and {names[0][1]} related?",
    )


CHECK = Check(
    code="PEO304",
    name="relation",
    severity=Severity.ERROR,
    reads=("people",),
    message="{name} is the {noun} of {other} here, {there}.",
    find=find,
    examples=EXAMPLES,
)
