"""Votes and scores as they stand in a sentence: "by 17 votes to 11", "had 8,310 votes, against 7,206", "beat Harle 3-2"."""

from __future__ import annotations

import bisect
import re
from collections.abc import Sequence
from dataclasses import dataclass

from claims.analysis import Quantity, Sentence
from claims.article import Article
from claims.spans import Span

_WORDS = {
    w: n
    for n, w in enumerate(
        "nil one two three four five six seven eight nine ten eleven twelve thirteen fourteen fifteen sixteen seventeen eighteen "
        "nineteen twenty".split()
    )
}
NUMBER = rf"(?:\d[\d,]*(?:\.\d+)?|{'|'.join(_WORDS)})"
SCORE = r"(?<![\d–/.-])(\d{1,3})\s?[-–]\s?(\d{1,3})(?![\d–/%-]|\s?(?:years?|year-old|day|month|week|hour|minute|per|to|m\b|km))"
_YES = (
    r"approved?|approving|passed|passing|adopted|adopting|carried|backed|backing|endorsed|elected|re-elected|ratified|won|winning|"
    r"agreed|agreeing|cleared|upheld|in favou?r|accepted|survived|prevailed|defeated|ousted|unseated"
)
_VOTE_TO = re.compile(
    rf"\b({_YES})\b([^.;:]{{0,60}}?)\b(?:by|with)\s+({NUMBER})(?:\s?%| per ?cent)?(?:\s+votes?)?\s+to\s+({NUMBER})\b"
    r"(?:\s?%)?(?!\s+(?:million|\d))",
    re.I,
)
_BY_PAIR = re.compile(rf"\bby\s+({NUMBER})(?:\s+votes?)?\s+to\s+({NUMBER})\b(?:\s+votes?)?(?!-)", re.I)
_FOR_AGAINST = re.compile(
    rf"\b({NUMBER}(?:\s+(?:million|thousand|lakh|crore))?)\s+(?:\w+\s+){{0,3}}?(?:in favou?r|for)\b(?:[^.;]{{0,40}}?)[,\s]+"
    rf"(?:and\s+)?({NUMBER}(?:\s+(?:million|thousand|lakh|crore))?)\s+(?:\w+\s+){{0,2}}?against\b",
    re.I,
)
_SCALES = {"million": 1e6, "thousand": 1e3, "lakh": 1e5, "crore": 1e7}
_NOT_ONE = re.compile(
    r"\b(?:aggregate|penalt|shoot-?out|away goals|sets?|frames?|extra time|legs?|series|tiebreak|tie-break|countback)", re.I
)


@dataclass(frozen=True, slots=True)
class Pair:
    """Two numbers set against each other, `first` and `second`, where they stand, and the `word` that tells the outcome."""

    first: float
    second: float
    span: Span
    sentence: int
    word: str = ""
    word_span: Span | None = None

    @property
    def margin(self) -> float:
        return abs(self.first - self.second)


def number(words: str) -> float:
    """The value of a number in digits or words."""
    digits, _, scale = words.strip().partition(" ")
    value = float(_WORDS[digits.lower()]) if digits.lower() in _WORDS else float(digits.replace(",", ""))
    return value * _SCALES.get(scale.strip().lower(), 1.0)


def carried_votes(article: Article, sentence: Sentence) -> list[Pair]:
    """ "Approved by 17 votes to 11": an outcome of yes with its two numbers, as written."""
    found = []
    for m in _VOTE_TO.finditer(sentence.span.of(article.document.prose)):
        span = Span(m.start(3), m.end(4)).shift(sentence.span.start)
        found.append(Pair(number(m[3]), number(m[4]), span, sentence.i, m[1], Span(*m.span(1)).shift(sentence.span.start)))
    return found


def vote_pairs(article: Article, sentence: Sentence) -> list[Pair]:
    """Two numbers of votes set against each other in a sentence: "by 17 votes to 11", "8,310 votes, against 7,206"."""
    text = sentence.span.of(article.document.prose)
    found = [
        Pair(number(m[1]), number(m[2]), Span(m.start(1), m.end(2)).shift(sentence.span.start), sentence.i)
        for m in _BY_PAIR.finditer(text)
    ]
    found += [
        Pair(*q.score, q.span, sentence.i)
        for q in _quantities(article, sentence)
        if len(q.score) == 2 and re.search(r"\bvotes?\b", q.text) and not any(q.span.overlaps(p.span) for p in found)
    ]
    votes = [q for q in _quantities(article, sentence) if q.counted.lower() == "vote" and q.value is not None]
    if len(votes) == 2 and votes[0].of is None and votes[1].of is None and not found:
        a, b = votes
        between = article.document.prose[a.span.end : b.span.start]
        if re.search(r"\b(?:against|to|and|while|with|for|compared)\b", between):
            found.append(Pair(a.value or 0, b.value or 0, Span(a.span.start, b.span.end), sentence.i))
    return found


def _quantities(article: Article, sentence: Sentence) -> Sequence[Quantity]:
    first = bisect.bisect_left(article.quantities, sentence.span.start, key=lambda q: q.span.start)
    last = bisect.bisect_left(article.quantities, sentence.span.end, key=lambda q: q.span.start)
    return article.quantities[first:last]


def for_and_against(article: Article, sentence: Sentence) -> list[Pair]:
    """ "135 votes in favour and 148 against"."""
    return [
        Pair(number(m[1]), number(m[2]), Span(*m.span()).shift(sentence.span.start), sentence.i)
        for m in _FOR_AGAINST.finditer(sentence.span.of(article.document.prose))
    ]


def scores(article: Article, sentence: Sentence) -> list[Pair]:
    """The scores of a sentence ("3-2"); none where they are those of sets, legs or shoot-outs."""
    text = sentence.span.of(article.document.prose)
    if _NOT_ONE.search(text):
        return []
    return [
        Pair(float(m[1]), float(m[2]), Span(*m.span()).shift(sentence.span.start), sentence.i) for m in re.finditer(SCORE, text)
    ]
