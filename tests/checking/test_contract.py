"""What holds for every check: its page, its examples, its code and name."""

import pkgutil
import re
from pathlib import Path

import pytest

from checker import checks
from checker.registry import all_checks, info, page
from checker.run import check_article
from claims.extract.article import extract
from claims.finding import Severity
from claims.read import read_text

HEADINGS = ["*What it looks for*", "*Why it matters to a reader*", "*When it stays silent*", "*Source*"]
CHECKS = all_checks()
FLAGGED = [pytest.param(c, e, id=f"{c.name}-{i}") for c in CHECKS for i, e in enumerate(c.examples) if e.message is not None]
CLEAN = [pytest.param(c, e, id=f"{c.name}-{i}") for c in CHECKS for i, e in enumerate(c.examples) if e.message is None]


def test_the_checks_are_the_files_on_disk():
    folder = Path(checks.__path__[0])
    files = {path.stem for path in folder.glob("*.py")} - {"__init__"}
    assert {check.name.replace("-", "_") for check in CHECKS} == files
    assert {module.name for module in pkgutil.iter_modules(checks.__path__)} == files


def test_codes_are_unique_and_well_formed():
    codes = [check.code for check in CHECKS]
    assert len(set(codes)) == len(codes)
    assert all(re.fullmatch(r"[A-Z]{3}\d{3}", code) for code in codes)


@pytest.mark.parametrize("check", CHECKS, ids=lambda c: c.name)
def test_the_page_is_whole(check):
    text = page(check)
    places = [text.find(heading) for heading in HEADINGS]
    assert -1 not in places, f"missing: {[h for h, p in zip(HEADINGS, places, strict=True) if p < 0]}"
    assert places == sorted(places)
    assert info(check).summary.endswith(".")
    assert not re.search(r"\bis wrong\b", check.message)


@pytest.mark.parametrize("check", CHECKS, ids=lambda c: c.name)
def test_there_are_enough_examples(check):
    assert sum(e.message is not None for e in check.examples) >= 2
    assert sum(e.message is None for e in check.examples) >= 2


@pytest.mark.parametrize(("check", "example"), FLAGGED)
def test_a_flagged_example_yields_its_marked_words_once(check, example):
    article = extract(read_text(example.plain))
    report = check_article(article, CHECKS, debug=True)
    told = [(f.name, f.message) for f in report.findings if f.severity is not Severity.NOTE or f.name == check.name]
    assert told == [(check.name, example.message)]
    finding = next(f for f in report.findings if f.name == check.name)
    marked = [span.of(example.plain) for span in example.marked]
    assert sorted(e.text for e in finding.evidence if e.role != "anchor") == sorted(marked)
    assert finding.derivation


@pytest.mark.parametrize(("check", "example"), CLEAN)
def test_a_clean_example_is_left_alone(check, example):
    report = check_article(extract(read_text(example.plain)), CHECKS, debug=True)
    assert [f.message for f in report.findings if f.severity is not Severity.NOTE] == []


@pytest.mark.parametrize("check", CHECKS, ids=lambda c: c.name)
def test_find_changes_nothing_and_repeats_itself(check):
    article = extract(read_text("\n\n".join(e.plain for e in check.examples if not e.plain.startswith("---"))))
    before = article.claims.copy(deep=True)
    first, second = list(check.find(article)), list(check.find(article))
    assert first == second
    assert article.claims.equals(before)


def test_an_article_with_nothing_to_compare_yields_nothing():
    report = check_article(extract(read_text("Rain.\n")), CHECKS, debug=True)
    assert report.findings == ()
