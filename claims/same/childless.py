"""Relatives that somebody is said not to have ("has no children", "never married"), and passages that speak of one."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

from claims.analysis import Event, Token
from claims.article import Article
from claims.document import PartKind
from claims.same.referents import Referents
from claims.spans import Span, cover

_CHILDREN = frozenset("child son daughter kid".split())
_SIBLINGS = frozenset("brother sister sibling".split())
_SPOUSES = frozenset("wife husband spouse".split())
_GROUPS = {**dict.fromkeys(("child", "kid", "offspring"), _CHILDREN), **dict.fromkeys(("son",), frozenset(("son",)))}
_GROUPS |= {"daughter": frozenset(("daughter",)), "sibling": _SIBLINGS, "wife": _SPOUSES, "husband": _SPOUSES}
_GROUPS |= {"brother": frozenset(("brother",)), "sister": frozenset(("sister",))}
_OTHER = frozenset(
    "adopted foster step late unborn imaginary honorary future surrogate figurative spiritual stillborn no like".split()
)
_LIMITS = frozenset("yet together more own other surviving further with of by until when then under left".split())


@dataclass(frozen=True, slots=True)
class Missing:
    """Where somebody is said to have no such relative, and where one is spoken of."""

    absent: Span
    present: Span
    person: int
    relative: str


def missing_relatives(article: Article) -> Iterator[Missing]:
    """Relatives denied in one sentence and spoken of in another, of one person; the first of each person."""
    denied: dict[int, list[tuple[Span, frozenset[str], int]]] = {}
    for event in article.events:
        found = _denied(article, event)
        if found is not None:
            person, span, kin = found
            denied.setdefault(person, []).append((span, kin, event.sentence))
    if not denied:
        return
    told: set[int] = set()
    for token, owner in _relatives(article):
        for span, kin, sentence in denied.get(owner, ()):
            if owner not in told and token.lemma.lower() in kin and token.sentence != sentence:
                told.add(owner)
                whole = cover(t.span for t in (token, *article.analysis.children(token, "nmod:poss")))
                yield Missing(span, whole, owner, token.lemma.lower())


def _denied(article: Article, event: Event) -> tuple[int, Span, frozenset[str]] | None:
    """Whom a clause says to have no relative of a kind."""
    analysis = article.analysis
    if event.attribution == "direct_quote" or event.polarity != "negative" or event.modality != "asserted":
        return None
    verb, who, what = analysis.tokens[event.head], event.argument("agent"), event.argument("patient")
    if event.predicate == "marry" and any(t.text.lower() == "never" for t in analysis.children(verb)):
        who = who or what
        alone = not analysis.children(verb, "obj", "obl")
        words = cover((verb.span, *(t.span for t in analysis.children(verb, "advmod"))))
        return (who.person, words, _SPOUSES) if who and who.person is not None and alone else None
    if event.predicate != "have" or who is None or what is None or who.person is None or event.tense != "present":
        return None
    noun = analysis.tokens[what.head]
    kin = _GROUPS.get(noun.lemma.lower())
    below = {t.text.lower() for t in analysis.subtree(noun)}
    none = any(t.text.lower() in ("no", "any") for t in analysis.children(noun, "det"))
    if kin is None or not none or below & _LIMITS or {t.text.lower() for t in analysis.children(verb)} & _LIMITS:
        return None
    joined = [t.lemma.lower() for t in analysis.children(noun, "conj")]
    return who.person, cover((verb.span, *(t.span for t in analysis.subtree(noun, "conj")))), kin.union(joined)


def _relatives(article: Article) -> Iterator[tuple[Token, int]]:
    """Nouns of relatives with the person whose they are, in the narration."""
    known = Referents(article).people
    analysis = article.analysis
    relatives = _CHILDREN | _SIBLINGS | _SPOUSES
    for token in analysis.tokens:
        if token.lemma.lower() not in relatives or token.upos != "NOUN" or article.quoted(token.span):
            continue
        if article.part_of(token.sentence).kind is PartKind.HEADLINE:
            continue
        below = analysis.children(token)
        if {t.lemma.lower() for t in below if t.deprel in ("amod", "compound", "det", "case")} & _OTHER:
            continue
        owners = [known[t.i] for t in below if t.deprel == "nmod:poss" and t.i in known]
        if len(owners) == 1:
            yield token, owners[0]
