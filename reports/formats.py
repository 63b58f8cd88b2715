"""Which formats a report has, and the renderer of each, imported when it is asked for."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from importlib import import_module

from claims.plugins import FORMATS, load, plugins, refusal
from reports.report import Report

SUFFIXES: Mapping[str, str] = {
    "text": ".txt",
    "html": ".html",
    "json": ".json",
    "sarif": ".sarif",
    "github": ".txt",
    "junit": ".xml",
    "gitlab": ".json",
    "concise": ".txt",
    "jsonl": ".jsonl",
    "rdjson": ".json",
    "rdjsonl": ".jsonl",
    "checkstyle": ".xml",
    "webanno": ".jsonld",
    "markdown": ".md",
    "csv": ".csv",
    "parquet": ".parquet",
}
"""Format name (the module `reports.NAME` renders it) to the ending of its files."""


def known() -> tuple[str, ...]:
    """The names of all formats: ours, then those that other installed packages add."""
    for name in plugins(FORMATS):
        if name in SUFFIXES:
            raise refusal(FORMATS, name, "takes the name of a format of newscheck")
    return (*SUFFIXES, *plugins(FORMATS))


def renderer(name: str) -> Callable[[Report], str | bytes]:
    """`render` of the format `name`, one of `known()`."""
    module = import_module(f"reports.{name}") if name in SUFFIXES else load(FORMATS, name)
    render: Callable[[Report], str | bytes] | None = getattr(module, "render", None)
    return render if render and name in SUFFIXES else _guarded(name, render)


def _guarded(name: str, render: Callable[[Report], str | bytes] | None) -> Callable[[Report], str | bytes]:
    """The renderer of another package: what it raises or gives amiss ends in one line that names the package."""
    if render is None:
        raise refusal(FORMATS, name, "has no render(report)")

    def guarded(report: Report) -> str | bytes:
        try:
            content = render(report)
        except Exception as error:
            raise refusal(FORMATS, name, f"failed ({type(error).__name__}: {error})") from error
        if not isinstance(content, str | bytes):
            raise refusal(FORMATS, name, f"gives a {type(content).__name__}, not a str or bytes")
        return content

    return guarded
