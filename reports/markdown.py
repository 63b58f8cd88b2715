"""The problems as GitHub Flavored Markdown, for a job summary or a comment on a pull request.

The words of a draft stand in code spans, in which nothing is markup, a mention or a link. A comment holds 65,536
characters: where the problems of all articles need more room, the gravest are told and the rest is counted.
"""

from __future__ import annotations

import re
from collections.abc import Iterator

from claims.finding import Evidence, Finding, Severity
from reports import problems
from reports.passages import plain
from reports.report import Report

COMMENT = 65_000
"""Characters that a comment can hold, with room for a line of the user's own."""
_SHAPES = {Severity.ERROR: "■", Severity.WARNING: "▲", Severity.NOTE: "●"}
_MARKUP = re.compile(r"([\\`*_\[\]~$])")
_AUTOMATIC = re.compile(r"(?i)\b(?:https?|ftp)(?=:)|\bwww(?=\.)|@(?=\w)|#(?=\d)|\bGH(?=-\d)")
"""What GitHub makes a link or a mention of; a comment after it breaks the spell and is not seen."""


def render(report: Report, *, most: int = COMMENT) -> str:
    """Counts, the problems article by article, what failed, what was read; at most `most` bytes of UTF-8."""
    closing = f"\n{_read(report)}\n"
    room = most - _size(_heading(report)) - _size(closing) - 200
    chosen, room = _chosen(report, room)
    lines = [_heading(report)]
    for place, entry in enumerate(report.articles):
        blocks = [block for _, block in sorted(chosen.get(place, []))]
        if blocks:
            lines += ["", f"#### {_code(problems.location(entry.path))}", "", *blocks]
    faults, left = list(problems.faults(report)), 0
    if faults:
        lines += ["", "#### Not checked", ""]
        for fault in faults:
            line = f"- {_code(problems.location(fault.path))}: {_text(fault.text)}"
            room -= _size(line)
            left += room < 0
            lines += [line] if room >= 0 else []
    left += sum(len(problems.problems(entry)) for entry in report.articles) - sum(map(len, chosen.values()))
    if left:
        lines += ["", f"**+{left:,} more**; another report of this run has them all."]
    return "\n".join(lines) + "\n" + closing


def _size(text: str) -> int:
    return len(text.encode("utf-8", "replace")) + 1


def _chosen(report: Report, room: int) -> tuple[dict[int, list[tuple[int, str]]], int]:
    """The problems that there is room for, the gravest first: for each article their place in it and their words."""
    order = {id(entry): place for place, entry in enumerate(report.articles)}
    places = {(order[id(e)], id(f)): n for e in report.articles for n, f in enumerate(e.findings)}
    chosen: dict[int, list[tuple[int, str]]] = {}
    for entry, finding in problems.ranked(report):
        article = order[id(entry)]
        block = "\n".join(_finding(finding))
        named = 0 if article in chosen else _size(_code(problems.location(entry.path))) + 10
        if _size(block) + named > room:
            break
        room -= _size(block) + named
        chosen.setdefault(article, []).append((places.pop((article, id(finding)), 0), block))
    return chosen, room


def _heading(report: Report) -> str:
    counts = dict.fromkeys(reversed(Severity), 0)
    for _, finding in problems.ranked(report):
        counts[finding.severity] += 1
    words = [f"{_SHAPES[s]} {n:,} {s.value}{'' if n == 1 else 's'}" for s, n in counts.items() if n]
    return f"### newscheck: {' · '.join(words) or 'nothing open was found'}"


def _finding(finding: Finding) -> Iterator[str]:
    shape = _SHAPES[finding.severity]
    kind = f"{finding.severity.value} {_text(finding.code)} {_text(finding.name)}"
    yield f"- {shape} **{kind}** ({finding.confidence.value} confidence): {_text(problems.message(finding))}"
    passages = sorted(finding.evidence, key=lambda e: e.span)
    for evidence in passages[: problems.MANY]:
        yield f"  - {_passage(evidence)}"
    if len(passages) > problems.MANY:
        yield f"  - and {len(passages) - problems.MANY} more"
    if finding.question:
        yield f"  - *{_text(plain(finding.question))}*"


def _passage(evidence: Evidence) -> str:
    where = f"line {evidence.line}, column {evidence.column}"
    said = problems.words(evidence)
    speaker = f" ({_text(evidence.speaker)})" if evidence.speaker else ""
    return f"{where}: {_code(said)}{speaker}" if said else where


def _read(report: Report) -> str:
    """How much was read and run, so that silence does not look like approval."""
    sentences = sum(len(entry.article.analysis.sentences) for entry in report.articles)
    rows = sum(len(entry.article.claims) for entry in report.articles)
    ran = {run.code for entry in report.articles for run in entry.checks_run}
    aside = sum(not f.open and not problems.dismissed(f) for entry in report.articles for f in entry.findings)
    dismissed = sum(problems.dismissed(f) for entry in report.articles for f in entry.findings)
    words = [
        f"Read {_many(len(report.articles), 'article')}: {_many(sentences, 'sentence')}, {_many(rows, 'claim')}",
        f"{_many(len(ran), 'check')} ran",
    ]
    words += [f"{aside:,} accounted for in the text"] if aside else []
    words += [f"{dismissed:,} dismissed"] if dismissed else []
    left_out = sum(entry.left_out for entry in report.articles)
    words += [f"{_many(left_out, 'finding')} on unchanged lines left out"] if left_out else []
    words += [f"{_many(len(report.unreadable), 'file')} could not be read"] if report.unreadable else []
    return f"{'; '.join(words)}. Silence is not approval."


def _many(number: int, word: str) -> str:
    return f"{number:,} {word}" + ("" if number == 1 else "s")


def _code(text: str) -> str:
    """A code span that holds `text` as it is, whatever backticks are in it."""
    clean = problems.one_line(text) or " "
    longest = max((len(run) for run in re.findall("`+", clean)), default=0)
    fence = "`" * (longest + 1)
    pad = " " if clean.startswith("`") or clean.endswith("`") or longest else ""
    return f"{fence}{pad}{clean}{pad}{fence}"


def _text(text: str) -> str:
    """`text` of which nothing is markup, HTML, a link or a mention."""
    escaped = _MARKUP.sub(r"\\\1", problems.one_line(text).replace("&", "&amp;").replace("<", "&lt;"))
    return _AUTOMATIC.sub(r"\g<0><!-- -->", escaped)
