"""Write docs/checks/: one page for each check from its file, and an index. `--check` only says whether they are current.

The figures come from docs/checks/figures.json, which `make bench` writes.
"""

from __future__ import annotations

import json
import sys
from pathlib import Path

from checker.check import Check, Example
from checker.registry import all_checks, info

FOLDER = Path(__file__).parent.parent / "docs" / "checks"
FIGURES = FOLDER / "figures.json"


def pages() -> dict[Path, str]:
    """Path to content of every generated page."""
    figures = json.loads(FIGURES.read_text(encoding="utf-8")) if FIGURES.exists() else {}
    made = {FOLDER / f"{check.name}.md": page(check, figures) for check in all_checks()}
    rows = "\n".join(f"| [{c.code}]({c.name}.md) | {c.name} | {c.severity.value} | {info(c).summary} |" for c in all_checks())
    head = "# The checks\n\nGenerated from the files in `checker/checks` by `make docs`.\n\n"
    made[FOLDER / "README.md"] = f"{head}| code | name | severity | what it finds |\n|---|---|---|---|\n{rows}\n"
    return made


def page(check: Check, figures: dict[str, dict[str, dict[str, int]]]) -> str:
    entry = info(check)
    blocks = [f"# {entry.code} {entry.name}", f"Severity: {entry.severity.value}.", entry.page]
    blocks.append("*Measured*: " + measured(check.code, figures))
    for title, wanted in (("Reported", True), ("Left alone", False)):
        examples = [e for e in check.examples if (e.message is not None) == wanted]
        blocks.append(f"## {title}")
        blocks += [shown(e) for e in examples]
    return "\n\n".join(blocks) + "\n"


def measured(code: str, figures: dict[str, dict[str, dict[str, int]]]) -> str:
    """What the bench counted for a check, set by set."""
    rows = [(name, table[code]) for name, table in figures.items() if code in table]
    if not rows:
        return "nothing found on the open sets yet."
    told = [
        f"{name}: {row['hits']} planted faults found, {row['alarms']} false alarms, {row['repeats']} repeats or not open"
        for name, row in rows
    ]
    return "; ".join(told) + "."


def shown(example: Example) -> str:
    quoted = "\n".join(f"> {line}".rstrip() for line in example.text.strip().splitlines())
    return quoted if example.message is None else f"{quoted}\n\n{example.message}"


def main() -> None:
    made = pages()
    stale = [p for p, text in made.items() if not p.exists() or p.read_text(encoding="utf-8") != text]
    stale += [p for p in FOLDER.glob("*.md") if p not in made]
    if "--check" in sys.argv:
        sys.exit(f"not current, run make docs: {', '.join(p.name for p in stale)}" if stale else 0)
    FOLDER.mkdir(parents=True, exist_ok=True)
    for path in stale:
        if path in made:
            path.write_text(made[path], encoding="utf-8")
        else:
            path.unlink()


if __name__ == "__main__":
    main()
