"""Tables in text files, with commas, semicolons or tabs between their cells."""

from __future__ import annotations

import csv
import io
from typing import TYPE_CHECKING

from isspec.readers.decoding import decode
from isspec.readers.extract import NotReadError
from isspec.readers.flow import Flow
from isspec.readers.sheets import Sheet, add_sheet, check_size

if TYPE_CHECKING:
    from collections.abc import Iterator

    from isspec.readers.extract import Extract

_DELIMITERS = (",", ";", "\t", "|")
_SAMPLE = 1 << 16
_LONGEST_CELL = 1 << 20


def read_delimited(data: bytes) -> Extract:
    """Read a CSV or TSV file. The delimiter is the one that cuts its first lines into the most regular rows."""
    text = decode(data)
    if text is None:
        raise NotReadError("binary", "this is no text in an encoding that is known: save it as CSV in UTF-8")
    csv.field_size_limit(_LONGEST_CELL)
    rows: dict[int, dict[int, str]] = {}
    count = 0
    try:
        for number, cells in enumerate(_rows(text, _delimiter(text[:_SAMPLE]))):
            rows[number] = {column: cell.strip() for column, cell in enumerate(cells) if cell.strip()}
            count += len(rows[number])
            check_size(count)
    except csv.Error as error:
        raise NotReadError("damaged", f"it is no regular CSV ({error}): save it again from a spreadsheet") from None
    flow = Flow()
    add_sheet(flow, Sheet("", rows))
    return flow.extract()


def _rows(text: str, delimiter: str) -> Iterator[list[str]]:
    return csv.reader(io.StringIO(text.replace("\0", ""), newline=""), delimiter=delimiter)


def _delimiter(sample: str) -> str:
    def regularity(delimiter: str) -> float:
        try:
            widths = [len(row) for row in _rows(sample, delimiter) if row][:-1] or [1]
        except csv.Error:
            return 0
        usual = max(set(widths), key=widths.count)
        return 0 if usual < 2 else widths.count(usual) / len(widths) + min(usual, 50) / 1000

    return max(_DELIMITERS, key=regularity)
