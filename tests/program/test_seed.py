"""The article that started the project, where it lies beside the repository: what must be found in it, and what must not."""

from pathlib import Path

import pytest

from checker import check_file

SEED = Path(__file__).parent.parent.parent.parent / "shared" / "seed" / "article.txt"
pytestmark = pytest.mark.skipif(not SEED.exists(), reason=f"the article is not there: {SEED}")


@pytest.fixture(scope="module")
def result():
    return check_file(SEED).articles[0]


def evidence(finding):
    return " | ".join(e.text for e in finding.evidence)


def found(result, name):
    return [f for f in result.findings if f.name == name]


def test_the_parts_are_told_apart(result):
    kinds = {p.kind.value for p in result.article.document.parts}
    assert {"headline", "standfirst", "dateline", "body", "note"} <= kinds


def test_the_date_is_inferred_with_its_reason(result):
    anchor = result.article.anchor
    assert (anchor.value, anchor.source) == ("2023-03", "text")
    assert len(anchor.steps) >= 2


def test_the_pronoun(result):
    (finding,) = found(result, "pronoun-gender")
    assert "Julianne Smith" in finding.message
    assert any(e.text.startswith("he") for e in finding.evidence)
    assert finding.open


def test_the_repeated_paragraph_and_the_stray_line(result):
    assert len(found(result, "duplicate-paragraph")) == 1
    assert [evidence(f) for f in found(result, "stray-fragment")] == ["mm"]


def test_the_interval_does_not_reach(result):
    (finding,) = found(result, "interval-arithmetic")
    assert "two years earlier" in evidence(finding)
    assert "December 2019" in evidence(finding)
    assert any("2 years and 8 months" in step for step in finding.derivation)


def test_the_quoted_words_change(result):
    (finding,) = found(result, "quote-variant")
    assert "informal exchanges" in evidence(finding)
    assert {e.part for e in finding.evidence} >= {"headline", "body"}


def test_the_first_contact(result):
    by_status = {f.status.value: evidence(f) for f in found(result, "first-vs-earlier")}
    assert set(by_status) == {"acknowledged", "attributed"}
    assert "December 2019" in by_status["acknowledged"]
    assert "for quite some time" in by_status["attributed"]
    assert all("first contact" in words for words in by_status.values())


def test_the_characterisation(result):
    (finding,) = found(result, "characterisation")
    assert "first contact" in evidence(finding)
    assert "a start" in evidence(finding)


def test_nothing_else_above_a_note(result):
    expected = {
        "pronoun-gender", "duplicate-paragraph", "stray-fragment", "interval-arithmetic",
        "quote-variant", "first-vs-earlier", "characterisation",
    }  # fmt: skip
    assert {f.name for f in result.findings if f.severity.value != "note"} == expected
