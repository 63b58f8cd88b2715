"""The installed command with a configuration and decisions in a newsroom's repository."""

import json
import os
import subprocess
import sys
from pathlib import Path

import pytest

COMMAND = str(Path(sys.executable).parent / "newscheck")
DATED = "---\ndate: 2024-05-03\n---\n\n"
COUNTED = "The warden counted 54 nests on the island in May."
AGAIN = "Of the 45 nests on the island, most were hidden under gorse."
NESTS = f"{DATED}# Nests are counted on the island\n\n{COUNTED}\n\n{AGAIN}\n"
DOUBLED = f"{DATED}The council voted for the the plan on Friday evening, and the hall was empty by ten.\n"


def newscheck(*arguments, cwd, stdin=None, **env):
    environment = {k: v for k, v in os.environ.items() if not k.startswith("NEWSCHECK_")}
    environment |= {"SOURCE_DATE_EPOCH": "1700000000", **env}
    command = [COMMAND, *map(str, arguments)]
    return subprocess.run(command, cwd=cwd, input=stdin, capture_output=True, text=True, env=environment, timeout=120)


@pytest.fixture
def desk(tmp_path):
    (tmp_path / ".git").mkdir()
    (tmp_path / "drafts").mkdir()
    (tmp_path / "drafts" / "nests.md").write_text(NESTS, encoding="utf-8")
    return tmp_path


def ledger(desk):
    path = desk / ".newscheck" / "decisions.jsonl"
    return [json.loads(line) for line in path.read_text(encoding="utf-8").splitlines()]


def test_a_baseline_lets_known_findings_pass_and_new_ones_fail(desk):
    draft = desk / "drafts" / "nests.md"
    first = newscheck("check", "drafts", "--write-baseline", "-o", "concise", cwd=desk)
    assert (first.returncode, first.stdout) == (0, "")
    assert first.stderr == "newscheck: 1 finding written to .newscheck/decisions.jsonl as known\n"
    [entry] = ledger(desk)
    assert (entry["document"], entry["decision"], entry["on"], entry["quotes"]) == ("drafts/nests.md", "baseline", "2023-11-14", ["54", "45"])

    assert newscheck("check", "nests.md", "-q", cwd=desk / "drafts").returncode == 0
    moved = desk / "drafts" / "island nests.md"
    draft.rename(moved)
    moved.write_text(NESTS.replace(COUNTED, f"The ferry ran late all week, its master said.\n\n{COUNTED}"), encoding="utf-8")
    assert newscheck("check", moved, "-q", cwd=desk).returncode == 0

    moved.write_text(NESTS.replace("45", "46"), encoding="utf-8")
    changed = newscheck("check", moved, cwd=desk)
    assert changed.returncode == 1
    assert "dismissed earlier, but the text has changed" in changed.stdout
    assert "1 decided for another text" in changed.stderr

    moved.write_text(NESTS.replace("45", "54"), encoding="utf-8")
    moved.rename(draft)
    mended = newscheck("check", "drafts", "-q", cwd=desk)
    assert mended.returncode == 0
    assert "1 about what is no longer found" in mended.stderr
    assert newscheck("decisions", "prune", "--dry-run", cwd=desk).stdout.endswith("1 would be removed from .newscheck/decisions.jsonl, 0 left\n")
    assert len(ledger(desk)) == 1
    assert newscheck("decisions", "prune", cwd=desk).returncode == 0
    assert ledger(desk) == []


def test_decisions_of_a_page_are_imported_and_listed(desk):
    report = json.loads(newscheck("check", "drafts", "-o", "json:-", cwd=desk).stdout)
    [finding] = report["articles"][0]["findings"]
    saved = {
        "fingerprint": finding["fingerprint"],
        "code": finding["code"],
        "document": "drafts/nests.md",
        "evidence": finding["evidence_hash"],
        "key": finding["key"],
        "quotes": ["54", "45"],
        "decision": "not-a-problem",
        "reason": "",
        "by": "",
        "on": "2023-11-10",
    }
    (desk / "decisions.json").write_text(json.dumps([saved]), encoding="utf-8")
    refused = newscheck("decisions", "import", "decisions.json", cwd=desk)
    assert (refused.returncode, refused.stderr) == (2, f"newscheck: decisions.json: {finding['fingerprint']}: not-a-problem needs a reason\n")
    assert not (desk / ".newscheck").exists()

    done = newscheck("decisions", "import", "decisions.json", "--reason", "two islands", "--by", "AB", cwd=desk)
    assert (done.returncode, done.stdout) == (0, "1 new, 0 changed, 1 in .newscheck/decisions.jsonl\n")
    assert newscheck("decisions", "import", "decisions.json", "--reason", "two islands", "--by", "AB", cwd=desk).stdout.startswith("0 new, 0 changed")
    listed = newscheck("decisions", "list", "drafts", "--format", "json", cwd=desk)
    [entry] = json.loads(listed.stdout)
    assert (entry["state"], entry["reason"], entry["by"], entry["document"]) == ("holds", "two islands", "AB", "drafts/nests.md")
    assert "“54” ↔ “45”" in newscheck("decisions", "list", cwd=desk).stdout

    last = newscheck("check", "drafts", "-o", "json:-", "-o", "sarif:a.sarif", cwd=desk)
    shown = json.loads(last.stdout)
    assert last.returncode == 0
    assert shown["articles"][0]["findings"][0]["decision"] == {"decision": "not-a-problem", "reason": "two islands", "by": "AB", "on": "2023-11-10"}
    assert (shown["summary"]["open"]["error"], shown["summary"]["dismissed"]) == (0, 1)
    assert json.loads((desk / "a.sarif").read_text(encoding="utf-8"))["runs"][0]["results"] == []


def test_a_file_of_decisions_that_is_named_and_missing_or_broken_is_exit_2(desk):
    missing = newscheck("check", "drafts", "--decisions", "nowhere.jsonl", cwd=desk)
    assert (missing.returncode, missing.stderr.count("\n")) == (2, 1)
    (desk / ".newscheck").mkdir()
    (desk / ".newscheck" / "decisions.jsonl").write_text("{\n", encoding="utf-8")
    broken = newscheck("check", "drafts", cwd=desk)
    assert broken.returncode == 2
    assert "decisions.jsonl:1: no JSON object" in broken.stderr


def test_a_comment_in_the_article_dismisses(desk):
    draft = desk / "drafts" / "nests.md"
    (desk / "good.md").write_text(NESTS.replace(AGAIN, f"<!-- newscheck-ignore-next NUM209 -- two islands -->\n{AGAIN}"), encoding="utf-8")
    assert newscheck("check", "good.md", "-q", cwd=desk).returncode == 0
    draft.write_text(NESTS.replace(AGAIN, f"<!-- newscheck-ignore-next NUM209 -->\n{AGAIN}"), encoding="utf-8")
    result = newscheck("check", "drafts", "-o", "concise", cwd=desk)
    assert result.returncode == 1
    assert "DIR903 warning" in result.stdout


def test_the_configuration_of_files_and_checks(desk):
    (desk / "newscheck.toml").write_text(
        'fail-on = "warning"\noutput = ["concise"]\n[checks.PAG506]\nseverity = "note"\n'
        '[files."opinion/**"]\nfail-on = "never"\n[files."drafts/**"]\nignore = ["count-conflict"]\n',
        encoding="utf-8",
    )
    for folder in ("opinion", "news"):
        (desk / folder).mkdir()
        (desk / folder / "nests.md").write_text(NESTS, encoding="utf-8")
    assert newscheck("check", "drafts", "opinion", cwd=desk).returncode == 0
    result = newscheck("check", "news/nests.md", cwd=desk)
    assert result.returncode == 1
    assert result.stdout.startswith("news/nests.md:")
    assert newscheck("check", "news", cwd=desk, NEWSCHECK_FAIL_ON="never").returncode == 0
    (desk / "news" / "nests.md").write_text(DOUBLED, encoding="utf-8")
    noted = newscheck("check", "news", cwd=desk)
    assert (noted.returncode, "PAG506 note" in noted.stdout) == (0, True)


def test_config_show_says_where_values_come_from(desk):
    (desk / "newscheck.toml").write_text('jobs = 2\n[house]\nnames = ["Jon Smyth"]\n[files."*.md"]\nfail-on = "note"\n', encoding="utf-8")
    plain = newscheck("config", "show", "drafts/nests.md", "--no-quotes", cwd=desk, NEWSCHECK_IGNORE="TIM,PAG").stdout
    lines = {line.split(" = ")[0]: line for line in plain.splitlines() if " = " in line}
    assert lines["jobs"].split() == ["jobs", "=", "2", "#", "newscheck.toml"]
    assert lines["fail-on"].endswith('# newscheck.toml, files."*.md"')
    assert lines["ignore"].startswith('ignore = ["TIM", "PAG"]')
    assert lines["ignore"].endswith("# NEWSCHECK_IGNORE")
    assert lines["quotes"].endswith("# --no-quotes")
    assert lines["date"].endswith("# built in")
    assert lines["house.names"].startswith('house.names = ["Jon Smyth"]')
    table = json.loads(newscheck("config", "show", "--format", "json", cwd=desk).stdout)
    assert {"name": "jobs", "value": 2, "origin": "newscheck.toml"} in table["settings"]
    assert json.loads(newscheck("config", "schema", cwd=desk).stdout)["title"] == "newscheck.toml"


def test_faults_of_the_configuration_are_told_together_and_are_exit_2(desk):
    (desk / "newscheck.toml").write_text('fail-onn = "note"\nignore = ["doubled-wrod"]\n', encoding="utf-8")
    result = newscheck("check", "drafts", cwd=desk)
    assert result.returncode == 2
    assert result.stderr.splitlines() == [
        "newscheck: newscheck.toml:1: fail-onn: is no setting; did you mean fail-on?",
        "newscheck: newscheck.toml:2: ignore: no check is called 'doubled-wrod'; did you mean doubled-word?",
    ]
    assert newscheck("check", "drafts", "--isolated", "-q", cwd=desk).returncode == 1


def test_dates_from_names_and_their_order(desk):
    (desk / "drafts" / "2024-05-03-quay.md").write_text("The quay is shut since last August. It opened on 03/04/2023.\n", encoding="utf-8")
    options = ("drafts/2024-05-03-quay.md", "--date-from-name", "{year}-{month}-{day}-*", "--numeric-dates", "month-day")
    article = json.loads(newscheck("inspect", *options, "--format", "json", cwd=desk).stdout)["articles"][0]
    assert [t["value"] for t in article["times"]] == ["2023-08", "2023-03-04"]
    report = json.loads(newscheck("check", *options, "-o", "json:-", cwd=desk).stdout)
    assert report["articles"][0]["anchor_date"]["source"] == "file name"


def test_logs_without_quotes(desk):
    result = newscheck("check", "drafts", "--no-quotes", "-o", "text", "-o", "github:a.txt", "-o", "sarif:a.sarif", "-o", "json:a.json", cwd=desk)
    assert result.returncode == 1
    logs = result.stdout + "".join((desk / name).read_text(encoding="utf-8") for name in ("a.txt", "a.sarif"))
    assert "drafts/nests.md" in logs
    assert "gorse" not in logs
    assert "54" not in result.stdout.replace(":54", "")
    assert "gorse" in (desk / "a.json").read_text(encoding="utf-8")
    saved = newscheck("report", "a.json", "--no-quotes", cwd=desk)
    assert "NUM209" in saved.stdout
    assert "gorse" not in saved.stdout
