"""The words of a passage as a reader sees them, the sentence it stands in, and when it is about."""

from __future__ import annotations

import re
from datetime import date

from claims.article import Article
from claims.document import Document
from claims.spans import Span

_SPACE = re.compile(r"\s+")
_BREAKING = re.compile(r"<\s*/?\s*(?:br|p|div|li|td|th|tr)\b", re.I)
_MARKUP = re.compile(r"<[^<>]*>|\]\([^()]*\)")

_MONTHS = ("Jan", "Feb", "Mar", "Apr", "May", "Jun", "Jul", "Aug", "Sep", "Oct", "Nov", "Dec")
_SEASONS = {"SP": "spring", "SU": "summer", "FA": "autumn", "WI": "winter"}
_DATE = re.compile(r"(\d{4})(?:-(\d\d)(?:-(\d\d))?)?")
_SEASON = re.compile(r"(\d{4})-(SP|SU|FA|WI)")


def day(value: date) -> str:
    """A day as people write it."""
    return f"{value.day} {month(value.month)} {value.year}"


def month(number: int) -> str:
    return _MONTHS[number - 1]


def moment(value: str) -> str:
    """A TIMEX3 value as people write it; "" where it leaves something open (a month of an unknown year) or is no date."""
    if "/" in value:
        ends = [moment(end) for end in value.split("/")]
        return " to ".join(ends) if all(ends) else ""
    if season := _SEASON.fullmatch(value):
        return f"{_SEASONS[season[2]]} {season[1]}"
    found = _DATE.fullmatch(value.split("T")[0])
    if not found or int(found[2] or 1) not in range(1, 13):
        return ""
    words = [str(int(found[3]))] if found[3] else []
    words += [month(int(found[2]))] if found[2] else []
    return " ".join([*words, found[1]])


def told(differs: tuple[str, ...]) -> tuple[str, ...]:
    """The values that a reader can make something of: not empty, not a date of an unknown year."""
    return tuple(value for value in differs if value and "XX" not in value)


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
