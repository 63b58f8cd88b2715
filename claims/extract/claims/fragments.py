"""Claims without a predicate: headlines, captions and lists that name a figure or a time."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from claims import table
from claims.analysis import Event, Quotation, Sentence, TimexType
from claims.document import PartKind
from claims.extract.claims.cells import quantity_cells, time_cells
from claims.extract.claims.rows import Row, Sources

_SILENT = frozenset({PartKind.BYLINE, PartKind.DATELINE, PartKind.TABLE, PartKind.NOTE})


def rows_of_fragments(sources: Sources, events: Sequence[Event]) -> Iterator[Row]:
    """A row for each figure in a sentence that has no predicate, or one for its time."""
    told = {e.sentence for e in events if not e.noun_class}
    quantities: dict[int, list[int]] = {}
    for quantity in sources.quantities.values():
        quantities.setdefault(quantity.sentence, []).append(quantity.id)
    times: dict[int, list[int]] = {}
    for time in sources.times.values():
        if time.type is not TimexType.DURATION:
            times.setdefault(time.sentence, []).append(time.id)
    speech: dict[int, Quotation] = {}
    for quotation in sources.quotations.values():
        speech.setdefault(quotation.sentence, quotation)
    for sentence in sources.analysis.sentences:
        part = sources.document.parts[sentence.part]
        known = quantities.get(sentence.i) or times.get(sentence.i)
        if sentence.i not in told and known and part.kind not in _SILENT:
            base = _base(sources, sentence, speech.get(sentence.i))
            when = [time_cells(sources.document, sources.times[i]) for i in times.get(sentence.i, [])[:1]]
            for cells in [quantity_cells(sources.quantities[i]) for i in quantities.get(sentence.i, [])] or [{}]:
                yield {**base, **cells, **(when[0] if when else {})}


def _base(sources: Sources, sentence: Sentence, quotation: Quotation | None) -> Row:
    span = sentence.span.strip(sources.document.text)
    said = quotation is not None and span.overlaps(quotation.span) and quotation.type == "direct"
    return {
        table.START: span.start,
        table.END: span.end,
        table.TEXT: sources.document.quote(span),
        table.SENTENCE: sentence.i,
        table.PART: sources.document.parts[sentence.part].kind.value,
        table.SPEAKER: quotation.speaker if said and quotation is not None else "narrator",
        table.ATTRIBUTION: "direct_quote" if said else "narration",
        table.POLARITY: "positive",
        table.MODALITY: "asserted",
    }
