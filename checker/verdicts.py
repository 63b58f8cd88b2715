"""Which decision holds for which finding of an article, and which decisions hold for none."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass, replace

from checker.decisions import Entry, Ledger
from claims.article import Article
from claims.finding import Decision, Finding, normalise
from reports.report import ArticleReport

STALE, EXPIRED = "stale", "expired"
_TELLING = 8
"""Words that passages of an article must have for a decision on the same words elsewhere to hold for them."""


@dataclass(frozen=True)
class Verdicts:
    """An article's findings with the decisions on them. `used` are the fingerprints of the entries that hold, `stale` of
    those whose text has changed, `unused` of those that were about this article and hold for nothing in it."""

    entry: ArticleReport
    used: frozenset[str] = frozenset()
    stale: frozenset[str] = frozenset()
    unused: frozenset[str] = frozenset()


def decide(entry: ArticleReport, ledger: Ledger, *, today: str) -> Verdicts:
    """The decisions of `ledger` on an article's findings; `today` is the ISO day on which one may have expired.

    An entry holds for a finding with its fingerprint and its evidence. The fingerprint changes with the headline, so an
    entry also holds for a finding of the same file, or of long enough passages, that has its key and its evidence. An entry
    that dismisses and fits but for its evidence is stale: the finding is open again, and says so. So is one of the same file
    and check whose disputed words are the same in another sentence.
    """
    document = ledger.relative(entry.path)
    book = _Book(ledger.entries, entry.article)
    holding: dict[str, Entry] = {}
    for finding in entry.findings:
        if found := next((e for e in book.candidates(finding, document) if _same_evidence(finding, e)), None):
            holding[finding.fingerprint] = found
    used = {e.fingerprint for e in holding.values()}
    stale: dict[str, Entry] = {}
    for finding in entry.findings:
        if finding.fingerprint not in holding:
            near = (*book.candidates(finding, document, telling=False), *book.reworded(finding, document))
            if found := next((e for e in near if e.fingerprint not in used), None):
                stale[finding.fingerprint] = found
    findings = tuple(_decided(f, holding.get(f.fingerprint), stale.get(f.fingerprint), today) for f in entry.findings)
    changed = {e.fingerprint for e in stale.values()}
    mine = {e.fingerprint for e in ledger.entries if e.document == document}
    return Verdicts(replace(entry, findings=findings), frozenset(used), frozenset(changed), frozenset(mine - used - changed))


class _Book:
    """The entries by fingerprint and by key, and the article that they may be about."""

    def __init__(self, entries: Sequence[Entry], article: Article) -> None:
        self._article = article
        self._by_fingerprint = {e.fingerprint: e for e in entries}
        self._by_key: dict[str, list[Entry]] = {}
        self._by_words: dict[tuple[str, str, tuple[str, ...]], list[Entry]] = {}
        for entry in entries:
            if entry.key:
                self._by_key.setdefault(entry.key, []).append(entry)
            if entry.quotes:
                self._by_words.setdefault((entry.document, entry.code, _told(entry.quotes)), []).append(entry)

    def candidates(self, finding: Finding, document: str, *, telling: bool = True) -> Iterable[Entry]:
        """The entries that may be about a finding, the likeliest first."""
        if (own := self._by_fingerprint.get(finding.fingerprint)) and own.code in ("", finding.code):
            yield own
        others = self._by_key.get(finding.key, ()) if finding.key else ()
        yield from (e for e in others if e.document == document)
        if telling and others and self._words(finding) >= _TELLING:
            yield from (e for e in others if e.document != document)

    def reworded(self, finding: Finding, document: str) -> Iterable[Entry]:
        """The entries of the same file and check about the same disputed words, whatever the sentences around them."""
        words = _told(e.text for e in finding.evidence if e.role != "anchor")
        return self._by_words.get((document, finding.code, words), ())

    def _words(self, finding: Finding) -> int:
        """How many words the sentences of the passages have."""
        every = (self._article.analysis.sentence_at(e.span.start) for e in finding.evidence if e.role != "anchor")
        spans = {sentence.span for sentence in every if sentence is not None}
        return sum(len(span.of(self._article.text).split()) for span in spans)


def _same_evidence(finding: Finding, entry: Entry) -> bool:
    """Entries of an older report have no hash: there the words of the passages tell."""
    if entry.evidence:
        return entry.evidence == finding.evidence_hash
    if not entry.quotes:
        return not entry.dismisses
    sides = [e for e in finding.evidence if e.role != "anchor"]
    return any(_told(entry.quotes) == _told(e.text for e in some) for some in (sides, finding.evidence))


def _told(words: Iterable[str]) -> tuple[str, ...]:
    """The words of passages, as far as they tell them apart, in an order that is always the same."""
    return tuple(sorted(map(normalise, words)))


def _decided(finding: Finding, holding: Entry | None, stale: Entry | None, today: str) -> Finding:
    if finding.decision is not None:
        return finding
    if holding is not None:
        if holding.dismisses and holding.expires and holding.expires < today:
            reason = f"{holding.reason}, until {holding.expires}".lstrip(", ")
            return replace(finding, decision=Decision(EXPIRED, reason, holding.by, holding.on))
        return replace(finding, decision=Decision(holding.decision, holding.reason, holding.by, holding.on))
    if stale is not None:
        kind = STALE if stale.dismisses else stale.decision
        return replace(finding, decision=Decision(kind, stale.reason, stale.by, stale.on))
    return finding
