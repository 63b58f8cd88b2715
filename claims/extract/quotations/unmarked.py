"""Speech that has no cue of its own: quoted words in a headline or caption, and the turns of an interview."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterable, Iterator, Sequence

from claims.analysis import Analysis
from claims.document import Document
from claims.extract.quotations.direct import DISPLAY
from claims.extract.quotations.drafts import Draft
from claims.extract.quotations.sources import noun_phrase
from claims.extract.quotations.speech import Unit, Voice, is_sentence, is_title
from claims.spans import Span

_TURN = re.compile(r"\s*(?:\(\(\s*(?P<wiki>[A-Z][\w.’' -]{0,30}?)\s*\)\)|(?P<name>[A-Z][\w.’' -]{0,30}?)\s*:)\s+(?=\S)")
_DASH = re.compile(r"[ \t]*[-–—][ \t]+([^\W\d_][^\n,;:.!?]{1,40}?)[ \t]*(?:\n|$)")
_NOT_WORD = re.compile(r"[\W_]+")


def display_quotations(document: Document, analysis: Analysis, loose: Iterable[Unit], found: Sequence[Draft]) -> Iterator[Draft]:
    """Quoted words in a headline, subhead or caption, credited to who says them in the text or behind a colon."""
    text = document.prose
    spoken = [(_plain(text, draft.span), draft) for draft in found]
    for unit in loose:
        if document.parts[unit.stretches[0].block].kind not in DISPLAY:
            continue
        words = _plain(text, unit.span)
        source = next((draft for said, draft in spoken if len(words) > 4 and words in said and draft.source is not None), None)
        if source is not None:
            yield _draft(analysis, text, unit, source.source, source.cue)
        elif not is_title(text, unit.span):
            voice = _behind_colon(analysis, text, unit) or _behind_dash(analysis, text, unit)
            if voice is not None:
                yield _draft(analysis, text, unit, voice.source, voice.cue)


def _plain(text: str, span: Span) -> str:
    """Lower-case words with single spaces around each, so that one stretch can be looked for in another."""
    return f" {_NOT_WORD.sub(' ', span.of(text).lower()).strip()} "


def _draft(analysis: Analysis, text: str, unit: Unit, source: Span | None, cue: Span | None) -> Draft:
    whole = unit.span.of(text)[:1].isupper() and is_sentence(analysis, unit.span)
    kind = "direct" if whole else "mixed"
    first, last = unit.stretches[0], unit.stretches[-1]
    return Draft(unit.span, kind, tuple(m.span for m in unit.stretches), source, cue, first.opened, last.closed)


def _behind_colon(analysis: Analysis, text: str, unit: Unit) -> Voice | None:
    """‘We kept the lights on’: Farrow steps down."""
    if text[unit.outer.end : unit.outer.end + 1] != ":":
        return None
    end = text.find("\n", unit.outer.end)
    tokens = analysis.tokens_in(Span(unit.outer.end + 1, end if end > unit.outer.end else len(text)))
    subject = next((t for t in tokens if t.deprel.startswith("nsubj") and t.upos in ("PROPN", "NOUN", "PRON")), None)
    subject = subject or next((t for t in tokens if t.upos == "PROPN"), None)
    return Voice(noun_phrase(analysis, subject), None, subject.sentence) if subject else None


def _behind_dash(analysis: Analysis, text: str, unit: Unit) -> Voice | None:
    """‘We will appeal’ – council."""
    match = _DASH.match(text, unit.outer.end)
    sentence = analysis.sentence_at(unit.outer.end) if match else None
    return Voice(Span(match.start(1), match.end(1)), None, sentence.i) if match and sentence else None


def interview_turns(document: Document) -> Iterator[Draft]:
    """Paragraphs that open with a speaker's label ("Q:", "((WN))", "Ruiz:"), where at least two labels take turns."""
    text = document.prose
    turns = [(match, part.span) for part in document.parts if (match := _TURN.match(text, part.span.start, part.span.end))]
    counts = Counter(match["wiki"] or match["name"] for match, _ in turns)
    speakers = {label for label, n in counts.items() if n > 1}
    if len(speakers) < 2:
        return
    for match, block in turns:
        label = "wiki" if match["wiki"] else "name"
        if match[label] in speakers:
            words = Span(match.end(), max(match.end(), block.end)).strip(text)
            yield Draft(words, "direct", (words,), Span(match.start(label), match.end(label)), None)
