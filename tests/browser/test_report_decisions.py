"""Every key of the report, and decisions: kept over a reload, undone, downloaded, and nothing moves when one is made."""

from __future__ import annotations

import json
import time
from pathlib import Path
from typing import Any

import chromium
import pytest
import sample_report as sample
from chromium import NARROW, WIDE, current, decided, errors, focus, press

chromium.needed()

ENTER, ESCAPE = "\ue007", "\ue00c"


class TestKeys:
    def test_next_and_previous(self, visit: Any) -> None:
        browser = visit("one")
        seen = []
        for key in "jjkjkk":
            press(browser, key)
            seen.append(current(browser))
        assert seen == ["f1", "f2", "f1", "f2", "f1", "f7"]

    def test_next_open_passes_over_what_is_decided(self, visit: Any) -> None:
        browser = visit("one")
        press(browser, "j1n")
        assert current(browser) == "f2"
        press(browser, "kk")
        press(browser, "n")
        assert current(browser) != "f1"

    def test_the_other_passage(self, visit: Any) -> None:
        browser = visit("one", (1440, 420))
        browser.execute_script("document.querySelector('#f4 .meta').click()")
        seen = []
        for _ in range(3):
            press(browser, "o")
            seen.append(
                browser.execute_script(
                    "const d = document.querySelector('.draft').getBoundingClientRect();"
                    "return ['f4a', 'f4b', 'f4c'].filter(i => { const r = document.getElementById(i).getBoundingClientRect();"
                    "return r.top >= d.top && r.bottom <= d.bottom; })"
                )
            )
        assert ["f4a" in seen[0], "f4b" in seen[1], "f4c" in seen[2]] == [True, True, True]

    def test_decisions_by_key_and_undo(self, visit: Any) -> None:
        browser = visit("one")
        press(browser, "j1")
        press(browser, "j3")
        assert decided(browser) == ["f1 fix", "f2 verify"]
        press(browser, "j2")
        assert focus(browser) == "INPUT"
        press(browser, "jkno123" + ENTER)
        assert decided(browser) == ["f1 fix", "f2 verify", "f3 not-a-problem"]
        assert browser.execute_script("return document.querySelector('#f3 .decide input').value") == "jkno123"
        press(browser, "z")
        press(browser, "z")
        assert decided(browser) == ["f1 fix", "f2 verify"]
        press(browser, "1")
        press(browser, "1")
        assert decided(browser) == ["f1 fix", "f2 verify"]
        press(browser, "kk1")
        assert decided(browser) == ["f2 verify"]

    def test_note(self, visit: Any) -> None:
        browser = visit("one")
        press(browser, "jc")
        press(browser, "Ask Ines." + ENTER)
        assert focus(browser) == "f1"
        assert browser.execute_script("return document.querySelector('#f1 .decide input').value") == "Ask Ines."
        press(browser, "z")
        assert browser.execute_script("return document.querySelector('#f1 .decide input').value") == ""

    def test_filter_and_escape(self, visit: Any) -> None:
        browser = visit("one")
        press(browser, "/")
        assert focus(browser) == "filter"
        press(browser, "n" + ESCAPE)
        assert focus(browser) != "filter"
        assert current(browser) == ""

    def test_help(self, visit: Any) -> None:
        browser = visit("one")
        press(browser, "?")
        listed = browser.execute_script("return [...document.querySelectorAll('#keys[open] dt')].map(e => e.textContent).join(' ')")
        assert listed.split() == ["j", "/", "k", "n", "o", "1", "2", "3", "c", "z", "/", "?"]
        press(browser, "n" + ESCAPE)
        assert current(browser) == ""
        assert not browser.execute_script("return document.querySelector('#keys').open")

    def test_single_keys_can_be_switched_off_and_stay_off(self, visit: Any) -> None:
        browser = visit("one")
        press(browser, "?")
        browser.find_element("css selector", "#keys-on").click()
        browser.find_element("css selector", "#keys-close").click()
        press(browser, "n")
        assert current(browser) == ""
        visit("one", fresh=False)
        press(browser, "n/?1")
        assert (current(browser), focus(browser), decided(browser)) == ("", "BODY", [])

    def test_with_a_modifier_a_key_is_the_browsers(self, visit: Any) -> None:
        browser = visit("one")
        browser.execute_script(
            "for (const m of ['ctrlKey', 'metaKey', 'altKey'])"
            "document.body.dispatchEvent(new KeyboardEvent('keydown', {key: 'n', bubbles: true, [m]: true}))"
        )
        assert current(browser) == ""

    def test_all_can_be_reached_by_tab(self, visit: Any) -> None:
        browser = visit("one")
        kinds = browser.execute_script(
            "return [...document.querySelectorAll('.decide button, .decide input, .tools button, .tools select, .tools input, summary, a.ref')]"
            ".filter(e => e.offsetParent && !e.disabled && e.tabIndex < 0).length"
        )
        assert kinds == 0


class TestKept:
    def test_over_a_reload(self, visit: Any) -> None:
        browser = visit("one")
        press(browser, "n1")
        press(browser, "n2")
        press(browser, "A leap year." + ENTER)
        press(browser, "j3")
        press(browser, "z")
        assert decided(browser) == ["f1 fix", "f2 not-a-problem"]
        visit("one", fresh=False)
        assert decided(browser) == ["f1 fix", "f2 not-a-problem"]
        assert browser.execute_script("return document.querySelector('#f2 .decide input').value") == "A leap year."
        assert browser.find_element("id", "save").text == "Save decisions (2)"
        press(browser, "n")
        assert current(browser) == "f3"
        assert errors(browser) == []

    def test_not_for_a_text_that_has_changed(self, visit: Any) -> None:
        browser = visit("one")
        press(browser, "n1")
        visit("changed", fresh=False)
        assert decided(browser) == []
        visit("one", fresh=False)
        assert decided(browser) == ["f1 fix"]

    def test_downloaded(self, visit: Any, tmp_path: Path) -> None:
        browser = visit("one")
        browser.execute_cdp_cmd("Browser.setDownloadBehavior", {"behavior": "allow", "downloadPath": str(tmp_path)})
        press(browser, "n1")
        press(browser, "n2")
        press(browser, "A <leap> year." + ENTER)
        press(browser, "jjc")
        press(browser, "A note alone is no decision." + ENTER)
        browser.find_element("id", "save").click()
        saved = tmp_path / "decisions.json"
        for _ in range(50):
            if saved.exists() and saved.stat().st_size:
                break
            time.sleep(0.1)
        first, second = json.loads(saved.read_text(encoding="utf-8"))
        findings = sample.sample_report().articles[0].findings
        assert first["on"]
        assert {k: v for k, v in first.items() if k != "on"} == {
            "fingerprint": findings[0].fingerprint,
            "code": findings[0].code,
            "document": "desk/skerry-ferry.md",
            "evidence": findings[0].evidence_hash,
            "key": findings[0].key,
            "quotes": [e.text for e in findings[0].evidence if e.role != "anchor"],
            "decision": "fix",
            "reason": "",
            "by": "",
        }
        assert (second["decision"], second["reason"]) == ("not-a-problem", "A <leap> year.")
        assert browser.find_element("id", "status").text == "2 saved"


BOXES = (
    "return [...document.querySelectorAll('body *')].filter(e => e.offsetParent && !e.closest('svg'))"
    ".map(e => { const r = e.getBoundingClientRect(); return [e.tagName, e.id, r.left, r.top, r.width, r.height].join(' '); })"
)


@pytest.mark.parametrize("size", [WIDE, (1100, 800), NARROW])
def test_nothing_moves_when_a_decision_is_made(visit: Any, size: tuple[int, int]) -> None:
    browser = visit("one", size)
    press(browser, "nn")
    browser.execute_script("document.querySelector('#f2 .decide').scrollIntoView({block: 'center'})")
    browser.execute_async_script("requestAnimationFrame(() => requestAnimationFrame(arguments[0]))")
    before = browser.execute_script(BOXES)
    for button in ("fix", "verify", "not-a-problem", "fix"):
        browser.find_element("css selector", f"#f2 .decide [data-value={button}]").click()
        after = browser.execute_script(BOXES)
        assert [(a, b) for a, b in zip(after, before, strict=True) if a != b] == [], button
    browser.execute_script("document.activeElement.blur()")
    for key in "1322z":
        press(browser, key)
        browser.execute_script("document.activeElement.blur()")
        assert browser.execute_script(BOXES) == before, key
