"""Annotated sentences: read from JSON lines, encoded as the program encodes them, put into batches."""

from __future__ import annotations

import json
import random
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import torch
from torch import Tensor

from claims.nlp.parser import letter_case
from claims.nlp.wordpiece import END, START, pieces

NONE = -100  # what the losses leave out
NER = ["O", "B-PERSON", "I-PERSON", "B-ORG", "I-ORG", "B-LOC", "I-LOC"]
NAME_FILES = ("uner_ewt_dev", "uner_pud", "gum", "wikigold", "wnut17", "btc", "crossner")
_LONGEST = 300  # pieces
_CHUNK = 3000  # examples that are sorted by length together


@dataclass(frozen=True)
class Labels:
    """The names behind the numbers, by head, in the order of the outputs."""

    upos: list[str]
    xpos: list[str]
    deprel: list[str]
    ner: list[str]

    @classmethod
    def of(cls, rows: Sequence[dict[str, Any]]) -> Labels:
        """All labels that stand in annotated trees; tags in the order of their frequency would do as well as this one."""
        upos, xpos = ({tag for row in rows for tag in row[key]} - {"_"} for key in ("pos", "xpos"))
        deprel = {relation.lower() for row in rows for relation in row["dep"]}
        return cls(sorted(upos), sorted(xpos), sorted(deprel), NER)


@dataclass(frozen=True)
class Example:
    """One sentence: piece ids, letter case of each piece, first piece of each word, and the answers of its kind by head."""

    ids: list[int]
    case: list[int]
    first: list[int]
    answers: dict[str, list[int]]

    @property
    def is_tree(self) -> bool:
        return "head" in self.answers


@dataclass(frozen=True)
class Batch:
    """Examples of one kind, padded."""

    ids: Tensor
    case: Tensor
    mask: Tensor
    first: Tensor
    words: Tensor  # where there is a word, true
    answers: dict[str, Tensor]

    def inputs(self) -> tuple[Tensor, Tensor, Tensor, Tensor]:
        return self.ids, self.case, self.mask, self.first


def read(path: Path) -> list[dict[str, Any]]:
    with path.open(encoding="utf-8") as handle:
        return [json.loads(line) for line in handle]


def encode(words: Sequence[str], answers: dict[str, list[int]]) -> Example:
    ids, case, first = [START], [0], []
    for word in words:
        found = pieces(word)
        first.append(len(ids))
        ids.extend(found)
        case.extend([letter_case(word)] * len(found))
    return Example([*ids, END], [*case, 0], first, answers)


def examples(folder: Path, labels: Labels, trees: Sequence[dict[str, Any]]) -> list[Example]:
    """The training set: sentences with trees, and sentences with names."""
    index = {head: {name: i for i, name in enumerate(names)} for head, names in vars(labels).items()}
    out = []
    for row in trees:
        heads = [0 if head == i else head + 1 for i, head in enumerate(row["head"])]
        upos, xpos = ([index[k].get(tag, NONE) for tag in row[column]] for k, column in (("upos", "pos"), ("xpos", "xpos")))
        deprel = [index["deprel"][relation.lower()] for relation in row["dep"]]
        out.append(encode(row["w"], {"upos": upos, "xpos": xpos, "head": heads, "deprel": deprel}))
    for name in NAME_FILES:
        for row in read(folder / f"ner_src_{name}.jsonl"):
            out.append(encode(row["w"], {"ner": [index["ner"][label] for label in mended(row)]}))
    return [example for example in out if example.first and len(example.ids) <= _LONGEST]


def mended(row: dict[str, Any]) -> list[str]:
    """The BIO labels of a row, with "United" put before the name that it opens: what was made from GUM leaves it out."""
    labels: list[str] = list(row["ner"])
    for i, word in enumerate(row["w"][:-1]):
        if word == "United" and labels[i] == "O" and labels[i + 1][0] == "B":
            labels[i], labels[i + 1] = labels[i + 1], "I" + labels[i + 1][1:]
    return labels


def batches(data: Sequence[Example], *, size: int, name_share: float) -> Iterator[Batch]:
    """Shuffled batches of one kind each, of at most `size` pieces, without end.

    `name_share` is the share of the sentences with names that each pass draws: the head for names learns faster than the
    others and then by heart.
    """
    while True:
        pool = [example for example in data if example.is_tree or random.random() < name_share]
        random.shuffle(pool)
        for start in range(0, len(pool), _CHUNK):
            groups = list(_groups(pool[start : start + _CHUNK], size))
            random.shuffle(groups)
            yield from map(pad, groups)


def _groups(chunk: Sequence[Example], size: int) -> Iterator[list[Example]]:
    for is_tree in (True, False):
        group: list[Example] = []
        for example in sorted((e for e in chunk if e.is_tree is is_tree), key=lambda e: len(e.ids)):
            if group and (len(group) + 1) * len(example.ids) > size:
                yield group
                group = []
            group.append(example)
        if group:
            yield group


def pad(group: Sequence[Example]) -> Batch:
    width, length = max(len(e.ids) for e in group), max(len(e.first) for e in group)

    def rows(values: Sequence[list[int]], to: int, fill: int = 0) -> Tensor:
        return torch.tensor([row + [fill] * (to - len(row)) for row in values])

    answers = {key: rows([e.answers[key] for e in group], length, NONE) for key in group[0].answers}
    return Batch(
        rows([e.ids for e in group], width),
        rows([e.case for e in group], width),
        rows([[1] * len(e.ids) for e in group], width),
        rows([e.first for e in group], length),
        rows([[1] * len(e.first) for e in group], length).bool(),
        answers,
    )
