"""What stays as words and what is blank: markup, front matter, wrapped lines, tables."""

from __future__ import annotations

import textwrap

import pytest

from claims.document import Document, PartKind
from claims.read import read_text

LEAD = "The harbour board will close the swing bridge for three weekends while engineers replace its bolts."


def words(document: Document) -> list[str]:
    return [" ".join(part.span.of(document.prose).split()) for part in document.parts]


def kinds(document: Document) -> list[PartKind]:
    return [part.kind for part in document.parts]


def read(*paragraphs: str) -> Document:
    return read_text("\n\n".join(paragraphs) + "\n")


@pytest.mark.parametrize(
    ("written", "kept"),
    [
        ("It was **the worst** flood _in years_.", "It was the worst flood in years ."),
        ("See [the report](https://example.org/a_b_(c)?x=*1*) by Friday.", "See the report by Friday."),
        ("See [the report][1] and note[^2] it.", "See the report and note it."),
        ("The R&amp;D budget rose 5 &ndash; 6 per cent.", "The R& D budget rose 5 – 6 per cent."),
        ("The price* is before tax, the board said*.", "The price* is before tax, the board said*."),
        ("A panel is 5 * 3 metres and not 4*3 or 2 * 2.", "A panel is 5 * 3 metres and not 4*3 or 2 * 2."),
        ("The file is called annual_report_final.", "The file is called annual_report_final."),
        ("A user called it a f**king shame and an s**t show.", "A user called it a f**king shame and an s**t show."),
        ("It fell to -3C (27F) and 'felt' colder.", "It fell to -3C (27F) and 'felt' colder."),
        (r"The total\* is 14 \_dollars\_.", "The total * is 14 _dollars _."),
        ("The `start` switch was off.", "The start switch was off."),
        ("It rose <b>12</b> per cent<br/>in May, if a < b and c > d.", "It rose 12 per cent in May, if a < b and c > d."),
        ("Mail <news@example.org> or <https://example.org/x> today.", "Mail news@example.org or https://example.org/x today."),
        ("He said: [sic] the [unnamed] man left (at 5).", "He said: [sic] the [unnamed] man left (at 5)."),
        ("The cost <!-- check: was\n5m --> is 6 million.", "The cost is 6 million."),
        ("It rose <!-- *sic* --> 5 points <!---->today.", "It rose 5 points today."),
        ("He was `angry' and then `sorry' for it.", "He was `angry' and then `sorry' for it."),
        ("It was ~~not~~ a *very* good __day__, he said.", "It was not a very good day , he said."),
    ],
)
def test_inline_markup_is_blank_and_words_stay(written: str, kept: str) -> None:
    document = read("Headline over it", LEAD, written)
    assert " ".join(words(document)[2:]) == kept


def test_line_breaks_and_offsets_stay() -> None:
    text = "# Bridge to close\r\n\r\n**HARROW** — The board said so.\r\nIt will reopen.\r\n"
    document = read_text(text)
    assert len(document.prose) == len(text)
    assert [c for c in document.prose if c in "\r\n"] == [c for c in text if c in "\r\n"]
    assert all(a in (b, " ") for a, b in zip(document.prose, text, strict=True))


def test_front_matter_gives_parts_and_metadata() -> None:
    document = read_text(
        "---\ntitle: \"Bridge to close\"\nsubtitle: Three weekends of detours\nDate: 2024-06-04\nauthor: 'Mara Quill'\n"
        "tags: [roads, sea]\nempty:\n---\n\n" + LEAD
    )
    assert kinds(document) == [PartKind.HEADLINE, PartKind.STANDFIRST, PartKind.BYLINE, PartKind.BODY]
    assert words(document)[:3] == ["Bridge to close", "Three weekends of detours", "Mara Quill"]
    assert [(f.key, f.value) for f in document.metadata] == [
        ("title", "Bridge to close"),
        ("subtitle", "Three weekends of detours"),
        ("date", "2024-06-04"),
        ("author", "Mara Quill"),
        ("tags", "[roads, sea]"),
    ]
    assert all(f.span.of(document.text) == f.value for f in document.metadata)
    assert "title" not in document.prose
    assert "---" not in document.prose


def test_escapes_and_emphasis_in_a_title() -> None:
    document = read_text(f'---\ntitle: "A \\"swing\\" bridge *shuts*"\n---\n\n{LEAD}')
    assert words(document)[0] == 'A "swing " bridge shuts'


def test_front_matter_values_over_several_lines() -> None:
    document = read_text(f"---\ntitle: Bridge\nsummary: >\n  Three weekends\n  of detours\nauthors:\n  - Mara Quill\n---\n{LEAD}")
    assert [f.value for f in document.metadata] == ["Bridge", "Three weekends of detours", "Mara Quill"]


def test_keys_above_the_article_without_fences() -> None:
    document = read_text(f"Title: Bridge to close\nDate: 4 June 2024\nAuthor: Mara Quill\n\n{LEAD}\n")
    assert words(document) == ["Bridge to close", "Mara Quill", LEAD]
    assert document.metadata[1].value == "4 June 2024"
    assert read_text(f"Source: the board\nQuill: It shuts\n\n{LEAD}").metadata == ()


@pytest.mark.parametrize(
    "opening",
    ["---\nThe board said: it shuts.\n---\n", "---\nThe bridge is closed.\n---\n", "---\n\n", "-----\ntitle: x\n-----\n"],
)
def test_rules_are_no_front_matter(opening: str) -> None:
    assert read_text(f"{opening}{LEAD}\n").metadata == ()


def test_pipe_table_has_rows_of_cells() -> None:
    document = read("## Tolls", "| | 2023 | 2024 |\n|---|---:|:--|\n| Cars, **all** | 1,200 | 1,340 |\n| Vans | | 90 |", LEAD)
    table = next(part for part in document.parts if part.kind is PartKind.TABLE)
    cells = [[cell.of(document.prose).strip() for cell in row] for row in table.rows]
    assert cells == [["", "2023", "2024"], ["Cars,   all", "1,200", "1,340"], ["Vans", "", "90"]]
    assert "|" not in document.prose
    assert "--" not in document.prose


@pytest.mark.parametrize("gap", ["\t", "    "])
def test_results_in_columns_are_a_table(gap: str) -> None:
    rows = [("Rovers", "10", "23"), ("Athletic", "9", "19"), ("Port United", "10", "14")]
    document = read("Table after ten games", LEAD, "\n".join(gap.join(row) for row in rows), "The next games are on Sunday.")
    table = next(part for part in document.parts if part.kind is PartKind.TABLE)
    assert tuple(tuple(cell.of(document.prose) for cell in row) for row in table.rows) == tuple(rows)


def test_text_stretched_to_a_width_is_no_table() -> None:
    stretched = (
        "The  harbour board will  close the swing  bridge for three\nweekends  while engineers  replace its bolts,  and the  ferry\n"
        "will  run instead.  It will  cost nothing for  those who live\non the island,  and half price  for all the  others there."
    )
    assert kinds(read("Bridge to close", stretched)) == [PartKind.HEADLINE, PartKind.BODY]


def test_a_backslash_at_the_end_of_a_line_is_a_break() -> None:
    document = read("Bridge to close", f"By Mara Quill\\\n4 June 2024\n\n{LEAD}")
    assert kinds(document)[1:] == [PartKind.BYLINE, PartKind.DATELINE, PartKind.BODY]


def test_rows_with_bars_without_a_rule_are_a_table() -> None:
    document = read("Who won", LEAD, "Rovers | 3 | won\nAthletic | 1 | lost")
    assert [len(part.rows) for part in document.parts] == [0, 0, 2]


def test_two_spaces_after_a_stop_are_no_columns() -> None:
    document = read("Bridge to close", "The bridge shuts.  It reopens in May.\nThe ferry runs.  It is free.")
    assert PartKind.TABLE not in kinds(document)


def test_wrapped_and_unwrapped_text_have_the_same_parts() -> None:
    paragraphs = [
        "Harbour bridge to close for three weekends",
        LEAD + " Buses will run by the long way round, past the old mill and the station.",
        '"We have put it off for two years," said Mara Quill, who chairs the board, and who first asked for the money in the spring.',
        "mm",
        "The work costs 1.2 million pounds, of which the county pays half.",
    ]
    flat = read(*paragraphs)
    for width in (48, 60, 72, 80):
        wrapped = read(*(textwrap.fill(paragraph, width) for paragraph in paragraphs))
        assert words(wrapped) == words(flat)
        assert kinds(wrapped) == kinds(flat)


def test_lines_without_blank_lines_are_paragraphs() -> None:
    document = read_text(f"Bridge to close\nBy Mara Quill\n{LEAD}\nTK\nThe ferry will run instead.\n[PHOTO]\nIt is free.\n")
    assert words(document)[3:] == ["TK", "The ferry will run instead.", "[PHOTO]", "It is free."]
    assert set(kinds(document)[2:]) == {PartKind.BODY}


def test_a_paragraph_may_begin_with_a_number_or_a_star() -> None:
    document = read("Bridge", LEAD, "2024. That was when it began.", "* Figures are for the year to May.", "- 3C was the low.")
    assert words(document)[2:] == ["2024. That was when it began.", "* Figures are for the year to May.", "- 3C was the low."]
    assert set(kinds(document)[1:]) == {PartKind.BODY}


@pytest.mark.parametrize("bullets", ["- -", "* *", "• •", "1. 2.", "1) 2)", "– –", "+ +"])
def test_lists_have_a_part_for_each_item(bullets: str) -> None:
    one, two = bullets.split()
    document = read(
        "Bridge to close", LEAD, f"{one} The bridge shuts in May\n{two} The ferry runs", "It reopens in June, the board said."
    )
    assert kinds(document)[2:] == [PartKind.LIST, PartKind.LIST, PartKind.BODY]
    assert words(document)[2:4] == ["The bridge shuts in May", "The ferry runs"]


@pytest.mark.parametrize("indent", ["", "  ", "    "])
def test_an_item_goes_on_in_the_next_line(indent: str) -> None:
    items = f"- The bridge shuts in May and will stay closed until\n{indent}the end of the summer\n- The ferry runs all night while it is\n{indent}closed"
    document = read("Bridge to close", LEAD, items)
    assert words(document)[2:] == [
        "The bridge shuts in May and will stay closed until the end of the summer",
        "The ferry runs all night while it is closed",
    ]
    assert kinds(document)[2:] == [PartKind.LIST] * 2


def test_indented_paragraphs_without_blank_lines() -> None:
    text = (
        "    The bridge shuts in May and will stay closed until the end of the\nsummer, the board said on Monday after a long meeting.\n"
        "    The ferry runs all night while it is closed, and it costs no more\nthan a ticket for the bus does.\n"
    )
    assert len(read_text(text).parts) == 2


def test_a_dash_at_the_start_of_a_wrapped_line_is_no_bullet() -> None:
    document = read(
        "Bridge to close",
        "The board has two plans for the bridge and neither of them is cheap\n- the second would take a year - so it waits for the county\n"
        "to say which of the two it will pay for, and when the work begins.",
    )
    assert kinds(document) == [PartKind.HEADLINE, PartKind.BODY]
    assert "cheap - the second" in words(document)[1]


def test_a_rule_under_a_paragraph_makes_no_heading() -> None:
    document = read("Bridge to close", f"{LEAD}\nIt will cost a lot.\n---\nThe ferry is free.")
    assert kinds(document)[1:] == [PartKind.BODY] * 3


def test_a_rule_under_the_head_of_a_table() -> None:
    document = read("Who won", LEAD, "Team      Pts\n-------------\nRovers    23\nAthletic  19", LEAD)
    assert [len(part.rows) for part in document.parts] == [0, 0, 3, 0]
    assert kinds(read("Bridge", LEAD, "The ferry is free.\n---\nIt runs all night."))[2:] == [PartKind.BODY, PartKind.BODY]


def test_headings_with_underlines_and_hashes() -> None:
    document = read_text(
        f"Bridge to close\n===============\n\n{LEAD}\n\nWhat it costs\n-------------\n\nA lot.\n\n## When ##\n\nIn May.\n"
    )
    assert kinds(document) == [PartKind.HEADLINE, PartKind.BODY, PartKind.SUBHEAD, PartKind.BODY, PartKind.SUBHEAD, PartKind.BODY]
    assert words(document)[4] == "When"


def test_fenced_text_is_kept_line_by_line() -> None:
    document = read("Bridge", LEAD, "```text\nRovers   3\nAthletic 1\n```")
    assert "```" not in document.prose
    assert "Athletic 1" in document.prose


def test_link_definitions_and_unclosed_comments() -> None:
    document = read("Bridge", LEAD, "See [it][1] <!-- and more.", "[1]: https://example.org/b")
    assert "example.org" not in document.prose
    assert "and more." in document.prose
