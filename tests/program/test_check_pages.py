"""The generated pages of the checks are current."""

import subprocess
import sys
from pathlib import Path

ROOT = Path(__file__).parent.parent.parent


def test_the_pages_are_current():
    result = subprocess.run([sys.executable, "-m", "tools.check_pages", "--check"], cwd=ROOT, capture_output=True, text=True)
    assert result.returncode == 0, result.stderr
