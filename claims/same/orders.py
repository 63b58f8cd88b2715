"""Which happening a sentence puts before another: by a clause ("before the report came out") or a noun ("after the wedding")."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

from claims.article import Article
from claims.same.facts import Fact, facts
from claims.spans import Span, cover

_MARKS = {"after": 1, "once": 1, "before": -1, "since": 1}
_CASES = {"after": 1, "following": 1, "before": -1}


@dataclass(frozen=True, slots=True)
class Order:
    """`fact` came after (`direction` 1) or before (-1) `other`, says the word `mark`; `words` are those that say so."""

    fact: Fact
    other: Fact
    direction: int
    mark: str
    words: Span


def orders(article: Article) -> Iterator[Order]:
    """All orders that the narration tells as facts, in text order."""
    told = [f for f in facts(article) if f.affirmed and f.event.modality == "asserted" and f.event.tense != "future"]
    clauses = {f.token.i: f for f in told if f.noun is None}
    for fact in told:
        token = fact.token
        if fact.noun is None and token.deprel.startswith("advcl"):
            marks = [m.text.lower() for m in article.analysis.children(token, "mark")]
            main = clauses.get(token.head)
            if main is not None and len(marks) == 1 and marks[0] in _MARKS and not _loose(article, token.i):
                yield Order(main, fact, _MARKS[marks[0]], marks[0], cover((main.words, fact.words)))
        if fact.noun is not None and token.deprel.startswith(("obl", "nmod")):
            cases = [c.text.lower() for c in article.analysis.children(token, "case")]
            main = clauses.get(token.head)
            if main is not None and len(cases) == 1 and cases[0] in _CASES and fact.noun.definite:
                yield Order(main, fact, _CASES[cases[0]], cases[0], cover((main.words, token.span)))


def _loose(article: Article, clause: int) -> bool:
    """Whether a "before" clause may never have come true: "before it could sell", "before anybody noticed"."""
    return any(
        t.text.lower() in ("could", "can", "would", "might", "even")
        for t in article.analysis.children(article.analysis.tokens[clause])
    )
