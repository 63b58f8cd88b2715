"""Lets the browser tests import the sample reports of the renderers' tests."""

import sys
from pathlib import Path

sys.path.insert(0, str(Path(__file__).parents[1] / "reporting"))
