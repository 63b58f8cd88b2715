"""Words that claim a rank: "first", "only", "largest", "never"; and what bounds the claim ("since 2010", "in Asia")."""

from __future__ import annotations

from dataclasses import dataclass

from claims.analysis import Analysis, Token
from claims.lexicon import table, words
from claims.spans import Span, cover

_SCOPES = frozenset(["since", "in", "of", "for", "from", "within", "among", "under", "after", "on", "to", "between", "across"])
_BESIDE = ("conj", "parataxis", "appos", "advcl")
_MEASURING = frozenset({"most", "least", "last", "latest", "next"})  # amounts and places in time


@dataclass(frozen=True, slots=True)
class Rank:
    """A claim to a rank: the word, the noun phrase it stands in (head index and span), and its bounds as written."""

    word: str
    head: int
    span: Span
    scope: str


def ranks(analysis: Analysis, tokens: tuple[Token, ...], text: str) -> list[Rank]:
    """The rank claims made among `tokens`."""
    out: list[Rank] = []
    for token in tokens:
        if not _claims_rank(analysis, token):
            continue
        noun = analysis.head(token) if token.deprel in ("amod", "advmod", "nummod", "compound", "det") else token
        if token.text.casefold() == "most" and noun.upos in ("ADJ", "ADV"):
            noun = analysis.head(noun) if noun.deprel == "amod" else noun
        if any(r.head == noun.i for r in out):
            continue
        if noun.lemma.casefold() in words("rankless_nouns"):
            continue
        span = _onward(analysis, cover(t.span for t in _phrase(analysis, noun)))
        out.append(Rank(token.text.casefold(), noun.i, span, _scope(analysis, noun, text)))
    return out


def _onward(analysis: Analysis, span: Span) -> Span:
    """A phrase with a relative clause or infinitive that follows at once and that the parse hangs elsewhere."""
    inside = analysis.tokens_in(span)
    if not inside or inside[-1].i + 1 >= len(analysis.tokens):
        return span
    after = analysis.tokens[inside[-1].i + 1]
    at = after
    while at.sentence == inside[-1].sentence and at.head != at.i:
        if at.deprel in ("acl", "acl:relcl") and at.head < after.i:
            below = [t for t in analysis.subtree(at) if t.i >= after.i]
            return cover((span, *(t.span for t in below)))
        at = analysis.head(at)
        if at.i < after.i:
            break
    return span


def _claims_rank(analysis: Analysis, token: Token) -> bool:
    word = token.text.casefold()
    if word == "never":
        return token.deprel == "advmod"
    if word == "only":
        return token.deprel == "amod" or token.upos == "ADJ"  # "the only one", not "needs only one"
    if word in words("rank_words"):
        return token.deprel.split(":")[0] not in ("case", "cc", "mark", "flat", "fixed", "discourse")
    if token.xpos == "JJS" and word not in _MEASURING:
        definite = any(t.deprel in ("det", "nmod:poss") for t in analysis.children(token))
        return token.deprel == "amod" or definite  # "the largest in Europe", not "at latest"
    return word == "most" and token.xpos == "RBS" and analysis.head(token).upos == "ADJ"


def _phrase(analysis: Analysis, noun: Token) -> list[Token]:
    """The phrase of a noun with its clauses, without a subject and copula before it."""
    if noun.upos == "VERB":
        return [noun]
    below = [
        t for t in analysis.children(noun) if t.deprel.split(":")[0] not in ("cop", "nsubj", "aux", "mark", "punct", "case", "cc")
    ]
    below = [t for t in below if t.deprel.split(":")[0] not in _BESIDE or t.i < noun.i]
    tokens = sorted([noun, *(t for b in below for t in analysis.subtree(b))], key=lambda t: t.i)
    while tokens[0].upos == "PUNCT" and len(tokens) > 1:
        tokens = tokens[1:]
    while tokens[-1].upos == "PUNCT" and len(tokens) > 1:
        tokens = tokens[:-1]
    return tokens


def _scope(analysis: Analysis, noun: Token, text: str) -> str:
    """The phrases that bound a rank claim: where, among whom and since when, who does what, adjectives of nation."""
    bounds = [child for child in analysis.children(noun) if _bounds(analysis, child, noun)]
    return "; ".join(_words(analysis, child, text) for child in bounds)


def _bounds(analysis: Analysis, child: Token, noun: Token) -> bool:
    """Whether a dependant of a noun narrows what it is the first of."""
    base = child.deprel.split(":")[0]
    if base in ("nmod", "obl"):
        cases = [t.text.casefold() for t in analysis.children(child, "case")]
        return child.deprel in ("obl:unmarked", "nmod:unmarked", "nmod:poss") or (
            child.i > noun.i and bool(cases) and cases[0] in _SCOPES
        )
    if base == "acl":
        infinitive = child.xpos == "VB" and bool(analysis.children(child, "mark"))
        return child.i > noun.i and (child.deprel == "acl:relcl" or infinitive or child.xpos == "VBG")
    if base == "amod":
        return child.text in table("demonyms")
    if base == "advcl":
        return any(t.text.casefold() == "since" for t in analysis.children(child, "mark", "case"))
    return base == "advmod" and child.text.casefold() in ("ever", "yet")


def _words(analysis: Analysis, token: Token, text: str) -> str:
    """The text of a phrase, punctuation at its ends left out."""
    span = cover(t.span for t in analysis.subtree(token) if t.deprel != "punct")
    return " ".join(span.of(text).split())
