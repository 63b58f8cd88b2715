"""The stretch of text that numbers are read in, and what the whole article says about how to read them."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Scene:
    """`start` to `end` of `text` is one region: a part, or a cell of a table. No quantity crosses its ends.

    `local` gives the currency that a word shared by several countries means here ("rupees"). Offsets of tokens: `names`
    where personal names end, `inside` those in the middle of a name, `verbs`, `counting` those of numbers
    that count a noun after them, `aged` those of numbers that are said of a person ("Ms Bell is 52"). `cricket` says that
    the article reports cricket, where "38 for four" and "5/38" are scores.
    """

    text: str
    start: int
    end: int
    local: Mapping[str, str]
    names: frozenset[int] = frozenset()
    inside: frozenset[int] = frozenset()
    verbs: frozenset[int] = frozenset()
    counting: frozenset[int] = frozenset()
    aged: frozenset[int] = frozenset()
    cricket: bool = False

    def before(self, at: int, size: int = 60) -> str:
        """The characters of the region before `at`."""
        return self.text[max(self.start, at - size) : at]

    def after(self, at: int, size: int = 40) -> str:
        """The characters of the region from `at` on."""
        return self.text[at : min(self.end, at + size)]
