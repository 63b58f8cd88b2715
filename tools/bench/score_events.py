"""How well are two mentions told to be one event? Measured on the pairs of same.jsonl, precision of "same" first.

    python -m tools.bench.score_events [--set DIR] [--show]

A pair counts as told to be same (or different) where an act or deed that overlaps its first passage and one that overlaps its
second are; where none is, the pair is unsure.
"""

from __future__ import annotations

import argparse
import json
from collections import Counter
from functools import cache
from pathlib import Path

from claims.article import Article
from claims.extract.article import extract
from claims.read import read_file
from claims.same.acts import Act, acts
from claims.same.deeds import deeds, same_deed
from claims.same.events import Verdict, same_event
from claims.spans import Span
from tools.bench.analysis_cache import cached_analyse

SLOTS = ("outcome", "polarity", "place", "date")
TRAINSET = Path(__file__).parent.parent.parent / "tests" / "corpus" / "trainset"


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--set", type=Path, default=TRAINSET)
    parser.add_argument("--show", action="store_true", help="print the pairs wrongly told to be same")
    options = parser.parse_args()
    counts: Counter[tuple[str, bool, str]] = Counter()
    for line in (options.set / "same.jsonl").read_text(encoding="utf-8").splitlines():
        pair = json.loads(line)
        if pair["slot"] not in SLOTS:
            continue
        told = verdict(options.set / "articles" / pair["file"], pair["a"], pair["b"])
        counts[pair["slot"], pair["same"], told] += 1
        if options.show and told == "same" and not pair["same"]:
            print(f"{pair['file']}: {pair['a']} | {pair['b']} | {pair['why']}")
    print(f"{'slot':10} {'same':>12} {'different':>12} {'unsure':>7}")
    for slot in SLOTS:
        right = [counts[slot, True, "same"], counts[slot, False, "different"]]
        wrong = [counts[slot, False, "same"], counts[slot, True, "different"]]
        unsure = counts[slot, True, "unsure"] + counts[slot, False, "unsure"]
        print(f"{slot:10} {right[0]:>4} of {right[0] + wrong[0]:<4} {right[1]:>4} of {right[1] + wrong[1]:<4} {unsure:>7}")


def verdict(path: Path, a: str, b: str) -> str:
    """What is told of two passages of an article: same, different or unsure."""
    article, found, done = _read(path)
    first, second = (_find(article, words) for words in (a, b))
    told: set[Verdict] = set()
    for every, compare in ((found, same_event), (done, same_deed)):
        left, right = ([x for x in every if x.span.overlaps(span)] for span in (first, second))
        told |= {compare(article, x, y).verdict for x in left for y in right if x.token != y.token}
    if Verdict.SAME in told:
        return "same"
    return "different" if told == {Verdict.DIFFERENT} else "unsure"


@cache
def _read(path: Path) -> tuple[Article, tuple[Act, ...], tuple[Act, ...]]:
    article = extract(read_file(path), analyser=cached_analyse)
    return article, acts(article), deeds(article)


def _find(article: Article, words: str) -> Span:
    start = max(article.text.find(words), 0)
    return Span(start, start + len(words))


if __name__ == "__main__":
    main()
