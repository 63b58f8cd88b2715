"""What a check is: Check, the Discrepancy it yields, and the Example that documents and tests it."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass, field

from claims.article import Article
from claims.finding import Confidence, Severity, Status
from claims.spans import Span


@dataclass(frozen=True, slots=True)
class Side:
    """One passage of a discrepancy: the disputed words, and the normalised value they give ("" where there is none).

    `role` is left empty for the sides of the conflict (the run names them value A, value B, ...) and "anchor" for a
    passage that a step of the derivation rests on.
    """

    span: Span
    value: str = ""
    role: str = ""


@dataclass(frozen=True, slots=True)
class Discrepancy:
    """Passages that cannot all be right.

    `values` fill the check's message template. `derivation` tells the steps as a person would, one sentence each.
    `severity` replaces the check's own where this case weighs differently.
    """

    sides: tuple[Side, ...]
    values: Mapping[str, str]
    derivation: tuple[str, ...]
    confidence: Confidence
    status: Status = Status.OPEN
    question: str = ""
    severity: Severity | None = None


@dataclass(frozen=True, slots=True)
class Example:
    """A text with the words that must be pointed at in «...», and the message; a clean example has neither.

    `text` may hold several paragraphs (blank lines between them) and front matter.
    """

    text: str
    message: str | None = None

    @property
    def plain(self) -> str:
        """The text without the marks."""
        return re.sub("[«»]", "", self.text)

    @property
    def marked(self) -> tuple[Span, ...]:
        """Where the marked words stand in `plain`."""
        spans, shift = [], 0
        for match in re.finditer("«([^»]*)»", self.text):
            start = match.start() - shift
            spans.append(Span(start, start + len(match[1])))
            shift += 2
        return tuple(spans)


def flagged(text: str, message: str) -> Example:
    """An example in which the check must point at exactly the marked words and say `message`."""
    return Example(text, message)


def clean(text: str) -> Example:
    """A near miss: no check may report it above a note."""
    return Example(text)


@dataclass(frozen=True)
class Check:
    """One kind of inconsistency.

    `code` is never reused; `name` is the file's name with hyphens; `reads` names the views of the article that `find`
    compares (the report says how many there were); `message` is a template filled from `Discrepancy.values`.
    """

    code: str
    name: str
    severity: Severity
    reads: tuple[str, ...]
    message: str
    find: Callable[[Article], Iterator[Discrepancy]]
    examples: tuple[Example, ...] = field(repr=False, default=())
    default: bool = True
