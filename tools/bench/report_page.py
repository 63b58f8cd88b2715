"""What the HTML report costs a browser: loading as a ratio to an empty page, the longest tasks, and bytes for a byte of text."""

from __future__ import annotations

import statistics
import sys
import tempfile
from pathlib import Path
from typing import Any

ROOT = Path(__file__).parent.parent.parent
RUNS = 7
LOADED = "const t = performance.getEntriesByType('navigation')[0]; return t.loadEventEnd - t.startTime"
LONG = "const done = arguments[0]; setTimeout(() => done(window.__long.splice(0)), 700)"
SCROLLED = """
const done = arguments[0], panes = [...document.querySelectorAll('.draft, .notes')], frames = [];
let last = performance.now();
requestAnimationFrame(function step(now) {
  frames.push(now - last);
  last = now;
  if (frames.length > 60) return done(frames.slice(1));
  const pane = panes[Math.floor(frames.length / 31)];
  if (pane) pane.scrollTop += frames.length % 10 ? 300 : pane.scrollHeight / 8;
  requestAnimationFrame(step);
})
"""


def main(out: Path) -> None:
    sys.path[:0] = [str(ROOT / "tests" / folder) for folder in ("browser", "reporting")]
    import chromium
    import sample_report as sample

    from checker import check_file
    from reports import html

    reports = {
        "the example": check_file(ROOT / "examples" / "first-contact.txt"),
        "no findings": sample.report_of(sample.sample_article()),
        "10 findings": sample.sample_report(),
        "120,000 words": sample.long_report(120_000),
    }
    pages = {"an empty page": ("<!doctype html><title>x</title>", "", 0)}
    for name, report in reports.items():
        entry = report.articles[0]
        pages[name] = (html.render(report), entry.article.text, len(entry.findings))
    for name, (page, text, findings) in pages.items():
        if text:
            size, of = len(page.encode()), len(text.encode())
            more = f"{size / of:5.1f} a byte, {(size - 40_000) / of:5.1f} beyond 40,000"
            print(f"{name:16} {size:10,} bytes for {of:8,} of text: {more}; {findings} findings")
    if chromium.CHROMIUM is None or chromium.DRIVER is None:
        print("not measured in a browser: no chromium and chromedriver here")
        return
    with tempfile.TemporaryDirectory() as profile:
        browser = chromium.start(Path(profile))
        metrics = {"width": chromium.WIDE[0], "height": chromium.WIDE[1], "deviceScaleFactor": 1, "mobile": False}
        browser.execute_cdp_cmd("Emulation.setDeviceMetricsOverride", metrics)
        try:
            base = 0.0
            for name, (page, _, _) in pages.items():
                path = out / "page.html"
                path.write_text(page, encoding="utf-8", newline="")
                base = measure(browser, name, path, base)
        finally:
            browser.quit()


def measure(browser: Any, name: str, path: Path, base: float) -> float:
    """Print what a page costs; the load time that others are compared with."""
    times, tasks = [], []
    for _ in range(RUNS):
        browser.get("about:blank")
        browser.get(path.as_uri())
        times.append(float(browser.execute_script(LOADED)))
        tasks.append(browser.execute_async_script(LONG))
    load, base = statistics.median(times), base or statistics.median(times)
    frames = sorted(browser.execute_async_script(SCROLLED))
    print(
        f"{name:16} load {load / base:6.1f} ({load:.0f} ms), tasks over 50 ms: {statistics.median(map(len, tasks)):.0f}, "
        f"longest {statistics.median(max(t, default=0) for t in tasks):.0f} ms; "
        f"scrolling: frame {statistics.median(frames):.0f} ms, longest {frames[-1]:.0f} ms, "
        f"tasks over 50 ms: {len(browser.execute_async_script(LONG))}"
    )
    return base
