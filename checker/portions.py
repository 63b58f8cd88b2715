"""Parts with their wholes, and the shares said of them in other words: "of 20 classes he attended 17, or 75 per cent"."""

from __future__ import annotations

import re
from collections.abc import Iterator
from itertools import combinations

from checker.quantities import Interval, between, by_sentence, stated_percent, written
from checker.shares import Share, comparable, is_share
from claims.analysis import Quantity, QuantityKind
from claims.article import Article
from claims.same.stems import stem, stem_of
from claims.spans import Span

_OPENS = re.compile(
    r"\b(?:out\s+of|of|among|from)\s+(?:(?:the|its|their|his|her|a|some|about|all|those|these|total|an|electorate|of)\s+){0,4}"
    r"(?:[\w-]+['’]s?\s+)?$",
    re.I,
)
_OF_THEM = re.compile(r"\s+(?:\w+\s+)?of\s+(?:them|these|those|whom|which|it)\b", re.I)
_RATE = (
    r"(?:an?|the|its|this)\s+(?:[\w-]+\s+){0,2}?(?:rate|share|proportion|turnout|ratio|attendance|percentage)\s+(?:of|at|is)\s+"
)
_RESTATES = re.compile(
    r"(?P<words>[^.;:()\d]{0,110}?)(?:,\s+or\s+|,\s+(?:giv\w+|mak\w+|mean\w*|that\s+is|which\s+is|equal\s+to|equivalent\s+to)\s+|\s\(|:\s+|,\s+|\s[—–-]\s(?:or\s+)?)"
    rf"(?:{_RATE})?(?:(?:only|just|about|some|nearly|almost|roughly|around)\s+)*$",
    re.I,
)
_STOPS = re.compile(
    r"\b(?:and|but|while|whereas|although|than|from|compared|against|including|each|every|per|by|among|up|down|r[io]se|f[ea]ll|including|with)\b",
    re.I,
)
_ENDS = re.compile(r"\s*(?:[,.;:)—–]|$|[”\"'’])")
_BASE = re.compile(r"\s+of\s+(?:(?:the|its|their|his|her|all|our)\s+){0,2}(?P<noun>[A-Za-z]+)\b", re.I)
_THOSE = re.compile(r"\s+of\s+(?:those|these|them|that\s+(?:number|total|group))\b", re.I)
_WHOLES = frozenset("total fleet whole membership house chamber roll lot electorate intake group".split())
_NEXT_RATE = re.compile(
    r"(?:the|that|this|which)?\s*(?:[\w-]+\s+){0,3}?(?:turnout|proportion|share|rate)\s+(?:was|is|of|at|stood\s+at)\s+"
    r"(?:(?:only|just|about|nearly|almost|roughly)\s+)*$",
    re.I,
)
_OF_OTHERS = re.compile(
    r"\b(success|survival|cure|interest|growth|inflation|tax|exchange|birth|death|mortality|crime|unemployment)\s+rate\b", re.I
)
_MOVES = re.compile(
    r"\s+(?:less|more|fewer|higher|lower|up|down|above|below|rise|fall|increase|drop|growth|points?|off|tax|interest|discount|cut|larger|smaller|longer|of\s+(?:an?|one)\b)",
    re.I,
)
_FOLLOWS = re.compile(r"\b(?:thus|therefore|so|hence|meaning|means|meant|in\s+other\s+words)\b", re.I)
_SPLITS = re.compile(r"\b(?:last|previous|earlier|ago|before|usually|normally|nationally|average)\b", re.I)


def find_portions(article: Article) -> Iterator[Share]:
    """Shares that restate a part and a whole of their sentence, or of the one before, in text order."""
    sentences = by_sentence(article)
    for index, here in sentences.items():
        for i, share in enumerate(here):
            if not is_share(share) or _MOVES.match(article.document.prose, share.span.end):
                continue
            made = _restated(article, here, i) or _before(article, here, i) or _later(article, sentences, index, here, i)
            if made is not None and not _other_pair(article, sentences, made):
                yield made


def _pairs(article: Article, here: list[Quantity]) -> Iterator[tuple[Quantity, Quantity]]:
    """Parts and wholes that a sentence joins: "of 20 classes ... 17", "45 of the 80", "80 came and 45 of them"."""
    prose = article.document.prose
    for i, part in enumerate(here):
        whole = article.quantities[part.of] if part.of is not None and part.of < len(article.quantities) else None
        if whole is not None and comparable(part, whole) and whole.sentence == part.sentence:
            yield part, whole
            continue
        for other in reversed(here[:i]):
            if not comparable(part, other):
                continue
            start = article.sentence(other.sentence).span.start
            opened = _OPENS.search(prose[max(start, other.span.start - 45) : other.span.start])
            if (opened and _one_thing(part, other)) or _OF_THEM.match(prose, part.span.end):
                yield part, other
                break
        if i + 1 < len(here) and comparable(part, here[i + 1]):
            gap = between(article, part, here[i + 1])
            if re.search(r"\bout\s+of\b", gap) and _OPENS.search(gap) and len(gap) < 60:
                yield part, here[i + 1]


def _one_thing(part: Quantity, whole: Quantity) -> bool:
    """Whether a part has no noun of its own, or that of the whole."""
    own = part.noun is not None and part.noun.end > part.span.end and part.noun.start <= part.span.start
    return not own or part.counted == whole.counted or part.kind is QuantityKind.MEASURE


def _restated(article: Article, here: list[Quantity], i: int) -> Share | None:
    """A share right behind its part, the whole before both."""
    share = here[i]
    if not i:
        return None
    part = here[i - 1]
    match = _RESTATES.fullmatch(between(article, part, share))
    if match is None or _STOPS.search(match["words"]):
        return None
    prose = article.document.prose
    wholes = [w for p, w in _pairs(article, here[:i]) if p is part]
    strong = bool(re.search(r"(?:,\s+or\s|:\s|\s\(|turnout of|rate of)", between(article, part, share)))
    if not wholes and i >= 2 and strong and comparable(part, here[i - 2]) and _bare(article, part):
        gap = between(article, here[i - 2], part)
        wholes = [here[i - 2]] if len(gap) < 60 and not _STOPS.search(gap) else []
    if not wholes or not (_ENDS.match(prose, share.span.end) or _based(article, share, wholes[0])):
        return None
    return Share(part, wholes[0], share, strict=True)


def _bare(article: Article, q: Quantity) -> bool:
    """Whether a verb or nothing follows the number: what it counts was named before."""
    after = article.analysis.tokens_in(Span(q.span.end, min(q.span.end + 12, len(article.text))))
    word = next((t for t in after if t.span.start >= q.span.end), None)
    return q.kind is QuantityKind.COUNT and word is not None and word.upos in ("VERB", "AUX", "PUNCT")


def _before(article: Article, here: list[Quantity], i: int) -> Share | None:
    """ "Turnout was 38 per cent: 21,400 ballots were cast out of an electorate of 42,800"."""
    if i + 2 >= len(here):
        return None
    share, part, whole = here[i : i + 3]
    gap = between(article, share, part)
    if not re.fullmatch(r"\s*(?::|\(|[—–]|,\s+(?:with|or|as))\s*(?:[\w-]+\s+){0,3}", gap):
        return None
    pairs = [w for p, w in _pairs(article, [part, whole]) if p is part]
    return Share(part, whole, share, strict=True) if pairs else None


def _later(article: Article, sentences: dict[int, list[Quantity]], index: int, here: list[Quantity], i: int) -> Share | None:
    """ "48 members, 12 of whom abstained. That a third of the chamber ...": the share of a part in the sentence before."""
    share, prose = here[i], article.document.prose
    start = article.sentence(index).span.start
    lead = prose[start : share.span.start]
    if any(q.kind in (QuantityKind.COUNT, QuantityKind.MONEY, QuantityKind.MEASURE) for q in here[:i]) or _SPLITS.search(
        article.sentence(index).span.of(prose)
    ):
        return None
    for back in (1, 2):
        before = sentences.get(index - back, [])
        if not before:
            continue
        pairs = list(_pairs(article, before))
        if len(pairs) != 1 or any(is_share(q) and q.kind is QuantityKind.PERCENT for q in before):
            return None
        part, whole = pairs[0]
        based = _based(article, share, whole) or bool(_THOSE.match(prose, share.span.end))
        if (based and _same_said(article, part, share, lead)) or (
            back == 1 and _rate(article, index, lead) and _ENDS.match(prose, share.span.end)
        ):
            return Share(part, whole, share, strict=False) if not _fits_rest(part, whole, share) else None
        return None
    return None


def _rate(article: Article, index: int, lead: str) -> bool:
    """ "The pass rate was ..." after a part and a whole; a rate of success or death only where those are what was counted."""
    if not _NEXT_RATE.fullmatch(lead):
        return False
    other = _OF_OTHERS.search(lead)
    before = article.sentence(index - 1).span.of(article.document.prose).lower()
    won = re.search(
        r"\b(?:pass\w*|won|approved|accepted|granted|upheld|completed|landed|hit|convert\w*|scored|correct\w*)\b", before
    )
    return other is None or other[1].lower()[:4] in before or (other[1].lower() == "success" and won is not None)


def _same_said(article: Article, part: Quantity, share: Quantity, lead: str) -> bool:
    """Whether a share is said to follow from the part, or says of it what was said of the part."""
    clause = article.sentence(share.sentence).span
    if re.match(r"(?:that|this|which|it)\b", lead, re.I) or _FOLLOWS.search(clause.of(article.document.prose)):
        return True
    said = {stem_of(t) for t in article.analysis.tokens_in(Span(share.span.end, clause.end)) if t.upos in ("VERB", "ADJ", "NOUN")}
    theirs = article.analysis.words(article.sentence(part.sentence))
    return bool({stem_of(t) for t in theirs if t.upos in ("VERB", "ADJ", "NOUN")} & (said - {"", stem(part.counted)}))


def _fits_rest(part: Quantity, whole: Quantity, share: Quantity) -> bool:
    """Whether the share is that of the others: "of 212 who started 171 arrived; one in five gave up"."""
    rest = written(whole) - written(part)
    stated = stated_percent(share)
    closed = Interval(stated.low, min(stated.high, stated.low * 1.5))
    return Interval(max(rest.low, 0), rest.high).over(written(whole)).scaled(100).meets(closed)


def _based(article: Article, share: Quantity, whole: Quantity) -> bool:
    """Whether the share names the whole as its base."""
    base = _BASE.match(article.document.prose, share.span.end)
    if base is None:
        return any(t.lemma.lower() == whole.counted for t in article.analysis.tokens_in(share.span))  # "one pupil in five"
    noun = next((t.lemma.lower() for t in article.analysis.tokens_in(Span(base.start("noun"), base.start("noun") + 1))), "")
    return noun == whole.counted != "" or noun in _WHOLES


def _other_pair(article: Article, sentences: dict[int, list[Quantity]], made: Share) -> bool:
    """Whether two other numbers near by make the share right."""
    reach = 1 if made.strict else 2
    near = [q for s in range(made.share.sentence - reach, made.share.sentence + 2) for q in sentences.get(s, [])][:14]
    stated = stated_percent(made.share)
    for a, b in combinations(near, 2):
        small, large = (a, b) if (a.value or 0) < (b.value or 0) else (b, a)
        if (small, large) != (made.part, made.whole) and comparable(small, large):
            if written(small).over(written(large)).scaled(100).meets(stated):
                return True
    return False
