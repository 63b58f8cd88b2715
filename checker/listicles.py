"""A text that promises a number of things and gives each a heading of its own, or a command of its own."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping, Sequence

from checker.sequences import Sequence as Listed
from claims.analysis import Quantity, Sentence
from claims.article import Article
from claims.document import PartKind
from claims.spans import Span

_HERE = re.compile(
    r"\b(?:[Hh]ere(?:[’']s| are| is| come)|[Tt]hese are|[Ww]e (?:have )?(?:picked|chose|chosen|selected|rounded up|asked|ranked))"
    r"\s+(?:just\s+|only\s+)?(?:the\s+|our\s+|my\s+|out\s+)?(?:top\s+|best\s+|favou?rite\s+|picks?:\s+)?$"
)
_HEADING = re.compile(
    r"(?:(?<=\n\n)|(?<=\n\r\n))[ \t]*(?:\W{0,3}(\d{1,2})[.):]\s+|No\.? (\d{1,2})[.:]?\s+)?([^\n]{3,70}?)[ \t]*\n(?=[ \t]*\S)"
)
_NO_ITEM = re.compile(
    r"^(?:how (?:we|to|they)|why\b|what\b|when\b|where\b|who\b|also\b|and (?:the rest|one more)|honou?rable|bonus|verdict|"
    r"conclusion|the (?:rest|verdict|bottom line|runners?-up)|faq|frequently|more\b|"
    r"related|read\b|see also|getting|need to know|if you go|"
    r"about|introduction|background|method|further|next|last word|tips?\b|note)",
    re.I,
)
_FAR = 2


def headed(article: Article, counts: Mapping[int, Sequence[Quantity]]) -> Iterator[Listed]:
    """ "Here are the eight that drew most votes", over seven headings."""
    promised = [q for i in sorted(counts) for q in counts[i] if _promises(article, q)]
    if len({q.value for q in promised}) != 1:
        return
    items = _headings(article, promised[0].span.end)
    number = int(promised[0].value or 0)
    if len(items) >= 3 and number != len(items) and abs(number - len(items)) <= _FAR:
        yield Listed(promised[0].span, number, tuple(items), len(items))


def _promises(article: Article, q: Quantity) -> bool:
    sentence = article.sentence(q.sentence)
    if (
        q.of is not None
        or not 3 <= (q.value or 0) <= 50
        or article.part_of(q.sentence).kind not in (PartKind.BODY, PartKind.STANDFIRST)
    ):
        return False
    return bool(_HERE.search(article.document.prose[sentence.span.start : q.span.start]))


def _headings(article: Article, start: int) -> list[Span]:
    """The headings of the sections below: subheads, and short lines above a paragraph; none where some are of another kind."""
    found = {p.span.strip(article.text) for p in article.document.parts if p.kind is PartKind.SUBHEAD and p.span.start >= start}
    starts = {s.start for s in found}
    for m in _HEADING.finditer(article.document.prose, start):
        span = Span(*m.span(3)).strip(article.text)
        if article.text[span.end - 1].isalnum() and not any(span.start <= s < span.end for s in starts):
            found.add(span)
    items = sorted(found, key=lambda s: s.start)
    while items and (_NO_ITEM.match(items[-1].of(article.text)) or items[-1].of(article.text).endswith("?")):
        items.pop()
    return [] if any(_NO_ITEM.match(i.of(article.text)) for i in items) else [_sentence_part(article, i) for i in items]


def _sentence_part(article: Article, span: Span) -> Span:
    """As much of a heading as lies in one sentence."""
    sentence = article.analysis.sentence_at(span.start)
    return Span(span.start, min(span.end, sentence.span.end)) if sentence else span


_NUMBERED = re.compile(r"^[ \t]*\W{0,3}(\d{1,2})[.)]\s+(?=\S)", re.M)
_OF_BEST = re.compile(r"\s+(?:of\s+the\s+best|more\s+of\s+the\s+best)\b", re.I)
_IN_ITEMS = re.compile(r"\bin\s+(?:just\s+|only\s+)?$", re.I)


def numbered(article: Article, counts: Mapping[int, Sequence[Quantity]], nouns: frozenset[str]) -> Iterator[Listed]:
    """ "Here are five", "what you need to know in four items", over points numbered from 1 to another number."""
    marks: list[re.Match[str]] = []
    for m in _NUMBERED.finditer(article.document.prose):
        if int(m[1]) == len(marks) + 1:
            marks.append(m)
        elif int(m[1]) <= len(marks) + 2:
            return  # numbered twice, or with a gap
    if len(marks) < 3:
        return
    prose, first = article.document.prose, marks[0].start()
    spans = tuple(_sentence_part(article, Span(m.start(1), _line_end(prose, m.end()))) for m in marks)
    for i in sorted(counts):
        for q in counts[i]:
            number = int(q.value or 0)
            if q.span.start >= first or q.of is not None or not 3 <= number <= 50 or abs(number - len(marks)) not in (1, 2):
                continue
            start = article.sentence(q.sentence).span.start
            before = prose[max(start, q.span.start - 40) : q.span.start]
            pointed = q.counted.lower() in nouns and (q.span.start == start or _IN_ITEMS.search(before) or _HERE.search(before))
            if pointed or _HERE.search(before) or _OF_BEST.match(prose, q.span.end):
                yield Listed(q.span, number, spans, len(marks))


def _line_end(prose: str, at: int) -> int:
    end = prose.find("\n", at)
    return min(at + 80, len(prose) if end < 0 else end)


def commanded(article: Article, sentence: Sentence, counts: Sequence[Quantity], nouns: frozenset[str]) -> Iterator[Listed]:
    """ "Two rules: ..." or "She had two rules. Never lend books. Never write in them. Shut the door." """
    announced = [q for q in counts if q.counted.lower() in nouns and q.of is None and 2 <= (q.value or 0) <= 9]
    if len(announced) != 1:
        return
    items: list[Span] = []
    after: Sentence | None = None
    for s in article.analysis.sentences[sentence.i + 1 : sentence.i + 13]:
        if s.part != sentence.part or not _command(article, s):
            after = s
            break
        items.append(s.span)
    number, closed = int(announced[0].value or 0), after is not None and after.part == sentence.part
    told = (
        closed and bool(re.match(r"\W*(?:The (?:last|final|\w+th|third)|And\b|Also\b|Finally\b)", after.span.of(article.text)))
        if after
        else False
    )
    fewer = len(items) < number and (told or not closed)  # the rest may stand in other words
    if len(items) >= 2 and number != len(items) and abs(number - len(items)) <= _FAR and not fewer:
        yield Listed(announced[0].span, number, tuple(items), len(items))


def _command(article: Article, sentence: Sentence) -> bool:
    """Whether a sentence is a short command: "Never lend books", "Shut the door"."""
    words = [t for t in article.analysis.words(sentence) if t.upos != "PUNCT"]
    if not 2 <= len(words) <= 14:
        return False
    lead = 0
    while lead < len(words) - 1 and words[lead].text.lower() in (
        "never",
        "always",
        "do",
        "don",
        "don't",
        "don’t",
        "not",
        "n't",
        "n’t",
        "just",
    ):
        lead += 1
    verb = words[lead]
    return verb.xpos == "VB" and not article.analysis.children(verb, "nsubj")
