"""What holds for any text."""

from __future__ import annotations

import textwrap
from contextlib import suppress
from itertools import pairwise

from hypothesis import given, settings
from hypothesis import strategies as st

from claims.document import Document
from claims.errors import UnreadableArticle
from claims.read import read_bytes, read_text

MARKS = [
    "**", "*", "_", "`", "# ", "- ", "* ", "1. ", "2) ", "> ", "| ", "|---|---|", "[a](b)", "![x](y)", "<b>", "<!--", "-->", "---", "===",
    "```", "\\", "&amp;", "&#10;", "\t", "  ", "\n", "\n\n", "\r\n", "\r", "\x0c", "\u2028", "\ufeff", "title: x", "PARIS, 3 May -", "By Ann Lee",
    "(Photo: AP)", "ENDS", '"', "“", "• ", "– ", "[^1]", "[1]: http://x", "mm", "The board said that it was so.", "and of the", "🙂", "न",
]  # fmt: skip
TEXTS = st.one_of(st.text(), st.lists(st.sampled_from(MARKS), max_size=60).map("".join))


def assert_sound(document: Document) -> None:
    text, prose = document.text, document.prose
    assert len(prose) == len(text)
    assert [c for c in prose if c in "\r\n"] == [c for c in text if c in "\r\n"]
    end = 0
    for index, part in enumerate(document.parts):
        assert part.index == index
        assert end <= part.span.start < part.span.end <= len(text)
        assert part.span.of(prose).strip() == part.span.of(prose)
        end = part.span.end
        cells = [cell for row in part.rows for cell in row]
        assert all(cell in part.span or not cell for cell in cells)
        assert all(a.end <= b.start for a, b in pairwise(cells))
    paragraphs = [part.paragraph for part in document.parts]
    assert paragraphs == sorted(paragraphs)
    assert all(field.key == field.key.lower() for field in document.metadata)


@given(TEXTS)
@settings(max_examples=400, deadline=None)
def test_any_text_is_read_or_refused(text: str) -> None:
    with suppress(UnreadableArticle):
        assert_sound(read_text(text))


@given(
    st.one_of(
        st.binary(), TEXTS.map(lambda text: text.encode("utf-8", "ignore")), TEXTS.map(lambda t: t.encode("utf-16", "ignore"))
    )
)
@settings(max_examples=300, deadline=None)
def test_any_bytes_are_read_or_refused(data: bytes) -> None:
    with suppress(UnreadableArticle):
        assert_sound(read_bytes(data, "a.txt"))


@given(st.lists(st.sampled_from(MARKS), max_size=60).map("".join).map(lambda text: text.replace("\r", "")))
@settings(max_examples=200, deadline=None)
def test_line_endings_change_no_words(text: str) -> None:
    def words(written: str) -> list[tuple[str, str]] | None:
        try:
            document = read_text(written)
        except UnreadableArticle:
            return None
        return [(part.kind, " ".join(part.span.of(document.prose).split())) for part in document.parts]

    assert words(text) == words(text.replace("\n", "\r\n")) == words(text.replace("\n", "\r"))


WORD = st.sampled_from("the board said that engineers would replace loose bolts under a bridge over half of it in may".split())
SENTENCE = st.lists(WORD, min_size=20, max_size=60).map(lambda words: " ".join(words).capitalize() + ".")


@given(st.lists(SENTENCE, min_size=1, max_size=6), st.integers(50, 90))
@settings(max_examples=100, deadline=None)
def test_wrapping_changes_no_words(paragraphs: list[str], width: int) -> None:
    def words(written: list[str]) -> list[tuple[str, str]]:
        document = read_text("\n\n".join(written))
        return [(part.kind, " ".join(part.span.of(document.prose).split())) for part in document.parts]

    assert words([textwrap.fill(paragraph, width) for paragraph in paragraphs]) == words(paragraphs)


def test_a_long_text_is_read_whole() -> None:
    paragraph = "The board said that engineers would replace the bolts, and that **buses** would run instead of trains. " * 4
    document = read_text("\n\n".join([paragraph.strip()] * 2_000))
    assert len(document.parts) == 2_000
