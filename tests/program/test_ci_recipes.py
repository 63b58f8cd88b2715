"""Every recipe of docs/ci.md, run with the installed command in a repository of drafts.

What a recipe talks to stands in: GitHub's runner, GitLab's, reviewdog and the container engine. Nothing else does: the
shell of each step is run as it is written, and pre-commit itself is run against a clone of this repository. The
environments that the action and pre-commit make borrow their dependencies from the one of the tests, to save time;
test_installation.py installs them all.
"""

import json
import os
import re
import shlex
import shutil
import subprocess
import sys
import sysconfig
import warnings
from pathlib import Path

import pytest
import yaml

ROOT = Path(__file__).parent.parent.parent
PAGE = (ROOT / "docs" / "ci.md").read_text(encoding="utf-8")
BIN = Path(sys.executable).parent
BLOCKS = re.findall(r"^```(\w+)\n(.*?)^```$", PAGE, re.MULTILINE | re.DOTALL)
BORROWING = {
    "PIP_NO_DEPS": "1",
    "PIP_NO_COMPILE": "1",
    "PIP_DISABLE_PIP_VERSION_CHECK": "1",
    "PYTHONPATH": sysconfig.get_path("purelib"),
}
SHELL = [block for language, block in BLOCKS if language == "sh"]
BRIDGE = "The mayor opened the the bridge on Monday, 1 May 2023, the council said.\n\nIt has two lanes.\n"
LIBRARY = "The library opens at nine on weekdays, the council said.\n\nIt closes at six.\n"
ERROR = "\nThe bridge was inspected on Monday, 2 May 2023.\n"


def yaml_block(first_line):
    block = next(block for language, block in BLOCKS if language == "yaml" and block.startswith(f"# {first_line}\n"))
    return yaml.safe_load(block)


def git(*arguments, cwd):
    names = ["-c", "user.name=Desk", "-c", "user.email=desk@example.org", "-c", "commit.gpgsign=false", "-c", "core.hooksPath=/dev/null"]
    subprocess.run(["git", *names, *arguments], cwd=cwd, check=True, capture_output=True)


@pytest.fixture
def drafts(tmp_path):
    """A newsroom's repository with two drafts, one of which has a warning, and the stand-ins on the path."""
    folder = tmp_path / "newsroom"
    (folder / "drafts").mkdir(parents=True)
    (folder / "drafts" / "bridge.md").write_text(BRIDGE, encoding="utf-8")
    (folder / "drafts" / "library.md").write_text(LIBRARY, encoding="utf-8")
    (folder / "README.md").write_text("This folder holds drafts that are to be published.\n", encoding="utf-8")
    git("init", "-q", "-b", "main", cwd=folder)
    git("add", ".", cwd=folder)
    git("commit", "-q", "-m", "Drafts", cwd=folder)
    tools = tmp_path / "tools"
    tools.mkdir()
    stand_in(tools, "reviewdog", 'for given in "$@"; do [ "$given" != -f=rdjson ] || exec cat > got.rdjson; done; exit 9')
    container = 'while [ "$1" != newscheck ]; do echo "$1" >> docker.options; shift; done; exec "$@"'
    stand_in(tools, "docker", container)
    return folder


def stand_in(tools, name, script):
    (tools / name).write_text(f"#!/bin/sh\n{script}\n", encoding="utf-8")
    (tools / name).chmod(0o755)


def bash(script, folder, environment=None):
    """What a script does in the newsroom's repository; `bash -e` with a failing pipe, as build systems run it."""
    path = f"{folder.parent / 'tools'}:{BIN}:{os.environ['PATH']}"
    own = {k: v for k, v in os.environ.items() if not k.startswith(("GITHUB_", "CI_", "NEWSCHECK_"))}
    environment = {**own, "PATH": path, "SOURCE_DATE_EPOCH": "1700000000", **(environment or {})}
    command = ["bash", "--noprofile", "--norc", "-eo", "pipefail", "-c", script]
    return subprocess.run(command, cwd=folder, env=environment, capture_output=True, text=True, encoding="utf-8", timeout=300)


def recipe(words):
    return next(block for block in SHELL if words in block)


def test_every_shell_recipe_is_tried_here():
    tried = ("checkstyle", "reviewdog", "--cached", "docker run", "--write-baseline", "decisions import", "git show", "--jobs 0", "jq")
    assert [len([t for t in tried if t in block]) for block in SHELL] == [1] * len(SHELL)
    assert len(SHELL) == len(tried)


def test_several_formats_from_one_run(drafts):
    result = bash(recipe("checkstyle"), drafts)
    assert result.returncode == 0, result.stderr
    assert b"<testsuite" in (drafts / "newscheck.xml").read_bytes()
    assert b"<checkstyle" in (drafts / "checkstyle.xml").read_bytes()
    assert json.loads((drafts / "newscheck.sarif").read_bytes())["version"] == "2.1.0"
    assert (drafts / "reports" / "bridge.newscheck.html").exists()


def test_the_pipeline_of_jenkins(drafts):
    block = next(block for language, block in BLOCKS if language == "groovy")
    result = bash(re.search(r"sh '(.*?)'", block)[1], drafts)
    assert result.returncode == 0, result.stderr
    assert re.search(r"junit '(.*?)'", block)[1] == "newscheck.xml"
    assert (drafts / "newscheck.xml").exists()


def test_reviewdog_is_given_what_it_reads(drafts):
    result = bash(recipe("reviewdog"), drafts)
    assert result.returncode == 0, result.stderr
    got = json.loads((drafts / "got.rdjson").read_text(encoding="utf-8"))
    assert [d["location"]["path"] for d in got["diagnostics"]] == ["drafts/bridge.md"]


def test_the_hook_of_git_reads_what_is_staged(drafts):
    hook = recipe("--cached")
    assert bash(hook, drafts).stdout == ""
    with (drafts / "drafts" / "library.md").open("a", encoding="utf-8") as file:
        file.write(ERROR)
    git("add", "drafts/library.md", cwd=drafts)
    result = bash(hook, drafts)
    assert result.returncode != 0
    assert "drafts/library.md:5" in result.stdout
    assert "bridge.md" not in result.stdout


def test_the_container_sees_the_drafts_and_no_network(drafts):
    result = bash(recipe("docker run"), drafts)
    assert result.returncode == 0, result.stderr
    assert "drafts/bridge.md:1" in result.stdout
    options = (drafts / "docker.options").read_text(encoding="utf-8").split()
    assert options[options.index("--network") + 1] == "none"
    assert f"{drafts}:/articles:ro" in options


def test_a_baseline_leaves_only_what_is_new(drafts):
    before = bash("newscheck check drafts --fail-on note -q", drafts)
    assert before.returncode == 1
    assert bash(recipe("--write-baseline"), drafts).returncode == 0
    with (drafts / "drafts" / "library.md").open("a", encoding="utf-8") as file:
        file.write(ERROR)
    assert bash("newscheck check drafts --fail-on note -q", drafts).returncode == 1


def test_decisions_of_the_html_report_are_imported(drafts):
    report = json.loads(bash("newscheck check drafts -o json", drafts).stdout)
    [finding] = [f for a in report["articles"] for f in a["findings"]]
    saved = {
        "fingerprint": finding["fingerprint"],
        "code": finding["code"],
        "document": "drafts/bridge.md",
        "decision": "not-a-problem",
        "reason": "the name of a band",
        "on": "2023-11-14",
        "quotes": [e["text"] for e in finding["evidence"]],
    }
    (drafts / "decisions.json").write_text(json.dumps([saved]), encoding="utf-8")
    result = bash(recipe("decisions import"), drafts)
    assert result.returncode == 0, result.stderr
    assert "the name of a band" in result.stdout
    assert bash("newscheck check drafts --fail-on note -q", drafts).returncode == 0


def test_what_a_revision_changed(drafts):
    (drafts / "drafts" / "bridge.md").write_text(BRIDGE.replace("two lanes", "four lanes"), encoding="utf-8")
    result = bash(recipe("git show"), drafts)
    assert result.returncode == 0, result.stderr
    assert "figure: two → four" in result.stdout
    assert (drafts / "changes.html").exists()
    assert json.loads((drafts / "changes.json").read_bytes())["tool"]["name"] == "newscheck"


def test_an_archive_at_night(drafts):
    result = bash(recipe("--jobs 0"), drafts)
    assert result.returncode == 0, result.stderr
    assert "the the" not in result.stdout + result.stderr
    [line] = (drafts / "findings.jsonl").read_text(encoding="utf-8").splitlines()
    assert json.loads(line)["path"] == "drafts/bridge.md"
    assert (drafts / "claims.csv").read_text(encoding="utf-8").count("\n") > 3


def test_counts_with_jq(drafts):
    if shutil.which("jq") is None:
        warnings.warn("jq is not on this machine: its recipe is run without it", stacklevel=1)
        stand_in(drafts.parent / "tools", "jq", f'exec {shlex.quote(sys.executable)} -c "import json,sys; print(json.load(sys.stdin)[\'summary\'][\'open\'][\'error\'])"')
    assert bash(recipe("jq"), drafts).stdout == "0\n"


# ---------------------------------------------------------------- GitHub


class Runner:
    """GitHub's runner, as far as a composite action sees it."""

    def __init__(self, folder, command):
        self.folder, self.place = folder, folder.parent / "runner"
        (self.place / "newscheck" / "bin").mkdir(parents=True)
        self.summary, self.output = self.place / "summary", self.place / "output"
        (self.place / "newscheck" / "bin" / "newscheck").symlink_to(command)
        self.action = yaml.safe_load((ROOT / "action.yml").read_text(encoding="utf-8"))

    def uses(self, given, context=None):
        """The action's check step with these inputs: the result, and the outputs that it sets."""
        unknown = set(given) - set(self.action["inputs"])
        assert not unknown
        inputs = {name: given.get(name, entry["default"]) for name, entry in self.action["inputs"].items()}
        inputs = {name: fill(str(found), context or {}) for name, found in inputs.items()}
        step = next(s for s in self.action["runs"]["steps"] if s.get("id") == "check")
        variables = {name: fill(words, {f"inputs.{k}": v for k, v in inputs.items()}) for name, words in step["env"].items()}
        result = bash(step["run"], self.folder, {**self.environment(), **variables})
        lines = self.output.read_text(encoding="utf-8").splitlines() if self.output.exists() else []
        return result, dict(line.split("=", 1) for line in lines)

    def environment(self):
        return {
            "GITHUB_ACTIONS": "true",
            "GITHUB_WORKSPACE": str(self.folder),
            "GITHUB_STEP_SUMMARY": str(self.summary),
            "GITHUB_OUTPUT": str(self.output),
            "RUNNER_TEMP": str(self.place),
        }


def fill(words, context):
    return re.sub(r"\$\{\{\s*(\S+)\s*\}\}", lambda m: context[m[1]], words)


@pytest.fixture
def runner(drafts):
    return Runner(drafts, BIN / "newscheck")


def steps(workflow, job="newscheck"):
    return yaml_block(f".github/workflows/{workflow}")["jobs"][job]["steps"]


def ours(workflow):
    return next(s for s in steps(workflow) if s.get("uses", "").startswith("your-organisation/newscheck@"))["with"]


def test_the_action_annotates_and_sums_up(runner):
    result, outputs = runner.uses(ours("newscheck.yml"))
    assert result.returncode == 0, result.stderr
    assert "::warning file=drafts/bridge.md,line=1" in result.stdout
    assert outputs == {"articles": "2", "failed": "0", "findings": "1", "errors": "0", "warnings": "1", "notes": "0"}
    assert "drafts/bridge.md" in runner.summary.read_text(encoding="utf-8")
    declared = {re.search(r"steps\.check\.outputs\.(\w+)", o["value"])[1] for o in runner.action["outputs"].values()}
    assert declared == set(outputs) == set(runner.action["outputs"])


def test_the_action_fails_where_it_is_told_to(runner):
    assert runner.uses({"files": "drafts", "fail-on": "warning"})[0].returncode == 1
    assert runner.uses({"files": "nowhere/*.md"})[0].returncode == 2


def test_the_action_counts_changed_lines_alone(runner):
    given = ours("newscheck-changes.yml")
    assert next(s for s in steps("newscheck-changes.yml") if s["uses"].startswith("actions/checkout"))["with"]["fetch-depth"] == 0
    with (runner.folder / "drafts" / "library.md").open("a", encoding="utf-8") as file:
        file.write(ERROR)
    git("update-ref", "refs/remotes/origin/main", "main", cwd=runner.folder)
    git("checkout", "-q", "-b", "change", cwd=runner.folder)
    git("commit", "-q", "-a", "-m", "A change", cwd=runner.folder)
    result, outputs = runner.uses(given, {"github.base_ref": "main"})
    assert result.returncode == 1, result.stderr
    assert outputs["findings"] == "1"
    assert "library.md" in result.stdout
    assert "bridge.md" not in result.stdout


def test_the_action_writes_what_other_actions_upload(runner):
    result, outputs = runner.uses(ours("newscheck-scanning.yml"))
    assert result.returncode == 0, result.stderr
    scanning = steps("newscheck-scanning.yml")
    upload = next(s for s in scanning if "upload-sarif" in s.get("uses", ""))
    run = json.loads((runner.folder / upload["with"]["sarif_file"]).read_bytes())["runs"][0]
    uris = {r["locations"][0]["physicalLocation"]["artifactLocation"]["uri"] for r in run["results"]}
    assert uris == {"drafts/bridge.md"}
    kept = next(s for s in scanning if "upload-artifact" in s.get("uses", ""))
    assert (runner.folder / kept["with"]["path"] / "bridge.newscheck.html").exists()
    later = next(s for s in scanning if "run" in s)
    assert re.search(r"outputs\.(\w+)", later["if"])[1] in outputs
    assert bash(later["run"], runner.folder, runner.environment()).returncode == 0


def test_words_of_inputs_are_never_run(runner):
    wicked = '$(touch ran) `touch ran`; touch ran "\'\n--debug'
    result, _ = runner.uses({"files": "drafts", "args": wicked, "sarif": "$(touch ran).sarif"})
    assert result.returncode == 2
    assert not (runner.folder / "ran").exists()


def test_without_quotes_the_log_says_nothing_of_the_draft(runner):
    result, _ = runner.uses({"files": "drafts", "quotes": "false", "sarif": "out.sarif"})
    everything = result.stdout + runner.summary.read_text(encoding="utf-8") + (runner.folder / "out.sarif").read_text(encoding="utf-8")
    assert "bridge.md" in everything
    assert "mayor" not in everything
    assert "the the bridge" not in everything


@pytest.fixture(scope="module")
def clone(tmp_path_factory):
    """A clone of this repository, as it is committed."""
    place = tmp_path_factory.mktemp("clone") / "newscheck"
    if not (ROOT / ".git").exists():
        warnings.warn("this is no repository of git: the action and the hook are not installed from a clone", stacklevel=1)
        pytest.skip("no repository")
    git("clone", "-q", "--no-hardlinks", str(ROOT), str(place), cwd=ROOT)
    return place


def test_the_action_installs_from_its_repository(drafts, clone):
    place = drafts.parent / "runner"
    place.mkdir()
    action = yaml.safe_load((clone / "action.yml").read_text(encoding="utf-8"))
    step = next(s for s in action["runs"]["steps"] if s.get("name") == "Install newscheck")
    environment = {**BORROWING, "RUNNER_TEMP": str(place), "GITHUB_ACTION_PATH": str(clone)}
    result = bash(step["run"], drafts, environment)
    assert result.returncode == 0, result.stderr
    installed = bash('"$RUNNER_TEMP/newscheck/bin/newscheck" check drafts -o concise', drafts, environment)
    assert "drafts/bridge.md:1" in installed.stdout, installed.stderr
    assert list(place.glob("newscheck/lib/*/site-packages/checker/cli.py"))
    assert all("shell" in s for s in action["runs"]["steps"] if "run" in s)


# ---------------------------------------------------------------- GitLab, pre-commit


def test_the_job_of_gitlab(drafts):
    job = yaml.safe_load((ROOT / "ci" / "gitlab.yml").read_text(encoding="utf-8"))["newscheck"]
    own = yaml_block(".gitlab-ci.yml")
    assert own["include"][0]["file"] == "ci/gitlab.yml"
    variables = {**job["variables"], **own["newscheck"]["variables"]}
    assert set(variables) == set(job["variables"])
    (drafts / ".newscheck-venv" / "bin").mkdir(parents=True)
    (drafts / ".newscheck-venv" / "bin" / "newscheck").symlink_to(BIN / "newscheck")
    result = bash("\n".join(job["script"]), drafts, {**variables, "GITLAB_CI": "true", "CI_PROJECT_DIR": str(drafts)})
    assert result.returncode == 0, result.stderr
    reports = job["artifacts"]["reports"]
    [entry] = json.loads((drafts / reports["codequality"]).read_bytes())
    assert entry["location"]["path"] == "drafts/bridge.md"
    assert b"<testsuite" in (drafts / reports["junit"]).read_bytes()
    assert all((drafts / path).exists() for path in job["artifacts"]["paths"])
    install = job["before_script"][-1]
    assert install.startswith(".newscheck-venv/bin/pip install ")
    assert install.endswith('"$CHECKER_PACKAGE"')


def test_pre_commit_runs_the_hook_from_a_clone(drafts, clone, tmp_path):
    git("tag", "v-here", cwd=clone)
    config = yaml_block(".pre-commit-config.yaml")
    config["repos"][0] |= {"repo": str(clone), "rev": "v-here"}
    (drafts / ".pre-commit-config.yaml").write_text(yaml.safe_dump(config), encoding="utf-8")
    git("add", ".", cwd=drafts)
    environment = {**BORROWING, "PRE_COMMIT_HOME": str(tmp_path / "home")}
    result = bash("pre-commit run --all-files", drafts, environment)
    assert result.returncode == 1, result.stdout + result.stderr
    assert "drafts/bridge.md:1" in result.stdout
    assert "README" not in result.stdout
    (drafts / "drafts" / "bridge.md").write_text(BRIDGE.replace("the the", "the"), encoding="utf-8")
    git("add", ".", cwd=drafts)
    result = bash("pre-commit run", drafts, environment)
    assert result.returncode == 0, result.stdout + result.stderr
    assert "Passed" in result.stdout
