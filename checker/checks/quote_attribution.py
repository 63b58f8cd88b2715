"""One quotation is given to two people.

*What it looks for*: the same words, a clause or more, in quotation marks and credited to two different persons.

*Why it matters to a reader*: only one of them said it; a misattributed quotation is among the gravest slips a paper makes.

*When it stays silent*: when the second quotes, echoes or repeats the first and the text says so; on slogans, titles, refrains and
sayings; on quotations whose speaker is not a known person.

*Source*: word alignment of all pairs of quotations by different speakers.
"""

from __future__ import annotations

import re
from collections.abc import Iterator

from checker.check import Check, Discrepancy, Side, clean, flagged
from claims.analysis import Quotation
from claims.article import Article
from claims.finding import Confidence, Severity
from claims.same.quotes import Likeness, candidate_pairs, similar_quotations
from claims.spans import Span

LEAST_WORDS = 5
_CREDITS = re.compile(
    r"\b(?:quot(?:e|es|ed|ing)|echo(?:es|ed|ing)?|repeat(?:s|ed|ing)?|recit|chant|sang|sing|slogan|motto|words of|refrain|proverb|"
    r"saying goes|borrow|citing|read(?:s|ing)? (?:out|aloud)|in unison)\w*",
    re.IGNORECASE,
)

EXAMPLES = (
    flagged(
        "“«The water came up faster than any of us could carry»,” said Tom Birch, who farms by the river.\n\n"
        "The school was dry by noon.\n\n"
        "“«The water came up faster than any of us could carry»,” said Nell Hargan, who runs the shop.\n",
        "The same words are given to Tom Birch and to Nell Hargan.",
    ),
    flagged(
        "“It was a bad year. «Nobody on the board saw the invoice before June»,” Lena Orlova told the court.\n\n"
        "Her deputy, Mark Pell, gave evidence in the afternoon. “«Nobody on the board saw the invoice before June»,” Pell said.\n",
        "The same words are given to Lena Orlova and to Mark Pell.",
    ),
    clean(
        "“The water came up faster than any of us could carry,” said Tom Birch, who farms by the river.\n\n"
        "Nell Hargan, who runs the shop, echoed him. “The water came up faster than any of us could carry,” Hargan said.\n"
    ),
    clean(
        "“We will be back,” said Tom Birch, who farms by the river.\n\n“We will be back,” said Nell Hargan, who runs the shop.\n\n"
        "“The water came up faster than last year,” said Birch. “The water came up slower than I feared,” said Hargan.\n"
    ),
)


def find(article: Article) -> Iterator[Discrepancy]:
    credited = [q for q in article.quotations if q.type != "indirect" and q.fragments and _named(article, q)]
    used: set[int] = set()
    for i, j in candidate_pairs([q.span.of(article.document.prose) for q in credited]):
        first, second = credited[i], credited[j]
        if first.id in used or second.id in used or _person(first) == _person(second):
            continue
        shared = _shared(article, first, second)
        if shared is None or _credits(article, first) or _credits(article, second):
            continue
        used |= {first.id, second.id}
        count = len(shared[0].of(article.text).split())
        yield Discrepancy(
            sides=(Side(shared[0], first.speaker), Side(shared[1], second.speaker)),
            values={"a": first.speaker, "b": second.speaker},
            derivation=(
                f"The quotation credited to {first.speaker} and the one credited to {second.speaker} share {count} words, word for word.",
                "Neither passage says that one of them quotes the other.",
            ),
            confidence=Confidence.HIGH,
            question="Who said it?",
        )


def _named(article: Article, quotation: Quotation) -> bool:
    """Whether a quotation is credited to somebody with a name: "the pianist" may be anybody."""
    who = _person(quotation)
    return who is not None and any(m.kind == "name" for m in article.people[who].mentions)


def _person(quotation: Quotation) -> int | None:
    return quotation.source.person if quotation.source else None


def _shared(article: Article, a: Quotation, b: Quotation) -> tuple[Span, Span] | None:
    """The sentences or stretches, one of each quotation, that hold the same words."""
    for one in _pieces(article, a):
        for two in _pieces(article, b):
            texts = one.of(article.document.prose), two.of(article.document.prose)
            if min(len(t.split()) for t in texts) < LEAST_WORDS or not (_clause(article, one) and _clause(article, two)):
                continue
            if similar_quotations(*texts).likeness in (Likeness.SAME, Likeness.CONTAINED):
                return one, two
    return None


def _clause(article: Article, span: Span) -> bool:
    """Whether a stretch states something: it has a finite verb with its subject, outside relative clauses."""
    tokens = article.analysis.tokens_in(span)
    inside = {t.i for t in tokens}
    finite = [t for t in tokens if t.xpos in ("VBD", "VBP", "VBZ", "MD")]
    verbs = [article.analysis.head(t) if t.upos == "AUX" else t for t in finite]
    return any(
        v.deprel != "acl:relcl" and any(c.i in inside for c in article.analysis.children(v, "nsubj", "expl")) for v in verbs
    )


def _pieces(article: Article, quotation: Quotation) -> Iterator[Span]:
    """The parts of a quotation that lie in one sentence each."""
    for fragment in quotation.fragments:
        for sentence in article.analysis.sentences[quotation.sentence : quotation.sentence + 60]:
            if sentence.span.start >= fragment.end:
                break
            if sentence.span.overlaps(fragment):
                span = Span(max(sentence.span.start, fragment.start), min(sentence.span.end, fragment.end))
                piece = span.of(article.text).rstrip(" ,.;:!?")
                yield Span(span.start, span.start + len(piece))


def _credits(article: Article, quotation: Quotation) -> bool:
    """Whether the words around a quotation say that it is somebody else's, a slogan or a refrain."""
    sentence = article.analysis.sentences[quotation.sentence]
    before = article.analysis.sentences[max(0, sentence.i - 1)]
    around = (
        article.text[before.span.start : quotation.span.start] + " " + article.text[quotation.span.end : quotation.span.end + 120]
    )
    return bool(_CREDITS.search(around))


CHECK = Check(
    code="QUO402",
    name="quote-attribution",
    severity=Severity.ERROR,
    reads=("quotations",),
    message="The same words are given to {a} and to {b}.",
    find=find,
    examples=EXAMPLES,
)
