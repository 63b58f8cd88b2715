"""A report in which every text that an article or a check can give is hostile."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import fields, is_dataclass, replace
from enum import Enum
from typing import Any

import pandas as pd
import sample_report as sample
from sample_parts import article_of, evidence_at, find, finding_of

from claims import table
from claims.document import Document
from claims.finding import Decision
from claims.spans import Span
from reports.report import Report

STRINGS = {
    "script": "<script>alert(1)</script>",
    "image": '"><img src=x onerror=alert(2)>',
    "end": "</script></style></title><script>alert(3)</script>",
    "separators": "a\u2028b\u2029c",
    "override": "turned \u202e round \u2066 and \u200f on",
    "word": "x" * 10_000,
    "template": "{{ 7 * 7 }} {% raw %} <!-- ${alert(4)} `' -->",
    "control": "\x00\x07\x1b[31m\x7f",
    "link": "javascript:alert(5)",
}
_KEPT = {"code", "path", "text", "prose", "role", "generated", "polarity", "type", "kind", "decision"}
"""Fields that the program fills with words of its own, and the text that spans lie in."""


def _replaced(value: Any, hostile: Callable[[], str]) -> Any:
    """`value` with a hostile string for each string of its dataclasses."""
    if isinstance(value, Document | Span | Enum) or value is None:
        return value
    if isinstance(value, pd.DataFrame):
        texts = [c for c, dtype in table.SCHEMA.items() if dtype == "string" and c not in ("claim_id", "time_value")]
        return value.assign(**{c: pd.Series([hostile()] * len(value), dtype="string") for c in texts})
    if isinstance(value, tuple):
        return tuple(hostile() if isinstance(v, str) else _replaced(v, hostile) for v in value)
    if is_dataclass(value) and not isinstance(value, type):
        changed = {}
        for field in fields(value):
            old = getattr(value, field.name)
            if field.init and not (isinstance(old, str) and (field.name in _KEPT or not old or isinstance(old, Enum))):
                changed[field.name] = hostile() if isinstance(old, str) else _replaced(old, hostile)
        return replace(value, **changed)
    return value


def hostile_everywhere(words: str) -> Report:
    """The ferry report with `words` in headline, front matter, body, list and table, and in every field of every view."""
    inner = words.replace("\n", " ").replace("|", " ")
    text = sample.TEXT.replace("Skerry ferry after", f"Skerry {inner} ferry after").replace("2022 |", f"{inner} |")
    text = text.replace("the *Fulmar* leaves", f"{inner} leaves").replace("By Ines", f"By {inner} Ines") + f"\n\n{inner} is it.\n"
    article = article_of(text, path=f"desk/{inner[:80]}.md", metadata=("title", "date"))
    spans = [find(text, "412 people"), find(text, inner), find(text, "421 passengers"), find(text, "3.2 million")]
    evidence = [evidence_at(article, s, value=str(n), speaker="Lind") for n, s in enumerate(spans)]
    decision = Decision("not-a-problem", "reason", "by", "on")
    plain = [
        finding_of("FIG101", "same-count", "a", evidence, question="q", derivation=("one", "two")),
        finding_of("FIG101", "same-count", "b", evidence[:2], question="q", derivation=("one",), decision=decision),
        finding_of("TIM101", "relative-date", "c", evidence[1:2], question="q", derivation=("one",)),
    ]
    filled = sample.sample_article()
    views = {name: getattr(filled, name) for name in ("times", "quantities", "people", "pronouns", "quotations", "events")}
    inside = replace(article, claims=filled.claims, **views)
    return _replaced(sample.report_of(inside, plain), lambda: words)  # type: ignore[no-any-return]
