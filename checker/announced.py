"""A number of things with its list, in the words of the text: "four villages", "“Harle, Netherton and Wick”"."""

from __future__ import annotations

from collections.abc import Sequence
from textwrap import shorten

from claims.analysis import Quantity
from claims.article import Article
from claims.spans import Span

_SHOWN = 120
"""How many characters of a listed thing are repeated."""
_LONG = 60
_LONGEST = 500
"""How long a stretch a finding may point at."""
_LETTERS = "no one two three four five six seven eight nine ten eleven twelve".split()


def announced(article: Article, number: Span) -> str:
    """A number with what it counts ("four villages"), a group with its article ("the trio")."""
    q = next((q for q in article.quantities if q.span == number and q.noun is not None), None)
    if q is not None and noun_end(article, q) - number.start <= _LONG:
        return words_of(article, Span(number.start, max(number.end, noun_end(article, q))))
    the = article.text[max(0, number.start - 4) : number.start].lower() == "the "
    return f"{'the ' if the else ''}{words_of(article, number)}"


def noun_end(article: Article, q: Quantity) -> int:
    """Where the bare noun phrase of a quantity ends, without the phrases that follow its head."""
    assert q.noun is not None
    inside = article.analysis.tokens_in(q.noun)
    heads = [t for t in inside if t.lemma.lower() == q.counted.lower() and t.span.start >= q.span.end]
    return heads[0].span.end if heads else q.noun.end


def listed_words(article: Article, spans: Sequence[Span]) -> str:
    """The words of a list, each part in quotation marks, long ones cut."""
    return "; ".join(f"“{shorten(words_of(article, without_mark(article, s)), _SHOWN, placeholder=' …')}”" for s in spans)


def in_letters(count: int) -> str:
    return _LETTERS[count] if count < len(_LETTERS) else str(count)


def words_of(article: Article, span: Span) -> str:
    return " ".join(span.of(article.text).split())


def without_mark(article: Article, span: Span) -> Span:
    """A list without the mark that ends it, cut where it is longer than a finding may point at."""
    span = Span(span.start, min(span.end, span.start + _LONGEST)).strip(article.text)
    return Span(span.start, span.end - 1) if article.text[span.end - 1] in ".;," else span
