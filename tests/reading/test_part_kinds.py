"""Which paragraph is a headline, standfirst, byline, dateline, subhead, caption, pull quote, note or body."""

from __future__ import annotations

import pytest

from claims.document import Document, PartKind
from claims.read import read_text

HEADLINE = "Swing bridge to shut for three weekends"
LEAD = "The harbour board will close the swing bridge for three weekends while engineers replace its bolts, it said on Monday."
SECOND = "The ferry will run every half an hour instead, and it will cost nothing for those who live on the island."


def read(*paragraphs: str) -> Document:
    return read_text("\n\n".join(paragraphs) + "\n")


def kinds(*paragraphs: str) -> list[PartKind]:
    return [part.kind for part in read(*paragraphs).parts]


def kind_above(line: str) -> PartKind:
    """What `line` is between headline and body."""
    return kinds(HEADLINE, line, LEAD, SECOND)[1]


def kind_in_body(line: str) -> PartKind:
    return kinds(HEADLINE, LEAD, line, SECOND, SECOND.replace("ferry", "bus"))[2]


def kind_below(line: str) -> PartKind:
    return kinds(HEADLINE, LEAD, SECOND, line)[3]


@pytest.mark.parametrize(
    "headline",
    [
        HEADLINE,
        "Who will pay for the bridge?",
        "'It is a disgrace': islanders on their bridge",
        "Cup final: how the Rovers were rated",
        "Minister leaves for talks in the U.S.",
        "MAYOR RESIGNS",
        f"# {HEADLINE}",
        "# Video: how the bridge opens",
        "Pictures: the bridge through the years",
        f"**{HEADLINE}**",
    ],
)
def test_headline(headline: str) -> None:
    assert kinds(headline, LEAD, SECOND)[:2] == [PartKind.HEADLINE, PartKind.BODY]


def test_a_text_without_a_headline() -> None:
    assert kinds(LEAD, SECOND) == [PartKind.BODY, PartKind.BODY]
    assert kinds("The bridge is shut") == [PartKind.BODY]


def test_a_word_over_the_headline() -> None:
    assert kinds("EXCLUSIVE", HEADLINE, LEAD)[:3] == [PartKind.SUBHEAD, PartKind.HEADLINE, PartKind.BODY]


@pytest.mark.parametrize(
    "line",
    [
        "*Islanders face a detour of 12 miles as engineers replace the bolts.*",
        "Islanders face a detour of 12 miles",
        "**Islanders face a detour of 12 miles**",
    ],
)
def test_standfirst_set_apart_by_its_form(line: str) -> None:
    assert kind_above(line) is PartKind.STANDFIRST


def test_standfirst_over_an_introduction() -> None:
    assert kinds(HEADLINE, "Board chair answers the islanders who came to ask about the bridge", "Mara Quill said:", LEAD)[
        1:
    ] == [
        PartKind.STANDFIRST,
        PartKind.BODY,
        PartKind.BODY,
    ]


def test_links_below_the_article() -> None:
    found = kinds(HEADLINE, LEAD, SECOND, "Related articles", "Ferry to run all night", "How the bridge was built")
    assert found[3:] == [PartKind.NOTE] * 3
    assert kinds(HEADLINE, LEAD, "Sources", SECOND * 2)[2] is PartKind.SUBHEAD


def test_standfirst_set_apart_by_what_follows() -> None:
    sentence = "Islanders face a detour of 12 miles as engineers replace the bolts."
    assert kinds(HEADLINE, sentence, f"PORT HARROW: {LEAD}")[1:] == [PartKind.STANDFIRST, PartKind.DATELINE, PartKind.BODY]
    assert kinds(HEADLINE, sentence, "By Mara Quill", LEAD)[1:] == [PartKind.STANDFIRST, PartKind.BYLINE, PartKind.BODY]
    assert kind_above(sentence) is PartKind.BODY  # nothing tells it from the first paragraph


@pytest.mark.parametrize(
    "line",
    [
        "By Mara Quill",
        "by Mara Quill and Tom O'Neill",
        "BY MARA QUILL",
        "By Mara Quill, Ines de la Cruz and Jan van der Berg",
        "By Mara Quill, Transport Correspondent",
        "By Mara Quill in Port Harrow",
        "Mara Quill, Political Editor",
        "Mara Quill | Staff Writer",
        "Author: Mara Quill",
        "Words by Mara Quill",
        "Staff Reporter",
        "By our transport correspondent",
        "From Mara Quill at Quay Lane",
        "By Mara Quill, Harrow Post",
        "By Mara Quill | June 3, 2024",
        "3 June 2024 • By Mara Quill",
        "Mara Quill reports from Port Harrow",
        "By Reuters",
        "The Associated Press",
        "Agencies",
        "Mara Quill",
        "Special to The Post",
    ],
)
def test_byline(line: str) -> None:
    assert kind_above(line) is PartKind.BYLINE


def test_name_and_post_on_lines_of_their_own() -> None:
    assert kinds(HEADLINE, "Mara Quill\nPolitical Editor\n4 June 2024", LEAD)[1:] == [
        PartKind.BYLINE,
        PartKind.BYLINE,
        PartKind.DATELINE,
        PartKind.BODY,
    ]


@pytest.mark.parametrize("line", ["Author: Mara Quill", "By Mara Quill"])
def test_a_signature_below_the_article(line: str) -> None:
    assert kind_below(line) is PartKind.BYLINE


@pytest.mark.parametrize(
    "line",
    [
        "By Friday the bridge will be open again, the board said.",
        "By the river, a man was fishing.",
        "Mara Quill, who chairs the board, said so.",
        "The editor of the paper, Mara Quill, agreed.",
        "mm",
        "TK",
        "TKTK",
        "[PHOTO]",
        "XX",
    ],
)
def test_no_byline_and_no_note(line: str) -> None:
    assert kind_in_body(line) is PartKind.BODY
    assert kind_below(line) is PartKind.BODY


@pytest.mark.parametrize(
    "line",
    [
        "4 June 2024",
        "Published 4 June 2024",
        "Last updated on June 4, 2024 at 10:35 BST",
        "Tuesday, September 1, 2015",
        "Friday 15 March 2024",
        "2024-06-04",
        "PORT HARROW, 4 June 2024",
        "Port Harrow, Tuesday",
        "Port Harrow – 4 June 2024",
        "Published: 04 Jun 2024, 10:35 IST | Updated: 04 Jun 2024, 11:00 IST",
        "September 2015",
    ],
)
def test_dateline_on_a_line_of_its_own(line: str) -> None:
    assert kind_above(line) is PartKind.DATELINE


def test_publication_date_below_the_article() -> None:
    assert kind_below("Published 4 June 2024") is PartKind.DATELINE
    assert kind_in_body("He came on Tuesday.") is PartKind.BODY


@pytest.mark.parametrize(
    "line",
    [
        "What it will cost",
        "'Not good enough'",
        "**The bill**",
        "## The bill",
        "2024 and after",
        "Who will pay?",
        "1. Who will pay?",
        "10:32",
        "640",
        "£1.2m",
    ],
)
def test_subhead(line: str) -> None:
    assert kind_in_body(line) is PartKind.SUBHEAD


@pytest.mark.parametrize(
    "line", ["The bill came.", "and then it rained", "Rovers 2 Athletic 1", "He said:", "Well, yes -", '"Nobody asked us."']
)
def test_short_lines_that_are_body(line: str) -> None:
    assert kind_in_body(line) is PartKind.BODY


@pytest.mark.parametrize(
    "line",
    [
        "PHOTO: The bridge at dusk.",
        "Picture: Ron Marsh",
        "Caption: The bridge at dusk.",
        "[Photo caption: the bridge at dusk]",
        "[Caption] The bridge at dusk, before the lamps were lit.",
        "[Photo] The bridge at dusk",
        "Image: the bridge, with the mill behind it",
        "Pictured: Mara Quill on the bridge.",
        "Pictured (left): Mara Quill.",
        "The bridge at dusk. (Photo: AP)",
        "The bridge at dusk. (AP Photo/Ron Marsh)",
        "The bridge at dusk /File photo",
        "The bridge, seen from the quay. Image: Ron Marsh.",
        "File photo of the bridge.",
        "![The bridge at dusk](bridge.jpg)",
        "[![The bridge](a.jpg)](https://example.org)",
        "Image source, Harbour board",
        "<figcaption>The bridge in 1931.</figcaption>",
        "Photo by Ron Marsh",
        "The bridge at dusk. (Ron Marsh/AP)",
        "The bridge at dusk (Image credit: Ron Marsh)",
        "The bridge at dusk. (File photo)",
        "The bridge at dusk | Getty Images",
    ],
)
def test_caption(line: str) -> None:
    assert kind_in_body(line) is PartKind.CAPTION


def test_the_label_of_a_caption_is_not_of_its_words() -> None:
    for line in ("[Caption] Lia Brandt at dusk.", "(Photo: Lia Brandt at dusk.)", "Picture caption: Lia Brandt at dusk."):
        document = read_text(f"Head of it\n\nThe bridge over the river was shut on Monday, the council said.\n\n{line}\n")
        assert document.parts[-1].kind is PartKind.CAPTION
        assert document.parts[-1].span.of(document.prose) == "Lia Brandt at dusk."
        assert "aption" not in document.prose
        assert "(" not in document.prose


@pytest.mark.parametrize(
    "line",
    [
        "The picture is not clear, she said.",
        "Photos of the bridge were sent to the board (see below).",
        "He asked for a picture of the bridge.",
        "The image: a bridge that nobody could cross, as the paper said.",
        "Images of the bridge went round the world.",
        "The party (Labour) won.",
        "The plan must go to the Environmental Protection Agency (EPA).",
        "The board had told the Press Association (PA).",
        "The man was taken to hospital, where he died. (PTI)",
        "Video games about the bridge sold well.",
        "Pictures Mara Quill took of the bridge hang in the town hall.",
        "The company that owns them is called Getty Images.",
        "Above all, it was cheap.",
    ],
)
def test_no_caption(line: str) -> None:
    assert kind_in_body(line) is PartKind.BODY


def test_italics_under_an_image_are_its_caption() -> None:
    found = kinds(HEADLINE, LEAD, "![Bridge](b.jpg)", "*The bridge, which opened in 1931.*", SECOND)
    assert found == [PartKind.HEADLINE, PartKind.BODY, PartKind.CAPTION, PartKind.CAPTION, PartKind.BODY]


@pytest.mark.parametrize(
    "line",
    [
        "Correction: An earlier version gave the wrong weekend.",
        "Correction, June 5: An earlier version gave the wrong weekend.",
        "CLARIFICATION: The toll is for vans.",
        "Editor's note: The bridge was closed again in May.",
        "This article was amended on 5 June 2024. It gave the wrong weekend.",
        "An earlier version of this story misstated the toll.",
        "Additional reporting by Ron Marsh",
        "(Additional reporting by Ron Marsh; Editing by Jo Small)",
        "Reporting by Mara Quill; editing by Jo Small",
        "(Adds comment from the board, background)",
        "ENDS",
        "-- ends --",
        "###",
        "Media contact: 020 7946 0000",
        "For more information, contact the board on 020 7946 0000.",
        "Notes to editors",
        "Source: Harbour board",
        "*Mara Quill writes about transport.*",
        "Mara Quill is the transport editor of the Harrow Post.",
        "Mara Quill can be reached at quill@example.org",
        "The writer is a professor of engineering at Harrow University.",
        "(With inputs from agencies)",
        "With PTI inputs",
        "(END)",
        "quill@example.org",
        "Advertisement",
    ],
)
def test_note(line: str) -> None:
    found = kinds(HEADLINE, LEAD, SECOND, line)
    assert found[3:] in ([PartKind.NOTE], [])  # a line of marks alone is no part
    assert line == "###" or found[3:]


@pytest.mark.parametrize(
    "line",
    [
        "The correction came a week later: the toll had been for vans.",
        "This story was told to him by his mother.",
        "The report was amended on 5 June 2024.",
        "He ends the year as he began it.",
        "The source: a leaking pipe under the quay.",
        "For more information you would have to ask the board, she said.",
        "Mara Quill is the chair of the board.",
        "(This is what he had wanted all along.)",
        "(Changes were made to the plan in May.)",
        "He is the longest-serving member of the board and could not be reached.",
    ],
)
def test_no_note(line: str) -> None:
    assert kind_in_body(line) is PartKind.BODY


@pytest.mark.parametrize(
    "line",
    [
        "Mara Quill is a professor at Harrow University.",
        "He is the longest-serving member of the board and could not be reached.",
        "She covers the cost herself, and reports to nobody.",
    ],
)
def test_no_biography_below_the_article(line: str) -> None:
    assert kind_below(line) is PartKind.BODY


def test_a_person_of_the_article_is_not_its_author() -> None:
    last = "Ms Quill was the editor of the island's paper until 2019."
    assert kinds(HEADLINE, LEAD, SECOND + " Mara Quill sold it.", "Mara " + last[3:])[3] is PartKind.BODY
    assert kinds(HEADLINE, LEAD, SECOND, "Mara " + last[3:])[3] is PartKind.NOTE


def test_a_biography_in_the_middle_is_body() -> None:
    assert kind_in_body("Mara Quill is the editor of the paper that first wrote about it.") is PartKind.BODY


def test_pull_quotes() -> None:
    quotation = '"We have put it off for two years and now it cannot wait."'
    assert kind_in_body(f"> {quotation}") is PartKind.PULL_QUOTE
    assert kinds(HEADLINE, LEAD, f"> {quotation}\n>\n> — Mara Quill, chair", SECOND)[2:4] == [PartKind.PULL_QUOTE] * 2
    assert kind_in_body(quotation) is PartKind.BODY
    found = kinds(HEADLINE, LEAD, f"{quotation[:-1]}," + '" said Mara Quill of the board.', quotation, SECOND)
    assert found[2:4] == [PartKind.BODY, PartKind.PULL_QUOTE]


def test_a_box_is_no_pull_quote() -> None:
    box = "> **In numbers**\n>\n> - Length: 212 metres\n> - Opened: 1931"
    assert kinds(HEADLINE, LEAD, box, SECOND)[2:] == [PartKind.SUBHEAD, PartKind.LIST, PartKind.LIST, PartKind.BODY]


def test_the_dateline_shares_the_paragraph_it_opens() -> None:
    document = read(HEADLINE, f"PORT HARROW, June 3 - {LEAD}", SECOND)
    assert [part.paragraph for part in document.parts] == [1, 2, 2, 3]
    assert document.quote(document.parts[1].span) == "PORT HARROW, June 3 -"
    assert document.quote(document.parts[2].span) == LEAD


def test_the_marks_of_emphasis_are_outside_a_dateline() -> None:
    document = read(HEADLINE, f"**PORT HARROW** — {LEAD}")
    assert document.parts[1].kind is PartKind.DATELINE
    assert document.parts[1].span.of(document.prose).split() == ["PORT", "HARROW", "—"]
