"""Find what a cue reports without marks: the clause behind it, the words before it, or both where it stands in the middle."""

from __future__ import annotations

import bisect
import re
from collections.abc import Iterator, Sequence

from claims.analysis import Analysis, Token
from claims.extract.quotations.cues import Cue, is_finite
from claims.spans import Span, cover

_PREPOSITIONS = ("of", "about", "against", "for", "on")
_GOES_ON = frozenset({"and", "but", "or", "nor", "because", "since", "provided", "so"})
_EDGE = " \t\r\n,;:—–"
_OPEN_END = re.compile(r"[,?!—–…\"”’'»-]\s*$")
_NOT_CONTENT = frozenset({"so", "this", "that", "it"})


def indirect_contents(analysis: Analysis, text: str, cues: Sequence[Cue]) -> Iterator[tuple[Cue, Span]]:
    """Pairs of a cue and a span of reported words; a cue in the middle of a clause gives one span around it."""
    starts = [c.head.i for c in cues]
    for cue in cues:
        if cue.negated and cue.head.lemma.lower() not in ("deny", "doubt"):
            continue
        span = right_content(analysis, text, cue)
        if span is not None:
            yield cue, span
        elif cue.speaks:
            sentence = analysis.sentences[cue.head.sentence]
            inside = cues[bisect.bisect_left(starts, sentence.first) : bisect.bisect_left(starts, sentence.last)]
            for piece in _around(analysis, text, cue, inside):
                yield cue, piece


def right_content(analysis: Analysis, text: str, cue: Cue) -> Span | None:
    """The clause that depends on the cue and follows it."""
    if "phrase" in cue.frames:
        return None
    verb = cue.head
    if "that" in cue.frames:
        for child in analysis.children(verb, "ccomp"):
            if child.i > verb.i:
                return _clause(analysis, text, cue, child, _has_subject(analysis, child))
        for child in analysis.children(verb, "parataxis"):
            if child.i > verb.i and text[cue.span.end : child.span.start].lstrip()[:1] == ":" and is_verbal(analysis, child):
                return _clause(analysis, text, cue, child, True)
    if "to" in cue.frames:
        for child in analysis.children(verb, "xcomp", "ccomp", "advcl"):
            if child.i > verb.i and any(c.text.lower() == "to" for c in analysis.children(child, "mark")):
                return _clause(analysis, text, cue, child, True)
    for child in analysis.children(verb, "obl", "advcl"):
        case = [c for c in analysis.children(child, "case", "mark") if c.i > verb.i]
        if child.i > verb.i and case and case[0].text.lower() in cue.frames and case[0].text.lower() in _PREPOSITIONS:
            return _clause(analysis, text, cue, child, True)
    return None


def is_verbal(analysis: Analysis, head: Token) -> bool:
    """Does this head a clause: a verb, or a predicate with a copula or a subject?"""
    return head.upos in ("VERB", "AUX") or bool(analysis.children(head, "cop", "nsubj"))


def _has_subject(analysis: Analysis, head: Token) -> bool:
    return bool(analysis.children(head, "nsubj", "csubj", "expl")) or head.upos in ("VERB", "AUX")


def _clause(analysis: Analysis, text: str, cue: Cue, head: Token, take: bool) -> Span | None:
    """The subtree of a clause behind the cue, without the "that" that opens it."""
    if not take:
        return None
    tokens = [t for t in analysis.subtree(head) if t.span.start >= cue.span.end]
    if cue.source is not None and cue.source.i > cue.head.i and cue.source_span is not None:
        tokens = [t for t in tokens if not t.span.overlaps(cue.source_span)]
    while tokens and (tokens[0].upos == "PUNCT" or (tokens[0].text.lower() == "that" and tokens[0].upos == "SCONJ")):
        tokens = tokens[1:]
    if not tokens or (len(tokens) == 1 and tokens[0].text.lower() in _NOT_CONTENT):
        return None
    return trim(text, cover(t.span for t in tokens))


def trim(text: str, span: Span) -> Span | None:
    """Without white space, commas and final full stops at its ends; None if nothing is left."""
    start, end = span.start, span.end
    while start < end and text[start] in _EDGE:
        start += 1
    while end > start and text[end - 1] in _EDGE + ".":
        end -= 1
    return Span(start, end) if end > start else None


def _around(analysis: Analysis, text: str, cue: Cue, cues: Sequence[Cue]) -> Iterator[Span]:
    """The writer's words before a cue that follows them, and those after it where the same reported sentence goes on."""
    sentence = analysis.sentences[cue.head.sentence]
    left = clause_start(text, cue, cues, sentence.span.start)
    before, after = Span(left, max(left, cue.clause.start)), Span(cue.clause.end, max(cue.clause.end, sentence.span.end))
    phrase = "phrase" in cue.frames
    if not text[before.start : before.end].strip(" \n\t,;"):
        if phrase:
            yield from _rest(analysis, text, after)
        return
    if not phrase and not _OPEN_END.search(text[before.start : before.end]):
        return
    behind = _continuation(text, after)
    first = trim(text, before)
    if first is None:
        return
    if any(is_finite(t) for t in analysis.tokens_in(first)):
        yield first
        if behind is not None and behind[1] in _GOES_ON and _own_subject(analysis, behind[0]):
            yield behind[0]
    elif behind is not None and any(is_finite(t) for t in analysis.tokens_in(behind[0])):
        yield Span(first.start, behind[0].end)


def _rest(analysis: Analysis, text: str, after: Span) -> Iterator[Span]:
    """According to X, <the rest of the sentence>; a comma must part them."""
    comma = text.find(",", after.start, after.end)
    if comma < 0:
        return
    rest = trim(text, Span(comma + 1, after.end))
    if rest is not None and any(is_finite(t) for t in analysis.tokens_in(rest)):
        yield rest


def _continuation(text: str, after: Span) -> tuple[Span, str] | None:
    """What follows the next comma behind the cue, with its first word."""
    comma = min(
        (i for i in (text.find(",", after.start, after.end), text.find(":", after.start, after.end)) if i >= 0), default=-1
    )
    rest = trim(text, Span(comma + 1, after.end)) if comma >= 0 else None
    if rest is None:
        return None
    word = re.match(r"\w+", rest.of(text))
    return rest, word[0].lower() if word else ""


def _own_subject(analysis: Analysis, span: Span) -> bool:
    verb = next((t for t in analysis.tokens_in(span) if is_finite(t)), None)
    if verb is None:
        return False
    subjects = [s for t in (verb, analysis.head(verb)) for s in analysis.children(t, "nsubj", "expl", "csubj")]
    return any(span.start <= s.span.start < verb.span.start for s in subjects)


def clause_start(text: str, cue: Cue, cues: Sequence[Cue], floor: int) -> int:
    """Where the words before a cue begin: the sentence, or behind a semicolon or the cue before."""
    start = floor
    for other in cues:
        if other.head.i < cue.head.i and other.clause.end <= cue.clause.start:
            comma = text.find(",", other.clause.end, cue.clause.start)
            start = max(start, comma + 1 if comma >= 0 else other.clause.end)
    semicolon = text.rfind(";", start, cue.clause.start)
    start = max(start, semicolon + 1)
    while start < cue.clause.start and text[start] in _EDGE:
        start += 1
    return start
