"""Articles from the files that a command names."""

from __future__ import annotations

import sys
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from claims.article import Article
    from claims.document import Document
    from claims.nlp import Analyser
    from reports.report import Unreadable


def extract_all(
    files: tuple[str, ...], *, date: str | None, nlp: str, stdin_filename: str, debug: bool
) -> tuple[list[Article], list[Unreadable]]:
    """The articles in the order given, and the inputs that could not be read."""
    from claims.errors import UserError
    from claims.extract.article import extract
    from reports.report import Unreadable

    analyser = _analyser(nlp)
    articles, unreadable = [], []
    for path in dict.fromkeys(files):
        try:
            articles.append(extract(_read(path, stdin_filename), date=date, analyser=analyser))
        except UserError as error:
            unreadable.append(Unreadable(path, str(error)))
        except Exception as error:
            if debug:
                raise
            message = f"{path}: internal error: {type(error).__name__}: {error}; --debug shows where"
            unreadable.append(Unreadable(path, message))
    return articles, unreadable


def _analyser(nlp: str) -> Analyser:
    from functools import partial

    from claims.nlp import analyse

    if nlp == "embedded":
        return analyse
    from claims.nlp.spacy_adapter import load

    return partial(analyse, reader=load(nlp.removeprefix("spacy:")))


def _read(path: str, stdin_filename: str) -> Document:
    from claims.read import read_bytes, read_file

    return read_bytes(sys.stdin.buffer.read(), stdin_filename) if path == "-" else read_file(path)
