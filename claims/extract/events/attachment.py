"""Which event a time or a quantity belongs to: the one whose words govern it in the parse, not the nearest verb."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass

from claims.analysis import TimexType, Token
from claims.extract.events.appositions import is_apposition
from claims.extract.events.nouns import noun_class
from claims.extract.events.participants import preposition
from claims.extract.events.views import Views

_LABEL_MARKS = frozenset({":", "-", "–", "—"})
_ORDERED = frozenset({"before", "after", "until", "till", "since"})
_LIKE_VERBS = frozenset(["begin", "start", "continue", "finish", "keep", "stop", "cease", "come", "go"])


@dataclass(frozen=True)
class Attached:
    """By head token of an event: the ids of its times and quantities, in text order."""

    times: Mapping[int, tuple[int, ...]]
    quantities: Mapping[int, tuple[int, ...]]


def attach(views: Views) -> Attached:
    """Attach every time and quantity to the events that govern it."""
    times: dict[int, list[int]] = {}
    for i, ident in sorted(views.time_heads.items()):
        length = views.time_by_id[ident].type is TimexType.DURATION
        told = _counted(views, views.analysis.tokens[i]) if length else _timed(views, views.analysis.tokens[i])
        for event in told if length else _opening(views, ident, told):
            times.setdefault(event, []).append(ident)
        for event in (*_when(views, ident), *(_labelled(views, ident) if told in ([], [i]) else ())):
            times.setdefault(event, []).append(ident)
    quantities: dict[int, list[int]] = {}
    for i, ident in sorted(views.quantity_heads.items()):
        for event in _counted(views, views.analysis.tokens[i]):
            quantities.setdefault(event, []).append(ident)
    return Attached(_frozen(times), _frozen(quantities))


def _when(views: Views, ident: int) -> list[int]:
    """The clause that says what happened at a time: "in 2009, when a deckhand was crushed"."""
    tokens = views.analysis.tokens
    inside = views.analysis.tokens_in(views.time_by_id[ident].span)
    at = inside[-1].i + 1 if inside else len(tokens)
    at += at < len(tokens) and tokens[at].text == ","
    if at >= len(tokens) or tokens[at].lemma != "when":
        return []
    return [tokens[at].head] if tokens[at].head > at and tokens[at].head in views.clauses.by_head else []


def _opening(views: Views, ident: int, told: list[int]) -> list[int]:
    """A date in commas behind a clause that opens the sentence is that clause's: "Before the mill shut, in 1951, it had ..."."""
    tokens, inside = views.analysis.tokens, views.analysis.tokens_in(views.time_by_id[ident].span)
    if not inside:
        return told
    after, comma = inside[-1].i + 1, inside[0].i - 1
    comma -= comma >= 0 and tokens[comma].deprel == "case"
    if comma < 1 or after >= len(tokens) or tokens[comma].text != "," or tokens[after].text != ",":
        return told
    verb = tokens[comma - 1]
    opens = verb.deprel == "advcl" and verb.i < verb.head and verb.i in views.clauses.by_head and told == [verb.head]
    marks = {t.lemma for t in views.analysis.children(verb, "mark", "advmod", "case")} if opens else set()
    if not marks & _ORDERED and "when" not in marks:
        return told
    return [verb.i] if marks & _ORDERED else [verb.i, *told]


def _labelled(views: Views, ident: int) -> list[int]:
    """What an entry tells that begins with its date: "3 March 2024: Water is found", "9.10am – The wall falls and a man dies"."""
    analysis = views.analysis
    inside = analysis.tokens_in(views.time_by_id[ident].span)
    mark = inside[-1].i + 1 if inside else len(analysis.tokens)
    if mark >= len(analysis.tokens) or analysis.tokens[mark].text not in _LABEL_MARKS:
        return []
    sentence = analysis.sentences[inside[0].sentence]
    if sentence.first != inside[0].i:
        return []
    after = analysis.sentences[sentence.i + (mark + 1 >= sentence.last) * (sentence.i + 1 < len(analysis.sentences))]
    tokens = analysis.tokens[max(mark + 1, after.first) : after.last]
    if not tokens or "\n" in views.document.prose[sentence.span.start : tokens[0].span.start]:
        return []
    main = next((t for t in tokens if t.i in views.clauses.by_head and t.deprel in ("root", "parataxis", "appos")), None)
    if main is None:
        return []
    return [main.i, *(t.i for t in analysis.children(main, "conj") if t.i in views.clauses.by_head)]


def _frozen(lists: Mapping[int, list[int]]) -> dict[int, tuple[int, ...]]:
    return {k: tuple(dict.fromkeys(v)) for k, v in lists.items()}


def _timed(views: Views, top: Token) -> list[int]:
    """The events that a time dates: the event noun it stands with, or the predicate it modifies; none for an attribute."""
    analysis, clauses = views.analysis, views.clauses
    at, attribute = top, _attributive(views, top)
    for _ in range(30):
        if at.i in clauses.by_head:
            return _predicates(views, at) if not attribute else []
        if at.i != top.i and at.upos in ("NOUN", "PROPN") and at.i not in views.timed:
            if is_apposition(views, at):
                return [at.i]
            if noun_class(at) and not _counted_out(views, at):
                return [at.i, *_occasion(views, at)]
        if at.head == at.i:
            return []
        at = analysis.head(at)
    return []


def _occasion(views: Views, noun: Token) -> list[int]:
    """The predicate that happens at an event: "voted at a meeting on Thursday", "died in a crash in 2019"."""
    verb = views.analysis.head(noun)
    at = noun.deprel == "obl" and preposition(views, noun) in ("at", "in", "during", "on")
    return [verb.i] if at and verb.i in views.clauses.by_head else []


def _counted_out(views: Views, noun: Token) -> bool:
    """Whether a noun is a number of things ("612 votes"), which a time does not date by itself."""
    return noun.xpos in ("NNS", "NNPS") and any(t.i not in views.timed for t in views.analysis.children(noun, "nummod"))


def _attributive(views: Views, token: Token) -> bool:
    """Whether a word only tells which one is meant ("last year's report", "the 2019 edition", "the class of 1990").

    A time after a preposition dates the clause even where it stands with a noun: "turnout in 2018 was 40 per cent".
    """
    if token.deprel in ("nmod:poss", "compound", "amod", "nummod", "det", "flat", "nmod:desc"):
        return True
    return token.deprel == "nmod" and preposition(views, token) == "of"


def _predicates(views: Views, at: Token) -> list[int]:
    """A predicate, and those that share its time: what an aspectual verb only starts, and verbs joined before the time."""
    out = [at.i]
    while at.deprel == "xcomp" and views.analysis.head(at).lemma in _LIKE_VERBS and len(out) < 4:
        at = views.analysis.head(at)
        out.append(at.i)
    return out


def _counted(views: Views, top: Token) -> list[int]:
    """The clause that a quantity or length of time stands in, and the event noun or apposition on the way up to it."""
    out: list[int] = []
    at = top
    for _ in range(30):
        if at.i in views.clauses.by_head:
            return [*out, at.i]
        if not out and (noun_class(at) or is_apposition(views, at)):
            out.append(at.i)
        if at.head == at.i:
            return out
        at = views.analysis.head(at)
    return out
