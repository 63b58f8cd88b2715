"""Give each marked stretch its cue: who says the words between the marks, and whether they are speech at all."""

from __future__ import annotations

import re
from collections.abc import Sequence

from claims.analysis import Analysis
from claims.document import Document, PartKind
from claims.extract.quotations.cues import Cue
from claims.extract.quotations.marks import Marked
from claims.extract.quotations.sources import is_finite
from claims.extract.quotations.speech import Spoken, Unit, Voice, is_sentence, units, voice_of
from claims.extract.quotations.surroundings import Surroundings
from claims.extract.quotations.voices import announced, credit, inherited, subject_before
from claims.spans import Span

DISPLAY = (PartKind.HEADLINE, PartKind.STANDFIRST, PartKind.SUBHEAD, PartKind.CAPTION, PartKind.PULL_QUOTE)
_OPENS = re.compile(r"[.!?…:\"”’»)]$|[.!?…]['\]]+$")


def find_spoken(document: Document, analysis: Analysis, marked: Sequence[Marked], cues: Sequence[Cue]) -> list[Spoken]:
    """The units that are speech, with their voices, in text order; those that belong to a cue's own clause come as not direct."""
    reader = Surroundings(document, analysis, cues)
    every = units(marked)
    out: list[Spoken] = []
    last: Voice | None = None
    previous: Cue | None = None
    for i, unit in enumerate(every):
        block = document.parts[unit.stretches[0].block]
        end_block = document.parts[unit.stretches[-1].block]
        floor = max(block.span.start, every[i - 1].outer.end if i else 0)
        limit = min(end_block.span.end, every[i + 1].outer.start if i + 1 < len(every) else end_block.span.end)
        spoken = _read(reader, unit, floor, max(limit, unit.outer.end), last, previous)
        cue = spoken.cue if spoken is not None else None
        previous = cue if cue is not None and cue.head.span.start >= unit.outer.end else None
        if spoken is not None:
            out.append(spoken)
            last = spoken.voice or last
    return out


def _read(reader: Surroundings, unit: Unit, floor: int, limit: int, last: Voice | None, previous: Cue | None) -> Spoken | None:
    """The voice of one unit; `floor` and `limit` are where the words before and behind it that may name it begin and end."""
    text = reader.text
    lead = text[floor : unit.outer.start].rstrip()
    inner = unit.span.of(text)
    if not re.search(r"\w", inner):
        return None
    opens = not lead or bool(_OPENS.search(lead))
    after = reader.cue_after(unit, limit)
    if after is not None:
        inside = lead[-1:] not in (",", "—", "–") or _clause_between(reader, floor, unit.outer.start)
        part = inner[:1].islower() and not is_sentence(reader.analysis, unit.span)
        return Spoken(unit, _voice_behind(text, unit, after), after, opens or not (inside or part))
    if not lead and (voice := announced(reader, unit)) is not None:
        return Spoken(unit, voice, None, True)
    ahead = reader.cue_before(unit, floor, previous)
    if lead[-1:] == ":":
        ahead = ahead or reader.cue_before(unit, reader.document.parts[unit.stretches[0].block].span.start, None)
        return Spoken(
            unit, voice_of(ahead) if ahead is not None else subject_before(reader, unit.outer.start, floor), ahead, True
        )
    if not opens:
        return _within(reader, unit, floor, ahead, lead[-1] == ",") if ahead is not None else None
    if (voice := credit(reader, unit)) is not None:
        return Spoken(unit, voice, None, True)
    ends = inner[-1:] in ".?!…," or not unit.stretches[-1].closed or not text[unit.outer.end : limit].strip()
    display = reader.document.parts[unit.stretches[0].block].kind in DISPLAY
    if display or not ends or not (inner[-1:] in ".?!…," or is_sentence(reader.analysis, unit.span)):
        return None
    return Spoken(unit, inherited(reader, unit, floor, last), None, True)


def _voice_behind(text: str, unit: Unit, cue: Cue) -> Voice:
    """The voice of a cue behind the mark; where the parse finds no subject, the words between are the source."""
    voice = voice_of(cue)
    gap = Span(unit.outer.end, max(unit.outer.end, cue.clause.start)).strip(text)
    if voice.source is not None or not len(gap):
        return voice
    comma = text.find(",", gap.start, gap.end)
    return Voice(Span(gap.start, comma if comma > gap.start else gap.end), voice.cue, voice.sentence)


def _within(reader: Surroundings, unit: Unit, floor: int, cue: Cue, comma: bool) -> Spoken | None:
    """A unit that follows a cue in the writer's sentence: speech if it is whole (said, “We ...”), else words within it."""
    inner = unit.span.of(reader.text)
    large, stops = inner[:1].isupper(), inner[-1:] in ".?!"
    if comma and cue.speaks and (cue.source is not None or large):
        return Spoken(unit, voice_of(cue), cue, large or not reader.interrupts(cue, floor))
    if cue.source is None and (not cue.passive or cue.head.lemma.lower() == "ask"):
        return None
    complete = stops or (large and (comma or "quote" in cue.frames))
    whole = (large and stops) or (complete and is_sentence(reader.analysis, unit.span))
    if not whole and not reader.belongs(unit, cue):
        return None
    touches = comma or not re.search(r"\w", reader.text[cue.clause.end : unit.outer.start])
    return Spoken(unit, voice_of(cue), cue, whole and touches)


def _clause_between(reader: Surroundings, floor: int, start: int) -> bool:
    """Is there a clause of the writer's between the sentence's start and the opening mark?"""
    sentence = reader.analysis.sentence_at(max(floor, start - 2))
    begin = max(floor, sentence.span.start if sentence else floor)
    cues = reader.cues_in(Span(begin, max(begin, start)))
    if any(c.speaks for c in cues):
        return False
    return any(is_finite(t) for t in reader.analysis.tokens_in(Span(begin, max(begin, start))))
