"""What the Tab key offers: names of checks and formats, found without loading a check."""

from __future__ import annotations

import pkgutil

import click

SHELLS = ("bash", "zsh", "fish")


def script(shell: str) -> str:
    """What a shell has to read to complete the words of newscheck."""
    from click.shell_completion import get_completion_class

    from checker.cli import main

    made = get_completion_class(shell)
    assert made is not None, shell
    return made(main, {}, "newscheck", "_NEWSCHECK_COMPLETE").source()


def check_names(ctx: click.Context, param: click.Parameter, incomplete: str) -> list[str]:
    """Names of checks that begin as what is written, or as the last of several names with commas between."""
    from checker import checks
    from claims.plugins import CHECKS, plugins

    before, comma, last = incomplete.rpartition(",")
    own = (module.name.replace("_", "-") for module in pkgutil.iter_modules(checks.__path__))
    return [f"{before}{comma}{name}" for name in sorted([*own, *plugins(CHECKS)]) if name.startswith(last.lower())]


def format_names(ctx: click.Context, param: click.Parameter, incomplete: str) -> list[str]:
    """Formats that begin as what is written."""
    from reports.formats import known

    return [name for name in known() if name.startswith(incomplete)]
