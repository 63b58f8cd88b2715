"""newscheck check: what in articles does not agree."""

from __future__ import annotations

from typing import TYPE_CHECKING

import click

from checker import options
from checker.options import FAILED, FOUND, complain, entries

if TYPE_CHECKING:
    from reports.report import Report


@click.command()
@options.files
@options.outputs
@options.single_file
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
@options.date
@options.nlp
@options.stdin_name
@click.option("-q", "--quiet", is_flag=True, help="No text on the terminal unless -o asks for it; the exit code tells.")
@options.color
@options.debug
@options.guarded
def command(
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
    from checker.deliver import deliver
    from checker.inputs import extract_all
    from checker.output import parse_output
    from checker.registry import select as choose
    from checker.run import check_article, make_report
    from reports.report import Unreadable

    wanted = [parse_output(o) for o in outputs] or ([] if quiet else [parse_output("text")])
    checks = choose(entries(select), entries(ignore))
    articles, unreadable = extract_all(files, date=date, nlp=nlp, stdin_filename=stdin_filename, debug=debug)
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
        deliver(report, output, color, single_file=single_file)
    for entry in report.unreadable:
        complain(entry.error)
    for result in report.articles:
        for failure in result.failures:
            complain(f"{result.path}: check {failure.check} failed: {failure.error}")
    return _exit_code(report, fail_on)


def _exit_code(report: Report, fail_on: str) -> int:
    from claims.finding import Severity

    if report.unreadable or any(a.failures for a in report.articles):
        return FAILED
    if fail_on == "never":
        return 0
    limit = Severity(fail_on).rank
    return FOUND if any(f.open and f.severity.rank >= limit for a in report.articles for f in a.findings) else 0
