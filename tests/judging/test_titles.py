"""A cover names people, schools and the paper itself before it names the system."""

from __future__ import annotations

import io
from typing import TYPE_CHECKING

import docx
import pytest

from isspec.aspects.cover import cover_of
from isspec.aspects.open_points import find_open_points
from isspec.judging.titles import title_of
from isspec.pipeline import Readable, prepare
from isspec.types import Finding, Paper, Source
from tests.judging.cases import judgment

if TYPE_CHECKING:
    from collections.abc import Sequence

    from isspec.types import Document

COVER = ("Ebbfield Polytechnic", "Software Requirements Specification", "For", "Tide Gate Keeper", "Version 1.2")
CREW = ("Prepared by: the harbour group", "18 February 2019")
BODY = (
    "The tide gate opens when the keeper of the lock turns the key and the water on both sides stands level.",
    "The gate keeps shut in a storm, and the keeper is told by a lamp beside the lock and by a horn.",
    "A gate that is stuck is reported to the keeper within two seconds, with the time of the tide.",
)

# A GIF of one dot.
DOT = (
    b"GIF89a\x01\x00\x01\x00\x80\x00\x00\x00\x00\x00\xff\xff\xff,\x00\x00\x00\x00\x01\x00\x01\x00\x00\x02\x02D\x01\x00;"
)


def word(headings: Sequence[str], *sections: tuple[str, Sequence[str]]) -> bytes:
    """A Word file whose headings all have one style, as many have."""
    file = docx.Document()
    for heading in headings:
        file.add_heading(heading, 1)
    for heading, paragraphs in sections:
        file.add_heading(heading, 1)
        for paragraph in paragraphs:
            file.add_paragraph(paragraph)
    stream = io.BytesIO()
    file.save(stream)
    return stream.getvalue()


def read(data: bytes) -> tuple[Document, list[Finding]]:
    item = prepare(Source("srs.docx", data))
    assert isinstance(item, Readable)
    return item.document, [Finding(statement, "requirement", 0.9) for statement in item.statements]


def empty_sections(document: Document) -> list[str]:
    paper = Paper(document, judgment(document.path, "spec", "requirements"))
    return [point.text for point in find_open_points([paper]) if point.name == "empty section"]


@pytest.mark.parametrize(
    ("lines", "title"),
    [
        ((*COVER, *CREW), "Tide Gate Keeper"),
        (("Software Requirements", "Specification", "< Project: TIDE GATE KEEPER >", *CREW), "TIDE GATE KEEPER"),
        (("HB417 Harbour Engineering", "Group 5: Tide Gate Keeper"), "Tide Gate Keeper"),
        (("Customer\nAda Byron", "Software Requirements", "Tide Gate Keeper\nPage 1 of 9"), "Tide Gate Keeper"),
        (("Ada L., Grace H.", "The gate team", "Software Requirements", "Tide Gate Keeper"), "Tide Gate Keeper"),
        (("Tide Gate Keeper: Software Requirements Specification", "Ebbfield Polytechnic"), None),
        (("Software Requirements Specification", "for", "<gate>", "Ada Lock (No. 14)"), None),
        (("Software Requirements Specification", "for", "Ebbkeeper (Sluices)", "Version 1.0"), "Ebbkeeper (Sluices)"),
    ],
)
def test_the_line_of_a_cover_that_the_statements_speak_of_is_the_title(lines: Sequence[str], title: str | None) -> None:
    document, findings = read(word(lines, ("1. Behaviour", BODY)))
    assert title_of(document, findings) == (title or document.title)


def test_no_line_of_a_cover_is_an_empty_section() -> None:
    document, _ = read(word((*COVER, *CREW), ("1. Purpose", ()), ("2. Behaviour", BODY), ("3. Power", BODY)))
    assert len(cover_of(document)) == len(COVER) + len(CREW)
    assert empty_sections(document) == ["1. Purpose"]


@pytest.mark.parametrize(
    ("heading", "is_empty"),
    [
        ("4. Alarms", True),
        ("Thank you", False),
        ("4. The gate is painted by hand once a year, in the colour of the harbour.", False),
        ("4. Materials:", False),
        ("2. Behaviour", False),
    ],
)
def test_what_only_looks_like_a_heading_is_no_empty_section(heading: str, is_empty: bool) -> None:
    document, _ = read(word((), ("1. Purpose", BODY), ("2. Behaviour", BODY), ("3. Power", BODY), (heading, ())))
    assert empty_sections(document) == ([heading] if is_empty else [])


def test_in_one_style_of_headings_the_numbers_tell_what_is_a_part_of_what() -> None:
    document, _ = read(word((), ("1.Purpose", BODY), ("2.Behaviour", ()), ("2.1.Gates", BODY), ("3.Power", BODY)))
    assert empty_sections(document) == []


def test_without_numbers_a_heading_may_head_the_next_one_of_its_style() -> None:
    sections = (("Purpose", BODY), ("Models", ()), ("Gates", BODY), ("Lamps", BODY))
    document, _ = read(word((), *sections))
    assert empty_sections(document) == []


def test_a_section_with_a_picture_is_not_empty() -> None:
    file = docx.Document()
    for heading in ("1. Purpose", "2. Hinges", "3. Lamps", "4. Bells"):
        file.add_heading(heading, 1)
        if heading == "2. Hinges":
            file.add_picture(io.BytesIO(DOT))
        elif heading != "3. Lamps":
            file.add_paragraph(BODY[0])
    stream = io.BytesIO()
    file.save(stream)
    document, findings = read(stream.getvalue())
    assert empty_sections(document) == ["3. Lamps"]
    assert not any("picture" in finding.statement.text for finding in findings)


def test_lines_of_the_contents_end_with_pages_and_are_no_sections() -> None:
    lines = ("3.1 Open the gate 7", "3.2 Shut the gate 7", "3.3 Ring the bell 8")
    document, _ = read(word(lines, ("1. Purpose", BODY), ("2. Water", BODY), ("4. Gates", ()), ("5. Ends", BODY)))
    assert empty_sections(document) == ["4. Gates"]


@pytest.mark.parametrize(
    ("section", "below", "empty"),
    [
        ("3. Gates", "4. Lamps", ["3. Gates"]),
        ("3. Gates", "Sluice and paddle", []),  # a line of a list in the style of headings
        ("3. Gates", "2.1.1 Hinges", []),  # a number that was not kept up to date
        ("3. Class diagram", "4. Lamps", []),  # a picture
    ],
)
def test_a_section_is_empty_only_where_the_next_heading_is_no_part_of_it(
    section: str, below: str, empty: list[str]
) -> None:
    document, _ = read(
        word((), ("1. Purpose", BODY), ("2. Water", BODY), (section, ()), (below, BODY), ("5. Ends", BODY))
    )
    assert empty_sections(document) == empty


def test_the_instructions_of_a_template_are_places_to_fill_in() -> None:
    told = "<Describe the different sorts of readers that the document is meant for, and what the rest of it holds.>"
    document, _ = read(word((), ("1. Purpose", [told]), ("2. Behaviour", BODY), ("3. Power", BODY)))
    paper = Paper(document, judgment(document.path, "spec", "requirements"))
    assert [(point.name, point.text) for point in find_open_points([paper])] == [("placeholder", told)]


@pytest.mark.parametrize(
    ("text", "title"),
    [
        ("- Feature Name: `tide_gate`\n- Start Date: 2021-03-04\n\n## Summary\n\nThe gate opens.\n", "tide_gate"),
        ("<!-- TITLE: The tide gate -->\n\nThe gate opens for a boat at low water.\n", "The tide gate"),
        ("- Feature Name: N/A\n\n## Summary\n\nThe gate opens.\n", "Summary"),
        ("Title: Gates\n\n# Tide Gate Keeper\n\nThe gate opens.\n", "Tide Gate Keeper"),
    ],
)
def test_a_line_above_the_text_gives_the_title_that_no_heading_gives(text: str, title: str) -> None:
    item = prepare(Source("gate.md", text.encode()))
    document = item.document
    assert document is not None
    assert title_of(document, ()) == title


def test_the_badges_in_a_heading_are_no_part_of_the_title() -> None:
    badge = "[![Build Status](https://example.org/b.svg)](https://example.org/b) ![version](v.svg)"
    item = prepare(Source("README.md", f"# Tide Gate {badge}\n\nThe gate opens for a boat at low water.\n".encode()))
    assert item.document is not None
    assert title_of(item.document, ()) == "Tide Gate"
