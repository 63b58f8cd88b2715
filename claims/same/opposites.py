"""Opposites without a named thing: "the drop" after what rose, and a person described in two ways that shut each other out."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from claims.analysis import Quantity, Token
from claims.article import Article
from claims.document import PartKind
from claims.lexicon import table
from claims.same.acts import Act
from claims.same.parts import Parts
from claims.spans import Span

_BACK = 4
"""How many sentences before a bare noun what it takes up may stand."""
_PERIODS = frozenset("year-over-year year-on-year annual yearly monthly weekly quarterly year month week quarter".split())
_MOVES = frozenset("rise increase fall drop decline decrease hike reduction jump surge slump uptick downturn climb dip".split())
_LESS_OR_MORE = re.compile(
    r"\b(?:(lower|fewer|less|down|below|cheaper|smaller|trail(?:s|ed|ing)?|behind|shed|lost|losses)|"
    r"(higher|more|up|above|dearer|larger|bigger|record|grew|ahead|gain(?:s|ed)?|top(?:s|ped)))\b",
    re.IGNORECASE,
)


@dataclass(frozen=True, slots=True)
class Style:
    """A description of a person: the side of a pair that excludes the other, its words, whose it is and why."""

    span: Span
    sentence: int
    kind: str
    side: str
    word: str
    person: int
    who: str
    why: str = ""


def turned_levels(article: Article, levels: Sequence[Act]) -> Iterator[tuple[Act, Act]]:
    """Each bare "the drop" right after a measured rise, where nothing before it tells of any drop."""
    for bare in levels:
        if bare.form != "noun" or bare.word not in _MOVES or not bare.real or bare.quoted or bare.aside:
            continue
        if bare.theme.head and bare.theme.head not in _PERIODS and not _period(article, bare):
            continue
        reach = 2 * _BACK if bare.theme.head else _BACK
        before = [a for a in levels if bare.sentence - reach <= a.sentence < bare.sentence]
        told = [a for a in before if a.real and not a.denied and not a.quoted and a.side != bare.side and _measured(article, a)]
        if not told or any(a.side == bare.side for a in before) or _compares(article, bare):
            continue
        yield told[-1], bare


def _period(article: Article, act: Act) -> bool:
    below = article.analysis.children(article.analysis.tokens[act.token])
    return any(t.text.lower() in _PERIODS for t in below) and act.theme.token in {t.i for t in below if t.i < act.token}


def _measured(article: Article, act: Act) -> bool:
    return act.form != "noun" and any(
        q.sentence == act.sentence and q.kind.value == "percent" for q in _quantities_near(article, act.sentence)
    )


def _quantities_near(article: Article, sentence: int) -> list[Quantity]:
    return [q for q in article.quantities if q.sentence == sentence]


def _compares(article: Article, bare: Act) -> bool:
    """Whether words of the bare noun's own direction stand in its sentence or those right before."""
    group = 1 if bare.side == "-" else 2
    for i in range(max(0, bare.sentence - 1), bare.sentence + 1):
        text = article.sentence(i).span.of(article.document.prose)
        if any(m.group(group) for m in _LESS_OR_MORE.finditer(text)):
            return True
    return False


def styles(article: Article) -> Iterator[tuple[Style, Style]]:
    """Pairs of descriptions of one person that shut each other out."""
    known: dict[tuple[int, str], Style] = {}
    for style in _styles(article):
        first = known.setdefault((style.person, style.kind), style)
        if first.side != style.side and first.sentence != style.sentence:
            yield first, style


def _styles(article: Article) -> Iterator[Style]:
    parts = Parts(article)
    names = {p.id: p.name for p in article.people}
    for token in article.analysis.tokens:
        row = table("styles").get(_hyphened(parts, token))
        if row is None or article.part_of(token.sentence).kind is not PartKind.BODY or parts.in_quotes(token):
            continue
        kind, side = row.split()
        found = _whose(parts, token)
        if found is not None:
            person, why = found
            yield Style(token.span, token.sentence, kind, side, token.text, person, names[person], why)


def _hyphened(parts: Parts, token: Token) -> str:
    """The lemma, with what a hyphen ties to it ("right-hander" in three tokens)."""
    before = parts.analysis.tokens[max(0, token.i - 2) : token.i]
    tied = len(before) == 2 and before[1].text in "-‑" and before[0].sentence == token.sentence
    return f"{before[0].text.lower()}-{token.lemma.lower()}" if tied else token.lemma.lower()


def _whose(parts: Parts, token: Token) -> tuple[int, str] | None:
    """The person whom a descriptive noun names, stands before or beside, or, as "the southpaw", means."""
    analysis = parts.analysis
    above = analysis.head(token)
    below = analysis.children(token)
    if any(t.text.lower() in ("no", "not", "former", "another", "like", "than", "against") for t in below):
        return None
    for t in below:
        if t.deprel in ("appos", "flat", "nsubj") and t.i in parts.people:
            return parts.people[t.i], ""
    if token.deprel in ("compound", "appos", "amod", "flat") and above.i in parts.people:
        return parts.people[above.i], ""
    if token.i in parts.people:
        return parts.people[token.i], ""
    if not any(t.text.lower() == "the" for t in below if t.deprel == "det") or token.upos != "NOUN":
        return None
    start = analysis.sentences[token.sentence]
    back = analysis.sentences[max(0, token.sentence - 1)]
    first = back.first if back.part == start.part else start.first
    near = {parts.people[t.i] for t in analysis.tokens[first : start.last] if t.i in parts.people}
    if len(near) != 1:
        return None
    return near.pop(), f", the only person spoken of right before “the {token.text}”"
