"""One happening has two dates.

*What it looks for*: a happening that is dated twice, on different days: by the same or a kindred verb with the same people or things
("was arrested on 14 August", "was picked up by the police on 24 August"), or by its noun ("broke down on 27 March", "the breakdown
on 29 March"); two periods that begin or end on the same day and belong to one thing.

*Why it matters to a reader*: whoever retells the story will pick one of the two days.

*When it stays silent*: where three or more days are told of such happenings, or the text speaks of another, a second or a regular one;
on what people say in quotation marks; where the two mentions share no person or thing and neither points back.

*Source*: the dates as resolved against the article's own.
"""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Iterator
from datetime import date

from checker.check import Check, Discrepancy, Side, clean, flagged
from checker.dated_facts import DatedFact, dated_apart
from checker.dates import in_words, quoted, tell_day, tell_days
from checker.intervals import Days
from checker.range_ends import other_ends
from checker.wording import listed
from claims.article import Article
from claims.finding import Confidence, Severity
from claims.lexicon import table
from claims.same.dated import Dated, dated
from claims.same.once import Once, conflicts
from claims.same.spells import Spell
from claims.same.stretches import Stretch, stretches
from claims.spans import Span, cover

_FAR = 62
_NEAR = 40
_SAME_DAYS = 6
_WORDS = 60
_PLAIN = frozenset("day week month year period time date people number part end start".split())
_AGAIN = re.compile(
    r"\b(?:again|second|twice|another|re-\w+|repeat\w*|annual|every|previous|earlier|also|later|follow-up|each|rescheduled|postponed|moved"
    r"|originally|initially|instead|brought forward|planned|meant|scheduled|was due)\b",
    re.I,
)

EXAMPLES = (
    flagged(
        "---\ndate: 2024-04-04\n---\nThe lift «broke down on Wednesday 27 March», and visitors had to be carried out.\n\n"
        "Anybody who has bought a ticket since the «breakdown on 29 March» can have the money back, the castle said.\n",
        "The text says 27 March 2024 here, 29 March 2024 there, for the breakdown.",
    ),
    flagged(
        "Ivan Petrak was «arrested on August 14, 2016», at his house.\n\n"
        "The file shows that Petrak was «picked up by the police on August 24, 2016».\n",
        "The text says 14 August 2016 here, 24 August 2016 there, for “arrested” and “picked up”.",
    ),
    flagged(
        "The heaters were on sale «from 2 September to 22 November 2024», the shop said.\n\n"
        "Whoever bought one in the sale «from 2 September to 29 November 2024» can bring it back.\n",
        "The text says 2 September to 22 November 2024 here, 2 September to 29 November 2024 there, for one period (“sale”).",
    ),
    clean(
        "---\ndate: 2024-04-04\n---\nThe lift broke down on Wednesday 27 March. It was mended the next day, but a second breakdown "
        "on 29 March put an end to the visits.\n"
    ),
    clean(
        "Ivan Petrak was arrested on August 14, 2016. His brother, Jan Petrak, was picked up by the police on August 24, 2016.\n"
    ),
)


def find(article: Article) -> Iterator[Discrepancy]:
    found = list(_happenings(article))
    yield from found
    told = [s.span for d in found for s in d.sides]
    for a, b in conflicts(article):
        sides = [cover((m.words, m.time.span)) for m in (a, b)]
        if not any(s.overlaps(t) for s in sides for t in told):
            told += sides
            yield _of_once(article, a, b)
    for one, two, reasons in dated_apart(article):
        if not any(m.span.overlaps(t) for m in (one, two) for t in told):
            told += [one.span, two.span]
            yield _of_fact(article, one, two, reasons)
    for spell, own, day in other_ends(article):
        if not any(s.overlaps(t) for s in (spell.starts, own.span) for t in told):
            yield _of_end(article, spell, own, day)
    yield from _periods(article)


def _of_end(article: Article, spell: Spell, own: DatedFact, day: Days) -> Discrepancy:
    """A run of days that begins or ends on another day elsewhere."""
    days, word = (tell_days(day), tell_days(own.days)), " ".join(own.fact.words.of(article.text).split())
    sides = sorted((Side(spell.starts, days[0]), Side(own.span, days[1])), key=lambda s: s.span)
    return Discrepancy(
        sides=tuple(sides),
        values={"a": days[0], "b": days[1], "what": f"for “{word}”"},
        derivation=(
            *(f"{_dated(step)}." for step in own.time.steps),
            f"“{' '.join(spell.starts.of(article.text).split())}” gives {days[0]}.",
            f"“{word}” is dated {days[1]}, and both speak of one thing.",
        ),
        confidence=Confidence.MEDIUM,
        question=f"Which is right for “{word}”, {days[0]} or {days[1]}?",
    )


def _of_fact(article: Article, one: DatedFact, two: DatedFact, reasons: tuple[str, ...]) -> Discrepancy:
    """One happening, told in two passages, with a date in each."""
    days = [tell_days(m.days) for m in (one, two)]
    words = dict.fromkeys(" ".join(m.fact.words.of(article.text).split()) for m in (one, two))
    return Discrepancy(
        sides=tuple(Side(m.span, day) for m, day in zip((one, two), days, strict=True)),
        values={"a": days[0], "b": days[1], "what": "for " + " and ".join(f"“{w}”" for w in words)},
        derivation=(
            *(f"{_dated(step)}." for m in (one, two) for step in m.time.steps),
            f"{'; '.join(reasons)[:1].upper()}{'; '.join(reasons)[1:]}.",
            f"The one passage gives {days[0]}, the other {days[1]}, and the article tells of no other such happening.",
        ),
        confidence=Confidence.MEDIUM,
        question=f"Which is right for “{next(iter(words))}”, {days[0]} or {days[1]}?",
    )


def _of_once(article: Article, a: Once, b: Once) -> Discrepancy:
    """One thing opened, was founded or came to its end at two times."""
    days = [tell_days(Days(m.first, m.last)) for m in (a, b)]
    words = [" ".join(m.words.of(article.text).split()) for m in (a, b)]
    return Discrepancy(
        sides=tuple(Side(cover((m.words, m.time.span)), day) for m, day in zip((a, b), days, strict=True)),
        values={"a": days[0], "b": days[1], "what": "for " + " and ".join(dict.fromkeys(f"“{w}”" for w in words))},
        derivation=(
            *(f"{_dated(step)}." for m in (a, b) for step in m.time.steps),
            *(f"“{word}” is dated {day}." for word, day in zip(words, days, strict=True)),
            f"Both speak of {_thing(article, a, b)}, and this happens once.",
        ),
        confidence=Confidence.MEDIUM,
        question=f"Which is right for “{words[0]}”, {days[0]} or {days[1]}?",
    )


def _thing(article: Article, a: Once, b: Once) -> str:
    """The holder of a happening in words."""
    kind, _, name = (a.holder or b.holder).partition(" ")
    if kind == "person":
        return article.people[int(name)].name
    return article.bodies[int(name)].name if kind == "body" else f"the {name}" if name else "the thing that the article is about"


def _happenings(article: Article) -> Iterator[Discrepancy]:
    groups: dict[str, list[Dated]] = defaultdict(list)
    for mention in dated(article):
        groups[mention.kin].append(mention)
    for mentions in groups.values():
        days = sorted({m.day for m in mentions})
        if len(days) != 2:
            continue
        pair = next(((a, b) for b in mentions for a in mentions if a.head < b.head and _conflict(article, a, b)), None)
        if pair:
            yield _discrepancy(article, *pair)


def _periods(article: Article) -> Iterator[Discrepancy]:
    """Two periods that share one end and the words of their sentences: "on sale from 2 May to 9 June", "on sale: 2 May to 16 June"."""
    by_end: dict[tuple[str, date], list[Stretch]] = defaultdict(list)
    for stretch in stretches(article):
        if stretch.start or quoted(article, stretch.span):
            continue
        ends = (("begin", stretch.first), ("end", stretch.last))
        other = next((o for end in ends for o in by_end[end] if _one_period(article, o, stretch)), None)
        for end in ends:
            by_end[end].append(stretch)
        if other:
            told = [tell_days(Days(s.first, s.last)) for s in (other, stretch)]
            shared = _spelled(article, _content(article, other), stretch)
            yield Discrepancy(
                sides=tuple(Side(s.span, words) for s, words in zip((other, stretch), told, strict=True)),
                values={"a": told[0], "b": told[1], "what": f"for one period ({listed(shared)})"},
                derivation=(
                    f"One passage gives {told[0]}, the other {told[1]}.",
                    f"They share one end, and both passages have {listed(shared)}.",
                ),
                confidence=Confidence.MEDIUM,
                question=f"Is the period {told[0]} or {told[1]}?",
            )


def _one_period(article: Article, a: Stretch, b: Stretch) -> bool:
    """Whether two stretches with a common end are of one thing: as fine, apart in one end only, with a content word in common."""
    if a.sentence == b.sentence or (a.whole_years, a.whole_months) != (b.whole_years, b.whole_months):
        return False
    if (a.first == b.first) == (a.last == b.last) or a.last < b.first or b.last < a.first:
        return False
    if any(_AGAIN.search(article.sentence(s.sentence).span.of(article.document.prose)) for s in (a, b)):
        return False
    return bool(_content(article, a) & _content(article, b))


def _content(article: Article, stretch: Stretch) -> set[str]:
    """The nouns around a stretch, in its sentence."""
    near = Span(max(0, stretch.span.start - _WORDS), stretch.span.end + _WORDS)
    words = article.analysis.words(article.sentence(stretch.sentence))
    return {t.lemma.lower() for t in words if t.upos == "NOUN" and t.span in near and t.span not in stretch.span} - _PLAIN


def _spelled(article: Article, lemmas: set[str], stretch: Stretch) -> list[str]:
    """The words around a stretch that have one of these lemmas, in quotation marks."""
    shared = lemmas & _content(article, stretch)
    words = article.analysis.words(article.sentence(stretch.sentence))
    return list(dict.fromkeys(f"“{t.text}”" for t in words if t.upos == "NOUN" and t.lemma.lower() in shared))


def _conflict(article: Article, a: Dated, b: Dated) -> bool:
    """Whether two mentions speak of one happening and give it two days."""
    if a.sentence == b.sentence or not a.slack + b.slack < _days_apart(a, b) <= _FAR:
        return False
    if any(_AGAIN.search(_around(article, m)) for m in (a, b)):
        return False
    if b.definite or (a.definite and not b.noun):
        names = [frozenset(w for w in m.who if w.startswith("person ")) for m in (a, b)]
        return not (names[0] and names[1] and not names[0] & names[1])
    if a.noun or b.noun or not any(kind == a.kin for kind in table("event_words").values()):
        return False
    if a.listed or b.listed or not (a.objects or b.objects):
        return bool(a.who & b.who)
    return bool(a.objects & b.objects)


def _around(article: Article, mention: Dated) -> str:
    """The words around a mention and its date, within its sentence."""
    whole, here = article.sentence(mention.sentence).span, cover((mention.words, mention.time.span))
    return article.document.prose[max(whole.start, here.start - _NEAR) : min(whole.end, here.end + _NEAR)]


def _days_apart(a: Dated, b: Dated) -> int:
    """How far two days lie apart; two dates without a year are taken to be of one year."""
    gap = abs((a.day - b.day).days)
    if _yearless(a) and _yearless(b):
        return min(gap, abs(gap - 365), abs(gap - 366))
    if _yearless(a) or _yearless(b):  # in a story of an earlier year a day without a year may be of that year
        rest = min(gap % 365.25, 365.25 - gap % 365.25)
        return round(rest) if rest < _SAME_DAYS else gap
    return gap


def _yearless(mention: Dated) -> bool:
    return mention.time.relative and not re.search(r"\d{4}|year", mention.time.text)


def _discrepancy(article: Article, a: Dated, b: Dated) -> Discrepancy:
    open_years = [_yearless(m) for m in (a, b)]
    years = not any(open_years) or a.day.year == b.day.year
    days = [tell_day(m.day, year=years) for m in (a, b)]
    noun = next((article.analysis.tokens[m.head].text.lower() for m in (b, a) if m.noun), "")
    acts = list(dict.fromkeys(f"“{' '.join(m.words.of(article.text).split())}”" for m in (a, b)))
    what = f"for the {noun}" if noun else f"for {' and '.join(acts)}"
    words = [" ".join(cover((m.words, m.time.span)).of(article.text).split()) for m in (a, b)]
    return Discrepancy(
        sides=tuple(Side(cover((m.words, m.time.span)), day) for m, day in zip((a, b), days, strict=True)),
        values={"a": days[0], "b": days[1], "what": what},
        derivation=(
            *(f"{_dated(step)}." for m in ((a, b) if years else ()) for step in m.time.steps),
            f"“{words[0]}” gives {days[0]}.",
            f"“{words[1]}” gives {days[1]}.",
            _why(article, a, b),
        ),
        confidence=Confidence.MEDIUM,
        question=f"On which day was {f'the {noun}' if noun else f'it ({acts[0]})'}, {days[0]} or {days[1]}?",
    )


def _dated(step: str) -> str:
    """A step with its dates in words, without the part of the day."""
    return in_words(re.sub(r"(?<=\d)T[A-Z]{2}\b", "", step))


def _word(article: Article, lemma: str, mention: Dated) -> str:
    """A word of the sentence of a mention, as the text spells it."""
    words = article.analysis.words(article.sentence(mention.sentence))
    return next((f"“{t.text}”" for t in words if t.lemma.lower() == lemma.lower()), f"“{lemma}”")


def _why(article: Article, a: Dated, b: Dated) -> str:
    shared = sorted(a.who & b.who)
    names = [
        article.people[int(s[7:])].name
        if s.startswith("person ")
        else article.bodies[int(s[5:])].name
        if s.startswith("body ")
        else _word(article, s, b)
        for s in shared
    ]
    if names:
        return f"Both speak of {', '.join(names)}, and the article tells of no other such happening."
    lines = [article.document.position(m.words.start).line for m in (a, b)]
    noun = next((article.analysis.tokens[m.head].text.lower() for m in (b, a) if m.noun), "happening")
    later = " ".join(b.words.of(article.text).split())
    return f"“{later}” (line {lines[1]}) is the {noun} told of in line {lines[0]}: the article tells of no other."


CHECK = Check(
    code="TIM108",
    name="date-conflict",
    severity=Severity.ERROR,
    reads=("events", "times"),
    message="The text says {a} here, {b} there, {what}.",
    find=find,
    examples=EXAMPLES,
)
