"""What other installed packages add, found through their entry points and loaded when it is needed."""

from __future__ import annotations

from collections.abc import Mapping
from functools import cache
from importlib.metadata import EntryPoint, entry_points
from typing import Any

from claims.errors import UserError

CHECKS = "newscheck.checks"
READERS = "newscheck.readers"
FORMATS = "newscheck.formats"


class BadPlugin(UserError):
    """An installed package adds something that cannot be used."""


@cache
def plugins(group: str) -> Mapping[str, EntryPoint]:
    """The entry points of a group by name, in order of their names. BadPlugin where two packages give the same name."""
    found: dict[str, EntryPoint] = {}
    for entry in sorted(entry_points(group=group), key=lambda e: (e.name, e.value)):
        other = found.setdefault(entry.name, entry)
        if other.value != entry.value:
            packages = " and ".join(sorted({_package(other), _package(entry)}))
            raise BadPlugin(f"{group}: {entry.name!r} is given by {packages}; uninstall one of them")
    return found


@cache
def load(group: str, name: str) -> Any:
    """What the entry point refers to. BadPlugin, one line, where it cannot be imported."""
    entry = plugins(group)[name]
    try:
        return entry.load()
    except Exception as error:
        raise refusal(group, name, f"cannot be loaded ({type(error).__name__}: {error})") from error


def refusal(group: str, name: str, what: str) -> BadPlugin:
    """The error that says which package is to be mended, and why."""
    line = " ".join(what.split())
    return BadPlugin(f"{group}: {name!r} of {_package(plugins(group)[name])} {line}; mend or uninstall that package")


def _package(entry: EntryPoint) -> str:
    return entry.dist.name if entry.dist else entry.value
