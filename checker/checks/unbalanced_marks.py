"""A quotation mark has no partner.

*What it looks for*: a double quotation mark that opens and is never closed in its paragraph, closes what was never opened, or stands
the wrong way round (“ where ” belongs).

*Why it matters to a reader*: they cannot tell where the speaker ends and the paper begins.

*When it stays silent*: when a quotation runs on into the next paragraph, which opens with a mark of its own; on inches, feet, ditto
marks and code; on single marks, which are apostrophes too.

*Source*: pairs of marks, paragraph by paragraph.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass

from checker.check import Check, Discrepancy, Side, clean, flagged
from claims.article import Article
from claims.document import Part, PartKind
from claims.finding import Confidence, Severity
from claims.spans import Span

_MARK = re.compile(r"``|''|[\"“”„«»]")
_INCHES = re.compile(r"\d['’′]?\s?\d*$")
_READ = (PartKind.HEADLINE, PartKind.STANDFIRST, PartKind.BODY, PartKind.LIST, PartKind.PULL_QUOTE, PartKind.CAPTION)
_OPENERS, _CLOSERS = frozenset(["“", "„", "«", "``"]), frozenset(["”", "»", "''"])

EXAMPLES = (
    flagged(
        "The mayor was «blunt. “We have no» plan B, she said. The council meets again on Friday, and the bank will be there.\n",
        "A quotation mark opens here and is never closed.",
    ),
    flagged(
        "The captain took the blame. “I should have turned back at «noon, “Osei told the» inquiry. The owners said nothing.\n",
        "An opening quotation mark stands where a closing one belongs.",
    ),
    clean(
        "“We have no plan B,” she said.\n\n“Nobody has one. I asked in March, and I asked in May.\n\n"
        "“What I was told is that the bank would not pay twice.”\n"
    ),
    clean('The board is 12" wide and 5\'10" long. “It fits,” he said. Its name, “The Long “One””, is painted on it.\n'),
)


@dataclass(frozen=True, slots=True)
class _Fault:
    at: Span
    what: str
    why: str


def find(article: Article) -> Iterator[Discrepancy]:
    parts = [p for p in article.document.parts if p.kind in _READ]
    running = False
    for i, part in enumerate(parts):
        following = parts[i + 1] if i + 1 < len(parts) else None
        faults, running = _faults(article.document.prose, part, following, running=running)
        for fault in faults[:1]:
            yield Discrepancy(
                sides=(Side(fault.at),),
                values={"what": fault.what},
                derivation=(fault.why,),
                confidence=Confidence.HIGH,
                question="Where do the quoted words begin and end?",
            )


def _faults(prose: str, part: Part, following: Part | None, *, running: bool) -> tuple[list[_Fault], bool]:
    """What is out of order in a paragraph, and whether its last quotation runs on into the next one.

    `running`: a quotation of the paragraph before goes on here, whether or not the paragraph says so with a mark.
    """
    faults: list[_Fault] = []
    depth: list[re.Match[str]] = []
    for k, mark in enumerate(_MARK.finditer(prose, part.span.start, part.span.end)):
        shape = _shape(prose, mark)
        if shape == "close" and not depth and _INCHES.search(prose[max(0, mark.start() - 6) : mark.start()]):
            continue
        if shape == "either":
            shape = "close" if depth else "open"
        if shape == "open" and depth and mark[0] != '"' and not _nested(prose, mark):
            if mark[0] in _OPENERS and _stands_as_close(prose, mark):
                faults.append(_Fault(_around(prose, mark, part), _TURNED, _PLACE))
                depth.pop()
                continue
            faults.append(_Fault(_around(prose, depth.pop(), part), _OPEN, "A second mark opens before the first is closed."))
        if shape == "open":
            depth.append(mark)
        elif depth:
            depth.pop()
        elif not (running and k == 0):
            faults.append(_Fault(_around(prose, mark, part), _CLOSE, "No mark before it is open."))
    if depth and not _goes_on(prose, part, following):
        faults.append(
            _Fault(_around(prose, depth[0], part), _OPEN, "The paragraph ends, and the next one does not take the quotation up.")
        )
    return faults, bool(depth)


_OPEN = "A quotation mark opens here and is never closed"
_CLOSE = "A quotation mark closes what was never opened"
_TURNED = "An opening quotation mark stands where a closing one belongs"
_PLACE = "It follows the last word of the quotation, or the comma after it, as a closing mark would."


def _shape(prose: str, mark: re.Match[str]) -> str:
    """What a mark does: "open", "close", or "either" where a straight mark does not tell."""
    if mark[0] != '"':
        return "open" if mark[0] in _OPENERS else "close"
    before, after = prose[mark.start() - 1 : mark.start()] or " ", prose[mark.end() : mark.end() + 1] or " "
    left = before.isspace() or before in "([—–-/‘'"
    right = after.isspace() or after in ".,;:!?)]—–-/’'"
    return "open" if left and not right else "close" if right and not left else "either"


def _goes_on(prose: str, part: Part, following: Part | None) -> bool:
    """Whether the next paragraph takes an open quotation up: it opens with a mark, or its first mark closes."""
    if following is None or following.kind is not part.kind:
        return False
    first = _MARK.search(prose, following.span.start, following.span.end)
    return first is not None and (first.start() - following.span.start <= 1 or _shape(prose, first) == "close")


def _nested(prose: str, mark: re.Match[str]) -> bool:
    """An opening mark that is closed again at once stands inside the other on purpose."""
    closing = re.compile("[”»]").search(prose, mark.end(), mark.end() + 200)
    return (
        bool(closing)
        and prose[mark.start() - 1].isspace()
        and closing is not None
        and prose[closing.end() : closing.end() + 60].count("”") > 0
    )


def _stands_as_close(prose: str, mark: re.Match[str]) -> bool:
    """Whether a mark stands as a closing one would: right behind a word or stop, or behind a comma and before a name."""
    before, after = prose[max(0, mark.start() - 2) : mark.start()], prose[mark.end() : mark.end() + 1]
    return not before[-1:].isspace() or (before[:1] in ",.!?" and after.isupper())


def _around(prose: str, mark: re.Match[str], part: Part) -> Span:
    """The mark with the words beside it."""
    before = re.search(r"\S*\s?$", prose[part.span.start : mark.start()])
    after = re.match(r"(?:\s?\S+){0,3}", prose[mark.end() : part.span.end])
    start = mark.start() - (len(before[0]) if before else 0)
    return Span(start, mark.end() + (len(after[0]) if after else 0)).strip(prose)


CHECK = Check(
    code="QUO403",
    name="unbalanced-marks",
    severity=Severity.WARNING,
    reads=("paragraphs",),
    message="{what}.",
    find=find,
    examples=EXAMPLES,
)
