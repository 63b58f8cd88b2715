"""A folder from which newscheck is installed without internet: its wheel, those of all it needs, their hashes, and how.

    python -m tools.wheelhouse FOLDER [EXTRA,...]
"""

from __future__ import annotations

import hashlib
import shutil
import subprocess
import sys
import tempfile
from pathlib import Path

ROOT = Path(__file__).parent.parent
PARTS = ("checker", "claims", "reports", "setup.cfg", "pyproject.toml", "README.md", "LICENSE", "NOTICE")
"""What a build needs. A copy is built, so that nothing left over from an earlier build gets in."""
HOW = """newscheck without internet

These wheels are for Python {python} on the kind of machine that made them ({platform}). There, in this folder:

    python{python} -m venv /opt/newscheck
    /opt/newscheck/bin/pip install --no-index --find-links . --require-hashes -r requirements.txt
    /opt/newscheck/bin/newscheck --version
"""


def make(folder: Path, extras: str = "") -> None:
    """Fill `folder`, which must not hold anything yet, with what newscheck and its `extras` ("lsp,parquet") need."""
    if folder.exists() and any(folder.iterdir()):
        raise SystemExit(f"{folder}: is not empty; remove it or name another folder")
    folder.mkdir(parents=True, exist_ok=True)
    with tempfile.TemporaryDirectory() as source:
        for part in PARTS:
            if (ROOT / part).is_dir():
                shutil.copytree(ROOT / part, Path(source, part), ignore=shutil.ignore_patterns("__pycache__"))
            else:
                shutil.copy(ROOT / part, source)
        wanted = f"{source}[{extras}]" if extras else source
        command = [sys.executable, "-m", "pip", "wheel", "--quiet", "--disable-pip-version-check", "--wheel-dir", str(folder)]
        subprocess.run([*command, wanted], check=True)
    wheels = sorted(folder.glob("*.whl"))
    (folder / "requirements.txt").write_text("".join(map(_pinned, wheels)), encoding="utf-8")
    version = f"{sys.version_info.major}.{sys.version_info.minor}"
    (folder / "INSTALL.txt").write_text(HOW.format(python=version, platform=sys.platform), encoding="utf-8")


def _pinned(wheel: Path) -> str:
    name, version = wheel.name.split("-")[:2]
    return f"{name}=={version} --hash=sha256:{hashlib.sha256(wheel.read_bytes()).hexdigest()}\n"


if __name__ == "__main__":
    make(Path(sys.argv[1]), *sys.argv[2:3])
    print(f"{sys.argv[1]}: INSTALL.txt there tells how to install from it")
