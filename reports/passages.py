"""The words of a passage as a reader sees them, the sentence it stands in, and when it is about."""

from __future__ import annotations

import re
from collections.abc import Iterable
from datetime import date, datetime, timedelta

from claims.article import Article
from claims.document import Document
from claims.spans import Span

_SPACE = re.compile(r"\s+")
_BREAKING = re.compile(r"<\s*/?\s*(?:br|p|div|li|td|th|tr)\b", re.I)
_MARKUP = re.compile(r"<[^<>]*>|\]\([^()]*\)")

_MONTHS = ("Jan", "Feb", "Mar", "Apr", "May", "Jun", "Jul", "Aug", "Sep", "Oct", "Nov", "Dec")
_WEEKDAYS = ("Monday", "Tuesday", "Wednesday", "Thursday", "Friday", "Saturday", "Sunday")
_SEASONS = {"SP": "spring", "SU": "summer", "FA": "autumn", "WI": "winter"}
_PARTS = {"Q1": "first quarter", "Q2": "second quarter", "Q3": "third quarter", "Q4": "fourth quarter"}
_PARTS |= {"H1": "first half", "H2": "second half"}
_DATE = re.compile(r"(\d{4}|XXXX)(?:-(\d\d)(?:-(\d\d))?)?")
_SEASON = re.compile(r"(\d{4})-([SFW][PUAI])")
_PART = re.compile(r"(\d{4})-([QH]\d)")
_ISO = re.compile(r"(?<![\w/-])(?:\d{4}-\d\d(?:-\d\d)?(?:/\d{4}-\d\d(?:-\d\d)?)?|\d{4}/\d{4})(?![\w/-])")
_HOUR = re.compile(r"(?<![\w/-])(\d{4}-\d\d-\d\d)T(\d\d:\d\d|MO|MI|AF|EV|NI)(?:/\1T(\d\d:\d\d))?(?![\w/-])")
_HOURS = {"MO": "the morning", "MI": "midday", "AF": "the afternoon", "EV": "the evening", "NI": "the night"}
_OPEN = re.compile(r"(?<![\w/-])(\d{4}|XXXX)-(?:WXX(?:-([1-7])(?:T\w+)?)?|(SP|SU|FA|WI|[QH]\d))(?![\w/-])")
_QUOTED = re.compile(r"“[^”]*”")


def day(value: date) -> str:
    """A day as people write it."""
    return f"{value.day} {month(value.month)} {value.year}"


def instant(timestamp: str) -> str:
    """An ISO 8601 time in UTC as people write it; what is none stays as it is."""
    try:
        at = datetime.fromisoformat(timestamp)
    except ValueError:
        return timestamp
    return f"{day(at)}, {at:%H:%M}" + (" UTC" if at.utcoffset() == timedelta() else "")


def month(number: int) -> str:
    return _MONTHS[number - 1]


def stretch(first: str, last: str) -> str:
    """ "9 May 2022" and "11 May 2022" as "9 to 11 May 2022": what both end with is said once."""
    if first == last:
        return first
    words, others = first.split(), last.split()
    while len(words) > 1 and len(words) == len(others) and words[-1] == others[-1]:
        words, others = words[:-1], others[:-1]
    return f"{' '.join(words)} to {last}"


def moment(value: str) -> str:
    """A TIMEX3 value as people write it; "" where it tells neither a day nor a month nor a year, or is no date."""
    if "/" in value:
        first, last = (moment(end) for end in value.split("/", 1))
        if value.startswith("../"):
            return f"until {last}" if last else ""
        if value.endswith("/.."):
            return f"from {first}" if first else ""
        return stretch(first, last) if first and last else ""
    if (season := _SEASON.fullmatch(value)) and season[2] in _SEASONS:
        return f"{_SEASONS[season[2]]} {season[1]}"
    if (part := _PART.fullmatch(value)) and part[2] in _PARTS:
        return f"{_PARTS[part[2]]} of {part[1]}"
    found = _DATE.fullmatch(value.split("T")[0])
    if not found or int(found[2] or 1) not in range(1, 13):
        return ""
    words = [str(int(found[3]))] if found[3] else []
    words += [month(int(found[2]))] if found[2] else []
    words += [found[1]] if found[1] != "XXXX" else []
    return " ".join(words)


def told(value: str) -> str:
    """A value set against another, as a reader can make something of it; "" for a date of which nothing is known."""
    return moment(value) or ("" if "XX" in value else plain(value))


def differing(values: Iterable[str]) -> tuple[str, ...]:
    """The values of a finding that differ as a reader sees them; none where that leaves fewer than two."""
    out = {key(words): words for value in reversed(tuple(values)) if (words := told(value))}
    return tuple(reversed(out.values())) if len(out) > 1 else ()


def key(words: str) -> str:
    """What two values that look alike have in common."""
    return " ".join(words.casefold().split())


def plain(sentence: str) -> str:
    """A sentence of a check with its dates as people write them. What stands in quotation marks stays as it is."""
    out, at = [], 0
    for quoted in _QUOTED.finditer(sentence):
        out += [_said(sentence[at : quoted.start()]), quoted[0]]
        at = quoted.end()
    return "".join([*out, _said(sentence[at:])])


def step(words: str) -> str:
    """A step of a derivation as a sentence: it starts with a capital and ends with a stop."""
    words = plain(words).strip()
    return words[:1].upper() + words[1:] + ("" if words.endswith((".", "!", "?", "”")) or not words else ".")


def _said(words: str) -> str:
    return _OPEN.sub(_open, _ISO.sub(lambda m: moment(m[0]) or m[0], _HOUR.sub(_hour, words)))


def _hour(match: re.Match[str]) -> str:
    """A part of a day, or an hour of it."""
    on, first, last = match.groups()
    return f"{_HOURS[first]} of {moment(on)}" if first in _HOURS else f"{stretch(first, last or first)} on {moment(on)}"


def _open(match: re.Match[str]) -> str:
    """A part of a year, or a week or weekday of which only the year is known."""
    year, weekday, part = match.groups()
    if part:
        return moment(match[0]) or f"{_SEASONS.get(part) or _PARTS.get(part, part)} of a year that is not given"
    return f"a {_WEEKDAYS[int(weekday) - 1] if weekday else 'week'}" + (f" in {year}" if year != "XXXX" else "")


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
