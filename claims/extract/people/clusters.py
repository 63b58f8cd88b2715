"""Names that mean one person, put together.

Full names come first, in text order; what is shorter (a surname, a first name, a title and a surname) then goes to the
full name it abbreviates: to the one most lately called, where several could be meant.
"""

from __future__ import annotations

import bisect
import re
from collections.abc import Sequence

from claims.analysis import Analysis, Mention
from claims.document import Document, PartKind
from claims.extract.people.drafts import Draft
from claims.extract.people.names import Name
from claims.extract.people.text import distance
from claims.lexicon import table

_SLAVIC = re.compile(r"(\w+(?:ov|ev|in|yn)) \1a|(\w+(?:ov|ev|in|yn))a \2|(\w+[sc]k)(?:i|y) \3a|(\w+[sc]k)a \4(?:i|y)")
_SENIORITY = {"jr": "junior", "sr": "senior"}


def cluster_names(document: Document, analysis: Analysis, names: Sequence[Name]) -> list[Draft]:
    """One draft for each person that is called by name."""
    drafts: list[Draft] = []
    index: dict[str, list[Draft]] = {}
    late: list[Name] = []
    for name in names:
        if len(name.words) == 1:
            late.append(name)
            continue
        home = _same_full(name, index)
        if home is None:
            home = Draft(len(drafts))
            drafts.append(home)
        _add(home, name, index)
    for name in late:
        home = _meant(document, name, index)
        if home is None:
            home = Draft(len(drafts))
            drafts.append(home)
        _add(home, name, index)
    for draft in drafts:
        draft.names.sort(key=lambda n: n.first)
        draft.mentions = [Mention(n.span, n.span.of(document.prose), "name", n.sentence, n.head) for n in draft.names]
    return drafts


def _add(draft: Draft, name: Name, index: dict[str, list[Draft]]) -> None:
    bisect.insort(draft.names, name, key=lambda n: n.first)
    for key in {k: None for k in name.keys if len(k) > 1}:
        home = index.setdefault(key, [])
        if draft not in home:
            home.append(draft)


# ---------------------------------------------------------------- full names


def _same_full(name: Name, index: dict[str, list[Draft]]) -> Draft | None:
    """The person that already has this full name, in this or a shorter or longer form, or with a slip in one word of it."""
    seen: dict[int, Draft] = {d.id: d for key in name.keys for d in index.get(key, ())}
    fits = [d for d in seen.values() if any(_compatible(name, other) for other in d.names)]
    if not fits:
        fits = [d for d in seen.values() if any(_slip(name, other) for other in d.names)]
    return max(fits, key=lambda d: d.names[-1].first, default=None)


def _compatible(a: Name, b: Name) -> bool:
    if _SENIORITY.get(a.suffix, a.suffix) != _SENIORITY.get(b.suffix, b.suffix) and a.suffix and b.suffix:
        return False
    if clash(a.titles, b.titles):
        return False
    short, long = sorted((a.keys, b.keys), key=len)
    introduced = bool(a.kin if len(a.keys) < len(b.keys) else b.kin)
    if short == long:
        return True
    if len(short) < 2:
        return False
    if len(short) == len(long):
        return short[-1] == long[-1] and all(_same_given(x, y) for x, y in zip(short[:-1], long[:-1], strict=True))
    if len(long) > 2 and short == long[-len(short) :] and not introduced:
        return True
    ends = short[-1] == long[-1] and _same_given(short[0], long[0])
    inside = _subsequence(short[1:-1], long[1:-1])
    spanish = _same_given(short[0], long[0]) and short == long[: len(short)] and len(long) >= 3
    return (ends and inside) or spanish


def _subsequence(short: tuple[str, ...], long: tuple[str, ...]) -> bool:
    rest = iter(long)
    return all(any(_same_given(x, y) for y in rest) for x in short)


def _same_given(a: str, b: str) -> bool:
    """Equal, an initial of the other, or a short form of the other."""
    if a == b or ((len(a) == 1 or len(b) == 1) and a[0] == b[0]):
        return True
    short = table("nicknames")
    return short.get(a) == b or short.get(b) == a or (a in short and short.get(a) == short.get(b))


def _slip(a: Name, b: Name) -> bool:
    """Two full names that differ by one or two letters of the last word: one man, one slip."""
    if len(a.words) != len(b.words) or clash(a.titles, b.titles) or a.keys[:-1] != b.keys[:-1]:
        return False
    return near(a.keys[-1], b.keys[-1])


def near(a: str, b: str) -> bool:
    """Is one word a near miss of the other? Only long words count; the first letter must stand.

    The parts of a hyphened name are compared one by one; a Slavic surname in its two genders is no slip.
    """
    if a.count("-") == b.count("-") > 0:
        return all(x == y or near(x, y) for x, y in zip(a.split("-"), b.split("-"), strict=True))
    if {a[-1:], b[-1:]} & {"a"} and _SLAVIC.fullmatch(a + " " + b):
        return False
    shortest = min(len(a), len(b))
    if a == b or shortest < 5 or a[0] != b[0]:
        return False
    return distance(a, b) <= (2 if shortest >= 7 else 1)


def clash(a: Sequence[str], b: Sequence[str]) -> bool:
    """Do titles say two genders?"""
    genders = {g for t in (*a, *b) if (g := table("titles").get(t, "none")) != "none"}
    return len(genders) > 1


# ---------------------------------------------------------------- short names


def _meant(document: Document, name: Name, index: dict[str, list[Draft]]) -> Draft | None:
    key = name.keys[0]
    owners = [d for d in index.get(key, ()) if _may_mean(name, d)]
    ranked = [d for d in owners if _rank(key, d) == max(_rank(key, o) for o in owners)]
    if not ranked:
        ranked = [d for d in _near_owners(key, index) if _may_mean(name, d)]
        return ranked[0] if len(ranked) == 1 and not name.titles_new(ranked[0].names) else None
    if len(ranked) == 1:
        return ranked[0]
    titled = [d for d in ranked if name.titles and any(t in n.titles for n in d.names for t in name.titles)]
    return _nearest(document, name, titled or ranked)


def _may_mean(name: Name, draft: Draft) -> bool:
    titles = [t for n in draft.names for t in n.titles]
    if clash(name.titles, titles):
        return False
    kin = {table("relations")[n.kin] for n in draft.names if n.kin} - {"none"}
    gender = next((g for t in name.titles if (g := table("titles").get(t, "none")) != "none"), "")
    given = {table("first_names").get(n.keys[0], "") for n in draft.names if len(n.words) > 1} - {""}
    if gender and kin:
        return gender in kin
    return not (gender and given and gender not in given and not titles)


def _rank(key: str, draft: Draft) -> int:
    """How a single word names a person: 3 the last word, 2 the first, 1 one between, 0 none."""
    ranks = [0]
    for name in draft.names:
        keys = name.keys
        if key == keys[-1]:
            ranks.append(3)
        elif key == keys[0]:
            ranks.append(2)
        elif key in keys:
            ranks.append(1)
    return max(ranks)


def _near_owners(key: str, index: dict[str, list[Draft]]) -> list[Draft]:
    found: dict[int, Draft] = {}
    for other, drafts in index.items():
        if near(key, other):
            for draft in drafts:
                if any(len(n.words) > 1 and n.keys[-1] == other for n in draft.names):
                    found[draft.id] = draft
    return list(found.values())


def _nearest(document: Document, name: Name, drafts: Sequence[Draft]) -> Draft | None:
    """The one last called before the name; before the body begins, the first called after it."""
    part = document.part_at(name.span.start)
    if part is not None and part.kind in (PartKind.HEADLINE, PartKind.STANDFIRST, PartKind.CAPTION):
        return max(drafts, key=lambda d: len(d.names))

    def last(draft: Draft) -> int:
        at = bisect.bisect_left(draft.names, name.first, key=lambda n: n.first)
        return draft.names[at - 1].first if at else -1

    best = max(drafts, key=lambda d: (last(d), -d.id))
    if last(best) >= 0:
        return best
    return min(drafts, key=lambda d: d.names[0].first)
