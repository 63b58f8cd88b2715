"""Score lines of matches ("Harle Rovers 3 Wick Town 2"), their scorers, and who the text says won."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass

from checker.tallies import Pair
from claims.analysis import Event, Sentence
from claims.article import Article
from claims.document import PartKind
from claims.spans import Span

_TEAM = r"[A-Z][\w’'&-]*\.?(?: (?:[A-Z][\w’'&-]*\.?|of|and|&|on|the))*"
_GOALS = r"(?: ?\(([^()\n]{3,120})\))?"
_LINE = re.compile(
    rf"(?:^|(?<=\n)|(?<=: )|(?<=\*))[ \t]*({_TEAM}),? (\d{{1,3}}){_GOALS},?[ \t]*(?:[-–—v][ \t]*)?"
    rf"({_TEAM}),? (\d{{1,3}}){_GOALS}[ \t.*]*(?=$|\n)"
)
_OPENS = re.compile(r"(?:^|\n|\*|\b(?:results?|scores?|final|full[- ]time|ft)(?: score)?:)\s*\Z", re.I)
_MINUTE = re.compile(r"\b(\d{1,3})(?:\+\d+)?(?:’|'|st|nd|rd|th|mins?)?\b(?!\s?[-–]\s?\d)")
_BEATS = frozenset("beat defeat thrash edge down overcome see off sink stun overpower outclass hammer".split()) | {"see off"}
_LOSES = frozenset(["lose", "lose to", "fall"])


@dataclass(frozen=True, slots=True)
class ScoreLine:
    """Two teams with their scores, and the minutes given for each team's goals (None where no scorers are given)."""

    home: str
    away: str
    pair: Pair
    home_goals: int | None
    away_goals: int | None


def score_lines(article: Article, sentence: Sentence) -> list[ScoreLine]:
    """The score lines of a sentence (a line by itself)."""
    found = []
    for m in _LINE.finditer(sentence.span.of(article.document.prose)):
        at = sentence.span.start + m.start()
        if not _OPENS.search(article.document.prose, max(0, at - 40), at):
            continue  # a line of statistics within a box score
        span = Span(m.start(2), m.end(5)).shift(sentence.span.start)
        pair = Pair(float(m[2]), float(m[5]), span, sentence.i, word="line")
        found.append(ScoreLine(m[1], m[4], pair, _minutes(m[3]), _minutes(m[6])))
    return found


def _minutes(scorers: str | None) -> int | None:
    """How many goals a list of scorers with minutes has."""
    if scorers is None:
        return None
    if re.search(r"\d\s?[-–]\s?\d", scorers):
        return None  # "(half-time 9-17)"
    scorers = re.sub(r"\b(?:pens?|og|o\.g\.|own goal|half-time|ht)\b", "", scorers)
    minutes = [int(n) for n in _MINUTE.findall(scorers)]
    bare = any(not re.search(r"\d", name) for name in re.split(r"[,;]", scorers) if re.search(r"[A-Za-z]{2}", name))
    return len(minutes) if minutes and not bare and 5 < max(minutes) <= 130 else None


def winners(article: Article, line: ScoreLine) -> Iterator[tuple[Event, bool]]:
    """Clauses that say which of two teams won, with whether it is the first of the score line."""
    for event in article.events:
        if event.polarity != "positive" or event.modality != "asserted" or event.attribution == "direct_quote":
            continue
        if (
            article.part_of(event.sentence).kind not in (PartKind.HEADLINE, PartKind.STANDFIRST, PartKind.BODY)
            or event.sentence > 12
        ):
            continue
        beats, loses = event.predicate in _BEATS, event.predicate in _LOSES
        agent, patient = event.argument("agent"), event.argument("patient") or event.argument("to") or event.argument("against")
        if not (beats or loses) or agent is None or patient is None:
            continue
        home, away = (
            (_is(agent.name, line.home), _is(patient.name, line.away)),
            (_is(agent.name, line.away), _is(patient.name, line.home)),
        )
        if all(home) and not all(away):
            yield event, beats
        elif all(away) and not all(home):
            yield event, loses


def _is(name: str, team: str) -> bool:
    """Whether a name in the text means a team of the score line."""
    own = set(team.split())
    return bool(own & set(name.split())) and name.split()[0] in own
