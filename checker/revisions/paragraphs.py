"""The paragraphs of two versions as one text: what stayed, came and went."""

from __future__ import annotations

from collections import defaultdict

from checker.revisions.align import align
from claims.document import Document
from reports.passages import shown
from reports.revision import Block
from reports.words_diff import Piece, pieces

_LEAST = 0.35


def blocks(old: Document, new: Document) -> tuple[Block, ...]:
    """The paragraphs of `new` in order; one that only `old` has stands behind the paragraph that it followed."""
    was, now = ([shown(d, p.span).strip() for p in d.parts] for d in (old, new))
    pairs = align(was, now, least=_LEAST)
    back = {j: i for i, j in pairs.items()}
    gone: defaultdict[int, list[int]] = defaultdict(list)
    for i in range(len(was)):
        if i not in pairs:
            gone[next((pairs[k] for k in range(i - 1, -1, -1) if k in pairs), -1)].append(i)
    out = [_lost(old, was, i) for i in gone[-1]]
    for j, part in enumerate(new.parts):
        words = pieces(was[back[j]], now[j]) if j in back else (Piece("new", now[j]),)
        out.append(Block(part.kind.value, part.paragraph, words))
        out += [_lost(old, was, i) for i in gone[j]]
    return tuple(b for b in out if b.pieces and any(p.text for p in b.pieces))


def _lost(old: Document, was: list[str], at: int) -> Block:
    return Block(old.parts[at].kind.value, 0, (Piece("old", was[at]),))
