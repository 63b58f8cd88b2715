"""Words of the text, fitted into the sentences of a finding."""

from __future__ import annotations

import re
from collections.abc import Iterable

from claims.article import Article
from claims.same.counts import Figure


def inside(words: str) -> str:
    """Words that open with a number word, as they stand inside a sentence: "thirty-one passengers"."""
    plain = re.match(r"[A-Z][a-z]{2,}|A\b", words)
    return words[:1].lower() + words[1:] if plain else words


def listed(words: Iterable[str]) -> str:
    """ "a", "a and b", "a, b and c"."""
    every = list(words)
    return " and ".join([", ".join(every[:-1]), every[-1]] if len(every) > 1 else every)


def with_noun(article: Article, figure: Figure) -> str:
    """A figure with the noun it counts, as the text spells them; the figure alone where the noun does not follow it."""
    if not figure.head:
        return figure.text
    words = re.compile(rf"\s+(?:[\w’'-]+\s+){{0,2}}?{re.escape(figure.head)}\b", re.I)
    found = words.match(article.document.prose, figure.span.end)
    return " ".join(article.text[figure.span.start : found.end()].split()) if found else figure.text
