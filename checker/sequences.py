"""Lists that run through sentences: dates ("3, 5 and 9 June"), marked points ("(1) ... (2) ...") and first, second, third."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass

from claims.analysis import Quantity, Sentence
from claims.article import Article
from claims.spans import Span

_MONTH = (
    r"(?:January|February|March|April|May|June|July|August|September|October|November|December|"
    r"Jan|Feb|Mar|Apr|Jun|Jul|Aug|Sept?|Oct|Nov|Dec)\.?"
)
_DAY = r"(?:Monday|Tuesday|Wednesday|Thursday|Friday|Saturday|Sunday)"
_D = r"\d{1,2}(?:st|nd|rd|th)?"
_DATE = rf"(?:(?:{_DAY},?\s+)?(?:{_MONTH}\s+{_D}|{_D}(?:\s+{_MONTH})?)|{_DAY}|{_MONTH})"
_DATES = re.compile(
    rf"\b(?:on|in|for|:)\s+({_DATE}(?:,\s+{_DATE})*,?\s+and\s+(?:on\s+|in\s+)?{_DATE})(?![\w–-]|\s+(?:to|until)\b)"
)
_WORDS = {w: n for n, w in enumerate("two three four five six seven eight nine ten".split(), 2)}
_ANNOUNCED = re.compile(
    rf"\b({'|'.join(_WORDS)}|\d{{1,2}})\s+(?:[\w-]+\s+){{0,2}}?(?:days|strikes|walkouts|stoppages|dates|sessions|games|matches|nights|"
    r"concerts|shows|performances|hearings|meetings|workshops|sittings|occasions|rounds|races|fixtures|closures|evenings|mornings)\b",
    re.I,
)
_PICKED = re.compile(
    r"\b(?:including|first|latest|(?:last|next)(?!\s+(?:month|week|year))|between|from|starting|start|begin\w*|followed|most|final|"
    r"other|end\w*|each|every)\b",
    re.I,
)
_YEAR = r"(?:1[5-9]|20)\d\d"
_TIMES = re.compile(
    rf"\b(twice|(?:{'|'.join(_WORDS)})(?:[ -]\w+)?\s(?:times|titles|medals|occasions|terms|finals|championships|editions))\b"
    rf"([^.;:()\d]{{0,40}}?)\bin\s+({_YEAR}(?:,\s+{_YEAR})*,?\s+and\s+(?:in\s+)?{_YEAR})(?![\d–-])"
)
_SELECTED = re.compile(
    r"\b(?:most recent|recently|last|lately|including|first|between|final|finals|since|both|after|again|runner)", re.I
)
_MARK = re.compile(r"\((\d|[a-h]|i{1,3}|iv|v)\)\s")
_ORDERS = (("1", "a", "i"), ("2", "b", "ii"), ("3", "c", "iii"), ("4", "d", "iv"), ("5", "e", "v"), ("6", "f", "vi"))
_FIRST = re.compile(r"(?:The )?First(?:ly)?\b[, ](?!of\b|Minister\b|time\b|half\b)")
_NEXT = {
    n: re.compile(rf"(?:And )?(?:The )?(?:{w})\b[, ]")
    for n, w in ((2, "Second|Secondly"), (3, "Third|Thirdly"), (4, "Fourth"), (5, "Fifth"))
}
_LAST = re.compile(r"(?:And )?(?:Finally|Lastly|Last|The last|The final|Another|Also|The other|Then)\b")


@dataclass(frozen=True, slots=True)
class Sequence:
    """How many items run on from an announced number, and where each stands."""

    number: Span
    stated: int
    items: tuple[Span, ...]
    listed: int


def dated(article: Article, sentence: Sentence) -> Iterator[Sequence]:
    """ "Three strikes, on 3, 5, 9 and 12 June"."""
    text = sentence.span.of(article.document.prose)
    for m in _DATES.finditer(text):
        announced = list(_ANNOUNCED.finditer(text, 0, m.start()))
        if not announced:
            continue
        a = announced[-1]
        between, listed = text[a.end() : m.start()], len(re.findall(_DATE, m[1]))
        if (
            len(between) > 50
            or re.search(r"[.;:()\d]", between)
            or _PICKED.search(between)
            or _PICKED.search(text[max(0, a.start() - 12) : a.end()])
        ):
            continue
        stated = _WORDS.get(a[1].lower()) or int(a[1])
        if 2 <= stated <= 12 and listed != stated and abs(listed - stated) <= 2:
            yield Sequence(
                Span(*a.span(1)).shift(sentence.span.start), stated, (Span(*m.span(1)).shift(sentence.span.start),), listed
            )


def marked(article: Article, sentence: Sentence, counts: list[Quantity]) -> Iterator[Sequence]:
    """ "Three conditions: (1) ... (2) ..." within a sentence."""
    text = sentence.span.of(article.document.prose)
    marks = list(_MARK.finditer(text))
    if len(marks) < 2 or any(m[1] not in order for m, order in zip(marks, _ORDERS, strict=False)) or len(marks) > len(_ORDERS):
        return
    at = sentence.span.start + marks[0].start()
    before = [q for q in counts if q.span.end <= at and q.noun is not None and q.of is None]
    if len(before) == 1 and 2 <= (before[0].value or 0) <= 8 and before[0].value != len(marks):
        spans = tuple(Span(*m.span(1)).shift(sentence.span.start) for m in marks)
        yield Sequence(before[0].span, int(before[0].value or 0), spans, len(marks))


def chained(article: Article, sentence: Sentence, counts: list[Quantity], nouns: frozenset[str]) -> Iterator[Sequence]:
    """ "Two reasons. First, ... Second, ... Third, ..." in the sentences that follow: more than were announced."""
    announced = [q for q in counts if q.counted.lower() in nouns and q.of is None and 2 <= (q.value or 0) <= 4]
    following = article.analysis.sentences[sentence.i + 1 : sentence.i + 14]
    if len(announced) != 1 or not following or not any(_FIRST.match(s.span.of(article.text)) for s in following[:2]):
        return
    items: list[Span] = []
    for s in following:
        text = s.span.of(article.text)
        pattern = _FIRST if not items else _NEXT.get(len(items) + 1)
        if pattern is not None and pattern.match(text):
            items.append(Span(s.span.start, s.span.start + len(text.split()[0].rstrip(","))))
        elif items and _LAST.match(text):
            return
    if len(items) > (announced[0].value or 0):
        yield Sequence(announced[0].span, int(announced[0].value or 0), tuple(items), len(items))


_ORDINALS = {"third": 3, "fourth": 4, "fifth": 5, "sixth": 6, "seventh": 7, "eighth": 8}


def next_ordinal(article: Article, sentence: Sentence) -> int:
    """The place of one more in the next sentence ("A fifth was left for later"), which tells how many came before; else 0."""
    following = article.analysis.sentences[sentence.i + 1 : sentence.i + 2]
    found = re.match(rf"An?\s+({'|'.join(_ORDINALS)})\b", following[0].span.of(article.document.prose)) if following else None
    return _ORDINALS[found[1]] if found else 0


def coordinated(article: Article, tail: Span) -> int:
    """How many things the parse joins in a list; 0 where some of it hangs elsewhere."""
    tokens = article.analysis.tokens_in(tail)
    inside = {t.i for t in tokens}
    roots = [t for t in tokens if t.head not in inside or t.head == t.i]
    if len([r for r in roots if r.upos != "PUNCT"]) != 1:
        return 0
    root = next(r for r in roots if r.upos != "PUNCT")
    if article.analysis.children(root, "appos", "parataxis"):
        return 0
    return 1 + sum(c.i in inside for c in article.analysis.children(root, "conj"))


def yearly(article: Article, sentence: Sentence) -> Iterator[Sequence]:
    """ "Three times, in 1998 and 2003"."""
    for m in _TIMES.finditer(sentence.span.of(article.document.prose)):
        number = 2 if m[1] == "twice" else _WORDS[re.split(r"[\s-]", m[1])[0]]
        years = len(re.findall(_YEAR, m[3]))
        if years == number or _SELECTED.search(m[2]) or _SELECTED.search(m[1]):
            continue
        times, tail = (Span(*m.span(i)).shift(sentence.span.start) for i in (1, 3))
        yield Sequence(times, number, (tail,), years)
