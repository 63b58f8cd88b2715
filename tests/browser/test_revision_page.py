"""The page of newscheck diff in a browser: axe-core finds nothing, no request is made, nothing overflows."""

from __future__ import annotations

from pathlib import Path
from typing import Any

import chromium
import pytest
from test_report_accessibility import RUN

from checker.revisions import compare
from checker.run import check_article
from claims.extract.article import extract
from claims.read import read_text
from reports.revision_html import render

chromium.needed()
OLD = """# The ferry of Inner Skerry sails again

PORT ELLERY, 3 May 2023 - The ferry sailed on Wednesday with 412 passengers, the harbour board said.

The repair took 12 weeks and cost 3 million crowns. Halla Brandt, who chairs the board, was on board.

The next meeting is in June.
"""
NEW = """# The ferry of Inner Skerry sails again

PORT ELLERY, 4 May 2023 - The ferry sailed on Wednesday with 421 passengers, the harbour board said.

The repair took 12 weeks and cost 4 million crowns. Tomas Lind, who chairs the board, was on board.

The the island has waited long enough, he said.
"""


@pytest.fixture(scope="module")
def page(tmp_path_factory: pytest.TempPathFactory) -> Path:
    old, new = (check_article(extract(read_text(text, path=name)), _checks()) for name, text in (("a.md", OLD), ("b.md", NEW)))
    path = tmp_path_factory.mktemp("revision") / "revision.html"
    path.write_text(render(compare(old, new)), encoding="utf-8")
    return path


def _checks() -> Any:
    from checker.registry import select

    return select(["doubled-word"])


@pytest.mark.parametrize("theme", ["light", "dark"])
@pytest.mark.parametrize("width", [1200, 380])
def test_axe_finds_nothing(browser: Any, page: Path, theme: str, width: int) -> None:
    if not chromium.AXE.exists():
        chromium.skip_loudly("NO AXE-CORE: the accessibility of the page of a revision was not tried (run tools/axe.sh, which needs npm)")
    metrics = {"width": width, "height": 900, "deviceScaleFactor": 1, "mobile": False}
    browser.execute_cdp_cmd("Emulation.setDeviceMetricsOverride", metrics)
    browser.get(page.as_uri())
    browser.execute_script("document.documentElement.dataset.theme = arguments[0]", theme)
    browser.execute_script("document.querySelectorAll('details').forEach(d => { d.open = true; })")
    assert browser.execute_script("return document.documentElement.scrollWidth <= innerWidth")
    browser.execute_script(chromium.AXE.read_text(encoding="utf-8"))
    assert browser.execute_async_script(RUN) == []


def test_it_asks_nothing_of_any_network(browser: Any, page: Path) -> None:
    browser.get(page.as_uri())
    assert browser.execute_script("return performance.getEntriesByType('resource').length") == 0
    assert browser.execute_script("return document.querySelectorAll('ins, del').length") > 4
