"""Office files that are hostile, damaged or misnamed end as problems that name a cure, or are read all the same."""

from __future__ import annotations

import io
import random
import time
import zipfile

import docx
import pytest

from isspec.readers import read
from isspec.readers.office_types import office_type
from isspec.types import Document, Problem, Source
from tests.readers.old_word import old_word
from tests.readers.test_doc import PARAGRAPHS
from tests.readers.test_docx import saved
from tests.readers.test_epub import book
from tests.readers.test_properties import hold
from tests.readers.test_slides import talk
from tests.readers.test_spreadsheets import ROWS, ods, xls, xlsx


def word() -> bytes:
    file = docx.Document()
    file.add_heading("Behaviour", 1)
    file.add_paragraph("The pump stops when the tank is full.")
    return saved(file)


GOOD = {
    ".docx": word(), ".doc": old_word(PARAGRAPHS), ".pptx": talk(), ".xlsx": xlsx(ROWS), ".xls": xls(ROWS),
    ".ods": ods(ROWS), ".epub": book(), ".rtf": b"{\\rtf1 The pump {\\b stops} when the tank is full.\\par}",
}  # fmt: skip


def changed(data: bytes, name: str, part: bytes, *, deflate: bool = False) -> bytes:
    """Return a package with one part replaced."""
    stream = io.BytesIO()
    method = zipfile.ZIP_DEFLATED if deflate else zipfile.ZIP_STORED
    with zipfile.ZipFile(io.BytesIO(data)) as old, zipfile.ZipFile(stream, "w", method) as new:
        for each in old.namelist():
            new.writestr(each, part if each == name else old.read(each))
    return stream.getvalue()


def problem_of(data: bytes, name: str) -> Problem:
    result = read(Source(name, data))
    assert isinstance(result, Problem), result.text[:200]
    assert ":" in result.message
    return result


@pytest.mark.parametrize("suffix", GOOD)
def test_a_file_is_known_by_its_bytes_whatever_its_name(suffix: str) -> None:
    result = read(Source("misnamed.md", GOOD[suffix]))
    assert isinstance(result, Document)
    hold(result)


@pytest.mark.parametrize("suffix", GOOD)
def test_files_cut_off_or_with_flipped_bits_are_read_or_problems(suffix: str) -> None:
    data = GOOD[suffix]
    chance = random.Random(4)
    for tenth in range(1, 10):
        cut = data[: len(data) * tenth // 10]
        flipped = bytearray(data)
        for _ in range(tenth * 3):
            flipped[chance.randrange(len(data))] ^= 1 << chance.randrange(8)
        for bad in (cut, bytes(flipped)):
            result = read(Source("a" + suffix, bad))
            if isinstance(result, Document):
                hold(result)
            else:
                assert result.code != "reader-crashed", result


BOMB = b'<!DOCTYPE w [<!ENTITY a "aaaaaaaaaa"><!ENTITY b "&a;&a;&a;&a;&a;&a;&a;&a;">]><w>&b;</w>'
OUTSIDE = b'<!DOCTYPE w [<!ENTITY x SYSTEM "file:///etc/passwd">]><w>&x;</w>'


@pytest.mark.parametrize("part", [BOMB, OUTSIDE, BOMB.decode().encode("utf-16")])
@pytest.mark.parametrize(
    ("suffix", "name"),
    [(".docx", "word/document.xml"), (".xlsx", "xl/workbook.xml"), (".pptx", "ppt/presentation.xml"),
     (".ods", "content.xml"), (".docx", "word/styles.xml")],
)  # fmt: skip
def test_no_entity_is_resolved(suffix: str, name: str, part: bytes) -> None:
    assert problem_of(changed(GOOD[suffix], name, part), "a" + suffix).code == "xml-entities"


def test_a_part_that_unfolds_without_end_is_stopped() -> None:
    data = changed(GOOD[".docx"], "word/document.xml", b"<w>" + b" " * (70 << 20), deflate=True)
    assert len(data) < 1 << 20
    assert problem_of(data, "a.docx").code == "unfolds-too-far"


def test_a_million_nested_tags_are_damage() -> None:
    data = changed(GOOD[".docx"], "word/document.xml", b"<a>" * 1_000_000)
    began = time.perf_counter()
    assert problem_of(data, "a.docx").code == "damaged"
    assert time.perf_counter() - began < 10


def test_an_archive_that_holds_office_files_is_none_itself() -> None:
    stream = io.BytesIO()
    with zipfile.ZipFile(stream, "w") as archive:
        archive.writestr("inner/valve.docx", GOOD[".docx"])
        archive.writestr("word/notes.md", "# Notes")
    assert office_type(stream.getvalue()) is None
