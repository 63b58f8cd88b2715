"""Installation without internet: the wheelhouse, and the steps of the Dockerfile, run as scripts with folders of their own.

No container is started; its two stages are run here, the second without any network where this machine allows that.
"""

import hashlib
import os
import re
import shlex
import shutil
import subprocess
import sys
import tempfile
import warnings
from pathlib import Path

import pytest

ROOT = Path(__file__).parent.parent.parent
DOCKERFILE = (ROOT / "Dockerfile").read_text(encoding="utf-8")
ARTICLE = "The mayor opened the the library on Monday, the council said.\n\nIt closes at six.\n"


def steps():
    """The instructions of the Dockerfile by stage: (what, words)."""
    joined = re.sub(r"\\\n\s*", " ", re.sub(r"^#.*\n", "", DOCKERFILE, flags=re.MULTILINE))
    stages = []
    for line in filter(None, joined.split("\n")):
        what, words = line.split(" ", 1)
        if what == "FROM":
            stages.append([])
        stages[-1].append((what, words))
    return stages


def offline():
    """The beginning of a command that runs it without any network; nothing where the machine does not allow it."""
    for command in (["unshare", "-n"], ["unshare", "-rn"]):
        if shutil.which("unshare") and subprocess.run([*command, "true"], capture_output=True).returncode == 0:
            return command
    warnings.warn("this machine cannot take the network away: the installation is shown to look nowhere else by --no-index alone", stacklevel=1)
    return []


class Machine:
    """A folder that stands for the file system of the image."""

    def __init__(self, root):
        self.root = root
        shims = root / "shims"
        shims.mkdir()
        (shims / "python").write_text(f'#!/bin/sh\nexec {shlex.quote(sys.executable)} "$@"\n', encoding="utf-8")
        (shims / "useradd").write_text(f'#!/bin/sh\necho "$@" >> {shlex.quote(str(root / "users"))}\n', encoding="utf-8")
        for shim in shims.iterdir():
            shim.chmod(0o755)
        self.environment = {**os.environ, "PATH": f"{shims}:{os.environ['PATH']}", "PIP_NO_COMPILE": "1"}
        self.environment.pop("PYTHONPATH", None)

    def run(self, words, *, cwd, before=()):
        command = re.sub(r"--mount=\S+\s+", "", words)
        command = re.sub(r"(?<![\w/.])/(wheels|src|opt)\b", lambda m: f"{self.root}/{m[1]}", command)
        result = subprocess.run([*before, "sh", "-ec", command], cwd=cwd, env=self.environment, capture_output=True, text=True, timeout=600)
        assert result.returncode == 0, result.stdout + result.stderr


@pytest.fixture(scope="module")
def image():
    """The Dockerfile's steps, done. Everybody may read the folder, as another user runs the program."""
    with tempfile.TemporaryDirectory() as name:
        root = Path(name)
        root.chmod(0o755)
        machine = Machine(root)
        source = root / "src"
        for line in (ROOT / ".dockerignore").read_text(encoding="utf-8").splitlines():
            if line.startswith("!"):
                kept, target = ROOT / line[1:], source / line[1:]
                target.parent.mkdir(parents=True, exist_ok=True)
                copy = shutil.copytree if kept.is_dir() else shutil.copy
                copy(kept, target, **({"ignore": shutil.ignore_patterns("__pycache__")} if kept.is_dir() else {}))
        build, final = steps()
        for words in (w for what, w in build if what == "RUN"):
            machine.run(words, cwd=source)
        for words in (w for what, w in final if what == "RUN"):
            machine.run(words, cwd=root, before=offline())
        yield root


def test_the_wheelhouse_tells_what_it_holds(image):
    wheels = {w.name for w in (image / "wheels").glob("*.whl")}
    pins = (image / "wheels" / "requirements.txt").read_text(encoding="utf-8").splitlines()
    assert len(pins) == len(wheels)
    assert any(pin.startswith("newscheck==") for pin in pins)
    for wheel in wheels:
        digest = hashlib.sha256((image / "wheels" / wheel).read_bytes()).hexdigest()
        assert any(pin.endswith(f"--hash=sha256:{digest}") for pin in pins)


def test_its_instructions_are_the_commands_that_are_run_here(image):
    told = (image / "wheels" / "INSTALL.txt").read_text(encoding="utf-8")
    assert "pip install --no-index --find-links . --require-hashes -r requirements.txt" in told
    run = next(words for what, words in steps()[1] if what == "RUN" and "pip install" in words)
    for option in ("--no-index", "--find-links", "--require-hashes", "-r"):
        assert option in run


def test_make_builds_the_same(image):
    result = subprocess.run(["make", "-n", "wheelhouse"], cwd=ROOT, capture_output=True, text=True)
    assert "-m tools.wheelhouse dist/wheelhouse" in result.stdout
    assert ("RUN", "python -m tools.wheelhouse /wheels") in steps()[0]


def test_the_installed_program_works_without_network_as_another_user(image):
    final = dict(steps()[1])
    user = int(final["USER"])
    assert user > 0
    assert f"--uid {user}" in (image / "users").read_text(encoding="utf-8")
    articles = image / "articles"
    articles.mkdir(exist_ok=True)
    (articles / "draft.md").write_text(ARTICLE, encoding="utf-8")
    assert final["ENTRYPOINT"] == '["newscheck"]'
    assert final["ENV"] == "PATH=/opt/newscheck/bin:$PATH"
    base = Path(os.path.realpath(sys.executable))
    readable = all(folder.stat().st_mode & 0o005 == 0o005 for folder in base.parents)
    other = os.geteuid() == 0 and shutil.which("setpriv") is not None and readable
    if not other:
        warnings.warn("nobody else may run the Python of this machine: the program is run as the user at hand", stacklevel=1)
    become = ["setpriv", f"--reuid={user}", f"--regid={user}", "--clear-groups"] if other else []
    program = str(image / "opt" / "newscheck" / "bin" / "newscheck")
    command = [*offline(), *become, program, "check", "draft.md", "-o", "concise"]
    environment = {"PATH": os.environ["PATH"], "HOME": "/nonexistent", "PYTHONDONTWRITEBYTECODE": "1"}
    result = subprocess.run(command, cwd=articles, env=environment, capture_output=True, text=True, timeout=120)
    assert result.returncode == 0, result.stderr
    assert "PAG506" in result.stdout


def test_the_image_names_no_secret_and_copies_no_article():
    kept = {line[1:] for line in (ROOT / ".dockerignore").read_text(encoding="utf-8").splitlines() if line.startswith("!")}
    assert not kept & {"tests", "examples", "docs", ".git", ".newscheck"}
