"""Conflicts between numbers in many wordings, each found by its check, and consistent texts on which all of them stay silent."""

from functools import cache
from pathlib import Path

import pytest

from checker.registry import select
from checker.run import check_article
from claims.extract.article import extract
from claims.read import read_text

NAMES = (
    "total-parts percentage-counts percentage-change comparison score-winner range-limits count-conflict enumeration "
    "unit-conversion per-head"
).split()


@cache
def lines():
    rows = (Path(__file__).parent / "number_conflicts.tsv").read_text(encoding="utf-8").splitlines()
    return [tuple(row.replace("\\n", "\n").split("\t")) for row in rows if not row.startswith("#")]


def findings(text):
    report = check_article(extract(read_text(text + "\n")), select(NAMES), debug=True)
    return [f for f in report.findings if f.severity != "note"]


@pytest.mark.parametrize(("name", "text"), [row for row in lines() if row[0] != "ok"])
def test_a_conflict_is_found(name, text):
    assert name in {f.name for f in findings(text)}


@pytest.mark.parametrize("text", [text for name, text in lines() if name == "ok"])
def test_a_consistent_text_is_left_alone(text):
    assert [f.message for f in findings(text)] == []
