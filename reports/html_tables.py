"""The tables below the article: people, figures, claims, and what is left to verify by hand."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass

from claims import table
from claims.analysis import Person, Quantity, QuantityKind
from claims.article import Article
from claims.finding import Finding
from claims.spans import Span
from reports.passages import moment, shown

MOST_MENTIONS = 6
SHOWN_COLUMNS = (
    table.ID,
    table.START,
    table.END,
    table.SENTENCE,
    table.SPEAKER,
    table.ATTRIBUTION,
    table.SUBJECT,
    table.TIME_TEXT,
    table.TIME_VALUE,
    table.QUANTITY_TEXT,
    table.ORDINAL,
    table.PLACE,
    table.POLARITY,
    table.MODALITY,
)
_AS_WRITTEN = ("role", "affiliation", "residence", "nationality")
_SHOWN_ATTRIBUTES = (*_AS_WRITTEN, "age", "birth", "death")
_WORDS_AFTER = re.compile(r"(?:[ \u00a0'’-]+\w+){0,3}")


@dataclass(frozen=True, slots=True)
class PersonRow:
    """A person: what the text says of them, how often which pronoun, where they are named."""

    name: str
    gender: str
    said: tuple[tuple[str, str, int], ...]
    pronouns: str
    mentions: int
    paragraphs: tuple[int, ...]


@dataclass(frozen=True, slots=True)
class FigureRow:
    """A number as written, and what it is taken to mean where the words do not give it."""

    words: str
    means: str
    counted: str
    paragraph: int


@dataclass(frozen=True, slots=True)
class ClaimRow:
    """A row of the claims table. `about` is the subject where the claim itself does not name it."""

    id: str
    paragraph: int
    text: str
    about: str
    speaker: str
    when: str
    figure: str
    place: str
    how: str

    def filled(self, columns: Sequence[tuple[str, str]]) -> int:
        """How many of the columns (heading, field) there are up to the last that is not empty."""
        return max((n for n, (_, name) in enumerate(columns, start=1) if getattr(self, name)), default=0)


@dataclass(frozen=True, slots=True)
class ToVerify:
    """A sentence in pieces: those that are true can be looked up."""

    id: str
    words: tuple[tuple[str, bool], ...]
    paragraph: int


def people(article: Article) -> tuple[PersonRow, ...]:
    """The people who are named, in the order in which they first are."""
    counts: dict[int, Counter[str]] = {}
    for pronoun in article.pronouns:
        if pronoun.person is not None:
            counts.setdefault(pronoun.person, Counter())[pronoun.text.lower()] += 1
    named = (person for person in article.people if any(m.kind == "name" for m in person.mentions))
    return tuple(_person(article, person, counts.get(person.id, Counter())) for person in named)


def _person(article: Article, person: Person, pronouns: Counter[str]) -> PersonRow:
    said: dict[tuple[str, str], tuple[str, int]] = {}
    for attribute in person.attributes:
        if attribute.kind in _SHOWN_ATTRIBUTES:
            words = shown(article.document, attribute.span) if attribute.kind in _AS_WRITTEN else attribute.value
            paragraph = article.document.position(attribute.span.start).paragraph
            said.setdefault((attribute.kind, attribute.value), (words, paragraph))
    named = [article.document.position(m.span.start).paragraph for m in person.mentions if m.kind != "pronoun"]
    return PersonRow(
        name=person.name,
        gender=person.gender,
        said=tuple((kind, words, paragraph) for (kind, _), (words, paragraph) in said.items()),
        pronouns=", ".join(f"{word} {count}" for word, count in sorted(pronouns.items(), key=lambda i: (-i[1], i[0]))),
        mentions=len(named),
        paragraphs=tuple(dict.fromkeys(named))[:MOST_MENTIONS],
    )


def figures(article: Article) -> tuple[FigureRow, ...]:
    """Quantities, those that count the same thing together."""
    first: dict[str, int] = {}
    for q in article.quantities:
        first.setdefault(_counts(q), len(first))
    ordered = sorted(article.quantities, key=lambda q: (first[_counts(q)], q.span))
    return tuple(_figure(article, q) for q in ordered)


def _counts(q: Quantity) -> str:
    return q.counted or q.unit or q.kind.value


def _figure(article: Article, q: Quantity) -> FigureRow:
    words, means = _in_context(article, q), _means(q)
    return FigureRow(
        words=words,
        means="" if re.search(rf"(?<![\d,.]){re.escape(means)}(?![\d,.])", words) else means,
        counted=_counts(q),
        paragraph=article.document.position(q.span.start).paragraph,
    )


def _in_context(article: Article, q: Quantity) -> str:
    """The noun phrase that the number stands in, or the number and the words after it."""
    if q.noun is not None and q.noun.overlaps(q.span) and len(q.noun) > len(q.span):
        return shown(article.document, q.noun).strip()
    after = _WORDS_AFTER.match(article.document.prose, q.span.end, article.sentence(q.sentence).span.end)
    end = max(q.span.end, after.end()) if after else q.span.end
    return shown(article.document, Span(q.span.start, end)).strip()


def _means(q: Quantity) -> str:
    """The interval that the words allow, with its unit where that is not what is counted."""
    if q.score:
        return "-".join(f"{n:g}" for n in q.score)
    if q.kind is QuantityKind.ORDINAL:
        return f"number {number(q.low)}"
    unit = f" {q.unit}" if q.unit and q.counted not in ("", q.unit) else ""
    low, high = number(q.low), number(q.high)
    if low == high:
        return low + unit
    if low in ("-∞", "0"):
        return "any" if high == "∞" else f"up to {high}{unit}"
    return f"{low} or more{unit}" if high == "∞" else f"{low} to {high}{unit}"


def number(value: float) -> str:
    """A number as a page sets it: thousands grouped, millions in words, no digits that were not there."""
    if value in (float("inf"), float("-inf")):
        return "∞" if value > 0 else "-∞"
    for size, name in ((1e12, " trillion"), (1e9, " billion"), (1e6, " million")):
        if abs(value) >= size and round(value / size, 3) == value / size:
            return f"{value / size:,.3f}".rstrip("0").rstrip(".") + name
    text = f"{value:,.6f}".rstrip("0").rstrip(".")
    return "0" if text == "-0" else text


def claims(article: Article) -> tuple[ClaimRow, ...]:
    """The claims table, row by row, with the ids of the table."""
    return tuple(_claim(article, row) for row in _rows(article))


def _rows(article: Article) -> Iterator[dict[str, object]]:
    """The rows of the claims table as plain dictionaries; a missing value is ""."""
    columns = (article.claims[name].astype(object).fillna("").tolist() for name in SHOWN_COLUMNS)
    for values in zip(*columns, strict=True):
        yield dict(zip(SHOWN_COLUMNS, values, strict=True))


def _claim(article: Article, row: dict[str, object]) -> ClaimRow:
    def text(column: str) -> str:
        return str(row[column])

    start, end = int(text(table.START)), int(text(table.END))
    speaker, attribution = text(table.SPEAKER), text(table.ATTRIBUTION)
    words = shown(article.document, Span(start, end))
    usual = ("", "positive", "asserted")
    return ClaimRow(
        id=text(table.ID),
        paragraph=article.document.position(start).paragraph,
        text=words,
        about="" if _words(text(table.SUBJECT)) <= _words(words) else text(table.SUBJECT),
        speaker="" if attribution in ("", "narration") else speaker or attribution.replace("_", " "),
        when=moment(text(table.TIME_VALUE)) or " ".join(text(table.TIME_TEXT).split()),
        figure=" ".join(dict.fromkeys(s for s in (text(table.QUANTITY_TEXT), text(table.ORDINAL)) if s)),
        place=text(table.PLACE),
        how=", ".join(s for s in (text(table.POLARITY), text(table.MODALITY)) if s not in usual),
    )


def _words(text: str) -> set[str]:
    return set(re.findall(r"\w+", text.casefold()))


def to_verify(article: Article, findings: tuple[Finding, ...]) -> tuple[ToVerify, ...]:
    """The sentences that state a figure, a date or a first and that no finding points at, with those words."""
    disputed = {s.i for f in findings for e in f.evidence if (s := article.analysis.sentence_at(e.span.start)) is not None}
    what: dict[int, dict[str, None]] = {}
    for row in _rows(article):
        sentence = int(str(row[table.SENTENCE]))
        if sentence not in disputed and row[table.MODALITY] != "hypothetical":
            for column in (table.TIME_TEXT, table.QUANTITY_TEXT, table.ORDINAL):
                if row[column]:
                    what.setdefault(sentence, {})[" ".join(str(row[column]).split())] = None
    return tuple(
        ToVerify(
            id=f"v{sentence}",
            words=tuple(_pieces(shown(article.document, article.sentence(sentence).span), words)),
            paragraph=article.document.position(article.sentence(sentence).span.start).paragraph,
        )
        for sentence, words in sorted(what.items())
    )


def _pieces(sentence: str, words: Iterable[str]) -> Iterator[tuple[str, bool]]:
    """The sentence cut at the first place of each of the words, the words that lie in longer ones left out."""
    longest = sorted(words, key=lambda w: (-len(w), w))
    found = re.compile("|".join(map(re.escape, longest)) or "(?!)")
    at = 0
    for match in found.finditer(sentence):
        yield from ((piece, n == 1) for n, piece in enumerate((sentence[at : match.start()], match[0])) if piece)
        at = match.end()
    if at < len(sentence):
        yield sentence[at:], False
