"""An article from a file or from standard input."""

from __future__ import annotations

import sys
from collections.abc import Sequence
from functools import cache
from pathlib import Path
from typing import TYPE_CHECKING

from checker.options import complain

if TYPE_CHECKING:
    from checker.config import Config
    from checker.settings import Settings
    from claims.article import Article
    from claims.document import Document
    from claims.nlp import Analyser
    from reports.report import Unreadable

STDIN = "-"


def named_files(files: Sequence[str], exclude: Sequence[str], root: Path) -> tuple[str, ...]:
    """The files that are meant; standard error tells what was named in vain."""
    from checker.files import find

    found = find(files, exclude=exclude, root=root)
    for name in found.empty:
        complain(f"no article fits {name}")
    return found.files


def from_stdin(files: tuple[str, ...]) -> bytes | None:
    """What standard input holds, where it is one of `files`."""
    return sys.stdin.buffer.read() if STDIN in files else None


@cache
def analyser(nlp: str) -> Analyser:
    """What tags and parses: "embedded", or "spacy:NAME"."""
    from functools import partial

    from claims.nlp import analyse

    if nlp == "embedded":
        return analyse
    from claims.nlp.spacy_adapter import load

    return partial(analyse, reader=load(nlp.removeprefix("spacy:")))


def read(path: str, *, data: bytes | None = None, name: str = STDIN) -> Document:
    """The document in a file, or in the bytes from standard input, which `name` names."""
    from claims.read import read_bytes, read_file

    return read_bytes(data or b"", name) if path == STDIN else read_file(path)


def article_of(document: Document, settings: Settings) -> Article:
    """What is read from a document, as the settings for it say."""
    from checker.name_dates import date_of
    from claims.extract.article import extract

    return extract(
        document,
        date=settings.date or None,
        named_date=date_of(document.path, settings.date_from_name) or None,
        month_first={"day-month": False, "month-day": True}.get(settings.numeric_dates),
        analyser=analyser(settings.nlp),
    )


def extract_all(
    files: tuple[str, ...], config: Config, *, stdin_filename: str, debug: bool
) -> tuple[list[Article], list[Unreadable]]:
    """The articles in the order given, and the inputs that could not be read."""
    from claims.errors import UserError
    from reports.report import Unreadable

    analyser(config.settings().nlp)
    data = from_stdin(files)
    articles, unreadable = [], []
    for path in files:
        try:
            document = read(path, data=data, name=stdin_filename)
            articles.append(article_of(document, config.settings(document.path)))
        except UserError as error:
            unreadable.append(Unreadable(path, str(error)))
        except Exception as error:
            if debug:
                raise
            unreadable.append(Unreadable(path, internal(path, error)))
    return articles, unreadable


def internal(path: str, error: Exception) -> str:
    """The one line that tells of an error nobody foresaw."""
    words = " ".join(f"{type(error).__name__}: {error}".split())
    return f"{path}: internal error: {words}; --debug shows where"
