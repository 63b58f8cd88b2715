"""newscheck explain: the page of a check."""

from __future__ import annotations

import click

from checker import options


@click.command()
@click.argument("name", metavar="CHECK")
@options.debug
@options.guarded
def command(*, name: str, debug: bool) -> int:
    """Print the page of a check, given its code or its name."""
    from checker.registry import by_name

    entry = by_name(name)
    click.echo(f"{entry.code} {entry.name} ({entry.severity.value})\n\n{entry.page}")
    return 0
