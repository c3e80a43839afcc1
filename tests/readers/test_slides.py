"""Slides give their titles as headings, and marks by their numbers."""

from __future__ import annotations

import io
import zipfile

import pptx
from pptx.util import Inches

from tests.readers.test_properties import hold
from tests.readers.valve import block_of, blocks, document


def talk() -> bytes:
    show = pptx.Presentation()
    first = show.slides.add_slide(show.slide_layouts[0])
    first.shapes.title.text = "Valve controller"
    second = show.slides.add_slide(show.slide_layouts[1])
    second.shapes.title.text = "Behaviour"
    second.placeholders[1].text = "The valve closes within 50 ms.\nThe pump stops."
    table = second.shapes.add_table(2, 2, Inches(1), Inches(4), Inches(4), Inches(1)).table
    for column, (name, text) in enumerate((("Id", "R1"), ("Text", "It logs each change."))):
        table.cell(0, column).text, table.cell(1, column).text = name, text
    second.notes_slide.notes_text_frame.text = "The limit is from the safety case."
    stream = io.BytesIO()
    show.save(stream)
    return stream.getvalue()


def test_slides_have_titles_items_rows_and_notes() -> None:
    result = document(talk(), "valve.pptx")
    hold(result)
    assert result.title == "Valve controller"
    assert blocks(result, "item") == ["The valve closes within 50 ms.", "The pump stops."]
    assert blocks(result, "row") == ["Id: R1 | Text: It logs each change."]
    assert block_of(result, "safety case").trail == ("Behaviour", "Notes")
    assert result.mark(result.text.index("The pump")) == "slide 2"


def test_slides_of_libreoffice_are_read_alike() -> None:
    page = (
        '<d:page d:name="{0}"><d:frame p:class="title"><d:text-box><t:p>{0}</t:p></d:text-box></d:frame>'
        "<d:frame><d:text-box><t:list><t:list-item><t:p>{1}</t:p></t:list-item></t:list></d:text-box></d:frame></d:page>"
    )
    stream = io.BytesIO()
    with zipfile.ZipFile(stream, "w") as package:
        package.writestr("mimetype", "application/vnd.oasis.opendocument.presentation")
        package.writestr(
            "content.xml",
            '<o:c xmlns:o="o" xmlns:d="d" xmlns:t="t" xmlns:p="p"><o:body><o:presentation>'
            + page.format("Behaviour", "The valve closes.")
            + page.format("Limits", "It opens again.")
            + "</o:presentation></o:body></o:c>",
        )
    result = document(stream.getvalue(), "valve.odp")
    assert block_of(result, "opens again").trail == ("Limits",)
    assert result.mark(result.text.index("opens again")) == "slide 2"
