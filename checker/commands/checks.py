"""newscheck checks: the list of them."""

from __future__ import annotations

import click

from checker import options
from checker.help import Command


@click.command(cls=Command, examples=("newscheck checks",))
@options.debug
@options.guarded
def command(*, debug: bool) -> int:
    """List the checks: code, name, severity and what each looks for."""
    from checker.registry import described

    for entry in described():
        click.echo(f"{entry.code}  {entry.name:24} {entry.severity.value:8} {entry.summary}")
    return 0
