"""Where sentences begin and end: part by part, with an eye for quotation marks, abbreviations and initials."""

from __future__ import annotations

import re
from collections.abc import Iterator

from claims.document import Document, Part
from claims.lexicon import words
from claims.spans import Span

_STOP = re.compile(
    r"(?<![.!?…])[.!?…]+[\"”“’'»)\]]*(?:\s?\[\d{1,3}(?:\s?[,–-]\s?\d{1,3})*\])*(?=\s|\Z)"  # with a note's number
    r"|(?<=[\w)\"”’])(?=\s+(?:Image|Photo|Photograph|Picture|Credit): [A-Z])"  # a credit line is apart
    r"|(?<=[^\W\d_A-Z]{2})[.!?](?=[A-Z][^\W\d_A-Z]*\s)|[.!?]”(?=[A-Z])"  # the space after the stop was forgotten
)
_MONTH = r"(?:Jan|Feb|Mar|Apr|May|Jun|Jul|Aug|Sep|Oct|Nov|Dec)[a-z]{0,6}"
_DATE_LINE = re.compile(rf"(?:[A-Z][a-z]+day,? )?(?:{_MONTH} \d{{1,2}},|\d{{1,2}} {_MONTH},?) \d{{4}}(?=\s+[A-Z])")
_LINE = r"[^.!?,;:()\"“”]"
_HEADING = re.compile(  # "Turnout down In the three northern wards, turnout ...": a title would have capitals up to its end
    rf"[^\W_]{_LINE}{{2,90}}?(?=\s+(?:In|At|On|During|After|Under|For|With) the {_LINE}{{0,60}}?\b[a-z]{{3,}}{_LINE}{{0,30}}, )"
)
_HEADING_WORDS = 14
_THAT = re.compile(r"\bthat [\"“][^\"“”]*$")
_CLOSES = re.compile(r"[^\"“”]*[\"”]")
_FAR = 300
_CREDIT = re.compile(r"(?:Image|Photo|Photograph|Picture|Credit): [A-Z]")
_BRAND = re.compile(r"[a-z]{1,4}[A-Z]")
_OPENS = re.compile(r"[\"“‘'«(\[*_•–—-]*\s?[^\W_]|[\"“‘'«(\[]*[£$€#@…]")
_LAST_WORD = re.compile(r"[\w.&’'-]+$")
_NEXT_WORD = re.compile(r"[^\w]{0,4}([\w’']+)")
_ENUMERATOR = re.compile(r"[(\[]?(?:\d{1,3}(?:\.\d{1,2})*|[A-Za-z]|[ivxIVX]+)")
_SAID = re.compile(
    r"(?:[^\W\d_][\w.’'-]*,?\s+){1,6}?(?:said|says|asked|asks|added|adds|told|tells|wrote|writes|wondered|replied|exclaimed|"
    r"shouted|demanded|recalled|joked|continued|insisted|explained|cried|yelled|answered)\b"
)
_CLOCK = ("a.m", "p.m", "A.M", "P.M")
_DOTTED = re.compile(r"[A-Za-z]{1,2}(?:\.[A-Za-z]{1,2})+")


def split(document: Document) -> Iterator[tuple[Part, Span]]:
    """The sentences of the document with their parts, in text order. A table row is one sentence."""
    for part in document.parts:
        if part.rows:
            spans: Iterator[Span] = (Span(row[0].start, row[-1].end) for row in part.rows if row)
        else:
            spans = _sentences(document.prose, part.span)
        for span in spans:
            tight = span.strip(document.prose)
            if len(tight):
                yield part, tight


def _sentences(text: str, span: Span) -> Iterator[Span]:
    start = span.strip(text).start
    if (led := _lead(text, start, span.end)) is not None:
        yield Span(start, led)
        start = Span(led, span.end).strip(text).start
    for stop in _STOP.finditer(text, span.start, span.end):
        if stop.start() < start:
            continue
        if _ends(text, start, stop, span.end):
            yield Span(start, stop.end())
            start = stop.end()
            while start < span.end and text[start].isspace():
                start += 1
    if start < span.end:
        yield Span(start, span.end)


def _lead(text: str, start: int, end: int) -> int | None:
    """Where a date or a heading ends that is run into the first line of its paragraph, None where there is none."""
    dated = _DATE_LINE.match(text, start, end)
    if dated and _first_word(text, dated.end()) in words("sentence_starters"):
        return dated.end()
    headed = _HEADING.match(text, start, end)
    return headed.end() if headed and headed.group().count(" ") < _HEADING_WORDS else None


def _ends(text: str, start: int, stop: re.Match[str], end: int) -> bool:
    """Whether a sentence that began at `start` ends with `stop`."""
    at = stop.end()
    while at < end and text[at].isspace():
        at += 1
    if at == end:
        return False  # the part ends, and the sentence with it
    marks = stop.group().split("[")[0].rstrip()
    if not marks or _CREDIT.match(text, at):
        return True
    closed = marks[-1] in "\"”“’'»"
    if closed and text[at] in "-–—":
        return False  # who said it
    if text[at] == "(" and marks == "." and not text[at + 1 : at + 2].isdigit():
        return not _abbreviates(text, start, stop.start(), at, end)
    opens = _OPENS.match(text, at, end)
    if not opens or (opens.group()[-1].islower() and not _BRAND.match(text, opens.end() - 1)):
        return False
    if at == stop.end() and marks in (".", "!", "?"):
        return _first_word(text, at) in words("sentence_starters")
    if (
        not closed
        and _THAT.search(text, max(start, stop.start() - _FAR), stop.start())
        and _CLOSES.match(text, at, min(end, at + _FAR))
    ):
        return False  # "wrote that “all is lost. Nothing came of it”" is one clause
    if marks[0] in "?!" and text[at] == "(":
        return False  # the mark is part of a title
    if marks[0] in "?!" and closed:
        return not _SAID.match(text, at, min(end, at + 120))
    return marks[0] != "." or marks[1:].strip(")]") != "" or not _abbreviates(text, start, stop.start(), at, end)


def _first_word(text: str, at: int) -> str:
    matched = _NEXT_WORD.match(text, at)
    return matched[1] if matched else ""


def _abbreviates(text: str, start: int, stop: int, following: int, end: int) -> bool:
    """Whether the single full stop at `stop` belongs to an abbreviation in the middle of a sentence."""
    found = _LAST_WORD.search(text, max(start, stop - 40), stop)
    if not found:
        return False
    word = found.group().lstrip("'’.-")
    after = _first_word(text, following)
    if _ENUMERATOR.fullmatch(text, start, stop):
        return True
    if word in _CLOCK:
        return after in words("after_clock") or after[:1].islower()
    if word in words("stopped_titles") or (len(word) > 2 and word.isupper() and word.title() in words("stopped_titles")):
        return True
    if word in ("No", "no", "Nos", "nos"):
        return after[:1].isdigit()
    if (len(word) == 1 and word.isalpha()) or _DOTTED.fullmatch(word) or word in words("abbreviations"):
        return after not in words("sentence_starters")
    return False
