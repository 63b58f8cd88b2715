"""Whom "it" and "the company" mean where they are the source of speech: the subject before, the firm the article is about."""

from __future__ import annotations

from claims.analysis import Quotation, Token
from claims.extract.events.participants import beside
from claims.extract.events.views import Views, span_head

_FIRMS = frozenset(
    [
        "company",
        "firm",
        "business",
        "group",
        "chain",
        "airline",
        "bank",
        "retailer",
        "manufacturer",
        "operator",
        "carrier",
        "insurer",
    ]
)
_LOOK = 3  # sentences looked back through for what "it" means


def speaker_name(views: Views, quotation: Quotation) -> str:
    """The name of a quotation's speaker, with "it" and "the company" resolved where the text shows whom they mean."""
    source = quotation.source
    given = quotation.speaker or (source.text if source is not None else "")
    if source is None or source.person is not None:
        return given
    if source.body is not None:
        return views.body_names.get(source.body, given)
    words = source.text.casefold().split()
    if words == ["it"]:
        head = span_head(views.analysis, source.span)
        return (_subject_before(views, head) if head is not None else "") or given
    if len(words) == 2 and words[0] == "the" and words[1] in _FIRMS:
        return views.protagonist or given
    return given


def _subject_before(views: Views, pronoun: Token) -> str:
    """The subject of the nearest sentence before that has one which is no person."""
    for sentence in views.analysis.sentences[max(0, pronoun.sentence - _LOOK) : pronoun.sentence][::-1]:
        root = next((t for t in views.analysis.words(sentence) if t.head == t.i), None)
        subject = views.clauses.subject(root) if root is not None else None
        if subject is None or subject.text.casefold() == "it":
            continue
        itself = views.known.get(subject.i)
        if itself is not None:
            return itself.name if itself.person is None else ""
        known = beside(views, subject)  # "a group calling itself"
        return known.name if known is not None else ""
    return ""
