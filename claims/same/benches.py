"""Who coaches, manages or captains which side: a person whom the text puts in charge of a side that is another person's."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass

from claims.analysis import Person
from claims.article import Article
from claims.spans import Span

_POST = r"(?:head )?coach|manager|captain|skipper|boss|director of (?:rugby|cricket)|chief executive|chairman|chairwoman|chair"
_BEFORE = re.compile(rf"(?:[Tt]he )?([A-Z][\w-]+(?: [A-Z][\w-]+){{0,2}})(?:['’]s?)? ({_POST})")
_AFTER = re.compile(rf"(?:[Tt]he )?({_POST}) of (?:the )?([A-Z][\w-]+(?: [A-Z][\w-]+){{0,2}})")
_CHANGE = re.compile(
    r"\b(?:caretaker|sack|dismiss|fired|success|succeed|former|replac|took over|takes? over|interim|predecess|acting|joint|co-|"
    r"assistant|ex-|previous|appoint|join|left\b|leav|depart|then\b|once\b|moved|resign|both\b|step)",
    re.IGNORECASE,
)
_WHO = re.compile(
    r",? who (?:currently |now |also )?(coaches|manages|captains|skippers) (?:the )?([A-Z][\w-]+(?: [A-Z][\w-]+){0,2})"
)
_VERBS = {"coaches": "coach", "manages": "manager", "captains": "captain", "skippers": "captain"}
_KINDS = {"head coach": "coach", "skipper": "captain", "boss": "manager", "chairwoman": "chair", "chairman": "chair"}


@dataclass(frozen=True, slots=True)
class Charge:
    """That a person has a post at a side, with the words that say so."""

    person: int
    post: str
    side: str
    span: Span
    sentence: int


def clashes(article: Article) -> Iterator[tuple[Charge, Charge, Charge]]:
    """One person in charge of two sides, the second of which is another person's: the person's two charges and the other's.

    Sides go by several names (the club, its town, its nickname), so two names alone are no clash: it takes the other person.
    """
    held: dict[int, list[Charge]] = {}
    whose: dict[tuple[str, str], list[Charge]] = {}
    for person in article.people:
        for charge in _charges(article, person):
            held.setdefault(person.id, []).append(charge)
            whose.setdefault((charge.post, charge.side), []).append(charge)
    for who in sorted(held):
        person = article.people[who]
        for charge in held[who]:
            others = [c for c in whose[charge.post, charge.side] if article.people[c.person].surname != person.surname]
            own = [c for c in held[who] if c.post == charge.post and c.side != charge.side]
            ours = {c.person for c in own for c in whose[c.post, c.side]}
            if own and others and ours == {who} and not _changes(article, {who, *(c.person for c in others)}):
                yield own[0], charge, others[0]
                break


def _charges(article: Article, person: Person) -> Iterator[Charge]:
    """What the noun phrases of a person say, each side by its last word ("the Harbour Rovers coach", "coach of the Rovers")."""
    prose = article.document.prose
    for mention in person.mentions:
        found = _WHO.match(prose, mention.span.end) if mention.kind == "name" and not article.quoted(mention.span) else None
        if found:
            span = Span(mention.span.start, found.end())
            yield Charge(person.id, _VERBS[found[1]], found[2].split()[-1], span, mention.sentence)
    for attribute in person.attributes:
        if attribute.kind != "role" or article.quoted(attribute.span):
            continue
        words = " ".join(attribute.span.of(prose).split())
        before, after = _BEFORE.fullmatch(words), _AFTER.fullmatch(words)
        if before or after:
            side, post = (before[1], before[2]) if before else (after[2], after[1]) if after else ("", "")
            yield Charge(person.id, _KINDS.get(post, post), side.split()[-1], attribute.span, attribute.sentence)


def _changes(article: Article, persons: set[int]) -> bool:
    """Whether a sentence that names one of the persons tells of a post that came or went."""
    prose = article.document.prose
    named = sorted({m.sentence for who in persons for m in article.people[who].mentions if m.kind != "pronoun"})
    return any(_CHANGE.search(prose, *_bounds(article.sentence(i).span)) for i in named)


def _bounds(span: Span) -> tuple[int, int]:
    return span.start, span.end
