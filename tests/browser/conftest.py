"""One browser for all tests of the report, and the pages that they visit."""

from __future__ import annotations

import sys
from collections.abc import Callable, Iterator
from dataclasses import replace
from pathlib import Path
from typing import Any

import pytest

sys.path[:0] = [str(Path(__file__).parent), str(Path(__file__).parent.parent / "reporting")]


@pytest.fixture(scope="session")
def browser(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Any]:
    import chromium

    driver = chromium.start(tmp_path_factory.mktemp("profile"))
    yield driver
    driver.quit()


@pytest.fixture(scope="session")
def files(tmp_path_factory: pytest.TempPathFactory) -> dict[str, Path]:
    """Where the pages lie; they are made when they are first visited."""
    return {"folder": tmp_path_factory.mktemp("pages")}


def made(name: str) -> str:
    import sample_report as sample

    from reports import html

    article = sample.sample_article()
    pages: dict[str, Callable[[], str]] = {
        "one": lambda: html.render(sample.sample_report(), index="index.html"),
        "changed": lambda: html.render(sample.report_of(article, [replace(f, evidence_hash="other") for f in sample.findings_of(article)])),
        "two": lambda: html.render(sample.two_articles()),
        "none": lambda: html.render(sample.report_of(sample.sample_article())),
        "hostile": lambda: html.render(sample.hostile_report()),
        "index": lambda: html.render_index(sample.two_articles(), ["one.html", "none.html"]),
        "long": lambda: html.render(sample.long_report(120_000)),
    }
    return pages[name]()


@pytest.fixture
def visit(browser: Any, files: dict[str, Path]) -> Any:
    def page(name: str) -> str:
        if name not in files:
            files[name] = files["folder"] / f"{name}.html"
            files[name].write_text(made(name), encoding="utf-8", newline="")
        return files[name].as_uri()

    def go(name: str, size: tuple[int, int] = (1440, 1000), *, fresh: bool = True) -> Any:
        width, height = size
        metrics = {"width": width, "height": height, "deviceScaleFactor": 1, "mobile": False}
        browser.execute_cdp_cmd("Emulation.setDeviceMetricsOverride", metrics)
        browser.get(page(name))
        if fresh:
            browser.execute_script("localStorage.clear()")
            browser.refresh()
        return browser

    for name in ("one", "index"):
        page(name)
    return go
