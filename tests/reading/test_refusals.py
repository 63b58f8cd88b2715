"""Files that are read and files that are refused, each in one line that says what to do."""

from __future__ import annotations

import codecs
import os
from pathlib import Path

import pytest

from claims.errors import UnreadableArticle
from claims.read import read_bytes, read_file, read_text

ARTICLE = "Bridge to close\n\nThe board said “soon” — and the ferry costs £2.\n"


def refusal(data: bytes) -> str:
    with pytest.raises(UnreadableArticle) as caught:
        read_bytes(data, "in/a.txt")
    message = str(caught.value)
    assert message.startswith("in/a.txt: ")
    assert "; " in message
    assert "\n" not in message
    return message


@pytest.mark.parametrize(
    "data",
    [
        ARTICLE.encode(),
        codecs.BOM_UTF8 + ARTICLE.encode(),
        codecs.BOM_UTF16_LE + ARTICLE.encode("utf-16-le"),
        codecs.BOM_UTF16_BE + ARTICLE.encode("utf-16-be"),
    ],
)
def test_encodings(data: bytes) -> None:
    document = read_bytes(data, "a.txt")
    assert document.text == ARTICLE
    assert document.path == "a.txt"


def test_a_leading_mark_in_a_string_does_not_count() -> None:
    assert read_text("\ufeff" + ARTICLE).text == ARTICLE
    assert read_text(ARTICLE).path == "-"


@pytest.mark.parametrize("data", [b"", b" \r\n\t\n", codecs.BOM_UTF8 + b"\n", "\u3000\u00a0\n".encode()])
def test_empty(data: bytes) -> None:
    assert "is empty" in refusal(data)


def test_marks_without_words() -> None:
    assert "has no words" in refusal(b"---\n***\n")


@pytest.mark.parametrize(
    ("data", "name"),
    [
        (b"%PDF-1.7 ...", "PDF"),
        (b"PK\x03\x04....word/document.xml", "Word"),
        (b"PK\x03\x04....xl/workbook.xml", "Excel"),
        (b"PK\x03\x04....a.txt", "zip"),
        (b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1...", "Word"),
        (b"{\\rtf1 a}", "RTF"),
        (b"\x89PNG\r\n", "PNG"),
        (b"<!DOCTYPE html><p>a", "HTML"),
        (b"\n <html lang='en'>", "HTML"),
        (codecs.BOM_UTF8 + b"<HTML>", "HTML"),
        (b"<?xml version='1.0'?><nitf/>", "XML"),
        (b"a\0b\0c", "binary"),
        (bytes(range(1, 32)) * 4, "binary"),
    ],
)
def test_other_formats(data: bytes, name: str) -> None:
    message = refusal(data)
    assert name in message
    assert "save it as plain text or Markdown" in message


def test_undecodable_says_where() -> None:
    assert "is not UTF-8 (byte 4)" in refusal(b"The \xa32 fare, the board said.")
    assert "is not UTF-8 (byte 7)" in refusal(codecs.BOM_UTF8 + b"The \xa32 fare.")
    assert "is not UTF-16-LE (byte 4)" in refusal(codecs.BOM_UTF16_LE + b"a\0\x00\xd8")


def test_too_large() -> None:
    assert "too large" in refusal(b"a " * 5_000_001)


def test_files(tmp_path: Path) -> None:
    path = tmp_path / "a.txt"
    path.write_bytes(ARTICLE.replace("\n", "\r\n").encode())
    assert read_file(path).text == ARTICLE.replace("\n", "\r\n")
    assert read_file(str(path)).path == str(path)


@pytest.mark.parametrize(("name", "what"), [("none.txt", "no such file"), (".", "is a directory"), ("a\0b", "cannot be read")])
def test_no_file(tmp_path: Path, name: str, what: str) -> None:
    with pytest.raises(UnreadableArticle, match=what):
        read_file(os.path.join(tmp_path, name))


def test_no_permission(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    path = tmp_path / "a.txt"
    path.write_text(ARTICLE, encoding="utf-8")

    def refuse(self: Path) -> bytes:
        raise PermissionError(13, "Permission denied")

    monkeypatch.setattr(Path, "read_bytes", refuse)
    with pytest.raises(UnreadableArticle, match=r"permission denied; make the file readable"):
        read_file(path)


def test_a_large_file_is_not_read(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    path = tmp_path / "a.txt"
    path.write_bytes(b"a " * 5_000_001)
    monkeypatch.delattr(Path, "read_bytes")
    with pytest.raises(UnreadableArticle, match="too large"):
        read_file(path)
