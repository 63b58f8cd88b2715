"""What a cue reports where it follows or interrupts it: "..., she said", "the plan, he added, ...", "..., according to X"."""

from __future__ import annotations

import bisect
import re
from collections.abc import Iterator, Sequence

from claims.analysis import Analysis
from claims.extract.quotations.contents import EDGE, has_finite, right_content, trim
from claims.extract.quotations.cues import Cue
from claims.extract.quotations.sources import is_finite
from claims.spans import Span

_LOOK_BACK = 6  # cues of the sentence in which the one that credits is sought
_GOES_ON = frozenset({"and", "but", "or", "nor", "because", "since", "provided", "so"})
_HEARD = frozenset("advise ask assure inform notify reassure remind tell warn".split())
_LED = re.compile(r"[,?!—–…-][\"”’'»]?\s*$")
_CONNECTIVE = re.compile(r"(?:^|\s)(?:which|who|that|and|but|where|because|although|while|since|as)$", re.I)


def around(analysis: Analysis, text: str, cue: Cue, cues: Sequence[Cue], limit: int) -> Iterator[Span]:
    """The writer's words before a cue that follows them, and those after it where the same reported sentence goes on.

    `cues` are in text order; nothing from `limit` on belongs to it.
    """
    if not _can_follow(analysis, cue):
        return
    phrase = "phrase" in cue.frames or "as" in cue.frames
    left = clause_start(analysis, text, cue, cues)
    before, after = Span(left, max(left, cue.clause.start)), Span(cue.clause.end, max(cue.clause.end, limit))
    first = trim(text, before)
    if first is None or _CONNECTIVE.search(first.of(text)):
        if phrase:
            yield from _rest(analysis, text, after)
    elif not _LED.search(before.of(text)):
        if "phrase" in cue.frames:
            whole = has_finite(analysis, first) and not after.of(text)[:4].lstrip().startswith(",")
            yield first if whole else _last_part(text, first)
    else:
        behind = _continuation(text, after)
        if phrase or not _introduces(analysis, first, cue):
            yield from _both_sides(analysis, first, behind)
        elif behind is not None and after.of(text).startswith(",") and has_finite(analysis, behind[0]):
            yield Span(first.start, behind[0].end)


def _can_follow(analysis: Analysis, cue: Cue) -> bool:
    """Not in a relative clause, with an object of its own ("added a goal") or in a further clause ("and X added")."""
    head = cue.head
    if cue.source is None and not cue.passive:
        return False
    relative = any(t.xpos in ("WDT", "WP", "WRB") for t in analysis.children(head, "nsubj", "obj", "advmod", "obl"))
    if (head.deprel.startswith("acl") and (relative or not is_finite(head))) or (
        head.deprel == "conj" and analysis.children(head, "cc")
    ):
        return False
    return "as" in cue.frames or head.lemma.lower() in _HEARD or not any(c.i > head.i for c in analysis.children(head, "obj"))


def _introduces(analysis: Analysis, first: Span, cue: Cue) -> bool:
    """Are the words before the cue an adverbial clause of its own ("Since it began, the agency has reported ...")?"""
    inside = analysis.tokens_in(first)
    if not inside or inside[0].i <= cue.head.head <= inside[-1].i:
        return False
    tops = [t for t in inside if not inside[0].i <= t.head <= inside[-1].i or t.head == t.i]
    own = [t.deprel.split(":")[0] for t in tops if t.upos != "PUNCT"]
    return (
        bool(own)
        and all(relation in ("advcl", "obl", "advmod", "mark", "cc", "discourse", "nsubj") for relation in own)
        and ("advcl" in own)
    )


def _both_sides(analysis: Analysis, first: Span, behind: tuple[Span, str] | None) -> Iterator[Span]:
    goes_on = behind is not None and (opening := analysis.tokens_in(behind[0])) and is_finite(opening[0])
    if has_finite(analysis, first) and not goes_on:
        yield first
        if behind is not None and behind[1] in _GOES_ON and _own_subject(analysis, behind[0]):
            yield behind[0]
    elif behind is not None and has_finite(analysis, behind[0]):
        yield Span(first.start, behind[0].end)


def _last_part(text: str, span: Span) -> Span:
    return Span(max(span.start, text.rfind(", ", span.start, span.end) + 1), span.end).strip(text)


def _rest(analysis: Analysis, text: str, after: Span) -> Iterator[Span]:
    """According to X, <the rest of the sentence>; a comma must part them."""
    comma = text.find(", ", after.start, after.end)
    rest = trim(text, Span(comma + 1, after.end)) if comma >= 0 else None
    if rest is not None and has_finite(analysis, rest):
        yield rest


def _continuation(text: str, after: Span) -> tuple[Span, str] | None:
    """What follows the next comma behind the cue, with its first word."""
    comma = re.compile(r"[,:]\s").search(text, after.start, after.end)
    rest = trim(text, Span(comma.end(), after.end)) if comma else None
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


def clause_start(analysis: Analysis, text: str, cue: Cue, cues: Sequence[Cue]) -> int:
    """Where the words before a cue begin: the sentence, or behind a semicolon or the last cue that credits what is before it.

    `cues` are in text order; those behind the cue do not count.
    """
    start = analysis.sentences[cue.head.sentence].span.start
    at = bisect.bisect_left(cues, cue.head.i, key=lambda c: c.head.i)
    for other in reversed(cues[max(0, at - _LOOK_BACK) : at]):
        if other.head.sentence != cue.head.sentence:
            break
        if other.clause.end <= cue.clause.start and credits_before(analysis, text, other):
            comma = text.find(",", other.clause.end, cue.clause.start)
            start = comma + 1 if comma >= 0 else other.clause.end
            break
    start = max(start, text.rfind(";", start, cue.clause.start) + 1)
    while start < cue.clause.start and text[start] in EDGE:
        start += 1
    return start


def credits_before(analysis: Analysis, text: str, cue: Cue) -> bool:
    """Does the cue credit the words before it ("..., he said")?"""
    floor = analysis.sentences[cue.head.sentence].span.start
    led = _LED.search(text[max(floor, cue.clause.start - 3) : max(floor, cue.clause.start)]) is not None
    return cue.speaks and cue.source is not None and led and right_content(analysis, text, cue) is None
