"""Who holds a post that one person holds at a time, and of what body: "the trust's treasurer", "chief executive of Holm"."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass
from functools import cache

from claims.analysis import Token
from claims.article import Article
from claims.same.stems import stem
from claims.spans import Span

_ANYWHERE = (
    "chief executive|treasurer|managing director|finance director|general secretary|secretary general|director general|"
    "executive director|editor in chief|editor-in-chief|headteacher|head teacher|headmaster|headmistress|lord provost|lord mayor|"
    "town clerk|chief scientist|chief constable|chief nurse|chief engineer|medical director|artistic director|music director|"
    "musical director|harbour master|harbormaster|stationmaster|chief financial officer|chief operating officer|"
    "chief technology officer"
)
"""Posts of which a text of one body has one holder."""
_OF_A_BODY = (
    "president|prime minister|mayor|governor|ambassador|editor|principal|rector|dean|bishop|archbishop|captain|skipper|"
    "chairman|chairwoman|chairperson|chair|head coach|commander|leader|police chief|fire chief|"
    "provost|abbot|vicar|curator|secretary"
)
"""Posts of which there may be several in one text: the body must be named for both."""
_ONE = {
    "chairman": "chair",
    "chairwoman": "chair",
    "chairperson": "chair",
    "headmaster": "headteacher",
    "headmistress": "headteacher",
}
_ONE |= {
    "head teacher": "headteacher",
    "editor in chief": "editor-in-chief",
    "skipper": "captain",
    "musical director": "music director",
}
_OVER = re.compile(
    r"\b(?:former|formerly|ex|then|late|outgoing|incoming|acting|interim|previous|past|shadow|deputy|vice|assistant|associate|joint|co|"
    r"designate|elect|retired|onetime|once|future|next|new|first|second|third|opposition|emeritus|longtime|founding|honorary|one|another|"
    r"other|earlier|last|temporary|a|an|any|every|each|no|two)[\s-]+(?:[\w’'-]+\s+){0,2}$",
    re.IGNORECASE,
)
_THEN = re.compile(
    r"\b(?:former|formerly|ex|acting|interim|outgoing|incoming|joint|co-(?:chair|director|chief|editor|head|leader|captain)\w*|"
    r"deputy|until|succe\w+|predecessor|replac\w+|t(?:akes?|ook|aking) over|resign\w*|step(?:s|ped|ping)? (?:down|aside|up)|"
    r"retir(?:es?|ing|ement|ed as|ed from)|quit|hand(?:s|ed|ing)? over|candidate|nominee|election|elect|elected|"
    r"stand(?:s|ing)? for|run(?:s|ning)? for|used to be|would become|will become|was then|had been|"
    r"at the time|in turn|rotat\w+|sworn|promot\w+|"
    r"dismiss\w*|sack(?:s|ed)|fired|oust\w*|suspend\w*)\b",
    re.IGNORECASE,
)
_NEAR = 45
"""How many characters from a post words still speak of it."""
_YEAR = re.compile(r"\b(?:1[5-9]|20)\d\d\b")
_HELD = rf"\b(?:post|office|job|role|position) of ({_ANYWHERE})(?: of [\w ]{{2,40}}?)? (?:is|has been) held (?:\w+ ){{0,2}}by\b"


@dataclass(frozen=True, slots=True)
class Holder:
    """That a person holds a post: its name, the stems that name its body, the words, and whether the text says "the"."""

    person: int
    post: str
    body: frozenset[str]
    span: Span
    sentence: int
    anywhere: bool


def rivals(article: Article) -> Iterator[tuple[Holder, Holder]]:
    """Pairs of persons who hold one post of one body, where the text tells of no change."""
    by: dict[str, list[Holder]] = {}
    for holder in sorted(_holders(article), key=lambda h: h.span):
        by.setdefault(holder.post, []).append(holder)
    for post in sorted(by):
        held = by[post]
        bodies: list[frozenset[str]] = []
        for h in held:
            if h.body and not any(h.body & b for b in bodies):
                bodies.append(h.body)
        if _told(article, post):
            continue
        for i, a in enumerate(held[:8]):
            other = next((b for b in held[i + 1 : 8] if _others(article, a, b) and _one(a, b, several=len(bodies) > 1)), None)
            if other is not None:
                yield a, other
                break


def _others(article: Article, a: Holder, b: Holder) -> bool:
    """Whether two holders are two persons, and not one under two spellings."""
    one, two = (article.people[h.person].surname for h in (a, b))
    return a.person != b.person and one != two


def _one(a: Holder, b: Holder, *, several: bool) -> bool:
    """Whether two posts of one name are one post."""
    if a.body and b.body:
        return bool(a.body & b.body)
    return a.anywhere and not several


def _told(article: Article, post: str) -> bool:
    """Whether the text tells anywhere how the post changes hands, or that it is shared."""
    prose = article.document.prose
    for found in re.finditer(rf"\b{re.escape(post)}", prose, re.IGNORECASE):
        sentence = article.analysis.sentence_at(found.start())
        if sentence is None:
            continue
        start, end = max(sentence.span.start, found.start() - _NEAR), min(sentence.span.end, found.end() + _NEAR)
        if _THEN.search(prose, start, end):
            return True
    return False


def _holders(article: Article) -> Iterator[Holder]:
    names = {p.id for p in article.people if any(m.kind == "name" for m in p.mentions)}
    heads = {m.head: p.id for p in article.people for m in p.mentions if m.kind == "name"}
    pattern, analysis, prose = _posts(), article.analysis, article.document.prose
    people = {}
    for person in article.people:
        for a in person.attributes:
            if a.kind == "role" and person.id in names and a.why.endswith(("by title", "by apposition", "by predicate")):
                people[a.span] = person.id
    for span, who in sorted(people.items()):
        found = pattern.search(prose, span.start, span.end)
        if found is not None and not article.quoted(span):
            yield from _holder(article, who, found)
    for found in re.finditer(rf", who (?:was|has been|is) (?:appointed |named |the )*(?={_ANYWHERE})", prose):
        before = analysis.tokens_in(Span(max(0, found.start() - 1), found.start()))
        token = before[-1] if before else None
        while token is not None and token.i not in heads and token.deprel.startswith(("flat", "appos")):
            token = analysis.head(token)
        post = pattern.match(prose, found.end())
        if token is not None and token.i in heads and post is not None:
            yield from _holder(article, heads[token.i], post)
    starts = {m.span.start: p.id for p in article.people for m in p.mentions if m.kind == "name" and p.id in names}
    for found in pattern.finditer(prose):
        beside = re.match(r"[^.;,\n]{0,40}, ", prose[found.end() : found.end() + 44])
        follows = starts.get(found.end() + beside.end()) if beside else None
        if follows is not None and not article.quoted(Span(*found.span())):
            yield from _holder(article, follows, found)
    for found in re.finditer(_HELD, prose):
        after = [i for t in analysis.tokens_in(Span(found.end(), found.end() + 60)) if (i := heads.get(t.i)) is not None]
        if after:
            yield Holder(
                after[0], _ONE.get(found[1], found[1]), frozenset(), Span(*found.span()), _sentence(article, found), True
            )


def _holder(article: Article, who: int, found: re.Match[str]) -> Iterator[Holder]:
    analysis, prose = article.analysis, article.document.prose
    tokens = analysis.tokens_in(Span(*found.span()))
    sentence = analysis.sentence_at(found.start())
    if sentence is None or not tokens or _OVER.search(prose[max(sentence.span.start, found.start() - 40) : found.start()]):
        return
    now = re.search(r"\b(?:is|are) (?:also )?(?:the )?$", prose[: found.start()][-16:])
    if not now and _YEAR.search(
        prose, max(sentence.span.start, found.start() - _NEAR), min(sentence.span.end, found.end() + _NEAR)
    ):
        return
    head = next((t for t in tokens if t.head not in {x.i for x in tokens} or t.head == t.i), tokens[-1])
    name = found[0].lower().replace("  ", " ")
    body = frozenset(_stems(article, head, {t.i for t in tokens}))
    anywhere = re.fullmatch(_ANYWHERE, name) is not None
    yield Holder(who, _ONE.get(name, name), body, Span(*found.span()), sentence.i, anywhere)


def _stems(article: Article, head: Token, inside: set[int]) -> Iterator[str]:
    """The nouns that name the body of a post: its owner, what stands after "of" or "at", names before it."""
    analysis = article.analysis
    for child in analysis.children(head, "nmod", "compound", "amod"):
        if child.i in inside or (child.deprel.split(":")[0] in ("compound", "amod") and child.upos != "PROPN"):
            continue
        if child.deprel == "nmod:desc":
            continue
        for token in analysis.subtree(child, "acl", "appos", "conj"):
            if token.upos in ("NOUN", "PROPN") and token.i not in inside:
                yield stem(token.lemma)


def _sentence(article: Article, found: re.Match[str]) -> int:
    sentence = article.analysis.sentence_at(found.start())
    return sentence.i if sentence else 0


@cache
def _posts() -> re.Pattern[str]:
    return re.compile(rf"\b(?:{_ANYWHERE}|{_OF_A_BODY})\b(?![-’'])", re.IGNORECASE)
