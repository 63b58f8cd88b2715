"""A sentence breaks off before its end.

*What it looks for*: a paragraph of running text that ends without a stop on a word that cannot end a sentence ("and was", "of
the", "which").

*Why it matters to a reader*: the rest of the sentence is missing, and with it a fact.

*When it stays silent*: in headlines, lists, tables and captions, which need no stop; when a quotation, a list, a table or the
next line of a hard-wrapped text carries the sentence on; on verse and on speech that trails off with dots or a dash.

*Source*: the word classes that cannot end an English sentence: articles, auxiliaries, prepositions, conjunctions.
"""

from __future__ import annotations

from collections.abc import Iterator

from checker.check import Check, Discrepancy, Side, clean, flagged
from claims.analysis import Token
from claims.article import Article
from claims.document import PartKind
from claims.finding import Confidence, Severity
from claims.spans import Span, cover

_OPEN_WORDS = frozenset(
    "a an the and or but nor of from with into onto than as if because although while whereas whose which that who is are was "
    "were be been being has have had do does did will would could should may might must can to by at for between "
    "among during through their its our your my every".split()
)
_CARRIES_ON = (PartKind.LIST, PartKind.TABLE, PartKind.PULL_QUOTE)
_NEVER_LAST = frozenset("the a an and or its their his her".split())
"""What no subhead ends with; "what it is for" is one."""
MIN_TOKENS = 5

EXAMPLES = (
    flagged(
        "The town has waited for years for a doctor, and last winter the council found one.\n\nThe clinic stands beside the old mill on the river. It «opened in March and was»\n\nIts director said that the staff had come from four towns.\n",
        "The sentence breaks off after “was”.",
    ),
    flagged(
        "The storm came ashore at dawn.\n\nThe farmers on the coast lost a third of their crop in the storm, and many of them have no insurance. The union asked the «ministry for help with the»\n\nIt has had no answer.\n",
        "The sentence breaks off after “the”.",
    ),
    clean(
        "The report names three causes, of which the first is\n\n- an old pump,\n- a blocked drain, and\n- the flood itself.\n"
    ),
    clean("“I only know what I was told to,” she said. It was not clear what the money had been spent on.\n"),
)


def find(article: Article) -> Iterator[Discrepancy]:
    parts = article.document.parts
    last = {s.part: s for s in article.analysis.sentences}
    for part in parts:
        if part.kind not in (PartKind.BODY, PartKind.SUBHEAD) or part.index not in last:
            continue
        following = parts[part.index + 1] if part.index + 1 < len(parts) else None
        if following and following.kind in _CARRIES_ON:
            continue
        tokens = article.analysis.words(last[part.index])
        end = tokens[-1]
        if part.kind is PartKind.SUBHEAD and end.text.lower() not in _NEVER_LAST:
            continue
        if len(tokens) < MIN_TOKENS or end.text.lower() not in _OPEN_WORDS or end.text.isupper():
            continue
        if following and following.kind is PartKind.BODY and _carries_on(following.span.of(article.document.prose)):
            continue
        tail = _tail(tokens)
        yield Discrepancy(
            sides=(Side(tail),),
            values={"word": end.text},
            derivation=(f"The paragraph ends with “{end.text}”, without a stop, and the next one starts afresh.",),
            confidence=Confidence.HIGH,
            question="How does the sentence end?",
        )


def _carries_on(words: str) -> bool:
    """Whether a paragraph goes on with the sentence before it: it starts with a small letter or a quotation."""
    return words[:1].islower() or words[:1] in "“\"‘'"


def _tail(tokens: tuple[Token, ...]) -> Span:
    return cover(t.span for t in tokens[-5:])


CHECK = Check(
    code="PAG505",
    name="unfinished-sentence",
    severity=Severity.WARNING,
    reads=("paragraphs",),
    message="The sentence breaks off after “{word}”.",
    find=find,
    examples=EXAMPLES,
)
