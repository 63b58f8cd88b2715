"""The report in a headless Chromium: panes, keys, decisions, filters, tables, print."""

from __future__ import annotations

from typing import Any

import chromium
import sample_report as sample
from chromium import NARROW, current, press

chromium.needed()


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
    browser.find_element("css selector", "#f4 cite a[href='#f4c']").click()
    assert browser.execute_script("return document.querySelector(':target').textContent") == "421 passengers"


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


def test_heaviest_first_and_back(visit: Any) -> None:
    browser = visit("one")
    order = "return [...document.querySelectorAll('.group.open .card')].map(c => c.id)"
    before = browser.execute_script(order)
    for place in (1, 0):
        browser.execute_script(
            "const s = document.querySelector('#sort'); s.selectedIndex = arguments[0]; s.dispatchEvent(new Event('change'))", place
        )
        got = browser.execute_script(order)
        assert sorted(got) == sorted(before)
        if place:
            looks = browser.execute_script("return [...document.querySelectorAll('.group.open .card')].map(c => c.classList[1])")
            assert looks == sorted(looks, key=["error", "warning", "note"].index)
        else:
            assert got == before


def test_filtered_then_wide_again(visit: Any) -> None:
    browser = visit("one", NARROW)
    press(browser, "/")
    browser.switch_to.active_element.send_keys("lind")
    metrics = {"width": 1440, "height": 1000, "deviceScaleFactor": 1, "mobile": False}
    browser.execute_cdp_cmd("Emulation.setDeviceMetricsOverride", metrics)
    browser.execute_async_script("requestAnimationFrame(() => requestAnimationFrame(arguments[0]))")
    shown = "return [...document.querySelectorAll('.notes .card')].filter(c => c.checkVisibility()).map(c => c.id)"
    assert set(browser.execute_script(shown)) == {"f5", "f6"}


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


def test_claims_sort_and_filter(visit: Any) -> None:
    browser = visit("one")
    browser.execute_script("document.querySelector('.claims details').open = true")
    first = "return document.querySelector('.claims tbody tr:not([hidden])').cells[0].textContent"
    head = browser.find_element("css selector", ".claims thead th:nth-child(2) button")
    browser.execute_script("arguments[0].click(); arguments[0].click()", head)
    assert browser.execute_script(first) == sample.sample_article().claims["claim_id"].iloc[-1]
    browser.execute_script("const i = document.querySelector('.table-tools input'); i.value = 'rudder'; i.dispatchEvent(new Event('input'))")
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
    assert lines[0] == "Id,¶,Claim,When,Figure,Who says so,How"
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


def test_targets_are_large_enough(visit: Any) -> None:
    browser = visit("one")
    small = browser.execute_script(
        "return [...document.querySelectorAll('button, select, input:not([type=checkbox]), summary, .pn')].filter(e => e.offsetParent)"
        ".map(e => [e.textContent || e.id, e.getBoundingClientRect()]).filter(([, r]) => r.height < 24 || r.width < 24).map(([t]) => t)"
    )
    assert small == []
