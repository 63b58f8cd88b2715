"""A paragraph or a whole sentence stands twice.

*What it looks for*: a paragraph of at least twelve words that is printed a second time, word for word or with a few words
changed, and a long sentence that comes back within the running text.

*Why it matters to a reader*: a paragraph printed twice is a slip of the desk, mostly of moving text about; if the two
versions differ, one of them is out of date.

*When it stays silent*: when a headline or a standfirst echoes the lead in other words; on pull quotes, captions, tables and
lists, which repeat the text on purpose; on short lines and refrains.

*Source*: string matching on normalised words; nearly alike paragraphs by rapidfuzz's token ratio.
"""

from __future__ import annotations

import re
from collections.abc import Iterator

from rapidfuzz import fuzz

from checker.check import Check, Discrepancy, Side, clean, flagged
from claims.analysis import Sentence
from claims.article import Article
from claims.document import Part, PartKind
from claims.finding import Confidence, Severity, normalise
from claims.spans import Span

MIN_WORDS = 12
NEARLY = 94.0
"""Similarity in percent from which two paragraphs count as one text with changes."""

_READ = (PartKind.STANDFIRST, PartKind.BODY, PartKind.NOTE)

EXAMPLES = (
    flagged(
        "The council will meet again on the first Monday of next month to settle the matter.\n\n"
        "«Residents of the lower town have complained for years about lorries that use the old bridge at night.»\n\n"
        "Nobody from the haulage firm could be reached.\n\n"
        "«Residents of the lower town have complained for years about lorries that use the old bridge at night.»\n",
        "A paragraph of 18 words stands twice.",
    ),
    flagged(
        "«The new ferry will carry 240 passengers and 60 cars between the islands from the first week of May.»\n\n"
        "Tickets go on sale in March.\n\n"
        "«The new ferry will carry 240 passengers and 65 cars between the islands from the first week of May.»\n",
        "A paragraph of 19 words stands twice, the second time with other words.",
    ),
    clean(
        "Ferry returns to the islands in May\n\n"
        "The ferry that links the islands will sail again in May, its owner said on Monday, after a winter in dock.\n\n"
        "The ferry that once linked the southern islands was scrapped in the spring, its owner said at the time.\n"
    ),
    clean(
        "“I never thought that we would see the lights come on again in this street,” said the baker, who lives here.\n\n"
        "> I never thought that we would see the lights come on again in this street\n\n"
        "The lamps were mended on Friday.\n"
    ),
)


def find(article: Article) -> Iterator[Discrepancy]:
    """Paragraphs first; then sentences of paragraphs that are not already reported."""
    parts = [p for p in article.document.parts if p.kind in _READ]
    texts = {p.index: _words(article, p.span) for p in parts}
    reported: set[int] = set()
    for first, second in _pairs(parts, texts):
        if second.index not in reported:
            reported |= {first.index, second.index}
            yield _discrepancy(article, first.span, second.span, "paragraph")
    yield from _sentences(article, reported)


def _sentences(article: Article, reported: set[int]) -> Iterator[Discrepancy]:
    """Long sentences that come back in the running text, outside the paragraphs `reported` already."""
    body = [s for s in article.analysis.sentences if article.document.parts[s.part].kind is PartKind.BODY]
    words = {s.i: _words(article, s.span) for s in body}
    places: dict[tuple[str, ...], list[Sentence]] = {}
    for sentence in body:
        if sentence.part not in reported and len(words[sentence.i]) >= MIN_WORDS:
            places.setdefault(words[sentence.i], []).append(sentence)
    repeated = {s.i for group in places.values() if len(group) > 1 for s in group}
    quoted = [f for q in article.quotations for f in q.fragments]
    for first, *others in places.values():
        for second in others:
            pair = (first, second)
            inside = [any(f.overlaps(s.span) for f in quoted) for s in pair]
            apart = [_set_apart(article, s, repeated) for s in pair]
            # A pull quote stands apart and repeats, on purpose, what is in quotation marks elsewhere.
            pulled = (apart[0] and inside[1]) or (apart[1] and inside[0])
            if not pulled and not (inside[0] != inside[1] and _away(article, first, second, quoted=inside)):
                yield _discrepancy(article, first.span, second.span, "sentence")


def _away(article: Article, first: Sentence, second: Sentence, *, quoted: list[bool]) -> bool:
    """Whether the one that is in quotation marks fills a short paragraph that is no neighbour of the other: a pull quote."""
    part = article.document.parts[(first if quoted[0] else second).part]
    return abs(first.part - second.part) > 1 and len(part.span.of(article.document.prose).split()) <= 45


def _set_apart(article: Article, sentence: Sentence, repeated: set[int]) -> bool:
    """Whether the paragraph of a sentence holds nothing but repeated sentences (and a speaker's name)."""
    near = [s for s in article.analysis.sentences[max(0, sentence.i - 8) : sentence.i + 9] if s.part == sentence.part]
    return all(s.i in repeated or s.last - s.first < MIN_WORDS for s in near)


def _pairs(parts: list[Part], texts: dict[int, tuple[str, ...]]) -> Iterator[tuple[Part, Part]]:
    """Pairs of parts with the same or nearly the same words, by shared runs of words so that not every pair is compared."""
    by_run: dict[tuple[str, ...], list[Part]] = {}
    for part in parts:
        words = texts[part.index]
        if len(words) < MIN_WORDS:
            continue
        runs = [words[i : i + 6] for i in range(len(words) - 5)]
        candidates = {p.index: p for run in runs for p in by_run.get(run, ())}
        for _, other in sorted(candidates.items()):
            a, b = texts[other.index], words
            if a == b or (abs(len(a) - len(b)) <= 3 and fuzz.ratio(a, b, score_cutoff=NEARLY - 4) and _alike(a, b)):
                yield other, part
                break
        for run in runs:
            by_run.setdefault(run, []).append(part)


def _alike(a: tuple[str, ...], b: tuple[str, ...]) -> bool:
    return fuzz.ratio(" ".join(a), " ".join(b)) >= NEARLY


def _words(article: Article, span: Span) -> tuple[str, ...]:
    return tuple(re.findall(r"\w+", normalise(span.of(article.document.prose))))


def _discrepancy(article: Article, first: Span, second: Span, what: str) -> Discrepancy:
    a, b = _words(article, first), _words(article, second)
    places = [article.document.position(span.start) for span in (first, second)]
    changed = [w for w in b if w not in a]
    same = "word for word" if a == b else f"with other words the second time: {', '.join(changed) or 'fewer words'}"
    return Discrepancy(
        sides=(Side(_opening(article, first)), Side(_opening(article, second))),
        values={"what": what, "words": str(len(a)), "change": "" if a == b else ", the second time with other words"},
        derivation=(
            f"Paragraph {places[0].paragraph} (line {places[0].line}) and paragraph {places[1].paragraph} "
            f"(line {places[1].line}) hold the same {what} of {len(a)} words, {same}.",
        ),
        confidence=Confidence.HIGH,
        question=f"Which of the two places should keep the {what}?",
    )


def _opening(article: Article, span: Span) -> Span:
    """The span, cut after a word where it is longer than a finding may point at."""
    if len(span) <= 500:
        return span.strip(article.text)
    cut = article.text.rfind(" ", span.start, span.start + 500)
    return Span(span.start, cut).strip(article.text)


CHECK = Check(
    code="PAG501",
    name="duplicate-paragraph",
    severity=Severity.WARNING,
    reads=("paragraphs", "sentences"),
    message="A {what} of {words} words stands twice{change}.",
    find=find,
    examples=EXAMPLES,
)
