"""Findings as an editor shows them: diagnostics, hovers, and what can be done about them."""

from __future__ import annotations

import re
from collections.abc import Iterator

from lsprotocol import types

from checker.lsp.examine import Examined, main_passage
from claims.finding import Evidence, Finding, Severity
from reports.passages import differing, plain, step

SHOW, DECIDE = "newscheck.show", "newscheck.decide"
REASONS = ("both passages are right", "the sources differ, and the text says so", "the words are meant as they stand")
"""What an editor most often has to say; an extension of the editor may ask for another and send it with DECIDE."""
_SEVERITIES = {
    Severity.ERROR: types.DiagnosticSeverity.Error,
    Severity.WARNING: types.DiagnosticSeverity.Warning,
    Severity.NOTE: types.DiagnosticSeverity.Information,
}
_MARKUP = re.compile(r"([\\`*_{}\[\]()#+\-.!|<>&~])")
_LONG = 60


def diagnostics(examined: Examined, uri: str) -> list[types.Diagnostic]:
    """One for each finding, on its later passage; the other passages are related information."""
    return [_diagnostic(f, examined, uri) for f in examined.findings if f.evidence]


def _diagnostic(finding: Finding, examined: Examined, uri: str) -> types.Diagnostic:
    here = main_passage(finding)
    others = [e for e in finding.evidence if e is not here]
    severity = _SEVERITIES[finding.severity] if finding.open else types.DiagnosticSeverity.Hint
    return types.Diagnostic(
        range=examined.places.range(here.span),
        message=_message(finding),
        severity=severity,
        code=finding.code,
        source="newscheck",
        related_information=[
            types.DiagnosticRelatedInformation(types.Location(uri, examined.places.range(e.span)), _related(e)) for e in others
        ],
        data={"fingerprint": finding.fingerprint},
    )


def _message(finding: Finding) -> str:
    notes = [] if finding.open else [finding.status.value]
    if finding.decision is not None:
        notes.append(
            f"decided: {finding.decision.decision}" + (f", {finding.decision.reason}" if finding.decision.reason else "")
        )
    return plain(finding.message) + (f" ({'; '.join(notes)})" if notes else "")


def _related(evidence: Evidence) -> str:
    rests = "it rests on " if evidence.role == "anchor" else ""
    return f"{rests}“{_short(evidence.text)}”" + (f" ({evidence.speaker})" if _said(evidence) else "")


def hover(examined: Examined, position: types.Position) -> types.Hover | None:
    """What was found about the words at a position, and how it was worked out."""
    at = examined.places.offset(position)
    found = examined.at(at, at)
    if not found:
        return None
    here = next(e for e in found[0].evidence if e.span.start <= at <= e.span.end)
    value = "\n\n---\n\n".join("\n\n".join(_told(f)) for f in found)
    return types.Hover(types.MarkupContent(types.MarkupKind.Markdown, value), examined.places.range(here.span))


def _told(finding: Finding) -> Iterator[str]:
    standing = f"{finding.confidence.value} confidence · {finding.status.value}"
    yield f"**{finding.severity.value} {finding.code}** {_plain(finding.name)} · {standing}"
    yield _plain(_message(finding))
    if differs := differing(finding.differs):
        yield "Differs: " + " ↔ ".join(map(_plain, differs))
    yield "\n".join(
        f"- line {e.line}: “{_plain(_short(e.text))}”" + (f" ({_plain(e.speaker)})" if _said(e) else "") for e in finding.evidence
    )
    if finding.derivation:
        yield "\n".join(f"{n}. {_plain(step(words))}" for n, words in enumerate(finding.derivation, start=1))
    if finding.question:
        yield f"Ask: {_plain(plain(finding.question))}"


def actions(examined: Examined, uri: str, within: types.Range, *, comments: bool) -> list[types.CodeAction]:
    """What can be done about the findings in a range: go to their other passages, dismiss them with a reason.

    `comments`: whether the text may hold a comment that dismisses (Markdown).
    """
    span = examined.places.span(within)
    every = [f for f in examined.at(span.start, span.end) if f.evidence]
    marked = {f.fingerprint: _diagnostic(f, examined, uri) for f in every}
    out: list[types.CodeAction] = []
    for finding in every:
        out += _jumps(finding, examined, uri, span.start, span.end)
    for finding in every:
        out += _dismissals(finding, uri, marked[finding.fingerprint])
        if comments:
            out.append(_comment(finding, examined, uri, marked[finding.fingerprint]))
    return out


def _jumps(finding: Finding, examined: Examined, uri: str, start: int, end: int) -> Iterator[types.CodeAction]:
    for evidence in finding.evidence:
        if evidence.span.start <= end and start <= evidence.span.end:
            continue
        title = f"Go to “{_short(evidence.text)}” in line {evidence.line} ({finding.code})"
        place = examined.places.range(evidence.span)
        yield types.CodeAction(title, kind=types.CodeActionKind.Empty, command=types.Command(title, SHOW, arguments=[uri, place]))


def _dismissals(finding: Finding, uri: str, diagnostic: types.Diagnostic) -> Iterator[types.CodeAction]:
    for decision, reason in (*(("not-a-problem", r) for r in REASONS), ("verify", "")):
        title = f"{finding.code}: no problem, {reason}" if reason else f"{finding.code}: to be verified"
        command = types.Command(title, DECIDE, arguments=[uri, finding.fingerprint, decision, reason])
        yield types.CodeAction(title, kind=types.CodeActionKind.QuickFix, diagnostics=[diagnostic], command=command)


def _comment(finding: Finding, examined: Examined, uri: str, diagnostic: types.Diagnostic) -> types.CodeAction:
    """A comment above the paragraph, its reason left open: it takes effect when the reason is written."""
    document = examined.report.article.document
    part = document.part_at(main_passage(finding).span.start)
    line = examined.places.position(part.span.start if part else 0).line
    above = types.Position(line, 0)
    edit = types.TextEdit(types.Range(above, above), f"<!-- newscheck-ignore-next {finding.code} --  -->\n\n")
    title = f"{finding.code}: no problem, give the reason in a comment"
    changes = types.WorkspaceEdit(changes={uri: [edit]})
    return types.CodeAction(title, kind=types.CodeActionKind.QuickFix, diagnostics=[diagnostic], edit=changes)


def _short(text: str) -> str:
    words = " ".join(text.split())
    return words if len(words) <= _LONG else words[: _LONG - 1] + "…"


def _said(evidence: Evidence) -> bool:
    return evidence.speaker not in ("", "narrator")


def _plain(text: str) -> str:
    """Words as Markdown shows them, whatever signs they hold."""
    return _MARKUP.sub(r"\\\1", " ".join(text.split()))
