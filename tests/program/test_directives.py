"""Comments in an article that dismiss findings, "[sic]", and the notices of comments that are of no use."""

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from checker.directives import obeyed
from checker.registry import by_name, codes, select
from checker.run import check_article
from claims.errors import UserError
from claims.extract.article import extract
from claims.read import read_text
from reports import formats
from reports.report import Report

DOUBLED = "The council voted for the the plan on Friday evening."
CLEAR = "Nobody spoke against it, and the hall was empty by ten."


def findings(text, **options):
    checks = select(("doubled-word", "name-spelling"))
    return obeyed(check_article(extract(read_text(text)), checks, debug=True), **options).findings


def told(text, **options):
    """Each finding as its code, or as its code with why it was dismissed."""
    return [f.code + (f" {f.decision.reason}" if f.decision else "") for f in findings(text, **options)]


def comment(words):
    return f"<!-- newscheck-{words} -->"


@pytest.mark.parametrize(
    "words",
    [
        "ignore-next PAG506 -- a chant",
        "ignore-next doubled-word -- a chant",
        "ignore-next PAG -- a chant",
        "ignore-next pag506, -- a chant",
        "ignore-next PAG506 — a chant",
        "ignore-next PAG506--a chant",
        "IGNORE-NEXT PAG506 -- a chant",
        "ignore-next PAG506\n -- a\n chant",
        "disable PAG506 -- a chant",
        "ignore-file PAG506 -- a chant",
    ],
)
def test_a_comment_dismisses_with_its_reason(words):
    assert told(f"{CLEAR}\n\n{comment(words)}\n{DOUBLED}\n") == ["PAG506 a chant"]


def test_it_says_where_the_comment_stands():
    [finding] = findings(f"{CLEAR}\n\n{comment('ignore-next PAG506 -- a chant')}\n\n{DOUBLED}\n")
    assert (finding.decision.decision, finding.decision.by) == ("not-a-problem", "a comment in line 3")
    assert finding.dismissed


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        (f"@ignore-next\n\n{CLEAR}\n\n{DOUBLED}\n", ["DIR901", "PAG506"]),
        (f"@ignore-next\n\n{DOUBLED}\n\n{DOUBLED}x\n", ["PAG506 why", "PAG506"]),
        (f"{CLEAR} @ignore-next {DOUBLED}\n\n{CLEAR}\n", ["PAG506 why"]),
        (f"{DOUBLED} @ignore-next {CLEAR}\n\n{CLEAR}\n", ["PAG506", "DIR901"]),
        (f"@disable\n\n{CLEAR}\n\n{DOUBLED}\n\n@enable\n\n{DOUBLED}x\n", ["PAG506 why", "PAG506"]),
        (f"@disable\n\n{CLEAR}\n\n<!-- newscheck-enable -->\n\n{DOUBLED}\n", ["DIR901", "PAG506"]),
        (f"{DOUBLED}\n\n@disable\n\n{CLEAR}\n", ["PAG506", "DIR901"]),
        (f"{CLEAR}\n\n<!-- newscheck-enable PAG506 -->\n\n{DOUBLED}\n", ["DIR901", "PAG506"]),
        (f"{DOUBLED}\n\n{CLEAR}\n\n@ignore-file\n", ["PAG506 why"]),
        (f"{CLEAR}\n\n@ignore-file\n", ["DIR901"]),
        (f"{CLEAR}\n\n{DOUBLED}\n\n@ignore-next\n", ["PAG506", "DIR901"]),
        (f"- {CLEAR}\n- @ignore-next {DOUBLED}\n- {DOUBLED}x\n", ["PAG506 why", "PAG506"]),
    ],
)
def test_where_it_holds(text, expected):
    for verb in ("ignore-next", "disable", "ignore-file"):
        text = text.replace(f"@{verb}", comment(f"{verb} PAG506 -- why"))
    assert told(text.replace("@enable", comment("enable PAG506"))) == expected


def test_it_holds_for_a_conflict_with_one_passage_in_reach():
    text = (
        "The harbour master, Torsten Wiklander, closed the quay on Friday after the storm.\n\n"
        f"{comment('ignore-next name-spelling -- two men')}\n“We had no choice,” Wicklander said.\n"
    )
    assert told(text) == ["PEO302 two men"]


@pytest.mark.parametrize(
    ("words", "code", "message"),
    [
        ("ignore-next PAG506", "DIR903", "gives no reason"),
        ("ignore-next PAG506 --", "DIR903", "gives no reason"),
        ("ignore-next doubled-wrod -- why", "DIR902", "did you mean doubled-word?"),
        ("ignore-next -- why", "DIR902", "names no check"),
        ("ignore-nxet PAG506 -- why", "DIR902", "did you mean ignore-next?"),
        ("off PAG506 -- why", "DIR902", "write one of"),
    ],
)
def test_what_is_not_understood_has_no_effect_and_is_told(words, code, message):
    found = findings(f"{CLEAR}\n\n{comment(words)}\n{DOUBLED}\n")
    assert [(f.code, f.decision) for f in found] == [(code, None), ("PAG506", None)]
    assert message in found[0].message
    assert found[0].evidence[0].text == comment(words)


def test_only_names_whose_check_ran_are_called_unused():
    assert told(f"{comment('ignore-file PAG506 TIM101 PAG -- why')}\n\n{DOUBLED}\n") == ["PAG506 why"]
    [notice, _] = findings(f"{comment('ignore-file PAG506 PEO302 -- why')}\n\n{DOUBLED}\n")
    assert notice.message == "Nothing of PEO302 is there to be ignored."


def test_notices_can_be_muted():
    text = f"{comment('ignore-file PAG506')}\n\n{CLEAR}\n"
    assert told(text) == ["DIR903"]
    assert told(text, muted=["DIR903"]) == []


@pytest.mark.parametrize(
    "text",
    [
        f"{CLEAR} <!-- newscheck: ask Ines about ignore-next PAG506 -->\n\n{DOUBLED}\n",
        f"{CLEAR} <!-- newschecker-ignore-next PAG506 -- why -->\n\n{DOUBLED}\n",
        f"{CLEAR} newscheck-ignore-next PAG506 -- why\n\n{DOUBLED}\n",
    ],
)
def test_what_is_no_directive(text):
    assert told(text) == ["PAG506"]


@pytest.mark.parametrize("mark", ["[sic]", "(sic)", "[sic!]", "[Sic]"])
def test_sic_is_respected(mark):
    def decided(text):
        entry = obeyed(check_article(extract(read_text(text)), select(["weekday-date"]), debug=True))
        return [f.decision.reason if f.decision else None for f in entry.findings]

    text = "The notice says that the library opens on Tuesday, March 15, 2023 @, and stays open.\n"
    assert decided(text.replace(" @", "")) == [None]
    assert decided(text.replace("@", mark)) == ["“[sic]” stands behind the words"]


def test_notices_are_described_like_checks():
    assert codes("unused-directive", option="x") == ("DIR901",)
    assert codes("DIR", option="x") == ("DIR901", "DIR902", "DIR903")
    assert by_name("DIR903").summary.endswith(".")
    assert all(not check.code.startswith("DIR") for check in select(["DIR", "PAG"]))


def test_every_format_shows_notices():
    text = f"{CLEAR}\n\n{comment('ignore-next PAG506')}\n{DOUBLED}\n\n{comment('ignore-next NUM -- why')}\n"
    entry = obeyed(check_article(extract(read_text(text)), select(), debug=True))
    from checker.registry import described

    report = Report("1", "2026-01-01T00:00:00Z", (entry,), described())
    for name in formats.SUFFIXES:
        if name not in ("csv", "parquet"):
            made = formats.renderer(name)(report)
            assert "DIR903" in (made if isinstance(made, str) else made.decode()), name


@settings(max_examples=60, deadline=None)
@given(st.lists(st.sampled_from(["<!--", "-->", "newscheck-", "ignore-next", "disable", "enable", " PAG506", " -- ", "why", "\n\n", DOUBLED, " "])))
def test_no_text_crashes_it(pieces):
    try:
        article = extract(read_text(f"{CLEAR}\n\n" + "".join(pieces)))
    except UserError:
        return
    obeyed(check_article(article, select(["doubled-word"]), debug=True))
