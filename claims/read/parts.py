"""What each paragraph is on the page: headline, standfirst, byline, dateline, subhead, caption, note or body."""

from __future__ import annotations

import re
from collections.abc import Iterable
from dataclasses import dataclass

from claims.document import Field, Part, PartKind
from claims.read import furniture
from claims.read.canvas import Canvas
from claims.read.datelines import dateline, stands_alone
from claims.read.frontmatter import KINDS
from claims.read.inline import Markup, blank_markup
from claims.read.paragraphs import Paragraph, Rows
from claims.spans import Span

_STANDFIRST_WORDS, _HEADLINE_WORDS, _SUBHEAD_WORDS = 60, 30, 12


@dataclass(frozen=True, slots=True)
class _Piece:
    """A paragraph with its prose, and `words`: the same on one line; `whole` are the emphasis marks that enclose all of it."""

    kind: str
    span: Span
    prose: str
    words: str
    level: int = 0
    rows: Rows = ()
    whole: str = ""
    image: bool = False

    @property
    def count(self) -> int:
        return len(self.words.split())


def build_parts(canvas: Canvas, fields: Iterable[Field], found: Iterable[Paragraph]) -> tuple[Part, ...]:
    """The parts of the document; blanks the markup of every paragraph on the canvas."""
    given = [(KINDS[f.key], f.span) for f in fields if f.key in KINDS]
    for field in fields:
        canvas.keep(field.span)
    pieces = [piece for paragraph in found if (piece := _piece(canvas, paragraph))]
    labelled = _label(pieces, headline=any(kind is PartKind.HEADLINE for kind, _ in given))
    parts: list[Part] = []
    number = 0
    for kind, span in given:
        if (span := _trim(canvas, span)) is not None:
            number += 1
            parts.append(Part(len(parts), kind, span, number))
    for piece, kind, opening in labelled:
        number += 1
        if opening:
            cut = piece.span.start + opening
            parts.append(Part(len(parts), PartKind.DATELINE, Span(piece.span.start, cut).strip(canvas.text), number))
            parts.append(Part(len(parts), kind, _required(canvas, Span(cut, piece.span.end)), number))
        else:
            parts.append(Part(len(parts), kind, piece.span, number, piece.rows))
    return tuple(parts)


def _required(canvas: Canvas, span: Span) -> Span:
    trimmed = _trim(canvas, span)
    return trimmed if trimmed is not None else span


def _trim(canvas: Canvas, span: Span) -> Span | None:
    """`span` without the blanks at its ends; None where nothing is left."""
    piece = canvas.at(span)
    if not piece.strip():
        return None
    return Span(span.start + len(piece) - len(piece.lstrip()), span.start + len(piece.rstrip()))


def _piece(canvas: Canvas, paragraph: Paragraph) -> _Piece | None:
    if paragraph.rows:
        for row in paragraph.rows:
            for cell in row:
                canvas.keep(cell)
                blank_markup(canvas, cell)
        span = _trim(canvas, paragraph.span)
        rows = tuple(tuple(_trim(canvas, cell) or Span(cell.start, cell.start) for cell in row) for row in paragraph.rows)
        return _Piece("table", span, "", "", rows=rows) if span is not None else None
    for line in paragraph.lines:
        canvas.keep(line)
    markup = blank_markup(canvas, paragraph.span)
    span = _trim(canvas, paragraph.span)
    if span is None or not any(c.isalnum() for c in canvas.at(span)):
        canvas.blank(paragraph.span)
        return None
    words = " ".join(canvas.at(span).split())
    whole = "".join(sorted({mark for outer, mark in markup.emphasis if _is_whole(span, outer)}))
    return _Piece(paragraph.kind, span, canvas.at(span), words, paragraph.level, whole=whole, image=_is_image(markup, span))


def _is_whole(span: Span, emphasis: Span) -> bool:
    return emphasis.start <= span.start and span.end <= emphasis.end


def _is_image(markup: Markup, span: Span) -> bool:
    return len(markup.images) == 1 and span in markup.images[0]


def _label(pieces: list[_Piece], *, headline: bool) -> list[tuple[_Piece, PartKind, int]]:
    """Each piece with its kind and the length of the dateline that opens it."""
    out: list[tuple[_Piece, PartKind, int]] = []
    body = False
    for i, piece in enumerate(pieces):
        opening = 0
        kind = _fixed(piece, out)
        if kind is None and not body:
            kind = _above_body(pieces, i, headline=headline)
        if kind is None:
            if piece.kind == "heading":
                kind = PartKind.SUBHEAD
            elif _is_subhead(pieces, i):
                kind = PartKind.SUBHEAD
            else:
                kind = PartKind.BODY
                opening = _opening(pieces, i, first=not body) if piece.kind == "paragraph" else 0
        if kind is PartKind.BODY and (piece.kind != "paragraph" or not furniture.is_stray(piece.words)):
            body = True
        headline = headline or kind is PartKind.HEADLINE
        out.append((piece, kind, opening))
    return _label_end(out)


def _fixed(piece: _Piece, before: list[tuple[_Piece, PartKind, int]]) -> PartKind | None:
    """The kinds that the form alone gives."""
    if piece.rows:
        return PartKind.TABLE
    if piece.image or furniture.is_caption(piece.words):
        return PartKind.CAPTION
    if piece.whole in ("*", "_") and before and before[-1][0].image:
        return PartKind.CAPTION
    if piece.kind == "item":
        return PartKind.LIST
    if piece.kind == "quote":
        return PartKind.PULL_QUOTE
    if furniture.is_note(piece.words):
        return PartKind.NOTE
    return None


def _above_body(pieces: list[_Piece], i: int, *, headline: bool) -> PartKind | None:
    """The kinds that stand before the first paragraph of the body."""
    piece = pieces[i]
    if stands_alone(piece.words):
        return PartKind.DATELINE
    if furniture.is_byline(piece.words):
        return PartKind.BYLINE
    if furniture.is_stray(piece.words):
        return PartKind.BODY
    if piece.kind == "heading":
        return PartKind.HEADLINE if not headline else None
    if not headline and piece.count <= _HEADLINE_WORDS and not furniture.ends_sentence(piece.words) and i + 1 < len(pieces):
        return PartKind.HEADLINE
    if headline and _is_standfirst(pieces, i):
        return PartKind.STANDFIRST
    return None


def _is_standfirst(pieces: list[_Piece], i: int) -> bool:
    """A short paragraph under the headline that is set apart from the body by its type or by what follows it."""
    piece = pieces[i]
    if piece.kind != "paragraph" or not 4 <= piece.count <= _STANDFIRST_WORDS or i + 1 >= len(pieces) or piece.words.endswith((":", "?")):
        return False
    if _opening(pieces, i, first=True):
        return False
    if piece.whole or not furniture.ends_sentence(piece.words):
        return bool(piece.whole) or pieces[i + 1].count > piece.count
    following = pieces[i + 1]
    return stands_alone(following.words) or furniture.is_byline(following.words) or _opening(pieces, i + 1, first=True) > 0


def _opening(pieces: list[_Piece], i: int, *, first: bool) -> int:
    """The length, in the file, of the dateline that opens a piece."""
    length = dateline(pieces[i].words, first=first)
    return _in_file(pieces[i], length) if length else 0


def _in_file(piece: _Piece, length: int) -> int:
    """The length in the file of the first `length` characters of the words, in which white space is one space."""
    wanted = sum(not c.isspace() for c in piece.words[:length])
    at = 0
    while wanted:
        wanted -= not piece.prose[at].isspace()
        at += 1
    return at


def _is_subhead(pieces: list[_Piece], i: int) -> bool:
    """A short line without a stop, set in bold or standing above a paragraph of the body."""
    piece = pieces[i]
    if piece.kind != "paragraph" or piece.count > _SUBHEAD_WORDS or not furniture.looks_like_title(piece.words):
        return False
    if piece.whole.startswith("**") or piece.whole.startswith("__"):
        return True
    return i + 1 < len(pieces) and pieces[i + 1].kind == "paragraph" and pieces[i + 1].count > _SUBHEAD_WORDS + 3


def _label_end(labelled: list[tuple[_Piece, PartKind, int]]) -> list[tuple[_Piece, PartKind, int]]:
    """An author's biography or another line in italics that closes the article is a note."""
    for k in range(len(labelled) - 1, max(0, len(labelled) - 4), -1):
        piece, kind, _ = labelled[k]
        if kind in (PartKind.BODY, PartKind.SUBHEAD) and (piece.whole in ("*", "_") or furniture.is_biography(piece.words)):
            labelled[k] = (piece, PartKind.NOTE, 0)
        elif kind not in (PartKind.NOTE, PartKind.CAPTION):
            break
    return labelled
