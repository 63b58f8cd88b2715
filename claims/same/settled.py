"""Do two clauses give opposite outcomes of one matter ("raises its forecast", "left its guidance unchanged")?"""

from __future__ import annotations

import re

from claims.analysis import Argument, Event
from claims.article import Article
from claims.lexicon import table
from claims.same.stems import spelled, stem, stem_of

_UNCHANGED = re.compile(
    r"\b(?:unchanged|where (?:it|they) (?:was|were|stood)|as (?:it|they) (?:was|were)|untouched|alone|intact)\b", re.I
)
_PLAIN = frozenset(["contest", "course", "door"])  # matters whose object is often a single word ("wins seat", "lost the seat")
_MATTERS = ("patient", "on", "about", "over")
_VOTED = frozenset(stem(w) for w in ("decision", "vote", "ruling", "verdict", "resolution"))
_DECIDERS = frozenset(
    "it they he she we board management company group bank court council committee government cabinet minister ministry "
    "directors firm club commission regulator agency authority parliament lawmakers shareholders members judge jury".split()
)


def outcome(article: Article, event: Event) -> tuple[str, str]:
    """The matter and the outcome that a clause tells, both "" for any other clause."""
    matter, _, end = table("settled").get(event.predicate, "").partition(" ")
    if event.predicate == "leave" and not _UNCHANGED.search(_sentence_from(article, event)):
        return "", ""
    return matter, end


def opposite(article: Article, a: Event, b: Event) -> str:
    """What both clauses decide, when they decide it differently; "" where that is not plain."""
    matter, end = outcome(article, a)
    other, otherwise = outcome(article, b)
    if {(matter, end), (other, otherwise)} == {("decision", "yes"), ("course", "stop")}:
        if not any(_VOTED & _stems(article, e, "patient") for e in (a, b)):
            return ""  # "approves stadium", "put off its decision on the stadium"
    elif not matter or matter != other:
        return ""
    affirmed = [e.polarity == "positive" for e in (a, b)]
    if (all(affirmed) and end == otherwise) or (any(affirmed) and not all(affirmed) and end != otherwise) or not any(affirmed):
        return ""
    if not _same_decider(article, a, b):
        return ""
    shared = _stems(article, a, *_MATTERS) & _stems(article, b, *_MATTERS) if matter != other else frozenset()
    shared = shared or _stems(article, a, "patient") & _stems(article, b, "patient")
    named = bool(_stems(article, a, "agent") & _stems(article, b, "agent"))
    return (
        spelled(article, shared, b.sentence)
        if len(shared) >= (1 if named and (matter in _PLAIN or matter != other) else 2)
        else ""
    )


def tells(article: Article, event: Event, told: Event) -> bool:
    """Whether a clause tells the outcome that another tells, of something that may be the same."""
    if outcome(article, event) != outcome(article, told) or event.polarity != told.polarity:
        return False
    mine, theirs = _stems(article, event, "patient"), _stems(article, told, "patient")
    if not mine:
        mine = frozenset(s for t in article.analysis.tokens_in(event.span) if t.i != event.head and (s := stem_of(t)))
    return not theirs or bool(mine & theirs)


def _sentence_from(article: Article, event: Event) -> str:
    return article.document.prose[event.trigger.start : article.sentence(event.sentence).span.end]


def _same_decider(article: Article, a: Event, b: Event) -> bool:
    mine, theirs = a.argument("agent"), b.argument("agent")
    if mine is None or theirs is None:
        return True
    if mine.person is not None and theirs.person is not None:
        return mine.person == theirs.person
    if _stems(article, a, "agent") & _stems(article, b, "agent"):
        return True
    return _decider(article, theirs) or _decider(article, mine)


def _decider(article: Article, argument: Argument) -> bool:
    return article.analysis.tokens[argument.head].text.lower() in _DECIDERS


def _stems(article: Article, event: Event, *roles: str) -> frozenset[str]:
    tokens = [t for a in event.arguments if a.role in roles for t in article.analysis.tokens_in(a.span)]
    return frozenset(s for t in tokens if (s := stem_of(t)))
