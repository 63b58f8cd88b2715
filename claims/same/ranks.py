"""Ranks before a name ("Det Sgt Pike", "Inspector Pike"): do two of them differ?"""

from __future__ import annotations

import re
from collections.abc import Iterator

from claims.analysis import Person
from claims.article import Article
from claims.spans import Span

_RANKS = {
    "constable": "constable const pc",
    "corporal": "corporal cpl",
    "sergeant": "sergeant sgt",
    "inspector": "inspector insp",
    "superintendent": "superintendent supt",
    "commander": "commander cmdr cdr",
    "lieutenant": "lieutenant lt",
    "captain": "captain capt",
    "major": "major maj",
    "colonel": "colonel col",
    "brigadier": "brigadier brig",
    "general": "general gen",
    "admiral": "admiral adm",
}
_ONE = {word: rank for rank, words in _RANKS.items() for word in words.split()}
_TITLE = re.compile(r"(?:\b[A-Z][a-z]+\.? ){0,2}\b([A-Z][a-zA-Z]+)\.? $")
_RISES = re.compile(r"\b(?:promot\w+|rank|former\w*|then|retired|was made|became|rose to|demot\w+|ex)\b", re.IGNORECASE)


def two_ranks(article: Article, person: Person) -> tuple[tuple[Span, str], tuple[Span, str]] | None:
    """Two places that give a person two ranks, in a text that tells of no promotion and no namesake."""
    found = list(_ranks(article, person))
    other = next((f for f in found if f[1] != found[0][1]), None)
    if other is None or _RISES.search(article.document.prose):
        return None
    if any(p.id != person.id and p.surname == person.surname for p in article.people):
        return None
    return found[0], other


def _ranks(article: Article, person: Person) -> Iterator[tuple[Span, str]]:
    prose = article.document.prose
    for mention in person.mentions:
        if mention.kind != "name" or article.quoted(mention.span):
            continue
        names = [m.start() for m in re.finditer(re.escape(person.surname), mention.span.of(prose))]
        first = next((m.start() for m in re.finditer(r"\b[A-Z]", mention.span.of(prose))), 0)
        start = article.sentence(mention.sentence).span.start
        for end in sorted({*(mention.span.start + n for n in (*names, first)), _after_title(prose, mention.span)}):
            before = _TITLE.search(prose[max(start, end - 40) : end])
            rank = _ONE.get(before[1].lower()) if before else None
            if rank is not None and before is not None:
                yield Span(end - len(before[1]) - 1, mention.span.end), rank
                break


def _after_title(prose: str, span: Span) -> int:
    """Where the name begins behind the rank words of a mention."""
    at = span.start
    for word in re.finditer(r"\S+ ", span.of(prose)):
        if word[0].strip(". ").lower() not in {*_ONE, "detective", "det", "chief", "staff", "lance", "vice", "police"}:
            break
        at = span.start + word.end()
    return at
