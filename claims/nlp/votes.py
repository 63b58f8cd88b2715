"""What kind of name each mention is, decided by all mentions of the document together."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Sequence

from claims.lexicon import words

Scores = tuple[float, float, float, float]
"""How likely a token is in no name, a PERSON, an ORG, a LOC."""

_KINDS = ("", "PERSON", "ORG", "LOC")


def vote(names: Sequence[Sequence[str]], labels: Sequence[str], scores: Sequence[Sequence[Scores]]) -> list[str]:
    """The label of every mention, given the words, the model's labels (MISC: none) and the token scores of each.

    Mentions with the same words vote as one, weighted by how sure the model is; a surname or first name alone also takes the
    votes of the full names that hold it. Countries are places.
    """
    keys = [_key(name) for name in names]
    total: dict[tuple[str, ...], list[float]] = defaultdict(lambda: [0.0] * 4)
    people: dict[str, float] = defaultdict(float)
    for key, label, tokens in zip(keys, labels, scores, strict=True):
        mean = [sum(t[k] for t in tokens) / len(tokens) for k in range(4)]
        for k in range(4):
            total[key][k] += mean[k]
        if len(key) > 1 and label == "PERSON":
            people[key[-1]] += mean[1]
            people[key[0]] += mean[1] / 2
    countries = words("countries")
    out = []
    for name, key, label in zip(names, keys, labels, strict=True):
        sums = list(total[key])
        if len(key) == 1:
            sums[1] += people.get(key[0], 0.0)
        if " ".join(name) in countries and (len(key) > 1 or not people.get(key[0])):
            out.append("LOC")
            continue
        best = max(range(1, 4), key=lambda k: (sums[k], -k))
        out.append(_KINDS[best] if sums[best] > sums[0] or label == _KINDS[best] else "MISC")
    return out


def _key(name: Sequence[str]) -> tuple[str, ...]:
    """The words of a name as they are compared: in lower case, one apostrophe, no article."""
    key = tuple(word.lower().replace("’", "'").rstrip(".") or word for word in name)
    return key[1:] if len(key) > 1 and key[0] == "the" else key
