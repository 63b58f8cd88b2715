"""Which articles are meant: paths, patterns and folders on the command line become a list of files."""

from __future__ import annotations

import glob
import os
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from pathlib import Path

from checker import globs
from claims.errors import UserError
from claims.plugins import READERS, plugins

STDIN = "-"
ENDINGS = (".txt", ".text", ".md", ".markdown")
"""Files that a folder is searched for, besides those of added readers.

A file that is named, or fits a pattern, is read whatever it is called.
"""


class NothingToRead(UserError):
    """No article is named, or none fits."""


@dataclass(frozen=True, slots=True)
class Found:
    """The files to read, each once, in the order in which they were named; and what was named in vain."""

    files: tuple[str, ...]
    empty: tuple[str, ...] = ()


def find(named: Sequence[str], *, exclude: Sequence[str] = (), root: Path | None = None) -> Found:
    """The files that `named` means: a file is itself, a pattern what fits it, a folder the articles below it, "-" standard input.

    `exclude` leaves out what a pattern or a folder would bring in; its patterns are relative to `root` (the working
    directory). A file that is named stays, and one that is not there too: reading it tells so. NothingToRead where nothing
    is left.
    """
    files: dict[str, str] = {}
    empty = []
    for name in named:
        fits = [p for p in _meant(name) if p == name or not _excluded(p, exclude, root or Path.cwd())]
        for path in fits:
            files.setdefault(path if path == STDIN else os.path.abspath(path), path)
        if not fits:
            empty.append(name)
    if not files:
        raise NothingToRead(f"nothing to read: {_told(empty, exclude)}")
    return Found(tuple(files.values()), tuple(empty))


def _meant(name: str) -> Iterator[str]:
    if name == STDIN:
        yield name
    elif os.path.isdir(name):
        yield from _below(name)
    elif os.path.lexists(name) or not glob.has_magic(name):
        yield name
    else:
        for path in sorted(glob.glob(name, recursive=True), key=_order):
            if os.path.isdir(path):
                yield from _below(path)
            else:
                yield Path(path).as_posix()


def _below(folder: str) -> Iterator[str]:
    """The articles in a folder and those below it, in the order of their paths; hidden files and folders are left alone."""
    found, endings = [], (*ENDINGS, *plugins(READERS))
    for place, folders, names in os.walk(folder):
        folders[:] = [f for f in folders if not f.startswith(".")]
        found += [os.path.join(place, n) for n in names if n.lower().endswith(endings) and not n.startswith(".")]
    for path in sorted(found, key=_order):
        if os.path.isfile(path):
            yield Path(path).as_posix()


def _order(path: str) -> tuple[str, ...]:
    return Path(path).parts


def _excluded(path: str, patterns: Iterable[str], root: Path) -> bool:
    if path == STDIN:
        return False
    inside = Path(os.path.relpath(os.path.abspath(path), root)).as_posix()
    return any(globs.matches(pattern, inside) for pattern in patterns)


def _told(empty: Sequence[str], exclude: Sequence[str]) -> str:
    names = ", ".join(empty[:3]) + (f" and {len(empty) - 3} more" if len(empty) > 3 else "")
    what = f"no article fits {names}" if empty else "no article is named"
    return what + (f" (exclude: {', '.join(exclude)})" if exclude else "; name files, folders or patterns")
