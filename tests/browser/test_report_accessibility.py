"""axe-core finds nothing in the report: light and dark, with findings and without, wide and narrow, with a decision made."""

from __future__ import annotations

from typing import Any

import chromium
import pytest
from chromium import NARROW, WIDE, press

chromium.needed()
if not chromium.AXE.exists():
    chromium.skip_loudly("NO AXE-CORE: the accessibility of the HTML report was not tried (run tools/axe.sh, which needs npm)")

RUN = (
    "const done = arguments[arguments.length - 1];"
    "axe.run(document, {resultTypes: ['violations']}).then(r => done(r.violations.map(v => v.id + ': ' + v.nodes.map(n => n.target + ' ' +"
    " n.failureSummary).join(' | '))), e => done(['axe failed: ' + e]))"
)
CASES = [("one", WIDE), ("none", WIDE), ("index", WIDE), ("one", NARROW)]


@pytest.mark.parametrize(("name", "size"), CASES)
@pytest.mark.parametrize("theme", ["light", "dark"])
def test_axe_finds_nothing(visit: Any, name: str, size: tuple[int, int], theme: str) -> None:
    browser = visit(name, size)
    browser.execute_script("document.documentElement.dataset.theme = arguments[0]", theme)
    browser.execute_script("document.querySelectorAll('details:not(.menu)').forEach(d => { d.open = true; })")
    if name == "one":
        press(browser, "n1n2\ue00c")
        press(browser, "nn3")
    browser.execute_script(chromium.AXE.read_text(encoding="utf-8"))
    assert browser.execute_async_script(RUN) == []
