"""Sentences, words, parse and names of a document, by the embedded model or another reader of sentences."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence

from claims.analysis import Analysis, Sentence, Token
from claims.document import Document, PartKind
from claims.nlp.entities import find_entities
from claims.nlp.lemmas import lemma
from claims.nlp.parser import Parsed, parse
from claims.nlp.sentences import split
from claims.nlp.tokenizer import tokenize
from claims.spans import Span

_NAMING = ((PartKind.DATELINE,), (PartKind.BYLINE,), (PartKind.HEADLINE, PartKind.SUBHEAD))

Analyser = Callable[[Document], Analysis]
Reader = Callable[[Sequence[Sequence[str]]], list[Parsed]]
"""Tags, parses and names the words of sentences."""


def analyse(document: Document, *, reader: Reader = parse) -> Analysis:
    """The analysis of `document.prose`, by the embedded model (it loads with the first call) or another reader."""
    prose = document.prose
    spans = [(part, tokenize(prose, span)) for part, span in split(document)]
    parsed = reader([[s.of(prose) for s in words] for _, words in spans])
    tokens: list[Token] = []
    sentences: list[Sentence] = []
    for i, ((part, words), found) in enumerate(zip(spans, parsed, strict=True)):
        first = len(tokens)
        tokens.extend(_tokens(prose, words, found, first, i))
        sentences.append(Sentence(i, Span(words[0].start, words[-1].end), part.index, first, len(tokens)))
    labels = [label for found in parsed for label in found.ner]
    kinds = [kind for found in parsed for kind in found.kinds]
    of_kind = (frozenset(i for i, (part, _) in enumerate(spans) if part.kind in named) for named in _NAMING)
    datelines, bylines, headings = of_kind
    entities = find_entities(prose, tokens, sentences, labels, kinds, datelines=datelines, bylines=bylines, headings=headings)
    return Analysis(tuple(sentences), tuple(tokens), entities)


def _tokens(prose: str, words: Sequence[Span], found: Parsed, first: int, sentence: int) -> Iterator[Token]:
    for i, span in enumerate(words):
        head = found.heads[i] - 1 if found.heads[i] else i
        word, xpos = span.of(prose), found.xpos[i]
        base = "have" if _is_has(word, i, found) else lemma(word, xpos)
        yield Token(first + i, span, word, base, found.upos[i], xpos, first + head, found.deprels[i], sentence)


def _is_has(word: str, i: int, found: Parsed) -> bool:
    """Whether "'s" is short for "has": before a past participle that it does not make a passive."""
    if word.lower() not in ("'s", "’s") or found.upos[i] != "AUX" or found.deprels[i] != "aux":
        return False
    following = next((x for x, u in zip(found.xpos[i + 1 :], found.upos[i + 1 :], strict=True) if u not in ("ADV", "PART")), "")
    return following == "VBN"
