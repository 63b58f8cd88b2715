"""A headless Chromium for the tests of the report, and what they look at in it. Without one the tests are skipped, loudly."""

from __future__ import annotations

import shutil
import warnings
from pathlib import Path
from typing import Any

import pytest

ROOT = Path(__file__).parent.parent.parent
AXE = ROOT / "node_modules" / "axe-core" / "axe.min.js"
CHROMIUM = shutil.which("chromium") or shutil.which("chromium-browser") or shutil.which("google-chrome")
DRIVER = shutil.which("chromedriver")
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
WATCH = """
window.__refused = []; window.__long = []; window.__alerts = 0;
window.alert = window.confirm = window.prompt = () => { window.__alerts++; };
addEventListener("securitypolicyviolation", e => __refused.push(e.violatedDirective + " " + e.blockedURI + " " + e.sample));
addEventListener("error", e => __refused.push("error " + e.message));
new PerformanceObserver(l => __long.push(...l.getEntries().map(e => e.duration))).observe({type: "longtask", buffered: true});
"""
"""What every page is watched for: refusals of its policy, dialogs, errors, long tasks."""


def skip_loudly(words: str) -> None:
    warnings.warn(words, stacklevel=2)
    pytest.skip(words, allow_module_level=True)


def needed() -> None:
    """Skip the module that calls this where there is no browser."""
    if CHROMIUM is None or DRIVER is None:
        skip_loudly("NO CHROMIUM: the HTML report was not tried in a browser (install chromium and chromium-driver)")
    pytest.importorskip("selenium.webdriver")


def start(profile: Path) -> Any:
    from selenium import webdriver

    options = webdriver.ChromeOptions()
    options.binary_location = str(CHROMIUM)
    for flag in (*FLAGS, f"--user-data-dir={profile}"):
        options.add_argument(flag)
    options.set_capability("goog:loggingPrefs", {"browser": "ALL", "performance": "ALL"})
    driver = webdriver.Chrome(options=options, service=webdriver.ChromeService(DRIVER))
    driver.execute_cdp_cmd("Page.addScriptToEvaluateOnNewDocument", {"source": WATCH})
    return driver


def press(browser: Any, keys: str) -> None:
    browser.switch_to.active_element.send_keys(keys)


def current(browser: Any) -> str:
    return str(browser.execute_script("return document.querySelector('.card.current')?.id || ''"))


def errors(browser: Any) -> list[str]:
    """What the console complains of, and what the page was refused."""
    said = [entry["message"] for entry in browser.get_log("browser") if entry["level"] in ("SEVERE", "WARNING")]
    return said + list(browser.execute_script("return window.__refused || []"))


def decided(browser: Any) -> list[str]:
    """The decisions that the buttons show: "f1 fix"."""
    script = "[...document.querySelectorAll('.decide [aria-pressed=true]')].map(b => b.closest('.card').id + ' ' + b.dataset.value)"
    return list(browser.execute_script("return " + script))


def focus(browser: Any) -> str:
    return str(browser.execute_script("return document.activeElement.id || document.activeElement.tagName"))
