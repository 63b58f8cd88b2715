"""The Tab key: what the shells of this machine offer, asked as they ask."""

import os
import shutil
import subprocess
import sys
import warnings
from pathlib import Path

import pytest

BIN = Path(sys.executable).parent
ENVIRONMENT = {**os.environ, "PATH": f"{BIN}:{os.environ['PATH']}"}
ASK = """
eval "$(newscheck completion bash)"
COMP_WORDS=({words}); COMP_CWORD={place}
_newscheck_completion newscheck
printf '%s\\n' "${{COMPREPLY[@]}}"
"""


def offered(words):
    """What bash offers behind these words of a line."""
    line = ASK.format(words=words, place=len(words.split()) - 1)
    result = subprocess.run(["bash", "-c", line], env=ENVIRONMENT, capture_output=True, text=True, timeout=60)
    assert result.returncode == 0, result.stderr
    return result.stdout.split()


@pytest.mark.parametrize(
    ("words", "answers"),
    [
        ("newscheck di", ["diff"]),
        ("newscheck explain pronoun-g", ["pronoun-gender"]),
        ("newscheck check -o git", ["github", "gitlab"]),
        ("newscheck check --fail-on n", ["note", "never"]),
        ("newscheck diff --wor", ["--wording"]),
        ("newscheck check --select doubled-word,age-b", ["doubled-word,age-birth"]),
    ],
)
def test_bash_is_offered_commands_options_checks_and_formats(words, answers):
    assert offered(words) == answers


@pytest.mark.parametrize("shell", ["bash", "zsh", "fish"])
def test_every_shell_can_read_its_script(shell, tmp_path):
    result = subprocess.run([BIN / "newscheck", "completion", shell], capture_output=True, text=True, timeout=60)
    assert result.returncode == 0, result.stderr
    assert "_NEWSCHECK_COMPLETE" in result.stdout
    if shutil.which(shell) is None:
        warnings.warn(f"{shell} is not on this machine: its script is written but not read", stacklevel=1)
        return
    path = tmp_path / "script"
    path.write_text(result.stdout, encoding="utf-8")
    assert subprocess.run([shell, "-n", path], capture_output=True).returncode == 0


def test_another_shell_is_refused():
    assert subprocess.run([BIN / "newscheck", "completion", "cmd"], capture_output=True).returncode == 2
