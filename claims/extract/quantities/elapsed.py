"""Times taken, written like a clock: "2:31:49", "3:41.2", "2h 31m 49s". They are measures in seconds."""

from __future__ import annotations

import re
from collections.abc import Iterator

from claims.analysis import QuantityKind
from claims.extract.quantities.figures import Figure
from claims.extract.quantities.numerals import Form
from claims.extract.quantities.scene import Scene

_SHAPES = re.compile(
    r"(?<![\w:.,/-])(?:"
    r"(?P<h>\d{1,3}):(?P<m>[0-5]\d):(?P<s>[0-5]\d(?:\.\d{1,3})?)"
    r"|(?P<m2>\d{1,2}):(?P<s2>[0-5]\d\.\d{1,3})"
    r"|(?:(?P<h3>\d{1,3})h\s?)?(?P<m3>\d{1,2})m\s?(?P<s3>\d{1,2}(?:\.\d{1,3})?)s"
    r")(?![\w:/]|\.\d|\s?(?:[ap]\.?m\b|GMT|UTC))",
)
_CLOCK = re.compile(r"\b(?:at|from|until|till|since|around)\s+(?:about\s+|exactly\s+)?$", re.IGNORECASE)  # "at 14:05:12"


def elapsed(scene: Scene) -> Iterator[Figure]:
    """The times taken of a region, in text order."""
    for match in _SHAPES.finditer(scene.text, scene.start, scene.end):
        if _CLOCK.search(scene.before(match.start())):
            continue
        hours = match["h"] or match["h3"] or "0"
        minutes, seconds = match["m"] or match["m2"] or match["m3"], match["s"] or match["s2"] or match["s3"]
        value = 3600 * int(hours) + 60 * int(minutes) + float(seconds)
        half = 0.5 * 10.0 ** -len(seconds.partition(".")[2])
        yield Figure(
            match.start(), match.end(), match.end(), value, value - half, value + half, QuantityKind.MEASURE, "second",
            Form.DIGITS, 2 * half, first=match.start(),
        )  # fmt: skip
