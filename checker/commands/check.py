"""newscheck check: what in articles does not agree."""

from __future__ import annotations

from collections.abc import Sequence
from typing import TYPE_CHECKING

import click

from checker import options
from checker.options import FAILED, FOUND, complain, entries

if TYPE_CHECKING:
    from checker.jobs import Job, Result
    from reports.report import Report


@click.command()
@options.files
@options.exclude
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
@options.jobs
@click.option("-q", "--quiet", is_flag=True, help="No text on the terminal unless -o asks for it; the exit code tells.")
@options.color
@options.debug
@options.guarded
def command(
    *,
    files: tuple[str, ...],
    exclude: tuple[str, ...],
    outputs: tuple[str, ...],
    single_file: bool,
    fail_on: str,
    select: tuple[str, ...],
    ignore: tuple[str, ...],
    date: str | None,
    nlp: str,
    stdin_filename: str,
    jobs: int,
    quiet: bool,
    color: str,
    debug: bool,
) -> int:
    """Check articles and report what in them does not agree.

    FILE is an article, a pattern ('drafts/**/*.md'), a folder, whose .txt and .md files are read with those of the
    folders in it, or '-' for standard input. An article that cannot be read does not stop the others. Exit code: 0
    nothing at or above --fail-on, 1 findings, 2 nothing matched, something could not be read or written, or went wrong.
    """
    from checker.deliver import deliver
    from checker.files import find
    from checker.inputs import analyser, from_stdin
    from checker.jobs import Job
    from checker.output import parse_output
    from checker.registry import select as choose
    from checker.run import make_report
    from reports.report import ArticleReport, Unreadable

    wanted = [parse_output(o) for o in outputs] or ([] if quiet else [parse_output("text")])
    codes = frozenset(check.code for check in choose(entries(select), entries(ignore)))
    found = find(files, exclude=exclude)
    for name in found.empty:
        complain(f"no article fits {name}")
    if nlp != "embedded":
        analyser(nlp)
    data = from_stdin(found.files)
    todo = [Job(path, codes, date, nlp, data, stdin_filename, debug) for path in found.files]
    results = _run(todo, jobs)
    report = make_report([r for r in results if isinstance(r, ArticleReport)], [r for r in results if isinstance(r, Unreadable)])
    for output in wanted:
        deliver(report, output, color, single_file=single_file)
    for entry in report.unreadable:
        complain(entry.error)
    for result in report.articles:
        for failure in result.failures:
            complain(f"{result.path}: check {failure.check} failed: {failure.error}")
    return _exit_code(report, fail_on)


def _run(todo: Sequence[Job], jobs: int) -> list[Result]:
    """What was found, with a bar on the terminal while it lasts. `jobs` 0: as many at once as there are processors."""
    import os

    from checker.jobs import run_all
    from checker.progress import progress

    with progress(len(todo)) as done:
        return run_all(todo, processes=jobs or len(os.sched_getaffinity(0)), done=done)


def _exit_code(report: Report, fail_on: str) -> int:
    from claims.finding import Severity

    if report.unreadable or any(a.failures for a in report.articles):
        return FAILED
    if fail_on == "never":
        return 0
    limit = Severity(fail_on).rank
    return FOUND if any(f.open and f.severity.rank >= limit for a in report.articles for f in a.findings) else 0
