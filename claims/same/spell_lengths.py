"""Of which spell is a stated length? "the ten-week run", "his six years in charge", "in those 45 years", "it took six months"."""

from __future__ import annotations

import re
from collections.abc import Sequence

from claims.analysis import TimeExpression, Token
from claims.article import Article
from claims.same.spells import Spell, whole
from claims.same.words import kin

_SOFT = r"(?:just|only|for|about|some|nearly|almost|exactly|over|more than|a|an|all|the|those)"
_IN_CHARGE = re.compile(
    r"\s+(?:in (?:charge|office|power|the (?:job|post|role|chair))|at the helm|as (?:an? |the )?\w+|there|at the \w+)\b", re.I
)
_ALL = re.compile(r"\s*(?:in all|in total|altogether|(?:of|without) \w+|later)?\s*(?:[,.;:)]|$)", re.I)
_WHOLE = re.compile(
    r"\b(?:those|these|that|last(?:s|ed|ing)?|tak(?:e|es|en|ing)|took|stood|of all|whole|entire|full|makes?|made(?: it)?)"
    rf"\s+(?:{_SOFT}\s+)*$",
    re.I,
)
_FOR = re.compile(rf"\b(?:for|after|during|in|over|throughout|spent)\s+(?:{_SOFT}\s+)*$", re.I)
_SHUT_FOR = re.compile(
    r"\b(?:be|been|was|were|lay|lain|stood|stayed|remained|sat)\s+"
    r"(?:closed|shut|dark|empty|silent|idle|out of (?:action|service|use))\s+"
    rf"for\s+(?:{_SOFT}\s+)*$",
    re.I,
)
_AFTER = re.compile(rf"\bafter\s+(?:{_SOFT}\s+)*$", re.I)
_STATE = re.compile(
    r"\s+in (?:darkness|silence|storage|dry dock|mothballs|captivity|custody|exile|prison|jail|space|orbit)\b", re.I
)
_POSSESSIVE = re.compile(r"\b(?:his|her|their|its|the|this|that|’s|'s|s’|s')\s+(?:\w+\s+)?$", re.I)
_OTHER = frozenset(
    "second third another other previous earlier first next last new similar annual former each every extra further "
    "planned proposed possible initial original".split()
)
_ELSE = re.compile(
    r"\b(?:another|earlier|previous|other|second|last year['’]s|former|longest|average|usual\w*|normal\w*)\b", re.I
)
_NEAR = 2


def spell_of(article: Article, time: TimeExpression, found: Sequence[Spell]) -> tuple[Spell, bool] | None:
    """The spell that a length is told of, and whether of the whole of it: of a part only a longer one is a conflict."""
    noun = _noun(article, time)
    if noun is not None and any(c.lemma.lower() in _OTHER for c in article.analysis.children(noun)):
        return None
    if noun is not None:
        kinds, stem = frozenset(whole(noun.lemma)), kin(noun.lemma)
        if not kinds:
            return None
        fitting = [s for s in found if s.kinds & kinds or stem in s.nouns]
        return _only(time, [s for s in fitting if stem in s.nouns] or fitting, far=any(stem in s.nouns for s in fitting))
    prose, whole_sentence = article.document.prose, article.sentence(time.sentence).span
    if _ELSE.search(prose[whole_sentence.start : time.span.start]):
        return None  # "an earlier strike had lasted 26 days"
    before, after = prose[max(0, time.span.start - 40) : time.span.start], prose[time.span.end : time.span.end + 30]
    if _IN_CHARGE.match(after) and (_POSSESSIVE.search(before) or _FOR.search(before)):
        return _only(time, [s for s in found if "tenure" in s.kinds or not s.kinds])
    near = [s for s in found if s.kinds]
    if _WHOLE.search(before):
        return _only(time, near)
    if _FOR.search(before):
        chosen = _only(time, near)
        if chosen is None:
            return None
        others = [t for t in article.times[max(0, time.id - 4) : time.id + 5] if t.sentence == time.sentence and t.id != time.id]
        alone = not any(t not in chosen[0].stretch.times and re.search(r"\d", t.text) for t in others)
        shut = "closed" in chosen[0].kinds and alone and bool(_SHUT_FOR.search(before))
        stated = bool(_ALL.match(after)) or (bool(_AFTER.search(before)) and bool(_STATE.match(after)))
        return chosen[0], shut or (time.sentence == chosen[0].stretch.sentence and stated)
    apposed = re.search(r"[,–—(]\s*(?:just |only |exactly |about |some )*$", before) and _ALL.match(after)
    return _only(time, [s for s in near if s.stretch.sentence == time.sentence]) if apposed else None


def _only(time: TimeExpression, fitting: Sequence[Spell], *, far: bool = False) -> tuple[Spell, bool] | None:
    """The one spell near a length."""
    near = [s for s in fitting if far or -1 <= time.sentence - s.stretch.sentence <= _NEAR]
    if len({(s.stretch.first, s.stretch.last, s.stretch.start) for s in near}) != 1:
        return None
    return near[0], True


def _noun(article: Article, time: TimeExpression) -> Token | None:
    """The noun that a length belongs to: "the 16-week trial", "the 11 days of the closure", "a closure of six months"."""
    analysis = article.analysis
    tokens = analysis.tokens_in(time.span)
    if not tokens:
        return None
    unit = tokens[-1]
    if "-" in time.text:
        following = [t for t in analysis.tokens[unit.i + 1 : unit.i + 4] if t.sentence == unit.sentence]
        return next((t for t in following if t.upos == "NOUN" and not t.deprel.startswith("compound")), None)
    if re.match(r"\s+of\s", article.document.prose[time.span.end : time.span.end + 5]):
        return next(iter(analysis.children(unit, "nmod")), None)
    head = analysis.head(unit)
    joined = any(c.text.lower() == "of" for c in analysis.children(unit, "case"))
    return head if joined and head.upos == "NOUN" else None
