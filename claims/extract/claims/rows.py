"""Rows of the claims table from one event: the clause, then what else it asserts."""

from __future__ import annotations

import bisect
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from typing import Any

from claims import table
from claims.analysis import Analysis, Argument, Event, Quantity, QuantityKind, Quotation, TimeExpression, TimexType, Token
from claims.document import Document
from claims.extract.claims.cells import joins, length_cells, quantity_cells, stretch_cells, tally, time_cells
from claims.extract.claims.extents import Extent, is_infinitive
from claims.extract.claims.pairing import Cells, pair
from claims.extract.claims.pieces import event_tokens, piece, reaches
from claims.extract.claims.stretches import Stretch, whole
from claims.extract.claims.uniqueness import Rank, ranks
from claims.spans import Span

Row = dict[str, Any]

_MOST = 100  # figures and times of one clause; what has more is no prose
_POINTS = (TimexType.DATE, TimexType.TIME)
_CORE = ("nsubj", "obj", "obl", "xcomp", "advmod", "ccomp")
_ORIGINS = frozenset({"bear", "found", "establish", "form", "build", "raise", "educate"})
_LABELS = frozenset({"call", "describe", "hail", "dub", "term", "label", "brand"})
_ORDINALS = {
    word: str(n) for n, word in enumerate("first second third fourth fifth sixth seventh eighth ninth tenth".split(" "), 1)
}


@dataclass(frozen=True)
class Sources:
    """What rows are made from; times, quantities and quotations by id."""

    document: Document
    analysis: Analysis
    times: Mapping[int, TimeExpression]
    quantities: Mapping[int, Quantity]
    quotations: Mapping[int, Quotation]
    reach: Mapping[int, Extent]  # event -> how far its claim reaches
    cues: Mapping[int, Sequence[Span]]  # sentence -> where its speech cues stand
    told: frozenset[int]  # infinitives whose figures the clause around them tells
    dates: Mapping[int, Sequence[TimeExpression]]  # sentence -> its dates
    heads: frozenset[int]  # the head tokens of clauses
    finite: frozenset[int]  # those of clauses with a finite verb
    spoken: Mapping[int, Sequence[int]]  # the start of a speech cue -> the times of its clause
    lasting: Mapping[int, Stretch]  # event -> from when to when it lasted
    now: date | None = None  # the last day that the article can be of


def rows_of(sources: Sources, event: Event) -> Iterator[Row]:
    """The rows of one clause: with its first quantity and time; one for each further; one for each claim to a rank."""
    document, analysis = sources.document, sources.analysis
    if _unasserted(sources, event) or event.id in sources.told:
        return
    base = _base(sources, event)
    quantities, times = _figures(sources, event), _times(sources, event)
    ranked = ranks(analysis, _ranking(sources, event), document.prose)
    dated = _dated(sources, [t for t in times if t.type in _POINTS and not t.value.endswith("_REF")], ranked=bool(ranked))
    stretch = sources.lasting.get(event.id)
    if stretch is not None:
        lasted = stretch_cells(document, stretch.first, stretch.last)
        if stretch.own:
            dated = [(span, lasted if span == stretch.first.span else cells) for span, cells in dated]
        else:
            yield {**base, **lasted, **_at(sources, whole(stretch, sources.reach[event.id].span)), table.PREDICATE: "last"}
    measured = _measured(quantities, times)
    when, left = pair(document.prose, sources.reach[event.id].span, measured, dated, _aside(sources, event, times))
    if not measured:
        first: Mapping[str, Any] = {**(dated[0][1] if dated else {})}
        left = left[1:]
    else:
        lasting = [t for t in times if t.type is TimexType.DURATION] if not dated else []
        first = {**measured[0][1], **when[0], **(time_cells(document, lasting[0], now=sources.now) if lasting else {})}
    yield {**base, **first, **_rank_cells(ranked[:1], measured)}
    for (span, cells), time in zip(measured[1:], when[1:], strict=True):
        yield {**base, **cells, **time, **_own(sources, event, span)}
    for span, cells in left:
        yield {**base, **cells, **_own(sources, event, span)}
    for k, rank in enumerate(ranked):
        if k or measured or _apart(sources, event, rank):
            own = _at(sources, rank.span) | ({table.POLARITY: "positive"} if _apart(sources, event, rank) else {})
            yield _rank_row(event, base, rank, dated, own)


def _measured(quantities: Sequence[Quantity], times: Sequence[TimeExpression]) -> list[Cells]:
    """The figures of a clause: quantities, lengths of time; without other figures how long before or after something it was."""
    out: list[Cells] = [(q.span, quantity_cells(q)) for q in quantities if q.kind is not QuantityKind.ORDINAL]
    alone = not out
    out += [(q.span, cells) for q in quantities if q.kind is QuantityKind.SCORE for cells in tally(q)]
    for time in times:
        lasts = time.type is TimexType.DURATION or alone or (time.shift is not None and time.shift.anchor == "event")
        if time.length is not None and lasts and not any(q.span.overlaps(time.span) for q in quantities):
            out.append((time.span, length_cells(time)))
    return out


def _ranking(sources: Sources, event: Event) -> tuple[Token, ...]:
    """The tokens of a clause that may claim a rank: not those of a fraction, count or date."""
    other = [q.span for i in event.quantities[:_MOST] if (q := sources.quantities[i]).kind is not QuantityKind.ORDINAL]
    other += [t.span for t in sources.dates.get(event.sentence, ())[:_MOST]]
    return tuple(t for t in event_tokens(sources.analysis, event) if not any(t.span.overlaps(o) for o in other))


def _figures(sources: Sources, event: Event) -> list[Quantity]:
    """The quantities of a clause; where it has none, those of the clauses that complete it."""
    own = event.quantities or next((e.quantities for e in sources.reach[event.id].within if e.quantities), ())
    return [sources.quantities[i] for i in own[:_MOST]]


def _times(sources: Sources, event: Event) -> list[TimeExpression]:
    """The times of a clause; where it has no date, that of an infinitive or noun in it; so with lengths."""
    own = [sources.times[i] for i in event.times[:_MOST]]
    within = [e for e in sources.reach[event.id].within if _nonfinite(sources, e) and not _of_origin(sources, e)]
    inner = [sources.times[i] for e in within for i in e.times]
    if not any(t.type in _POINTS for t in own):
        own += (
            [t for t in inner if t.type in _POINTS]
            or named_times(sources, event)
            or _inside(sources, event)
            or _when(sources, event)
            or _said(sources, event)
        )
    if not event.quantities and not any(t.type is TimexType.DURATION for t in own):
        own += [t for t in inner if t.type is TimexType.DURATION]
    return own


def named_times(sources: Sources, event: Event) -> list[TimeExpression]:
    """The dates of a clause that tell which thing is meant ("her 2022 record", "the meeting on Friday")."""
    dates = sources.dates.get(event.sentence, ())
    first = bisect.bisect_left(dates, event.span.start, key=lambda t: t.span.start)
    last = bisect.bisect_left(dates, event.span.end, key=lambda t: t.span.start)
    inside = [t for t in dates[first : min(last, first + _MOST)] if t.span in event.span]
    return [t for t in inside if reaches(sources.analysis, t.span, event.head, sources.heads)]


def _inside(sources: Sources, event: Event) -> list[TimeExpression]:
    """The only date of a claim, where it stands with a participle or gerund ("within an hour of seeing it on 3 May")."""
    span = sources.reach[event.id].span
    dates = [t for t in sources.dates.get(event.sentence, ())[:_MOST] if t.span in span]
    if len(dates) != 1 or any(dates[0].id in e.times and _of_origin(sources, e) for e in sources.reach[event.id].within):
        return []
    return dates if reaches(sources.analysis, dates[0].span, event.head, sources.finite) else []


def _when(sources: Sources, event: Event) -> list[TimeExpression]:
    """The date of the clause that says when something happened ("Two died when a wall fell on Monday")."""
    analysis = sources.analysis
    found = [
        t
        for clause in analysis.children(analysis.tokens[event.head], "advcl")
        if clause.i in sources.finite and any(c.lemma == "when" for c in analysis.children(clause, "advmod", "mark"))
        for t in sources.dates.get(event.sentence, ())[:_MOST]
        if reaches(analysis, t.span, clause.i, sources.heads)
    ]
    return found if len(found) == 1 and event.tense == "past" else []


def _said(sources: Sources, event: Event) -> list[TimeExpression]:
    """When somebody said what a clause reports, where the clause names no time itself ("said on Sunday that ...")."""
    quotation = sources.quotations.get(event.quotation) if event.quotation is not None else None
    if quotation is None or quotation.cue is None or event.attribution != "indirect_quote":
        return []
    return [sources.times[i] for i in sources.spoken.get(quotation.cue.start, ()) if sources.times[i].type in _POINTS][:1]


def _aside(sources: Sources, event: Event, times: Sequence[TimeExpression]) -> list[Cells]:
    """Dates that stand with a noun of the clause and may be those of a figure beside them ("growth of 2 per cent this year")."""
    known = {t.id for t in times}
    return _dated(sources, [t for t in (*named_times(sources, event), *_when(sources, event)) if t.id not in known])


def _nonfinite(sources: Sources, event: Event) -> bool:
    """Whether a clause is an infinitive or a participle."""
    head = sources.analysis.tokens[event.head]
    completes = head.deprel.split(":")[0] in ("xcomp", "acl", "advcl", "csubj", "ccomp")
    return completes and not is_finite(sources.analysis, head)


def _of_origin(sources: Sources, event: Event) -> bool:
    """Whether a participle only tells where a subject comes from ("Ames, born in 1961, was ...")."""
    head = sources.analysis.tokens[event.head]
    told = head.deprel == "acl" and sources.analysis.head(head).deprel.startswith("nsubj")
    return told and event.predicate in _ORIGINS


def is_finite(analysis: Analysis, head: Token) -> bool:
    """Whether the clause of a predicate has a finite verb."""
    return any(t.xpos in ("MD", "VBD", "VBZ", "VBP") for t in (head, *analysis.children(head, "aux", "cop")))


def _unasserted(sources: Sources, event: Event) -> bool:
    """Whether a clause says nothing of its own: "she said", an infinitive without a figure or time, a question."""
    head = sources.analysis.tokens[event.head]
    below = sources.analysis.children(head)
    speaks = any(cue.overlaps(event.trigger) for cue in sources.cues.get(event.sentence, ()))
    if speaks and not event.times and not event.place and not _told_whom(event):
        return all(sources.quantities[i].span.end <= event.trigger.start for i in event.quantities)  # "two people said"
    if event.times or event.quantities:
        return False
    if is_infinitive(sources.analysis, event) or (event.modality == "hypothetical" and any(t.text == "?" for t in below)):
        return True
    if (
        event.modality == "hypothetical"
        and head.xpos == "VBG"
        and head.head != head.i
        and not any(t.deprel == "aux" for t in below)
    ):
        return True
    return len(event.span) == len(event.trigger) and head.deprel.split(":")[0] in ("xcomp", "acl", "advcl")


def _told_whom(event: Event) -> bool:
    """Whether a speech verb says to whom or on what occasion ("told the inquiry", "said in a statement")."""
    return any(a.role in ("in", "at", "recipient") for a in event.arguments)


def _base(sources: Sources, event: Event) -> Row:
    """The columns that every row of a clause shares."""
    subject, others = _subject(event)
    quotation = sources.quotations.get(event.quotation) if event.quotation is not None else None
    part = sources.document.parts[sources.analysis.sentences[event.sentence].part]
    return {
        **_at(sources, sources.reach[event.id].span),
        table.SENTENCE: event.sentence,
        table.PART: part.kind.value,
        table.SPEAKER: event.holder,
        table.ATTRIBUTION: event.attribution,
        table.CUE: sources.document.quote(quotation.cue) if quotation is not None and quotation.cue is not None else "",
        table.SUBJECT: subject,
        table.PREDICATE: _predicate(sources.analysis, event),
        table.OBJECT: others,
        table.PARTICIPANTS: "; ".join(dict.fromkeys(a.name for a in event.arguments if a.name)),
        table.PLACE: event.place,
        table.POLARITY: event.polarity,
        table.MODALITY: event.modality,
        table.EVENT: event.id,
    }


def _at(sources: Sources, span: Span) -> Row:
    return {table.START: span.start, table.END: span.end, table.TEXT: sources.document.quote(span)}


def _own(sources: Sources, event: Event, span: Span) -> Row:
    """The place of a figure's own row: a member of a list or an aside stands alone, any other figure keeps the clause."""
    own = piece(sources.analysis, span, event.span, event.head)
    return _at(sources, own) if own is not None else {}


def _passive(analysis: Analysis, event: Event) -> bool:
    head = analysis.tokens[event.head]
    below = analysis.children(head)
    if any(t.deprel in ("aux:pass", "nsubj:pass") for t in below):
        return True
    return head.xpos == "VBN" and not any(t.deprel in ("aux", "obj", "cop") for t in below)  # "the man arrested on Monday"


def _subject(event: Event) -> tuple[str, str]:
    """Subject and object as the clause puts them: a passive has its patient as subject."""
    agents = [a for a in event.arguments if a.role == "agent"]
    patients = [a for a in event.arguments if a.role == "patient"]
    rest = [a for a in event.arguments if a.role not in ("agent", "patient")]
    if not agents:
        return _names(patients), _phrases(rest[:1])
    return _names(agents), _names(patients) or _phrases(rest[:1])


def _names(arguments: Sequence[Argument]) -> str:
    return " and ".join(dict.fromkeys(a.name for a in arguments))


def _phrases(arguments: Sequence[Argument]) -> str:
    """A prepositional object with its preposition."""
    return "; ".join(a.name if a.role in ("recipient", "place") else f"{a.role} {a.name}" for a in arguments)


def _predicate(analysis: Analysis, event: Event) -> str:
    """The predicate in the infinitive: a passive keeps its "be", an infinitive that completes it is added."""
    head = analysis.tokens[event.head]
    text = event.predicate
    if event.argument("agent") is None and _passive(analysis, event) and not text.startswith("be "):
        text = f"be {_participle(head.text, text)}"
    for child in analysis.children(head, "xcomp"):
        if child.upos == "VERB" and any(t.deprel == "mark" for t in analysis.children(child)):
            return f"{text} to {child.lemma}"
    return text


def _participle(word: str, predicate: str) -> str:
    """The participle as written, with the particles of the predicate ("called off")."""
    return " ".join([word.casefold(), *predicate.split()[1:]])


def _dated(sources: Sources, times: Sequence[TimeExpression], *, ranked: bool = False) -> list[Cells]:
    """The cells of the clause's times; "from 2010 to 2014" is one.

    What is the first of its kind since a year was that until the article's; what has gone on since a year may go on.
    """
    document, now = sources.document, sources.now if ranked else None
    out: list[Cells] = []
    skip = False
    for k, time in enumerate(times):
        if skip:
            skip = False
            continue
        after = times[k + 1] if k + 1 < len(times) else None
        cells = time_cells(document, time, after, now=now)
        skip = after is not None and "/" in cells[table.TIME_VALUE] and joins(document, time, after)
        skip = skip and cells[table.TIME_VALUE] == f"{time.value}/{after.value if after else ''}"
        out.append((time.span, cells))
    return out


def _rank_cells(ranked: Sequence[Rank], measured: Sequence[Cells] = ()) -> Row:
    """The columns of a claim to a rank; an ordinal is the row's quantity where it has no other."""
    if not ranked:
        return {}
    one = ranked[0]
    cells: Row = {table.ORDINAL: one.word, table.SCOPE: one.scope}
    if one.word in _ORDINALS and not measured:
        cells |= {
            table.QUANTITY_TEXT: one.word,
            table.QUANTITY_VALUE: _ORDINALS[one.word],
            table.QUANTITY_LOW: float(_ORDINALS[one.word]),
            table.QUANTITY_HIGH: float(_ORDINALS[one.word]),
            table.QUANTITY_UNIT: "ordinal",
        }
    return cells


def _apart(sources: Sources, event: Event, rank: Rank) -> bool:
    """Whether a phrase that claims a rank is more than the predicate's own subject, object or complement."""
    noun = sources.analysis.tokens[rank.head]
    core = noun.i == event.head or (noun.head == event.head and noun.deprel.split(":")[0] in _CORE)
    return event.predicate in _LABELS or not core


def _rank_row(event: Event, base: Row, rank: Rank, dated: Sequence[Cells], place: Row) -> Row:
    """The row of a phrase that claims a rank ("the first envoy to do so this year"), its speaker who calls it so."""
    time = next((cells for span, cells in dated if span in rank.span), dated[0][1] if dated else {})
    row = {**base, **time, **_rank_cells([rank]), **place}
    agent = event.argument("agent")
    if event.predicate in _LABELS and agent is not None and base[table.ATTRIBUTION] == "narration":
        row |= {table.SPEAKER: agent.name, table.ATTRIBUTION: "indirect_quote"}
    return row
