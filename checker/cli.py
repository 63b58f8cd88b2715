"""The command line: the group of commands. `checker.commands` has a module for each, imported when it is asked for."""

from __future__ import annotations

from importlib import import_module

import click

from checker._version import VERSION

COMMANDS = ("check", "diff", "report", "claims", "inspect", "checks", "explain", "config", "decisions", "server", "completion")
"""The commands in the order in which --help lists them; `checker.commands.NAME` has each."""


class _Commands(click.Group):
    """A group whose commands are found by name."""

    def list_commands(self, ctx: click.Context) -> list[str]:
        return list(COMMANDS)

    def get_command(self, ctx: click.Context, cmd_name: str) -> click.Command | None:
        if cmd_name not in COMMANDS:
            return None
        command: click.Command = import_module(f"checker.commands.{cmd_name}").command
        return command


@click.group(cls=_Commands, context_settings={"help_option_names": ["-h", "--help"], "max_content_width": 100})
@click.version_option(VERSION, prog_name="newscheck")
def main() -> None:
    """Check a news article against itself before it is published.

    newscheck reads a draft (plain text or Markdown), extracts its claims, compares them with each other, and reports
    what cannot all be true: both passages, and how the conflict was worked out. It works offline and corrects nothing.
    """
