"""Reads an article's times in order: each may count from the article's date or from a time before it in the text."""

from __future__ import annotations

import bisect
import re
from dataclasses import replace
from datetime import date

from claims.analysis import Analysis, Length, Shift, TimeExpression, TimexType
from claims.article import Anchor
from claims.document import Document, PartKind
from claims.extract.times import days, filters, order, resolve
from claims.extract.times.context import Context, Now, Resolved
from claims.extract.times.meaning import Away, Clock, Date, DayPart, Deictic, Era, Lasting, Meaning, Range, Repeat, Season, Unit
from claims.extract.times.narration import Place, Told, day_hint, find, names_year, year_hint
from claims.extract.times.spot import Spot, spots
from claims.extract.times.tense import of_speech, tense
from claims.extract.times.words import Words, split
from claims.spans import Span


def find_times(
    document: Document, analysis: Analysis, anchor: Anchor, *, month_first: bool | None = None
) -> tuple[TimeExpression, ...]:
    """All temporal expressions of the article in text order. `month_first`: how 03/04/2023 is read, where that is known."""
    words = split(document)
    found = [filters.reread(s, words, analysis) for s in spots(words) if filters.is_time(s, words, analysis)]
    found = order.settled(found, document.prose, month_first)
    now, ends = _now(anchor, found, analysis), _ends(anchor)
    indian = _INDIAN.search(document.prose) is not None
    told: list[Told] = []
    heading: Told | None = None
    subheads = [p.span.start for p in document.parts if p.kind is PartKind.SUBHEAD or _is_short(p.span.of(document.prose))]
    begins = next((p.span.start for p in document.parts if p.kind is PartKind.BODY and p.span.start not in subheads), 0)
    out: list[TimeExpression] = []
    for spot in found:
        sentence = analysis.sentence_at(spot.span.start)
        part = document.part_at(spot.span.start)
        quoted = part is not None and _quoted(document.prose[part.span.start : spot.span.start])
        reports = isinstance(spot.meaning, (Date, DayPart, Clock)) and of_speech(analysis, spot.span)
        heads = part is not None and _heads(document.prose[part.span.start : part.span.end], spot, part.span.start)
        over = heading if heading and _same_section(subheads, heading, spot) else None
        when = tense(analysis, spot.span)
        if part is not None and part.kind is PartKind.CAPTION and when == "present":
            when = "past"  # a caption tells in the present what the camera saw
        place = Place(sentence.i if sentence else 0, part.paragraph if part else 0, when, quoted, reports, over)
        hint = year_hint(spot.meaning, place, told, now)
        resolved = _apposed(spot, told, words) or _resolve(spot, place, told, (now, *ends), hint, indian)
        if _recurs(spot.meaning, place, told):
            resolved = replace(resolved, open_year=True)
        named = names_year(spot.meaning, resolved, hint, told)
        opens = sentence is not None and bool(
            re.fullmatch(r"\W*(?:in|on|by)?\s*", document.prose[sentence.span.start : spot.span.start], re.I)
        )
        here = Told(len(out), place.sentence, place.paragraph, spot, resolved, named, opens, quoted, reports, heads)
        out.append(_expression(here, document, words, told, now))
        told.append(here)
        dateline = isinstance(spot.meaning, Date) and spot.meaning.year and spot.meaning.day and spot.span.start < begins
        if heads and here.grain in ("day", "month", "year") and not dateline:
            heading = here
    return tuple(out)


_HEADING = 60
_BRACKETED = re.compile(r"[^.!?:;]{1,50}\(")


def _heads(part: str, spot: Spot, start: int) -> bool:
    """Whether a time is all that its part says, or a year in brackets that ends a short one: "Leeds United (2012)"."""
    before, after = part[: spot.span.start - start], part[spot.span.end - start :]
    if not re.search(r"\w", before + after):
        return True
    return _BRACKETED.fullmatch(before.lstrip()) is not None and after.strip() == ")" and isinstance(spot.meaning, Date)


def _is_short(part: str) -> bool:
    """Whether a part is a line without a full stop, as headings are."""
    line = part.strip()
    return 0 < len(line) <= _HEADING and (line[-1].isalnum() or line[-1] == ")")


def _same_section(subheads: list[int], heading: Told, spot: Spot) -> bool:
    """Whether no other heading stands between."""
    return bisect.bisect_right(subheads, heading.spot.span.start) == bisect.bisect_right(subheads, spot.span.start)


_INDIAN = re.compile(r"₹|\bRs\.? ?\d|\b(?:crore|lakh)s?\b")  # money in rupees: a year written 2024-25 runs from April to March


_LONG_PARAGRAPH = 6000
_WEEK = 7


def _quoted(before: str) -> bool:
    """Whether a double quotation mark is open at the end of `before`, which begins with the paragraph."""
    if len(before) > _LONG_PARAGRAPH:
        return False
    last = max(before.rfind("“"), before.rfind("”"))
    return before[last] == "“" if last >= 0 else before.count('"') % 2 == 1


def _recurs(meaning: Meaning, place: Place, told: list[Told]) -> bool:
    """Whether months or days without a year bound what comes round: "on the first Sunday of the month from May to August"."""
    ends = (meaning.first, meaning.last) if isinstance(meaning, Range) else ()
    bare = bool(ends) and all(isinstance(end, Date) and end.month and not end.year for end in ends)
    before = told[-1] if told else None
    return bare and place.tense == "present" and before is not None and before.sentence == place.sentence and _is_weekly(before)


def _is_weekly(told: Told) -> bool:
    return isinstance(told.spot.meaning, Repeat) and told.spot.meaning.weekday is not None


def _context(spot: Spot, place: Place, told: list[Told], now: Now, hint: int | None, indian: bool) -> Context:
    return Context(now, place.tense, lambda kind: find(kind, place, told), hint, indian, day_hint(spot.meaning, place, told, now))


def _resolve(spot: Spot, place: Place, told: list[Told], nows: tuple[Now, ...], hint: int | None, indian: bool) -> Resolved:
    """The value of an expression. Where the article's date is known to a few months, what its first and last month agree on."""
    now, *ends = nows
    each = [_one(spot, _context(spot, place, told, end, hint, indian)) for end in ends]
    if each and all(one.when == each[0].when for one in each):
        return each[0]
    return _one(spot, _context(spot, place, told, now, hint, indian))


def _one(spot: Spot, context: Context) -> Resolved:
    try:
        resolved = resolve.resolve(spot.meaning, context)
    except (OverflowError, ValueError):
        return Resolved(days.When(""))  # before year 1 or after year 9999
    when = resolved.when
    if when.first and when.last and when.first > when.last:  # "from 1998 to 1994"
        return replace(resolved, when=replace(when, first=None, last=None))
    return resolved


def _ends(anchor: Anchor) -> tuple[Now, ...]:
    """The first and the last month that the article can be of, where they differ; the days where a week is known."""
    first, last = anchor.earliest, anchor.latest
    if first and last and 0 < (last - first).days < _WEEK:
        return tuple(Now(d, (d.year, d.month), d.year, months=(d.month, d.month)) for d in (first, last))
    if first is None or last is None or (first.year, first.month) == (last.year, last.month):
        return ()
    return tuple(Now(None, (d.year, d.month), d.year, months=(d.month, d.month)) for d in (first, last))


def _now(anchor: Anchor, found: list[Spot], analysis: Analysis) -> Now:
    """The anchor for reckoning. A day whose year is open is put in a year in which the weekdays of the text fit."""
    if match := re.match(r"XXXX-(\d\d)-(\d\d)$", anchor.value):
        month, day = int(match[1]), int(match[2])
        named = first_weekday(found, analysis)
        years = [y for y in range(2024, 1990, -1) if days.safe(y, month, day)]
        fitting = [y for y in years if named is None or date(y, month, day).weekday() == named]
        stand_in = days.safe((fitting or years or [2024])[0], month, day)
        return Now(stand_in, (stand_in.year, month), stand_in.year, True, (month, month)) if stand_in else Now()
    first, last = anchor.earliest, anchor.latest
    if first is None or last is None:
        return Now()
    if first == last:
        return Now(first, (first.year, first.month), first.year, months=(first.month, first.month))
    if first.year == last.year:
        one = (first.year, first.month) if first.month == last.month else None
        return Now(None, one, first.year, months=(first.month, first.month) if one else None)
    return Now()


def first_weekday(found: list[Spot], analysis: Analysis) -> int | None:
    """The weekday that the article names first and not as one to come: in agency copy the day of its dateline."""
    for spot in found:
        meaning = spot.meaning
        if isinstance(meaning, Date) and meaning.weekday is not None and meaning.month is None and not meaning.which:
            if tense(analysis, spot.span) != "future":
                return meaning.weekday
    return None


def _apposed(spot: Spot, told: list[Told], words: Words) -> Resolved | None:
    """The weekday in "February 9, 2014, a Sunday" is that of the date before it; any other "a Sunday" is no certain one."""
    meaning = spot.meaning
    if not isinstance(meaning, Date) or meaning.weekday is None or meaning.month is not None or meaning.which != "a":
        return None
    last = told[-1] if told else None
    if last and last.spot.last == spot.first - 1 and words.low(spot.first - 1) in (",", "(", "-"):
        first = last.resolved.when.first
        if first and last.grain in ("day", "part"):
            return Resolved(days.of_day(first), True, last.resolved.open_year, last.id)
    return None


# ---------------------------------------------------------------- the expression


def _type(meaning: Meaning, value: str) -> TimexType:
    if isinstance(meaning, Lasting) or (isinstance(meaning, Away) and value.startswith("P") and not value.endswith("_REF")):
        return TimexType.DURATION
    if isinstance(meaning, Repeat) or (isinstance(meaning, DayPart) and meaning.which in ("every", "each")):
        return TimexType.SET
    if isinstance(meaning, (Clock, DayPart)) or (isinstance(meaning, Deictic) and meaning.word == "tonight"):
        return TimexType.TIME
    if isinstance(meaning, Range):
        if isinstance(meaning.first, (Clock, DayPart)):
            return TimexType.TIME
        return TimexType.SET if value.startswith("XXXX-WXX") else TimexType.DATE
    return TimexType.DATE


def _lasting(meaning: Meaning) -> Lasting | None:
    if isinstance(meaning, Lasting):
        return meaning
    return meaning.lasting if isinstance(meaning, (Away, Repeat)) else None


def _weekday(meaning: object) -> int | None:
    if isinstance(meaning, (Date, Repeat)):
        return meaning.weekday
    return _weekday(meaning.on) if isinstance(meaning, (Clock, DayPart)) else None


def _expression(here: Told, document: Document, words: Words, told: list[Told], now: Now) -> TimeExpression:
    spot, resolved = here.spot, here.resolved
    meaning = spot.meaning
    when = days.masked(resolved.when) if resolved.open_year else resolved.when
    length = _lasting(meaning)
    measured = days.length_of(length) if length else None
    text = spot.span.of(document.prose)
    return TimeExpression(
        id=here.id,
        span=spot.span,
        text=text,
        sentence=here.sentence,
        type=_type(meaning, when.value),
        value=when.value,
        earliest=when.first,
        latest=when.last,
        mod=_mod(meaning),
        weekday=_weekday(meaning),
        length=measured,
        shift=_shift(meaning, measured, resolved, spot, words),
        relative=resolved.relative,
        steps=_steps(text, when.value, resolved, told, now),
        ends=_ends_of(here, document, words),
    )


def _ends_of(here: Told, document: Document, words: Words) -> tuple[TimeExpression, ...]:
    """The two ends of a range, each with its own words and days; none where one cannot be read alone or they recur."""
    meaning, resolved = here.spot.meaning, here.resolved
    if not isinstance(meaning, Range) or meaning.cut is None or resolved.ends is None or not all(e.value for e in resolved.ends):
        return ()
    kind = _type(meaning, resolved.when.value)
    if kind is TimexType.SET:
        return ()
    begin, stop, again = meaning.cut
    out = []
    for end, (first, last) in zip(resolved.ends, ((begin, stop), (again, here.spot.last)), strict=True):
        span = Span(words.every[first].start, words.every[last - 1].end)
        when = days.masked(end) if resolved.open_year else end
        text = span.of(document.prose)
        out.append(TimeExpression(here.id, span, text, here.sentence, kind, when.value, when.first, when.last))
    return tuple(out)


def _mod(meaning: Meaning) -> str:
    if isinstance(meaning, (Date, Season, Era, Unit, DayPart)):
        return meaning.edge
    if isinstance(meaning, Away):
        return meaning.lasting.mod
    return meaning.mod if isinstance(meaning, (Lasting, Clock)) else ""


_STOPS = frozenset({",", ".", ";", "\n", '"', "”", "(", "-"})
_LONGEST_EVENT = 10


def _shift(meaning: Meaning, length: Length | None, resolved: Resolved, spot: Spot, words: Words) -> Shift | None:
    if length is None:
        return None
    if isinstance(meaning, Away):
        return Shift(length, meaning.direction, meaning.anchor, resolved.reference)
    if isinstance(meaning, Lasting) and words.low(spot.last) in ("before", "after"):
        end = first = spot.last + 1
        while end < min(len(words), first + _LONGEST_EVENT) and words.low(end) not in _STOPS:
            end += 1
        if end > first:
            event = Span(words.every[first].start, words.every[end - 1].end)
            return Shift(length, -1 if words.low(spot.last) == "before" else 1, "event", None, event)
    return None


def _steps(text: str, value: str, resolved: Resolved, told: list[Told], now: Now) -> tuple[str, ...]:
    """How a relative time was worked out, in one sentence."""
    if not resolved.relative or not value:
        return ()
    said = " ".join(text.split())
    if resolved.reference is not None and 0 <= resolved.reference < len(told):
        base = told[resolved.reference].resolved
        shown = days.masked(base.when).value if base.open_year else base.when.value
        return (f"“{said}” counts from {shown}, so it is {value}",)
    shown = days.masked(now.when).value if now.open_year else now.when.value
    return (f"“{said}” counts from the article's date {shown}, so it is {value}",) if shown else ()


__all__ = ["find_times", "first_weekday"]
