"""What a revision changed, as one HTML file: findings, values, claims, and the text with its changes. It runs no script."""

from __future__ import annotations

from dataclasses import dataclass

from claims.document import PartKind
from claims.finding import Finding
from reports.html import NEVER_SHOWN, Raw, digest, environment, static
from reports.passages import differing, instant, plain, sentence_around, shown, step
from reports.report import ArticleReport
from reports.revision import Revision
from reports.revision_text import summary
from reports.words_diff import Piece, pieces


@dataclass(frozen=True, slots=True)
class _Quote:
    """A passage of a finding in its sentence."""

    before: str
    words: str
    after: str
    line: int
    speaker: str


@dataclass(frozen=True, slots=True)
class _Card:
    """A finding as the page shows it."""

    finding: Finding
    message: str
    differs: tuple[str, ...]
    quotes: tuple[_Quote, ...]
    steps: tuple[str, ...]


def render(revision: Revision, *, generated: str = "") -> str:
    """The page. The same revision gives the same characters."""
    style = static("report.css") + static("revision.css")
    source = (
        environment()
        .get_template("revision.html")
        .render(
            revision=revision,
            title=_title(revision.new) or _title(revision.old) or revision.new.path,
            sum=summary(revision),
            made=instant(generated) if generated else "",
            style=Raw(style),
            style_hash=digest(style),
            groups=(
                ("introduced", "introduced by this version", _cards(revision.introduced, revision.new)),
                ("remaining", "in both versions", _cards(revision.remaining, revision.new)),
                ("fixed", "gone with this version", _cards(revision.fixed, revision.old)),
            ),
            altered=[(a, _both(a.old.text, a.new.text)) for a in revision.changed],
            reworded=[(a, _both(a.old.text, a.new.text)) for a in revision.reworded],
        )
    )
    return NEVER_SHOWN.sub("\ufffd", source)


def _both(old: str, new: str) -> tuple[Piece, ...]:
    return pieces(" ".join(old.split()), " ".join(new.split()))


def _title(report: ArticleReport) -> str:
    document = report.article.document
    return next((shown(document, p.span) for p in document.parts if p.kind is PartKind.HEADLINE), "")


def _cards(found: tuple[Finding, ...], report: ArticleReport) -> list[_Card]:
    return [_card(f, report) for f in found]


def _card(finding: Finding, report: ArticleReport) -> _Card:
    article = report.article
    quotes = []
    for evidence in finding.evidence:
        around = sentence_around(article, evidence.span)
        first, last = type(around)(around.start, evidence.span.start), type(around)(evidence.span.end, around.end)
        words = [shown(article.document, s) for s in (first, evidence.span, last)]
        speaker = "" if evidence.speaker == "narrator" else evidence.speaker
        quotes.append(_Quote(words[0], words[1], words[2], evidence.line, speaker))
    steps = tuple(step(s) for s in finding.derivation)
    return _Card(finding, plain(finding.message), differing(finding.differs), tuple(quotes), steps)
