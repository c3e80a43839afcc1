"""The statements as a table, for a spreadsheet: CSV, and a workbook that has the documents beside them."""

from __future__ import annotations

import csv
import io
import zipfile
from typing import TYPE_CHECKING

from isspec.errors import UsageError
from isspec.reports.ownership import XLSX_END
from isspec.reports.quoting import clean, own_words, quote
from isspec.reports.selecting import chosen
from isspec.reports.wording import VERDICTS
from isspec.types import CLASSES
from isspec.wording import DOCUMENT_VERDICTS

if TYPE_CHECKING:
    from collections.abc import Iterator

    from isspec.reports.presentation import Presentation
    from isspec.types import Report

Cell = str | int | float | None

_STATEMENTS = ("document", "line", "class", "probability", "aspect", "bound", "evidence", "headings", "statement")
_DOCUMENTS = ("document", "title", "kind", "verdict", "probability", "words", *CLASSES, "reason", "sha256")
_WIDE = (40, 40, 14, 12, 12, 10, *(12 for _ in CLASSES), 60, 68)
# What a spreadsheet takes for a formula, or for a command (OWASP: CSV injection).
_ACTIVE = ("=", "+", "-", "@", "\t", "\r", "|", "%", "\uff1d", "\uff0b", "\uff0d", "\uff20")


def to_csv(report: Report, presentation: Presentation) -> str:
    """Return a row a statement, by RFC 4180, with the mark that makes spreadsheets read it as UTF-8.

    A cell that a spreadsheet could take for a formula begins with an apostrophe.
    """
    written = io.StringIO()
    writer = csv.writer(written, lineterminator="\r\n")
    writer.writerow(_STATEMENTS)
    writer.writerows([_inactive(cell) for cell in row] for row in _statements(report, presentation))
    return "\ufeff" + written.getvalue()


def _inactive(cell: Cell) -> Cell:
    """Return a cell that does nothing when a spreadsheet opens it.

    >>> _inactive('=HYPERLINK("http://e.org")'), _inactive(-1)
    ('\\'=HYPERLINK("http://e.org")', -1)
    """
    return f"'{cell}" if isinstance(cell, str) and cell.startswith(_ACTIVE) else cell


def to_xlsx(report: Report, presentation: Presentation) -> bytes:
    """Return a workbook; its cells are text and numbers, never formulas or links."""
    from datetime import datetime

    try:
        from xlsxwriter import Workbook
    except ImportError as error:
        raise UsageError("writing .xlsx needs the library xlsxwriter: pip install 'isspec[xlsx]'") from error

    written = io.BytesIO()
    book = Workbook(written, {"in_memory": True, "strings_to_formulas": False, "strings_to_urls": False})
    # A fixed date: the same documents give the same bytes.
    book.set_properties({"title": "isspec report", "author": "isspec", "created": datetime(2000, 1, 1)})
    bold, wrapped = book.add_format({"bold": True}), book.add_format({"text_wrap": True, "valign": "top"})
    sheets = (
        ("Verdict", ("", ""), (18, 100), list(_verdict(report, presentation))),
        ("Documents", _DOCUMENTS, _WIDE, list(_documents(report, presentation))),
        ("Statements", _STATEMENTS, (40, 8, 14, 12, 14, 24, 10, 40, 100), list(_statements(report, presentation))),
    )
    for name, titles, widths, rows in sheets:
        sheet = book.add_worksheet(name)
        for column, (title, width) in enumerate(zip(titles, widths, strict=True)):
            sheet.set_column(column, column, width)
            sheet.write_string(0, column, title, bold)
        for at, row in enumerate(rows, 1):
            for column, cell in enumerate(row):
                if isinstance(cell, str):
                    sheet.write_string(at, column, cell[:_LONGEST], wrapped)
                elif cell is not None:
                    sheet.write_number(at, column, cell, wrapped)
        if rows and any(titles):
            sheet.freeze_panes(1, 0)
            sheet.autofilter(0, 0, len(rows), len(titles) - 1)
    book.close()
    with zipfile.ZipFile(written, "a") as archive:
        archive.comment = XLSX_END
    return written.getvalue()


_LONGEST = 32_767  # characters that a cell holds


def _verdict(report: Report, presentation: Presentation) -> Iterator[tuple[Cell, Cell]]:
    say = own_words(report, presentation.quotes)
    bundle = report.bundle
    yield "Verdict", VERDICTS[bundle.verdict]
    yield "Reason", say(bundle.reason)
    yield "Probability", _rounded(bundle.score)
    yield "The request", quote(report.brief, presentation.quotes)
    for at, question in enumerate(bundle.questions, 1):
        yield f"Question {at}", say(question.text)
    for problem in report.problems:
        yield "Not read", f"{clean(problem.path)}: {clean(problem.message)}"
    yield "Made by", f"isspec {report.version}, model {report.model}"


def _documents(report: Report, presentation: Presentation) -> Iterator[list[Cell]]:
    for document in report.documents:
        say = own_words(report, presentation.quotes, [document])
        yield [
            clean(document.path), quote(document.title, presentation.quotes), document.kind,
            DOCUMENT_VERDICTS[document.verdict], _rounded(document.score), document.words,
            *(getattr(document.tally, name) for name in CLASSES), say(document.reason), document.sha256,
        ]  # fmt: skip


def _statements(report: Report, presentation: Presentation) -> Iterator[list[Cell]]:
    quotes = presentation.quotes
    for document in report.documents:
        for finding, rank in chosen(document, presentation.statements):
            statement = finding.statement
            trail = [quote(heading, quotes) or "" for heading in statement.trail] if quotes != "none" else []
            yield [
                clean(document.path), statement.line, finding.label, _rounded(finding.score), finding.aspect,
                quote(finding.bound, quotes), rank, " > ".join(trail), quote(statement.text, quotes),
            ]  # fmt: skip


def _rounded(score: float | None) -> float | None:
    return None if score is None else round(float(score), 4)
