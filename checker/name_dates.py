"""An article's date from its path: patterns such as "{year}-{month}-{day}-*" or "news_{day}{month}{year}.txt"."""

from __future__ import annotations

import re
from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date
from pathlib import PurePath

_MONTHS = "jan feb mar apr may jun jul aug sep oct nov dec".split()
_FULL = "january february march april may june july august september october november december".split()
_FIELDS = {
    "year": r"(?P<year>(?:19|20|21)\d\d)",
    "month": rf"(?P<month>\d\d?|{'|'.join(sorted([*_MONTHS, *_FULL, 'sept'], key=len, reverse=True))})",
    "day": r"(?P<day>\d\d?)",
}


@dataclass(frozen=True)
class NamePattern:
    """A pattern, compiled. One with a slash is compared with the end of the path, any other with the file's name."""

    regex: re.Pattern[str]
    folders: int

    @classmethod
    def parse(cls, text: str) -> NamePattern:
        """ValueError where the pattern names no year and month, or something else."""
        pieces, seen = [], []
        for piece in re.split(r"(\{[^{}]*\}|\*)", text.strip("/")):
            if piece == "*":
                pieces.append("[^/]*")
            elif piece.startswith("{"):
                name = piece[1:-1]
                if name not in _FIELDS:
                    raise ValueError(f"{text!r}: {piece} is not known; write {{year}}, {{month}}, {{day}} or *")
                if name in seen:
                    raise ValueError(f"{text!r}: {piece} stands twice")
                seen.append(name)
                pieces.append(_FIELDS[name])
            else:
                pieces.append(re.escape(piece))
        if "year" not in seen or "month" not in seen:
            raise ValueError(f"{text!r}: write {{year}} and {{month}} where the date stands")
        joined = _fixed_width("".join(pieces))
        return cls(re.compile(joined, re.IGNORECASE), text.strip("/").count("/"))


def _fixed_width(regex: str) -> str:
    """Numbers that touch ("20240503") have two digits each; only beside other characters may one digit stand alone."""
    for name in ("month", "day"):
        field = _FIELDS[name]
        at = regex.find(field)
        if at >= 0 and (regex[:at].endswith(")") or regex[at + len(field) :].startswith("(?P")):
            regex = regex.replace(field, field.replace(r"\d\d?", r"\d\d"))
    return regex


def date_of(path: str, patterns: Iterable[str]) -> str:
    """The ISO day or month that the first fitting pattern reads from a path; "" where none fits."""
    parts = PurePath(path).as_posix().split("/")
    for text in patterns:
        pattern = NamePattern.parse(text)
        found = pattern.regex.fullmatch("/".join(parts[-1 - pattern.folders :]))
        if found and (day := _iso(found.groupdict())):
            return day
    return ""


def _iso(fields: dict[str, str]) -> str:
    month = fields["month"].lower()
    number = int(month) if month.isdecimal() else _MONTHS.index(month[:3]) + 1
    try:
        at = date(int(fields["year"]), number, int(fields.get("day") or 1))
    except ValueError:
        return ""
    return at.isoformat() if fields.get("day") else at.isoformat()[:7]
