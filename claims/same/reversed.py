"""Two clauses that tell one act with its two sides swapped, or with another loser: who hit whom, who beat whom."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass

from claims.analysis import Argument, Event
from claims.article import Article
from claims.same.stems import stem_of
from claims.spans import Span

_ACTS: Mapping[str, frozenset[str]] = {
    "hit": frozenset("hit strike ram shunt crash plough plow slam smash run collide clip rear-end".split()),
    "beat": frozenset("beat defeat thrash overcome edge outplay".split()),
    "sue": frozenset("sue".split()),
    "arrest": frozenset("arrest detain".split()),
    "succeed": frozenset("succeed replace".split()),
    "buy": frozenset("buy acquire".split()),
}
_WINS = frozenset("win victory triumph defeat".split())
_HITS_WITH = ("into", "against", "with")


@dataclass(frozen=True, slots=True)
class Act:
    """Who did it to whom, as stems of the words that name them."""

    kind: str
    doer: frozenset[str]
    other: frozenset[str]
    span: Span
    sentence: int
    other_span: Span
    doer_span: Span


def acts(article: Article) -> list[Act]:
    """The acts of an article that have a doer and another side, in the writer's own words."""
    found = []
    for event in article.events:
        if event.polarity != "positive" or event.modality != "asserted" or event.attribution == "direct_quote":
            continue
        kind = next((k for k, verbs in _ACTS.items() if event.predicate.split()[0] in verbs), "")
        doer, other = event.argument("agent"), event.argument("patient")
        if kind == "hit" and event.predicate not in ("hit", "strike", "ram", "shunt", "clip", "rear-end"):
            other = next((a for a in event.arguments if a.role in _HITS_WITH), other)
        if kind and doer and other:
            found.append(_act(article, event, kind, doer, other))
    return found + list(_wins(article))


def swapped(a: Act, b: Act) -> bool:
    """Whether two acts of one kind have their sides exchanged."""
    if a.kind != b.kind or a.sentence == b.sentence:
        return False
    mine, theirs = a.doer - a.other, a.other - a.doer
    doer, other = b.doer - b.other, b.other - b.doer
    return bool(mine & other) and bool(theirs & doer) and not mine & doer and not theirs & other


def other_loser(a: Act, b: Act) -> bool:
    """Whether one winner has two losers in what is one match by its words (a final)."""
    return a.kind == b.kind == "beat" and bool(a.doer & b.doer) and not a.other & b.other and not (a.other & b.doer)


def _act(article: Article, event: Event, kind: str, doer: Argument, other: Argument) -> Act:
    one, two = _stems(article, doer.span) | _name_stems(doer), _stems(article, other.span) | _name_stems(other)
    return Act(kind, one, two, event.trigger, event.sentence, other.span, doer.span)


def _wins(article: Article) -> Iterator[Act]:
    """ "Their win over Harle": a noun of winning with its owner or subject and the loser."""
    analysis = article.analysis
    for token in analysis.tokens:
        if token.upos != "NOUN" or token.lemma.lower() not in _WINS:
            continue
        losers = [
            t
            for t in analysis.children(token, "nmod")
            if any(c.text.lower() in ("over", "against", "of") for c in analysis.children(t, "case"))
        ]
        if len(losers) != 1 or losers[0].upos != "PROPN":
            continue
        owner = next(iter(analysis.children(token, "nmod:poss")), None)
        names = [t for t in analysis.tokens[article.sentence(token.sentence).first : token.i] if t.upos == "PROPN"]
        if owner is None or (owner.upos == "PRON" and not names):
            continue
        winner = frozenset(s for t in (names[:3] if owner.upos == "PRON" else analysis.subtree(owner)) if (s := stem_of(t)))
        loser = analysis.subtree(losers[0], "nmod", "acl", "punct", "appos")
        span = Span(loser[0].span.start, loser[-1].span.end)
        stems = frozenset(s for t in loser if t.upos == "PROPN" and (s := stem_of(t)))
        yield Act("beat", winner, stems, token.span, token.sentence, span, token.span)


def _stems(article: Article, span: Span) -> frozenset[str]:
    return frozenset(s for t in article.analysis.tokens_in(span) if t.upos in ("NOUN", "PROPN", "ADJ") and (s := stem_of(t)))


def _name_stems(argument: Argument) -> frozenset[str]:
    return frozenset(w.lower()[:6] for w in argument.name.split() if w[:1].isupper())
