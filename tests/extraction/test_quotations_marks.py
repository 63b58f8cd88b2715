"""Marks alone: pairs, apostrophes, nesting, missing partners, several paragraphs."""

from __future__ import annotations

import re

import pytest
from hypothesis import given
from hypothesis import strategies as st

from claims.extract.quotations.marks import find_marked
from claims.spans import Span


def blocks(text: str) -> list[Span]:
    return [Span(m.start(), m.end()) for m in re.finditer(r"(?:[^\n]+\n?)+", text)]


def inner(text: str) -> list[str]:
    return [m.span.of(text) for m in find_marked(text, blocks(text))]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ('"We leave at nine," Okoro said. "Bring boots."', ["We leave at nine,", "Bring boots."]),
        ("‘The dogs’ bowls were dry,’ the warden said.", ["The dogs’ bowls were dry,"]),
        ("'The nurses' rota was a mess,' he said. 'It still is.'", ["The nurses' rota was a mess,", "It still is."]),
        ("'Tis said that rock 'n' roll died in the '70s, or in the ‘80s.", []),
        ("James' car and the twins' bikes were 'written off', police said.", ["written off"]),
        ("“He told me ‘go home’ and I went,” she said.", ["He told me ‘go home’ and I went,", "go home"]),
        ('"He told me "go home" and I went," she said.', ['He told me "go home" and I went,', "go home"]),
        ("«Rien à dire», said the mayor.", ["Rien à dire"]),
        ("``Not today,'' the clerk said.", ["Not today,"]),
        ('A 5" pipe and a man of 6\'2". "Fine," he said.', ["Fine,"]),
        ("She doesn't know; they haven't said; it's the neighbours' fence.", []),
        ('She called it "kind" and "fair".', ["kind", "fair"]),
    ],
)
def test_pairs(text: str, expected: list[str]) -> None:
    assert inner(text) == expected


def test_a_mark_without_a_partner_is_told() -> None:
    text = "“We leave at nine, Okoro said.\n\nWe stay,” said Lund.\n"
    first, second = find_marked(text, blocks(text)[:1]), find_marked(text, blocks(text)[1:])
    assert [(m.opened, m.closed) for m in first] == [(True, False)]
    assert [(m.opened, m.closed, m.span.of(text)) for m in second] == [(False, True, "We stay,")]


def test_a_quotation_over_paragraphs_continues() -> None:
    text = "“We came in May.\n\n“We left in June.\n\n“That was all,” she said.\n"
    marks = find_marked(text, blocks(text))
    assert [(m.continued, m.continues, m.closed) for m in marks] == [
        (False, True, False),
        (True, True, False),
        (True, False, True),
    ]


@given(st.text(alphabet="ab s.,\n\"'“”‘’«»?!-—1é😀", max_size=80))
def test_no_text_crashes_and_spans_are_nested(text: str) -> None:
    parts = blocks(text)
    for mark in find_marked(text, parts):
        assert (
            parts[mark.block].start
            <= mark.outer.start
            <= mark.span.start
            <= mark.span.end
            <= mark.outer.end
            <= parts[mark.block].end
        )
