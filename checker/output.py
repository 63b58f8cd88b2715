"""Where reports go: `-o FORMAT[:PATH]` read, files written whole or not at all."""

from __future__ import annotations

import os
import tempfile
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, replace
from pathlib import Path, PurePath

from rapidfuzz import process

from claims.errors import UserError
from reports.formats import SUFFIXES, known
from reports.report import Report

INDEX = "index.newscheck.html"
TEXT = "text"


class BadOutput(UserError):
    """An output format is unknown or its path cannot be written."""


@dataclass(frozen=True, slots=True)
class Output:
    """One report to write; `path` is None where none was given and "-" for standard output.

    `aside`: it goes to standard error, since another one has standard output.
    """

    format: str
    path: str | None
    aside: bool = False

    @property
    def is_folder(self) -> bool:
        """Whether a page an article is written, each named for its article."""
        return self.format == "html" and (self.path is None or self.path.endswith("/"))

    @property
    def on_stdout(self) -> bool:
        return self.path in (None, "-") and not self.is_folder


def parse_output(text: str) -> Output:
    """`html`, `html:out/page.html` or `json:-`."""
    name, colon, path = text.partition(":")
    if name not in SUFFIXES and name not in (names := known()):
        near = process.extractOne(name, names, score_cutoff=50)
        hint = f"did you mean {near[0]}?" if near else f"formats are {', '.join(names)}"
        raise BadOutput(f"--output: no format is called {name!r}; {hint}")
    if colon and not path:
        raise BadOutput(f"--output: {text!r} names no path; write {name} or {name}:PATH")
    return Output(name, path or None)


def parse_outputs(texts: Iterable[str]) -> list[Output]:
    """All reports to write. BadOutput where two of them would be written to one place.

    Standard output takes one report; the text for people gives way and goes to standard error.
    """
    outputs = [parse_output(text) for text in texts]
    shown = [o.format for o in outputs if o.on_stdout and o.format != TEXT]
    if len(shown) > 1:
        raise BadOutput(f"--output: {' and '.join(shown)} both go to standard output; give all but one a PATH ({shown[0]}:PATH)")
    paths = [os.path.abspath(o.path) for o in outputs if o.path and o.path != "-" and not o.is_folder]
    if twice := next((o for o in outputs if o.path and paths.count(os.path.abspath(o.path)) > 1), None):
        raise BadOutput(f"--output: two reports would be written to {twice.path}; give each a PATH of its own")
    return [replace(o, aside=bool(shown)) if o.format == TEXT and o.on_stdout else o for o in outputs]


def pages(
    report: Report, folder: Path, *, single_file: bool = False, notice: str | None = None
) -> Iterator[tuple[Path, str, str]]:
    """The HTML files of a run: path, what it shows, content. A page an article, and an index where there are several inputs."""
    from reports.html import render, render_index

    if len(report.articles) + len(report.unreadable) == 1 or single_file:
        names = own_names((a.path for a in report.articles), ".html")
        if report.articles:
            name = names[0] if len(names) == 1 else INDEX
            yield folder / name, ", ".join(a.path for a in report.articles), render(report, notice=notice)
        return
    names = own_names((a.path for a in report.articles), ".html", taken=[INDEX])
    for name, entry in zip(names, report.articles, strict=True):
        alone = replace(report, articles=(entry,), unreadable=())
        yield folder / name, entry.path, render(alone, index=INDEX, notice=notice)
    yield folder / INDEX, f"all {len(names)} articles", render_index(report, names, notice=notice)


def own_names(paths: Iterable[str], suffix: str, *, taken: Iterable[str] = ()) -> list[str]:
    """`NAME.newscheck.html` for each article, no two alike, whatever a file system makes of capitals."""
    used = {name.casefold() for name in taken}
    names = []
    for path in paths:
        stem = PurePath(path).name if path != "-" else "stdin"
        stem = stem.rsplit(".", 1)[0] or stem
        name, number = f"{stem}.newscheck{suffix}", 1
        while name.casefold() in used:
            number += 1
            name = f"{stem}-{number}.newscheck{suffix}"
        used.add(name.casefold())
        names.append(name)
    return names


def write(path: Path, content: str | bytes) -> None:
    """Write a file whole: to a temporary name beside it, then renamed. Folders are made. BadOutput where that fails."""
    data = content.encode("utf-8") if isinstance(content, str) else content
    try:
        path.parent.mkdir(parents=True, exist_ok=True)
        handle, temporary = tempfile.mkstemp(prefix=f".{path.name}.", dir=path.parent)
        try:
            with os.fdopen(handle, "wb") as file:
                file.write(data)
            umask = os.umask(0)
            os.umask(umask)
            os.chmod(temporary, 0o666 & ~umask)
            os.replace(temporary, path)
        except BaseException:
            os.unlink(temporary)
            raise
    except OSError as error:
        reason = error.strerror or error
        raise BadOutput(f"{path}: cannot be written ({reason}); name another path or mend its permissions") from error
