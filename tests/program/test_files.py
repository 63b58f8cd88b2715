"""Which articles are read: files, patterns, folders, standard input, what is left out, and what happens to those that cannot be read."""

import json
import os
import subprocess
import sys
from pathlib import Path

import pytest

from checker.files import Found, NothingToRead, find

TEXT = "The library opens at nine on weekdays, the council said.\n\nIt closes at six.\n"
FAULTY = "The mayor opened the the library on Monday, the council said.\n"


def newscheck(*arguments, cwd, stdin=None, env=None):
    command = [str(Path(sys.executable).parent / "newscheck"), *map(str, arguments)]
    environment = {**os.environ, "SOURCE_DATE_EPOCH": "1700000000", **(env or {})}
    return subprocess.run(command, cwd=cwd, input=stdin, capture_output=True, env=environment, timeout=240)


@pytest.fixture
def desk(tmp_path, monkeypatch):
    """A folder of drafts, which is the working directory."""
    for name in (
        *("one.txt", "two.md", "notes.csv", "Käse & Brot/drei [1].txt", "old/four.MD", "old/deep/five.text"),
        *(".hidden/six.txt", ".seven.txt", "old/deep/eight.en.md"),
    ):
        (tmp_path / name).parent.mkdir(parents=True, exist_ok=True)
        (tmp_path / name).write_text(TEXT, encoding="utf-8")
    monkeypatch.chdir(tmp_path)
    return tmp_path


EVERY = ("Käse & Brot/drei [1].txt", "old/deep/eight.en.md", "old/deep/five.text", "old/four.MD", "one.txt", "two.md")


@pytest.mark.usefixtures("desk")
class TestFind:
    def test_a_folder_is_its_articles_in_order(self):
        assert find(["."]).files == EVERY
        assert find(["old"]).files == EVERY[1:4]
        assert find(["old/"]).files == EVERY[1:4]

    def test_patterns(self):
        assert find(["*.txt"]).files == ("one.txt",)
        assert find(["**/*.txt"]).files == ("Käse & Brot/drei [1].txt", "one.txt")
        assert find(["o*"]).files == (*EVERY[1:4], "one.txt")

    def test_a_file_that_is_named_is_read_whatever_it_is_called(self):
        assert find(["notes.csv", ".seven.txt"]).files == ("notes.csv", ".seven.txt")
        assert find(["Käse & Brot/drei [1].txt"]).files == ("Käse & Brot/drei [1].txt",)

    def test_each_article_once_by_its_first_name(self):
        assert find(["./one.txt", "one.txt", "*.txt", "."]).files[:2] == ("./one.txt", "Käse & Brot/drei [1].txt")

    def test_the_order_is_that_of_the_command_line(self):
        assert find(["two.md", "one.txt", "-"]).files == ("two.md", "one.txt", "-")

    @pytest.mark.parametrize(
        ("patterns", "left"),
        [
            (["old/"], EVERY[:1] + EVERY[4:]),
            (["old/deep"], EVERY[:1] + EVERY[3:]),
            (["*.en.md", "two.*"], (EVERY[0], EVERY[2], EVERY[3], EVERY[4])),
            (["**/deep/**"], EVERY[:1] + EVERY[3:]),
            (["Käse*/"], EVERY[1:]),
        ],
    )
    def test_what_is_left_out(self, patterns, left):
        assert find(["."], exclude=patterns).files == left

    def test_a_named_file_stays_and_is_never_left_out_in_silence(self):
        assert find(["one.txt", "*.md"], exclude=["one.txt"]).files == ("one.txt", "two.md")
        assert find(["one.txt", "*.md"], exclude=["two.md"]) == Found(("one.txt",), ("*.md",))

    def test_patterns_are_relative_to_the_root_that_is_given(self, desk):
        assert find(["."], exclude=["old/deep"], root=desk / "old").files == EVERY
        assert find(["."], exclude=["deep"], root=desk / "old").files == EVERY[:1] + EVERY[3:]

    @pytest.mark.parametrize("named", [["*.html"], ["empty"], []])
    def test_nothing_is_an_error(self, named, desk):
        (desk / "empty").mkdir()
        with pytest.raises(NothingToRead, match="nothing to read"):
            find(named)

    def test_a_file_that_is_not_there_is_for_its_reader_to_refuse(self):
        assert find(["nowhere.txt"]).files == ("nowhere.txt",)


def test_one_article_that_cannot_be_read_stops_nothing(desk):
    (desk / "one.txt").write_bytes(b"\x00\xff" * 50)
    (desk / "two.md").write_text(FAULTY, encoding="utf-8")
    outputs = ("json:all.json", "sarif:all.sarif", "junit:all.xml", "csv:all.csv", "html:pages/")
    arguments = [part for output in outputs for part in ("-o", output)]
    result = newscheck("check", "nowhere.txt", ".", "--exclude", "old/", *arguments, cwd=desk)
    assert result.returncode == 2
    assert b"newscheck: nowhere.txt: no such file" in result.stderr
    assert b"newscheck: one.txt: " in result.stderr
    report = json.loads((desk / "all.json").read_text(encoding="utf-8"))
    assert [a["path"] for a in report["articles"]] == ["Käse & Brot/drei [1].txt", "two.md"]
    assert [u["path"] for u in report["unreadable"]] == ["nowhere.txt", "one.txt"]
    (run,) = json.loads((desk / "all.sarif").read_text(encoding="utf-8"))["runs"]
    assert [r["ruleId"] for r in run["results"]] == ["PAG506", "TIM101"]
    assert run["invocations"][0]["executionSuccessful"] is False
    assert (desk / "all.xml").exists()
    assert "Käse & Brot/drei [1].txt,c" in (desk / "all.csv").read_text(encoding="utf-8")
    assert sorted(p.name for p in (desk / "pages").iterdir()) == [
        *("drei [1].newscheck.html", "index.newscheck.html", "two.newscheck.html"),
    ]


def test_nothing_to_read_is_exit_2(desk):
    result = newscheck("check", "*.html", "-o", "json:all.json", cwd=desk)
    assert result.returncode == 2
    assert result.stderr == b"newscheck: nothing to read: no article fits *.html; name files, folders or patterns\n"
    assert not (desk / "all.json").exists()


def test_what_is_named_in_vain_is_told(desk):
    result = newscheck("check", "one.txt", "*.html", "-q", cwd=desk)
    assert result.returncode == 0
    assert result.stderr == b"newscheck: no article fits *.html\n"


def test_standard_input_among_files(desk):
    result = newscheck("check", "-", "one.txt", "--stdin-filename", "desk.md", "-o", "jsonl", cwd=desk, stdin=FAULTY.encode())
    assert [json.loads(line)["path"] for line in result.stdout.splitlines()] == ["desk.md", "desk.md"]


def test_inspect_takes_folders_too(desk):
    result = newscheck("inspect", "old", "--format", "json", cwd=desk)
    assert [a["path"] for a in json.loads(result.stdout)["articles"]] == list(EVERY[1:4])
    assert newscheck("inspect", "*.html", cwd=desk).returncode == 2
