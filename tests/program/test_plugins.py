"""Checks, readers and formats of other packages: the package of docs/plugins.md, installed with pip, and broken ones."""

import json
import os
import re
import subprocess
import sys
from pathlib import Path

import pytest

ROOT = Path(__file__).parent.parent.parent
PAGE = (ROOT / "docs" / "plugins.md").read_text(encoding="utf-8")
STORY = "STRIKE-3\nThe caf\u00e9 on the quay is embargoed until Friday, the owner said.\n\nIt opens at nine.\n"


def installed(source, target):
    """`source` installed by pip into the folder `target`, which an interpreter finds through PYTHONPATH."""
    command = [sys.executable, "-m", "pip", "install", "--quiet", "--no-deps", "--no-index", "--no-build-isolation", "--no-compile"]
    subprocess.run([*command, "--target", target, source], check=True, capture_output=True, timeout=120)
    return target


def newscheck(*arguments, cwd, plugins):
    command = [str(Path(sys.executable).parent / "newscheck"), *map(str, arguments)]
    environment = {**os.environ, "PYTHONPATH": str(plugins), "SOURCE_DATE_EPOCH": "1700000000"}
    return subprocess.run(command, cwd=cwd, capture_output=True, env=environment, timeout=120, text=True, encoding="utf-8")


@pytest.fixture(scope="module")
def desk(tmp_path_factory):
    """The package of the page, written from it and installed."""
    source = tmp_path_factory.mktemp("source")
    for name, content in re.findall(r"^`([\w./]+)`[^\n]*\n(?:[^`\n]+\n)*\n```\w+\n(.*?)^```$", PAGE, re.MULTILINE | re.DOTALL):
        path = source / name
        path.parent.mkdir(exist_ok=True)
        path.write_text(content, encoding="utf-8")
    assert len(list(source.rglob("*.py"))) == 4
    return installed(source, tmp_path_factory.mktemp("site"))


@pytest.fixture
def story(tmp_path):
    (tmp_path / "story.slug").write_bytes(STORY.encode("latin-1"))
    return tmp_path


def broken(tmp_path, group, name, code):
    """An installed package whose entry point `name` is made by `code`."""
    site = tmp_path / "site"
    (site / "faulty-1.dist-info").mkdir(parents=True)
    (site / "faulty.py").write_text(code, encoding="utf-8")
    (site / "faulty-1.dist-info" / "METADATA").write_text("Metadata-Version: 2.1\nName: faulty\nVersion: 1\n")
    (site / "faulty-1.dist-info" / "entry_points.txt").write_text(f"[{group}]\n{name} = faulty:it\n")
    return site


def test_an_added_check_and_an_added_reader_work_as_ours_do(story, desk):
    result = newscheck("check", "story.slug", "-o", "json", cwd=story, plugins=desk)
    assert result.returncode == 1, result.stderr
    [article] = json.loads(result.stdout)["articles"]
    assert article["text"].startswith("The café")
    [finding] = [f for f in article["findings"] if f["code"] == "DSK101"]
    assert [e["text"] for e in finding["evidence"]] == ["embargoed"]
    assert (finding["evidence"][0]["line"], finding["evidence"][0]["column"]) == (1, 25)


def test_an_added_check_is_listed_selected_and_explained(story, desk):
    assert "DSK101  embargo" in newscheck("checks", cwd=story, plugins=desk).stdout
    assert "left in the article" in newscheck("explain", "embargo", cwd=story, plugins=desk).stdout
    assert newscheck("check", "story.slug", "-q", "--ignore", "DSK", cwd=story, plugins=desk).returncode == 0


def test_an_added_format_is_written_as_ours_are(story, desk):
    result = newscheck("check", "story.slug", "-o", "tally", "-o", "tally:out.txt", "--select", "DSK", cwd=story, plugins=desk)
    assert result.stdout == "story.slug: 1\n", result.stderr
    assert (story / "out.txt").read_text(encoding="utf-8") == "story.slug: 1\n"
    assert "did you mean tally?" in newscheck("check", "story.slug", "-o", "tallly", cwd=story, plugins=desk).stderr


@pytest.mark.parametrize(
    ("code", "says"),
    [
        ("it = 3", "has no render(report)"),
        ("class it:\n    render = staticmethod(lambda report: report.no)", "failed (AttributeError"),
        ("class it:\n    render = staticmethod(lambda report: 3)", "gives a int"),
    ],
)
def test_a_format_that_fails_is_told_in_one_line(code, says, tmp_path):
    (tmp_path / "story.txt").write_text(STORY, encoding="utf-8")
    result = newscheck("check", "story.txt", "-o", "odd", cwd=tmp_path, plugins=broken(tmp_path, "newscheck.formats", "odd", code))
    assert result.returncode == 2
    assert says in result.stderr
    assert result.stderr.count("\n") == 1


def test_without_the_package_nothing_is_left_of_it(story, tmp_path):
    assert "DSK101" not in newscheck("checks", cwd=story, plugins=tmp_path).stdout


@pytest.mark.parametrize(
    ("name", "code", "says"),
    [
        ("odd", "import no_such_module", "ModuleNotFoundError"),
        ("odd", "it = 3", "is a int"),
        ("odd", "from checker.checks.doubled_word import CHECK as it", "has the code 'PAG506' and the name 'doubled-word'"),
        ("doubled-word", "from checker.checks.doubled_word import CHECK as it", "takes what belongs to PAG506"),
    ],
)
def test_a_check_that_cannot_be_used_is_told_in_one_line(name, code, says, story):
    result = newscheck("checks", cwd=story, plugins=broken(story, "newscheck.checks", name, code))
    assert result.returncode == 2
    assert says in result.stderr
    assert "faulty" in result.stderr
    assert result.stderr.count("\n") == 1


@pytest.mark.parametrize(
    ("code", "says"),
    [
        ("def it(data, path):\n    return data.decode('latin-1')", "gives a str"),
        ("def it(data, path):\n    raise KeyError('body')", "cannot be read (KeyError: 'body')"),
    ],
)
def test_a_reader_that_fails_is_an_unreadable_article(code, says, story):
    result = newscheck("check", "story.slug", cwd=story, plugins=broken(story, "newscheck.readers", ".slug", code))
    assert result.returncode == 2
    assert says in result.stderr
