"""Files of other programs, recognised by their first bytes."""

from __future__ import annotations

import re

_MAGIC = (
    (b"%PDF-", "a PDF file"),
    (b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1", "an old Word or Office file"),
    (b"{\\rtf", "an RTF file"),
    (b"\x1f\x8b", "a gzip archive"),
    (b"7z\xbc\xaf\x27\x1c", "a 7-Zip archive"),
    (b"Rar!", "a RAR archive"),
    (b"BZh", "a bzip2 archive"),
    (b"\xfd7zXZ", "an xz archive"),
    (b"\x89PNG", "a PNG image"),
    (b"\xff\xd8\xff", "a JPEG image"),
    (b"GIF8", "a GIF image"),
    (b"SQLite format 3", "an SQLite database"),
    (b"\x7fELF", "a program"),
)
_ZIP = (
    (b"word/", "a Word file"),
    (b"xl/", "an Excel file"),
    (b"ppt/", "a PowerPoint file"),
    (b"opendocument.text", "an OpenDocument text"),
    (b"epub", "an EPUB book"),
)
_HTML = re.compile(rb"\s*(?:<\?xml[^>]{0,200}>\s*)?(?:<!--.{0,2000}?-->\s*)?<(?:!doctype\s+html|html|head|body)\b", re.I | re.S)
_XML = re.compile(rb"\s*<\?xml\b", re.I)
_CONTROL = bytes(set(range(32)) - set(b"\t\n\v\f\r\x1b"))


def recognise(data: bytes) -> str:
    """What `data` is ("a PDF file"), "" where nothing speaks against text."""
    if data.startswith((b"PK\x03\x04", b"PK\x05\x06")):
        return next((name for mark, name in _ZIP if mark in data[:200_000]), "a zip archive")
    for mark, name in _MAGIC:
        if data.startswith(mark):
            return name
    if data.startswith((b"\xff\xfe", b"\xfe\xff")):
        return ""
    plain = data.removeprefix(b"\xef\xbb\xbf")
    if _HTML.match(plain[:4000]):
        return "an HTML file"
    if _XML.match(plain[:4000]):
        return "an XML file"
    head = data[:100_000]
    if b"\0" in head or len(head) - len(head.translate(None, _CONTROL)) > 0.05 * len(head):
        return "binary"
    return ""
