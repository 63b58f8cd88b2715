"""How well is it told that two passages speak of one thing? Measured on the pairs of same.jsonl, by the rules.

    python -m tools.bench.same_pairs [--set DIR]

Precision and recall of "same"; "unsure" counts as not same. Pooled over the slots that checks compare, then slot by slot where
there are 30 positive pairs.
"""

from __future__ import annotations

import argparse
import json
from collections.abc import Callable, Iterable, Iterator, Sequence
from dataclasses import dataclass
from pathlib import Path

from claims.article import Article
from claims.extract.article import extract
from claims.read import read_file
from claims.same.acts import acts
from claims.same.counts import find_figures
from claims.same.counts import same_thing as same_figure
from claims.same.deeds import deeds, same_deed
from claims.same.events import Sameness, same_event
from claims.same.facts import Fact, facts, pairs
from claims.spans import Span
from tools.bench.analysis_cache import cached_analyse

POOLED = ("date", "duration", "count", "amount", "percentage", "age", "role", "place", "outcome")
DEVSET = Path(__file__).resolve().parents[2] / "tests" / "corpus" / "devset"
_ENOUGH = 30
_PERSONAL = ("role", "age")


@dataclass(frozen=True)
class Pair:
    """A labelled pair: where the two passages and their values stand, and whether they speak of one thing."""

    article: Article
    slot: str
    passages: tuple[Span, Span]
    values: tuple[Span, Span]
    same: bool


def read_pairs(folder: Path) -> Iterator[Pair]:
    """The pairs of `folder`/same.jsonl, article by article."""
    rows = [json.loads(line) for line in (folder / "same.jsonl").read_text(encoding="utf-8").splitlines()]
    for name in dict.fromkeys(row["file"] for row in rows):
        article = extract(read_file(folder / "articles" / name), analyser=cached_analyse)
        for row in (row for row in rows if row["file"] == name):
            first = _find(article.text, row["a"], 0)
            second = _find(article.text, row["b"], first.start + 1)
            values = (_inside(first, row["a"], row["va"]), _inside(second, row["b"], row["vb"]))
            yield Pair(article, row["slot"], (first, second), values, row["same"])


def _find(text: str, words: str, after: int) -> Span:
    """Where `words` stand at or after `after`, or else where they first stand."""
    start = text.find(words, after)
    if start < 0:
        start = text.index(words)
    return Span(start, start + len(words))


def _inside(passage: Span, words: str, value: str) -> Span:
    start = passage.start + max(words.find(value), 0)
    return Span(start, start + len(value))


def by_rules(pair: Pair) -> bool:
    """Whether the rules say "same": of the values, or of the persons, happenings, acts or deeds of the passages."""
    article = pair.article
    if pair.slot in _PERSONAL:
        return _persons(article, pair.passages[0]) & _persons(article, pair.passages[1]) != set()
    figures = article.once(find_figures)
    one, other = ([f for f in figures if f.span.overlaps(span)] for span in pair.values)
    if any(same_figure(x, y).sameness == "same" for x in one for y in other):
        return True
    if any(_overlap(a, b, pair.passages) or _overlap(b, a, pair.passages) for a, b, _ in article.once(_told_twice)):
        return True
    for every, compare in ((article.once(acts), same_event), (article.once(deeds), same_deed)):
        left, right = ([x for x in every if x.span.overlaps(span)] for span in pair.passages)
        if any(compare(article, x, y).verdict == "same" for x in left for y in right if x.token != y.token):
            return True
    return False


def _persons(article: Article, passage: Span) -> set[int]:
    """The persons named in a passage, where there is one only."""
    found = {p.id for p in article.people for m in p.mentions if m.span.overlaps(passage)}
    return found if len(found) == 1 else set()


def _told_twice(article: Article) -> list[tuple[Fact, Fact, Sameness]]:
    return list(pairs(facts(article)))


def _overlap(a: Fact, b: Fact, passages: tuple[Span, Span]) -> bool:
    return a.words.overlaps(passages[0]) and b.words.overlaps(passages[1])


def figures_of(told: Iterable[tuple[bool, bool]]) -> str:
    """Precision and recall of what was told, from pairs of (told to be same, is same)."""
    every = list(told)
    right = sum(said and same for said, same in every)
    said, same = sum(said for said, _ in every), sum(same for _, same in every)
    precision = f"{right / said:.2f}" if said else "-"
    return f"precision {precision:>4}  recall {right / same if same else 0:.2f}  ({right} of {said} told, {same} in all)"


def show(pairs: Sequence[Pair], tell: Callable[[Pair], bool]) -> None:
    """Print the figures of one way to tell, pooled and by slot."""
    told = [(pair, tell(pair)) for pair in pairs]
    print(f"{'pooled':11}", figures_of((said, pair.same) for pair, said in told if pair.slot in POOLED))
    for slot in dict.fromkeys([*POOLED, *(pair.slot for pair in pairs)]):
        here = [(said, pair.same) for pair, said in told if pair.slot == slot]
        if sum(same for _, same in here) >= _ENOUGH:
            print(f"{slot:11}", figures_of(here))


def main(folder: Path = DEVSET) -> None:
    show(list(read_pairs(folder)), by_rules)


if __name__ == "__main__":
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--set", type=Path, default=DEVSET)
    main(parser.parse_args().set)
