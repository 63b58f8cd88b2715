"""Which formats a report has, and the renderer of each, imported when it is asked for."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from importlib import import_module

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
}
"""Format name (the module `reports.NAME` renders it) to the ending of its files."""


def renderer(name: str) -> Callable[[Report], str]:
    """`render` of the format `name`, one of SUFFIXES."""
    render: Callable[[Report], str] = import_module(f"reports.{name}").render
    return render
