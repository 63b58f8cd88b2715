"""Names: from the labels of the model to the entities of a whole document.

The model reads a sentence at a time and knows no document. Here its labels are trimmed to the name itself, runs of proper
nouns that it left out are added as names of unknown kind, and all mentions of one name vote on what it is.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from claims.analysis import Entity, Sentence, Token
from claims.lexicon import table, words
from claims.nlp.votes import Scores, vote
from claims.spans import Span

_INSIDE = ("of", "de", "du", "da", "von", "van", "der", "bin", "al", "&", "-", "–", "the", "for", "’s", "'s")
_NOT_LAST = ("CC", "IN", "DT", "POS", "HYPH", ",", ":", "``", "''", "-LRB-", "-RRB-")


@dataclass(frozen=True, slots=True)
class _Run:
    """Tokens `first` to `last` that may be a name: with the model's label, or "MISC" for bare proper nouns."""

    first: int
    last: int
    label: str
    sentence: int


def find_entities(
    text: str, tokens: Sequence[Token], sentences: Sequence[Sentence], labels: Sequence[str], scores: Sequence[Scores]
) -> tuple[Entity, ...]:
    """The entities in text order, given the BIO label of each token and how likely it is in no name, a PERSON, ORG or LOC."""
    runs = [run for sentence in sentences for run in _runs(tokens, sentence, labels)]
    names = [[tokens[i].text for i in range(run.first, run.last)] for run in runs]
    voted = vote(names, [run.label for run in runs], [[scores[i] for i in range(run.first, run.last)] for run in runs])
    out = []
    for run, label in zip(runs, voted, strict=True):
        found = _trim(tokens, _Run(run.first, run.last, label, run.sentence)) if label else None
        if found and not _no_name(tokens, found):
            span = Span(tokens[found.first].span.start, tokens[found.last - 1].span.end)
            out.append(Entity(span, span.of(text), label, found.first, found.last, run.sentence))
    return tuple(out)


def _runs(tokens: Sequence[Token], sentence: Sentence, labels: Sequence[str]) -> Iterator[_Run]:
    """The labelled runs of a sentence and the runs of proper nouns between them, in order."""
    at = sentence.first
    while at < sentence.last:
        first = at
        at += 1
        if labels[first] != "O":
            while at < sentence.last and labels[at][0] == "I":
                at += 1
            run = _trim(tokens, _Run(first, at, labels[first][2:], sentence.i))
        elif _proper(tokens[first]) and tokens[first].text[0].isupper():
            while at < sentence.last and labels[at] == "O" and _goes_on(tokens, at, sentence.last, labels):
                at += 1
            run = _trim(tokens, _Run(first, at, "MISC", sentence.i))
        else:
            continue
        if run and not _no_name(tokens, run):
            yield run


def _proper(token: Token) -> bool:
    return token.xpos in ("NNP", "NNPS")


def _goes_on(tokens: Sequence[Token], at: int, end: int, labels: Sequence[str]) -> bool:
    """Whether a run of proper nouns goes on at `at`: another one, or a small word that leads to another one."""
    if _proper(tokens[at]):
        return True
    ahead = at
    while ahead < end and ahead < at + 2 and tokens[ahead].text in _INSIDE and labels[ahead] == "O":
        ahead += 1
    return at < ahead < end and _proper(tokens[ahead]) and labels[ahead] == "O"


def _trim(tokens: Sequence[Token], run: _Run) -> _Run | None:
    """`run` without what is not the name at its ends: marks, articles, common nouns, titles, days; None where nothing is left."""
    first, last = run.first, run.last
    while first < last and _not_first(tokens[first], run.label):
        first += 1
    while first < last and (tokens[last - 1].xpos in _NOT_LAST or _is_calendar(tokens[last - 1])):
        last -= 1
    if run.label in ("PERSON", "MISC"):
        while first < last - 1 and (_is_title(tokens[first]) or tokens[first].text in table("demonyms")):
            first += 1
    return _Run(first, last, run.label, run.sentence) if first < last else None


def _not_first(token: Token, label: str) -> bool:
    common = token.text[0].islower() and not _proper(token) and (token.upos in ("NOUN", "ADP", "ADJ") and label != "PERSON")
    return common or token.upos in ("PUNCT", "DET") or token.xpos == "POS" or _is_calendar(token)


def _is_title(token: Token) -> bool:
    return token.text.lower().rstrip(".") in table("titles")


def _is_calendar(token: Token) -> bool:
    return token.text.rstrip(".") in words("calendar_names") and token.upos in ("PROPN", "NOUN")


def _no_name(tokens: Sequence[Token], run: _Run) -> bool:
    """Whether the words cannot be a name: a nationality, a post, no capital and not a proper noun either."""
    inside = tokens[run.first : run.last]
    if run.label == "MISC" and (inside[-1].lemma.lower() in words("roles") or _is_title(inside[-1])):
        return True
    if not any(t.text[0].isupper() or t.text[0].isdigit() or _proper(t) for t in inside):
        return True
    if len(inside) > 1:
        return False
    word = inside[0]
    if word.text in table("demonyms") or word.upos in ("PRON", "DET", "AUX", "NUM", "SYM", "ADP"):
        return True
    return _is_post(tokens, word) and run.label != "LOC"


def _is_post(tokens: Sequence[Token], word: Token) -> bool:
    """Whether a capital only dignifies a post: "the Secretary", "our Founders"."""
    determined = word.i > 0 and tokens[word.i - 1].upos in ("DET", "PRON")
    return _is_title(word) or (determined and word.lemma.lower() in words("roles"))
