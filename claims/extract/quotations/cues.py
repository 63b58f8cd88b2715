"""Find the words that report speech: verbs ("said", "was quoted as saying"), nouns ("a claim that"), phrases ("according to")."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

from claims.analysis import Analysis, Token
from claims.extract.quotations.sources import is_finite, is_passive, noun_phrase, owner, source_of
from claims.lexicon import table, words
from claims.spans import Span, cover

_UNWILLING = frozenset("decline refuse fail hesitate forget want need wait neglect omit try attempt stop ask".split())
_UNREAL = frozenset({"if", "unless", "whether", "lest"})
_PARTICLE = {"point": "out", "sum": "up", "chime": "in", "go": "on", "make": "clear"}
_NOBODY = frozenset({"nobody", "none", "neither"})
_OWN_WORDS = frozenset({"words", "view", "opinion", "eyes", "telling"})
_HEARD = frozenset("advise ask press quiz question remind tell urge warn".split())
_THINGS = frozenset({"it", "this", "that", "these", "those", "which", "what"})
_BY_THINGS = frozenset("imply indicate prove reflect show suggest underline underscore point".split())
_NAMED = frozenset(
    "accuse brand call characterise characterize condemn denounce describe dismiss dub label talk term urge warn".split()
)
_LIGHT = frozenset("come draw express give have hold issue make offer publish reach release repeat share voice".split())
_ABOUT_SUBJECT = frozenset("say believe think report allege understand rumour rumor presume suppose".split())


@dataclass(frozen=True, slots=True)
class Cue:
    """A reporting word or phrase. `span` is its words, `clause` runs from the first to the last of source, verb and hearer.

    `frames` says what it can introduce ("quote", "that", "to", "name", prepositions, "thing"); a phrase has "phrase" too.
    `negated`: somebody did not say it. `hearsay`: "X is said to ...", where the subject is what is spoken of.
    """

    head: Token
    span: Span
    clause: Span
    frames: frozenset[str]
    source: Token | None
    source_span: Span | None
    negated: bool = False
    passive: bool = False

    @property
    def speaks(self) -> bool:
        """Can it introduce direct speech?"""
        return bool({"quote", "phrase", "as"} & self.frames)

    @property
    def credits(self) -> bool:
        """Can it stand behind or in the middle of what it reports ("..., he said")?"""
        return self.speaks or ("that" in self.frames and self.source is not None and is_finite(self.head))

    @property
    def hearsay(self) -> bool:
        """X is said to ...: the subject is what is spoken of."""
        return self.passive and self.head.lemma.lower() in _ABOUT_SUBJECT


def find_cues(analysis: Analysis) -> tuple[Cue, ...]:
    """All cues in text order."""
    say, more, nouns = words("reporting_verbs"), table("reporting_frames"), words("reporting_nouns")
    out: list[Cue] = []
    for token in analysis.tokens:
        lemma = token.lemma.lower()
        if token.text.lower() == "according":
            out += _according(analysis, token)
        elif (
            token.upos == "VERB"
            and (lemma in say or lemma in more or lemma == "go")
            and _reports(analysis, token, lemma in say or lemma == "go")
        ):
            frames: tuple[str, ...] = (("quote", "that") if lemma in say or lemma == "go" else ()) + tuple(
                more.get(lemma, "").split()
            )
            if lemma in (*say, "put") and _as_said(analysis, token):
                frames += ("as", "that")
            out.append(_verb_cue(analysis, token, frozenset(frames)))
        elif token.upos == "NOUN" and lemma in nouns:
            out += _noun_cue(analysis, token)
        elif token.upos == "NOUN" and token.text.lower() in _OWN_WORDS:
            out += _in_the_words_of(analysis, token)
    return tuple(out)


def _as_said(analysis: Analysis, verb: Token) -> bool:
    """As Ruiz told the panel, ...: the clause beside it is what was said."""
    return (
        is_finite(verb)
        and verb.deprel == "advcl"
        and any(c.text.lower() == "as" and c.i < verb.i for c in analysis.children(verb, "mark", "advmod"))
    )


def _reports(analysis: Analysis, verb: Token, speaks: bool) -> bool:
    """Not an adjective ("stated aims"), a refusal ("declined to say"), a condition ("if he says"), "point to" or "rule out"."""
    lemma = verb.lemma.lower()
    if lemma in _PARTICLE or lemma == "rule":
        particles = {c.text.lower() for c in analysis.children(verb, "compound", "advmod", "advcl", "xcomp")}
        if ("out" in particles) if lemma == "rule" else (_PARTICLE[lemma] not in particles):
            return False
    if verb.deprel in ("amod", "compound", "case", "fixed", "mark", "flat"):
        return False
    marks = {c.text.lower() for c in analysis.children(verb, "mark")}
    if marks & _UNREAL or ("as" in marks and verb.xpos == "VBN" and not analysis.children(verb, "nsubj", "obl")):
        return False
    if not speaks and not _tensed(analysis, verb) and lemma not in _NAMED:
        return False
    if verb.deprel == "advcl" and verb.xpos in ("VBN", "VBD") and lemma in _HEARD and not analysis.children(verb, "nsubj"):
        return False
    if lemma == "tell" and not analysis.children(verb, "obj", "iobj", "nsubj:pass") and _questions(analysis, verb):
        return False
    if lemma in _BY_THINGS and any(c.text.lower() in _THINGS for c in analysis.children(verb, "nsubj")):
        return False
    return not (verb.deprel == "xcomp" and analysis.head(verb).lemma.lower() in _UNWILLING)


def _tensed(analysis: Analysis, verb: Token) -> bool:
    return is_finite(verb) or any(is_finite(c) for c in analysis.children(verb, "aux"))


def _questions(analysis: Analysis, verb: Token) -> bool:
    """How can you tell whether ...: not speech."""
    able = any(c.lemma.lower() in ("can", "could") for c in analysis.children(verb, "aux"))
    return able and any(
        c.text.lower() in ("whether", "if", "how")
        for clause in analysis.children(verb, "ccomp")
        for c in analysis.children(clause)
    )


def _verb_cue(analysis: Analysis, verb: Token, frames: frozenset[str]) -> Cue:
    source = source_of(analysis, verb)
    passive = is_passive(analysis, verb)
    near = [verb, *(c for c in analysis.children(verb, "aux", "compound:prt") if abs(c.i - verb.i) < 4)]
    whole = [t.span for t in near]
    for child in analysis.children(verb, "obj", "iobj", "obl", "advmod"):
        if child.sentence == verb.sentence and verb.i < child.i < verb.i + 12:
            whole += [t.span for t in analysis.subtree(child) if t.i > verb.i and not (t.upos == "PUNCT" and t.i > verb.i + 8)]
    phrase = noun_phrase(analysis, source) if source else None
    if source and phrase and source.sentence == verb.sentence:
        whole.append(phrase)
    if "as" in frames:
        whole += [c.span for c in analysis.children(verb, "mark", "advmod") if c.text.lower() == "as"]
    if passive:
        whole += [noun_phrase(analysis, s) for s in analysis.children(verb, "nsubj") if s.i < verb.i][-1:]
    named = owner(analysis, source) if source else None
    if named is not source and named is not None:
        phrase = noun_phrase(analysis, named)
    return Cue(verb, cover(t.span for t in near), cover(whole), frames, named, phrase, _negated(analysis, verb, source), passive)


def _negated(analysis: Analysis, verb: Token, source: Token | None) -> bool:
    if any(c.lemma.lower() in ("not", "never", "n't") for c in analysis.children(verb, "advmod")):
        return True
    return source is not None and (
        source.text.lower() in _NOBODY or any(c.text.lower() == "no" for c in analysis.children(source, "det"))
    )


def _according(analysis: Analysis, token: Token) -> Iterator[Cue]:
    following = analysis.tokens[token.i + 1 : token.i + 2]
    if following and following[0].text.lower() == "to":
        yield from _phrase(analysis, token, token, following[0])


def _in_the_words_of(analysis: Analysis, noun: Token) -> Iterator[Cue]:
    first, last = analysis.tokens[max(0, noun.i - 2)], analysis.tokens[min(noun.i + 1, len(analysis.tokens) - 1)]
    if first.text.lower() == "in" and last.text.lower() == "of":
        yield from _phrase(analysis, noun, first, last)


def _phrase(analysis: Analysis, head: Token, first: Token, last: Token) -> Iterator[Cue]:
    """A phrase from `first` to `last`, with the noun that follows as its source."""
    source = next((t for t in (analysis.head(first), analysis.head(last)) if t.i > last.i and t.sentence == head.sentence), None)
    if source is None or source.upos not in ("NOUN", "PROPN", "PRON", "NUM", "ADJ"):
        return
    phrase = noun_phrase(analysis, source, after=last.i)
    span, named = cover((first.span, last.span)), owner(analysis, source)
    tail = [t.span for c in analysis.children(source, "acl", "nmod", "appos") for t in analysis.subtree(c) if t.i > last.i]
    whole = cover((span, phrase, *tail))
    yield Cue(
        head, span, whole, frozenset({"phrase", "that"}), named, noun_phrase(analysis, named) if named is not source else phrase
    )


def _noun_cue(analysis: Analysis, noun: Token) -> Iterator[Cue]:
    """His claim that ..., his view is that ..., a warning from the ministry that ...; or that the verb's subject made or gave."""
    clauses = [analysis.head(noun)] if noun.deprel == "nsubj:outer" else analysis.children(noun, "acl", "ccomp")
    if not any(c.text.lower() == "that" and c.i > noun.i for clause in clauses for c in analysis.children(clause, "mark")):
        return
    source = next(iter(analysis.children(noun, "nmod:poss")), None)
    if source is None:
        for child in analysis.children(noun, "nmod"):
            if any(c.text.lower() in ("by", "from", "of") for c in analysis.children(child, "case")):
                source = child
    verb = analysis.head(noun)
    if (
        source is None
        and verb.upos == "VERB"
        and (verb.lemma.lower() in _LIGHT or verb.lemma.lower() in words("reporting_verbs"))
    ):
        source = source_of(analysis, verb)
    if source is None and noun.deprel == "nsubj:outer":
        return
    phrase = noun_phrase(analysis, source) if source else None
    yield Cue(noun, noun.span, noun.span, frozenset({"noun"}), source, phrase)
