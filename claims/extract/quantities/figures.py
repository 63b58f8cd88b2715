"""A figure: a number with what it is a number of (money, per cent, a unit), and the interval that its digits allow."""

from __future__ import annotations

import re
from dataclasses import dataclass, replace
from math import inf

from claims.analysis import QuantityKind
from claims.extract.quantities.money import sign_before, word_after
from claims.extract.quantities.numerals import Form, Numeral
from claims.extract.quantities.scene import Scene
from claims.extract.quantities.units import unit_at

_PERCENT = re.compile(
    r"(?P<pp>[\s-]?percentage[\s-]points?\b|\s?(?:ppts?|pp)\b|\s?%(?:\s|-)points?\b)|(?P<bp>[\s-]basis[\s-]points?\b|\s?bps\b)"
    r"|(?P<percent>\s?%|[\s-]{1,2}per[\s-]cent\b|[\s-]?percent\b|\s?pct?\b)",
    re.IGNORECASE,
)
_MINUS = re.compile(r"(?:^|(?<=[\s(|\[/]))(?:minus\s|[-−–+±])$")
_OF_UNIT = re.compile(r"\s(?:of\s)?an?(?=\s)")
_RANK = re.compile(
    r"an?\s+(?P<rank>third|fourth|fifth|sixth|seventh|eighth|ninth|tenth|twelfth|twentieth|hundredth)$", re.IGNORECASE
)
_SHARE_BEFORE = re.compile(
    r"\b(?:by|about|around|nearly|almost|roughly|some|over|under|than|least|most|only|just|another|barely|up|down|approximately|further|to|fully)\s+$",
    re.IGNORECASE,
)
_SHARE_AFTER = re.compile(
    r"\s+(?:of|larger|smaller|more|less|lower|higher|fewer|below|above|as\s+(?:many|much|big|large)|off|cheaper|bigger)\b",
    re.IGNORECASE,
)
_AS = re.compile(r"\s+(?:as\s+[a-z]+|the|that|its|their|his|her|what|those|last|this)\b", re.IGNORECASE)
_TIMES_AS = re.compile(
    r"(?P<times>(?:\s+|-)times?)\s+(?:as\s+[a-z]+|the|that|its|their|his|her|what|those|last|more|less|higher|lower|larger|bigger|greater|smaller|fewer"
    r"|faster|longer|over|[a-z]+er\s+than)\b",
    re.IGNORECASE,
)
_MILLION = re.compile(r"\s+(?:\w+\s){0,2}?(?:people|men|women|children|\w{3,}s)\b|\s*$")


@dataclass(frozen=True, slots=True)
class Figure:
    """One number of the text. `start` to `end` is what counts as its words, `tail` is where its unit ends.

    `value` is None for a range, a score and a vague plural ("dozens"); `low` and `high` bound what the words allow.
    """

    start: int
    end: int
    tail: int
    value: float | None
    low: float
    high: float
    kind: QuantityKind
    unit: str
    form: Form
    step: float
    scale: float = 1.0
    hedge: str = ""
    score: tuple[float, ...] = ()
    first: int = 0  # where the first of its numbers starts

    @property
    def bare(self) -> bool:
        """Is it a number with neither currency nor per cent nor unit?"""
        return self.kind in (QuantityKind.COUNT, QuantityKind.NUMBER) and not self.unit

    @property
    def number(self) -> float:
        return self.low if self.value is None else self.value


def figure(numeral: Numeral, scene: Scene) -> Figure:
    """The figure that stands at `numeral`, within its region."""
    n = numeral
    plain = Figure(
        n.start, n.end, n.end, n.value, n.value, n.value, QuantityKind.COUNT, "", n.form, n.step, n.scale, first=n.start
    )
    if n.form is Form.ORDINAL:
        return replace(plain, kind=QuantityKind.ORDINAL, unit="ordinal")
    if n.form is Form.VAGUE:
        made = _money(plain, n, scene)
        return replace(made, value=None, low=made.number, high=inf)
    if n.form in (Form.MULTIPLE, Form.FOLD):
        return replace(plain, kind=QuantityKind.RATIO, unit="time", low=0.9 * n.value, high=1.1 * n.value)
    if n.form is Form.OCCASIONS:
        return replace(plain, unit="time")
    if n.form is Form.FRACTION:
        return _fraction(plain, scene)
    made = _percent(plain, scene) or _money(plain, n, scene)
    if made.bare:
        made = _measure(made, n, scene)
    if made.kind is not QuantityKind.COUNT or n.scale > 1 or n.step != 1.0:
        half = made.step / 2
        made = replace(made, low=made.number - half, high=made.number + half)
    return _signed(made, scene)


def _fraction(plain: Figure, scene: Scene) -> Figure:
    """ "a quarter of an acre" is a measure, "a third of the men" a share."""
    value = plain.number
    if (article := _OF_UNIT.match(scene.text, plain.end, scene.end)) and (unit := unit_at(scene.text, article.end(), scene.end)):
        return replace(plain, tail=unit[0], kind=QuantityKind.MEASURE, unit=unit[1], low=value * 0.9, high=value * 1.1)
    return replace(plain, kind=QuantityKind.RATIO, unit="share", low=max(0.0, value - 0.02), high=value + 0.02)


def _percent(plain: Figure, scene: Scene) -> Figure | None:
    match = _PERCENT.match(scene.text, plain.end, scene.end)
    if match is None:
        return None
    kind, worth = QuantityKind.PERCENT, 0.01 if match["bp"] else 1.0
    unit = "%" if match["percent"] else "pp"
    return replace(
        plain, end=match.end(), tail=match.end(), kind=kind, unit=unit, value=plain.number * worth, step=plain.step * worth
    )


def _money(plain: Figure, n: Numeral, scene: Scene) -> Figure:
    made, worth = plain, 1.0
    if sign := sign_before(scene, n.start):
        made = replace(made, start=sign[0], kind=QuantityKind.MONEY, unit=sign[1])
    if word := word_after(scene, n.end, scaled=n.scale > 1):
        worth = word[2] if not sign else 1.0
        unit = made.unit if sign else word[1]
        made = replace(made, end=word[0], tail=word[0], kind=QuantityKind.MONEY, unit=unit)
    return replace(made, value=plain.number * worth, step=plain.step * worth)


def _measure(made: Figure, n: Numeral, scene: Scene) -> Figure:
    written = scene.text[n.start : n.end]
    if written[-1:] == "m" and n.scale > 1 and not _MILLION.match(scene.text, n.end, scene.end):
        return replace(
            made, end=n.end - 1, tail=n.end, value=n.value / 1e6, step=n.step / 1e6, kind=QuantityKind.MEASURE, unit="metre"
        )
    if unit := unit_at(scene.text, n.end, scene.end):
        return replace(made, tail=unit[0], kind=QuantityKind.MEASURE, unit=unit[1])
    return made


def _signed(made: Figure, scene: Scene) -> Figure:
    sign = _MINUS.search(scene.before(made.start, 7))
    if sign is None or (sign[0] in "-–" and made.kind is QuantityKind.COUNT and made.step == 1.0):
        return made
    made = replace(made, start=made.start - len(sign[0]))
    if sign[0] in "+±":
        return made
    return replace(made, value=-made.number if made.value is not None else None, low=-made.high, high=-made.low)


def settled(made: Figure, scene: Scene) -> Figure:
    """`made` as its surroundings decide: how many times as big or how many times, a share or a rank."""
    if made.unit == "time" or made.bare:
        return _ratio(made, scene)
    if made.form is Form.FRACTION and made.unit == "share":
        return _rank(made, scene)
    return made


def _ratio(made: Figure, scene: Scene) -> Figure:
    """ "twice the size" and "three times as many" compare; "it rang twice" and "he sang three times" count."""
    times = _TIMES_AS if made.bare else _AS
    match = times.match(scene.text, made.end, scene.end)
    if match is None or made.value is None or made.kind is QuantityKind.RATIO:
        return made
    value = made.value
    slack = 0.1 * value if made.step in (0.0, 1.0) else made.step / 2
    tail = match.end("times") if made.bare else made.tail
    return replace(made, kind=QuantityKind.RATIO, unit="time", tail=tail, low=value - slack, high=value + slack)


def _rank(made: Figure, scene: Scene) -> Figure:
    """ "fell by a third" and "a third of them" are shares, "a third man" and "a third, who fled" ranks."""
    match = _RANK.match(scene.text, made.first, made.end)
    if match is None or _SHARE_BEFORE.search(scene.before(made.first)) or _SHARE_AFTER.match(scene.text, made.end, scene.end):
        return made
    value = float(round(1 / made.number)) if made.number else 0.0
    start = match.start("rank")
    return Figure(start, made.end, made.end, value, value, value, QuantityKind.ORDINAL, "ordinal", Form.ORDINAL, 0.0, first=start)
