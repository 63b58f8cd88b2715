"""The same words are quoted in two versions.

*What it looks for*: words in quotation marks, in the headline, a pull quote or the text, that differ in a word or two from the fuller
quotation they come from, or from the same remark quoted again.

*Why it matters to a reader*: what stands in quotation marks is what was said, word for word; one of the two was not.

*When it stays silent*: on a part of a quotation, on words left out with dots or put in square brackets, on contractions, on two
remarks that only begin alike, on refrains within one speech, and on quotations of two people.

*Source*: word alignment of all pairs of quotations by one speaker.
"""

from __future__ import annotations

import re
from collections.abc import Iterator

from checker.check import Check, Discrepancy, Side, clean, flagged
from claims.analysis import Quotation
from claims.article import Article
from claims.document import PartKind
from claims.finding import Confidence, Severity
from claims.same.quotes import Likeness, similar_quotations
from claims.spans import Span

_SHOWN_APART = (PartKind.HEADLINE, PartKind.STANDFIRST, PartKind.SUBHEAD, PartKind.PULL_QUOTE, PartKind.CAPTION)

EXAMPLES = (
    flagged(
        "Minister warns of a ‘lost winter’ for the ports\n\n"
        "“«We cannot wait for another storm to agree with us»,” the minister, Ana Reis, said in the morning.\n\n"
        "Later, on the radio, she was asked about it. “«We cannot wait for another storm to argue with us»,” Reis had said.\n",
        "The same remark is quoted with “agree” and with “argue”.",
    ),
    flagged(
        "Envoy confirms ‘«private talk»’ with rebels\n\n"
        "The envoy, Karin Holm, spoke to reporters on Friday. “There have been some «private talks» on the island,” Holm said.\n",
        "Quoted as “private talk”, but the fuller quotation has “private talks”.",
    ),
    clean(
        "‘We cannot wait’ for the storm, minister says\n\n"
        "“We cannot wait for another storm to agree with us,” the minister, Ana Reis, said.\n\n"
        "She said the ports “cannot wait for another storm” and that the law would pass.\n"
    ),
    clean(
        "“We will win in May,” said the captain, Jo Lind. “We will win in June.”\n\n"
        "“The bridge was closed for a year,” said Lind. Her deputy, Max Orr, said: “The bridge was closed for a month.”\n"
    ),
)


def find(article: Article) -> Iterator[Discrepancy]:
    quoted = [q for q in article.quotations if q.type != "indirect" and q.fragments]
    used: set[int] = set()
    for i, first in enumerate(quoted):
        for second in quoted[i + 1 :]:
            if {first.id, second.id} & used or not _comparable(article, first, second):
                continue
            if found := _variant(article, first, second):
                used |= {first.id, second.id}
                yield found
    yield from _inflected(article, [q for q in quoted if q.id not in used])


def _comparable(article: Article, a: Quotation, b: Quotation) -> bool:
    """Whether two quotations could be versions of one remark: one speaker, or one that is shown apart without a speaker."""
    parts = [article.part_of(q.sentence) for q in (a, b)]
    apart = any(p.kind in _SHOWN_APART for p in parts)
    if parts[0].paragraph == parts[1].paragraph and not apart:
        return False  # a speaker who takes up his own words
    if a.speaker and b.speaker and a.speaker != b.speaker:
        return apart and not (a.source and a.source.person is not None and b.source and b.source.person is not None)
    return apart or bool(a.speaker and b.speaker)


def _variant(article: Article, a: Quotation, b: Quotation) -> Discrepancy | None:
    for one in a.fragments:
        for two in b.fragments:
            result = similar_quotations(one.of(article.document.prose), two.of(article.document.prose))
            if result.likeness is Likeness.VARIANT and len(result.differs) <= 2 and result.share >= 0.75:
                spans = [(x.shift(one.start), y.shift(two.start)) for x, y in result.differs]
                words = [tuple(_words(article, s) or "nothing" for s in pair) for pair in spans]
                x, y = (" … ".join(w[k] for w in words) for k in (0, 1))
                return Discrepancy(
                    sides=(Side(_short(article, one), x), Side(_short(article, two), y)),
                    values={"told": f"The same remark is quoted with “{x}” and with “{y}”"},
                    derivation=(
                        f"Both quotations are {a.speaker or b.speaker or 'of one speaker'}’s, and {result.share:.0%} of their words agree.",
                        f"Where one has “{x}”, the other has “{y}”.",
                    ),
                    confidence=Confidence.HIGH if result.share >= 0.85 else Confidence.MEDIUM,
                    question="Which version was said?",
                )
    return None


def _inflected(article: Article, quoted: list[Quotation]) -> Iterator[Discrepancy]:
    """Short quoted phrases that stand in the fuller quotation only with another ending ("informal talk", "informal talks")."""
    phrases: dict[tuple[str, ...], list[Span]] = {}
    for quotation in quoted:
        for fragment in quotation.fragments:
            lemmas = _lemmas(article, fragment)
            if 2 <= len(lemmas) <= 4 and fragment.of(article.text).strip()[-1:] not in ".!?,":
                phrases.setdefault(lemmas, []).append(fragment)
    for lemmas, places in phrases.items():
        exact = {_words(article, p).casefold() for p in places}
        versions = []
        for quotation in quoted:
            for fragment in quotation.fragments:
                if fragment in places:
                    continue
                versions += _occurrences(article, fragment, lemmas)
        said = {_words(article, v).casefold() for v in versions}
        if versions and not exact & said and len(exact) == 1 and len(said) == 1:
            x, y = _words(article, places[0]), _words(article, versions[0])
            yield Discrepancy(
                sides=(*(Side(p, x) for p in places[:3]), Side(versions[0], y)),
                values={"told": f"Quoted as “{x}”, but the fuller quotation has “{y}”"},
                derivation=(
                    f"“{x}” stands in quotation marks {len(places)} time{'s' if len(places) > 1 else ''}.",
                    f"The only quotation with these words has “{y}”.",
                ),
                confidence=Confidence.MEDIUM,
                question=f"Was “{x}” said as well, or should the short version read “{y}”?",
            )


def _occurrences(article: Article, fragment: Span, lemmas: tuple[str, ...]) -> Iterator[Span]:
    tokens = [t for t in article.analysis.tokens_in(fragment) if t.span in fragment and t.upos != "PUNCT"]
    for i in range(len(tokens) - len(lemmas) + 1):
        window = tokens[i : i + len(lemmas)]
        if tuple(t.lemma.lower() for t in window) == lemmas:
            yield Span(window[0].span.start, window[-1].span.end)


def _lemmas(article: Article, fragment: Span) -> tuple[str, ...]:
    """The lemmas of a phrase that has a noun; empty for any other."""
    tokens = [t for t in article.analysis.tokens_in(fragment) if t.span in fragment and t.upos != "PUNCT"]
    if not any(t.upos in ("NOUN", "PROPN") for t in tokens[-1:]):
        return ()
    return tuple(t.lemma.lower() for t in tokens)


def _words(article: Article, span: Span) -> str:
    return " ".join(re.findall(r"\S+", span.of(article.document.prose)))


def _short(article: Article, span: Span) -> Span:
    return span if len(span) <= 500 else Span(span.start, article.text.rfind(" ", span.start, span.start + 500))


CHECK = Check(
    code="QUO401",
    name="quote-variant",
    severity=Severity.WARNING,
    reads=("quotations",),
    message="{told}.",
    find=find,
    examples=EXAMPLES,
)
