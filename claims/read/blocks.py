"""The blocks of a text: headings, paragraphs, list items, quotes and tables, with the lines that each one takes.

Block structure comes from markdown-it's block rules. A rule is switched on only where the text shows that it means it, so
that a paragraph of plain text that happens to begin with a number or an asterisk stays a paragraph.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass

from markdown_it import MarkdownIt
from markdown_it.token import Token

from claims.spans import Span

_BULLET = re.compile(r" {0,3}([-*+])\s+\S")
_NUMBER = re.compile(r" {0,3}(\d{1,3})([.)])\s+\S")
_HEADING = re.compile(r" {0,3}#{1,6}\s+\S")
_QUOTE = re.compile(r" {0,3}>\s?\S")
_FENCE = re.compile(r" {0,3}(?:```|~~~)")
_RULE_OF_TABLE = re.compile(r"\s*\|?\s*:?-+:?\s*(?:\|\s*:?-+:?\s*)*\|?\s*")
_DEFINITION = re.compile(r" {0,3}\[[^\]]+\]:\s*(?:<|https?:|www\.|/|#|\.)\S*")
_PREFIX = re.compile(r"[\s>#*+\-0-9.)]*")
_SETEXT_LONGEST = 120


@dataclass(frozen=True, slots=True)
class Block:
    """`kind` is heading, paragraph, item, quote or table; `lines` are the contents of its lines, prefixes left out.

    `level` is the depth of a heading; `tight` says that the block begins right under the line before it.
    """

    kind: str
    lines: tuple[Span, ...]
    level: int = 0


def blocks(text: str, lines: list[Span], first: int) -> list[Block]:
    """The blocks of `text` from line `first` on."""
    body = lines[first:]
    contents = [line.of(text).replace("\0", " ") for line in body]
    parser = _parser(contents)
    tokens = parser.parse("\n".join(contents))
    out = []
    for block in _leaves(tokens, contents):
        spans = tuple(s for n, s in ((n, Span(body[n].start + a, body[n].start + b)) for n, a, b in block.pieces) if len(s))
        if spans:
            out.append(Block(block.kind, spans, block.level))
    return out


def _parser(lines: list[str]) -> MarkdownIt:
    """A parser of blocks with the rules for which `lines` give evidence."""
    rules = ["paragraph"]
    if any(_HEADING.match(line) for line in lines):
        rules += ["heading"]
    if _has_list(lines):
        rules.append("list")
    if sum(map(bool, map(_QUOTE.match, lines))):
        rules.append("blockquote")
    if sum(map(bool, map(_FENCE.match, lines))) >= 2:
        rules.append("fence")
    if any("|" in line and "-" in line and _RULE_OF_TABLE.fullmatch(line) for line in lines):
        rules.append("table")
    rules += ["hr", "lheading"]
    if any(map(_DEFINITION.match, lines)):
        rules.append("reference")
    parser = MarkdownIt("zero")
    parser.core.ruler.enableOnly(["normalize", "block"])
    parser.block.ruler.enableOnly(rules)
    return parser


def _has_list(lines: list[str]) -> bool:
    """Two bullets of one sort, or the numbers one and two, that follow each other with nothing but blank lines between."""
    before: tuple[str, int] | None = None
    for line in lines:
        bullet, number = _BULLET.match(line), _NUMBER.match(line)
        if bullet:
            here = (bullet.group(1), 0)
            if before == here:
                return True
            before = here
        elif number:
            if before == (number.group(2), int(number.group(1)) - 1):
                return True
            before = (number.group(2), int(number.group(1)))
        elif line.strip() and not line.startswith((" ", "\t")):
            before = None
    return False


@dataclass(frozen=True, slots=True)
class _Leaf:
    kind: str
    pieces: tuple[tuple[int, int, int], ...]  # line, first and last column of its content
    level: int = 0


def _leaves(tokens: list[Token], lines: list[str]) -> Iterator[_Leaf]:
    within: list[str] = []
    table_until = -1
    for i, token in enumerate(tokens):
        if token.type == "table_open" and token.map:
            table_until = token.map[1]
            yield _Leaf("table", tuple((n, 0, len(lines[n])) for n in range(*token.map) if n != token.map[0] + 1))
        elif token.nesting and token.type.startswith(("list_item", "blockquote")):
            within = [*within, token.type.rpartition("_")[0]] if token.nesting > 0 else within[:-1]
        elif token.type == "fence" and token.map:
            yield _Leaf("paragraph", tuple((n, 0, len(lines[n])) for n in range(token.map[0] + 1, token.map[1] - 1)))
        elif token.type == "inline" and token.map and token.map[0] >= table_until:
            opened = tokens[i - 1]
            level = int(opened.tag[1:]) if opened.type == "heading_open" else 0
            pieces = tuple(_pieces(token, lines))
            if level and opened.markup in "=-" and (len(pieces) > 1 or len(token.content) > _SETEXT_LONGEST):
                level = 0
            kind = "heading" if level else {"list_item": "item", "blockquote": "quote"}.get(within[-1] if within else "", "paragraph")
            yield _Leaf(kind, pieces, level)


def _pieces(token: Token, lines: list[str]) -> Iterator[tuple[int, int, int]]:
    """Where the lines of a token's content stand in the lines of the source."""
    assert token.map is not None
    for n, content in enumerate(token.content.split("\n"), token.map[0]):
        piece, line = content.strip(), lines[n]
        at = line.rfind(piece)
        if at < 0 or not _PREFIX.fullmatch(line[:at]):
            at, piece = 0, line
        yield n, at, at + len(piece)
