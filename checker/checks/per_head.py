"""A total is not the number times the price or share given for each.

*What it looks for*: “12 buses at $400,000 each, a total of $5.2 million”, “$840 million for 1,400 homes, an average of $800,000 a
home”, “£820 a month, or £8,940 a year”.

*Why it matters to a reader*: the sum for each is what readers compare; here the article's own numbers give another one.

*When it stays silent*: when any number of the sentence makes the sum come out, when the digits can be rounded to it, and when the
words do not say which is the total and which the share of each.

*Source*: multiplication; each number stands for the interval that its digits and its hedge allow.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from itertools import pairwise

from checker.check import Check, Discrepancy, Side, clean, flagged
from checker.quantities import Interval, between, by_sentence, figure, full_span, written
from claims.analysis import Quantity, QuantityKind
from claims.article import Article
from claims.finding import Confidence, Severity

_COUNTS = (QuantityKind.COUNT, QuantityKind.NUMBER)
_EACH = re.compile(
    r"(?:\s+[a-z]+)?\s+(?:each|apiece)\b(?!\s+(?:year|month|week|day|of))|\s+(?:a|per)\s+(?:head|person|unit|piece|house|home|family|pupil|passenger)\b",
    re.I,
)
_TOTAL = re.compile(
    r"\b(?:a\s+(?:combined\s+)?total\s+of|totall?ing|altogether|in\s+all|total\s+(?:cost|value|capacity|price|bill)\s+(?:of|at|to))\s+$",
    re.I,
)
_TOTAL_AFTER = re.compile(r"(?:\s+[a-z]+)?\s+(?:in\s+all|altogether|in\s+total)\b", re.I)
_AVERAGE = re.compile(r"\b(?:an\s+average\s+of|averaging|which\s+(?:works\s+out\s+at|comes\s+to|is))\s+$", re.I)
_FOR = re.compile(r"(?:\s+[\w-]+){0,4}\s+(?:for|among|between|over|to|on|across)\s+(?:the|its|their)?\s*$", re.I)
_RATE = re.compile(r"\s+(?:a|per|every|each)\s+(?P<unit>day|week|month|quarter|year)\b", re.I)
_OR = re.compile(r"[^.;:\d]{0,60}?,?\s+(?:or|which\s+is|that\s+is|equal\s+to|equivalent\s+to)\s+(?:about\s+)?$", re.I)
#: How many of the first fit into one of the second, from fewest to most.
_TIMES = {
    ("month", "year"): (12, 12),
    ("week", "year"): (50, 53),
    ("quarter", "year"): (4, 4),
    ("day", "week"): (5, 7),
    ("week", "month"): (4, 4.5),
    ("day", "year"): (200, 366),
}

EXAMPLES = (
    flagged(
        "The city ordered «12» buses at «$400,000» each, a total of «$5.2 million», its mayor said.\n",
        "The text says $5.2 million; 12 times $400,000 is 4,800,000.",
    ),
    flagged(
        "The rent of a flat by the harbour was «£820» a month, or «£8,940» a year, the owners said.\n",
        "The text says £8,940; 12 times £820 is 9,840.",
    ),
    clean("The city ordered 12 buses at $400,000 each, a total of $4.8 million, its mayor said.\n"),
    clean("Four men paid two fines of £1,900 each, £15,200 altogether, the court in the old town was told.\n"),
    clean("The city ordered 12 buses at $400,000 each and spent $5.2 million on the project, its mayor said.\n"),
)


def find(article: Article) -> Iterator[Discrepancy]:
    for here in by_sentence(article).values():
        counts = [q for q in here if q.kind in _COUNTS and q.value and q.value > 1 and q.unit != "time"]
        yield from _totals(article, here, counts)
        yield from _averages(article, here)
        yield from _rates(article, here)


def _totals(article: Article, here: list[Quantity], counts: list[Quantity]) -> Iterator[Discrepancy]:
    """A number of things, what each costs or holds, and the total."""
    prose = article.document.prose
    each = [q for q in here if q.value and _EACH.match(prose, full_span(q, article).end)]
    totals = [
        q
        for q in here
        if q.value
        and (
            _TOTAL.search(prose[max(0, q.span.start - 40) : q.span.start]) or _TOTAL_AFTER.match(prose, full_span(q, article).end)
        )
    ]
    if len(each) != 1 or len(totals) != 1 or not _same(each[0], totals[0]) or totals[0].span.start < each[0].span.end:
        return
    (share,), (total,) = each, totals
    numbers = [q for q in counts if q is not share and q is not total and q.span.start < share.span.start]
    if not numbers or len(between(article, numbers[-1], share)) > 60 or re.search(r"\band\b|;", between(article, share, total)):
        return
    products = [written(n).times(written(share)) for n in numbers]
    products += [
        p.times(written(m)) for p, n in zip(products, numbers, strict=True) for m in counts if m is not n and m is not share
    ]
    if not any(p.meets(written(total)) for p in products):
        yield _discrepancy(numbers[-1], share, total)


def _averages(article: Article, here: list[Quantity]) -> Iterator[Discrepancy]:
    """A total for a number of things, and the average."""
    for i in range(len(here) - 2):
        total, number, average = here[i : i + 3]
        prose = article.document.prose[max(0, average.span.start - 40) : average.span.start]
        if not (
            total.value
            and number.value
            and average.value
            and number.kind in _COUNTS
            and _same(total, average)
            and _AVERAGE.search(prose)
        ):
            continue
        if (
            total.kind in _COUNTS
            or average.value >= total.value
            or not _FOR.fullmatch(between(article, total, number))
            or len(between(article, number, average)) > 60
        ):
            continue
        others = (Interval(q.value, q.value) for q in here if q.value and q.value > 1 and q.kind in _COUNTS)
        if not any(written(average).times(n).wider(0.01 * total.value).meets(written(total)) for n in others):
            yield _discrepancy(number, average, total)


def _rates(article: Article, here: list[Quantity]) -> Iterator[Discrepancy]:
    """A sum for a month and what that is for a year."""
    prose = article.document.prose
    for a, b in pairwise(here):
        units = [m["unit"].lower() for q in (a, b) if (m := _RATE.match(prose, full_span(q, article).end))]
        if len(units) != 2 or (units[0], units[1]) not in _TIMES or not _same(a, b) or not a.value or not b.value:
            continue
        if a.kind in _COUNTS or not _OR.fullmatch(between(article, a, b)):
            continue
        low, high = _TIMES[units[0], units[1]]
        if not written(a).times(Interval(low, high)).wider(0.01 * b.value).meets(written(b)):
            yield _discrepancy(None, a, b, factor=high)


def _same(a: Quantity, b: Quantity) -> bool:
    if a.kind in _COUNTS and b.kind in _COUNTS:
        return True
    return a.kind is b.kind and a.unit == b.unit and a.kind in (QuantityKind.MONEY, QuantityKind.MEASURE)


def _discrepancy(number: Quantity | None, share: Quantity, total: Quantity, *, factor: float = 0.0) -> Discrepancy:
    times = number.text if number is not None else figure(factor, 1)
    value = (number.value or 0.0) if number is not None else factor
    product = figure(value * (share.value or 0.0), 2)
    whole = " ".join(total.text.split())
    sides = [Side(q.span, " ".join(q.text.split())) for q in (number, share, total) if q is not None]
    return Discrepancy(
        sides=tuple(sides),
        values={"total": whole, "number": times, "share": share.text, "product": product},
        derivation=(
            f"The text gives {share.text} for each of {times}, and {whole} for all.",
            f"{figure(value, 2)} times {figure(share.value or 0.0, 2)} is {product}, not {figure(total.value or 0.0, 2)}.",
        ),
        confidence=Confidence.HIGH,
        question="Which is right: the number, the sum for each or the total?",
    )


CHECK = Check(
    code="NUM210",
    name="per-head",
    severity=Severity.ERROR,
    reads=("quantities",),
    message="The text says {total}; {number} times {share} is {product}.",
    find=find,
    examples=EXAMPLES,
)
