"""Dates of a headline or standfirst that say when something begins or ends, against what the body has in their place."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from claims.analysis import TimeExpression, TimexType
from claims.article import Article
from claims.document import PartKind
from claims.same.stems import stem_of

_ROLES = (
    (
        "ends",
        re.compile(
            r"\b(?:until|till|til|through|thru|to|ends?|ending|closes?|closing|expires?|runs? to|up to)(?: on)?\s+(?:the )?$",
            re.I,
        ),
    ),
    (
        "begins",
        re.compile(
            r"\b(?:from|starts?|starting|opens?|opening|begins?|beginning|launch(?:es|ing)?)(?: (?:on|in))?\s+(?:the )?$", re.I
        ),
    ),
    ("after", re.compile(r"\bafter\s+(?:the |its |his |her |their )?$", re.I)),
    ("by", re.compile(r"\b(?:by|before)\s+(?:the end of |the )?$", re.I)),
)
_ENOUGH = 2
"""How many words the passage of the body must share with the headline and standfirst."""


@dataclass(frozen=True, slots=True)
class OtherDate:
    """A date of the headline, the date that the body has for it, what it is the date of, and the shared words."""

    head: TimeExpression
    body: TimeExpression
    role: str
    shared: tuple[str, ...]


def other_dates(article: Article, heads: Sequence[TimeExpression], body: Sequence[TimeExpression]) -> Iterator[OtherDate]:
    """The dates of `heads` that stand nowhere in `body`, where it has one other date of the same role for the thing."""
    kinds = {article.part_of(h.sentence).kind for h in heads} | {PartKind.HEADLINE}
    block = [s.i for s in article.analysis.sentences if article.part_of(s.i).kind in kinds]
    words = frozenset().union(*(_stems(article, i) for i in block))
    for head in heads:
        role = _role(article, head)
        if not role or not _fixed(head) or any(_has(t, head) for t in body if t.shift is None or t.shift.anchor != "narrated"):
            continue
        found = [
            (t, shared)
            for t in body
            if _fixed(t)
            and len(t.value) == len(head.value)
            and _role(article, t) == role
            and len(shared := sorted(words & _stems(article, t.sentence))) >= _ENOUGH
        ]
        if found and len({t.value for t, _ in found}) == 1 and _near(head, found[0][0]):
            yield OtherDate(head, found[0][0], role, tuple(found[0][1]))


def _fixed(time: TimeExpression) -> bool:
    """Whether a time is a year, or a day of the calendar, written as such."""
    plain = time.type is TimexType.DATE and time.shift is None and any(c.isdigit() for c in time.text)
    return plain and (len(time.value) == 10 or (len(time.value) == 4 and time.text.strip() == time.value))


def _has(time: TimeExpression, head: TimeExpression) -> bool:
    """Whether a time of the body is, or begins or ends with, the date of the headline."""
    ends = time.value.split("/")
    return any(e[:4] == head.value if len(head.value) == 4 else e[5:10] == head.value[5:] for e in ends)


def _near(head: TimeExpression, other: TimeExpression) -> bool:
    """Whether two dates lie so close that one may stand for the other."""
    return abs(int(head.value[:4]) - int(other.value[:4])) <= (10 if len(head.value) == 4 else 1)


def _role(article: Article, time: TimeExpression) -> str:
    sentence = article.sentence(time.sentence)
    before = article.document.prose[max(sentence.span.start, time.span.start - 30) : time.span.start]
    own = re.match(r"(?:from|until|through|by|after)\s", time.text, re.I)
    before += own[0] if own else ""
    return next((role for role, pattern in _ROLES if pattern.search(before)), "")


def _stems(article: Article, sentence: int) -> frozenset[str]:
    words = article.analysis.words(article.sentence(sentence))
    return frozenset(s for t in words if t.upos in ("NOUN", "PROPN", "VERB") and (s := stem_of(t)))
