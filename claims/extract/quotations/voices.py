"""Voices of quotations without a cue of their own: credits, colons, the paragraph before, the last speaker."""

from __future__ import annotations

import re

from claims.analysis import Token
from claims.extract.quotations.cues import Cue
from claims.extract.quotations.sources import is_finite, noun_phrase
from claims.extract.quotations.speech import Unit, Voice, voice_of
from claims.extract.quotations.surroundings import Surroundings
from claims.lexicon import words
from claims.spans import Span

_CREDIT = re.compile(r"\s*[—–―-]+\s*(?=[^\W\d_])")
_NOMINAL = ("PROPN", "NOUN", "PRON")


def announced(reader: Surroundings, unit: Unit) -> Voice | None:
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
        return voice_of(cue)
    return subject_before(reader, end, block.span.start) if reader.text[end - 1] == ":" else None


def subject_before(reader: Surroundings, start: int, floor: int) -> Voice | None:
    """She was blunt: “..."; Smith: “...": the subject of the words before a colon, or the whole of them."""
    sentence = reader.analysis.sentence_at(max(floor, start - 2))
    if sentence is None or sentence.span.end <= floor:
        return None
    tokens = [t for t in reader.analysis.words(sentence) if floor <= t.span.start < start]
    subject = next((t for t in tokens if t.deprel in ("nsubj", "nsubj:pass") and t.upos in _NOMINAL), None)
    if subject is None:
        names = [t for t in tokens if t.upos in _NOMINAL]
        if not names or any(is_finite(t) for t in tokens):
            return None
        subject = next((t for t in names if reader.analysis.head(t) not in names or t.head == t.i), names[0])
    return Voice(noun_phrase(reader.analysis, subject), None, sentence.i)


def credit(reader: Surroundings, unit: Unit) -> Voice | None:
    """“...” — Ana Díaz, security consultant, behind the mark or as the next paragraph."""
    text = reader.text
    match = _CREDIT.match(text, unit.outer.end)
    if match is None or not text[match.end()].isupper():
        return None
    sentence = reader.analysis.sentence_at(match.end())
    if sentence is None or any(is_finite(t) for t in reader.analysis.words(sentence) if t.span.start >= match.end()):
        return None
    stop = re.search(r"[,;(\n]|$", text[match.end() : match.end() + 80])
    name = Span(match.end(), match.end() + (stop.start() if stop else 0)).strip(text)
    return Voice(name, None, sentence.i) if len(name) else None


def inherited(reader: Surroundings, unit: Unit, floor: int, last: Voice | None) -> Voice | None:
    """The cue before it in the paragraph, the last voice of the paragraph, the subject of the sentence before, the last voice.

    The last voice carries on from the paragraph before; over a longer way only where that paragraph names nobody.
    """
    start = unit.outer.start
    for cue in reversed(reader.cues_in(Span(floor, start))):
        if cue.source_span is not None and not _gave(cue, last):
            return voice_of(cue)
    here = unit.stretches[0].block
    since = here - _block(reader, last) if last is not None else -1
    if since == 0 and reader.text[floor:start].strip():
        return last
    parts = reader.document.parts
    own = _person_before(reader, floor, start)
    if own is not None or since in (0, 1) or not here:
        return own or last
    return _person_before(reader, parts[here - 1].span.start, parts[here - 1].span.end) or last


def _gave(cue: Cue, voice: Voice | None) -> bool:
    return voice is not None and voice.cue == cue.span


def _block(reader: Surroundings, voice: Voice | None) -> int:
    spot = (voice.cue or voice.source) if voice is not None else None
    part = reader.document.part_at(spot.start) if spot is not None else None
    return part.index if part is not None else -1


def _person_before(reader: Surroundings, floor: int, start: int) -> Voice | None:
    """The subject of the sentence before, where it is a person: a name, he or she, a role."""
    sentence = reader.analysis.sentence_at(max(floor, start - 2))
    if sentence is None or sentence.span.start < floor or start - 2 < floor:
        return None
    subject = next((t for t in reader.analysis.words(sentence) if t.deprel.startswith("nsubj") and _personal(t)), None)
    return Voice(noun_phrase(reader.analysis, subject), None, sentence.i) if subject else None


def _personal(token: Token) -> bool:
    return token.upos == "PROPN" or token.text.lower() in ("he", "she", "they") or token.lemma.lower() in words("roles")
