"""What was read from an article, before any check: as JSON, or as the article with its readings marked for a terminal."""

from __future__ import annotations

import json
from collections.abc import Iterable, Iterator

from claims.article import Article
from claims.spans import Span
from reports import records

SCHEMA_VERSION = "1.0"


def render_json(articles: Iterable[Article]) -> str:
    """The views as one JSON object, UTF-8, ending in a line break."""
    document = {"schema_version": SCHEMA_VERSION, "articles": [_article(a) for a in articles]}
    return json.dumps(document, ensure_ascii=False, indent=1, allow_nan=False) + "\n"


def _article(article: Article) -> records.Record:
    return {
        "path": article.document.path,
        "anchor_date": records.anchor(article),
        "parts": records.parts(article),
        "sentences": records.sentences(article),
        "entities": records.entities(article),
        "times": records.times(article),
        "quantities": records.quantities(article),
        "people": records.people(article),
        "bodies": records.bodies(article),
        "pronouns": records.pronouns(article),
        "quotations": records.quotations(article),
        "events": records.events(article),
    }


_COLOURS = {"time": "36", "quantity": "33", "person": "35", "quotation": "32"}


def render_text(articles: Iterable[Article], *, color: bool = False) -> str:
    """The articles with times, quantities, people and quotations marked: [time 2023-03: last month].

    With `color` the kinds differ in colour too. Quotations stand behind their paragraph, one a line.
    """
    return "\n".join(line for article in articles for line in _lines(article, color))


def _lines(article: Article, color: bool) -> Iterator[str]:
    found = article.anchor
    yield f"{article.document.path}: anchor date {found.value or 'unknown'} ({found.source})"
    for step in found.steps:
        yield f"    {step}"
    notes = sorted(_notes(article), key=lambda n: (n[0].start, -n[0].end))
    for part in article.document.parts:
        inside = [n for n in notes if n[0] in part.span]
        yield ""
        yield f"[{part.kind.value}] " + _marked(article, part.span, inside, color)
        for quotation in article.quotations:
            if quotation.span in part.span or (part.span.start <= quotation.span.start < part.span.end):
                text = " ".join(article.document.quote(quotation.span).split())
                kind = _paint("quotation", quotation.type, color)
                yield f"    {kind} {quotation.speaker or 'nobody named'}: {text}"
    yield ""


def _notes(article: Article) -> Iterator[tuple[Span, str, str]]:
    for time in article.times:
        yield time.span, "time", time.value or "?"
    for quantity in article.quantities:
        value = "-".join(f"{n:g}" for n in quantity.score) or (
            f"{quantity.value:.12g}" if quantity.value is not None else f"{quantity.low:.12g}..{quantity.high:.12g}"
        )
        yield quantity.span, "quantity", f"{value} {quantity.unit or quantity.counted}".strip()
    for person in article.people:
        for mention in person.mentions:
            yield mention.span, "person", f"{person.id} {person.name}" + (f", {person.gender}" if person.gender else "")


def _marked(article: Article, span: Span, notes: list[tuple[Span, str, str]], color: bool) -> str:
    """The words at `span` with the outermost of overlapping notes around their words."""
    out, at = [], span.start
    for where, kind, value in notes:
        if where.start < at:
            continue
        out += [article.document.prose[at : where.start], _paint(kind, f"[{kind} {value}: {where.of(article.text)}]", color)]
        at = where.end
    out.append(article.document.prose[at : span.end])
    return " ".join("".join(out).split())


def _paint(kind: str, words: str, color: bool) -> str:
    return f"\x1b[{_COLOURS[kind]}m{words}\x1b[0m" if color else words
