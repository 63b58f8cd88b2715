"""A total and the parts that are said to make it up do not add up.

*What it looks for*: “killed 31 people, of whom 22 were guerrillas, seven soldiers and three farmers”, “22 officials: 13 from
Iceland and ten from Norway”, “1,200 in the north and 900 in the south, 2,000 in all”, lists and tables with a total; parts in
the sentence after (“... and the remaining £40,000”, “the squad has two goalkeepers, ...”).

*Why it matters to a reader*: a breakdown invites adding up; when it fails, either a part or the total was changed alone.

*When it stays silent*: when parts may overlap or are examples (“including”, “also”, “among them”), when something in the list has no
number, when some of the parts add up to the total, and when the parts are less than the total and not said to be all of it.

*Source*: arithmetic; each number stands for the interval that its digits and its hedge allow.
"""

from __future__ import annotations

from collections.abc import Iterator

from checker.breakdowns import Breakdown, adds_up, find_breakdowns, find_share_lists, sum_of
from checker.check import Check, Discrepancy, Side, clean, flagged
from checker.quantities import Interval, figure, like, written
from checker.sums import find_sums
from checker.tables import grids
from claims.analysis import Quantity, QuantityKind
from claims.article import Article
from claims.finding import Confidence, Severity

_SLIP = 0.2
"""How far from its total, as a share of it, a sum may be and still be read as a slip; beyond it the parts are no parts."""

EXAMPLES = (
    flagged(
        "The storm killed «31» people, of whom «22» were sailors, «seven» were farmers and «three» were nurses, the ministry said.\n",
        "The text says 31; its parts, 22, seven and three, add up to 32.",
    ),
    flagged(
        "She met «22» officials: «13» from Iceland and «eight» from Norway.\n",
        "The text says 22; its parts, 13 and eight, add up to 21.",
    ),
    clean("The storm killed 31 people, of whom 22 were sailors, six were farmers and three were nurses, the ministry said.\n"),
    clean("The police held 50 people, of whom 20 were charged and ten were sent home.\n"),
    clean("The train has 14 coaches: eight chair cars, four sleeping cars, a dining car and a van for luggage.\n"),
)


def find(article: Article) -> Iterator[Discrepancy]:
    every = [*find_breakdowns(article), *find_sums(article)]
    right = {q.id for b in every if adds_up(b.total, b.parts) for q in b.parts}
    told: set[int] = set()
    for b in every:
        if adds_up(b.total, b.parts) or any(q.id in right or q.id in told for q in b.parts) or not _slip(article, b):
            continue
        told |= {q.id for q in b.parts}
        sure = Confidence.HIGH if b.whole and b.link != "of those" else Confidence.MEDIUM
        yield _discrepancy(article, b.total, b.parts, sure, _echo(article, b))
    yield from _tables(article)
    yield from _shares(article)


def _shares(article: Article) -> Iterator[Discrepancy]:
    """Three or more shares of one whole that make more than all of it, or with "the remaining" one less than all."""
    for parts, rest in find_share_lists(article):
        summed = sum_of(parts).wider(0.1)
        if not (summed.low > 100 and summed.high < 125) and not (rest and summed.low > 85 and summed.high < 100):
            continue
        shown = [" ".join(q.text.split()) for q in parts]
        value = f"{figure(sum(q.value or 0.0 for q in parts), 2)} percent"
        yield Discrepancy(
            sides=tuple(Side(q.span, text) for q, text in zip(parts, shown, strict=True)),
            values={
                "claim": "All of one whole is 100 percent",
                "parts": f"its shares, {', '.join(shown[:-1])} and {shown[-1]}",
                "sum": value,
            },
            derivation=(
                "The sentence gives shares of one whole, which together are 100 percent"
                + (" with the rest." if rest else " at most."),
                f"{' + '.join(figure(q.value or 0.0, 2) for q in parts)} is {value}.",
            ),
            confidence=Confidence.MEDIUM,
            question=f"Is one of {', '.join(shown[:-1])} and {shown[-1]} wrong, or could more than one answer be given?",
            severity=Severity.WARNING,
        )


def _echo(article: Article, b: Breakdown) -> Quantity | None:
    """Where the article gives the sum of the parts as the total."""
    summed = sum(q.value or 0.0 for q in b.parts)
    own = {b.total.id, *(q.id for q in b.parts)}
    return next((q for q in article.quantities if q.value == summed >= 10 and q.id not in own and q.kind is b.total.kind), None)


def _slip(article: Article, b: Breakdown) -> bool:
    """Whether the sum misses the total as a slip does: by little, and by too little only where nothing is left out."""
    total, summed = written(b.total), sum_of(b.parts)
    value = b.total.value or 0.0
    apart = abs(sum(q.value or 0.0 for q in b.parts) - value)
    slip = 1.6 * _SLIP if b.whole and b.link == "colon" else _SLIP
    if apart > max(slip * value, 1.0) or any(q.hedge for q in b.parts):
        return False
    if b.total.hedge:
        return b.total.hedge == "at least" and summed.low > value
    if summed.high < total.low and (not b.whole or (b.link in ("of them", "of the") and apart > max(0.1 * value, 1.0))):
        return False
    return b.link != "of those" or not any(_equal(q, summed) for q in article.quantities)


def _equal(q: Quantity, summed: Interval) -> bool:
    return q.value is not None and q.kind is QuantityKind.COUNT and summed.low <= q.value <= summed.high


def _tables(article: Article) -> Iterator[Discrepancy]:
    """Columns whose numbers do not add up to the number in the row called total, where those of another column do or there is no other."""
    for grid in grids(article):
        row = grid.total
        if row is None:
            continue
        good, bad = 0, []
        for column in range(1, max(len(r) for r in grid.cells)):
            cells = grid.column(column)
            total, parts = cells[row], tuple(q for i, q in enumerate(cells) if i != row and q is not None)
            if total is None or total.value is None or len(parts) != len(cells) - 1 or len(parts) < 2:
                continue
            if any(q.value is None or q.value < 0 or q.kind is not total.kind for q in parts):
                continue
            slack = 0.6 * len(parts) if total.kind is QuantityKind.PERCENT else 0.0
            if sum_of(parts).wider(slack).meets(written(total)):
                good += 1
            elif abs(sum(q.value or 0.0 for q in parts) - total.value) <= _SLIP * total.value:
                bad.append((total, parts))
        for total, parts in bad:
            if good or len(bad) == 1:
                yield _discrepancy(article, total, parts, Confidence.HIGH if good else Confidence.MEDIUM)


def _discrepancy(
    article: Article, total: Quantity, parts: tuple[Quantity, ...], confidence: Confidence, echo: Quantity | None = None
) -> Discrepancy:
    shown = [" ".join(q.text.split()) for q in parts]
    style = total if any(c.isdigit() for c in total.text) else parts[0]
    summed = like(style, sum(q.value or 0.0 for q in parts))
    whole = " ".join(total.text.split())
    whole = whole[0].lower() + whole[1:] if total.hedge else whole
    listed = f"{', '.join(shown[:-1])} and {shown[-1]}"
    terms = " + ".join(like(q, q.value or 0.0) for q in parts)
    return Discrepancy(
        sides=(
            Side(total.span, whole),
            *(Side(q.span, s) for q, s in zip(parts, shown, strict=True)),
            *([Side(echo.span, " ".join(echo.text.split()))] if echo else []),
        ),
        values={"claim": f"The text says {whole}", "parts": f"its parts, {listed}", "sum": summed},
        derivation=(
            f"The text gives {whole} as the total and {listed} as what it is made of.",
            f"{terms} is {summed}, not {like(style, total.value or 0.0)}.",
            *([f"Line {article.document.position(echo.span.start).line} has {' '.join(echo.text.split())}."] if echo else []),
        ),
        confidence=confidence,
        question=f"Is {whole} wrong as the total, is one of the parts ({', '.join(shown)}) wrong, or is a part left out?",
    )


CHECK = Check(
    code="NUM201",
    name="total-parts",
    severity=Severity.ERROR,
    reads=("quantities",),
    message="{claim}; {parts}, add up to {sum}.",
    find=find,
    examples=EXAMPLES,
)
