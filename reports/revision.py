"""What differs between two versions of an article, as data: all that the renderers of `newscheck diff` may know."""

from __future__ import annotations

from dataclasses import dataclass

from claims.finding import Finding
from claims.spans import Span
from reports.report import ArticleReport
from reports.words_diff import Piece


@dataclass(frozen=True, slots=True)
class Passage:
    """A claim in one of the versions: its id in the claims table, its words and where they stand there.

    The id is "" for a sentence whose figures or names no claim holds.
    """

    id: str
    span: Span
    text: str
    line: int
    column: int
    speaker: str


@dataclass(frozen=True, slots=True)
class Change:
    """One value that differs: figure, time, place, name, speaker, polarity, certainty or rank; "" where a side has none."""

    field: str
    old: str
    new: str


@dataclass(frozen=True, slots=True)
class Altered:
    """A claim that both versions make. `changes` is empty where only its wording differs.

    `same_words` says that the words are the same and mean something else now ("last week" in an article of another date).
    """

    old: Passage
    new: Passage
    changes: tuple[Change, ...]
    same_words: bool = False


@dataclass(frozen=True, slots=True)
class Block:
    """A paragraph with its changes; `paragraph` is its number in the new version, 0 where only the old one has it."""

    kind: str
    paragraph: int
    pieces: tuple[Piece, ...]


@dataclass(frozen=True)
class Revision:
    """Two versions of an article compared. `anchor` is the article's date where it changed.

    `reworded` are claims that say the same in other words, `unchanged` counts the others that both versions make.
    `remaining` are findings of both, each as the new version has it; `blocks` is the text.
    """

    version: str
    old: ArticleReport
    new: ArticleReport
    anchor: Change | None
    changed: tuple[Altered, ...]
    appeared: tuple[Passage, ...]
    vanished: tuple[Passage, ...]
    reworded: tuple[Altered, ...]
    unchanged: int
    introduced: tuple[Finding, ...]
    fixed: tuple[Finding, ...]
    remaining: tuple[Finding, ...]
    blocks: tuple[Block, ...] = ()
