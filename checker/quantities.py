"""Arithmetic on written numbers: every number stands for the interval that its digits and its hedge allow."""

from __future__ import annotations

import bisect
import re
from dataclasses import dataclass
from math import inf, isfinite

from claims.analysis import Quantity, QuantityKind, Token
from claims.article import Article
from claims.document import PartKind
from claims.extract.quantities.units import unit_at
from claims.spans import Span

_AMOUNTS = (QuantityKind.COUNT, QuantityKind.NUMBER, QuantityKind.MONEY, QuantityKind.MEASURE)
_DIGITS = re.compile(
    r"(?P<before>[£$€₹¥]\s?)?(?P<digits>\d+(?:,\d+)*(?:\.\d+)?)"
    r"(?P<after>\s?(?:thousand|million|billion|trillion|lakh|crore|bn|tn|[mkMK]\b|%|per\s?cent\b))?"
)
_ROUNDED = 0.005
"""How much of its value the zeros at the end of a number may leave open."""


@dataclass(frozen=True, slots=True)
class Interval:
    """From `low` to `high`, both included."""

    low: float
    high: float

    def __add__(self, other: Interval) -> Interval:
        return Interval(self.low + other.low, self.high + other.high)

    def __sub__(self, other: Interval) -> Interval:
        return Interval(self.low - other.high, self.high - other.low)

    def times(self, other: Interval) -> Interval:
        """The products of two intervals without negative numbers."""
        return Interval(self.low * other.low, self.high * other.high)

    def over(self, other: Interval) -> Interval:
        """The quotients of two intervals without negative numbers."""
        return Interval(self.low / other.high if other.high else inf, self.high / other.low if other.low else inf)

    def scaled(self, factor: float) -> Interval:
        return Interval(*sorted((self.low * factor, self.high * factor)))

    def wider(self, by: float) -> Interval:
        return Interval(self.low - by, self.high + by)

    def meets(self, other: Interval) -> bool:
        """Whether some value lies in both, with a hair's breadth for floating point."""
        hair = 1e-9 * max((abs(v) for v in (self.low, self.high, other.low, other.high) if isfinite(v)), default=1.0)
        return self.low <= other.high + hair and other.low <= self.high + hair

    def crosses(self, other: Interval) -> bool:
        """Whether the intervals share more than an end: 44.5 to 45.5 and 45.5 to 48.5 have no number in common after rounding."""
        if self.low == self.high or other.low == other.high:
            return self.meets(other)
        hair = 1e-9 * max(abs(self.high), abs(other.high), 1e-9)
        return self.low + hair < other.high and other.low + hair < self.high

    @property
    def middle(self) -> float:
        return (self.low + self.high) / 2


def written(q: Quantity) -> Interval:
    """What the words of a quantity allow.

    A large number written out with zeros at its end may be a rounded one: 38,200 stands for 38,150 to 38,250.
    """
    if q.value is None or q.hedge or q.kind not in _AMOUNTS:
        return Interval(q.low, q.high)
    whole = abs(q.value) >= 1000 and q.high - q.low <= 1
    slack = min(rounding(q.value) / 2, _ROUNDED * abs(q.value)) if whole else 0.0
    return Interval(min(q.low, q.value - slack), max(q.high, q.value + slack))


def rounding(value: float) -> float:
    """The worth of the last digit that is no zero: 100 for 38,200, 0.1 for 2.5."""
    digits, exponent = f"{abs(value):.11e}".split("e")
    return float(10.0 ** (int(exponent) - len(digits.rstrip("0").replace(".", "").lstrip("-")) + 1)) if value else 1.0


def last_digit(q: Quantity) -> float:
    """The worth of the last digit as written: 1 for "15 percent", 0.1 for "15.0%", 10 million for "$1.61 billion"."""
    return q.high - q.low if not q.hedge and isfinite(q.high - q.low) else 0.0


def percent_change(new: Interval, old: Interval) -> Interval:
    """The change from `old` to `new` in percent of `old`; `old` is above 0."""
    ratio = new.over(old)
    return Interval((ratio.low - 1) * 100, (ratio.high - 1) * 100)


def stated_percent(q: Quantity) -> Interval:
    """A stated percentage or share in percent, without its sign, with room for a figure that was cut off instead of rounded."""
    factor = 100.0 if q.kind is QuantityKind.RATIO else 1.0
    low, high = sorted((abs(q.low), abs(q.high))) if q.low * q.high > 0 else (0.0, max(abs(q.low), abs(q.high)))
    if q.value is None:
        return Interval(low * factor, high * factor).wider(0.5)
    value = abs(q.value) * factor
    if q.kind is QuantityKind.RATIO:
        return Interval(min(low * factor, value - 3.5), max(high * factor, value + 3.5))
    if q.hedge:
        room = max(0.12 * value, 1.0)
        return Interval(
            max(low, value - room) if low < value else low - 0.5, min(high, value + room) if high > value else high + 0.5
        )
    return Interval(value, value).wider(last_digit(q))


def figure(value: float, places: int = 0) -> str:
    """A result in words' digits: thousands grouped, no zeros after the point."""
    text = f"{value:,.{places}f}"
    return text.rstrip("0").rstrip(".") if "." in text else text


def like(q: Quantity, value: float, places: int = 2) -> str:
    """A result written as the text writes `q`: 234 million as "€234m" beside "€230m"; in digits where `q` stands in words."""
    found = _DIGITS.search(q.text)
    digits = float(found["digits"].replace(",", "")) if found else 0.0
    if found is None or not q.value or q.value < 0 or not digits:
        return figure(value, places)
    scale = q.value / digits
    whole = round(scale) if scale >= 1 else scale
    if abs(scale - whole) > 1e-9 * scale or (whole != 1 and not found["after"]):
        return figure(value, places)
    if value == q.value:
        return " ".join(found[0].split())
    return f"{found['before'] or ''}{figure(value / whole, places)}{found['after'] or ''}"


def in_tables(article: Article, q: Quantity) -> bool:
    """Whether a quantity stands in a table."""
    part = article.document.part_at(q.span.start)
    return part is not None and part.kind is PartKind.TABLE


def between(article: Article, a: Quantity, b: Quantity) -> str:
    """The words of the article from the end of one quantity to the start of a later one."""
    return article.document.prose[a.span.end : max(a.span.end, b.span.start)]


def full_span(q: Quantity, article: Article) -> Span:
    """The words of a quantity with the unit or noun right behind it."""
    end = q.span.end
    if q.kind is QuantityKind.MEASURE:
        unit = unit_at(article.document.prose, end, len(article.text))
        return Span(q.span.start, unit[0] if unit else end)
    if q.noun and q.noun.start <= q.span.start:
        token = next_token(article, end)
        if token is not None and token.upos in ("NOUN", "SYM", "PROPN") and not article.text[end : token.span.start].strip():
            end = token.span.end
    return Span(q.span.start, end)


def by_sentence(article: Article, *, compounds: bool = False) -> dict[int, list[Quantity]]:
    """The quantities of each sentence outside tables, in text order; of compounds ("two-person home") only if asked."""
    out: dict[int, list[Quantity]] = {}
    prose = article.document.prose
    for q in article.quantities:
        compound = prose[q.span.end : q.span.end + 1] in ("-", "‑") and prose[q.span.end + 1 : q.span.end + 2].isalpha()
        if (compounds or not compound) and not in_tables(article, q):
            out.setdefault(q.sentence, []).append(q)
    return out


def in_sentences(article: Article, first: int, last: int) -> tuple[Quantity, ...]:
    """The quantities of the sentences from `first` to `last`, both included."""
    start = bisect.bisect_left(article.quantities, first, key=lambda q: q.sentence)
    return article.quantities[start : bisect.bisect_right(article.quantities, last, key=lambda q: q.sentence)]


def next_token(article: Article, at: int) -> Token | None:
    """The first token that starts at `at` or a little later."""
    near = article.analysis.tokens_in(Span(at, max(at, min(at + 30, len(article.text)))))
    return next((t for t in near if t.span.start >= at), None)
