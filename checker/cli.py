"""The command line: the group of commands. `checker.commands` has a module for each, imported when it is asked for."""

from __future__ import annotations

from importlib import import_module

import click

from checker._version import VERSION

COMMANDS = ("check", "diff", "report", "claims", "inspect", "checks", "explain", "config", "decisions", "server", "completion")
"""The commands in the order in which --help lists them; `checker.commands.NAME` has each."""


_SECTIONS = (
    (
        "Exit code",
        [
            ("0", "Nothing that fails: no open finding at or above --fail-on."),
            ("1", "Findings."),
            ("2", "Something could not be read or written, nothing matched, an option or a setting is wrong, a check failed."),
        ],
    ),
    (
        "Files",
        [
            ("newscheck.toml", "The configuration; or [tool.newscheck] in pyproject.toml, or [newscheck] in setup.cfg."),
            (".newscheck/decisions.jsonl", "What editors decided about findings."),
        ],
    ),
    (
        "Environment",
        [
            ("NEWSCHECK_CONFIG", "The configuration file to read."),
            ("NEWSCHECK_...", "Any setting: NEWSCHECK_FAIL_ON, NEWSCHECK_SELECT; 'newscheck config show' lists them."),
            ("SOURCE_DATE_EPOCH", "The time in reports, as seconds since 1970; without it the clock's."),
        ],
    ),
)
_EXAMPLES = (
    "newscheck check draft.md -o text -o html",
    "newscheck check drafts/ --fail-on warning",
    "newscheck diff draft-1.md draft-2.md",
    "newscheck explain TIM102",
)


class _Commands(click.Group):
    """A group whose commands are found by name."""

    def list_commands(self, ctx: click.Context) -> list[str]:
        return list(COMMANDS)

    def get_command(self, ctx: click.Context, cmd_name: str) -> click.Command | None:
        if cmd_name not in COMMANDS:
            return None
        command: click.Command = import_module(f"checker.commands.{cmd_name}").command
        return command

    def format_epilog(self, ctx: click.Context, formatter: click.HelpFormatter) -> None:
        """What holds for all commands."""
        from checker.help import definitions, lines

        for title, rows in _SECTIONS:
            definitions(formatter, title, rows)
        with formatter.section("Examples"):
            lines(formatter, _EXAMPLES)


@click.group(cls=_Commands, context_settings={"help_option_names": ["-h", "--help"], "max_content_width": 100})
@click.version_option(VERSION, prog_name="newscheck")
def main() -> None:
    """Check a news article against itself before it is published.

    newscheck reads a draft (plain text or Markdown), extracts its claims, compares them with each other, and reports
    what cannot all be true: both passages, and how the conflict was worked out. It works offline and corrects nothing.
    """
