"""--help: every command tells what it does, its options by group, its exit codes, and examples that it would take."""

import re
import shlex
import subprocess
import sys
from pathlib import Path

import click
import pytest

from checker.cli import COMMANDS, main

PROGRAM = Path(sys.executable).parent / "newscheck"


def every_command():
    """Each command with its words: ("decisions", "import")."""
    out = []
    for name in COMMANDS:
        command = main.get_command(click.Context(main), name)
        below = command.commands if isinstance(command, click.Group) else {}
        out += [((name, n), c) for n, c in below.items()] or [((name,), command)]
    return out


EVERY = every_command()
IDS = [" ".join(words) for words, _ in EVERY]


def help_of(*words):
    result = subprocess.run([PROGRAM, *words, "--help"], capture_output=True, text=True, timeout=60)
    assert result.returncode == 0, result.stderr
    return result.stdout


def section(text, title):
    return re.search(rf"^{title}:\n((?:  .*\n|\n)+)", text, re.MULTILINE)[1]


@pytest.mark.parametrize(("words", "command"), EVERY, ids=IDS)
def test_every_option_is_explained(words, command):
    for param in command.params:
        if isinstance(param, click.Option) and not param.hidden:
            assert param.help, param.name
            assert param.help.rstrip().endswith((".", ")", "]")), param.help


@pytest.mark.parametrize(("words", "command"), EVERY, ids=IDS)
def test_examples_are_lines_that_the_command_takes(words, command):
    assert command.examples
    for line in command.examples:
        told = next(part for part in re.split(r"\||\$\(", line) if "newscheck" in part)
        given = shlex.split(re.split(r"[<>)]", told)[0], comments=True)
        given = given[given.index("newscheck") + 1 :]
        assert tuple(given[: len(words)]) == words
        command.make_context("newscheck", given[len(words) :])


def test_the_pages_have_their_sections():
    whole = help_of()
    for name in COMMANDS:
        assert re.search(rf"^  {name} ", section(whole, "Commands"), re.MULTILINE)
    for title in ("Exit code", "Files", "Environment", "Examples"):
        assert section(whole, title)
    check = help_of("check")
    assert re.search(r"^  0 .*\n(?:.*\n)*?  1 .*\n(?:.*\n)*?  2 ", section(check, "Exit code"), re.MULTILINE)
    assert "--select" in section(check, "What is checked")
    assert "--output" in section(check, "Reports")
    assert "newscheck check draft.md" in section(check, "Examples")


def test_help_loads_nothing_slow():
    code = "import sys; import checker.cli as c; c.main.main(['check', '--help'], standalone_mode=False); print(sorted({'pandas', 'numpy', 'onnxruntime', 'jinja2'} & set(sys.modules)))"
    result = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, timeout=60)
    assert result.stdout.splitlines()[-1] == "[]", result.stderr
