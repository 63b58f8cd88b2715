"""Quotations found in news English: what is quoted, how, and whose words name the source."""

from __future__ import annotations

import re

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from claims.analysis import Body, Mention, Person, Pronoun, Quotation
from claims.document import Document, Part, PartKind
from claims.extract.quotations import find_quotations, name_speakers
from claims.nlp import analyse
from claims.spans import Span


def article(text: str, first: PartKind = PartKind.BODY) -> Document:
    """A document of the paragraphs of `text`."""
    blocks = [Span(m.start(), m.end()) for m in re.finditer(r"[^\n]+(?:\n(?!\n)[^\n]+)*", text)]
    parts = (Part(i, PartKind.BODY if i else first, span, i + 1) for i, span in enumerate(blocks))
    return Document("-", text, text, tuple(parts))


def find(text: str, first: PartKind = PartKind.BODY) -> tuple[Quotation, ...]:
    document = article(text, first)
    return find_quotations(document, analyse(document))


def told(text: str, first: PartKind = PartKind.BODY) -> list[tuple[str, str, str]]:
    """Type, content and source of each quotation."""
    return [(q.type, q.span.of(text), q.source.text if q.source else "") for q in find(text, first)]


DIRECT = [
    ("“The pumps failed at nine,” engineer Lena Moss said.", "The pumps failed at nine,", "engineer Lena Moss"),
    ('"The pumps failed at nine," said Lena Moss, who runs the plant.', "The pumps failed at nine,", "Lena Moss"),
    ("“The pumps failed,” stated Moss.", "The pumps failed,", "Moss"),
    ("Lena Moss told the inquiry: “The pumps failed.”", "The pumps failed.", "Lena Moss"),
    ("Moss asserted, “The pumps had failed long before.”", "The pumps had failed long before.", "Moss"),
    ("She was blunt: “The pumps failed.”", "The pumps failed.", "She"),
    ("‘The pumps’ seals failed,’ said Mrs O’Dowd.", "The pumps’ seals failed,", "Mrs O’Dowd"),
    ("“Did the pumps fail?” asked the coroner.", "Did the pumps fail?", "the coroner"),
    (
        "“The pumps failed,” a person familiar with the inquiry told Reuters.",
        "The pumps failed,",
        "a person familiar with the inquiry",
    ),
    ("«The pumps failed», said the mayor.", "The pumps failed", "the mayor"),
    (
        "“The pumps failed,” said Dr. A. Moss of the plant's own staff.",
        "The pumps failed,",
        "Dr. A. Moss of the plant's own staff",
    ),
]


@pytest.mark.parametrize(("text", "content", "source"), DIRECT)
def test_direct(text: str, content: str, source: str) -> None:
    assert told(text) == [("direct", content, source)]


MIXED = [
    ("The envoy said the talks were “frank and useful”.", ["frank and useful"], "The envoy"),
    ("The plan was described by critics as “a bridge to nowhere”.", ["a bridge to nowhere"], "critics"),
    ('Orr called the bill "a joke" and its authors "clowns".', ["a joke", "clowns"], "Orr"),
    ("Police said the man, who was not named, was “armed and agitated”.", ["armed and agitated"], "Police"),
    ("The road, residents said, was “a death trap”, and it had been so for years.", ["a death trap"], "residents"),
]


@pytest.mark.parametrize(("text", "fragments", "source"), MIXED)
def test_mixed(text: str, fragments: list[str], source: str) -> None:
    (quotation,) = find(text)
    assert quotation.type == "mixed"
    assert [f.of(text) for f in quotation.fragments] == fragments
    assert quotation.source is not None
    assert quotation.source.text == source


INDIRECT = [
    ("The ministry said that two ships had sunk.", "two ships had sunk", "The ministry"),
    ("Two ships sank off the coast on Monday, the ministry said.", "Two ships sank off the coast on Monday", "the ministry"),
    ("According to the coast guard, two ships sank.", "two ships sank", "the coast guard"),
    ("Two ships sank, according to a tally kept by the coast guard.", "Two ships sank", "the coast guard"),
    ("Harbour master Joan Pike told reporters that two ships had sunk.", "two ships had sunk", "Harbour master Joan Pike"),
    ("The second ship, Pike said, had sunk within minutes.", "The second ship, Pike said, had sunk within minutes", "Pike"),
    ("Pike was quoted as saying that two ships had sunk.", "two ships had sunk", "Pike"),
    ("Reuters quoted Pike as saying two ships had sunk.", "two ships had sunk", "Pike"),
    ("Pike's view is that the owners knew.", "the owners knew", "Pike"),
    ("If the pumps fail, Pike warned, the ship will sink.", "If the pumps fail, Pike warned, the ship will sink", "Pike"),
    ("Pike made clear that she would not resign.", "she would not resign", "Pike"),
    ("Insurers warned of higher premiums.", "of higher premiums", "Insurers"),
    ("The owners denied that the ship was overloaded.", "the ship was overloaded", "The owners"),
    ("A report published on Monday showed that crews had shrunk.", "crews had shrunk", "A report"),
    ("Pike believes that the owners knew.", "the owners knew", "Pike"),
    ("The owners rejected a claim by Pike that they knew.", "they knew", "Pike"),
    ("In the words of the coroner, the voyage was a gamble.", "the voyage was a gamble", "the coroner"),
    ("Two men were missing, said Pike.", "Two men were missing", "Pike"),
]


@pytest.mark.parametrize(("text", "content", "source"), INDIRECT)
def test_indirect(text: str, content: str, source: str) -> None:
    assert told(text) == [("indirect", content, source)]


NONE = [
    "He won a prize for “The Long Road”, a film about trains.",
    "Known as “the Bull”, Marsh retired in May.",
    "The so-called “bridge to nowhere” opened on Friday.",
    "The company's stated aims include growth.",
    "Pike declined to say whether the owners knew.",
    "Pike did not say that the owners knew.",
    "If Pike says that the owners knew, they will sue.",
    "Rao added a third goal in the second half.",
    "The firm posted a profit of £3m.",
    "The judge ruled out a retrial.",
    "Since the strike began, the firm has reported losses.",
    "A 5\" pipe and the '90s: rock 'n' roll of the twins' youth.",
]


@pytest.mark.parametrize("text", NONE)
def test_not_a_quotation(text: str) -> None:
    assert told(text) == []


def test_a_cue_in_the_middle_joins_what_goes_on() -> None:
    text = "“The bridge,” said Lena Moss, who led the works, “is gone.” “Nobody knew,” she added."
    first, second = find(text)
    assert [f.of(text) for f in first.fragments] == ["The bridge,", "is gone."]
    assert second.source is not None
    assert second.source.text == "she"


def test_a_new_sentence_is_a_quotation_of_the_same_source() -> None:
    text = "“We lost,” admitted coach Lars Holm. “We were slow. We were late.” The club has debts."
    assert told(text) == [("direct", "We lost,", "coach Lars Holm"), ("direct", "We were slow. We were late.", "coach Lars Holm")]


def test_a_paragraph_without_cue_goes_on_with_the_speaker() -> None:
    text = "“We lost,” coach Lars Holm said.\n\n“We were slow.”\n\nThe club has debts."
    assert [source for *_, source in told(text)] == ["coach Lars Holm", "coach Lars Holm"]


def test_a_quotation_follows_what_its_speaker_was_said_to_say() -> None:
    text = "The captain, Ana Ruiz, said her side had panicked. “We had the game. Nobody wanted it.”"
    assert told(text)[1] == ("direct", "We had the game. Nobody wanted it.", "The captain")


def test_several_paragraphs_are_one_quotation() -> None:
    text = "“We saw smoke.\n\n“Then we ran,” Ana Ruiz, a teacher, told the court."
    (quotation,) = find(text)
    assert [f.of(text) for f in quotation.fragments] == ["We saw smoke.", "Then we ran,"]
    assert (quotation.opened, quotation.closed) == (True, True)
    assert quotation.source is not None
    assert quotation.source.text == "Ana Ruiz"


@pytest.mark.parametrize(
    ("text", "opened", "closed"),
    [
        ("“We saw smoke. Then we ran, and that was all.\n\nThe court rose.", True, False),
        ("We saw smoke,” Ana Ruiz told the court.", False, True),
        ("“We saw smoke,” Ana Ruiz told the court.", True, True),
    ],
)
def test_missing_marks_are_told(text: str, opened: bool, closed: bool) -> None:
    quotation = next(q for q in find(text) if q.type == "direct")
    assert (quotation.opened, quotation.closed) == (opened, closed)


def test_a_quotation_that_never_closes_ends_at_its_cue() -> None:
    text = "“We lost power, Ruiz said. The town was dark for hours."
    assert told(text) == [("direct", "We lost power,", "Ruiz")]
    assert not find(text)[0].closed


def test_a_new_speaker_in_the_same_paragraph() -> None:
    text = "“I saw him fall,” Ana Ruiz said. Orr, her deputy, spoke next. “I did not,” he said."
    assert [source for *_, source in told(text)] == ["Ana Ruiz", "he"]


def test_a_quotation_in_the_next_paragraph_is_announced_by_a_colon() -> None:
    text = "The notice at the gate was short:\n\n“Closed until further notice.”"
    assert told(text) == [("direct", "Closed until further notice.", "The notice at the gate")]


def test_a_clause_of_the_cue_is_no_part_of_what_is_said() -> None:
    text = "The union said members would strike, adding that talks had failed."
    assert told(text) == [("indirect", "members would strike", "The union"), ("indirect", "talks had failed", "The union")]


def test_as_somebody_said() -> None:
    assert told("As Ruiz told the panel, the bridge was safe.") == [("indirect", "the bridge was safe", "Ruiz")]


def test_hearsay_has_no_source() -> None:
    text = "The minister is said to have resigned."
    assert told(text) == [("indirect", "The minister is said to have resigned", "")]


def test_speech_inside_speech_has_its_own_source() -> None:
    text = "“The clerk told us that the hall was shut,” said Ana Ruiz."
    assert told(text) == [
        ("direct", "The clerk told us that the hall was shut,", "Ana Ruiz"),
        ("indirect", "the hall was shut", "The clerk"),
    ]


def test_another_source_set_against_the_first_is_no_part_of_it() -> None:
    text = "Pike says that the owners knew, while the insurers insist that they did not."
    assert ("indirect", "the owners knew", "Pike") in told(text)


def test_a_headline_is_credited_to_who_says_it_below() -> None:
    text = "Owners ‘truly sorry’ for sinking\n\nChairman Otto Lind said the owners were ‘truly sorry’."
    assert [(q.type, q.source.text if q.source else "") for q in find(text, PartKind.HEADLINE)] == [
        ("mixed", "Chairman Otto Lind"),
        ("mixed", "Chairman Otto Lind"),
    ]


def test_a_headline_is_credited_behind_a_colon() -> None:
    text = "‘We never had a chance’: Otto Lind leaves the sea\n\nLind retired."
    assert told(text, PartKind.HEADLINE) == [("direct", "We never had a chance", "Otto Lind")]


def test_a_headline_is_credited_behind_a_dash() -> None:
    text = "‘We will appeal’ – council\n\nThe council lost."
    assert told(text, PartKind.HEADLINE)[0] == ("direct", "We will appeal", "council")


def test_quoted_words_belong_to_the_innermost_speaker() -> None:
    text = "The spokesman, Otto Lind, said that the owners were “not to blame”, Reuters reported."
    assert [(q.type, q.source.text, len(q.fragments)) for q in find(text) if q.source] == [
        ("indirect", "Reuters", 0),
        ("mixed", "The spokesman", 1),
    ]


def test_interview_turns() -> None:
    text = "Q: What happened?\n\nA: We lost power.\n\nQ: When?\n\nA: At nine, and it was dark."
    assert told(text) == [
        ("direct", "What happened?", "Q"),
        ("direct", "We lost power.", "A"),
        ("direct", "When?", "Q"),
        ("direct", "At nine, and it was dark.", "A"),
    ]


def test_a_credit_behind_a_dash() -> None:
    text = "“Nobody checks the locks.”\n\n— Otto Lind, harbour master"
    assert told(text) == [("direct", "Nobody checks the locks.", "Otto Lind")]


def _mention(text: str, words: str, kind: str = "name", nth: int = 0) -> Mention:
    start = -1
    for _ in range(nth + 1):
        start = text.index(words, start + 1)
    return Mention(Span(start, start + len(words)), words, kind, 0, 0)


def test_speakers_are_named() -> None:
    text = (
        "Engineer Lena Moss said the pumps had failed. She said nobody was hurt. Ruiz's lawyer said he would sue. "
        "Northern Water said a pump had been replaced. It said the bill was paid. A neighbour said the street was flooded."
    )
    document = article(text)
    analysis = analyse(document)
    people = (
        Person(0, "Lena Moss", "female", (_mention(text, "Lena Moss"),)),
        Person(1, "Ana Ruiz", "female", (_mention(text, "Ruiz"),)),
    )
    bodies = (Body(0, "Northern Water", "ORG", (_mention(text, "Northern Water"),)),)
    she = _mention(text, "She")
    pronouns = (Pronoun(she.span, "She", 1, 0, "female", 0, 0, 1.0),)
    named = name_speakers(find_quotations(document, analysis), analysis, people, bodies, pronouns)
    assert [q.speaker for q in named] == [
        "Lena Moss",
        "Lena Moss",
        "Ruiz's lawyer",
        "Northern Water",
        "Northern Water",
        "A neighbour",
    ]
    assert [(q.source.person, q.source.body) for q in named if q.source][:4] == [(0, None), (0, None), (None, None), (None, 0)]


@settings(max_examples=40, deadline=None)
@given(
    st.lists(
        st.sampled_from(
            [
                "“",
                "”",
                '"',
                "'",
                "‘",
                "’",
                "«",
                "»",
                " said",
                " he",
                " Ana",
                ",",
                ".",
                "?",
                ":",
                "\n\n",
                " we go",
                "— ",
                "😀",
                " who told",
                "Q: ",
            ]
        ),
        max_size=30,
    )
)
def test_no_text_crashes(pieces: list[str]) -> None:
    text = "".join(pieces)
    for quotation in find(text):
        assert 0 <= quotation.span.start <= quotation.span.end <= len(text)
        assert all(fragment in quotation.span for fragment in quotation.fragments)
        assert quotation.source is None or quotation.source.text == quotation.source.span.of(text)
