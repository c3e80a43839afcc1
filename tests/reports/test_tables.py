"""Tables open in a spreadsheet as text and numbers, and never as formulas."""

from __future__ import annotations

import csv
import io
from dataclasses import replace
from typing import TYPE_CHECKING

import pytest
from openpyxl import load_workbook  # type: ignore[import-untyped]

from isspec.reports import FORMATS, Presentation, Quotes
from tests.reports.sample import BUILD, SAMPLES, STOP

if TYPE_CHECKING:
    from isspec.types import Report

FORMULAS = ["=1+1", "+1", "-1+cmd|' /C calc'!A0", "@SUM(A1)", "\t=1", '=HYPERLINK("http://e.org")', "%0A=1"]


def said(formula: str) -> Report:
    """A report on a document that says ``formula``, is called so, and binds it."""
    document = STOP.documents[0]
    first = replace(document.findings[0], bound=formula)
    first = replace(first, statement=replace(first.statement, text=formula, path=formula, trail=(formula,)))
    return replace(STOP, documents=(replace(document, path=formula, title=formula, findings=(first,), evidence=()),))


def rows(report: Report, quotes: Quotes = "full") -> list[dict[str, str]]:
    text = FORMATS["csv"].text(report, Presentation(quotes=quotes, statements="all"))
    assert text.startswith("\ufeff")
    return list(csv.DictReader(io.StringIO(text.removeprefix("\ufeff"), newline="")))


@pytest.mark.parametrize("name", SAMPLES)
def test_a_row_is_a_statement(name: str) -> None:
    report = SAMPLES[name]
    findings = [finding for document in report.documents for finding in document.findings]
    assert [(row["line"], row["class"]) for row in rows(report)] == [
        (str(one.statement.line), one.label) for one in findings
    ]


def test_a_row_says_what_there_is_to_say() -> None:
    assert rows(BUILD)[0] == {
        "document": "tally/spec.md",
        "line": "3",
        "class": "requirement",
        "probability": "0.97",
        "aspect": "behaviour",
        "bound": "`POST /count`",
        "evidence": "1",
        "headings": "",
        "statement": "`POST /count` adds one and answers with the new number.",
    }


@pytest.mark.parametrize("formula", FORMULAS)
def test_no_cell_of_csv_begins_like_a_formula(formula: str) -> None:
    cells = [cell for row in rows(said(formula)) for cell in row.values()]
    assert any(cell.endswith(formula.strip()[1:]) for cell in cells)
    assert not [cell for cell in cells if cell.startswith(("=", "+", "-", "@", "\t", "\r", "%"))]


@pytest.mark.parametrize("formula", FORMULAS)
def test_no_cell_of_a_workbook_is_a_formula_or_a_link(formula: str) -> None:
    data = FORMATS["xlsx"].render(said(formula), Presentation(statements="all"))
    assert isinstance(data, bytes)
    book = load_workbook(io.BytesIO(data))
    cells = [cell for sheet in book for row in sheet.iter_rows() for cell in row]
    assert formula.strip() in {cell.value for cell in cells}
    assert {cell.data_type for cell in cells} <= {"s", "n"}
    assert not [cell for cell in cells if cell.hyperlink]


def test_the_workbook_has_the_verdict_the_documents_and_the_statements() -> None:
    data = FORMATS["xlsx"].render(STOP, Presentation(statements="all"))
    assert isinstance(data, bytes)
    book = load_workbook(io.BytesIO(data))
    assert book.sheetnames == ["Verdict", "Documents", "Statements"]
    assert book["Verdict"]["B2"].value == "STOP"
    assert book["Documents"].max_row == 1 + len(STOP.documents)
    assert book["Statements"].max_row == 1 + STOP.tally.total
