"""An Article: a document, its analysis, the views on it and the claims table."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from datetime import date
from functools import cached_property
from typing import Any, TypeVar

import pandas as pd

from claims.analysis import Analysis, Body, Event, Person, Pronoun, Quantity, Quotation, Sentence, TimeExpression
from claims.document import Document, Part
from claims.spans import Span, SpanIndex

T = TypeVar("T")


@dataclass(frozen=True, slots=True)
class Anchor:
    """The document creation time. `earliest` and `latest` bound it (days); `value` is TIMEX3 ("2023-03", "" if unknown).

    `source` is option, front matter, dateline, text (inferred) or none; `span` is where it stands; `steps` tell the reasoning.
    """

    value: str = ""
    source: str = "none"
    earliest: date | None = None
    latest: date | None = None
    span: Span | None = None
    steps: tuple[str, ...] = ()

    @property
    def day(self) -> date | None:
        """The day, where it is known to the day."""
        return self.earliest if self.earliest == self.latest else None


@dataclass(frozen=True)
class Article:
    """All that was read from one article. `claims` has the schema of `claims.table`."""

    document: Document
    analysis: Analysis
    anchor: Anchor
    times: tuple[TimeExpression, ...]
    quantities: tuple[Quantity, ...]
    people: tuple[Person, ...]
    bodies: tuple[Body, ...]
    pronouns: tuple[Pronoun, ...]
    quotations: tuple[Quotation, ...]
    events: tuple[Event, ...]
    claims: pd.DataFrame

    @property
    def text(self) -> str:
        return self.document.text

    def sentence(self, index: int) -> Sentence:
        return self.analysis.sentences[index]

    def part_of(self, sentence: int) -> Part:
        """The part of the document that holds a sentence."""
        return self.document.parts[self.analysis.sentences[sentence].part]

    def quotation_at(self, span: Span) -> Quotation | None:
        """The first quotation whose words hold `span`."""
        at = self._quotations.first(span)
        return None if at is None else self.quotations[at]

    def quoted(self, span: Span) -> bool:
        """Whether `span` lies between quotation marks."""
        return self._fragments.first(span) is not None

    def once(self, build: Callable[[Article], T]) -> T:
        """What `build` makes of this article, made at the first call: what several checks derive is derived once."""
        made: dict[Callable[[Article], Any], Any] = self._made
        if build not in made:
            made[build] = build(self)
        return made[build]  # type: ignore[no-any-return]

    @cached_property
    def _made(self) -> dict[Callable[[Article], Any], Any]:
        return {}

    @cached_property
    def _quotations(self) -> SpanIndex:
        return SpanIndex([q.span for q in self.quotations])

    @cached_property
    def _fragments(self) -> SpanIndex:
        return SpanIndex([f for q in self.quotations for f in q.fragments])
