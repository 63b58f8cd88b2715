"""newscheck claims: the claims table of an article."""

from __future__ import annotations

import sys
from pathlib import Path
from typing import Any

import click

from checker import flags, options
from checker.help import Command


@click.command(
    cls=Command,
    examples=("newscheck claims draft.md > claims.csv", "newscheck claims draft.md --format parquet -o claims.parquet"),
)
@click.argument("file", metavar="ARTICLE")
@click.option(
    "--format", "form", type=click.Choice(["csv", "json", "parquet"]), default="csv", show_default=True, help="How to print it."
)
@click.option("-o", "--output", "path", metavar="PATH", default="-", help="Where to write; '-' is standard output.")
@flags.reading
@options.stdin_name
@options.debug
@options.guarded
def command(*, file: str, form: str, path: str, stdin_filename: str, debug: bool, **given: Any) -> int:
    """Print the claims table of an article, a row a claim."""
    from checker.inputs import extract_all
    from checker.output import write

    articles, unreadable = extract_all((file,), flags.configured(given), stdin_filename=stdin_filename, debug=debug)
    if unreadable:
        options.stop(unreadable[0].error)
    table = articles[0].claims
    if form == "csv":
        content = table.to_csv(index=False, lineterminator="\n").encode()
    elif form == "json":
        content = (table.to_json(orient="records", force_ascii=False, indent=1) + "\n").encode()
    else:
        content = _parquet(table)
    if path == "-":
        sys.stdout.buffer.write(content)
    else:
        write(Path(path), content)
    return 0


def _parquet(table: Any) -> bytes:
    from io import BytesIO

    from claims.errors import UserError

    buffer = BytesIO()
    try:
        table.to_parquet(buffer, index=False)
    except ImportError as error:
        raise UserError("--format parquet needs pyarrow: pip install 'newscheck[parquet]'") from error
    return buffer.getvalue()
