"""Whether the verb over a time looks back or ahead."""

from __future__ import annotations

import bisect

from claims.analysis import Analysis, Token
from claims.spans import Span

_AHEAD = frozenset("will shall 'll ’ll wo may might could should must can going ca would".split())
_PLANNING = frozenset(
    (
        "plan expect schedule set due hope aim want intend decide agree vow promise pledge likely prepare wait ready need urge "
        "ask order book slate list bind poise propose tip"
    ).split()
)
_SCHEDULED = frozenset(
    (
        "open begin start close end meet vote face play launch expire return resume conclude finish arrive take go run retire "
        "host travel visit come leave become enter"
    ).split()
)


def tense(analysis: Analysis, span: Span) -> str:
    """ "past", "future", "present" or "" for the verb that governs the words at `span`."""
    inside = analysis.tokens_in(span)
    if not inside:
        return ""
    first, last = inside[0].i, inside[-1].i
    here = next((t for t in inside if not first <= t.head <= last or t.head == t.i), inside[-1])
    seen = 0
    while seen < 40:
        seen += 1
        found = _of(analysis, here)
        if found:
            return found
        if here.head == here.i:
            return _sentence(analysis, here)
        here = analysis.head(here)
    return ""


def _of(analysis: Analysis, token: Token) -> str:
    """The tense that a token shows, if it is a finite verb or a predicate with one."""
    helpers = analysis.children(token, "aux", "cop")
    lows = {c.text.lower() for c in helpers}
    if lows & _AHEAD - {"would", "could", "might"}:
        return "future"
    if token.upos not in ("VERB", "AUX") and not helpers:
        return ""
    if any(c.xpos == "VBD" for c in helpers) or lows & {"has", "have", "'ve", "’ve"}:
        if token.lemma in _PLANNING and token.deprel not in ("advcl",):
            return "future" if any(c.deprel == "xcomp" for c in analysis.children(token)) else "past"
        return "past"
    if lows & {"is", "are", "'s", "'re", "am"}:
        marked = any(c.text.lower() == "to" for c in analysis.children(token, "mark"))
        if marked or token.lemma in _PLANNING or token.xpos == "VBG":
            return "future"
        return "present"
    if token.xpos == "VBD":
        return "past"
    if token.xpos == "VBN" and token.deprel in ("acl", "acl:relcl", "amod", "advcl"):
        return "future" if token.lemma in _PLANNING else "past"
    if token.xpos == "VB" and any(c.text.lower() == "to" for c in analysis.children(token, "mark")):
        if token.deprel in ("xcomp", "acl", "ccomp", "csubj", "advcl") and analysis.head(token).lemma in _PLANNING:
            return "future"
        return ""
    if token.xpos in ("VBZ", "VBP"):
        return "future" if token.lemma in _SCHEDULED else "present"
    return ""


def _sentence(analysis: Analysis, root: Token) -> str:
    return ""


def ids_before(starts: list[int], at: int) -> int:
    return bisect.bisect_right(starts, at)
