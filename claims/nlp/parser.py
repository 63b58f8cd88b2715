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
    reader: Any  # words to scores
    relations: Any  # a word and its head to the relation
    labels: dict[str, list[str]]  # by head: upos, xpos, deprel, ner


@cache
def _model() -> _Model:
    import onnxruntime as ort

    folder = files(__package__) / "model"
    options = ort.SessionOptions()
    options.intra_op_num_threads = 1  # more threads would change the order of sums, and so the last digit
    options.inter_op_num_threads = 1
    reader, relations = (
        ort.InferenceSession((folder / name).read_bytes(), options, providers=["CPUExecutionProvider"])
        for name in ("mt.int8.onnx", "labels.onnx")
    )
    return _Model(reader, relations, json.loads((folder / "labels.json").read_text(encoding="utf-8")))


def parse(sentences: Sequence[Sequence[str]]) -> list[Parsed]:
    """The analysis of each sentence (none of them empty).

    Each is read alone: quantisation looks at all that is read at once, so that neighbours would change the last digit.
    """
    return [_sentence(words) for words in sentences]


def _sentence(words: Sequence[str]) -> Parsed:
    first, *later = (_window(window) for window in _windows(words))
    for parsed in later:
        _join(first, parsed)
    return first


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


def _window(words: Sequence[str]) -> Parsed:
    """What the model says of words that it can read at once."""
    import numpy as np

    model = _model()
    names = model.labels
    ids, case, first = [START], [0], []
    for word in words:
        found = pieces(word)[:_WINDOW]
        first.append(len(ids))
        ids.extend(found)
        case.extend([letter_case(word)] * len(found))
    feed = {"ids": [*ids, END], "case": [*case, 0], "mask": [1] * (len(ids) + 1), "first": first}
    scores = model.reader.run(None, {name: np.array([values], np.int64) for name, values in feed.items()})
    upos, xpos, ner, arcs, heads, dependants = (array[0] for array in scores)
    tree = best_tree(arcs)
    (relations,) = model.relations.run(None, {"dependants": dependants, "heads": heads[tree]})
    return Parsed(
        [names["upos"][j] for j in upos.argmax(-1)],
        [names["xpos"][j] for j in xpos.argmax(-1)],
        tree,
        [names["deprel"][j] for j in relations],
        best_labels(ner, names["ner"]),
        _kinds(ner),
    )


def _kinds(scores: NDArray[np.float32]) -> list[Scores]:
    """The probabilities of the classes, B and I together."""
    import numpy as np

    odds = np.exp(scores.astype(np.float64) - scores.max(-1, keepdims=True))
    odds /= odds.sum(-1, keepdims=True)
    return [(none, bp + ip, bo + io, bl + il) for none, bp, ip, bo, io, bl, il in odds.tolist()]
