"""Which lines of an article git knows as changed, and the findings that touch one of them."""

from __future__ import annotations

import os
import re
import subprocess
from bisect import bisect_right
from collections import Counter
from collections.abc import Iterable, Mapping
from dataclasses import dataclass, replace
from functools import cache
from pathlib import Path

from claims.errors import UserError
from claims.finding import Finding
from reports.report import ArticleReport

_HUNK = re.compile(r"^@@ -\S+ \+(\d+)(?:,(\d+))? @@", re.M)
_OWN = ("GIT_DIR", "GIT_WORK_TREE", "GIT_INDEX_FILE", "GIT_PREFIX")
"""What git tells its hooks; it would hold for another folder than the one that is asked about."""


class NoChanges(UserError):
    """git cannot tell what has changed."""


@dataclass(frozen=True, slots=True)
class Lines:
    """Lines of a file, counted from 1 by line feeds; `ranges` None: all."""

    ranges: tuple[range, ...] | None = None


def changes(files: Iterable[str], base: str) -> Mapping[str, Lines]:
    """The changed lines of those of `files` that have some, in the working tree as it is against `base`.

    `base` is a commit; what counts is what was done since its branch and the present one parted. A file that git does not
    track is new, and one that is not there is left for its reader to refuse. NoChanges, one line, where git does not know
    the commit or a file is in no repository.
    """
    found: dict[str, Lines] = {}
    for path in files:
        if not os.path.exists(path):
            found[path] = Lines()
            continue
        real = os.path.realpath(path)
        root = _root(os.path.dirname(real), path)
        inside = Path(real).relative_to(root).as_posix()
        if inside not in _tracked(root):
            found[path] = Lines()
            continue
        status = _changed(root, base).get(inside)
        if status is not None:
            lines = _lines(root, base, *status, inside)
            if lines.ranges is None or lines.ranges:
                found[path] = lines
    return found


def narrowed(entry: ArticleReport, lines: Lines | None) -> ArticleReport:
    """The report with the findings of which a passage touches one of `lines`; how many are left out is told."""
    if lines is None or lines.ranges is None:
        return entry
    text = entry.article.text
    breaks = [m.start() for m in re.finditer("\n", text)]

    def touched(finding: Finding) -> bool:
        for evidence in finding.evidence:
            first = bisect_right(breaks, evidence.span.start - 1) + 1
            last = bisect_right(breaks, max(evidence.span.start, evidence.span.end - 1) - 1) + 1
            if any(r.start <= last and first < r.stop for r in lines.ranges or ()):
                return True
        return False

    kept = tuple(f for f in entry.findings if touched(f))
    counts = Counter(f.code for f in kept)
    return replace(
        entry,
        findings=kept,
        checks_run=tuple(replace(run, findings=counts[run.code]) for run in entry.checks_run),
        left_out=entry.left_out + len(entry.findings) - len(kept),
    )


@cache
def _root(folder: str, path: str) -> str:
    try:
        return os.path.realpath(_git(folder, "rev-parse", "--show-toplevel").rstrip("\n"))
    except NoChanges as error:
        raise NoChanges(f"{path}: {error}") from None


@cache
def _tracked(root: str) -> frozenset[str]:
    return frozenset(_git(root, "ls-files", "-z").split("\0"))


@cache
def _commit(root: str, base: str) -> str:
    """The commit to compare with: where `base` and the present branch parted."""
    if base == "HEAD":
        head = _git(root, "rev-parse", "--quiet", "--verify", "HEAD", fails=True).strip()
        return head or _git(root, "hash-object", "-t", "tree", os.devnull).strip()  # no commit yet: every line is new
    known = _git(root, "rev-parse", "--quiet", "--verify", f"{base}^{{commit}}", fails=True).strip()
    if not known:
        raise NoChanges(f"--diff-base: git knows no commit {base!r} in {root}; fetch it first (fetch-depth: 0 in a build)")
    parted = _git(root, "merge-base", known, "HEAD", fails=True).strip()
    if not parted:
        raise NoChanges(f"--diff-base: {base!r} and HEAD have no commit in common; fetch more of the history")
    return parted


@cache
def _changed(root: str, base: str) -> Mapping[str, tuple[str, ...]]:
    """Each changed file with the names that git needs to compare it: its old one too, where it was renamed."""
    fields = iter(_git(root, "diff", *_PLAIN, "--name-status", "-z", _commit(root, base)).split("\0"))
    found: dict[str, tuple[str, ...]] = {}
    for status in fields:
        if not status:
            break
        first = next(fields)
        if status[0] in "RC":
            found[next(fields)] = (first,)
        else:
            found[first] = ()
    return found


_PLAIN = ("--no-color", "--no-ext-diff", "--no-textconv", "--no-relative", "--find-renames", "--ignore-submodules")


def _lines(root: str, base: str, *names: str) -> Lines:
    options = (*_PLAIN, "--unified=0", "--inter-hunk-context=0")
    diff = _git(root, "--literal-pathspecs", "diff", *options, _commit(root, base), "--", *names)
    if re.search(r"^(?:Binary files |GIT binary patch)", diff, re.M):
        return Lines()
    hunks = [(int(m[1]), int(m[2] or 1)) for m in _HUNK.finditer(diff)]
    return Lines(tuple(range(start, start + count) for start, count in hunks if count))


def _git(folder: str, *arguments: str, fails: bool = False) -> str:
    """What git prints; with `fails`, "" where it fails."""
    environment = {key: value for key, value in os.environ.items() if key not in _OWN} | {"LC_ALL": "C"}
    try:
        done = subprocess.run(["git", "-C", folder or ".", *arguments], capture_output=True, env=environment, check=False)
    except OSError as error:
        raise NoChanges(f"git cannot be run ({error.strerror}); changed lines need it") from error
    if done.returncode and not fails:
        told = " ".join(done.stderr.decode("utf-8", "replace").split()) or f"exit code {done.returncode}"
        raise NoChanges(f"git cannot tell what has changed ({told})")
    return done.stdout.decode("utf-8", "surrogateescape") if not done.returncode else ""
