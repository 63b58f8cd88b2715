"""The headline or standfirst gives a figure, a date or an outcome that the body does not bear out.

*What it looks for*: a figure, a length of time or a date in the headline or standfirst that stands nowhere in the body, where the
opening paragraphs give another value of the same thing; and an outcome ("raises its forecast") that the body tells otherwise; an
age, a winner, or a rise that is a fall.

*Why it matters to a reader*: most readers see nothing but the headline, and whoever reads on learns that it was not so.

*When it stays silent*: when the body has the value anywhere, rounded or as a sum; when it is not plain that the passage of the
body speaks of the same thing; on figures of an earlier time, of a part of the whole, or of another source.

*Source*: the article itself.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from checker.bearing import Unborne, unborne
from checker.check import Check, Discrepancy, Side, clean, flagged
from checker.deadlines import other_dates
from checker.heads import other_ages, other_doers, turned
from checker.standings import Standing, speaks_of_series, standings
from checker.wording import inside, with_noun
from claims.analysis import Event, TimeExpression, TimexType
from claims.article import Article
from claims.document import PartKind
from claims.finding import Confidence, Severity
from claims.same.counts import PERSON, Figure, find_figures
from claims.same.settled import opposite, outcome, tells
from claims.same.stems import spelled, stem_of
from claims.spans import Span

HEADS = (PartKind.HEADLINE, PartKind.STANDFIRST)
_BODY = (PartKind.BODY, PartKind.LIST, PartKind.TABLE, PartKind.SUBHEAD)
_LEAD = 5
"""How many paragraphs of the body a headline is taken from."""

EXAMPLES = (
    flagged(
        "«Ninety» jobs to go as Tarrow Foods shuts bakery in Leith\n\n"
        "Tarrow Foods will cut «70» jobs when it shuts its bakery in Leith this summer, the company said on Tuesday.\n\n"
        "Staff were told at a meeting in the canteen.\n",
        "The headline says “Ninety jobs”, the body “70 jobs”.",
    ),
    flagged(
        "Tarrow Foods board «declares» special dividend\n\n"
        "Tarrow Foods made a profit of £40m in the year to June, the company said on Tuesday.\n\n"
        "The board «deferred» a decision on a special dividend to its next meeting.\n",
        "The headline says “declares”, the body “deferred”.",
    ),
    clean(
        "---\ntitle: 300 jobs to go as Tarrow Foods shuts bakery\n---\n\n"
        "Tarrow Foods will cut 296 jobs when it shuts its bakery in Leith this summer, the company said on Tuesday.\n"
    ),
    clean(
        "---\ntitle: Nine hurt as tram and lorry collide in Leith\n---\n\n"
        "Seven people were hurt on a tram and two in a lorry when they collided in Leith on Monday, the police said.\n"
    ),
)


def find(article: Article) -> Iterator[Discrepancy]:
    figures = find_figures(article)
    yield from _figures(article, [f for f in figures if f.kind in HEADS], [f for f in figures if f.kind in _BODY])
    yield from _dates(article)
    yield from _ends(article)
    yield from _series(article)
    yield from _outcomes(article)
    heads, body = ([f for f in figures if f.kind in kinds] for kinds in (HEADS, _BODY))
    for clash in (*other_ages(article, HEADS), *other_doers(article, HEADS), *turned(article, heads, body)):
        yield _value_finding(article, clash.head, clash.body, f"Both speak of one thing: {clash.why}.")


def _lead(article: Article) -> frozenset[int]:
    """The sentences of the opening paragraphs."""
    paragraphs: list[int] = []
    for part in article.document.parts:
        if part.kind is PartKind.BODY and part.paragraph not in paragraphs:
            paragraphs.append(part.paragraph)
    opening = set(paragraphs[:_LEAD])
    return frozenset(
        s.i
        for s in article.analysis.sentences
        if article.part_of(s.i).paragraph in opening and article.part_of(s.i).kind in _BODY
    )


# ---------------------------------------------------------------- figures


def _figures(article: Article, heads: Sequence[Figure], body: Sequence[Figure]) -> Iterator[Discrepancy]:
    for miss in unborne(article, heads, body, lead=_lead(article)):
        yield _figure_finding(article, miss)


def _figure_finding(article: Article, miss: Unborne) -> Discrepancy:
    head, b, why = miss.head, miss.body, miss.why
    a, c = (with_noun(article, f) for f in (head, b))
    return Discrepancy(
        sides=(Side(head.span, head.text), Side(b.span, b.text)),
        values={"where": head.kind.value, "a": f"“{a}”", "b": f"“{c}”"},
        derivation=(
            f"The {head.kind.value} says “{a}”.",
            f"The body says “{c}” of the same thing: {why}.",
            f"No figure of this kind in the body comes to “{a}”, rounded or added up.",
        ),
        confidence=Confidence.HIGH if head.noun == PERSON or miss.weight >= 3 else Confidence.MEDIUM,
        question=f"Is it {inside(a)} or {inside(c)}?",
    )


# ---------------------------------------------------------------- dates


def _dates(article: Article) -> Iterator[Discrepancy]:
    heads = [t for t in article.times if article.part_of(t.sentence).kind in HEADS and _day(t)]
    if not heads:
        return
    lead = _lead(article)
    body = [t for t in article.times if article.part_of(t.sentence).kind in _BODY and _day(t)]
    for head in heads:
        month = len(head.value) == 7
        if any(t.value[5:7] == head.value[5:7] if month or len(t.value) == 7 else t.value[5:] == head.value[5:] for t in body):
            continue
        words = _near_words(article, head)
        like = [t for t in body if t.sentence in lead and len(t.value) == len(head.value)]
        found = [(len(w), -t.id, t, w) for t in like if (w := words & _clause_words(article, t)) and not (month and len(w) < 2)]
        if found:
            _, _, other, shared = max(found, key=lambda x: x[:2])
            where = article.part_of(head.sentence).kind.value
            yield Discrepancy(
                sides=(Side(head.span, head.text), Side(other.span, other.text)),
                values={"where": where, "a": f"“{head.text}”", "b": f"“{other.text}”"},
                derivation=(
                    f"The {where} says “{head.text}”.",
                    f"The body says “{other.text}”; both passages speak of {spelled(article, shared, other.sentence)}.",
                    f"No date in the body is “{head.text}”.",
                ),
                confidence=Confidence.HIGH,
                question=f"Is it {head.text} or {other.text}?",
            )


def _day(time: TimeExpression) -> bool:
    """Whether a time names a day or a month of the calendar."""
    named = any(c.isdigit() for c in time.text) or len(time.value) == 7
    return (
        time.type is TimexType.DATE and time.shift is None and len(time.value) in (7, 10) and time.text[-1:].isalnum() and named
    )


def _near_words(article: Article, time: TimeExpression) -> frozenset[str]:
    """The nouns that a date in the headline belongs to: those it narrows, and the subject and object of its clause."""
    tokens = article.analysis.tokens_in(time.span)
    inside = {t.i for t in tokens}
    heads = [article.analysis.head(t) for t in tokens if t.head not in inside]
    out: set[str] = set()
    for head in heads:
        near = [head] if head.upos != "VERB" else [head, *article.analysis.children(head, "nsubj", "obj")]
        out |= {s for t in near if t.upos in ("NOUN", "VERB") and (s := stem_of(t))}
    return frozenset(out)


def _clause_words(article: Article, time: TimeExpression) -> frozenset[str]:
    """The content words just before and after a date in its sentence."""
    sentence = article.sentence(time.sentence)
    window = Span(max(sentence.span.start, time.span.start - 60), min(sentence.span.end, time.span.end + 40))
    return frozenset(s for t in article.analysis.tokens_in(window) if t.upos in ("NOUN", "VERB") and (s := stem_of(t)))


def _ends(article: Article) -> Iterator[Discrepancy]:
    """When a thing begins or ends: "on view until May 3" over "The show runs through June 7"."""
    heads = [t for t in article.times if article.part_of(t.sentence).kind in HEADS]
    body = [t for t in article.times if article.part_of(t.sentence).kind in _BODY]
    for other in other_dates(article, heads, body) if heads else ():
        shared = spelled(article, other.shared, other.body.sentence)
        yield _value_finding(
            article,
            other.head.span,
            other.body.span,
            f"Both tell when a thing {other.role}, and speak of {shared}."
            if other.role in ("begins", "ends")
            else f"Both stand after “{other.role}”, and speak of {shared}.",
            f"No date in the body is “{other.head.text}”.",
        )


# ---------------------------------------------------------------- the standing of a series


def _series(article: Article) -> Iterator[Discrepancy]:
    """ "Harle lead finals 3-1" over "to tie the series at two wins apiece"."""
    heads: list[Standing] = []
    body: list[Standing] = []
    named, lead = False, _lead(article)
    for sentence in article.analysis.sentences:
        kind = article.part_of(sentence.i).kind
        text = sentence.span.of(article.document.prose)
        if kind in HEADS:
            named = named or speaks_of_series(text)
            heads += standings(text, sentence.span.start)
        elif kind in _BODY and sentence.i in lead and speaks_of_series(text):
            body += standings(text, sentence.span.start)
    told = {s.told for s in body}
    if named and len(heads) == 1 and len(told) == 1 and heads[0].told not in told:
        steps = (f"The headline has the series at {heads[0].told}.", f"The body has it at {body[0].told}.")
        yield _value_finding(article, heads[0].span, body[0].span, *steps)


def _value_finding(article: Article, head: Span, body: Span, *steps: str) -> Discrepancy:
    a, b = (" ".join(s.of(article.text).split()) for s in (head, body))
    where = article.part_of(s.i).kind.value if (s := article.analysis.sentence_at(head.start)) else "headline"
    return Discrepancy(
        sides=(Side(head, a), Side(body, b)),
        values={"where": where, "a": f"“{a}”", "b": f"“{b}”"},
        derivation=(f"The {where} says “{a}”.", f"The body says “{b}”.", *steps),
        confidence=Confidence.HIGH,
        question=f"Is it {a} or {b}?" if len(a + b) < 40 else f"Which is right, “{a}” or “{b}”?",
    )


# ---------------------------------------------------------------- outcomes


def _outcomes(article: Article) -> Iterator[Discrepancy]:
    events = [e for e in article.events if e.modality == "asserted"]
    heads = [e for e in events if article.part_of(e.sentence).kind in HEADS]
    body = [e for e in events if article.part_of(e.sentence).kind in _BODY and e.attribution != "direct_quote"]
    for head in heads:
        if not outcome(article, head)[0] or any(tells(article, e, head) for e in body):
            continue
        for other in body:
            if shared := opposite(article, head, other):
                yield _outcome_finding(article, head, other, shared)
                break


def _outcome_finding(article: Article, head: Event, other: Event, shared: str) -> Discrepancy:
    where = article.part_of(head.sentence).kind.value
    a, b = (" ".join(e.trigger.of(article.text).split()) for e in (head, other))
    return Discrepancy(
        sides=(Side(head.trigger, a), Side(other.trigger, b)),
        values={"where": where, "a": f"“{a}”", "b": f"“{b}”"},
        derivation=(
            f"The {where} says “{a}”, the body “{b}”; both speak of {shared}.",
            f"Nowhere does the body tell the outcome that the {where} gives.",
        ),
        confidence=Confidence.HIGH,
        question=f"Which of the two happened, “{a}” or “{b}”?",
    )


CHECK = Check(
    code="PAG503",
    name="headline-body",
    severity=Severity.ERROR,
    reads=("quantities", "times", "events"),
    message="The {where} says {a}, the body {b}.",
    find=find,
    examples=EXAMPLES,
)
