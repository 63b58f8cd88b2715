"""The installed command: what it prints, where it writes, how it exits."""

import json
import os
import subprocess
import sys
from pathlib import Path

import pytest

ROOT = Path(__file__).parent.parent.parent
EXAMPLE = ROOT / "examples" / "first-contact.txt"
CLEAN = "The library opens at nine on weekdays, the council said.\n\nIt closes at six.\n"
FAULTY = "The mayor opened the library on Monday.\n\nkk\n\nShe thanked the builders, the council said.\n"
DOUBLED = "The mayor opened the the library on Monday, the council said.\n"


def newscheck(*arguments, cwd, stdin=None, env=None):
    command = [str(Path(sys.executable).parent / "newscheck"), *map(str, arguments)]
    environment = {**os.environ, "SOURCE_DATE_EPOCH": "1700000000", **(env or {})}
    return subprocess.run(command, cwd=cwd, input=stdin, capture_output=True, env=environment, timeout=120)


@pytest.fixture
def draft(tmp_path):
    def write(text, name="draft.txt"):
        path = tmp_path / name
        path.write_text(text, encoding="utf-8")
        return path

    return write


def test_nothing_found_is_exit_0_and_says_how_much_was_read(draft, tmp_path):
    result = newscheck("check", draft(CLEAN), cwd=tmp_path)
    assert result.returncode == 0, result.stderr
    assert b"sentences" in result.stdout


def test_fail_on_decides_the_exit_code(draft, tmp_path):
    path = draft(FAULTY)
    levels = ("error", "warning", "never")
    codes = {level: newscheck("check", path, "--fail-on", level, cwd=tmp_path).returncode for level in levels}
    assert codes == {"error": 0, "warning": 1, "never": 0}


def test_select_and_ignore(draft, tmp_path):
    path = draft(FAULTY)
    args = ("--fail-on", "warning", "-q")
    assert newscheck("check", path, *args, "--select", "PAG", cwd=tmp_path).returncode == 1
    assert newscheck("check", path, *args, "--select", "doubled-word", cwd=tmp_path).returncode == 0
    assert newscheck("check", path, *args, "--ignore", "PAG502", cwd=tmp_path).returncode == 0


def test_an_unknown_check_is_exit_2_with_a_suggestion(draft, tmp_path):
    result = newscheck("check", draft(CLEAN), "--select", "doubled-wrod", cwd=tmp_path)
    assert result.returncode == 2
    assert b"did you mean doubled-word?" in result.stderr
    assert result.stderr.count(b"\n") == 1


@pytest.mark.parametrize(
    ("name", "content"),
    [("empty.txt", b""), ("binary.txt", b"\x00\x01\x02\xff" * 50), ("latin.txt", b"The caf\xe9 opened on Monday, they said.\n")],
)
def test_unreadable_input_is_one_line_and_exit_2(name, content, tmp_path):
    (tmp_path / name).write_bytes(content)
    result = newscheck("check", name, cwd=tmp_path)
    assert result.returncode == 2
    assert name.encode() in result.stderr
    assert result.stderr.count(b"\n") == 1
    assert b"Traceback" not in result.stderr


def test_a_missing_file_does_not_stop_the_others(draft, tmp_path):
    result = newscheck("check", "nowhere.txt", draft(FAULTY), "-o", "json:out.json", cwd=tmp_path)
    assert result.returncode == 2
    report = json.loads((tmp_path / "out.json").read_text(encoding="utf-8"))
    assert [a["path"] for a in report["articles"]] == [str(tmp_path / "draft.txt")]
    assert [u["path"] for u in report["unreadable"]] == ["nowhere.txt"]


def test_a_text_that_is_not_english_never_passes(draft, tmp_path):
    german = "Der Bürgermeister hat die Bücherei am Montag eröffnet und den Bauleuten für ihre Arbeit gedankt. "
    result = newscheck("check", draft(german * 3), cwd=tmp_path)
    assert result.returncode == 2
    assert b"English" in result.stderr


def test_standard_input_has_a_name(tmp_path):
    result = newscheck("check", "-", "--stdin-filename", "desk.md", "-o", "json:-", cwd=tmp_path, stdin=FAULTY.encode())
    assert json.loads(result.stdout)["articles"][0]["path"] == "desk.md"


def test_html_without_a_path_says_where_it_is(draft, tmp_path):
    (tmp_path / "other").mkdir()
    twin = tmp_path / "other" / "draft.txt"
    twin.write_text(CLEAN, encoding="utf-8")
    result = newscheck("check", draft(FAULTY), twin, "-o", "html", cwd=tmp_path)
    for name in ("draft.newscheck.html", "draft-2.newscheck.html"):
        assert (tmp_path / name).read_text(encoding="utf-8").lower().startswith("<!doctype html>")
        assert name.encode() in result.stderr


def test_an_output_that_cannot_be_written_is_exit_2(draft, tmp_path):
    (tmp_path / "folder").mkdir()
    result = newscheck("check", draft(CLEAN), "-o", "json:folder", cwd=tmp_path)
    assert result.returncode == 2
    assert b"folder" in result.stderr
    assert [p.name for p in tmp_path.iterdir() if p.name.startswith(".")] == []


@pytest.mark.parametrize("arguments", [("-o", "htlm"), ("--date", "2023-02-30"), ("--fail-on", "sometimes")])
def test_bad_options_are_exit_2(arguments, draft, tmp_path):
    assert newscheck("check", draft(CLEAN), *arguments, cwd=tmp_path).returncode == 2


def test_the_report_is_the_same_each_time(tmp_path):
    runs = [newscheck("check", EXAMPLE, "-o", "json:-", "--fail-on", "never", cwd=tmp_path) for _ in range(2)]
    assert runs[0].stdout == runs[1].stdout
    assert json.loads(runs[0].stdout)["generated"] == "2023-11-14T22:13:20Z"


def test_evidence_is_what_stands_in_the_file(tmp_path):
    result = newscheck("check", EXAMPLE, "-o", "json:-", "--fail-on", "never", cwd=tmp_path)
    article = json.loads(result.stdout)["articles"][0]
    text = EXAMPLE.read_text(encoding="utf-8")
    assert article["text"] == text
    assert article["findings"]
    for evidence in (e for f in article["findings"] for e in f["evidence"]):
        assert text[evidence["start"] : evidence["end"]] == evidence["text"]
        line = text.splitlines()[evidence["line"] - 1]
        assert line[evidence["column"] - 1 :].startswith(evidence["text"][:20].splitlines()[0])


@pytest.mark.parametrize("form", ["csv", "json", "parquet"])
def test_the_claims_table_is_printed(form, tmp_path):
    import io

    import pandas as pd

    result = newscheck("claims", EXAMPLE, "--format", form, cwd=tmp_path)
    assert result.returncode == 0, result.stderr
    read = {"csv": pd.read_csv, "json": pd.read_json, "parquet": pd.read_parquet}[form]
    table = read(io.BytesIO(result.stdout))
    assert len(table) > 20
    assert {"claim_id", "speaker", "time_value", "quantity_value", "polarity", "modality"} <= set(table.columns)


def test_inspect_prints_the_views(tmp_path):
    data = json.loads(newscheck("inspect", EXAMPLE, "--format", "json", cwd=tmp_path).stdout)["articles"][0]
    assert {"times", "quantities", "people", "quotations", "events", "sentences", "anchor_date"} <= set(data)
    assert b"[28 = 28 country]" in newscheck("inspect", EXAMPLE, cwd=tmp_path).stdout


def test_checks_and_explain(tmp_path):
    listed = newscheck("checks", cwd=tmp_path).stdout
    assert b"PAG506  doubled-word" in listed
    assert b"What it looks for" in newscheck("explain", "PAG506", cwd=tmp_path).stdout
    assert newscheck("explain", "PAG999", cwd=tmp_path).returncode == 2


def test_help_imports_nothing_heavy(tmp_path):
    code = "import sys, checker.cli; print([m for m in ('pandas', 'numpy', 'onnxruntime', 'jinja2') if m in sys.modules])"
    result = subprocess.run([sys.executable, "-c", code], cwd=tmp_path, capture_output=True, text=True)
    assert result.stdout.strip() == "[]"


def test_an_nlp_that_cannot_be_had_is_exit_2_in_one_line(draft, tmp_path):
    for command in ("check", "claims", "inspect"):
        result = newscheck(command, draft(CLEAN), "--nlp", "spacy:en-there-is-none", cwd=tmp_path)
        assert result.returncode == 2
        assert result.stderr.count(b"\n") == 1
        assert result.stderr.startswith(b"newscheck: --nlp spacy:")
        assert newscheck(command, draft(CLEAN), "--nlp", "other", cwd=tmp_path).returncode == 2
