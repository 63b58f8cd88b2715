"""Short quoted phrases that stand in a longer quotation with one word changed."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from claims.lexicon import words as word_list
from claims.spans import Span

LEAST, MOST = 3, 9
"""How many words a phrase may have."""

_WORD = re.compile(r"[^\W_]+(?:['’-][^\W_]+)*")


@dataclass(frozen=True, slots=True)
class OneWordOff:
    """Phrase `phrase` stands in stretch `stretch` at `at`, but for one word: `mine` there, `theirs` here."""

    phrase: int
    stretch: int
    at: Span
    mine: str
    theirs: str


def one_word_off(text: str, phrases: Sequence[Span], stretches: Sequence[Span]) -> Iterator[OneWordOff]:
    """Where a phrase of LEAST to MOST words stands in another stretch with one content word exchanged for another.

    At least two other content words must agree. A phrase that stands somewhere word for word is left out.
    """
    patterns: dict[tuple[str, ...], list[tuple[int, int]]] = {}
    wanted = {i: _words(text, p) for i, p in enumerate(phrases)}
    wanted = {i: w for i, w in wanted.items() if LEAST <= len(w) <= MOST}
    for i, found in wanted.items():
        plain = tuple(w for w, _ in found)
        for k, word in enumerate(plain):
            if _content(word) and sum(_content(w) for j, w in enumerate(plain) if j != k) >= 2:
                patterns.setdefault((*plain[:k], "", *plain[k + 1 :]), []).append((i, k))
    lengths = sorted({len(p) for p in patterns})
    exact: set[int] = set()
    near: list[OneWordOff] = []
    for s, stretch in enumerate(stretches):
        found = _words(text, stretch)
        plain = tuple(w for w, _ in found)
        for length in lengths:
            for start in range(len(plain) - length + 1):
                window = plain[start : start + length]
                at = Span(found[start][1].start, found[start + length - 1][1].end)
                for k, word in enumerate(window):
                    for i, place in patterns.get((*window[:k], "", *window[k + 1 :]), ()):
                        if place != k or phrases[i].overlaps(at):
                            continue
                        mine = wanted[i][k][0]
                        if mine == word:
                            exact.add(i)
                        elif _content(word):
                            near.append(OneWordOff(i, s, at, mine, word))
    yield from (n for n in near if n.phrase not in exact)


def _words(text: str, span: Span) -> list[tuple[str, Span]]:
    return [(m[0].casefold().replace("’", "'"), Span(*m.span())) for m in _WORD.finditer(text, span.start, span.end)]


def _content(word: str) -> bool:
    return len(word) > 2 and word not in word_list("english_function_words")
