"""The block of keys and values that may open a file between two lines of three hyphens."""

from __future__ import annotations

import re
from dataclasses import dataclass

from claims.document import Field, PartKind
from claims.spans import Span

_KEY = re.compile(r"([A-Za-z][\w \-]{0,40}?)\s*:(?:\s+|$)")
_FENCE = re.compile(r"(?:---|\+\+\+)[ \t]*")
_TOML = re.compile(r"([A-Za-z][\w\-]{0,40})\s*=\s*")
_LONGEST = 200  # lines; a longer block is no front matter

KINDS = {
    **dict.fromkeys(("title", "headline"), PartKind.HEADLINE),
    **dict.fromkeys(
        ("subtitle", "subheadline", "standfirst", "deck", "dek", "summary", "description", "excerpt", "abstract", "lede"),
        PartKind.STANDFIRST,
    ),
    **dict.fromkeys(("author", "authors", "byline", "by"), PartKind.BYLINE),
}


_KNOWN = frozenset(KINDS) | {
    *("date", "published", "updated", "modified", "dateline", "place", "location", "section", "category", "categories", "tags"),
    *("keywords", "source", "publisher", "url", "slug", "layout", "language", "lang", "id", "draft", "image", "caption"),
}


@dataclass(frozen=True, slots=True)
class FrontMatter:
    """`fields` in file order, and the number of lines (fences included) that the block takes; 0 where there is none."""

    fields: tuple[Field, ...] = ()
    lines: int = 0


def front_matter(text: str, lines: list[Span]) -> FrontMatter:
    """Read the front matter of a file, if it has one: between fences, or lines of known keys above a blank line."""
    first = next((i for i, line in enumerate(lines) if line.of(text).strip()), None)
    if first is None:
        return FrontMatter()
    if not _FENCE.fullmatch(lines[first].of(text)):
        return _header(text, lines, first)
    fence = lines[first].of(text).strip()
    following = range(first + 1, min(len(lines), first + _LONGEST))
    last = next((i for i in following if lines[i].of(text).strip() in (fence, "...")), None)
    fields = _fields(text, lines[first + 1 : last], _KEY if fence == "---" else _TOML) if last is not None else []
    if last is None or not any(field.key in _KNOWN or " " not in field.key for field in fields):
        return FrontMatter()
    return FrontMatter(tuple(field for field in fields if field.value.strip()), last + 1)


def _header(text: str, lines: list[Span], first: int) -> FrontMatter:
    """Two lines or more of known keys without fences."""
    last = next((i for i in range(first, min(len(lines), first + _LONGEST)) if not lines[i].of(text).strip()), first)
    fields = _fields(text, lines[first:last], _KEY)
    if len(fields) < 2 or len(fields) != last - first or not all(field.key in _KNOWN and field.value for field in fields):
        return FrontMatter()
    return FrontMatter(tuple(fields), last)


def _fields(text: str, lines: list[Span], pattern: re.Pattern[str]) -> list[Field]:
    """The keys and values of a block; nothing where a line is neither a key nor the rest of a value nor a comment."""
    fields: list[Field] = []
    for line in lines:
        written = line.of(text)
        if match := pattern.match(written):
            span = _unquoted(text, Span(line.start + match.end(), line.end))
            fields.append(Field(match.group(1).lower(), span.of(text), span))
        elif fields and written[:1] in (" ", "\t", "-") and written.strip():
            fields[-1] = _continued(text, fields[-1], line)
        elif written.strip() and not written.lstrip().startswith("#"):
            return []
    return fields


def _unquoted(text: str, span: Span) -> Span:
    span = span.strip(text)
    value = span.of(text)
    if len(value) >= 2 and value[0] == value[-1] and value[0] in "\"'":
        span = Span(span.start + 1, span.end - 1).strip(text)
    elif value in (">", "|", ">-", "|-"):
        span = Span(span.end, span.end)
    return span


def _continued(text: str, field: Field, line: Span) -> Field:
    """A value that goes on in an indented line or in a list below its key."""
    more = line.strip(text)
    if more.of(text).startswith("- "):
        more = _unquoted(text, Span(more.start + 2, more.end))
    start = field.span.start if len(field.span) else more.start
    span = Span(start, more.end)
    return Field(field.key, " ".join(f"{field.value} {more.of(text)}".split()), span)
