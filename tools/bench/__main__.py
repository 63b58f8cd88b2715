"""`make bench`: recall and false alarms set by set, the claims tables, the readings, published prose, cost.

    python -m tools.bench [--only SECTION] [--out DIR] [--misses]

Sections: corpus, claims, inspect, same, real, model, cost, report. The reports stay in DIR (default out/bench) for a closer look.
"""

from __future__ import annotations

import argparse
import json
import re
import subprocess
import sys
from pathlib import Path

from checker.registry import select
from checker.run import check_article, make_report
from claims.extract.article import extract
from claims.finding import Severity
from claims.read import read_file
from reports.json import render
from reports.report import Report
from tools.bench.analysis_cache import cached_analyse

ROOT = Path(__file__).parent.parent.parent
CORPUS = ROOT / "tests" / "corpus"
SHARED = ROOT.parent / "shared"
SETS = ("trainset", "devset", "freshset", "deskset")
FIGURES = ROOT / "docs" / "checks" / "figures.json"


def check_files(paths: list[Path]) -> Report:
    """One report on the articles at `paths`, with the default checks."""
    return make_report(check_article(extract(read_file(p), analyser=cached_analyse), select()) for p in paths)


def run(script: str, *arguments: str | Path) -> str:
    """Run one of the scorers, print what it prints and return it."""
    command = [sys.executable, Path(__file__).parent / script, *arguments]
    printed = subprocess.run(command, check=True, stdout=subprocess.PIPE, text=True).stdout
    print(printed, end="", flush=True)
    return printed


def title(text: str) -> None:
    print(f"\n== {text} ==", flush=True)


def by_check(printed: str) -> dict[str, dict[str, int]]:
    """Hits, alarms and repeats of each check, by code, from what score.py printed."""
    rows = re.findall(r"^([A-Z]{3}\d{3}) \S+ +(\d+) +(\d+) +(\d+)$", printed, re.MULTILINE)
    return {code: {"hits": int(h), "alarms": int(a), "repeats": int(r)} for code, h, a, r in rows}


def corpus(out: Path, misses: bool) -> None:
    figures = {}
    for name in SETS:
        title(f"{name}: planted inconsistencies (warnings and errors)")
        report = out / f"{name}.json"
        report.write_text(render(check_files(sorted((CORPUS / name / "articles").glob("*.txt")))), encoding="utf-8")
        more = ["--misses"] if misses else []
        figures[name] = by_check(run("score.py", "--set", CORPUS / name, "--report", report, "--alarms", *more))
    FIGURES.write_text(json.dumps(figures, indent=1, sort_keys=True) + "\n", encoding="utf-8")


def claims(out: Path, misses: bool) -> None:
    title("devset: claims tables")
    report = out / "devset.json"
    if not report.exists():
        report.write_text(render(check_files(sorted((CORPUS / "devset" / "articles").glob("*.txt")))), encoding="utf-8")
    run("score_claims.py", "--set", CORPUS / "devset", "--report", report, *(["--misses"] if misses else []))


def inspect(out: Path, misses: bool) -> None:
    from reports.inspect import render_json

    documents = {name: (CORPUS / name / "read.jsonl", []) for name in SETS if (CORPUS / name / "read.jsonl").exists()}
    gum = SHARED / "nlp" / "data" / "gum_docs.jsonl"
    if gum.exists():
        documents["gum"] = (gum, ["--genre", "news", "--genre", "interview", "--genre", "bio"])
    for name, (gold, options) in documents.items():
        title(f"{name}: readings (times, quantities, people, quotations)")
        folder = out / f"{name}-texts"
        run("score_inspect.py", "write", "--gold", gold, "--dir", folder, *options)
        articles = [extract(read_file(p), analyser=cached_analyse) for p in sorted(folder.glob("*.txt"))]
        report = out / f"{name}-inspect.json"
        report.write_text(render_json(articles), encoding="utf-8")
        more = [*options, *(["--misses"] if misses else [])]
        run("score_inspect.py", "score", "--gold", gold, "--report", report, *more)


def same(out: Path, misses: bool) -> None:
    from tools.bench.same_pairs import main

    title("devset: do two passages speak of one thing?")
    main(CORPUS / "devset")


def real(out: Path, misses: bool) -> None:
    folder = SHARED / "real"
    title("published prose: alarms (warnings and errors, open)")
    if not folder.exists():
        print(f"not measured: {folder} is not there")
        return
    result = check_files(sorted((folder / "articles").glob("*.txt")))
    report = out / "real.json"
    report.write_text(render(result), encoding="utf-8")
    for article in result.articles:
        for finding in article.findings:
            if finding.open and finding.severity is not Severity.NOTE:
                weight = f"{finding.severity.value}/{finding.confidence.value}"
                print(f"{Path(article.path).name}  {finding.code} {weight}: {finding.message}")
                for e in finding.evidence:
                    print(f"    {e.line}:{e.column} {e.role}: {' '.join(e.text.split())}")
    run("score.py", "--set", folder, "--report", report, *(["--misses"] if misses else []))


def model(out: Path, misses: bool) -> None:
    title("language model")
    sys.stdout.flush()
    subprocess.run([sys.executable, "-m", "tools.bench.model_table"], check=True, cwd=ROOT)


def cost(out: Path, misses: bool) -> None:
    from tools.bench.cost import main

    title("cost")
    main(out)


def report(out: Path, misses: bool) -> None:
    from tools.bench.report_page import main

    title("HTML report")
    main(out)


SECTIONS = {
    "corpus": corpus,
    "claims": claims,
    "inspect": inspect,
    "same": same,
    "real": real,
    "model": model,
    "cost": cost,
    "report": report,
}


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--only", choices=SECTIONS, action="append")
    parser.add_argument("--out", type=Path, default=ROOT / "out" / "bench")
    parser.add_argument("--misses", action="store_true")
    options = parser.parse_args()
    options.out.mkdir(parents=True, exist_ok=True)
    for name in options.only or SECTIONS:
        SECTIONS[name](options.out, options.misses)


if __name__ == "__main__":
    main()
