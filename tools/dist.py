"""The archives of a release, built out of what is committed, and tried: source archive, wheel, their hashes."""

from __future__ import annotations

import hashlib
import os
import subprocess
import sys
import tempfile
from pathlib import Path

ROOT = Path(__file__).parent.parent


def make(folder: Path, revision: str = "HEAD") -> list[Path]:
    """Build `revision` into `folder`; the time of everything in the archives is that of the commit."""
    when = _output("git", "log", "-1", "--format=%ct", revision)
    environment = {**os.environ, "SOURCE_DATE_EPOCH": when, "PYTHONHASHSEED": "0"}
    with tempfile.TemporaryDirectory() as source:
        archive = subprocess.run(["git", "archive", revision], cwd=ROOT, check=True, capture_output=True).stdout
        subprocess.run(["tar", "-x", "-C", source], input=archive, check=True)
        command = [sys.executable, "-m", "build", "--no-isolation", "--outdir", str(folder), source]
        subprocess.run(command, check=True, env=environment, stdout=subprocess.DEVNULL)
    made = sorted(p for p in folder.iterdir() if p.name.endswith((".whl", ".tar.gz")))
    sums = "".join(f"{hashlib.sha256(p.read_bytes()).hexdigest()}  {p.name}\n" for p in made)
    (folder / "SHA256SUMS").write_text(sums, encoding="utf-8")
    return made


def attempt(wheel: Path) -> str:
    """Install the wheel in an environment of its own and check the example; what the command says in one line a finding."""
    with tempfile.TemporaryDirectory() as place:
        subprocess.run([sys.executable, "-m", "venv", place], check=True)
        subprocess.run([f"{place}/bin/pip", "install", "--quiet", "--disable-pip-version-check", str(wheel)], check=True)
        example = ROOT / "examples" / "first-contact.txt"
        return _output(f"{place}/bin/newscheck", "check", str(example), "-o", "concise", "--fail-on", "never", "--isolated")


def _output(*command: str) -> str:
    return subprocess.run(command, cwd=ROOT, check=True, capture_output=True, text=True).stdout.strip()


if __name__ == "__main__":
    target = Path(sys.argv[1])
    target.mkdir(parents=True, exist_ok=True)
    if old := [p.name for p in target.iterdir() if p.is_file()]:
        raise SystemExit(f"{target}: holds {', '.join(old)}; remove them first")
    archives = make(target)
    print(attempt(next(p for p in archives if p.suffix == ".whl")))
    print(*archives, target / "SHA256SUMS", sep="\n")
