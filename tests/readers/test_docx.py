"""Word files, made by python-docx and, where it cannot, by hand."""

from __future__ import annotations

import io
import zipfile
from typing import TYPE_CHECKING

import docx
import pytest
from docx.oxml import parse_xml

from tests.readers.test_properties import hold
from tests.readers.valve import block_of, blocks, document

if TYPE_CHECKING:
    from docx.document import Document as Word

    from isspec.types import Document

W = 'xmlns:w="http://schemas.openxmlformats.org/wordprocessingml/2006/main"'
MC = 'xmlns:mc="http://schemas.openxmlformats.org/markup-compatibility/2006"'


def saved(word: Word) -> bytes:
    stream = io.BytesIO()
    word.save(stream)
    return stream.getvalue()


def read(word: Word) -> Document:
    result = document(saved(word), "valve.docx")
    hold(result)
    return result


def of_xml(*paragraphs: str) -> Document:
    """Read a file of these elements of WordprocessingML."""
    word = docx.Document()
    for xml in paragraphs:
        word.element.body.insert(
            len(word.element.body) - 1,
            parse_xml(xml.replace("<w:p>", f"<w:p {W}>", 1).replace("<w:tbl>", f"<w:tbl {W}>")),
        )
    return read(word)


def test_headings_lists_and_tables_have_their_kinds_and_trails() -> None:
    word = docx.Document()
    word.add_heading("Valve controller", 0)
    word.add_heading("Behaviour", 1)
    word.add_paragraph("The valve closes within 50 ms. It opens again on request.")
    word.add_paragraph("It logs each change.", style="List Bullet")
    table = word.add_table(2, 2)
    for cell, text in zip(table._cells, ["Id", "Requirement", "R1", "The pump stops."], strict=True):
        cell.text = text
    result = read(word)
    assert result.title == "Valve controller"
    assert blocks(result, "item") == ["• It logs each change."]
    assert blocks(result, "furniture") == ["Id | Requirement"]
    assert blocks(result, "row") == ["Id: R1 | Requirement: The pump stops."]
    assert block_of(result, "closes within").trail == ("Valve controller", "Behaviour")


def test_numbers_that_word_counts_stand_before_their_paragraphs() -> None:
    word = docx.Document()
    for text in ("Fill the tank.", "Start the pump."):
        word.add_paragraph(text, style="List Number")
    assert blocks(read(word), "item") == ["1. Fill the tank.", "2. Start the pump."]


def test_a_requirement_in_the_style_of_a_heading_is_a_statement() -> None:
    word = docx.Document()
    word.add_heading("Limits", 1)
    word.add_heading("The pump shall never run for more than 20 minutes.", 2)
    assert blocks(read(word), "item") == ["The pump shall never run for more than 20 minutes."]


def test_headers_and_footers_are_furniture() -> None:
    word = docx.Document()
    word.add_paragraph("The pump stops when the tank is full.")
    word.sections[0].header.paragraphs[0].text = "Valve controller, draft 3"
    assert blocks(read(word), "furniture") == ["Valve controller, draft 3"]


def test_deleted_and_hidden_text_and_field_codes_are_not_read() -> None:
    result = of_xml(
        '<w:p><w:r><w:t xml:space="preserve">The pump </w:t></w:r>'
        "<w:del><w:r><w:delText>never </w:delText></w:r></w:del>"
        "<w:ins><w:r><w:t>stops.</w:t></w:r></w:ins>"
        '<w:r><w:rPr><w:vanish/></w:rPr><w:t>Secret.</w:t></w:r><w:r><w:fldChar w:fldCharType="begin"/></w:r>'
        '<w:r><w:instrText>REF x</w:instrText></w:r><w:r><w:fldChar w:fldCharType="separate"/></w:r>'
        '<w:r><w:t xml:space="preserve"> See 4.</w:t></w:r><w:r><w:fldChar w:fldCharType="end"/></w:r></w:p>'
    )
    assert blocks(result, "paragraph") == ["The pump stops. See 4."]


def test_a_text_box_is_read_once_after_its_paragraph() -> None:
    box = "<w:txbxContent><w:p><w:r><w:t>The tank holds 40 l.</w:t></w:r></w:p></w:txbxContent>"
    result = of_xml(
        f"<w:p><w:r><w:t>See the drawing.</w:t></w:r><w:r><mc:AlternateContent {MC}><mc:Choice>"
        f"<w:drawing>{box}</w:drawing></mc:Choice><mc:Fallback><w:pict>{box}</w:pict></mc:Fallback>"
        "</mc:AlternateContent></w:r></w:p>"
    )
    assert blocks(result, "paragraph") == ["See the drawing.", "The tank holds 40 l."]


def test_a_merged_cell_holds_for_the_rows_beside_it() -> None:
    word = docx.Document()
    table = word.add_table(3, 3)
    texts = ["Part", "Signal", "Meaning", "Pump", "RUN", "It runs.", "", "STOP", "It stands."]
    for cell, text in zip(table._cells, texts, strict=True):
        cell.text = text
    table.cell(1, 0).merge(table.cell(2, 0)).text = "Pump"
    assert blocks(read(word), "row")[1] == "Part: Pump | Signal: STOP | Meaning: It stands."


def test_a_cell_of_many_steps_is_read_step_by_step() -> None:
    word = docx.Document()
    table = word.add_table(2, 2)
    for cell, text in zip(table._cells, ["Name", "Fill", "Flow", "\n".join(f"Step {n} opens a valve." for n in "1234")],
                          strict=True):  # fmt: skip
        cell.text = text.split("\n")[0]
        for line in text.split("\n")[1:]:
            cell.add_paragraph(line)
    result = read(word)
    assert blocks(result, "item")[3] == "Step 4 opens a valve."
    assert block_of(result, "Step 4").trail == ("Flow",)


def test_marks_are_pages_where_word_noted_them_and_paragraphs_elsewhere() -> None:
    paged = of_xml(
        "<w:p><w:r><w:t>The pump stops.</w:t></w:r></w:p>",
        "<w:p><w:r><w:lastRenderedPageBreak/><w:t>The valve closes.</w:t></w:r></w:p>",
    )
    assert paged.mark(paged.text.index("valve")) == "p. 2"
    word = docx.Document()
    word.add_heading("Limits", 1)
    word.add_paragraph("The pump stops.")
    word.add_paragraph("The valve closes.")
    counted = read(word)
    assert counted.mark(counted.text.index("valve")) == "Limits, ¶ 2"


def test_notes_are_read_where_they_are_called() -> None:
    word = docx.Document()
    word.add_paragraph("First.")
    data = saved(word)
    stream = io.BytesIO()
    with zipfile.ZipFile(io.BytesIO(data)) as old, zipfile.ZipFile(stream, "w") as new:
        for name in old.namelist():
            part = old.read(name)
            if name == "word/document.xml":
                part = part.replace(b"<w:t>First.</w:t>", b'<w:t>First.</w:t><w:footnoteReference w:id="2"/>')
            if name == "word/_rels/document.xml.rels":
                part = part.replace(
                    b"</Relationships>",
                    b'<Relationship Id="n" Type="a/footnotes" Target="footnotes.xml"/></Relationships>',
                )
            new.writestr(name, part)
        new.writestr(
            "word/footnotes.xml",
            f'<w:footnotes {W}><w:footnote w:id="2"><w:p><w:r><w:t>At 20 bar.</w:t></w:r></w:p></w:footnote>'
            "</w:footnotes>",
        )
    assert blocks(document(stream.getvalue(), "a.docx"), "paragraph") == ["First.", "At 20 bar."]


def test_a_cell_over_a_whole_row_names_the_rows_below() -> None:
    word = docx.Document()
    table = word.add_table(3, 2)
    for cell, text in zip(table._cells, ["Id", "Requirement", "", "", "R1", "The pump stops."], strict=True):
        cell.text = text
    table.cell(1, 0).merge(table.cell(1, 1)).text = "Safety"
    assert block_of(read(word), "pump stops").trail == ("Safety",)


@pytest.mark.parametrize("bold", [True, False])
def test_a_form_has_names_and_values_and_no_header(bold: bool) -> None:
    word = docx.Document()
    table = word.add_table(3, 2)
    for cell, text in zip(
        table._cells, ["Use case", "Fill", "Actor", "Pump", "Trigger", "The tank is low."], strict=True
    ):
        cell.paragraphs[0].add_run(text).bold = bold and text in {"Use case", "Actor", "Trigger"}
    assert blocks(read(word), "row") == ["Use case: Fill", "Actor: Pump", "Trigger: The tank is low."]
