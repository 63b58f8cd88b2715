"""What a check costs, as ratios measured in one run: a cold command against its imports, and growth with length."""

from __future__ import annotations

import itertools
import resource
import subprocess
import sys
import time
from pathlib import Path

ROOT = Path(__file__).parent.parent.parent
ARTICLES = ROOT / "tests" / "corpus" / "trainset" / "articles"
RUNS = 3


def timed(*command: str | Path) -> tuple[float, float]:
    """The best wall time in seconds of RUNS runs of a command, and the peak of its resident memory in MiB."""
    best = float("inf")
    for _ in range(RUNS):
        start = time.perf_counter()
        subprocess.run([str(c) for c in command], check=False, capture_output=True)
        best = min(best, time.perf_counter() - start)
    probe = (
        "import resource,subprocess,sys; subprocess.run(sys.argv[1:], capture_output=True); "
        "print(resource.getrusage(resource.RUSAGE_CHILDREN).ru_maxrss)"
    )
    memory = subprocess.run([sys.executable, "-c", probe, *map(str, command)], capture_output=True, text=True, check=True)
    return best, int(memory.stdout) / 1024


def words_of(path: Path) -> int:
    return len(path.read_text(encoding="utf-8").split())


def main(out: Path) -> None:
    article = min(ARTICLES.glob("*.txt"), key=lambda p: (abs(words_of(p) - 800), p.name))
    base, _ = timed(sys.executable, "-c", "import pandas, onnxruntime")
    helped, _ = timed(sys.executable, "-m", "checker", "--help")
    cold, memory = timed(sys.executable, "-m", "checker", "check", article)
    print(f"import pandas, onnxruntime                  1.00  ({base:.2f} s)")
    print(f"newscheck --help                            {helped / base:.2f}  ({helped:.2f} s)")
    print(f"newscheck check, cold, {words_of(article)} words            {cold / base:.2f}  ({cold:.2f} s, {memory:.0f} MiB)")
    growth(out)


def growth(out: Path) -> None:
    """Time in the model, the extractors and the checks for texts from 500 to 120,000 words, per 1,000 words.

    All three have read one article before: what loading costs is in the cold command.
    """
    from checker.registry import select
    from checker.run import check_article
    from claims.extract.article import extract
    from claims.nlp import analyse
    from claims.read import read_text

    bodies = [p.read_text(encoding="utf-8") for p in sorted(ARTICLES.glob("t*-c*.ok.txt"))]
    checks_of = select()
    check_article(extract(read_text(bodies[0])), checks_of)
    print("\nseconds per 1,000 words            model  extractors  checks")
    for target in (500, 2_000, 8_000, 30_000, 120_000):
        text, i = "", 0
        while len(text.split()) < target:
            text += bodies[i % len(bodies)] + "\n\n"
            i += 1
        text = " ".join(text.split(" ")[:target])
        document = read_text(text)
        spent = [time.perf_counter()]
        analysis = analyse(document)
        spent.append(time.perf_counter())
        article = extract(document, analyser=lambda _, found=analysis: found)
        spent.append(time.perf_counter())
        check_article(article, checks_of)
        spent.append(time.perf_counter())
        model, extractors, checks = (1000 * (b - a) / target for a, b in itertools.pairwise(spent))
        print(f"{target:8,} words                    {model:6.3f}  {extractors:6.3f}  {checks:9.3f}")
    print(f"peak memory {resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / 1024:.0f} MiB")
