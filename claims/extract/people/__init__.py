"""The persons and bodies of an article, and whom its pronouns mean."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import replace

from claims.analysis import Analysis, Body, Person, Pronoun, Quotation
from claims.document import Document
from claims.extract.people.attributes import describe
from claims.extract.people.bodies import find_bodies
from claims.extract.people.clusters import cluster_names
from claims.extract.people.gender import evidence, verdict
from claims.extract.people.names import find_names
from claims.extract.people.nominals import find_nominals
from claims.extract.people.pronouns import Verdict
from claims.extract.people.reader import Reading, read
from claims.extract.people.singular import TOLD, singular_they

# The margin that a link needs in each reading: at first any, to learn the genders; in the last what may be relied on.
MARGINS = (0.0, 0.1, 0.4)


def find_people(
    document: Document, analysis: Analysis, quotations: Sequence[Quotation]
) -> tuple[tuple[Person, ...], tuple[Body, ...], tuple[Pronoun, ...]]:
    """Who the article speaks of: persons with their attributes, other names, and the pronouns he and she with their persons."""
    names = find_names(document, analysis)
    taken = [False] * len(analysis.tokens)
    for name in names:
        taken[name.first : name.last] = [True] * (name.last - name.first)
    named = cluster_names(document, analysis, names)
    nominals = find_nominals(document, analysis, taken)
    nouns = {n.head: n.noun for n in nominals}
    verdicts: dict[int, Verdict] = {d.key: verdict(evidence(d, nouns, ()), {}) for d in named}
    before: Mapping[int, int] = {}
    for least in MARGINS:
        reading = read(document, analysis, quotations, named, nominals, verdicts, before, least=least)
        for who, told in singular_they(document, analysis, quotations, reading.drafts, reading.by_token):
            reading.drafts[who].attributes.append(told)
        verdicts = _verdicts(reading, nouns)
        before = dict(reading.by_token)
    describe(document, analysis, reading.drafts, reading.by_token)
    people, pronouns = _finish(reading, nouns, verdicts)
    return people, find_bodies(document, analysis, taken), pronouns


def _linked(reading: Reading) -> dict[int, list[Pronoun]]:
    out: dict[int, list[Pronoun]] = {}
    for pronoun in reading.pronouns:
        if pronoun.person is not None:
            out.setdefault(pronoun.person, []).append(pronoun)
    return out


def _verdicts(reading: Reading, nouns: Mapping[int, str]) -> dict[int, Verdict]:
    """What each person's gender is after a reading. A pronoun counts as far as place alone would have chosen the person."""
    linked = _linked(reading)
    out = {}
    for draft in reading.drafts:
        votes: dict[str, float] = {}
        for p in linked.get(draft.id, ()):
            votes[p.gender] = votes.get(p.gender, 0.0) + (p.margin if p.expected == draft.id else 0.1)
        told = [a for a in draft.attributes if a.kind == "gender"]
        for a in told:
            votes["they"] = votes.get("they", 0.0) + (a.why != TOLD)
        out[draft.key] = verdict([*evidence(draft, nouns, ()), *told], votes)
    return out


def _finish(
    reading: Reading, nouns: Mapping[int, str], verdicts: Mapping[int, Verdict]
) -> tuple[tuple[Person, ...], tuple[Pronoun, ...]]:
    """Persons in the order of their first mention, with ids to match."""
    linked = _linked(reading)
    order = sorted((d for d in reading.drafts if not d.ghost), key=lambda d: min(m.span for m in d.mentions))
    ids = {d.id: k for k, d in enumerate(order)}
    people = []
    for draft in order:
        draft.attributes += evidence(draft, nouns, linked.get(draft.id, ()))
        people.append(draft.freeze(ids[draft.id], verdicts[draft.key].gender, ids))
    pronouns = tuple(
        replace(
            p,
            person=ids.get(p.person) if p.person is not None else None,
            expected=ids.get(p.expected) if p.expected is not None else None,
        )
        for p in reading.pronouns
    )
    return tuple(people), pronouns
