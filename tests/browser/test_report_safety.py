"""The report asks nothing of any network, its policy refuses nothing of its own, and no text of an article breaks it."""

from __future__ import annotations

import json
from pathlib import Path
from typing import Any

import chromium
import pytest
import sample_hostile as hostile
import sample_report as sample
from chromium import NARROW, WIDE, current, decided, errors, press

from reports import html
from reports.passages import differing, plain, sentence_around, shown

chromium.needed()


@pytest.mark.parametrize("name", ["one", "two", "none", "hostile", "index"])
@pytest.mark.parametrize("size", [WIDE, NARROW])
def test_no_error_no_violation_no_request(visit: Any, name: str, size: tuple[int, int]) -> None:
    browser = visit(name, size)
    browser.get_log("performance")
    browser.get_log("browser")
    browser.refresh()
    press(browser, "nn1oj?\ue00c")
    assert errors(browser) == []
    assert browser.execute_script("return performance.getEntriesByType('resource').length") == 0
    sent = [json.loads(entry["message"])["message"] for entry in browser.get_log("performance")]
    asked = [m["params"]["request"]["url"] for m in sent if m["method"] == "Network.requestWillBeSent"]
    assert [url for url in asked if not url.startswith("file://")] == []
    assert len(asked) == 1


def test_policy_refuses_what_is_not_ours(visit: Any) -> None:
    browser = visit("one")
    ran = browser.execute_script(
        "const s = document.createElement('script'); s.textContent = 'window.ran = 1'; document.body.append(s);"
        "const i = new Image(); i.src = 'https://example.org/x.png'; document.body.append(i);"
        "document.body.setAttribute('style', 'outline: 9px solid'); return [window.ran, getComputedStyle(document.body).outlineWidth]"
    )
    assert ran[0] is None
    assert ran[1] != "9px"
    refused = " ".join(browser.execute_async_script("setTimeout(arguments[0], 50, window.__refused)"))
    assert all(kind in refused for kind in ("script-src", "style-src", "img-src"))
    browser.get_log("browser")


def test_the_index_leads_to_the_pages_and_back(visit: Any) -> None:
    browser = visit("index")
    browser.find_element("link text", "Harbour board to replace the Skerry ferry after grounding").click()
    assert browser.execute_script("return document.querySelectorAll('.card').length") == 10
    browser.find_element("link text", "ALL ARTICLES").click()
    assert browser.find_element("tag name", "h1").text == "2 articles"


@pytest.mark.parametrize("name", hostile.STRINGS)
def test_hostile_words_in_every_field_leave_the_page_intact(visit: Any, files: dict[str, Path], tmp_path: Path, name: str) -> None:
    files["made"] = tmp_path / "made.html"
    files["made"].write_text(html.render(hostile.hostile_everywhere(hostile.STRINGS[name])), encoding="utf-8", newline="")
    browser = visit("made")
    for size in (WIDE, NARROW):
        visit("made", size, fresh=False)
        assert browser.execute_script("return document.documentElement.scrollWidth <= innerWidth"), size
    visit("made")
    counts = "return ['.card', 'script', 'style', 'img', 'h1', 'footer', 'main > *'].map(q => document.querySelectorAll(q).length)"
    assert browser.execute_script(counts) == [3, 2, 1, 0, 1, 1, 2]
    press(browser, "n1")
    assert (current(browser), decided(browser)) == ("f1", ["f1 fix"])
    words = browser.execute_script("return document.querySelector('#f1 h3').textContent")
    expected = "".join(c if c.isprintable() or c in "\u2028\u2029\u202e\u2066\u200f" else "\ufffd" for c in hostile.STRINGS[name])
    assert words == "1 " + expected
    assert browser.execute_script("return getComputedStyle(document.querySelector('#f1 h3')).unicodeBidi") in ("isolate", "plaintext")
    browser.execute_script("for (const d of document.querySelectorAll('details')) d.open = true")
    assert browser.execute_script("return window.__alerts") == 0
    assert errors(browser) == []


def test_the_article_is_in_the_page_character_for_character(visit: Any) -> None:
    browser = visit("one")
    entry = sample.sample_report().articles[0]
    document = entry.article.document
    blocks = browser.execute_script(
        "return [...document.querySelectorAll('.draft .b')].map(b => { const c = b.cloneNode(true);"
        "c.querySelectorAll('.pn,.ref,.kind').forEach(e => e.remove()); return c.textContent; })"
    )
    expected = [shown(document, p.span) for p in document.parts]
    assert "".join("".join(blocks).split()) == "".join("".join(expected).split())
    body = {" ".join(b.split()) for b in blocks}
    assert [e for p, e in zip(document.parts, expected, strict=True) if p.kind == "body" and not any(e.strip() in b for b in body)] == []
    for number, finding in enumerate(entry.findings, start=1):
        for selector in (f".draft mark[data-f~=f{number}]", f"#f{number} blockquote mark"):
            found = browser.execute_script("return [...document.querySelectorAll(arguments[0])].map(m => m.textContent)", selector)
            words = "".join(shown(document, e.span) for e in sorted(finding.evidence, key=lambda e: e.span))
            assert "".join(found) == words or ("draft" not in selector and sorted("".join(found)) == sorted(words))


def test_with_scripts_off_everything_can_be_read(visit: Any, browser: Any) -> None:
    browser.execute_cdp_cmd("Emulation.setScriptExecutionDisabled", {"value": True})
    try:
        visit("one", fresh=False)
        for summary in browser.find_elements("css selector", "summary"):
            if summary.is_displayed() and summary.find_element("xpath", "..").get_attribute("open") is None:
                summary.click()
        body = " ".join(browser.find_element("tag name", "body").text.split())
        buttons = [b for b in browser.find_elements("tag name", "button") if b.is_displayed()]
    finally:
        browser.execute_cdp_cmd("Emulation.setScriptExecutionDisabled", {"value": False})
    entry = sample.sample_report().articles[0]
    for finding in entry.findings:
        sentences = [" ".join(shown(entry.article.document, sentence_around(entry.article, e.span)).split()) for e in finding.evidence]
        values = (plain(finding.message), finding.question, *map(plain, finding.derivation), *differing(finding.differs))
        assert [w for w in (*sentences, *values) if w not in body] == []
    for claim in entry.article.claims["claim_id"]:
        assert claim in body
    for words in ("About 30 vehicles", "chair", "Two years before October 2022"):
        assert words in body
    assert buttons == []
