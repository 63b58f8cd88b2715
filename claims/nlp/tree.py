"""Decoding: from the model's scores to one tree and one sequence of entity labels for a sentence."""

from __future__ import annotations

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    import numpy as np
    from numpy.typing import NDArray

    Scores = NDArray[np.float32]

_NEVER = -1e9


def best_tree(scores: Scores) -> list[int]:
    """The head of every word, 1-based, 0 for the single root. `scores[word, head]`; column 0 is the root.

    The best root is fixed first; then every word takes its best head, and each cycle is opened where that costs least.
    """
    import numpy as np

    n = len(scores)
    scores = scores.astype(np.float64)
    words = np.arange(n)
    scores[words, words + 1] = _NEVER
    root = int(scores[:, 0].argmax())
    scores[:, 0] = _NEVER
    scores[root, :] = _NEVER * 2
    scores[root, 0] = -_NEVER
    heads = scores.argmax(1)
    for _ in range(n):
        cycle = _cycle(heads.tolist())
        if not cycle:
            break
        inside = set(cycle)
        outside = [k for k in range(1, n + 1) if k - 1 not in inside]
        gain = scores[np.ix_(cycle, outside)] - scores[cycle, heads[cycle]][:, None]
        row, column = divmod(int(gain.argmax()), len(outside))
        heads[cycle[row]] = outside[column]
    return _acyclic(heads.tolist(), root)


def _cycle(heads: list[int]) -> list[int]:
    """The words of one cycle, or nothing."""
    done = [False] * len(heads)
    for start in range(len(heads)):
        path: dict[int, None] = {}
        here = start
        while here != -1 and not done[here] and here not in path:
            path[here] = None
            here = heads[here] - 1
        if here in path:
            cycle = list(path)
            return cycle[cycle.index(here) :]
        for word in path:
            done[word] = True
    return []


def _acyclic(heads: list[int], root: int) -> list[int]:
    """`heads` with whatever cycle is left hung on the root."""
    while cycle := _cycle(heads):
        heads[cycle[0]] = root + 1
    return heads


def best_labels(scores: Scores, names: list[str]) -> list[str]:
    """Viterbi over BIO: an I only after a B or I of the same class."""
    import numpy as np

    allowed = np.zeros((len(names), len(names)))
    for i, before in enumerate(names):
        for j, label in enumerate(names):
            if label[0] == "I" and before[2:] != label[2:]:
                allowed[i, j] = _NEVER
    best = scores[0].astype(np.float64)
    best[[name[0] == "I" for name in names]] = _NEVER
    back: list[list[int]] = []
    for row in scores[1:].astype(np.float64):
        through = best[:, None] + allowed
        back.append(through.argmax(0).tolist())
        best = through.max(0) + row
    at = int(best.argmax())
    path = [at]
    for pointers in reversed(back):
        at = pointers[at]
        path.append(at)
    return [names[i] for i in reversed(path)]
