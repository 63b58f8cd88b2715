"""Happenings that come in one order only, of one thing or person: work began and was completed, she died and was buried."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Collection, Iterator, Mapping
from functools import cache

from claims.article import Article
from claims.lexicon import words
from claims.same.events import Verdict
from claims.same.facts import Fact, facts
from claims.same.orders import Order
from claims.same.referents import Referent, same_referent
from claims.same.stems import stem
from claims.spans import cover

_NEAR = 3
"""How many sentences the two may lie apart: farther on another bridge or another term is told of."""
_MANY = 40
_CALLED = ("call", "alert", "summon", "scramble", "dispatch")
_SERVICES = frozenset(
    "police officer crew firefighter paramedic ambulance medic rescuer coastguard brigade lifeboat engine service".split()
)
"""Who are called and then arrive, by whichever of these nouns."""


@cache
def _later() -> Mapping[str, frozenset[str]]:
    """The frames that can only come after a frame."""
    out: dict[str, set[str]] = defaultdict(set)
    for line in words("life_order"):
        before, _, after = line.partition(" > ")
        for frame in before.split(", "):
            out[frame] |= set(after.split(", "))
    return {k: frozenset(v) for k, v in out.items()}


def life_orders(article: Article, dated: Collection[int]) -> Iterator[Order]:
    """Pairs of happenings with a date (`dated`: the ids of their events) of one thing, the later one first."""
    every = _later()
    known = frozenset(every).union(*every.values())
    told = [
        f for f in facts(article)
        if f.event.id in dated and f.frame in known and f.affirmed and f.event.modality == "asserted" and f.event.tense == "past"
    ]  # fmt: skip
    for at, a in enumerate(told):
        for b in told[at + 1 : at + _MANY]:
            if b.event.sentence - a.event.sentence > _NEAR:
                break
            for early, late in ((a, b), (b, a)):
                if late.frame in every.get(early.frame, ()) and _of_one(early, late):
                    yield Order(late, early, 1, "by their nature", cover((late.words, late.words)))
                    break


@cache
def _stems() -> frozenset[str]:
    return frozenset(stem(noun) for noun in _SERVICES)


def _of_one(a: Fact, b: Fact) -> bool:
    if a.frame in _CALLED and b.frame == "arrive":
        return all(r is not None and r.head in _stems() for r in (a.theme, b.doer or b.theme))
    one, two = _thing(a), _thing(b)
    if one is None or two is None:
        return False
    if one.token == two.token:
        return True  # "work began in May and was completed in June"
    loose = (one.loose or two.loose) and one.person is None
    return not loose and same_referent(one, two).verdict is Verdict.SAME


def _thing(fact: Fact) -> Referent | None:
    return fact.theme if fact.theme is not None else fact.doer
