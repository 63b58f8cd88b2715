"""What the parse says of the place of a mention in its sentence."""

from __future__ import annotations

from claims.analysis import Analysis, Token
from claims.lexicon import words

_INSIDE = frozenset({"flat", "appos", "goeswith", "list"})
_CLAUSES = frozenset({"root", "conj", "ccomp", "advcl", "acl", "xcomp", "parataxis", "csubj"})


def site(analysis: Analysis, token: Token) -> Token:
    """The token whose relation gives the mention its place: the head of an apposition or of a name's parts."""
    steps = 0
    while token.deprel.split(":")[0] in _INSIDE and token.head != token.i and steps < 20:
        token, steps = analysis.head(token), steps + 1
    return token


def role(analysis: Analysis, token: Token) -> str:
    """subject, object, oblique, possessor, predicate or other; a conjunct has the role of the first of its row."""
    here, steps = site(analysis, token), 0
    while here.deprel == "conj" and here.head != here.i and not is_clause(analysis, here) and steps < 20:
        here, steps = site(analysis, analysis.head(here)), steps + 1
    relation = here.deprel
    if relation.startswith(("nsubj", "csubj")):
        return "subject"
    if relation in ("obj", "iobj"):
        return "object"
    if relation.startswith("obl"):
        return "agent" if relation == "obl:agent" else "oblique"
    if relation == "nmod:poss":
        return "possessor"
    return "predicate" if is_clause(analysis, here) else "other"


def is_clause(analysis: Analysis, token: Token) -> bool:
    """Does the token head a clause?"""
    if token.upos in ("VERB", "AUX"):
        return token.deprel.split(":")[0] in _CLAUSES or token.head == token.i
    return any(c.deprel.startswith(("nsubj", "cop", "csubj")) for c in analysis.children(token))


def clause(analysis: Analysis, token: Token) -> Token:
    """The head of the smallest clause that the token stands in (for a predicate noun's own subject, that noun)."""
    here, steps = token, 0
    while here.head != here.i and steps < 60:
        here, steps = analysis.head(here), steps + 1
        if is_clause(analysis, here):
            return here
    return here


def subject(analysis: Analysis, verb: Token) -> Token | None:
    """The subject of a clause, its own or the one it shares with the clause that it joins or completes."""
    here = verb
    for _ in range(8):
        for child in analysis.children(here):
            if child.deprel.startswith("nsubj"):
                return child
        if here.deprel.split(":")[0] not in ("conj", "xcomp", "advcl") or here.head == here.i:
            return None
        here = analysis.head(here)
    return None


def governing_subjects(analysis: Analysis, token: Token) -> list[Token]:
    """The subjects of the clauses around the token, from the inside out."""
    found: list[Token] = []
    here = clause(analysis, token)
    for _ in range(8):
        chosen = subject(analysis, here)
        if chosen is not None and chosen not in found:
            found.append(chosen)
        if here.head == here.i:
            break
        here = clause(analysis, here)
    return found


def speaks(analysis: Analysis, token: Token) -> bool:
    """Is the token the subject of a verb of speech?"""
    here = site(analysis, token)
    return here.deprel.startswith("nsubj") and analysis.head(here).lemma.lower() in words("reporting_verbs")


def under(analysis: Analysis, token: Token, top: Token) -> list[str] | None:
    """The relations on the way up from `token` to `top`, None where `top` is not above it."""
    here = token
    way: list[str] = []
    for _ in range(60):
        if here.i == top.i:
            return way
        if here.head == here.i:
            return None
        way.append(here.deprel)
        here = analysis.head(here)
    return None
