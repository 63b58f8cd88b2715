"""Find the words that report speech: verbs ("said", "was quoted as saying"), phrases ("according to"), and whose speech it is."""

from __future__ import annotations

from dataclasses import dataclass

from claims.analysis import Analysis, Token
from claims.extract.quotations.sources import noun_phrase
from claims.lexicon import table, words
from claims.spans import Span, cover

_FINITE = frozenset({"VBD", "VBZ", "VBP", "MD"})
_UNWILLING = frozenset("decline refuse fail hesitate forget want need wait neglect omit try attempt stop ask".split())
_UNREAL = frozenset({"if", "unless", "whether", "lest"})
_PARTICLE = {"point": "out", "sum": "up", "chime": "in", "go": "on", "spell": "out", "rule": ""}
_HEARERS = frozenset("tell inform advise warn ask remind assure notify reassure".split())
_NOBODY = frozenset({"nobody", "none", "neither"})
_OWN_WORDS = frozenset({"words", "view", "opinion", "eyes"})


@dataclass(frozen=True, slots=True)
class Cue:
    """A reporting verb or phrase. `span` is its words, `clause` runs from the first to the last of source, verb and hearer.

    `frames` says what it can introduce ("quote", "that", "to", "name", prepositions, "thing"); a phrase has "phrase" alone.
    """

    head: Token
    span: Span
    clause: Span
    frames: frozenset[str]
    source: Token | None
    source_span: Span | None
    negated: bool = False

    @property
    def speaks(self) -> bool:
        """Can it introduce direct speech?"""
        return "quote" in self.frames or "phrase" in self.frames


def is_finite(token: Token) -> bool:
    return token.upos in ("VERB", "AUX") and token.xpos in _FINITE


def find_cues(analysis: Analysis) -> tuple[Cue, ...]:
    """All cues in text order."""
    say, more = words("reporting_verbs"), table("reporting_frames")
    out = []
    for token in analysis.tokens:
        lemma = token.lemma.lower()
        if token.upos == "VERB" and (lemma in say or lemma in more or lemma == "go") and _reports(analysis, token):
            frames = frozenset((("quote", "that") if lemma in say or lemma == "go" else ()) + tuple(more.get(lemma, "").split()))
            out.append(_verb_cue(analysis, token, frames))
        elif lemma in ("according", "accord") and token.text.lower() == "according":
            out += _phrase_cue(analysis, token)
    return tuple(out)


def _reports(analysis: Analysis, verb: Token) -> bool:
    """Not an adjective ("stated aims"), a refusal ("declined to say"), a condition ("if he says") or "point to"."""
    lemma = verb.lemma.lower()
    particle = _PARTICLE.get(lemma)
    if particle is not None and particle not in {
        c.text.lower() for c in analysis.children(verb, "compound", "advmod", "advcl")
    } | {""}:
        return False
    if particle == "" and any(c.text.lower() == "out" for c in analysis.children(verb)):
        return False
    if verb.deprel in ("amod", "compound", "case", "fixed", "mark", "flat"):
        return False
    if any(c.text.lower() in _UNREAL for c in analysis.children(verb, "mark")):
        return False
    return not (verb.deprel == "xcomp" and analysis.head(verb).lemma.lower() in _UNWILLING)


def _verb_cue(analysis: Analysis, verb: Token, frames: frozenset[str]) -> Cue:
    source = source_of(analysis, verb)
    group = [verb, *(c for c in analysis.children(verb, "aux", "compound:prt") if c.sentence == verb.sentence)]
    near = [t for t in group if abs(t.i - verb.i) < 4]
    hearers = [
        t for c in analysis.children(verb, "obj", "iobj", "obl", "advmod") if abs(c.i - verb.i) < 12 for t in analysis.subtree(c)
    ]
    spans = [t.span for t in near + [t for t in hearers if t.i > verb.i and not _holds_clause(analysis, t, verb)]]
    phrase = noun_phrase(analysis, source) if source else None
    whole = [*spans, phrase] if phrase and source and source.sentence == verb.sentence else spans
    return Cue(verb, cover(t.span for t in near), cover(whole), frames, source, phrase, _negated(analysis, verb, source))


def _holds_clause(analysis: Analysis, token: Token, verb: Token) -> bool:
    return token.upos == "PUNCT" and token.i > verb.i + 8


def _negated(analysis: Analysis, verb: Token, source: Token | None) -> bool:
    no = any(
        c.lemma.lower() in ("not", "never", "n't") or c.text.lower() in ("n't", "n’t") for c in analysis.children(verb, "advmod")
    )
    nobody = source is not None and (
        source.text.lower() in _NOBODY or any(c.text.lower() == "no" for c in analysis.children(source, "det"))
    )
    return no or nobody


def source_of(analysis: Analysis, verb: Token, depth: int = 0) -> Token | None:
    """The head of the words that name who speaks, found along the tree; None where the text does not say."""
    if depth > 6:
        return None
    subjects = analysis.children(verb, "nsubj")
    if any(c.deprel == "aux:pass" for c in analysis.children(verb)) or any(s.deprel == "nsubj:pass" for s in subjects):
        agent = _agent(analysis, verb)
        if agent or depth == 0:
            return agent
    if subjects:
        subject = subjects[-1]
        if subject.xpos in ("WDT", "WP") and verb.deprel.startswith("acl"):
            return analysis.head(verb)
        return None if subject.text.lower() in ("it", "that", "what", "which") and subject.xpos in ("WDT", "WP") else subject
    if verb.xpos == "VBN" and verb.deprel.startswith("acl"):
        return _agent(analysis, verb)
    if verb.deprel in ("acl", "acl:relcl") and verb.xpos == "VBG":
        return analysis.head(verb)
    beside = _inverted(analysis, verb) or _neighbour(analysis, verb)
    if beside is not None or verb.head == verb.i or verb.deprel not in ("conj", "xcomp", "advcl", "dep"):
        return beside
    above = analysis.head(verb)
    return source_of(analysis, above, depth + 1) if above.upos in ("VERB", "AUX", "ADJ", "NOUN") else None


def _agent(analysis: Analysis, verb: Token) -> Token | None:
    for child in analysis.children(verb, "obl"):
        if any(c.text.lower() == "by" for c in analysis.children(child, "case")):
            return child
    return None


def _inverted(analysis: Analysis, verb: Token) -> Token | None:
    """“...,” stated Smith: a name right of a finite verb that has no subject is its subject, whatever the parse calls it."""
    if not is_finite(verb) or verb.i == 0:
        return None
    before = analysis.tokens[verb.i - 1]
    if before.upos != "PUNCT" and before.sentence == verb.sentence:
        return None
    for child in analysis.children(verb, "obj", "obl", "xcomp", "dep"):
        if child.i > verb.i and child.upos in ("PROPN", "NOUN", "PRON") and not analysis.children(child, "case"):
            return child
    return None


def _neighbour(analysis: Analysis, verb: Token) -> Token | None:
    """The gap, Smith said, was small: a name between a comma or a mark and a finite verb, whatever the parse calls it."""
    if not is_finite(verb) or verb.i < 2:
        return None
    name = analysis.tokens[verb.i - 1]
    if name.sentence != verb.sentence or name.upos not in ("PROPN", "PRON", "NOUN"):
        return None
    first = noun_phrase(analysis, name).start
    opening = analysis.tokens_in(Span(max(0, first - 3), first))
    return name if opening and opening[-1].upos == "PUNCT" else None


def _phrase_cue(analysis: Analysis, token: Token) -> list[Cue]:
    """According to X."""
    following = analysis.tokens[token.i + 1 : token.i + 2]
    if not following or following[0].text.lower() != "to":
        return []
    to = following[0]
    source = next((t for t in (analysis.head(token), analysis.head(to)) if t.i > to.i and t.sentence == token.sentence), None)
    if source is None or source.upos == "VERB":
        return []
    phrase = noun_phrase(analysis, source, after=to.i)
    span = cover((token.span, to.span))
    return [Cue(token, span, cover((span, phrase)), frozenset({"phrase", "that"}), source, phrase)]
