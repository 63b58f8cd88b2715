"""Whom a word means, and what a passage is about."""

from __future__ import annotations

from collections.abc import Iterable, Iterator

from claims.analysis import Token
from claims.article import Article

_TOPICAL = ("NOUN", "PROPN", "VERB", "ADJ")
_EMPTY = frozenset(
    "be have do make take get give go come say tell year month week day time new other same thing people man woman person way "
    "part number first last one two many more much such own good well".split()
)


def person_at(article: Article, token: Token) -> int | None:
    """The id of the person whom the noun or pronoun `token` means, None where it is nobody known."""
    return article.once(_by_head).get(token.i)


def speakers(article: Article, token: Token) -> Iterator[str]:
    """What the one that `token` means may be called: the named person; else the person, the noun, and whom he speaks for."""
    person = person_at(article, token)
    if person is not None:
        yield f"person {person}"
        if any(m.kind == "name" for m in article.people[person].mentions):
            return
    if token.upos in ("NOUN", "PROPN") and token.xpos in ("NN", "NNP"):
        yield token.lemma.lower()
        for child in article.analysis.children(token, "nmod", "compound"):
            if child.xpos in ("NN", "NNP"):
                yield child.lemma.lower()


def _by_head(article: Article) -> dict[int, int]:
    return {m.head: p.id for p in article.people for m in p.mentions}


def content(article: Article, tokens: Iterable[Token]) -> set[str]:
    """The lemmas of the words that carry a topic."""
    return {t.lemma.lower() for t in tokens if t.upos in _TOPICAL and t.lemma.lower() not in _EMPTY and len(t.lemma) > 2}
