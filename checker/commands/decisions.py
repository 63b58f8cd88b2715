"""newscheck decisions: what editors decided about findings."""

from __future__ import annotations

import json
import sys
from collections.abc import Iterable, Sequence
from dataclasses import asdict, dataclass, replace
from pathlib import Path
from typing import TYPE_CHECKING, Any

import click

from checker import flags, options
from checker.help import Command
from checker.options import FAILED, complain

if TYPE_CHECKING:
    from checker.decisions import Entry, Ledger
    from checker.judge import Judge

HOLDS, STALE, UNUSED, UNKNOWN, GONE = "holds", "stale", "unused", "not checked", "file is gone"


@click.group()
def command() -> None:
    """List, import and prune what editors decided about findings.

    Decisions are kept in .newscheck/decisions.jsonl, a line each, without positions: they hold as long as the passages
    that they are about say the same. docs/decisions.md tells more.
    """


@command.command(
    "import",
    cls=Command,
    examples=(
        "newscheck decisions import decisions.json --by 'Ines Aldaker'",
        "newscheck decisions import ~/Downloads/decisions*.json --reason 'seen by the desk'",
    ),
)
@click.argument("saved", nargs=-1, required=True, metavar="DECISIONS.json...")
@click.option("--reason", metavar="TEXT", default="", help="The reason of the decisions that give none.")
@click.option("--by", metavar="NAME", default="", help="Who decided, where a decision does not say.")
@flags.decisions
@options.debug
@options.guarded
def import_command(*, saved: tuple[str, ...], reason: str, by: str, debug: bool, **given: Any) -> int:
    """Add the decisions that an HTML report saved, or those of another decisions.jsonl.

    Of two decisions on one finding the later one counts. 'not-a-problem' needs a reason; where one is missing nothing is
    imported.
    """
    from checker.config_file import shown
    from checker.decisions import BadDecisions, merged, save

    court = _court(given, making=True)
    fresh: list[Entry] = []
    faults: list[str] = []
    for name in saved:
        try:
            fresh += _read(name, court.ledger, {"reason": reason, "by": by})
        except BadDecisions as error:
            faults.append(str(error))
    if faults:
        raise BadDecisions("\n".join(faults))
    old = {entry.fingerprint: entry for entry in court.ledger.entries}
    ledger = replace(court.ledger, entries=merged(court.ledger.entries, fresh))
    new = sum(entry.fingerprint not in old for entry in ledger.entries)
    changed = sum(old.get(entry.fingerprint, entry) != entry for entry in ledger.entries)
    save(ledger)
    click.echo(f"{new} new, {changed} changed, {len(ledger.entries)} in {shown(ledger.path)}")
    return 0


@command.command(
    "list",
    cls=Command,
    examples=("newscheck decisions list", "newscheck decisions list drafts/", "newscheck decisions list --format json"),
)
@click.argument("files", nargs=-1, metavar="[FILE...]")
@click.option("--format", "form", type=click.Choice(["text", "json"]), default="text", show_default=True, help="How to print it.")
@flags.settings
@options.jobs
@options.debug
@options.guarded
def list_command(*, files: tuple[str, ...], form: str, jobs: int | None, debug: bool, **given: Any) -> int:
    """Print the decisions. With FILEs, these articles are checked, and each decision says whether it still holds:
    'stale' where the text has changed, 'unused' where what it is about is no longer found."""
    court = _court(given, jobs=jobs)
    examined = _examine(court, files, debug=debug) if files else _Examined()
    rows = [(entry, examined.state(entry, court.ledger)) for entry in court.ledger.entries]
    if form == "json":
        click.echo(json.dumps([_record(entry, state) for entry, state in rows], ensure_ascii=False, indent=1))
    else:
        for entry, state in rows:
            click.echo("\n".join(_told(entry, state if files else "")))
        click.echo(f"{len(rows)} decision{'' if len(rows) == 1 else 's'}")
    return FAILED if examined.failed else 0


@command.command(
    "prune", cls=Command, examples=("newscheck decisions prune --dry-run", "newscheck decisions prune drafts/ --stale --gone")
)
@click.argument("files", nargs=-1, metavar="[FILE...]")
@click.option("--stale", is_flag=True, help="Remove those too whose text has changed.")
@click.option("--gone", is_flag=True, help="Remove those too whose file is gone and that hold in none of the FILEs.")
@click.option("--dry-run", is_flag=True, help="Say what would be removed, and remove nothing.")
@flags.settings
@options.jobs
@options.debug
@options.guarded
def prune_command(
    *, files: tuple[str, ...], stale: bool, gone: bool, dry_run: bool, jobs: int | None, debug: bool, **given: Any
) -> int:
    """Remove decisions about what is no longer found in the FILEs.

    Without a FILE all articles that the decisions name are checked. Where an article cannot be read, or a check fails or
    does not run, its decisions stay. So do those about a file that is gone, which may have another name now: name the
    articles and add --gone to remove those that hold in none of them.
    """
    from checker.config_file import shown
    from checker.decisions import save

    court = _court(given, jobs=jobs)
    named = files or tuple(dict.fromkeys(_existing(court.ledger)))
    examined = _examine(court, named, debug=debug) if named else _Examined()
    out = {UNUSED, *([STALE] if stale else []), *([GONE] if gone else [])}
    states = [(entry, examined.state(entry, court.ledger)) for entry in court.ledger.entries]
    removed = [(entry, state) for entry, state in states if state in out]
    for entry, state in removed:
        click.echo("\n".join(_told(entry, state)))
    left = tuple(entry for entry, state in states if state not in out)
    if removed and not dry_run:
        save(replace(court.ledger, entries=left))
    words = "would be removed from" if dry_run else "removed from"
    click.echo(f"{len(removed)} {words} {shown(court.ledger.path)}, {len(left)} left")
    return FAILED if examined.failed else 0


@dataclass(frozen=True)
class _Examined:
    """What became of decisions in the articles that were checked, by fingerprint."""

    used: frozenset[str] = frozenset()
    stale: frozenset[str] = frozenset()
    unused: frozenset[str] = frozenset()
    failed: bool = False

    def state(self, entry: Entry, ledger: Ledger) -> str:
        for state, those in ((HOLDS, self.used), (STALE, self.stale), (UNUSED, self.unused)):
            if entry.fingerprint in those:
                return state
        return UNKNOWN if not entry.document or (ledger.root / entry.document).exists() else GONE


def _court(given: dict[str, Any], *, making: bool = False, **more: Any) -> Judge:
    from checker.judge import judge

    return judge(flags.configured(given, **more), making=making)


def _examine(court: Judge, files: Sequence[str], *, debug: bool) -> _Examined:
    import os

    from checker.files import find
    from checker.jobs import Job, run_all
    from checker.progress import progress
    from reports.report import ArticleReport

    found = find(files, exclude=court.config.settings().exclude, root=court.config.root)
    todo = [Job(path, court.config.settings(path), debug=debug) for path in found.files]
    processes = court.config.settings().jobs or len(os.sched_getaffinity(0))
    with progress(len(todo)) as done:
        results = run_all(todo, processes=processes, done=done)
    verdicts, failed = [], bool(found.empty)
    for name in found.empty:
        complain(f"no article fits {name}")
    for result in results:
        if isinstance(result, ArticleReport):
            failures = {f.check for f in result.failures}
            verdicts.append((court(result), {c.code for c in result.checks_run}))
            failed = failed or bool(failures)
            for failure in result.failures:
                complain(f"{result.path}: check {failure.check} failed: {failure.error}")
        else:
            complain(result.error)
            failed = True
    codes = {entry.fingerprint: entry.code for entry in court.ledger.entries}
    unused = {f for v, ran in verdicts for f in v.unused if codes[f] in ran or codes[f].startswith("DIR")}
    used = {f for v, _ in verdicts for f in v.used}
    stale = {f for v, _ in verdicts for f in v.stale}
    return _Examined(frozenset(used), frozenset(stale - used), frozenset(unused - used - stale), failed)


def _read(name: str, ledger: Ledger, missing: dict[str, str]) -> Iterable[Entry]:
    """The decisions in a file, their documents named as those of `ledger` are."""
    from checker.decisions import BadDecisions, Ledger, parse

    try:
        data = sys.stdin.buffer.read() if name == "-" else Path(name).read_bytes()
        text = data.decode("utf-8-sig")
    except (OSError, ValueError) as error:
        raise BadDecisions(f"{name}: cannot be read ({getattr(error, 'strerror', None) or error})") from error
    saved_by_page = text.lstrip().startswith("[")
    root = Path.cwd() if saved_by_page else Ledger(Path(name)).root
    for entry in parse(text, name, missing=missing):
        document = ledger.relative(str(root / entry.document)) if entry.document else ""
        yield replace(entry, document=document)


def _existing(ledger: Ledger) -> Iterable[str]:
    import os

    for entry in ledger.entries:
        path = ledger.root / entry.document
        if entry.document and path.is_file():
            yield os.path.relpath(path)


def _record(entry: Entry, state: str) -> dict[str, Any]:
    return {**asdict(entry), "state": state}


def _told(entry: Entry, state: str) -> Iterable[str]:
    by = " ".join(filter(None, (entry.on, entry.by)))
    ends = f", until {entry.expires}" if entry.expires else ""
    head = f"{entry.fingerprint}  {entry.code or '?':7} {entry.decision}{ends}{f'  [{state}]' if state else ''}"
    yield f"{head}  {entry.document or '?'}{f'  ({by})' if by else ''}"
    if entry.reason:
        yield f"    {' '.join(entry.reason.split())}"
    if entry.quotes:
        yield "    " + " ↔ ".join(f"“{' '.join(quote.split())}”" for quote in entry.quotes)
