"""Things said not to be there ("there was no sprinkler system"), and passages that have them ("the sprinkler system")."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

from claims.analysis import Token
from claims.article import Article
from claims.same.parts import Parts
from claims.spans import Span, cover

_HOLDS = frozenset("be have carry contain include offer provide exist involve hold run keep operate".split())
_POINTS = frozenset("the its their his her this these our".split())
_NO_THING = frozenset(
    "evidence sign word reason way doubt question chance need time comment point plan intention interest sense".split()
)

_ARGUING = frozenset("suggest argue believe think claim mean imply hold suppose assume maintain conclude".split())


@dataclass(frozen=True, slots=True)
class Absence:
    """Where a thing is said not to be, and where it is."""

    absent: Span
    present: Span
    absent_sentence: int
    present_sentence: int
    thing: str


def absences(article: Article) -> Iterator[Absence]:
    """Things of at least two words ("no sprinkler system") that are denied in one sentence and pointed to in another."""
    parts = Parts(article)
    analysis = article.analysis
    denied: dict[tuple[str, frozenset[str]], Token] = {}
    for token in analysis.tokens:
        beside = _beside(parts, token)
        if beside and _denied(parts, token):
            denied.setdefault((token.lemma.lower(), beside), token)
    for token in analysis.tokens if denied else ():
        absent = denied.get((token.lemma.lower(), _beside(parts, token))) if token.upos == "NOUN" else None
        if absent is not None and absent.sentence != token.sentence and _there(parts, token):
            yield Absence(
                _phrase(parts, absent), _phrase(parts, token), absent.sentence, token.sentence,
                " ".join(t.text for t in (*analysis.children(token, "amod", "compound"), token)),
            )  # fmt: skip


def _beside(parts: Parts, token: Token) -> frozenset[str]:
    if token.upos != "NOUN":
        return frozenset()
    return frozenset(t.lemma.lower() for t in parts.analysis.children(token, "amod", "compound") if t.i not in parts.timed)


def _denied(parts: Parts, token: Token) -> bool:
    """A thing denied as a fact of the past or present, in the narration."""
    analysis = parts.analysis
    if not any(t.text.lower() == "no" and t.deprel == "det" for t in analysis.children(token)):
        return False
    if token.lemma.lower() in _NO_THING or parts.in_quotes(token):
        return False
    verb = token if analysis.children(token, "cop", "expl") else analysis.head(token)
    above = analysis.head(verb)
    if verb.deprel == "ccomp" and above.lemma.lower() in _ARGUING:
        return False
    event = parts.events.get(verb.i)
    holds = verb.lemma.lower() in _HOLDS or verb.i == token.i
    return holds and event is not None and event.modality == "asserted" and parts.happened(verb, event)


def _there(parts: Parts, token: Token) -> bool:
    """A thing pointed to as one that there is."""
    below = parts.analysis.children(token)
    words = {t.text.lower() for t in below if t.deprel.split(":")[0] in ("det", "nmod")}
    pointed = bool(words & _POINTS) or any(t.deprel == "nmod:poss" for t in below)
    return pointed and "no" not in words and not parts.in_quotes(token) and parts.points(token) and parts.told(token)


def _phrase(parts: Parts, token: Token) -> Span:
    inside = parts.analysis.subtree(
        token, "acl", "appos", "conj", "cc", "punct", "parataxis", "case", "nsubj", "advcl", "nmod", "advmod"
    )
    return cover(t.span for t in inside)
