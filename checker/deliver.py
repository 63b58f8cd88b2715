"""Reports written where `-o` says: files, folders of pages, standard output; and what a build system shows beside its log."""

from __future__ import annotations

import os
import secrets
import stat
import sys
from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING, TextIO

import click

from checker.options import colored, complain
from claims.errors import UserError

if TYPE_CHECKING:
    from checker.output import Output
    from reports.report import Report


@dataclass(frozen=True, slots=True, kw_only=True)
class Manner:
    """How reports are written.

    `quotes`: whether formats for logs quote the draft. `suppressed`: SARIF holds what was dismissed, and says so.
    `notice`: the line at head and foot of a page in place of the usual one.
    """

    color: str = "auto"
    single_file: bool = False
    quotes: bool = True
    suppressed: bool = False
    notice: str | None = None


def deliver(report: Report, outputs: Sequence[Output], manner: Manner) -> None:
    """Write every report that can be written; UserError, after the last, where one could not.

    Standard error tells the paths of pages. The annotations of GitHub bring the summary of its step and its outputs.
    """
    faults = []
    for output in outputs:
        try:
            _deliver(report, output, manner)
        except UserError as error:
            faults.append(str(error))
    if faults:
        raise UserError("\n".join(faults))


def _deliver(report: Report, output: Output, manner: Manner) -> None:
    from checker.output import pages, write
    from checker.roots import FORGE, from_root, root_of
    from reports.redact import COMPLETE, without_quotes

    if not manner.quotes and output.format not in COMPLETE:
        report = without_quotes(report)
    if output.format in FORGE:
        report = from_root(report, root_of(Path.cwd()))
    if output.is_folder:
        for path, what, content in pages(report, Path(output.path or ""), single_file=manner.single_file, notice=manner.notice):
            write(path, content)
            complain(f"HTML report of {what}: {path.resolve()}")
    elif output.on_stdout and output.format == "text":
        _print(report, manner.color, aside=output.aside)
    elif output.on_stdout:
        made = _render(report, output.format, manner)
        if isinstance(made, bytes) and sys.stdout.isatty():
            raise UserError(f"--output: {output.format} is nothing for a terminal; write {output.format}:PATH")
        sys.stdout.buffer.write(made.encode() if isinstance(made, str) else made)
        sys.stdout.buffer.flush()
    else:
        write(Path(str(output.path)), _render(report, output.format, manner))
    if output.format == "github":
        from checker.step import tell_step

        tell_step(report)


def _render(report: Report, name: str, manner: Manner) -> str | bytes:
    from reports.formats import renderer

    if name == "sarif":
        from reports.sarif import render

        return render(report, suppressed=manner.suppressed)
    if name == "html":
        from reports.html import render as render_html

        return render_html(report, notice=manner.notice)
    return renderer(name)(report)


def _print(report: Report, color: str, *, aside: bool) -> None:
    """The text for people. A build of GitHub is told to take no line of it for a command."""
    from reports.text import render

    stream = sys.stderr if aside else sys.stdout
    text = render(report, color=colored(color, stream))
    if os.environ.get("GITHUB_ACTIONS") == "true" and not _is_file(stream):
        token = secrets.token_hex(16)
        text = f"::stop-commands::{token}\n{text}::{token}::\n"
    click.echo(text, nl=False, color=True, err=aside)


def _is_file(stream: TextIO) -> bool:
    """Whether a stream was sent to a file, which no build reads as its log."""
    try:
        return stat.S_ISREG(os.fstat(stream.fileno()).st_mode)
    except (OSError, ValueError):
        return False
