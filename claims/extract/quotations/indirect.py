"""Reported speech without marks: every cue with the words it reports."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from claims.analysis import Analysis
from claims.extract.quotations.around import around
from claims.extract.quotations.contents import right_content
from claims.extract.quotations.cues import Cue
from claims.spans import Span

_SELF = frozenset({"i", "you", "we", "one"})


def indirect_contents(analysis: Analysis, text: str, cues: Sequence[Cue]) -> Iterator[tuple[Cue, Span]]:
    """Pairs of a cue and a span of reported words; a cue in the middle of a clause gives one span around it."""
    for cue in cues:
        if not _holds(analysis, text, cue):
            continue
        span = right_content(analysis, text, cue)
        if span is not None:
            opening = _interrupted(analysis, text, cue, span)
            yield cue, span if opening is None else Span(opening, span.end)
            if ":" not in text[cue.clause.end : span.start]:
                continue
        if cue.credits:
            limit = analysis.sentences[cue.head.sentence].span.end if span is None else span.start
            for piece in around(analysis, text, cue, cues, limit):
                yield cue, piece


def _interrupted(analysis: Analysis, text: str, cue: Cue, span: Span) -> int | None:
    """It is not clear, he said, that anybody was hurt: where the reported sentence begins before its cue."""
    sentence = analysis.sentences[cue.head.sentence]
    lead = text[sentence.span.start : cue.clause.start].rstrip()
    if not cue.speaks or cue.source is None or not lead.endswith(",") or not text[cue.clause.end : span.start].startswith(","):
        return None
    before = analysis.tokens_in(Span(sentence.span.start, cue.clause.start))
    return sentence.span.start if any(t.deprel in ("nsubj", "root", "csubj", "expl", "ccomp") for t in before) else None


def _holds(analysis: Analysis, text: str, cue: Cue) -> bool:
    """Does the source stand for what is reported? Not where nobody said so, in a question, or in "I think"."""
    lemma = cue.head.lemma.lower()
    if cue.negated and lemma not in ("deny", "doubt"):
        return False
    who = cue.source.text.lower() if cue.source is not None else ""
    if who in _SELF and not cue.speaks and "noun" not in cue.frames:
        return False
    sentence = analysis.sentences[cue.head.sentence]
    return not (who in _SELF and text[sentence.span.start : sentence.span.end].rstrip("\"”’' \n").endswith("?"))
