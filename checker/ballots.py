"""What surrounds a vote: how many could vote, who is named as voting against, whether the chair had to break a tie."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from checker.tallies import NUMBER, Pair, for_and_against, number, vote_pairs
from claims.analysis import Event, Sentence
from claims.article import Article
from claims.same.listing import read_list
from claims.spans import Span

_BODY = (
    r"(?:committee|council|board|panel|jury|court|bench|assembly|chamber|parliament|cabinet|commission|senate|house|bloc|union)"
)
_MEMBERS = re.compile(
    rf"\b({NUMBER})[- ](?:member|strong|seat|person|judge|man|nation|country|state)\b[- ](?:\w+\s+){{0,2}}?{_BODY}\b"
    rf"|\b{_BODY}\s+of\s+({NUMBER})\b"
    rf"|\b{_BODY}[’']s\s+({NUMBER})\s+(?:members|councillors|judges|seats)\b",
    re.I,
)
_VOTED = re.compile(
    rf"\b(?:voted|vote|split|ruled|decided|voting)\s+({NUMBER})\s?(?:[-–]|to)\s?({NUMBER})\b(?!\s*(?:per|%|years?))", re.I
)
_NAME = r"[A-Z][\w.’'-]*(?:\s+(?:[A-Z][\w.’'-]*|of|the)){0,4}"
_LIST = rf"({_NAME}(?:,\s+{_NAME}){{0,12}},?\s+and\s+{_NAME})"
_AGAINST = re.compile(
    rf"{_LIST}\s+(?:all\s+|both\s+)?(voted against|opposed|were against|dissented)\b"
    rf"|\bwith\s+{_LIST}\s+(voting against|against|opposed|dissenting)\b"
)
_CASTING = re.compile(r"\b(?:casting vote|broke the tie|break the tie|tie-?breaking vote|deciding vote from the chair)\b", re.I)
_WINNING = frozenset("win beat defeat unseat oust".split())
_ROUND = re.compile(
    r"\b(?:first round|primary|earlier|previous|last time|in \d{4}|recount|ward|district|county|state of)\b", re.I
)


@dataclass(frozen=True, slots=True)
class Oddity:
    """A vote that does not fit what is said around it."""

    words: Span
    pair: Pair
    why: str


def oddities(article: Article, body: Sequence[Sentence]) -> Iterator[Oddity]:
    """Votes with more voters than members, with more opponents named than counted, or with a tie broken that was none."""
    votes = [p for s in body for p in _pairs(article, s)]
    if not votes:
        return
    for sentence in body:
        text = sentence.span.of(article.document.prose)
        near = [p for p in votes if abs(p.sentence - sentence.i) <= 2]
        yield from _members(article, sentence, text, votes)
        for m in _AGAINST.finditer(text):
            yield from _named(sentence, m, near)
        casting = _CASTING.search(text)
        if casting and near and all(p.margin > 1 for p in near):
            why = f"a casting vote needs a tie, and the two sides are {near[0].margin:g} apart"
            yield Oddity(Span(*casting.span()).shift(sentence.span.start), near[0], why)


def _pairs(article: Article, sentence: Sentence) -> list[Pair]:
    found = vote_pairs(article, sentence) or for_and_against(article, sentence)
    for m in _VOTED.finditer(sentence.span.of(article.document.prose)):
        found.append(Pair(number(m[1]), number(m[2]), Span(m.start(1), m.end(2)).shift(sentence.span.start), sentence.i))
    return found


def _members(article: Article, sentence: Sentence, text: str, votes: Sequence[Pair]) -> Iterator[Oddity]:
    found = list(_MEMBERS.finditer(text))
    if len(found) != 1 or len(votes) != 1:
        return
    m, pair = found[0], votes[0]
    group = next(i for i in (1, 2, 3) if m[i])
    seats, cast = number(m[group]), pair.first + pair.second
    if abs(pair.sentence - sentence.i) <= 2 and 0 < seats < cast <= 2 * seats:
        span = Span(*m.span(group)).shift(sentence.span.start)
        yield Oddity(span, pair, f"{pair.first:g} and {pair.second:g} make {cast:g} votes, from {seats:g} members")


def _named(sentence: Sentence, m: re.Match[str], near: Sequence[Pair]) -> Iterator[Oddity]:
    group = 1 if m[1] else 3
    listing = read_list(m[group])
    if listing is None or listing.fewest != listing.most:
        return
    losing = {min(p.first, p.second) for p in near} | {p.second for p in near}
    if len(near) == 1 and near[0].second < near[0].first and max(losing) < listing.most <= max(losing) + 3:
        span = Span(*m.span(group)).shift(sentence.span.start)
        yield Oddity(span, near[0], f"{listing.most} are named as against, and {near[0].second:g} votes against are counted")


def wrong_winner(article: Article, body: Sequence[Sentence]) -> Iterator[Oddity]:
    """The candidate who is said to have won, with fewer votes than the other."""
    winners = _winners(article)
    if not winners:
        return
    for sentence in body:
        text = sentence.span.of(article.document.prose)
        if _ROUND.search(text):
            continue
        for pair in vote_pairs(article, sentence):
            one, other = _owners(article, sentence, pair)
            if one is None or other is None or one == other or pair.first == pair.second:
                continue
            ahead, behind = (one, other) if pair.first > pair.second else (other, one)
            if behind in winners and ahead not in winners:
                name = article.people[behind].name
                yield Oddity(winners[behind], pair, f"{name} is said to have won, with the smaller number of the two")


def _owners(article: Article, sentence: Sentence, pair: Pair) -> tuple[int | None, int | None]:
    """Whose two numbers of votes stand in a sentence: the person named before the first, and the one named after it."""
    here = sorted(
        (m.span.start, p.id) for p in article.people for m in p.mentions if m.sentence == sentence.i and m.kind == "name"
    )
    before = [p for at, p in here if at < pair.span.start]
    after = [p for at, p in here if at > pair.span.start]
    if len(set(before)) != 1 or len(set(after)) != 1:
        return None, None
    return before[0], after[0]


def _winners(article: Article) -> dict[int, Span]:
    """The persons that the writer says won an election, with the word that says so."""
    found: dict[int, Span] = {}
    for event in article.events:
        if event.polarity != "positive" or event.modality != "asserted" or event.attribution == "direct_quote":
            continue
        if _ROUND.search(article.sentence(event.sentence).span.of(article.document.prose)):
            continue
        role = "agent" if event.predicate in _WINNING else "patient" if event.predicate in ("elect", "re-elect") else ""
        who = event.argument(role) if role else None
        if who is not None and who.person is not None:
            found.setdefault(who.person, event.trigger)
    return found


_YES = frozenset("approve pass carry adopt endorse ratify approval passage adoption endorsement ratification".split())
_NO = frozenset("reject defeat fall fail rejection defeat".split()) | {"throw out", "vote down", "turn down", "fall"}
_MEASURES = frozenset(
    "motion bill plan scheme proposal measure resolution budget application treaty ordinance levy merger policy offer".split()
)
_STAGE = re.compile(
    r"\b(?:amendment|second|third|first|earlier|previous\w*|last|again|revised|original|house|senate|committee|would|could|if|"
    r"after all|in (?:19|20)\d\d|ago|until|unless)\b",
    re.I,
)


def turned(article: Article, body: Sequence[Sentence]) -> Iterator[Oddity]:
    """A measure that is voted down by the tally of the article, and told as passed elsewhere, or the other way round."""
    tallies = [p for s in body for p in _pairs(article, s)]
    if not tallies or len({frozenset((p.first, p.second)) for p in tallies}) != 1:
        return
    told = [t for e in article.events if (t := _told(article, e)) is not None][:60]
    for pair in tallies[:20]:
        here = [t for t in told if t[0].sentence == pair.sentence]
        for event, thing, yes in here:
            for other, also, passed in told:
                if also == thing and passed != yes and other.sentence != event.sentence:
                    words = " ".join(event.trigger.of(article.text).split())
                    yield Oddity(other.trigger, pair, f"by it the {thing} is told as “{words}”")
                    return


def _told(article: Article, event: Event) -> tuple[Event, str, bool] | None:
    """What a clause says became of a measure."""
    yes = event.predicate in _YES
    if not yes and event.predicate not in _NO:
        return None
    if event.polarity != "positive" or event.modality != "asserted" or event.attribution == "direct_quote":
        return None
    if _STAGE.search(re.sub(r"^After\b", "", article.sentence(event.sentence).span.of(article.document.prose))):
        return None
    for argument in event.arguments:
        noun = article.analysis.tokens[argument.head].lemma.lower()
        if noun in _MEASURES and argument.role in ("patient", "agent"):
            return event, noun, yes
    subject = next((t for t in article.analysis.children(article.analysis.tokens[event.head], "nsubj")), None)
    noun = subject.lemma.lower() if subject is not None else ""
    return (event, noun, yes) if noun in _MEASURES else None
