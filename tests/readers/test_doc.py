"""Old Word files are read from their piece table and the properties that go with it."""

from __future__ import annotations

import pytest

from isspec.readers import read
from isspec.types import Document, Problem, Source
from tests.readers.old_word import DELETED, HIDDEN, IN_TABLE, ROW_END, compound, old_word
from tests.readers.test_properties import hold
from tests.readers.valve import block_of, blocks, document

PARAGRAPHS = [
    ("Valve controller \u2013 \u03b1\r", 1, b""),
    ("The pump never stops. It\x13 PAGEREF x \x14 runs\x15 until caf\xe9 time.\r", 0, b""),
    ("Id\x07", 0, IN_TABLE), ("Requirement\x07", 0, IN_TABLE), ("\x07", 0, IN_TABLE + ROW_END),
    ("R1\x07", 0, IN_TABLE), ("The valve closes.\x07", 0, IN_TABLE), ("\x07", 0, IN_TABLE + ROW_END),
    ("The end is near.\r", 0, b""),
]  # fmt: skip


def test_text_of_both_widths_tables_and_headings_are_read() -> None:
    result = document(old_word(PARAGRAPHS), "valve.doc")
    hold(result)
    assert result.title == "Valve controller \u2013 \u03b1"
    assert blocks(result, "row") == ["Id: R1 | Requirement: The valve closes."]
    assert blocks(result, "paragraph") == ["The pump never stops. It runs until caf\xe9 time.", "The end is near."]
    assert block_of(result, "The end").trail == (result.title,)


@pytest.mark.parametrize("property_", [HIDDEN, DELETED])
def test_hidden_and_deleted_text_is_not_read(property_: bytes) -> None:
    start = "".join(text for text, _, _ in PARAGRAPHS).index("never ")
    result = document(old_word(PARAGRAPHS, [(start, start + 6, property_)]), "valve.doc")
    assert blocks(result, "paragraph")[0].startswith("The pump stops.")


def test_a_locked_file_says_so() -> None:
    problem = read(Source("a.doc", old_word(PARAGRAPHS, flags=0x0300)))
    assert isinstance(problem, Problem)
    assert problem.code == "encrypted"


def test_a_locked_new_file_says_so_too() -> None:
    data = compound({"EncryptionInfo": b"\4", "EncryptedPackage": b"\1"})
    problem = read(Source("a.docx", data))
    assert isinstance(problem, Problem)
    assert problem.code == "encrypted"


@pytest.mark.parametrize("tenth", range(1, 10))
def test_a_file_cut_off_is_read_or_damaged_and_nothing_worse(tenth: int) -> None:
    data = old_word(PARAGRAPHS)
    result = read(Source("a.doc", data[: len(data) * tenth // 10]))
    if isinstance(result, Document):
        hold(result)
    else:
        assert result.code == "damaged"
