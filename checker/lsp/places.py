"""Offsets of a text to lines and characters as editors count them, and back."""

from __future__ import annotations

import bisect
import re
from dataclasses import dataclass, field

from lsprotocol import types

from claims.spans import Span

_BREAK = re.compile(r"\r\n|\r|\n")
_WIDTHS = {"utf-8": lambda text: len(text.encode("utf-8", "surrogatepass")), "utf-32": len}


@dataclass(frozen=True)
class Places:
    """The lines of `text`, what the editor holds; `encoding` is the unit of characters: utf-16, utf-8 or utf-32.

    Offsets are those of a Document: a byte order mark at the beginning of the text does not count in them.
    """

    text: str
    encoding: str = "utf-16"
    _starts: tuple[int, ...] = field(default=(), repr=False, compare=False)

    def __post_init__(self) -> None:
        object.__setattr__(self, "_starts", (0, *(m.end() for m in _BREAK.finditer(self.text))))

    @property
    def _mark(self) -> int:
        return len(self.text) - len(self.text.removeprefix("\ufeff"))

    def position(self, offset: int) -> types.Position:
        """Line and character of an offset."""
        at = min(offset + self._mark, len(self.text))
        line = bisect.bisect_right(self._starts, at) - 1
        return types.Position(line, self._width(self.text[self._starts[line] : at]))

    def range(self, span: Span) -> types.Range:
        return types.Range(self.position(span.start), self.position(span.end))

    def offset(self, position: types.Position) -> int:
        """The offset of a line and character; of the end of the line or of the text where the position lies behind it."""
        if position.line >= len(self._starts):
            return len(self.text) - self._mark
        start = self._starts[position.line]
        end = self._starts[position.line + 1] if position.line + 1 < len(self._starts) else len(self.text)
        line = self.text[start:end].rstrip("\r\n")
        low, high = 0, len(line)
        while low < high:  # the longest beginning of the line that is not wider
            middle = (low + high + 1) // 2
            low, high = (middle, high) if self._width(line[:middle]) <= position.character else (low, middle - 1)
        return max(start + low - self._mark, 0)

    def span(self, within: types.Range) -> Span:
        start = self.offset(within.start)
        return Span(start, max(start, self.offset(within.end)))

    def _width(self, text: str) -> int:
        if self.encoding in _WIDTHS:
            return _WIDTHS[self.encoding](text)
        return len(text) + sum(ord(c) > 0xFFFF for c in text)
