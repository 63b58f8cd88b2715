"""Values of the configuration, read and checked: each fault becomes a line, none stops the reading."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass, field
from datetime import date
from pathlib import Path
from typing import Any

from rapidfuzz import process

from checker.settings import Setting


@dataclass
class Faults:
    """What is wrong with one source of values, a line each. `place` finds the line of a key in the source."""

    source: str
    place: Callable[[tuple[str, ...]], int | None] = lambda path: None
    lines: list[str] = field(default_factory=list)

    def add(self, path: tuple[str, ...], what: str) -> None:
        line = self.place(path)
        self.lines.append(f"{self.source}{f':{line}' if line else ''}: {what}")


def suggestion(name: str, known: Iterable[str], otherwise: str = "") -> str:
    """ "; did you mean NAME?", or `otherwise` where nothing is near."""
    near = process.extractOne(name, list(known), score_cutoff=60)
    return f"; did you mean {near[0]}?" if near else otherwise


def value(setting: Setting, raw: Any, faults: Faults, path: tuple[str, ...]) -> Any:
    """`raw` as the setting's type, or None after a fault was told."""
    try:
        return _READ[setting.kind](setting, raw)
    except ValueError as error:
        faults.add(path, f"{path[-1]}: {error}")
        return None


def from_text(setting: Setting, raw: str) -> Any:
    """What a variable of the environment or an INI file gives for a setting, as TOML would give it."""
    text = raw.strip()
    if setting.kind == "list":
        return [entry.strip() for entry in re.split(r"[,\n]", text) if entry.strip()]
    if setting.kind == "switch":
        return {"1": True, "true": True, "yes": True, "on": True, "0": False, "false": False, "no": False, "off": False}.get(
            text.casefold(), text
        )
    if setting.kind == "number":
        return int(text) if re.fullmatch(r"\d{1,6}", text, re.ASCII) else text
    return text


def listed(raw: Any) -> tuple[str, ...]:
    if isinstance(raw, str) or not isinstance(raw, list | tuple) or not all(isinstance(entry, str) for entry in raw):
        raise ValueError(f"{_shown(raw)} is no list of texts; write {_as_list(raw)}")
    return tuple(entry.strip() for entry in raw if entry.strip())


def with_files(entries: Iterable[str], folder: Path) -> tuple[str, ...]:
    """`entries`, with "@PATH" replaced by the lines of that file (relative to `folder`); `#` starts a comment line."""
    out: list[str] = []
    for entry in entries:
        if not entry.startswith("@"):
            out.append(entry)
            continue
        try:
            lines = (folder / entry[1:]).read_text(encoding="utf-8-sig").splitlines()
        except (OSError, ValueError) as error:
            raise ValueError(f"{entry[1:]} cannot be read ({getattr(error, 'strerror', None) or error})") from error
        out += [line.strip() for line in lines if line.strip() and not line.lstrip().startswith("#")]
    return tuple(dict.fromkeys(out))


def choice(raw: Any, choices: Iterable[str]) -> str:
    known = tuple(choices)
    if raw not in known or not isinstance(raw, str):
        hint = suggestion(raw, known) if isinstance(raw, str) else ""
        raise ValueError(f"{_shown(raw)} is not one of {', '.join(known)}{hint}")
    return raw


def day(raw: Any) -> str:
    """An ISO day or month; TOML may give a date."""
    text = raw.isoformat() if type(raw) is date else raw
    try:
        if not isinstance(text, str) or not re.fullmatch(r"\d{4}-\d\d(-\d\d)?", text, re.ASCII):
            raise ValueError
        date.fromisoformat(text if len(text) == 10 else f"{text}-01")
    except ValueError:
        raise ValueError(f"{_shown(raw)} is no day of the calendar; write YYYY-MM-DD or YYYY-MM") from None
    return text


def _text(raw: Any) -> str:
    if not isinstance(raw, str):
        raise ValueError(f"{_shown(raw)} is no text")
    return raw


def _switch(raw: Any) -> bool:
    if not isinstance(raw, bool):
        raise ValueError(f"{_shown(raw)} is neither true nor false")
    return raw


def _number(raw: Any) -> int:
    if not isinstance(raw, int) or isinstance(raw, bool) or raw < 0:
        raise ValueError(f"{_shown(raw)} is no whole number from 0")
    return raw


def _shown(raw: Any) -> str:
    return repr(raw) if isinstance(raw, str) else str(raw).lower() if isinstance(raw, bool) else f"{raw}"[:60]


def _as_list(raw: Any) -> str:
    return f'["{raw}"]' if isinstance(raw, str) else '["..."]'


_READ: Mapping[str, Callable[[Setting, Any], Any]] = {
    "text": lambda setting, raw: _text(raw),
    "choice": lambda setting, raw: choice(raw, setting.choices),
    "list": lambda setting, raw: listed(raw),
    "switch": lambda setting, raw: _switch(raw),
    "number": lambda setting, raw: _number(raw),
    "day": lambda setting, raw: day(raw) if raw else "",
}
