"""newscheck completion: the Tab key."""

from __future__ import annotations

import click

from checker import options
from checker.completion import SHELLS
from checker.help import Command


@click.command(
    cls=Command,
    examples=(
        'eval "$(newscheck completion bash)"     # in ~/.bashrc; bash 4.4 or later',
        'eval "$(newscheck completion zsh)"      # in ~/.zshrc',
        "newscheck completion fish > ~/.config/fish/completions/newscheck.fish",
    ),
)
@click.argument("shell", type=click.Choice(list(SHELLS)))
@options.debug
@options.guarded
def command(*, shell: str, debug: bool) -> int:
    """Print what a shell reads to complete commands, options, checks and formats."""
    from checker.completion import script

    click.echo(script(shell))
    return 0
