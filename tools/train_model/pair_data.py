"""Pairs of values with their answers: labelled ones, planted conflicts, and readings of one article that cannot be one thing.

A set is a folder with articles/, same.jsonl and, if it has planted conflicts, gold.jsonl (tests/corpus/trainset/README.md).
"""

from __future__ import annotations

import json
import random
from collections.abc import Iterator
from dataclasses import dataclass
from itertools import combinations, product
from pathlib import Path
from typing import Any

from claims.analysis import QuantityKind, TimexType
from claims.article import Article
from claims.extract.article import extract
from claims.read import read_file
from claims.same.pairs.contexts import Side, Sides, encode
from claims.spans import Span
from tools.bench.analysis_cache import cached_analyse

_QUANTITIES = {
    QuantityKind.COUNT: "count",
    QuantityKind.MONEY: "amount",
    QuantityKind.PERCENT: "percentage",
    QuantityKind.MEASURE: "measure",
    QuantityKind.AGE: "age",
    QuantityKind.ORDINAL: "rank",
}
_NUMBERS = ("count", "amount", "percentage", "duration", "measure", "date", "age")
_PLANTED = {
    "date-conflict": ("date", "time"),
    "count-conflict": ("count", "amount", "percentage", "measure"),
    "duration": ("duration",),
    "headline-body": _NUMBERS,
    "caption-body": _NUMBERS,
    "title-role": ("role",),
    "age-birth": ("age",),
    "place": ("place",),
    "negation": ("outcome",),
    "antonym": ("outcome",),
}
_FEW = 13  # smaller numbers are often equal by chance
_EQUAL = 10  # pairs of equal values taken from an article


@dataclass(frozen=True, slots=True)
class Example:
    """A pair in both orders as the model reads it, and whether it speaks of one thing. `file` groups pairs of one article."""

    file: str
    slot: str
    reads: tuple[tuple[list[int], list[int]], tuple[list[int], list[int]]]
    same: bool
    random: bool = False


@dataclass(frozen=True, slots=True)
class _Reading:
    slot: str
    span: Span
    value: tuple[Any, Any, Any]  # what it is of, and its bounds


def read_set(folder: Path, *, negatives: int, seed: int = 5) -> list[Example]:
    """The examples of a set; of each consistent article, `negatives` pairs of readings whose values exclude each other."""
    chance = random.Random(seed)
    labelled, planted = (_by_file(folder / name) for name in ("same.jsonl", "gold.jsonl"))
    found: list[Example] = []
    for path in sorted((folder / "articles").glob("*.txt")):
        article = extract(read_file(path), analyser=cached_analyse)
        rows = [*_labelled(article, labelled.get(path.name, [])), *_conflicts(article, planted.get(path.name, []))]
        if path.name.endswith(".ok.txt"):
            rows += compared(article, negatives, chance)
        sides = Sides(article)
        for slot, a, b, same, drawn in rows:
            one, other = sides.at(a), sides.at(b)
            if one is not None and other is not None:
                found.append(Example(path.name, slot, _both(slot, one, other), same, drawn))
    return found


def _both(slot: str, one: Side, other: Side) -> tuple[tuple[list[int], list[int]], tuple[list[int], list[int]]]:
    return encode(slot, one, other), encode(slot, other, one)


def _by_file(path: Path) -> dict[str, list[dict[str, Any]]]:
    rows: dict[str, list[dict[str, Any]]] = {}
    for line in path.read_text(encoding="utf-8").splitlines() if path.exists() else ():
        row = json.loads(line)
        rows.setdefault(row["file"], []).append(row)
    return rows


Row = tuple[str, Span, Span, bool, bool]


def _labelled(article: Article, rows: list[dict[str, Any]]) -> Iterator[Row]:
    for row in rows:
        start = article.text.index(row["a"])
        after = article.text.find(row["b"], start + 1)
        after = after if after >= 0 else article.text.index(row["b"])
        a, b = start + row["a"].index(row["va"]), after + row["b"].index(row["vb"])
        yield row["slot"], Span(a, a + len(row["va"])), Span(b, b + len(row["vb"])), row["same"], False


def _conflicts(article: Article, rows: list[dict[str, Any]]) -> Iterator[Row]:
    """Of a planted conflict, the two values of two of its spans, where they are clear."""
    for row in rows:
        if not row["must"]:
            continue
        starts = [(article.text.find(words), words) for words in row["spans"]]
        held = [_held(article, Span(at, at + len(words))) for at, words in starts if at >= 0]
        for one, other in combinations(held, 2):
            for slot in _PLANTED.get(row["type"], ()):
                both = [(x, y) for x, y in product(one, other) if x.slot == y.slot == slot and x.span != y.span]
                if slot in _NUMBERS:
                    both = [(x, y) for x, y in both if _exclude(x, y)]
                if len(both) == 1:
                    a, b = sorted(reading.span for reading in both[0])
                    yield slot, a, b, True, False


def _held(article: Article, span: Span) -> list[_Reading]:
    """The readings in a span, its places and the word that tells its outcome."""
    held = [reading for reading in _readings(article) if reading.span.overlaps(span)]
    named = [e.span for e in article.analysis.entities if e.label == "LOC" and e.span.overlaps(span)]
    held += [_Reading("place", at, ("", None, None)) for at in named]
    tokens = article.analysis.tokens_in(span)
    inside = {token.i for token in tokens}
    tops = [t for t in tokens if (t.head not in inside or t.head == t.i) and t.upos in ("VERB", "NOUN", "ADJ")]
    return held + [_Reading("outcome", t.span, ("", None, None)) for t in tops[:1]]


def compared(article: Article, negatives: int, chance: random.Random) -> Iterator[Row]:
    """In a consistent article, values that exclude each other are not of one thing; large equal ones mostly are."""
    apart, alike = [], []
    for x, y in combinations(_readings(article), 2):
        if x.slot != y.slot or x.span.overlaps(y.span):
            continue
        if _exclude(x, y):
            apart.append((x, y))
        elif _equal(x, y):
            alike.append((x, y))
    for pairs, most, same in ((apart, negatives, False), (alike, _EQUAL, True)):
        chance.shuffle(pairs)
        for x, y in pairs[:most]:
            yield x.slot, x.span, y.span, same, not same


def _readings(article: Article) -> list[_Reading]:
    found = []
    for time in article.times:
        if time.type is TimexType.DATE and time.value:
            found.append(_Reading("date", time.span, ("day", time.earliest, time.latest)))
        elif time.type is TimexType.DURATION and time.length:
            found.append(_Reading("duration", time.span, (time.length.unit, time.length.low, time.length.high)))
        elif time.type is TimexType.TIME:
            found.append(_Reading("time", time.span, ("time", None, None)))
    for quantity in article.quantities:
        if quantity.kind in _QUANTITIES and quantity.value is not None:
            found.append(_Reading(_QUANTITIES[quantity.kind], quantity.span, (quantity.unit, quantity.low, quantity.high)))
    for person in article.people:
        roles = [attribute for attribute in person.attributes if attribute.kind == "role"]
        found += [_Reading("role", role.span, (person.id, role.value, role.value)) for role in roles]
    return sorted(set(found), key=lambda reading: (reading.span, reading.slot))


def _exclude(x: _Reading, y: _Reading) -> bool:
    (of, low, high), (other, bottom, top) = x.value, y.value
    if x.slot == "role":
        return bool(of != other)
    if None in (low, high, bottom, top):
        return False
    return (of == other or x.slot in ("count", "amount")) and bool(high < bottom or top < low)


def _equal(x: _Reading, y: _Reading) -> bool:
    if x.slot in ("date", "time", "rank") or x.value != y.value:
        return False
    return x.slot == "role" or x.value[1] >= _FEW
