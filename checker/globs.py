"""Patterns of paths: `*` and `?` within a name, `**` over folders, `[...]`; one without a slash fits names in any folder."""

from __future__ import annotations

import re
from functools import cache
from pathlib import PurePath


def matches(pattern: str, path: str) -> bool:
    """Whether a path (relative to where the pattern was written, `/` between names) fits, or lies in a folder that fits."""
    name = PurePath(path).as_posix().removeprefix("./")
    return _compiled(pattern).fullmatch(name) is not None


@cache
def _compiled(pattern: str) -> re.Pattern[str]:
    plain = pattern.removeprefix("./")
    inside = plain.rstrip("/")
    start = "" if "/" in inside else "(?:.*/)?"
    return re.compile(f"{start}{_translated(inside.lstrip('/'))}(?:/.*)?", re.DOTALL)


def _translated(pattern: str) -> str:
    out, at = [], 0
    while at < len(pattern):
        if pattern.startswith("**/", at):
            out.append("(?:.*/)?")
            at += 3
        elif pattern.startswith("**", at):
            out.append(".*")
            at += 2
        elif pattern[at] == "[" and (end := pattern.find("]", at + 2)) > 0:
            inner = pattern[at + 1 : end].replace("\\", "\\\\").replace("[", "\\[")
            out.append(f"[^{inner[1:]}]" if inner[0] in "!^" else f"[{inner}]")
            at = end + 1
        else:
            out.append({"*": "[^/]*", "?": "[^/]"}.get(pattern[at], re.escape(pattern[at])))
            at += 1
    return "".join(out)
