"""Hedges: the words around a number ("about", "more than", "or so") and the interval that they leave open."""

from __future__ import annotations

import re
from dataclasses import replace
from functools import cache
from math import inf

from claims.analysis import QuantityKind
from claims.extract.quantities.figures import Figure
from claims.extract.quantities.numerals import Form
from claims.extract.quantities.scene import Scene
from claims.lexicon import table

_BETWEEN = 60  # no hedge phrase is longer
#: After a verb these are no hedges but the end of a change or a place: "rose above 50", "from below 5".
_EXACT = (QuantityKind.ORDINAL, QuantityKind.SCORE)


@cache
def _before() -> re.Pattern[str]:
    words = sorted(table("hedges_before"), key=lambda w: (-len(w), w))
    phrases = "|".join(re.escape(w).replace(r"\ ", r"\s+") for w in words)
    return re.compile(rf"(?:^|(?<![\w'’-]))(?P<hedge>{phrases})(?P<gap>\s{{1,3}}|(?<=[~≈±<>≥≤])\s?)$", re.IGNORECASE)


@cache
def _after() -> re.Pattern[str]:
    words = sorted(table("hedges_after"), key=lambda w: (-len(w), w))
    phrases = "|".join(("" if w[0] in "-+" else r"\s+") + re.escape(w).replace(r"\ ", r"\s+") for w in words)
    return re.compile(rf"(?P<hedge>{phrases})(?![\w%])", re.IGNORECASE)


#: "had gone up to 450" tells where it went, not a limit.
_MOVED = re.compile(
    r"\b(?:go|goes|gone|went|going|moved?|rose|risen|shot|crept|edged|ticked|jumped|climbed|came)\s+$", re.IGNORECASE
)
_LATER = re.compile(r"(?:[\s-](?!or\b|and\b)[a-z]{2,}){1,2}(?=\s+or\s+(?:more|so|fewer|less|under|older|over)\b)", re.IGNORECASE)


def hedged(made: Figure, scene: Scene) -> Figure:
    """`made` with the hedges around it: its span grows over them, its interval widens."""
    if made.kind in _EXACT:
        return made
    found: list[tuple[str, str]] = []
    while (match := _before().search(scene.before(made.start, _BETWEEN))) and len(found) < 3:
        words = re.sub(r"\s+", " ", match["hedge"]).lower()
        if made.form is Form.OCCASIONS and words in ("around", "over", "up to", "within", "about"):
            break
        at = max(scene.start, made.start - _BETWEEN) + match.start("hedge")
        if words == "up to" and _MOVED.search(scene.before(at, 12)):
            break
        found.insert(0, (words, table("hedges_before")[words]))
        made = replace(made, start=at)
    if match := _after().match(scene.text, made.end, scene.end):
        words = re.sub(r"\s+", " ", match["hedge"]).strip().lower()
        if not (made.form is Form.OCCASIONS or (found and words in ("at least", "at most"))):
            found.append((words, table("hedges_after")[words]))
            made = replace(made, end=match.end(), tail=max(made.tail, match.end()))
    elif (noun := _LATER.match(scene.text, made.tail if made.unit else made.end, scene.end)) and (
        match := _after().match(scene.text, noun.end(), scene.end)
    ):
        words = re.sub(r"\s+", " ", match["hedge"]).strip().lower()
        found.append((words, table("hedges_after")[words]))
    for _, effect in reversed(found):
        made = _widen(made, effect)
    return replace(made, hedge=" ".join(words for words, _ in found))


def _widen(made: Figure, effect: str) -> Figure:
    """The interval of `made` under one hedge; the floor of what cannot be negative is 0."""
    value = made.value
    low, high = made.low, made.high
    floor = -inf if made.unit.startswith("degree") else 0.0
    if value is None:
        if made.form is not Form.VAGUE:
            if effect in (">", ">="):
                high = inf
            elif effect in ("<", "<="):
                low = min(floor, low)
        return replace(made, low=low, high=high)
    if effect == "~":
        slack = _slack(made)
        low, high = min(low, value - slack), max(high, value + slack)
    elif effect == "<~":
        low, high = min(value - 0.1 * abs(value), value), value
    elif effect == ">~":
        low, high = value, value + 0.1 * abs(value)
    elif effect in (">", ">="):
        low, high = (value if value >= 0 else low), inf
    else:
        low, high = (floor if value >= 0 else -inf), value
    return replace(made, low=low, high=high)


def _slack(made: Figure) -> float:
    """How far off an "about" may be: a tenth of a round number, less of one with many digits, never under half its last digit."""
    value = abs(made.number)
    if made.form is Form.FRACTION:
        return max(0.1 * value, min(0.05, 0.2 * value))
    digits = f"{value:.6e}".split("e")[0].rstrip("0").rstrip(".").replace(".", "")
    last = value and 10.0 ** (int(f"{value:e}".split("e")[1]) - len(digits) + 1)
    share = {1: 0.1, 2: 0.1, 3: 0.05}.get(len(digits), 0.02)
    return max(share * value, min(last, value) / 2, made.step / 2)
