"""From a page to the repository: what an editor decides in the report of a real run is imported and holds."""

from __future__ import annotations

import json
import os
import subprocess
import sys
import time
from pathlib import Path
from typing import Any

import chromium
from chromium import errors, press

chromium.needed()

ENTER = "\ue007"
COMMAND = str(Path(sys.executable).parent / "newscheck")
DRAFT = (
    "---\ndate: 2024-05-03\n---\n\n# Nests are counted on the island\n\n"
    "The *warden*, Torsten Wiklander, counted 54 nests on the island in May.\n\n"
    "Of the 45 nests on\nthe island, most were hidden under gorse.\n\n“We will count again,” Wicklander said.\n\n"
    "The trust published the the figures on Thursday.\n"
)


def newscheck(*arguments: str, cwd: Path) -> subprocess.CompletedProcess[str]:
    environment = {**os.environ, "SOURCE_DATE_EPOCH": "1700000000"}
    return subprocess.run([COMMAND, *arguments], cwd=cwd, capture_output=True, text=True, env=environment, timeout=120)


def test_decisions_of_a_page_hold_in_the_next_run(browser: Any, tmp_path: Path) -> None:
    (tmp_path / ".git").mkdir()
    (tmp_path / "drafts").mkdir()
    (tmp_path / "drafts" / "nests.md").write_text(DRAFT, encoding="utf-8")
    first = newscheck("check", "drafts/nests.md", "-o", "html:page.html", "--fail-on", "warning", cwd=tmp_path)
    assert first.returncode == 1, first.stderr
    browser.get((tmp_path / "page.html").as_uri())
    cards = len(browser.find_elements("css selector", ".card"))
    assert cards == 3
    for _ in range(cards):
        press(browser, "n2")
        press(browser, "both are right" + ENTER)
    browser.execute_cdp_cmd("Browser.setDownloadBehavior", {"behavior": "allow", "downloadPath": str(tmp_path)})
    browser.find_element("id", "save").click()
    saved = tmp_path / "decisions.json"
    for _ in range(50):
        if saved.exists() and saved.stat().st_size:
            break
        time.sleep(0.1)
    assert len(json.loads(saved.read_text(encoding="utf-8"))) == cards
    assert errors(browser) == []

    done = newscheck("decisions", "import", "decisions.json", "--by", "AB", cwd=tmp_path)
    assert (done.returncode, done.stdout) == (0, f"{cards} new, 0 changed, {cards} in .newscheck/decisions.jsonl\n")
    last = newscheck("check", "drafts", "-o", "json:-", "--fail-on", "warning", cwd=tmp_path)
    assert (last.returncode, last.stderr) == (0, "")
    findings = json.loads(last.stdout)["articles"][0]["findings"]
    assert [(f["decision"]["decision"], f["decision"]["reason"], f["decision"]["by"]) for f in findings] == [
        ("not-a-problem", "both are right", "AB")
    ] * cards
