"""Reports written where `-o` says: files, folders of pages, standard output."""

from __future__ import annotations

import sys
from pathlib import Path
from typing import TYPE_CHECKING

import click

from checker.options import colored

if TYPE_CHECKING:
    from checker.output import Output
    from reports.report import Report


def deliver(report: Report, output: Output, color: str, *, single_file: bool, quotes: bool = True) -> None:
    """Write one report; without `quotes` no format for logs quotes the draft. Standard error tells the paths of pages."""
    from checker.output import pages, write
    from reports.formats import renderer
    from reports.redact import COMPLETE, without_quotes

    if not quotes and output.format not in COMPLETE:
        report = without_quotes(report)

    if output.format == "text" and output.path in (None, "-"):
        from reports.text import render

        click.echo(render(report, color=colored(color)), nl=False, color=True)
    elif output.format == "html" and (output.path is None or output.path.endswith("/")):
        for path, what, content in pages(report, Path(output.path or ""), single_file=single_file):
            write(path, content)
            click.echo(f"newscheck: HTML report of {what}: {path.resolve()}", err=True)
    else:
        made = renderer(output.format)(report)
        if output.path in (None, "-"):
            sys.stdout.buffer.write(made.encode() if isinstance(made, str) else made)
        else:
            write(Path(str(output.path)), made)
