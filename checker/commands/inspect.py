"""newscheck inspect: what was read, before any check."""

from __future__ import annotations

from typing import Any

import click

from checker import flags, options
from checker.help import Command


@click.command(cls=Command, examples=("newscheck inspect draft.md", "newscheck inspect draft.md --format json"))
@options.files
@click.option("--format", "form", type=click.Choice(["text", "json"]), default="text", show_default=True, help="How to print it.")
@flags.reading
@options.stdin_name
@options.color
@options.debug
@options.guarded
def command(*, files: tuple[str, ...], form: str, stdin_filename: str, color: str, debug: bool, **given: Any) -> int:
    """Show what was read: times, quantities, people and quotations, before any check.

    FILE is an article, a pattern, a folder or '-' for standard input, as for `newscheck check`.
    """
    from checker.inputs import extract_all, named_files
    from reports.inspect import render_json
    from reports.inspect_text import render_text

    config = flags.configured(given)
    named = named_files(files, config.settings().exclude, config.root)
    articles, unreadable = extract_all(named, config, stdin_filename=stdin_filename, debug=debug)
    shown = render_json(articles) if form == "json" else render_text(articles, color=options.colored(color))
    click.echo(shown, nl=False, color=True)
    for entry in unreadable:
        options.complain(entry.error)
    return options.FAILED if unreadable else 0
