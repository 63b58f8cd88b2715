"""Who is speaking: from a reporting verb to the noun phrase that names its source."""

from __future__ import annotations

from claims.analysis import Analysis, Token
from claims.spans import Span, cover

_FINITE = frozenset({"VBD", "VBZ", "VBP", "MD"})
_NOMINAL = frozenset({"PROPN", "NOUN", "PRON"})
_NAME_PARTS = frozenset({"flat", "compound", "nmod:desc"})
_OUTSIDE = (
    "acl",
    "appos",
    "parataxis",
    "advcl",
    "dep",
    "orphan",
    "list",
    "discourse",
    "vocative",
    "cop",
    "aux",
    "nsubj",
    "csubj",
    "ccomp",
)
_STOP = frozenset(',;:()[]—–“”"«»‘’')
_ONLY_SEEN = frozenset("acquire cite hear leak obtain quote read receive review see view".split())
_DOCUMENTS = frozenset(
    "account analysis assessment bulletin calculation count data database document estimate figure file filing finding forecast "
    "index information letter list memo note notice number paper poll projection record release report research review "
    "statement statistic study summary survey table tally version".split()
)


def is_finite(token: Token) -> bool:
    return token.upos in ("VERB", "AUX") and token.xpos in _FINITE


def noun_phrase(analysis: Analysis, head: Token, *, after: int = -1) -> Span:
    """The span of the noun phrase of `head`: title, name, "of the ministry"; from tokens behind index `after` only.

    What stands behind a comma or in a relative clause is left out.
    """
    inside = {t.i for t in analysis.subtree(head, *_OUTSIDE) if t.i > after and t.sentence == head.sentence}
    inside |= _title(analysis, head)
    coordinated = any(c.deprel == "conj" for c in analysis.children(head))
    first = last = head.i
    while first - 1 in inside and not _stops(analysis.tokens[first - 1], False):
        first -= 1
    while last + 1 in inside and not _stops(analysis.tokens[last + 1], coordinated):
        last += 1
    while last >= head.i and last + 1 < len(analysis.tokens) and _goes_on(analysis, head, analysis.tokens[last + 1]):
        last += 1
    tokens = analysis.tokens[first : last + 1]
    while len(tokens) > 1 and tokens[0].i < head.i and tokens[0].deprel in ("case", "mark", "cc", "punct"):
        tokens = tokens[1:]
    while len(tokens) > 1 and tokens[-1].i > head.i and tokens[-1].upos in ("PUNCT", "CCONJ", "ADP", "PART"):
        tokens = tokens[:-1]
    return cover(t.span for t in tokens)


def _goes_on(analysis: Analysis, head: Token, token: Token) -> bool:
    """A name right behind a title belongs to it, whatever the parse calls it: the region's coach [Ana Sol]."""
    if token.upos != "PROPN" or token.sentence != head.sentence:
        return False
    above = analysis.head(token)
    hangs = token.deprel in ("appos", "flat", "compound", "nsubj", "nmod:desc")
    return hangs and (above.i in (head.i, head.head) or analysis.tokens[token.i - 1].i == above.i or above.head == head.i)


def _title(analysis: Analysis, head: Token) -> set[int]:
    """A title that the parse made a subject of its own: [chief mediator] [Ana Sol] told."""
    if head.deprel != "nsubj" or head.upos not in ("PROPN", "NOUN"):
        return set()
    twins = [t for t in analysis.children(analysis.head(head), "nsubj") if t.i < head.i and t.upos == "NOUN"]
    return {t.i for twin in twins if not analysis.children(twin, "det") for t in analysis.subtree(twin, *_OUTSIDE)}


def _stops(token: Token, coordinated: bool) -> bool:
    return token.upos == "PUNCT" and token.text in _STOP and not (coordinated and token.text == ",")


def source_of(analysis: Analysis, verb: Token, depth: int = 0) -> Token | None:
    """The head of the words that name who speaks, found along the tree; None where the text does not say."""
    if depth > 6:
        return None
    if is_passive(analysis, verb):
        agent = _agent(analysis, verb)
        if agent or depth == 0:
            return agent
    subjects = analysis.children(verb, "nsubj")
    if verb.xpos == "VBN" and not subjects and not analysis.children(verb, "aux"):
        return _agent(analysis, verb) if verb.deprel != "conj" else source_of(analysis, analysis.head(verb), depth + 1)
    if subjects:
        subject = _nearest(analysis, verb, subjects)
        if subject.xpos not in ("WDT", "WP"):
            return subject
        return analysis.head(verb) if verb.deprel.startswith("acl") else None
    if verb.xpos in ("VBN", "VBD") and (agent := _agent(analysis, verb)) is not None:
        return agent
    if verb.deprel in ("acl", "acl:relcl") and verb.xpos == "VBG":
        return analysis.head(verb)
    beside = _behind(analysis, verb) or _before(analysis, verb)
    if beside is not None or verb.head == verb.i or verb.deprel not in ("conj", "xcomp", "advcl", "dep"):
        return beside
    above = analysis.head(verb)
    if above.lemma.lower() in ("quote", "cite", "paraphrase"):
        quoted = analysis.children(above, "nsubj") if is_passive(analysis, above) else analysis.children(above, "obj")
        return quoted[0] if quoted else None
    if verb.xpos == "VBG" and above.deprel == "ccomp" and verb.lemma.lower() in ("add", "say"):
        above = analysis.head(above)  # said it would strike, adding that ...: who adds is who said
    return source_of(analysis, above, depth + 1) if above.upos in ("VERB", "AUX", "ADJ", "NOUN") else None


def _nearest(analysis: Analysis, verb: Token, subjects: list[Token]) -> Token:
    """Of several subjects the one before the verb, but behind a comma or a mark the one after it (“...,” said Ana Sol)."""
    ahead = [s for s in subjects if s.i < verb.i]
    behind = [s for s in subjects if s.i > verb.i]
    inverted = verb.i > 0 and analysis.tokens[verb.i - 1].upos == "PUNCT" and behind and behind[0].i - verb.i < 6
    return behind[0] if inverted and behind else (ahead or subjects)[-1]


def is_passive(analysis: Analysis, verb: Token) -> bool:
    """Was it said, rather than did it say?"""
    return any(c.deprel in ("aux:pass", "nsubj:pass") for c in analysis.children(verb))


def owner(analysis: Analysis, head: Token) -> Token:
    """The one whose document speaks: "a count kept by the agency", "a poll by the agency"; `head` itself for anybody else."""
    if head.lemma.lower() not in _DOCUMENTS:
        return head
    for participle in analysis.children(head, "acl"):
        made = participle.xpos == "VBN" and participle.lemma.lower() not in _ONLY_SEEN
        agent = _agent(analysis, participle) if made else None
        if agent is not None:
            return agent
    return _agent(analysis, head) or head


def _agent(analysis: Analysis, head: Token) -> Token | None:
    for child in analysis.children(head, "obl", "nmod"):
        if any(c.text.lower() == "by" for c in analysis.children(child, "case")) and child.upos in _NOMINAL:
            return child
    return None


def _behind(analysis: Analysis, verb: Token) -> Token | None:
    """“...,” stated Smith: a name right of a finite verb that has no subject is its subject, whatever the parse calls it."""
    if not is_finite(verb) or verb.i == 0:
        return None
    before = analysis.tokens[verb.i - 1]
    if (before.upos != "PUNCT" and before.sentence == verb.sentence) or verb.i + 1 == len(analysis.tokens):
        return None
    if analysis.tokens[verb.i + 1].upos == "PUNCT":
        return None
    for child in analysis.children(verb, "obj", "iobj", "obl", "xcomp", "dep"):
        if child.i > verb.i and child.upos in _NOMINAL and not analysis.children(child, "case"):
            return child
    return None


def _before(analysis: Analysis, verb: Token) -> Token | None:
    """The gap, Ana Sol said, was small: a name between a comma or a mark and a finite verb, whatever the parse calls it."""
    if not is_finite(verb) or verb.i < 2:
        return None
    name = analysis.tokens[verb.i - 1]
    while name.deprel in _NAME_PARTS and 0 < name.i - name.head < 4:
        name = analysis.head(name)
    if name.sentence != verb.sentence or name.upos not in _NOMINAL:
        return None
    if name.upos == "PROPN":
        return name
    first = noun_phrase(analysis, name).start
    opening = analysis.tokens_in(Span(max(0, first - 3), first))
    return name if opening and opening[-1].upos == "PUNCT" else _whole_phrase(analysis, verb)


def _whole_phrase(analysis: Analysis, verb: Token) -> Token | None:
    """The plan failed, lawyers on both sides said: the head of the words between the last comma and the verb."""
    words: list[Token] = []
    for i in range(verb.i - 1, max(-1, verb.i - 12), -1):
        token = analysis.tokens[i]
        if token.upos == "PUNCT" or token.sentence != verb.sentence:
            break
        words.insert(0, token)
    else:
        return None
    if (
        not words
        or any(is_finite(t) or t.xpos in ("WDT", "WP") for t in words)
        or words[0].upos in ("ADP", "SCONJ", "CCONJ", "ADV")
    ):
        return None
    end = next((k for k, t in enumerate(words) if k and t.upos == "ADP"), len(words))
    return next((t for t in reversed(words[:end]) if t.upos in _NOMINAL), None)
