"""The names of bodies in full, and the organisation that an article is about."""

from __future__ import annotations

from collections import Counter
from collections.abc import Mapping, Sequence

from claims.analysis import Body


def full_names(bodies: Sequence[Body]) -> dict[int, str]:
    """The id of each body to its name: a shorter name that begins just one longer name of the same kind is that body."""
    out = {}
    by_first: dict[str, list[Body]] = {}
    for body in bodies:
        by_first.setdefault(body.name.split(" ")[0].casefold(), []).append(body)
    for body in bodies:
        short = body.name.casefold() + " "
        longer = [
            b for b in by_first[body.name.split(" ")[0].casefold()] if b.kind == body.kind and b.name.casefold().startswith(short)
        ]
        out[body.id] = longer[0].name if len(longer) == 1 else body.name
    return out


def protagonist(bodies: Sequence[Body], names: Mapping[int, str]) -> str:
    """The organisation that an article is about: named three times or more, and twice as often as any other; "" if none."""
    counts: Counter[str] = Counter()
    for body in bodies:
        if body.kind == "ORG":
            counts[names[body.id]] += len(body.mentions)
    ranked = counts.most_common(2)
    if not ranked or ranked[0][1] < 3 or (len(ranked) > 1 and ranked[1][1] * 2 > ranked[0][1]):
        return ""
    return ranked[0][0]
