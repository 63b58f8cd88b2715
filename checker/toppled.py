"""A superlative among a named group ("the highest of the 30 districts, 93.4 per cent") that another member of it outdoes."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass

from checker.superlatives import HIGH, LOW
from claims.analysis import Entity, Sentence
from claims.article import Article
from claims.document import PartKind
from claims.same.counts import Figure
from claims.same.stems import stem
from claims.spans import Span

_BEST = re.compile(rf"\b(?:the|its|their)\s+({'|'.join([*HIGH, *LOW])})\b", re.I)
_GROUP = re.compile(
    r"\b(?:among|of)\s+(?:all\s+)?(?:the\s+)?(?:\w+\s+)?(districts|states|regions|countries|counties|cities|towns|wards|schools|councils|"
    r"provinces|boroughs|constituencies|clubs|teams|stations|hospitals|universities|colleges|lakes|rivers|sites|villages)\b",
    re.I,
)
_OTHER = re.compile(
    r"\b(?:last|previous|earlier|in \d{4}|ago|forecast|target|expected|would|could|record|since|outside|except|other)\b", re.I
)
_NEAR = 14
"""How many sentences off the rival may stand."""


@dataclass(frozen=True, slots=True)
class Toppled:
    """The superlative, the figure of the one that has it, and the figure of another that goes beyond it."""

    words: Span
    mine: Figure
    rival: Figure


def toppled(article: Article, by_sentence: Mapping[int, Sequence[Figure]]) -> Iterator[Toppled]:
    """Superlatives among a group of places or bodies that a figure for another of them outdoes."""
    for sentence in article.analysis.sentences:
        text = sentence.span.of(article.document.prose)
        best, group = list(_BEST.finditer(text)), _GROUP.search(text)
        if len(best) != 1 or group is None or _OTHER.search(text):
            continue
        names = _names(article, sentence)
        own = [f for f in by_sentence.get(sentence.i, []) if not f.other_time and _measured(f, text)]
        if len(own) != 1 or len(names) != 1:
            continue
        high = best[0][1].lower() in HIGH
        for rival in _rivals(article, by_sentence, sentence, own[0], stem(group[1][:-1])):
            if rival.low > own[0].high if high else rival.high < own[0].low:
                yield Toppled(Span(*best[0].span()).shift(sentence.span.start), own[0], rival)
                break


def _rivals(
    article: Article, by_sentence: Mapping[int, Sequence[Figure]], sentence: Sentence, own: Figure, group: str
) -> Iterator[Figure]:
    """Figures of the same kind near by that stand for one other member of the group."""
    mine = {e.text for e in _names(article, sentence)}
    per_cent = "per cent" in sentence.span.of(article.text) or "percent" in sentence.span.of(article.text) or own.measure == "%"
    for i in range(max(0, sentence.i - _NEAR), sentence.i + _NEAR + 1):
        if i == sentence.i or i >= len(article.analysis.sentences):
            continue
        there = article.sentence(i)
        text = there.span.of(article.document.prose)
        names = {e.text for e in _names(article, there)}
        like = [f for f in by_sentence.get(i, []) if f.measure == ("%" if per_cent else own.measure)]
        if len(like) != 1 or not names or names & mine or _OTHER.search(text) or article.part_of(i).kind is not PartKind.BODY:
            continue
        f = like[0]
        member = bool(re.match(r"\s*(?:In|At)\s+[A-Z]", text)) and bool((f.words | f.modifiers) & (own.words | {group}))
        if member and not (f.part and f.hedge) and not f.other_time and not f.quoted:
            yield f


def _names(article: Article, sentence: Sentence) -> list[Entity]:
    return [e for e in article.analysis.entities if e.sentence == sentence.i and e.label in ("LOC", "ORG")]


def _measured(figure: Figure, text: str) -> bool:
    """Whether a figure may be what the superlative is about: a share, a measure, or a number after "percentage"."""
    return figure.measure != "count" or bool(re.search(r"\bper ?cent(?:age)?\b", text) and "." in figure.text)
