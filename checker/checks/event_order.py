"""“After” or “before” does not fit the dates.

*What it looks for*: a sentence that puts one happening after or before another, where their dates, in the same sentence or wherever the
article tells of the two, give the opposite order ("resigned on 3 May after he was charged on 8 May").

*Why it matters to a reader*: what came first decides how a story is understood; one of the dates is a slip, or the order is.

*When it stays silent*: when the two dates can be of one day, where a date may belong to either clause, on plans and on what is said not
to have happened, and in quotation marks.

*Source*: the calendar, and the clause that “after” or “before” opens.
"""

from __future__ import annotations

from collections.abc import Iterator
from datetime import timedelta

from checker.check import Check, Discrepancy, Side, clean, flagged
from checker.dated_facts import DatedFact, dates_of
from checker.dates import tell_days
from checker.intervals import Days, days_of
from claims.analysis import Event, TimeExpression, TimexType
from claims.article import Article
from claims.finding import Confidence, Severity
from claims.same.facts import Fact, facts
from claims.same.life_order import life_orders
from claims.same.orders import Order, orders
from claims.same.stretches import moment
from claims.spans import cover

_SHIFT = timedelta(hours=6)
"""Where a clock time is more than this before the other it is of the next day."""

EXAMPLES = (
    flagged(
        "The treasurer «resigned on 3 May 2024» after she was «charged on 8 May 2024», the club said.\n",
        "The text puts 3 May 2024 after 8 May 2024.",
    ),
    flagged(
        "The firm «closed the mine in June 2021» before it «opened the port in March 2019».\n",
        "The text puts June 2021 before March 2019.",
    ),
    flagged(
        "The treasurer «resigned before the club was raided», her lawyer wrote.\n\n"
        "The police «raided the club on 3 May 2024». On «9 May 2024 the treasurer resigned», to no applause.\n",
        "The text puts 9 May 2024 before 3 May 2024.",
    ),
    clean(
        "The treasurer resigned before the club was raided, her lawyer wrote.\n\n"
        "The police raided the club on 9 May 2024. On 3 May 2024 the treasurer resigned, to no applause.\n"
    ),
    clean("The treasurer resigned on 8 May 2024 after she was charged on 3 May 2024, the club said.\n"),
    clean("The firm closed the mine in June 2021 before it could sell the port, which opened in March 2019.\n"),
)


def find(article: Article) -> Iterator[Discrepancy]:
    by_head = {e.head: e for e in article.events if not e.noun_class}
    for second in by_head.values():
        token = article.analysis.tokens[second.head]
        if not token.deprel.startswith("advcl") or second.attribution == "direct_quote":
            continue
        marks = [m.text.lower() for m in article.analysis.children(token, "mark")]
        first = by_head.get(token.head)
        if first is None or len(marks) != 1 or marks[0] not in ("after", "before"):
            continue
        if any(e.polarity == "negative" or e.modality == "hypothetical" or e.tense == "future" for e in (first, second)):
            continue
        times = _own(article, first, second), _own(article, second, first)
        if times[0] and times[1]:
            yield from _compare(first, second, times[0], times[1], marks[0], article)
    yield from _across(article)
    yield from _clocks(article)


def _across(article: Article) -> Iterator[Discrepancy]:
    """Orders of two happenings that are dated elsewhere in the article."""
    dates = dates_of(article)
    for order in (*orders(article), *life_orders(article, dates)):
        own, other = dates.get(order.fact.event.id), dates.get(order.other.event.id)
        if own is None or other is None or own.time.id == other.time.id or own.days.yearless != other.days.yearless:
            continue
        natural = order.mark not in ("after", "before", "once", "since", "following")
        if own.time.sentence == other.time.sentence == order.fact.event.sentence and not natural:
            continue
        wrong = own.days.last < other.days.first if order.direction > 0 else own.days.first > other.days.last
        if wrong:
            yield _ordered(article, order, own, other)


def _clocks(article: Article) -> Iterator[Discrepancy]:
    """Orders of two happenings that have clock times of one day, or of no day."""
    times = {f.event.id: (f, t[0]) for f in facts(article) if len(t := [x for x in f.times if moment(x)]) == len(f.times) == 1}
    for order in life_orders(article, times):
        (late, a), (early, b) = times[order.fact.event.id], times[order.other.event.id]
        ended, begun = moment(a), moment(b)
        if ended is None or begun is None or not timedelta(0) < begun - ended < _SHIFT or ended.date() != begun.date():
            continue
        told = f"“{_words(article, late)}” ({ended:%-H:%M})", f"“{_words(article, early)}” ({begun:%-H:%M})"
        sides = sorted(
            (Side(cover((f.words, t.span)), f"{moment(t):%-H:%M}") for f, t in ((late, a), (early, b))), key=lambda s: s.span
        )
        yield Discrepancy(
            sides=tuple(sides),
            values={"a": told[0], "b": told[1], "mark": "after"},
            derivation=(
                f"{told[0]} comes after {told[1]} by their nature, and both are told of one thing.",
                f"{a.text} is before {b.text}.",
            ),
            confidence=Confidence.MEDIUM,
            question="Which of the two came first, and are both times right?",
        )


def _words(article: Article, fact: Fact) -> str:
    return " ".join(fact.words.of(article.text).split())


def _ordered(article: Article, order: Order, own: DatedFact, other: DatedFact) -> Discrepancy:
    told = tell_days(own.days), tell_days(other.days)
    words = [" ".join(f.words.of(article.text).split()) for f in (order.fact, order.other)]
    natural = order.mark not in ("after", "before", "once", "since", "following")
    shown = tuple(f"“{w}” ({t})" for w, t in zip(words, told, strict=True)) if natural else told
    how = f"“{words[0]}” comes after “{words[1]}” {order.mark}, and both are told of one thing."
    spans = [m.span for m in (own, other) if not m.span.overlaps(order.words)]
    values = [t for t, m in zip(told, (own, other), strict=True) if not m.span.overlaps(order.words)]
    whole = cover((order.words, *(m.span for m in (own, other) if m.span.overlaps(order.words))))
    return Discrepancy(
        sides=(Side(whole, order.mark), *(Side(span, value) for span, value in zip(spans, values, strict=True))),
        values={"a": shown[0], "b": shown[1], "mark": "after" if order.direction > 0 else "before"},
        derivation=(
            *(f"{step}." for m in (own, other) for step in m.time.steps),
            how if natural else f"One sentence puts “{words[0]}” {order.mark} “{words[1]}”.",
            f"The article dates “{words[0]}” {told[0]} and “{words[1]}” {told[1]}.",
        ),
        confidence=Confidence.MEDIUM,
        question="Which of the two came first, and are both dates right?",
    )


def _own(article: Article, event: Event, other: Event) -> TimeExpression | None:
    """The only date of an event, if it stands on its own side of the other clause."""
    times = [t for i in event.times if i not in other.times and (t := article.times[i]).type in (TimexType.DATE, TimexType.TIME)]
    dates = [t for t in times if days_of(t) and t.shift is None and not t.mod]
    if len(times) != 1 or len(dates) != 1:
        return None
    near = abs(dates[0].span.start - event.trigger.start), abs(dates[0].span.start - other.trigger.start)
    return dates[0] if near[0] < near[1] else None


def _compare(
    first: Event, second: Event, a: TimeExpression, b: TimeExpression, mark: str, article: Article
) -> Iterator[Discrepancy]:
    mine, theirs = days_of(a), days_of(b)
    if mine is None or theirs is None or mine.yearless != theirs.yearless:
        return
    wrong = mine.last < theirs.first if mark == "after" else mine.first > theirs.last
    if not wrong:
        return
    told = tell_days(mine), tell_days(theirs)
    yield Discrepancy(
        sides=(
            Side(cover((first.trigger, a.span)), told[0]),
            Side(cover((second.trigger, b.span)), told[1]),
        ),
        values={"a": told[0], "b": told[1], "mark": mark},
        derivation=(
            *(f"{step}." for time in (a, b) for step in time.steps),
            f"The sentence puts “{first.trigger.of(article.text)}” ({told[0]}) {mark} “{second.trigger.of(article.text)}” ({told[1]}).",
            f"{_earlier(mine, theirs, told)} comes first.",
        ),
        confidence=Confidence.HIGH,
        question="Which of the two came first, and are both dates right?",
    )


def _earlier(mine: Days, theirs: Days, told: tuple[str, str]) -> str:
    return told[0] if mine.first < theirs.first else told[1]


CHECK = Check(
    code="TIM109",
    name="event-order",
    severity=Severity.ERROR,
    reads=("events", "times"),
    message="The text puts {a} {mark} {b}.",
    find=find,
    examples=EXAMPLES,
)
