"""Spells of time with a start and an end that the text gives: a run, a closure, a tenure, a custody, a journey.

A spell is a stretch ("from 1998 to 2012") or two happenings of one thing, the one that begins it and the one that ends it, each
with its date or clock time. The list `spells` says which verbs begin and end which kind, and which nouns stand for the whole.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from datetime import date
from functools import cache

from claims.analysis import TimeExpression
from claims.article import Article
from claims.document import PartKind
from claims.lexicon import words
from claims.same.events import Verdict
from claims.same.facts import Fact, facts
from claims.same.referents import Referent, same_referent
from claims.same.stretches import Stretch, moment, stretches
from claims.same.words import kin
from claims.spans import Span, cover

_APART = 6
"""How many sentences the start and the end of a spell may lie apart where both name the thing, and how far a length from them."""
_NO_YEAR = re.compile(r"XXXX-(\d\d)-(\d\d)")
_UNTIL = re.compile(r"\b(?:until|till|up to)\s+(?:\w+\s+)?$", re.I)
_STAYS = frozenset("stay remain serve continue last run work stand hold live".split())
_LEADS = frozenset(
    "lead run serve chair head manage coach edit captain teach work rule reign govern conduct represent preside hold".split()
)
_PRONOUNS = frozenset("it they he she this that which who we".split())


@dataclass(frozen=True, slots=True)
class Spell:
    """A stretch of time that is one thing's. `kinds` are the kinds it may be of, `thing` whose, `nouns` the words around it."""

    stretch: Stretch
    kinds: frozenset[str]
    thing: Referent | None
    starts: Span
    ends: Span
    nouns: frozenset[str]


@dataclass(frozen=True, slots=True)
class _Bound:
    kind: str
    start: bool
    fact: Fact
    time: TimeExpression


@cache
def _verbs() -> tuple[Mapping[str, tuple[str, ...]], Mapping[str, tuple[str, ...]], Mapping[str, tuple[str, ...]]]:
    """Which kinds a verb begins, which it ends, and of which kinds a noun is the whole."""
    out: tuple[dict[str, tuple[str, ...]], ...] = ({}, {}, {})
    for line in sorted(words("spells")):
        kind, _, rest = line.partition(": ")
        for found, column in zip(out, rest.split(" | "), strict=True):
            for word in _entries(column):
                found[word] = (*found.get(word, ()), kind)
    return out[0], out[1], out[2]


def _entries(column: str) -> list[str]:
    return [part.strip() for part in column.replace("/v", "/v,").replace("/n", "/n,").split(",") if part.strip()]


def whole(lemma: str) -> tuple[str, ...]:
    """The kinds of spell that a noun may name ("closure", "tenure")."""
    return _verbs()[2].get(f"{lemma.lower()}/n", ())


def spells(article: Article) -> tuple[Spell, ...]:
    """All spells of the narration, in the order of their ends."""
    return article.once(_spells)


def _spells(article: Article) -> tuple[Spell, ...]:
    joined = list(_joined(article))
    finer = {(s.stretch.first, s.stretch.last) for s in joined}
    found = [*joined, *(s for s in _told(article) if (s.stretch.first, s.stretch.last) not in finer)]
    return tuple(sorted(found, key=lambda s: (s.ends, s.starts)))


def _told(article: Article) -> Iterator[Spell]:
    """Stretches in one phrase, with whatever their sentence speaks of."""
    by_time = {t: f for f in facts(article) for t in f.event.times}
    for stretch in stretches(article):
        fact = next((by_time[t.id] for t in stretch.times if t.id in by_time), None)
        thing = (fact.doer or fact.theme) if fact else None
        verb = f"{_verb(article, fact)}/v" if fact else ""
        kinds = frozenset(("tenure",) if verb.split("/")[0] in _LEADS else _verbs()[0].get(verb, ()))
        span = cover(t.span for t in stretch.times)
        yield Spell(stretch, kinds, thing, span, span, _nouns(article, stretch.sentence))


def _joined(article: Article) -> Iterator[Spell]:
    """Spells whose two ends are told by two happenings of one thing."""
    open_bounds: list[_Bound] = []
    taken: set[int] = set()
    bounds = list(_bounds(article))
    for bound in bounds:
        if bound.start:
            open_bounds.append(bound)
    for end in (b for b in bounds if not b.start):
        near = [
            s
            for s in open_bounds
            if s.kind == end.kind
            and s.time.id != end.time.id
            and (s.fact.event.sentence <= end.fact.event.sentence or s.kind != "tenure")
            and abs(end.fact.event.sentence - s.fact.event.sentence) <= _APART
        ]
        near = [s for s in near if _one(s, end)]
        near.sort(
            key=lambda s: (abs(end.fact.event.sentence - s.fact.event.sentence), abs(end.time.span.start - s.time.span.start))
        )
        if (
            len({s.time.value for s in near}) == 1
            and end.fact.event.id not in taken
            and (stretch := _between(near[0].time, end.time))
        ):
            start = near[0]
            taken.add(end.fact.event.id)
            low, high = sorted((start.fact.event.sentence, end.fact.event.sentence))
            yield Spell(
                stretch, frozenset(b.kind for b in bounds if b.fact.event.id == start.fact.event.id and b.start)
                & frozenset(b.kind for b in bounds if b.fact.event.id == end.fact.event.id and not b.start),
                _thing(start.fact) or _thing(end.fact),
                cover((start.fact.words, start.time.span)), cover((end.fact.words, end.time.span)),
                _nouns(article, low, high),
            )  # fmt: skip


def _bounds(article: Article) -> Iterator[_Bound]:
    begins, ends, _ = _verbs()
    for fact in facts(article):
        if not fact.affirmed or fact.event.modality not in ("asserted", "hedged") or fact.noun:
            continue
        times = [t for t in fact.times if "/" not in t.value and not t.mod and (t.earliest or t.value.startswith("XXXX"))]
        if len(times) != 1:
            continue
        word, before = _verb(article, fact), article.document.prose[max(0, times[0].span.start - 20) : times[0].span.start]
        if word in _STAYS and (_UNTIL.search(before) or times[0].text.lower().startswith("until")):
            yield from (_Bound(kind, False, fact, times[0]) for kind in ("run", "closed", "tenure", "custody"))
            continue
        for start, table in ((True, begins), (False, ends)):
            for kind in table.get(f"{word}/v", ()):
                yield _Bound(kind, start, fact, times[0])


def _verb(article: Article, fact: Fact) -> str:
    """The verb with its particle or the noun that makes it another one: "take office", "open again", "go up"."""
    token, analysis = fact.token, article.analysis
    word = fact.event.predicate.lower().removeprefix("be ")
    following = analysis.tokens[token.i + 1 : token.i + 3]
    for near in following:
        if near.sentence == token.sentence and any(f"{word} {near.text.lower()}/v" in t for t in _verbs()[:2]):
            return f"{word} {near.text.lower()}"
    return word


def _thing(fact: Fact) -> Referent | None:
    return fact.theme if fact.theme is not None else fact.doer


def _one(start: _Bound, end: _Bound) -> bool:
    """Whether the two ends are of one thing: the same words, or a pronoun close by."""
    apart = abs(end.fact.event.sentence - start.fact.event.sentence)
    pairs = [(a, b) for a in _things(start) for b in _things(end)]
    if any(same_referent(a, b).verdict is Verdict.SAME and not (a.loose or b.loose) for a, b in pairs):
        return True
    if any(same_referent(a, b).verdict is Verdict.DIFFERENT and not (a.other or b.other) for a, b in pairs):
        return False
    vague = any(r.text.lower() in _PRONOUNS for r in (*_things(start), *_things(end)))
    return apart <= 1 and (vague or not _things(end) or apart == 0)


def _things(bound: _Bound) -> tuple[Referent, ...]:
    fact = bound.fact
    return tuple(
        r for r in ((fact.doer, fact.theme) if bound.kind in ("tenure", "journey") else (fact.theme, fact.doer)) if r is not None
    )


def _between(a: TimeExpression, b: TimeExpression) -> Stretch | None:
    """The stretch from one time to another, where it has a length; a date without a year is of the year of the other."""
    start, end = moment(a), moment(b)
    span = cover((a.span, b.span))
    if start and end:
        return Stretch(span, b.sentence, (a, b), start.date(), end.date(), start, end) if start < end else None
    one, two = _days(a), _days(b)
    if one is None or two is None or (start is None) != (end is None):
        return None
    if one[2] != two[2]:
        one, two = _of_year(one, two[1].year), _of_year(two, one[1].year)
    if not one[0] < two[1] or (one[1] >= two[0] and len(a.value) == len(b.value)):
        return None
    years, months = (all(len(t.value) == size for t in (a, b)) for size in (4, 7))
    return Stretch(span, b.sentence, (a, b), one[0], two[1], None, None, years, months)


def _of_year(days: tuple[date, date, bool], year: int) -> tuple[date, date, bool]:
    if not days[2]:
        return days
    first, last = (d.replace(year=year, day=min(d.day, 28) if d.month == 2 else d.day) for d in days[:2])
    return first, last, False


def _days(time: TimeExpression) -> tuple[date, date, bool] | None:
    """First and last day of a date, and whether it names no year: the leap year 2000 stands in for it."""
    if time.earliest and time.latest:
        return time.earliest, time.latest, False
    match = _NO_YEAR.match(time.value)
    try:
        day = date(2000, int(match[1]), int(match[2])) if match else None
    except ValueError:  # "31 June"
        return None
    return (day, day, True) if day else None


def _nouns(article: Article, *sentences: int) -> frozenset[str]:
    """The groups of the nouns and verbs in some sentences, those beside them and the headline."""
    last = len(article.analysis.sentences)
    near = {i for s in sentences for i in (s - 1, s, s + 1) if 0 <= i < last}
    near |= {i for i in range(min(3, last)) if article.part_of(i).kind is PartKind.HEADLINE}
    tokens = (t for i in sorted(near) for t in article.analysis.words(article.sentence(i)))
    return frozenset(kin(t.lemma) for t in tokens if t.upos in ("NOUN", "PROPN", "VERB", "ADJ"))
