"""The layout of the house: layers, sizes, and what is installed."""

import ast
import subprocess
import sys
import zipfile
from pathlib import Path

import pytest

ROOT = Path(__file__).parent.parent
PACKAGES = ["checker", "claims", "reports"]
SOURCES = sorted(p for package in PACKAGES for p in (ROOT / package).rglob("*.py"))


def run(*command):
    return subprocess.run(command, cwd=ROOT, capture_output=True, text=True, timeout=600)


def test_layers_hold():
    result = run(sys.executable, "-c", "from importlinter.cli import lint_imports_command as c; c()")
    assert result.returncode == 0, result.stdout + result.stderr


def test_ruff_is_clean():
    result = run(sys.executable, "-m", "ruff", "check", ".")
    assert result.returncode == 0, result.stdout


def test_types_are_strict():
    result = run(sys.executable, "-m", "mypy")
    assert result.returncode == 0, result.stdout


@pytest.mark.parametrize("path", SOURCES, ids=lambda p: str(p.relative_to(ROOT)))
def test_files_and_functions_are_small(path):
    source = path.read_text(encoding="utf-8")
    assert source.count("\n") <= 400
    for node in ast.walk(ast.parse(source)):
        if isinstance(node, ast.FunctionDef):
            assert node.end_lineno - node.lineno < 60, f"{node.name} has {node.end_lineno - node.lineno + 1} lines"


def test_a_check_imports_no_other_check():
    for path in (ROOT / "checker" / "checks").glob("*.py"):
        assert "checker.checks" not in path.read_text(encoding="utf-8"), path.name


def test_the_wheel_holds_the_packages_and_their_data(tmp_path):
    result = run(sys.executable, "-m", "build", "--wheel", "--no-isolation", "--outdir", str(tmp_path))
    assert result.returncode == 0, result.stdout + result.stderr
    names = zipfile.ZipFile(next(tmp_path.glob("*.whl"))).namelist()
    top = {name.split("/")[0] for name in names}
    assert {n for n in top if not n.endswith(".dist-info")} == set(PACKAGES)
    for needed in ["claims/nlp/model/mt.int8.onnx", "claims/py.typed", "claims/lexicon/first_names.tsv"]:
        assert needed in names
    assert any(n.startswith("reports/templates/") for n in names)
    assert any(n.startswith("reports/static/") for n in names)
