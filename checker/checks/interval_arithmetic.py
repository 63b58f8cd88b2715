"""“Two years earlier” does not lead to the date that the text gives.

*What it looks for*: an event with a date and a distance to another dated event ("in 2014, six years after it was signed", "28 months
later, in April 2018", "five years ago, in 2015"), where the distance and the two dates do not agree.

*Why it matters to a reader*: one of the three is a slip, and whoever retells the story will pick the wrong one.

*When it stays silent*: when the distance fits in the way people round (to half of its unit, or by the difference of the calendar
years); when it is not plain which event is meant, or another date nearby fits; for uses without a date of their own.

*Source*: the calendar.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import replace
from itertools import pairwise

from checker.check import Check, Discrepancy, Side, clean, flagged
from checker.dates import in_words, tell_days
from checker.intervals import Days, days_of, fits, tell_gap, tell_length
from checker.wording import as_told
from claims.analysis import TimeExpression
from claims.article import Article
from claims.finding import Confidence, Severity
from claims.same.passages import Passages
from claims.spans import Span, cover

EXAMPLES = (
    flagged(
        "The lease on the mill was signed in «2009», with little notice taken in the town.\n\n"
        "It lapsed in «2014, six years» after it was signed, the council said.\n",
        "“six years after” does not lead from 2009 to 2014: that is 5 years.",
    ),
    flagged(
        "The school was given its first prize in «1987», and the second followed «14 years later, in 2003».\n",
        "“14 years later” does not lead from 1987 to 2003: that is 16 years.",
    ),
    clean("The lease was signed in November 2009. It lapsed in March 2014, four years after it was signed, the council said.\n"),
    clean(
        "The bridge opened in 1931. The dam was finished in 1950. In 1956, 25 years after the bridge opened, the road was widened.\n"
    ),
)
WINDOW = 20
"""How many time expressions before and after are looked at."""
_NEWS = 10
_COUNTED = 4
"""Up to how many days are counted one by one."""
_BETWEEN = re.compile(
    r"[\s,(–—-]*(?:(?:in|on|by|just|only|some|about|almost|nearly|exactly|barely|a|little|full|and|was|back)[\s,(]+)*", re.I
)


def find(article: Article) -> Iterator[Discrepancy]:
    passages = Passages(article)
    yield from _beside(article)
    for written in article.times:
        time = _to_the_day(article, written)
        if time.shift is None or time.shift.length.unit not in ("day", "week", "month", "year"):
            continue
        if re.search(r"\bthan\s+$", article.document.prose[max(0, time.span.start - 8) : time.span.start]):
            continue  # "lower than a year earlier" compares figures and dates no event
        own = _own_date(article, time) or _news_date(article, time)
        mine = days_of(own) if own else None
        if own is None or mine is None:
            continue
        for reference in _references(article, passages, time, own):
            yield from _compare(article, time, own, mine, reference)
            break


def _compare(
    article: Article, time: TimeExpression, own: TimeExpression, mine: Days, reference: tuple[TimeExpression | None, str]
) -> Iterator[Discrepancy]:
    other, why = reference
    assert time.shift is not None
    if other is None:
        anchor = article.anchor
        theirs = Days(anchor.earliest, anchor.latest) if anchor.earliest and anchor.latest else None
    else:
        theirs = days_of(other)
    if theirs is None or theirs.yearless != mine.yearless:
        return
    earlier, later = (theirs, mine) if time.shift.direction > 0 else (mine, theirs)
    if earlier.first > later.last or _fits(time, earlier, later):
        return
    unit = time.shift.length.unit
    if unit == "week" and earlier.first == earlier.last and (later.last - earlier.first).days < 21:
        unit = "day"  # "about 1 week" would not tell 5 days from 7
    shown, here = (other.text if other else f"the article's date ({in_words(article.anchor.value)})"), own.text
    values = (shown, here) if time.shift.direction > 0 else (here, shown)
    words = (
        time.text
        if re.search(r"\b(?:after|before|later|earlier|ago)\b", time.text)
        else f"{time.text} {'after' if time.shift.direction > 0 else 'before'}"
    )
    ends = (as_told(other, theirs), as_told(own, mine))[:: time.shift.direction]
    sides = [Side(cover((time.span, own.span)), f"{tell_length(time.shift.length)}")]
    if other is not None:
        sides.insert(0, Side(other.span, tell_gap(earlier, later, unit)))
    yield Discrepancy(
        sides=tuple(sides),
        values={"words": words, "a": values[0], "b": values[1], "gap": f"that is {tell_gap(earlier, later, unit)}"},
        derivation=(
            f"“{words}” says {tell_length(time.shift.length)}, counted from {why}.",
            *(f"{in_words(step).removesuffix('.')}." for step in (other.steps if other else article.anchor.steps)),
            f"From {ends[0]} to {ends[1]} it is {tell_gap(earlier, later, unit)}.",
        ),
        confidence=Confidence.HIGH,
        question=f"Which of the three is right: {values[0]}, {values[1]}, or “{words}”?",
    )


def _beside(article: Article) -> Iterator[Discrepancy]:
    """ "The next day, 2 June", "the following week, on 6 May", "on Tuesday, two days ago": the words and the date beside them."""
    for a, b in pairwise(article.times):
        for told, own in ((a, b), (b, a)):
            if a.sentence != b.sentence or not _TOLD.fullmatch(told.text) or not _dated(own) or article.quoted(told.span):
                continue
            between = article.document.prose[a.span.end : b.span.start]
            mine, days = days_of(own), days_of(told)
            rough = told.shift is not None and told.shift.length.unit != "day"
            if rough or (told.shift is not None and own.weekday is None):
                continue  # "three years ago, in 2021": the distance is judged with its slack
            if not mine or not days or not _BESIDE.fullmatch(between) or (told is b and not re.search(r"[,(–—]", between)):
                continue
            if mine.yearless != days.yearless:
                continue
            if days.last < mine.first or mine.last < days.first:
                yield _beside_discrepancy(told, own, mine, days)


def _beside_discrepancy(told: TimeExpression, own: TimeExpression, mine: Days, days: Days) -> Discrepancy:
    words = " ".join(told.text.split())
    return Discrepancy(
        sides=(Side(cover((told.span, own.span)), tell_days(mine)),),
        values={
            "words": words,
            "a": "the article's date" if told.shift else "the date before it",
            "b": own.text,
            "gap": f"it leads to {tell_days(days)}",
        },
        derivation=(
            *(f"{in_words(s)}." for s in (*told.steps, *own.steps)),
            f"“{words}” is {tell_days(days)}, and “{own.text}” is not.",
        ),
        confidence=Confidence.HIGH,
        question=f"Is it {tell_days(mine)} or {tell_days(days)}?",
    )


def _fits(time: TimeExpression, earlier: Days, later: Days) -> bool:
    """Whether a distance may be said of two times: a few days are counted, and a week is not half a week."""
    assert time.shift is not None
    length = time.shift.length
    exact = earlier.first == earlier.last and later.first == later.last and not time.mod and length.low == length.high
    days = (later.last - earlier.first).days
    if exact and length.unit == "day" and length.low <= _COUNTED:
        return days == length.low
    if exact and length.unit == "week" and length.low <= 2:
        return abs(days - 7 * length.low) <= 2
    return fits(length, earlier, later)


def _own_date(article: Article, time: TimeExpression) -> TimeExpression | None:
    """The date that stands beside the distance as a date of the same event: "in 2014, six years after", "later, in 2003"."""
    assert time.shift is not None
    end = time.shift.event.end if time.shift.event and time.shift.anchor == "event" else time.span.end
    for other in article.times[max(0, time.id - 3) : time.id + 4]:
        if other.id == time.id or other.sentence != time.sentence or other.shift is not None or not _calendar(other):
            continue
        if other.span.end <= time.span.start:
            between = Span(other.span.end, time.span.start)
        elif other.span.start >= end:
            between = Span(end, other.span.start)
        elif other.span.start >= time.span.end:
            between = Span(time.span.end, other.span.start)
        else:
            continue
        if _BETWEEN.fullmatch(between.of(article.document.prose)):
            return other
    return None


def _news_date(article: Article, time: TimeExpression) -> TimeExpression | None:
    """The day of the news, where it is the only date of the sentence: "three years after the fire the hall opens again today"."""
    today = article.anchor.day
    shift = time.shift
    if (
        today is None
        or shift is None
        or shift.anchor != "event"
        or shift.direction < 0
        or shift.length.unit not in ("month", "year")
    ):
        return None
    around = article.times[max(0, time.id - WINDOW) : time.id + WINDOW]
    others = [t for t in around if t.sentence == time.sentence and t.id != time.id and t.earliest and t.latest]
    recent = [
        t for t in others if t.earliest and t.latest and abs((t.earliest - today).days) <= _NEWS >= abs((t.latest - today).days)
    ]
    return recent[0] if len(others) == len(recent) == 1 else None


def _on_its_side(time: TimeExpression, own: TimeExpression, other: TimeExpression) -> bool:
    """Whether a date lies before the own date of "two years after", and after that of "two years before"."""
    mine, theirs = days_of(own), days_of(other)
    if mine is None or theirs is None or time.shift is None:
        return False
    return theirs.first <= mine.last if time.shift.direction > 0 else theirs.last >= mine.first


def _calendar(time: TimeExpression) -> bool:
    """Whether a time is a date of the calendar: it names a year, a month or a day, not only a part of the day."""
    return days_of(time) is not None and bool(re.search(r"\d{4}|[A-Z]|last|yesterday|today", time.text))


_TOLD = re.compile(
    r"(?:the )?(?:next|following|previous) (?:day|week|month|year)|the (?:day|week|month|year) (?:before|after)|"
    r"(?:an? |\w+ )(?:day|week|month|year)s? ago",
    re.I,
)
_BESIDE = re.compile(r"\s*[,(–—]?\s*(?:(?:on|in)\s+)?(?:the\s+)?", re.I)


def _dated(time: TimeExpression) -> bool:
    """Whether a time is a day, a weekday or a month that the text names by itself."""
    return time.shift is None and not time.mod and "/" not in time.value and bool(re.search(r"[A-Z]", time.text[:12])) and (
        time.weekday is not None or bool(re.search(r"\d|[A-Z]\w+$", time.text))
    ) and not _TOLD.fullmatch(time.text)  # fmt: skip


_EXACTLY = re.compile(r"[\s,]*(?:almost |nearly |exactly |just )?to\s*")


def _to_the_day(article: Article, time: TimeExpression) -> TimeExpression:
    """ "34 years to the day after the fire" counts 34 years from the fire: the length takes the distance of "the day after"."""
    following = article.times[time.id + 1] if time.id + 1 < len(article.times) else None
    if time.shift or not time.length or not following or not following.shift or following.sentence != time.sentence:
        return time
    if not _EXACTLY.fullmatch(article.document.prose[time.span.end : following.span.start]):
        return time
    return replace(time, shift=replace(following.shift, length=time.length), span=cover((time.span, following.span)))


def _references(
    article: Article, passages: Passages, time: TimeExpression, own: TimeExpression
) -> Iterator[tuple[TimeExpression | None, str]]:
    """The date that the distance is counted from, with the reason; nothing where that is not plain."""
    shift = time.shift
    assert shift is not None
    if shift.anchor == "document":
        if article.anchor.earliest:
            yield None, f"the article's date {in_words(article.anchor.value)}"
        return
    if shift.anchor == "event" and shift.event is not None:
        found = passages.dates_of(shift.event, without=(time, own), fitting=lambda other: _on_its_side(time, own, other))
    elif shift.reference is not None and shift.reference != own.id:
        found = [article.times[shift.reference]]
    else:
        before = [
            t
            for t in article.times[max(0, time.id - WINDOW) : time.id]
            if t.id != own.id and t.sentence >= time.sentence - 2 and days_of(t) and t.shift is None
        ]
        found = before[-1:]
    # Only dates that stand as near as the one counted from could be meant instead of it.
    reach = time.sentence - found[0].sentence if shift.anchor == "narrated" and found else 2
    near = [
        t
        for t in article.times[max(0, time.id - WINDOW) : time.id + WINDOW]
        if abs(t.sentence - time.sentence) <= min(reach, 2) and t.id not in (time.id, own.id) and t.shift is None
        if shift.anchor != "narrated" or not found or found[0].id < t.id < time.id or t.sentence == time.sentence
    ]
    if not found or re.search(r"\bseason\b", found[0].text, re.I) or any(_agrees(time, own, t) for t in [*found, *near]):
        return
    words = " ".join(found[0].text.split())
    yield found[0], f"“{words}”" + (f", the date of “{' '.join(shift.event.of(article.text).split())}”" if shift.event else "")


def _agrees(time: TimeExpression, own: TimeExpression, other: TimeExpression) -> bool:
    mine, theirs = days_of(own), days_of(other)
    assert time.shift is not None
    if mine is None or theirs is None or mine.yearless != theirs.yearless:
        return False
    earlier, later = (theirs, mine) if time.shift.direction > 0 else (mine, theirs)
    return earlier.first <= later.last and _fits(time, earlier, later)


CHECK = Check(
    code="TIM102",
    name="interval-arithmetic",
    severity=Severity.ERROR,
    reads=("times",),
    message="“{words}” does not lead from {a} to {b}: {gap}.",
    find=find,
    examples=EXAMPLES,
)
