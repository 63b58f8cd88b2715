"""Small readings of words that the modules of this package share."""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Sequence

from claims.analysis import Analysis, Token
from claims.document import Document
from claims.spans import Span

_WORD = re.compile(r"[^\W_]+(?:[-‐‑'’.][^\W_]+)*\.?")


def fold(word: str) -> str:
    """A word as names are compared: lower case, no accents, no full stop at its end, one kind of apostrophe."""
    if word.isascii():
        return word.lower().rstrip(".")
    plain = unicodedata.normalize("NFKD", word.casefold().replace("’", "'"))
    return "".join(c for c in plain if not unicodedata.combining(c)).rstrip(".")


def words_of(text: str) -> tuple[str, ...]:
    """The words of a stretch of text, hyphens, apostrophes and the full stop of an abbreviation included."""
    return tuple(_WORD.findall(text))


def span_of(tokens: Sequence[Token]) -> Span:
    """From the first to the last of some tokens in text order."""
    return Span(tokens[0].span.start, tokens[-1].span.end)


def squeezed(text: str) -> str:
    """A stretch of text on one line."""
    return " ".join(text.split())


def noun_word(document: Document, analysis: Analysis, token: Token) -> str:
    """The word a noun token belongs to, in lower case: "father-in-law" for any of its parts, else its lemma."""
    first = last = token.i
    tokens = analysis.tokens
    while first >= 2 and _hyphen(tokens[first - 1]) and _touch(tokens, first - 2, first):
        first -= 2
    while last + 2 < len(tokens) and _hyphen(tokens[last + 1]) and _touch(tokens, last, last + 2):
        last += 2
    if first == last:
        return token.lemma.lower()
    return Span(tokens[first].span.start, tokens[last].span.end).of(document.prose).lower().replace("‑", "-")


def _hyphen(token: Token) -> bool:
    return token.text in ("-", "‐", "‑")


def _touch(tokens: Sequence[Token], first: int, last: int) -> bool:
    return all(tokens[i].span.end == tokens[i + 1].span.start for i in range(first, last))


def distance(a: str, b: str, *, limit: int = 3) -> int:
    """Edits (insert, delete, change, swap of neighbours) between two short words, `limit` where there are more."""
    if abs(len(a) - len(b)) >= limit:
        return limit
    before, here = [], list(range(len(b) + 1))
    for i, x in enumerate(a, 1):
        before, last, here = here, before, [i]
        for j, y in enumerate(b, 1):
            best = min(before[j] + 1, here[j - 1] + 1, before[j - 1] + (x != y))
            if i > 1 and j > 1 and x == b[j - 2] and a[i - 2] == y:
                best = min(best, last[j - 2] + 1)
            here.append(best)
    return min(here[-1], limit)
