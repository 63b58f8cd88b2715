"""How somebody is said to feel or judge, and whether the words quoted from the same speaker say the opposite."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass

from claims.analysis import Quotation, Token
from claims.article import Article
from claims.lexicon import table
from claims.same.stems import stem_of
from claims.same.subjects import person_at
from claims.spans import Span

_NOT = frozenset("not n't never no nothing neither nor hardly scarcely no-one nobody without far".split())
_TURN = re.compile(
    r"\b(?:but|although|though|however|yet|still|even so|while|despite|if|used to|at first|until|before|once)\b", re.IGNORECASE
)
_BUT = re.compile(r"\b(?:but|although|though|however|yet|still|even so|while|despite)\b", re.IGNORECASE)
_BEST = re.compile(
    r"\b(?:never (?:been )?(?:so |more )?(?:happy|proud|pleased)|nothing [^.?!]{0,60} (?:pleased|delighted) me more|cannot wait|"
    r"can['’]t wait|over the moon|could not be (?:happier|prouder|more pleased))\b",
    re.IGNORECASE,
)
_WORST = re.compile(
    r"\b(?:(?:not|n['’]t) slept|set fire to|counted (?:every|the) (?:day|hour)s?|"
    r"(?:not|n['’]t) (?:bear|stand) (?:it|them|him|her))\b",
    re.IGNORECASE,
)
_NEAR = 6
"""How many sentences away the speaker's own words may stand."""
_FEEL = frozenset("be feel sound seem look speak remain appear become".split())


@dataclass(frozen=True, slots=True)
class Attitude:
    """That a person feels or judges so: the words, the feeling, the side (+, -, .), whether it is denied, and of what."""

    person: int
    span: Span
    sentence: int
    word: str
    feeling: str
    side: str
    denied: bool
    about: frozenset[str]


def against(article: Article) -> Iterator[tuple[Attitude, Span]]:
    """Attitudes that the narrator gives to a speaker, with the speaker's own words that say the opposite."""
    spoken: dict[int, list[Quotation]] = {}
    for quotation in article.quotations:
        if quotation.type != "indirect" and quotation.source is not None and quotation.source.person is not None:
            spoken.setdefault(quotation.source.person, []).append(quotation)
    for attitude in _attitudes(article):
        for quotation in spoken.get(attitude.person, ()):
            if abs(quotation.sentence - attitude.sentence) > _NEAR:
                continue
            if (words := _opposed(article, attitude, quotation)) is not None:
                yield attitude, words
                break


def _attitudes(article: Article) -> Iterator[Attitude]:
    """ "X was wary of it", "said he was relaxed about it", "spoke with affection of it"."""
    analysis = article.analysis
    for token in analysis.tokens:
        if token.upos == "VERB" and not article.quoted(token.span):
            yield from _stance(article, token)
        row = table("attitudes").get(token.text.lower())
        if row is None or article.quoted(token.span):
            continue
        who = _whose(article, token)
        if who is None:
            continue
        feeling, side = row.split()
        denied = any(
            c.lemma.lower() in _NOT for c in (*analysis.children(token), *analysis.children(analysis.head(token), "advmod"))
        )
        sentence = article.sentence(token.sentence).span.of(article.document.prose)
        if _TURN.search(sentence):
            continue
        start = min([token.i, *(c.i for c in analysis.children(token, "cop"))])
        start = min(start, token.head) if token.upos == "NOUN" else start
        span = Span(analysis.tokens[start].span.start, token.span.end)
        yield Attitude(who, span, token.sentence, token.text, feeling, side, denied, _about(article, token))


def _stance(article: Article, verb: Token) -> Iterator[Attitude]:
    """ "X welcomed the ruling", "X refused to apologise"."""
    analysis, lemma = article.analysis, verb.lemma.lower()
    side = table("stances").get(lemma, "")
    unsaid = (
        lemma in ("apologise", "apologize")
        and analysis.head(verb).lemma.lower() in ("refuse", "decline")
        and verb.deprel == "xcomp"
    )
    clause = analysis.head(verb) if unsaid else verb
    subject = next(iter(analysis.children(clause, "nsubj")), None)
    who = person_at(article, subject) if subject is not None else None
    below = analysis.children(clause)
    if not (side or unsaid) or who is None or clause.xpos not in ("VBD", "VBZ", "VBP"):
        return
    if any(c.lemma.lower() in _NOT or c.xpos == "MD" or c.deprel == "aux:pass" for c in below):
        return
    if _TURN.search(article.sentence(verb.sentence).span.of(article.document.prose)):
        return
    things = frozenset(s for c in analysis.children(verb, "obj") for t in analysis.subtree(c, "acl") if (s := stem_of(t)))
    end = max([verb.span.end, *(t.span.end for c in analysis.children(verb, "obj") for t in analysis.subtree(c, "acl", "appos"))])
    span = Span(clause.span.start, end)
    if unsaid:
        yield Attitude(who, span, verb.sentence, clause.text, "regret", "-", True, frozenset())
    elif things:
        yield Attitude(who, span, verb.sentence, verb.text, "stance", side, False, things)


def _of_it(article: Article, attitude: Attitude, token: Token) -> bool:
    """Whether a strong word is said of what somebody took a side on: "It is a terrible ruling"."""
    analysis = article.analysis
    clause = analysis.head(token) if token.deprel == "amod" else token
    subject = next(iter(analysis.children(clause, "nsubj")), None)
    if subject is None:
        return False
    return subject.text.lower() in ("it", "this", "that") or stem_of(subject) in attitude.about


def _whose(article: Article, token: Token) -> int | None:
    """The person who is said to feel so: the subject of "be" and the like, or of "speak with"."""
    analysis = article.analysis
    if token.upos == "NOUN":
        verb = analysis.head(token)
        with_ = any(c.lemma.lower() == "with" for c in analysis.children(token, "case"))
        if not with_ or verb.lemma.lower() not in ("speak", "talk", "write", "recall", "remember"):
            return None
        clause = verb
    elif analysis.children(token, "cop"):
        clause = token
    elif token.deprel in ("xcomp", "advcl") and analysis.head(token).lemma.lower() in _FEEL:
        clause = analysis.head(token)
    else:
        return None
    for _ in range(3):
        for subject in analysis.children(clause, "nsubj"):
            who = person_at(article, subject)
            if subject.lemma.lower() == "who" and clause.deprel.startswith("acl"):
                return person_at(article, analysis.head(clause))
            return who
        if clause.deprel != "conj":
            return None
        clause = analysis.head(clause)
    return None


def _opposed(article: Article, attitude: Attitude, quotation: Quotation) -> Span | None:
    """The words of a quotation that deny the feeling, or that are plainly of the other side."""
    analysis = article.analysis
    mine: list[Span] = []
    theirs: list[Span] = []
    denial: Span | None = None
    for fragment in quotation.fragments:
        words = fragment.of(article.document.prose)
        for token in analysis.tokens_in(fragment):
            row = table("attitudes").get(token.text.lower())
            denied = any(
                t.lemma.lower() in _NOT for t in analysis.tokens[max(0, token.i - 4) : token.i] if t.sentence == token.sentence
            )
            if row is not None and row.split()[0] == attitude.feeling:
                about = _about(article, token)
                elsewhere = bool(about and attitude.about and not about & attitude.about)
                if denied != attitude.denied and _speaks_of_self(article, token) and not elsewhere:
                    denial = token.span
                elif denied == attitude.denied:
                    return None
            side = table("strong_words").get(token.text.lower())
            if side is not None and not denied and (attitude.feeling != "stance" or _of_it(article, attitude, token)):
                (mine if side == attitude.side else theirs).append(token.span)
        for pattern, side in () if attitude.feeling == "stance" else ((_BEST, "+"), (_WORST, "-")):
            if found := pattern.search(words):
                (mine if side == attitude.side else theirs).append(Span(*found.span()).shift(fragment.start))
        if _BUT.search(words):
            return denial
    if denial is not None:
        return denial
    if attitude.denied or attitude.side not in "+-" or attitude.feeling in ("regret", "anger", "disappointment", "surprise"):
        return None
    return theirs[0] if theirs and not mine else None


def _about(article: Article, token: Token) -> frozenset[str]:
    """What a feeling is about: the telling words behind it in its phrase."""
    below = (
        t for c in article.analysis.children(token, "obl", "nmod", "ccomp", "advcl", "acl") for t in article.analysis.subtree(c)
    )
    return frozenset(s for t in below if t.i > token.i and (s := stem_of(t)))


def _speaks_of_self(article: Article, token: Token) -> bool:
    """Whether a feeling in a quotation is the speaker's own."""
    subjects = article.analysis.children(token, "nsubj")
    return bool(subjects) and subjects[0].text.lower() in ("i", "we")
