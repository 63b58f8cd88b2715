"""Paths as a forge knows them: from the root of the repository, wherever newscheck was started."""

from __future__ import annotations

import os
from collections.abc import Mapping
from dataclasses import replace
from pathlib import Path

from reports.report import ArticleReport, Report, Unreadable

FORGE = frozenset({"sarif", "github", "gitlab"})
"""Formats that GitHub and GitLab match with the files of a commit."""
_VARIABLES = ("GITHUB_WORKSPACE", "CI_PROJECT_DIR")


def root_of(folder: Path, environment: Mapping[str, str] = os.environ) -> Path:
    """The root of the repository that holds `folder`: as the build system says, or where `.git` is, or `folder` itself."""
    named = [Path(os.path.realpath(environment[name])) for name in _VARIABLES if environment.get(name)]
    here = Path(os.path.realpath(folder))
    for root in named:
        if here.is_relative_to(root):
            return root
    return next((place for place in (here, *here.parents) if (place / ".git").exists()), here)


def from_root(report: Report, root: Path) -> Report:
    """`report` with the paths of what lies under `root` relative to it; other paths stay as they are."""
    return replace(
        report,
        articles=tuple(_moved(entry, _path(entry.path, root)) for entry in report.articles),
        unreadable=tuple(_told(entry, _path(entry.path, root)) for entry in report.unreadable),
    )


def _moved(entry: ArticleReport, path: str) -> ArticleReport:
    if path == entry.path:
        return entry
    return replace(entry, article=replace(entry.article, document=replace(entry.article.document, path=path)))


def _told(entry: Unreadable, path: str) -> Unreadable:
    error = entry.error
    return Unreadable(path, path + error.removeprefix(entry.path) if error.startswith(entry.path) else error)


def _path(path: str, root: Path) -> str:
    if path == "-":
        return path
    place = Path(os.path.realpath(os.path.dirname(path) or ".")) / os.path.basename(path)
    return place.relative_to(root).as_posix() if place.is_relative_to(root) else path
