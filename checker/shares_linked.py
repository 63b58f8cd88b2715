"""Shares whose part and whole are linked by what they count, not by the words between: "70 were approved, or 20 per cent"."""

from __future__ import annotations

import re
from collections.abc import Iterator

from checker.quantities import between, by_sentence
from checker.shares import Share, comparable, is_share
from claims.analysis import Quantity, QuantityKind
from claims.article import Article
from claims.spans import Span

_RESTATED = re.compile(
    r"(?P<words>[^.;:()\d]{0,60}?)(?:,\s+(?:or|which\s+(?:is|was|makes|means)|that\s+is,?|(?:equal|equivalent)\s+to)\s+|,\s+|\s?[—–]\s?(?:or\s+)?|\s+\()"
    r"(?:(?:giv\w+|a|an|this|its|the|meaning|making)\s+)?(?:(?:\w+\s+){0,2}(?:rate|share|proportion|turnout|ratio)\s+of\s+)?$",
    re.I,
)
_OTHER_CLAUSE = re.compile(r"\b(?:and|but|while|whereas|although|than|from|compared|including|each|per|by|among)\b", re.I)
_OPENS_PART = re.compile(r"\bof\s+(?:(?:the|its|their|some|about|those|these|his|her|a|all|total|of)\s+){0,3}$", re.I)
_ENDS = re.compile(r"\s*(?:[,.;)—–]|$)")
_BASE = re.compile(
    r"\s+of\s+(?:(?:the|its|their|his|her|all|those|these|our)\s+){0,2}(?P<noun>[A-Za-z]+)\b(?!\s+(?:who|that|which|in|from|aged))",
    re.I,
)
_STAFF = frozenset("workforce staff payroll employee worker job post people".split())
_WHOLES = frozenset("total fleet whole membership house chamber roll lot".split())
_NEXT = re.compile(
    r"(?:so\s+)?(?:that|this|which|it)\s+(?:is|was|means|meant|makes|made|amounts\s+to|represents|equals|comes\s+to|works\s+out\s+at|"
    r"would\s+be)\s+(?:(?:that|just|only|about)\s+)*$",
    re.I,
)
_COUNTS = (QuantityKind.COUNT, QuantityKind.NUMBER)


def find_linked_shares(article: Article) -> Iterator[Share]:
    """Shares beside their part, in the sentence after it, or said again of the same things elsewhere, in text order."""
    sentences = by_sentence(article)
    pairs = [(q, w) for here in sentences.values() for q in here if (w := _whole(article, q, here)) is not None]
    by_noun: dict[str, list[tuple[Quantity, Quantity]]] = {}
    for part, whole in pairs:
        by_noun.setdefault(whole.counted, []).append((part, whole))
    for index, here in sentences.items():
        for i, share in enumerate(here):
            if not is_share(share) or _moves(article, share):
                continue
            made = _restated(article, here, i) or _next(article, sentences.get(index - 1, []), here, i)
            yield from [made] if made else _again(article, by_noun, share)


def _moves(article: Article, share: Quantity) -> bool:
    return bool(
        re.match(
            r"\s+(?:less|more|fewer|higher|lower|up|down|above|below|rise|fall|increase|drop|growth|points?|off|tax|interest)\b",
            article.document.prose[share.span.end : share.span.end + 14],
        )
    )


def _whole(article: Article, part: Quantity, here: list[Quantity]) -> Quantity | None:
    """What a count is a part of: as read, or the number of the same things that opens its clause ("of 80 pupils asked, 60")."""
    if part.value is None or part.kind not in _COUNTS:
        return None
    if part.of is not None and part.of < len(article.quantities):
        whole = article.quantities[part.of]
        return whole if comparable(part, whole) and part.sentence - whole.sentence <= 1 else None
    own = part.noun is not None and part.noun.end > part.span.end and part.noun.start <= part.span.start
    if own or not part.counted:
        return None
    start = article.sentence(part.sentence).span.start
    for whole in here:
        if whole.span.start >= part.span.start:
            break
        opening = article.document.prose[max(start, whole.span.start - 30) : whole.span.start]
        if whole.counted == part.counted and comparable(part, whole):
            gap = article.document.prose[whole.span.end : part.span.start]
            if _OPENS_PART.search(opening) or (
                whole is here[0] and re.search(r",?\s+(?:and|but|of\s+which)\s+(?:only\s+|just\s+)?$", gap)
            ):
                return whole
    return None


def _restated(article: Article, here: list[Quantity], i: int) -> Share | None:
    """A share right behind its part: "1,280 of them voted, a turnout of 40 per cent"."""
    if not i:
        return None
    share, part = here[i], here[i - 1]
    gap = between(article, part, share)
    match = _RESTATED.fullmatch(gap)
    whole = _whole(article, part, here)
    prose = article.document.prose
    if match is None or _OTHER_CLAUSE.search(match["words"]):
        return None
    if whole is not None:
        return (
            Share(part, whole, share, strict=False)
            if _ENDS.match(prose, share.span.end) or _based(article, share, whole)
            else None
        )
    base = _BASE.match(prose, share.span.end)
    if base is None or part.value is None or part.kind is not QuantityKind.COUNT:
        return None
    wholes = [
        q for q in article.quantities[max(0, part.id - 6) : part.id] if part.sentence - q.sentence <= 1 and comparable(part, q)
    ]
    wholes = [q for q in wholes if _based(article, share, q)]
    return Share(part, wholes[-1], share, strict=False) if len(wholes) == 1 else None


def _based(article: Article, share: Quantity, whole: Quantity) -> bool:
    """Whether the base that a share names is the whole: the same noun, or a word for all of its kind in one sentence with it."""
    base = _BASE.match(article.document.prose, share.span.end)
    if base is None:
        return False
    noun = _lemma(article, base.start("noun"))
    sentence = article.sentence(whole.sentence)
    said = {t.lemma.lower() for t in article.analysis.words(sentence)}
    if noun == whole.counted or noun in _WHOLES & (said | {"total", "whole"}):
        return True
    return noun in _STAFF and (
        whole.counted in _STAFF or (whole.counted == "person" and bool(said & {"employ", "employee", "workforce"}))
    )


def _lemma(article: Article, at: int) -> str:
    return next((t.lemma.lower() for t in article.analysis.tokens_in(Span(at, at + 1))), "")


def _next(article: Article, before: list[Quantity], here: list[Quantity], i: int) -> Share | None:
    """ "Of the 240 buses in the fleet, 84 were idle. That means 35 per cent of the fleet": of the part right before."""
    share = here[i]
    if i or share.kind is not QuantityKind.PERCENT or not before:
        return None
    start = article.sentence(share.sentence).span.start
    if not _NEXT.fullmatch(article.document.prose[start : share.span.start]):
        return None
    pairs = [(q, w) for q in before if (w := _whole(article, q, before)) is not None]
    if len(pairs) != 1 or any(is_share(q) for q in before):
        return None
    part, whole = pairs[0]
    plain = _ENDS.match(article.document.prose, share.span.end)
    return Share(part, whole, share, strict=False) if plain or _based(article, share, whole) else None


def _again(article: Article, by_noun: dict[str, list[tuple[Quantity, Quantity]]], share: Quantity) -> Iterator[Share]:
    """The share of the same things said again: "37 of 148 advisories stayed in force ... that 35 per cent of advisories stayed".

    The share says of its noun what is said of the part: two content words or one and a number are the same.
    """
    base = _BASE.match(article.document.prose, share.span.end)
    if base is None or share.kind is not QuantityKind.PERCENT or share.hedge:
        return
    if re.search(r"\b(?:its|their|his|her|our)\b", base[0], re.IGNORECASE):
        return  # somebody's own: a rival's pupils are not the school's
    noun = _lemma(article, base.start("noun"))
    pairs = by_noun.get(noun, [])
    end = article.sentence(share.sentence).span.end
    said = _content(article, Span(base.end("noun"), min(end, base.end("noun") + 90))) if pairs else []
    fitting = []
    for part, whole in pairs[:50]:
        stop = min(article.sentence(part.sentence).span.end, part.span.end + 90)
        theirs = [w for w in _content(article, Span(part.span.end, stop)) if w != noun]
        if part.sentence != share.sentence and (len({*said} & {*theirs}) >= 2 or (said and theirs and said[0] == theirs[0])):
            fitting.append((part, whole))
    if len(fitting) == 1:
        yield Share(*fitting[0], share, strict=False)


def _content(article: Article, span: Span) -> list[str]:
    """The lemmas of nouns, verbs and numbers up to the end of the clause."""
    out: list[str] = []
    for t in article.analysis.tokens_in(span):
        if t.text in (",", ";", "—", "(") or t.text.lower() in ("and", "but", "while"):
            break
        if t.upos in ("NOUN", "VERB", "NUM", "ADJ", "PROPN"):
            out.append(t.lemma.lower())
    return out
