"""What was read from an article, for a terminal: the article with its readings marked, and the people and quotations in lists."""

from __future__ import annotations

from collections.abc import Iterable, Iterator

from claims.analysis import Quantity, Quotation
from claims.article import Article
from claims.spans import Span

_COLOURS = {"time": "36", "quantity": "33", "person": "35", "pronoun": "35", "quotation": "32", "dim": "2", "head": "1"}
_LONG = 100


def render_text(articles: Iterable[Article], *, color: bool = False) -> str:
    """The articles with marked words: [last month = 2023-03], [40 tonnes = 40 tonne], [she → Anna Bell].

    With `color` the kinds differ in colour too. A person's name is marked where it is first used; the quotations of a
    paragraph stand behind it, one a line: speaker, type, words.
    """
    return "\n".join(line for article in articles for line in _lines(article, color))


def _lines(article: Article, color: bool) -> Iterator[str]:
    found = article.anchor
    yield _paint("head", article.document.path, color)
    yield f"  date: {found.value or 'unknown'} ({found.source})"
    yield from (f"    {step}" for step in found.steps)
    yield from _people(article, color)
    notes = sorted(_notes(article), key=lambda n: (n[0].start, -n[0].end))
    spoken: dict[int, list[Quotation]] = {}
    for quotation in article.quotations:
        part = article.document.part_at(quotation.span.start)
        spoken.setdefault(part.index if part else 0, []).append(quotation)
    at = 0
    for part in article.document.parts:
        while at < len(notes) and notes[at][0].start < part.span.start:
            at += 1
        first = at
        while at < len(notes) and notes[at][0].start < part.span.end:
            at += 1
        yield ""
        label = _paint("dim", f"[{part.kind.value}]", color)
        yield f"{label} {_marked(article, part.span, notes[first:at], color)}"
        yield from (_quotation(article, q, color) for q in spoken.get(part.index, ()))
    yield ""


def _people(article: Article, color: bool) -> Iterator[str]:
    if article.people:
        yield "  people:"
    for person in article.people:
        told = dict.fromkeys(a.value for a in person.attributes if a.kind in ("role", "age"))
        known = ", ".join(word for word in (person.gender, *told) if word)
        times = f"{len(person.mentions)} mention{'s' if len(person.mentions) > 1 else ''}"
        yield f"    {_paint('person', person.name, color)}: {known + '; ' if known else ''}{times}"


def _notes(article: Article) -> Iterator[tuple[Span, str, str]]:
    """Where something is read, its kind, and what stands behind the words."""
    for time in article.times:
        yield time.span, "time", f" = {time.value or '?'}"
    for quantity in article.quantities:
        yield quantity.span, "quantity", f" = {_measure(quantity)}"
    pronouns = {p.span for p in article.pronouns}
    for person in article.people:
        named = False
        for mention in person.mentions:
            if mention.kind == "name" and not named:
                named = True
                yield mention.span, "person", "" if mention.text == person.name else f" = {person.name}"
            elif mention.kind != "name" and mention.span not in pronouns:
                yield mention.span, "pronoun", f" → {person.name}"
    names = {p.id: p.name for p in article.people}
    for pronoun in article.pronouns:
        yield pronoun.span, "pronoun", f" → {'?' if pronoun.person is None else names[pronoun.person]}"


def _measure(quantity: Quantity) -> str:
    if quantity.score:
        value = "-".join(f"{n:g}" for n in quantity.score)
    elif quantity.value is not None:
        value = f"{quantity.value:.12g}"
    else:
        value = f"{quantity.low:.12g}..{quantity.high:.12g}"
    unit = quantity.counted if quantity.unit == "ordinal" else quantity.unit or quantity.counted
    return f"{quantity.hedge} {value} {unit}".strip() if unit != "score" else value


def _quotation(article: Article, quotation: Quotation, color: bool) -> str:
    words = " ".join(quotation.span.of(article.document.prose).split())
    if len(words) > _LONG:
        words = f"{words[: _LONG - 2].rsplit(' ', 1)[0]} …"
    told = _paint("quotation", f"{quotation.speaker or 'nobody named'} ({quotation.type})", color)
    return f"    {told}: {words}"


def _marked(article: Article, span: Span, notes: Iterable[tuple[Span, str, str]], color: bool) -> str:
    """The words at `span` with the outermost of overlapping notes around their words."""
    prose = article.document.prose
    out, at = [], span.start
    for where, kind, note in notes:
        if where.start < at or where.end > span.end:
            continue
        out += [prose[at : where.start], _paint(kind, f"[{where.of(prose)}{note}]", color)]
        at = where.end
    out.append(prose[at : span.end])
    return " ".join("".join(out).split())


def _paint(kind: str, words: str, color: bool) -> str:
    return f"\x1b[{_COLOURS[kind]}m{words}\x1b[0m" if color else words
