"""The values of a claim that a revision may change, and which of them differ between two claims."""

from __future__ import annotations

import re
from collections import Counter, defaultdict
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from functools import cached_property
from typing import Any, TypeVar

from claims import table
from claims.analysis import Entity, Quantity, Sentence, TimeExpression
from claims.article import Article
from claims.finding import normalise
from claims.lexicon import table as table_of
from claims.spans import Span
from reports.passages import moment
from reports.revision import Change

Row = Mapping[Any, Any]
V = TypeVar("V", TimeExpression, Quantity, Entity)

_PLAIN = (("place", table.PLACE), ("rank", table.ORDINAL))
_ALIKE = {"biggest": "largest", "greatest": "largest", "sole": "only", "tallest": "highest", "1st": "first"}
_SAID = {"positive": "affirmed", "negative": "denied"}
_NUMERAL = re.compile(r"(?<!\w)\d[\d.,:/-]*\w*(?<![.,])")
_NAMING = ("ADJ", "PROPN")
_NARRATORS = ("", "narrator")


@dataclass(frozen=True)
class Views:
    """What stands in each sentence of an article, by the sentence's index."""

    times: Mapping[int, Sequence[TimeExpression]]
    figures: Mapping[int, Sequence[Quantity]]
    entities: Mapping[int, Sequence[Entity]]


def views(article: Article) -> Views:
    """The views by sentence; `article.once(views)` makes them once."""
    analysis = article.analysis
    return Views(_by_sentence(article.times), _by_sentence(article.quantities), _by_sentence(analysis.entities))


def _by_sentence(every: Iterable[V]) -> Mapping[int, Sequence[V]]:
    out: defaultdict[int, list[V]] = defaultdict(list)
    for view in every:
        out[view.sentence].append(view)
    return dict(out)


@dataclass(frozen=True)
class Both:
    """A claim and its counterpart, with the articles that they stand in."""

    old: Row
    new: Row
    before: Article
    after: Article

    @property
    def sides(self) -> tuple[tuple[Row, Article], tuple[Row, Article]]:
        return (self.old, self.before), (self.new, self.after)

    @cached_property
    def sentences(self) -> tuple[str, str]:
        """The sentences of both, white space and typography apart."""
        one, other = (normalise(sentence_of(row, article).span.of(article.document.prose)) for row, article in self.sides)
        return one, other

    @cached_property
    def same_words(self) -> bool:
        one, other = (normalise(span(row).of(article.document.prose)) for row, article in self.sides)
        return one == other

    def texts(self, column: str) -> tuple[str, str]:
        return str(self.old[column]), str(self.new[column])


def span(row: Row) -> Span:
    return Span(int(row[table.START]), int(row[table.END]))


def sentence_of(row: Row, article: Article) -> Sentence:
    return article.sentence(int(row[table.SENTENCE]))


def changes(both: Both) -> tuple[Change, ...]:
    """What differs in value between a claim and its counterpart, in a fixed order.

    In a sentence that has not changed only what its words point to can: a time counted from the article's date, and
    who "she" is.
    """
    if both.sentences[0] == both.sentences[1]:
        return (*_shifted(both), *_speaker(both))
    found = [*_figure(both), *_time(both)]
    for field, column in _PLAIN:
        one, other = both.texts(column)
        if one and other and _settled(one) != _settled(other):
            found.append(Change(field, one, other))
    found += [*names(*((span(row), article) for row, article in both.sides)), *_speaker(both)]
    found += _polarity(both)
    modalities = both.texts(table.MODALITY)
    if modalities[0] != modalities[1]:
        found.append(Change("certainty", *modalities))
    return tuple(found) or numerals(*both.texts(table.TEXT))


def _settled(word: str) -> str:
    """A word of rank or place, however it is told."""
    plain = normalise(word)
    return _ALIKE.get(plain, plain)


def _polarity(both: Both) -> Iterator[Change]:
    """Affirmed or denied; or one predicate and its opposite ("oppose", "support")."""
    polarities = both.texts(table.POLARITY)
    if polarities[0] != polarities[1]:
        yield Change("polarity", *(_SAID.get(p, p) for p in polarities))
        return
    one, other = both.texts(table.PREDICATE)
    if any(a and b and a[0] == b[0] and {a[1], b[1]} == {"+", "-"} for a in _sides(one) for b in _sides(other)):
        yield Change("polarity", one, other)


def _sides(predicate: str) -> list[tuple[str, str]]:
    """The kinds of outcome that a verb tells, and on which side it is."""
    verb = predicate.removeprefix("be ")
    kind, side = (*table_of("outcomes").get(f"{verb}/v", "").split(), "", "")[:2]
    return [(kind, side), ("stance", table_of("stances").get(verb, ""))]


def _figure(both: Both) -> Iterator[Change]:
    one, other = _bounds(both.old), _bounds(both.new)
    texts = both.texts(table.QUANTITY_TEXT)
    if one == other or (not (one and other) and _elsewhere(both, texts)):
        return
    if one in _figures(both.new, both.after) or other in _figures(both.old, both.before):
        return
    if normalise(texts[0]) == normalise(texts[1]):
        units = both.texts(table.QUANTITY_UNIT)
        texts = (f"{texts[0]} {units[0]}".strip(), f"{texts[1]} {units[1]}".strip())
    yield Change("figure", *texts)


def _bounds(row: Row) -> tuple[object, ...]:
    """What a claim's figure allows, as written; () where it has none."""
    if not row[table.QUANTITY_TEXT]:
        return ()
    if row[table.QUANTITY_UNIT] == "score":
        return (row[table.QUANTITY_VALUE],)
    return _number(row[table.QUANTITY_LOW]), _number(row[table.QUANTITY_HIGH]), row[table.QUANTITY_UNIT]


def _figures(row: Row, article: Article) -> set[tuple[object, ...]]:
    """The figures that stand in the words of a claim, whichever claim they were read into."""
    here, found = span(row), article.once(views).figures.get(int(row[table.SENTENCE]), ())
    return {(_number(q.low), _number(q.high), q.unit) for q in found if q.span in here}


def _elsewhere(both: Both, texts: tuple[str, str]) -> bool:
    """Whether what one side has and the other lacks stands in the other's sentence all the same, read into another claim."""
    return any(text and normalise(text) in both.sentences[1 - side] for side, text in enumerate(texts))


def _number(value: float) -> float | None:
    return None if value != value else round(float(value), 6)


def numerals(old: str, new: str) -> tuple[Change, ...]:
    """Numerals that differ though nothing was made of them: "the 25th of a month"."""
    one, other = (Counter(_NUMERAL.findall(text)) for text in (old, new))
    gone, came = one - other, other - one
    return (Change("figure", ", ".join(gone), ", ".join(came)),) if gone and came else ()


def _time(both: Both) -> Iterator[Change]:
    one, other = (row[table.TIME_VALUE] or normalise(row[table.TIME_TEXT]) for row, _ in both.sides)
    texts = both.texts(table.TIME_TEXT)
    if one == other or (not (one and other) and _elsewhere(both, texts)):
        return
    if normalise(texts[0]) == normalise(texts[1]):
        yield from _shifted(both)
    elif one not in _times(both.new, both.after) and other not in _times(both.old, both.before):
        yield Change("time", *texts)


def _times(row: Row, article: Article) -> set[str]:
    here, found = span(row), article.once(views).times.get(int(row[table.SENTENCE]), ())
    return {t.value or normalise(t.text) for t in found if t.span in here}


def _shifted(both: Both) -> Iterator[Change]:
    """A time in the same words that means another in an article of another date; both are known."""
    values = [moment(value) for value in both.texts(table.TIME_VALUE)]
    anchors = (both.before.anchor.value, both.after.anchor.value)
    if all(values) and values[0] != values[1] and all(anchors) and anchors[0] != anchors[1]:
        texts = both.texts(table.TIME_TEXT)
        yield Change("time", f"{texts[0]} ({values[0]})", f"{texts[1]} ({values[1]})")


def names(old: tuple[Span, Article], new: tuple[Span, Article]) -> Iterator[Change]:
    """Names that one passage has and the other has others for; a name beside a pronoun or a noun is only another wording."""
    one, other = _named(*old), _named(*new)
    gone = [n for n in one if not _said_in(n, other)]
    came = [n for n in other if not _said_in(n, one)]
    if gone and came:
        yield Change("name", ", ".join(gone), ", ".join(came))


def _named(here: Span, article: Article) -> list[str]:
    """The names in a passage, and its other words with a capital within a sentence ("a Swedish group"); no days, no months."""
    sentence = article.analysis.sentence_at(here.start)
    if sentence is None:
        return []
    known = article.once(views)
    inside = [e for e in known.entities.get(sentence.i, ()) if e.span in here]
    held = {sentence.first, *(i for e in inside for i in range(e.first, e.last))}
    values = [view.span for found in (known.times, known.figures) for view in found.get(sentence.i, ())]
    words = [
        t.text
        for t in article.analysis.tokens_in(here)
        if t.i not in held and t.upos in _NAMING and t.text[:1].isupper() and not any(t.span.overlaps(v) for v in values)
    ]
    return list(dict.fromkeys([*(e.text for e in inside), *words]))


def _said_in(name: str, others: list[str]) -> bool:
    """Whether one of `others` may be the same name, told in fewer or more words."""
    words = set(normalise(name).split())
    return any(words <= also or also <= words for also in (set(normalise(o).split()) for o in others))


def _speaker(both: Both) -> Iterator[Change]:
    one, other = both.texts(table.SPEAKER)
    if (one in _NARRATORS and other in _NARRATORS) or _said_in(one, [other]):
        return
    if both.same_words and not (_is_name(one) and _is_name(other)):
        return
    yield Change("speaker", one, other)


def _is_name(speaker: str) -> bool:
    return speaker[:1].isupper() and speaker.casefold() not in ("he", "she", "they", "it", "i", "we")
