"""The report in a headless Chromium: nothing is refused, nothing is fetched, keys and panes work."""

from __future__ import annotations

import base64
import json
import shutil
import warnings
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest
import sample_report as sample

from reports import html

CHROMIUM = shutil.which("chromium") or shutil.which("chromium-browser") or shutil.which("google-chrome")
DRIVER = shutil.which("chromedriver")
if CHROMIUM is None or DRIVER is None:
    LOUD = "NO CHROMIUM: the HTML report was not tried in a browser (install chromium and chromium-driver)"
    warnings.warn(LOUD, stacklevel=1)
    pytest.skip(LOUD, allow_module_level=True)

webdriver = pytest.importorskip("selenium.webdriver")
FLAGS = (
    "--headless=new",
    "--no-sandbox",
    "--disable-gpu",
    "--disable-background-networking",
    "--disable-component-update",
    "--disable-sync",
    "--no-first-run",
)
WIDE, NARROW = (1440, 1000), (420, 900)


@pytest.fixture(scope="module")
def browser(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Any]:
    options = webdriver.ChromeOptions()
    options.binary_location = CHROMIUM
    for flag in (*FLAGS, f"--user-data-dir={tmp_path_factory.mktemp('profile')}"):
        options.add_argument(flag)
    options.set_capability("goog:loggingPrefs", {"browser": "ALL", "performance": "ALL"})
    driver = webdriver.Chrome(options=options, service=webdriver.ChromeService(DRIVER))
    yield driver
    driver.quit()


@pytest.fixture(scope="module")
def files(tmp_path_factory: pytest.TempPathFactory) -> dict[str, Path]:
    folder = tmp_path_factory.mktemp("pages")
    reports = {
        "one": sample.sample_report(),
        "two": sample.two_articles(),
        "none": sample.report_of(sample.sample_article()),
        "hostile": sample.hostile_report(),
    }
    for name, report in reports.items():
        (folder / f"{name}.html").write_text(html.render(report), encoding="utf-8", newline="")
    return {name: folder / f"{name}.html" for name in reports}


@pytest.fixture
def visit(browser: Any, files: dict[str, Path]) -> Any:
    def go(name: str, size: tuple[int, int] = WIDE, *, fresh: bool = True) -> Any:
        width, height = size
        metrics = {"width": width, "height": height, "deviceScaleFactor": 1, "mobile": False}
        browser.execute_cdp_cmd("Emulation.setDeviceMetricsOverride", metrics)
        browser.get(files[name].as_uri())
        if fresh:
            browser.execute_script("localStorage.clear()")
            browser.get("about:blank")
            browser.get(files[name].as_uri())
        return browser

    return go


def press(browser: Any, keys: str) -> None:
    browser.switch_to.active_element.send_keys(keys)


def current(browser: Any) -> str:
    return str(browser.execute_script("return document.querySelector('.card.current')?.id || ''"))


def errors(browser: Any) -> list[str]:
    return [entry["message"] for entry in browser.get_log("browser") if entry["level"] in ("SEVERE", "WARNING")]


@pytest.mark.parametrize("name", ["one", "two", "none", "hostile"])
@pytest.mark.parametrize("size", [WIDE, NARROW])
def test_no_error_no_violation_no_request(visit: Any, name: str, size: tuple[int, int]) -> None:
    browser = visit(name, size)
    browser.get_log("performance")
    browser.get_log("browser")
    browser.refresh()
    for _ in range(12):
        press(browser, "n")
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
        "document.body.setAttribute('style', 'outline: 9px solid'); return [window.ran, getComputedStyle(document.body).outlineWidth]"
    )
    assert ran[0] is None
    assert ran[1] != "9px"
    errors(browser)


def test_two_panes_scroll_on_their_own(visit: Any) -> None:
    browser = visit("one")
    boxes = browser.execute_script(
        "return ['.draft', '.notes'].map(q => document.querySelector(q)).map(e => "
        "[e.getBoundingClientRect().left, e.getBoundingClientRect().width, e.scrollHeight > e.clientHeight, getComputedStyle(e).overflowY])"
    )
    assert boxes[0][0] + boxes[0][1] <= boxes[1][0]
    assert [b[2:] for b in boxes] == [[True, "auto"], [True, "auto"]]
    assert browser.execute_script("return document.documentElement.scrollWidth <= innerWidth")


def test_narrow_puts_each_open_card_after_its_paragraph(visit: Any) -> None:
    browser = visit("one", NARROW)
    before = browser.execute_script(
        "let e = document.querySelector('#f2'); while (e.matches('.card')) e = e.previousElementSibling; return e.id"
    )
    assert before == "p6"
    assert browser.execute_script("return document.documentElement.scrollWidth <= innerWidth")


def test_next_open_goes_round_the_open_findings(visit: Any) -> None:
    browser = visit("one")
    seen = []
    for _ in range(8):
        press(browser, "n")
        seen.append(current(browser))
    assert seen == ["f1", "f2", "f3", "f4", "f5", "f6", "f10", "f1"]


def test_current_finding_is_in_sight_with_its_passage(visit: Any) -> None:
    browser = visit("one")
    for _ in range(7):
        press(browser, "n")
    tops = browser.execute_script(
        "return ['#f10', 'mark.on'].map(q => document.querySelector(q).getBoundingClientRect()).map(r => [r.top, innerHeight - r.top])"
    )
    assert all(top > 0 and below > 0 for top, below in tops)


def test_mark_and_card_lead_to_each_other(visit: Any) -> None:
    browser = visit("one")
    browser.find_element("css selector", "a.ref[href='#f5']").click()
    assert current(browser) == "f5"
    browser.find_element("css selector", "#f4 a.back[href='#f4c']").click()
    assert browser.execute_script("return document.querySelector(':target').textContent") == "421 passengers"


def test_decisions_by_key_with_undo_survive_a_reload(visit: Any) -> None:
    browser = visit("one")
    press(browser, "n1")
    press(browser, "n2")
    browser.switch_to.active_element.send_keys("A leap year.\n")
    press(browser, "j3")
    pressed = "return [...document.querySelectorAll('.decide [aria-pressed=true]')].map(b => b.closest('.card').id + ' ' + b.dataset.value)"
    assert browser.execute_script(pressed) == ["f1 fix", "f2 not-a-problem", "f3 verify"]
    press(browser, "z")
    assert browser.execute_script(pressed) == ["f1 fix", "f2 not-a-problem"]
    visit("one", fresh=False)
    assert browser.execute_script(pressed) == ["f1 fix", "f2 not-a-problem"]
    press(browser, "n")
    assert current(browser) == "f3"
    assert errors(browser) == []


def test_decisions_are_downloaded(visit: Any) -> None:
    browser = visit("one")
    press(browser, "n1")
    text = browser.execute_script(
        "let out; const old = URL.createObjectURL; URL.createObjectURL = b => { out = b; return old(b); };"
        "document.querySelector('#save').click(); URL.createObjectURL = old; return out.text()"
    )
    (made,) = json.loads(text)
    first = sample.sample_report().articles[0].findings[0]
    assert made["fingerprint"] == first.fingerprint
    assert made["decision"] == "fix"
    assert made["quotes"] == [e.text for e in first.evidence]


def test_filter_and_toggles(visit: Any) -> None:
    browser = visit("one")
    visible = "return [...document.querySelectorAll('.card:not([hidden])')].map(c => c.id)"
    browser.find_element("css selector", ".toggle.error").click()
    assert browser.execute_script(visible) == ["f1", "f5", "f6", "f8", "f9", "f7"]
    browser.find_element("css selector", ".toggle.error").click()
    press(browser, "/")
    browser.switch_to.active_element.send_keys("lind")
    assert set(browser.execute_script(visible)) == {"f5", "f6"}
    assert browser.find_element("css selector", "#status").text == "2 of 10 shown"


def test_the_other_passage_is_one_click_away(visit: Any) -> None:
    browser = visit("one", (1440, 500))
    press(browser, "nnnnnn")
    browser.execute_script("document.querySelector('#f4').scrollIntoView(); document.querySelector('#f4 .meta').click()")
    chip = browser.find_element("css selector", ".chip.shown")
    assert chip.text.startswith("other passage")
    hidden = "const m = document.querySelector('#f4a').getBoundingClientRect(), d = document.querySelector('.draft').getBoundingClientRect();"
    before = browser.execute_script(hidden + "return m.bottom < d.top || m.top > d.bottom")
    chip.click()
    assert before
    assert not browser.execute_script(hidden + "return m.bottom < d.top || m.top > d.bottom")
    assert browser.execute_script("return document.querySelectorAll('.strip i').length") >= 20


def test_keys_can_be_switched_off(visit: Any) -> None:
    browser = visit("one")
    press(browser, "?")
    browser.find_element("css selector", "#keys-on").click()
    browser.find_element("css selector", "#keys-close").click()
    press(browser, "n")
    assert current(browser) == ""


def test_claims_sort_and_filter(visit: Any) -> None:
    browser = visit("one")
    browser.execute_script("document.querySelector('.claims details').open = true")
    first = "return document.querySelector('.claims tbody tr:not([hidden])').cells[0].textContent"
    head = browser.find_element("css selector", ".claims thead th:nth-child(2) button")
    browser.execute_script("arguments[0].click(); arguments[0].click()", head)
    assert browser.execute_script(first) == sample.sample_article().claims["claim_id"].iloc[-1]
    browser.execute_script("const i = document.querySelector('.table-tools input'); i.value = 'rudder'; i.oninput()")
    assert browser.execute_script("return document.querySelectorAll('.claims tbody tr:not([hidden])').length") == 1


def test_claims_are_found_in_the_article(visit: Any) -> None:
    browser = visit("one")
    browser.find_element("css selector", ".layer").click()
    claims = browser.execute_script("return document.querySelectorAll('.claims tbody tr').length")
    prose = browser.execute_script("return [...CSS.highlights.get('claims')].map(r => r.toString())")
    assert len(prose) >= claims - 12  # the cells of a table are found once each
    browser.execute_script(
        "document.querySelector('.claims details').open = true;"
        "[...document.querySelectorAll('.claims tbody tr')].find(r => r.textContent.includes('rudder')).cells[2].click()"
    )
    (found,) = browser.execute_script("return [...CSS.highlights.get('claim')].map(r => r.toString())")
    assert "rudder cable parted" in found


def test_claims_are_copied_as_csv(visit: Any) -> None:
    browser = visit("one")
    csv = browser.execute_async_script(
        "const done = arguments[0]; navigator.clipboard.writeText = async t => done(t);"
        "[...document.querySelectorAll('.table-tools button')][0].click()"
    )
    lines = csv.splitlines()
    assert lines[0] == "Id,¶,Claim,Who says so,Subject,Predicate,Object,When,Figure,Place,How"
    assert len(lines) == len(sample.sample_article().claims) + 1
    assert '"A long night' not in lines[11]


def test_themes_go_round(visit: Any) -> None:
    browser = visit("one")
    papers = []
    for _ in range(3):
        browser.find_element("css selector", "#theme").click()
        papers.append(browser.execute_script("return getComputedStyle(document.body).backgroundColor"))
    assert papers[0] != papers[1]
    assert browser.execute_script("return document.documentElement.dataset.theme") == "auto"


def test_prints_with_everything_open_and_cards_after_the_article(visit: Any) -> None:
    browser = visit("one")
    pdf = browser.execute_cdp_cmd("Page.printToPDF", {"preferCSSPageSize": True})
    assert base64.b64decode(pdf["data"]).startswith(b"%PDF")
    browser.execute_cdp_cmd("Emulation.setEmulatedMedia", {"media": "print"})
    heights = browser.execute_script(
        "return [...document.querySelectorAll('.why > ol')].map(e => e.getBoundingClientRect().height)"
    )
    browser.execute_cdp_cmd("Emulation.setEmulatedMedia", {"media": ""})
    assert len(heights) == 10
    assert all(heights)


def test_reads_without_scripts(visit: Any, browser: Any) -> None:
    browser.execute_cdp_cmd("Emulation.setScriptExecutionDisabled", {"value": True})
    try:
        visit("one", fresh=False)
        body = browser.find_element("tag name", "body").text
    finally:
        browser.execute_cdp_cmd("Emulation.setScriptExecutionDisabled", {"value": False})
    assert "The Fulmar carried 412 people in two passages and 421 in another." in body
    assert "Next open" not in body


def test_targets_are_large_enough(visit: Any) -> None:
    browser = visit("one")
    small = browser.execute_script(
        "return [...document.querySelectorAll('button, select, input:not([type=checkbox]), summary, .pn')].filter(e => e.offsetParent)"
        ".map(e => [e.textContent || e.id, e.getBoundingClientRect()]).filter(([, r]) => r.height < 24 || r.width < 24).map(([t]) => t)"
    )
    assert small == []
