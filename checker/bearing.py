"""Does the body bear out the figures of a headline or caption? It may round them, add them up or work them out."""

from __future__ import annotations

import re
from collections.abc import Collection, Iterator, Sequence
from dataclasses import dataclass
from datetime import timedelta
from itertools import combinations

from claims.article import Article
from claims.same.counts import Figure, reason, same_thing
from claims.spans import Span


@dataclass(frozen=True, slots=True)
class Unborne:
    """A figure of a headline or caption, what the body has in its place, why both are of one thing and how sure that is."""

    head: Figure
    body: Figure
    why: str
    weight: int


def unborne(
    article: Article, heads: Sequence[Figure], body: Sequence[Figure], *, lead: Collection[int], enough: int = 2
) -> Iterator[Unborne]:
    """The figures of `heads` that the body does not have, with what the sentences `lead` have in their place.

    `enough` is how much must speak for two figures being of one thing.
    """
    for head in heads:
        if head.part or head.quoted or _in_marks(article, head):
            continue
        like = [(b, same_thing(head, b)) for b in body if _of_a_kind(head, b)]
        others = [h for h in heads if h.span != head.span and h.measure == head.measure]
        found = [
            (v.weight, -b.span.start, b, v) for b, v in like if v.sameness == "same" and v.weight >= enough and b.sentence in lead
        ]
        found = [x for x in found if _counterpart(article, head, x[2], [b for b, _ in like], others)]
        if not found:
            continue
        weight, _, b, verdict = max(found, key=lambda x: x[:2])
        strict = weight >= 3 and not (head.measure == "count" and head.noun)  # the value alone may stand there for another thing
        level = verdict.alike > 1  # "cuts to 4%" and "cut to 3%": what was 4 in the past does not bear the headline out
        borne_out = any(
            _agrees(head, o)
            and (not strict or v.weight >= weight - 1)
            and not (level and v.alike < 2 and _past(article, o, head))
            for o, v in like
        )
        sources = [f for f in body if _shared_words(head, f) >= max(1, weight - 1)]
        if not borne_out and not _worked_out(head, sources):
            yield Unborne(head, b, reason(article, verdict, b), weight)


def _counterpart(article: Article, head: Figure, b: Figure, like: Sequence[Figure], others: Sequence[Figure]) -> bool:
    """Whether a figure of the opening may be the one that the headline means."""
    if b.part or b.other_time or b.quoted or _agrees(head, b) or any(_agrees(h, b) for h in others) or _past(article, b, head):
        return False
    if b.measure == "%" and sum(o.sentence == b.sentence and not o.other_time for o in like) > 1:
        return False  # shares of several things: which one the headline means is not plain
    ratio = _value(b) / max(_value(head), 1e-9)
    return 0.25 <= ratio <= 4 or any(
        abs(ratio / p - 1) < 1e-6 for p in (0.001, 0.01, 0.1, 10, 100, 1000)
    )  # a digit lost or gained


def _shared_words(head: Figure, b: Figure) -> int:
    return len((head.words | head.modifiers) & (b.words | b.modifiers))


def _of_a_kind(head: Figure, b: Figure) -> bool:
    if head.measure != b.measure or (head.state and b.state and head.state != b.state):
        return False
    return head.measure != "count" or not head.noun or not b.noun or head.noun == b.noun


def _agrees(head: Figure, b: Figure) -> bool:
    """Whether a headline may put `b` as `head`: their bounds meet, or `head` is `b` rounded."""
    (low, high), (least, most) = _bounds(head), _bounds(b)
    if low <= most and least <= high:
        return True
    if head.value is None or b.value is None or head.hedge:
        return False
    step = _step(head.value)
    near = abs(head.value - b.value)
    return near < step / 2 and near <= 0.055 * abs(head.value) and (head.measure != "count" or head.value >= 100)


def _bounds(figure: Figure) -> tuple[float, float]:
    """The bounds of a figure; "more than 900" is said of 900 to 1,200, not of any number above."""
    open_ended = figure.high == float("inf") and figure.value is not None  # "hundreds" has no value
    high = figure.low * 1.34 if open_ended else figure.high
    low = figure.low if figure.low > 0 else figure.high * 0.5
    return min(low, high), high


def _step(value: float) -> float:
    """The place of the last digit that is not 0: 10 for 340, 0.5 is 0.1."""
    text = f"{abs(value):.6f}".rstrip("0")
    if "." in text and not text.endswith("."):
        return float(10 ** -(len(text) - text.index(".") - 1))
    whole = text.rstrip(".")
    return float(10 ** (len(whole) - len(whole.rstrip("0"))))


def _worked_out(head: Figure, body: Sequence[Figure]) -> bool:
    """Whether the figures of one sentence, or of two neighbours, give the headline's: as a sum, a difference or a share."""
    low, high = _bounds(head)
    by_sentence: dict[int, list[Figure]] = {}
    for b in body:
        if b.value is not None:
            by_sentence.setdefault(b.sentence, []).append(b)
    for sentence in sorted(by_sentence):
        here = by_sentence[sentence][:8]
        if head.measure == "%":
            if any(a.measure == b.measure != "%" and _shares(a, b, head) for a, b in combinations(here, 2)):
                return True
            continue
        near = [f for f in here + by_sentence.get(sentence + 1, [])[:6] if _of_a_kind(head, f) and f.per == head.per]
        for a, b in combinations(near, 2):
            change = a.other_time != b.other_time
            if low <= (abs(_value(a) - _value(b)) if change else _value(a) + _value(b)) <= high:
                return True
        if any(low <= sum(map(_value, three)) <= high for three in combinations(near, 3)):
            return True
    return False


def _in_marks(article: Article, head: Figure) -> bool:
    """Whether the figure stands in words that the headline quotes."""
    sentence = article.sentence(head.sentence)
    before = article.text[sentence.span.start : head.span.start]
    after = article.text[head.span.end : sentence.span.end]
    return bool(re.search(r"(?:^|\s)[‘'“\"][^’'”\"]*$", before) and re.search(r"[’'”\"]", after))


def _past(article: Article, b: Figure, head: Figure) -> bool:
    """Whether a figure has a period of its own beside it that was long over when the article appeared, and not the headline's."""
    if article.anchor.earliest is None:
        return False
    near = Span(max(0, b.span.start - 30), b.span.end + 40)
    limit = article.anchor.earliest - timedelta(days=75)
    past = [t for t in article.times if t.sentence == b.sentence and t.latest and t.latest < limit and t.span.overlaps(near)]
    own = {t.value for t in article.times if t.sentence == head.sentence} if past else set()
    return any(t.value not in own for t in past)


def _value(figure: Figure) -> float:
    return figure.value if figure.value is not None else figure.low


def _shares(a: Figure, b: Figure, head: Figure) -> bool:
    x, y = sorted((abs(_value(a)), abs(_value(b))))
    if x == 0:
        return False
    ratios = [x / y] if a.part != b.part else []
    if a.other_time != b.other_time:
        ratios += [1 - x / y, y / x - 1]
    return any(head.low - 0.5 <= 100 * r <= head.high + 0.5 for r in ratios)
