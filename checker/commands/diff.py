"""newscheck diff: what a revision changed."""

from __future__ import annotations

import sys
from pathlib import Path
from typing import TYPE_CHECKING, Any

import click

from checker import flags, options
from checker.help import Command
from checker.options import FAILED, FOUND, complain, stop

if TYPE_CHECKING:
    from checker.config import Config
    from reports.report import Report
    from reports.revision import Revision

FORMATS = ("text", "json", "html")


@click.command(
    cls=Command,
    exits={
        0: "NEW introduces no open finding at or above --fail-on.",
        1: "It does.",
        2: "A version could not be read or a report not be written, a check failed, an option or a setting is wrong.",
    },
    examples=(
        "newscheck diff draft-1.md draft-2.md",
        "newscheck diff draft-1.md draft-2.md -o html -o json:changes.json",
        "git show HEAD:draft.md | newscheck diff - draft.md",
    ),
)
@click.argument("old", metavar="OLD")
@click.argument("new", metavar="NEW")
@click.option(
    "-o",
    "--output",
    "outputs",
    multiple=True,
    metavar="FORMAT[:PATH]",
    shell_complete=lambda ctx, param, incomplete: [form for form in FORMATS if form.startswith(incomplete)],
    help="Write the comparison: text, json or html; repeatable. PATH '-' is standard output; html without a PATH writes "
    "NAME.diff.newscheck.html here. Default: text.",
)
@click.option("--wording", is_flag=True, help="In text, list the claims too that are only told in other words.")
@flags.settings
@options.stdin_name
@options.color
@options.debug
@options.guarded
def command(
    *,
    old: str,
    new: str,
    outputs: tuple[str, ...],
    wording: bool,
    stdin_filename: str,
    color: str,
    debug: bool,
    **given: Any,
) -> int:
    """Say what a revision changed: claims and findings.

    OLD and NEW are two versions of one article; one of them may be '-' for standard input. Told are the claims that
    appeared, vanished or changed value (a figure, a time, a place, a name, a speaker, affirmed or denied, how certain)
    and the findings that NEW introduced, that it fixed and that remain. What is only worded otherwise is counted.
    """
    from checker.house import fails
    from checker.revisions import compare

    if old == new == "-":
        raise click.UsageError("only one of OLD and NEW can be standard input")
    wanted = [_parsed(o) for o in outputs] or [("text", None)]
    config = flags.configured(given)
    report = _checked(old, new, config, stdin_filename=stdin_filename, debug=debug)
    revision = compare(report.articles[0], report.articles[-1])
    for form, path in wanted:
        _write(revision, form, path, report.generated, color=color, wording=wording)
    failures = [(r.path, f) for r in report.articles for f in r.failures]
    for where, failure in failures:
        complain(f"{where}: check {failure.check} failed: {failure.error}")
    if failures:
        return FAILED
    settings = config.settings(revision.new.path)
    return FOUND if any(fails(finding, settings) for finding in revision.introduced) else 0


def _checked(old: str, new: str, config: Config, *, stdin_filename: str, debug: bool) -> Report:
    from checker.inputs import extract_all
    from checker.judge import judge
    from checker.registry import select
    from checker.run import check_article, make_report

    articles, unreadable = extract_all((old, new), config, stdin_filename=stdin_filename, debug=debug)
    if unreadable:
        stop("; ".join(entry.error for entry in unreadable))
    court = judge(config)
    found = []
    for article in articles:
        settings = config.settings(article.document.path)
        found.append(court(check_article(article, select(settings.select, settings.ignore), debug=debug)).entry)
    return make_report(found)


def _parsed(output: str) -> tuple[str, str | None]:
    from checker.output import BadOutput

    name, colon, path = output.partition(":")
    if name not in FORMATS:
        raise BadOutput(f"--output: diff has no format {name!r}; it has {', '.join(FORMATS)}")
    if colon and not path:
        raise BadOutput(f"--output: {output!r} names no path; write {name} or {name}:PATH")
    return name, path or None


def _write(revision: Revision, form: str, path: str | None, generated: str, *, color: str, wording: bool) -> None:
    from checker.output import own_names, write

    if form == "text":
        from reports.revision_text import render as render_text

        content = render_text(revision, color=path in (None, "-") and options.colored(color), wording=wording)
    elif form == "json":
        from reports.revision_json import render as render_json

        content = render_json(revision)
    else:
        from reports.revision_html import render as render_html

        content = render_html(revision, generated=generated)
        if path is None or path.endswith("/"):
            name = own_names([revision.new.path], ".html")[0].replace(".newscheck.html", ".diff.newscheck.html")
            path = str(Path(path or "") / name)
            complain(f"HTML comparison: {Path(path).resolve()}")
    if path in (None, "-"):
        sys.stdout.buffer.write(content.encode())
    else:
        write(Path(str(path)), content)
