"""Are two quoted stretches versions of the same words?

Compared word by word, without case, punctuation and kind of apostrophe. An ellipsis may leave words out, words in square
brackets are the editor's and match anything, and a contraction is its full form ("don't", "do not").
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass
from enum import StrEnum
from itertools import combinations, pairwise

from claims.spans import Span

_WORD = re.compile(r"\[[^\]\n]{0,80}\]|(?:\.\s?){3}|…|[^\W_]+(?:[.,:]\d+)*(?:['’][^\W_]+)*")
_FULL = {"won't": ("will", "not"), "can't": ("can", "not"), "cannot": ("can", "not"), "shan't": ("shall", "not")}
_ENDING = (("n't", "not"), ("'re", "are"), ("'ll", "will"), ("'ve", "have"), ("'m", "am"))
_GAP = "…"
_ANY = "[]"
_LEAST_WORDS = 4  # two quotations share turns of three words by chance
_LEAST_SHARE = 0.6
_NEARLY_ALL = 0.8
_COMMON = 40  # two words in a row that stand in more quotations than this tell nothing


class Likeness(StrEnum):
    """How two quoted stretches stand to each other."""

    SAME = "same"
    CONTAINED = "contained"
    VARIANT = "variant"
    DIFFERENT = "different"


@dataclass(frozen=True, slots=True)
class Comparison:
    """`differs` are the places of the first and the second text at which a variant's words part (an empty span: nothing there).

    `share` is the part of the words in which both agree, over the stretch that both cover.
    """

    likeness: Likeness
    share: float
    differs: tuple[tuple[Span, Span], ...] = ()


@dataclass(frozen=True, slots=True)
class _Word:
    text: str
    span: Span


def similar_quotations(a_text: str, b_text: str) -> Comparison:
    """The same words, one part of the other, one a variant of the other (with the words that differ), or different words."""
    a, b = _words(a_text), _words(b_text)
    if not a or not b:
        return Comparison(Likeness.DIFFERENT, 0.0)
    if [w.text for w in a] == [w.text for w in b]:
        return Comparison(Likeness.SAME, 1.0)
    short, long = (a, b) if len(a) <= len(b) else (b, a)
    if _holds(short, long):
        return Comparison(Likeness.CONTAINED, 1.0)
    return _variant(a, b)


def candidate_pairs(texts: Sequence[str]) -> list[tuple[int, int]]:
    """The pairs (i, j), i < j, of `texts` that share two words in a row that are not common to many, in order.

    Only these can be the same words or variants of each other; comparing every pair would grow with the square.
    """
    places: dict[tuple[str, str], list[int]] = {}
    for i, text in enumerate(texts):
        words = [w.text for w in _words(text)]
        for pair in dict.fromkeys(pairwise(words)):
            places.setdefault(pair, []).append(i)
    return sorted({c for found in places.values() if len(found) <= _COMMON for c in combinations(found, 2)})


def _words(text: str) -> list[_Word]:
    out = []
    for match in _WORD.finditer(text):
        span = Span(match.start(), match.end())
        out += [_Word(word, span) for word in _normal(match[0])]
    while out and out[0].text == _GAP:
        out.pop(0)
    while out and out[-1].text == _GAP:
        out.pop()
    return out


def _normal(word: str) -> tuple[str, ...]:
    """A word in the form in which it is compared."""
    if word[0] == "[":
        return (_GAP,) if not re.search(r"\w", word) else (_ANY,)
    if word[0] in ".…":
        return (_GAP,)
    word = word.casefold().replace("’", "'")
    if word in _FULL:
        return _FULL[word]
    for ending, full in _ENDING:
        if word.endswith(ending) and len(word) > len(ending):
            return (word[: -len(ending)], full)
    return (word,)


def _holds(short: Sequence[_Word], long: Sequence[_Word]) -> bool:
    """Do the words of the short one stand in the long one in one piece, or in pieces where it leaves words out?"""
    if sum(w.text not in (_GAP, _ANY) for w in short) < 2:
        return False
    at = 0
    for piece in _pieces(short):
        start = next((i for i in range(at, len(long) - len(piece) + 1) if _fits(piece, long[i : i + len(piece)])), None)
        if start is None:
            return False
        at = start + len(piece)
    return True


def _pieces(words: Sequence[_Word]) -> list[list[_Word]]:
    out: list[list[_Word]] = [[]]
    for word in words:
        if word.text == _GAP:
            out.append([])
        else:
            out[-1].append(word)
    return [piece for piece in out if piece]


def _fits(piece: Sequence[_Word], stretch: Sequence[_Word]) -> bool:
    return all(p.text == s.text or _ANY in (p.text, s.text) for p, s in zip(piece, stretch, strict=True))


def _variant(a: Sequence[_Word], b: Sequence[_Word]) -> Comparison:
    """Align the words; what one side has more of before the first or behind the last common word does not count."""
    from rapidfuzz.distance import Levenshtein  # only here: the command starts without it

    codes = Levenshtein.opcodes([w.text for w in a], [w.text for w in b])
    steps = [(c.tag, c.src_start, c.src_end, c.dest_start, c.dest_end) for c in codes]
    equal = [i for i, step in enumerate(steps) if step[0] == "equal"]
    if not equal:
        return Comparison(Likeness.DIFFERENT, 0.0)
    first = equal[0] - 1 if equal[0] == 1 and _swapped(steps[0]) else equal[0]
    last = equal[-1] + 1 if equal[-1] == len(steps) - 2 and _swapped(steps[-1]) else equal[-1]
    inner = steps[first : last + 1]
    changed = [s for s in inner if s[0] != "equal" and not _editorial(a[s[1] : s[2]], b[s[3] : s[4]])]
    common = sum(s[2] - s[1] for s in inner if s[0] == "equal")
    apart = sum(max(s[2] - s[1], s[4] - s[3]) for s in changed)
    share = common / (common + apart)
    covered = common / min(len(a), len(b))
    if common < _LEAST_WORDS or share < _LEAST_SHARE or covered < (_LEAST_SHARE if changed else _NEARLY_ALL):
        return Comparison(Likeness.DIFFERENT, share)
    if not changed:
        return Comparison(Likeness.CONTAINED, share)
    return Comparison(Likeness.VARIANT, share, tuple((_place(a, s[1], s[2]), _place(b, s[3], s[4])) for s in changed))


def _swapped(step: tuple[str, int, int, int, int]) -> bool:
    """One or two words against as many at an end: "by May", "by June"."""
    tag, a, a_end, b, b_end = step
    return tag == "replace" and a_end - a == b_end - b <= 2


def _editorial(a: Sequence[_Word], b: Sequence[_Word]) -> bool:
    """Left out by an ellipsis, or put in brackets by the editor."""
    return any(w.text in (_GAP, _ANY) for w in (*a, *b))


def _place(words: Sequence[_Word], start: int, end: int) -> Span:
    if start < end:
        return Span(words[start].span.start, words[end - 1].span.end)
    at = words[start].span.start if start < len(words) else words[-1].span.end
    return Span(at, at)
