"""One event is put in two places.

*What it looks for*: somebody “hit on Mill Lane” in one paragraph and “Kiln Lane, where he was run over” in another; a wall that
fell in one town and in another.

*Why it matters to a reader*: the place is part of the news, and people who live there read it.

*When it stays silent*: when the two names stand together in a sentence (one may lie in the other, or at a junction); on a street against a
town, on regions, rivers and countries; at other times, or when somebody or something else was struck.

*Source*: verbs of mishap and attack, whom they befell, and the place names beside them.
"""

from __future__ import annotations

from collections.abc import Iterator

from checker.check import Check, Discrepancy, Side, clean, flagged
from claims.article import Article
from claims.finding import Confidence, Severity
from claims.same.parts import Theme
from claims.same.scenes import Scene, scenes
from claims.same.sites import Site, two_sites
from claims.spans import Span, cover

EXAMPLES = (
    flagged(
        "Marco Prata, 71, was «struck by a van on Quay Road» on Sunday evening, police said.\n\n"
        "Flowers lay in «Church Street, where Prata was run over».\n",
        "The place is Quay Road here, Church Street there.",
    ),
    flagged(
        "A granary wall «collapsed in Odense» on Thursday, and nobody was hurt.\n\n"
        "Neighbours swept the yard in «Vejle, where the granary wall fell».\n",
        "The place is Odense here, Vejle there.",
    ),
    clean(
        "Marco Prata, 71, was struck by a van on Quay Road on Sunday evening, police said.\n\n"
        "Flowers lay in Church Street, where Prata had his shop.\n"
    ),
    clean(
        "Marco Prata, 71, was struck by a van on Quay Road on Sunday evening, at the junction of Quay Road and Church Street.\n\n"
        "Flowers lay in Church Street, where Prata was run over.\n"
    ),
)


def find(article: Article) -> Iterator[Discrepancy]:
    found = scenes(article)
    told: set[str] = set()
    for i, first in enumerate(found):
        for second in found[i + 1 :]:
            if _one(first, second) and _two_places(article, first, second):
                yield _discrepancy(article, first, second)
                told |= {first.place, second.place}
                break
    for one, two, why in two_sites(article):
        if not {one.place, two.place} & told:
            yield _sites(one, two, why)


def _one(a: Scene, b: Scene) -> bool:
    """Whether two scenes are one event: the same befell the same at no other time."""
    days = a.deed.days, b.deed.days
    apart = days[0] and days[1] and (days[0][1] < days[1][0] or days[1][1] < days[0][0])
    return a.kind == b.kind and a.deed.sentence != b.deed.sentence and not apart and _same(a.whom, b.whom)


def _same(a: Theme, b: Theme) -> bool:
    if "he" in (a.text.lower(), b.text.lower()) or "she" in (a.text.lower(), b.text.lower()):
        return a.person == b.person or None in (a.person, b.person)  # whoever was struck is spoken of as "he"
    if a.person is not None or b.person is not None:
        return a.person == b.person
    if a.proper and b.proper:
        return a.head == b.head or a.head in b.beside or b.head in a.beside
    return a.head == b.head and bool(a.beside) and (a.beside <= b.beside or b.beside <= a.beside) and a.text.split()[0] != b.text


def _two_places(article: Article, a: Scene, b: Scene) -> bool:
    """Two names of one kind that share no word and never stand together."""
    if a.street != b.street or set(a.place.lower().split()[: -1 if a.street else None]) & set(b.place.lower().split()):
        return False
    texts = (s.span.of(article.document.prose) for s in article.analysis.sentences)
    return not any(a.place in text and b.place in text for text in texts)


def _discrepancy(article: Article, a: Scene, b: Scene) -> Discrepancy:
    spans = [_words(article, scene) for scene in (a, b)]
    who = max((a.whom.text, b.whom.text), key=len)
    return Discrepancy(
        sides=(Side(spans[0], a.place), Side(spans[1], b.place)),
        values={"one": a.place, "two": b.place},
        derivation=(
            f"“{a.deed.word}” and “{b.deed.word}” tell of one event, which befell {who}.",
            f"The one passage puts it in {a.place}, the other in {b.place}; the text nowhere says that the one lies in the other.",
        ),
        confidence=Confidence.MEDIUM,
        question="Where did it happen?",
    )


def _sites(one: Site, two: Site, why: str) -> Discrepancy:
    here, there = (cover((s.fact.words, s.span)) for s in (one, two))
    return Discrepancy(
        sides=(Side(here, one.place), Side(there, two.place)),
        values={"one": one.place, "two": two.place},
        derivation=(
            f"The two passages tell of one happening: {why}.",
            f"The one puts it in {one.place}, the other in {two.place}; the text nowhere says that the one lies in the other.",
        ),
        confidence=Confidence.MEDIUM,
        question="Where did it happen?",
    )


def _words(article: Article, scene: Scene) -> Span:
    return cover(
        (
            article.analysis.tokens[scene.deed.token].span,
            scene.span,
            scene.deed.span if scene.deed.span.start > scene.span.end else scene.span,
        )
    )


CHECK = Check(
    code="EVT605",
    name="place",
    severity=Severity.WARNING,
    reads=("events", "people"),
    message="The place is {one} here, {two} there.",
    find=find,
    examples=EXAMPLES,
)
