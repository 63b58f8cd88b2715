"""Whom a pronoun means: the candidates in view, weighed twice, with the pronoun's gender and without it."""

from __future__ import annotations

import math
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from functools import cache

from claims.analysis import Mention, Token
from claims.extract.people.clues import GENDERS, Candidate, Place, clues, excluded
from claims.extract.people.drafts import Draft
from claims.extract.people.scene import Scene
from claims.lexicon import table

_OPEN = "nobody"
# What is left of the suspicion when somebody else was spoken of so many sentences before: known to fit, or of unknown gender.
_APART = {True: (0.3, 0.45, 0.7, 0.85), False: (0.4, 0.6, 0.8, 0.9)}
_LOCKED = {"speaking_on", "governs_subject_0", "governs_subject_1", "governs_possessor_0", "governs_possessor_1"}


@dataclass(frozen=True, slots=True)
class Verdict:
    """A gender with whether more than a first name speaks for it."""

    gender: str
    strong: bool


@dataclass(frozen=True, slots=True)
class Choice:
    """Who a pronoun means: `person` (None: left open), `expected` by place alone, and how far ahead of the next each is.

    `alone` says that nobody in view could be meant.
    """

    person: int | None
    margin: float
    expected: int | None
    ahead: float
    alone: bool
    steps: tuple[str, ...]


@cache
def weights(column: str) -> Mapping[str, float]:
    """The weight of each clue, "with" the pronoun's gender or "without"."""
    at = ("with", "without").index(column)
    return {name: float(value.split()[at]) for name, value in table("pronoun_weights").items()}


def candidates(
    scene: Scene, where: Place, drafts: Sequence[Draft], verdicts: Mapping[int, Verdict], ahead: Sequence[tuple[Mention, int]]
) -> list[Candidate]:
    """The persons in view that grammar allows, the last mentioned first, then the subject that is still to come."""
    lately = scene.lately(where.token.sentence)
    members: dict[int, list[Mention]] = {}
    for mention, draft in lately:
        members.setdefault(draft, []).append(mention)
    out: list[Candidate] = []
    for draft, mentions in members.items():
        here = [m for m in mentions if m.sentence == where.token.sentence]
        if any(_other_gender(m, where) or excluded(scene.analysis, where, m, members=mentions[:6]) for m in here):
            continue
        out.append(_candidate(scene, where, drafts[draft], mentions, len(out), verdicts))
    present = {c.draft for c in out} | set(members)
    for mention, draft in ahead:
        if draft not in present and not excluded(scene.analysis, where, mention):
            out.append(_candidate(scene, where, drafts[draft], [mention], len(out), verdicts, ahead=True))
    return out


def _other_gender(mention: Mention, where: Place) -> bool:
    """Is it a pronoun of the other gender? Two in one sentence are hardly ever one person."""
    return mention.kind == "pronoun" and GENDERS[mention.text.lower()] != where.gender


def _candidate(
    scene: Scene,
    where: Place,
    draft: Draft,
    mentions: list[Mention],
    rank: int,
    verdicts: Mapping[int, Verdict],
    *,
    ahead: bool = False,
) -> Candidate:
    known = verdicts.get(draft.key, Verdict("", False))
    here = [m for m in mentions if scene.paragraph(m.sentence) == where.paragraph]
    opens = bool(here) and not ahead and _opens(scene, where.paragraph) == draft.id
    total = max(len(draft.names), 1)
    spoken_of = where.tells is not None and any(m.span.start >= where.tells.start and m.span in where.tells for m in mentions)
    return Candidate(
        draft.id,
        mentions[0],
        rank,
        len(mentions),
        total,
        known.gender,
        known.strong,
        opens,
        not draft.names,
        is_bare(draft) and not known.gender,
        spoken_of,
        ahead,
    )


def is_bare(draft: Draft) -> bool:
    """Is it one word and no more: no title, no second name, no noun that goes with it?"""
    return bool(draft.names) and all(len(n.words) == 1 and not n.titles for n in draft.names) and not draft.nouns


def _opens(scene: Scene, paragraph: int) -> int | None:
    """Who is mentioned first in a paragraph."""
    first = None
    for mention, draft in reversed(scene.seen):
        at = scene.paragraph(mention.sentence)
        if at == paragraph:
            first = draft
        elif at < paragraph:
            break
    return first


def choose(scene: Scene, where: Place, people: Sequence[Candidate], drafts: Sequence[Draft], *, least: float) -> Choice:
    """Weigh the candidates, with the gender of the pronoun and without it; `least` is the margin that a link needs."""
    found = [clues(scene, where, c) for c in people]
    fit = [c for c, f in zip(people, found, strict=True) if "gender_against" not in f]
    with_ = _shares([f for f in found if "gender_against" not in f], weights("with"))
    without = _shares(found, weights("without"))
    person, margin = _top(fit, with_)
    expected, ahead = _top(people, without)
    steps: list[str] = []
    name = {c.draft: _name(drafts[c.draft], c.mention) for c in people}
    if person is not None:
        steps.append(f"{name[person]} is the likeliest of {len(fit)} whom “{where.token.text}” could mean ({margin:.2f})")
    if expected is not None and expected != person:
        steps.append(f"by place alone it would be {name[expected]} ({ahead:.2f})")
    odd = next((c for c in people if c.draft == expected and c.gender not in ("", where.gender)), None)
    if odd is not None:
        sure, why = _no_other(where, odd, people, found[people.index(odd)], person if margin >= least else None)
        ahead = round(ahead * sure, 4)
        steps.append(f"{name[odd.draft]} is {odd.gender}: {why}")
    if not people:
        steps.append("nobody is in view")
    return Choice(person if margin >= least else None, margin, expected, ahead, not fit, tuple(steps))


def _no_other(
    where: Place, odd: Candidate, people: Sequence[Candidate], found: Mapping[str, float], person: int | None
) -> tuple[float, str]:
    """How little the pronoun can mean somebody else than the person of the other gender who stands where it points."""
    rivals = [c for c in people if c.draft != odd.draft and c.gender in ("", where.gender) and not c.bare]
    apart = min((where.token.sentence - c.mention.sentence for c in rivals), default=9)
    sure = min((_apart(where, c) for c in rivals), default=1.0)
    if where.quoted is not None:
        sure *= 0.3
    if any(c.draft in (where.running, where.speaker) for c in rivals):
        sure *= 0.6
    if any(c.draft == person and c.strong for c in rivals):
        sure *= 0.75
    if where.shape not in ("subject", "possessor", "self"):
        sure *= 0.6
    if not _LOCKED & found.keys() and "last_main_subject" not in found:
        sure *= 0.7
    return sure, "nobody else is in view" if not rivals else f"somebody else was spoken of {apart} sentences before"


def _apart(where: Place, rival: Candidate) -> float:
    apart = max(0, where.token.sentence - rival.mention.sentence)
    return _APART[rival.strong and bool(rival.gender)][min(apart, 3)]


def _name(draft: Draft, mention: Mention) -> str:
    full = draft.fullest
    return " ".join(full.words) if full else draft.label or mention.text


def _shares(found: Sequence[Mapping[str, float]], weigh: Mapping[str, float]) -> list[float]:
    """The share of each candidate; what is missing to 1 is nobody's."""
    scores = [sum(weigh.get(k, 0.0) * v for k, v in f.items()) for f in found]
    top = max([*scores, weigh[_OPEN]])
    raised = [math.exp(s - top) for s in scores]
    total = sum(raised) + math.exp(weigh[_OPEN] - top)
    return [r / total for r in raised]


def _top(people: Sequence[Candidate], shares: Sequence[float]) -> tuple[int | None, float]:
    """The first and how far it is ahead of the second (or of nobody)."""
    order = sorted(range(len(people)), key=lambda k: (-shares[k], k))
    if not order:
        return None, 0.0
    rest = 1 - sum(shares)
    second = max(rest, shares[order[1]] if len(order) > 1 else 0.0)
    return people[order[0]].draft, max(0.0, round(shares[order[0]] - second, 4))


def is_pronoun(token: Token) -> bool:
    """A pronoun of the third person singular that speaks of a person."""
    return token.text.lower() in GENDERS and GENDERS[token.text.lower()] != "they" and token.upos in ("PRON", "DET")
