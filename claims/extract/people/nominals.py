"""Persons that are meant by a common noun: "the minister", "her brother", "a nurse from the town"."""

from __future__ import annotations

from dataclasses import dataclass, replace

from claims.analysis import Analysis, Token
from claims.document import Document
from claims.extract.people.text import noun_word, span_of
from claims.lexicon import table, words
from claims.spans import Span

_DEFINITE = frozenset({"the", "this", "that"})
_LEFT = frozenset({"det", "amod", "nummod", "compound", "nmod:poss", "flat", "nmod:unmarked", "obl:unmarked"})
_NEGATIVE = frozenset({"no", "any", "every", "each", "some", "what", "which", "whatever", "either", "neither"})
_POINTING = frozenset("first second third fourth fifth other youngest eldest oldest latest last".split())
_TIMES = frozenset({"until", "till", "since", "before", "after", "during", "between", "through"})


@dataclass(frozen=True, slots=True)
class Nominal:
    """A noun phrase that means one person.

    `span` leaves out clauses and appositions; `noun` is the head noun in lower case, `phrase` the noun with the words
    before it that say which kind ("foreign minister"), `full` the phrase with what follows ("president of the union").
    `definite` is "the", "a", "possessive" or ""; `owner` the head of a possessive, `age` as written ("52").
    """

    span: Span
    head: int
    sentence: int
    noun: str
    phrase: str
    full: str
    definite: str
    owner: int | None
    age: str = ""


def find_nominals(document: Document, analysis: Analysis, taken: list[bool]) -> list[Nominal]:
    """All of them, in text order; `taken` tells the tokens that are part of a person's name."""
    known = words("roles")
    found = []
    for token in analysis.tokens:
        if taken[token.i] or token.xpos in ("NNS", "NNPS"):
            continue
        if _points(analysis, token):
            nominal = _nominal(document, analysis, token, "", taken)
            found += [replace(nominal, definite="", noun="one")] if nominal else []
            continue
        if token.upos not in ("NOUN", "PROPN", "ADJ"):
            continue
        age = _year_old(analysis, token)
        if not age and (token.upos == "ADJ" or not _is_role(document, analysis, token, known)):
            continue
        nominal = _nominal(document, analysis, token, age, taken)
        if nominal:
            found.append(nominal)
    return found


def _points(analysis: Analysis, token: Token) -> bool:
    """ "One of the four", "the third", "the youngest": persons only where a name stands beside."""
    if token.deprel.split(":")[0] in ("amod", "nummod", "compound", "flat", "advmod", "det"):
        return False
    word = token.text.lower()
    if word == "one":
        return any(c.lemma.lower() == "of" for n in analysis.children(token, "nmod") for c in analysis.children(n, "case"))
    return word in _POINTING and any(c.lemma.lower() == "the" for c in analysis.children(token, "det"))


def _is_role(document: Document, analysis: Analysis, token: Token, known: frozenset[str]) -> bool:
    if token.deprel in ("compound", "flat", "fixed", "goeswith"):
        return False
    word = noun_word(document, analysis, token)
    if word in known:
        return True
    last = word.rsplit("-", 1)[-1]
    return last in known and "-in-law" not in word


def _year_old(analysis: Analysis, token: Token) -> str:
    """The age in "the 52-year-old" where nothing follows that it would describe."""
    tokens = analysis.tokens
    if token.text.lower() not in ("old", "year-old") or (token.deprel in ("amod", "compound", "advmod") and token.head > token.i):
        return ""
    back = token.i - (0 if token.text.lower() == "year-old" else 2)
    number = back - 2
    if number < 0 or tokens[number].sentence != token.sentence:
        return ""
    words_ = "".join(t.text.lower() for t in tokens[number : token.i + 1]).replace("‑", "-")
    if not words_.endswith("-year-old"):
        return ""
    return words_.removesuffix("-year-old")


def _nominal(document: Document, analysis: Analysis, token: Token, age: str, taken: list[bool]) -> Nominal | None:
    left = [c for c in analysis.children(token) if c.i < token.i and _belongs(c)]
    determiner = next((c for c in left if c.deprel == "det"), None)
    owner = next((c for c in left if c.deprel == "nmod:poss"), None)
    if determiner is not None and determiner.lemma.lower() in _NEGATIVE:
        return None
    if any(c.deprel == "nummod" and c.text.lower() not in ("one", "1") for c in left) and not age:
        return None
    if any(c.deprel == "conj" for c in analysis.children(token)) and determiner is None and owner is None:
        return None
    after = [c for c in analysis.children(token, "nmod") if c.i > token.i and not _timed(analysis, c)]
    right = [t for c in after for t in analysis.subtree(c, "acl", "appos", "parataxis", *_rows(analysis, c))]
    before = sorted([t for c in left for t in analysis.subtree(c)], key=lambda t: t.i)
    tokens = _unbroken([*before, token, *right], token)
    kind = [t for c in left if c.deprel in ("amod", "compound") for t in analysis.subtree(c)]
    kind = [t for t in kind if t.sentence == token.sentence and t.i < token.i]
    noun = noun_word(document, analysis, token) if not age else f"{age}-year-old"
    phrase = _phrase(document, kind, token)
    full = _phrase(document, [*kind, *[t for t in tokens if t.i > token.i]], token)
    definite = "possessive" if owner is not None else _article(determiner)
    whose = owner.i if owner is not None else None
    return Nominal(span_of(tokens), token.i, token.sentence, noun, phrase, full, definite, whose, age)


def _timed(analysis: Analysis, token: Token) -> bool:
    return any(c.lemma.lower() in _TIMES for c in analysis.children(token, "case"))


def _rows(analysis: Analysis, token: Token) -> tuple[str, ...]:
    """A row belongs to the phrase where it is one name ("Hart & Sons"), else only its first part does."""
    joined = [g for c in analysis.children(token, "conj") for g in analysis.children(c, "cc")]
    return () if any(g.text == "&" for g in joined) else ("conj",)


def _belongs(token: Token) -> bool:
    return token.deprel in _LEFT


def _article(determiner: Token | None) -> str:
    if determiner is None:
        return ""
    word = determiner.lemma.lower()
    if word in _DEFINITE:
        return "the"
    return "a" if word in ("a", "an", "another", "one") else ""


def _unbroken(tokens: list[Token], token: Token) -> list[Token]:
    """The stretch around the head without a gap larger than a mark."""
    have = {t.i for t in tokens}
    first = last = token.i
    while first - 1 in have or first - 2 in have:
        first = first - 1 if first - 1 in have else first - 2
    while last + 1 in have:
        last += 1
    return sorted([t for t in tokens if first <= t.i <= last], key=lambda t: t.i)


def _phrase(document: Document, tokens: list[Token], head: Token) -> str:
    every = sorted({t.i: t for t in [*tokens, head]}.values(), key=lambda t: t.i)
    return " ".join(span_of(every).of(document.prose).lower().split())


def noun_gender(noun: str) -> str:
    """What the noun says of the person's gender: "female", "male" or ""."""
    found = table("gendered_nouns").get(noun) or table("gendered_nouns").get(noun.rsplit("-", 1)[-1], "")
    return found.removeprefix("none")


def is_relation(noun: str) -> bool:
    """Is it a word of kinship or partnership?"""
    return noun in table("relations")
