"""PDFs that cannot be read say why and what helps; what can be saved of them is."""

from __future__ import annotations

import io
from importlib.util import find_spec

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from reportlab.lib.utils import ImageReader

from isspec.pipeline import Readable, prepare
from isspec.readers.extract import NotReadError
from isspec.readers.pdf import read_pdf
from isspec.types import Source
from tests.readers.papers import Paper, two_pages

WHOLE = two_pages().data()
# A picture of one grey dot: PPM is short enough to be written by hand.
DOT = b"P6 1 1 255 \x80\x80\x80"


def scan() -> bytes:
    paper = Paper()
    paper.canvas.drawImage(ImageReader(io.BytesIO(DOT)), 0, 0, 500, 700)
    return paper.data()


def code(data: bytes, **limits: int) -> str:
    with pytest.raises(NotReadError) as caught:
        read_pdf(data, **limits)
    assert caught.value.cure
    return caught.value.code


def test_a_pdf_that_asks_for_a_password_is_encrypted() -> None:
    paper = Paper(password="opensesame")
    paper.line(72, 100, "The gate opens at dawn.")
    assert code(paper.data()) == "pdf-encrypted"


def test_a_pdf_that_only_its_owner_may_change_is_read() -> None:
    paper = Paper(owner="keeper")
    paper.line(72, 100, "The gate opens at dawn.")
    assert read_pdf(paper.data()).text == "The gate opens at dawn."


@pytest.mark.skipif(find_spec("rapidocr") is not None, reason="the extra that reads scans is installed")
def test_pages_that_are_pictures_are_a_scan() -> None:
    assert code(scan()) == "scanned"


def test_a_pdf_with_blank_pages_is_empty() -> None:
    paper = Paper()
    paper.turn()
    assert code(paper.data()) == "empty"


@pytest.mark.parametrize("data", [b"%PDF-1.7\n", b"%PDF-1.4\n%%EOF", b"%PDF-" + bytes(2000)])
def test_a_stump_is_damaged(data: bytes) -> None:
    assert code(data) == "pdf-damaged"


def test_more_pages_or_characters_than_allowed_are_too_large() -> None:
    assert code(WHOLE, pages=2) == "too-large"
    assert code(WHOLE, characters=50) == "too-large"


@pytest.mark.parametrize("tenth", range(10))
def test_a_pdf_cut_off_anywhere_is_read_in_part_or_damaged(tenth: int) -> None:
    try:
        extract = read_pdf(WHOLE[: len(WHOLE) * tenth // 10])
    except NotReadError as error:
        assert error.code in {"pdf-damaged", "scanned"}  # noqa: PT017
    else:
        assert extract.text


def test_the_pages_that_a_cut_off_pdf_still_has_are_read_and_the_end_is_noted() -> None:
    extract = read_pdf(WHOLE[: WHOLE.index(b"\nxref")])
    assert "The gate shall never open while a boat stands in the lock chamber." in extract.text
    assert extract.blocks[-1].kind == "furniture"
    assert "cut off" in extract.text.splitlines()[-1]
    assert extract.left_out == "it is cut off, and pages may be missing: ask for the PDF again"


def test_a_part_of_a_pdf_is_judged_and_named_as_a_part() -> None:
    item = prepare(Source("lock.pdf", WHOLE[: WHOLE.index(b"\nxref")]))
    assert isinstance(item, Readable)
    assert item.statements
    assert [(problem.path, problem.code) for problem in item.problems] == [("lock.pdf", "read-in-part")]
    whole = prepare(Source("lock.pdf", WHOLE))
    assert isinstance(whole, Readable)
    assert not whole.problems
    assert {statement.mark for statement in whole.statements} == {"p. 1", "p. 2", "p. 3"}


@pytest.mark.skipif(find_spec("rapidocr") is not None, reason="the extra that reads scans is installed")
def test_a_scanned_page_among_pages_of_text_is_noted() -> None:
    paper = Paper()
    paper.line(72, 100, "The gate opens at dawn, and closes when the last boat has passed.")
    paper.turn()
    paper.canvas.drawImage(ImageReader(io.BytesIO(DOT)), 0, 0, 500, 700)
    extract = read_pdf(paper.data())
    assert extract.blocks[-1].kind == "furniture"
    assert "picture without text" in extract.text
    assert extract.left_out == "p. 2 is a picture without text: run `ocrmypdf in.pdf out.pdf` if they matter"


@given(st.lists(st.tuples(st.integers(0, len(WHOLE) - 1), st.integers(0, 255)), max_size=30))
@settings(max_examples=150)
def test_a_pdf_with_wrong_bytes_is_read_in_order_or_said_not_to_be(changes: list[tuple[int, int]]) -> None:
    data = bytearray(WHOLE)
    for at, byte in changes:
        data[at] = byte
    try:
        extract = read_pdf(bytes(data))
    except NotReadError:
        return
    ends = [0]
    for block in extract.blocks:
        assert ends[-1] <= block.span.start < block.span.end <= len(extract.text)
        ends.append(block.span.end)
    assert [mark.offset for mark in extract.marks] == sorted(mark.offset for mark in extract.marks)
