"""Where something befell somebody or something: the place name in or right before the clause that tells it."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

from claims.analysis import Token
from claims.article import Article
from claims.lexicon import words
from claims.same.acts import Act
from claims.same.deeds import deeds
from claims.same.parts import Parts, Theme
from claims.spans import Span, cover

_BEFALL = {
    word: kind
    for kind, group in {
        "hit": ("strike", "hit", "knock down", "knock over", "run over", "mow down"),
        "fall": ("come down", "fall", "collapse", "give way", "cave in", "topple", "fall down", "topple over"),
        "sink": ("capsize", "sink", "overturn", "go down", "founder"),
        "crash": ("crash", "derail", "jump"),
        "explode": ("explode", "blow up", "detonate", "go off"),
        "shoot": ("shoot", "shoot dead", "gun down"),
        "stab": ("stab", "knife"),
        "seize": ("kidnap", "abduct", "snatch"),
        "attack": ("attack", "assault", "ambush", "mug", "rob"),
        "burn": ("burn down", "catch fire"),
    }.items()
    for word in group
}
_PREPOSITIONS = frozenset("in at near on off outside".split())
_STREETS = frozenset(
    "road street lane avenue drive way close square terrace crescent boulevard highway bridge roundabout".split()
)
_REGIONS = frozenset(
    "county province district state region river valley sea ocean island islands lake bay gulf strait mountains desert coast "
    "republic north south east west northern southern eastern western central upper lower greater".split()
)
_REACH = 14


@dataclass(frozen=True, slots=True)
class Scene:
    """What befell whom where: the deed, its kind, whom or what it befell, and the name of the place (`street` or town)."""

    deed: Act
    kind: str
    whom: Theme
    place: str
    span: Span
    street: bool


def scenes(article: Article) -> tuple[Scene, ...]:
    """All scenes of an article, in text order."""
    return tuple(_scenes(article))


def _scenes(article: Article) -> Iterator[Scene]:
    parts = Parts(article)
    towns = {i for e in article.analysis.entities if e.label == "LOC" for i in range(e.first, e.last)}
    for deed in deeds(article):
        kind = _BEFALL.get(deed.word, "")
        if not kind or deed.denied or deed.form != "verb":
            continue
        token = article.analysis.tokens[deed.token]
        subject = parts.clauses.subject(token)
        whom = deed.theme if deed.theme.text else parts.theme(subject) if subject is not None else Theme()
        name = _where(parts, token, towns)
        if name and (whom.head or whom.person is not None or whom.text.lower() in ("he", "she")):
            span = cover(t.span for t in name)
            yield Scene(deed, kind, whom, " ".join(span.of(article.text).split()), span, name[-1].text.lower() in _STREETS)


def _where(parts: Parts, verb: Token, towns: set[int]) -> list[Token]:
    """The place name right before "where", else the first after a preposition of place behind the verb."""
    tokens = parts.analysis.tokens
    sentence = parts.analysis.sentences[verb.sentence]
    relative = next((t for t in parts.analysis.children(verb, "advmod") if t.text.lower() == "where"), None)
    if relative is not None:
        at = relative.i - 1
        while at > sentence.first and tokens[at].text == ",":
            at -= 1
        return _name(parts, at, sentence.first, towns, back=True)
    for i in range(verb.i + 1, min(verb.i + _REACH, sentence.last - 1)):
        if tokens[i].text in (",", ";", "—", "–", "(") or tokens[i].upos in ("VERB", "CCONJ", "SCONJ"):
            return []
        if tokens[i].text.lower() in _PREPOSITIONS and (found := _name(parts, i + 1, sentence.last, towns)):
            return found
    return []


def _name(parts: Parts, at: int, end: int, towns: set[int], *, back: bool = False) -> list[Token]:
    """The run of capitalised words that starts (or ends) at a token, where it names a street or a town."""
    tokens, run = parts.analysis.tokens, []
    step = -1 if back else 1
    while (at >= end if back else at < end) and tokens[at].text[:1].isupper() and at not in parts.timed:
        run.append(tokens[at])
        at += step
    run = run[::-1] if back else run
    names = [t.text.lower() for t in run]
    if (
        not run
        or set(names) & _REGIONS
        or " ".join(t.text for t in run) in words("countries")
        or any(t.i in parts.people for t in run)
    ):
        return []
    street = names[-1] in _STREETS and len(run) > 1
    return run if street or all(t.i in towns for t in run) else []
