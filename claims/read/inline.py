"""Markup inside a paragraph: which characters are not the article's words."""

from __future__ import annotations

import html
import re
from collections.abc import Iterator
from dataclasses import dataclass

from claims.read.canvas import Canvas
from claims.spans import Span

_TAGS = (
    "a|abbr|aside|article|b|big|blockquote|body|br|center|cite|code|dd|del|details|div|dl|dt|em|figcaption|figure|font|footer"
    "|h[1-6]|head|header|hr|html|i|iframe|img|ins|kbd|li|main|mark|nav|ol|p|picture|pre|q|s|section|small|source|span|strike"
    "|strong|sub|summary|sup|table|tbody|td|tfoot|th|thead|time|tr|tt|u|ul|video"
)
_TAG = re.compile(rf"</?(?:{_TAGS})(?:\s[^<>]{{0,1000}})?/?>", re.I)
_TITLE_OF_LINK = r"(?:\s+(?:\"[^\"\n]{0,500}\"|'[^'\n]{0,500}'))?\s?"
_TARGET = rf"\(\s?<?[^()\s<>]{{0,2000}}(?:\([^()\s]{{0,200}}\)[^()\s<>]{{0,200}})?>?{_TITLE_OF_LINK}\)"
_IMAGE = re.compile(rf"!\[([^\[\]\n]{{0,1000}})\](?:{_TARGET}|\[[^\[\]\n]{{0,200}}\])")
_LINK = re.compile(rf"(?<!!)\[([^\[\]]{{1,1000}})\](?:{_TARGET}|\[[^\[\]\n]{{0,200}}\])")
_FOOTNOTE = re.compile(r"\[\^[^\[\]\s]{1,40}\]:?")
_AUTOLINK = re.compile(r"<((?:https?://|mailto:)[^<>\s]{1,2000}|[^<>\s@]{1,100}@[^<>\s@]{1,100})>")
_NO_BREAK = re.compile(r"[^\r\n]")
_CODE = re.compile(r"(?<!`)(`{1,3})(?![`\s])([^`]{1,2000})(?<!\s)\1(?!`)")
_ESCAPE = re.compile(r"\\(?=[*_#\[\]()~`>|!<{}.+\-\\&$\"'\r\n]|$)")
_REFERENCE = re.compile(r"&(?:#\d{1,7}|#[xX][0-9a-fA-F]{1,6}|[A-Za-z]{2,30}[0-9]{0,2});")
_RUN = re.compile(r"(\*{1,3}|_{1,3}|~~)(?=(.?))", re.S)


def without_comments(text: str) -> str:
    """`text` with its HTML comments blank; line breaks stay."""
    out, end = [], 0
    while (start := text.find("<!--", end)) >= 0 and (stop := text.find("-->", start + 4)) >= 0:
        out += [text[end:start], _NO_BREAK.sub(" ", text[start : stop + 3])]
        end = stop + 3
    return "".join((*out, text[end:]))


@dataclass(frozen=True, slots=True)
class Markup:
    """What was seen in a paragraph: spans of image descriptions, and the pairs of emphasis marks (outer spans)."""

    images: tuple[Span, ...]
    emphasis: tuple[tuple[Span, str], ...]


@dataclass(frozen=True, slots=True)
class _Mark:
    at: int
    mark: str
    opens: bool
    closes: bool


def blank_markup(canvas: Canvas, span: Span) -> Markup:
    """Blank the inline markup in `span` of the canvas and say what was there."""
    piece = canvas.at(span)
    if not any(c in piece for c in "*_~[<`\\&"):
        return Markup((), ())
    images = []
    for match in _IMAGE.finditer(piece):
        images.append(Span(span.start + match.start(1), span.start + match.end(1)))
        _blank_around(canvas, span.start, match)
    for pattern in (_LINK, _AUTOLINK, _CODE):
        group = 2 if pattern is _CODE else 1
        for match in pattern.finditer(canvas.at(span)):
            _blank_around(canvas, span.start, match, group)
    for pattern in (_TAG, _FOOTNOTE):
        for match in pattern.finditer(canvas.at(span)):
            canvas.blank(Span(match.start(), match.end()).shift(span.start))
    emphasis = tuple(_emphasis(canvas, span))
    for match in _REFERENCE.finditer(canvas.at(span)):
        char = html.unescape(match.group())
        if len(char) == 1 and char not in "\r\n":
            canvas.write(Span(match.start(), match.end()).shift(span.start), " " if char.isspace() else char)
    return Markup(tuple(images), emphasis)


def _blank_around(canvas: Canvas, offset: int, match: re.Match[str], group: int = 1) -> None:
    canvas.blank(Span(offset + match.start(), offset + match.start(group)))
    canvas.blank(Span(offset + match.end(group), offset + match.end()))


def _emphasis(canvas: Canvas, span: Span) -> Iterator[tuple[Span, str]]:
    """Blank the pairs of emphasis marks and the backslashes of escapes; yield what the pairs enclosed."""
    piece = canvas.at(span)
    escaped = [match.end() for match in _ESCAPE.finditer(piece)]
    for at in escaped:
        canvas.blank(Span(at - 1, at).shift(span.start))
    waiting: list[_Mark] = []
    for mark in _marks(piece, frozenset(escaped)):
        opener = next((k for k in range(len(waiting) - 1, -1, -1) if waiting[k].mark == mark.mark), None) if mark.closes else None
        if opener is not None:
            start = waiting[opener].at
            del waiting[opener:]
            canvas.blank(Span(start, start + len(mark.mark)).shift(span.start))
            canvas.blank(Span(mark.at, mark.at + len(mark.mark)).shift(span.start))
            yield Span(start, mark.at + len(mark.mark)).shift(span.start), mark.mark
        elif mark.opens and len(waiting) < 20:
            waiting.append(mark)


def _marks(piece: str, escaped: frozenset[int]) -> Iterator[_Mark]:
    """Runs of ``*``, ``_`` and ``~~`` that may open or close emphasis; a mark inside a word or a sum is none."""
    for match in _RUN.finditer(piece):
        start, end = match.span(1)
        if start in escaped or (start and piece[start - 1] == match.group(1)[0]) or piece[end : end + 1] == match.group(1)[0]:
            continue
        before, after = piece[start - 1 : start] or " ", piece[end : end + 1] or " "
        if before.isalnum() and after.isalnum():
            continue
        opens = not after.isspace() and (not _is_mark(after) or before.isspace() or _is_mark(before))
        closes = not before.isspace() and (not _is_mark(before) or after.isspace() or _is_mark(after))
        if opens or closes:
            yield _Mark(start, match.group(1), opens, closes)


def _is_mark(char: str) -> bool:
    return not char.isalnum() and not char.isspace()
