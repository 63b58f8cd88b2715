"""Which checks there are: every module of `checker.checks`, found on disk, and how a user names some of them."""

from __future__ import annotations

import inspect
import pkgutil
import re
import sys
from collections.abc import Iterable
from functools import cache
from importlib import import_module

from rapidfuzz import process

from checker import checks
from checker.check import Check
from checker.notices import NOTICES
from claims.errors import UserError
from claims.plugins import CHECKS, load, plugins, refusal
from reports.report import CheckInfo

_CODE = re.compile(r"[A-Z]{3}\d{3}")


class UnknownCheck(UserError):
    """A check that does not exist was named."""


@cache
def all_checks() -> tuple[Check, ...]:
    """Every check, ordered by code: our own and those that other installed packages add."""
    names = [module.name for module in pkgutil.iter_modules(checks.__path__)]
    found = [import_module(f"{checks.__name__}.{name}").CHECK for name in names]
    for name in plugins(CHECKS):
        found.append(_added(name, found))
    return tuple(sorted(found, key=lambda check: check.code))


def _added(name: str, known: Iterable[Check]) -> Check:
    """The check of another package. BadPlugin where it is none, or takes the code or the name of another."""
    check = load(CHECKS, name)
    if not isinstance(check, Check):
        raise refusal(CHECKS, name, f"is a {type(check).__name__}, not a checker.check.Check")
    if not _CODE.fullmatch(check.code) or check.name != name:
        raise refusal(
            CHECKS, name, f"has the code {check.code!r} and the name {check.name!r}: codes are like ABC123, names as registered"
        )
    held = [(c.code, c.name) for c in known] + [(n.code, n.name) for n in NOTICES]
    if taken := next((pair for pair in held if check.code == pair[0] or check.name == pair[1]), None):
        raise refusal(CHECKS, name, f"takes what belongs to {' '.join(taken)}")
    return check


def page(check: Check) -> str:
    """The check's public page: the docstring of its file (Markdown)."""
    return inspect.getdoc(sys.modules[check.find.__module__]) or ""


def info(check: Check) -> CheckInfo:
    """The check as a report shows it."""
    text = page(check)
    summary = " ".join(text.split("\n\n")[0].split())
    return CheckInfo(check.code, check.name, check.severity, summary, text)


def by_name(name: str) -> CheckInfo:
    """The check or notice with this code or name; UnknownCheck with the nearest spelling otherwise."""
    code = _codes([name], option="check")[0]
    return next(entry for entry in described() if entry.code == code)


def described() -> tuple[CheckInfo, ...]:
    """Every check and every notice, as a report shows them."""
    return (*map(info, all_checks()), *NOTICES)


def codes(entry: str, *, option: str) -> tuple[str, ...]:
    """The codes that a code, a name or the letters of a family mean, notices included; UnknownCheck, which names the
    `option`, for none."""
    return tuple(_codes([entry], option=option))


def select(selected: Iterable[str] = (), ignored: Iterable[str] = ()) -> tuple[Check, ...]:
    """The checks to run: those `selected` (all default ones if none is named) without those `ignored`.

    Each entry is a code ("TIM104"), a name ("first-vs-earlier") or the letters that codes of a family start with ("TIM").
    """
    chosen = _codes(selected, option="--select") or [check.code for check in all_checks() if check.default]
    out = _codes(ignored, option="--ignore")
    return tuple(check for check in all_checks() if check.code in chosen and check.code not in out)


def _codes(wanted: Iterable[str], *, option: str) -> list[str]:
    every: list[Check | CheckInfo] = [*all_checks(), *NOTICES]
    found: list[str] = []
    for entry in wanted:
        name = entry.strip()
        hits = [c.code for c in every if name.upper() == c.code or name.lower() == c.name]
        hits = hits or [c.code for c in every if name.isalpha() and c.code.rstrip("0123456789") == name.upper()]
        if not hits:
            known = [k for c in every for k in (c.code, c.name)]
            near = process.extractOne(name, known, score_cutoff=60)
            hint = f"; did you mean {near[0]}?" if near else "; 'newscheck checks' lists them"
            raise UnknownCheck(f"{option}: no check is called {name!r}{hint}")
        found += hits
    return found
