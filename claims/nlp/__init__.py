"""Sentences, words, parse and names of a document, by the embedded model."""

from __future__ import annotations

from collections.abc import Callable

from claims.analysis import Analysis, Sentence, Token
from claims.document import Document
from claims.nlp.entities import find_entities
from claims.nlp.lemmas import lemma
from claims.nlp.parser import parse
from claims.nlp.sentences import split
from claims.nlp.tokenizer import tokenize
from claims.nlp.votes import Scores
from claims.spans import Span

Analyser = Callable[[Document], Analysis]


def analyse(document: Document) -> Analysis:
    """The analysis of `document.prose`. The model loads with the first call."""
    prose = document.prose
    spans = [(part, tokenize(prose, span)) for part, span in split(document)]
    parsed = parse([[s.of(prose) for s in words] for _, words in spans])
    tokens: list[Token] = []
    sentences: list[Sentence] = []
    labels: list[str] = []
    kinds: list[Scores] = []
    for (part, words), result in zip(spans, parsed, strict=True):
        first = len(tokens)
        labels += result.ner
        kinds += result.kinds
        for i, span in enumerate(words):
            head = result.heads[i]
            word, xpos = span.of(prose), result.xpos[i]
            at = first + (head - 1 if head else i)
            lemma_ = lemma(word, xpos)
            tokens.append(Token(first + i, span, word, lemma_, result.upos[i], xpos, at, result.deprels[i], len(sentences)))
        whole = Span(words[0].start, words[-1].end)
        sentences.append(Sentence(len(sentences), whole, part.index, first, len(tokens)))
    return Analysis(tuple(sentences), tuple(tokens), find_entities(prose, tokens, sentences, labels, kinds))
