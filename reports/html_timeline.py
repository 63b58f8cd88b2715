"""The timeline: resolved dates on one axis, conflicts joined by a line, and the same data as rows of a table."""

from __future__ import annotations

import re
from bisect import bisect_left
from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date, timedelta
from itertools import pairwise
from math import log2

from claims.analysis import Event, TimeExpression, TimexType
from claims.article import Article
from claims.finding import Finding
from reports.html_findings import ANCHOR, OPEN, group
from reports.passages import day, moment, month, sentence_around, shown, step, stretch

MOST_ROWS = 40
LABEL_WIDTH, AXIS_WIDTH, MARGIN, ROW, TOP = 360, 780, 24, 26, 34
LABEL_CHARACTERS, WHAT_CHARACTERS = 52, 80
TICK_DISTANCE = 84
LANE = 22
_ARTICLE = re.compile(r"(the article's date) [\w ]+")
_FIRST_YEAR, _LAST_YEAR = 1000, 3000


@dataclass(frozen=True, slots=True)
class Moment:
    """A row of the table: words, what happened then, the days they can mean and how that was found."""

    words: str
    what: str
    when: str
    steps: tuple[str, ...]
    paragraph: int
    relative: bool


@dataclass(frozen=True, slots=True)
class Bar:
    """A row of the drawing; lengths in its own units."""

    y: int
    x: int
    width: int
    label: str
    when: str
    disputed: bool


@dataclass(frozen=True, slots=True)
class Tick:
    x: int
    label: str


@dataclass(frozen=True, slots=True)
class Join:
    """A line between two bars that cannot both be right."""

    finding: int
    look: str
    x1: int
    y1: int
    x2: int
    y2: int
    bend: int


@dataclass(frozen=True, slots=True)
class Timeline:
    """The drawing and the table. `left_out` says how many rows the drawing leaves to the table."""

    bars: tuple[Bar, ...]
    ticks: tuple[Tick, ...]
    labels_end: int
    today: int | None
    joins: tuple[Join, ...]
    moments: tuple[Moment, ...]
    left_out: int
    width: int
    height: int


def timeline(article: Article, findings: tuple[Finding, ...]) -> Timeline:
    """The dates of the article in the order in which they lie, and the findings that set them against each other."""
    dated = [t for t in article.times if t.type in (TimexType.DATE, TimexType.TIME) and t.value]
    dated.sort(key=lambda t: (t.earliest or date.max, t.latest or date.max, t.span))
    events = _events_by_time(article, dated)
    placed = [t for t in dated if _bounded(t)]
    pairs = _conflicts(placed, findings)
    disputed = {t for _, _, a, b in pairs for t in (a, b)}
    drawn = _drawn(placed, disputed)
    scale = _Scale(drawn, article.anchor.day)
    rows = {t.id: y for y, t in enumerate(drawn)}
    bars = tuple(
        Bar(
            y=TOP + ROW * y + ROW // 2,
            x=scale.x(t.earliest),
            width=max(4, scale.x(t.latest, after=True) - scale.x(t.earliest)),
            label=_label(article, t, events),
            when=_when(t),
            disputed=t.id in disputed,
        )
        for y, t in enumerate(drawn)
    )
    joins: list[Join] = []
    for number, look, a, b in pairs:
        if a in rows and b in rows:
            joins.append(_join(number, look, bars[rows[a]], bars[rows[b]], joins))
    return Timeline(
        bars=bars,
        ticks=scale.ticks(drawn),
        labels_end=LABEL_WIDTH,
        today=scale.x(article.anchor.day) if article.anchor.day and drawn else None,
        joins=tuple(joins),
        moments=tuple(_moment(article, t, events) for t in dated),
        left_out=len(placed) - len(drawn),
        width=max(LABEL_WIDTH + AXIS_WIDTH + 2 * MARGIN, *(j.bend + MARGIN for j in joins), 0),
        height=TOP + ROW * len(drawn) + 20,
    )


def _join(number: int, look: str, a: Bar, b: Bar, before: list[Join]) -> Join:
    """A line that goes round to the right of both bars, and of lines of before that would lie on it."""
    bend, top, low = max(a.x + a.width, b.x + b.width) + 14, min(a.y, b.y), max(a.y, b.y)
    for other in before:
        if abs(other.bend - bend) < LANE and min(other.y1, other.y2) <= low and top <= max(other.y1, other.y2):
            bend = other.bend + LANE
    return Join(number, look, a.x + a.width, a.y, b.x + b.width, b.y, bend)


class _Scale:
    """Days to places on the axis. Gaps grow with the logarithm of their days, so that a decade does not hide a week."""

    def __init__(self, times: Iterable[TimeExpression], today: date | None) -> None:
        edges = {today.toordinal()} if today else set()
        edges |= {d for t in times if t.earliest and t.latest for d in (t.earliest.toordinal(), t.latest.toordinal() + 1)}
        self._edges = sorted(edges)
        weights = [log2(1 + b - a) for a, b in pairwise(self._edges)]
        total = sum(weights) or 1.0
        self._places = [float(LABEL_WIDTH + MARGIN)]
        for weight in weights:
            self._places.append(self._places[-1] + AXIS_WIDTH * weight / total)

    def x(self, day: date | None, *, after: bool = False) -> int:
        ordinal = day.toordinal() + after if day else self._edges[0]
        return round(self._places[bisect_left(self._edges, ordinal)])

    def ticks(self, times: list[TimeExpression]) -> tuple[Tick, ...]:
        """Labels at the starts of intervals, none closer to the last than it is wide."""
        out: list[Tick] = []
        for t in sorted(times, key=lambda t: (t.earliest or date.max, t.latest or date.max)):
            x = self.x(t.earliest)
            if (not out or x - out[-1].x >= TICK_DISTANCE) and x <= LABEL_WIDTH + MARGIN + AXIS_WIDTH - TICK_DISTANCE // 2:
                out.append(Tick(x, _start(t)))
        return tuple(out)


def _bounded(t: TimeExpression) -> bool:
    return (
        t.earliest is not None
        and t.latest is not None
        and t.earliest <= t.latest
        and t.earliest.year >= _FIRST_YEAR
        and t.latest.year < _LAST_YEAR
    )


def _drawn(placed: list[TimeExpression], disputed: set[int]) -> list[TimeExpression]:
    """All, or as many as a drawing can hold: the disputed ones and then the first of the text."""
    if len(placed) <= MOST_ROWS:
        return placed
    ranked = sorted(placed, key=lambda t: (t.id not in disputed, t.span))
    kept = {t.id for t in ranked[:MOST_ROWS]}
    return [t for t in placed if t.id in kept]


def _conflicts(placed: list[TimeExpression], findings: tuple[Finding, ...]) -> list[tuple[int, str, int, int]]:
    """Finding number, its look, and the ids of two times that its passages hold."""
    by_start = sorted(placed, key=lambda t: t.span)
    starts = [t.span.start for t in by_start]
    longest = max((len(t.span) for t in placed), default=0)
    out: list[tuple[int, str, int, int]] = []
    for number, finding in enumerate(findings, start=1):
        held: list[int] = []
        for evidence in (e for e in finding.evidence if e.role != ANCHOR):
            first, last = bisect_left(starts, evidence.span.start - longest), bisect_left(starts, evidence.span.end)
            held += [t.id for t in by_start[first:last] if t.span.overlaps(evidence.span) and t.id not in held]
        look = finding.severity.value if group(finding) == OPEN else "aside"
        out += [(number, look, a, b) for a, b in pairwise(held)]
    return out


def _events_by_time(article: Article, times: list[TimeExpression]) -> dict[int, Event]:
    """The smallest clause that belongs to each time and holds its words."""
    known = {t.id: t for t in times}
    out: dict[int, Event] = {}
    for event in article.events:
        for time in event.times:
            if time in known and known[time].span in event.span and (time not in out or len(event.span) < len(out[time].span)):
                out[time] = event
    return out


def _what(article: Article, t: TimeExpression, events: dict[int, Event]) -> str:
    if t.id in events:
        return shown(article.document, events[t.id].span).strip()
    around = sentence_around(article, t.span)
    return shown(article.document, around).strip()


def _label(article: Article, t: TimeExpression, events: dict[int, Event]) -> str:
    """The expression and its clause, cut at a word."""
    words, clause = shown(article.document, t.span), _what(article, t, events)
    text = clause if clause.startswith(words) or not clause else f"{words} – {clause}"
    return _short(text, LABEL_CHARACTERS)


def _short(text: str, most: int) -> str:
    return text if len(text) <= most else text[: most - 1].rsplit(" ", 1)[0].rstrip(" ,;:–") + " …"


def _moment(article: Article, t: TimeExpression, events: dict[int, Event]) -> Moment:
    words, when = shown(article.document, t.span), _when(t)
    return Moment(
        words=words,
        what=_short(_what(article, t, events), WHAT_CHARACTERS),
        when=when,
        steps=tuple(_beside(step(s), words, when) for s in t.steps),
        paragraph=article.document.position(t.span.start).paragraph,
        relative=t.relative,
    )


def _beside(told: str, words: str, when: str) -> str:
    """A step without what stands beside it: the expression it starts with, the days it ends with, the date of the article."""
    return step(_ARTICLE.sub(r"\1", told.removeprefix(f"“{words}” ").removesuffix(f", so it is {when}.")))


def _start(t: TimeExpression) -> str:
    """The day, month or year that an expression starts with."""
    words = _when(t)
    return day(t.earliest) if " to " in words and t.earliest else words


def _when(t: TimeExpression) -> str:
    """The days that an expression can mean, as short as they can be said."""
    if not _bounded(t) or t.earliest is None or t.latest is None:
        return moment(t.value) or "not known"
    first, last = t.earliest, t.latest
    if first == last:
        return day(first)
    if first.day == 1 and (last + timedelta(days=1)).day == 1:
        if (first.year, first.month) == (last.year, last.month):
            return f"{month(first.month)} {first.year}"
        if (first.month, last.month) == (1, 12):
            return str(first.year) if first.year == last.year else f"{first.year} to {last.year}"
        if first.year == last.year:
            return stretch(f"{month(first.month)} {first.year}", f"{month(last.month)} {last.year}")
    return stretch(day(first), day(last))
