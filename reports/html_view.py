"""The whole page as data: what the template shows, in the order in which it shows it."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable
from dataclasses import dataclass

from claims.article import Anchor
from claims.document import Document, PartKind
from claims.finding import Severity
from reports.html_article import Block, batches, blocks
from reports.html_explain import TextBlock, explain
from reports.html_findings import ASIDE, DISMISSED, OPEN, SHAPES, Card, cards, group, passages
from reports.html_marks import Marks
from reports.html_tables import ClaimRow, FigureRow, PersonRow, ToVerify, claims, figures, people, to_verify
from reports.html_timeline import Timeline, timeline
from reports.passages import moment, shown, step
from reports.report import ArticleReport, CheckInfo, CheckRun, Report

GROUPS = (
    (OPEN, "open", ""),
    (ASIDE, "accounted for in the text", "The article explains these itself, or leaves them to its sources."),
    (DISMISSED, "dismissed earlier", "An editor has decided on these."),
)
LONG = 8_000
_COLUMNS = (
    ("When", "when"),
    ("Figure", "figure"),
    ("Who says so", "speaker"),
    ("About", "about"),
    ("Place", "place"),
    ("How", "how"),
)
_LEFT_OUT = ("When it stays silent", "Why it matters", "Source")
"""Paragraphs of a check's page that `newscheck explain` shows and the report does not."""
_WORDS = {Severity.ERROR: "to resolve", Severity.WARNING: "to check", Severity.NOTE: "note"}


@dataclass(frozen=True, slots=True)
class Count:
    """One term of the verdict: "■ 1 to resolve"."""

    shape: str
    number: int
    words: str
    look: str


@dataclass(frozen=True, slots=True)
class CardGroup:
    """Cards under one heading."""

    key: str
    title: str
    about: str
    cards: tuple[Card, ...]


@dataclass(frozen=True, slots=True)
class Explanation:
    """A check's page."""

    code: str
    name: str
    severity: str
    blocks: tuple[TextBlock, ...]


@dataclass(frozen=True)
class ArticleView:
    """One article of the page. `prefix` starts every id, so that ids are unique over several articles."""

    prefix: str
    title: str
    path: str
    words: int
    verdict: tuple[Count, ...]
    groups: tuple[CardGroup, ...]
    batches: tuple[tuple[tuple[str, tuple[Block, ...]], ...], ...]
    timeline: Timeline
    people: tuple[PersonRow, ...]
    figures: tuple[FigureRow, ...]
    claims: tuple[ClaimRow, ...]
    quiet: tuple[tuple[str, str], ...]
    to_verify: tuple[ToVerify, ...]
    read: tuple[tuple[str, int], ...]
    anchor: str
    anchor_steps: tuple[str, ...]
    report: ArticleReport

    @property
    def long(self) -> bool:
        """Whether the page must spare the browser."""
        return self.words > LONG

    @property
    def claim_columns(self) -> tuple[tuple[str, str], ...]:
        """Heading and field of the last columns of the claims table, without those that are empty in this article."""
        return tuple((title, name) for title, name in _COLUMNS if any(getattr(c, name) for c in self.claims))

    @property
    def cards(self) -> tuple[Card, ...]:
        return tuple(card for g in self.groups for card in g.cards)


@dataclass(frozen=True)
class Page:
    """The report as the template reads it."""

    title: str
    articles: tuple[ArticleView, ...]
    verdict: tuple[Count, ...]
    explanations: tuple[Explanation, ...]
    toggles: tuple[Count, ...]
    report: Report

    @property
    def long(self) -> bool:
        """Whether the script must wait until the browser has read the page."""
        return sum(article.words for article in self.articles) > LONG

    @property
    def has_findings(self) -> bool:
        return any(article.cards for article in self.articles)


@dataclass(frozen=True, slots=True)
class Entry:
    """An article as the index shows it."""

    title: str
    path: str
    words: int
    verdict: tuple[Count, ...]
    anchor: str
    report: ArticleReport


@dataclass(frozen=True, slots=True)
class Overview:
    """The index page as its template reads it."""

    title: str
    articles: tuple[Entry, ...]
    verdict: tuple[Count, ...]


def overview(report: Report) -> Overview:
    """Everything that the index shows."""
    return Overview(
        title=_several(report),
        articles=tuple(
            Entry(
                title=_title(entry.article.document),
                path=entry.path,
                words=_words(entry.article.document),
                verdict=verdict((f.severity, group(f)) for f in entry.findings),
                anchor=_anchor(entry.article.anchor),
                report=entry,
            )
            for entry in report.articles
        ),
        verdict=verdict((f.severity, group(f)) for entry in report.articles for f in entry.findings),
    )


def _several(report: Report) -> str:
    return f"{len(report.articles)} article" + ("" if len(report.articles) == 1 else "s")


def page(report: Report) -> Page:
    """Everything that the page shows."""
    single = len(report.articles) == 1
    articles = tuple(_article(entry, "" if single else f"a{n}-") for n, entry in enumerate(report.articles, start=1))
    every = [card for article in articles for card in article.cards]
    used = {card.code for card in every}
    return Page(
        title=articles[0].title if single else _several(report),
        articles=articles,
        verdict=verdict((f.severity, group(f)) for entry in report.articles for f in entry.findings),
        explanations=tuple(_explanation(check) for check in report.checks if check.code in used),
        toggles=_toggles(every),
        report=report,
    )


def verdict(findings: Iterable[tuple[Severity, str]]) -> tuple[Count, ...]:
    """The counts that are not zero, heaviest first, of findings given by severity and group."""
    every = list(findings)
    by_severity = Counter(severity for severity, place in every if place == OPEN)
    out = [_count(severity, by_severity[severity]) for severity in reversed(Severity)]
    groups = Counter(place for _, place in every)
    out.append(Count("◇", groups[ASIDE], "accounted for in the text", "aside"))
    out.append(Count("✓", groups[DISMISSED], "dismissed earlier", "aside"))
    return tuple(c for c in out if c.number)


def _count(severity: Severity, number: int) -> Count:
    words = _WORDS[severity]
    return Count(SHAPES[severity], number, words + "s" if severity is Severity.NOTE and number != 1 else words, severity.value)


def _toggles(every: list[Card]) -> tuple[Count, ...]:
    """The severities that the page has, heaviest first, each with how many findings of it are open."""
    there = {card.severity for card in every}
    counts = Counter(card.severity for card in every if card.group == OPEN)
    named = [(s, s.value + ("" if counts[s] == 1 else "s")) for s in reversed(Severity) if s in there]
    return tuple(Count(SHAPES[s], counts[s], words, s.value) for s, words in named)


def _article(entry: ArticleReport, prefix: str) -> ArticleView:
    article, document = entry.article, entry.article.document
    marks = Marks(document, passages(entry.findings))
    every = cards(article, entry.findings)
    grouped = tuple(CardGroup(key, title, about, tuple(c for c in every if c.group == key)) for key, title, about in GROUPS)
    return ArticleView(
        prefix=prefix,
        title=_title(document),
        path=entry.path,
        words=_words(document),
        verdict=verdict((f.severity, group(f)) for f in entry.findings),
        groups=tuple(g for g in grouped if g.cards),
        batches=batches(blocks(document, marks)),
        timeline=timeline(article, entry.findings),
        people=people(article),
        figures=figures(article),
        claims=claims(article),
        quiet=_quiet(entry.checks_run),
        to_verify=to_verify(article, entry.findings),
        read=_read(entry),
        anchor=_anchor(article.anchor),
        anchor_steps=tuple(map(step, article.anchor.steps)),
        report=entry,
    )


def _quiet(runs: Iterable[CheckRun]) -> tuple[tuple[str, str], ...]:
    """The checks that found nothing, by what they compared."""
    out: dict[str, list[str]] = {}
    for run in runs:
        if not run.findings:
            out.setdefault(run.compared or "nothing to compare", []).append(f"{run.code} {run.name}")
    return tuple((compared, ", ".join(names)) for compared, names in out.items())


def _read(entry: ArticleReport) -> tuple[tuple[str, int], ...]:
    article = entry.article
    return (
        ("paragraphs", len({p.paragraph for p in article.document.parts})),
        ("sentences", len(article.analysis.sentences)),
        ("claims", len(article.claims)),
        ("people", len(article.people)),
        ("times", len(article.times)),
        ("figures", len(article.quantities)),
        ("quotations", len(article.quotations)),
    )


def _anchor(anchor: Anchor) -> str:
    if not anchor.value:
        return ""
    when = moment(anchor.value) or anchor.value
    if anchor.value.startswith("XXXX"):
        when += ", of a year that is not given"
    return f"{when}, from the {anchor.source}" if anchor.source not in ("none", "option") else when


def _words(document: Document) -> int:
    return len(document.prose.split())


def _title(document: Document) -> str:
    """The headline, else the title of the metadata, else the name of the file."""
    for part in document.parts:
        if part.kind is PartKind.HEADLINE:
            return shown(document, part.span).strip()
    named = document.value("title", "headline")
    return named.value if named else document.path


def _explanation(check: CheckInfo) -> Explanation:
    blocks = (b for b in explain(check.page) if not (b.runs and b.runs[0].text.startswith(_LEFT_OUT)))
    return Explanation(check.code, check.name, check.severity.value, tuple(blocks))
