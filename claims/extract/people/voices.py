"""Who speaks: the person behind the source of each quotation."""

from __future__ import annotations

import bisect
from collections.abc import Mapping, Sequence

from claims.analysis import Analysis, Quotation
from claims.spans import Span


class Voices:
    """The sources of the quotations in text order, and whom their words mean as far as is known."""

    def __init__(self, analysis: Analysis, quotations: Sequence[Quotation], meant: Mapping[int, int]) -> None:
        """`meant` gives the draft of each head token, where known; `note` adds to it."""
        rows = sorted((q.source.span, q.id, q.span) for q in quotations if q.source is not None)
        self._meant = dict(meant)
        self._starts = [span.start for span, _, _ in rows]
        self._tokens = [[t.i for t in analysis.tokens_in(span)] for span, _, _ in rows]
        self._place = {number: k for k, (_, number, _) in enumerate(rows)}
        self._told = {i: content for tokens, (_, _, content) in zip(self._tokens, rows, strict=True) for i in tokens}

    def note(self, token: int, draft: int) -> None:
        """The token means this person."""
        self._meant[token] = draft

    def told_by(self, token: int) -> Span | None:
        """The content of the quotation whose source the token is."""
        return self._told.get(token)

    def speaker(self, quotation: Quotation | None) -> int | None:
        """The draft that speaks a quotation."""
        k = self._place.get(quotation.id) if quotation is not None else None
        return self._who(k) if k is not None else None

    def last_before(self, span: Span) -> tuple[int, int] | None:
        """The draft that spoke last before a place, with a token of its source."""
        k = bisect.bisect_left(self._starts, span.start) - 1
        if k < 0 or not self._tokens[k]:
            return None
        who = self._who(k)
        return None if who is None else (who, self._tokens[k][0])

    def _who(self, k: int) -> int | None:
        return next((self._meant[i] for i in self._tokens[k] if i in self._meant), None)
