"""Two texts word by word: what both have, what only the old one has, what only the new one has."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass
from difflib import SequenceMatcher

_WORD = re.compile(r"\w+(?:[’'.,-]\w+)*|\s+|[^\w\s]")
_LONGEST = 4_000
"""More words than this are not compared: the old text goes, the new one comes."""


@dataclass(frozen=True, slots=True)
class Piece:
    """Some words: `kind` is same, old or new."""

    kind: str
    text: str


def pieces(old: str, new: str) -> tuple[Piece, ...]:
    """`old` and `new` as one text, each stretch once; the old words before the new ones in their place."""
    return tuple(Piece(kind, text) for kind, text in _pieces(_WORD.findall(old), _WORD.findall(new)) if text)


def _pieces(old: list[str], new: list[str]) -> Iterator[tuple[str, str]]:
    if len(old) > _LONGEST or len(new) > _LONGEST:
        yield from (("same", "".join(old)),) if old == new else (("old", "".join(old)), ("new", "".join(new)))
        return
    for tag, a, b, c, d in SequenceMatcher(None, old, new, autojunk=False).get_opcodes():
        if tag == "equal":
            yield "same", "".join(new[c:d])
        else:
            yield "old", "".join(old[a:b])
            yield "new", "".join(new[c:d])
