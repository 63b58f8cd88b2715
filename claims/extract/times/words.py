"""The words of the prose, for the patterns of this package: letters, digits and single marks, with breaks between blocks."""

from __future__ import annotations

import re
from dataclasses import dataclass, field

from claims.document import Document

_WORD = re.compile(r"[^\W\d_]+|[0-9]+(?:[.,:][0-9]+)*|[^\w\s]")
_BLANK_LINE = re.compile(r"\n[ \t\r]*\n|\r[ \t]*\r|\|")
BREAK = "\n"


@dataclass(frozen=True, slots=True)
class Word:
    """`low` is the lower case, apostrophes and dashes made plain; `glued` says that no space stands before it."""

    text: str
    low: str
    start: int
    end: int
    glued: bool


_PAD = 24  # breaks after the last word, so that a pattern may look ahead without asking where the text ends


@dataclass(frozen=True, slots=True)
class Words:
    """All words in order; a break between two blocks is a word of its own (a line break), so that no pattern crosses it.

    `lows` has breaks after its end, which an index of -1 finds too. `memo` keeps what a parser found at a word.
    """

    every: tuple[Word, ...]
    lows: tuple[str, ...]
    memo: dict[tuple[str, int], object] = field(default_factory=dict, repr=False, compare=False)

    def __len__(self) -> int:
        return len(self.every)

    def low(self, i: int) -> str:
        return self.lows[i]

    def text(self, i: int) -> str:
        return self.every[i].text if 0 <= i < len(self.every) else BREAK

    def glued(self, i: int) -> bool:
        return 0 <= i < len(self.every) and self.every[i].glued

    def capital(self, i: int) -> bool:
        return self.text(i)[:1].isupper()

    def has(self, i: int, *lows: str) -> bool:
        """Whether exactly these words stand at `i`."""
        return self.lows[i : i + len(lows)] == lows


_PLAIN = str.maketrans({"’": "'", "‘": "'", "–": "-", "—": "-", "‑": "-", "‐": "-"})


def split(document: Document) -> Words:
    """The words of a document, with a break at blank lines, cell borders and the ends of parts."""
    borders = sorted({p.span.start for p in document.parts} | {c.start for p in document.parts for row in p.rows for c in row})
    out: list[Word] = []
    last, border = 0, 0
    for match in _WORD.finditer(document.prose):
        start, end = match.span()
        crossed = False
        while border < len(borders) and borders[border] <= start:
            crossed = crossed or borders[border] > last
            border += 1
        between = document.text[last:start]
        if out and (crossed or (between and _BLANK_LINE.search(between))):
            out.append(Word(BREAK, BREAK, start, start, False))
        text = match.group()
        out.append(Word(text, text.lower().translate(_PLAIN), start, end, start == last and bool(out)))
        last = end
    return Words(tuple(out), (*(w.low for w in out), *[BREAK] * _PAD))
