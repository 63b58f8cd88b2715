"""Recall and false alarms on the corpus: they may rise and fall respectively, never the other way.

`tests/corpus/floor.json` holds, set by set, the hits on must lines and the false alarms of the last landing.
"""

import json
import subprocess
import sys
from pathlib import Path

import pytest

from reports.json import render
from tools.bench.__main__ import SETS, check_files

CORPUS = Path(__file__).parent.parent / "corpus"
FLOOR = json.loads((CORPUS / "floor.json").read_text(encoding="utf-8"))
SCORE = Path(__file__).parent.parent.parent / "tools" / "bench" / "score.py"


@pytest.mark.parametrize("name", SETS)
def test_recall_does_not_fall_and_false_alarms_do_not_rise(name, tmp_path):
    report = tmp_path / "report.json"
    report.write_text(render(check_files(sorted((CORPUS / name / "articles").glob("*.txt")))), encoding="utf-8")
    command = [sys.executable, SCORE, "--set", CORPUS / name, "--report", report, "--json"]
    figures = json.loads(subprocess.run(command, check=True, capture_output=True, text=True).stdout)
    print(name, figures)
    assert figures["hits"] >= FLOOR[name]["hits"]
    assert figures["false_alarms"] <= FLOOR[name]["false_alarms"]
