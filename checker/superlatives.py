"""“The steepest drop was in ...”: superlatives about the rows of a table, and which row the table itself puts first."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass

from claims.analysis import Sentence
from claims.article import Article
from claims.document import Part, PartKind
from claims.same.stems import stem, stem_of
from claims.spans import Span

HIGH = (
    "highest largest biggest greatest steepest sharpest fastest strongest longest dearest costliest hottest warmest wettest "
    "tallest busiest oldest heaviest deepest"
).split()
LOW = "lowest smallest slowest weakest shortest cheapest coldest coolest driest youngest lightest fewest".split()
SUPERLATIVE = re.compile(
    rf"\b(?:the|its|their)\s+({'|'.join(HIGH + LOW)}|most expensive|least expensive)\b(?:\s+([a-z-]+))?", re.I
)
_FALLS = frozenset(stem(w) for w in "fall drop decline decrease slip slump loss cut".split())
_RISES = frozenset(stem(w) for w in "rise increase gain growth climb jump surge".split())
_PRICES = frozenset("cheapest dearest costliest".split())
_SCOPED = re.compile(
    r"\b(?:second|third|fourth|next|outside|except|apart|besides|since|ever|after|before|among|excluding|other|behind|not|"
    r"joint|one of)\b",
    re.I,
)
_CELL = re.compile(r"^[^\d+−–-]*([+−–-]?)\s?[£$€₹]?\s?(\d[\d,]*(?:\.\d+)?)\s?(?:%|pts?|pp|[a-z]{0,3})\.?$", re.I)


@dataclass(frozen=True, slots=True)
class Row:
    """A row of a table by its label, with the number in one column."""

    label: str
    cell: Span
    value: float


@dataclass(frozen=True, slots=True)
class Mismatch:
    """A superlative said of one row that another row of the table has a better claim to."""

    words: Span
    named: Row
    extreme: Row
    column: str


def table_superlatives(article: Article) -> Iterator[Mismatch]:
    """Superlatives in the text that the article's tables do not bear out."""
    tables = [p for p in article.document.parts if p.kind is PartKind.TABLE and len(p.rows) > 3]
    for part in tables:
        for sentence in article.analysis.sentences:
            if article.part_of(sentence.i).kind in (PartKind.BODY, PartKind.LIST):
                yield from _in_sentence(article, part, sentence)


def _in_sentence(article: Article, part: Part, sentence: Sentence) -> Iterator[Mismatch]:
    text = sentence.span.of(article.document.prose)
    labels = [_text(article, row[0]) for row in part.rows[1:] if row]
    named = [label for label in labels if label and re.search(rf"\b{re.escape(label)}\b", text)]
    named = [a for a in named if not any(a != b and a in b for b in named)]
    if len(named) != 1:
        return
    place = re.search(rf"\b{re.escape(named[0])}\b", text)
    for m in SUPERLATIVE.finditer(text):
        direction = _direction(m[1].lower(), (m[2] or "").lower())
        column = _column(article, part, sentence, m[1].lower(), (m[2] or "").lower())
        first, last = min(m.start(), place.start() if place else 0), max(m.end(), place.end() if place else 0)
        if column is None or not direction or _SCOPED.search(text[max(0, first - 20) : last + 12]):
            continue
        rows = list(_rows(article, part, column))
        mine = next((r for r in rows if r.label == named[0]), None)
        if mine is None or len(rows) < 3:
            continue
        falls = stem(m[2] or "") in _FALLS
        best = min(rows, key=lambda r: -direction * (abs(r.value) if falls and not any(x.value < 0 for x in rows) else r.value))
        if best.value != mine.value:
            yield Mismatch(Span(*m.span()).shift(sentence.span.start), mine, best, _text(article, part.rows[0][column]))


def _direction(word: str, noun: str) -> int:
    """1 when the superlative means the largest number of the column, -1 for the smallest, 0 where that is not plain."""
    high = word in HIGH or word == "most expensive"
    if stem(noun) in _FALLS:
        return -1 if high else 0
    if noun and stem(noun) in _RISES:
        return 1 if high else 0
    return 1 if high else -1


def _column(article: Article, part: Part, sentence: Sentence, word: str, noun: str) -> int | None:
    """The column that a superlative speaks of: the one whose heading has its noun."""
    heads = [_text(article, cell).lower() for cell in part.rows[0]]
    if stem(noun) in _FALLS | _RISES:
        wanted = [i for i, h in enumerate(heads) if re.search(r"\b(?:change|growth|rise|fall|increase|yoy)\b", h)]
    elif word in _PRICES or "expensive" in word:
        wanted = [i for i, h in enumerate(heads) if re.search(r"price|cost|fare|rent", h)]
    else:
        near = {s for t in article.analysis.words(sentence) if (s := stem_of(t)) and t.text.lower() == noun}
        wanted = [i for i, h in enumerate(heads) if i and near & {stem(w) for w in re.findall(r"[a-z]+", h)}]
    return wanted[0] if len(wanted) == 1 else None


def _rows(article: Article, part: Part, column: int) -> Iterator[Row]:
    for row in part.rows[1:]:
        if len(row) <= column:
            continue
        label, found = _text(article, row[0]), _CELL.match(_text(article, row[column]))
        if found and not re.match(r"total|all\b|average|overall|mean|uk$|national", label, re.I):
            value = float(found[2].replace(",", ""))
            yield Row(label, row[column].strip(article.text), -value if found[1] and found[1] != "+" else value)


def _text(article: Article, cell: Span) -> str:
    return " ".join(cell.of(article.document.prose).split())
