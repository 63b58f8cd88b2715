"""Only what has changed: findings of which a passage stands on a line that git knows as changed."""

import json
import os
import subprocess
import sys
from pathlib import Path

import pytest

from checker import changed
from checker.changed import Lines, NoChanges, changes, narrowed

FAULTY = "The mayor opened the the library on Monday, the council said.\n"
DRAFT = f"{FAULTY}\nIt closes at six.\n\nThe reading room has has forty seats.\n\nNobody objected.\n"


def newscheck(*arguments, cwd, env=None):
    command = [str(Path(sys.executable).parent / "newscheck"), *map(str, arguments)]
    environment = {**os.environ, "SOURCE_DATE_EPOCH": "1700000000", **(env or {})}
    return subprocess.run(command, cwd=cwd, capture_output=True, env=environment, timeout=240)


def git(folder, *arguments):
    person = ("-c", "user.name=Desk", "-c", "user.email=desk@desk.example", "-c", "commit.gpgsign=false")
    done = subprocess.run(["git", "-C", str(folder), *person, *arguments], capture_output=True, text=True)
    assert done.returncode == 0, done.stderr
    return done.stdout


def write(path, text):
    path.parent.mkdir(parents=True, exist_ok=True)
    path.write_bytes(text.encode())


@pytest.fixture
def repo(tmp_path, monkeypatch):
    """A repository with one commit on `main`, and a branch on which nothing is done yet; it is the working directory."""
    for cached in (changed._root, changed._tracked, changed._commit, changed._changed):
        cached.cache_clear()
    folder = tmp_path / "repo"
    git(tmp_path, "init", "--quiet", "--initial-branch=main", str(folder))
    write(folder / "a.md", DRAFT)
    write(folder / "desk" / "Käse & [b] c.md", DRAFT)
    git(folder, "add", "--all")
    git(folder, "commit", "--quiet", "--message=one")
    git(folder, "checkout", "--quiet", "-b", "topic")
    monkeypatch.chdir(folder)
    return folder


ODD = "desk/Käse & [b] c.md"


def commit(repo):
    git(repo, "add", "--all")
    git(repo, "commit", "--quiet", "--message=more")


def test_nothing_changed(repo):
    assert changes(["a.md", ODD], "HEAD") == {}


def test_a_changed_line_and_a_new_one(repo):
    write(repo / ODD, DRAFT.replace("forty", "fifty") + "\nMore.\nAnd more.\n")
    assert changes(["a.md", ODD], "HEAD") == {ODD: Lines((range(5, 6), range(8, 11)))}


def test_a_line_that_is_gone_is_no_changed_line(repo):
    write(repo / "a.md", DRAFT.replace("It closes at six.\n\n", ""))
    assert changes(["a.md"], "HEAD") == {}


def test_since_the_branches_parted(repo):
    write(repo / "a.md", DRAFT.replace("forty", "fifty"))
    commit(repo)
    git(repo, "checkout", "--quiet", "main")
    write(repo / ODD, DRAFT.replace("Nobody", "Somebody"))
    commit(repo)
    git(repo, "checkout", "--quiet", "topic")
    write(repo / "a.md", DRAFT.replace("forty", "fifty").replace("six", "five"))
    assert changes(["a.md", ODD], "main") == {"a.md": Lines((range(3, 4), range(5, 6)))}
    assert changes(["a.md", ODD], "HEAD") == {"a.md": Lines((range(3, 4),))}


def test_new_renamed_ignored_and_missing_files(repo):
    write(repo / "new.md", DRAFT)
    write(repo / ".gitignore", "ignored.md\n")
    write(repo / "ignored.md", DRAFT)
    git(repo, "mv", "a.md", "renamed.md")
    write(repo / "renamed.md", DRAFT.replace("forty", "fifty"))
    git(repo, "mv", ODD, "moved.md")
    names = ["new.md", "ignored.md", "renamed.md", "moved.md", "nowhere.md"]
    assert changes(names, "HEAD") == {
        "new.md": Lines(),
        "ignored.md": Lines(),
        "renamed.md": Lines((range(5, 6),)),
        "nowhere.md": Lines(),
    }


def test_where_git_sees_no_lines_all_are_changed(repo):
    (repo / "wide.md").write_bytes(DRAFT.encode("utf-16"))
    commit(repo)
    (repo / "wide.md").write_bytes(DRAFT.replace("forty", "fifty").encode("utf-16"))
    assert changes(["wide.md"], "HEAD") == {"wide.md": Lines()}


def test_whatever_git_is_configured_to_do(repo, monkeypatch):
    settings = {"diff.noprefix": "true", "diff.context": "9", "diff.interHunkContext": "9", "color.ui": "always"}
    settings |= {"diff.external": "false", "diff.relative": "true", "core.quotePath": "true", "diff.renames": "false"}
    for name, value in settings.items():
        git(repo, "config", name, value)
    write(repo / ODD, DRAFT.replace("forty", "fifty").replace("six", "five"))
    monkeypatch.setenv("GIT_DIR", "/nowhere")
    monkeypatch.chdir(repo / "desk")
    name = Path(ODD).name
    assert changes([name, f"{repo}/{ODD}", "../a.md"], "HEAD") == {
        name: Lines((range(3, 4), range(5, 6))),
        f"{repo}/{ODD}": Lines((range(3, 4), range(5, 6))),
    }


def test_a_repository_without_a_commit(tmp_path, repo):
    git(tmp_path, "init", "--quiet", str(tmp_path / "fresh"))
    write(tmp_path / "fresh" / "a.md", DRAFT)
    git(tmp_path / "fresh", "add", "a.md")
    assert changes([f"{tmp_path}/fresh/a.md"], "HEAD") == {f"{tmp_path}/fresh/a.md": Lines((range(1, 8),))}


def test_what_git_cannot_tell(tmp_path, repo):
    with pytest.raises(NoChanges, match=r"git knows no commit 'origin/main' .*fetch it first"):
        changes(["a.md"], "origin/main")
    git(repo, "checkout", "--quiet", "--orphan", "other")
    commit(repo)
    with pytest.raises(NoChanges, match="'main' and HEAD have no commit in common"):
        changes(["a.md"], "main")
    write(tmp_path / "alone" / "a.md", DRAFT)
    with pytest.raises(NoChanges, match=r"alone/a\.md: git cannot tell what has changed"):
        changes([f"{tmp_path}/alone/a.md"], "HEAD")


def test_a_finding_counts_when_either_passage_touches_a_changed_line(sample):
    (entry,) = sample.sample_report().articles
    text = entry.article.text
    for finding in entry.findings:
        for evidence in finding.evidence:
            line = text.count("\n", 0, evidence.span.start) + 1
            kept = narrowed(entry, Lines((range(line, line + 1),)))
            assert finding in kept.findings
            assert kept.left_out == len(entry.findings) - len(kept.findings)
            assert sum(run.findings for run in kept.checks_run) == len(kept.findings)
    assert narrowed(entry, Lines((range(1, 2),))).findings == ()
    assert narrowed(entry, Lines()) is entry


@pytest.fixture
def sample(monkeypatch):
    monkeypatch.syspath_prepend(str(Path(__file__).parent.parent / "reporting"))
    import sample_report

    return sample_report


def test_the_command_reads_and_tells_only_what_has_changed(repo):
    write(repo / ODD, DRAFT.replace("forty", "fifty"))
    commit(repo)
    write(repo / "new.md", FAULTY)
    select = ("--select", "doubled-word", "--fail-on", "note")
    result = newscheck("check", ".", "--diff-base", "main", *select, "-o", "json", "-o", "text", cwd=repo)
    assert result.returncode == 1
    report = json.loads(result.stdout)
    told = [(a["path"], [f["evidence"][0]["line"] for f in a["findings"]], a["left_out"]) for a in report["articles"]]
    assert told == [(ODD, [5], 1), ("new.md", [1], 0)]
    assert b"newscheck: 1 article without a changed line not read\n" in result.stderr
    assert b"1 finding on unchanged lines left out" in b" ".join(result.stderr.split())
    again = newscheck("check", "a.md", ODD, "nowhere.md", "--changed-lines", *select, "-o", "jsonl", cwd=repo)
    assert again.returncode == 2
    assert [json.loads(line)["path"] for line in again.stdout.splitlines()] == ["nowhere.md"]
    wrong = newscheck("check", "a.md", "--diff-base", "origin/main", cwd=repo)
    assert (wrong.returncode, wrong.stdout) == (2, b"")
    assert wrong.stderr.count(b"\n") == 1
    clean = newscheck("check", "a.md", "--changed-lines", "-o", "concise", cwd=repo)
    assert (clean.returncode, clean.stdout) == (0, b"")
    assert newscheck("check", "-", "--changed-lines", cwd=repo).returncode == 2
