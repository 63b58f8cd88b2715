"""What a revision changed, for a terminal: findings first, then values, then claims that came and went."""

from __future__ import annotations

from collections.abc import Iterable, Iterator

from claims.finding import Evidence, Finding, Severity
from reports.passages import plain
from reports.revision import Altered, Passage, Revision
from reports.terminal import harmless, safe

_COLOURS = {Severity.ERROR: "31", Severity.WARNING: "33", Severity.NOTE: "36"}
_OLD, _NEW, _BOLD, _DIM = "31", "32", "1", "2"


def render(revision: Revision, *, color: bool = False, wording: bool = False) -> str:
    """One block a kind of difference, then a line that counts them. `wording` lists what is only told in other words too."""
    paint = _Paint(color)
    lines = [f"{paint('--- ' + safe(revision.old.path), _OLD)}", f"{paint('+++ ' + safe(revision.new.path), _NEW)}", ""]
    for title, found in (
        ("Findings introduced", revision.introduced),
        ("Findings that remain", revision.remaining),
        ("Findings fixed", revision.fixed),
    ):
        lines += _block(title, [line for f in found for line in _finding(f, paint)], len(found), paint)
    if revision.anchor:
        lines += [
            f"{paint('The date of the article', _BOLD)}: {safe(revision.anchor.old) or '-'} → {safe(revision.anchor.new) or '-'}",
            "",
        ]
    lines += _block(
        "Claims whose value changed", [x for a in revision.changed for x in _altered(a, paint)], len(revision.changed), paint
    )
    lines += _block("Claims that appeared", _plain(revision.appeared, "+", _NEW, paint), len(revision.appeared), paint)
    lines += _block("Claims that vanished", _plain(revision.vanished, "-", _OLD, paint), len(revision.vanished), paint)
    if wording:
        told = [x for a in revision.reworded for x in _altered(a, paint)]
        lines += _block("Claims in other words", told, len(revision.reworded), paint)
    lines += [
        paint(summary(revision), _BOLD),
        "Only what newscheck reads as a claim is compared; the two texts may differ in more.",
    ]
    return "\n".join(harmless(line) for line in lines) + "\n"


def summary(revision: Revision) -> str:
    """The counts, in one line."""
    others = f"{len(revision.appeared)} appeared, {len(revision.vanished)} vanished, {len(revision.reworded)} reworded"
    claims = f"{_many(len(revision.changed), 'claim')} changed value, {others}, {revision.unchanged} unchanged"
    findings = f"{len(revision.introduced)} introduced, {len(revision.fixed)} fixed, {len(revision.remaining)} remaining"
    return f"{claims} · findings: {findings}"


class _Paint:
    """ANSI colours, or none."""

    def __init__(self, color: bool) -> None:
        self._color = color

    def __call__(self, text: str, code: str) -> str:
        return f"\x1b[{code}m{text}\x1b[0m" if self._color else text


def _block(title: str, lines: Iterable[str], number: int, paint: _Paint) -> list[str]:
    return [paint(f"{title} ({number})", _BOLD), *lines, ""] if number else []


def _finding(finding: Finding, paint: _Paint) -> Iterator[str]:
    severity = paint(finding.severity.value, _COLOURS[finding.severity])
    decided = f", decided: {_line(finding.decision.decision)}" if finding.decision else ""
    standing = f"{finding.confidence.value} confidence, {finding.status.value}{decided}"
    yield f"  {severity} {_line(finding.code)} {_line(finding.name)} [{standing}]"
    yield f"    {_line(plain(finding.message))}"
    yield from (f"    {_place(e)} «{_line(e.text)}»" for e in finding.evidence)


def _place(evidence: Evidence) -> str:
    return f"{evidence.line}:{evidence.column}"


def _altered(entry: Altered, paint: _Paint) -> Iterator[str]:
    for change in entry.changes:
        yield f"  {_line(change.field)}: {paint(_line(change.old) or 'none', _OLD)} → {paint(_line(change.new) or 'none', _NEW)}"
    if entry.same_words:
        yield f"    {_at(entry.new)} the same words: {_line(entry.new.text)}"
    else:
        yield f"    {paint('-', _OLD)} {_at(entry.old)} {_line(entry.old.text)}"
        yield f"    {paint('+', _NEW)} {_at(entry.new)} {_line(entry.new.text)}"


def _plain(found: Iterable[Passage], sign: str, code: str, paint: _Paint) -> list[str]:
    return [f"  {paint(sign, code)} {_at(p)} {_line(p.text)}{_said(p, paint)}" for p in found]


def _said(passage: Passage, paint: _Paint) -> str:
    return "" if passage.speaker in ("", "narrator") else " " + paint(f"({_line(passage.speaker)})", _DIM)


def _at(passage: Passage) -> str:
    return f"{passage.line}:{passage.column}"


def _line(text: str) -> str:
    return " ".join(safe(text).split())


def _many(number: int, word: str) -> str:
    return f"{number:,} {word}" + ("" if number == 1 else "s")
