"""RTF, as word processors write it."""

from __future__ import annotations

import pytest

from isspec.readers import read
from isspec.types import Document, Problem, Source
from tests.readers.test_properties import hold
from tests.readers.valve import block_of, blocks, document

HEAD = (
    rb"{\rtf1\ansi\ansicpg1252\deff0{\fonttbl{\f0\froman Times;}{\f1\fmodern\fcharset204 Courier New;}}"
    rb"{\stylesheet{\s0 Normal;}{\s1\b heading 1;}{\*\cs5 Strong;}}{\info{\title Unseen}}"
    rb"{\header\pard Draft 3\par}"
)


def rtf(body: bytes) -> Document:
    result = document(HEAD + body + b"}", "valve.rtf")
    hold(result)
    return result


def test_styles_make_headings_and_labels_make_items() -> None:
    result = rtf(
        rb"\pard\plain\s1 Behaviour\par\pard\plain The pump stops.\par"
        rb"\pard{\listtext\pard\plain 1.\tab}Fill the tank.\par\pard{\pntext\'b7\tab}Stop.\par"
    )
    assert blocks(result, "item") == ["1. Fill the tank.", "• Stop."]
    assert block_of(result, "The pump").trail == ("Behaviour",)
    assert blocks(result, "furniture") == ["Draft 3"]
    assert "Unseen" not in result.text


def test_tables_have_rows_that_their_header_explains() -> None:
    row = rb"\trowd\cellx1000\cellx4000\pard\intbl %s\cell %s\cell\row"
    result = rtf(row % (b"Id", b"Requirement") + row % (b"R1", b"The valve closes.") + rb"\pard After.\par")
    assert blocks(result, "row") == ["Id: R1 | Requirement: The valve closes."]
    assert blocks(result, "paragraph") == ["After."]


def test_letters_come_from_code_pages_and_from_unicode() -> None:
    result = rtf(rb"\pard Caf\'e9 \u945?\u-10179?\u-8704? {\f1 \'cf\'ee}\~\ldblquote x\rdblquote .\par")
    assert blocks(result, "paragraph") == ["Caf\u00e9 \u03b1\U0001f600 \u041f\u043e \u201cx\u201d."]


def test_hidden_and_deleted_text_field_codes_and_comments_are_not_read() -> None:
    result = rtf(
        rb"\pard The pump {\v never }{\deleted ever }stops{\*\annotation Why?}. See {\field{\*\fldinst REF x}"
        rb"{\fldrslt section 4}}.{\footnote\pard At 20 bar.}\par"
    )
    assert blocks(result, "paragraph") == ["The pump stops. See section 4.", "At 20 bar."]


@pytest.mark.parametrize("data", [b"{\\rtf1" + b"{" * 100_000, b"{\\rtf1 \\bin99999999 x", b"{\\rtf1 }}}}\\'"])
def test_broken_rtf_is_read_or_a_problem(data: bytes) -> None:
    assert isinstance(read(Source("a.rtf", data)), (Document, Problem))
