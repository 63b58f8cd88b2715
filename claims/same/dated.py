"""Happenings with a day: what is said to have happened or to be due, on which day, and who took part."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from datetime import date

from claims.analysis import Event, TimeExpression, TimexType, Token
from claims.article import Article
from claims.document import PartKind
from claims.lexicon import table
from claims.same.words import kin
from claims.spans import Span

_WHEN = re.compile(r",?\s+when\s+", re.I)
_POINTS = re.compile(
    r"\b(?:since|after|before|at|of|during|in|following|from) the (?:[\w-]+ ){0,2}?(?P<noun>[\w-]+) on (?:the (?:\w+ )?of )?$",
    re.I,
)
_HOURS_OF = re.compile(r",?\s+(?:within|just|only|barely)?\s*(?:hours|minutes|a few hours) (?:of|after|before) the\s+", re.I)
_LISTED = re.compile(r"[*_\s]*(?:[–—:-])\s")
_HAPPENS = frozenset(
    "happen occur begin hold stage convene attend conduct suffer kill injure hit destroy strike be erupt follow come".split()
) | {"take place", "break out"}
_OTHER = frozenset(
    "second third fourth fifth another other previous earlier next last final latest new similar further subsequent annual "
    "monthly weekly regular each every any such future emergency follow-up re-run repeat inaugural former".split()
)


@dataclass(frozen=True, slots=True)
class Dated:
    """One mention. `kin` is the group of its word; `who` and `objects` take part; `definite`: "the crash on 3 May"."""

    kin: str
    head: int
    words: Span
    time: TimeExpression
    day: date
    sentence: int
    who: frozenset[str]
    objects: frozenset[str]
    noun: bool
    definite: bool
    slack: int = 0
    listed: bool = False


def dated(article: Article) -> list[Dated]:
    """All happenings of the narration with one day, in text order."""
    every = {(d.kin, d.head, d.time.id): d for d in (*_clauses(article), *_beside_nouns(article))}
    return sorted(every.values(), key=lambda d: (d.head, d.time.id))


def one_day(time: TimeExpression) -> date | None:
    """The day of a date, where it is a single one that the text names as a day of the calendar."""
    if time.type not in (TimexType.DATE, TimexType.TIME) or time.mod or time.shift is not None:
        return None
    if not time.earliest or time.earliest != time.latest or time.value.endswith("XX"):
        return None
    return time.earliest if re.search(r"\d|day\b|night\b", time.text) else None


def _clauses(article: Article) -> Iterator[Dated]:
    after = _events_after(article)
    by_head = {e.head: e for e in article.events}
    for event in article.events:
        if event.attribution == "direct_quote" or event.polarity == "negative" or event.noun_class:
            continue
        days = [article.times[i] for i in event.times if one_day(article.times[i])]
        listed = not days
        days += [t for t, e in after if e.id == event.id]
        if not days and not event.times and (shared := _shared(article, event, by_head)):
            days.append(shared)
        if len(days) != 1 or (event.modality == "hypothetical" and event.tense != "future"):
            continue
        yield from _of_event(article, event, days[0], listed)


def _shared(article: Article, event: Event, by_head: Mapping[int, Event]) -> TimeExpression | None:
    """The day before a clause that the clause joined to it by "and" shares: "On 3 May a spark met gas, and the mill blew up"."""
    token = article.analysis.tokens[event.head]
    bare = token.deprel == "advcl" and not article.analysis.children(token, "mark", "advmod")
    if not (token.deprel == "conj" or bare) or token.xpos not in ("VBD", "VBN"):
        return None
    first = by_head.get(token.head)
    if first is None or first.sentence != event.sentence or first.noun_class or first.trigger.start > event.trigger.start:
        return None
    days = [article.times[i] for i in first.times if one_day(article.times[i])]
    return days[0] if len(days) == 1 and days[0].span.end <= first.trigger.start else None


def _events_after(article: Article) -> list[tuple[TimeExpression, Event]]:
    """Days that a clause explains: "28 February, when the trains collided", "**14 March** – Leak found by staff"."""
    prose, out = article.document.prose, []
    for time in article.times:
        if not one_day(time):
            continue
        match = _WHEN.match(prose, time.span.end)
        sentence = article.sentence(time.sentence)
        if match is None and prose[sentence.span.start : time.span.start].strip(" *_-•") == "":
            match = _LISTED.match(prose, time.span.end)
        if match is None:
            continue
        end = match.end()
        following = [e for e in article.events if e.sentence == time.sentence and e.trigger.start >= end and not e.noun_class]
        if following and not any(time.id in e.times for e in following[:1]):
            out.append((time, following[0]))
    return out


def _of_event(article: Article, event: Event, time: TimeExpression, listed: bool) -> Iterator[Dated]:
    day = one_day(time)
    assert day
    heads = [(a, article.analysis.tokens[a.head]) for a in event.arguments]
    who = frozenset(_name(article, a.person, a.body, t) for a, t in heads)
    objects = frozenset(_name(article, a.person, a.body, t) for a, t in heads if a.role == "patient")
    yield Dated(kin(event.predicate), event.head, event.trigger, time, day, event.sentence, who, objects, False, False, 0, listed)
    for argument, token in heads:
        told = argument.role == "at" or (argument.role in ("agent", "patient") and event.predicate in _HAPPENS)
        if told and _event_noun(article, token):
            others = frozenset(w for w in who if w != _name(article, argument.person, argument.body, token))
            yield Dated(kin(token.lemma), token.i, token.span, time, day, event.sentence, others, frozenset(), True, False)


def _beside_nouns(article: Article) -> Iterator[Dated]:
    """Nouns with their own date: "the breakdown on 29 March", "the Oct. 8 meeting", "within hours of the signing"."""
    analysis, prose = article.analysis, article.document.prose
    for time in article.times:
        day = one_day(time)
        inside = analysis.tokens_in(time.span)
        if not day or not inside or article.part_of(time.sentence).kind in (PartKind.DATELINE, PartKind.BYLINE):
            continue
        ids = {t.i for t in inside}
        top = next((t for t in inside if t.head not in ids), None)
        noun: Token | None = analysis.head(top) if top is not None else None
        slack, before = 0, _POINTS.search(prose, max(0, time.span.start - 60), time.span.start)
        if before:
            noun = next((t for t in reversed(analysis.tokens_in(Span(before.start("noun"), before.end("noun"))))), None)
        if match := _HOURS_OF.match(prose, time.span.end):
            noun, slack = next((t for t in analysis.tokens_in(Span(match.end(), match.end() + 1))), None), 1
        if noun is None or not _event_noun(article, noun):
            continue
        if any(noun.span in f for q in article.quotations for f in q.fragments):
            continue
        cases = {c.text.lower() for t in inside for c in analysis.children(t, "case")}
        if not slack and not before and cases - {"on", "of"}:
            continue
        nearby = analysis.tokens[max(0, min(noun.i, inside[0].i) - 3) : noun.i]
        definite = bool(slack) or any(t.text.lower() in ("the", "that") for t in nearby)
        who = frozenset(t.lemma.lower() for t in analysis.subtree(noun) if t.upos == "PROPN" and t.i not in ids)
        yield Dated(kin(noun.lemma), noun.i, noun.span, time, day, noun.sentence, who, frozenset(), True, definite, slack)


def _event_noun(article: Article, token: Token) -> bool:
    lemma = token.lemma.lower()
    if token.upos != "NOUN" or token.xpos == "NNS" or (lemma not in table("event_nouns") and lemma not in table("event_words")):
        return False
    return not any(c.text.lower() in _OTHER for c in article.analysis.children(token))


def _name(article: Article, person: int | None, body: int | None, token: Token) -> str:
    if person is not None:
        return f"person {person}"
    return (
        f"body {body}"
        if body is not None
        else kin(token.lemma)
        if token.lemma.lower() in table("event_words")
        else token.lemma.lower()
    )
