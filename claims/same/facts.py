"""What the narration tells, as frames: what kind of happening, to whom or what, by whom, when, where; and are two of them one?

Verbs and nouns that tell one kind of happening share a frame ("collapsed", "came down", "the collapse of").
"""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Iterator
from dataclasses import dataclass, replace
from functools import cache

from claims.analysis import Argument, Event, TimeExpression, TimexType, Token
from claims.article import Article
from claims.document import PartKind
from claims.lexicon import words
from claims.same.events import Sameness, Verdict
from claims.same.parts import PARTICLES
from claims.same.referents import Referent, Referents, same_referent
from claims.spans import Span

_SILENT = (PartKind.BYLINE, PartKind.DATELINE, PartKind.NOTE)
_SUPPORT = frozenset("hold take happen occur stage be have make come follow see give".split())
_NEAR = 3
_MANY = 12
"""How many mentions of one happening are compared with each other."""
_GATHER = frozenset("gather assemble meet come go travel march descend converge".split())
_DAY_OF = re.compile(
    r",\s+the (?:very )?(?:day|night|morning|evening|afternoon) of (?:the|his|her|their) (?:[\w-]+ )?(?P<noun>[\w-]+)"
)
_NOUN_OF = re.compile(r"\bthe (?P<noun>[\w-]+),? (?:of|on) (?:the (?:morning|afternoon|evening|night) of )?$", re.I)
_ENTRANCE = frozenset("door gate curtain".split())
_PLACES = ("place", "in", "at", "on", "near", "outside", "inside")


@dataclass(frozen=True, slots=True)
class Fact:
    """One happening as a passage tells it. `theme` is to whom or what it happens, `doer` by whom; None where it is not said.

    `once`: it happens to one thing once only. `noun`: the phrase, where a noun tells it ("the collapse"). `times` are its dates,
    `places` say where it was.
    """

    event: Event
    token: Token
    frame: str
    once: bool
    noun: Referent | None
    theme: Referent | None
    doer: Referent | None
    times: tuple[TimeExpression, ...]
    places: tuple[Argument, ...]

    @property
    def words(self) -> Span:
        """The words that tell it."""
        return self.event.trigger

    @property
    def affirmed(self) -> bool:
        return self.event.polarity == "positive"


@cache
def frames() -> dict[str, tuple[str, bool]]:
    """Word and part of speech ("come down/v") to the name of its frame, and whether it happens once."""
    out: dict[str, tuple[str, bool]] = {}
    for line in words("frames"):
        head, _, members = line.partition(":")
        name, how = head.split()
        for word in members.strip().split(", "):
            out.setdefault(word, (name, how == "once"))
    return out


def facts(article: Article) -> tuple[Fact, ...]:
    """All that the narration tells as happenings, in text order."""
    return article.once(_facts)


def _facts(article: Article) -> tuple[Fact, ...]:
    return tuple(_Reader(article).read())


class _Reader:
    def __init__(self, article: Article) -> None:
        self.article = article
        self.analysis = article.analysis
        self.referents = Referents(article)
        self.by_head = {e.head: e for e in article.events}
        self.seen: set[int] = set()

    def read(self) -> Iterator[Fact]:
        nouns = {e.head for e in self.article.events if e.noun_class}
        for event in self.article.events:
            token = self.analysis.tokens[event.head]
            if self.article.part_of(event.sentence).kind in _SILENT or event.attribution == "direct_quote":
                continue
            if not event.noun_class and event.predicate.split()[0] in _SUPPORT and any(a.head in nouns for a in event.arguments):
                continue  # "the summit was held": the noun is the happening
            found = self._frame(event, token)
            if found is None:
                continue
            frame, once = found
            theme, doer = self._roles(event)
            event = self._gathered(event, token)
            times = self._dates(event)
            places = tuple(a for a in event.arguments if a.role in _PLACES)
            noun = self.referents.read(token) if event.noun_class else None
            self.seen.add(token.i)
            yield Fact(event, token, frame, once, noun, theme, doer, times, places)

        yield from self._beside()

    def _gathered(self, event: Event, token: Token) -> Event:
        """ "Will gather on 19 March to protest": the protest is when they gather."""
        above = self.by_head.get(token.head)
        if above is None or event.times or token.deprel not in ("advcl", "xcomp") or above.predicate not in _GATHER:
            return event
        return replace(event, times=above.times, modality=above.modality, tense=above.tense)

    def _dates(self, event: Event) -> tuple[TimeExpression, ...]:
        return tuple(t for i in event.times if (t := self.article.times[i]).type in (TimexType.DATE, TimexType.TIME))

    def _beside(self) -> Iterator[Fact]:
        """Nouns with a date that no clause tells: "the award of 19 August", "15 February, the day of the collision"."""
        for time in self.article.times:
            if time.type is not TimexType.DATE or self.article.quoted(time.span):
                continue
            token = self._dated_noun(time)
            found = frames().get(f"{token.lemma.lower()}/n") if token is not None and token.i not in self.seen else None
            if token is None or found is None or self.article.part_of(time.sentence).kind in _SILENT:
                continue
            noun = self.referents.read(token)
            if noun.definite and not noun.plural:
                self.seen.add(token.i)
                event = Event(
                    -1 - token.i, token.span, token.span, token.sentence, token.i, token.lemma.lower(), found[0], (), (time.id,),
                    tense="past",
                )  # fmt: skip
                yield Fact(event, token, found[0], found[1], noun, None, None, (time,), ())

    def _dated_noun(self, time: TimeExpression) -> Token | None:
        prose = self.article.document.prose
        after = _DAY_OF.match(prose, time.span.end)
        before = None if after else _NOUN_OF.search(prose, max(0, time.span.start - 40), time.span.start)
        at = after.start("noun") if after else before.start("noun") if before else None
        return next(iter(self.analysis.tokens_in(Span(at, at + 1))), None) if at is not None else None

    def _frame(self, event: Event, token: Token) -> tuple[str, bool] | None:
        kind = "n" if event.noun_class or token.upos == "NOUN" else "v"
        word = event.predicate.lower()
        if kind == "v":
            if word.startswith("be "):
                word = word[3:]
            near = [
                t
                for t in self.analysis.children(token)
                if t.text.lower() in PARTICLES and 0 < t.i - token.i <= _NEAR and t.deprel != "case"
            ]
            if near and f"{word} {near[0].text.lower()}/v" in frames():
                word = f"{word} {near[0].text.lower()}"
        found = frames().get(f"{word}/{kind}")
        if found is None and kind == "v" and token.upos == "VERB":
            return word, False
        if found is None and event.noun_class:
            return token.lemma.lower(), False
        return found

    def _roles(self, event: Event) -> tuple[Referent | None, Referent | None]:
        by_role: dict[str, Argument] = {}
        for argument in event.arguments:
            by_role.setdefault(argument.role, argument)
        patient, agent = by_role.get("patient"), by_role.get("agent")
        tokens = self.analysis.tokens
        if patient is None or (agent is not None and tokens[patient.head].lemma.lower() in _ENTRANCE):
            patient, agent = agent, None  # "the bridge collapsed", "the collapse of the bridge", "the library opens its doors"
        return self._referent(patient), self._referent(agent)

    def _referent(self, argument: Argument | None) -> Referent | None:
        if argument is None:
            return None
        return self.referents.read(self.analysis.tokens[argument.head], person=argument.person, body=argument.body)


def same_fact(a: Fact, b: Fact) -> Sameness:
    """Whether two passages tell one happening, times and places left aside."""
    if a.frame != b.frame:
        return Sameness(Verdict.DIFFERENT, ("other happenings",))
    if (a.noun and a.noun.other) or (b.noun and b.noun.other):
        return Sameness(Verdict.DIFFERENT, ("the text speaks of another one",))
    reasons: tuple[str, ...] = ()
    firm = False
    for one, two in ((a.theme, b.theme), (a.doer, b.doer)):
        if one is None or two is None:
            continue
        found = same_referent(one, two)
        if found.verdict is Verdict.DIFFERENT:
            return Sameness(Verdict.DIFFERENT, found.reasons)
        if found.verdict is Verdict.SAME and not (one.loose or two.loose):
            firm, reasons = True, reasons + found.reasons
        elif one is a.theme:
            return Sameness(Verdict.UNSURE, found.reasons)
    if firm:
        return Sameness(Verdict.SAME, reasons)
    back = next((f.noun for f in (b, a) if f.noun and f.noun.definite and not f.noun.plural and f.theme is None), None)
    if back is not None:
        return Sameness(Verdict.SAME, (f"“{back.text}” points back to it",))
    return Sameness(Verdict.UNSURE, ("nothing ties the one to the other",))


def pairs(found: tuple[Fact, ...]) -> Iterator[tuple[Fact, Fact, Sameness]]:
    """Pairs of passages that tell one happening, in text order, and why they do.

    A noun that says of nothing to whom ("the crash") is paired only where the article tells of one such happening.
    """
    by_frame: dict[str, list[Fact]] = defaultdict(list)
    for fact in found:
        by_frame[fact.frame].append(fact)
    for group in by_frame.values():
        by_theme: dict[tuple[str, int | str] | None, list[Fact]] = defaultdict(list)
        for fact in group:
            by_theme[fact.theme.key if fact.theme else None].append(fact)
        bare = by_theme.get(None, [])
        if bare and len(by_theme) <= 2 and not any(f.noun and (f.noun.other or f.noun.plural) for f in group):
            yield from _within(group)
        else:
            for members in by_theme.values():
                yield from _within(members)


def _within(group: list[Fact]) -> Iterator[tuple[Fact, Fact, Sameness]]:
    for i, a in enumerate(group[:_MANY]):
        for b in group[i + 1 : _MANY]:
            if a.event.sentence != b.event.sentence:
                same = same_fact(a, b)
                if same.verdict is Verdict.SAME:
                    yield a, b, same
