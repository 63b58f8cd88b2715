"""Two counts of one thing.

*What it looks for*: a count that is referred to as known ("the 34 nests", "all 31 injured passengers", "of the 278 cases") though
the article has counted something else before: the same thing with another number; one count with its digits in another order;
the price of a thing with its digits turned; so many “on either side” against the number of all.

*Why it matters to a reader*: one of the two is a slip, and nobody can tell which.

*When it stays silent*: when the number stands anywhere for that thing, also as a sum or a difference; on parts, on further ones,
on figures of an earlier time, on rounded figures, on tolls by different sources; when the two are far apart.

*Source*: the article itself.
"""

from __future__ import annotations

import bisect
import re
from collections import Counter, defaultdict
from collections.abc import Iterator, Sequence

from checker.check import Check, Discrepancy, Side, clean, flagged
from checker.quantities import in_sentences
from checker.wording import inside, with_noun
from claims.article import Article
from claims.document import PartKind
from claims.finding import Confidence, Severity
from claims.same.counts import PERSON, Figure, find_figures, reason, same_thing
from claims.same.stems import stem
from claims.spans import Span

EXAMPLES = (
    flagged(
        "The warden counted «54» nests on the island in May.\n\nOf the «45» nests on the island, most were hidden under gorse.\n",
        "The text counts 54 nests here and 45 nests there.",
    ),
    flagged(
        "«Thirty-one» passengers were injured when a bus left the road near Harle.\n\n"
        "All «34» injured passengers were taken to the district hospital.\n",
        "The text counts thirty-one passengers here and 34 injured passengers there.",
    ),
    clean("The warden counted 52 nests in May and 25 nests in June. The 77 nests were hidden under gorse.\n"),
    clean("Ninety people were on board the bus. The 12 people in the front seats were hurt.\n"),
)
_KINDS = (PartKind.BODY, PartKind.LIST)
_MOST = 60
"""How many counts of one noun are looked at on either side: in long texts the far ones are of other things."""
_ANYBODY = frozenset("people persons individuals".split())
_VAGUE = frozenset("time point thing way part side step percent hour day week month year minute second dollar pound euro".split())
_OWNED = re.compile(r"(?:\w[’']s|s[’'])\s+$")
_EITHER = re.compile(r"\s+on\s+(?:either|each)\s+(?:side|bank|end|flank)\b", re.I)
_LISTED = re.compile(r"\b[Tt]he\s+(?:\w+\s+)?(\w+s),\s+$")
_ENOUGH = 3
"""How many clues make two counts one."""


def find(article: Article) -> Iterator[Discrepancy]:
    counts = [
        f for f in article.once(find_figures) if f.measure == "count" and f.value is not None and f.kind in _KINDS and f.noun
    ]
    nouns = _Nouns(counts)
    seen: set[tuple[float, float]] = set()
    for one, other in (*_known(article, counts), *_sides(article, counts), *_prices(article)):
        if (key := (one.value or 0, other.value or 0)) not in seen:
            seen.add(key)
            yield _discrepancy(article, one, other)
    for later in counts:
        if not _comparable(later) or (later.value or 0) < 3:
            continue
        like = nouns.like(later)
        if _stands_elsewhere(later, like):
            continue
        earlier = [f for f in like if f.span.start < later.span.start and _comparable(f) and f.sentence != later.sentence]
        scored = [(_clues(f, later, earlier), f.span.start, f) for f in earlier]
        best = max(scored, key=lambda x: x[:2], default=None)
        if (
            best is not None
            and best[0] >= _ENOUGH
            and not _less_some(article, best[2], later)
            and (key := (best[2].value or 0, later.value or 0)) not in seen
        ):
            seen.add(key)
            yield _discrepancy(article, best[2], later)


def _known(article: Article, counts: Sequence[Figure]) -> Iterator[tuple[Figure, Figure]]:
    """A count that points back to the only other count of its noun: "its 13 tower blocks" after "11 tower blocks"."""
    groups: dict[str, list[Figure]] = defaultdict(list)
    for f in counts:
        groups[f.noun].append(f)
    for group in groups.values():
        if len({f.value for f in group}) != 2:
            continue
        earlier, later = group[0], next(f for f in group if f.value != group[0].value)
        if earlier.sentence == later.sentence or not (_comparable(earlier) and _comparable(later)):
            continue
        before = article.document.prose[max(0, later.span.start - 30) : later.span.start]
        ratio = (later.value or 0) / max(earlier.value or 0, 1e-9)
        head = stem(earlier.head.lower().removesuffix("s")), stem(later.head.lower().removesuffix("s"))
        named = (
            head[0] == head[1]
            and earlier.noun not in _VAGUE
            and not (earlier.state and later.state and earlier.state != later.state)
        )
        narrowed = later.modifiers - earlier.words - earlier.modifiers
        if named and not narrowed and 0.5 <= ratio <= 2 and min(earlier.value or 0, later.value or 0) >= 2:
            if (later.definite or _OWNED.search(before)) and not _introduced(article, earlier, later):
                yield earlier, later


def _less_some(article: Article, earlier: Figure, later: Figure) -> bool:
    """Whether the text between tells of as many more or fewer: "nine miners. One died. The eight miners"."""
    if later.sentence - earlier.sentence > 2:
        return False
    apart = abs((earlier.value or 0.0) - (later.value or 0.0))
    between = in_sentences(article, earlier.sentence, later.sentence)
    words = article.document.prose[earlier.span.end : later.span.start]
    one = apart == 1 and re.search(r"\b(?:[Oo]ne|[Aa]nother)\b(?!\s+of\b)", words)
    return bool(one) or any(q.value == apart and earlier.span.end <= q.span.start < later.span.start for q in between)


def _introduced(article: Article, earlier: Figure, later: Figure) -> bool:
    """Whether the later number was told before as that of a part ("four of the six"), or comes out by adding or taking away."""
    a, b = earlier.value or 0.0, later.value or 0.0
    last = in_sentences(article, max(0, later.sentence - 12), later.sentence)
    near = [q for q in last if q.value is not None and q.span.start < later.span.start and q.span != earlier.span]
    text = article.document.prose[earlier.span.end : later.span.start]
    one_more = abs(a - b) == 1 and re.search(r"\b(?:one|another|other|a second|a third)\b", text[-3000:], re.I)
    return bool(one_more) or any(q.value in (b, abs(a - b)) for q in near)


def _sides(article: Article, counts: Sequence[Figure]) -> Iterator[tuple[Figure, Figure]]:
    """ "The girders, six on either side of the pier", of which there are 14."""
    for f in (f for f in article.once(find_figures) if f.measure == "count" and f.kind in _KINDS):
        found = _EITHER.match(article.document.prose, f.span.end)
        before = article.document.prose[max(0, f.span.start - 40) : f.span.start]
        noun = _LISTED.search(before)
        if found is None or noun is None or f.value is None:
            continue
        wanted = stem(noun[1].lower().removesuffix("s"))
        whole = [
            o for o in counts if o.span != f.span and wanted in (o.noun, stem(o.head.lower().removesuffix("s"))) and not o.hedge
        ]
        whole = [o for o in whole if not o.part or o.definite]  # "all 14 of the girders"
        if len({o.value for o in whole}) == 1 and whole[0].value not in (2 * f.value, f.value) and not f.hedge:
            yield whole[0], f


def _prices(article: Article) -> Iterator[tuple[Figure, Figure]]:
    """ "Paid $4.5 million for the organ" and "the $5.4 million organ"."""
    money = [
        f for f in article.once(find_figures) if len(f.measure) == 3 and f.measure.isupper() and f.value and f.kind in _KINDS
    ]
    by_noun: dict[str, list[Figure]] = defaultdict(list)
    for f in money:
        nouns = {stem(t.lemma) for t in article.analysis.words(article.sentence(f.sentence)) if t.upos == "NOUN"}
        for noun in sorted(nouns):
            by_noun[noun].append(f)
    values = Counter(f.value for f in money)
    for f in money:
        noun_token = next(
            (t for t in article.analysis.tokens_in(Span(f.span.end, f.span.end + 3)) if t.span.start >= f.span.end), None
        )
        if noun_token is None or noun_token.upos != "NOUN" or not f.definite or f.hedge or f.quoted or values[f.value] > 1:
            continue
        told = [o for o in by_noun[stem(noun_token.lemma)][:_MOST] if o.sentence != f.sentence and o.measure == f.measure]
        one = told[0] if len({o.value for o in told}) == 1 else None
        if (
            one is None
            or one.hedge
            or one.part
            or one.other_time
            or one.per
            or any(o.value == f.value for o in money if o is not f)
        ):
            continue
        a, b = one.value or 1.0, f.value or 1.0
        if a != b and one.span.start < f.span.start and (_turned(a, b) or 0.85 <= b / a <= 1.18):
            yield one, f


def _turned(a: float, b: float) -> bool:
    """Whether two numbers have the same digits in another order."""
    digits = [f"{v:.6e}".split("e")[0].replace(".", "").rstrip("0") for v in (a, b)]
    return len(digits[0]) > 1 and sorted(digits[0]) == sorted(digits[1])


class _Nouns:
    """The counts of an article by what they count, and by the words that narrow it ("letters of objection")."""

    def __init__(self, counts: Sequence[Figure]) -> None:
        self._by_noun: dict[str, list[Figure]] = defaultdict(list)
        for figure in counts:
            for noun in sorted({figure.noun} | figure.modifiers):
                self._by_noun[noun].append(figure)

    def like(self, figure: Figure) -> list[Figure]:
        """The counts nearest to a figure that may be of its thing, in text order."""
        every = self._by_noun[figure.noun]
        at = bisect.bisect_left(every, figure.span.start, key=lambda f: f.span.start)
        near = every[max(0, at - _MOST) : at + _MOST]
        return [f for f in near if f is not figure and _one_noun(f, figure)]


def _comparable(figure: Figure) -> bool:
    return not (figure.part or figure.other_time or figure.quoted or figure.hedge or figure.per)


def _one_noun(a: Figure, b: Figure) -> bool:
    """Whether two counts have one noun, or one has the noun of the other beside its own ("letters of objection")."""
    if a.state and b.state and a.state != b.state:
        return False
    return a.noun == b.noun or b.noun in a.modifiers


def _stands_elsewhere(later: Figure, like: Sequence[Figure]) -> bool:
    """Whether the number stands elsewhere for the thing, or comes out as a sum or a difference of those that do."""
    if any(f.low <= later.high and later.low <= f.high for f in like):
        return True
    for i, one in enumerate(like):
        near = [f for f in like[i : i + 6] if f.sentence - one.sentence <= 1 and f.state in ("", later.state)]
        if later.value in [sum(f.value or 0 for f in near[:n]) for n in range(2, len(near) + 1)]:
            return True
        close = [f for f in like[i + 1 :] if abs(f.sentence - later.sentence) <= 3 and abs(one.sentence - later.sentence) <= 3]
        if any(abs((one.value or 0) - (f.value or 0)) == later.value for f in close):
            return True
    return False


def _clues(earlier: Figure, later: Figure, rivals: Sequence[Figure]) -> int:
    """How much speaks for two counts being one and the same, 0 where something speaks against it."""
    verdict = same_thing(earlier, later)
    a, b = earlier.value or 0, later.value or 0
    if (verdict.sameness == "different" and earlier.noun == later.noun) or not 0.5 <= b / max(a, 1) <= 2:
        return 0
    turned = a >= 10 and sorted(f"{a:.0f}") == sorted(f"{b:.0f}")
    near = 0.85 <= b / a <= 1.18 and a >= 8
    if not later.definite and not (turned and a >= 100 and earlier.head.lower() == later.head.lower()):
        return 0
    if not turned and not near:
        return 0
    narrowed = bool(later.modifiers) and not later.modifiers & (earlier.words | earlier.modifiers)
    alone = all(f is earlier or f.value == earlier.value for f in rivals if 0.5 <= b / max(f.value or 1, 1) <= 2)
    same_state = bool(earlier.state) and earlier.state == later.state != "hired"
    clues = 1 + near + 2 * turned + alone + 2 * same_state + min(2, verdict.weight)
    return clues - narrowed - _other_people(earlier, later)


def _other_people(earlier: Figure, later: Figure) -> bool:
    """Whether two counts of persons name them differently ("volunteers", "patients")."""
    heads = {earlier.head.lower(), later.head.lower()}
    return later.noun == PERSON and len(heads) > 1 and not heads & _ANYBODY


def _discrepancy(article: Article, earlier: Figure, later: Figure) -> Discrepancy:
    a, b = (with_noun(article, f) for f in (earlier, later))
    told = f"The text counts {inside(a)} here and {inside(b)} there"
    if earlier.measure != "count":
        told = f"The text says {a} here and {b} there"
    elif earlier.head.lower() != later.head.lower():
        told = f"The text speaks of “{a}” and later of “{b}”, as if the same ones"
    verdict = same_thing(earlier, later)
    return Discrepancy(
        sides=(Side(earlier.span, a), Side(later.span, b)),
        values={"told": told},
        derivation=(
            f"The text first gives “{a}”.",
            f"Later it says “{b}” as of something known"
            + (f"; {reason(article, verdict, later)}." if verdict.sameness == "same" else ", and no other count of it fits."),
            f"{later.value:,.10g} stands nowhere else for it, and is no sum or difference of the counts given.",
        ),
        confidence=Confidence.HIGH if verdict.sameness == "same" else Confidence.MEDIUM,
        question=f"Is it {inside(a)} or {inside(b)}?",
    )


CHECK = Check(
    code="NUM209",
    name="count-conflict",
    severity=Severity.ERROR,
    reads=("quantities",),
    message="{told}.",
    find=find,
    examples=EXAMPLES,
)
