"""Stated changes: "rose 12 percent to $1.61 billion from $1.40 billion" as a change with its new and its old value."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from itertools import pairwise

from checker.quantities import between, by_sentence, in_tables, next_token
from checker.tables import grids
from claims.analysis import Quantity, QuantityKind, Token
from claims.article import Article
from claims.document import PartKind
from claims.spans import Span, cover

UP = frozenset(
    "rise rose climb jump grow growth increase gain surge soar up add expand swell advance leap rally lift raise high higher "
    "more large above great big widen deepen hike boost strengthen expensive spike extra exceed double larger "
    "greater bigger".split()
)
DOWN = frozenset(
    "fall fell drop decline decrease down shrink slip slide sink plunge plummet tumble cut reduce reduction lower low less "
    "few dip fewer ease contract contraction narrow slump weaken shrank cheap slash dive shed trim small lose loss below "
    "diminish cheaper smaller".split()
)
_SIZES = frozenset("high low large great big small".split())
_LEVELS = (QuantityKind.COUNT, QuantityKind.NUMBER, QuantityKind.MONEY, QuantityKind.MEASURE, QuantityKind.PERCENT)
_OTHER_BASE = re.compile(
    r"\b(?:organic|like-for-like|like for like|underlying|adjusted|constant (?:currenc|exchange)|comparable|real terms|inflation|"
    r"annuali[sz]ed|seasonally|currency|per (?:capita|head|person)|same-store|pro forma|excluding|"
    r"stripping out|on average|annual rate|acquisitions)",
    re.IGNORECASE,
)
_YEARLY = re.compile(
    r"\s*(?:an?|per|each|every|/)\s*(?:year|annum|month|week|quarter|day|decade)\b|\s+(?:annually|yearly|monthly)\b|\s+of\s+(?!the\s+\w+,)",
    re.I,
)
_FROM = re.compile(
    r"\bfrom\s+(?:(?:about|the|an?|just|only|some|last year['’]s|its|their|his|her)\s+)*(?:\w+\s+(?:high|low|record)\s+of\s+)?$",
    re.I,
)
_TO = re.compile(
    r"\b(?:to|at|reach(?:ed|ing)?|hit(?:ting)?|total(?:led|ling|ed|ing))\s+(?:(?:about|just|only|an?|some|the)\s+)*$", re.I
)
_AGAINST = re.compile(
    r"(?:\b(?:against|compared (?:with|to)|versus|vs\.?|as against|than|up on|down on|increase on|rise on|"
    r"fall on|drop on|over|as opposed to)\s+"
    r"(?:(?:about|the|an?|just|only|some|its|their|his|her|last year['’]s)\s+)*(?:(?:\w+\s+){1,2}of\s+)?)$",
    re.I,
)
_FOLLOWS = re.compile(r"\s*(?:[,(–—]\s*)*(?:or|up|down|by|which is|that is|i\.e\.)?\s*(?:by\s+|up\s+|down\s+)?[(+]?\s*$", re.I)
_EARLIER = re.compile(
    r"\b(?:(?:an?|one|the) (?:year|month|quarter|week) (?:earlier|before|ago|previously)|in the same \w+|last year|"
    r"previous (?:year|month|quarter))\b",
    re.IGNORECASE,
)
_CHANGE_HEAD = re.compile(r"\b(?:change|growth|diff\w*|rise|increase|yoy|y/y|y-o-y|variation|vs)\b|%|±|\+/-", re.IGNORECASE)
_FINITE = ("VB", "VBD", "VBZ", "VBP", "MD")
_YEAR = re.compile(r"\s+(?:[a-z]+\s+){0,3}?(?:in|during|for)\s+(?:fiscal\s+|the\s+year\s+)?((?:19|20)\d\d)\b")


@dataclass(frozen=True, slots=True)
class Change:
    """A change with both its values. `direction` is 1, -1, or 0 where no word says it; `words` show it all."""

    change: Quantity
    new: Quantity
    old: Quantity
    direction: int
    words: Span


def find_changes(article: Article) -> Iterator[list[Change]]:
    """For each percentage or difference that the text gives as a change, its readings within its sentence (mostly one)."""
    for sentence, quantities in by_sentence(article).items():
        text = article.document.prose[article.sentence(sentence).span.start : article.sentence(sentence).span.end]
        if len(quantities) < 3 or _OTHER_BASE.search(text):
            continue
        for i, q in enumerate(quantities):
            windows = [w for w in (quantities[j : j + 3] for j in range(max(0, i - 2), i + 1)) if len(w) == 3]
            readings = [c for w in windows if q in w and (c := _read(article, q, [o for o in w if o is not q]))]
            if readings:
                yield readings


def find_pairs(article: Article) -> Iterator[tuple[Quantity, Quantity, Token]]:
    """The new value, the old value and the word of change right before them: "fell to 45 from 52"."""
    for quantities in by_sentence(article).values():
        for a, b in pairwise(quantities):
            roles = (role(article, a), role(article, b))
            if roles not in (("new", "old"), ("old", "new")) or not same_unit(article, a, b) or not near(article, a, b):
                continue
            verb = _mover(_before(article, a))
            if verb is not None:
                yield (a, b, verb) if roles[0] == "new" else (b, a, verb)


def _mover(before: list[Token]) -> Token | None:
    """The word of change with at most one adverb between it and the preposition of the first value."""
    rest = [t for t in before if t.text.lower() not in ("to", "from", "about", "just", "only", "a", "an", "the")]
    for token in reversed(rest[-2:]):
        if token.lemma.lower() in UP | DOWN and token.upos in ("VERB", "NOUN", "ADV"):
            return token
        if token.upos != "ADV":
            return None
    return None


def _read(article: Article, q: Quantity, levels: list[Quantity]) -> Change | None:
    """`q` as the change between the two `levels`, if the words say so."""
    a, b = levels
    if not _is_change(q, a) or not same_unit(article, a, b) or a.value is None or b.value is None or min(a.value, b.value) <= 0:
        return None
    if _YEARLY.match(article.document.prose, q.span.end):
        return None
    first, second, third = sorted((q, a, b), key=lambda x: x.span)
    if not near(article, first, second) or not near(article, second, third):
        return None
    if q is second and re.search(r"\band\b", between(article, first, second)):
        return None
    new, old = _roles(article, a, b)
    if new is None or old is None:
        return None
    if not 0.2 <= (new.value or 0.0) / (old.value or 1.0) <= 5 and abs(q.value or 0.0) < 80 and q.kind is QuantityKind.PERCENT:
        return None  # values of other things: no slip makes one the tenth of the other
    direction = direction_of(article, q)
    if direction == 0 and not (q is third and _FOLLOWS.fullmatch(between(article, second, q)[-12:])):
        return None
    return Change(q, new, old, direction, Span(first.span.start, third.span.end))


def _is_change(q: Quantity, level: Quantity) -> bool:
    if q.value is None:
        return False
    return q.kind is QuantityKind.PERCENT or (
        q.kind is QuantityKind.RATIO and q.unit == "share" and level.kind is not QuantityKind.RATIO
    )


def same_unit(article: Article, a: Quantity, b: Quantity) -> bool:
    """Whether two levels are in one unit, or one is bare and takes the unit of the other ("$5 million from 4 million")."""
    if a.kind not in _LEVELS or b.kind not in _LEVELS or "pp" in (a.unit, b.unit):
        return False
    counts = (QuantityKind.COUNT, QuantityKind.NUMBER)
    if a.kind in counts and b.kind in counts:
        return a.unit == b.unit or _bare(article, a) or _bare(article, b)
    if a.kind in counts or b.kind in counts:
        bare, other = (a, b) if a.kind in counts else (b, a)
        return other.kind is not QuantityKind.PERCENT and _bare(article, bare)
    return a.kind is b.kind and a.unit == b.unit


def _bare(article: Article, q: Quantity) -> bool:
    """Whether no noun follows the number."""
    after = next_token(article, q.span.end)
    return after is None or after.upos not in ("NOUN", "ADJ", "PROPN", "SYM")


def near(article: Article, a: Quantity, b: Quantity) -> bool:
    """Whether no other statement begins between two numbers of a sentence."""
    gap = between(article, a, b)
    if len(gap) > 160 or ";" in gap or re.search(r"\b(?:while|whereas|although|but|though)\b", gap):
        return False
    tokens = article.analysis.tokens_in(Span(a.span.end, max(a.span.end, b.span.start)))
    return not any(
        t.upos in ("VERB", "AUX") and t.xpos in _FINITE and t.deprel.split(":")[0] in ("conj", "parataxis") for t in tokens
    )


def role(article: Article, q: Quantity) -> str:
    """What the words before a level say of it: "new", "old" or ""."""
    start = article.sentence(q.sentence).span.start
    before = article.document.prose[max(start, q.span.start - 60) : q.span.start]
    if _FROM.search(before) or _AGAINST.search(before):
        return "old"
    return "new" if _TO.search(before) else ""


def _roles(article: Article, a: Quantity, b: Quantity) -> tuple[Quantity | None, Quantity | None]:
    """The new and the old value, by their prepositions or their years."""
    roles = role(article, a), role(article, b)
    if roles[1] == "old" and roles[0] != "old":
        return a, b
    if roles == ("old", "new"):
        return b, a
    years = [m and int(m[1]) for m in (_YEAR.match(article.document.prose, q.span.end) for q in (a, b))]
    if roles == ("", "") and years[0] and years[1] and years[0] != years[1]:
        return (a, b) if years[0] > years[1] else (b, a)
    return None, None


def direction_of(article: Article, q: Quantity) -> int:
    """1 for a rise, -1 for a fall, by the words right after and right before a change; 0 where they say neither."""
    if q.text.startswith("+") or (q.value or 0) < 0:
        return 1 if q.text.startswith("+") else -1
    sentence = article.sentence(q.sentence)
    tokens = article.analysis.words(sentence)
    after = [t for t in tokens if t.span.start >= q.span.end][:3]
    for token in after:
        if token.lemma.lower() in UP | DOWN:
            return 1 if token.lemma.lower() in UP else -1
        if token.upos == "PUNCT" or token.text.lower() in ("to", "from", "of", "and"):
            break
    for token in reversed(_before(article, q)[-12:]):
        if token.lemma.lower() in UP | DOWN and not (token.lemma in _SIZES and token.upos == "ADJ"):
            return 1 if token.lemma.lower() in UP else -1
    return 0


def _before(article: Article, q: Quantity) -> list[Token]:
    """The words of the sentence before a number, back to the number before it."""
    sentence = article.sentence(q.sentence)
    others = [
        o.span.end for o in article.quantities[max(0, q.id - 3) : q.id] if o.sentence == q.sentence and o.span.end <= q.span.start
    ]
    start = max([sentence.span.start, *others])
    return [t for t in article.analysis.tokens_in(Span(start, q.span.start)) if start <= t.span.start < q.span.start]


def find_split(article: Article) -> Iterator[Change]:
    """A change and its new value in one sentence, its old value in the next: "rose 4% to 260. A year earlier it was 240." """
    sentences = by_sentence(article)
    for i, here in sentences.items():
        following = sentences.get(i + 1, [])
        changes = [q for q in here if _is_change(q, q) and q.unit == "%" and direction_of(article, q)]
        if len(changes) != 1 or len(here) != 2 or len(following) != 1 or article.sentence(i).part != article.sentence(i + 1).part:
            continue
        level = next(q for q in here if q is not changes[0])
        old, texts = following[0], [article.sentence(s).span.of(article.document.prose) for s in (i, i + 1)]
        if (
            not _EARLIER.search(texts[1])
            or any(_OTHER_BASE.search(t) for t in texts)
            or not near(article, *sorted(here, key=lambda q: q.span))
        ):
            continue
        if not _new_level(article, changes[0], level) or not same_unit(article, level, old) or level.kind is QuantityKind.PERCENT:
            continue
        if (
            level.value
            and old.value
            and min(level.value, old.value) > 0
            and not _YEARLY.match(article.document.prose, changes[0].span.end)
        ):
            yield Change(changes[0], level, old, direction_of(article, changes[0]), changes[0].span)


def find_headline_changes(article: Article) -> Iterator[list[Change]]:
    """The one change of a headline that the text never repeats, with the values that the first paragraphs set side by side."""
    quantities = [q for q in article.quantities if not in_tables(article, q)]
    kinds = {q.id: article.part_of(q.sentence).kind for q in quantities}
    stated = [
        q for q in quantities if q.unit == "%" and q.value and (kinds[q.id] is not PartKind.HEADLINE or direction_of(article, q))
    ]
    heads = [q for q in stated if kinds[q.id] is PartKind.HEADLINE]
    if len(heads) != 1 or any(q is not heads[0] and q.low <= heads[0].high and heads[0].low <= q.high for q in stated):
        return
    if _YEARLY.match(article.document.prose, heads[0].span.end) or _OTHER_BASE.search(
        article.document.prose[: heads[0].span.end + 60]
    ):
        return
    body = [p.index for p in article.document.parts if p.kind is PartKind.BODY][:4]
    direction = direction_of(article, heads[0])
    pairs = [pair for pair in _value_pairs(article) if article.sentence(pair[0].sentence).part in body]
    if pairs:
        yield [Change(heads[0], new, old, direction, heads[0].span) for new, old in pairs]


def _value_pairs(article: Article) -> Iterator[tuple[Quantity, Quantity]]:
    """A new and an old value in one sentence or in two that follow each other, where neither sentence has a percentage."""
    sentences = by_sentence(article)
    for i, here in sentences.items():
        following = sentences.get(i + 1, [])
        if any(q.kind is QuantityKind.PERCENT for q in here):
            continue
        texts = [
            article.sentence(s).span.of(article.document.prose) for s in (i, min(i + 1, len(article.analysis.sentences) - 1))
        ]
        for a, b in pairwise(here):
            if same_unit(article, a, b) and role(article, b) == "old" and near(article, a, b) and _EARLIER.search(texts[0]):
                if a.value and b.value and min(a.value, b.value) > 0:
                    yield a, b
        opens = _EARLIER.search(texts[1][:40])
        if len(here) == 1 == len(following) and same_unit(article, here[0], following[0]) and opens:
            a, b = here[0], following[0]
            if a.value and b.value and min(a.value, b.value) > 0 and a.kind is not QuantityKind.PERCENT:
                yield a, b


def _new_level(article: Article, change: Quantity, level: Quantity) -> bool:
    """Whether the words tie a level to a change: "rose 4% to 260", "260, up 4%"."""
    if level.span.start > change.span.end:
        return role(article, level) == "new" and len(between(article, change, level)) < 25
    return bool(
        re.fullmatch(
            r"[^.;]{0,40},\s+(?:up|down|an?\s+\w+\s+of|which (?:is|was)\s+(?:up|down)?)\s+", between(article, level, change)
        )
    )


def find_table_changes(article: Article, fits: Callable[[Change], bool]) -> Iterator[Change]:
    """The rows of tables whose change does not fit, in tables whose other rows show which column is which."""
    for grid in grids(article):
        width = max(len(row) for row in grid.cells)
        changes = [c for c in range(1, width) if c < len(grid.heads) and _CHANGE_HEAD.search(grid.heads[c])]
        for column in changes:
            pairs = [
                (a, b)
                for a in range(1, width)
                for b in range(1, width)
                if a != b and column not in (a, b) and not {a, b} & set(changes)
            ]
            best: list[Change] = []
            hits = 0
            for new, old in pairs:
                rows = [c for row in grid.cells if (c := _row(row, new, old, column))]
                right = sum(fits(c) for c in rows)
                if right > hits and right >= 2 and 2 * right >= len(rows):
                    best, hits = rows, right
            yield from (c for c in best if not fits(c))


def _row(row: tuple[Quantity | None, ...], new: int, old: int, column: int) -> Change | None:
    if max(new, old, column) >= len(row):
        return None
    a, b, q = row[new], row[old], row[column]
    if a is None or b is None or q is None or not _is_change(q, a) or not _one_unit(a, b) or not a.value or not b.value:
        return None
    if min(a.value, b.value, a.low, b.low) <= 0 or q.value is None:
        return None
    return Change(q, a, b, -1 if q.value < 0 else 1, cover((a.span, b.span, q.span)))


def _one_unit(a: Quantity, b: Quantity) -> bool:
    counts = (QuantityKind.COUNT, QuantityKind.NUMBER)
    return (a.kind in counts and b.kind in counts) or (a.kind is b.kind and a.unit == b.unit)
