"""The values of a claim that a revision may change, and which of them differ between two claims."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterator, Mapping
from typing import Any

from claims import table
from claims.article import Article
from claims.finding import normalise
from claims.spans import Span
from reports.passages import moment
from reports.revision import Change

Row = Mapping[Any, Any]

_PLAIN = (("place", table.PLACE), ("rank", table.ORDINAL))
_SAID = {"positive": "affirmed", "negative": "denied"}
_NUMERAL = re.compile(r"(?<!\w)\d[\d.,:/-]*\w*(?<![.,])")
_NAMING = ("ADJ", "PROPN")
_NARRATORS = ("", "narrator")


def changes(old: Row, new: Row, before: Article, after: Article) -> tuple[Change, ...]:
    """What differs in value between a claim and its counterpart, in a fixed order."""
    found = [*_figure(old, new, before, after), *_time(old, new, before, after)]
    for field, column in _PLAIN:
        if normalise(old[column]) != normalise(new[column]) and old[column] and new[column]:
            found.append(Change(field, old[column], new[column]))
    found += [*_names(old, new, before, after), *_speaker(old, new)]
    if old[table.POLARITY] != new[table.POLARITY]:
        found.append(Change("polarity", _SAID.get(old[table.POLARITY], ""), _SAID.get(new[table.POLARITY], "")))
    if old[table.MODALITY] != new[table.MODALITY]:
        found.append(Change("certainty", old[table.MODALITY], new[table.MODALITY]))
    return tuple(found) or _numerals(old, new)


def span(row: Row) -> Span:
    return Span(int(row[table.START]), int(row[table.END]))


def _figure(old: Row, new: Row, before: Article, after: Article) -> Iterator[Change]:
    one, other = _bounds(old), _bounds(new)
    whole = not (one and other)
    if one == other or one in _figures(after, new, whole) or other in _figures(before, old, whole):
        return
    texts = [r[table.QUANTITY_TEXT] for r in (old, new)]
    if normalise(texts[0]) == normalise(texts[1]):
        texts = [f"{r[table.QUANTITY_TEXT]} {r[table.QUANTITY_UNIT]}".strip() for r in (old, new)]
    yield Change("figure", *texts)


def _bounds(row: Row) -> tuple[object, ...]:
    """What a claim's figure allows, as written; () where it has none."""
    if not row[table.QUANTITY_TEXT]:
        return ()
    if row[table.QUANTITY_UNIT] == "score":
        return (row[table.QUANTITY_VALUE],)
    return _number(row[table.QUANTITY_LOW]), _number(row[table.QUANTITY_HIGH]), row[table.QUANTITY_UNIT]


def _figures(article: Article, row: Row, whole: bool) -> set[tuple[object, ...]]:
    """The figures that stand in the words of a claim, or in its whole sentence, whichever claim they were read into."""
    here = _words(article, row, whole)
    return {(_number(q.low), _number(q.high), q.unit) for q in article.quantities if q.span in here}


def _words(article: Article, row: Row, whole: bool) -> Span:
    """A figure that a claim lost altogether must be gone from its sentence; one that became another, from its words."""
    return article.sentence(int(row[table.SENTENCE])).span if whole else span(row)


def _number(value: float) -> float | None:
    return None if value != value else round(float(value), 6)


def _numerals(old: Row, new: Row) -> tuple[Change, ...]:
    """Numerals that differ though nothing was made of them: "the 25th of a month"."""
    one, other = (Counter(_NUMERAL.findall(r[table.TEXT])) for r in (old, new))
    gone, came = one - other, other - one
    return (Change("figure", ", ".join(gone), ", ".join(came)),) if gone and came else ()


def _time(old: Row, new: Row, before: Article, after: Article) -> Iterator[Change]:
    one, other = (r[table.TIME_VALUE] or normalise(r[table.TIME_TEXT]) for r in (old, new))
    whole = not (one and other)
    if one == other or one in _times(after, new, whole) or other in _times(before, old, whole):
        return
    texts = [r[table.TIME_TEXT] for r in (old, new)]
    if normalise(texts[0]) == normalise(texts[1]):
        texts = [f"{r[table.TIME_TEXT]} ({moment(r[table.TIME_VALUE]) or r[table.TIME_VALUE]})" for r in (old, new)]
    yield Change("time", *texts)


def _times(article: Article, row: Row, whole: bool) -> set[str]:
    here = _words(article, row, whole)
    return {t.value or normalise(t.text) for t in article.times if t.span in here}


def _names(old: Row, new: Row, before: Article, after: Article) -> Iterator[Change]:
    """Names that one version has and the other has others for; a name beside a pronoun or a noun is only another wording."""
    one, other = _named(before, old), _named(after, new)
    gone = [n for n in one if not _said_in(n, other)]
    came = [n for n in other if not _said_in(n, one)]
    if gone and came:
        yield Change("name", ", ".join(gone), ", ".join(came))


def _named(article: Article, row: Row) -> list[str]:
    """The names in a claim, and its other words with a capital within a sentence ("a Swedish group")."""
    here = span(row)
    inside = [e for e in article.analysis.entities if e.span in here]
    held = {i for e in inside for i in range(e.first, e.last)}
    first = {s.first for s in article.analysis.sentences}
    words = [
        t.text for t in article.analysis.tokens_in(here) if t.i not in held | first and t.upos in _NAMING and t.text[:1].isupper()
    ]
    return list(dict.fromkeys([*(e.text for e in inside), *words]))


def _said_in(name: str, others: list[str]) -> bool:
    """Whether one of `others` may be the same name, told in fewer or more words."""
    words = set(normalise(name).split())
    return any(words <= also or also <= words for also in (set(normalise(o).split()) for o in others))


def _speaker(old: Row, new: Row) -> Iterator[Change]:
    one, other = (r[table.SPEAKER] for r in (old, new))
    if one in _NARRATORS and other in _NARRATORS:
        return
    if not _said_in(one, [other]):
        yield Change("speaker", one, other)
