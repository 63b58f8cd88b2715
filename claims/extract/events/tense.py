"""When a clause says it is: past, present or future."""

from __future__ import annotations

from claims.analysis import Token
from claims.extract.clauses import Clauses

_PAST_TAGS = frozenset({"VBD"})
_PRESENT_TAGS = frozenset({"VBZ", "VBP"})


def tense(clauses: Clauses, head: Token, *, depth: int = 0) -> str:
    """past, present or future; a clause without a finite verb takes the tense of the clause it stands in."""
    analysis = clauses.analysis
    verbs = [t for t in analysis.children(head) if t.deprel.split(":")[0] in ("aux", "cop")]
    said = {t.text.casefold() for t in verbs}
    if said & {"will", "'ll", "’ll", "shall", "wo", "would", "'d", "’d"} and "have" not in said:
        shifted = said & {"'d", "’d"} and head.xpos == "VBN"
        return "past" if shifted else "future"
    if any(t.text.casefold() == "going" for t in [analysis.head(head)] if head.deprel == "xcomp"):
        return "future"
    for verb in (*verbs, head):
        if verb.xpos in _PAST_TAGS:
            return "past"
    finite = next((t for t in (*verbs, head) if t.xpos in _PRESENT_TAGS), None)
    if finite is not None:
        perfect = finite.lemma == "have" and finite.i != head.i
        bound = finite.lemma == "be" and head.xpos == "VB"  # "is to open"
        return "past" if perfect else "future" if bound else "present"
    if head.xpos == "VBN" and head.head == head.i:
        return "past"
    outer = analysis.head(head)
    if outer.i == head.i or depth > 8:
        return ""
    return tense(clauses, outer, depth=depth + 1)
