"""Help as a manual page has it: what a command does, its options in groups, its exit codes, examples."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import Any

import click

_GROUPS: tuple[tuple[str, tuple[str, ...]], ...] = (
    ("Articles", ("exclude", "changed_lines", "diff_base", "stdin_filename", "jobs")),
    ("How they are read", ("date", "date_from_name", "numeric_dates", "nlp")),
    ("What is checked", ("select", "ignore", "min_confidence", "fail_on")),
    ("Decisions", ("decisions", "write_baseline", "reason", "by", "stale", "gone", "dry_run")),
    ("Reports", ("outputs", "path", "form", "quotes", "single_file", "notice", "sarif_suppressed", "wording", "quiet", "color")),
    ("Configuration", ("config_file", "isolated")),
)
"""Headings, and the parameters that stand under each; the others stand under "General"."""
_GENERAL = "General"
FAILED = "A file could not be read or written, an option or a setting is wrong, or something failed."


class Command(click.Command):
    """A command with grouped options; `exits` says what each exit code means, `examples` are lines to copy."""

    def __init__(self, *args: Any, exits: Mapping[int, str] | None = None, examples: Sequence[str] = (), **more: Any) -> None:
        super().__init__(*args, **more)
        self.exits: Mapping[int, str] = {0: "Done.", 2: FAILED} if exits is None else exits
        self.examples = tuple(examples)

    def format_options(self, ctx: click.Context, formatter: click.HelpFormatter) -> None:
        """The options under their headings."""
        groups: dict[str, list[tuple[str, str]]] = {title: [] for title in (*(title for title, _ in _GROUPS), _GENERAL)}
        for param in self.get_params(ctx):
            record = param.get_help_record(ctx) if isinstance(param, click.Option) else None
            if record is not None:
                groups[next((title for title, names in _GROUPS if param.name in names), _GENERAL)].append(record)
        filled = {title: records for title, records in groups.items() if records}
        for title, records in filled.items():
            with formatter.section("Options" if len(filled) == 1 else title):
                formatter.write_dl(records)

    def format_epilog(self, ctx: click.Context, formatter: click.HelpFormatter) -> None:
        """Exit codes and examples."""
        super().format_epilog(ctx, formatter)
        definitions(formatter, "Exit code", [(str(code), words) for code, words in self.exits.items()])
        if self.examples:
            with formatter.section("Examples"):
                lines(formatter, self.examples)


def definitions(formatter: click.HelpFormatter, title: str, rows: Sequence[tuple[str, str]]) -> None:
    """A section of words and what they mean."""
    if rows:
        with formatter.section(title):
            formatter.write_dl(list(rows))


def lines(formatter: click.HelpFormatter, every: Sequence[str]) -> None:
    """Lines as they stand, for they are to be copied."""
    for line in every:
        formatter.write(f"{'':>{formatter.current_indent}}{line}\n")
