"""Where a happening was, as a passage tells it: "held in Bern", "Bern, where it was held", "Bern, the site of the crash"."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

from claims.analysis import Argument, Token
from claims.article import Article
from claims.lexicon import words
from claims.same.facts import Fact, facts, pairs
from claims.spans import Span, cover

_AT = frozenset("place in at near outside".split())
_SITE = frozenset("site scene place city town village setting venue".split())
_STREETS = frozenset("road street lane avenue square terrace crescent".split())
_WIDE = frozenset(
    "county province district state region river valley sea ocean island islands lake bay gulf strait mountains desert coast "
    "republic north south east west northern southern eastern western central upper lower greater kingdom states".split()
)
_MOVING = frozenset(
    "arrive leave visit move escape play race protest attack strike flood perform land launch rescue vote".split()
)


@dataclass(frozen=True, slots=True)
class Site:
    """A happening and the name of the place where it was; `street`: the name of a street, not of a town."""

    fact: Fact
    place: str
    span: Span
    street: bool


def two_sites(article: Article) -> Iterator[tuple[Site, Site, str]]:
    """Pairs of passages that put one happening in two places that the text never names together, and why it is one."""
    found = {f.token.i: site for f in facts(article) if _settled(f) and (site := _site(article, f)) is not None}
    if len(found) < 2:
        return
    told: set[str] = set()
    texts = [s.span.of(article.document.prose) for s in article.analysis.sentences]
    for a, b, same in pairs(tuple(s.fact for s in found.values())):
        one, two = found[a.token.i], found[b.token.i]
        if a.frame in told or one.street != two.street or not _apart(one.place, two.place) or not _one_time(a, b):
            continue
        if a.noun is None and b.noun is None and not a.once:
            continue
        if b.noun is not None and not b.noun.definite:
            continue
        if any(one.place in text and two.place in text for text in texts):
            continue
        told.add(a.frame)
        yield one, two, "; ".join(same.reasons)


def _settled(fact: Fact) -> bool:
    """Told as a fact, of a kind that is in one place."""
    plural = fact.noun.plural or fact.noun.other if fact.noun else False
    plural = plural or fact.token.upos == "PROPN"  # "the Cork Festival" is a name
    many = fact.theme is not None and (fact.theme.plural or fact.theme.other)
    told = fact.affirmed and fact.event.modality == "asserted" and _past(fact)
    return told and fact.frame not in _MOVING and not plural and not many


def _past(fact: Fact) -> bool:
    """ "The festival will be held" has a noun without a tense: what carries it has one."""
    return fact.event.tense == "past"


def _one_time(a: Fact, b: Fact) -> bool:
    dated = [(x, y) for x in a.times for y in b.times if x.earliest and x.latest and y.earliest and y.latest]
    return not any(x.latest < y.earliest or y.latest < x.earliest for x, y in dated)  # type: ignore[operator]


def _apart(a: str, b: str) -> bool:
    return not {w.lower() for w in a.split()} & {w.lower() for w in b.split()}


def _site(article: Article, fact: Fact) -> Site | None:
    """The place in the clause of a happening, else the name that a clause or an apposition says it of."""
    names = _names(article)
    inside = [token for a in fact.places for token in _inside(article, a) if token.i in names]
    if not inside and fact.noun is not None:
        above = article.analysis.head(fact.token)
        inside = _apposed(article, above) if above.lemma.lower() in _SITE and fact.token.deprel == "nmod" else []
    if not inside:
        at = fact.token if fact.noun is None else article.analysis.head(fact.token)
        where = [t for t in article.analysis.children(at, "advmod") if t.text.lower() == "where"]
        inside = [article.analysis.head(at)] if where and at.deprel == "acl:relcl" else []
    if not inside:
        return None
    run = _run(article, inside[0])
    name = " ".join(cover(t.span for t in run).of(article.text).split()) if run else ""
    if not run or {t.text.lower() for t in run} & _WIDE or name in words("countries"):
        return None
    street = run[-1].text.lower() in _STREETS and len(run) > 1
    if not street and not all(t.i in names for t in run):
        return None
    return Site(fact, name, cover(t.span for t in run), street)


def _inside(article: Article, argument: Argument) -> list[Token]:
    """The head of a place, and the names behind its "in": "a canal in Utrecht"."""
    if argument.role not in _AT:
        return []
    head = article.analysis.tokens[argument.head]
    if head.upos == "PROPN":
        return [head]
    cases = {t.i: {c.text.lower() for c in article.analysis.children(t, "case")} for t in article.analysis.children(head, "nmod")}
    return [t for t in article.analysis.children(head, "nmod") if cases[t.i] & _AT and t.upos == "PROPN"]


def _apposed(article: Article, site: Token) -> list[Token]:
    """The name that "the site of the crash" is said of."""
    above = article.analysis.head(site)
    return [above] if site.deprel == "appos" and above.upos == "PROPN" else []


def _run(article: Article, head: Token) -> list[Token]:
    below = article.analysis.children(head, "compound", "flat")
    return sorted([head, *(t for t in below if t.text[:1].isupper())], key=lambda t: t.i) if head.text[:1].isupper() else []


def _names(article: Article) -> frozenset[int]:
    return article.once(_towns)


def _towns(article: Article) -> frozenset[int]:
    return frozenset(i for e in article.analysis.entities if e.label == "LOC" for i in range(e.first, e.last))
