"""Names: from the labels of the model to entities of the whole document."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from claims.analysis import Entity, Sentence, Token
from claims.spans import Span


def find_entities(text: str, tokens: Sequence[Token], sentences: Sequence[Sentence], labels: Sequence[str]) -> tuple[Entity, ...]:
    """The entities in text order; `labels` are BIO, one for each token."""
    out = []
    for sentence in sentences:
        for first, last, label in _runs(labels, sentence.first, sentence.last):
            span = Span(tokens[first].span.start, tokens[last - 1].span.end)
            out.append(Entity(span, span.of(text), label, first, last, sentence.i))
    return tuple(out)


def _runs(labels: Sequence[str], start: int, end: int) -> Iterator[tuple[int, int, str]]:
    at = start
    while at < end:
        if labels[at] == "O":
            at += 1
            continue
        first = at
        at += 1
        while at < end and labels[at][0] == "I":
            at += 1
        yield first, at, labels[first][2:]
