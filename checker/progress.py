"""A bar on the terminal, for a run that lasts."""

from __future__ import annotations

import sys
import time
from collections.abc import Callable, Iterator
from contextlib import contextmanager

import click

PATIENCE = 1.0
"""Seconds after which a run lasts."""


@contextmanager
def progress(count: int) -> Iterator[Callable[[], None]]:
    """Give what is to be called after each of `count` articles. The bar stands on standard error, where that is a terminal."""
    if count < 2 or not sys.stderr.isatty():
        yield lambda: None
        return
    started, finished, shown = time.monotonic(), 0, False
    bar = click.progressbar(length=count, label="newscheck", file=sys.stderr, show_pos=True)

    def step() -> None:
        nonlocal finished, shown
        finished += 1
        if not shown and time.monotonic() - started >= PATIENCE and finished < count:
            shown = True
            bar.__enter__()
            bar.update(finished)
        elif shown:
            bar.update(1)

    try:
        yield step
    finally:
        if shown:
            bar.__exit__(None, None, None)
