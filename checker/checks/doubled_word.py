"""A small word stands twice in a row.

*What it looks for*: an article, preposition, pronoun or auxiliary that is repeated directly ("the the", "of of", "will will").

*Why it matters to a reader*: the doubled word is the commonest trace of a rewritten sentence, and the easiest to overlook.

*When it stays silent*: on doublings that English uses ("had had", "that that", "is is" after a clause, "very very"), across
a mark or a line of a table, inside quotation marks (speakers repeat themselves), and on names.

*Source*: a list of the words that are never doubled in edited English.
"""

from __future__ import annotations

from collections.abc import Iterator
from itertools import pairwise

from checker.check import Check, Discrepancy, Side, clean, flagged
from claims.article import Article
from claims.document import PartKind
from claims.finding import Confidence, Severity
from claims.spans import Span

NEVER_DOUBLED = frozenset(
    "the a an of to from with by for and or but was were are be been will would could should has have "
    "at as if his their its our your my he she they we this these those which who when while than into".split()
)

EXAMPLES = (
    flagged(
        "The board met on Tuesday and heard «the the» report of its auditor in full.\n", "The word “the” stands twice in a row."
    ),
    flagged(
        "Prices rose in spring. Most «of of» the increase came from fuel, the office said.\n",
        "The word “of” stands twice in a row.",
    ),
    clean("The auditor said that the chairman had had the report since May and that that was long enough.\n"),
    clean("“It was the, the worst night of my life, and we we just ran,” said a porter at the station.\n"),
    clean("What the witness saw was, was it not, a lorry. The ship sailed to, and from, the port of The Hague.\n"),
)


def find(article: Article) -> Iterator[Discrepancy]:
    for sentence in article.analysis.sentences:
        if article.document.parts[sentence.part].kind is PartKind.TABLE:
            continue
        for a, b in pairwise(article.analysis.words(sentence)):
            word = a.text.lower()
            if word not in NEVER_DOUBLED or b.text.lower() != word or a.text.isupper() != b.text.isupper():
                continue
            if b.text[0].isupper() and not a.text[0].isupper():
                continue  # "to The Hague" has no doubling, "the The Times" may be meant
            span = Span(a.span.start, b.span.end)
            if article.document.prose[a.span.end : b.span.start].strip() or _quoted(article, span):
                continue
            place = article.document.position(span.start)
            yield Discrepancy(
                sides=(Side(span),),
                values={"word": word},
                derivation=(f"In line {place.line} “{word}” follows “{a.text}” with nothing between them.",),
                confidence=Confidence.HIGH,
                question="Is a word missing here, or one too many?",
            )


def _quoted(article: Article, span: Span) -> bool:
    return any(span in fragment for quotation in article.quotations for fragment in quotation.fragments)


CHECK = Check(
    code="PAG506",
    name="doubled-word",
    severity=Severity.WARNING,
    reads=("sentences",),
    message="The word “{word}” stands twice in a row.",
    find=find,
    examples=EXAMPLES,
)
