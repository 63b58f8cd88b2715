"""The report on paper."""

from __future__ import annotations

import base64
import io
import unicodedata
from typing import Any

import chromium
import pytest
import sample_report as sample
from chromium import NARROW, WIDE, press

from reports.passages import sentence_around, shown

chromium.needed()
pypdf = pytest.importorskip("pypdf")


def squeezed(words: str) -> str:
    """Without white space and ligatures: what a line break and a font change."""
    return "".join(unicodedata.normalize("NFKC", words).split())


@pytest.mark.parametrize("size", [WIDE, NARROW])
def test_paper_has_every_sentence_of_evidence(visit: Any, size: tuple[int, int]) -> None:
    browser = visit("one", size)
    press(browser, "n1")
    pdf = browser.execute_cdp_cmd("Page.printToPDF", {"preferCSSPageSize": True})
    pages = [page.extract_text() for page in pypdf.PdfReader(io.BytesIO(base64.b64decode(pdf["data"]))).pages]
    text = squeezed("".join(pages))
    entry = sample.sample_report().articles[0]
    for finding in entry.findings:
        for e in finding.evidence:
            sentence = squeezed(shown(entry.article.document, sentence_around(entry.article, e.span)))
            assert text.count(sentence) >= 1, sentence
        assert squeezed(finding.message) in text
        assert [step for step in finding.derivation if squeezed(step) not in text] == []
    assert "Nextopen" not in text
    assert "Theme:" not in text
