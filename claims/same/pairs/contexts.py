"""What the model reads of a value: the sentence around it, the value hidden, pronouns with their names, and where it stands."""

from __future__ import annotations

import re
from collections.abc import Callable, Sequence
from dataclasses import dataclass

from claims.article import Article
from claims.nlp.wordpiece import END, START, pieces
from claims.spans import Span

HIDDEN = 2  # a piece that BERT left unused: it stands for the value
_REACH = 32  # pieces read on each side of the value
_NAME = 6  # pieces of the speaker's name
_WORD = re.compile(r"\w+|[^\w\s]")


@dataclass(frozen=True, slots=True)
class Side:
    """One value: where it stands, and the pieces that the model reads of it."""

    place: Span
    sentence: int
    part: int
    pieces: tuple[int, ...]


class Sides:
    """The sides of one article, each made once."""

    def __init__(self, article: Article) -> None:
        self._article = article
        linked = ((p.token, article.people[p.person].surname) for p in article.pronouns if p.person is not None)
        self._names = {token: _pieces(f"({name})") for token, name in linked if name}
        self._sides: dict[Span, Side | None] = {}
        self._scores: dict[tuple[Span, Span, str], float] = {}

    def at(self, value: Span) -> Side | None:
        """The side of the value at `value`, None where no word stands there."""
        if value not in self._sides:
            self._sides[value] = self._read(value)
        return self._sides[value]

    def remember(self, key: tuple[Span, Span, str], make: Callable[[], float]) -> float:
        """The score for `key`, made at the first call."""
        if key not in self._scores:
            self._scores[key] = make()
        return self._scores[key]

    def _read(self, value: Span) -> Side | None:
        article = self._article
        inside = article.analysis.tokens_in(value)
        if not inside:
            return None
        sentence = article.sentence(inside[0].sentence)
        part = article.part_of(sentence.i)
        quotation = article.quotation_at(value)
        speaker = _pieces(quotation.speaker)[:_NAME] if quotation is not None else []
        before = self._words(sentence.first, inside[0].i)[-_REACH:]
        after = self._words(inside[-1].i + 1, sentence.last)[:_REACH]
        opening = [*_pieces(part.kind.value.replace("_", " ") + " :"), *speaker, *(_pieces("said :") if speaker else ())]
        return Side(value, sentence.i, sentence.part, (*opening, *before, HIDDEN, *after))

    def _words(self, first: int, last: int) -> list[int]:
        found: list[int] = []
        for token in self._article.analysis.tokens[first:last]:
            found += pieces(token.text)
            found += self._names.get(token.i, ())
        return found


def encode(slot: str, first: Side, second: Side) -> tuple[list[int], list[int]]:
    """The pieces of a pair as the model reads them, and 0 or 1 for the side to which each belongs."""
    if first.sentence == second.sentence:
        distance = "same"
    else:
        distance = "near" if first.part == second.part else "far"
    left = [START, *_pieces(f"{slot} {distance} :"), *first.pieces, END]
    right = [*second.pieces, END]
    return [*left, *right], [0] * len(left) + [1] * len(right)


def _pieces(text: str) -> Sequence[int]:
    return [piece for word in _WORD.findall(text) for piece in pieces(word)]
