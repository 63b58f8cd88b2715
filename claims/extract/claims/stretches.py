"""From when to when something lasted, in two clauses: "opened in May and shut in June", "from 1961 until he left in 1983"."""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from claims.analysis import Analysis, Event, TimeExpression, TimexType
from claims.document import Document
from claims.spans import Span, cover

_BEGINS = frozenset("begin start open commence launch convene".split())
_ENDS = frozenset("end close finish conclude expire stop lapse rise adjourn".split())
_ENDS_UP = frozenset({("break", "up"), ("wind", "up"), ("wrap", "up")})
_LASTS = frozenset("last run continue go stay".split())
_FROM = re.compile(r"\bfrom\s+(?:the\s+)?$", re.IGNORECASE)
_UNTIL = re.compile(r"\b(?:until|till|to|into|through)\s+(?:the\s+)?$", re.IGNORECASE)
_LOOK = 16


@dataclass(frozen=True, slots=True)
class Stretch:
    """From one time to another; `span` is the second clause; `own`: the first clause alone says when all of it was."""

    first: TimeExpression
    last: TimeExpression
    span: Span
    own: bool


def stretches(
    document: Document, analysis: Analysis, events: Sequence[Event], times: Mapping[int, TimeExpression]
) -> dict[int, Stretch]:
    """By the id of the event of the first clause."""
    by_head = {e.head: e for e in events if not e.noun_class}
    out: dict[int, Stretch] = {}
    for event in by_head.values():
        first = _only(event, times)
        if first is None:
            continue
        begins = event.predicate.split()[0] in _BEGINS
        starts = _after(document, first, _FROM)
        for child in analysis.children(analysis.tokens[event.head], "conj", "advcl"):
            other = by_head.get(child.i)
            last = _only(other, times) if other is not None else None
            if other is None or last is None or not _in_order(first, last):
                continue
            if begins and child.deprel == "conj" and _is_end(document, analysis, other, last):
                out[event.id] = Stretch(first, last, other.span, False)
            elif starts and any(t.lemma in ("until", "till") for t in analysis.children(child, "mark")):
                out[event.id] = Stretch(first, last, other.span, True)
    return out


def _only(event: Event, times: Mapping[int, TimeExpression]) -> TimeExpression | None:
    """The date of a clause that has one."""
    points = [t for i in event.times if (t := times[i]).type in (TimexType.DATE, TimexType.TIME)]
    return points[0] if len(points) == 1 and points[0].earliest and "/" not in points[0].value else None


def _in_order(first: TimeExpression, last: TimeExpression) -> bool:
    return bool(first.earliest and last.latest and first.earliest <= last.latest and first.span.end <= last.span.start)


def _is_end(document: Document, analysis: Analysis, event: Event, time: TimeExpression) -> bool:
    """Whether a clause says when something was over: "ended on 3 May", "broke up at noon", "lasted until June"."""
    words = tuple(event.predicate.split())
    particles = {c.lemma for c in analysis.children(analysis.tokens[event.head], "compound:prt", "advmod")}
    ends = words[0] in _ENDS or any(words[0] == verb and {*words[1:], *particles} & {up} for verb, up in _ENDS_UP)
    return ends or (words[0] in _LASTS and _after(document, time, _UNTIL))


def _after(document: Document, time: TimeExpression, words: re.Pattern[str]) -> bool:
    return words.search(document.prose[max(0, time.span.start - _LOOK) : time.span.start]) is not None


def whole(stretch: Stretch, clause: Span) -> Span:
    """Where both clauses stand."""
    return clause if stretch.own else cover((clause, stretch.span))
