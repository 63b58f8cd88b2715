"""The words of a passage as a reader sees them, and the sentence it stands in."""

from __future__ import annotations

import re

from claims.article import Article
from claims.document import Document
from claims.spans import Span

_SPACE = re.compile(r"\s+")
_BREAKING = re.compile(r"<\s*/?\s*(?:br|p|div|li|td|th|tr)\b", re.I)
_MARKUP = re.compile(r"<[^<>]*>|\]\([^()]*\)")


def shown(document: Document, span: Span) -> str:
    """The words at `span` as a page shows them: no markup, white space collapsed.

    Markup is a space in `prose`. A run of such spaces is shown as one only where the file has white space or a line
    break there, so that emphasis inside a word does not cut it.
    """

    words = span.of(document.prose)
    if words == span.of(document.text):
        return _SPACE.sub(" ", words)

    def gap(match: re.Match[str]) -> str:
        start = span.start + match.start()
        source = document.text[start : span.start + match.end()]
        if match[0] == source or _BREAKING.search(source):
            return " "
        return " " if any(c.isspace() for c in _MARKUP.sub("", source)) else ""

    return _SPACE.sub(gap, words)


def sentence_around(article: Article, span: Span) -> Span:
    """The sentences that `span` touches; its own line where the words stand in none (a date of the front matter)."""
    first, last = article.analysis.sentence_at(span.start), article.analysis.sentence_at(max(span.start, span.end - 1))
    if first is None or last is None or not first.span.overlaps(span) or not last.span.overlaps(span):
        return _line(article.document, span)
    return Span(min(first.span.start, span.start), max(last.span.end, span.end))


def _line(document: Document, span: Span) -> Span:
    start = max(document.text.rfind("\n", 0, span.start), document.text.rfind("\r", 0, span.start)) + 1
    ends = [e for e in (document.text.find("\n", span.end), document.text.find("\r", span.end)) if e >= 0]
    return Span(start, min(ends, default=len(document.text)))
