"""Where sentences end."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from claims.document import Document, Part, PartKind
from claims.nlp.sentences import split
from claims.spans import Span


def sentences(text: str) -> list[str]:
    document = Document("-", text, text, (Part(0, PartKind.BODY, Span(0, len(text)), 1),))
    return [span.of(text) for _, span in split(document)]


@pytest.mark.parametrize(
    "text",
    [
        "It rained.|The match went on.",
        "Monday, March 3, 2025 |The council met in Hull.",
        "On Monday, March 3, 2025 The Herald closed its office.",
        "The vote of 3 March 2025 Bolton won easily.",
        "Turnout falls by half |In the three northern wards, few people voted.",
        "Her best book, Alone In the Far North, sold well.",
        "The band recorded Lost In the Wide World, its second album, in a barn.",
        "She wrote that “the bridge is unsafe. Nobody listened to me.”| He agreed.",
        "She wrote: “The bridge is unsafe. |Nobody listened to me.”|",
        "We heard that “the bridge is unsafe. |Nobody listened.",
        'He was tired. |"I slept badly."| He went home.',
        "“Where is the key?” she asked.",
        "“Where is the key?” Marta Lind asked the porter.",
        '"Stop!" the guard shouted.',
        '"It is done." |He left the room.',
        "“We lost,” he said. |“We played well.”|",
        "Dr. J. K. Rowntree met Mr. Oak in St. Ives.",
        "Gen. Anna Holt and Lt. Gov. Sam Reyes spoke.",
        "The U.S. Navy sailed.| It came back.",
        "He moved to the U.S. |The family followed.",
        "It opens at 9 a.m. on Monday.| It closes at 5 p.m. |Nobody minds.",
        "The ferry left at 6 p.m. Sunday.",
        "The vote is on No. 5 of the list.",
        "He said no. |Five others agreed.",
        "Prices rose 3.5 percent to $4.20 in May.",
        "Vega Corp. Chief Executive Lena Moss resigned.",
        "She works for Vega Inc. |The firm is small.",
        "He waited ... and waited.",
        "He waited ... |Nobody came.",
        "1. First we mix the flour.",
        "(It was late.) |They went on.",
        "The plan (see p. 4) failed.",
        "The law passed in 1999. [4] |It was repealed. [5]",
        "They built a house.| 12 people live there.",
        "Is it true? |Yes!| It is.",
        "She won the prize. |€200 went to charity.",
        "He sold bread, milk, etc. |The shop closed.",
        "The end was near.|The crowd had left.",
        "He wrote “It is over.”|The letter was short.",
        '"We are ready." - Lena Moss, coach',
        "The café closed. |eHow opened.",
        "Born on 4 Feb. 1920, he died on 5 Sept. 1999.",
        "Washington, D.C. Mayor Jo Hale agreed.",
        "A headline without a stop",
        "The film Help! (1965) was shown.",
    ],
)
def test_splits(text: str) -> None:
    expected = [s.strip() for s in text.split("|") if s.strip()]
    assert sentences(text.replace("|", "")) == expected


def test_a_sentence_stays_in_its_part_and_a_table_row_is_one() -> None:
    text = "HARBOUR - The ship left.\nName  Age\nAnna. B.  41"
    parts = (
        Part(0, PartKind.DATELINE, Span(0, 9), 1),
        Part(1, PartKind.BODY, Span(10, 24), 1),
        Part(2, PartKind.TABLE, Span(25, len(text)), 2, ((Span(25, 29), Span(31, 34)), (Span(35, 43), Span(45, 47)))),
    )
    found = [(part.index, span.of(text)) for part, span in split(Document("-", text, text, parts))]
    assert found == [(0, "HARBOUR -"), (1, "The ship left."), (2, "Name  Age"), (2, "Anna. B.  41")]


@given(st.text(alphabet="aB. ?!\"”“'()[]1…-—\n", max_size=80))
def test_sentences_cover_what_is_written(text: str) -> None:
    document = Document("-", text, text, (Part(0, PartKind.BODY, Span(0, len(text)), 1),))
    left, end = list(text), 0
    for _, span in split(document):
        assert end <= span.start < span.end
        end = span.end
        left[span.start : span.end] = " " * len(span)
    assert not "".join(left).strip()


@pytest.mark.parametrize("piece", [".", ". ", "a.", "?!", "-+", "“ ", "U.S. ", "Dr. ", "1,", "a b "])
def test_long_monotonous_texts_end(piece: str) -> None:
    text = piece * 20_000 + "x"
    found = sentences(text)
    assert sum(len(s) for s in found) <= len(text)
