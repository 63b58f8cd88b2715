"""newscheck explain: the page of a check."""

from __future__ import annotations

import click

from checker import options
from checker.completion import check_names
from checker.help import Command


@click.command(cls=Command, examples=("newscheck explain PEO301", "newscheck explain pronoun-gender"))
@click.argument("name", metavar="CHECK", shell_complete=check_names)
@options.debug
@options.guarded
def command(*, name: str, debug: bool) -> int:
    """Print the page of a check, given its code or its name."""
    from checker.registry import by_name

    entry = by_name(name)
    click.echo(f"{entry.code} {entry.name} ({entry.severity.value})\n\n{entry.page}")
    return 0
