"""Find what stands between quotation marks: pairs, nesting, missing partners, quotations over several paragraphs.

Works on characters alone. The hard part is the single mark, which is also the apostrophe: a mark between letters is always
an apostrophe, and so is one that opens an elided word or a decade; a mark after a plural s closes only when no surer mark
does so later.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass, replace

from claims.spans import Span

_DOUBLE, _SINGLE, _ANGLE = "double", "single", "angle"
_MARK = re.compile(r"``|''|[\"“”„«»‘’‚'‹›]")
_OPENERS = {"“": _DOUBLE, "„": _DOUBLE, "«": _ANGLE, "‹": _ANGLE, "‘": _SINGLE, "‚": _SINGLE, "``": _DOUBLE}
_CLOSERS = {"”": _DOUBLE, "»": _ANGLE, "›": _ANGLE, "’": _SINGLE, "''": _DOUBLE}
_BEFORE_OPENER = frozenset("([{—–-/:;…“„«‘\"'")
_ELIDED = re.compile(
    r"(?:tis|twas|twere|twill|em|cause|cos|bout|til|till|round|nuff|ello|appen|ere|im|er|ave|ard|ouse|n|neath|ow)(?!\w)|\d\ds?(?!\w)",
    re.I,
)
_SENTENCE_END = re.compile(r"[.!?…]\S{0,2}\s+")


@dataclass(frozen=True, slots=True)
class Marked:
    """A stretch between marks. `span` excludes the marks, `outer` includes them; `block` is the index of its block.

    `depth` is 0 for a stretch that is in no other. `continues` says that it goes on in the next block, `continued` that
    it comes from the one before.
    """

    span: Span
    outer: Span
    kind: str
    block: int
    depth: int = 0
    opened: bool = True
    closed: bool = True
    continues: bool = False
    continued: bool = False


@dataclass(frozen=True, slots=True)
class _Mark:
    at: int
    end: int
    kind: str
    opens: bool
    closes: bool
    sure: bool  # a closing mark that can hardly be an apostrophe


def find_marked(text: str, blocks: Sequence[Span]) -> tuple[Marked, ...]:
    """Every marked stretch of `text`, in text order; a pair never reaches over the end of a block, but a quotation may."""
    found: list[list[Marked]] = [_pair(text, block, i) for i, block in enumerate(blocks)]
    for here, after in zip(range(len(blocks)), range(1, len(blocks)), strict=False):
        _join(text, blocks[after], found[here], found[after])
    every = (m for block in found for m in sorted(block, key=lambda m: (m.outer.start, -m.outer.end)))
    return tuple(m for m in every if not _is_apostrophe(text, m))


def _marks(text: str, block: Span) -> list[_Mark]:
    out = []
    for match in _MARK.finditer(text, block.start, block.end):
        before = text[match.start() - 1] if match.start() > block.start else " "
        after = text[match.end()] if match.end() < block.end else " "
        mark = _read(match, before, after, text)
        if mark:
            out.append(mark)
    return out


def _read(match: re.Match[str], before: str, after: str, text: str) -> _Mark | None:
    """What a mark can be by its shape and its neighbours, or None for an apostrophe or a sign for inches or feet."""
    sign, at, end = match[0], match.start(), match.end()
    free_left = before.isspace() or before in _BEFORE_OPENER
    free_right = not after.isalnum()
    if sign in ("'", "’", "‘", "‚"):
        if before.isalnum() and after.isalnum():
            return None
        if not before.isalnum() and (_ELIDED.match(text, end) and not _closed_soon(text, end)):
            return None
        opens = sign in "‘‚" or (sign == "'" and free_left and not after.isspace())
        closes = sign in "’'" and not before.isspace() and free_right
        if sign == "'" and before.isdigit() and not closes:
            return None
        return _Mark(at, end, _SINGLE, opens, closes, not before.isalnum() or not (after.isspace())) if opens or closes else None
    if sign == '"':
        opens, closes = free_left and not after.isspace(), not before.isspace() and free_right
        if not opens and not closes:
            opens, closes = before.isspace(), not before.isspace()
        return _Mark(at, end, _DOUBLE, opens, closes, not before.isdigit())
    opens = sign in _OPENERS
    if sign in "“”" and (
        turned := not free_left and not before.isspace() and free_right if opens else free_left and not free_right
    ):
        opens = not turned if opens else turned
    return _Mark(at, end, _OPENERS.get(sign) or _CLOSERS[sign], opens, not opens, True)


def _closed_soon(text: str, at: int) -> bool:
    """'90s' in marks of its own: an elided word that is closed again at once is quoted, except the 'n' of rock 'n' roll."""
    word = _ELIDED.match(text, at)
    return bool(word) and word is not None and word[0].lower() != "n" and text[word.end() : word.end() + 1] in ("'", "’")


def _pair(text: str, block: Span, index: int) -> list[Marked]:
    marks = _marks(text, block)
    out: list[Marked] = []
    stack: list[_Mark] = []

    def drop(depth: int, end: int) -> None:
        for k in range(depth, len(stack)):
            out.extend(_unclosed(text, stack[k], end, index, k))
        del stack[depth:]

    for i, mark in enumerate(marks):
        partner = next((k for k in range(len(stack) - 1, -1, -1) if stack[k].kind == mark.kind), None)
        nested = mark.opens and _nested_same(marks, i)
        if mark.closes and partner is not None and not nested:
            if mark.kind == _SINGLE and not mark.sure and _closes_later(text, marks, i):
                continue
            drop(partner + 1, mark.at)
            opener = stack.pop()
            out.append(Marked(Span(opener.end, mark.at).strip(text), Span(opener.at, mark.end), mark.kind, index, partner))
        elif mark.opens:
            if partner is not None and not nested:
                drop(partner, mark.at)
            stack.append(mark)
        elif _badly_spaced(text, marks, i):
            stack.append(mark)
        elif mark.kind != _SINGLE and mark.sure:
            floor = max([block.start, *(m.end for m in stack[-1:]), *(m.outer.end for m in out[-1:])])
            start = _restart(text, floor, mark.at)
            out.append(Marked(Span(start, mark.at), Span(start, mark.end), mark.kind, index, len(stack), opened=False))
    drop(0, block.end)
    return out


def _badly_spaced(text: str, marks: list[_Mark], i: int) -> bool:
    """He said," we go." opens with the comma's neighbour: the next straight mark can only close."""
    following = next((m for m in marks[i + 1 : i + 4] if m.kind == marks[i].kind), None)
    return text[marks[i].at] == '"' and marks[i].sure and following is not None and following.closes and not following.opens


def _nested_same(marks: list[_Mark], i: int) -> bool:
    """An opening mark inside an open pair of the same kind is nested when two closing marks follow."""
    following = [m for m in marks[i + 1 : i + 7] if m.kind == marks[i].kind][:2]
    return len(following) == 2 and all(m.closes and not m.opens for m in following)


def _closes_later(text: str, marks: list[_Mark], i: int) -> bool:
    """A mark after a letter and before a space is a plural's apostrophe (the dogs' bowls) if a closing mark still follows."""
    word_end = text[marks[i].at - 1].lower()
    if word_end not in "snz":
        return False
    for mark in marks[i + 1 :]:
        if mark.kind == _SINGLE:
            return mark.closes and not (mark.opens and not mark.sure)
    return False


def _unclosed(text: str, lost: _Mark, end: int, index: int, depth: int) -> list[Marked]:
    """The stretch behind an opening mark that found no partner; a lone single mark inside other marks is an apostrophe."""
    if lost.kind == _SINGLE and depth:
        return []
    inner = Span(lost.end, max(lost.end, end)).strip(text)
    return [Marked(inner, Span(lost.at, inner.end), lost.kind, index, depth, closed=False)]


def _restart(text: str, floor: int, at: int) -> int:
    """Where a quotation without an opening mark begins: with the sentence that the mark closes."""
    start = max(
        (m.end() for m in _SENTENCE_END.finditer(text, floor, max(floor, at - 1)) if text[m.end() : at].strip()), default=floor
    )
    return Span(start, at).strip(text).start


def _join(text: str, block: Span, here: list[Marked], after: list[Marked]) -> None:
    """Let the last stretch of a block go on where the next opens with the same mark or closes one it never opened."""
    last = next((i for i in range(len(here) - 1, -1, -1) if here[i].depth == 0 and not here[i].closed), None)
    first = next((i for i, m in enumerate(after) if m.depth == 0), None)
    if last is None or first is None or here[last].kind != after[first].kind:
        return
    start, next_one = block.strip(text).start, after[first]
    if not next_one.opened:
        next_one = replace(next_one, span=Span(start, next_one.span.end), outer=Span(start, next_one.outer.end))
    if next_one.outer.start == start:
        here[last] = replace(here[last], continues=True)
        after[first] = replace(next_one, continued=True)


def _is_apostrophe(text: str, mark: Marked) -> bool:
    """A straight single mark without a partner counts only at the start of a paragraph of a longer quotation."""
    return not mark.closed and not mark.continues and text[mark.outer.start] == "'"
