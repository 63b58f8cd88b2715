"""A value lies outside the range or the limit that the article itself gives for it.

*What it looks for*: a highest or lowest value, or a “top of the scale”, beyond the range just stated or well inside it; a value
said to be within, under or above a range or limit that its figure is not; one who was admitted though the bounds shut them out; a
range that runs backwards (“between 90 and 60”).

*Why it matters to a reader*: the range tells how far the values go; one value beyond it shows that either was taken down wrongly.

*When it stays silent*: unless the words tie the value to the range; on records and other years, forecasts and their outcome, and
where the text says that a limit was broken.

*Source*: comparison of numbers in one unit; hedged values count with all that they leave open.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from math import isfinite

from checker.bounds import Bounds, backwards, eligible, find_bounds, outside
from checker.check import Check, Discrepancy, Side, clean, flagged
from checker.quantities import figure, full_span, in_sentences
from claims.analysis import Quantity, QuantityKind, TimexType
from claims.article import Article
from claims.document import PartKind
from claims.finding import Confidence, Severity
from claims.spans import Span

_HIGH = r"highest|heaviest|largest|biggest|longest|strongest|greatest|tallest|oldest|hottest|warmest|dearest|costliest|most\s+expensive|top|fastest|deepest"
_LOW = r"lowest|lightest|smallest|shortest|weakest|least|youngest|coldest|coolest|cheapest|bottom|slowest|shallowest"
_EXTREME = re.compile(
    rf"\b(?:the|its|their)\s+(?:very\s+)?(?:{_HIGH}|{_LOW})\b(?!\s+(?:court|judge|official|of\s+its\s+kind))[^.;\d]{{0,60}}$",
    re.I,
)
_EDGE = re.compile(
    r"[^.;\d]{0,40}\b(?:the\s+)?(?:top|bottom|upper\s+end|lower\s+end)\s+of\s+(?:the|that|its|this)\s+(?:\w+\s+)?(?:scale|range|band|bracket)\b",
    re.I,
)
_WITHIN = re.compile(
    r"\s*,?\s*(?:\w+\s+){0,3}?(?:well\s+|comfortably\s+|still\s+|just\s+)?(?:within|inside)\s+(?:the|its|their|that|this)\b[^.;\d]{0,40}"
    r"\b(?:range|band|limit|guidance|forecast|corridor|bracket|ceiling|cap)\b",
    re.I,
)
_COMPARED = re.compile(
    r"[^.;,\d]{0,25}(?:,|\s[—–-])\s*(?:well\s+|just\s+|comfortably\s+|slightly\s+|still\s+|far\s+)?(?P<word>within|inside|below|under|above|over|exceeding)\s+"
    r"(?:the|its|their|a|an)\s+(?:\w+\s+){0,2}?(?:(?:limit|cap|ceiling|threshold|maximum|range|band|target|quota|minimum)\s+)?(?:of\s+)?$",
    re.I,
)
_OTHER = re.compile(
    r"\b(?:record\w*|ever|since|previous\w*|last\s+(?:year|month|season|week)|history|years?\s+(?:ago|earlier|before)|earlier|elsewhere|national\w*|outside|exceed\w*|"
    r"breach\w*|broke|not|never|except\w*|apart\s+from|other\s+than|expected|forecast\w*|would|could|next|until|originally|used\s+to|now)\b",
    re.I,
)
_BARE = re.compile(
    rf"\b[Tt]he\s+(?:{_HIGH}|{_LOW})(?:\s+(?!of\b|in\b|for\b|on\b)[a-z]+)?(?:,\s+(?:an?\s+|of\s+|at\s+)?|"
    r"\s+(?:is|was|costs?|measures?|weighs?|has|holds|takes|earns?|pays?)\s+(?:just\s+|only\s+|about\s+)?)$"
)
_LAWFUL = re.compile(r"\b(?:legally|lawfully|allowed\s+to|permitted\s+to|within\s+the\s+law)\b", re.I)
_MEMBER = re.compile(
    r"\b(?:winners?|won|accepted|admitted|joined|entrants?|among\s+(?:them|those)|members?|selected|chosen|qualified|enrolled|took\s+part|"
    r"competed|captain|scored|plays|youngest|oldest|hired|picked|signed\s+up|awarded)\b",
    re.I,
)
_REFUSED = re.compile(
    r"\b(?:refused|rejected|turned\s+away|too\s+(?:old|young|big|small|late)|disqualified|exempt\w*|waive\w*|barred|banned|lied)\b",
    re.I,
)
_INSIDE = re.compile(
    r"\b(?:landed|came|comes|falls?|fell|ended|finished|is|was)\s+(?:\w+\s+)?(?:within|inside)\s+(?:the|that|this|its)\s+(?:\w+\s+)?(?:range|band|bracket|guidance)\b",
    re.I,
)
_OPENING = 20
"""Among how many sentences the figure is looked for that came out within a range."""
_FOR_BEST = re.compile(
    rf"\s+(?:an?\s+\w+\s+)?for\s+(?:the|our|its|their)\s+(?:very\s+)?(?:best|finest|{_HIGH}|{_LOW}|worst|poorest)\b", re.I
)
_SPELL = re.compile(
    r"\b(?:over|during|throughout|all|through)\s+(?:the\s+|this\s+)?(?:whole\s+)?(?:year|season|month|week|summer|winter|period|day)\b",
    re.I,
)
_ACROSS = re.compile(r"\b(?:across|all|every|each|among)\s+(?:of\s+)?(?:the|its|their|\d|\w+)\b", re.I)
_SHARED = frozenset(
    "average price wage rent temperature rate fare fee salary fine turnout pay cost bid height weight distance depth score mark".split()
)

EXAMPLES = (
    flagged(
        "Gauges at nine stations recorded «between 140 and 260 mm» in the night, the service said. The heaviest fall, «285 mm», was at Lund.\n",
        "The text says 285 mm, outside the range that it gives, “between 140 and 260 mm”.",
    ),
    flagged(
        "Welders at the yard earn «from €3,150 to €3,900» a month. Ines Roth was hired at «€4,050», the top of the scale.\n",
        "The text says €4,050, outside the range that it gives, “from €3,150 to €3,900”.",
    ),
    clean(
        "Gauges at nine stations recorded between 140 and 260 mm in the night. The highest ever, 310 mm, fell there in 1994.\n"
    ),
    clean("The firm had expected growth of between 7% and 9% this year. Sales rose 9.8% in the end, its chairman said.\n"),
    clean("The council has set a ceiling of $8.60 for a ticket. Some drivers were paid $9.10 and broke the limit.\n"),
)


def find(article: Article) -> Iterator[Discrepancy]:
    told: set[int] = set()
    bounds = list(find_bounds(article))
    for b in bounds:
        for q in in_sentences(article, b.sentence - 1, b.sentence + 6):
            why = _it_had_been(article, b, q) or _tied(article, b, q) if outside(b, q) and q.id not in told else ""
            if why and _nearest(bounds, b, q):
                told.add(q.id)
                yield _discrepancy(article, b, q, why)
    yield from (d for b in bounds for d in _compared(article, b, told))
    for b in bounds:
        yield from _ends(article, b, told)
        yield from _admitted(article, b, told)
        yield from _landed(article, b, told)
    for low, high in backwards(article):
        yield _reversed(article, low, high)


def _nearest(bounds: list[Bounds], b: Bounds, q: Quantity) -> bool:
    """Whether no later range of the same kind stands before the value, and the value is a bound of none."""
    later = (o for o in bounds if o is not b and o.kind is b.kind and o.unit == b.unit)
    return not any(q.id in o.ids or b.span.end <= o.span.start < q.span.start for o in later)


def _tied(article: Article, b: Bounds, q: Quantity) -> str:
    """Why a value after a range is one of its values; "" where nothing says so."""
    prose, sentence = article.document.prose, article.sentence(q.sentence).span
    if q.span.start < b.span.end or b.low == float("-inf") or b.high == float("inf"):
        return ""
    before, after = prose[max(sentence.start, q.span.start - 90) : q.span.start], prose[full_span(q, article).end : sentence.end]
    if _EDGE.match(after):
        return "it is called an end of the scale"
    distance = q.sentence - b.sentence
    near = before + re.split(r"[,;:]", after)[0]
    if _OTHER.search(near) or _other_year(article, q):
        return (
            "it is said to lie within"
            if distance <= 3 and _WITHIN.match(after) and not re.search(r"\bnot\b", sentence.of(prose))
            else ""
        )
    if distance <= 3 and _WITHIN.match(after):
        return "it is said to lie within"
    if distance <= 3 and (best := _FOR_BEST.match(after)) and _sensible(best[0], b, q):
        return "it is said of the best or worst of them"
    if distance <= 2 and (extreme := _EXTREME.search(before)) and _sensible(extreme[0], b, q):
        return "it is called the highest or lowest of them"
    return _same_measure(article, b, q) or _it_was(article, b, q) if 0 < distance <= 3 else ""


def _sensible(words: str, b: Bounds, q: Quantity) -> bool:
    high = bool(re.search(rf"\b(?:{_HIGH}|best|finest)\b", words, re.I))
    return (q.value or 0) > b.high if high else (q.value or 0) < b.low


def _same_measure(article: Article, b: Bounds, q: Quantity) -> str:
    """ "Across the districts average prices run from ... to ...": another average of one of them must lie between."""
    prose, (one, other) = article.document.prose, (article.sentence(s).span for s in (b.sentence, q.sentence))
    if not _ACROSS.search(one.of(prose)[: b.span.start - one.start]) or not b.low * 0.5 < (q.value or 0) < b.high * 2:
        return ""
    clause = article.analysis.tokens_in(Span(max(other.start, q.span.start - 40), max(other.start, q.span.start)))
    nouns = {t.lemma for t in article.analysis.tokens_in(Span(one.start, b.span.start))}
    shared = sorted(_SHARED & nouns & {t.lemma for t in clause})
    return f"both speak of the {shared[0]}" if shared else ""


def _it_had_been(article: Article, b: Bounds, q: Quantity) -> str:
    """ "It was 19 per cent in February. Readings over the year have varied between 26 and 81"."""
    if q.sentence != b.sentence - 1 or q.kind is QuantityKind.COUNT or not isfinite(b.low) or not isfinite(b.high):
        return ""
    one, two = article.sentence(q.sentence), article.sentence(b.sentence)
    before = article.document.prose[one.span.start : q.span.start]
    spell = _SPELL.search(article.document.prose[two.span.start : b.span.end])
    said = re.search(r"\bit\s+(?:was|stood\s+at|fell\s+to|reached|hit)\s+$", before, re.I)
    return "the range is said to be that of the whole time" if said and spell and one.part == two.part else ""


def _it_was(article: Article, b: Bounds, q: Quantity) -> str:
    """ "Turnout ranged from 41 to 68 per cent. In Tarn it was 72": what "it" is right after a range is what was ranging."""
    if q.sentence != b.sentence + 1 or q.kind is QuantityKind.COUNT or not b.low * 0.5 < (q.value or 0) < b.high * 2:
        return ""
    sentence = article.sentence(q.sentence)
    same = article.sentence(b.sentence).part == sentence.part
    before = article.document.prose[sentence.span.start : q.span.start]
    return (
        "“it” is what was ranging"
        if same and re.search(r"\bit\s+(?:was|is|will\s+be|reached|stood\s+at|hit)\s+$", before, re.I)
        else ""
    )


def _other_year(article: Article, q: Quantity) -> bool:
    times = [t for t in article.times if t.sentence == q.sentence and t.type is TimexType.DATE and t.earliest and t.latest]
    return any((t.latest - t.earliest).days > 300 for t in times if t.latest and t.earliest)


def _compared(article: Article, b: Bounds, told: set[int]) -> Iterator[Discrepancy]:
    """ "62 mph, just under the limit of 60 mph": the comparison is said, and fails."""
    for q in in_sentences(article, b.sentence, b.sentence):
        if q.id in told or q.id in b.ids or q.span.end > b.span.start or q.value is None:
            continue
        same = q.kind is b.kind and q.unit == b.unit
        match = _COMPARED.fullmatch(article.document.prose[q.span.end : b.span.start]) if same else None
        if match is None:
            continue
        word = match["word"].lower()
        low = word in ("below", "under")
        edge = (
            (b.high if low else b.low)
            if b.low != float("-inf") and b.high != float("inf")
            else (b.high if b.high != float("inf") else b.low)
        )
        wrong = outside(b, q) if word in ("within", "inside") else (q.low > edge if low else q.high < edge)
        if wrong:
            told.add(q.id)
            yield _discrepancy(article, b, q, f"it is said to be {word} it")


def _ends(article: Article, b: Bounds, told: set[int]) -> Iterator[Discrepancy]:
    """ "From two to ten rods, and the smallest, of four": the smallest is not the lower end."""
    if not (isfinite(b.low) and isfinite(b.high)):
        return
    for q in in_sentences(article, b.sentence, b.sentence + 1):
        if q.id in b.ids or q.id in told or q.span.start < b.span.end:
            continue
        if q.kind is not b.kind or q.unit != b.unit or q.value is None or q.hedge or not b.low < q.value < b.high:
            continue
        sentence = article.sentence(q.sentence).span
        before = article.document.prose[max(sentence.start, b.span.end, q.span.start - 60) : q.span.start]
        extreme = _BARE.search(before)
        if extreme is None or _OTHER.search(sentence.of(article.document.prose)) or _other_year(article, q):
            continue
        high = bool(re.search(rf"\b(?:{_HIGH})\b", extreme[0], re.I))
        room = 0.15 * (b.high - b.low)  # a range may be given in round numbers
        if (q.low > b.low + room and not high) or (q.high < b.high - room and high):
            told.add(q.id)
            yield _discrepancy(article, b, q, f"it is called “{extreme[0].split(',')[0].strip()}”, which is an end of the range")


def _admitted(article: Article, b: Bounds, told: set[int]) -> Iterator[Discrepancy]:
    """ "Open to children aged 5 to 11. The winner, Lily Pratt, 13": one who was admitted is beyond the bounds."""
    who = eligible(article, b)
    for q in in_sentences(article, b.sentence + 1, b.sentence + 4):
        if q.id in told or not outside(b, q):
            continue
        text = article.sentence(q.sentence).span.of(article.document.prose)
        at = q.span.start - article.sentence(q.sentence).span.start
        near = text[max(0, at - 70) : at + 40]
        edge = b.high if (q.value or 0) > b.high else b.low
        if not 0.6 <= (q.value or 0) / max(edge, 1e-9) <= 1.7:
            continue  # a parent's age, another sum
        member = _MEMBER.search(near) if who else _LAWFUL.search(near)
        if member and not _OTHER.search(text) and not _REFUSED.search(text):
            told.add(q.id)
            yield _discrepancy(article, b, q, "it is that of one who was admitted" if who else "it is said to be allowed")


def _landed(article: Article, b: Bounds, told: set[int]) -> Iterator[Discrepancy]:
    """ "Between $45m and $55m, and the film landed inside that range", over an opening that gives $62m."""
    sentence = article.sentence(b.sentence).span
    after = article.document.prose[b.span.end : sentence.end]
    if not _INSIDE.search(after) or re.search(r"\bnot\b", after) or not isfinite(b.high) or not isfinite(b.low):
        return
    lead = [
        q
        for q in in_sentences(article, 0, min(b.sentence - 1, _OPENING))
        if article.part_of(q.sentence).kind is PartKind.BODY
        and q.kind is b.kind
        and q.unit == b.unit
        and q.value is not None
        and q.kind is not QuantityKind.COUNT
    ][:1]
    for q in lead:
        if q.id not in told and outside(b, q) and 0.5 < (q.value or 0) / b.high < 2:
            told.add(q.id)
            yield _discrepancy(article, b, q, "the text says that it came out within the range")


def _reversed(article: Article, first: Quantity, second: Quantity) -> Discrepancy:
    a, b = (" ".join(article.document.quote(full_span(q, article)).split()) for q in (first, second))
    return Discrepancy(
        sides=(Side(first.span, a), Side(full_span(second, article), b)),
        values={"told": f"The range is given as {a} to {b}, the higher end first"},
        derivation=(f"The range is given as {a} to {b}.", f"Its lower end, {a}, is above its upper end, {b}."),
        confidence=Confidence.MEDIUM,
        question=f"Is the range {b} to {a}, or is one of the two ends another?",
    )


def _compared_with(b: Bounds, q: Quantity, value: str) -> str:
    """ "285 mm is above 260 mm": the value beside the end of the range that it lies beyond."""
    number, value = q.value or 0.0, re.sub(r"^(?:[a-z]+\s+)+(?=\S*\d)", "", value)
    if number > b.high or number < b.low:
        return f"{value} is {'above' if number > b.high else 'below'} {_written_like(value, q, b.high if number > b.high else b.low)}."
    if isfinite(b.low) and isfinite(b.high):
        return f"{value} lies between {_written_like(value, q, b.low)} and {_written_like(value, q, b.high)}."
    return (
        f"{value} is {'below' if isfinite(b.high) else 'above'} {_written_like(value, q, b.high if isfinite(b.high) else b.low)}."
    )


def _written_like(words: str, q: Quantity, number: float) -> str:
    """A number with the unit and in the form of `words`, which give `q`."""
    found = re.search(r"\d+(?:,\d{3})*(?:\.\d+)?", words)
    shown = float(found[0].replace(",", "")) if found else 0.0
    if not found or not shown or not q.value:
        return figure(number, 2)
    return words[: found.start()] + figure(number * shown / q.value, 2) + words[found.end() :]


def _discrepancy(article: Article, b: Bounds, q: Quantity, why: str) -> Discrepancy:
    span = full_span(q, article)
    last = article.quantities[b.ids[-1]]
    stated = Span(b.span.start, full_span(last, article).end)
    value, limit = (" ".join(article.document.quote(s).split()) for s in (span, stated))
    kind = "range" if isfinite(b.low) and isfinite(b.high) else "limit"
    told = f"The text says {value}, {'outside' if kind == 'range' else 'beyond'} the {kind} that it gives, “{limit}”"
    if not outside(b, q):
        told = f"The text says {value}, which does not fit the {kind} that it gives, “{limit}”"
    return Discrepancy(
        sides=(Side(stated, limit), Side(span, value)),
        values={"told": told},
        derivation=(
            f"The text gives the {kind} “{limit}”.",
            f"It gives {value} as a value of the same thing: {why}.",
            _compared_with(b, q, value),
        ),
        confidence=Confidence.MEDIUM,
        question=f"Which is right, {value} or the {kind} “{limit}”?",
    )


CHECK = Check(
    code="NUM207",
    name="range-limits",
    severity=Severity.WARNING,
    reads=("quantities",),
    message="{told}.",
    find=find,
    examples=EXAMPLES,
)
