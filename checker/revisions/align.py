"""Which text of one list is which text of another: equal ones in order, then the most alike."""

from __future__ import annotations

import re
from collections import Counter, defaultdict
from collections.abc import Sequence

from claims.finding import normalise

_WORD = re.compile(r"[^\W_]+(?:['.,][^\W_]+)*")
_DIGITS = re.compile(r"\d[\d.,]*")
_RARE, _WORDS = 40, 8
"""Texts are compared where they share one of the rarest words; a word of more texts than `_RARE` tells nothing."""
_NEIGHBOUR = 0.15
"""What it adds to two texts that the texts before or after them belong together."""


def bag(text: str) -> Counter[str]:
    """The words of a text, whatever its figures: a changed figure leaves two texts alike."""
    return Counter(_WORD.findall(_DIGITS.sub("#0", normalise(text)).replace("#0", "0")))


def alike(one: Counter[str], other: Counter[str]) -> float:
    """From 0 (no word in common) to 1 (the same words): Dice's measure over the words with their counts."""
    size = one.total() + other.total()
    return 2 * (one & other).total() / size if size else 1.0


def align(old: Sequence[str], new: Sequence[str], *, least: float = 0.5) -> dict[int, int]:
    """Places in `old` to places in `new`: the k-th of equal texts with the k-th, then those more than `least` alike.

    Texts may have moved. A place stands in at most one pair.
    """
    pairs = _equal(old, new)
    taken = set(pairs.values())
    rest_old = [i for i in range(len(old)) if i not in pairs]
    rest_new = [j for j in range(len(new)) if j not in taken]
    bags_old, bags_new = {i: bag(old[i]) for i in rest_old}, {j: bag(new[j]) for j in rest_new}
    scored = []
    for i, j in _candidates(bags_old, bags_new):
        near = pairs.get(i - 1, -2) == j - 1 or pairs.get(i + 1, -2) == j + 1
        score = alike(bags_old[i], bags_new[j]) + (_NEIGHBOUR if near else 0)
        if score > least:
            scored.append((-score, abs(i - j), i, j))
    for _, _, i, j in sorted(scored):
        if i not in pairs and j not in taken:
            pairs[i] = j
            taken.add(j)
    return dict(sorted(pairs.items()))


def _equal(old: Sequence[str], new: Sequence[str]) -> dict[int, int]:
    where: defaultdict[str, list[int]] = defaultdict(list)
    for j, text in enumerate(new):
        where[normalise(text)].append(j)
    seen: Counter[str] = Counter()
    pairs = {}
    for i, text in enumerate(old):
        key = normalise(text)
        if seen[key] < len(where[key]):
            pairs[i] = where[key][seen[key]]
            seen[key] += 1
    return pairs


def _candidates(old: dict[int, Counter[str]], new: dict[int, Counter[str]]) -> list[tuple[int, int]]:
    """Pairs that share one of the rarest words of the first."""
    holders: defaultdict[str, list[int]] = defaultdict(list)
    for j, words in new.items():
        for word in words:
            holders[word].append(j)
    found: dict[tuple[int, int], None] = {}
    for i, words in old.items():
        known = sorted((len(holders[w]), w) for w in words if w in holders)
        for count, word in known[:_WORDS]:
            if count <= _RARE:
                found |= {(i, j): None for j in holders[word]}
    return list(found)
