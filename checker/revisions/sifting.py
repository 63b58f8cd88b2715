"""Each difference once: where several claims of a sentence tell the same change, and where no claim tells it."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import replace

from checker.revisions.align import bag
from checker.revisions.values import names, numerals, views
from claims.analysis import Sentence
from claims.article import Article
from claims.finding import normalise
from reports.revision import Altered, Change, Passage

_SLIGHT = 2
"""Words that may differ where one of them is a negation."""
_NEGATORS = frozenset("not never no nobody nothing none neither nor cannot".split())


def innermost(found: Sequence[Altered], after: Article) -> list[Altered]:
    """Each change of a sentence in one claim: one that has the changed words in its own, and of those the shortest."""
    told: defaultdict[int, list[Change]] = defaultdict(list)
    kept: dict[int, list[Change]] = {}
    waiting = [
        (not _within(c, found[i]), len(found[i].new.span), i, n)
        for i in range(len(found))
        for n, c in enumerate(found[i].changes)
    ]
    for _, _, i, n in sorted(waiting):
        change = found[i].changes[n]
        already = told[_sentence(found[i], after)]
        if not any(_part_of(change, other) for other in already):
            already.append(change)
            kept.setdefault(i, []).append(change)
    out = [replace(found[i], changes=tuple(c for c in found[i].changes if c in kept[i])) for i in sorted(kept)]
    return _spoken_once(out)


def _sentence(entry: Altered, after: Article) -> int:
    sentence = after.analysis.sentence_at(entry.new.span.start)
    return sentence.i if sentence else -1


def _within(change: Change, entry: Altered) -> bool:
    return all(normalise(words) in normalise(p.text) for words, p in ((change.old, entry.old), (change.new, entry.new)))


def _part_of(change: Change, told: Change) -> bool:
    """Whether `told` says what `change` would: the same words, more of them or fewer, on both sides."""
    if not (change.old and change.new and told.old and told.new) or "speaker" in (change.field, told.field):
        return change == told
    more = change.old in told.old and change.new in told.new
    return more or (told.old in change.old and told.new in change.new)


def _spoken_once(found: Iterable[Altered]) -> list[Altered]:
    """Another speaker of claims in the same words, at the first of them: it is one change, where the speaker is named."""
    seen: set[tuple[str, str]] = set()
    out = []
    for entry in found:
        fresh = []
        for change in entry.changes:
            key = (change.old, change.new)
            if change.field != "speaker" or not entry.same_words or key not in seen:
                fresh.append(change)
            if change.field == "speaker":
                seen.add(key)
        if fresh:
            out.append(replace(entry, changes=tuple(fresh)))
    return out


def others(reworded: Sequence[Altered], changed: Sequence[Altered], after: Article) -> list[Altered]:
    """Each rewording once, without those whose other words are what a changed claim within them tells."""
    out: dict[tuple[str, str], Altered] = {}
    near: defaultdict[int, list[Altered]] = defaultdict(list)
    for entry in changed:
        near[_sentence(entry, after)].append(entry)
    for entry in reworded:
        inside = [c for c in near[_sentence(entry, after)] if c.old.span in entry.old.span and c.new.span in entry.new.span]
        if not any(entry.old.text.replace(c.old.text, c.new.text) == entry.new.text for c in inside):
            out.setdefault((entry.old.text, entry.new.text), entry)
    return list(out.values())


def unclaimed(sentences: Mapping[int, int], before: Article, after: Article, changed: Sequence[Altered]) -> list[Altered]:
    """What differs between sentences that belong together and is in no claim: "Anna Bell, 52,", "before Monday's meeting"."""
    told = {_sentence(entry, after) for entry in changed}
    out = []
    for i, j in sentences.items():
        old, new = before.sentence(i), after.sentence(j)
        texts = [s.span.of(a.document.prose) for s, a in ((old, before), (new, after))]
        if j in told or normalise(texts[0]) == normalise(texts[1]) or _bears_date(old, before) or _bears_date(new, after):
            continue
        figures = _figures(old, before), _figures(new, after)
        found = (
            *_differing("time", _times(old, before), _times(new, after)),
            *(
                _differing("figure", *figures)
                or (numerals(*texts) if set(figures[0].values()) != set(figures[1].values()) else ())
            ),
            *names((old.span, before), (new.span, after)),
            *_denied(*texts),
        )
        if found:
            out.append(Altered(_passage(old, before), _passage(new, after), found))
    return out


def _bears_date(sentence: Sentence, article: Article) -> bool:
    """Whether the article's date stands in a sentence of its own: a change of it is told apart."""
    anchor = article.anchor
    return anchor.source != "text" and anchor.span is not None and anchor.span.overlaps(sentence.span)


def _denied(old: str, new: str) -> tuple[Change, ...]:
    """A "not" that came or went, with hardly another word."""
    one, other = bag(old), bag(new)
    gone, came = one - other, other - one
    if gone.total() + came.total() > _SLIGHT:
        return ()
    count = [sum(n for word, n in words.items() if word in _NEGATORS or word.endswith("n't")) for words in (gone, came)]
    if sum(count) % 2 == 0:
        return ()
    return (Change("polarity", "denied", "affirmed") if count[0] > count[1] else Change("polarity", "affirmed", "denied"),)


_Meaning = tuple[object, int | None]


def _times(sentence: Sentence, article: Article) -> dict[str, _Meaning]:
    """The times of a sentence as written, with what they mean and the weekday that they name."""
    return {t.text: (t.value or normalise(t.text), t.weekday) for t in article.once(views).times.get(sentence.i, ())}


def _figures(sentence: Sentence, article: Article) -> dict[str, _Meaning]:
    found = article.once(views).figures.get(sentence.i, ())
    return {q.text: ((q.low, q.high, q.unit, q.score), None) for q in found}


def _differing(field: str, old: Mapping[str, _Meaning], new: Mapping[str, _Meaning]) -> tuple[Change, ...]:
    """What only one of the sentences has, where each has something."""
    gone = [text for text, value in old.items() if not any(_same(value, other) for other in new.values())]
    came = [text for text, value in new.items() if not any(_same(value, other) for other in old.values())]
    return (Change(field, ", ".join(gone), ", ".join(came)),) if gone and came else ()


def _same(one: _Meaning, other: _Meaning) -> bool:
    return one[0] == other[0] and (one[1] == other[1] or None in (one[1], other[1]))


def _passage(sentence: Sentence, article: Article) -> Passage:
    at = article.document.position(sentence.span.start)
    return Passage("", sentence.span, article.document.quote(sentence.span), at.line, at.column, "")
