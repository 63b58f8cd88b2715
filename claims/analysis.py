"""The types of what is read from a text: tokens and sentences, and the views that stand on them.

All are frozen; indices (`Token.i`, `Sentence.i`, ids) are positions in the tuples of the `Article` that holds them.
Labels are Universal Dependencies (UPOS, relations), Penn (xpos) and TIMEX3 (types, values).
"""

from __future__ import annotations

import bisect
from dataclasses import dataclass, field
from datetime import date
from enum import StrEnum

from claims.spans import Span

# ---------------------------------------------------------------- language


@dataclass(frozen=True, slots=True)
class Token:
    """One word or mark. `head` is the index of its head in the article, its own index for a root; `sentence` an index."""

    i: int
    span: Span
    text: str
    lemma: str
    upos: str
    xpos: str
    head: int
    deprel: str
    sentence: int


@dataclass(frozen=True, slots=True)
class Sentence:
    """Tokens `first` to `last` (half-open) of the article, in the part with index `part`."""

    i: int
    span: Span
    part: int
    first: int
    last: int


@dataclass(frozen=True, slots=True)
class Entity:
    """A name in the text: label PERSON, ORG, LOC or MISC (a name of unknown kind), tokens `first` to `last` (half-open)."""

    span: Span
    text: str
    label: str
    first: int
    last: int
    sentence: int


@dataclass(frozen=True)
class Analysis:
    """Sentences, tokens, parse and entities of a document."""

    sentences: tuple[Sentence, ...] = ()
    tokens: tuple[Token, ...] = ()
    entities: tuple[Entity, ...] = ()
    _children: tuple[tuple[int, ...], ...] = field(default=(), repr=False, compare=False)

    def __post_init__(self) -> None:
        children: list[list[int]] = [[] for _ in self.tokens]
        for token in self.tokens:
            if token.head != token.i:
                children[token.head].append(token.i)
        object.__setattr__(self, "_children", tuple(tuple(c) for c in children))

    def words(self, sentence: Sentence) -> tuple[Token, ...]:
        """The tokens of a sentence."""
        return self.tokens[sentence.first : sentence.last]

    def head(self, token: Token) -> Token:
        return self.tokens[token.head]

    def children(self, token: Token, *deprels: str) -> list[Token]:
        """The dependants of a token in text order; only those with one of `deprels` (or a subtype of it), if given."""
        every = [self.tokens[i] for i in self._children[token.i]]
        return [t for t in every if t.deprel in deprels or t.deprel.split(":")[0] in deprels] if deprels else every

    def subtree(self, token: Token, *without: str) -> list[Token]:
        """The token and all below it, in text order, not entering children of the relations `without`."""
        out, stack = [], [token]
        while stack:
            here = stack.pop()
            out.append(here)
            stack += [c for c in self.children(here) if c.deprel not in without and c.deprel.split(":")[0] not in without]
        return sorted(out, key=lambda t: t.i)

    def tokens_in(self, span: Span) -> tuple[Token, ...]:
        """The tokens that overlap `span`."""
        first = bisect.bisect_right(self.tokens, span.start, key=lambda t: t.span.end)
        last = bisect.bisect_left(self.tokens, span.end, key=lambda t: t.span.start)
        return self.tokens[first:last]

    def sentence_at(self, offset: int) -> Sentence | None:
        """The sentence that holds `offset`, or the last that starts before it."""
        at = bisect.bisect_right(self.sentences, offset, key=lambda s: s.span.start)
        return self.sentences[at - 1] if at else None


# ---------------------------------------------------------------- time


class TimexType(StrEnum):
    DATE = "DATE"
    TIME = "TIME"
    DURATION = "DURATION"
    SET = "SET"


@dataclass(frozen=True, slots=True)
class Length:
    """How long, as written: from `low` to `high` times `unit` (second, minute, hour, day, week, month, year)."""

    low: float
    high: float
    unit: str


@dataclass(frozen=True, slots=True)
class Shift:
    """A distance from another time: "two years earlier", "eight months after", "a week ago", "in ten days".

    `direction` is -1 (earlier) or 1 (later). `anchor` is "document" (ago, last, next: counted from the document's
    date), "narrated" (earlier, later, before that: counted from a time of the text, its id in `reference`) or "event"
    (two years after the crash: the tokens of the event are at `event`).
    """

    length: Length
    direction: int
    anchor: str
    reference: int | None = None
    event: Span | None = None


@dataclass(frozen=True, slots=True)
class TimeExpression:
    """A temporal expression. `value` is TIMEX3 ("" where it cannot be resolved); `earliest` and `latest` are days, both included.

    `mod` is TIMEX3's (APPROX, BEFORE, AFTER, START, MID, END, LESS_THAN, MORE_THAN, ...). `weekday` counts from Monday = 0
    and is set when a weekday is named. `length` is set for durations and shifts. `relative` says that the document's
    date or another expression was needed; `steps` tell how, one sentence each. `ends` are the two ends of a range, where each
    can be read alone ("between 3 May and 9 June"), with the id of the range.
    """

    id: int
    span: Span
    text: str
    sentence: int
    type: TimexType
    value: str
    earliest: date | None = None
    latest: date | None = None
    mod: str = ""
    weekday: int | None = None
    length: Length | None = None
    shift: Shift | None = None
    relative: bool = False
    steps: tuple[str, ...] = ()
    ends: tuple[TimeExpression, ...] = ()


# ---------------------------------------------------------------- quantities


class QuantityKind(StrEnum):
    COUNT = "count"
    MONEY = "money"
    PERCENT = "percent"
    MEASURE = "measure"
    ORDINAL = "ordinal"
    SCORE = "score"
    AGE = "age"
    RATIO = "ratio"  # twice, threefold, one in five
    NUMBER = "number"  # a bare number: an index, a rate, a rating


@dataclass(frozen=True, slots=True)
class Quantity:
    """A number as written.

    `low` and `high` (both included) bound what the words allow: "2.0" is 1.95 to 2.05, "more than 300" is 300 up.

    `value` is None for a range ("30 to 40") and a score; a score's numbers are in `score`. `unit`: ISO 4217 for money,
    "%", "pp", "ordinal", "year-old", "score", a singular unit of measure ("kilometre") or the singular noun that is counted.
    `counted` is the lemma of the counted noun, `noun` the span of the whole noun phrase; `of` is the id of the quantity
    that this one is a part of ("40 of 81 members"). `hedge` is the hedging words ("about", "more than", "nearly", "up to").
    """

    id: int
    span: Span
    text: str
    sentence: int
    kind: QuantityKind
    value: float | None
    low: float
    high: float
    unit: str = ""
    hedge: str = ""
    counted: str = ""
    noun: Span | None = None
    of: int | None = None
    score: tuple[float, ...] = ()


# ---------------------------------------------------------------- people and bodies


@dataclass(frozen=True, slots=True)
class Mention:
    """One passage that speaks of a person or body: kind name, nominal or pronoun; `head` is the index of its head token."""

    span: Span
    text: str
    kind: str
    sentence: int
    head: int


@dataclass(frozen=True, slots=True)
class Attribute:
    """Something the text says of a person: kind gender, role, affiliation, age, birth, death, residence, nationality or relation.

    `value` is normalised ("female", "foreign minister", "52"); `other` is the id of the other person of a relation;
    `why` says in one sentence how it was read.
    """

    kind: str
    value: str
    span: Span
    sentence: int
    why: str = ""
    other: int | None = None


@dataclass(frozen=True, slots=True)
class Person:
    """A person of the article.

    `gender` is "female", "male", "they" or "" (unknown); `attributes` hold the evidence for all that is said.
    """

    id: int
    name: str
    gender: str
    mentions: tuple[Mention, ...]
    attributes: tuple[Attribute, ...] = ()

    @property
    def surname(self) -> str:
        return self.name.split()[-1] if self.name else ""


@dataclass(frozen=True, slots=True)
class Body:
    """An organisation, place or work that the article names.

    `kind` is ORG, LOC or MISC; `acronyms` are those that the text introduces.
    """

    id: int
    name: str
    kind: str
    mentions: tuple[Mention, ...]
    acronyms: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Pronoun:
    """A he/she/they pronoun about a person. `person` is who it was linked to, None where the link was left open.

    `expected` is whom it would mean if its gender did not count (the person most in view), None when nobody stands out;
    `margin` (0 to 1) says by how much. Where `person` is None and `expected` is a person of the other gender, the
    pronoun and what the text says of that person disagree. `steps` tell why.
    """

    span: Span
    text: str
    sentence: int
    token: int
    gender: str
    person: int | None
    expected: int | None
    margin: float
    steps: tuple[str, ...] = ()


# ---------------------------------------------------------------- speech


@dataclass(frozen=True, slots=True)
class Source:
    """Who is speaking: the words that name the source, and the person or body they mean, where known."""

    span: Span
    text: str
    person: int | None = None
    body: int | None = None


@dataclass(frozen=True, slots=True)
class Quotation:
    """Reported speech. `type` is direct (a sentence in marks), mixed (words in marks inside the writer's sentence) or indirect.

    `span` runs from the first to the last character of the content, marks excluded; `fragments` are the quoted stretches
    without the marks (several where a cue interrupts; empty for indirect). `opened` and `closed` say whether each mark
    was there. `speaker` is the resolved name, or the source's words, or "".
    """

    id: int
    span: Span
    type: str
    fragments: tuple[Span, ...]
    sentence: int
    source: Source | None = None
    cue: Span | None = None
    speaker: str = ""
    opened: bool = True
    closed: bool = True


# ---------------------------------------------------------------- events


@dataclass(frozen=True, slots=True)
class Argument:
    """A participant of an event: role "agent", "patient", "recipient", "place" or another preposition; `head` token index.

    `person` and `body` are ids where the words mean a known one; `name` is the resolved text.
    """

    role: str
    span: Span
    name: str
    head: int
    person: int | None = None
    body: int | None = None


@dataclass(frozen=True, slots=True)
class Event:
    """One clause or event noun: its predicate normalised (a passive has its agent as agent), who took part, when, where.

    `span` is the clause without subordinate clauses that are events of their own, `trigger` the predicate's words,
    `predicate` the lemma ("sign", "be called off" is "call off"), `noun_class` a class of event nouns (talks, attack, sale)
    or "". `times` and `quantities` are ids of what belongs to this event. `polarity` is positive or negative; `modality`
    asserted, hedged, hypothetical or reported; `holder` is who says so ("narrator", a name); `quotation` the id of the
    quotation it stands in.
    """

    id: int
    span: Span
    trigger: Span
    sentence: int
    head: int
    predicate: str
    noun_class: str
    arguments: tuple[Argument, ...]
    times: tuple[int, ...] = ()
    quantities: tuple[int, ...] = ()
    place: str = ""
    polarity: str = "positive"
    modality: str = "asserted"
    tense: str = ""  # past, present, future or ""
    holder: str = "narrator"
    attribution: str = "narration"  # direct_quote, indirect_quote or narration
    quotation: int | None = None

    def argument(self, role: str) -> Argument | None:
        return next((a for a in self.arguments if a.role == role), None)
