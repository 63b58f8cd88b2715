"""A comparison does not fit the figures compared.

*What it looks for*: "more than twice the 19%" beside 34%; "up from 15" beside 12; "eight more than the 11" beside 20; a gap
between two times that is not their difference; "the largest, 12, followed by 14"; a superlative that the table gives to another
row; a record broken by a lower figure; "the taller of the two" of the lower one; "doubled" between 12,000 and 19,000; a gap or a
lead that two values, two lines of a table, or goals and points do not give.

*Why it matters to a reader*: the comparison is what is remembered, and both figures stand beside it.

*When it stays silent*: within the slack of rounding and of "about", "nearly" and "almost"; when any other figure of the
sentence fits; between figures of different kinds.

*Source*: the article's own figures.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from itertools import pairwise

from checker.check import Check, Discrepancy, Side, clean, flagged
from checker.moves import Multiple, find_multiples
from checker.races import race_gaps
from checker.rivals import find_rivalries
from checker.superlatives import HIGH, SUPERLATIVE, table_superlatives
from claims.analysis import Quantity, Sentence, Token
from claims.article import Article
from claims.document import PartKind
from claims.finding import Confidence, Severity
from claims.same.counts import Figure, find_figures
from claims.same.stems import stem_of
from claims.spans import Span, cover

EXAMPLES = (
    flagged(
        "The club sold «3,400» tickets on Monday, «more than twice the 2,100» that it sold a week before.\n",
        "“more than twice” does not fit 3,400 and 2,100.",
    ),
    flagged(
        "The surgery had «12» doctors in May, «up from 15» in January.\n",
        "“up from” does not fit 12 and 15.",
    ),
    clean("The club sold 4,300 tickets on Monday, more than twice the 2,100 that it sold a week before.\n"),
    clean("The surgery had 15 doctors in May, up from 12 in January, and nearly half of the 31 it once had.\n"),
)
_WORDS = {w: n for n, w in enumerate("one two three four five six seven eight nine ten".split(), 1)}
_FACTOR = re.compile(
    r"\b(?:(?P<hedge>(?:a |just )?(?:little |well )?(?:more than|over|above|at least|nearly|almost|not quite|close to|just under|under|"
    r"less than|fewer than|about|around|roughly|some|approximately))\s+)?"
    rf"(?P<factor>twice|double|triple|treble|quadruple|half|(?:{'|'.join(_WORDS)}|\d+(?:\.\d+)?)(?:\s+and\s+a\s+half)?\s+times)"
    r"(?P<link>\s+(?:as\s+\w+\s+as|that\s+of|the|its|their|those|these|what|more\s+than|higher\s+than|of\s+the|of)\b)",
    re.I,
)
_FIXED = {"twice": 2.0, "double": 2.0, "triple": 3.0, "treble": 3.0, "quadruple": 4.0, "half": 0.5}
_AT_LEAST, _AT_MOST = ("more than", "over", "above", "at least"), ("under", "less than", "fewer than")
_NEARLY = ("nearly", "almost", "not quite", "close to", "just under")
_UP = r"up|higher|rose|risen|rises|climbed|increased|raised|lifted|grew|grown|jumped|surged|soared|advanced"
_DOWN = r"down|lower|fell|fallen|falls|dropped|cut|reduced|lowered|trimmed|declined|decreased|slipped|slid|shrank|dipped|tumbled"
_SMALL = r"(?:about |around |some |just |only |nearly |almost |a |an |the )?"
_NEW_OLD = re.compile(rf"^(?:(?:\s+[\w%’'-]+){{0,5}},|)\s+(?:\w+\s+){{0,2}}?(up|down)\s+from\s+{_SMALL}$", re.I)
_TO = re.compile(rf"\b({_UP}|{_DOWN})\s+(?:\w+\s+)?to\s+{_SMALL}$", re.I)
_FROM = re.compile(rf"\b({_UP}|{_DOWN})\s+(?:\w+\s+)?from\s+{_SMALL}$", re.I)
_LESS_IS_MORE = re.compile(
    r"\b(?:magnitudes?|rank(?:ed|ing)?|number|no\.?|seeded|places?|positions?|handicap)\s+(?:of\s+)?$", re.I
)
"""What falls when its number rises: "magnitude 6, down from 4"."""
_THEN_FROM = re.compile(rf"^(?:\s+[\w%]+){{0,6}}?\s+from\s+{_SMALL}$")
_THEN_TO = re.compile(rf"^(?:\s+[\w%]+){{0,6}}?\s+to\s+{_SMALL}$")
_MORE_THAN = re.compile(
    r"^(?:\s+\w+)?\s+(more|higher|longer|taller|larger|bigger|heavier|wider|fewer|less|lower|shorter|smaller|lighter)\s+than\s+"
    r"(?:(?:the\s+|its\s+|their\s+)?|[^,.;\d]{1,40},\s+(?:at|with|which\s+(?:had|was|has|is|ran\s+to|measured|weighed))\s+)$",
    re.I,
)
_RECORD = re.compile(
    r"\b(beating|breaking|surpassing|topping|eclipsing|exceeding)\s+(?:the|its|his|her|their)\s+(?:previous\s+|old\s+|existing\s+|own\s+)?"
    r"(?:record|high|best|mark|peak)\s+of\s+$",
    re.I,
)


def find(article: Article) -> Iterator[Discrepancy]:
    by_sentence: dict[int, list[Figure]] = {}
    for figure in find_figures(article):
        if figure.value is not None and figure.kind is not PartKind.TABLE:
            by_sentence.setdefault(figure.sentence, []).append(figure)
    for sentence in article.analysis.sentences:
        here = by_sentence.get(sentence.i, [])
        yield from _times(article, sentence, here)
        yield from _as_fast(article, sentence, by_sentence)
        if len(here) > 1:
            yield from _directions(article, here)
            yield from _differences(article, here)
            yield from _ranks(article, sentence, here)
    yield from _clocks(article)
    yield from _multiples(article)
    for r in find_rivalries(article):
        words, a, b = (" ".join(span.of(article.text).split()) for span in (r.words, r.a, r.b))
        sides = (r.words, r.a) if r.a == r.b else (r.words, r.a, r.b)
        yield _discrepancy(article, sides, words, (a, b), f"{r.why[0].upper()}{r.why[1:]}.")
    for miss in table_superlatives(article):
        words, named, best = miss.words.of(article.text), miss.named, miss.extreme
        yield _discrepancy(
            article,
            (miss.words, best.cell, named.cell),
            " ".join(words.split()),
            (f"{named.value:g} for {named.label}", f"{best.value:g} for {best.label}"),
            f"In the table, “{miss.column}” is {named.value:g} for {named.label} and {best.value:g} for {best.label}.",
        )


# ---------------------------------------------------------------- times as much


def _times(article: Article, sentence: Sentence, here: Sequence[Figure]) -> Iterator[Discrepancy]:
    """ "34%, more than twice the 19% ..." """
    text = sentence.span.of(article.document.prose)
    for m in _FACTOR.finditer(text):
        start, end = m.start() + sentence.span.start, m.end() + sentence.span.start
        after = next((f for f in here if f.span.start >= end), None)
        room = 12 if m["factor"].lower() == "half" else 45  # "half of the 30", not "half of last year, from 30"
        if after is None or not re.fullmatch(rf"[^.;:()\d]{{0,{room}}}", article.document.prose[end : after.span.start]):
            continue
        if re.search(r"\b(?:first|second|other|latter|last|that|one)\s+$", text[: m.start()], re.I):
            continue
        before = [f for f in here if f.span.end <= start and _alike(f, after)]
        if not before or ";" in article.document.prose[before[-1].span.end : start]:
            continue
        factor, hedge = _factor(m["factor"]), (m["hedge"] or "").lower()
        if any(_fits(f, after, factor, hedge, m["link"]) for f in [*before, *(f for f in here if f.span.start > after.span.end)]):
            continue
        words = Span(start, m.end("factor") + sentence.span.start)
        yield _ratio(article, words, before[-1], after, cover((words, after.span)))


def _as_fast(article: Article, sentence: Sentence, by_sentence: dict[int, list[Figure]]) -> Iterator[Discrepancy]:
    """ "Gaining three times as fast as B", with the figures for A and B in the sentences before."""
    text = sentence.span.of(article.document.prose)
    for m in _FACTOR.finditer(text):
        if not re.match(r"\s+as\s+\w+\s+as$", m["link"]):
            continue
        end = m.end() + sentence.span.start
        rest = [t for t in article.analysis.tokens_in(Span(end, min(sentence.span.end, end + 40))) if t.span.start >= end]
        object_ = _phrase(rest)
        head = next((t for t in article.analysis.tokens_in(Span(end - 4, end)) if t.span.end <= end), None)
        subject = _subject(article, head) if head else frozenset()
        if not object_ or not subject or object_ & subject == object_:
            continue
        near = [f for s in range(max(0, sentence.i - 3), sentence.i) for f in by_sentence.get(s, []) if f.measure != "count"]
        ones = [f for f in near if subject <= _subject(article, _token(article, f)) and not f.other_time]
        others = [f for f in near if object_ <= _subject(article, _token(article, f)) and not f.other_time]
        if (
            ones
            and others
            and len({f.sentence for f in ones}) == len({f.sentence for f in others}) == 1
            and _alike(ones[0], others[0])
        ):
            factor, hedge = _factor(m["factor"]), (m["hedge"] or "").lower()
            if not _fits(ones[0], others[0], factor, hedge, ""):
                words = Span(m.start(), m.end("factor")).shift(sentence.span.start)
                yield _ratio(article, words, ones[0], others[0], words)


def _phrase(tokens: Sequence[Token]) -> frozenset[str]:
    """The stems of the noun phrase that some tokens open with."""
    out = []
    for token in tokens:
        if token.upos not in ("DET", "ADJ", "NOUN", "PROPN", "VERB"):
            break
        out.append(stem_of(token))
    return frozenset(s for s in out if s)


def _token(article: Article, figure: Figure) -> Token | None:
    return next(iter(reversed(article.analysis.tokens_in(figure.span))), None)


def _subject(article: Article, token: Token | None) -> frozenset[str]:
    """The stems of the subject of the clause that a word stands in."""
    for _ in range(8):
        if token is None:
            return frozenset()
        subjects = article.analysis.children(token, "nsubj")
        if subjects:
            words = article.analysis.subtree(subjects[0], "acl", "punct", "appos")
            return frozenset(s for t in words if (s := stem_of(t)))
        if token.head == token.i:
            return frozenset()
        token = article.analysis.head(token)
    return frozenset()


def _factor(words: str) -> float:
    words = words.lower()
    if words in _FIXED:
        return _FIXED[words]
    number = words.split()[0]
    return float(_WORDS.get(number, 0) or number) + (0.5 if "half" in words else 0.0)


def _alike(a: Figure, b: Figure) -> bool:
    nouns = a.measure != "count" or not a.noun or not b.noun or a.noun == b.noun
    bare = b.measure == "count" and not b.noun and a.measure != "%"  # "900 tonnes, half the 1,200 of last year"
    return (a.measure == b.measure or bare) and a.per == b.per and nouns and b.low > 0


def _fits(a: Figure, b: Figure, factor: float, hedge: str, link: str) -> bool:
    """Whether `a` may be called `factor` times `b`."""
    if not _alike(a, b):
        return False
    low, high = a.low / b.high, a.high / b.low
    if "more" in link or "higher" in link:  # "three times more than" is said of three times and of four
        return low <= (factor + 1) * 1.1 and high >= factor * 0.85
    if any(h in hedge for h in _NEARLY):
        return low <= factor * 1.03 and high >= factor * 0.75
    if any(h in hedge for h in _AT_LEAST):
        return high >= factor * 0.99 and low <= factor * 2.2
    if any(h in hedge for h in _AT_MOST):
        return low <= factor * 1.01
    return low <= factor * 1.25 and high >= factor * 0.82


def _ratio(article: Article, words: Span, a: Figure, b: Figure, side: Span) -> Discrepancy:
    shown = " ".join(words.of(article.text).split())
    times = (a.value or 0) / (b.value or 1)
    sides = (a.span, side) if side != words else (a.span, b.span, words)
    return _discrepancy(article, sides, shown, (a.text, b.text), f"{a.text} is {times:.2g} times {b.text}.")


def _multiples(article: Article) -> Iterator[Discrepancy]:
    """ "Doubled, from 12,000 to 19,000"."""
    for m, others in find_multiples(article):
        if _multiplied(m, m.new, m.old) or any(_multiplied(m, a, b) or _multiplied(m, b, a) for a, b in others):
            continue
        times = (m.new.value or 0) / (m.old.value or 1)
        shown = " ".join(m.span.of(article.text).split())
        why = f"{m.new.text} is {times:.2g} times {m.old.text}."
        yield _discrepancy(article, (m.new.span, m.old.span, m.span), shown, (m.new.text, m.old.text), why)


def _multiplied(m: Multiple, new: Quantity, old: Quantity) -> bool:
    """Whether `new` may be called `old` times the factor."""
    low, high = new.low / max(old.high, 1e-9), new.high / max(old.low, 1e-9)
    if m.factor < 1:
        return low <= m.factor * 1.2 and (high >= m.factor * 0.8 or "more than" in m.hedge)
    if "more than" in m.hedge or "over" in m.hedge:
        return high >= m.factor * 0.99
    slack = 0.75 if m.hedge else 0.87
    return high >= m.factor * slack and low <= m.factor * 1.25


# ---------------------------------------------------------------- up and down


def _directions(article: Article, here: Sequence[Figure]) -> Iterator[Discrepancy]:
    """ "12, up from 15", "rose to 12 from 15", "fell from 12 to 15"."""
    prose = article.document.prose
    for a, b in _neighbours(here):
        if _LESS_IS_MORE.search(article.document.prose, max(0, a.span.start - 20), a.span.start):
            continue
        if not _alike(a, b) or a.measure == "duration" or (a.high >= b.low and b.high >= a.low) or a.low <= 0:
            continue
        between, lead = prose[a.span.end : b.span.start], max(0, a.span.start - 40)
        before = prose[lead : a.span.start]
        told = _told(between, before)
        if told is None or re.search(r"[-−–]\s*$", before):
            continue
        m, after, old_first = told
        rises = (b.low > a.high) if old_first else (a.low > b.high)
        up = bool(re.fullmatch(_UP, m[1], re.I))
        if rises == up or (
            after and any((f.low > b.high) == up for f in here if f.span.start < a.span.start and f.measure == b.measure)
        ):
            continue  # "418 runners from 17 clubs, up from 380": the one before the nearest may be meant
        word = Span(*m.span(1)).shift(a.span.end if after else lead)
        sides = (a.span, cover((word, b.span))) if after else (word, a.span, b.span)
        why = f"{a.text} is {'more' if a.low > b.high else 'less'} than {b.text}."
        yield _discrepancy(article, sides, f"{m[1]} from", (a.text, b.text), why)


def _neighbours(here: Sequence[Figure]) -> Iterator[tuple[Figure, Figure]]:
    """Each figure of a sentence with the next one of its measure."""
    for measure in dict.fromkeys(f.measure for f in here):
        yield from pairwise(f for f in here if f.measure == measure)


def _told(between: str, before: str) -> tuple[re.Match[str], bool, bool] | None:
    """The word that tells the direction, whether it stands between the figures, and whether the old figure comes first."""
    if m := _NEW_OLD.search(between):
        return m, True, False
    if (m := _TO.search(before)) and _THEN_FROM.match(between):
        return m, False, False
    if (m := _FROM.search(before)) and _THEN_TO.match(between):
        return m, False, True
    return None


def _differences(article: Article, here: Sequence[Figure]) -> Iterator[Discrepancy]:
    """ "20, eight more than the 11 ..." """
    prose = article.document.prose
    for i in range(1, len(here) - 1):
        one, gap, other = here[i - 1], here[i], here[i + 1]
        m = _MORE_THAN.match(prose[gap.span.end : other.span.start])
        if m is None or gap.measure == "%" or not (_alike(one, other) and gap.measure == one.measure):
            continue
        low, high = one.low - other.high, one.high - other.low
        if m[1].lower() in ("fewer", "less", "lower", "shorter", "smaller", "lighter"):
            low, high = -high, -low
        if gap.low <= high and low <= gap.high:
            continue
        apart = abs((one.value or 0) - (other.value or 0))
        words = cover((gap.span, Span(gap.span.end, gap.span.end + m.start(1) + len(m[1]))))
        yield _discrepancy(
            article,
            (one.span, cover((words, other.span))),
            " ".join(words.of(article.text).split()),
            (one.text, other.text),
            f"{one.text} and {other.text} are {apart:,.10g} apart.",
        )


def _ranks(article: Article, sentence: Sentence, here: Sequence[Figure]) -> Iterator[Discrepancy]:
    """ "The largest, 12, followed by 14"; "19.2, beating the previous record of 19.4"."""
    text = sentence.span.of(article.document.prose)
    for a, b in _neighbours(here):
        if not _alike(a, b) or (a.high >= b.low and b.high >= a.low):
            continue
        between = article.document.prose[a.span.end : b.span.start]
        if m := _RECORD.search(between):
            wanted = a.measure != "duration" and not re.search(r"\b(?:lowest|coldest|coolest|driest|fastest|quickest)\b", text)
            if a.measure in ("duration", "second", "minute") or (a.low > b.high) == wanted:
                continue
            span = Span(*m.span(1)).shift(a.span.end)
            yield _discrepancy(
                article, (a.span, cover((span, b.span))), m[1], (a.text, b.text), f"{a.text} does not go beyond {b.text}."
            )
        elif re.match(r"[^.;\d]{0,60}\bfollowed by\b[^.;\d]{0,60}$", between):
            best = [m for m in SUPERLATIVE.finditer(text) if m.end() + sentence.span.start <= b.span.start]
            if len(best) == 1 and (a.low > b.high) != (best[0][1].lower() in HIGH or "most" in best[0][1]):
                words = Span(*best[0].span(1)).shift(sentence.span.start)
                yield _discrepancy(
                    article,
                    (words, a.span, b.span),
                    words.of(article.text),
                    (a.text, b.text),
                    f"The one that follows has {b.text}, the one called “{words.of(article.text)}” {a.text}.",
                )


# ---------------------------------------------------------------- times on the clock


def _clocks(article: Article) -> Iterator[Discrepancy]:
    """ "Won in 2:09:41, 41 seconds ahead of B (2:10:32)"."""
    for gap in race_gaps(article):
        first, second = (" ".join(span.of(article.text).split()) for span in gap.times)
        words = " ".join(gap.words.of(article.text).split())
        why = f"Between {first} and {second} lie {gap.apart:g} seconds."
        yield _discrepancy(article, (*gap.times, gap.words), words, (first, second), why)


def _discrepancy(article: Article, spans: Sequence[Span], words: str, values: tuple[str, str], why: str) -> Discrepancy:
    return Discrepancy(
        sides=tuple(Side(s, " ".join(s.of(article.text).split())) for s in spans),
        values={"words": words, "figures": " and ".join(dict.fromkeys(values))},
        derivation=(f"The text says “{words}”.", why),
        confidence=Confidence.HIGH,
        question=f"Which is right, “{words}” or the figures {' and '.join(dict.fromkeys(values))}?",
    )


CHECK = Check(
    code="NUM204",
    name="comparison",
    severity=Severity.ERROR,
    reads=("quantities", "sentences"),
    message="“{words}” does not fit {figures}.",
    find=find,
    examples=EXAMPLES,
)
