"""Run some checks on some articles and print what they find, for the author of a check.

    python -m tools.bench.try_checks NAME[,NAME...] [FILE-OR-GLOB...] [--steps]

Without files: all articles of the training set. "all" runs every check.
"""

from __future__ import annotations

import argparse
import glob
from pathlib import Path

from checker.registry import select
from checker.run import check_article
from claims.errors import UserError
from claims.extract.article import extract
from claims.read import read_file
from tools.bench.analysis_cache import cached_analyse

TRAINSET = Path(__file__).parent.parent.parent / "tests" / "corpus" / "trainset" / "articles" / "*.txt"


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("checks")
    parser.add_argument("files", nargs="*", default=[str(TRAINSET)])
    parser.add_argument("--steps", action="store_true", help="print derivations too")
    options = parser.parse_args()
    checks = select([] if options.checks == "all" else options.checks.split(","))
    for path in sorted({p for pattern in options.files for p in glob.glob(pattern)}):
        try:
            article = extract(read_file(path), analyser=cached_analyse)
        except UserError as error:
            print(error)
            continue
        for f in check_article(article, checks, debug=True).findings:
            print(f"{Path(path).name}  {f.code} {f.severity.value}/{f.confidence.value}/{f.status.value}: {f.message}")
            for e in f.evidence:
                print(f"    {e.line}:{e.column} {e.role} [{e.value}]: {' '.join(e.text.split())}")
            for step in f.derivation if options.steps else ():
                print(f"      - {step}")


if __name__ == "__main__":
    main()
