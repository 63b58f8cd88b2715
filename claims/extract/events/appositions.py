"""Appositions that assert something of a person or body: an office, an age, another name."""

from __future__ import annotations

from claims.analysis import Argument, Token
from claims.extract.events.participants import make, said_of
from claims.extract.events.views import Views


def is_apposition(views: Views, token: Token) -> bool:
    """Whether a token heads a noun phrase set beside another that names somebody or something."""
    if token.deprel != "appos" or token.upos not in ("NOUN", "PROPN", "NUM") or token.i in views.clauses.by_head:
        return False
    if token.i in views.timed:
        return False
    beside = views.analysis.head(token)
    one, other = views.known.get(beside.i), views.known.get(token.i)
    if one is not None and other is not None and one.body is not None and one.body == other.body:
        return False  # "the World Bank (WB)" gives a name, nothing more
    return beside.i in views.known or token.i in views.known or beside.upos == "PROPN" or token.upos == "PROPN"


def of_apposition(views: Views, token: Token) -> tuple[Argument, ...]:
    """The named one as agent, what is said of it as patient."""
    beside = views.analysis.head(token)
    turned = token.upos == "PROPN" and beside.upos == "NOUN"
    subject, said = (token, beside) if turned else (beside, token)
    return (next(make(views, "agent", subject)), next(said_of(views, said)))
