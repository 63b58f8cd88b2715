"""A spaCy pipeline in the place of the embedded model: its tags, trees and names, in our labels.

The sentences and words stay ours, so that offsets and word boundaries are those that the extractors know; the pipeline tags,
parses and names each sentence alone. Pipelines with ClearNLP labels (those of spaCy for English) are turned into Universal
Dependencies by `claims.nlp.clear_labels`; pipelines trained on Universal Dependencies are taken as they are.
"""

from __future__ import annotations

from collections.abc import Sequence
from typing import TYPE_CHECKING, Any

from claims.errors import UserError
from claims.nlp.clear_labels import to_universal
from claims.nlp.parser import Parsed
from claims.nlp.votes import Scores

if TYPE_CHECKING:
    from claims.nlp import Reader

_KINDS = {
    **dict.fromkeys(("PERSON", "PER"), "PERSON"),
    "ORG": "ORG",
    **dict.fromkeys(("GPE", "LOC", "FAC"), "LOC"),
}
_SURE: dict[str, Scores] = {"": (1, 0, 0, 0), "PERSON": (0, 1, 0, 0), "ORG": (0, 0, 1, 0), "LOC": (0, 0, 0, 1)}
_NEEDED = ("TAG", "DEP")


class NoPipeline(UserError):
    """spaCy or one of its pipelines is not installed, or the pipeline does not tag and parse."""


def load(name: str) -> Reader:
    """What reads sentences with the spaCy pipeline `name`: a package (hyphens or underscores) or a folder."""
    try:
        import spacy
    except ImportError as error:
        raise NoPipeline("--nlp spacy:NAME needs spaCy: pip install 'newscheck[spacy]'") from error
    try:
        pipeline = spacy.load(name if "/" in name else name.replace("-", "_"))
    except (OSError, ImportError, ValueError) as error:
        raise NoPipeline(f"--nlp spacy:{name}: no pipeline of that name is installed, or this spaCy cannot load it") from error
    sample = pipeline("It works.")
    if missing := [what for what in _NEEDED if not sample.has_annotation(what)]:
        raise NoPipeline(
            f"--nlp spacy:{name}: the pipeline gives no {' and no '.join(missing)}; one that tags and parses is needed"
        )

    clear = any("pobj" in labels for labels in pipeline.pipe_labels.values())

    def read(sentences: Sequence[Sequence[str]]) -> list[Parsed]:
        docs = (spacy.tokens.Doc(pipeline.vocab, words=list(words)) for words in sentences)
        return [_parsed(doc, clear=clear) for doc in pipeline.pipe(docs)]

    return read


def _parsed(doc: Any, *, clear: bool) -> Parsed:
    """The analysis of one sentence; where the pipeline sees several, their roots hang below the first."""
    tags = [token.tag_ for token in doc]
    kinds = [_KINDS.get(token.ent_type_, "") for token in doc]
    begins = [token.ent_iob_ == "B" or i == 0 or kinds[i - 1] != kinds[i] for i, token in enumerate(doc)]
    heads = [token.head.i for token in doc]
    deps = [token.dep_ or "dep" for token in doc]
    root = next((i for i, head in enumerate(heads) if head == i), 0)
    for i, head in enumerate(heads):
        if head == i and i != root:
            heads[i], deps[i] = root, "parataxis"
    labels = [f"{'B' if b else 'I'}-{kind}" if kind else "O" for kind, b in zip(kinds, begins, strict=True)]
    upos = [token.pos_ or "X" for token in doc]
    if clear:
        heads, deps = to_universal([t.lower_ for t in doc], upos, tags, heads, deps, labels)
    deps = ["root" if head == i else dep.lower() for i, (head, dep) in enumerate(zip(heads, deps, strict=True))]
    above = [0 if head == i else head + 1 for i, head in enumerate(heads)]
    return Parsed(upos, tags, above, deps, labels, [_SURE[kind] for kind in kinds])
