"""newscheck diff: the installed command over two versions of an article."""

import json
import os
import subprocess
import sys
from pathlib import Path

import jsonschema
import pytest
from referencing import Registry, Resource

ROOT = Path(__file__).parent.parent.parent
SCHEMAS = ROOT / "reports" / "schema"
OLD = """# Flood closes the Ardmore tunnel

ARDMORE, 3 May 2023 - A flood in the Ardmore tunnel trapped 12 drivers on Tuesday, the county rescue service said.

The water rose at about 4 a.m. after a pump failed. The road was open again within two days.

“We were lucky that it was a holiday,” said Peter Aldine, the tunnel's manager. The tunnel carries 34,000 cars a day.

The company has not decided when the pump will be replaced. The tunnel opened in 1964 and was sold to a Swedish group in 2009.

The council of Ardmore will meet on Friday.
"""
NEW = """# Flood closes the Ardmore tunnel

ARDMORE, 3 May 2023 - A flood in the Ardmore tunnel trapped 14 drivers on Tuesday, the county rescue service said.

The council of Ardmore will meet on Friday.

The water rose at about 4 a.m. when a pump failed. The road was open again within two days.

“We were lucky that it was a holiday,” said Martin Aldine, the tunnel's manager. The tunnel carries 34,000 cars a day.

The company has decided when the pump will be replaced. The tunnel opened in 1964 and was sold to a Finnish group in 2009.

One of the drivers died in hospital on Wednesday. The the mayor visited the family.
"""


def newscheck(*arguments, cwd, stdin=None):
    command = [str(Path(sys.executable).parent / "newscheck"), *map(str, arguments)]
    environment = {**os.environ, "SOURCE_DATE_EPOCH": "1700000000"}
    return subprocess.run(command, cwd=cwd, input=stdin, capture_output=True, env=environment, timeout=120)


@pytest.fixture(scope="module")
def folder(tmp_path_factory):
    folder = tmp_path_factory.mktemp("versions")
    (folder / "old.md").write_text(OLD, encoding="utf-8")
    (folder / "new.md").write_text(NEW, encoding="utf-8")
    return folder


@pytest.fixture(scope="module")
def outcome(folder):
    return newscheck("diff", "old.md", "new.md", "-o", "text", "-o", "json:out.json", "-o", "html:out.html", cwd=folder)


@pytest.fixture(scope="module")
def changes(folder, outcome):
    return json.loads((folder / "out.json").read_text(encoding="utf-8"))


def test_changed_values_are_told_with_both_passages(changes):
    told = {(c["field"], c["old"], c["new"]) for entry in changes["claims"]["changed"] for c in entry["changes"]}
    assert told == {
        ("figure", "12", "14"),
        ("speaker", "Peter Aldine", "Martin Aldine"),
        ("name", "Peter Aldine", "Martin Aldine"),
        ("name", "Swedish", "Finnish"),
        ("polarity", "denied", "affirmed"),
    }


def test_positions_are_those_of_each_version(changes):
    entries = [(e["old"], e["new"]) for kind in ("changed", "reworded") for e in changes["claims"][kind]]
    assert entries
    for old, new in entries:
        for text, passage in ((OLD, old), (NEW, new)):
            assert text[passage["start"] : passage["end"]] == passage["text"]
            line = text.splitlines()[passage["line"] - 1]
            assert line[passage["column"] - 1 :].startswith(passage["text"][: len(line)])


def test_a_moved_paragraph_neither_appears_nor_vanishes(changes):
    moved = [p for kind in ("appeared", "vanished") for p in changes["claims"][kind] if "council" in p["text"]]
    assert moved == []
    assert changes["claims"]["appeared"][0]["text"] == "One of the drivers died in hospital on Wednesday"
    assert changes["claims"]["vanished"] == []


def test_other_words_are_no_change_of_value(changes):
    assert [e["new"]["text"] for e in changes["claims"]["reworded"] if "pump failed" in e["new"]["text"]]
    assert changes["summary"]["unchanged"] >= 4


def test_findings_are_introduced_fixed_or_remain(changes, folder):
    assert [f["name"] for f in changes["findings"]["introduced"]] == ["doubled-word"]
    back = json.loads(newscheck("diff", "new.md", "old.md", "-o", "json", cwd=folder).stdout)
    assert [f["name"] for f in back["findings"]["fixed"]] == ["doubled-word"]
    (folder / "later.md").write_text(NEW.replace("14 drivers", "15 drivers"), encoding="utf-8")
    later = json.loads(newscheck("diff", "new.md", "later.md", "-o", "json", cwd=folder).stdout)
    assert [f["name"] for f in later["findings"]["remaining"]] == ["doubled-word"]
    assert later["findings"]["introduced"] == later["findings"]["fixed"] == []


def test_the_json_is_what_its_schema_says(changes):
    read = {name: json.loads((SCHEMAS / name).read_text(encoding="utf-8")) for name in ("revision.json", "report.json")}
    registry = Registry().with_resources((name, Resource.from_contents(schema)) for name, schema in read.items())
    jsonschema.Draft202012Validator(read["revision.json"], registry=registry).validate(changes)


def test_text_says_it_in_lines(outcome):
    text = outcome.stdout.decode()
    assert "figure: 12 → 14" in text
    assert "introduced, 0 fixed, 0 remaining" in text
    assert "pump failed" not in text


def test_wording_lists_the_rest(folder):
    assert b"pump failed" in newscheck("diff", "old.md", "new.md", "--wording", cwd=folder).stdout


def test_the_page_shows_the_text_with_its_changes(outcome, folder):
    page = (folder / "out.html").read_text(encoding="utf-8")
    assert "<del>12</del><ins>14</ins>" in page
    assert "<script" not in page
    assert "style-src 'sha256-" in page


def test_the_exit_code_tells_what_was_introduced(outcome, folder):
    assert outcome.returncode == 0, outcome.stderr
    assert newscheck("diff", "old.md", "new.md", "--fail-on", "note", cwd=folder).returncode == 1
    assert newscheck("diff", "new.md", "old.md", "--fail-on", "note", cwd=folder).returncode == 0
    assert newscheck("diff", "old.md", "nowhere.md", cwd=folder).returncode == 2
    assert newscheck("diff", "old.md", "new.md", "-o", "sarif", cwd=folder).returncode == 2


def test_standard_input_can_be_one_of_them(folder):
    result = newscheck("diff", "-", "old.md", cwd=folder, stdin=OLD.encode())
    assert result.returncode == 0, result.stderr
    assert b"0 claims changed value, 0 appeared, 0 vanished, 0 reworded" in result.stdout


def test_the_same_words_in_an_article_of_another_date_mean_something_else(tmp_path):
    text = "ARDMORE, {} 2023 - The mill burned down last month, the owner said.\n\nIt will not be built again, she added.\n"
    for name, day in (("a.txt", "3 May"), ("b.txt", "3 June")):
        (tmp_path / name).write_text(text.format(day), encoding="utf-8")
    result = json.loads(newscheck("diff", "a.txt", "b.txt", "-o", "json", cwd=tmp_path).stdout)
    [entry] = result["claims"]["changed"]
    assert entry["same_words"]
    assert entry["changes"] == [{"field": "time", "old": "last month (Apr 2023)", "new": "last month (May 2023)"}]


def test_each_edit_is_told_once_and_none_is_lost(tmp_path):
    old = "Lynne Garside, 68, from Saltmere, waited in the corridor all night.\n\nTwo of the names were dropped before Monday's meeting, officials told the board, and the list was sent on Tuesday.\n\nHe said his car had vanished on the night of Saturday 16 April 2022, in the rain.\n\nShe had not been told, she said.\n"
    new = old.replace("68", "71").replace("Monday's", "Thursday's").replace("had not been", "had been").replace("Saturday 16", "Sunday 16")
    for name, text in (("a.txt", old), ("b.txt", new)):
        (tmp_path / name).write_text(text, encoding="utf-8")
    result = json.loads(newscheck("diff", "a.txt", "b.txt", "-o", "json", cwd=tmp_path).stdout)
    told = sorted((c["old"], c["new"]) for entry in result["claims"]["changed"] for c in entry["changes"])
    night = "the night of {} 16 April 2022"
    assert told == [("68", "71"), ("Monday", "Thursday"), ("denied", "affirmed"), (night.format("Saturday"), night.format("Sunday"))]
    assert result["claims"]["appeared"] == result["claims"]["vanished"] == []


def test_a_sentence_cut_in_two_and_told_in_other_words(tmp_path):
    old = (
        "OLDHAVEN, 12 March 2024 - The council voted to build a tram line to the airport, which will cost 210 million euros and carry"
        " 18,000 passengers a day.\n\nThe line will have 14 stops.\n\nResidents of the Elm quarter oppose the route.\n\nIt is the biggest"
        " project of the term.\n"
    )
    new = (
        "OLDHAVEN, 12 March 2024 - The council voted to build a tram line to the airport. It will cost 230 million euros and carry"
        " 18,000 passengers a day.\n\nThe line will have fourteen stops.\n\nResidents of the Elm quarter support the route.\n\nIt is the"
        " largest project of the term.\n"
    )
    for name, text in (("a.txt", old), ("b.txt", new)):
        (tmp_path / name).write_text(text, encoding="utf-8")
    result = json.loads(newscheck("diff", "a.txt", "b.txt", "-o", "json", cwd=tmp_path).stdout)
    told = [(c["old"], c["new"]) for entry in result["claims"]["changed"] for c in entry["changes"]]
    assert told == [("210 million euros", "230 million euros"), ("oppose", "support")]
    assert result["claims"]["vanished"] == []
