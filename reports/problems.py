"""What the formats for build systems have in common: which findings are problems, where each stands, what went wrong.

A problem is a finding that is open and that no editor has dismissed. What the text itself accounts for (attributed,
acknowledged, superseded) and what was dismissed is no problem, and these formats leave it out.
"""

from __future__ import annotations

import json
import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from pathlib import PurePath
from typing import Any
from urllib.parse import quote

from claims.document import Document
from claims.finding import Confidence, Evidence, Finding
from claims.spans import Span
from reports.passages import plain
from reports.report import ArticleReport, Report

_SURROGATE = re.compile("[\ud800-\udfff]")
_UNSAFE = re.compile("[\x00-\x08\x0e-\x1f\x7f-\x84\x86-\x9f\u200e\u200f\u202a-\u202e\u2066-\u2069\ud800-\udfff\ufffe\uffff]")
"""What a terminal would obey, a reader would be misled by or a file could not hold."""
_ILLEGAL = re.compile("[^\t\n\r\x20-\ud7ff\ue000-\ufffd\U00010000-\U0010ffff]")
"""What XML 1.0 cannot hold."""
_LONGEST = 80
MANY = 10
"""Passages that a message tells of; a name that is spelled two ways may stand in hundreds."""


@dataclass(frozen=True, slots=True)
class Region:
    """A passage in the source file: lines and columns from 1, columns in code points, the end excluded."""

    line: int
    column: int
    end_line: int
    end_column: int


@dataclass(frozen=True, slots=True)
class Fault:
    """A file that could not be read (`check` is empty) or a check that crashed on it."""

    path: str
    check: str
    text: str


def dismissed(finding: Finding) -> bool:
    return finding.dismissed


def problems(entry: ArticleReport) -> list[Finding]:
    """The findings of an article that are open and not dismissed, in their order."""
    return [f for f in entry.findings if f.open and not dismissed(f)]


def ranked(report: Report) -> list[tuple[ArticleReport, Finding]]:
    """The problems of all articles, the gravest and surest first, otherwise in their order."""
    return graver([(entry, finding) for entry in report.articles for finding in problems(entry)])


def graver(found: Iterable[tuple[ArticleReport, Finding]]) -> list[tuple[ArticleReport, Finding]]:
    """Findings, the gravest and surest first, otherwise in their order."""
    sure = list(Confidence)
    return sorted(found, key=lambda pair: (-pair[1].severity.rank, -sure.index(pair[1].confidence)))


def faults(report: Report) -> Iterator[Fault]:
    """What could not be read, then the checks that crashed."""
    for failed in report.unreadable:
        yield Fault(failed.path, "", f"could not be read: {one_line(failed.error.removeprefix(f'{failed.path}: '))}")
    for entry in report.articles:
        for failure in entry.failures:
            yield Fault(entry.path, failure.check, one_line(f"check {failure.check} failed: {failure.error}"))


def place(finding: Finding) -> Evidence | None:
    """The last passage that is a side of the conflict: what a reader meets second is where the conflict shows."""
    sides = [e for e in finding.evidence if e.role != "anchor"] or list(finding.evidence)
    return max(sides, key=lambda e: e.span, default=None)


def others(finding: Finding) -> list[Evidence]:
    """The passages of a finding other than its place, in text order."""
    chosen = place(finding)
    return sorted((e for e in finding.evidence if e is not chosen), key=lambda e: e.span)


def region(document: Document, evidence: Evidence | None) -> Region:
    """Where a passage stands; the start of the file where a finding has none."""
    span = evidence.span if evidence else Span(0, 0)
    start, end = document.position(span.start), document.position(span.end)
    return Region(start.line, start.column, end.line, end.column)


def safe(text: str) -> str:
    """`text` without characters that change how the text around them is shown."""
    return _UNSAFE.sub("\ufffd", text)


def one_line(text: str) -> str:
    """`text` on one line, harmless."""
    return safe(" ".join(text.split()))


def message(finding: Finding) -> str:
    """What a finding says, on one line, with dates as people write them."""
    return one_line(plain(finding.message))


def words(evidence: Evidence) -> str:
    """The words of a passage on one line, cut where they are long."""
    said = one_line(evidence.text)
    return said if len(said) <= _LONGEST else said[: _LONGEST - 1].rstrip() + "…"


def told(finding: Finding) -> list[str]:
    """What a finding says, then a line for each passage that it compares with, the first of them where there are many."""
    compared = others(finding)
    lines = [f"line {e.line}: “{said}”" if (said := words(e)) else f"line {e.line}" for e in compared[:MANY]]
    return [message(finding), *lines, *([f"and {len(compared) - MANY} more"] if len(compared) > MANY else [])]


def legal_xml(text: str) -> str:
    """`text` without characters that XML 1.0 cannot hold."""
    return _ILLEGAL.sub("\ufffd", text)


def encodable(text: str) -> str:
    """`text` without what UTF-8 cannot hold (a file name may have it)."""
    return _SURROGATE.sub("\ufffd", text)


def location(path: str) -> str:
    """A path with forward slashes and no leading `./`."""
    return PurePath(path).as_posix()


def uri(path: str) -> str:
    """A path as a percent-encoded URI, relative where the path is."""
    encoded = quote(location(path), safe="/", errors="replace")
    return f"file://{encoded}" if encoded.startswith("/") else encoded


def dumps(value: Any, *, indent: int | None = None) -> str:
    """JSON with text as it is; half a surrogate pair, which no file can hold, as its escape."""
    text = json.dumps(value, ensure_ascii=False, indent=indent, allow_nan=False)
    return _SURROGATE.sub(lambda m: f"\\u{ord(m[0]):04x}", text)
