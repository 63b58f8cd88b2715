"""The embedded model: words of sentences to parts of speech, trees and entity labels."""

from __future__ import annotations

import json
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from functools import cache
from importlib.resources import files
from typing import TYPE_CHECKING, Any

from claims.nlp.tree import best_labels, best_tree
from claims.nlp.votes import Scores
from claims.nlp.wordpiece import END, START, pieces

if TYPE_CHECKING:
    import numpy as np
    from numpy.typing import NDArray

_WINDOW = 250  # word pieces read at once; the model was trained on sentences and reads at most 512
_BATCH = 1500


@dataclass(frozen=True, slots=True)
class Parsed:
    """One sentence: for each word the UPOS and Penn tags, the head (1-based, 0 for the root), the relation and the BIO label.

    `kinds` holds how likely each word is in no name, a PERSON, an ORG, a LOC.
    """

    upos: list[str]
    xpos: list[str]
    heads: list[int]
    deprels: list[str]
    ner: list[str]
    kinds: list[Scores]


@dataclass(frozen=True)
class _Model:
    session: Any
    labels: dict[str, list[str]]  # by head: upos, xpos, deprel, ner
    weights: NDArray[np.float32]  # the biaffine label tensor, flattened: width x (labels * width)


@cache
def _model() -> _Model:
    import numpy as np
    import onnxruntime as ort

    folder = files(__package__) / "model"
    options = ort.SessionOptions()
    options.intra_op_num_threads = 1  # more threads would change the order of sums, and so the last digit
    options.inter_op_num_threads = 1
    session = ort.InferenceSession((folder / "mt.int8.onnx").read_bytes(), options, providers=["CPUExecutionProvider"])
    labels = json.loads((folder / "labels.json").read_text(encoding="utf-8"))
    with (folder / "label_tensor.npz").open("rb") as handle, np.load(handle) as stored:
        tensor = stored["W"].astype(np.float32)
    width = tensor.shape[1]
    return _Model(session, labels, np.ascontiguousarray(tensor.transpose(1, 0, 2).reshape(width, -1)))


def parse(sentences: Sequence[Sequence[str]]) -> list[Parsed]:
    """The analysis of each sentence (none of them empty)."""
    windows: list[Sequence[str]] = []
    owner: list[int] = []
    for i, words in enumerate(sentences):
        for window in _windows(words):
            windows.append(window)
            owner.append(i)
    results: list[Parsed | None] = [None] * len(windows)
    for batch in _batches(windows):
        for k, parsed in zip(batch, _run([windows[k] for k in batch]), strict=True):
            results[k] = parsed
    out: list[Parsed] = []
    for i, found in zip(owner, results, strict=True):
        assert found is not None
        if i == len(out):
            out.append(found)
        else:
            _join(out[i], found)
    return out


def _join(first: Parsed, later: Parsed) -> None:
    """Append a later window of a long sentence, its root below the root of the first."""
    by = len(first.heads)
    root = first.heads.index(0) + 1
    first.deprels.extend("parataxis" if h == 0 else d for h, d in zip(later.heads, later.deprels, strict=True))
    first.heads.extend(root if h == 0 else h + by for h in later.heads)
    first.upos.extend(later.upos)
    first.xpos.extend(later.xpos)
    first.ner.extend(later.ner)
    first.kinds.extend(later.kinds)


def _windows(words: Sequence[str]) -> Iterator[Sequence[str]]:
    """`words` in stretches that the model can read, cut after punctuation where there is some."""
    start = size = 0
    cut = 0
    for i, word in enumerate(words):
        length = min(len(pieces(word)), _WINDOW)
        if size + length > _WINDOW and i > start:
            end = cut if cut > start + (i - start) // 2 else i
            yield words[start:end]
            start = end
            size = sum(min(len(pieces(w)), _WINDOW) for w in words[start:i])
        size += length
        if word in {",", ";", ":", ".", "?", "!", "—", "–", "|"}:
            cut = i + 1
    if start < len(words):
        yield words[start:]


def _batches(windows: Sequence[Sequence[str]]) -> Iterator[list[int]]:
    sizes = [2 + sum(len(pieces(w)) for w in window) for window in windows]
    batch: list[int] = []
    for k in sorted(range(len(windows)), key=lambda k: (sizes[k], k)):
        if batch and (len(batch) + 1) * sizes[k] > _BATCH:
            yield batch
            batch = []
        batch.append(k)
    if batch:
        yield batch


def letter_case(word: str) -> int:
    """The eight shapes of a word that the model was trained with (0 is padding)."""
    if word.islower():
        return 1
    if word.isupper():
        return 2 if len(word) > 1 else 3
    if word[:1].isupper() and word[1:].islower():
        return 4
    if any(c.isdigit() for c in word):
        return 5
    return 7 if any(c.isalnum() for c in word) else 6


def _run(batch: Sequence[Sequence[str]]) -> list[Parsed]:
    import numpy as np

    model = _model()
    names = model.labels
    encoded = [[pieces(word)[:_WINDOW] for word in words] for words in batch]
    longest = 2 + max(sum(map(len, words)) for words in encoded)
    ids = np.zeros((len(batch), longest), np.int64)
    case = np.zeros_like(ids)
    mask = np.zeros_like(ids)
    first = np.zeros((len(batch), max(map(len, batch))), np.int64)
    for r, words in enumerate(encoded):
        line, at = [START], 1
        for i, word in enumerate(words):
            first[r, i] = at
            line.extend(word)
            case[r, at : len(line)] = letter_case(batch[r][i])
            at = len(line)
        line.append(END)
        ids[r, : len(line)] = line
        mask[r, : len(line)] = 1
    upos, xpos, ner, arcs, heads, dependants = model.session.run(None, {"ids": ids, "case": case, "mask": mask, "first": first})
    upos, xpos = upos.argmax(-1), xpos.argmax(-1)
    out = []
    for r, words in enumerate(encoded):
        n = len(words)
        tree = best_tree(arcs[r, :n, : n + 1])
        projected = (dependants[r, :n] @ model.weights).reshape(n, len(names["deprel"]), -1)
        relations = np.matmul(projected, heads[r][tree][:, :, None])[:, :, 0].argmax(-1)
        out.append(
            Parsed(
                [names["upos"][j] for j in upos[r, :n]],
                [names["xpos"][j] for j in xpos[r, :n]],
                tree,
                [names["deprel"][j] for j in relations],
                best_labels(ner[r, :n], names["ner"]),
                _kinds(ner[r, :n]),
            )
        )
    return out


def _kinds(scores: NDArray[np.float32]) -> list[Scores]:
    """The probabilities of the classes, B and I together."""
    import numpy as np

    odds = np.exp(scores.astype(np.float64) - scores.max(-1, keepdims=True))
    odds /= odds.sum(-1, keepdims=True)
    return [(none, bp + ip, bo + io, bl + il) for none, bp, ip, bo, io, bl, il in odds.tolist()]
