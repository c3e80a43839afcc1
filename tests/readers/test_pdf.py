"""What a person sees on the pages of a PDF is what the reader gives, in the order in which it is read."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from isspec.readers.pdf import read_pdf
from isspec.splitting import split
from isspec.types import Document
from tests.readers.papers import Paper, two_pages

if TYPE_CHECKING:
    from isspec.readers.extract import Extract
    from isspec.types import BlockKind

LEFT = [
    "A tide gauge shall report the level of the",
    "water every ten minutes. It averages over",
    "sixty samples that it takes once a second.",
    "A sample that differs by more than one",
    "metre from the last is thrown away, and",
    "counted as a fault of the sensor.",
]
RIGHT = [
    "The report is sent as one line of text. It",
    "holds the time, the level and the count of",
    "faults. The station repeats a report that",
    "was not answered after five seconds, and",
    "gives up after three repetitions. It then",
    "keeps the report for the next connection.",
]


def said(extract: Extract, kind: BlockKind) -> list[str]:
    return [block.span.of(extract.text) for block in extract.blocks if block.kind == kind]


def as_document(extract: Extract) -> Document:
    return Document("a.pdf", extract.text, "application/pdf", "", extract.title, extract.blocks, extract.marks)


def test_the_left_column_is_read_before_the_right_one() -> None:
    paper = Paper()
    paper.line(150, 80, "How tide gauges report", 16, "Times-Bold")
    paper.lines(60, 120, LEFT)
    paper.lines(320, 120, RIGHT)
    extract = read_pdf(paper.data())
    assert said(extract, "paragraph") == [" ".join(LEFT), " ".join(RIGHT)]
    assert extract.title == "How tide gauges report"


def test_a_heading_across_both_columns_parts_what_is_above_from_what_is_below() -> None:
    paper = Paper()
    paper.lines(60, 120, LEFT)
    paper.lines(320, 120, RIGHT)
    paper.line(
        60, 230, "What happens when the sensor of a station fails for a longer time than an hour", 14, "Times-Bold"
    )
    paper.lines(60, 260, [f"{line} again" for line in LEFT[:4]])
    paper.lines(320, 260, [f"{line} again" for line in RIGHT[:4]])
    text = read_pdf(paper.data()).text
    places = [text.index(words) for words in ("The station repeats", "What happens", "level of the again")]
    assert places == sorted(places)


def test_running_lines_are_furniture_and_the_sentence_goes_on_over_the_page() -> None:
    extract = read_pdf(two_pages().data())
    assert all("Sluice Controller" not in text and "Page" not in text for text in said(extract, "paragraph"))
    assert any(text.endswith("unless the operator has locked the gate.") for text in said(extract, "paragraph"))
    assert said(extract, "furniture") == [f"Sluice Controller Requirements\nPage {page}" for page in (1, 2, 3)]


def test_marks_name_the_page_on_which_a_statement_begins() -> None:
    document = as_document(read_pdf(two_pages().data()))
    pages = {statement.text[:18]: document.mark(statement.span.start) for statement in split(document)}
    assert pages == {"The controller sha": "p. 1", "The gate shall nev": "p. 2", "A full stroke of t": "p. 3"}


def test_statements_quote_the_text_and_stand_under_their_heading() -> None:
    document = as_document(read_pdf(two_pages().data()))
    for statement in split(document):
        assert statement.span.of(document.text) == statement.text
        assert statement.trail == ("1 Opening the gate",)


@pytest.mark.parametrize(
    ("first", "second", "whole"),
    [
        ("The sluice is driven by a hydrau-", "lic pump.", "The sluice is driven by a hydraulic pump."),
        ("The state is shown in real-", "time on the panel.", "The state is shown in real-time on the panel."),
        ("The lock serves boats of types A-", "C only.", "The lock serves boats of types A-C only."),
    ],
)
def test_a_word_that_is_broken_at_the_end_of_a_line_is_made_whole(first: str, second: str, whole: str) -> None:
    paper = Paper()
    paper.lines(72, 100, [first, second])
    assert said(read_pdf(paper.data()), "paragraph") == [whole]


def test_each_row_of_a_ruled_table_is_a_row_with_the_words_of_the_header() -> None:
    paper = Paper()
    paper.grid([72, 130, 400, 480], [100, 120, 150, 180])
    for x, name in ((76, "Id"), (134, "Requirement"), (404, "Priority")):
        paper.line(x, 114, name, 10, "Times-Bold")
    for y, cells in (
        (133, ("R1", "The valve closes when the pressure", "high")),
        (163, ("R2", "The pump stops.", "low")),
    ):
        for x, cell in zip((76, 134, 404), cells, strict=True):
            paper.line(x, y, cell, 10)
    paper.line(134, 145, "falls below 2 bar.", 10)
    assert said(read_pdf(paper.data()), "row") == [
        "Id: R1 | Requirement: The valve closes when the pressure falls below 2 bar. | Priority: high",
        "Id: R2 | Requirement: The pump stops. | Priority: low",
    ]


def test_a_row_that_the_end_of_a_page_cuts_is_made_whole_and_the_header_goes_on() -> None:
    paper = Paper()
    for page, rows in enumerate(
        ([("R1", "The valve closes when the"), ("R2", "The pump")], [("", "stops."), ("R3", "It beeps.")])
    ):
        top = 700 if page == 0 else 100
        paper.grid([72, 130, 400], [top, top + 20, top + 40, top + 60])
        paper.line(76, top + 14, "Id", 10, "Times-Bold")
        paper.line(134, top + 14, "Text", 10, "Times-Bold")
        for at, cells in enumerate(rows, 1):
            for x, cell in zip((76, 134), cells, strict=True):
                paper.line(x, top + 14 + 20 * at, cell, 10)
        paper.turn()
    extract = read_pdf(paper.data())
    assert said(extract, "row")[1:] == ["Id: R2 | Text: The pump stops.", "Id: R3 | Text: It beeps."]


def test_each_row_of_a_table_without_rules_is_a_row() -> None:
    paper = Paper()
    rows = [("Command", "Meaning"), ("OPEN", "opens the gate"), ("CLOSE", "closes the gate"), ("HALT", "stops it")]
    for at, (name, meaning) in enumerate(rows):
        paper.line(90, 100 + 20 * at, name)
        paper.line(200, 100 + 20 * at, meaning)
    assert "CLOSE | closes the gate" in said(read_pdf(paper.data()), "row")


def test_list_items_are_blocks_of_their_own() -> None:
    paper = Paper()
    paper.lines(
        72,
        100,
        ["The panel shows:", "\u2022 the level above the gate,", "\u2022 the level below it, and", "\u2022 the time."],
    )
    assert said(read_pdf(paper.data()), "item") == [
        "\u2022 the level above the gate,",
        "\u2022 the level below it, and",
        "\u2022 the time.",
    ]


def test_a_table_of_contents_is_furniture() -> None:
    paper = Paper()
    dots = " ." * 40
    paper.lines(72, 100, ["Contents", f"1 Opening {dots} 3", f"2 Closing {dots} 7", f"3 Alarms {dots} 12"])
    paper.line(72, 200, "The gate closes within one minute after the last boat has left the chamber.")
    extract = read_pdf(paper.data())
    assert said(extract, "paragraph") == ["The gate closes within one minute after the last boat has left the chamber."]
    assert "Alarms" in said(extract, "furniture")[0]


def test_captions_and_listings_are_told_from_prose() -> None:
    paper = Paper()
    paper.line(72, 100, "The station writes one line for each report, which the harbour office reads.")
    paper.lines(72, 130, ["while (level > limit) {", "    report(level);", "}"], 10, "Courier")
    paper.line(72, 200, "Figure 1: The loop of a station")
    extract = read_pdf(paper.data())
    assert said(extract, "code") == ["while (level > limit) {\n    report(level);\n}"]
    assert said(extract, "caption") == ["Figure 1: The loop of a station"]


def test_the_title_of_the_metadata_counts_only_if_the_text_bears_it_out() -> None:
    for stated, title in (("Tide gauges", "Tide gauges"), ("Microsoft Word - srs_v3.doc", "Tide gauges at sea")):
        paper = Paper(title=stated)
        paper.line(72, 90, "Tide gauges at sea", 18, "Times-Bold")
        paper.lines(72, 130, LEFT)
        assert read_pdf(paper.data()).title == title


def test_a_page_that_lies_on_its_side_is_read_as_it_is_seen() -> None:
    paper = Paper()
    paper.canvas.setPageRotation(90)
    paper.canvas.rotate(90)
    paper.canvas.setFont("Times-Roman", 11)
    for at, line in enumerate(LEFT):
        paper.canvas.drawString(100, -100 - 13 * at, line)
    assert said(read_pdf(paper.data()), "paragraph") == [" ".join(LEFT)]
