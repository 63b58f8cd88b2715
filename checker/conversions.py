"""Sums and measures given in a second unit: "840 km (522 miles)", "$5m (£4m)", and the rates of exchange that a text states."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date
from itertools import pairwise

from checker.quantities import Interval, full_span, rounding
from claims.analysis import Quantity, QuantityKind
from claims.article import Article
from claims.extract.quantities.units import convert
from claims.lexicon import table
from claims.spans import Span, cover

_SHARE = 0.1
"""How much of itself a round number may leave open: "500 miles" is 450 to 550."""
_MONEY_SHARE = 0.03
_SLIP = 2.5
"""How many times too large or small the second of two measures may be and still be meant as the first."""
_CUSTOMARY = frozenset("inch foot yard mile acre ounce pound stone ton gallon pint Fahrenheit mph".split())

_OPEN = re.compile(
    r"[^().,;:\d]{0,40}\(\s*(?:(?:about|some|around|roughly|approximately|nearly|over|or|equal to|equivalent to|US)\s+){0,2}$"
)
_OR = re.compile(r"[^().,;:\d]{0,30},?\s+or\s+(?:(?:about|some|around|roughly|nearly)\s+)?$")
_BESIDE = re.compile(
    r"[^().,;:\d]{0,30}(?:,\s+(?P<stated>(?:which\s+is\s+)?(?:equal|equivalent)\s+to\s+|the\s+equivalent\s+of\s+|that\s+is,?\s+)?|\s?[—–]\s?(?:or\s+)?)$"
)
_APPROXIMATE = ("about", "around", "roughly", "approximately", "some", "nearly", "almost", "just over", "just under")
_ENDS = re.compile(r"\s*(?:[,.;)—–]|$|(?:each|apiece|and|in|tall|long|wide|deep|high|thick)\b(?!\s+(?:from|above|below|of)\b))")
_CLOSE = re.compile(r"\s*(?:[^\d().,;]{0,30})(?:\)|,|\s+at\s|\s+as\s+of|;)")
_SECOND = re.compile(r"\s*(?:and|to|[-–—])\s*$")
_PER = re.compile(
    r"\s*(?:to|per|for|against|=|equals|buys?|bought|on)\s+(?:the\s+|an?\s+|one\s+)?(?P<unit>(?:[A-Z][\w.]*\s+)?[A-Za-z]+)|\s*/\s*(?P<sign>[$€£])"
)
_EQUALS = re.compile(r"\s*(?:=|equals|buys|bought|was worth|is worth)\s*(?:about\s+|around\s+)?$")
_SIGNS = {"$": "USD", "€": "EUR", "£": "GBP"}
#: What a unit that differs between countries may mean.
_MEANINGS = {
    "gallon": ("US gallon", "imperial gallon"),
    "pint": ("US pint", "imperial pint"),
    "ton": ("short ton", "tonne"),
    "tonne": ("tonne",),
}  # fmt: skip


@dataclass(frozen=True, slots=True)
class Conversion:
    """One amount and what the text gives for it in another unit; `year` is the past year named in its sentence."""

    source: Quantity
    target: Quantity
    first: Interval
    second: Interval
    span: Span
    year: bool = False


@dataclass(frozen=True, slots=True)
class Rate:
    """A stated rate of exchange: one `of` is `value` `to`."""

    of: str
    to: str
    value: Interval
    number: float
    span: Span
    sentence: int


def conversions(article: Article) -> Iterator[Conversion]:
    """Amounts with their conversion right behind them, in brackets or after "or"."""
    prose, quantities = article.document.prose, article.quantities
    for i, (a, b) in enumerate(pairwise(quantities)):
        gap = prose[a.span.end : b.span.start] + ("or " if b.hedge.startswith("or ") else "")
        if (
            len(gap) > 60
            or not (_OPEN.search(gap) or _OR.fullmatch(gap) or _beside(article, a, b, gap))
            or re.search(r"\n\n|\btroy\b", gap + prose[b.span.end : b.span.end + 6])
        ):
            continue
        if a.unit == b.unit or (_OPEN.search(gap) and not _CLOSE.match(prose, b.span.end) and not _pair_follows(article, i + 1)):
            continue
        yield from _of(article, i)


def _beside(article: Article, a: Quantity, b: Quantity, gap: str) -> bool:
    """Whether a measure stands beside the same measure in another system: "40 miles, about 64 kilometres", "two acres — 0.8 ha".

    Nothing says that both measure one thing, so the second must be near what the first makes, as a slip is.
    """
    match = _BESIDE.fullmatch(gap)
    if (
        match is None
        or not _ENDS.match(article.document.prose, full_span(b, article).end)
        or not a.value
        or not b.value
        or QuantityKind.MEASURE is not b.kind
    ):
        return False
    if not (match["stated"] or gap.rstrip().endswith(("—", "–", "or")) or b.hedge in _APPROXIMATE):
        return False
    unit = a.unit if a.kind is QuantityKind.MEASURE else a.counted if a.counted in ("pound", "ounce") else ""
    near = (
        [i.middle / b.value for i in in_unit(Interval(a.value, a.value), unit, b.unit)]
        if _system(unit) != _system(b.unit)
        else []
    )
    return any(1 / _SLIP < ratio < _SLIP for ratio in near)


def _system(unit: str) -> bool:
    """Whether a unit is one of the customary British and American ones."""
    return any(word in _CUSTOMARY for word in unit.split())


def _pair_follows(article: Article, i: int) -> bool:
    q = article.quantities
    return i + 1 < len(q) and bool(_SECOND.fullmatch(article.document.prose[q[i].span.end : q[i + 1].span.start]))


def _of(article: Article, i: int) -> Iterator[Conversion]:
    a, b = article.quantities[i], article.quantities[i + 1]
    year = _past(article, a)
    if a.value is not None and b.value is not None:
        yield Conversion(a, b, rounded(a.value, a), rounded(b.value, b), Span(a.span.start, b.span.end), year)
    elif a.value is None and a.low < a.high < float("inf") and a.kind in (QuantityKind.MEASURE, QuantityKind.MONEY):
        ends = [(b.low, b.high)] if b.value is None else []
        last = b
        if b.value is not None and _pair_follows(article, i + 1):
            last = article.quantities[i + 2]
            ends = [(b.value, last.value)] if last.value is not None and last.unit in (b.unit, "") else []
        for low, high in ends:
            for one, other in ((a.low, low), (a.high, high)):
                yield Conversion(a, last, rounded(one, a), rounded(other, last), Span(a.span.start, last.span.end), year)


def rounded(value: float, q: Quantity) -> Interval:
    """What a number stands for in a conversion, where round numbers are converted as round numbers."""
    step = q.high - q.low if q.value is not None and not q.hedge else 0.0
    share = _MONEY_SHARE if q.kind is QuantityKind.MONEY else _SHARE
    slack = max(step / 2 or (0.5 if value == int(value) else rounding(value) / 2), min(rounding(value) / 2, share * abs(value)))
    return Interval(value - slack, value + slack)


def in_unit(interval: Interval, unit: str, target: str) -> list[Interval]:
    """An interval in another unit, once for each meaning of the two units; nothing where there is no fixed factor."""
    out = []
    for source in _MEANINGS.get(unit, (unit,)):
        for goal in _MEANINGS.get(target, (target,)):
            low, high = convert(interval.low, source, goal), convert(interval.high, source, goal)
            if low is not None and high is not None:
                out.append(Interval(min(low, high), max(low, high)))
    if unit.startswith("degree") and target.startswith("degree"):
        out.append(interval.scaled(1.8 if target.endswith("Fahrenheit") else 5 / 9))
    return out


def rates(article: Article) -> Iterator[Rate]:
    """ "at Rs 88 to the dollar", "a rate of 84p to the euro", "($1 = 0.77 pounds)"."""
    prose, quantities = article.document.prose, article.quantities
    for i, q in enumerate(quantities):
        following = quantities[i + 1] if i + 1 < len(quantities) else None
        if q.kind is not QuantityKind.MONEY or not q.value or q.value < 0:
            continue
        if q.value == 1 and following is not None and _EQUALS.fullmatch(prose[q.span.end : following.span.start]):
            unit = money_unit(following)
            if unit and unit != q.unit and following.value:
                yield Rate(q.unit, unit, _bounds(following), following.value, cover((q.span, following.span)), q.sentence)
        elif (match := _PER.match(prose, q.span.end)) and (unit := _currency(match)) and unit != q.unit:
            if q.unit == "USD" and unit in ("USD",):
                continue
            yield Rate(unit, q.unit, _bounds(q), q.value, Span(q.span.start, match.end()), q.sentence)


def _bounds(q: Quantity) -> Interval:
    value = q.value or 0.0
    half = rounding(value) / 2
    return (
        Interval(min(value - half, q.low if not q.hedge else value), max(value + half, q.high if not q.hedge else value))
        if half < value
        else Interval(q.low, q.high)
    )


def _currency(match: re.Match[str]) -> str:
    if match["sign"]:
        return _SIGNS[match["sign"]]
    words = match["unit"].replace("U.S.", "US").split()
    known = table("currency_words")
    return next((known[w] for w in (" ".join(words), words[-1], words[0]) if w in known), "")


def money_unit(q: Quantity) -> str:
    """The currency of a sum; the word itself for one whose country is not known ("crown", "pound")."""
    if q.kind is QuantityKind.MONEY:
        return q.unit
    if q.kind is QuantityKind.COUNT and q.counted in (
        "crown",
        "pound",
        "franc",
        "peso",
        "dinar",
        "rupee",
        "dollar",
        "shilling",
        "krona",
        "euro",
    ):
        return q.counted
    return ""


def _past(article: Article, q: Quantity) -> bool:
    """Whether the sentence speaks of another year than the article's own, so that another rate may hold."""
    latest: date | None = article.anchor.latest
    here = [t for t in article.times if t.sentence == q.sentence and t.earliest]
    return any(latest is None or (t.earliest is not None and t.earliest.year != latest.year) for t in here)
