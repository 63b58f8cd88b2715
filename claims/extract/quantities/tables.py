"""Tables: what the head of a column or row says of the bare numbers in its cells ("£m", "thousand tonnes")."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import replace

from claims.document import Part
from claims.extract.quantities.figures import Figure, figure
from claims.extract.quantities.money import opens_with_sign
from claims.extract.quantities.numerals import numerals
from claims.extract.quantities.scene import Scene
from claims.spans import Span


def cells(part: Part, scene: Scene) -> Iterator[tuple[Span, Figure | None]]:
    """The cells of a table and, for each, one of the unit that its row's or column's head names, if there is one."""
    head = [_unit(cell.of(scene.text), scene) for cell in part.rows[0]]
    for at, row in enumerate(part.rows):
        own = _unit(row[0].of(scene.text), scene) if row and at else None
        for column, cell in enumerate(row):
            above = head[column] if column < len(head) else None
            yield cell, (own or above or (head[0] if head else None)) if at and column else None


def in_unit(made: Figure, unit: Figure) -> Figure:
    """A bare number as an amount of `unit`."""
    size = unit.number
    scaled = replace(
        made, value=made.number * size, low=made.low * size, high=made.high * size, step=made.step * size, scale=size
    )
    half = scaled.step / 2 if unit.unit or size > 1 else 0.0
    return replace(scaled, low=scaled.number - half, high=scaled.number + half, kind=unit.kind, unit=unit.unit)


def _unit(cell: str, scene: Scene) -> Figure | None:
    """ "Revenue, $ million" and "Sales (€bn)" as one million dollars and one billion euros."""
    for piece in reversed(re.split(r"[,(;:]", cell[:200])):
        words = re.sub(r"['’]?000s?\b", "thousand", piece.strip(" )*\t"))
        sign = opens_with_sign(words)
        rest = words[sign:].strip()
        written = f"{words[:sign]} 1{'' if len(rest) <= 2 else ' '}{rest}".strip()
        found = _only(written, scene)
        if words and found is not None and found.number > 0 and not (found.bare and found.scale == 1.0):
            return found
    return None


def _only(written: str, scene: Scene) -> Figure | None:
    alone = replace(scene, text=written, start=0, end=len(written))
    numbers = numerals(written, 0, len(written))
    if len(numbers) != 1:
        return None
    made = figure(numbers[0], alone)
    return made if made.start == 0 and max(made.end, made.tail) == len(written) else None
