"""A caption says what the body does not bear out.

*What it looks for*: a figure in a caption where the body has another for the same thing; who hit or beat whom, the other way round;
another winner or loser of the same final; somebody else than the body says is in the picture; another colour of the car or garment
that is looked for.

*Why it matters to a reader*: captions are read before the text, and are written by somebody else.

*When it stays silent*: when the body has the caption's figure, name or colour anywhere; when it is not plain that caption and body
speak of the same thing.

*Source*: the article itself.
"""

from __future__ import annotations

import re
from collections.abc import Iterator

from checker.bearing import unborne
from checker.check import Check, Discrepancy, Side, clean, flagged
from checker.heads import Clash, other_ages, other_doers, pictured
from claims.article import Article
from claims.document import PartKind
from claims.finding import Confidence, Severity
from claims.same.counts import find_figures
from claims.same.reversed import Act, acts, other_loser, swapped
from claims.spans import Span

EXAMPLES = (
    flagged(
        "A bus «struck» a parked lorry on the road to Harle on Monday, the police said. Nobody was hurt.\n\n"
        "Caption: The wreck of the bus that was «struck» by a lorry near Harle on Monday.\n",
        "The caption says “struck by a lorry near Harle”; the body says “struck a parked lorry”.",
    ),
    flagged(
        "Police are looking for a «green» van that was seen in Wick on Monday. The van left the scene.\n\n"
        "Caption: The «white» van that police want to find.\n",
        "The caption says “white van”; the body says “green van”.",
    ),
    clean(
        "Police are looking for a dark green van that was seen in Wick on Monday. A white van was ruled out.\n\n"
        "Caption: The white van that was ruled out.\n"
    ),
    clean(
        "A bus struck a parked lorry near Harle on Monday, the police said. Nobody was hurt.\n\n"
        "Caption: The lorry that was struck by a bus near Harle on Monday.\n"
    ),
)
_BODY = (PartKind.BODY, PartKind.LIST, PartKind.TABLE)
_CAPTION = (PartKind.CAPTION,)
_COLOURS = "black white silver grey gray red blue green yellow orange brown purple pink gold beige maroon cream".split()
_VEHICLES = (
    "car hatchback van saloon estate lorry truck suv pickup motorbike motorcycle scooter moped sedan vehicle minibus".split()
)
_MAKES = "ford vauxhall toyota honda bmw audi nissan mercedes volkswagen renault peugeot hyundai kia fiat skoda mazda volvo seat".split()
_CLOTHES = "coat jacket hoodie shirt t-shirt dress hat cap trousers jeans scarf anorak top".split()
_COLOURED = re.compile(
    rf"\b({'|'.join(_COLOURS)})\s+(?:[a-z-]+\s+)?(?:({'|'.join(_VEHICLES + _MAKES)})|({'|'.join(_CLOTHES)}))\b", re.I
)


def find(article: Article) -> Iterator[Discrepancy]:
    captions = [p for p in article.document.parts if p.kind is PartKind.CAPTION]
    if not captions:
        return
    figures = find_figures(article)
    heads = [f for f in figures if f.kind is PartKind.CAPTION]
    body = [f for f in figures if f.kind in _BODY]
    every = {s.i for s in article.analysis.sentences}
    for miss in unborne(article, heads, body, lead=every, enough=3):
        yield _discrepancy(
            (Side(miss.head.span, miss.head.text), Side(miss.body.span, miss.body.text)),
            miss.head.text,
            miss.body.text,
            f"The body says “{miss.body.text}” of the same thing: {miss.why}.",
        )
    yield from _sides(article)
    yield from _colours(article)
    for clash in (*other_ages(article, _CAPTION), *other_doers(article, _CAPTION)):
        a, b = (" ".join(s.of(article.text).split()) for s in (clash.head, clash.body))
        yield _discrepancy((Side(clash.head, a), Side(clash.body, b)), a, b, f"The body says “{b}”: {clash.why}.")
    for clash in pictured(article):
        yield _pictured(article, clash)


def _pictured(article: Article, clash: Clash) -> Discrepancy:
    """Who is in the picture, by the caption and by the body."""
    a, b = (" ".join(s.of(article.text).split()) for s in (clash.head, clash.body))
    lines = [article.document.position(s.start).line for s in (clash.head, clash.body)]
    return Discrepancy(
        sides=(Side(clash.head, a), Side(clash.body, b)),
        values={"a": f"shows {a}", "b": f"says that {b} is pictured"},
        derivation=(
            f"The caption, in line {lines[0]}, names {a} and does not name {b}.",
            f"Line {lines[1]} says that {b} is in the picture, and there is no other caption.",
        ),
        confidence=Confidence.MEDIUM,
        question=f"Who is in the picture, {a} or {b}?",
    )


def _sides(article: Article) -> Iterator[Discrepancy]:
    """Who did it to whom, in the caption and in the body."""
    told = acts(article)
    body = [a for a in told if article.part_of(a.sentence).kind in _BODY]
    for mine in (a for a in told if article.part_of(a.sentence).kind is PartKind.CAPTION):
        same = [b for b in body if b.kind == mine.kind and b.doer & mine.doer and b.other & mine.other and not swapped(mine, b)]
        if same:
            continue
        for other in body:
            if swapped(mine, other) or (other_loser(mine, other) and _one_final(article, mine, other)):
                a, b = _shown(article, mine), _shown(article, other)
                sides = (
                    (Side(mine.span, a), Side(other.span, b))
                    if swapped(mine, other)
                    else (Side(mine.other_span, a), Side(other.other_span, b))
                )
                yield _discrepancy(sides, a, b, f"The body says “{b}”.")
                break


def _one_final(article: Article, a: Act, b: Act) -> bool:
    """Whether both passages speak of a final, the body's in its opening."""
    final = [
        re.search(
            r"\b(?:final|title|trophy|cup|championship|shoot-out)\b", article.sentence(x.sentence).span.of(article.text), re.I
        )
        for x in (a, b)
    ]
    return all(final) and b.sentence <= 6


def _shown(article: Article, act: Act) -> str:
    """The words of an act from its trigger to the side that follows it."""
    side = act.other_span if act.other_span.start >= act.span.start else act.doer_span
    words = article.text[act.span.start : max(act.span.end, min(side.end, act.span.start + 80))]
    return " ".join(words.split())


def _colours(article: Article) -> Iterator[Discrepancy]:
    """ "The white van that police want" and "a green van" that they look for."""
    found: list[tuple[bool, re.Match[str], Span]] = []
    for sentence in article.analysis.sentences:
        kind = article.part_of(sentence.i).kind
        if kind is PartKind.CAPTION or kind in _BODY:
            found += [
                (kind is PartKind.CAPTION, m, sentence.span) for m in _COLOURED.finditer(sentence.span.of(article.document.prose))
            ]
    body = [(m, s) for caption, m, s in found if not caption]
    for caption, m, span in found:
        same = [(b, s) for b, s in body if bool(b[2]) == bool(m[2])]
        if not caption or len({b[1].lower() for b, _ in same}) != 1 or same[0][0][1].lower() == m[1].lower():
            continue
        b, there = same[0]
        if _sought(span.of(article.text)) and _sought(there.of(article.text)):
            sides = (Side(Span(*m.span(1)).shift(span.start), m[1]), Side(Span(*b.span(1)).shift(there.start), b[1]))
            told = " ".join(b[0].split())
            why = f"The body says “{told}”, and both are what the police look for."
            yield _discrepancy(sides, " ".join(m[0].split()), told, why)


def _sought(text: str) -> bool:
    return bool(re.search(r"\b(?:look(?:ing)? for|want(?:ed)?|trace|find|search|sought|appeal|identify|seen|hunt)\b", text, re.I))


def _discrepancy(sides: tuple[Side, Side], a: str, b: str, why: str) -> Discrepancy:
    return Discrepancy(
        sides=sides,
        values={"a": f"says “{a}”", "b": f"says “{b}”"},
        derivation=(f"The caption says “{a}”.", why, "Nowhere does the body say what the caption says."),
        confidence=Confidence.MEDIUM,
        question=f"Which is right, “{a}” in the caption or “{b}” in the body?",
    )


CHECK = Check(
    code="PAG504",
    name="caption-body",
    severity=Severity.ERROR,
    reads=("quantities", "events", "sentences"),
    message="The caption {a}; the body {b}.",
    find=find,
    examples=EXAMPLES,
)
