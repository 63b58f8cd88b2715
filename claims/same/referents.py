"""Whom or what does a noun phrase mean: a person or body of the article, or a thing by its noun? And do two of them mean one?"""

from __future__ import annotations

from dataclasses import dataclass

from claims.analysis import Token
from claims.article import Article
from claims.same.events import Sameness, Verdict
from claims.same.stems import stem
from claims.spans import Span, cover

_OTHER = frozenset(
    "another other second third fourth fifth sixth next previous earlier former later new further similar different separate "
    "subsequent last final rival neighbouring neighboring nearby future any each every no either neither such own first".split()
)
_POINTING = frozenset("the this that these those its their his her our".split())
_LOOSE = frozenset(
    "one thing way part number lot group people person man woman case time place side event move work something anything "
    "everything what that it they he she him her them which who this these those some many others another member family "
    "official police team company court government".split()
)
_BELOW = (
    "acl",
    "appos",
    "parataxis",
    "conj",
    "cc",
    "punct",
    "case",
    "det",
    "advcl",
    "ccomp",
    "nsubj",
    "cop",
    "aux",
    "advmod",
    "obl",
)
SURE = 0.35
"""The margin from which the person that a pronoun was linked to may stand for it."""
_DESCRIBES = ("NOUN", "ADJ", "VERB")


@dataclass(frozen=True, slots=True)
class Referent:
    """What a noun phrase means: a person or body by id, else a thing: the stem of its noun, the names and other stems beside it.

    `named`: the person is known by name; `definite`: the phrase points to something known; `other`: it says that it is one more
    of its kind; `plural`: more than one; `number`: how many, as the id of a quantity.
    """

    token: int
    text: str
    span: Span
    head: str
    names: frozenset[str] = frozenset()
    beside: frozenset[str] = frozenset()
    person: int | None = None
    named: bool = False
    body: int | None = None
    definite: bool = False
    other: bool = False
    plural: bool = False
    number: int | None = None

    @property
    def loose(self) -> bool:
        """Whether the phrase says too little to tell one thing from another."""
        return self.person is None and self.body is None and not self.names and not self.beside and self.head in _LOOSE

    @property
    def key(self) -> tuple[str, int | str]:
        """What two referents of one thing share."""
        if self.person is not None:
            return "person", self.person
        return ("body", self.body) if self.body is not None else ("thing", self.head)


class Referents:
    """Reads the noun phrases of one article."""

    def __init__(self, article: Article) -> None:
        self.article = article
        self.analysis = article.analysis
        self.timed = {t.i for time in article.times for t in article.analysis.tokens_in(time.span)}
        self.numbers = {t.i: q.id for q in article.quantities for t in article.analysis.tokens_in(q.span)}
        self.people = {m.head: p.id for p in article.people for m in p.mentions}
        self.people |= {p.token: p.person for p in article.pronouns if p.person is not None and p.margin >= SURE}
        self.unsure = {p.token for p in article.pronouns if p.margin < SURE}
        self.bodies = {m.head: b.id for b in article.bodies for m in b.mentions}
        self.named = {p.id for p in article.people if any(m.kind == "name" for m in p.mentions)}

    def read(self, token: Token, *, person: int | None = None, body: int | None = None) -> Referent:
        """What the phrase headed by `token` means; `person` and `body` are ids where it is known to mean one."""
        analysis = self.analysis
        person = None if token.i in self.unsure else self.people.get(token.i) if person is None else person
        body = self.bodies.get(token.i) if body is None and person is None else body
        inside = [t for t in analysis.subtree(token, *_BELOW) if t.i == token.i or t.i not in self.timed] or [token]
        below = analysis.children(token)
        near = [t for t in below if t.deprel.split(":")[0] in ("det", "amod", "nummod", "advmod")]
        beside = {w for t in near for w in (t.lemma.lower(), t.text.lower())}  # "earlier" has the lemma "early"
        words = {t.text.lower() for t in below if t.deprel.split(":")[0] in ("det", "nmod")}
        owned = any(t.deprel == "nmod:poss" for t in below)
        others = [t for t in inside if t.i != token.i]
        proper = token.upos == "PROPN"
        number = next((self.numbers[t.i] for t in analysis.children(token, "nummod", "det", "amod") if t.i in self.numbers), None)
        span = cover(t.span for t in inside)
        return Referent(
            token.i, " ".join(span.of(self.article.text).split()), span,
            token.lemma.lower() if proper else stem(token.lemma),
            frozenset(t.lemma.lower() for t in others if t.upos == "PROPN"),
            frozenset(stem(t.lemma) for t in others if t.upos in _DESCRIBES and t.lemma.lower() not in _OTHER),
            person, person in self.named, body, bool(words & _POINTING) or owned or proper, bool(beside & _OTHER),
            token.xpos in ("NNS", "NNPS"), number,
        )  # fmt: skip


def same_referent(a: Referent, b: Referent) -> Sameness:
    """Whether two phrases mean one person, body or thing."""
    if a.person is not None and b.person is not None:
        if a.person == b.person:
            return Sameness(Verdict.SAME, (_one(a, b),))
        return Sameness(Verdict.DIFFERENT if a.named and b.named else Verdict.UNSURE, ("two persons",))
    if a.body is not None and b.body is not None:
        if a.body != b.body:
            return Sameness(Verdict.DIFFERENT, ("two bodies",))
        if a.head == b.head or not (a.beside or b.beside):
            return Sameness(Verdict.SAME, (_one(a, b),))
    if (a.person is None) != (b.person is None) or (a.body is None) != (b.body is None):
        one, two = (a, b) if a.person is not None or a.body is not None else (b, a)
        alike = stem(one.head) == two.head and not one.named  # the noun of a name is kept whole, another is a stem
        return Sameness(Verdict.SAME if alike and two.definite else Verdict.UNSURE, (_one(a, b),))
    if a.other or b.other:
        return Sameness(Verdict.DIFFERENT, ("the text speaks of another one",))
    if not a.head or a.head != b.head:
        return Sameness(Verdict.UNSURE, ("other words",))
    if a.names and b.names and not a.names & b.names:
        return Sameness(Verdict.DIFFERENT, ("other names",))
    if a.plural != b.plural:
        return Sameness(Verdict.UNSURE, ("one and several",))
    if a.beside - b.beside and b.beside - a.beside:
        return Sameness(Verdict.UNSURE, ("described in different words",))
    if not b.definite and not (a.names & b.names) and not (a.beside and a.beside == b.beside):
        return Sameness(Verdict.UNSURE, ("nothing ties the second to the first",))
    return Sameness(Verdict.SAME, (_one(a, b),))


def _one(a: Referent, b: Referent) -> str:
    return f"both speak of {a.text}" if a.text == b.text else f"“{b.text}” is “{a.text}”"
