"""The run: checks over articles, from discrepancies to a Report."""

from __future__ import annotations

import hashlib
import os
import re
from collections import Counter
from collections.abc import Iterable, Sequence
from dataclasses import replace
from datetime import UTC, datetime

from checker._version import VERSION
from checker.check import Check, Discrepancy, Side
from checker.merge import merge
from checker.registry import all_checks, described
from claims import table
from claims.article import Article
from claims.document import PartKind
from claims.finding import CheckFailure, Evidence, Finding, evidence_hash, fingerprint, normalise
from claims.spans import Span
from reports.report import ArticleReport, CheckRun, CheckSkipped, Report, Unreadable


def check_article(article: Article, checks: Sequence[Check], *, debug: bool = False) -> ArticleReport:
    """Run `checks` on an article. A check that crashes becomes a CheckFailure (with `debug` it raises)."""
    known = _Known(article)
    found: list[Finding] = []
    failures: list[CheckFailure] = []
    ran: list[Check] = []
    for check in checks:
        try:
            fresh = [_finding(known, check, d) for d in check.find(article)]
        except Exception as error:
            if debug:
                raise
            failures.append(CheckFailure(check.name, f"{type(error).__name__}: {error}"))
            continue
        ran.append(check)
        found += fresh
    findings = _number(sorted(merge(found), key=_order))
    counts = Counter(f.code for f in findings)
    return ArticleReport(
        article=article,
        findings=tuple(findings),
        checks_run=tuple(CheckRun(c.code, c.name, counts[c.code], _compared(article, c)) for c in ran),
        checks_skipped=tuple(CheckSkipped(c.code, c.name, "not selected") for c in all_checks() if c not in checks),
        failures=tuple(failures),
    )


def make_report(articles: Iterable[ArticleReport], unreadable: Iterable[Unreadable] = ()) -> Report:
    """The report of a run. Its timestamp is the clock's, or that of SOURCE_DATE_EPOCH where it is set."""
    return Report(
        version=VERSION,
        generated=now(),
        articles=tuple(articles),
        checks=described(),
        unreadable=tuple(unreadable),
    )


def now() -> str:
    """The time of the clock, or of SOURCE_DATE_EPOCH where it is set, as ISO 8601."""
    epoch = os.environ.get("SOURCE_DATE_EPOCH")
    at = datetime.fromtimestamp(int(epoch), UTC) if epoch else datetime.now(UTC)
    return at.strftime("%Y-%m-%dT%H:%M:%SZ")


class _Known:
    """What every finding of an article needs, read once."""

    def __init__(self, article: Article) -> None:
        self.article = article
        self.key = document_key(article)
        self._starts = article.claims[table.START].to_numpy()
        self._ends = article.claims[table.END].to_numpy()
        self._times = article.claims[table.TIME_VALUE].to_numpy()

    def time(self, span: Span) -> str:
        """The time of the shortest claim around a passage, as TIMEX3."""
        around = ((self._starts <= span.start) & (self._ends >= span.end)).nonzero()[0]
        if not len(around):
            return ""
        return str(self._times[around[(self._ends[around] - self._starts[around]).argmin()]])


def _finding(known: _Known, check: Check, discrepancy: Discrepancy) -> Finding:
    """A discrepancy with everything that its author cannot get wrong: code, quoted text, positions, identity."""
    letters = iter("ABCDEFGHIJKLMNOPQRSTUVWXYZ")
    evidence = []
    for side in discrepancy.sides:
        role = side.role or f"value {next(letters, 'Z')}"
        evidence.append(_evidence(known, side, role))
    conflict = [s for s in discrepancy.sides if s.role != "anchor"]
    keys = tuple(_key(known.article, s) for s in conflict)
    return Finding(
        code=check.code,
        name=check.name,
        severity=discrepancy.severity or check.severity,
        confidence=discrepancy.confidence,
        status=discrepancy.status,
        message=check.message.format_map(dict(discrepancy.values)),
        question=discrepancy.question,
        derivation=discrepancy.derivation,
        differs=tuple(dict.fromkeys(s.value for s in conflict if s.value)),
        evidence=tuple(evidence),
        fingerprint=fingerprint(code=check.code, document_key=known.key, keys=keys),
        key=fingerprint(code=check.code, document_key="", keys=keys),
        evidence_hash=evidence_hash((s.value, _around(known.article, s.span)) for s in conflict),
    )


def _evidence(known: _Known, side: Side, role: str) -> Evidence:
    article = known.article
    position = article.document.position(side.span.start)
    part = article.document.part_at(side.span.start)
    quotation = article.quotation_at(side.span)
    return Evidence(
        span=side.span,
        text=article.document.quote(side.span),
        line=position.line,
        column=position.column,
        paragraph=position.paragraph,
        part=part.kind.value if part else "",
        role=role,
        value=side.value,
        speaker=quotation.speaker if quotation else "",
        time=known.time(side.span),
    )


def document_key(article: Article) -> str:
    """What identifies an article whatever its path: a hash of its headline, or of its first paragraph where it has none.

    Figures do not count: they may be what is disputed.
    """
    first: dict[PartKind, str] = {}
    for part in article.document.parts:
        first.setdefault(part.kind, article.document.quote(part.span))
    words = re.sub(r"\d", "#", normalise(first.get(PartKind.HEADLINE) or first.get(PartKind.BODY, "")))
    return hashlib.sha256(words.encode("utf-8", "surrogatepass")).hexdigest()[:16]


def _around(article: Article, span: Span) -> str:
    """The words of the sentence that holds a passage; of the passage where none does."""
    sentence = article.analysis.sentence_at(span.start)
    return article.document.quote(sentence.span if sentence is not None and span in sentence.span else span)


def _key(article: Article, side: Side) -> str:
    """What a side speaks of, without its value: its sentence with the disputed words and all digits left out."""
    sentence = article.analysis.sentence_at(side.span.start)
    if sentence is None or side.span not in sentence.span:
        return re.sub(r"\d", "#", normalise(article.document.quote(side.span)))
    before = article.text[sentence.span.start : side.span.start]
    after = article.text[side.span.end : sentence.span.end]
    return re.sub(r"\d", "#", normalise(f"{before} _ {after}"))


def _order(finding: Finding) -> tuple[tuple[int, int], ...]:
    """Text order of the later passage, then of the earlier ones."""
    spans = sorted(((e.span.start, e.span.end) for e in finding.evidence if e.role != "anchor"), reverse=True)
    return (*spans, (int(finding.code[3:]), 0))


def _number(findings: Iterable[Finding]) -> list[Finding]:
    """Tell apart findings with one fingerprint by their number of occurrence."""
    seen: Counter[str] = Counter()
    out = []
    for finding in findings:
        times = seen[finding.fingerprint]
        seen[finding.fingerprint] += 1
        if times:
            mark = fingerprint(code=finding.code, document_key=finding.fingerprint, keys=(), occurrence=times)
            finding = replace(finding, fingerprint=mark)
        out.append(finding)
    return out


def _compared(article: Article, check: Check) -> str:
    """How much a check had to compare: the size of each view that it reads."""
    other = {"sentences": article.analysis.sentences, "paragraphs": article.document.parts}
    return ", ".join(f"{len(other[view] if view in other else getattr(article, view))} {view}" for view in check.reads)
