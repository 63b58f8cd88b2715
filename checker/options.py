"""What the commands have in common: their options, how an error ends them, how they complain."""

from __future__ import annotations

import re
import sys
from collections.abc import Callable
from functools import wraps
from typing import Any, NoReturn, TextIO

import click

from checker.completion import format_names

FOUND, FAILED = 1, 2
INTERRUPTED = 130  # as shells have it: 128 and the number of the signal


class Day(click.ParamType[str]):
    """An ISO day (2024-05-03) or month (2024-05)."""

    name = "DATE"

    def convert(self, value: Any, param: click.Parameter | None, ctx: click.Context | None) -> str:
        from datetime import date

        text = str(value)
        try:
            if not re.fullmatch(r"\d{4}-\d\d(-\d\d)?", text, re.ASCII):
                raise ValueError
            date.fromisoformat(text if len(text) == 10 else f"{text}-01")
        except ValueError:
            self.fail(f"{text!r} is no day of the calendar; write YYYY-MM-DD or YYYY-MM", param, ctx)
        return text


class Nlp(click.ParamType[str]):
    """The embedded model or a spaCy pipeline."""

    name = "nlp"

    def convert(self, value: Any, param: click.Parameter | None, ctx: click.Context | None) -> str:
        text = str(value)
        if text != "embedded" and not re.fullmatch(r"spacy:.+", text):
            self.fail(f"{text!r} is not known; write embedded or spacy:NAME", param, ctx)
        return text


def guarded(command: Callable[..., int]) -> Callable[..., None]:
    """Exit with the command's code; turn user errors into one line and anything unforeseen into exit 2."""

    @wraps(command)
    def run(*, debug: bool, **options: Any) -> None:
        from claims.errors import UserError

        try:
            code = command(debug=debug, **options)
        except UserError as error:
            stop(str(error))
        except BrokenPipeError:
            sys.stderr.close()
            code = FAILED
        except KeyboardInterrupt:
            complain("interrupted")
            code = INTERRUPTED
        except (click.ClickException, click.exceptions.Exit, click.Abort):
            raise
        except Exception as error:
            if debug:
                raise
            stop(f"internal error: {type(error).__name__}: {error}; --debug shows where")
        sys.exit(code)

    return run


def stop(message: str) -> NoReturn:
    complain(message)
    sys.exit(FAILED)


def complain(message: str) -> None:
    """Tell something on standard error, under our name; no line is a command to a terminal or a build log."""
    from reports.terminal import harmless, safe

    lines = [harmless(safe(f"newscheck: {line}")) for line in message.splitlines()]
    click.echo("\n".join(lines), err=True)


def entries(options: tuple[str, ...]) -> list[str]:
    """What a repeatable option names, separated by commas or repeated."""
    return [entry for option in options for entry in option.split(",") if entry.strip()]


def colored(choice: str, stream: TextIO | None = None) -> bool:
    return choice == "always" or (choice == "auto" and (stream or sys.stdout).isatty())


files = click.argument("files", nargs=-1, required=True, metavar="FILE...")
exclude = click.option(
    "--exclude",
    multiple=True,
    metavar="PATTERN",
    help="Leave out files and folders that fit ('old/', '*.en.md', 'drafts/**/notes.txt'), where a folder or a pattern "
    "would bring them in; repeatable.",
)
jobs = click.option(
    "-j",
    "--jobs",
    type=click.IntRange(min=0),
    help="How many articles are read at once, each by a process of its own; 0: as many as there are processors. [default: 1]",
)
stdin_name = click.option("--stdin-filename", metavar="NAME", default="-", help="What to call the article read from '-'.")
debug = click.option("--debug", is_flag=True, help="Show where an internal error comes from.")
color = click.option(
    "--color", type=click.Choice(["auto", "always", "never"]), default="auto", show_default=True, help="Colour on the terminal."
)
outputs = click.option(
    "-o",
    "--output",
    "outputs",
    multiple=True,
    metavar="FORMAT[:PATH]",
    shell_complete=format_names,
    help="Write a report; repeatable. For people: text, concise, html, markdown. Data: json, jsonl, csv and parquet (the "
    "claims). For build systems: sarif, github, gitlab, junit, rdjson, rdjsonl, checkstyle, webanno. PATH '-' is standard "
    "output, which takes one report (text then goes to standard error). html without a PATH writes NAME.newscheck.html "
    "here, html:FOLDER/ into that folder; several articles get an index page. Default: text.",
)
sarif_suppressed = click.option(
    "--sarif-suppressed",
    type=click.Choice(["omit", "mark"]),
    default="omit",
    show_default=True,
    help="What SARIF does with dismissed findings: leave them out, for GitHub shows suppressed results too, or mark them.",
)
changed_lines = click.option(
    "--changed-lines", is_flag=True, help="Only findings of which a passage stands on a line that is not committed yet."
)
diff_base = click.option(
    "--diff-base",
    metavar="REF",
    help="Only findings of which a passage stands on a line that has changed since this branch parted from REF "
    "(origin/main). Articles without a changed line are not read.",
)
single_file = click.option("--single-file", is_flag=True, help="One HTML page for all articles instead of one each.")
notice = click.option(
    "--notice", metavar="TEXT", help="Line at head and foot of HTML pages ('Unpublished draft: confidential'); '' for none."
)
