"""The command line: the only place that prints or exits."""

from __future__ import annotations

import re
import sys
from collections.abc import Callable
from functools import wraps
from pathlib import Path
from typing import TYPE_CHECKING, Any, NoReturn

import click

from checker._version import VERSION

if TYPE_CHECKING:
    from checker.output import Output
    from claims.article import Article
    from claims.document import Document
    from claims.nlp import Analyser
    from reports.report import Report, Unreadable

FOUND, FAILED = 1, 2


class _Day(click.ParamType[str]):
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


class _Nlp(click.ParamType[str]):
    """The embedded model or a spaCy pipeline."""

    name = "nlp"

    def convert(self, value: Any, param: click.Parameter | None, ctx: click.Context | None) -> str:
        text = str(value)
        if text != "embedded" and not re.fullmatch(r"spacy:.+", text):
            self.fail(f"{text!r} is not known; write embedded or spacy:NAME", param, ctx)
        return text


def _guarded(command: Callable[..., int]) -> Callable[..., None]:
    """Exit with the command's code; turn user errors into one line and anything unforeseen into exit 2."""

    @wraps(command)
    def run(*, debug: bool, **options: Any) -> None:
        from claims.errors import UserError

        try:
            code = command(debug=debug, **options)
        except UserError as error:
            _stop(str(error))
        except BrokenPipeError:
            sys.stderr.close()
            code = FAILED
        except (click.ClickException, click.exceptions.Exit, click.Abort):
            raise
        except Exception as error:
            if debug:
                raise
            _stop(f"internal error: {type(error).__name__}: {error}; --debug shows where")
        sys.exit(code)

    return run


def _stop(message: str) -> NoReturn:
    _complain(message)
    sys.exit(FAILED)


def _complain(message: str) -> None:
    click.echo(f"newscheck: {message}", err=True)


_files = click.argument("files", nargs=-1, required=True, metavar="FILE...")
_stdin_name = click.option("--stdin-filename", metavar="NAME", default="-", help="What to call the article read from '-'.")
_date = click.option("--date", type=_Day(), help="The article's date (YYYY-MM-DD or YYYY-MM), where the file does not say it.")
_debug = click.option("--debug", is_flag=True, help="Show where an internal error comes from.")
_nlp = click.option(
    "--nlp",
    type=_Nlp(),
    metavar="embedded|spacy:NAME",
    default="embedded",
    show_default=True,
    help="What tags, parses and names: the embedded model, or an installed spaCy pipeline.",
)
_color = click.option(
    "--color", type=click.Choice(["auto", "always", "never"]), default="auto", show_default=True, help="Colour on the terminal."
)
_outputs = click.option(
    "-o",
    "--output",
    "outputs",
    multiple=True,
    metavar="FORMAT[:PATH]",
    help="Write a report: text, concise, html, json, sarif, github, gitlab or junit; repeatable. PATH '-' is standard "
    "output. html without a PATH writes NAME.newscheck.html here, html:FOLDER/ into that folder; several articles get an "
    "index page. Default: text.",
)
_single_file = click.option("--single-file", is_flag=True, help="One HTML page for all articles instead of one each.")


@click.group(context_settings={"help_option_names": ["-h", "--help"], "max_content_width": 100})
@click.version_option(VERSION, prog_name="newscheck")
def main() -> None:
    """Check a news article against itself before it is published.

    newscheck reads a draft (plain text or Markdown), extracts its claims, compares them with each other, and reports
    what cannot all be true: both passages, and how the conflict was worked out. It works offline and corrects nothing.
    """


@main.command()
@_files
@_outputs
@_single_file
@click.option(
    "--fail-on",
    type=click.Choice(["error", "warning", "note", "never"]),
    default="error",
    show_default=True,
    help="The mildest open finding that makes the exit code 1.",
)
@click.option(
    "--select", multiple=True, metavar="CHECK", help="Run only these checks (codes, names or families; commas or repeated)."
)
@click.option("--ignore", multiple=True, metavar="CHECK", help="Leave these checks out.")
@_date
@_nlp
@_stdin_name
@click.option("-q", "--quiet", is_flag=True, help="No text on the terminal unless -o asks for it; the exit code tells.")
@_color
@_debug
@_guarded
def check(
    *,
    files: tuple[str, ...],
    outputs: tuple[str, ...],
    single_file: bool,
    fail_on: str,
    select: tuple[str, ...],
    ignore: tuple[str, ...],
    date: str | None,
    nlp: str,
    stdin_filename: str,
    quiet: bool,
    color: str,
    debug: bool,
) -> int:
    """Check articles and report what in them does not agree.

    FILE is a path, or '-' for standard input. Exit code: 0 nothing at or above --fail-on, 1 findings, 2 something could
    not be read or written, or went wrong.
    """
    from checker.output import parse_output
    from checker.registry import select as choose
    from checker.run import check_article, make_report
    from reports.report import Unreadable

    wanted = [parse_output(o) for o in outputs] or ([] if quiet else [parse_output("text")])
    checks = choose(_entries(select), _entries(ignore))
    articles, unreadable = _extract(files, date=date, nlp=nlp, stdin_filename=stdin_filename, debug=debug)
    results = []
    for article in articles:
        try:
            results.append(check_article(article, checks, debug=debug))
        except Exception as error:
            if debug:
                raise
            unreadable.append(Unreadable(article.document.path, f"internal error: {error}; --debug shows where"))
    report = make_report(results, unreadable)
    for output in wanted:
        _write(report, output, color, single_file=single_file)
    for entry in report.unreadable:
        _complain(entry.error)
    for result in report.articles:
        for failure in result.failures:
            _complain(f"{result.path}: check {failure.check} failed: {failure.error}")
    return _exit_code(report, fail_on)


@main.command("report")
@click.argument("saved", metavar="REPORT.json")
@_outputs
@_single_file
@_color
@_debug
@_guarded
def report_command(*, saved: str, outputs: tuple[str, ...], single_file: bool, color: str, debug: bool) -> int:
    """Show a saved JSON report again, in any format; no article is read.

    REPORT.json is what `newscheck check -o json:REPORT.json` wrote, or '-' for standard input.
    """
    from checker.output import parse_output
    from reports.load import load, load_file

    wanted = [parse_output(o) for o in outputs] or [parse_output("text")]
    report = load(sys.stdin.buffer.read()) if saved == "-" else load_file(saved)
    for output in wanted:
        _write(report, output, color, single_file=single_file)
    return 0


@main.command("claims")
@click.argument("file", metavar="ARTICLE")
@click.option("--format", "form", type=click.Choice(["csv", "json", "parquet"]), default="csv", show_default=True)
@click.option("-o", "--output", "path", metavar="PATH", default="-", help="Where to write; '-' is standard output.")
@_date
@_nlp
@_stdin_name
@_debug
@_guarded
def claims_command(*, file: str, form: str, path: str, date: str | None, nlp: str, stdin_filename: str, debug: bool) -> int:
    """Print the claims table of an article, a row a claim."""
    from checker.output import write

    articles, unreadable = _extract((file,), date=date, nlp=nlp, stdin_filename=stdin_filename, debug=debug)
    if unreadable:
        _stop(unreadable[0].error)
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


@main.command()
@_files
@click.option("--format", "form", type=click.Choice(["text", "json"]), default="text", show_default=True)
@_date
@_nlp
@_stdin_name
@_color
@_debug
@_guarded
def inspect(
    *, files: tuple[str, ...], form: str, date: str | None, nlp: str, stdin_filename: str, color: str, debug: bool
) -> int:
    """Show what was read: times, quantities, people and quotations, before any check."""
    from reports.inspect import render_json
    from reports.inspect_text import render_text

    articles, unreadable = _extract(files, date=date, nlp=nlp, stdin_filename=stdin_filename, debug=debug)
    click.echo(render_json(articles) if form == "json" else render_text(articles, color=_colored(color)), nl=False, color=True)
    for entry in unreadable:
        _complain(entry.error)
    return FAILED if unreadable else 0


@main.command("checks")
@_debug
@_guarded
def checks_command(*, debug: bool) -> int:
    """List the checks: code, name, severity and what each looks for."""
    from checker.registry import all_checks, info

    for entry in map(info, all_checks()):
        click.echo(f"{entry.code}  {entry.name:24} {entry.severity.value:8} {entry.summary}")
    return 0


@main.command()
@click.argument("name", metavar="CHECK")
@_debug
@_guarded
def explain(*, name: str, debug: bool) -> int:
    """Print the page of a check, given its code or its name."""
    from checker.registry import by_name, info

    entry = info(by_name(name))
    click.echo(f"{entry.code} {entry.name} ({entry.severity.value})\n\n{entry.page}")
    return 0


def _extract(
    files: tuple[str, ...], *, date: str | None, nlp: str, stdin_filename: str, debug: bool
) -> tuple[list[Article], list[Unreadable]]:
    """The articles in the order given, and the inputs that could not be read."""
    from claims.errors import UserError
    from claims.extract.article import extract
    from reports.report import Unreadable

    analyser = _analyser(nlp)
    articles, unreadable = [], []
    for path in dict.fromkeys(files):
        try:
            articles.append(extract(_read(path, stdin_filename), date=date, analyser=analyser))
        except UserError as error:
            unreadable.append(Unreadable(path, str(error)))
        except Exception as error:
            if debug:
                raise
            message = f"{path}: internal error: {type(error).__name__}: {error}; --debug shows where"
            unreadable.append(Unreadable(path, message))
    return articles, unreadable


def _analyser(nlp: str) -> Analyser:
    from functools import partial

    from claims.nlp import analyse

    if nlp == "embedded":
        return analyse
    from claims.nlp.spacy_adapter import load

    return partial(analyse, reader=load(nlp.removeprefix("spacy:")))


def _read(path: str, stdin_filename: str) -> Document:
    from claims.read import read_bytes, read_file

    return read_bytes(sys.stdin.buffer.read(), stdin_filename) if path == "-" else read_file(path)


def _entries(options: tuple[str, ...]) -> list[str]:
    return [entry for option in options for entry in option.split(",") if entry.strip()]


def _write(report: Report, output: Output, color: str, *, single_file: bool) -> None:
    from checker.output import pages, write
    from reports.formats import renderer

    if output.format == "text" and output.path in (None, "-"):
        from reports.text import render

        click.echo(render(report, color=_colored(color)), nl=False, color=True)
    elif output.format == "html" and (output.path is None or output.path.endswith("/")):
        for path, what, content in pages(report, Path(output.path or ""), single_file=single_file):
            write(path, content)
            click.echo(f"newscheck: HTML report of {what}: {path.resolve()}", err=True)
    elif output.path in (None, "-"):
        sys.stdout.buffer.write(renderer(output.format)(report).encode())
    else:
        write(Path(str(output.path)), renderer(output.format)(report))


def _colored(choice: str) -> bool:
    return choice == "always" or (choice == "auto" and sys.stdout.isatty())


def _exit_code(report: Report, fail_on: str) -> int:
    from claims.finding import Severity

    if report.unreadable or any(a.failures for a in report.articles):
        return FAILED
    if fail_on == "never":
        return 0
    limit = Severity(fail_on).rank
    return FOUND if any(f.open and f.severity.rank >= limit for a in report.articles for f in a.findings) else 0


def _parquet(table: Any) -> bytes:
    from io import BytesIO

    from claims.errors import UserError

    buffer = BytesIO()
    try:
        table.to_parquet(buffer, index=False)
    except ImportError as error:
        raise UserError("--format parquet needs pyarrow: pip install 'newscheck[parquet]'") from error
    return buffer.getvalue()
