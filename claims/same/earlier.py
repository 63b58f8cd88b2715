"""Firsts that no event noun names: the first woman to hold a post, the first time, a first title, fall or failure.

Each is compared with what the article tells of an earlier day: the same done before, by whom the first leaves no room for.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date, timedelta

from claims.analysis import Event, TimexType, Token
from claims.article import Article
from claims.document import PartKind
from claims.same.acts import Act, acts
from claims.same.deeds import deeds
from claims.same.parts import Parts
from claims.spans import Span, cover

_PEOPLE = {"woman": "female", "female": "female", "lady": "female", "man": "male"}
_POSTS = frozenset("chair chain post office job title role position seat mayoralty presidency captaincy reins helm".split())
_HOLDING = frozenset("hold chair lead head captain run govern command preside serve occupy become".split())
_VISITING = frozenset("visit come travel fly tour arrive".split())
_TITLES = frozenset("title trophy crown championship cup shield medal prize award".split())
_FAILING = frozenset("fail explode crash disintegrate break up,break apart,blow up".replace(",", " ").split())
_DOWN = frozenset("fall drop decline decrease cut reduction slide dip contraction loss".split())
_UP = frozenset("rise increase growth gain jump hike climb".split())
_FAIL_NOUNS = frozenset("failure loss explosion crash".split())
_CONVICTING = frozenset("convict jail sentence imprison".split())
_YEARLY = re.compile(
    r"\b(?:a year (?:earlier|before|ago)|year[- ]on[- ]year|on the year|annual(?:ly)?|over the year|than in the same)\b", re.I
)
_SINCE = re.compile(r"\bsince\b", re.I)
_IN_YEARS = re.compile(
    r"\b(?:in|for) (?:(?:more|less) than |nearly |almost |over |about |at least )?"
    r"(\d+|[a-z]+)[ -](year|month|decade)s?\b(?! history)",
    re.I,
)
_THIS_YEAR = re.compile(r"\b(?:this year|of the year|of 20\d\d|in 20\d\d)\b", re.I)
_SEASON = re.compile(r"\b(?:of the season|this season|of the campaign|this term)\b", re.I)
_OTHER_SCOPE = re.compile(
    r"\b(?:of the (?:tournament|series|day|night|half|session|match|game|innings|trip|tour|week|month)|outside|"
    r"under (?:a|the|his|her|its)|after (?:the|a) |"
    r"as (?:an? |captain|president|prime|mayor|minister|coach|chair\w*|leader)|"
    r"of (?:two|three|four|five|six|seven|several|many)|by a|with a|without|on record to|from the|for any)\b",
    re.I,
)
_WIDEST = 90
_NUMBERS = {w: i for i, w in enumerate("zero one two three four five six seven eight nine ten eleven twelve thirteen".split())}
_NEAR_MISS = frozenset("nearly almost not n't never would could may might if".split())


@dataclass(frozen=True, slots=True)
class Claimed:
    """A claim to be the first: its words, what it is the first of, from when on none may have been, and its own day."""

    span: Span
    sentence: int
    what: str
    after: date | None
    day: date


@dataclass(frozen=True, slots=True)
class Before:
    """What was done before: the words, when, and why it counts."""

    span: Span
    when: str
    why: str


def contradicted(article: Article) -> Iterator[tuple[Claimed, Before]]:
    """Each first of these kinds with an earlier instance, if the article tells of one."""
    finder = _Finder(article)
    for token in article.analysis.tokens:
        if token.text.lower() == "first" and token.deprel == "amod":
            yield from finder.first(token)


class _Finder:
    def __init__(self, article: Article) -> None:
        self.article = article
        self.analysis = article.analysis
        self.parts = Parts(article)
        self.genders = {p.id: p.gender for p in article.people}
        self._acts: tuple[Act, ...] | None = None
        self._deeds: tuple[Act, ...] | None = None

    def first(self, token: Token) -> Iterator[tuple[Claimed, Before]]:
        noun = self.analysis.head(token)
        sentence = self.analysis.sentences[token.sentence]
        if self.article.part_of(sentence.i).kind is not PartKind.BODY or self.parts.in_quotes(token):
            return
        claimed = self._claimed(token, noun)
        if claimed is None:
            return
        for before in self._before(token, noun, claimed):
            yield claimed, before
            return

    # ------------------------------------------------------------ the claim

    def _claimed(self, token: Token, noun: Token) -> Claimed | None:
        dates = [t.earliest for t in self.article.times if t.earliest and t.type is TimexType.DATE]
        day = self.article.anchor.earliest or max(dates, default=None)
        if day is None:
            return None
        sentence = self.analysis.sentences[token.sentence]
        near = {t.text.lower() for t in self.analysis.tokens[max(sentence.first, token.i - 4) : token.i]}
        if near & _NEAR_MISS:
            return None
        rest = Span(token.span.start, sentence.span.end).of(self.article.document.prose)[:220]
        if _OTHER_SCOPE.search(rest.split(",")[0]):
            return None
        scope = self._window(token, rest, day)
        if scope == "unknown":
            return None
        doing = [
            w
            for t in self.analysis.children(noun, "acl")
            if t.i > noun.i
            for w in self.analysis.subtree(t, "advcl", "conj", "punct")
        ]
        comma = next((t.i for t in self.analysis.tokens[noun.i : sentence.last] if t.text == ","), sentence.last)
        words = cover((self._start(token).span, noun.span, *(w.span for w in doing if w.i < comma)))
        if len(words) > _WIDEST:
            words = cover((self._start(token).span, noun.span))
        after = scope if isinstance(scope, date) else None
        return Claimed(words, token.sentence, noun.lemma.lower(), after, day)

    def _start(self, token: Token) -> Token:
        back = self.analysis.tokens[token.i - 1] if token.i else token
        return back if back.text.lower() in ("the", "its", "their", "his", "her", "a") else token

    def _window(self, token: Token, rest: str, day: date) -> date | str | None:
        """From when on there was none: a date, None for ever, "unknown" where the scope cannot be placed."""
        start = token.span.start
        if since := _SINCE.search(rest):
            times = [t for t in self.article.times if t.sentence == token.sentence and t.span.start > start + since.end() - 1]
            times = [t for t in times if t.latest and t.span.start < start + since.end() + 60]
            return times[0].latest or "unknown" if times else "unknown"
        rest = rest.split(",")[0]
        if years := _IN_YEARS.search(rest):
            number = years[1].lower()
            count = int(number) if number.isdigit() else _NUMBERS.get(number, 0)
            days = {"year": 365, "month": 30, "decade": 3652}[years[2].lower()]
            return day - timedelta(days=count * days - 40) if 0 < count * days < 100_000 else "unknown"
        if _SEASON.search(rest):
            return day - timedelta(days=200)
        return date(day.year, 1, 1) if _THIS_YEAR.search(rest) else None

    # ------------------------------------------------------------ what was before

    def _before(self, token: Token, noun: Token, claimed: Claimed) -> Iterator[Before]:
        lemma = noun.lemma.lower()
        beside = {
            t.lemma.lower()
            for t in self.analysis.children(noun, "amod", "compound")
            if t.i != token.i and t.upos not in ("PROPN",)
        }
        doing = [
            t
            for t in self.analysis.children(noun, "acl")
            if any(m.text.lower() == "to" for m in self.analysis.children(t, "mark"))
        ]
        if lemma in _PEOPLE and doing:
            yield from self._holders(noun, doing[0], claimed, _PEOPLE[lemma])
        elif doing and lemma not in _PEOPLE:
            yield from self._visitors(noun, doing[0], claimed)
        elif lemma == "time":
            yield from self._times(noun, claimed)
        elif lemma in _TITLES and not beside:
            yield from self._winners(noun, claimed)
        elif (lemma in _DOWN or lemma in _UP) and beside & {"annual", "yearly", "monthly", "quarterly"}:
            yield from self._levels(noun, claimed, "-" if lemma in _DOWN else "+", yearly=bool(beside & {"annual", "yearly"}))
        elif lemma == "conviction" and not beside:
            yield from self._told(claimed, lambda e: e.predicate in _CONVICTING and self._same_doer(noun, e), "a conviction")
        elif lemma in _FAIL_NOUNS and not beside:
            yield from self._told(claimed, lambda e: e.predicate.split()[0] in _FAILING and self._things(noun, e), "a failure")

    def _earlier(self, claimed: Claimed, event: Event) -> str:
        """The words of an event's time, where it is told as a fact before the claim and inside its scope."""
        if event.sentence == claimed.sentence or event.polarity == "negative" or event.modality != "asserted":
            return ""
        if self.article.part_of(event.sentence).kind is not PartKind.BODY or event.attribution == "direct_quote":
            return ""
        for ident in event.times:
            time = self.article.times[ident]
            if not time.latest or not time.earliest or time.type.value not in ("DATE", "TIME"):
                continue
            if (claimed.day - time.latest).days < 20 or (claimed.after and time.earliest <= claimed.after):
                return ""
            return time.text
        return ""

    def _told(self, claimed: Claimed, fits: object, what: str) -> Iterator[Before]:
        for event in self.article.events:
            if callable(fits) and not event.noun_class and fits(event) and (when := self._earlier(claimed, event)):
                yield Before(_short(event), when, f"{what} is told of {when}")

    def _same_doer(self, noun: Token, event: Event) -> bool:
        """Whether the court of a conviction, or nobody in particular, convicted before."""
        by = {t.lemma.lower() for t in self.analysis.subtree(noun) if t.upos in ("NOUN", "PROPN")}
        agent = event.argument("agent")
        return agent is None or agent.name.lower() in ("it", "they") or bool(by & set(agent.name.lower().split()))

    def _things(self, noun: Token, event: Event) -> bool:
        """Whether a thing, no person and no named other body, failed."""
        subject = event.argument("agent") or event.argument("patient")
        named = {t.text for t in self.analysis.tokens_in(event.span) if t.upos == "PROPN" and t.i not in self.parts.timed}
        return subject is not None and subject.person is None and not named and bool(self.analysis.children(noun, "nmod:poss"))

    def _holders(self, noun: Token, verb: Token, claimed: Claimed, gender: str) -> Iterator[Before]:
        lemma = verb.lemma.lower()
        mine = next(iter(self.analysis.children(verb, "obj")), None)
        who = self.parts.people.get(noun.i)
        told = {t.text for t in self.analysis.words(self.analysis.sentences[noun.sentence]) if t.upos == "PROPN"}

        def fits(event: Event) -> bool:
            agent, thing = event.argument("agent"), event.argument("patient")
            if agent is None or agent.person in (None, who) or self.genders.get(agent.person) != gender or thing is None:
                return False
            if event.predicate == lemma and mine is not None and self._one_thing(mine, self.analysis.tokens[thing.head]):
                return True
            if lemma not in _HOLDING:
                return False
            post = self.analysis.tokens[thing.head].lemma.lower()
            others = {t.text for t in self.analysis.tokens_in(thing.span) if t.upos == "PROPN"} - told
            return event.predicate in _HOLDING and post in _POSTS and not others

        yield from self._told(claimed, fits, "the post was held by another one")

    def _one_thing(self, mine: Token, theirs: Token) -> bool:
        """Whether two objects name one thing: one noun, pointed to, with the same words beside it."""
        a, b = (
            {t.lemma.lower() for t in self.analysis.children(x, "amod", "compound", "nmod", "nummod")} for x in (mine, theirs)
        )
        pointed = theirs.upos == "PROPN" or any(t.text.lower() in ("the", "its") for t in self.analysis.children(theirs, "det"))
        return pointed and mine.lemma.lower() == theirs.lemma.lower() and (a == b or not b)

    def _carried_by(self, noun: Token, verb: Token, claimed: Claimed) -> Iterator[Before]:
        """ "Carried by a woman for the first time" against "Ada Moor, who carried the mace in the 1990s"."""
        by = [t for t in self.analysis.children(verb, "obl") if t.i != noun.i and t.lemma.lower() in _PEOPLE]
        subject = self.parts.clauses.subject(verb)
        passive = self.parts.clauses.passive(verb)
        kind = by[0] if by and passive else subject if subject is not None and not passive else None
        objects = self.parts.objects(verb)
        thing = subject if passive else objects[0] if objects else None
        indefinite = kind is not None and any(t.text.lower() in ("a", "an", "no") for t in self.analysis.children(kind, "det"))
        if kind is None or thing is None or not indefinite or kind.lemma.lower() not in _PEOPLE:
            return
        gender = _PEOPLE[kind.lemma.lower()]

        def fits(event: Event) -> bool:
            agent, patient = event.argument("agent"), event.argument("patient")
            if agent is None or agent.person is None or patient is None or self.genders.get(agent.person) != gender:
                return False
            return event.predicate == verb.lemma.lower() and self._one_thing(thing, self.analysis.tokens[patient.head])

        yield from self._told(claimed, fits, "the same was done before")

    def _visitors(self, noun: Token, verb: Token, claimed: Claimed) -> Iterator[Before]:
        """ "The first envoy to visit an island" against "when Envoy X came here"."""
        if verb.lemma.lower() not in _VISITING:
            return
        where = {t.text for t in self.analysis.subtree(verb) if t.upos == "PROPN"}

        def fits(event: Event) -> bool:
            agent = event.argument("agent")
            if agent is None or event.predicate not in _VISITING:
                return False
            title = {t.lemma.lower() for t in self.analysis.subtree(self.analysis.tokens[agent.head], "acl", "acl:relcl")}
            inside = {t.text for t in self.analysis.tokens_in(event.span)}
            return noun.lemma.lower() in title and ("here" in inside or bool(where & inside))

        yield from self._told(claimed, fits, f"a visit by another {noun.lemma.lower()}")

    def _winners(self, noun: Token, claimed: Claimed) -> Iterator[Before]:
        whose = {t.text for t in self.analysis.children(noun, "nmod:poss") if t.upos == "PROPN"}

        def fits(event: Event) -> bool:
            agent, thing = event.argument("agent"), event.argument("patient")
            if agent is None or thing is None or event.predicate not in ("win", "take", "lift", "claim", "retain"):
                return False
            prize = self.analysis.tokens[thing.head]
            others = {t.text for t in self.analysis.tokens_in(thing.span) if t.upos == "PROPN"} | {
                t.lemma for t in self.analysis.children(prize, "amod", "compound")
            }
            pointed = any(t.text.lower() in ("the", "it") for t in self.analysis.children(prize, "det"))
            owner = {t.text for t in self.analysis.tokens_in(agent.span)}
            young = owner & {"junior", "women", "youth", "reserves", "under"}
            return bool(whose & owner) and prize.lemma.lower() in _TITLES and not others and pointed and not young

        yield from self._told(claimed, fits, "the same was won before")

    def _levels(self, noun: Token, claimed: Claimed, side: str, *, yearly: bool) -> Iterator[Before]:
        if self._acts is None:
            self._acts = acts(self.article)
        sentence = self.analysis.sentences[claimed.sentence]
        about = {t.lemma.lower() for t in self.analysis.words(sentence) if t.upos in ("NOUN", "PROPN")}
        for act in self._acts:
            if act.kind != "level" or act.side != side or act.form == "noun" or act.denied or act.quoted or not act.real:
                continue
            if act.sentence == claimed.sentence or not act.theme.head or act.theme.head not in about or act.theme.beside - about:
                continue
            text = self.analysis.sentences[act.sentence].span.of(self.article.document.prose)
            if bool(_YEARLY.search(text)) != yearly:
                continue
            times = [
                t for t in self.article.times if t.sentence == act.sentence and t.earliest and t.latest and t.value[:1].isdigit()
            ]
            times = [t for t in times if not yearly or t.shift is None]
            inside = [t for t in times if t.latest and (claimed.day - t.latest).days > 45]
            for time in inside[:1]:
                if time.earliest and (claimed.after is None or time.earliest > claimed.after):
                    yield Before(cover((act.span, time.span)), time.text, f"“{act.word}” is told of {time.text}")

    def _times(self, noun: Token, claimed: Claimed) -> Iterator[Before]:
        """ "The first time that the firm has paid a dividend" against "the firm paid a dividend in 2019"."""
        clause = [t for t in self.analysis.children(noun, "acl", "ccomp") if t.upos == "VERB"]
        above = self.analysis.head(noun)
        verb = clause[0] if clause else above if noun.deprel == "obl" and above.upos == "VERB" else None
        if verb is None:
            return
        yield from self._carried_by(noun, verb, claimed)
        if self._deeds is None:
            self._deeds = deeds(self.article)
        told = self._deeds
        mine = next((d for d in told if d.token == verb.i), None)
        if mine is None or not mine.agent.head or not mine.theme.head:
            return
        for deed in told:
            same = deed.kind == mine.kind and deed.agent.head == mine.agent.head and deed.theme.head == mine.theme.head
            if same and not deed.denied and deed.form == "verb" and deed.theme.beside == mine.theme.beside:
                event = next((e for e in self.article.events if e.head == deed.token), None)
                if event is not None and (when := self._earlier(claimed, event)):
                    yield Before(deed.span, when, f"the same is told of {when}")


def _short(event: Event) -> Span:
    """The clause of an event, cut where it is long."""
    return event.span if len(event.span) <= 300 else Span(event.trigger.start, min(event.span.end, event.trigger.start + 300))
