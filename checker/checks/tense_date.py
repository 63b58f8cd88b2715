"""What has happened is dated after the article, or what is still to come is dated before it.

*What it looks for*: a past tense with a date later than the article's own ("reopened on July 21" in a piece of July 18), and a "will"
with a date that is over ("will open on 12 March" in a piece of 4 April).

*Why it matters to a reader*: the news is dated wrongly, or an old announcement was left in unchanged.

*When it stays silent*: where the article's date is not given to the day; within a day of it; in quotation marks; on plans and
postponements ("moved the vote to 21 July"); in stories of an earlier year; on a day without its month
("the 30th").

*Source*: the date in the front matter or the dateline, and the tense of the verb that the date belongs to.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from datetime import date, timedelta
from itertools import pairwise

from checker.check import Check, Discrepancy, Side, clean, flagged
from checker.dates import in_words, quoted, tell_day, tell_days
from checker.intervals import Days
from claims.analysis import TimeExpression, TimexType, Token
from claims.article import Article
from claims.document import PartKind
from claims.finding import Confidence, Severity
from claims.lexicon import table
from claims.spans import Span, cover

_REACH = timedelta(400)
"""Farther from its own date an article tells history or looks far ahead."""
_PLANS = frozenset(
    "schedule reschedule set plan postpone move extend delay defer book fix expect adjourn invite call ask say tell announce want "
    "hope promise vow pledge agree decide vote order demand warn propose remand summon bail list reserve rearrange push bring "
    "confirm name grant give cancel advertise forecast predict project target aim intend mean arrange due slate commit "
    "choose pick select tip earmark time sign land win earn secure qualify offer hand sell buy price".split()
)
_DUE = re.compile(
    r"\b(?:is|are)\s+(?:(?:now|also|still)\s+)?(?:(?:due|set|scheduled|expected|planned|slated)\s+)?to\s+(?:be\s+)?$", re.I
)
_HOLDS = frozenset({"on", "in", "at", "during", "between"})
_CONDITION = frozenset({"if", "unless", "whether", "until", "before", "as"})
_STORY = 12
_MONTH = re.compile(r"jan|feb|mar|apr|may|jun|jul|aug|sep|oct|nov|dec|\d\s*[./-]\s*\d", re.I)
_DATED = re.compile(r"\d")

_YEAR = re.compile(r"\d{4}|\byears?\b|\bseason\b|\blast\b", re.I)
_LONG_AGO, _SOON = timedelta(300), timedelta(46)
"""A day without a year that lies further back is rarely what a report means; so near ahead may be what it does."""

EXAMPLES = (
    flagged(
        "---\ndate: 2025-07-18\n---\nThe market hall «reopened on Monday, July 21», after two years of repairs.\n",
        "“reopened” tells 21 July 2025 as past, but the article is dated 18 July 2025.",
    ),
    flagged(
        "---\ndate: 2024-04-04\n---\nA consultation «will open on 12 March», the council said.\n",
        "“will open” tells 12 March 2024 as still to come, but the article is dated 4 April 2024.",
    ),
    clean(
        "---\ndate: 2025-07-18\n---\nThe reopening was scheduled for July 21. The council moved a vote to July 22 and will meet on July 25.\n"
    ),
    clean("---\ndate: 2025-07-18\n---\n“The hall will open on 12 March,” the mayor had said in January. It opened on July 14.\n"),
    clean("LEEDS, Dec. 20, 2024 - The hall will open on Jan. 12, it was said on Friday. It closed on Dec. 1.\n"),
    clean("---\ndate: 2024-12-20\n---\nThe ferry will sail again on 12 March, its owner said. It stopped on 3 November.\n"),
)


_ENACTS = frozenset("hear hold stage host win lose play complete attend open close lift lay sign".split())
"""Verbs whose date is also that of the happening that they have as their object: "heard the appeal on 14 May"."""
_WRONG_WAY = 60
_PLACE = re.compile(r"(?<=\bt(?:ook|ake))\s+place\b")
_NEXT_LAST = re.compile(r"(?P<which>next|last) [A-Z]\w+day")


def find(article: Article) -> Iterator[Discrepancy]:
    today = article.anchor.day
    if today is None or article.anchor.source not in ("option", "front matter", "dateline"):
        return
    yield from _next_last(article, today)
    for time in article.times:
        if time.type not in (TimexType.DATE, TimexType.TIME) or not time.earliest or not time.latest or time.mod:
            continue
        if not _DATED.search(time.text) or time.shift is not None:
            continue
        if article.part_of(time.sentence).kind in (PartKind.DATELINE, PartKind.BYLINE, PartKind.TABLE):
            continue
        first, last = time.earliest, time.latest
        if today - timedelta(1) <= first <= today + timedelta(1) or quoted(article, time.span):
            continue
        if (ahead := _ahead(article, time, today)) and not _of_story(article, time) and (verb := _past(article, time)):
            yield _discrepancy(article, time, verb, ahead, today)
        elif (
            (over := _over(article, time, first, last, today))
            and (verb := _future(article, time))
            and not _told_earlier(article, time)
        ):
            yield _discrepancy(article, time, verb, over, today)


def _next_last(article: Article, today: date) -> Iterator[Discrepancy]:
    """ "Next Thursday, 5 September", where that day is over, and "last Thursday, 19 September", where it is still to come."""
    for named, time in pairwise(article.times):
        found = _NEXT_LAST.fullmatch(named.text)
        if not found or not time.earliest or time.earliest != time.latest or named.sentence != time.sentence:
            continue
        between = article.document.prose[named.span.end : time.span.start]
        if not re.fullmatch(r",?\s*\(?", between) or not _MONTH.search(time.text) or quoted(article, time.span):
            continue
        days = (today - time.earliest).days * (1 if found["which"] == "next" else -1)
        if 1 < days < _WRONG_WAY:
            yield _discrepancy(article, time, named.span, Days(time.earliest, time.earliest), today)


def _of_story(article: Article, time: TimeExpression) -> bool:
    """Whether a date may belong to a time that is narrated: no month ("the 30th"), or no year, beside another year."""
    if not time.relative or re.search(r"\d{4}", time.text):
        return False
    if not _MONTH.search(time.text):
        return True
    return any(
        t.latest and article.anchor.earliest and t.latest.year < article.anchor.earliest.year
        for t in article.times[max(0, time.id - _STORY) : time.id]
        if t.type in (TimexType.DATE, TimexType.TIME) and t.sentence == time.sentence
    )


def _ahead(article: Article, time: TimeExpression, today: date) -> Days | None:
    """The days of a date that is still to come. A day without a year, read as one long ago, is that of this year if it is near."""
    assert time.earliest
    assert time.latest
    first, last = time.earliest, time.latest
    if today + timedelta(1) < first <= today + _REACH:
        return Days(first, last)
    told = article.sentence(time.sentence).span.of(article.document.prose)
    if not time.relative or first != last or _YEAR.search(told) or today - first < _LONG_AGO:
        return None
    try:
        this = first.replace(year=first.year + 1)
    except ValueError:
        return None
    right = time.weekday is None or time.weekday == this.weekday()
    return Days(this, this) if right and timedelta(1) < this - today < _SOON else None


def _over(article: Article, time: TimeExpression, first: date, last: date, today: date) -> Days | None:
    """The days of a date that is over. A day without a year, read as one far ahead, is that of this year where it is just over."""
    if today - _REACH <= first and last < today - timedelta(1):
        return Days(first, last)
    named = re.search(
        r"\d{4}|\bnext\b",
        article.document.prose[article.sentence(time.sentence).span.start : article.sentence(time.sentence).span.end],
    )
    if time.relative and first == last and first.year == today.year + 1 and not named:
        try:
            earlier = first.replace(year=today.year)
        except ValueError:
            return None
        if timedelta(1) < today - earlier < timedelta(90):
            return Days(earlier, earlier)
    return None


def _governor(article: Article, time: TimeExpression, *, holds: frozenset[str]) -> Token | None:
    """The predicate that a date belongs to directly, with a preposition of place in time or none."""
    analysis = article.analysis
    inside = analysis.tokens_in(time.span)
    if not inside:
        return None
    ids = {t.i for t in inside}
    top = next((t for t in inside if t.head not in ids or t.head == t.i), inside[0])
    cases = [c.text.lower() for t in inside for c in analysis.children(t, "case")]
    if any(c not in holds for c in cases) or (inside[0].text.lower() == "from" and len(inside) < 5):
        return None
    if analysis.children(top, "cop"):
        return top
    if not top.deprel.startswith("obl") and not top.deprel.startswith("advmod"):
        return None
    head = analysis.head(top)
    return head if head.upos == "VERB" or analysis.children(head, "cop") else None


def _past(article: Article, time: TimeExpression) -> Span | None:
    """The verb of a date that tells what has happened, where its words do not speak of a plan."""
    analysis = article.analysis
    verb = _governor(article, time, holds=_HOLDS)
    if verb is None or verb.upos != "VERB" or verb.lemma.lower() in _PLANS:
        return None
    helpers = analysis.children(verb, "aux")
    plain = verb.xpos == "VBD" and not helpers
    passive = verb.xpos == "VBN" and helpers and all(h.text.lower() in ("was", "were") for h in helpers)
    if not (plain or passive) or any(m.text.lower() in _CONDITION for m in analysis.children(verb, "mark", "advmod")):
        return None
    between = analysis.tokens_in(Span(min(verb.span.end, time.span.start), max(verb.span.end, time.span.start)))
    nouns = [t for t in between if t.upos == "NOUN" and t.i > verb.i]
    if any(n.lemma == "place" for n in nouns) and verb.lemma != "take":
        return None
    if verb.lemma.lower() not in _ENACTS and any(n.lemma.lower() in table("event_nouns") for n in nouns):
        return None
    if any(n.lemma in ("ticket", "plan", "date", "seat") for n in nouns):
        return None
    return cover((helpers[0].span, verb.span)) if helpers else verb.span


def _future(article: Article, time: TimeExpression) -> Span | None:
    """The "will" and the verb of a date that is told as still to come."""
    analysis = article.analysis
    verb = _governor(article, time, holds=_HOLDS | ({"from", "to"} if "/" in time.value else set()))
    if verb is None:
        return None
    if due := _DUE.search(article.document.prose, max(0, verb.span.start - 40), verb.span.start):
        return Span(due.start(), verb.span.end)
    helpers = [h for h in analysis.children(verb, "aux") if h.text.lower() in ("will", "shall", "'ll", "’ll")]
    if not helpers or any(h.text.lower() in ("have", "been") for h in analysis.children(verb, "aux")):
        return None
    return (
        cover((helpers[0].span, verb.span))
        if verb.i > helpers[0].i and len(cover((helpers[0].span, verb.span))) < 40
        else helpers[0].span
    )


def _told_earlier(article: Article, time: TimeExpression) -> bool:
    """Whether the sentence tells what was going to be at an earlier time: another date before this one stands in it."""
    assert time.earliest
    return any(
        t.latest and t.latest < time.earliest and _DATED.search(t.text)
        for t in article.times[max(0, time.id - 4) : time.id + 4]
        if t.sentence == time.sentence and t.id != time.id and not (article.anchor.span and t.span.overlaps(article.anchor.span))
    )


def _discrepancy(article: Article, time: TimeExpression, verb: Span, days: Days, today: date) -> Discrepancy:
    place = _PLACE.match(article.document.prose, verb.end)
    words = " ".join(article.text[verb.start : place.end() if place else verb.end].split())
    told, own = tell_days(days), tell_day(today)
    after = days.first > today
    sides = [Side(cover((verb, time.span)), told)]
    if article.anchor.span:
        sides.append(Side(article.anchor.span, own, "anchor"))
    return Discrepancy(
        sides=tuple(sides),
        values={"words": words, "day": told, "own": own, "when": "past" if after else "still to come"},
        derivation=(
            *(in_words(s) for s in article.anchor.steps),
            f"“{words}” speaks of what {'has happened' if after else 'is still to come'}, and its date is {told}.",
            f"{told} is {'after' if after else 'before'} {own}.",
        ),
        confidence=Confidence.HIGH,
        question=f"Is {told} right, or {'is this still to come' if after else 'has it taken place'}?",
    )


CHECK = Check(
    code="TIM106",
    name="tense-date",
    severity=Severity.ERROR,
    reads=("times",),
    message="“{words}” tells {day} as {when}, but the article is dated {own}.",
    find=find,
    examples=EXAMPLES,
)
