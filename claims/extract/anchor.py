"""The article's date: as told, from the front matter, the dateline, a line that says when it was published, the file's name
or the text itself.

The machine's clock is never asked. Where nothing dates the article, each clue in the text ("last August" beside a briefing
dated August 12, 2022; "this month" beside March 3 to 5) gives the months in which it can have been written; what all clues
allow is the answer, if it is no longer than a year.
"""

from __future__ import annotations

import re
from dataclasses import dataclass
from datetime import date

from claims.analysis import Analysis
from claims.article import Anchor
from claims.document import Document, Part, PartKind
from claims.extract.times import days, filters, order
from claims.extract.times.clues import infer
from claims.extract.times.link import first_weekday
from claims.extract.times.meaning import Date
from claims.extract.times.spot import Spot, spots
from claims.extract.times.words import Words, split
from claims.spans import Span

_KEYS = (
    "date",
    "published",
    "publishdate",
    "publish_date",
    "pubdate",
    "publication_date",
    "date_published",
    "datepublished",
    "created",
    "first_published",
    "updated",
    "modified",
    "dateline",
)
_PUBLISHED = re.compile(
    r"\b(?:published|posted|updated|first published|last updated|date|issued|filed)\b[^\w\n]{0,4}(?:on |at |: ?)?", re.IGNORECASE
)
_NEAR_YEARS = 3  # the last year named and the two after it
_TOP, _LINE = 500, 110  # how many characters into the text, and how long, a line with the date is
_LIFE = frozenset("born died".split())
_HEAD = frozenset({PartKind.DATELINE, PartKind.BYLINE})


@dataclass(frozen=True, slots=True)
class _Candidate:
    date: Date
    span: Span
    source: str


def find_anchor(
    document: Document,
    analysis: Analysis,
    *,
    option: str | None = None,
    named: str | None = None,
    month_first: bool | None = None,
) -> Anchor:
    """The document creation time, with its source and the reasoning.

    `option` counts more than what the article says, `named` (what the file's name gives) less; both are ISO days or months.
    `month_first` says how 03/04/2023 is read, where that is known.
    """
    if option:
        given = _iso(option)
        if given:
            return Anchor(given.value, "option", given.first, given.last, None, (f"The date {given.value} was given.",))
    front = _front_matter(document, month_first)
    if front:
        return front
    words = split(document)
    found = order.settled([s for s in spots(words) if filters.is_time(s, words, analysis)], document.prose, month_first)
    head = _head_date(document, words, found, analysis)
    if head and (dated := _of_head(head, found, analysis)).earliest:
        return dated
    if named and (told := _iso(named)):
        return Anchor(told.value, "file name", told.first, told.last, None, (f"The file's name gives {told.value}.",))
    if head:
        return dated
    return infer(document, analysis, found)


def _iso(text: str) -> days.When | None:
    match = re.match(r"\s*(\d{4})(?:-(\d{1,2})(?:-(\d{1,2}))?)?", text)
    if not match:
        return None
    year, month, day = int(match[1]), int(match[2] or 0), int(match[3] or 0)
    if day:
        at = days.safe(year, month, day)
        return days.of_day(at) if at else None
    if month:
        return days.of_month(year, month) if month <= 12 else None
    return days.of_year(year)


def _front_matter(document: Document, month_first: bool | None) -> Anchor | None:
    for key in _KEYS:
        entry = document.value(key)
        when = _iso(entry.value) if entry else None
        if entry and not when:
            line = Document(document.path, entry.value, entry.value, ())
            dates = order.settled([s for s in spots(split(line)) if isinstance(s.meaning, Date)], document.prose, month_first)
            first = next((s.meaning for s in dates if isinstance(s.meaning, Date)), None)
            when = _full(first) if first else None
        if entry and when:
            return Anchor(
                when.value,
                "front matter",
                when.first,
                when.last,
                entry.span,
                (f"The front matter says {key}: {entry.value.strip()}.",),
            )
    return None


def _full(dated: Date) -> days.When | None:
    if dated.year and dated.month and dated.day:
        day = days.safe(dated.year, dated.month, dated.day)
        return days.of_day(day) if day else None
    return days.of_month(dated.year, dated.month) if dated.year and dated.month else None


def _head_date(document: Document, words: Words, found: list[Spot], analysis: Analysis) -> _Candidate | None:
    """A date in a dateline or byline, in a short line near the top or at the end that is no sentence, or after "Published"."""
    alone: _Candidate | None = None
    for spot in found:
        meaning = spot.meaning
        if not isinstance(meaning, Date) or not meaning.month or not (meaning.day or meaning.year):
            continue
        part = document.part_at(spot.span.start)
        if part is None:
            continue
        before = document.prose[max(part.span.start, spot.span.start - 24) : spot.span.start]
        if part.kind in _HEAD and meaning.day:
            return _Candidate(meaning, spot.span, "dateline")
        block = part.span.of(document.prose).strip()
        start = document.prose[: part.span.start].strip()
        rest = len(block) - len(spot.span)
        if meaning.day and alone is None:
            after = document.prose[part.span.end :].strip()
            if rest <= 3 and meaning.year and (len(start) < 1500 or not after):
                alone = _Candidate(meaning, spot.span, "dateline")
            elif (_PUBLISHED.search(before) and rest <= 60) or (
                meaning.year
                and (start or re.search(r"[|•·]\s*$", before))
                and (len(start) < _TOP or not after)
                and len(block) <= _LINE
                and _no_sentence(part, analysis)
            ):
                alone = _Candidate(meaning, spot.span, "dateline")
    return alone


def _no_sentence(part: Part, analysis: Analysis) -> bool:
    """Whether a part has no verb: "Nature notes | Castle Annick, 4 July 2025", "From our racing correspondent, 3 May 2024"."""
    if part.kind in (PartKind.CAPTION, PartKind.TABLE):
        return False
    tokens = analysis.tokens_in(part.span)
    return not any(t.upos == "AUX" or t.xpos in ("VBD", "VBZ", "VBP", "MD") or t.text.lower() in _LIFE for t in tokens)


def _of_head(head: _Candidate, found: list[Spot], analysis: Analysis) -> Anchor:
    dated = head.date
    if dated.year and dated.month:
        when = _full(dated)
        if when and when.first:
            return Anchor(when.value, head.source, when.first, when.last, head.span, (f"The article is dated {when.value}.",))
    if dated.month and dated.day:
        return _open_year(head, found, analysis)
    return Anchor()


def _open_year(head: _Candidate, found: list[Spot], analysis: Analysis) -> Anchor:
    """A dateline without a year takes the year of a full date within six weeks of it, where the weekdays agree."""
    month, day = head.date.month, head.date.day
    assert month is not None
    assert day is not None
    years: dict[int, Spot] = {}
    for spot in found:
        full = _dated(spot.meaning)
        if full is None:
            continue
        for year in (full.year - 1, full.year, full.year + 1):
            at = days.safe(year, month, day)
            if at and abs((at - full).days) <= 42 and (head.date.weekday in (None, at.weekday())):
                years.setdefault(year, spot)
    if len(years) == 1:
        year, spot = next(iter(years.items()))
        at = days.safe(year, month, day)
        if at:
            near = _dated(spot.meaning)
            return Anchor(
                at.isoformat(),
                head.source,
                at,
                at,
                head.span,
                (
                    f"The dateline gives {month:02d}-{day:02d} without a year.",
                    f"The text names {near}, within six weeks of it, so the anchor date is {at.isoformat()}.",
                ),
            )
    value = f"XXXX-{month:02d}-{day:02d}"
    weekday = head.date.weekday if head.date.weekday is not None else first_weekday(found, analysis)
    latest = max((s.meaning.year for s in found if isinstance(s.meaning, Date) and s.meaning.year), default=0)
    fitting = [y for y in range(latest, latest + _NEAR_YEARS) if (at := days.safe(y, month, day)) and at.weekday() == weekday]
    if latest and len(fitting) == 1 and (at := days.safe(fitting[0], month, day)):
        return Anchor(
            at.isoformat(),
            head.source,
            at,
            at,
            head.span,
            (
                f"The dateline gives {month:02d}-{day:02d} without a year.",
                f"Of the years from {latest}, the last that the text names, it falls on the weekday of the text in {fitting[0]}.",
                f"so the anchor date is {at.isoformat()}",
            ),
        )
    return Anchor(
        value, head.source, None, None, head.span, (f"The dateline gives {value}; nothing in the text fixes the year.",)
    )


def _dated(meaning: object) -> date | None:
    if isinstance(meaning, Date) and meaning.year and meaning.month and meaning.day:
        return days.safe(meaning.year, meaning.month, meaning.day)
    on = getattr(meaning, "on", None) or getattr(meaning, "first", None)
    return _dated(on) if on is not None and on is not meaning else None
