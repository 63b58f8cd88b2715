"""Nouns that name an event ("the sale of the club by its owner in May"): their class and who takes part."""

from __future__ import annotations

from collections.abc import Iterator

from claims.analysis import Argument, Token
from claims.extract.events.participants import make, preposition
from claims.extract.events.views import Views
from claims.lexicon import table

_DONE_TO = frozenset(
    ["appointment", "arrest", "attack", "birth", "crime", "launch", "purchase", "trial", "election", "vote", "operation", "study"]
)
_OWN_DOING = frozenset(["attack", "purchase", "launch", "vote", "operation", "study"])  # "the council's vote": the possessor acts
_SUPPORT = frozenset(
    [
        "attend",
        "begin",
        "boycott",
        "carry",
        "conduct",
        "convene",
        "end",
        "enter",
        "finish",
        "give",
        "have",
        "hold",
        "host",
        "join",
        "launch",
        "lead",
        "lose",
        "make",
        "mount",
        "open",
        "organise",
        "organize",
        "pay",
        "perform",
        "resume",
        "sign",
        "skip",
        "stage",
        "start",
        "suffer",
        "survive",
        "take",
        "undergo",
        "win",
    ]
)
_OCCUR = frozenset(["happen", "occur", "begin", "start", "come", "take", "follow", "erupt", "break"])
_HOLDS = frozenset(["hold", "stage", "conduct", "carry", "host", "launch", "convene", "open", "sign", "make"])
_RELATED = frozenset(["into", "over", "about", "on", "regarding", "concerning"])


def noun_class(token: Token) -> str:
    """The class of an event noun, "" for any other word."""
    if token.upos not in ("NOUN", "PROPN") or token.deprel in ("compound", "flat", "amod", "nmod:desc"):
        return ""
    lemma = token.lemma.casefold()
    return table("event_nouns").get(lemma, "") if lemma.isascii() else ""


def of_noun(views: Views, token: Token, kind: str) -> tuple[Argument, ...]:
    """The participants that stand with an event noun: "of", "by", "between", a possessor, a verb that only carries it."""
    out: list[Argument] = []
    for child in views.analysis.children(token, "nmod"):
        if child.i in views.timed:
            continue
        out += _dependant(views, child, kind)
    for child in views.analysis.children(token, "compound", "amod"):
        out += _before(views, child)
    governor = carrier(views, token)
    if governor is not None and not any(a.role == "agent" for a in out):
        subject = views.clauses.subject(governor)
        if subject is not None and subject.i != token.i and not views.clauses.passive(governor):
            out += make(views, "agent", subject)
    if governor is not None:
        for child in views.analysis.children(governor, "obl"):
            case = preposition(views, child)
            if child.i not in views.timed and child.deprel != "obl:unmarked" and case:
                out += _placed(views, child, "agent" if case == "by" else case)
    return tuple(out)


def _dependant(views: Views, child: Token, kind: str) -> Iterator[Argument]:
    if child.deprel == "nmod:poss":
        patient = kind in _DONE_TO and kind not in _OWN_DOING
        yield from make(views, "patient" if patient else "agent", child)
        return
    case = preposition(views, child)
    if case == "of":
        yield from make(views, "patient" if kind in _DONE_TO else "agent", child)
    elif case in ("by", "between"):
        yield from make(views, "agent", child)
    elif case == "to" and kind == "purchase":
        yield from make(views, "recipient", child)
    elif case == "on" and kind == "attack":
        yield from make(views, "patient", child)
    elif case:
        yield from _placed(views, child, case)


def _before(views: Views, child: Token) -> Iterator[Argument]:
    """A name or nation right before an event noun: "the Vienna talks", "the Acme takeover", "the Iranian attack"."""
    land = table("demonyms").get(child.text)
    if land is not None:
        yield Argument("agent", child.span, land, child.i)
    elif child.deprel == "compound" and child.i in views.known and child.i not in views.timed:
        known = views.known[child.i]
        yield Argument("place" if child.i in views.places else "of", child.span, known.name, child.i, known.person, known.body)


def _placed(views: Views, child: Token, case: str) -> Iterator[Argument]:
    for one in make(views, case, child):
        place = case not in _RELATED and case in ("in", "at", "near", "outside", "off") and one.head in views.places
        visited = case == "to" and one.head in views.places
        yield Argument("place" if place or visited else case, one.span, one.name, one.head, one.person, one.body)


def carrier(views: Views, token: Token) -> Token | None:
    """The verb that adds only time and place to an event noun ("held talks", "the crash, which happened")."""
    analysis = views.analysis
    verb = analysis.head(token)
    if verb.i != token.i and verb.upos == "VERB":
        if token.deprel == "obj" and verb.lemma in _SUPPORT:
            return verb
        if token.deprel == "nsubj" and (verb.lemma in _OCCUR and _occurs(views, verb)):
            return verb
        if token.deprel == "nsubj:pass" and verb.lemma in _HOLDS:
            return verb
    for clause in (*analysis.children(token, "acl"), *_after_comma(views, token)):
        relative = clause.deprel == "acl:relcl"
        if relative and clause.lemma in _OCCUR and _occurs(views, clause) and not _foreign_subject(views, clause):
            return clause
        if clause.lemma in _HOLDS and views.clauses.passive(clause) and not _foreign_subject(views, clause):
            return clause
    return None


def _after_comma(views: Views, token: Token) -> list[Token]:
    """A relative clause set off right after a noun that the parse gives to a word before it ("hours after the crash, which")."""
    tokens = views.analysis.tokens
    if token.i + 2 >= len(tokens) or tokens[token.i + 1].text != "," or tokens[token.i + 2].text.casefold() != "which":
        return []
    verb = views.analysis.head(tokens[token.i + 2])
    return [verb] if verb.deprel == "acl:relcl" and verb.head < token.i else []


def _occurs(views: Views, verb: Token) -> bool:
    """Whether a verb says no more than that something happens ("take place", "come in May", not "take the lead")."""
    objects = views.analysis.children(verb, "obj")
    if verb.lemma == "take":
        return any(t.lemma == "place" for t in objects)
    if verb.lemma == "break":
        return any(t.lemma == "out" for t in views.analysis.children(verb, "compound", "advmod"))
    return not objects and not views.analysis.children(verb, "xcomp", "ccomp")


def _foreign_subject(views: Views, verb: Token) -> bool:
    subjects = views.analysis.children(verb, "nsubj")
    return bool(subjects) and subjects[0].lemma.casefold() not in ("who", "which", "that")
