"""A percentage or a fraction does not follow from the counts that it restates.

*What it looks for*: “40 of 81 members, or 60 percent”, “of the 94 who were held, 61 were charged, or two-thirds”, “a fifth of the
200 pupils, or 45”, also where the whole stands in a sentence before, or the percentage opens the sentence after.

*Why it matters to a reader*: the percentage is there to spare the reader the sum; here the sum gives another one.

*When it stays silent*: when the counts can be rounded to the percentage; when another number of the article is a whole that fits;
when the percentage names a base of its own (“30 percent of the women”); on changes (“rose by a third to 40”).

*Source*: arithmetic: the part over the whole; each number stands for the interval that its digits and its hedge allow.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from itertools import chain

from checker.check import Check, Discrepancy, Side, clean, flagged
from checker.portions import find_portions
from checker.quantities import figure, last_digit, stated_percent, written
from checker.shares import Share, Stated, comparable, find_columns, find_shares, find_votes
from checker.shares_linked import find_linked_shares
from checker.wording import inside
from claims.analysis import Quantity, QuantityKind
from claims.article import Article
from claims.finding import Confidence, Severity

EXAMPLES = (
    flagged(
        "The treaty was backed by «45» of the «80» members present, or «65 percent», the clerk of the assembly said.\n",
        "The text says 65 percent; 45 of 80 is 56 percent.",
    ),
    flagged(
        "The clinic saw «9,000» people in May, its director told the board. Of those, «6,300» were treated within two hours. "
        "At «61%», that was the best result of the year.\n",
        "The text says 61 percent; 6,300 of 9,000 is 70 percent.",
    ),
    clean("The treaty was backed by 45 of the 80 members present, or 56 percent, the clerk of the assembly said.\n"),
    clean("About two-thirds of the 90 seats, or 58, went to the party of the mayor, who had hoped for more.\n"),
    clean("Of the 120 members 48 are women, or 30 percent of the women who stood for a seat in the spring.\n"),
)


_AND_SHARE = re.compile(r"\s+and\s+\d+(?:\.\d+)?\s*(?:%|per\s?cent)", re.I)
_SHARE_AND = re.compile(r"(?:\bor|\(|,)\s+\d+(?:\.\d+)?(?:\s*(?:%|per\s?cent))?\s+and\s+$", re.I)


def find(article: Article) -> Iterator[Discrepancy]:
    read: set[int] = set()
    for share in chain(find_shares(article), find_linked_shares(article), find_portions(article)):
        if share.share.id in read:
            continue
        read.add(share.share.id)
        if _paired(article, share.share):
            continue
        if not fits(share.part, share.whole, share.share) and not _another_whole(article, share):
            yield _discrepancy(share)
    for pairs in (*find_votes(article), *find_columns(article)):
        yield from _one_base(pairs)


def _paired(article: Article, share: Quantity) -> bool:
    """ "352 are girls and 288 boys, or 55 and 45 percent": which share is whose the order says, and not the place."""
    prose = article.document.prose
    ahead = _AND_SHARE.match(prose, share.span.end)
    behind = _SHARE_AND.search(prose, max(0, share.span.start - 24), share.span.start)
    return bool(ahead or behind)


def _one_base(pairs: tuple[Stated, ...]) -> Iterator[Discrepancy]:
    """Numbers and percentages of one whole: each gives a whole, and the one that no other shares is told (of two, both)."""
    bases = [written(p.part).over(stated_percent(p.share)).scaled(100) for p in pairs]
    agree = [sum(b.meets(other) for other in bases) for b in bases]
    most = max(agree)
    if len(pairs) > 2 and (most < 3 or 2 * most <= len(pairs)):
        return
    for pair, base, count in zip(pairs, bases, agree, strict=True):
        if count > 1 or (len(pairs) == 2 and pair is pairs[0]):
            continue
        other, whole = next((p, b) for p, b, n in zip(pairs, bases, agree, strict=True) if p is not pair and n == most)
        part, share = " ".join(pair.part.text.split()), f"{figure(pair.share.value or 0.0, 2)} percent"
        result = f"{figure((pair.part.value or 0.0) / whole.middle * 100, 1)} percent"
        yield Discrepancy(
            sides=(
                Side(pair.part.span, part),
                Side(pair.share.span, share),
                Side(other.part.span, other.part.text),
                Side(other.share.span, other.share.text),
            ),
            values={"stated": share, "part": part, "whole": f"about {figure(whole.middle)}", "result": result},
            derivation=(
                f"{other.part.text} is given as {other.share.text}: {_whole(other)} = {figure(whole.middle)}, about the whole.",
                f"{part} is given as {share} of the same whole: {_whole(pair)} = {figure(base.middle)}, another whole.",
            ),
            confidence=Confidence.MEDIUM,
            question=f"Which is right, {part} or {share}?",
        )


def _whole(pair: Stated) -> str:
    return f"{figure(pair.part.value or 0.0, 3)} ÷ {figure((pair.share.value or 0.0) / 100, 4)}"


def fits(part: Quantity, whole: Quantity, share: Quantity) -> bool:
    """Whether some values that the words allow make `part` this share of `whole`."""
    return written(part).over(written(whole)).scaled(100).meets(stated_percent(share))


def _another_whole(article: Article, s: Share) -> bool:
    """Whether a number that is not the whole read here makes the share right: near by where the words join all three."""
    reach = 1 if s.strict else len(article.analysis.sentences)
    others = (q for q in article.quantities if abs(q.sentence - s.part.sentence) <= reach and q.id not in (s.whole.id, s.part.id))
    return any(comparable(s.part, q) and fits(s.part, q, s.share) for q in others)


def _discrepancy(s: Share) -> Discrepancy:
    result = (s.part.value or 0.0) / (s.whole.value or 1.0) * 100
    stated = inside(s.share.text) if s.share.kind is QuantityKind.RATIO else f"{figure(s.share.value or 0.0, 2)} percent"
    places = 1 if last_digit(s.share) < 0.9 and s.share.kind is QuantityKind.PERCENT else 0
    part, whole = (inside(" ".join(q.text.split())) for q in (s.part, s.whole))
    worked = f"{figure(result, places)} percent"
    return Discrepancy(
        sides=(Side(s.part.span, part), Side(s.whole.span, whole), Side(s.share.span, stated)),
        values={"stated": stated, "part": part, "whole": whole, "result": worked},
        derivation=(
            f"The text gives {part} as {stated} of {whole}.",
            f"{figure(s.part.value or 0.0, 3)} ÷ {figure(s.whole.value or 0.0, 3)} = {figure(result / 100, 4)}, or {worked}.",
        ),
        confidence=Confidence.HIGH if s.strict else Confidence.MEDIUM,
        question=f"Which of the three is right: {part}, {whole} or {stated}?",
    )


CHECK = Check(
    code="NUM202",
    name="percentage-counts",
    severity=Severity.ERROR,
    reads=("quantities",),
    message="The text says {stated}; {part} of {whole} is {result}.",
    find=find,
    examples=EXAMPLES,
)
