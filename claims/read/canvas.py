"""A canvas: what stands in the file as the article's words, everything else blank, line breaks in place."""

from __future__ import annotations

import re
from dataclasses import dataclass, field

from claims.spans import Span

BREAK = re.compile(r"\r\n|\r|\n")


@dataclass
class Canvas:
    """Starts blank; `keep` copies words from the text, `blank` takes markup out again. Line breaks are never touched."""

    text: str
    _chars: list[str] = field(init=False, repr=False)

    def __post_init__(self) -> None:
        self._chars = [c if c in "\r\n" else " " for c in self.text]

    def keep(self, span: Span) -> None:
        self._chars[span.start : span.end] = self.text[span.start : span.end]

    def blank(self, span: Span) -> None:
        for i in range(span.start, span.end):
            if self._chars[i] not in "\r\n":
                self._chars[i] = " "

    def write(self, span: Span, char: str) -> None:
        """One character in place of `span` (a character reference such as ``&mdash;``)."""
        self.blank(span)
        self._chars[span.start] = char

    def at(self, span: Span) -> str:
        return "".join(self._chars[span.start : span.end])

    def trim(self, span: Span) -> Span | None:
        """`span` without the blanks at its ends; None where nothing is left."""
        piece = self.at(span)
        left = len(piece) - len(piece.lstrip())
        return Span(span.start + left, span.start + len(piece.rstrip())) if left < len(piece) else None

    def prose(self) -> str:
        return "".join(self._chars)


def lines_of(text: str) -> list[Span]:
    """The lines of `text` without their breaks; `\\r\\n`, `\\r` and `\\n` count as one break each."""
    out, start = [], 0
    for match in BREAK.finditer(text):
        out.append(Span(start, match.start()))
        start = match.end()
    out.append(Span(start, len(text)))
    return out
