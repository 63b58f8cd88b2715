"""WordPiece: a word to the ids of the model's vocabulary, as BERT's uncased tokenizer does it."""

from __future__ import annotations

import unicodedata
from collections.abc import Iterator, Mapping
from functools import cache, lru_cache
from importlib.resources import files

UNKNOWN, START, END = 100, 101, 102
_LONGEST_WORD = 100
_CJK = (
    (0x4E00, 0x9FFF),
    (0x3400, 0x4DBF),
    (0x20000, 0x2A6DF),
    (0x2A700, 0x2B73F),
    (0x2B740, 0x2B81F),
    (0x2B920, 0x2CEAF),
    (0xF900, 0xFAFF),
    (0x2F800, 0x2FA1F),
)


@cache
def _vocabulary() -> Mapping[str, int]:
    text = (files(__package__) / "model" / "vocab.txt").read_text(encoding="utf-8")
    return {piece: i for i, piece in enumerate(text.rstrip("\n").split("\n"))}


@lru_cache(maxsize=100_000)
def pieces(word: str) -> tuple[int, ...]:
    """The ids of one word, at least one."""
    known = _vocabulary().get(word)
    if known is not None and word.isascii() and word.isalpha() and word.islower():
        return (known,)
    ids = [i for part in _split(_normalise(word)) for i in _greedy(part)]
    return tuple(ids) or (UNKNOWN,)


def _normalise(word: str) -> str:
    """Without control characters and accents, in lower case, CJK characters set apart by spaces."""
    if word.isascii() and word.isprintable():
        return word.lower()
    kept = "".join(_clean(c) for c in word)
    plain = "".join(c for c in unicodedata.normalize("NFD", kept) if unicodedata.category(c) != "Mn")
    return "".join(c.lower() for c in plain)  # letter by letter: no final sigma


def _clean(char: str) -> str:
    if char in "\t\n\r" or unicodedata.category(char) == "Zs":
        return " "
    if char in "\0\ufffd" or unicodedata.category(char) in ("Cc", "Cf", "Co", "Cs"):
        return ""
    return f" {char} " if any(low <= ord(char) <= high for low, high in _CJK) else char


def _split(text: str) -> Iterator[str]:
    """Pieces between white space, every punctuation mark alone."""
    for chunk in text.split():
        start = 0
        for at, char in enumerate(chunk):
            if _is_mark(char):
                if start < at:
                    yield chunk[start:at]
                yield char
                start = at + 1
        if start < len(chunk):
            yield chunk[start:]


def _is_mark(char: str) -> bool:
    if char.isascii():
        return not char.isalnum() and char.isprintable() and char != " "
    return unicodedata.category(char).startswith("P")


def _greedy(part: str) -> list[int]:
    """Longest match first, from the left; one unknown where any rest has no piece."""
    if len(part) > _LONGEST_WORD:
        return [UNKNOWN]
    vocabulary = _vocabulary()
    ids: list[int] = []
    start = 0
    while start < len(part):
        for end in range(len(part), start, -1):
            found = vocabulary.get(part[start:end] if start == 0 else "##" + part[start:end])
            if found is not None:
                ids.append(found)
                start = end
                break
        else:
            return [UNKNOWN]
    return ids
