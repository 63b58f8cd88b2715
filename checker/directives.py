"""Comments in the article that dismiss findings: `<!-- newscheck-ignore-next TIM101 -- reason -->` and its kin, and "[sic]"."""

from __future__ import annotations

import bisect
import re
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, field, replace
from itertools import takewhile

from checker import notices
from checker.config_values import suggestion
from checker.registry import UnknownCheck, codes
from checker.run import document_key
from claims.article import Article
from claims.document import Document
from claims.finding import Confidence, Decision, Evidence, Finding, Status, evidence_hash, fingerprint
from claims.spans import Span
from reports.report import ArticleReport, CheckInfo

_COMMENT = re.compile(r"<!--\s*newscheck-(?P<verb>[a-z]*(?:-[a-z]+)*)(?P<rest>.{0,2000}?)-->", re.IGNORECASE | re.DOTALL)
_REASON = re.compile(r"\s*--+\s*|\s+[—–]\s+")
_NAMES = re.compile(r"[\s,]+")
_SIC = re.compile(r"[\s”’\"')]{0,3}[\[(]\s?sic\b[^\])]{0,3}[\])]", re.IGNORECASE)
IGNORE, DISABLE, ENABLE, FILE = "ignore-next", "disable", "enable", "ignore-file"
VERBS = (IGNORE, DISABLE, ENABLE, FILE)


@dataclass(frozen=True, slots=True)
class Directive:
    """A comment that is understood. `names` are the checks as written, each with its codes; `reach` is where it holds."""

    verb: str
    span: Span
    line: int
    names: tuple[tuple[str, tuple[str, ...]], ...]
    reason: str
    reach: Span = field(default_factory=lambda: Span(0, 0))


@dataclass(frozen=True, slots=True)
class _Fault:
    notice: CheckInfo
    span: Span
    message: str


def obeyed(entry: ArticleReport, *, muted: Iterable[str] = ()) -> ArticleReport:
    """An article's findings with what its comments, and "[sic]" behind the words, dismiss; and notices of comments that are
    of no use, but for those whose codes are `muted`."""
    article = entry.article
    directives, faults = _read(article.document)
    within = _within(directives, entry.findings)
    silenced: dict[int, Directive] = {}
    for directive, places in zip(directives, within, strict=True):
        named = {code for _, found in directive.names for code in found}
        for n in places:
            if entry.findings[n].code in named:
                silenced.setdefault(n, directive)
    findings = [_dismissed(article, f, silenced.get(n)) for n, f in enumerate(entry.findings)]
    codes_within = [{entry.findings[n].code for n in places} for places in within]
    faults += _unused(directives, codes_within, {run.code for run in entry.checks_run})
    silent = frozenset(muted)
    told = [_finding(article, fault, n) for n, fault in enumerate(faults) if fault.notice.code not in silent]
    if not told:
        return replace(entry, findings=tuple(findings))
    every = sorted([*findings, *told], key=lambda f: max((e.span.start for e in f.evidence if e.role != "anchor"), default=0))
    return replace(entry, findings=tuple(every))


def _within(directives: Sequence[Directive], findings: Sequence[Finding]) -> list[list[int]]:
    """For each directive the places of the findings that have a passage in its reach."""
    sides = sorted((e.span, n) for n, f in enumerate(findings) for e in f.evidence if e.role != "anchor")
    starts = [span.start for span, _ in sides]
    longest = max((len(span) for span, _ in sides), default=0)
    out = []
    for directive in directives:
        reach = directive.reach if directive.verb != ENABLE else Span(0, 0)
        near = sides[bisect.bisect_left(starts, reach.start - longest) : bisect.bisect_left(starts, reach.end)]
        out.append(sorted({n for span, n in near if span.overlaps(reach)}))
    return out


def _dismissed(article: Article, finding: Finding, directive: Directive | None) -> Finding:
    if directive is not None:
        by = f"a comment in line {directive.line}"
        return replace(finding, decision=Decision("not-a-problem", directive.reason, by))
    sides = [e for e in finding.evidence if e.role != "anchor"]
    if any(_SIC.match(article.text, e.span.end) for e in sides):
        return replace(finding, decision=Decision("not-a-problem", "“[sic]” stands behind the words", "the article"))
    return finding


def _read(document: Document) -> tuple[list[Directive], list[_Fault]]:
    """The directives in text order with where they hold, and what cannot be understood."""
    found: list[Directive] = []
    faults: list[_Fault] = []
    if "newscheck" not in document.text:
        return found, faults
    for match in _COMMENT.finditer(document.text):
        span = Span(*match.span())
        if document.prose[span.start : span.end].strip():
            continue  # text of the article that looks like a comment
        parsed = _parsed(match["verb"].lower(), match["rest"], span, document)
        if isinstance(parsed, Directive):
            found.append(parsed)
        else:
            faults.append(parsed)
    return _reaching(found, document), faults


def _parsed(verb: str, rest: str, span: Span, document: Document) -> Directive | _Fault:
    if verb not in VERBS:
        hint = suggestion(verb, VERBS, f"; write one of {', '.join(VERBS)}")
        return _Fault(notices.UNKNOWN, span, f"No comment is called “newscheck-{verb}”{hint}")
    written, reason = (*_REASON.split(rest, maxsplit=1), "")[:2]
    names = []
    for name in filter(None, _NAMES.split(written.strip())):
        try:
            names.append((name, codes(name, option="comment")))
        except UnknownCheck as error:
            return _Fault(notices.UNKNOWN, span, str(error).removeprefix("comment: ").capitalize())
    if not names and verb != ENABLE:
        return _Fault(notices.UNKNOWN, span, f"“newscheck-{verb}” names no check; write the code of one behind it")
    if not reason.strip() and verb != ENABLE:
        return _Fault(notices.NO_REASON, span, f"“newscheck-{verb}” gives no reason and has no effect; write one behind “ -- ”")
    line = document.position(span.start).line
    return Directive(verb, span, line, tuple(names), " ".join(reason.split()))


def _reaching(directives: list[Directive], document: Document) -> list[Directive]:
    return [replace(d, reach=_reach(d, directives[n + 1 :], document)) for n, d in enumerate(directives)]


def _reach(directive: Directive, later: Sequence[Directive], document: Document) -> Span:
    end = directive.span.end
    if directive.verb == FILE:
        return Span(0, len(document.text) + 1)
    if directive.verb == IGNORE:
        parts = document.parts
        first = bisect.bisect_right(parts, end, key=lambda p: p.span.end)
        if first == len(parts):
            return Span(end, end)
        following = (parts[n] for n in range(first, len(parts)))
        block = [p.span for p in takewhile(lambda p: p.paragraph == parts[first].paragraph, following)]
        return Span(max(end, min(s.start for s in block)), max(s.end for s in block))
    if directive.verb == DISABLE:
        ends = (d.span.start for d in later if d.verb == ENABLE and _ends(directive, d))
        return Span(end, next(ends, len(document.text) + 1))
    return Span(end, end)


def _ends(disable: Directive, enable: Directive) -> bool:
    """Whether `enable` names all that `disable` does; one that names nothing ends everything."""
    mine, theirs = ({c for _, found in d.names for c in found} for d in (disable, enable))
    return not theirs or mine <= theirs


def _unused(directives: Sequence[Directive], within: Sequence[set[str]], ran: set[str]) -> Iterator[_Fault]:
    """Names that a comment silences in vain, as far as their checks ran; an end without a beginning. `within` are the codes
    of the findings in the reach of each."""
    for n, (directive, here) in enumerate(zip(directives, within, strict=True)):
        if directive.verb == ENABLE:
            if not any(d.verb == DISABLE and _ends(d, directive) for d in directives[:n]):
                yield _Fault(notices.UNUSED, directive.span, "“newscheck-enable” ends nothing that was disabled before it")
            continue
        idle = [name for name, found in directive.names if ran.issuperset(found) and here.isdisjoint(found)]
        if idle:
            what = "is" if len(idle) == 1 else "are"
            yield _Fault(notices.UNUSED, directive.span, f"Nothing of {', '.join(idle)} {what} there to be ignored")


def _finding(article: Article, fault: _Fault, number: int) -> Finding:
    document = article.document
    at, part, text = document.position(fault.span.start), document.part_at(fault.span.start), document.quote(fault.span)
    side = Evidence(
        span=fault.span,
        text=text,
        line=at.line,
        column=at.column,
        paragraph=at.paragraph,
        part=part.kind.value if part else "",
        role="value A",
    )
    return Finding(
        code=fault.notice.code,
        name=fault.notice.name,
        severity=fault.notice.severity,
        confidence=Confidence.HIGH,
        status=Status.OPEN,
        message=f"{fault.message}.",
        question="",
        derivation=(),
        differs=(),
        evidence=(side,),
        fingerprint=fingerprint(code=fault.notice.code, document_key=document_key(article), keys=(text,), occurrence=number),
        key=fingerprint(code=fault.notice.code, document_key="", keys=(text,)),
        evidence_hash=evidence_hash([("", text)]),
    )
