"""From a file, its bytes or a text to a Document; whatever cannot be read is refused in one line that says what to do."""

from __future__ import annotations

import codecs
import os
from pathlib import Path

from claims.document import Document
from claims.errors import UnreadableArticle, UserError
from claims.plugins import READERS, load, plugins, refusal
from claims.read.blocks import find_blocks
from claims.read.canvas import Canvas, lines_of
from claims.read.formats import recognise
from claims.read.frontmatter import front_matter
from claims.read.inline import without_comments
from claims.read.language import english
from claims.read.paragraphs import find_paragraphs
from claims.read.parts import build_parts

LARGEST = 10_000_000  # bytes; some forty times the longest article


def read_file(path: str | os.PathLike[str]) -> Document:
    """Read an article from a file."""
    name = os.fspath(path)
    try:
        if Path(name).is_dir():
            raise _refusal(name, "is a directory", "name the article files in it")
        if (size := Path(name).stat().st_size) > LARGEST:
            raise _too_large(name, size)
        data = Path(name).read_bytes()
    except FileNotFoundError:
        raise _refusal(name, "no such file", "check the spelling of the path") from None
    except PermissionError:
        raise _refusal(name, "permission denied", "make the file readable") from None
    except (OSError, ValueError) as error:
        reason = getattr(error, "strerror", None) or error
        raise _refusal(name, f"cannot be read ({reason})", "check the path") from None
    return read_bytes(data, name)


def read_bytes(data: bytes, path: str) -> Document:
    """Read an article from the bytes of a file; `path` names it in errors."""
    if len(data) > LARGEST:
        raise _too_large(path, len(data))
    if not data.strip():
        raise _refusal(path, "is empty", "give a file with an article in it")
    if ending := added_reader(path):
        return _read_by(ending, data, path)
    if found := recognise(data):
        raise _refusal(path, f"is {found}, not plain text", "save it as plain text or Markdown")
    return read_text(_decode(data, path), path=path)


def read_text(text: str, *, path: str = "-") -> Document:
    """Read an article from a string: plain text or Markdown, told apart by what stands in it."""
    text = text.removeprefix("\ufeff")
    if not text.strip():
        raise _refusal(path, "is empty", "give a file with an article in it")
    if "\0" in text:
        raise _refusal(path, "is binary, not text", "save it as plain text or Markdown")
    lines = lines_of(text)
    head = front_matter(text, lines)
    plain = without_comments(text)
    canvas = Canvas(plain)
    body = find_paragraphs(plain, find_blocks(plain, lines, head.lines))
    parts = build_parts(canvas, head.fields, body)
    if not parts:
        raise _refusal(path, "has no words", "give a file with an article in it")
    prose = canvas.prose()
    if not english(prose):
        raise _refusal(path, "reads like no English", "newscheck reads English only")
    return Document(path, text, prose, parts, head.fields)


def added_reader(path: str) -> str | None:
    """The ending of `path` where another installed package reads files that end so."""
    ending = os.path.splitext(path)[1].lower()
    return ending if ending and ending in plugins(READERS) else None


def _read_by(ending: str, data: bytes, path: str) -> Document:
    """The document that a reader of another package makes; held to what ours is held to."""
    try:
        document = load(READERS, ending)(data, path)
    except UserError:
        raise
    except Exception as error:
        what = " ".join(f"cannot be read ({type(error).__name__}: {error})".split())
        raise _refusal(path, what, f"ask the makers of the reader for {ending}") from error
    if not isinstance(document, Document):
        raise refusal(READERS, ending, f"gives a {type(document).__name__}, not a claims.document.Document")
    if not document.parts:
        raise _refusal(path, "has no words", "give a file with an article in it")
    if not english(document.prose):
        raise _refusal(path, "reads like no English", "newscheck reads English only")
    return document


def _decode(data: bytes, path: str) -> str:
    marks = ((codecs.BOM_UTF8, "utf-8"), (codecs.BOM_UTF16_LE, "utf-16-le"), (codecs.BOM_UTF16_BE, "utf-16-be"))
    mark, encoding = next((found for found in marks if data.startswith(found[0])), (b"", "utf-8"))
    try:
        return data[len(mark) :].decode(encoding)
    except UnicodeDecodeError as error:
        what = f"is not {encoding.upper()} (byte {error.start + len(mark)})"
        raise _refusal(path, what, "save it as plain text in UTF-8") from None


def _too_large(path: str, size: int) -> UnreadableArticle:
    return _refusal(path, f"is too large ({size:,} bytes, the limit is {LARGEST:,})", "split it into articles")


def _refusal(path: str, what: str, to_do: str) -> UnreadableArticle:
    return UnreadableArticle(f"{path}: {what}; {to_do}")
