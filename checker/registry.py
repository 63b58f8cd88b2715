"""Which checks there are: every module of `checker.checks`, found on disk, and how a user names some of them."""

from __future__ import annotations

import inspect
import pkgutil
import sys
from collections.abc import Iterable
from functools import cache
from importlib import import_module

from rapidfuzz import process

from checker import checks
from checker.check import Check
from claims.errors import UserError
from reports.report import CheckInfo


class UnknownCheck(UserError):
    """A check that does not exist was named."""


@cache
def all_checks() -> tuple[Check, ...]:
    """Every check, ordered by code."""
    names = [module.name for module in pkgutil.iter_modules(checks.__path__)]
    found = [import_module(f"{checks.__name__}.{name}").CHECK for name in names]
    return tuple(sorted(found, key=lambda check: check.code))


def page(check: Check) -> str:
    """The check's public page: the docstring of its file (Markdown)."""
    return inspect.getdoc(sys.modules[check.find.__module__]) or ""


def info(check: Check) -> CheckInfo:
    """The check as a report shows it."""
    text = page(check)
    summary = " ".join(text.split("\n\n")[0].split())
    return CheckInfo(check.code, check.name, check.severity, summary, text)


def by_name(name: str) -> Check:
    """The check with this code or name; UnknownCheck with the nearest spelling otherwise."""
    return _matching([name], option="check")[0]


def codes(entry: str, *, option: str) -> tuple[str, ...]:
    """The codes that a code, a name or the letters of a family mean; UnknownCheck, which names the `option`, for none."""
    return tuple(check.code for check in _matching([entry], option=option))


def select(selected: Iterable[str] = (), ignored: Iterable[str] = ()) -> tuple[Check, ...]:
    """The checks to run: those `selected` (all default ones if none is named) without those `ignored`.

    Each entry is a code ("TIM104"), a name ("first-vs-earlier") or the letters that codes of a family start with ("TIM").
    """
    chosen = _matching(selected, option="--select") or [check for check in all_checks() if check.default]
    out = {check.code for check in _matching(ignored, option="--ignore")}
    return tuple(check for check in all_checks() if check in chosen and check.code not in out)


def _matching(wanted: Iterable[str], *, option: str) -> list[Check]:
    found: list[Check] = []
    for entry in wanted:
        name = entry.strip()
        hits = [c for c in all_checks() if name.upper() == c.code or name.lower() == c.name]
        hits = hits or [c for c in all_checks() if name.isalpha() and c.code.rstrip("0123456789") == name.upper()]
        if not hits:
            known = [k for c in all_checks() for k in (c.code, c.name)]
            near = process.extractOne(name, known, score_cutoff=60)
            hint = f"; did you mean {near[0]}?" if near else "; 'newscheck checks' lists them"
            raise UnknownCheck(f"{option}: no check is called {name!r}{hint}")
        found += hits
    return found
