"""Give each marked stretch its cue: who says the words between the marks, and whether they are speech at all."""

from __future__ import annotations

import bisect
import re
from collections.abc import Sequence
from dataclasses import dataclass

from claims.analysis import Analysis, Token
from claims.document import Document, PartKind
from claims.extract.quotations.cues import Cue
from claims.extract.quotations.marks import Marked
from claims.extract.quotations.sources import is_finite, noun_phrase
from claims.spans import Span

_ENDS = re.compile(r"[.!?…]['’\"”)\]]*\s*$")
_GAP = re.compile(r"\s*[,—–-]?\s*(?:\w+ly\s+|then\s+|also\s+|later\s+)?$")
_CREDIT = re.compile(r"\s*[—–―-]+\s*")
_TITLES = (PartKind.HEADLINE, PartKind.STANDFIRST, PartKind.SUBHEAD, PartKind.CAPTION, PartKind.PULL_QUOTE)
_SMALL = frozenset("a an the of in on at to for and or but by with from as is".split())


@dataclass(frozen=True, slots=True)
class Voice:
    """Who speaks: the source's words and the cue that says so."""

    source: Span | None
    cue: Span | None
    sentence: int


@dataclass(frozen=True, slots=True)
class Unit:
    """A quotation as it stands between marks: one stretch, or one a paragraph."""

    stretches: tuple[Marked, ...]

    @property
    def span(self) -> Span:
        return Span(self.stretches[0].span.start, max(self.stretches[0].span.start, self.stretches[-1].span.end))

    @property
    def outer(self) -> Span:
        return Span(self.stretches[0].outer.start, self.stretches[-1].outer.end)


@dataclass(frozen=True, slots=True)
class Spoken:
    """A unit that is speech. `ahead` is a cue before it, `behind` one after it; both None where the voice is inherited."""

    unit: Unit
    voice: Voice | None
    cue: Cue | None
    direct: bool


def units(marked: Sequence[Marked]) -> list[Unit]:
    """Stretches that stand in no other, those of a quotation over several paragraphs together."""
    out: list[list[Marked]] = []
    for mark in marked:
        if mark.depth:
            continue
        if mark.continued and out and out[-1][-1].continues:
            out[-1].append(mark)
        else:
            out.append([mark])
    return [Unit(tuple(group)) for group in out]


def is_title(text: str) -> bool:
    """Words in marks that read as the title of a work: capitals throughout, no full stop."""
    tokens = re.findall(r"[\w’'-]+", text)
    large = [t for t in tokens if t.lower() not in _SMALL]
    return bool(large) and all(t[0].isupper() or t[0].isdigit() for t in large) and text[-1:] not in ".,?!"


class _Reader:
    """The surroundings of marked stretches in one document."""

    def __init__(self, document: Document, analysis: Analysis, cues: Sequence[Cue]) -> None:
        self.text = document.prose
        self.document = document
        self.analysis = analysis
        self.cues = cues
        self.heads = [c.head.span.start for c in cues]

    def cues_in(self, span: Span) -> Sequence[Cue]:
        return self.cues[bisect.bisect_left(self.heads, span.start) : bisect.bisect_left(self.heads, span.end)]

    def cue_after(self, unit: Unit, limit: int) -> Cue | None:
        """The cue that follows the closing mark: “...,” she said; “...?” asked the judge."""
        end = unit.outer.end
        inner = unit.span.of(self.text)
        follows = self.text[end:limit].lstrip()
        runs_on = inner.rstrip()[-1:] in tuple(",?!—–…-") or follows[:1] in tuple(",—–-") or follows[:1].islower()
        if not runs_on or not inner:
            return None
        for cue in self.cues_in(Span(end, max(end, limit))):
            if self.breaks(Span(end, cue.head.span.start)):
                return None
            gap = Span(end, max(end, cue.clause.start))
            if cue.source is not None and cue.source.span.start < end:
                return None
            if cue.speaks and (_GAP.fullmatch(gap.of(self.text)) or self._is_name(gap)):
                return cue
        return None

    def interrupts(self, cue: Cue, floor: int) -> bool:
        """Does the cue stand in the middle of the writer's own sentence?"""
        start = max(floor, self.analysis.sentences[cue.head.sentence].span.start)
        lead = self.text[start : max(start, cue.clause.start)].rstrip()
        return bool(re.search(r"\w", lead)) and lead[-1] in ",—–"

    def breaks(self, span: Span) -> bool:
        """Does a sentence end inside, not only at the edge?"""
        inner = span.strip(self.text)
        sentence = self.analysis.sentence_at(inner.end - 1) if len(inner) else None
        return sentence is not None and sentence.span.start > inner.start and inner.start < inner.end

    def belongs(self, unit: Unit, cue: Cue) -> bool:
        """Do the marked words depend on the cue in the parse, or stand right behind it?"""
        if not re.search(r"\w", self.text[cue.clause.end : unit.outer.start]):
            return True
        token = next(iter(self.analysis.tokens_in(unit.span)), None)
        for _ in range(40):
            if token is None or token.i == cue.head.i or token.head == token.i:
                break
            token = self.analysis.head(token)
        return token is None or token.i == cue.head.i

    def _is_name(self, gap: Span) -> bool:
        """Words between the mark and the cue that can only be the front of the source's name."""
        tokens = self.analysis.tokens_in(gap)
        return 0 < len(tokens) < 10 and not any(is_finite(t) or t.text in ";:." for t in tokens)

    def cue_before(self, unit: Unit, floor: int, before: Cue | None) -> Cue | None:
        """The last cue before the opening mark, in the same sentence: Smith told reporters: “...

        Where `before`, the cue of the words before it, stands between and the sentence goes on, it is that one.
        """
        start = unit.outer.start
        if before is not None and before.head.span.start >= floor and self.text[floor:start].rstrip()[-1:] in tuple(",—–"):
            if not self.breaks(Span(before.span.end, start)):
                return before
        for cue in reversed(self.cues_in(Span(floor, start))):
            between = Span(cue.span.end, start)
            return None if self.breaks(between) or ";" in between.of(self.text) else cue
        return None


def find_spoken(document: Document, analysis: Analysis, marked: Sequence[Marked], cues: Sequence[Cue]) -> list[Spoken]:
    """The units that are speech, with their voices, in text order; those that belong to a cue's own clause come as not direct."""
    reader = _Reader(document, analysis, cues)
    every = units(marked)
    out: list[Spoken] = []
    last: Voice | None = None
    previous: Cue | None = None
    for i, unit in enumerate(every):
        block = document.parts[unit.stretches[0].block]
        end_block = document.parts[unit.stretches[-1].block]
        floor = max(block.span.start, every[i - 1].outer.end if i else 0)
        limit = min(end_block.span.end, every[i + 1].outer.start if i + 1 < len(every) else end_block.span.end)
        spoken = _read(reader, unit, floor, max(limit, unit.outer.end), block.kind, last, previous)
        previous = (
            spoken.cue if spoken is not None and spoken.cue is not None and spoken.cue.head.span.start >= unit.outer.end else None
        )
        if spoken is not None:
            out.append(spoken)
            last = spoken.voice or last
    return out


def _read(
    reader: _Reader, unit: Unit, floor: int, limit: int, kind: PartKind, last: Voice | None, previous: Cue | None
) -> Spoken | None:
    text = reader.text
    before = text[floor : unit.outer.start]
    lead = before.rstrip()
    inner = unit.span.of(text).strip()
    if not re.search(r"\w", inner):
        return None
    opens = not lead or lead[-1] in '.!?…:"”’»)' or bool(_ENDS.search(before))
    after = reader.cue_after(unit, limit)
    if after is not None:
        voice = _voice(after)
        if voice.source is None and len(gap := Span(unit.outer.end, max(unit.outer.end, after.clause.start)).strip(text)):
            comma = text.find(",", gap.start, gap.end)
            voice = Voice(Span(gap.start, comma if comma > gap.start else gap.end), voice.cue, voice.sentence)
        if opens or (lead[-1] in ",—–" and not _clause_between(reader, floor, unit.outer.start)):
            return Spoken(unit, voice, after, True)
        return Spoken(unit, voice, after, False)
    if not lead and (before_colon := _from_block_before(reader, unit, floor)) is not None:
        return Spoken(unit, before_colon, None, True)
    ahead = reader.cue_before(unit, floor, previous)
    if ahead is not None and not opens and ahead.speaks and lead[-1:] == ",":
        if inner[:1].islower() and reader.interrupts(ahead, floor):
            return Spoken(unit, _voice(ahead), ahead, False)
        return Spoken(unit, _voice(ahead), ahead, True)
    if lead[-1:] == ":":
        return Spoken(unit, _voice(ahead) if ahead is not None else _subject_before(reader, unit.outer.start, floor), ahead, True)
    if not opens:
        if ahead is None:
            return None
        complete = (
            (inner[:1].isupper() and lead[-1] == ",") or inner[-1:] in ".?!" or (inner[:1].isupper() and "quote" in ahead.frames)
        )
        exclaimed = inner[:1].isupper() and inner[-1:] in ".?!"
        whole = exclaimed or (complete and is_sentence(reader.analysis, unit.span))
        if not whole and not reader.belongs(unit, ahead):
            return None
        touches = lead[-1] == "," or not re.search(r"\w", text[ahead.clause.end : unit.outer.start])
        if ahead.source is None and not ahead.passive:
            return None
        return Spoken(unit, _voice(ahead), ahead, whole and touches)
    credit = _credit(reader, unit, limit)
    if credit is not None:
        return Spoken(unit, credit, None, True)
    ends = inner[-1:] in ".?!…," or not unit.stretches[-1].closed or not text[unit.outer.end : limit].strip()
    if kind in _TITLES or not ends or not _is_speech(reader, inner, unit):
        return None
    return Spoken(unit, _inherit(reader, unit, floor, last), None, True)


def _from_block_before(reader: _Reader, unit: Unit, floor: int) -> Voice | None:
    """A paragraph that ends with a colon, or a cue and a comma, announces the quotation in the next."""
    at = unit.stretches[0].block
    if not at:
        return None
    block = reader.document.parts[at - 1]
    end = block.span.strip(reader.text).end
    if end <= block.span.start or reader.text[end - 1] not in ":,":
        return None
    cue = next(iter(reversed(reader.cues_in(Span(block.span.start, end)))), None)
    if cue is not None and not reader.breaks(Span(cue.span.end, end)):
        return _voice(cue)
    return _subject_before(reader, end, block.span.start) if reader.text[end - 1] == ":" else None


def _is_speech(reader: _Reader, inner: str, unit: Unit) -> bool:
    return inner[-1:] in ".?!…," or is_sentence(reader.analysis, unit.span)


def is_sentence(analysis: Analysis, span: Span) -> bool:
    """Does the stretch hold a finite verb with a subject?"""
    return any(is_finite(t) and (t.upos == "AUX" or analysis.children(t, "nsubj", "expl")) for t in analysis.tokens_in(span))


def _voice(cue: Cue) -> Voice:
    return Voice(cue.source_span, cue.span, cue.head.sentence)


def _clause_between(reader: _Reader, floor: int, start: int) -> bool:
    """Is there a clause of the writer's between the sentence's start and the opening mark?"""
    sentence = reader.analysis.sentence_at(max(floor, start - 2))
    begin = max(floor, sentence.span.start if sentence else floor)
    cues = reader.cues_in(Span(begin, max(begin, start)))
    if any(c.speaks for c in cues):
        return False
    return any(is_finite(t) for t in reader.analysis.tokens_in(Span(begin, max(begin, start))))


def _subject_before(reader: _Reader, start: int, floor: int) -> Voice | None:
    """She was blunt: “..."; Smith: “...": the subject of the words before a colon, or the whole of them."""
    sentence = reader.analysis.sentence_at(max(floor, start - 2))
    if sentence is None or sentence.span.end <= floor:
        return None
    tokens = [t for t in reader.analysis.words(sentence) if floor <= t.span.start < start]
    subject = next((t for t in tokens if t.deprel in ("nsubj", "nsubj:pass") and t.upos in ("PROPN", "NOUN", "PRON")), None)
    if subject is None:
        names = [t for t in tokens if t.upos in ("PROPN", "NOUN", "PRON")]
        if not names or any(is_finite(t) for t in tokens):
            return None
        subject = next((t for t in names if reader.analysis.head(t) not in names or t.head == t.i), names[0])
    return Voice(noun_phrase(reader.analysis, subject), None, sentence.i)


def _credit(reader: _Reader, unit: Unit, limit: int) -> Voice | None:
    """“...” — Ana Díaz, security consultant, behind the mark or as the next paragraph."""
    text, end = reader.text, unit.outer.end
    match = _CREDIT.match(text, end)
    if (
        match is None
        or match.end() >= len(text)
        or not text[match.end()].isupper()
        or text[end : match.start() + 1].strip(" \n—–―-")
    ):
        return None
    sentence = reader.analysis.sentence_at(match.end())
    token = next((t for t in reader.analysis.tokens_in(Span(match.end(), match.end() + 1))), None)
    if (
        sentence is None
        or token is None
        or any(is_finite(t) for t in reader.analysis.words(sentence) if t.span.start >= match.end())
    ):
        return None
    stop = re.search(r"[,;(\n]|$", text[match.end() : match.end() + 80])
    name = Span(match.end(), match.end() + (stop.start() if stop else 0)).strip(text)
    return Voice(name, None, sentence.i) if len(name) else None


def _inherit(reader: _Reader, unit: Unit, floor: int, last: Voice | None) -> Voice | None:
    """A quotation without a cue: the cue before it in the paragraph, the subject of that sentence, the last voice."""
    start = unit.outer.start
    cue = next(
        (c for c in reversed(reader.cues_in(Span(floor, start))) if c.source_span is not None and not _inside(c, last)), None
    )
    if cue is not None:
        return _voice(cue)
    if reader.text[floor:start].strip() and last is not None and _same_block(reader, last, start):
        return last
    person = _person_before(reader, floor, start)
    return person or last


def _inside(cue: Cue, last: Voice | None) -> bool:
    return last is not None and last.cue == cue.span


def _same_block(reader: _Reader, voice: Voice, at: int) -> bool:
    here = reader.document.part_at(at)
    spot = voice.cue or voice.source
    there = reader.document.part_at(spot.start) if spot else None
    return here is not None and there is not None and here.index == there.index


def _person_before(reader: _Reader, floor: int, start: int) -> Voice | None:
    """The subject of the sentence before, where it is a person by its form: a name, he or she."""
    sentence = reader.analysis.sentence_at(max(floor, start - 2))
    if sentence is None or sentence.span.start < floor or start - 2 < floor:
        return None
    subject = next((t for t in reader.analysis.words(sentence) if t.deprel.startswith("nsubj") and _personal(t)), None)
    return Voice(noun_phrase(reader.analysis, subject), None, sentence.i) if subject else None


def _personal(token: Token) -> bool:
    return token.upos == "PROPN" or token.text.lower() in ("he", "she", "they")
