"""The configuration file: which one counts, and what stands in it, as nested tables."""

from __future__ import annotations

import configparser
import tomllib
from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from checker.config_values import from_text
from checker.settings import BY_NAME
from claims.errors import UserError

NAMES = ("newscheck.toml", "pyproject.toml", "setup.cfg")
Table = dict[str, Any]


class BadConfig(UserError):
    """The configuration cannot be used. The message has a line for each fault."""


@dataclass(frozen=True)
class ConfigFile:
    """A file with the tables of newscheck. `place` gives the line of a key, named by its path from the top table."""

    path: Path
    table: Table
    place: Callable[[tuple[str, ...]], int | None]


def find_file(folder: Path) -> ConfigFile | None:
    """The file in `folder` or the nearest folder above that configures newscheck, not above the repository."""
    for here in (folder, *folder.parents):
        for name in NAMES:
            path = here / name
            if path.is_file() and (found := read_file(path, named=False)) is not None:
                return found
        if (here / ".git").exists():
            return None
    return None


def read_file(path: Path, *, named: bool = True) -> ConfigFile | None:
    """What a file configures; None where it has no table of newscheck and was not `named`."""
    try:
        text = path.read_text(encoding="utf-8-sig")
    except (OSError, ValueError) as error:
        reason = getattr(error, "strerror", None) or error
        raise BadConfig(f"{shown(path)}: cannot be read ({reason}); name a file in UTF-8 with --config") from error
    ini = path.suffix in (".cfg", ".ini")
    try:
        table = _ini(text) if ini else _toml(text, whole=path.name != "pyproject.toml")
    except (tomllib.TOMLDecodeError, configparser.Error) as error:
        if not named and path.name != NAMES[0] and "newscheck" not in text:
            return None  # somebody else's broken file
        what = " ".join(str(error).split())
        raise BadConfig(f"{shown(path)}: no {'INI' if ini else 'TOML'} file: {what}") from error
    if table is None:
        if not named:
            return None
        section = "[newscheck]" if ini else "[tool.newscheck]"
        raise BadConfig(f"{shown(path)}: has no {section}; add one, or name another file with --config")
    return ConfigFile(path, table, lambda key: _line(text, key, ini=ini))


def shown(path: Path) -> str:
    """A path as messages show it: relative to the working directory where it lies below."""
    try:
        return path.resolve().relative_to(Path.cwd()).as_posix()
    except ValueError:
        return path.as_posix()


def _toml(text: str, *, whole: bool) -> Table | None:
    table = tomllib.loads(text)
    inner = table.get("tool", {}).get("newscheck") if isinstance(table.get("tool", {}), dict) else None
    if whole and inner is None:
        return table
    return inner if isinstance(inner, dict) else None


def _ini(text: str) -> Table | None:
    """Sections `[newscheck]`, `[newscheck:house]`, `[newscheck:checks:TIM101]`, `[newscheck:files:opinion/**]`."""
    parser = configparser.RawConfigParser(delimiters=("=",), comment_prefixes=("#", ";"), strict=True)
    parser.optionxform = str  # type: ignore[assignment,method-assign]
    parser.read_string(text)
    table: Table = {}
    mine = [s for s in parser.sections() if s == "newscheck" or s.startswith("newscheck:")]
    for section in mine:
        inner = table
        for name in section.split(":", 2)[1:]:
            inner = inner.setdefault(name, {})
        inner.update({key: _typed(section, key, text) for key, text in parser.items(section)})
    return table if mine else None


def _typed(section: str, key: str, text: str) -> Any:
    if section.startswith("newscheck:house"):
        return [entry.strip() for entry in text.replace("\n", ",").split(",") if entry.strip()]
    return from_text(BY_NAME[key], text) if key in BY_NAME else text.strip()


def _line(text: str, key: tuple[str, ...], *, ini: bool) -> int | None:
    """The line on which a key, or the header of a table, stands."""
    best = None
    for number, path in _keys(text, ini=ini):
        if path == key:
            return number
        if key[: len(path)] == path and best is None:
            best = number
    return best


def _keys(text: str, *, ini: bool) -> Iterator[tuple[int, tuple[str, ...]]]:
    """The paths of the keys and headers, by line. A line that looks like a key inside a text of several lines does no harm."""
    table: tuple[str, ...] = ()
    for number, line in enumerate(text.splitlines(), start=1):
        if line.startswith("["):
            table = tuple(line.strip().strip("[]").split(":", 2)) if ini else _path(line.strip())
            yield number, _inner(table)
        elif "=" in line:
            name = line.split("=", 1)[0].strip()
            yield number, _inner((*table, *((name,) if ini else _path(f"{name} = 0"))))


def _inner(path: tuple[str, ...]) -> tuple[str, ...]:
    if path[:2] == ("tool", "newscheck"):
        return path[2:]
    return path[1:] if path[:1] == ("newscheck",) else path


def _path(line: str) -> tuple[str, ...]:
    """The names in a header or before `=` of TOML."""
    try:
        found: Any = tomllib.loads(line)
    except tomllib.TOMLDecodeError:
        return ("",)
    path = []
    while isinstance(found, Mapping) and found:
        name, found = next(iter(found.items()))
        path.append(name)
        if isinstance(found, list):
            break
    return tuple(path)
