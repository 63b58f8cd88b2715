"""Totals and parts that stand in different sentences: "costs £186,000. ... £95,000, ... £41,000 and the remaining £40,000"."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import replace

from checker.breakdowns import Breakdown, alike, clear, list_gap, near_sum
from checker.quantities import Interval, between, by_sentence, next_token, written
from claims.analysis import Quantity, QuantityKind
from claims.article import Article
from claims.same.counts import is_person

_REST = re.compile(r"\bthe\s+(?:(?:other|last)\s+|remaining\s+|rest\b[^.;]{0,20}?,?\s*)(?:[£$€₹¥]\s?)?$", re.I)
_COLLECTIVES = (
    "squad committee council jury panel team crew cast board cabinet class fleet delegation orchestra choir party convoy "
    "collection band side company group staff commission parliament assembly expedition"
).split()
_BACK = 60
"""How many sentences before its parts a total may stand."""
_COUNTED = 500
"""Up to this a number was counted one by one; larger ones are figures, which may be of several things."""
_ALL = re.compile(r"\b(?:all|the)\s+$", re.I)
_ABOARD = re.compile(r"\s+(?:people|passengers|occupants|victims|persons|survivors)\b", re.I)
_LINE = re.compile(r"\W*(?P<label>[A-Z][^:.\n\d]{1,40}):\s*(?:[£$€₹]\s?)?[\d,.]+(?:\s?[a-z%]+)?\s*$")
_TOTAL = re.compile(r"\W*(?:grand\s+)?(?:total|votes\s+cast|ballots\s+cast|turnout|all|overall|in\s+all)\b", re.I)
_BY = re.compile(r"\bby\s+[a-z]+|\bbreakdown|\bbroken\s+down|\bdivided|\bsplit\b|\bwent\b|\bmade\s+up\b|\bspent\b", re.I)


def find_sums(article: Article) -> Iterator[Breakdown]:
    """Totals with parts in the sentences after or before them, in text order."""
    sentences = by_sentence(article)
    compounds = by_sentence(article, compounds=True)
    for index, here in sentences.items():
        parts = _list(article, here)
        if len(parts) >= 2:
            yield from _remaining(article, sentences, index, parts)
            yield from _collective(article, compounds, index, parts)
            yield from _exceeded(article, sentences, index, here, parts)
            yield from _aboard(article, sentences, index, here, parts)
    yield from _lines(article, sentences)


def _list(article: Article, here: list[Quantity]) -> tuple[Quantity, ...]:
    """The longest list of like numbers at the end of a sentence's numbers."""
    out: list[Quantity] = []
    for q in reversed(here):
        if q.value is None or q.value <= 0 or q.hedge:
            break
        if out and not ((alike(q, out[0]) or alike(out[0], q)) and list_gap(article, q, out[0])):
            break
        out.insert(0, q)
    return tuple(out)


def _rivals(sentences: dict[int, list[Quantity]], index: int, parts: tuple[Quantity, ...]) -> bool:
    """Whether a number near by is what the parts add up to."""
    total = Interval(0.0, 0.0)
    for q in parts:
        total = total + written(q)
    near = [q for s in range(index - 3, index + 4) for q in sentences.get(s, []) if q.id not in {p.id for p in parts}]
    return any(written(q).meets(total) for q in near if q.value is not None and q.kind is not QuantityKind.PERCENT)


def _remaining(
    article: Article, sentences: dict[int, list[Quantity]], index: int, parts: tuple[Quantity, ...]
) -> Iterator[Breakdown]:
    """ "... and the remaining £40,000 came from a public appeal"."""
    prose = article.document.prose
    last = parts[-1]
    if len(parts) < 2 or not _REST.search(prose[max(parts[-2].span.end, last.span.start - 40) : last.span.start]):
        return
    before = [q for s in (index - 1, index - 2) for q in sentences.get(s, []) if alike(q, parts[0])]
    large = [q for q in before if (q.value or 0) > max(p.value or 0 for p in parts) and not q.hedge]
    if large and near_sum(large[0], parts, 0.12) and not _rivals(sentences, index, parts) and clear(article, parts[0], parts[1:]):
        yield Breakdown(large[0], parts, True, "rest")


def _collective(
    article: Article, sentences: dict[int, list[Quantity]], index: int, parts: tuple[Quantity, ...]
) -> Iterator[Breakdown]:
    """ "A 20-player squad ... The squad has two goalkeepers, seven defenders and six forwards"."""
    start = article.sentence(index).span.start
    opening = article.document.prose[start : parts[0].span.start]
    found = re.search(
        rf"\b(?:the|this|its|his|her|their)\s+(?:[\w-]+\s+)?({'|'.join(_COLLECTIVES)})\b[^.;:,]{{0,25}}$", opening, re.I
    )
    made = re.search(r"\b(?:compris|consist|composed|made\s+up)", opening, re.I)
    if found is None or len(parts) < (2 if made else 3) or any(q.kind is not QuantityKind.COUNT for q in parts):
        return
    if not re.search(r"\band\s+$|\band\b", between(article, parts[-2], parts[-1])) or not clear(article, parts[0], parts[1:]):
        return
    noun = found[1].lower()
    for i in range(index - 1, max(-1, index - _BACK), -1):
        for q in sentences.get(i, []):
            after = article.document.prose[q.span.end : q.span.end + 30]
            if q.kind is QuantityKind.COUNT and re.match(rf"[\s-][\w-]+(?:\s[\w-]+)?\s{noun}\b", after, re.I):
                if near_sum(q, parts, 0.12) and not _rivals(sentences, index, parts):
                    yield Breakdown(q, parts, True, "made of")
                return


def _exceeded(
    article: Article, sentences: dict[int, list[Quantity]], index: int, here: list[Quantity], parts: tuple[Quantity, ...]
) -> Iterator[Breakdown]:
    """ "Five people were hurt. Two were taken to one hospital and four to another": more than there are."""
    before = [q for q in sentences.get(index - 1, []) if q.kind is QuantityKind.COUNT]
    if len(before) != 1 or len(parts) != len(here) or before[0].hedge or not before[0].counted:
        return
    if article.sentence(index).part != article.sentence(index - 1).part or any(q.kind is not QuantityKind.COUNT for q in parts):
        return
    total = before[0]
    if re.search(r";|\b(?:others?|both|of\s+(?:them|these|whom))\b", article.sentence(index).span.of(article.document.prose)):
        return
    own = [q for q in parts if q.noun is not None and q.noun.end > q.span.end and q.noun.start <= q.span.start]
    plain = all((t := next_token(article, q.span.end)) is None or t.upos in ("ADP", "PUNCT", "CCONJ") for q in parts[1:])
    summed = sum(q.value or 0.0 for q in parts)
    if own or not plain or not clear(article, parts[0], parts[1:]) or any((q.value or 0) >= (total.value or 0) for q in parts):
        return
    if (total.value or 0) < summed <= 1.4 * (total.value or 0) and summed <= _COUNTED:
        yield Breakdown(total, parts, True, "of them")


def _aboard(
    article: Article, sentences: dict[int, list[Quantity]], index: int, here: list[Quantity], parts: tuple[Quantity, ...]
) -> Iterator[Breakdown]:
    """ "Carried 33 children and four teachers. All 36 people on board were unhurt"."""
    after = sentences.get(index + 1, [])
    if not after or len(parts) != len(here) or any(not is_person(q.counted) or q.of is not None for q in parts):
        return
    if not clear(article, parts[0], parts[1:]):
        return
    total, prose = after[0], article.document.prose
    if total.kind is not QuantityKind.COUNT or not _ABOARD.match(prose, total.span.end) or total.hedge:
        return
    if _ALL.search(prose[article.sentence(index + 1).span.start : total.span.start]) and near_sum(total, parts, 0.1):
        if (total.value or 0) > max(q.value or 0 for q in parts) and not _rivals(sentences, index, parts):
            yield Breakdown(total, parts, True, "all")


def _lines(article: Article, sentences: dict[int, list[Quantity]]) -> Iterator[Breakdown]:
    """Lines of a breakdown, "Schools: 17", under its total or a sentence that says what they are."""
    runs: list[list[int]] = [[]]
    for s in article.analysis.sentences:
        one = len(sentences.get(s.i, [])) == 1 and _LINE.match(s.span.of(article.document.prose))
        if one:
            runs[-1].append(s.i)
        elif runs[-1]:
            runs.append([])
    for run in runs:
        rows = [sentences[i][0] for i in run]
        if len(rows) < 3 or any(q.value is None or q.hedge or not alike(rows[0], q) for q in rows[1:]):
            continue
        labels = [article.sentence(i).span.of(article.document.prose) for i in run]
        total = next((q for q, label in zip(rows, labels, strict=True) if _TOTAL.match(label)), None)
        if total is not None:
            parts = tuple(q for q in rows if q is not total)
            if len(parts) >= 2 and near_sum(total, parts, 0.12):
                yield Breakdown(total, parts, True, "list")
            continue
        lead = article.sentence(run[0] - 1).span.of(article.document.prose) if run[0] else ""
        if not _BY.search(lead):
            continue
        summed = sum(q.value or 0.0 for q in rows)
        before = [(q, n) for s in range(max(0, run[0] - _BACK), run[0]) for q in sentences.get(s, []) for n in _numbers(q)]
        if not any(n == summed for _, n in before):
            near = [(q, n) for q, n in before if abs(n - summed) <= 0.08 * summed and n > max(r.value or 0 for r in rows)]
            if len(near) == 1:
                q, n = near[0]
                yield Breakdown(_as(q, n), tuple(rows), True, "list")


def _numbers(q: Quantity) -> list[float]:
    """The value of a number, and its digits before "million": the lines may be in millions."""
    digits = re.search(r"\d+(?:\.\d+)?(?=\s?(?:thousand|million|billion|lakh|crore|m|bn)\b)", q.text)
    return [v for v in (q.value, float(digits[0]) if digits else None) if v is not None and v > 0]


def _as(q: Quantity, number: float) -> Quantity:
    scale = number / (q.value or 1.0)
    return q if scale == 1.0 else replace(q, value=number, low=q.low * scale, high=q.high * scale)
