"""Check a news article against itself.

The documented entry points: `check_text` and `check_file` read one article and return a `Report`.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from pathlib import Path

    from reports.report import Report as Report

__all__ = ["Report", "check_file", "check_text"]


def check_text(text: str, *, path: str = "-", date: str | None = None) -> Report:
    """The report on an article given as a string. `date`: the article's date as an ISO day or month, where it is known.

    Raises `claims.errors.UserError` where the text cannot be read as an English article.
    """
    from checker.registry import select
    from checker.run import check_article, make_report
    from claims.extract.article import extract
    from claims.read import read_text

    return make_report([check_article(extract(read_text(text, path=path), date=date), select())])


def check_file(path: str | Path, *, date: str | None = None) -> Report:
    """The report on an article in a file; as `check_text`."""
    from checker.registry import select
    from checker.run import check_article, make_report
    from claims.extract.article import extract
    from claims.read import read_file

    return make_report([check_article(extract(read_file(path), date=date), select())])


if not TYPE_CHECKING:

    def __getattr__(name: str) -> object:
        if name == "Report":
            from reports.report import Report

            return Report
        raise AttributeError(name)
