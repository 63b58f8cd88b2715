"""A measure or a sum of money does not agree with its own conversion.

*What it looks for*: a measure with a second unit in brackets or after “or” (“540 km (336 miles)”) against the fixed factor of
the two units; a sum with its value in another currency against the rate that the article states, or against the other
conversions between the same two currencies.

*Why it matters to a reader*: many readers know only one of the two units; with a slip such as two digits changed about, half of
them are told something else.

*When it stays silent*: when the digits can be a rounding of each other; on gallons, pints and tons when any of their meanings
fits; on sums of money when a sentence speaks of another year, in which another rate held.

*Source*: exact factors of the units; exchange rates only from the article.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from itertools import combinations

from checker.check import Check, Discrepancy, Side, clean, flagged
from checker.conversions import Conversion, Rate, conversions, in_unit, money_unit, rates
from checker.quantities import Interval, figure, full_span
from claims.analysis import Quantity, QuantityKind
from claims.article import Article
from claims.finding import Confidence, Severity
from claims.spans import Span

_FIXED = 0.02
_ONE_RATE = 0.06
"""How far apart two conversions of one story may be, as a share, beyond their rounding."""

_WORKS_OUT = re.compile(
    r"\b(?:that|this|it|which|the (?:sum|loan|amount|grant|figure))\s+(?:works?\s+out|comes?|came|is|was|amounts?|amounted|equals|translates?|"
    r"would\s+be|would\s+come|makes)\b[^.;]{0,25}$",
    re.IGNORECASE,
)

_LEAD = re.compile(r"^or\s+(?:about\s+|around\s+|roughly\s+|some\s+)?", re.IGNORECASE)
_TIED = re.compile(r"^(\d[\d,.]*)-(pound|ounce|mile|foot|inch|yard|acre|gallon|kilogram|kilometre|kilometer|metre|meter)$")
_WEIGHT = re.compile(r"[ -]?(?:pounds?|lbs?|ounces?|oz)\b", re.IGNORECASE)

EXAMPLES = (
    flagged(
        "The line climbs from the harbour to the pass, a distance of «31 km» («91 miles»), in two hours.\n",
        "The text gives 31 km as 91 miles; 31 km is 19 miles.",
    ),
    flagged(
        "Norway lent the island «$40 million» («36 million euros»), at 0.80 euros to the dollar, for a new harbour.\n",
        "The text gives $40 million as 36 million euros; at its own rate $40 million is 32 million euros.",
    ),
    clean("The line climbs from the harbour to the pass, a distance of about 500 miles (800 km), in two days.\n"),
    clean("Temperatures have risen by 2 degrees Celsius (3.6 degrees Fahrenheit) since records began there.\n"),
    clean("The house was sold in 1998 for $500,000 (£300,000). It is now on the market for $2 million (£1.6 million).\n"),
)


def find(article: Article) -> Iterator[Discrepancy]:
    found = list(conversions(article))
    for c in found:
        unit, target = _measure(c.source, c.target), _measure(c.target, c.source)
        expected = in_unit(c.first, unit, target) if unit and target else []
        if expected and not any(_close(e, c.second, _FIXED) for e in expected):
            yield _discrepancy(article, c, _exact(c, unit, target) or expected[0].middle)
    money = [c for c in found if money_unit(c.source) and money_unit(c.target) and money_unit(c.source) != money_unit(c.target)]
    stated = list(rates(article))
    told: list[Conversion] = []
    for c in (*money, *_worked_out(article, stated)):
        rate = next((r for r in stated if r.sentence == c.target.sentence and _through(c, r) is not None), None)
        rate = rate or next((r for r in stated if not c.year and _through(c, r) is not None), None)
        expected_sum = _through(c, rate) if rate else None
        slack = 0.005 if rate and rate.sentence == c.target.sentence else _ONE_RATE
        if rate and expected_sum and not _close(expected_sum, c.second, slack):
            told.append(c)
            value = (c.source.value or 0.0) * (rate.number if money_unit(c.source) == rate.of else 1 / rate.number)
            yield _discrepancy(article, c, value or expected_sum.middle, rate=rate)
    yield from _odd_one(article, [c for c in money if c not in told and not c.year])


def _measure(q: Quantity, other: Quantity) -> str:
    """The unit of a measure; a number of pounds or ounces beside kilograms is one of weight."""
    if q.kind is QuantityKind.MEASURE:
        return q.unit
    weighed = other.kind is QuantityKind.MEASURE and other.unit in ("kilogram", "gram", "tonne", "stone")
    return q.counted if weighed and q.kind is QuantityKind.COUNT and q.counted in ("pound", "ounce") else ""


def _exact(c: Conversion, unit: str, target: str) -> float:
    results = in_unit(Interval(c.source.value, c.source.value), unit, target) if c.source.value is not None else []
    return results[0].middle if results else 0.0


def _close(a: Interval, b: Interval, slack: float) -> bool:
    return a.wider(slack * abs(a.middle)).meets(b)


def _through(c: Conversion, rate: Rate) -> Interval | None:
    """What the first sum is in the currency of the second at a rate, None where the rate is of other currencies."""
    source, target = money_unit(c.source), money_unit(c.target)
    if (source, target) == (rate.of, rate.to):
        return c.first.times(rate.value)
    if (source, target) == (rate.to, rate.of):
        return c.first.over(rate.value)
    return None


def _worked_out(article: Article, stated: list[Rate]) -> Iterator[Conversion]:
    """ "... a loan of $400 million. At Rs 86 to a dollar that works out to Rs 3,440 crore": the last sum before is meant."""
    for rate in stated:
        sums = [
            q for q in article.quantities if q.kind is QuantityKind.MONEY and q.sentence in (rate.sentence - 1, rate.sentence)
        ]
        sums = [q for q in sums if q.value and not q.span.overlaps(rate.span)]
        targets = [q for q in sums if q.sentence == rate.sentence and q.unit == rate.to]
        sources = [q for q in sums if q.unit == rate.of and targets and q.span.start < targets[0].span.start]
        if len(targets) != 1 or len(sources) != 1 or len({q.unit for q in sums}) != 2:
            continue
        start = article.sentence(rate.sentence).span.start
        if _WORKS_OUT.search(article.document.prose[start : targets[0].span.start]):
            a, b = sources[0], targets[0]
            yield Conversion(a, b, Interval(a.low, a.high), Interval(b.low, b.high), Span(a.span.start, b.span.end))


def _odd_one(article: Article, money: list[Conversion]) -> Iterator[Discrepancy]:
    """The conversion of each pair of currencies that agrees with none of the others; of two, the later."""
    groups: dict[tuple[str, ...], list[Conversion]] = {}
    for c in money:
        groups.setdefault(tuple(sorted((money_unit(c.source), money_unit(c.target)))), []).append(c)
    for (first, _), group in sorted(groups.items()):
        implied = [c.second.over(c.first) if money_unit(c.source) == first else c.first.over(c.second) for c in group]
        apart = {(i, j) for i, j in combinations(range(len(group)), 2) if not _close(implied[i], implied[j], _ONE_RATE)}
        for j, c in enumerate(group):
            against = [i for i in range(len(group)) if (min(i, j), max(i, j)) in apart]
            if not against or 2 * len(against) < len(group) or (len(group) == 2 and j == 0):
                continue
            other = group[against[0]]
            same_way = money_unit(other.source) == money_unit(c.source)
            ratio = other.second.middle / other.first.middle if same_way else other.first.middle / other.second.middle
            yield _discrepancy(article, c, c.first.middle * ratio, other=other)


def _discrepancy(
    article: Article, c: Conversion, result: float, *, rate: Rate | None = None, other: Conversion | None = None
) -> Discrepancy:
    spans = (full_span(c.source, article), full_span(c.target, article))
    source, target = (_LEAD.sub("", " ".join(article.document.quote(_with_unit(article, s)).split())) for s in spans)
    source = _TIED.sub(lambda m: f"{m[1]} {_many(m[2])}", source)  # "a 50-pound bag"
    worked = _in_words(result, c.target, target)
    sides = [Side(spans[0], source), Side(spans[1], target)]
    how = _by_factor(c, worked)
    if rate is not None:
        how = f"the text states the rate: {' '.join(article.document.quote(rate.span).split())}"
        sides.append(Side(rate.span, role="anchor"))
    elif other is not None:
        how = f"elsewhere the text gives {' '.join(article.document.quote(other.span).split())}, at one rate for one story"
        sides.append(Side(other.span, " ".join(article.document.quote(other.span).split())))
    return Discrepancy(
        sides=tuple(sides),
        values={
            "source": source,
            "target": target,
            "result": worked,
            "basis": "" if rate is None and other is None else "at its own rate ",
        },
        derivation=(
            f"The text gives {source} as {target}.",
            *([f"{how[0].upper()}{how[1:]}."] if how else []),
            f"So {source} is {worked}.",
        ),
        confidence=Confidence.HIGH if other is None else Confidence.MEDIUM,
        question=f"Which of the two is right, {source} or {target}?",
        severity=Severity.WARNING if other is not None else None,
    )


def _with_unit(article: Article, span: Span) -> Span:
    """The words of an amount with the unit of weight that may stand behind a bare number."""
    unit = _WEIGHT.match(article.document.prose, span.end)
    return Span(span.start, unit.end() if unit else span.end)


def _by_factor(c: Conversion, worked: str) -> str:
    """ "One pound is 0.4536 kilograms, and 50 × 0.4536 is 22.68"; "" where the units have no plain factor."""
    unit, target = _measure(c.source, c.target), _measure(c.target, c.source)
    one = in_unit(Interval(1.0, 1.0), unit, target) if unit and target and not unit.startswith("degree") else []
    value = c.source.value
    if not one or value is None:
        return ""
    rate = float(f"{one[0].middle:.4g}")
    return f"one {unit} is {rate:g} {_many(target)}, and {figure(value, 3)} × {rate:g} is {figure(value * rate, 2)}"


def _many(unit: str) -> str:
    """A unit in the plural."""
    first, *rest = unit.split(" ")
    plural = {"foot": "feet", "inch": "inches", "stone": "stone"}.get(first, f"{first}s")
    return " ".join([plural, *rest])


def _in_words(value: float, q: Quantity, words: str) -> str:
    """A result written as the text writes `q` ("36 million euros", "₹3,546 crore"), whose words are `words`."""
    number = re.search(r"\d[\d,.]*", words)
    plain = number[0].replace(",", "").rstrip(".") if number else ""
    if not number or not re.fullmatch(r"\d+(?:\.\d+)?", plain) or not q.value or not float(plain):
        return f"{figure(value, 1 if value < 100 else 0)} {q.unit}"
    shown = value * float(plain) / q.value
    end = number.start() + len(number[0].rstrip(".,"))
    return words[: number.start()] + figure(shown, len(plain.partition(".")[2]) or int(shown < 10)) + words[end:]


CHECK = Check(
    code="NUM206",
    name="unit-conversion",
    severity=Severity.ERROR,
    reads=("quantities",),
    message="The text gives {source} as {target}; {basis}{source} is {result}.",
    find=find,
    examples=EXAMPLES,
)
