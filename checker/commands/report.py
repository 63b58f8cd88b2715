"""newscheck report: a saved report in any format."""

from __future__ import annotations

import sys

import click

from checker import flags, options
from checker.help import Command


@click.command(
    cls=Command,
    examples=("newscheck report report.json", "newscheck report report.json -o html:again.html -o junit:newscheck.xml"),
)
@click.argument("saved", metavar="REPORT.json")
@options.outputs
@options.single_file
@options.notice
@options.sarif_suppressed
@flags.quotes
@options.color
@options.debug
@options.guarded
def command(
    *,
    saved: str,
    outputs: tuple[str, ...],
    single_file: bool,
    notice: str | None,
    sarif_suppressed: str,
    quotes: bool | None,
    color: str,
    debug: bool,
) -> int:
    """Show a saved JSON report again, in any format; no article is read.

    REPORT.json is what `newscheck check -o json:REPORT.json` wrote, or '-' for standard input.
    """
    from checker.deliver import Manner, deliver
    from checker.output import parse_outputs
    from reports.load import load, load_file

    wanted = parse_outputs(outputs or ["text"])
    report = load(sys.stdin.buffer.read()) if saved == "-" else load_file(saved)
    manner = Manner(
        color=color,
        single_file=single_file,
        quotes=quotes is not False,
        suppressed=sarif_suppressed == "mark",
        notice=notice,
    )
    deliver(report, wanted, manner)
    return 0
