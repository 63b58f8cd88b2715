"""The blocks of a text: headings, paragraphs, list items, quotes and tables, with the lines that each one takes.

Block structure comes from markdown-it's block rules. A rule is switched on only where the text shows that it means it, and a
list of one item is none, so that a paragraph that happens to begin with a number or an asterisk stays a paragraph.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass, replace
from itertools import pairwise

from markdown_it import MarkdownIt
from markdown_it.token import Token

from claims.spans import Span

_BULLET = re.compile(r"[ >]*([-*+])[ \t]+\S")
_NUMBER = re.compile(r"[ >]*(\d{1,3})([.)])[ \t]+\S")
_HEADING = re.compile(r" {0,3}#{1,6}[ \t]+\S")
_QUOTE = re.compile(r" {0,3}>[ \t]*\S")
_FENCE = re.compile(r" {0,3}(?:```|~~~)")
_DELIMITERS = re.compile(r"[ \t]*\|?[ \t]*:?-+:?[ \t]*(?:\|[ \t]*:?-+:?[ \t]*)*\|?[ \t]*")
_DEFINITION = re.compile(r" {0,3}\[[^\[\]]+\]:[ \t]*(?:<|https?:|www\.|/|#|\.)\S*")
_PREFIX = re.compile(r"[\s>#*+\-0-9.)]*")
_NO_HEADING = re.compile(r"\S(?: {2,}|\t)\S|\||[.…][\"'”’)]*$")  # the head of a table, a sentence
_DEEPEST = 100  # levels of lists and quotes; what lies deeper is not read
_LONGEST_UNDERLINED = 120  # characters of a line that an underline makes a heading


@dataclass(frozen=True, slots=True)
class Block:
    """`kind` is heading, paragraph, item, quote or table; `lines` are the contents of its lines, prefixes left out.

    `level` is the depth of a heading; `rows` says from which line of the file to which (half-open) the block reaches.
    """

    kind: str
    lines: tuple[Span, ...]
    level: int = 0
    rows: tuple[int, int] = (0, 0)
    glued: bool = False  # no block of its own where it stands right under another one


def find_blocks(text: str, lines: list[Span], first: int) -> list[Block]:
    """The blocks of `text` from line `first` on."""
    contents = ["" if n < first else line.of(text).replace("\0", " ") for n, line in enumerate(lines)]
    out: list[Block] = []
    for block in _leaves(_parser(contents[first:]).parse("\n".join(contents)), contents, lines):
        before = out[-1] if out else None
        if block.glued and before and before.kind == "paragraph" and before.rows[1] == block.rows[0]:
            out[-1] = replace(before, lines=before.lines + block.lines, rows=(before.rows[0], block.rows[1]), glued=False)
        elif block.lines:
            out.append(block)
    return out


def _parser(lines: list[str]) -> MarkdownIt:
    """A parser of blocks with the rules for which `lines` give evidence."""
    rules = ["paragraph", "hr", "lheading"]
    for rule, pattern in (("heading", _HEADING), ("blockquote", _QUOTE), ("reference", _DEFINITION)):
        if any(pattern.match(line) for line in lines):
            rules.append(rule)
    if sum(bool(_FENCE.match(line)) for line in lines) >= 2:
        rules.append("fence")
    if any("|" in line and "-" in line and _DELIMITERS.fullmatch(line) for line in lines):
        rules.append("table")
    if _has_list(lines):
        rules.append("list")
    parser = MarkdownIt("zero", {"maxNesting": _DEEPEST})
    parser.core.ruler.enableOnly(["normalize", "block"])
    parser.block.ruler.enableOnly(rules)
    return parser


def _has_list(lines: list[str]) -> bool:
    """Two bullets of one sort, or the numbers one and two, that follow each other with nothing else between."""
    before: tuple[str, int] | None = None
    for above, line in pairwise(["", *lines]):
        here: tuple[str, int] | None = None
        if bullet := _BULLET.match(line):
            here = (bullet.group(1), 0)
            if before == here:
                return True
        elif number := _NUMBER.match(line):
            here = (number.group(2), int(number.group(1)))
            if before == (number.group(2), here[1] - 1):
                return True
        elif not line.strip(" >\t") or line.startswith((" ", "\t")) or above.strip(" >\t"):
            continue  # a blank line, or an item that goes on
        before = here
    return False


def _leaves(tokens: list[Token], contents: list[str], lines: list[Span]) -> Iterator[Block]:
    """The blocks that hold text, in order; what stands in no leaf (rules, fences, definitions) is markup."""
    single = _single_items(tokens)
    within: list[str] = []
    table_until = -1
    for i, token in enumerate(tokens):
        rows = (token.map[0], token.map[1]) if token.map else (0, 0)
        if token.type == "table_open":
            table_until = rows[1]
            taken = tuple(lines[n] for n in range(*rows) if n != rows[0] + 1)
            yield Block("table", taken, rows=rows)
        elif token.type == "fence":
            end = rows[1] - 1 if _FENCE.match(contents[rows[1] - 1]) else rows[1]
            yield Block("code", tuple(lines[n] for n in range(rows[0] + 1, end) if contents[n].strip()), rows=rows)
        elif token.nesting and token.type.startswith(("list_item", "blockquote")):
            kind = "quote" if token.type.startswith("block") else "item" if i not in single else "lone"
            within = [*within, kind] if token.nesting > 0 else within[:-1]
        elif token.type == "inline" and token.map and token.map[0] >= table_until:
            yield _leaf(token, tokens[i - 1], within[-1] if within else "paragraph", contents, lines)


def _single_items(tokens: list[Token]) -> set[int]:
    """The indices of the tokens that open or close the only item of a list."""
    out: set[int] = set()
    open_lists: list[list[int]] = []
    for i, token in enumerate(tokens):
        if token.type.endswith("_list_open"):
            open_lists.append([])
        elif token.type.startswith("list_item"):
            open_lists[-1].append(i)
        elif token.type.endswith("_list_close"):
            items = open_lists.pop()
            if len(items) == 2:
                out.update(items)
    return out


def _leaf(token: Token, opened: Token, within: str, contents: list[str], lines: list[Span]) -> Block:
    """The block of a paragraph or a heading."""
    assert token.map is not None
    whole = within == "lone"
    spans = tuple(_aligned(token, contents, lines, whole=whole))
    rows = (token.map[0], token.map[1])
    if opened.type != "heading_open":
        return Block("paragraph" if whole else within, spans, rows=rows, glued=whole or within == "paragraph")
    if opened.markup in ("-", "="):  # a line under a paragraph or under the head of a table is no heading
        rows = (opened.map or token.map)[0], (opened.map or token.map)[1]
        if len(spans) > 1 or len(token.content) > _LONGEST_UNDERLINED or _NO_HEADING.search(token.content):
            return Block("paragraph", spans, rows=rows)
    return Block("heading", spans, int(opened.tag[1:]), rows=rows)


def _aligned(token: Token, contents: list[str], lines: list[Span], *, whole: bool) -> Iterator[Span]:
    """Where the lines of a token's content stand in the text; `whole` keeps what Markdown takes for their prefix."""
    assert token.map is not None
    for n, content in enumerate(token.content.split("\n"), token.map[0]):
        piece, line = content.strip(), contents[n]
        at = line.rfind(piece)
        if whole or at < 0 or not _PREFIX.fullmatch(line[:at]):
            at, piece = len(line) - len(line.lstrip()), line.strip()
        if piece:
            yield Span(lines[n].start + at, lines[n].start + at + len(piece))
