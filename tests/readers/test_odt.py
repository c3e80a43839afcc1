"""OpenDocument texts, written as their XML."""

from __future__ import annotations

import io
import zipfile
from typing import TYPE_CHECKING

from tests.readers.test_properties import hold
from tests.readers.valve import block_of, blocks, document

if TYPE_CHECKING:
    from isspec.types import Document

SPACES = 'xmlns:office="o" xmlns:text="t" xmlns:table="b" xmlns:style="s" xmlns:fo="f" xmlns:draw="d"'
STYLES = (
    '<style:style style:name="H" style:family="text"><style:text-properties text:display="none"/></style:style>'
    '<style:style style:name="Preformatted_20_Text"/><style:style style:name="P1" '
    'style:parent-style-name="Preformatted_20_Text"/>'
    '<text:list-style style:name="L"><text:list-level-style-number text:level="1" style:num-format="1" '
    'style:num-suffix="."/><text:list-level-style-number text:level="2" style:num-format="a" style:num-suffix=")"/>'
    "</text:list-style>"
)


def odt(body: str, styles: str = "") -> Document:
    stream = io.BytesIO()
    with zipfile.ZipFile(stream, "w") as package:
        package.writestr("mimetype", "application/vnd.oasis.opendocument.text")
        package.writestr(
            "content.xml",
            f"<office:c {SPACES}><office:automatic-styles>{STYLES}</office:automatic-styles><office:body><office:text>"
            f"{body}</office:text></office:body></office:c>",
        )
        package.writestr("styles.xml", f"<office:s {SPACES}>{styles}</office:s>")
    result = document(stream.getvalue(), "valve.odt")
    hold(result)
    return result


def test_headings_lists_code_and_tables_have_their_kinds() -> None:
    cell = "<table:table-cell><text:p>{}</text:p></table:table-cell>"
    row = f"<table:table-row>{cell}{cell}</table:table-row>"
    result = odt(
        '<text:h text:outline-level="1">Behaviour</text:h>'
        '<text:list text:style-name="L"><text:list-item><text:p>Fill.</text:p><text:list><text:list-item>'
        "<text:p>Open.</text:p></text:list-item></text:list></text:list-item>"
        "<text:list-item><text:p>Stop.</text:p></text:list-item></text:list>"
        '<text:p text:style-name="P1">open(valve);</text:p>'
        f"<table:table>{row.format('Id', 'Requirement')}{row.format('R1', 'The<text:s/>pump stops.')}</table:table>"
    )
    assert blocks(result, "item") == ["1. Fill.", "a) Open.", "2. Stop."]
    assert blocks(result, "code") == ["open(valve);"]
    assert blocks(result, "row") == ["Id: R1 | Requirement: The pump stops."]
    assert block_of(result, "Stop.").trail == ("Behaviour",)


def test_deleted_and_hidden_text_and_comments_are_not_read() -> None:
    result = odt(
        "<text:tracked-changes><text:p>Gone.</text:p></text:tracked-changes>"
        '<text:p>The pump<office:annotation><text:p>Why?</text:p></office:annotation> <text:span text:style-name="H">'
        "never </text:span>stops.</text:p>"
    )
    assert blocks(result, "paragraph") == ["The pump stops."]


def test_notes_and_text_boxes_follow_their_paragraph() -> None:
    result = odt(
        "<text:p>The pump stops.<text:note><text:note-citation>1</text:note-citation><text:note-body><text:p>At 20 bar."
        "</text:p></text:note-body></text:note></text:p><text:p><draw:frame><draw:text-box><text:p>It is blue.</text:p>"
        "</draw:text-box></draw:frame></text:p>"
    )
    assert blocks(result, "paragraph") == ["The pump stops.", "At 20 bar.", "It is blue."]


def test_a_table_of_contents_headers_and_footers_are_furniture() -> None:
    result = odt(
        "<text:table-of-content><text:index-body><text:p>Behaviour 3</text:p></text:index-body></text:table-of-content>"
        "<text:p>The pump stops.</text:p>",
        "<style:master-page><style:header><text:p>Draft 3</text:p></style:header></style:master-page>",
    )
    assert blocks(result, "furniture") == ["Behaviour 3", "Draft 3"]
