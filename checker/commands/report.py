"""newscheck report: a saved report in any format."""

from __future__ import annotations

import sys

import click

from checker import options


@click.command()
@click.argument("saved", metavar="REPORT.json")
@options.outputs
@options.single_file
@options.color
@options.debug
@options.guarded
def command(*, saved: str, outputs: tuple[str, ...], single_file: bool, color: str, debug: bool) -> int:
    """Show a saved JSON report again, in any format; no article is read.

    REPORT.json is what `newscheck check -o json:REPORT.json` wrote, or '-' for standard input.
    """
    from checker.deliver import deliver
    from checker.output import parse_output
    from reports.load import load, load_file

    wanted = [parse_output(o) for o in outputs] or [parse_output("text")]
    report = load(sys.stdin.buffer.read()) if saved == "-" else load_file(saved)
    for output in wanted:
        deliver(report, output, color, single_file=single_file)
    return 0
