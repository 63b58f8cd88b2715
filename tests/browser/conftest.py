"""One browser for all tests of the report, and the pages that they visit."""

from __future__ import annotations

import sys
from collections.abc import Iterator
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
    import sample_report as sample

    from reports import html

    folder = tmp_path_factory.mktemp("pages")
    two = sample.two_articles()
    pages = {
        "one": html.render(sample.sample_report(), index="index.html"),
        "two": html.render(two),
        "none": html.render(sample.report_of(sample.sample_article())),
        "hostile": html.render(sample.hostile_report()),
        "index": html.render_index(two, ["one.html", "none.html"]),
        "long": html.render(sample.long_report(120_000)),
    }
    for name, content in pages.items():
        (folder / f"{name}.html").write_text(content, encoding="utf-8", newline="")
    return {name: folder / f"{name}.html" for name in pages}


@pytest.fixture
def visit(browser: Any, files: dict[str, Path]) -> Any:
    def go(name: str, size: tuple[int, int] = (1440, 1000), *, fresh: bool = True) -> Any:
        width, height = size
        metrics = {"width": width, "height": height, "deviceScaleFactor": 1, "mobile": False}
        browser.execute_cdp_cmd("Emulation.setDeviceMetricsOverride", metrics)
        browser.get(files[name].as_uri())
        if fresh:
            browser.execute_script("localStorage.clear()")
            browser.refresh()
        return browser

    return go
