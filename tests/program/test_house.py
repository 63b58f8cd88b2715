"""House lists, severities and confidence by check, and reports without the words of the draft."""

import json

import pytest

from checker.house import fails, settled
from checker.registry import described, select
from checker.run import check_article
from checker.settings import CheckSettings, House, Settings
from claims.extract.article import extract
from claims.finding import Decision, Severity
from claims.read import read_text
from reports import formats
from reports.redact import COMPLETE, without_quotes
from reports.report import Report, Unreadable

NAMES = "The harbour master, Torsten Wiklander, closed the quay on Friday after the storm.\n\n“We had no choice,” Wicklander said.\n"
ROLES = (
    "Finance Minister Olga Brandl opened the talks on Monday.\n\nThe talks lasted two hours.\n\n"
    "Transport Minister Brandl said the loan would be repaid by 2030.\n"
)
DOUBLED = "The singers of Duran Duran gave the the last of ten concerts on Friday.\n"


def entry(text):
    return check_article(extract(read_text(text, path="desk/a.txt"), date="2024-05-03"), select(), debug=True)


def dismissed(text, **lists):
    found = settled(entry(text), Settings(house=House(**lists))).findings
    assert found
    return [f.decision.reason if f.decision else None for f in found]


@pytest.mark.parametrize(
    ("names", "right"),
    [
        (("Wiklander", "Wicklander"), True),
        (("Torsten Wiklander", "Maja Wicklander"), True),
        (("Wiklander",), False),
        (("wiklander", "wicklander"), False),
        ((), False),
    ],
)
def test_spellings_that_are_all_known_are_no_slip(names, right):
    assert dismissed(NAMES, names=names) == ["every spelling is known to be right" if right else None]


@pytest.mark.parametrize(
    ("roles", "right"),
    [
        ({"Olga Brandl": ("finance minister", "Transport Minister")}, True),
        ({"Brandl": ("finance minister", "transport minister")}, True),
        ({"Olga Brandl": ("finance minister",)}, False),
        ({"Olga Brand": ("finance minister", "transport minister")}, False),
    ],
)
def test_roles_that_are_all_known_are_no_conflict(roles, right):
    assert dismissed(ROLES, roles=roles) == ["the roles are known to be theirs" if right else None]


@pytest.mark.parametrize(("words", "right"), [(("the the",), True), (("GAVE  the the last",), True), (("the",), False), (("he the",), False)])
def test_words_that_are_never_to_be_flagged(words, right):
    assert dismissed(DOUBLED, never_flag=words) == ["words that are never to be flagged" if right else None]


def test_severity_and_confidence():
    found = entry(NAMES + "\n" + DOUBLED)
    assert {f.code: f.confidence.value for f in found.findings} == {"PEO302": "medium", "PAG506": "high"}
    own = {"PAG506": CheckSettings(severity="error"), "PEO302": CheckSettings(severity="note", min_confidence="low")}
    kept = settled(found, Settings(checks=own, min_confidence="high")).findings
    assert {f.code: f.severity for f in kept} == {"PAG506": Severity.ERROR, "PEO302": Severity.NOTE}
    few = settled(found, Settings(min_confidence="high"))
    assert [f.code for f in few.findings] == ["PAG506"]
    assert {run.code: run.findings for run in few.checks_run}["PEO302"] == 0


def test_what_fails_a_build():
    [finding] = settled(entry(DOUBLED), Settings()).findings
    assert finding.severity is Severity.WARNING
    assert not fails(finding, Settings())
    assert fails(finding, Settings(fail_on="warning"))
    assert fails(finding, Settings(checks={"PAG506": CheckSettings(fail_on="note")}))
    assert not fails(finding, Settings(fail_on="note", checks={"PAG506": CheckSettings(fail_on="never")}))


def secret():
    """A report whose every word that matters is odd, with a decision, an anchor and a check that failed."""
    from dataclasses import replace

    from claims.finding import CheckFailure

    text = "---\ntitle: Zyxwine 🎉 closes\n---\n\n" + NAMES.replace("\n", "\r\n") + "\r\nÉclairs 🎉 zyxwine the the ünter zyxwine on Friday.\r\n"
    found = entry(text)
    findings = tuple(replace(f, decision=Decision("fix", "zyxwine is odd", "AB")) for f in found.findings)
    found = replace(found, findings=findings, failures=(CheckFailure("weekday-date", "KeyError: 'zyxwine'"),))
    return Report("1", "2026-01-01T00:00:00Z", (found,), described())


@pytest.mark.parametrize("name", sorted(set(formats.SUFFIXES) - COMPLETE))
def test_no_word_of_the_draft_is_in_a_log(name):
    report = secret()
    quoted, hidden = formats.renderer(name)(report), formats.renderer(name)(without_quotes(report))
    told = hidden if isinstance(hidden, str) else hidden.decode()
    before = quoted if isinstance(quoted, str) else quoted.decode()
    assert "the the" in before or "Wicklander" in before
    for word in ("zyxwine", "wiklander", "wicklander", "torsten", "clairs", "nter", "\U0001f389", "quay"):
        assert word not in told.lower().replace("enter", "").replace("winter", "").replace("inter", ""), word
    assert "desk/a.txt" in told


def test_an_internal_error_is_told_without_its_words():
    failed = Unreadable("a.txt", "a.txt: internal error: KeyError: 'zyxwine'; --debug shows where")
    other = Unreadable("b.txt", "b.txt: no such file; check the spelling of the path")
    told = without_quotes(Report("1", "2026-01-01T00:00:00Z", (), (), (failed, other))).unreadable
    assert [u.error for u in told] == ["a.txt: internal error: KeyError; --debug shows where", other.error]


def test_positions_stay():
    report = secret()
    hidden = without_quotes(report)
    for name in ("sarif", "rdjson"):
        a, b = (json.loads(formats.renderer(name)(r)) for r in (report, hidden))
        regions = [list(_regions(x)) for x in (a, b)]
        assert regions[0] == regions[1]
        assert regions[0]
    assert [f.fingerprint for f in hidden.articles[0].findings] == [f.fingerprint for f in report.articles[0].findings]
    plain, masked = report.articles[0].article.text, hidden.articles[0].article.text
    assert [len(c.encode()) for c in plain] == [len(c.encode()) for c in masked]


def _regions(value):
    if isinstance(value, dict):
        for key, inner in value.items():
            if key in ("region", "range"):
                yield {k: v for k, v in inner.items() if k != "snippet"}
            else:
                yield from _regions(inner)
    elif isinstance(value, list):
        for inner in value:
            yield from _regions(inner)
