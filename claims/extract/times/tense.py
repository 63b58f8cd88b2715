"""Whether the verb over a time looks back or ahead, and whether it is one of speech."""

from __future__ import annotations

from claims.analysis import Analysis, Token
from claims.lexicon import words
from claims.spans import Span

_MODALS = frozenset("will shall 'll ’ll wo may might could should must can ca would".split())
_PLANNING = frozenset(
    (
        "plan expect schedule set due hope aim want intend decide agree vow promise pledge likely prepare wait ready need urge "
        "ask order book slate list bind poise propose tip forecast project predict"
    ).split()
)
_POSTPONING = frozenset("defer postpone adjourn delay reschedule".split())
_SHIFTING = frozenset("push put move bring".split())  # only with a time for their own: "moved to Friday", "put off until May"
_UNTIL = frozenset({"until", "till", "by"})
_FINITE = frozenset({"VBD", "VBZ", "VBP", "MD"})
_SCHEDULED = frozenset(
    (
        "open begin start close end meet vote face play launch expire return resume conclude finish arrive take go run retire "
        "host travel visit come leave become enter"
    ).split()
)


def of_speech(analysis: Analysis, span: Span) -> bool:
    """Whether the words at `span` say when somebody spoke: "said on Tuesday", "according to a report read on Monday"."""
    inside = analysis.tokens_in(span)
    if not inside:
        return False
    first, last = inside[0].i, inside[-1].i
    before = analysis.tokens[max(0, first - 2) : first]
    if any(t.upos == "VERB" and t.lemma in words("reporting_verbs") for t in before):
        return True  # "..., the minister said on Tuesday", however it was parsed
    here = next((t for t in inside if not first <= t.head <= last or t.head == t.i), inside[-1])
    verb = False
    for _ in range(12):
        if any(c.text.lower() == "according" for c in analysis.children(here)):
            return True
        if here.upos == "VERB" and not verb:
            verb = True
            if here.lemma in words("reporting_verbs"):
                return True
        if here.head == here.i or (verb and here.deprel.split(":")[0] != "acl"):
            return False
        here = analysis.head(here)
    return False


def tense(analysis: Analysis, span: Span) -> str:
    """Say "past", "future" or "present" for the verb that governs the words at `span`, "" where none does."""
    inside = analysis.tokens_in(span)
    if not inside:
        return ""
    first, last = inside[0].i, inside[-1].i
    here = next((t for t in inside if not first <= t.head <= last or t.head == t.i), inside[-1])
    time, marked = here, {c.text.lower() for c in analysis.children(here, "case")}
    for _ in range(40):
        marked |= {c.text.lower() for c in analysis.children(here, "case")}
        shifts = here.lemma in _POSTPONING or (here.lemma in _SHIFTING and time.head == here.i)
        if shifts and marked & {"to", "until", "till", "for"}:
            return "future"
        found = _of(analysis, here)
        if found == "present" and first <= here.i <= last and not marked & {"from", "since", "of"}:
            return "future"  # "the return leg is on Wednesday"
        if found:
            return "future" if found == "present" and marked & _UNTIL else found
        if here.head == here.i:
            return ""
        here = analysis.head(here)
    return ""


def _of(analysis: Analysis, token: Token) -> str:
    """The tense that a token shows, if it is a verb or a predicate with one."""
    helpers = analysis.children(token, "aux", "cop")
    if token.upos not in ("VERB", "AUX") and not helpers:
        return ""
    lows = {c.text.lower() for c in helpers}
    if any(c.text.lower() == "due" for c in analysis.children(token, "mark", "case", "aux")) or token.lemma == "due":
        return "past" if any(c.xpos == "VBD" for c in helpers) else "future"
    if lows & _MODALS:
        return "past" if lows & {"have", "'ve", "’ve"} else "future"
    ahead = token.lemma in _PLANNING
    if any(c.xpos == "VBD" for c in helpers) or lows & {"has", "have", "'ve", "’ve", "had"}:
        return "future" if ahead and analysis.children(token, "xcomp", "ccomp") else "past"
    forms = {c.xpos for c in helpers if c.deprel.startswith("cop")} | {token.xpos}
    to = {c.text.lower() for c in analysis.children(token, "mark")} & {"to", "due"}
    if lows & {"is", "are", "'s", "’s", "'re", "’re", "am"}:
        return "future" if to or ahead or token.xpos == "VBG" else "present"
    if to and "VB" in forms | {c.xpos for c in helpers}:
        return "future" if _is_planned(analysis, token) or _is_headline(analysis, token) else ""
    if token.xpos == "VBD":
        return "past"
    if token.xpos == "VBN" and token.deprel.split(":")[0] in ("acl", "amod", "advcl"):
        return "" if ahead else "past"
    if token.xpos in ("VBZ", "VBP"):
        return "future" if token.lemma in _SCHEDULED else "present"
    return ""


def _is_headline(analysis: Analysis, token: Token) -> bool:
    """Whether an infinitive is the predicate of a headline: "Trams to stop at noon", "Two pits to be sold in May"."""
    top = analysis.head(token) if token.deprel.startswith("acl") else token
    return top.head == top.i and not any(t.xpos in _FINITE for t in (top, *analysis.children(top, "aux", "cop")))


def _is_planned(analysis: Analysis, token: Token) -> bool:
    """Whether an infinitive hangs on something that looks ahead: "plans to", "expected to", "a promise to"."""
    return token.deprel.split(":")[0] in ("xcomp", "acl", "ccomp", "csubj", "advcl") and analysis.head(token).lemma in _PLANNING
