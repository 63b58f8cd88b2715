"""newscheck check: what in articles does not agree."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import replace
from pathlib import Path
from typing import TYPE_CHECKING, Any

import click

from checker import flags, options
from checker.help import Command
from checker.options import FAILED, FOUND, complain

if TYPE_CHECKING:
    from checker.changed import Lines
    from checker.config import Config
    from checker.jobs import Result
    from checker.judge import Judge
    from checker.verdicts import Verdicts
    from reports.report import Report


@click.command(
    cls=Command,
    exits={
        0: "No open finding at or above --fail-on.",
        1: "Findings.",
        2: "Nothing matched, an article could not be read or a report not be written, a check failed, an option or a setting "
        "is wrong.",
    },
    examples=(
        "newscheck check draft.md",
        "newscheck check drafts/ --exclude archive/ --fail-on warning",
        "newscheck check drafts/ -o html:reports/ -o sarif:newscheck.sarif",
        "newscheck check drafts/ --diff-base origin/main -o github",
        "newscheck check - --stdin-filename draft.md < draft.md",
    ),
)
@options.files
@options.exclude
@options.changed_lines
@options.diff_base
@options.outputs
@options.single_file
@options.notice
@options.sarif_suppressed
@flags.settings
@flags.quotes
@click.option(
    "--write-baseline",
    is_flag=True,
    help="Write every open finding to the file of decisions as known: from then on only new ones count.",
)
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
    changed_lines: bool,
    diff_base: str | None,
    outputs: tuple[str, ...],
    single_file: bool,
    notice: str | None,
    sarif_suppressed: str,
    write_baseline: bool,
    stdin_filename: str,
    jobs: int | None,
    quiet: bool,
    color: str,
    debug: bool,
    **given: Any,
) -> int:
    """Check articles and report what in them does not agree.

    FILE is an article, a pattern ('drafts/**/*.md'), a folder, whose .txt and .md files are read with those of the
    folders in it, or '-' for standard input. An article that cannot be read does not stop the others.
    """
    from checker.changed import narrowed
    from checker.deliver import Manner, deliver
    from checker.house import fails
    from checker.inputs import named_files
    from checker.judge import judge
    from checker.output import parse_outputs
    from checker.run import make_report
    from reports.redact import without_quotes
    from reports.report import ArticleReport, Unreadable

    config = flags.configured(given, exclude=exclude, jobs=jobs, output=outputs)
    settings = config.settings()
    wanted = parse_outputs(settings.output or ([] if quiet else ["text"]))
    manner = Manner(
        color=color,
        single_file=single_file,
        quotes=settings.quotes,
        suppressed=sarif_suppressed == "mark",
        notice=notice,
    )
    court = judge(config, making=write_baseline)
    named = named_files(files, settings.exclude, Path.cwd() if exclude else config.root)
    changed = _changed(named, diff_base or ("HEAD" if changed_lines else ""))
    results = _results([path for path in named if path in changed], config, stdin_filename, quiet=quiet, debug=debug)
    articles = [result for result in results if isinstance(result, ArticleReport)]
    verdicts = [court(entry) for entry in articles]
    if write_baseline:
        court = _baseline(court, verdicts, quotes=settings.quotes)
        verdicts = [court(entry) for entry in articles]
    told = [narrowed(v.entry, changed.get(v.entry.path)) for v in verdicts]
    report = make_report(told, [r for r in results if isinstance(r, Unreadable)])
    _tell(report if settings.quotes else without_quotes(report), verdicts, court)
    deliver(report, wanted, manner)
    if report.unreadable or any(a.failures for a in report.articles):
        return FAILED
    failing = (any(fails(f, own) for f in a.findings) for a in report.articles for own in [config.settings(a.path)])
    return FOUND if any(failing) else 0


def _changed(files: Sequence[str], base: str) -> Mapping[str, Lines]:
    """The files to read and the lines on which findings count: all of them where there is no `base` to compare with."""
    from checker.changed import Lines, changes
    from checker.inputs import STDIN

    if not base:
        return dict.fromkeys(files, Lines())
    if STDIN in files:
        raise click.UsageError("changed lines are told of files, not of standard input")
    found = changes(files, base)
    if left := len(files) - len(found):
        complain(f"{left} article{'' if left == 1 else 's'} without a changed line not read")
    return found


def _results(paths: Sequence[str], config: Config, stdin_filename: str, *, quiet: bool, debug: bool) -> list[Result]:
    """What was found in each article, with a bar on the terminal while it lasts."""
    from checker.inputs import STDIN, analyser, from_stdin
    from checker.jobs import Job, processors, run_all
    from checker.progress import progress

    settings = config.settings()
    if settings.nlp != "embedded":
        analyser(settings.nlp)
    data = from_stdin(tuple(paths))
    names = [(path, stdin_filename if path == STDIN else path) for path in paths]
    jobs = [Job(path, config.settings(name), data, stdin_filename, debug) for path, name in names]
    with progress(0 if quiet else len(jobs)) as done:
        return run_all(jobs, processes=settings.jobs or processors(), done=done)


def _baseline(court: Judge, verdicts: Sequence[Verdicts], *, quotes: bool) -> Judge:
    """Write what is open to the decisions, and return the judge that knows it."""
    from checker.config_file import shown
    from checker.decisions import entry_of, merged, save

    fresh = [
        entry_of(finding, court.ledger.relative(v.entry.path), decision="baseline", on=court.today)
        for v in verdicts
        for finding in v.entry.findings
        if finding.open and not finding.dismissed
    ]
    if not quotes:
        fresh = [replace(entry, quotes=()) for entry in fresh]
    settled = {fingerprint for v in verdicts for fingerprint in v.stale}
    kept = [entry for entry in court.ledger.entries if entry.fingerprint not in settled]
    ledger = replace(court.ledger, entries=merged(kept, fresh))
    save(ledger)
    complain(f"{len(fresh)} finding{'' if len(fresh) == 1 else 's'} written to {shown(ledger.path)} as known")
    return replace(court, ledger=ledger)


def _tell(report: Report, verdicts: Sequence[Verdicts], court: Judge) -> None:
    """What went wrong, and which decisions no longer hold, on standard error."""
    from checker.config_file import shown

    for failed in report.unreadable:
        complain(failed.error)
    for entry in report.articles:
        for failure in entry.failures:
            complain(f"{entry.path}: check {failure.check} failed: {failure.error}")
    unused = len({fingerprint for v in verdicts for fingerprint in v.unused})
    if stale := len({fingerprint for v in verdicts for fingerprint in v.stale}):
        complain(f"{shown(court.ledger.path)}: {stale} decided for another text than now stands there; open again")
    if unused:
        complain(f"{shown(court.ledger.path)}: {unused} about what is no longer found; 'newscheck decisions prune' removes them")
