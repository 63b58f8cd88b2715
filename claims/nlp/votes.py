"""What kind of name each mention is, decided by all mentions of the document together."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Sequence
from dataclasses import dataclass

from claims.lexicon import table, words

Scores = tuple[float, float, float, float]
"""How likely a word is in no name, a PERSON, an ORG, a LOC."""

_KINDS = ("", "PERSON", "ORG", "LOC")
_ENOUGH = 0.5  # a name that the model missed here takes the kind it has elsewhere, unless it was missed twice as often
_HINT, _TRACE = 0.1, 0.0001  # of a person, where the first name is a known one
_NEAR = 0.3  # of the votes for a person, in one word that belongs to no full name
_SHIPS = ("hms", "uss", "mv", "ms", "ss", "rms", "ins", "hmcs", "hmas")


@dataclass(frozen=True, slots=True)
class Mention:
    """The words of a mention, the model's label (MISC: none) and its mean scores."""

    words: tuple[str, ...]
    label: str
    scores: Scores

    @property
    def key(self) -> tuple[str, ...]:
        """The words as they are compared: in lower case, with one apostrophe, no article."""
        key = tuple(word.lower().replace("’", "'").rstrip(".") or word for word in self.words)
        return key[1:] if len(key) > 1 and key[0] == "the" else key


def vote(mentions: Sequence[Mention]) -> list[str]:
    """The label of every mention.

    What a name's own words say comes first. Mentions with the same words vote as one, weighted by how sure the model is; a
    surname or first name alone also takes the votes of the full names that hold it; what would be a person but is only known
    as the first word of a body's name is that body. Countries, large cities and well-known bodies are what they are everywhere.
    """
    total: dict[tuple[str, ...], list[float]] = defaultdict(lambda: [0.0] * 4)
    for mention in mentions:
        for k in range(4):
            total[mention.key][k] += mention.scores[k]
    full = [_full(m, total[m.key]) for m in mentions]
    people: dict[str, float] = defaultdict(float)
    bodies = set()
    for mention, kind in zip(mentions, full, strict=True):
        key = mention.key
        if len(key) > 1 and kind == "PERSON":
            people[key[-1]] += max(mention.scores[1], 0.5)
            people[key[0]] += max(mention.scores[1], 0.5) / 2
        elif len(key) > 1 and kind == "ORG":
            bodies.add(key[0])
    out = []
    for mention, kind in zip(mentions, full, strict=True):
        if len(mention.key) == 1:
            known = people.get(mention.key[0], 0.0)
            none, person, org, loc = total[mention.key]
            kind = _winner((none, person + known, org, loc), mention.label)
            if kind == "PERSON" and not known:
                kind = _single(mention.key[0], person, org, loc, bodies)
            if not known:
                kind = _well_known(mention) or kind
        out.append(kind)
    return out


def _full(mention: Mention, sums: Sequence[float]) -> str:
    """The kind of a name of several words; of one word, what the model says."""
    key = mention.key
    if len(key) == 1:
        return mention.label
    if key[0] in _SHIPS:
        return "MISC"
    if famous := _well_known(mention):
        return famous
    head = key[key.index("of") - 1] if "of" in key[1:] else key[-1]
    if known := table("name_endings").get(head):
        return known
    kind = _winner(sums, mention.label)
    likely = sums[1] > (_TRACE if kind == "MISC" else _HINT) and sums[1] > max(sums[2:]) / 2
    first_name = key[0] in table("first_names") and 2 <= len(key) <= 3 and all(word[0].isupper() for word in mention.words)
    return "PERSON" if first_name and likely else kind


def _single(word: str, person: float, org: float, loc: float, bodies: set[str]) -> str:
    """What a word alone is that seems to be a person but belongs to no full name.

    News introduces people by their full names, so that a body or place that comes near enough is the better guess.
    """
    if word in bodies:
        return "ORG"
    if word in table("first_names") or max(org, loc) < _NEAR * person:
        return "PERSON"
    return "ORG" if org >= loc else "LOC"


def _well_known(mention: Mention) -> str:
    name = " ".join(mention.words)
    if name in words("countries") or name in words("cities"):
        return "LOC"
    return "ORG" if name in words("bodies") else ""


def _winner(sums: Sequence[float], label: str) -> str:
    best = max(range(1, 4), key=lambda k: (sums[k], -k))
    return _KINDS[best] if sums[best] > _ENOUGH * sums[0] or label == _KINDS[best] else "MISC"
