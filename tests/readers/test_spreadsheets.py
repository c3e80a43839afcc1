"""Spreadsheets of every kind hold the same requirements, and give the same statements."""

from __future__ import annotations

import io
import zipfile
from datetime import datetime
from typing import TYPE_CHECKING

import openpyxl  # type: ignore[import-untyped]
import pytest
import xlwt  # type: ignore[import-untyped]

from isspec.readers import read
from isspec.types import Problem, Source
from tests.readers.test_properties import hold
from tests.readers.valve import blocks, document

if TYPE_CHECKING:
    from collections.abc import Sequence

ROWS = [
    ["Id", "Requirement", "Priority"],
    ["R1", "The valve closes within 50 ms when the sensor fails.", "high"],
    ["R2", "The pump stops when the tank is full of water.", "low"],
]
EXPECTED = [
    "Id: R1 | Requirement: The valve closes within 50 ms when the sensor fails. | Priority: high",
    "Id: R2 | Requirement: The pump stops when the tank is full of water. | Priority: low",
]


def xlsx(rows: Sequence[Sequence[object]], name: str = "Functions") -> bytes:
    book = openpyxl.Workbook()
    sheet = book.active
    sheet.title = name
    for row in rows:
        sheet.append(row)
    stream = io.BytesIO()
    book.save(stream)
    return stream.getvalue()


def xls(rows: Sequence[Sequence[object]]) -> bytes:
    book = xlwt.Workbook()
    sheet = book.add_sheet("Functions")
    for number, row in enumerate(rows):
        for column, value in enumerate(row):
            sheet.write(number, column, value)
    stream = io.BytesIO()
    book.save(stream)
    return stream.getvalue()


def ods(rows: Sequence[Sequence[object]]) -> bytes:
    cells = "".join(
        "<table:table-row>"
        + "".join(f"<table:table-cell><text:p>{cell}</text:p></table:table-cell>" for cell in row)
        + '<table:table-cell table:number-columns-repeated="16000"/></table:table-row>'
        for row in rows
    )
    stream = io.BytesIO()
    with zipfile.ZipFile(stream, "w") as package:
        package.writestr("mimetype", "application/vnd.oasis.opendocument.spreadsheet")
        package.writestr(
            "content.xml",
            '<o:c xmlns:o="o" xmlns:table="t" xmlns:text="x"><o:body><o:spreadsheet>'
            f'<table:table table:name="Functions">{cells}'
            '<table:table-row table:number-rows-repeated="1048000"/></table:table></o:spreadsheet></o:body></o:c>',
        )
    return stream.getvalue()


def csv(delimiter: str) -> bytes:
    return "\n".join(delimiter.join(row) for row in ROWS).encode()


@pytest.mark.parametrize(
    ("data", "name"),
    [(xlsx(ROWS), "a.xlsx"), (xls(ROWS), "a.xls"), (ods(ROWS), "a.ods"), (csv(","), "a.csv"),
     (csv(";"), "a.csv"), (csv("\t"), "a.tsv")],
)  # fmt: skip
def test_a_row_is_a_statement_that_the_header_explains(data: bytes, name: str) -> None:
    result = document(data, name)
    hold(result)
    assert blocks(result, "row") == EXPECTED
    cell = "B3" if name.endswith("sv") else "Functions!B3"
    assert result.mark(result.text.index("The pump")) == cell


def test_dates_and_per_cents_are_written_as_people_see_them() -> None:
    book = openpyxl.Workbook()
    sheet = book.active
    sheet.append(["Name", "Since", "Share", "What it does when asked to stop"])
    sheet.append(["pump", datetime(2024, 1, 31, 12, 30), 0.25, "It runs on until the tank is full."])
    sheet["C2"].number_format = "0%"
    stream = io.BytesIO()
    book.save(stream)
    row = blocks(document(stream.getvalue(), "a.xlsx"), "row")[0]
    assert "Since: 2024-01-31 12:30 | Share: 25%" in row


def test_hidden_sheets_are_not_read() -> None:
    book = openpyxl.Workbook()
    for row in ROWS:
        book.active.append(row)
    hidden = book.create_sheet("Old")
    hidden.append(["The pump never stops at all, whatever happens."])
    hidden.sheet_state = "hidden"
    stream = io.BytesIO()
    book.save(stream)
    assert "never" not in document(stream.getvalue(), "a.xlsx").text


def test_a_sheet_of_numbers_is_data_without_statements() -> None:
    result = document(xlsx([["t", "p"], *([n, n * 1.5] for n in range(50))]), "a.xlsx")
    assert {block.kind for block in result.blocks} == {"heading", "code"}


def test_a_title_above_the_header_is_a_heading() -> None:
    result = document(xlsx([["Valve requirements"], [], *ROWS]), "a.xlsx")
    assert blocks(result, "heading") == ["Functions", "Valve requirements"]
    assert blocks(result, "row") == EXPECTED


def test_a_cell_at_the_far_corner_of_a_sheet_costs_nothing() -> None:
    book = openpyxl.Workbook()
    for row in ROWS:
        book.active.append(row)
    book.active["XFD1048576"] = "The far corner of the sheet says something."
    stream = io.BytesIO()
    book.save(stream)
    result = document(stream.getvalue(), "a.xlsx")
    assert result.mark(result.text.index("The far corner")) == "Sheet!XFD1048576"


def test_an_old_sheet_cut_off_is_damaged() -> None:
    data = xls(ROWS)
    problem = read(Source("a.xls", data[: len(data) // 2]))
    assert isinstance(problem, Problem)
    assert problem.code == "damaged"
