"""A stated length does not fit the start and the end.

*What it looks for*: "the 12-day strike from 3 to 20 May", "from 9 a.m. to noon, four hours", "for 12 years since 2009", "the 11 days
of the closure" beside the dates of the closure, "a three-day meeting on Monday and Tuesday".

*Why it matters to a reader*: either the length or one of the dates is a slip, and people plan by them.

*When it stays silent*: when the length fits with or without the last day, or rounded to half of its unit; on lengths that part of
the time can have ("two days between 3 and 20 May"); where it is not plain that both speak of one thing.

*Source*: the calendar and the clock.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from datetime import date
from itertools import pairwise

from checker.check import Check, Discrepancy, Side, clean, flagged
from checker.dates import in_words, tell_days
from checker.intervals import DAYS, Days, days_of, fits, gap, plural, tell_gap, tell_length
from claims.analysis import Length, TimeExpression, TimexType
from claims.article import Article
from claims.finding import Confidence, Severity
from claims.same.lengths import measures, of_one_thing
from claims.same.spell_lengths import spell_of
from claims.same.spells import spells
from claims.same.stretches import Stretch, moment, stretches
from claims.spans import Span, cover

_HOURS = {"minute": 1 / 60, "hour": 1.0, "day": 24.0}
_SINCE = re.compile(r",?\s+(?:[\w’'-]+\s+){0,3}since\s+", re.I)
_ON = re.compile(r"\s+on\b(?=\s*[,.;)])")
_IT_IS = re.compile(r"\b(?:it is|it['’]s|it has been|it was)\s+(?:\w+\s+){0,2}$", re.I)
_HELD = re.compile(r"[ ][\w’' -]{2,50}?[ ]on[ ]")
_FAR = 5

_MORE = re.compile(r"\s+and\s+(?:a |an |one |two |three[ -])?(?:half|halves|quarters?|third)\b|½", re.I)
"""What makes a length longer than was read: "an hour and three-quarters"."""
_INTO = re.compile(
    r"\s+(?:into|after)\s+(?:the\s+|its\s+)?(?:flight|lift-?off|launch|take-?off|kick-?off|start|departure)\b", re.I
)
_SET_OFF = re.compile(
    r"\b(?:lifted off|took off|blasted off|launched|kicked off|departed|set off|started|began)\b[^().;]*?\bat\s+(?:about\s+)?$",
    re.I,
)
_SENTENCES_BACK = 8

EXAMPLES = (
    flagged(
        "The port was closed by a «12-day strike from 3 to 20 May», the authority said.\n",
        "The text says 12 days here, but from 3 May to 20 May it is 17 or 18 days.",
    ),
    flagged(
        "---\ndate: 2024-05-02\n---\nTraffic was stopped for «five hours, from 4 a.m. to 7 a.m.», while the tree was cut up.\n",
        "The text says 5 hours here, but from 4:00 to 7:00 it is 3 hours.",
    ),
    clean("The port was closed by an 18-day strike from 3 to 20 May. Ships waited for two days between 10 and 14 May.\n"),
    clean("She spent nine years as mayor from 2011 to 2019, and has run a bakery since.\n"),
)


def find(article: Article) -> Iterator[Discrepancy]:
    lengths = [t for t in article.times if t.type is TimexType.DURATION and t.length and t.shift is None]
    by_sentence: dict[int, list[TimeExpression]] = {}
    lengths = [t for t in lengths if not _MORE.match(article.document.prose, t.span.end)]
    for time in lengths:
        by_sentence.setdefault(time.sentence, []).append(time)
    every = stretches(article)
    done: set[int] = set()
    for stretch in every:
        for time in by_sentence.get(stretch.sentence, ()):
            if time.id not in done and of_one_thing(article, time) and measures(article, time, stretch):
                done.add(time.id)
                yield from _compare(article, time, stretch)
    for time in article.times:
        yield from _into(article, time)
    for time in lengths:
        if time.id not in done:
            yield from _since(article, time)
            yield from _on_days(article, time)
            named = spell_of(article, time, spells(article))
            if named is not None and (named[1] or _longer(time, named[0].stretch)):
                yield from _compare(article, time, named[0].stretch)


def _compare(article: Article, time: TimeExpression, stretch: Stretch) -> Iterator[Discrepancy]:
    assert time.length is not None
    length = time.length
    if length.unit in _HOURS and stretch.start and stretch.end and length.unit != "day":
        hours = (stretch.end - stretch.start).total_seconds() / 3600
        slack = 0.6 * _HOURS[length.unit] + 0.01 * hours
        low, high = length.low * _HOURS[length.unit] - slack, length.high * _HOURS[length.unit] + slack
        if low <= hours <= high:
            return
        made = plural(round(hours / _HOURS[length.unit], 1), length.unit)
        a, b = (f"{m:%-H:%M}" for m in (stretch.start, stretch.end))
    else:
        if stretch.start and stretch.first == stretch.last:
            return  # a clock time of some day, against days
        if length.unit not in DAYS or length.unit in ("second", "minute", "hour") or _fits(length, stretch):
            return
        if not 1 / _FAR < ((stretch.last - stretch.first).days + 1) / (DAYS[length.unit] * length.low) < _FAR:
            return  # too far apart to be one thing: a part of the time, or so much in each
        made = _made(length, stretch)
        a, b = (_tell(day, stretch) for day in (stretch.first, stretch.last))
    yield _discrepancy(article, time, stretch, a, b, made)


def _longer(time: TimeExpression, stretch: Stretch) -> bool:
    """Whether a length cannot be a part of a stretch."""
    assert time.length is not None
    if stretch.start and stretch.end:
        return time.length.low * DAYS[time.length.unit] > (stretch.end - stretch.start).total_seconds() / 86400
    return time.length.low * DAYS[time.length.unit] > (stretch.last - stretch.first).days + 1


def _fits(length: Length, stretch: Stretch) -> bool:
    """Whether a length may be said of a stretch, its last day counted or not."""
    days = (stretch.last - stretch.first).days
    ends = [days_of(t) for t in stretch.times]
    if len(ends) == 2 and ends[0] and ends[1] and not ends[0].yearless and not ends[1].yearless and length.unit != "day":
        return fits(length, ends[0], ends[1])
    if stretch.whole_years:
        if length.unit != "year":
            return True
        years = stretch.last.year - stretch.first.year
        return length.low - 0.6 <= years + 1 and years <= length.high + 0.6
    if stretch.whole_months and length.unit == "month":
        months = (stretch.last.year - stretch.first.year) * 12 + stretch.last.month - stretch.first.month
        return length.low - 0.6 <= months + 1 and months <= length.high + 0.6
    if length.unit == "day":
        return length.low - 0.5 <= days + 1 and days - 1 <= length.high
    first, last = Days(stretch.first, stretch.first), Days(stretch.last, stretch.last)
    if stretch.whole_months:
        first, last = Days(stretch.first, stretch.first.replace(day=28)), Days(stretch.last.replace(day=1), stretch.last)
    return fits(length, first, last)


def _made(length: Length, stretch: Stretch) -> str:
    per = {"day": 1, "week": 7, "month": 30.44, "year": 365.25}[length.unit]
    if stretch.whole_years:
        return plural(stretch.last.year - stretch.first.year, "year")
    days = (stretch.last - stretch.first).days
    if length.unit == "day":
        return f"{days} or {days + 1} days"
    ends = [days_of(t) for t in stretch.times]
    if len(ends) == 2 and ends[0] and ends[1] and not ends[0].yearless and not ends[1].yearless:
        return tell_gap(ends[0], ends[1], length.unit)
    return plural(round(days / per, 1 if days < 3 * per else None), length.unit)


def _tell(day: date, stretch: Stretch) -> str:
    if stretch.whole_years:
        return str(day.year)
    years = stretch.first.year != stretch.last.year
    if stretch.whole_months:
        return f"{day:%B}" + (f" {day.year}" if years else "")
    return tell_days(Days(day, day, yearless=not years))


def _since(article: Article, time: TimeExpression) -> Iterator[Discrepancy]:
    """ "for 12 years since 2009", "it is 30 years since the mine closed, in 1984", "forty years on", against the article's date."""
    anchor = article.anchor
    begun = _start(article, time)
    start = days_of(begun) if begun else None
    if not begun or not start or start.yearless or not anchor.earliest or not anchor.latest or not time.length:
        return
    now = Days(anchor.earliest, anchor.latest)
    if start.first > now.last or fits(time.length, start, now) or time.length.unit not in ("week", "month", "year"):
        return
    low, high = gap(start, now, time.length.unit)
    made = plural(round((low + high) / 2), time.length.unit)
    words = cover((time.span, begun.span))
    yield Discrepancy(
        sides=(Side(words, tell_length(time.length)),),
        values={"length": tell_length(time.length), "a": tell_days(start), "b": tell_days(now), "made": made},
        derivation=(
            f"The text counts {tell_length(time.length)} from {tell_days(start)}.",
            *(in_words(s) for s in anchor.steps),
            f"To {tell_days(now)} it is {made}.",
        ),
        confidence=Confidence.HIGH,
        question=f"Is it {made}, or did it start at another time than {tell_days(start)}?",
    )


def _start(article: Article, time: TimeExpression) -> TimeExpression | None:
    """The date from which a length runs to the day of the article."""
    prose, whole = article.document.prose, article.sentence(time.sentence).span
    before = prose[max(whole.start, time.span.start - 40) : time.span.start]
    following = next((t for t in article.times[time.id + 1 : time.id + 2] if t.sentence == time.sentence), None)
    if following and _SINCE.fullmatch(prose[time.span.end : following.span.start]) and re.search(r"\bfor\s+$", before):
        return following
    dated = [t for t in article.times if t.sentence == time.sentence and t.id != time.id and re.search(r"\d{4}", t.text)]
    if len(dated) != 1 or dated[0].shift is not None or dated[0].mod:
        return None
    if _ON.match(prose, time.span.end) and dated[0].span.end <= time.span.start:
        return dated[0]
    counted = _IT_IS.search(before) and re.match(r"\s+since\b", prose[time.span.end : whole.end])
    between = prose[time.span.end : dated[0].span.start]
    return dated[0] if counted and dated[0].span.start > time.span.end and not re.search(r"[;:]|\bbut\b", between) else None


def _into(article: Article, time: TimeExpression) -> Iterator[Discrepancy]:
    """ "at 10.22 a.m., 23 minutes into the flight", against the clock time of the start."""
    prose, length = article.document.prose, time.length
    own = article.times[time.id - 1] if time.id else None
    if length is None or length.unit not in ("minute", "hour") or own is None or not _INTO.match(prose, time.span.end):
        return
    end = moment(own)
    if end is None or not re.fullmatch(r"\s*,?\s*(?:just |some |about )?", prose[own.span.end : time.span.start]):
        return
    before = [t for t in article.times[max(0, time.id - 12) : time.id - 1] if time.sentence - t.sentence <= _SENTENCES_BACK]
    begun = [
        (t, start) for t in before if (start := moment(t)) and _SET_OFF.search(prose[max(0, t.span.start - 60) : t.span.start])
    ]
    if len(begun) != 1 or not begun[0][1] < end or begun[0][1].date() != end.date():
        return
    start_time, start = begun[0]
    stretch = Stretch(start_time.span, start_time.sentence, (start_time,), start.date(), end.date(), start, end)
    yield from _compare(article, time, stretch)


def _on_days(article: Article, time: TimeExpression) -> Iterator[Discrepancy]:
    """ "a three-day meeting on Monday and Tuesday": as many days as are named."""
    length = time.length
    if length is None or length.unit != "day" or not time.text.lower().endswith("-day") or length.low != length.high:
        return
    days = [t for t in article.times[time.id + 1 : time.id + 6] if t.sentence == time.sentence]
    prose = article.document.prose
    if len(days) < 2 or not _HELD.fullmatch(prose[time.span.end : days[0].span.start]):
        return
    run = [days[0]]
    for a, b in pairwise(days):
        if not re.fullmatch(r",?\s*(?:and\s+)?", prose[a.span.end : b.span.start]):
            break
        run.append(b)
    firsts = [t.earliest for t in run if t.earliest and t.earliest == t.latest]
    joined = re.search(r"\band\s*$", prose[max(0, run[-1].span.start - 6) : run[-1].span.start]) and not re.match(
        r"\s*(?:of|at|in the)\b", prose[run[-1].span.end : run[-1].span.end + 8]
    )
    if len(run) < 2 or len(firsts) != len(run) or not joined or len(run) == length.low:
        return
    if all((b - a).days == 1 for a, b in pairwise(firsts)):
        stretch = Stretch(Span(run[0].span.start, run[-1].span.end), time.sentence, tuple(run), firsts[0], firsts[-1])
        yield _discrepancy(article, time, stretch, run[0].text, run[-1].text, plural(len(run), "day"))


def _discrepancy(article: Article, time: TimeExpression, stretch: Stretch, a: str, b: str, made: str) -> Discrepancy:
    assert time.length is not None
    said = tell_length(time.length) if time.mod in ("", "APPROX") else re.sub(r"^(?:a|an|the|for) ", "", time.text)
    together = stretch.sentence == time.sentence
    words = Span(min(time.span.start, stretch.span.start), max(time.span.end, stretch.span.end))
    sides = (
        (Side(words, said),)
        if together
        else tuple(sorted((Side(time.span, said), Side(stretch.span, made)), key=lambda s: s.span))
    )
    said_as, line = " ".join(time.text.split()), article.document.position(stretch.span.start).line
    same = f"“{said_as}” means the time from {a} to {b}" + ("" if together else f", told in line {line}")
    return Discrepancy(
        sides=sides,
        values={"length": said, "a": a, "b": b, "made": made},
        derivation=(
            f"{same}.",
            *(f"{in_words(s)}." for t in stretch.times for s in t.steps),
            f"From {a} to {b} it is {made}; the text says {said}.",
        ),
        confidence=Confidence.HIGH if together else Confidence.MEDIUM,
        question=f"Is it {said}, or is {a} or {b} wrong?",
    )


CHECK = Check(
    code="TIM104",
    name="duration-dates",
    severity=Severity.ERROR,
    reads=("times",),
    message="The text says {length} here, but from {a} to {b} it is {made}.",
    find=find,
    examples=EXAMPLES,
)
