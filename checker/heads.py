"""A headline or caption against the body: another age, the other direction, another person."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from claims.analysis import QuantityKind, Token
from claims.article import Article
from claims.document import PartKind
from claims.same.counts import Figure
from claims.same.events import Verdict
from claims.same.facts import Fact, facts
from claims.same.referents import same_referent
from claims.same.stems import spelled, stem_of
from claims.spans import Span

_BODY = (PartKind.BODY, PartKind.LIST)
_UP = frozenset("rise climb grow jump soar increase surge gain up leap rocket swell rebound".split())
_DOWN = frozenset("fall drop decline decrease shrink slip plunge tumble slump sink dip slide down plummet".split())
_SHOWN = re.compile(r"\b([A-Z][\w’'-]+(?: [A-Z][\w’'-]+)+)(?:, (?:pictured|above)[,.;]| \(pictured\b)")
_WON = frozenset(("win", "lead", "captain", "write", "design", "direct"))
_OPENING = 4
"""How many sentences of the body a headline's age is looked for in."""
_KINDS = {
    "woman": "woman grandmother mother pensioner widow", "man": "man grandfather father pensioner widower",
    "boy": "boy teenager teen schoolboy", "girl": "girl teenager teen schoolgirl",
}  # fmt: skip
_AGED = re.compile(
    r"\b(woman|man|boy|girl|grandmother|grandfather|mother|father|teenager|teen|pensioner), (\d{1,3})\b(?!,\d)", re.IGNORECASE
)
_AGE = re.compile(
    r"\b(\d{1,3})[- ]year[- ]old\s(?:[a-z-]+\s){0,2}?"
    r"(woman|man|boy|girl|grandmother|grandfather|mother|father|teenager|pensioner)\b",
    re.I,
)


@dataclass(frozen=True, slots=True)
class Clash:
    """What a headline or caption says and what the body says; `why` both speak of one thing."""

    head: Span
    body: Span
    why: str


def other_ages(article: Article, kinds: Sequence[PartKind]) -> Iterator[Clash]:
    """ "Woman, 84, rescued" over "An 82-year-old woman"."""
    heads, body, every = [], [], set()
    opening = [s.i for s in article.analysis.sentences if article.part_of(s.i).kind in _BODY][:_OPENING]
    for sentence in article.analysis.sentences:
        text, kind = sentence.span.of(article.document.prose), article.part_of(sentence.i).kind
        found = [(m[1].lower(), int(m[2]), Span(*m.span(2))) for m in _AGED.finditer(text)]
        found += [(m[2].lower(), int(m[1]), Span(*m.span(1))) for m in _AGE.finditer(text)]
        placed = [(noun, age, span.shift(sentence.span.start)) for noun, age, span in found]
        if kind in kinds:
            heads += placed
        elif sentence.i in opening:
            body += placed
    for quantity in article.quantities:
        if (
            article.part_of(quantity.sentence).kind in _BODY
            and quantity.kind in (QuantityKind.AGE, QuantityKind.COUNT)
            and quantity.value
        ):
            every.add(int(quantity.value))
    every |= {age for _, age, _ in body}
    for noun, age, span in heads:
        like = [b for b in body if _one_kind(noun, b[0])]
        if len(like) == 1 and age not in every and like[0][1] != age:
            yield Clash(span, like[0][2], f"both give the age of one {noun}")


def _one_kind(a: str, b: str) -> bool:
    return a == b or any({a, b} <= set(words.split()) for words in _KINDS.values())


def turned(article: Article, heads: Sequence[Figure], body: Sequence[Figure]) -> Iterator[Clash]:
    """ "Unemployment falls to 4.2%" over "the rate rose to 4.2 per cent": one figure, reached from the other side."""
    for head in heads:
        mine = _move(article, head)
        if mine is None or head.value is None:
            continue
        same = [b for b in body if b.value == head.value and b.measure == head.measure and not b.other_time]
        moves = [(b, m) for b in same if (m := _move(article, b)) is not None and m[2] & mine[2]]
        if moves and all(m[1] != mine[1] for _, m in moves):
            body_figure, (token, _, words) = moves[0]
            yield Clash(mine[0].span, token.span, f"both speak of {spelled(article, words & mine[2], body_figure.sentence)}")


def _move(article: Article, figure: Figure) -> tuple[Token, str, frozenset[str]] | None:
    """The verb of rising or falling that a figure stands under, its direction, and the stems of what moves."""
    analysis = article.analysis
    tokens = analysis.tokens_in(figure.span)
    at = tokens[-1] if tokens else None
    for _ in range(4):
        if at is None or at.upos == "VERB" or at.head == at.i:
            break
        at = analysis.head(at)
    if at is None or figure.preposition != "to":
        return None
    lemma = at.lemma.lower()
    side = "up" if lemma in _UP else "down" if lemma in _DOWN else ""
    subjects = analysis.children(at, "nsubj")
    if not side or not subjects or any(c.lemma.lower() in ("not", "never") for c in analysis.children(at)):
        return None
    return at, side, frozenset(s for t in analysis.subtree(subjects[0], "acl", "appos") if (s := stem_of(t)))


def other_doers(article: Article, kinds: Sequence[PartKind]) -> Iterator[Clash]:
    """ "Ann Frost after winning the final" over "Bea Dahl won the final": one happening, done by another named person."""
    told = [
        (f, who) for f in facts(article) if (f.once or f.frame in _WON) and f.affirmed and (who := _doer(article, f)) is not None
    ]
    heads = [(f, w) for f, w in told if article.part_of(f.event.sentence).kind in kinds]
    body = [(f, w) for f, w in told if article.part_of(f.event.sentence).kind in _BODY]
    for head, who in heads:
        same = [(f, w) for f, w in body if f.frame == head.frame and _one_theme(head, f)]
        if same and all(w != who for _, w in same):
            fact, other = same[0]
            names = [article.people[w].name for w in (who, other)]
            if not {n.split()[-1] for n in names[:1]} & {n.split()[-1] for n in names[1:]}:
                yield Clash(head.words, fact.words, f"{names[0]} in the one, {names[1]} in the other")
                return


def _one_theme(a: Fact, b: Fact) -> bool:
    if a.theme is None or b.theme is None or a.theme.loose or b.theme.loose:
        return False
    return same_referent(a.theme, b.theme).verdict is Verdict.SAME and (a.theme.names | a.theme.beside) == (
        b.theme.names | b.theme.beside
    )


def _doer(article: Article, fact: Fact) -> int | None:
    """The named person who does it; of "after winning" the subject of the clause above."""
    if fact.doer is not None:
        return fact.doer.person if fact.doer.named else None
    analysis = article.analysis
    above = analysis.head(fact.token)
    if fact.token.xpos != "VBG" or not fact.token.deprel.startswith("advcl"):
        return None
    subject = next(iter(analysis.children(above, "nsubj")), None)
    return next((p.id for p in article.people for m in p.mentions if m.kind == "name" and subject and m.head == subject.i), None)


def pictured(article: Article) -> Iterator[Clash]:
    """ "Said Ann Lund, pictured," where the only caption names somebody else."""
    captions = [p for p in article.document.parts if p.kind is PartKind.CAPTION]
    named = {
        p.id: m.span
        for p in reversed(article.people)
        for m in reversed(p.mentions)
        if m.kind == "name" and article.part_of(m.sentence).kind is PartKind.CAPTION
    }
    if len(captions) != 1 or not named:
        return
    words = captions[0].span.of(article.document.prose)
    for part in article.document.parts:
        for found in _SHOWN.finditer(article.document.prose, part.span.start, part.span.end) if part.kind in _BODY else ():
            if found[1].split()[-1] not in words and not article.quoted(Span(*found.span(1))):
                yield Clash(min(named.values()), Span(*found.span(1)), "the body says who is in the picture")
                return
