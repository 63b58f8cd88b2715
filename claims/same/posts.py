"""Which post a phrase names, and whether two posts can be one person's at one time."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass
from functools import cache

from claims.lexicon import table
from claims.spans import Span

_OVER = re.compile(
    r"\b(?:former|formerly|ex|then|late|outgoing|incoming|acting|interim|previous|previously|past|shadow|deputy|vice|assistant|"
    r"junior|designate|elect|retired|onetime|once|future|next|would-be|not|opposition|emeritus|aspiring)[\s-]+(?:[\w’'-]+\s+){0,3}$",
    re.IGNORECASE,
)
_MINISTER = re.compile(
    r"\b((?:[\w-]+(?:,| and| &)? ){1,4})minister\b|\bminister (?:of|for) ((?:the )?[\w-]+(?:(?:,| and|, and| &) [\w-]+){0,3})"
)


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
        words = re.findall(r"[\w-]+", match[1] or match[2])
        values = {v for w in words if w in table("portfolios") for v in table("portfolios")[w].split("/")}
        if values and not _OVER.search(lower[: match.end()].removesuffix("minister")) and not any(w in _JUNIOR for w in words):
            first = next(m.start() for m in re.finditer(r"[\w-]+", match[0]) if m[0] in table("portfolios") or m[0] == "minister")
            span = Span(match.start() + first + start, match.end() + start)
            yield Post("cabinet", frozenset(values), span, lower[match.start() + first : match.end()])


_JUNIOR = frozenset("deputy junior vice assistant shadow former prime".split())


def _post(row: str, span: Span, name: str) -> Post:
    group, _, values = row.partition(": ")
    return Post(group, frozenset(values.split("/")), span, name)


@cache
def _names() -> re.Pattern[str]:
    """Every post of the list, the longest first."""
    phrases = sorted(table("posts"), key=lambda p: (-len(p), p))
    return re.compile(r"\b(" + "|".join(map(re.escape, phrases)) + r")\b")
