"""Stated shares: "40 of 81 members, or 49 percent" as a part, its whole and the share; whole and part may stand apart."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass
from itertools import pairwise

from checker.quantities import between, by_sentence
from checker.tables import grids
from claims.analysis import Quantity, QuantityKind
from claims.article import Article
from claims.same.counts import is_person

_RESTATES = re.compile(
    r"(?:(?P<words>[^.;:()\d]{0,70}?)(?:,\s+or\s+|\s+\(|,?\s+(?:which|that)\s+(?:is|was|makes|equals|means)\s+|\s*[—–]\s*(?:or\s+)?|,\s+equal\s+to\s+|,\s+"
    r"(?:amounting|equivalent)\s+to\s+)|\s+or\s+)(?:(?:about|around|some|a|just|only|roughly|nearly|almost)\s+)*$",
    re.I,
)
_OF_WHICH = re.compile(
    r"\bof\s+(?:which|whom|them|those|these|that(?:\s+\w+)?|this(?:\s+\w+)?|the\s+total)\b[^.;]{0,40}$|\bout\s+of\s+(?:the\s+|a\s+total\s+of\s+)?$",
    re.I,
)
_OF_ALL = re.compile(r"\s+of\s+(?:the\s+total|all\b|the\s+whole)\b(?!\s+\w+ed\b)", re.I)
_OWN_BASE = re.compile(r"\s+of\s+(?!the\s+total\b|all\b|them\b|those\b|these\b|the\s+whole\b|the\s+\d)", re.I)
_AT = re.compile(
    r"(?:at|that\s+(?:is|was|makes|amounts\s+to|equals|works\s+out\s+at|comes\s+to|represents)|(?:the|this)\s+(?:rate|proportion|share|figure)\s+(?:is|was|of)|"
    r"this\s+(?:is|was|represents|amounts\s+to))\s+(?:(?:about|just|only|around|nearly)\s+)*$",
    re.I,
)
_OF_THOSE = re.compile(r"of\s+(?:those|these|them|the\s+total|that\s+(?:sum|number|total|amount)|this)\b[^.;\d]{0,25}", re.I)
_MOVES = re.compile(
    r"\s+(?:less|more|fewer|higher|lower|up|down|above|below|larger|smaller|increase|rise|fall|drop|decline|growth|cheaper|off|points?|turnout|of\s+(?:all\s+)?"
    r"(?:respondents|people\s+(?:asked|polled)))\b",
    re.I,
)
_RATE = re.compile(
    r"[^.;()\d]{0,60}?(?:\b(?:giv\w+|mak\w+|put\w*|mean\w*|for|with|represent\w*|work\w* out (?:at|to)|"
    r"translat\w+ (?:in)?to)\b|,\s+an?\b)"
    r"[^.;()\d]{0,30}?(?:\b(?:rate|share|proportion|turnout|support|percentage|total|majority)\s+(?:of|at|to|was|is)\s+)?"
    r"(?:(?:about|just|only|nearly|around)\s+)*$",
    re.I,
)
_OWN_RATE = re.compile(r"\bwith\b.*\b(?:success|survival|failure|cure|interest|growth|error|recovery)\s+rate\b", re.I)
_BASE_OF = re.compile(r"\s+of\s+(?:(?:the|its|their|his|her|a)\s+)?(?:\w+\s+){1,3}of\s+(?:(?:about|some)\s+)?", re.I)
_OPENS_PAIR = re.compile(r"[^.;:()\d]{0,60}(?:\(|\s[—–-]\s?|[—–])\s*(?:or\s+|some\s+|about\s+|just\s+|only\s+)?$", re.I)
_COLON = re.compile(
    r"[^.;:()\d]{0,70}(?::|,\s+(?:with|winning|taking|getting|having\s+won))\s+(?:only\s+|just\s+|some\s+)?$", re.I
)
_OR = re.compile(r"[^.;()\d]{0,45}(?:,\s+or\s+|\s\(|\s?[—–]\s?)(?:\w+\s+)?$")
_THEN_OF = re.compile(r"\)?,?\s+(?:out\s+)?of\s+(?:(?:the|its|their|a|all|total|of|his|her)\s+){0,3}", re.I)
_SHARE_HEAD = re.compile(r"%|\bper\s?cent|\bshare\b|\bpct\b", re.I)
_CHANGE_HEAD = re.compile(r"\b(?:change|growth|swing|rise|fall|increase|yoy|y/y|turnout|rate)\b|\+/-|±", re.I)
_COUNTS = (QuantityKind.COUNT, QuantityKind.NUMBER)


@dataclass(frozen=True, slots=True)
class Share:
    """`share` (a percentage, "two-thirds") is said of `part` out of `whole`; `strict`: the words join all three."""

    part: Quantity
    whole: Quantity
    share: Quantity
    strict: bool


def find_shares(article: Article) -> Iterator[Share]:
    """Every share with its part and its whole, in text order."""
    sentences = by_sentence(article)
    for index, here in sentences.items():
        for i, q in enumerate(here):
            if not is_share(q) or _MOVES.match(article.document.prose, q.span.end):
                continue
            made = _beside(article, here, i)
            if made is not None:
                yield made
        if (later := _in_next(article, sentences, index)) is not None:
            yield later


def is_share(q: Quantity) -> bool:
    return q.value is not None and (
        (q.kind is QuantityKind.PERCENT and q.unit == "%") or (q.kind is QuantityKind.RATIO and q.unit == "share")
    )


def comparable(part: Quantity, whole: Quantity) -> bool:
    """Whether one can be a part of the other: two counts, two sums of one currency, two measures of one unit."""
    if part.value is None or whole.value is None or not 0 < part.value < whole.value:
        return False
    if part.kind in _COUNTS and whole.kind in _COUNTS:
        return True
    bare = part.kind in _COUNTS and not part.counted and whole.kind in (QuantityKind.MONEY, QuantityKind.MEASURE)
    return bare or (
        part.kind is whole.kind and part.kind in (QuantityKind.MONEY, QuantityKind.MEASURE) and part.unit == whole.unit
    )


def _beside(article: Article, here: list[Quantity], i: int) -> Share | None:
    """A share right behind its part or right before it."""
    share = here[i]
    whole = _whole_of(article, share)
    if i and _RESTATES.fullmatch(between(article, here[i - 1], share)):
        return _enclosed(article, here, i) or _after(article, here, i, whole)
    if i >= 2 and re.fullmatch(r"[^.;:()\d]{1,40},\s+", between(article, here[i - 1], share)) and _pair(article, here[i - 2 : i]):
        if re.match(r"\s*[,.;)]", article.document.prose[share.span.end : share.span.end + 3]):
            return Share(here[i - 2], here[i - 1], share, strict=True)
    rate = between(article, here[i - 1], share) if i else ""
    if i >= 2 and _RATE.fullmatch(rate) and not _OWN_RATE.search(rate) and _pair(article, here[i - 2 : i]):
        return Share(here[i - 2], here[i - 1], share, strict=True)
    following = here[i + 1 : i + 3]
    if not following:
        return None
    gap = between(article, share, following[0])
    if _pair(article, following) and (_OPENS_PAIR.fullmatch(gap) or _COLON.fullmatch(gap)):
        return Share(following[0], following[1], share, strict=True)
    if whole is not None and following[0] is whole and len(following) == 2 and comparable(following[1], whole):
        if _OR.fullmatch(between(article, whole, following[1])):
            return Share(following[1], whole, share, strict=True)
    if not _OR.fullmatch(gap):
        return None
    if len(following) == 2 and comparable(*following) and _THEN_OF.fullmatch(between(article, *following)):
        return Share(following[0], following[1], share, strict=True)
    opening = article.document.prose[article.sentence(share.sentence).span.start : here[0].span.start]
    first = here[0] if re.fullmatch(r"of\s+(?:the|all|its|their)?\s*", opening, re.I) else None
    for base in (whole, _whole_of(article, following[0]), first):
        if base is not None and comparable(following[0], base):
            return Share(following[0], base, share, strict=False)
    return None


def _pair(article: Article, two: list[Quantity]) -> bool:
    """Whether two numbers are "40 of the 81"."""
    return len(two) == 2 and comparable(*two) and _joined(article, *two)


def _enclosed(article: Article, here: list[Quantity], i: int) -> Share | None:
    """ "40, or 49 percent, of the 81 members" and "40 (49%) of the 81"."""
    if i + 1 >= len(here) or not comparable(here[i - 1], here[i + 1]):
        return None
    gap = between(article, here[i], here[i + 1])
    return Share(here[i - 1], here[i + 1], here[i], strict=True) if _THEN_OF.fullmatch(gap) else None


def _after(article: Article, here: list[Quantity], i: int, stated: Quantity | None) -> Share | None:
    """ "40 of the 81 members, or 49 percent" and "40 were elected, or 49 percent of the 81"."""
    share, before = here[i], here[i - 1]
    prose = article.document.prose
    if i >= 2 and comparable(here[i - 2], before) and _joined(article, here[i - 2], before):
        return (
            Share(here[i - 2], before, share, strict=stated is None or stated is before) if not _own_base(prose, share) else None
        )
    following = here[i + 1] if i + 1 < len(here) else None
    if stated is None and following is not None and _BASE_OF.fullmatch(between(article, share, following)):
        stated = following
    if stated is not None and comparable(before, stated):
        return Share(before, stated, share, strict=True)
    if _own_base(prose, share):
        return None
    whole = _whole_of(article, before)
    if _OF_ALL.match(prose, share.span.end):
        earlier = [q for q in article.quantities[: before.id] if comparable(before, q) and q.sentence >= before.sentence - 8]
        persons = is_person(before.counted)
        same = [
            q for q in earlier if q.counted and (q.counted == before.counted or (persons and is_person(q.counted)))
        ] or earlier
        whole = max(same, key=lambda q: (q.value or 0.0, q.id), default=whole)
        return Share(before, whole, share, strict=False) if whole is not None and comparable(before, whole) else None
    if whole is not None and comparable(before, whole):
        return Share(before, whole, share, strict=False)
    for q in reversed(here[: i - 1]):
        if comparable(before, q) and q.kind is before.kind and _OF_WHICH.search(prose[q.span.end : before.span.start][-60:]):
            return Share(before, q, share, strict=True)
    return None


def _own_base(prose: str, share: Quantity) -> bool:
    """Whether the share names a base of its own that is no number ("30 percent of the women")."""
    return bool(_OWN_BASE.match(prose, share.span.end))


def _joined(article: Article, part: Quantity, whole: Quantity) -> bool:
    gap = between(article, part, whole)
    return part.of == whole.id or bool(
        re.fullmatch(r"(?:\s+\w+){0,3}\s+(?:out\s+)?of\s+(?:(?:the|its|their|a|all|total|of)\s+){0,3}", gap)
    )


def _whole_of(article: Article, q: Quantity) -> Quantity | None:
    """What a number is a part of: as it was read, or the last fitting number of the sentence before ("Of those, 61 ...")."""
    if q.of is not None and q.of < len(article.quantities):
        return article.quantities[q.of]
    start = article.sentence(q.sentence).span.start
    if not _OF_THOSE.fullmatch(article.document.prose[start : q.span.start]):
        return None
    before = [o for o in article.quantities[max(0, q.id - 6) : q.id] if o.sentence == q.sentence - 1 and comparable(q, o)]
    return before[-1] if before else None


def _in_next(article: Article, sentences: dict[int, list[Quantity]], index: int) -> Share | None:
    """ "Of those, 62 were treated in time. At 61 percent, that is ...": the share opens the next sentence."""
    here, after = sentences[index], sentences.get(index + 1, [])
    start = article.sentence(index + 1).span.start if index + 1 < len(article.analysis.sentences) else 0
    parts = [q for q in here if (w := _whole_of(article, q)) is not None and comparable(q, w)]
    if not after or len(parts) != 1 or any(is_share(q) for q in here) or not is_share(after[0]):
        return None
    if not _AT.fullmatch(article.document.prose[start : after[0].span.start]) or _own_base(article.document.prose, after[0]):
        return None
    whole = _whole_of(article, parts[0])
    return Share(parts[0], whole, after[0], strict=False) if whole is not None else None


@dataclass(frozen=True, slots=True)
class Stated:
    """A number and its share of a whole that is not given: "48,216 votes, or 52.4 percent"."""

    part: Quantity
    share: Quantity


def find_votes(article: Article) -> Iterator[tuple[Stated, ...]]:
    """Sentences that give two or more numbers of votes with their percentages, all of one poll."""
    prose = article.document.prose
    for sentence, here in by_sentence(article).items():
        if not re.search(r"\b(?:votes?|ballots?)\b", article.sentence(sentence).span.of(prose)):
            continue
        pairs = tuple(
            Stated(a, b)
            for a, b in pairwise(here)
            if a.kind in _COUNTS
            and a.value
            and is_share(b)
            and b.kind is QuantityKind.PERCENT
            and _RESTATES.fullmatch(between(article, a, b))
            if not _own_base(prose, b) and not _MOVES.match(prose, b.span.end) and a.value > 20
        )
        if len(pairs) >= 2 and len({id(p.share) for p in pairs}) == len(pairs):
            yield pairs


def find_columns(article: Article) -> Iterator[tuple[Stated, ...]]:
    """The rows of a table that has one column of numbers and one of their percentages."""
    for grid in grids(article):
        shares = [i for i, head in enumerate(grid.heads) if i and _SHARE_HEAD.search(head) and not _CHANGE_HEAD.search(head)]
        if len(shares) != 1:
            continue
        for column in range(1, len(grid.heads)):
            rows = [
                (row[column], row[shares[0]]) for row in grid.cells if max(column, shares[0]) < len(row) and column != shares[0]
            ]
            pairs = tuple(
                Stated(a, b) for a, b in rows if a and b and a.value and b.value and a.kind in _COUNTS and b.unit == "%"
            )
            if len(pairs) >= 4 and all((p.part.value or 0) > 0 and (p.share.value or 0) > 0 for p in pairs):
                yield pairs
