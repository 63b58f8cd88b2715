"""Word lists as data files, read through one loader.

A list is ``NAME.txt``, a word or phrase a line; a table is ``NAME.tsv``, key and value separated by a tab. Lines that start
with ``#`` are comments. Where a list comes from stands at its head.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from functools import cache
from importlib.resources import files
from types import MappingProxyType


def _lines(filename: str) -> Iterator[str]:
    for line in (files(__package__) / filename).read_text(encoding="utf-8").splitlines():
        if line.strip() and not line.startswith("#"):
            yield line.rstrip()


@cache
def words(name: str) -> frozenset[str]:
    """The entries of the list `name`."""
    return frozenset(line.strip() for line in _lines(f"{name}.txt"))


@cache
def table(name: str) -> Mapping[str, str]:
    """The rows of the table `name`, first column to second, in file order."""
    rows = (line.split("\t") for line in _lines(f"{name}.tsv"))
    return MappingProxyType({row[0]: row[1] for row in rows})
