"""Decisions: how they are kept, which edits of an article they outlive, and which make them stale."""

import json
from contextlib import suppress
from dataclasses import fields, replace
from functools import cache
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from checker.decisions import BadDecisions, Entry, Ledger, entry_of, find, load, merged, parse, save
from checker.registry import select
from checker.run import check_article
from checker.verdicts import decide
from claims.extract.article import extract
from claims.read import read_text

TODAY = "2026-01-01"
HEADLINE = "Nests are counted on the island"
FIRST = "The island was closed to visitors in April, the trust that owns it said."
COUNTED = "The warden counted 54 nests on the island in May."
AGAIN = "Of the 45 nests on the island, most were hidden under gorse."
LAST = "The trust will count agian in June, and visitors may come back in July."
ARTICLE = f"# {HEADLINE}\n\n{FIRST}\n\n{COUNTED}\n\n{AGAIN}\n\n{LAST}\n"


@cache
def report(text, path="/desk/nests.md"):
    return check_article(extract(read_text(text, path=path)), select(), debug=True)


def conflict(text, path="/desk/nests.md"):
    return next(f for f in report(text, path).findings if f.code == "NUM209")


def ledger(*entries):
    return Ledger(Path("/desk/.newscheck/decisions.jsonl"), entries)


@pytest.fixture
def dismissed():
    entry = entry_of(conflict(ARTICLE), "nests.md", decision="not-a-problem", reason="two islands", by="AB", on="2025-05-02")
    return ledger(entry)


def decision(text, book, path="/desk/nests.md"):
    found = next(f for f in decide(report(text, path), book, today=TODAY).entry.findings if f.code == "NUM209")
    return found.decision.decision if found.decision else None


HOLDS = {
    "as it was": ARTICLE,
    "a paragraph above": ARTICLE.replace(FIRST, f"The ferry ran late all week.\n\n{FIRST}"),
    "a paragraph between": ARTICLE.replace(AGAIN, f"The ferry ran late all week.\n\n{AGAIN}"),
    "a paragraph below": ARTICLE + "\nThe ferry ran late all week.\n",
    "a typo elsewhere": ARTICLE.replace("agian", "again"),
    "a typo in the first paragraph": ARTICLE.replace("visitors in April", "all visitors in April"),
    "a typo in the headline": ARTICLE.replace("counted on the island", "counted on an island"),
    "wrapped": ARTICLE.replace(" nests on", "\nnests on"),
    "joined": ARTICLE.replace(f"{COUNTED}\n\n{AGAIN}", f"{COUNTED} {AGAIN}"),
    "typography": ARTICLE.replace("May.", "May.\u00a0").replace("#", "# "),
    "without its headline": ARTICLE.split("\n", 2)[2],
    "line ends of Windows": ARTICLE.replace("\n", "\r\n"),
    "in another order": ARTICLE.replace(FIRST, "@").replace(LAST, FIRST).replace("@", LAST),
}


@pytest.mark.parametrize("text", [pytest.param(text, id=name) for name, text in HOLDS.items()])
def test_a_decision_outlives_edits_of_other_words(text, dismissed):
    assert decision(text, dismissed) == "not-a-problem"


@pytest.mark.parametrize("text", [pytest.param(text, id=name) for name, text in HOLDS.items() if "headline" not in name])
def test_so_does_the_fingerprint(text):
    assert conflict(text).fingerprint == conflict(ARTICLE).fingerprint


def test_a_decision_outlives_a_new_name_of_the_file(dismissed):
    assert decision(ARTICLE, dismissed, "/desk/web/island-nests.md") == "not-a-problem"
    moved_and_edited = HOLDS["a typo in the headline"]
    assert decision(moved_and_edited, dismissed, "/desk/web/island-nests.md") == "not-a-problem"


CHANGES = {
    "the disputed value": ARTICLE.replace("45 nests", "46 nests"),
    "the other value": ARTICLE.replace("54 nests", "52 nests"),
}


@pytest.mark.parametrize("text", [pytest.param(text, id=name) for name, text in CHANGES.items()])
def test_another_value_makes_it_stale(text, dismissed):
    found = decide(report(text), dismissed, today=TODAY)
    [changed] = [f for f in found.entry.findings if f.code == "NUM209"]
    assert (changed.decision.decision, changed.decision.reason, changed.decision.by) == ("stale", "two islands", "AB")
    assert changed.open
    assert not changed.dismissed
    assert (found.used, len(found.stale), found.unused) == (frozenset(), 1, frozenset())


def test_other_words_around_the_same_values_make_it_stale(dismissed):
    text = ARTICLE.replace("most were hidden under gorse", "nearly all were hidden under gorse")
    found = decide(report(text), dismissed, today=TODAY)
    assert [f.decision.decision for f in found.entry.findings if f.code == "NUM209"] == ["stale"]
    assert found.unused == frozenset()


def test_without_a_headline_the_file_tells_the_article():
    text = ARTICLE.split("\n", 2)[2]
    book = ledger(entry_of(conflict(text), "nests.md", decision="baseline"))
    assert decision(f"The ferry ran late all week, its master said.\n\n{text}", book) == "baseline"
    assert decision(f"# A headline at last\n\n{text}", book) == "baseline"


def test_a_value_in_the_headline_makes_it_stale_too():
    text = "Ninety posts to go as Quarle Mills shuts dye works\n\nQuarle Mills will cut 70 posts when it shuts its dye works in Selby, the firm said.\n"
    found = [f for f in report(text).findings if f.open]
    book = ledger(*(entry_of(f, "nests.md", decision="baseline") for f in found))
    assert [f.name for f in found] == ["headline-body"]
    after = decide(report(text.replace("Ninety", "Eighty")), book, today=TODAY)
    assert [f.decision.decision for f in after.entry.findings if f.open] == ["stale"]


def test_what_was_mended_leaves_an_entry_unused(dismissed):
    found = decide(report(ARTICLE.replace("45", "54")), dismissed, today=TODAY)
    assert (found.used, found.stale) == (frozenset(), frozenset())
    assert found.unused == {dismissed.entries[0].fingerprint}
    elsewhere = decide(report("Rain fell.\n", "/desk/rain.md"), dismissed, today=TODAY)
    assert elsewhere.unused == frozenset()


def test_one_decision_of_two_alike_does_not_move_to_the_new_one():
    table = f"# {HEADLINE}\n\nThe the warden came.\n\n{FIRST}\n"
    entry = report(table)
    [first] = [f for f in entry.findings if f.name == "doubled-word"]
    book = ledger(entry_of(first, "nests.md", decision="baseline"))
    twice = report(table.replace(FIRST, f"The the warden left.\n\n{FIRST}"))
    made = [f.decision for f in decide(twice, book, today=TODAY).entry.findings if f.name == "doubled-word"]
    assert [d.decision if d else None for d in made] == ["baseline", None]


@pytest.mark.parametrize("kind", ["fix", "verify"])
def test_a_decision_that_does_not_dismiss_stays_and_the_finding_fails(kind, dismissed):
    book = ledger(replace(dismissed.entries[0], decision=kind))
    [found] = [f for f in decide(report(ARTICLE), book, today=TODAY).entry.findings if f.code == "NUM209"]
    assert (found.decision.decision, found.dismissed, found.open) == (kind, False, True)
    assert decision(CHANGES["the disputed value"], book) == kind


def test_a_decision_expires(dismissed):
    book = ledger(replace(dismissed.entries[0], expires="2025-12-31"))
    assert decision(ARTICLE, book) == "expired"
    assert decision(ARTICLE, ledger(replace(dismissed.entries[0], expires=TODAY))) == "not-a-problem"


def test_an_entry_without_hashes_is_told_by_its_quotes(dismissed):
    plain = replace(dismissed.entries[0], evidence="", key="")
    assert plain.quotes == ("54", "45")
    assert decision(ARTICLE, ledger(plain)) == "not-a-problem"
    assert decision(CHANGES["the disputed value"], ledger(plain)) == "stale"


class TestFile:
    def test_round_trip(self, tmp_path, dismissed):
        entries = merged((), [*dismissed.entries, Entry("0" * 16, decision="fix", quotes=("a\u2028b", "\ud800", "é\n"))])
        book = Ledger(tmp_path / ".newscheck" / "decisions.jsonl", entries)
        save(book)
        assert load(book.path) == book
        lines = book.path.read_text(encoding="utf-8").splitlines()
        assert [json.loads(line)["fingerprint"] for line in lines] == sorted(e.fingerprint for e in entries)
        assert not any(word in book.path.read_text(encoding="utf-8") for word in ("line", "column", "start"))

    def test_no_file_is_no_decision_unless_it_is_named(self, tmp_path):
        assert load(tmp_path / "none.jsonl").entries == ()
        with pytest.raises(BadDecisions, match="no such file"):
            load(tmp_path / "none.jsonl", named=True)
        with pytest.raises(BadDecisions, match="cannot be read"):
            load(tmp_path)

    @pytest.mark.parametrize(
        ("line", "told"),
        [
            ("{", "no JSON"),
            ("[]]", "no JSON"),
            ("3", "no JSON object"),
            ('{"decision": "fix"}', "fingerprint is missing"),
            ('{"fingerprint": "1"}', "decision is missing"),
            ('{"fingerprint": "1", "decision": "fixed"}', "no decision"),
            ('{"fingerprint": "1", "decision": "fix", "reson": ""}', "did you mean reason?"),
            ('{"fingerprint": "1", "decision": "not-a-problem"}', "needs a reason"),
            ('{"fingerprint": "1", "decision": "not-a-problem", "reason": " "}', "needs a reason"),
            ('{"fingerprint": "1", "decision": "fix", "expires": "soon"}', "no day"),
            ('{"fingerprint": "1", "decision": "fix", "on": "2025-02-30"}', "no day"),
            ('{"fingerprint": 1, "decision": "fix"}', "no text"),
            ('{"fingerprint": "1", "decision": "fix", "quotes": "a"}', "no list"),
            ("<<<<<<< ours", "merge conflict"),
        ],
    )
    def test_a_broken_line_is_told_with_its_number(self, line, told):
        good = '{"fingerprint": "2", "decision": "fix"}'
        with pytest.raises(BadDecisions) as caught:
            parse(f"{good}\n\n{line}\n{line}\n", "d.jsonl")
        lines = str(caught.value).splitlines()
        assert [entry.split(": ")[0] for entry in lines] == ["d.jsonl:3", "d.jsonl:4"]
        assert told in lines[0]

    def test_of_two_decisions_the_later_counts(self):
        old, new = Entry("1", decision="fix", on="2025-01-01", key="k"), Entry("1", decision="verify", on="2025-02-01")
        assert merged([old], [new]) == merged([new], [old]) == (replace(new, key="k"),)
        assert merged([old], [replace(new, on=old.on)])[0].decision == "verify"

    def test_where_it_is_looked_for(self, tmp_path):
        (tmp_path / ".git").mkdir()
        inner = tmp_path / "a" / "b"
        inner.mkdir(parents=True)
        assert find(inner) == tmp_path / ".newscheck" / "decisions.jsonl"
        (tmp_path / "a" / ".newscheck").mkdir()
        (tmp_path / "a" / ".newscheck" / "decisions.jsonl").write_text("", encoding="utf-8")
        assert find(inner) == tmp_path / "a" / ".newscheck" / "decisions.jsonl"
        assert Ledger(find(inner)).relative(str(inner / "x.md")) == "b/x.md"

    @settings(max_examples=200, deadline=None)
    @given(st.text())
    def test_any_text_is_read_or_refused(self, text):
        with suppress(BadDecisions):
            parse(text, "d.jsonl")


def test_the_documentation_shows_an_entry_as_it_is():
    page = (Path(__file__).parents[2] / "docs" / "decisions.md").read_text(encoding="utf-8")
    shown = page[page.index('    {"fing') : page.index("}\n", page.index('    {"fing')) + 1]
    [entry] = parse(" ".join(shown.split()), "docs")
    assert set(json.loads(" ".join(shown.split()))) <= {f.name for f in fields(Entry)}
    assert entry.decision == "not-a-problem"
