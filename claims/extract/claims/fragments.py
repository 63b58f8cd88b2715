"""Claims without a predicate: headlines, captions and lists that name a figure or a time."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence

from claims import table
from claims.analysis import Event, Quantity, Quotation, Sentence
from claims.document import PartKind
from claims.extract.claims.cells import quantity_cells, time_cells
from claims.extract.claims.rows import Row, Sources

_SILENT = frozenset({PartKind.BYLINE, PartKind.DATELINE, PartKind.TABLE, PartKind.NOTE})
_LABEL = re.compile(r"\W*(\w[^:\n]{1,60}?)\s*:(?=\s)")  # "Seats: 212"


def rows_of_fragments(sources: Sources, events: Sequence[Event]) -> Iterator[Row]:
    """A row for each figure that stands in no clause, with the time of its sentence; one for a time alone in its sentence."""
    told = {e.sentence for e in events if not e.noun_class}
    counted = {i for e in events if not e.noun_class for i in e.quantities}
    loose: dict[int, list[Quantity]] = {}
    for quantity in sources.quantities.values():
        if quantity.id not in counted:
            loose.setdefault(quantity.sentence, []).append(quantity)
    speech: dict[int, Quotation] = {}
    for quotation in sources.quotations.values():
        speech.setdefault(quotation.sentence, quotation)
    for sentence in sources.analysis.sentences:
        figures = loose.get(sentence.i, [])
        times = sources.dates.get(sentence.i, ())
        silent = sources.document.parts[sentence.part].kind in _SILENT
        if silent or not (figures or (times and sentence.i not in told)):
            continue
        base = _base(sources, sentence, speech.get(sentence.i))
        when = time_cells(sources.document, times[0], now=sources.now) if times else {}
        for cells in [quantity_cells(q) for q in figures] or [{}]:
            yield {**base, **when, **cells}


def _base(sources: Sources, sentence: Sentence, quotation: Quotation | None) -> Row:
    span = sentence.span.strip(sources.document.text)
    label = _LABEL.match(span.of(sources.document.prose))
    said = quotation is not None and span.overlaps(quotation.span) and quotation.type == "direct"
    return {
        table.START: span.start,
        table.END: span.end,
        table.TEXT: sources.document.quote(span),
        table.SENTENCE: sentence.i,
        table.PART: sources.document.parts[sentence.part].kind.value,
        table.SUBJECT: " ".join(label.group(1).split()) if label is not None else "",
        table.PREDICATE: "be" if label is not None else "",
        table.SPEAKER: quotation.speaker if said and quotation is not None else "narrator",
        table.ATTRIBUTION: "direct_quote" if said else "narration",
        table.POLARITY: "positive",
        table.MODALITY: "asserted",
    }
