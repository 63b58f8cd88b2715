"""Several reports of one run, several articles at once: the same bytes each time, whole files, one report on standard output."""

import io
import json
import multiprocessing
import os
import signal
import subprocess
import sys
from pathlib import Path
from types import SimpleNamespace

import pytest

from checker import jobs, progress
from checker.jobs import Job
from checker.output import BadOutput, Output, parse_outputs
from checker.settings import Settings
from reports.formats import SUFFIXES
from reports.report import Unreadable

FAULTY = "The mayor opened the the library on Monday, the council said.\n"
DRAFTS = {
    "a.md": "# Library to open\n\nThe library opens in May 2024, the council said. It has 40 rooms.\n",
    "b c.txt": FAULTY + "\nOf the 40 members, 30 stayed and 11 left, she said.\n",
    "café.txt": "::error::The mayor, 44, was born in 1970, the council said on 3 May 2024.\r\n\r\nkk\r\n",
    "d.txt": "On Monday 4 May 2024 the the court sat 😀, it was said.\n",
    "e.bin": "",
}


def newscheck(*arguments, cwd, stdin=None, env=None):
    command = [str(Path(sys.executable).parent / "newscheck"), *map(str, arguments)]
    environment = {**os.environ, "SOURCE_DATE_EPOCH": "1700000000", **(env or {})}
    environment = {key: value for key, value in environment.items() if value is not None}
    return subprocess.run(command, cwd=cwd, input=stdin, capture_output=True, env=environment, timeout=240)


@pytest.fixture
def desk(tmp_path):
    for name, text in DRAFTS.items():
        (tmp_path / name).write_text(text, encoding="utf-8", newline="")
    return tmp_path


def test_every_format_in_one_run_is_the_same_whatever_the_jobs(desk):
    made = {}
    for count in (1, 3):
        folder = desk / f"out{count}"
        arguments = [part for name, ending in SUFFIXES.items() for part in ("-o", f"{name}:{folder}/report-{name}{ending}")]
        result = newscheck("check", *DRAFTS, "--jobs", count, *arguments, "-o", f"html:{folder}/", cwd=desk)
        assert result.returncode == 2
        made[count] = {p.name: p.read_bytes() for p in folder.iterdir()}
        assert result.stdout == b""
        assert b"newscheck: e.bin: is empty" in result.stderr
    assert made[1] == made[3]
    assert len(made[1]) == len(SUFFIXES) + len(DRAFTS)
    assert len(json.loads(made[1]["report-json.json"])["articles"]) == 4
    for name in ("text", "concise"):
        lines = made[1][f"report-{name}.txt"].decode().splitlines()
        assert not any(line.lstrip().startswith("::") or "##[" in line for line in lines)


def killed_by(job):
    """Stands in for the reading of an article: some kill their process."""
    if job.path.startswith("deadly"):
        os.kill(os.getpid(), signal.SIGKILL)
    return Unreadable(job.path, "read")


def test_a_process_that_is_killed_costs_one_article(monkeypatch):
    monkeypatch.setattr(jobs, "_to_send", killed_by)
    fork = multiprocessing.get_context("fork")  # a spawned process would not know the stand-in
    monkeypatch.setattr(jobs.multiprocessing, "get_context", lambda _: fork)
    names = ["a.txt", "deadly.txt", "b.txt", "c.txt", "deadly too.txt", "d.txt"]
    count = []
    found = jobs.run_all([Job(name, Settings()) for name in names], processes=2, done=lambda: count.append(1))
    assert [entry.path for entry in found] == names
    killed = [entry.path for entry in found if "was killed" in entry.error]
    assert killed == ["deadly.txt", "deadly too.txt"]
    assert len(count) == len(names)


def test_outputs_that_get_in_each_others_way_are_refused():
    for outputs in (["json", "sarif"], ["concise:-", "github"], ["html:-", "csv"], ["json:a.json", "sarif:./a.json"]):
        with pytest.raises(BadOutput, match=r"--output: .* (both go to standard output|would be written to)"):
            parse_outputs(outputs)
    assert parse_outputs(["text", "json:-"]) == [Output("text", None, aside=True), Output("json", "-")]
    assert parse_outputs(["text", "html", "html:out/", "json:a"])[0] == Output("text", None)


def test_text_makes_way_for_a_machine_format(desk):
    result = newscheck("check", "b c.txt", "-o", "text", "-o", "jsonl", "--fail-on", "never", cwd=desk)
    assert [json.loads(line)["type"] for line in result.stdout.splitlines()][:1] == ["finding"]
    assert b"Silence is not approval." in result.stderr
    twice = newscheck("check", "b c.txt", "-o", "json", "-o", "sarif", cwd=desk)
    assert (twice.returncode, twice.stdout) == (2, b"")
    assert b"json and sarif both go to standard output; give all but one a PATH (json:PATH)" in twice.stderr


def test_a_report_that_cannot_be_written_stops_no_other(desk):
    (desk / "folder").mkdir()
    result = newscheck("check", "a.md", "-o", "json:folder", "-o", "csv:a.csv", "-o", "sarif", cwd=desk)
    assert result.returncode == 2
    assert result.stderr.startswith(b"newscheck: folder: cannot be written")
    assert (desk / "a.csv").read_text(encoding="utf-8").startswith("path,claim_id,")
    assert json.loads(result.stdout)["version"] == "2.1.0"
    assert not [p.name for p in desk.rglob(".*")]


def test_github_gets_annotations_a_summary_and_outputs(desk):
    (desk / "repo" / "drafts").mkdir(parents=True)
    (desk / "repo" / "drafts" / "café.txt").write_text(DRAFTS["café.txt"], encoding="utf-8", newline="")
    (desk / "summary").write_text("before\n", encoding="utf-8")
    env = {
        "GITHUB_ACTIONS": "true",
        "GITHUB_WORKSPACE": str(desk / "repo"),
        "GITHUB_STEP_SUMMARY": str(desk / "summary"),
        "GITHUB_OUTPUT": str(desk / "output"),
    }
    arguments = ("café.txt", "nowhere.txt", "-o", "github", "-o", "sarif:all.sarif", "-o", "text")
    result = newscheck("check", *arguments, cwd=desk / "repo" / "drafts", env=env)
    assert result.returncode == 2
    lines = result.stdout.decode().splitlines()
    assert lines[0] == (
        "::error file=drafts/nowhere.txt,title=newscheck::could not be read: no such file; check the spelling of the path"
    )
    assert all("file=drafts/café.txt,line=" in line for line in lines[1:])
    assert len(lines) > 1
    told = result.stderr.decode().splitlines()
    assert told[0] == "newscheck: nowhere.txt: no such file; check the spelling of the path"
    start, token = told[1].rsplit("::", 1)
    assert start == "::stop-commands"
    assert told[-1] == f"::{token}::"
    assert len(token) == 32
    summary = (desk / "summary").read_text(encoding="utf-8")
    assert summary.startswith("before\n### newscheck: ")
    assert "#### `drafts/café.txt`" in summary
    (run,) = json.loads((desk / "repo" / "drafts" / "all.sarif").read_text(encoding="utf-8"))["runs"]
    uris = {r["locations"][0]["physicalLocation"]["artifactLocation"]["uri"] for r in run["results"]}
    assert uris == {"drafts/caf%C3%A9.txt"}
    outputs = dict(line.split("=") for line in (desk / "output").read_text(encoding="utf-8").splitlines())
    assert list(outputs) == ["articles", "failed", "findings", "errors", "warnings", "notes"]
    assert (outputs["articles"], outputs["failed"]) == ("1", "1")
    assert int(outputs["findings"]) == len(run["results"]) == sum(int(outputs[n]) for n in ("errors", "warnings", "notes"))


def test_a_summary_that_is_full_stays_as_it_is(desk):
    from checker.step import tell_step
    from reports.report import Report

    summary = desk / "summary"
    for size in (0, 1024 * 1024 - 300, 1024 * 1024 - 20):
        summary.write_bytes(b"x" * size)
        tell_step(Report("0.1.0", "2023-03-20T16:05:00Z", (), ()), {"GITHUB_STEP_SUMMARY": str(summary)})
        assert summary.stat().st_size < 1024 * 1024
        assert (summary.stat().st_size > size) == (size < 1024 * 1024 - 20)


class Terminal(io.StringIO):
    def isatty(self):
        return True


@pytest.mark.parametrize(("ticks", "shows"), [([0, 0.2, 0.4, 0.5], False), ([0, 0.2, 1.4, 1.5], True), ([0, 0.5, 0.9, 3], False)])
def test_a_bar_for_a_run_that_lasts(ticks, shows, monkeypatch):
    screen, clock = Terminal(), iter(ticks)
    monkeypatch.setattr(sys, "stderr", screen)
    monkeypatch.setattr(progress, "time", SimpleNamespace(monotonic=lambda: next(clock)))
    with progress.progress(3) as done:
        for _ in range(3):
            done()
    assert ("3/3" in screen.getvalue()) == shows
    assert ("\n" in screen.getvalue()) == shows


def test_no_bar_where_there_is_no_terminal(monkeypatch):
    screen = io.StringIO()
    monkeypatch.setattr(sys, "stderr", screen)
    monkeypatch.setattr(progress, "PATIENCE", 0.0)
    with progress.progress(3) as done:
        for _ in range(3):
            done()
    assert screen.getvalue() == ""
