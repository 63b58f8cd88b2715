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


@dataclass(frozen=True, slots=True)
class FrontMatter:
    """`fields` in file order, and the number of lines (fences included) that the block takes; 0 where there is none."""

    fields: tuple[Field, ...] = ()
    lines: int = 0


def front_matter(text: str, lines: list[Span]) -> FrontMatter:
    """Read the front matter of a file, if it has one."""
    first = next((i for i, line in enumerate(lines) if line.of(text).strip()), None)
    if first is None or not _FENCE.fullmatch(lines[first].of(text)):
        return FrontMatter()
    fence = lines[first].of(text).strip()
    following = range(first + 1, min(len(lines), first + _LONGEST))
    last = next((i for i in following if lines[i].of(text).strip() in (fence, "...")), None)
    if last is None:
        return FrontMatter()
    pattern = _KEY if fence == "---" else _TOML
    fields: list[Field] = []
    for line in lines[first + 1 : last]:
        match = pattern.match(line.of(text))
        if match:
            span = _unquoted(text, Span(line.start + match.end(), line.end))
            fields.append(Field(match.group(1).lower(), span.of(text), span))
        elif fields and line.of(text)[:1] in (" ", "\t", "-") and line.of(text).strip():
            fields[-1] = _continued(text, fields[-1], line)
        elif line.of(text).strip() and not line.of(text).lstrip().startswith("#"):
            return FrontMatter()
    return FrontMatter(tuple(f for f in fields if f.value.strip()), last + 1) if fields else FrontMatter()


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
