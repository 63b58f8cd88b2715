"""The parts of a document: which paragraph is headline, standfirst, byline, dateline, subhead, caption, note or body."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass

from claims.document import Field, Part, PartKind
from claims.read import furniture
from claims.read.canvas import Canvas
from claims.read.datelines import dateline, is_kicker, is_publication_date, speaker, stands_alone
from claims.read.frontmatter import KINDS
from claims.read.inline import blank_markup
from claims.read.paragraphs import Paragraph
from claims.read.pieces import Piece, piece_of, repeated
from claims.spans import Span

_STANDFIRST_WORDS = range(4, 61)
_HEADLINE_WORDS, _SUBHEAD_WORDS, _PARAGRAPH_WORDS = 30, 12, 8  # the most, the most, and the fewest below a subhead
_LINK_WORDS = 30  # the most in a line that names a source or another article
_LAST = 4  # paragraphs at the end among which an author's biography stands


@dataclass(frozen=True, slots=True)
class _Page:
    """The paragraphs of a page, with what must be known of all of them to tell what one is."""

    pieces: list[Piece]
    speakers: Mapping[str, int]
    repeated: frozenset[int]

    def after(self, i: int) -> Piece | None:
        return self.pieces[i + 1] if i + 1 < len(self.pieces) else None


def build_parts(canvas: Canvas, fields: Iterable[Field], found: Iterable[Paragraph]) -> tuple[Part, ...]:
    """The parts of the document; puts their words on the canvas."""
    parts: list[Part] = []
    for field in fields:
        canvas.keep(field.span)
        blank_markup(canvas, field.span)
        if field.key in KINDS and (span := canvas.trim(field.span)) is not None:
            parts.append(Part(len(parts), KINDS[field.key], span, len(parts) + 1))
    given = len(parts)
    pieces = [piece for paragraph in found if (piece := piece_of(canvas, paragraph))]
    kinds = _kinds(pieces, headline=any(part.kind is PartKind.HEADLINE for part in parts))
    for number, (piece, (kind, opening)) in enumerate(zip(pieces, kinds, strict=True), given + 1):
        body = piece.span
        if opening:
            cut = piece.span.start + opening
            parts.append(Part(len(parts), PartKind.DATELINE, Span(piece.span.start, cut).strip(canvas.text), number))
            body = canvas.trim(Span(cut, piece.span.end)) or body
        if kind is PartKind.CAPTION:
            body = _without_label(canvas, piece)
        parts.append(Part(len(parts), kind, body, number, piece.rows))
    return tuple(parts)


def _without_label(canvas: Canvas, piece: Piece) -> Span:
    """The caption itself; its label, and the bracket that this opens, are no words of the article."""
    length = furniture.caption_label(piece.words)
    if not length:
        return piece.span
    cut = piece.span.start + piece.in_file(length)
    opened = (piece.words[0] + piece.words[-1]) in ("[]", "()") and "]" not in piece.words[:length]
    end = piece.span.end - 1 if opened else piece.span.end
    body = canvas.trim(Span(cut, end))
    if body is None:
        return piece.span
    canvas.blank(Span(piece.span.start, cut))
    canvas.blank(Span(end, piece.span.end))
    return body


def _kinds(pieces: list[Piece], *, headline: bool) -> list[tuple[PartKind, int]]:
    """The kind of each piece, and how many characters of it are the dateline that opens it."""
    speakers = Counter(name for piece in pieces if (name := speaker(piece.words)))
    page = _Page(pieces, speakers, repeated(pieces))
    out: list[tuple[PartKind, int]] = []
    body = False
    for i, piece in enumerate(pieces):
        kind = _by_form(page, i, headline=headline)
        if kind is None and not body:
            kind = _above_body(page, i, headline=headline)
        kind = kind or _in_body(page, i)
        opening = _opening(page, i, first=not body) if kind is PartKind.BODY else 0
        body = body or (kind is PartKind.BODY and not furniture.is_stray(piece.words))
        headline = headline or kind is PartKind.HEADLINE
        out.append((kind, opening))
    for i in (*_biographies(page, [kind for kind, _ in out]), *_end_matter(page)):
        if out[i][0] in (PartKind.BODY, PartKind.SUBHEAD, PartKind.LIST):
            out[i] = (PartKind.NOTE, 0)
    return out


def _by_form(page: _Page, i: int, *, headline: bool) -> PartKind | None:
    """The kinds that the form or the wording alone gives, wherever it stands."""
    piece = page.pieces[i]
    if piece.rows:
        return PartKind.TABLE
    if piece.image or (piece.italic and i and page.pieces[i - 1].image):
        return PartKind.CAPTION
    if piece.kind == "heading":
        return None
    if furniture.is_caption(piece.words) and (headline or not furniture.looks_like_title(piece.words)):
        return PartKind.CAPTION
    if piece.kind == "item":
        return PartKind.LIST
    if is_publication_date(piece.words):
        return PartKind.DATELINE
    if furniture.is_note(piece.words):
        return PartKind.NOTE
    if furniture.is_signature(piece.words):
        return PartKind.BYLINE
    if _is_pull_quote(page, i):
        return PartKind.PULL_QUOTE
    return None


def _is_pull_quote(page: _Page, i: int) -> bool:
    """A block quote in quotation marks or with a speaker named below; a quotation that stands alone and again in the body."""
    piece, after = page.pieces[i], page.after(i)
    if piece.kind == "quote":
        signed = after is not None and after.kind == "quote" and after.words[0] in "—–―-"
        before = page.pieces[i - 1] if i else piece
        signs = before.kind == "quote" and before.quoted and not furniture.ends_sentence(piece.words)
        return piece.words[0] in '"“‘«—–―-' or signed or signs or furniture.has_attribution(piece.words) or i in page.repeated
    return piece.kind == "paragraph" and piece.quoted and i in page.repeated


def _above_body(page: _Page, i: int, *, headline: bool) -> PartKind | None:
    """The kinds that stand before the first paragraph of the body."""
    piece = page.pieces[i]
    if stands_alone(piece.words) or all(map(stands_alone, furniture.segments(piece.words))):
        return PartKind.DATELINE
    if furniture.is_stray(piece.words):
        return PartKind.BODY
    if headline and _is_byline(page, i):
        return PartKind.BYLINE
    if piece.kind == "heading":
        return None if headline else PartKind.HEADLINE
    if not headline and is_kicker(piece.words):
        return PartKind.SUBHEAD
    if not headline and _is_headline(page, i):
        return PartKind.HEADLINE
    if headline and _is_standfirst(page, i):
        return PartKind.STANDFIRST
    return None


def _is_byline(page: _Page, i: int) -> bool:
    """A byline, alone or beside a date; a bare name above a date, a post or the first paragraph; a post below a name."""
    words, after = page.pieces[i].words, page.after(i)
    if any(furniture.is_byline(segment) for segment in furniture.segments(words)):
        return True
    if furniture.is_bare_name(words):
        if after is None or page.pieces[i].kind != "paragraph" or is_kicker(words):
            return False
        return stands_alone(after.words) or furniture.is_bare_role(after.words) or after.count >= _PARAGRAPH_WORDS
    return i > 0 and furniture.is_bare_role(words) and furniture.is_bare_name(page.pieces[i - 1].words)


def _is_headline(page: _Page, i: int) -> bool:
    """The first short line without a final stop, with more below it."""
    piece = page.pieces[i]
    if piece.kind != "paragraph" or piece.count > _HEADLINE_WORDS or page.after(i) is None:
        return False
    if piece.words.endswith((":", ",", ";")):
        return False
    return not furniture.ends_sentence(piece.words) or piece.words.endswith(("?", "!"))


def _is_standfirst(page: _Page, i: int) -> bool:
    """A short paragraph under the headline that its type, or a byline or dateline below it, sets apart from the body."""
    piece, after = page.pieces[i], page.after(i)
    if piece.kind != "paragraph" or piece.count not in _STANDFIRST_WORDS or after is None or piece.words.endswith((":", "?")):
        return False
    if furniture.is_result(piece.words) or _opening(page, i, first=True):
        return False
    if piece.italic or piece.bold:
        return True
    if not furniture.ends_sentence(piece.words):
        return True
    return stands_alone(after.words) or furniture.is_byline(after.words) or _opening(page, i + 1, first=True) > 0


def _in_body(page: _Page, i: int) -> PartKind:
    """Subhead or body."""
    piece, after = page.pieces[i], page.after(i)
    if piece.kind == "heading":
        return PartKind.SUBHEAD
    if piece.count > _SUBHEAD_WORDS or not (furniture.looks_like_title(piece.words) or furniture.is_figure(piece.words)):
        return PartKind.BODY
    if piece.bold:
        return PartKind.SUBHEAD
    if piece.kind != "paragraph" or after is None:
        return PartKind.BODY
    below = after.kind == "item" or (after.count >= _PARAGRAPH_WORDS and furniture.ends_sentence(after.words))
    return PartKind.SUBHEAD if below else PartKind.BODY


def _opening(page: _Page, i: int, *, first: bool) -> int:
    """How many characters of a paragraph in the file are the dateline that opens it."""
    piece = page.pieces[i]
    if piece.kind != "paragraph" or page.speakers.get(speaker(piece.words), 0) > 1:
        return 0
    length = dateline(piece.words, first=first)
    return piece.in_file(length) if length < len(piece.words) else 0


def _biographies(page: _Page, kinds: list[PartKind]) -> Iterator[int]:
    """The paragraphs at the end that are in italics or say who the author is; a signature or a note may stand among them."""
    for i in range(len(kinds) - 1, max(len(kinds) - 1 - _LAST, 0), -1):
        piece = page.pieces[i]
        if kinds[i] in (PartKind.BODY, PartKind.SUBHEAD) and (piece.italic or _is_biography(page, i)):
            yield i
        elif kinds[i] not in (PartKind.NOTE, PartKind.CAPTION, PartKind.BYLINE, PartKind.DATELINE):
            return


def _is_biography(page: _Page, i: int) -> bool:
    """Who the author is: somebody of whom the article does not speak."""
    name = furniture.biography(page.pieces[i].words)
    if not name:
        return name is not None
    surname = name.split()[-1]
    return not any(surname in piece.words for piece in page.pieces[:i] if not furniture.is_byline(piece.words))


def _end_matter(page: _Page) -> Iterator[int]:
    """Sources and links that close the page below a line that says so; a long paragraph below it is the article again."""
    for i in range(len(page.pieces) - 1, -1, -1):
        if page.pieces[i].count > _LINK_WORDS:
            return
        if furniture.opens_end_matter(page.pieces[i].words):
            yield from range(i, len(page.pieces))
            return
