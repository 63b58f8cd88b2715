"""The claims table of an article: one row for each checkable assertion that a clause makes."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from datetime import date
from itertools import groupby

import pandas as pd

from claims import table
from claims.analysis import Analysis, Body, Event, Person, Pronoun, Quantity, Quotation, TimeExpression, TimexType
from claims.document import Document
from claims.extract.claims.extents import extents, told_by
from claims.extract.claims.fragments import rows_of_fragments
from claims.extract.claims.rows import Row, Sources, is_finite, rows_of
from claims.extract.claims.stretches import stretches
from claims.spans import Span

__all__ = ["build_claims"]


def build_claims(
    document: Document,
    analysis: Analysis,
    times: Sequence[TimeExpression],
    quantities: Sequence[Quantity],
    people: Sequence[Person],
    bodies: Sequence[Body],
    pronouns: Sequence[Pronoun],
    quotations: Sequence[Quotation],
    events: Sequence[Event],
    *,
    now: date | None = None,
) -> pd.DataFrame:
    """The claims of an article in text order, with the schema of `claims.table`.

    A clause gives one row with its first quantity and time; each further quantity or time, each claim to a rank
    ("the first since 2010") and each apposition gives a row with a span of its own. `now` is the last day that the
    article can be of.
    """
    reach = extents(analysis, events)
    sources = Sources(
        document,
        analysis,
        {t.id: t for t in times},
        {q.id: q for q in quantities},
        {q.id: q for q in quotations},
        reach,
        _cues(analysis, quotations),
        frozenset(i for e in events if e.id in reach for i in told_by(analysis, e, reach[e.id])),
        _dates(times),
        frozenset(e.head for e in events if not e.noun_class),
        frozenset(e.head for e in events if not e.noun_class and is_finite(analysis, analysis.tokens[e.head])),
        _spoken(analysis, events, quotations),
        stretches(document, analysis, events, {t.id: t for t in times}),
        now,
    )
    rows = [row for event in events if not event.noun_class for row in rows_of(sources, event)]
    rows += rows_of_fragments(sources, events)
    rows.sort(key=lambda r: (r[table.START], -r[table.END]))
    return table.build({table.ID: f"c{i:03d}", **row} for i, row in enumerate(_distinct(rows), 1))


def _cues(analysis: Analysis, quotations: Sequence[Quotation]) -> dict[int, list[Span]]:
    """The words that introduce speech, by sentence."""
    out: dict[int, list[Span]] = {}
    for quotation in quotations:
        sentence = analysis.sentence_at(quotation.cue.start) if quotation.cue is not None else None
        if sentence is not None and quotation.cue is not None:
            out.setdefault(sentence.i, []).append(quotation.cue)
    return out


def _spoken(analysis: Analysis, events: Sequence[Event], quotations: Sequence[Quotation]) -> dict[int, Sequence[int]]:
    """The times of the clause that introduces speech, by where its cue starts."""
    times = {analysis.tokens[e.head].span.start: e.times for e in events if not e.noun_class and e.times}
    cues = {q.cue.start: q.cue for q in quotations if q.cue is not None}
    return {at: times[t.span.start] for at, cue in cues.items() for t in analysis.tokens_in(cue) if t.span.start in times}


def _dates(times: Sequence[TimeExpression]) -> dict[int, list[TimeExpression]]:
    """The dates that are known, by sentence, in text order."""
    out: dict[int, list[TimeExpression]] = {}
    for time in sorted(times, key=lambda t: (t.span.start, t.id)):
        if time.type in (TimexType.DATE, TimexType.TIME) and time.value and not time.value.endswith("_REF"):
            out.setdefault(time.sentence, []).append(time)
    return out


def _distinct(rows: Iterable[Row]) -> Iterator[Row]:
    """The rows without those that repeat another of the same span."""
    for _, same in groupby(rows, key=lambda r: (r[table.START], r[table.END])):
        seen: list[Row] = []
        for row in same:
            plain = {k: v for k, v in row.items() if k != table.EVENT and v != ""}
            if plain not in seen:
                seen.append(plain)
                yield row
