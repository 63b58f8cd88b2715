"""Happenings that a thing has once, each with the time that a passage gives it: it opens, is founded; somebody dies."""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from datetime import date

from claims.analysis import Event, TimeExpression, TimexType, Token
from claims.article import Article
from claims.document import PartKind
from claims.same.referents import SURE
from claims.spans import Span

_KINDS = {
    "open": "open opening inaugurate inauguration",
    "found": "found founding foundation establish establishment",
    "demolish": "demolish demolition",
    "die": "die death",
    "sink": "sink sinking",
    "explode": "explode explosion",
    "unveil": "unveil unveiling",
    "collapse": "collapse",
}
_KIND = {word: kind for kind, words in _KINDS.items() for word in words.split()}
_NOUNS = frozenset(
    "opening inauguration founding foundation establishment demolition death sinking explosion unveiling collapse".split()
)
_ENTRANCE = frozenset("door gate".split())
"""What a place opens when it opens itself."""
_AGAIN = re.compile(
    r"\b(?:again|second|third|twice|another|re-?\w*open\w*|annual|every|each|season|new|newly|current|present|modern|"
    r"original\w*|later|temporar\w+|partial\w*|official\w*|formal\w*|soft|expand\w*|extension|refurbish\w*|plan\w*|due|"
    r"meant|intend\w*|schedul\w*|expect\w*|hop\w+|would|could|might|may have|if|unless|circa|claim\w*|legend|believed|"
    r"thought)\b",
    re.I,
)
_OWN = frozenset("its their his her our my your".split())


@dataclass(frozen=True, slots=True)
class Once:
    """One mention: what happened, to whom (`holder`, "" for the thing that the article is about), and when."""

    kind: str
    holder: str
    marks: frozenset[str]
    words: Span
    time: TimeExpression
    first: date
    last: date
    sentence: int


def once_only(article: Article) -> list[Once]:
    """All dated happenings of the narration that a thing has once, in text order."""
    found = [*_clauses(article), *_nouns(article)]
    return sorted(found, key=lambda o: (o.words.start, o.time.id))


def conflicts(article: Article) -> Iterator[tuple[Once, Once]]:
    """Two mentions of one kind that are of one thing and give it times that share no day; one pair for each kind and thing."""
    by_kind: dict[str, dict[str, list[Once]]] = defaultdict(lambda: defaultdict(list))
    for mention in once_only(article):
        by_kind[mention.kind][mention.holder].append(mention)
    for kind, holders in by_kind.items():
        plain = [h for h in holders if h.startswith("the ")]
        if "" in holders and len(plain) == 1 and len(holders) == 2 and _only(article, kind, plain[0]):
            both = [*holders[""], *holders[plain[0]]]
            holders = {"": sorted(both, key=lambda o: o.words.start)}
        for mentions in holders.values():
            if len({(m.first, m.last) for m in mentions}) == 2 and (pair := _apart(mentions)):
                yield pair


def _apart(mentions: Sequence[Once]) -> tuple[Once, Once] | None:
    """The first mention and one that gives another time."""
    a = mentions[0]
    for b in mentions[1:]:
        if a.sentence != b.sentence and (a.last < b.first or b.last < a.first):
            return (a, b) if not a.holder.startswith("the ") or a.marks == b.marks else None
    return None


def _only(article: Article, kind: str, holder: str) -> bool:
    """Whether "the bakery" is the one thing of which the article tells this: no other bakery, and nothing else, has opened."""
    noun = holder.removeprefix("the ")
    tokens, analysis = article.analysis.tokens, article.analysis
    for token in tokens:
        if token.lemma.lower() == noun and any(
            c.text.lower() in ("another", "other", "second") for c in analysis.children(token)
        ):
            return False
    for event in article.events:
        if (
            _KIND.get(event.predicate) == kind
            and event.tense == "past"
            and (held := event.argument("patient") or event.argument("agent"))
        ):
            if tokens[held.head].lemma.lower() not in (noun, *_ENTRANCE):
                return False
    return True


def _when(article: Article, time: TimeExpression) -> tuple[date, date] | None:
    """The days of a time that names its year, or that the text places beside one that does."""
    if (
        time.type not in (TimexType.DATE, TimexType.TIME)
        or time.mod
        or time.shift is not None
        or not time.earliest
        or not time.latest
    ):
        return None
    if "/" in time.value or not re.search(r"\d", time.text) or (time.latest - time.earliest).days > 366:
        return None
    if article.part_of(time.sentence).kind in (PartKind.DATELINE, PartKind.BYLINE, PartKind.TABLE):
        return None
    whole = article.sentence(time.sentence).span
    before = article.document.prose[max(whole.start, time.span.start - 70) : time.span.start]
    return None if _AGAIN.search(before) else (time.earliest, time.latest)


def _clauses(article: Article) -> Iterator[Once]:
    for event in article.events:
        kind = _KIND.get(event.predicate)
        if not kind or event.noun_class or event.polarity == "negative" or event.attribution == "direct_quote":
            continue
        if event.tense == "future" or event.modality in ("hypothetical", "hedged") or len(event.arguments) == 0:
            continue
        dated = [(article.times[i], w) for i in event.times if (w := _when(article, article.times[i]))]
        holder = _holder(article, event, kind)
        if len(dated) == 1 and holder is not None:
            (time, (first, last)), (name, marks) = dated[0], holder
            yield Once(kind, name, marks, event.trigger, time, first, last, event.sentence)


def _holder(article: Article, event: Event, kind: str) -> tuple[str, frozenset[str]] | None:
    """Whom a clause says it of: what was opened, or what opened."""
    agent, patient = event.argument("agent"), event.argument("patient")
    argument = patient or agent
    if argument is None:
        return None
    token = article.analysis.tokens[argument.head]
    if kind == "open" and token.lemma.lower() in _ENTRANCE:
        owned = any(c.text.lower() in _OWN for c in article.analysis.children(token))
        if not owned:
            return "", frozenset()
        argument = agent
        if argument is None or argument is patient:
            return None
        token = article.analysis.tokens[argument.head]
    elif kind in ("die", "sink", "collapse", "explode"):
        argument = agent if agent is not None else patient
        assert argument is not None
        token = article.analysis.tokens[argument.head]
    return _thing(article, token, argument.person, argument.body)


def _thing(article: Article, token: Token, person: int | None, body: int | None) -> tuple[str, frozenset[str]] | None:
    """A person, a body, or a definite noun with what sets it apart."""
    analysis = article.analysis
    if person is not None:
        unsure = token.upos == "PRON" and any(p.token == token.i and p.margin < SURE for p in article.pronouns)
        return None if unsure else (f"person {person}", frozenset())
    named = body is not None and token.upos == "PROPN"
    if named:
        return f"body {body}", frozenset()
    beside = analysis.children(token)
    if token.upos != "NOUN" or token.xpos == "NNS" or not any(c.text.lower() in {"the", "this", "that"} | _OWN for c in beside):
        return None
    marks = frozenset(c.lemma.lower() for c in beside if c.deprel.split(":")[0] in ("amod", "compound", "nmod", "nummod"))
    return f"the {token.lemma.lower()}", marks


def _nouns(article: Article) -> Iterator[Once]:
    """ "the opening in June 1898", "its foundation in 1887", "Ada Klein's death on 3 May 2011": the date belongs to the noun."""
    analysis, prose = article.analysis, article.document.prose
    for time in article.times:
        when = _when(article, time)
        if not when:
            continue
        before = _NOUN_BEFORE.search(prose, max(0, time.span.start - 90), time.span.start)
        if not before or article.quoted(time.span):
            continue
        noun = next(iter(analysis.tokens_in(Span(before.start("noun"), before.end("noun")))), None)
        if noun is None or noun.upos != "NOUN" or noun.lemma.lower() not in _NOUNS:
            continue
        holder = _owner(article, noun)
        if holder is not None:
            yield Once(_KIND[noun.lemma.lower()], *holder, noun.span, time, *when, time.sentence)


_NOUN_BEFORE = re.compile(
    r"\b(?P<noun>opening|inauguration|founding|foundation|establishment|demolition|death|sinking|explosion|unveiling|collapse)"
    r"(?:\s+of\s+the\s+[\w’' -]{1,40})?,?\s+(?:(?:in|on|of)\s+)?$",
    re.I,
)


def _owner(article: Article, noun: Token) -> tuple[str, frozenset[str]] | None:
    """Whose opening, foundation or death a noun names; the article's thing where it says "the opening"."""
    analysis = article.analysis
    beside = analysis.children(noun)
    if any(c.deprel.split(":")[0] in ("amod", "compound") for c in beside):
        return None
    for child in beside:
        if child.deprel.startswith("nmod") and child.upos in ("NOUN", "PROPN", "PRON"):
            person = _ids(article)[0].get(child.i)
            body = _ids(article)[1].get(child.i)
            if person is None and body is None and child.upos == "PRON":
                return _subject(article, noun) if child.text.lower() == "its" else None
            if (thing := _thing(article, child, person, body)) is not None:
                return thing
            if child.deprel == "nmod:poss" or any(c.text.lower() == "of" for c in analysis.children(child, "case")):
                if not re.search(r"\d", child.text) and child.upos != "NUM":
                    return None
    return ("", frozenset()) if any(c.text.lower() == "the" for c in beside) else None


def _subject(article: Article, noun: Token) -> tuple[str, frozenset[str]] | None:
    """The thing of which a sentence speaks: "since its foundation in 1962, the club ..."."""
    sentence, analysis = article.sentence(noun.sentence), article.analysis
    root = next((t for t in analysis.words(sentence) if t.deprel == "root"), None)
    subject = next(iter(analysis.children(root, "nsubj")), None) if root else None
    if subject is None or subject.upos == "PRON":
        return None
    return _thing(article, subject, None, _ids(article)[1].get(subject.i))


def _ids(article: Article) -> tuple[dict[int, int], dict[int, int]]:
    return article.once(_heads)


def _heads(article: Article) -> tuple[dict[int, int], dict[int, int]]:
    return (
        {m.head: p.id for p in article.people for m in p.mentions},
        {m.head: b.id for b in article.bodies for m in b.mentions},
    )
