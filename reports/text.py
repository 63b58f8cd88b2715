"""The report for a terminal: each finding with its passages, how it was derived, and what to ask; then what was read."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from itertools import chain

from claims.article import Article
from claims.finding import Evidence, Finding, Severity
from claims.spans import Span
from reports.passages import differing, moment, plain, sentence_around, shown
from reports.report import ArticleReport, Report
from reports.terminal import harmless, safe

_ON, _OFF = "\ue000", "\ue001"
"""Marks around disputed words while lines are being broken; they have no width."""
_COLOURS = {Severity.ERROR: "31", Severity.WARNING: "33", Severity.NOTE: "36"}
_DECIDED = {
    "stale": "dismissed earlier{}, but the text has changed",
    "expired": "dismissed earlier{}, for a time that is over",
}
_NARROWEST = 40


def render(report: Report, *, color: bool = False, width: int = 100) -> str:
    """Every article with its findings, then one line that counts them. Lines are at most `width` long where words allow."""
    paint = _Paint(color)
    width = max(width, _NARROWEST)
    lines: list[str] = []
    for entry in report.articles:
        lines += _article(entry, paint, width)
    for failed in report.unreadable:
        lines += [f"{safe(failed.path)}: {paint.bold('could not be read')}: {safe(failed.error)}", ""]
    lines += _closing(report, paint, width)
    return "\n".join(harmless(line) for line in lines) + "\n"


class _Paint:
    """ANSI colours, or none."""

    def __init__(self, color: bool) -> None:
        self._color = color

    def code(self, text: str, code: str) -> str:
        return f"\x1b[{code}m{text}\x1b[0m" if self._color else text

    def bold(self, text: str) -> str:
        return self.code(text, "1")

    def dim(self, text: str) -> str:
        return self.code(text, "2")

    def marked(self, lines: Iterable[str], severity: Severity) -> Iterator[str]:
        """Disputed words in colour, or in «» where there is none; a mark that goes over a line break goes on after it."""
        on, off = (f"\x1b[1;4;{_COLOURS[severity]}m", "\x1b[0m") if self._color else ("«", "»")
        inside = False
        for line in lines:
            start = on if inside and self._color else ""
            inside = line.rfind(_ON) > line.rfind(_OFF) or (inside and _OFF not in line)
            end = off if inside and self._color else ""
            yield start + line.replace(_ON, on).replace(_OFF, off) + end


def _article(entry: ArticleReport, paint: _Paint, width: int) -> list[str]:
    """What is open, then what the text accounts for, then what an editor dismissed; within each in text order."""
    lines: list[str] = []
    groups = (
        ("", [f for f in entry.findings if f.open and not f.dismissed]),
        ("Accounted for in the text:", [f for f in entry.findings if not f.open and not f.dismissed]),
        ("Dismissed earlier:", [f for f in entry.findings if f.dismissed]),
    )
    for title, findings in groups:
        if title and findings:
            lines += [paint.dim(title), ""]
        for finding in findings:
            lines += [*_finding(entry, finding, paint, width), ""]
    for failure in entry.failures:
        lines += [f"{safe(entry.path)}: {paint.bold('check failed')}: {safe(failure.check)}: {safe(failure.error)}", ""]
    return lines


def _finding(entry: ArticleReport, finding: Finding, paint: _Paint, width: int) -> Iterator[str]:
    severity = paint.code(finding.severity.value, f"1;{_COLOURS[finding.severity]}")
    place = _place(finding)
    where = f"{safe(entry.path)}:{place.line}:{place.column}" if place else safe(entry.path)
    yield f"{paint.bold(where)}: {severity} {finding.code} {finding.name} {paint.dim(_standing(finding))}"
    yield from _block(safe(plain(finding.message)), width, "  ")
    for evidence in finding.evidence:
        yield from _passage(entry.article, finding, evidence, paint, width)
    if differs := differing(finding.differs):
        yield from _block(" ↔ ".join(safe(d) for d in differs), width, "    ", "    differs: ")
    for step, text in enumerate(map(plain, finding.derivation), start=1):
        yield from _block(safe(text), width, "         ", f"    {'why:' if step == 1 else '    '} {step}. ")
    if finding.question:
        yield from _block(safe(plain(finding.question)), width, "         ", "    ask: ")


def _place(finding: Finding) -> Evidence | None:
    """The last passage that is a side of the conflict: what a reader meets second is where the conflict shows."""
    sides = [e for e in finding.evidence if e.role != "anchor"] or list(finding.evidence)
    return max(sides, key=lambda e: e.span, default=None)


def _standing(finding: Finding) -> str:
    words = [f"{finding.confidence.value} confidence", finding.status.value]
    if finding.decision is not None:
        reason = f" ({finding.decision.reason})" if finding.decision.reason else ""
        words.append(_DECIDED.get(finding.decision.decision, f"decided: {finding.decision.decision}{{}}").format(reason))
    return safe(f"[{', '.join(words)}]")


def _passage(article: Article, finding: Finding, evidence: Evidence, paint: _Paint, width: int) -> Iterator[str]:
    around = sentence_around(article, evidence.span)
    pieces = (
        (Span(around.start, evidence.span.start), "", ""),
        (evidence.span, _ON, _OFF),
        (Span(evidence.span.end, around.end), "", ""),
    )
    text = "".join(on + safe(shown(article.document, span)) + off for span, on, off in pieces)
    head = f"    {evidence.line}:{evidence.column} "
    yield from paint.marked(_wrapped(text.strip(), width, " " * len(head), head), finding.severity)
    said = ", ".join(safe(s) for s in (evidence.speaker, moment(evidence.time)) if s)
    if said:
        yield paint.dim(f"{' ' * len(head)}({said})")


def _block(text: str, width: int, indent: str, first: str | None = None) -> list[str]:
    return list(_wrapped(text, width, indent, indent if first is None else first))


def _wrapped(text: str, width: int, indent: str, first: str) -> Iterator[str]:
    """`text` in lines of at most `width`, broken at spaces, a longer word cut; marks do not count."""
    line, used = first, len(first)
    fresh = True
    for word in chain.from_iterable(_cut(w, width - len(indent)) for w in text.split()):
        size = len(word) - word.count(_ON) - word.count(_OFF)
        if not fresh and used + 1 + size > width:
            yield line
            line, used, fresh = indent, len(indent), True
        line, used = (line + word, used + size) if fresh else (line + " " + word, used + 1 + size)
        fresh = False
    yield line


def _cut(word: str, size: int) -> Iterator[str]:
    for start in range(0, len(word), max(size, 1)):
        yield word[start : start + size]


def _closing(report: Report, paint: _Paint, width: int) -> list[str]:
    findings = [f for entry in report.articles for f in entry.findings]
    dismissed = sum(f.dismissed for f in findings)
    counted = [f for f in findings if not f.dismissed]
    by = {s: sum(f.open and f.severity is s for f in counted) for s in Severity}
    aside = sum(not f.open for f in counted)
    parts = [_many(by[s], s.value) for s in reversed(Severity) if by[s]] or ["Nothing open was found"]
    if aside:
        parts.append(f"{aside} accounted for in the text")
    if dismissed:
        parts.append(f"{dismissed} dismissed")
    return [
        paint.bold(" · ".join(parts)),
        *_block(_read(report), width, ""),
    ]


def _read(report: Report) -> str:
    """How much was read and run, so that silence does not look like approval."""
    entries = report.articles
    sentences = sum(len(entry.article.analysis.sentences) for entry in entries)
    rows = sum(len(entry.article.claims) for entry in entries)
    ran = {run.code for entry in entries for run in entry.checks_run}
    skipped = {run.code for entry in entries for run in entry.checks_skipped}
    failed = sum(len(entry.failures) for entry in entries)
    words = [
        f"Read {_many(len(entries), 'article')}: {_many(sentences, 'sentence')}, {_many(rows, 'claim')}",
        f"{_many(len(ran), 'check')} ran, {len(skipped)} skipped",
    ]
    if failed:
        words.append(f"{failed} failed")
    if left_out := sum(entry.left_out for entry in entries):
        words.append(f"{_many(left_out, 'finding')} on unchanged lines left out")
    if report.unreadable:
        words.append(f"{_many(len(report.unreadable), 'file')} could not be read")
    return "; ".join(words) + ". Silence is not approval."


def _many(number: int, word: str) -> str:
    return f"{number:,} {word}" + ("" if number == 1 else "s")
