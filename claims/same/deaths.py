"""Which persons of an article are dead, since when, and where the text says so."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date

from claims.analysis import Person, TimexType, Token
from claims.article import Article
from claims.spans import Span

_LATE = re.compile(r"\b(?:the|his|her|their|our|its) late(?: [A-Z][\w.’'-]*)? ?$")
_LATE_POST = re.compile(r"\b[Tt]he late ([a-z]{4,})(?=['’]s|[.,;]| (?:had|was|is|wrote|gave|left)\b)")
_NEAR = 40
_VIOLENT = ("kill", "drown", "murder", "assassinat", "execut", "behead", "electrocut", "shot dead")
_YEARS = re.compile(r"\s?\((?:born )?1[5-9]\d\d\s?[-–—]\s?((?:1[5-9]|20)\d\d)\)")
_AMONG = re.compile(
    r"\b(?:among the (?:dead|victims)|the dead (?:were|are|include)|victims (?:were|have been|include)|is dead\b|are dead\b)",
    re.IGNORECASE,
)
_KINDS = frozenset("early sudden untimely tragic premature own unexpected violent accidental".split())
_UNSURE = re.compile(
    r"\b(?:if|whether|would|could|might|may|nearly|almost|feared|presumed|rumou?r|false|mistaken|wrongly|hoax|thought|believed|dream|imagin|"
    r"not|never|character|plays?|novel|film|fiction|until|when|before)\b",
    re.IGNORECASE,
)


@dataclass(frozen=True, slots=True)
class Death:
    """That a person is dead: `latest` is the last day it can have been, where a date is told; `late` says "the late X"."""

    person: int
    span: Span
    sentence: int
    latest: date | None
    late: bool
    violent: bool
    why: str


def deaths(article: Article) -> Iterator[Death]:
    """All deaths that the narrator tells as facts, in the order of the persons."""
    pronouns: dict[int | None, set[int]] = {}
    for pronoun in article.pronouns:
        pronouns.setdefault(pronoun.person, set()).add(pronoun.token)
    for person in article.people:
        for attribute in person.attributes:
            if (
                attribute.kind == "death"
                and attribute.why != "“dies”"
                and not _unsure(article, attribute.sentence, attribute.span)
            ):
                violent = any(v in attribute.why for v in _VIOLENT)
                yield Death(
                    person.id,
                    attribute.span,
                    attribute.sentence,
                    latest_day(article, attribute.sentence, attribute.span),
                    False,
                    violent,
                    attribute.why,
                )
        for mention in person.mentions:
            if mention.kind == "name" and (
                found := _LATE.search(article.document.prose[max(0, mention.span.start - 24) : mention.span.start])
            ):
                start = mention.span.start - (24 - found.start()) if mention.span.start >= 24 else found.start()
                yield Death(person.id, Span(start, mention.span.end), mention.sentence, None, True, False, "called “the late”")
        yield from _marked(article, person)
    yield from _late_posts(article)
    for person in article.people:
        yield from _clauses(article, person)
        yield from _nouns(article, person, pronouns.get(person.id, set()))


def _late_posts(article: Article) -> Iterator[Death]:
    """ "The late composer", without a name behind it, where one named person alone is a composer."""
    prose = article.document.prose
    for found in _LATE_POST.finditer(prose):
        span = Span(*found.span())
        sentence = article.analysis.sentence_at(span.start)
        holders = [
            p
            for p in article.people
            if any(m.kind == "name" for m in p.mentions)
            and any(a.kind == "role" and a.value.split()[-1:] == [found[1]] for a in p.attributes)
        ]
        if sentence is not None and len(holders) == 1 and not article.quoted(span):
            yield Death(holders[0].id, span, sentence.i, None, True, False, f"called “{found[0]}”")


def _marked(article: Article, person: Person) -> Iterator[Death]:
    """ "X (1901-1977)", "among the dead were X and Y"."""
    prose = article.document.prose
    for mention in person.mentions:
        if mention.kind != "name" or any(mention.span in f for q in article.quotations for f in q.fragments):
            continue
        if found := _YEARS.match(prose, mention.span.end):
            span, last = Span(mention.span.start, found.end()), date(int(found[1]), 12, 31)
            yield Death(person.id, span, mention.sentence, last, False, False, f"“{span.of(prose)}”")
        sentence = article.sentence(mention.sentence).span
        if found := _AMONG.search(prose, sentence.start, sentence.end):
            if not _unsure(article, mention.sentence, Span(*found.span())):
                yield Death(person.id, mention.span, mention.sentence, None, False, True, f"named with “{found[0]}”")


def _clauses(article: Article, person: Person) -> Iterator[Death]:
    """ "X collapsed and died", "X was pronounced dead", "X lost her life", "X passed away", "X was buried"."""
    analysis = article.analysis
    for mention in person.mentions:
        token = analysis.tokens[mention.head]
        while token.deprel.split(":")[0] in ("appos", "flat") and token.head < token.i:
            token = analysis.head(token)
        if not token.deprel.startswith("nsubj"):
            continue
        verb = analysis.head(token)
        for clause in (verb, *(c for c in analysis.children(verb, "conj") if not analysis.children(c, "nsubj"))):
            if _dies(article, clause, joined=clause is not verb) and not _unsure(article, clause.sentence, clause.span):
                latest = latest_day(article, clause.sentence, clause.span)
                why = f"“{mention.text} … {clause.text}”"
                yield Death(person.id, clause.span, clause.sentence, latest, False, False, " ".join(why.split()))


def _dies(article: Article, verb: Token, *, joined: bool) -> bool:
    """Whether a clause tells that its subject is dead."""
    analysis = article.analysis
    below = analysis.children(verb)
    if any(c.xpos == "MD" or c.lemma.lower() in ("not", "n't", "never") for c in below):
        return False
    lemma, words = verb.lemma.lower(), {c.text.lower() for c in below}
    if lemma == "die":
        return joined and verb.xpos in ("VBD", "VBN")
    if lemma in ("pronounce", "declare", "find") and "dead" in words:
        return True
    if lemma == "lose" and any(c.lemma.lower() == "life" and c.deprel == "obj" for c in below):
        return any(g.lemma.lower() in ("his", "her", "he", "she") for c in below for g in analysis.children(c, "nmod:poss"))
    if lemma == "pass" and "away" in words:
        return True
    return lemma in ("bury", "cremate") and any(c.deprel == "aux:pass" for c in below) and "alive" not in words


def _nouns(article: Article, person: Person, pronouns: set[int]) -> Iterator[Death]:
    """ "His death in 2009", "the death of X in 2009"."""
    analysis = article.analysis
    heads = {m.head for m in person.mentions} | pronouns
    for i in sorted(heads):
        token = analysis.tokens[i]
        noun = analysis.head(token)
        if (
            noun.lemma.lower() != "death"
            or any(c.text.lower() not in _KINDS for c in analysis.children(noun, "amod"))
            or not token.deprel.startswith("nmod")
            or _unsure(article, noun.sentence, noun.span)
        ):
            continue
        latest = latest_day(article, noun.sentence, noun.span)
        if latest is not None:
            yield Death(
                person.id,
                Span(min(token.span.start, noun.span.start), max(token.span.end, noun.span.end)),
                noun.sentence,
                latest,
                False,
                False,
                "his or her death is dated",
            )


def _unsure(article: Article, sentence: int, span: Span) -> bool:
    around = article.sentence(sentence).span
    before = article.document.prose[around.start : span.start]
    return bool(_UNSURE.search(before[-60:])) or any(span in f for q in article.quotations for f in q.fragments)


def latest_day(article: Article, sentence: int, span: Span) -> date | None:
    """The last day that the time nearest to the death allows."""
    near = [
        t for t in article.times if t.sentence == sentence and t.latest is not None and t.type in (TimexType.DATE, TimexType.TIME)
    ]
    best = next((t for t in near if t.span.overlaps(span)), None)
    best = best or next((t for t in near if 0 <= t.span.start - span.end <= _NEAR), None)
    return best.latest if best is not None else None
