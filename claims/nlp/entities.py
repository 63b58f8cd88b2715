"""Names: from the labels of the model to the entities of a whole document.

The model reads a sentence at a time and knows no document. Here its labels are trimmed to the name itself, runs of proper
nouns that it left out are added as names of unknown kind, and all mentions of one name vote on what it is.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import replace

from claims.analysis import Entity, Sentence, Token
from claims.nlp.names import Run, before_of, cannot_be, is_body, is_named_beside, is_person, is_proper, is_title, trim
from claims.nlp.votes import Mention, Scores, vote
from claims.spans import Span

_PERSON, _TITLED = (0.0, 1.0, 0.0, 0.0), (0.0, 3.0, 0.0, 0.0)
_BODY, _PLACE = (0.0, 0.0, 2.0, 0.0), (0.0, 0.0, 0.0, 1.0)
_INSIDE = ("of", "de", "du", "da", "von", "van", "der", "bin", "al", "&", "-", "–", "the", "for", "’s", "'s")


def find_entities(
    text: str,
    tokens: Sequence[Token],
    sentences: Sequence[Sentence],
    labels: Sequence[str],
    scores: Sequence[Scores],
    *,
    datelines: frozenset[int] = frozenset(),
    bylines: frozenset[int] = frozenset(),
    headings: frozenset[int] = frozenset(),
) -> tuple[Entity, ...]:
    """The entities in text order, given the BIO label of each token and how likely it is in no name, a PERSON, ORG or LOC.

    `datelines` and `bylines` are indices of sentences: what opens a dateline is a place, and so is what else it names, unless
    that is a body; what a byline names is a person, unless it is a body. A single word of `headings` that the model does not
    name is a name where the text below has it too: headings are often written with capitals throughout.
    """
    runs = [run for sentence in sentences for run in _runs(tokens, sentence, labels)]
    common = frozenset(t.text for t in tokens if t.text.islower() and t.upos != "PROPN")
    proper = frozenset(t.text for t in tokens if t.sentence not in headings and is_proper(t))
    runs = [run for run in runs if not (run.sentence in headings and _only_here(tokens, run, proper))]
    runs = _join(tokens, [run for run in runs if not _only_opens(tokens, run, common)])
    mentions = []
    for i, run in enumerate(runs):
        label, sure = run.label, _mean(scores[run.first : run.last])
        opens = run.first == sentences[run.sentence].first
        if run.sentence in datelines and (opens or label != "ORG"):
            label, sure = "LOC", _PLACE
        elif label != "ORG" and is_body(tokens, run):
            label, sure = "ORG", _BODY
        elif label == "PERSON" and is_named_beside(tokens, run):
            sure = _TITLED
        elif label in ("LOC", "MISC") and is_person(tokens, run, byline=run.sentence in bylines):
            runs[i] = run = before_of(tokens, run)
            label, sure = "PERSON", _PERSON
        mentions.append(Mention(tuple(t.text for t in tokens[run.first : run.last]), label, sure))
    out = []
    for run, label in zip(runs, vote(mentions), strict=True):
        found = trim(tokens, replace(run, label=label))
        if found and not cannot_be(tokens, found):
            span = Span(tokens[found.first].span.start, tokens[found.last - 1].span.end)
            out.append(Entity(span, span.of(text), label, found.first, found.last, run.sentence))
    return tuple(out)


def _mean(scores: Sequence[Scores]) -> Scores:
    none, person, org, loc = (sum(kind) / len(scores) for kind in zip(*scores, strict=True))
    return none, person, org, loc


def _runs(tokens: Sequence[Token], sentence: Sentence, labels: Sequence[str]) -> Iterator[Run]:
    """The labelled runs of a sentence and the runs of proper nouns between them, in order."""
    at = sentence.first
    while at < sentence.last:
        first = at
        at += 1
        if labels[first] != "O":
            while at < sentence.last and labels[at][0] == "I":
                at += 1
            run = trim(tokens, Run(first, at, labels[first][2:], sentence.i))
        elif is_proper(tokens[first]) and tokens[first].text[0].isupper():
            while at < sentence.last and labels[at] == "O" and _goes_on(tokens, at, sentence.last, labels):
                at += 1
            run = trim(tokens, Run(first, at, "MISC", sentence.i))
        else:
            continue
        if run and not cannot_be(tokens, run):
            yield run


def _goes_on(tokens: Sequence[Token], at: int, end: int, labels: Sequence[str]) -> bool:
    """Whether a run of proper nouns goes on at `at`: another one, or a small word that leads to another one."""
    if is_proper(tokens[at]):
        return True
    if is_title(tokens[at - 1]):
        return False  # "Queen of the Netherlands" is not one name
    ahead = at
    while ahead < end and ahead < at + 2 and tokens[ahead].text in _INSIDE and labels[ahead] == "O":
        ahead += 1
    return at < ahead < end and is_proper(tokens[ahead]) and labels[ahead] == "O"


def _join(tokens: Sequence[Token], runs: Sequence[Run]) -> list[Run]:
    """`runs` with a proper noun that was left out put before the body or place that it is a part of: "United" Nations."""
    out: list[Run] = []
    for run in runs:
        if out and out[-1].last == run.first and _is_part(tokens, out[-1], run):
            out[-1] = replace(run, first=out[-1].first)
        else:
            out.append(run)
    return out


def _is_part(tokens: Sequence[Token], before: Run, run: Run) -> bool:
    word = tokens[before.last - 1]
    if word.text == "United":
        return run.first - before.first == 1
    inside = run.first <= word.head < run.last and run.first - before.first <= 2
    return inside and before.label == "MISC" and run.label in ("ORG", "LOC")


def _only_here(tokens: Sequence[Token], run: Run, proper: frozenset[str]) -> bool:
    """Whether a word of a heading that the model does not name is nowhere else a proper noun."""
    return run.label == "MISC" and run.last - run.first == 1 and tokens[run.first].text not in proper


def _only_opens(tokens: Sequence[Token], run: Run, common: frozenset[str]) -> bool:
    """Whether a single word owes its capital to its place, at the head of a sentence or in a heading, and is a common word."""
    word = tokens[run.first]
    if run.last - run.first > 1 or word.text.isupper():
        return False
    opens = word.i == 0 or tokens[word.i - 1].sentence != word.sentence or tokens[word.i - 1].upos == "PUNCT"
    return (opens and not is_proper(word)) or (run.label == "MISC" and word.text.lower() in common)
