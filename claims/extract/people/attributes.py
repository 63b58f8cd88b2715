"""What the text says of a person besides role and kin: age, birth, death, where from, for whom."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping, Sequence

from claims.analysis import Analysis, Attribute, Entity, Mention, Token
from claims.document import Document
from claims.extract.people.drafts import Draft
from claims.extract.people.syntax import site
from claims.extract.people.text import span_of, squeezed
from claims.lexicon import table
from claims.spans import Span

_AFTER = re.compile(r"\s?(?:,|\()\s(?:aged?\s|now\s)?(\d{1,3})(?=\s?[,.;:)]|\sand\b|\sfrom\b|\swho\b)")
_AGED = re.compile(
    r"\s?,?\s(?:who\sis|who\swas|is|was|turned|aged)\s(?:aged\s|now\s)?(\d{1,3})(?=\s?[,.;:)]|\swhen\b|\sand\b|\syears\sold)"
)
_BEFORE = re.compile(r"\b(\d{1,3})[-‐‑ ]year[-‐‑ ]old\s(?:[\w’'-]+\s){0,3}$")
_OLD = re.compile(r"\b(\d{1,3})[-‐‑ ]year[-‐‑ ]old\b")
_FROM = re.compile(r"\s?,\s(?:\d{1,3},\s)?(?:from|of)\s(?=[A-Z])")
_LIVES = frozenset({"live", "reside"})
_DEAD = frozenset({"die", "perish", "drown"})
_KILLED = frozenset({"kill", "murder", "assassinate", "execute", "behead", "electrocute"})
_UNREAL = frozenset({"not", "n't", "never", "would", "could", "may", "might", "should", "will", "can", "must", "nearly"})
_BEHIND = 48


def describe(document: Document, analysis: Analysis, drafts: Sequence[Draft], meant: Mapping[int, int]) -> None:
    """Add to each draft what stands beside its names and in the clauses it is the subject of; `meant` as the reading left it."""
    places = {e.first: e for e in analysis.entities if e.label in ("LOC", "ORG")}
    for draft in drafts:
        for mention in draft.mentions:
            if mention.kind == "name":
                draft.attributes += _beside(document, mention)
                draft.attributes += _origin(document, analysis, mention, places)
            elif mention.kind == "nominal":
                draft.attributes += _inside(document, analysis, mention, places)
    for token in analysis.tokens:
        if token.deprel.startswith("nsubj") or token.deprel.startswith("acl"):
            draft_ = _subject_of(analysis, token, meant)
            if draft_ is not None:
                verb = token if token.deprel.startswith("acl") else analysis.head(token)
                drafts[draft_].attributes += _life(document, analysis, verb)


def _subject_of(analysis: Analysis, token: Token, meant: Mapping[int, int]) -> int | None:
    """The person a subject, or the noun that a participle clause ("X, born in 1950,") describes, means."""
    if token.deprel.startswith("acl"):
        return meant.get(token.head) if token.deprel == "acl" and token.xpos == "VBN" else None
    if token.lemma.lower() in ("who", "that"):
        verb = analysis.head(token)
        return meant.get(site(analysis, analysis.head(verb)).i, meant.get(verb.head)) if verb.deprel.startswith("acl") else None
    return meant.get(token.i)


def _beside(document: Document, mention: Mention) -> Iterator[Attribute]:
    prose = document.prose
    for pattern in (_AFTER, _AGED):
        if found := pattern.match(prose, mention.span.end):
            yield _age(found, mention, 0)
            break
    start = max(0, mention.span.start - _BEHIND)
    if found := _BEFORE.search(prose[start : mention.span.start]):
        yield _age(found, mention, start)


def _age(found: re.Match[str], mention: Mention, shift: int) -> Attribute:
    span = Span(found.start(1) + shift, found.end(1) + shift)
    return Attribute("age", found[1], span, mention.sentence, f"the age beside “{squeezed(mention.text)}”")


def _origin(document: Document, analysis: Analysis, mention: Mention, places: Mapping[int, Entity]) -> Iterator[Attribute]:
    """ "X, of Leeds," and "X, 42, from Leeds"."""
    found = _FROM.match(document.prose, mention.span.end)
    inside = analysis.tokens_in(Span(found.end(), found.end() + 1)) if found else ()
    place = places.get(inside[0].i) if inside else None
    if place is not None and place.label == "LOC":
        yield Attribute("residence", place.text.lower(), place.span, mention.sentence, "the place named after the name")


def _inside(document: Document, analysis: Analysis, mention: Mention, places: Mapping[int, Entity]) -> Iterator[Attribute]:
    """What a noun phrase says: a nationality, an age, the body after "of", "at" or "for" or before the noun."""
    why = f"“{squeezed(mention.text)}”"
    for token in analysis.tokens_in(mention.span):
        if token.text in table("demonyms") and token.i != mention.head:
            yield Attribute("nationality", token.text.lower(), token.span, mention.sentence, why)
        entity = places.get(token.i)
        if entity is not None and entity.label == "ORG" and entity.span in mention.span:
            yield Attribute("affiliation", squeezed(entity.text).lower(), entity.span, mention.sentence, why)
    found = _OLD.search(mention.text)
    if found:
        yield _age(found, mention, mention.span.start)


def _life(document: Document, analysis: Analysis, verb: Token) -> Iterator[Attribute]:
    """Births, deaths and homes that a clause tells as facts."""
    lemma = verb.lemma.lower()
    below = analysis.children(verb)
    if any(c.lemma.lower() in _UNREAL for c in below if c.deprel.startswith(("advmod", "aux"))):
        return
    if any(c.deprel == "mark" and c.lemma.lower() in ("if", "unless", "whether") for c in below):
        return
    passive = any(c.deprel in ("aux:pass", "nsubj:pass") for c in below) or verb.deprel == "acl"
    text = squeezed(document.prose[verb.span.start : verb.span.end])
    if (lemma == "bear" and passive) or verb.text.lower() == "born":
        for span, place in _details(analysis, verb):
            value = squeezed(span.of(document.prose)).lower()
            yield Attribute("birth", value, span, verb.sentence, "the place of birth" if place else f"“{text}” with a time")
    elif lemma in _DEAD or (lemma in _KILLED and passive):
        times = [s for s, place in _details(analysis, verb) if not place]
        span = times[0] if times else verb.span
        value = squeezed(span.of(document.prose)).lower() if times else ""
        yield Attribute("death", value, span, verb.sentence, f"“{text}”")
    elif lemma in _LIVES:
        for span, place in _details(analysis, verb):
            if place:
                yield Attribute("residence", squeezed(span.of(document.prose)).lower(), span, verb.sentence, f"“{text} in”")


def _details(analysis: Analysis, verb: Token) -> Iterator[tuple[Span, bool]]:
    """The times and places of a verb: their words without the preposition, and whether it is a place."""
    for child in analysis.children(verb, "obl", "nmod"):
        case = [c.lemma.lower() for c in analysis.children(child, "case")]
        inside = [t for t in analysis.subtree(child, "case", "acl", "appos", "conj") if t.deprel != "punct"]
        if not inside:
            continue
        span = span_of(inside)
        dated = any(ch.isdigit() for t in inside for ch in t.text) or child.deprel in ("obl:tmod", "obl:unmarked")
        if dated:
            yield span, False
        elif case and case[0] in ("in", "at", "near") and child.upos == "PROPN":
            yield span, True
