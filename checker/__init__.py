"""Check a news article against itself.

The documented entry points: `check_text` and `check_file` read one article and return a `Report`.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from pathlib import Path

    from claims.document import Document
    from reports.report import Report as Report

__all__ = ["Report", "check_file", "check_text"]


def check_text(text: str, *, path: str = "-", date: str | None = None) -> Report:
    """The report on an article given as a string. `date`: the article's date as an ISO day or month, where it is known.

    Comments in the article that dismiss findings are obeyed; no configuration and no file of decisions is read. Raises
    `claims.errors.UserError` where the text cannot be read as an English article.
    """
    from claims.read import read_text

    return _report(read_text(text, path=path), date)


def check_file(path: str | Path, *, date: str | None = None) -> Report:
    """The report on an article in a file; as `check_text`."""
    from claims.read import read_file

    return _report(read_file(path), date)


def _report(document: Document, date: str | None) -> Report:
    from checker.directives import obeyed
    from checker.registry import select
    from checker.run import check_article, make_report
    from claims.extract.article import extract

    return make_report([obeyed(check_article(extract(document, date=date), select()))])


if not TYPE_CHECKING:

    def __getattr__(name: str) -> object:
        if name == "Report":
            from reports.report import Report

            return Report
        raise AttributeError(name)
