"""Tiny articles with one conflict each (`#NAME`), and twins that must stay silent (`#NAME ok`), from people_conflicts.txt."""

import re
from pathlib import Path

import pytest

from checker.registry import select
from checker.run import check_article
from claims.extract.article import extract
from claims.finding import Severity
from claims.read import read_text

TABLE = Path(__file__).with_name("people_conflicts.txt").read_text(encoding="utf-8")
BLOCKS = [
    (m[1], m[2], m[3].strip() + "\n") for m in re.finditer(r"^#([a-z-]+)( ok)?\n((?:(?!#[a-z]).*\n?)*)", TABLE, re.MULTILINE)
]


@pytest.mark.parametrize(("name", "ok", "text"), BLOCKS)
def test_the_conflict_is_found_and_its_twin_is_not(name, ok, text):
    findings = check_article(extract(read_text(text)), select([name]), debug=True).findings
    assert bool([f for f in findings if f.severity is not Severity.NOTE]) is not bool(ok)
