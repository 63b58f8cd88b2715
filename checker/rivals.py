"""Two things with a value each, and what the text says of the one against the other: "the taller of the two", "a gap of 130"."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from itertools import pairwise

from checker.quantities import between, by_sentence, written
from checker.tallies import NUMBER, number
from claims.analysis import Quantity, QuantityKind, Sentence, Token
from claims.article import Article
from claims.spans import Span

_LEVELS = (QuantityKind.COUNT, QuantityKind.MONEY, QuantityKind.MEASURE, QuantityKind.PERCENT, QuantityKind.NUMBER)
_LENGTHS = frozenset("metre kilometre centimetre millimetre foot inch mile yard page minute hour".split())
_SIZE = {
    "larger": 1, "largest": 1, "bigger": 1, "biggest": 1, "smaller": -1, "smallest": -1, "greater": 1, "greatest": 1,
}  # fmt: skip
_LONG = {
    "taller": 1, "tallest": 1, "higher": 1, "highest": 1, "longer": 1, "longest": 1, "deeper": 1, "deepest": 1, "shorter": -1,
    "shortest": -1, "lower": -1, "lowest": -1, "wider": 1, "widest": 1, "narrower": -1,
}  # fmt: skip
_DEAR = {"dearer": 1, "dearest": 1, "costlier": 1, "cheaper": -1, "cheapest": -1, "pricier": 1}
_MANY = {"busier": 1, "busiest": 1, "worst affected": 1, "worst hit": 1, "worst-hit": 1, "fullest": 1, "fuller": 1}
_RATE = {"better": 1, "higher": 1, "best": 1, "lower": -1, "worse": -1}
_WORDS = "|".join(sorted({*_SIZE, *_LONG, *_DEAR, *_MANY, *_RATE}, key=len, reverse=True))
_OF_TWO = re.compile(
    rf"\b(?:the|its|their)\s+(?P<word>{_WORDS})\b(?P<of>(?:\s+[a-z]+){{0,2}}\s+of\s+the\s+(?:two|pair)(?=\s*(?:[.,;:)]|$)|\s+(?:and|but|by)\b))",
    re.I,
)
_MAKING = re.compile(rf"\bmaking\s+it\s+(?P<all>the\s+(?P<word>{_WORDS})(?:\s+[a-z]+){{0,2}}\s+of\s+the\s+(?:two|pair))\b", re.I)
_THAN = re.compile(
    rf"[^.;:\d]{{0,60}}?\b(?P<word>{_WORDS}|more|fewer|less)\s+than\b(?!\s+(?:half|twice|double|ever|expected|usual))"
    r"(?P<rest>[^.;:\d]{0,60})$",
    re.I,
)
_AT = re.compile(
    r"(?:\s+(?:the|its|their|his|her))?\s+$|[^,]*,\s+(?:at|with|which\s+(?:\w+\s+){1,2}|who\s+(?:had|has)|on)\s*$", re.I
)
_SECOND = re.compile(r"[^.;:\d]{0,30},?\s+second\s+only\s+to\b[^.;:\d]{0,60},?\s+(?:with|on|who\s+ha[sd])\s+$", re.I)
_GAP = re.compile(
    rf"\b(?:gap|difference|lead|margin|advantage)\s+(?:between\s+(?:them|the\s+two)\s+|over\s+\w+\s+)?(?:is|was|of)\s+(?:just\s+|only\s+)?(?P<n>{NUMBER})\b"
    rf"|\bwon\s+by\s+(?P<m>{NUMBER})\b",
    re.I,
)
_CONTRAST = frozenset("north south east west northern southern eastern western old new older newer men women boys girls".split())
_OTHER = re.compile(
    r"\b(?:once|formerly|until|since|ever|third|among|after|then|next|would|could|used to|not|no longer|except|besides|"
    r"previous\w*|last year|years? ago|per|each|expected)\b",
    re.I,
)
_GOALS = re.compile(
    rf"\b(?P<a>\d{{1,2}})-(?P<b>\d{{1,2}})\s+to\s+(?P<c>\d{{1,2}})-(?P<d>\d{{1,2}})\b[^.;]{{0,40}}?"
    rf"(?P<words>\b(?:a\s+)?(?:lead|advantage|margin|gap|deficit)\s+of\s+(?P<n>{NUMBER})(?:\s+points?)?|"
    rf"\b(?P<m>{NUMBER})\s+points?\s+(?:up|ahead|clear|in\s+front))",
    re.I,
)
_TEAM = r"(?:[A-Z][\w’'&.-]*(?:\s+[A-Z][\w’'&.-]*){0,4})"
_ROW = re.compile(rf"^[ \t]*(?:\d+[.)]?\s+)?(?P<a>{_TEAM})[ :,]+(?P<n>\d+)\s*(?:pts|points)\b", re.M)
_LEADS = re.compile(
    rf"\b(?P<a>{_TEAM})\s+(?:now\s+)?(?:leads?|are|is|stays?|moves?)\s+(?:(?P<b>{_TEAM})\s+by\s+(?P<n>{NUMBER})|(?P<m>{NUMBER}))\s+points?\b"
    rf"(?:\s+(?:ahead|clear)\s+of\s+(?P<c>{_TEAM}))?"
)


@dataclass(frozen=True, slots=True)
class Rivalry:
    """What is said of two values at `words`, though `a` and `b` do not bear it out; `why` says what they are."""

    words: Span
    a: Span
    b: Span
    why: str


def find_rivalries(article: Article) -> Iterator[Rivalry]:
    """Comparisons of two things that their values do not bear out, in text order."""
    sentences = by_sentence(article)
    for s in article.analysis.sentences:
        here = [q for q in sentences.get(s.i, []) if q.kind in _LEVELS and q.value is not None]
        yield from _within(article, here)
        yield from _of_two(article, sentences, s, here)
        yield from _making(article, sentences, s, here)
        yield from _gap(article, sentences, s, here)
        for m in _GOALS.finditer(s.span.of(article.document.prose)):
            apart = abs(3 * (int(m["a"]) - int(m["c"])) + int(m["b"]) - int(m["d"]))
            if apart != number(m["n"] or m["m"]):
                score, words = (Span(*at).shift(s.span.start) for at in ((m.start("a"), m.end("d")), m.span("words")))
                sums = [f"3 × {m[g]} + {m[p]} = {3 * int(m[g]) + int(m[p])}" for g, p in (("a", "b"), ("c", "d"))]
                why = f"a goal counts three points: {sums[0]}, and {sums[1]}, so the two are {apart} points apart"
                yield Rivalry(words, score, score, why)
    yield from _table(article)


def _like(a: Quantity, b: Quantity) -> bool:
    if a.kind is QuantityKind.COUNT and b.kind is QuantityKind.COUNT:
        return a.unit == b.unit or "" in (a.counted, b.counted) or b.counted[:1].isupper()  # "the 3,600 of May"
    bare = b.kind is QuantityKind.COUNT and not b.counted and a.kind in (QuantityKind.MEASURE, QuantityKind.MONEY)
    return (a.kind is b.kind and a.unit == b.unit) or bare


def _sign(word: str, q: Quantity, *, rate: bool = False) -> int:
    """1 where the word is said of the larger value of this kind, -1 of the smaller, 0 where it is of another dimension."""
    word = word.lower()
    if rate:
        return _RATE.get(word, 0)
    if q.kind is QuantityKind.MEASURE and q.unit in _LENGTHS:
        return _LONG.get(word, 0)
    if q.kind is QuantityKind.MONEY:
        return _DEAR.get(word, 0)
    if q.kind is QuantityKind.COUNT and q.counted == "page":
        return _LONG.get(word, 0) or _SIZE.get(word, 0)
    return _SIZE.get(word, 0) or (_MANY.get(word, 0) if q.kind is QuantityKind.COUNT else 0)


def _less(a: Quantity, b: Quantity) -> bool:
    return written(a).high < written(b).low and not a.hedge and not b.hedge


def _within(article: Article, here: Sequence[Quantity]) -> Iterator[Rivalry]:
    """ "At 412 pages it is shorter than his last, which ran to 388"; "86 caps, second only to B, with 81"."""
    for a, b in pairwise(here):
        if not _like(a, b):
            continue
        gap = between(article, a, b)
        if _SECOND.fullmatch(gap) and _less(b, a):
            at = gap.index("second only to")
            words = Span(a.span.end + at, a.span.end + at + len("second only to"))
            yield Rivalry(words, a.span, b.span, f"{b.text} is less than {a.text}")
        opening = re.match(r"\D*", b.text)
        if b.hedge and opening is not None and re.search(r"\bthan\s+(?:the|its|their)\s+$", opening[0]):
            gap += opening[0]  # "fewer than the 41,000 of a year before"
        m = _THAN.fullmatch(gap)
        if (
            m is None
            or a.hedge
            or (b.hedge and gap == between(article, a, b))
            or not _AT.fullmatch(m["rest"])
            or _OTHER.search(gap)
        ):
            continue
        word = m["word"].lower()
        sign = (
            1
            if word == "more"
            else -1
            if word in ("fewer", "less")
            else _sign(word, a) or {"higher": 1, "lower": -1}.get(word, 0) * (a.unit == "%")
        )
        lead = gap[: m.start("word")]
        if "," not in lead and len(lead.split()) < 2:
            continue  # "two metres higher than": by how much, not what
        low, high = sorted((a.value or 0.0, b.value or 0.0))
        if high > 1.01 * low and sign and (sign > 0) == ((a.value or 0.0) < (b.value or 0.0)):
            words = Span(*m.span("word")).shift(a.span.end)
            yield Rivalry(
                Span(words.start, words.end + 5), a.span, b.span, f"{a.text} is {'less' if sign > 0 else 'more'} than {b.text}"
            )


def _markers(article: Article, s: Sentence) -> list[tuple[str, int]]:
    """The names and contrasting adjectives of a sentence, each with its offset; a name of several words counts once."""
    out: list[tuple[str, int]] = []
    last: Token | None = None
    for t in article.analysis.words(s):
        marks = t.upos == "PROPN" or t.text.lower() in _CONTRAST
        joined = last is not None and last.i == t.i - 1 and bool(out)
        if marks and joined:
            out[-1] = (f"{out[-1][0]} {t.text.lower()}", out[-1][1])
        elif marks:
            out.append((t.text.lower(), t.span.start))
        last = t if marks else None
    return out


def _owners(article: Article, s: Sentence, here: Sequence[Quantity]) -> tuple[tuple[str, Quantity], tuple[str, Quantity]] | None:
    """The two things of a sentence with the value of each: "A holds 90 and B 120", "90 people in A and 120 in B"."""
    names = _markers(article, s)
    if len(here) != 2 or len(names) != 2 or not _like(*here) or names[0][0] == names[1][0]:
        return None
    (one, at), (other, then) = names
    a, b = here
    before = at < a.span.start < then < b.span.start
    after = a.span.start < at < b.span.start < then
    between_text = between(article, a, b)
    joined = bool(re.search(r"\b(?:and|while|but|against)\b|[,;]", between_text)) and not re.search(
        r"\bfrom\b|\bto\b|\bup\b", between_text
    )
    return ((one, a), (other, b)) if joined and (before or after) else None


def _of_two(article: Article, sentences: dict[int, list[Quantity]], s: Sentence, here: Sequence[Quantity]) -> Iterator[Rivalry]:
    """ "The south tower, the taller of the two", "Cork remains its largest site", after the two values."""
    text = s.span.of(article.document.prose)
    for m in _OF_TWO.finditer(text):
        if _OTHER.search(text):
            continue
        for back in range(3):
            if s.i - back < 0:
                break
            source = article.sentence(s.i - back)
            values = [q for q in sentences.get(source.i, []) if q.kind in _LEVELS and q.value is not None]
            values = [q for q in values if back or q.span.end <= s.span.start + m.start()]
            rates = _rates(article, sentences, source.i)
            pair = rates or _owners(article, source, values)
            if pair is None:
                continue
            claim = _claimed(article, s, m.start("word") + s.span.start, pair, back)
            sign = _sign(m["word"], pair[0][1], rate=rates is not None)
            if claim is None or not sign:
                break
            mine, its = pair[claim][1], pair[1 - claim][1]
            lower = _share(article, mine) < _share(article, its) if rates else _less(mine, its)
            higher = _share(article, mine) > _share(article, its) if rates else _less(its, mine)
            if (sign > 0 and lower) or (sign < 0 and higher):
                words = Span(m.start("word"), m.end()).shift(s.span.start)
                yield Rivalry(words, mine.span, its.span, f"{mine.text} against {its.text}")
            break


def _claimed(
    article: Article, s: Sentence, at: int, pair: tuple[tuple[str, Quantity], tuple[str, Quantity]], back: int
) -> int | None:
    """Which of the two the words at `at` are said of: the one named in their clause."""
    tokens = [t for t in article.analysis.words(s) if t.span.start < at]
    start = 0 if back else max((q.span.end for _, q in pair if q.span.end <= at), default=0)
    text = " ".join(t.text.lower() for t in tokens if t.span.start >= start)
    named = [
        i for i, (name, _) in enumerate(pair) if any(w in text.split() for w in name.split() if w not in ("lake", "st", "new"))
    ]
    return named[0] if len(named) == 1 else None


def _rates(
    article: Article, sentences: dict[int, list[Quantity]], index: int
) -> tuple[tuple[str, Quantity], tuple[str, Quantity]] | None:
    """ "At Harle 212 of 240 have had it ... Wick has 150 of 200": two shares in two sentences, the later named in `index`."""
    out = []
    for i in (index - 1, index):
        parts = [q for q in sentences.get(i, []) if q.of is not None and article.quantities[q.of].value and q.value]
        names = _markers(article, article.sentence(i)) if i >= 0 else []
        if len(parts) != 1 or not names:
            return None
        out.append((" ".join(n for n, at in names if at < parts[0].span.start), parts[0]))
    return (out[0], out[1]) if out[0][0] and out[1][0] else None


def _share(article: Article, q: Quantity) -> float:
    whole = article.quantities[q.of] if q.of is not None else q
    return (q.value or 0.0) / (whole.value or 1.0)


def _making(article: Article, sentences: dict[int, list[Quantity]], s: Sentence, here: Sequence[Quantity]) -> Iterator[Rivalry]:
    """ "Its sister made 180 million, making it the busier of the two", after 210 million."""
    m = _MAKING.search(s.span.of(article.document.prose))
    before = [q for q in sentences.get(s.i - 1, []) if q.kind in _LEVELS and q.value is not None]
    mine = [q for q in here if m is not None and q.span.end <= s.span.start + m.start()]
    if m is None or len(mine) != 1 or not before or not _like(before[0], mine[0]):
        return
    sign = _sign(m["word"], before[0])
    if (sign > 0 and _less(mine[0], before[0])) or (sign < 0 and _less(before[0], mine[0])):
        yield Rivalry(
            Span(*m.span("all")).shift(s.span.start), mine[0].span, before[0].span, f"{mine[0].text} against {before[0].text}"
        )


def _gap(article: Article, sentences: dict[int, list[Quantity]], s: Sentence, here: Sequence[Quantity]) -> Iterator[Rivalry]:
    """ "The gap between them is 130 beds" after 410 and 260."""
    text = s.span.of(article.document.prose)
    m = _GAP.search(text)
    if m is None or _OTHER.search(text) or len(here) != 1 or not s.i:
        return
    gap = here[0]
    if gap.span.start < s.span.start + m.start() or gap.span.start > s.span.start + m.end():
        return
    before = [
        q for q in sentences.get(s.i - 1, []) if q.kind in _LEVELS and q.value is not None and q.kind is not QuantityKind.PERCENT
    ]
    if len(before) != 2 or not _like(*before) or before[0].hedge or before[1].hedge or gap.hedge:
        return
    bare = gap.kind is QuantityKind.COUNT and not gap.counted
    if gap.unit not in (before[0].unit, before[1].unit) and not bare:
        return
    low, high = sorted(before, key=lambda q: q.value or 0.0)
    apart = written(high) - written(low)
    if not apart.wider(1e-6 * abs(apart.middle)).meets(written(gap)) and 0.3 < (gap.value or 0) / max(apart.middle, 1e-9) < 3:
        yield Rivalry(Span(*m.span()).shift(s.span.start), before[0].span, before[1].span, f"they are {apart.middle:,.10g} apart")


def _table(article: Article) -> Iterator[Rivalry]:
    """ "Bluebells lead Rovers by three points" over a table with 22 and 20."""
    prose = article.document.prose
    rows = [(m["a"], int(m["n"]), Span(*m.span())) for m in _ROW.finditer(prose)]
    if len(rows) < 2:
        return
    for m in _LEADS.finditer(prose):
        one, other = m["a"], m["b"] or m["c"]
        found = [[r for r in rows if other and set(r[0].split()) & set(name.split())] for name in (one, other or "")]
        if any(len(f) != 1 for f in found) or found[0] == found[1] or any(r[2].overlaps(Span(*m.span())) for r in rows):
            continue
        apart = found[0][0][1] - found[1][0][1]
        if apart != number(m["n"] or m["m"]):
            yield Rivalry(
                Span(*m.span()),
                found[0][0][2],
                found[1][0][2],
                f"in the table they have {found[0][0][1]} and {found[1][0][1]} points, so they are {apart} apart",
            )
