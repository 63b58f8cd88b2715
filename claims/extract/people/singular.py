"""Persons whom the text calls "they": told so outright, or by a "they said" that goes on with one person's words."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping, Sequence

from claims.analysis import Analysis, Attribute, Quotation, Sentence
from claims.document import Document
from claims.extract.people.drafts import Draft
from claims.extract.people.scene import marks_of
from claims.extract.people.voices import Voices
from claims.lexicon import words

TOLD = "the text says so"
_OUTRIGHT = re.compile(
    r"\bthey/them\b|\bpronouns?\s(?:are\s|is\s)?[“\"'‘]?they\b|\bnon-?binary\b|\buses?\s[“\"'‘]?they\b", re.IGNORECASE
)


def singular_they(
    document: Document, analysis: Analysis, quotations: Sequence[Quotation], drafts: Sequence[Draft], meant: Mapping[int, int]
) -> Iterator[tuple[int, Attribute]]:
    """The drafts with the evidence that "they" is their pronoun."""
    voices, marks = Voices(analysis, quotations, meant), marks_of(quotations)
    for sentence in analysis.sentences:
        if _OUTRIGHT.search(sentence.span.of(document.prose)):
            who = _last_named(analysis, drafts, meant, sentence)
            if who is not None:
                yield who, Attribute("gender", "they", sentence.span, sentence.i, TOLD)
    for token in analysis.tokens:
        if token.text.lower() != "they" or not token.deprel.startswith("nsubj"):
            continue
        tells = analysis.head(token).lemma.lower() in words("reporting_verbs") and voices.told_by(token.i) is not None
        if not tells or marks.at(token.span.start) is not None:
            continue
        last = voices.last_before(token.span)
        if last is None or not drafts[last[0]].names or analysis.tokens[last[1]].sentence < token.sentence - 3:
            continue
        if not _several(analysis, analysis.tokens[last[1]].sentence, token.sentence):
            yield last[0], Attribute("gender", "they", token.span, token.sentence, "the pronoun “they” for one speaker")


def _last_named(analysis: Analysis, drafts: Sequence[Draft], meant: Mapping[int, int], sentence: Sentence) -> int | None:
    """The person named in the sentence, or the last one of the sentence before it; None where there are two."""
    for number in (sentence.i, sentence.i - 1):
        if number < 0:
            break
        here = analysis.sentences[number]
        found = {meant[t.i]: None for t in analysis.words(here) if t.i in meant and drafts[meant[t.i]].names}
        if found:
            return next(iter(found)) if len(found) == 1 else None
    return None


def _several(analysis: Analysis, first: int, last: int) -> bool:
    """Could "they" be a group: a plural noun for persons, a "we", two persons in a row?"""
    roles = words("roles")
    for sentence in analysis.sentences[first : last + 1]:
        for token in analysis.words(sentence):
            if (token.xpos == "NNS" and token.lemma.lower() in roles) or token.text.lower() in ("we", "us", "our", "people"):
                return True
            if token.upos == "PROPN" and token.deprel == "conj":
                return True
    return False
