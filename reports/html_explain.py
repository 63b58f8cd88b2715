"""A check's page, written in Markdown, as blocks and runs of plain text that a template can show."""

from __future__ import annotations

from dataclasses import dataclass

from markdown_it import MarkdownIt
from markdown_it.token import Token

_INLINE = {"em_open": "em", "strong_open": "strong"}


@dataclass(frozen=True, slots=True)
class TextRun:
    """Words of one look: "" plain, "em", "strong" or "code"."""

    look: str
    text: str


@dataclass(frozen=True, slots=True)
class TextBlock:
    """A block: kind "p", "h", "li" or "pre"."""

    kind: str
    runs: tuple[TextRun, ...]


def explain(page: str) -> tuple[TextBlock, ...]:
    """The blocks of a page. HTML in it is shown as text."""
    out: list[TextBlock] = []
    kind, items = "p", 0
    for token in MarkdownIt("commonmark", {"html": False}).parse(page):
        if token.type == "heading_open":
            kind = "h"
        elif token.type in ("list_item_open", "list_item_close"):
            items += token.nesting
        elif token.type == "paragraph_open":
            kind = "li" if items else "p"
        elif token.type == "inline":
            out.append(TextBlock(kind, _runs(token.children or [])))
        elif token.type in ("fence", "code_block"):
            out.append(TextBlock("pre", (TextRun("", token.content.rstrip("\n")),)))
    return tuple(out)


def _runs(tokens: list[Token]) -> tuple[TextRun, ...]:
    out: list[TextRun] = []
    look = ""
    for token in tokens:
        if token.type in _INLINE:
            look = _INLINE[token.type]
        elif token.type.endswith("_close"):
            look = ""
        elif token.type == "code_inline":
            out.append(TextRun("code", token.content))
        elif token.type in ("softbreak", "hardbreak"):
            out.append(TextRun(look, " "))
        elif token.content:
            out.append(TextRun(look, token.content))
    return tuple(out)
