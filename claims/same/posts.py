"""Which post a phrase names, and whether two posts can be one person's at one time."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass
from functools import cache

from claims.lexicon import table, words
from claims.spans import Span

_OVER = re.compile(
    r"\b(?:former|formerly|ex|then|late|outgoing|incoming|acting|interim|previous|previously|past|shadow|deputy|vice|assistant|"
    r"junior|designate|elect|retired|onetime|once|future|next|would-be|not|opposition|emeritus|aspiring)[\s-]+(?:[\w’'-]+\s+){0,3}$",
    re.IGNORECASE,
)
_MINISTER = re.compile(
    r"\b((?:[\w-]+(?:,| and| &)? ){1,4})minister\b|\bminister (?:of|for) ((?:the )?[\w-]+(?:(?:,| and|, and| &) [\w-]+){0,3})"
)


_SECRETARY = re.compile(r"\b([a-z]+) secretary\b|\bsecretary (?:of state for|of|for) (?:the )?([a-z]+(?: and [a-z]+)?)")
_CHIEF = re.compile(r"\bchief ((?:[a-z]+ ){1,3})officer\b")
_FIELD = re.compile(
    r"\b(professor|head|director|editor|dean|commissioner|vice-president|vice president|secretary) (?:of|for) (?:the )?"
    r"([a-z][\w-]*(?: (?:and |& )?[a-z][\w-]*){0,3})"
)
_BEFORE = re.compile(r"\b((?:[a-z][a-z-]+ (?:and )?){1,2})(director|editor|professor|commissioner)\b")
_PLACE = re.compile(
    r"\b(mayor|governor|bishop|archbishop|ambassador|captain|headteacher|vice-chancellor|MP|spokesman|spokeswoman|spokesperson)"
    r" (?:of|for|to) (?:the )?((?:[A-Z][\w’'-]+)(?: (?:of |and |for )?[A-Z][\w’'-]+){0,4})"
)
_CHURCH = re.compile(r"\b(Archdeacon|Archbishop|Bishop|Dean|Cardinal|Abbot|Abbess) of (?:[A-Z][\w’'-]+)")


@dataclass(frozen=True, slots=True)
class Post:
    """A post: its `group` (posts of one group exclude each other), the values it goes by, and where it is named."""

    group: str
    values: frozenset[str]
    span: Span
    name: str

    def excludes(self, other: Post) -> bool:
        return self.group == other.group and not self.values & other.values


def posts(text: str, start: int) -> Iterator[Post]:
    """The posts named in `text`, which stands at `start` of the document, without those that are over, planned or a deputy's."""
    lower = " ".join(text.lower().split(" ")).replace("\n", " ")
    taken: list[Span] = []
    for match in _names().finditer(lower):
        if not _OVER.search(lower[: match.start()]):
            taken.append(Span(*match.span()))
            yield _post(table("posts")[match[1]], Span(match.start(1) + start, match.end(1) + start), match[1])
    for match in _MINISTER.finditer(lower):
        named = re.findall(r"[\w-]+", match[1] or match[2])
        values = {v for w in named if w in table("portfolios") for v in table("portfolios")[w].split("/")}
        if values and not _OVER.search(lower[: match.end()].removesuffix("minister")) and not any(w in _JUNIOR for w in named):
            first = next(m.start() for m in re.finditer(r"[\w-]+", match[0]) if m[0] in table("portfolios") or m[0] == "minister")
            span = Span(match.start() + first + start, match.end() + start)
            yield Post("cabinet", frozenset(values), span, lower[match.start() + first : match.end()])
    for match in _SECRETARY.finditer(lower):
        values = {
            v
            for w in re.findall(r"[\w-]+", match[1] or match[2])
            if w in table("portfolios")
            for v in table("portfolios")[w].split("/")
        }
        if values and not _OVER.search(lower[: match.start()]):
            yield Post("secretary", frozenset(values), Span(match.start() + start, match.end() + start), match[0])
    yield from _fields(text, start)


def _fields(text: str, start: int) -> Iterator[Post]:
    """Posts of one kind that say of what: "professor of history", "communications director", "mayor of Kiel"."""
    lower = text.lower().replace("\n", " ")
    for pattern, head, field in ((_CHIEF, 0, 1), (_FIELD, 1, 2), (_BEFORE, 2, 1)):
        for match in pattern.finditer(lower):
            values = frozenset(re.findall(r"[\w-]+", match[field])) - words("post_fillers")
            group = f"{match[head]} of" if head else "executive"
            known = any(match[0].strip().endswith(p) for p in table("posts"))
            if values and not known and not _OVER.search(lower[: match.start()]) and not _OVER.search(lower[: match.start(head)]):
                yield Post(group, values, Span(match.start() + start, match.end() + start), match[0])
    for match in _CHURCH.finditer(text.replace("\n", " ")):
        if not _OVER.search(lower[: match.start()]):
            yield Post("church", frozenset({match[1].lower()}), Span(match.start() + start, match.end() + start), match[0])
    for match in _PLACE.finditer(text.replace("\n", " ")):
        values = frozenset(w.lower() for w in re.findall(r"[\w’'-]+", match[2])) - words("post_fillers")
        if values and not match[2].isupper() and not _OVER.search(lower[: match.start()]):
            head_ = "spokesman" if match[1].startswith("spokes") else match[1].lower()
            yield Post(f"{head_} of a place", values, Span(match.start() + start, match.end() + start), match[0])


_JUNIOR = frozenset("deputy junior vice assistant shadow former prime".split())


def _post(row: str, span: Span, name: str) -> Post:
    group, _, values = row.partition(": ")
    return Post(group, frozenset(values.split("/")), span, name)


@cache
def _names() -> re.Pattern[str]:
    """Every post of the list, the longest first."""
    phrases = sorted(table("posts"), key=lambda p: (-len(p), p))
    return re.compile(r"\b(" + "|".join(map(re.escape, phrases)) + r")\b")
