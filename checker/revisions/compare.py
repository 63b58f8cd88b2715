"""Compare two versions of an article: claims paired sentence by sentence, findings by the sentences they stand in."""

from __future__ import annotations

import bisect
from collections import defaultdict
from collections.abc import Iterable, Mapping, Sequence
from typing import Any

from checker._version import VERSION
from checker.revisions.align import align, alike, bag
from checker.revisions.paragraphs import blocks
from checker.revisions.sifting import innermost, others, unclaimed
from checker.revisions.values import Both, changes, sentence_of, span
from claims import table
from claims.article import Article
from claims.finding import Finding, normalise
from claims.spans import Span
from reports.passages import moment
from reports.report import ArticleReport
from reports.revision import Altered, Change, Passage, Revision

Row = Mapping[Any, Any]
_BARE = ("be", "have", "say", "do", "")
"""Predicates that make no two claims the same."""
_LEAST = 0.45
_ELSEWHERE = 0.65
"""How alike claims must be: in sentences that belong together, and anywhere in the article."""


def compare(old: ArticleReport, new: ArticleReport) -> Revision:
    """Which claims appeared, vanished or changed value from `old` to `new`, and which findings were fixed or introduced."""
    sentences = align(_sentences(old.article), _sentences(new.article))
    rows_old, rows_new = (r.article.claims.to_dict("records") for r in (old, new))
    pairs = _pair_claims(rows_old, rows_new, sentences)
    met = sorted(pairs.items(), key=lambda pair: pair[1])
    every = [_altered(Both(rows_old[i], rows_new[j], old.article, new.article)) for i, j in met]
    changed = innermost([a for a in every if a.changes], new.article)
    changed += unclaimed(sentences, old.article, new.article, changed)
    changed.sort(key=lambda a: (a.new.span, a.old.span))
    reworded = others([a for a in every if not a.changes and not a.same_words], changed, new.article)
    back = {j: i for i, j in pairs.items()}
    introduced, fixed, remaining = _findings(old, new, sentences)
    return Revision(
        version=VERSION,
        old=old,
        new=new,
        anchor=_anchor(old.article, new.article),
        changed=tuple(changed),
        appeared=_alone(_single(rows_new, rows_old, back, old.article), new.article),
        vanished=_alone(_single(rows_old, rows_new, pairs, new.article), old.article),
        reworded=tuple(reworded),
        unchanged=sum(a.same_words and not a.changes for a in every),
        introduced=introduced,
        fixed=fixed,
        remaining=remaining,
        blocks=blocks(old.article.document, new.article.document),
    )


def _sentences(article: Article) -> list[str]:
    return [s.span.of(article.document.prose) for s in article.analysis.sentences]


def _pair_claims(old: Sequence[Row], new: Sequence[Row], sentences: Mapping[int, int]) -> dict[int, int]:
    """Rows of the old table to rows of the new one: first within sentences that belong together, then anywhere."""
    by_old, by_new = _by_sentence(old), _by_sentence(new)
    pairs: dict[int, int] = {}
    for here, there in sentences.items():
        pairs |= _within(by_old[here], by_new[there], old, new)
    taken = set(pairs.values())
    rest_old = [i for i in range(len(old)) if i not in pairs]
    rest_new = [j for j in range(len(new)) if j not in taken]
    far = align([old[i][table.TEXT] for i in rest_old], [new[j][table.TEXT] for j in rest_new], least=_ELSEWHERE)
    pairs |= {rest_old[i]: rest_new[j] for i, j in far.items()}
    return pairs | _next_to(rest_old, rest_new, pairs, old, new, sentences)


def _next_to(
    rest_old: Sequence[int],
    rest_new: Sequence[int],
    pairs: Mapping[int, int],
    old: Sequence[Row],
    new: Sequence[Row],
    sentences: Mapping[int, int],
) -> dict[int, int]:
    """Claims left over that a cut or joined sentence has parted: the same predicate with a figure or time of one kind, at most
    a sentence away from where it was."""
    taken = set(pairs.values())
    waiting = _by_sentence(new)
    left = {j for j in rest_new if j not in taken}
    out: dict[int, int] = {}
    for i in rest_old:
        near = sentences.get(int(old[i][table.SENTENCE]))
        if i in pairs or near is None or old[i][table.PREDICATE] in _BARE:
            continue
        for j in (j for at in (near, near + 1, near - 1) for j in waiting.get(at, ()) if j in left):
            if old[i][table.PREDICATE] == new[j][table.PREDICATE] and _kinds(old[i]) & _kinds(new[j]):
                out[i] = j
                left.remove(j)
                break
    return out


def _kinds(row: Row) -> set[str]:
    """The unit of a claim's figure, and whether it has a time."""
    figure = {f"figure in {row[table.QUANTITY_UNIT]}"} if row[table.QUANTITY_TEXT] else set()
    return figure | ({"time"} if row[table.TIME_TEXT] else set())


def _by_sentence(rows: Sequence[Row]) -> defaultdict[int, list[int]]:
    out: defaultdict[int, list[int]] = defaultdict(list)
    for place, row in enumerate(rows):
        out[int(row[table.SENTENCE])].append(place)
    return out


def _within(here: Sequence[int], there: Sequence[int], old: Sequence[Row], new: Sequence[Row]) -> dict[int, int]:
    scored = []
    bags_old, bags_new = {i: bag(old[i][table.TEXT]) for i in here}, {j: bag(new[j][table.TEXT]) for j in there}
    for at, i in enumerate(here):
        for to, j in enumerate(there):
            same = sum(old[i][c] == new[j][c] for c in (table.SUBJECT, table.QUANTITY_VALUE, table.TIME_VALUE))
            score = (
                0.6 * alike(bags_old[i], bags_new[j]) + 0.25 * (old[i][table.PREDICATE] == new[j][table.PREDICATE]) + 0.05 * same
            )
            if score > _LEAST:
                scored.append((-score, abs(at - to), i, j))
    pairs: dict[int, int] = {}
    taken: set[int] = set()
    for _, _, i, j in sorted(scored):
        if i not in pairs and j not in taken:
            pairs[i] = j
            taken.add(j)
    return pairs


def _altered(both: Both) -> Altered:
    return Altered(_passage(both.old, both.before), _passage(both.new, both.after), changes(both), both.same_words)


def _passage(row: Row, article: Article) -> Passage:
    here = span(row)
    at = article.document.position(here.start)
    return Passage(row[table.ID], here, article.document.quote(here), at.line, at.column, row[table.SPEAKER])


def _single(rows: Sequence[Row], theirs: Sequence[Row], pairs: Mapping[int, int], their: Article) -> list[Row]:
    """The rows without counterpart, but for further figures of a claim that has one and whose sentence there tells them too."""
    counterparts: defaultdict[Span, list[Row]] = defaultdict(list)
    for i, j in pairs.items():
        counterparts[span(rows[i])].append(theirs[j])

    def told(row: Row) -> bool:
        values = [normalise(row[column]) for column in (table.QUANTITY_TEXT, table.TIME_TEXT) if row[column]]
        sentences = (sentence_of(other, their).span.of(their.document.prose) for other in counterparts[span(row)])
        return any(all(value in normalise(words) for value in values) for words in sentences)

    return [row for i, row in enumerate(rows) if i not in pairs and not told(row)]


def _alone(rows: Sequence[Row], article: Article) -> tuple[Passage, ...]:
    """The passages of claims without counterpart: each once, however many figures it holds."""
    return tuple({p.span: p for p in (_passage(r, article) for r in reversed(rows))}.values())[::-1]


def _anchor(old: Article, new: Article) -> Change | None:
    one, other = old.anchor.value, new.anchor.value
    return Change("date", moment(one) or one, moment(other) or other) if one != other else None


def _findings(
    old: ArticleReport, new: ArticleReport, sentences: Mapping[int, int]
) -> tuple[tuple[Finding, ...], tuple[Finding, ...], tuple[Finding, ...]]:
    """Introduced, fixed, remaining. A finding is the same where its check and the sentences of its sides are."""
    waiting: defaultdict[object, list[int]] = defaultdict(list)
    for place, finding in enumerate(old.findings):
        waiting[_sides(finding, old.article, sentences)].append(place)
    marks = {f.fingerprint: i for i, f in enumerate(old.findings)}
    met: set[int] = set()
    introduced, remaining = [], []
    identity = {i: i for i in range(len(new.article.analysis.sentences))}
    for finding in new.findings:
        places = [i for i in waiting[_sides(finding, new.article, identity)] if i not in met]
        places += [i for i in (marks.get(finding.fingerprint),) if i is not None and i not in met]
        if places:
            met.add(places[0])
            remaining.append(finding)
        else:
            introduced.append(finding)
    fixed = tuple(f for i, f in enumerate(old.findings) if i not in met)
    return tuple(introduced), fixed, tuple(remaining)


def _sides(finding: Finding, article: Article, sentences: Mapping[int, int]) -> tuple[str, tuple[str, ...]]:
    every = article.analysis.sentences
    starts = [s.span.start for s in every]

    def side(start: int, text: str) -> str:
        at = bisect.bisect_right(starts, start) - 1
        if at >= 0 and start < every[at].span.end:
            return f"sentence {sentences[at]}" if at in sentences else f"gone {at}"
        return normalise(text)

    conflict: Iterable[str] = (side(e.span.start, e.text) for e in finding.evidence if e.role != "anchor")
    return finding.code, tuple(sorted(conflict))
