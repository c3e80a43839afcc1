"""Spreadsheets to statements: a row is one, and the words of its header say what its cells mean."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, NamedTuple

from isspec.readers.extract import NotReadError
from isspec.types import Mark

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

    from isspec.readers.flow import Flow

MOST_CELLS = 1_000_000
_LONGEST_NAME = 80
_HEADER_WITHIN = 25  # rows: titles, authors and dates stand above a header
_WORDS = re.compile(r"[^\W\d_]{2,}")
# A sheet with fewer of its rows in words than this is data.
_WORDY_ROWS = 0.1
_GAP = " | "


class Sheet(NamedTuple):
    """The cells of a sheet that are not empty, by row and column, both counted from 0; ``name`` is "" in CSV."""

    name: str
    rows: Mapping[int, Mapping[int, str]]


def add_sheet(flow: Flow, sheet: Sheet) -> None:
    """Add a sheet. A row alone in its line is a heading or a note; rows of numbers only are data."""
    numbers = sorted(row for row in sheet.rows if sheet.rows[row])
    if not numbers:
        return
    if sheet.name:
        flow.heading(sheet.name, 1)
    if not _is_wordy(sheet):
        for start in range(0, len(numbers), 1000):
            lines = (_GAP.join(sheet.rows[row].values()) for row in numbers[start : start + 1000])
            flow.add("\n".join(lines), "code")
        return
    head = _header(sheet, numbers)
    names = {column: " ".join(text.split()) for column, text in sheet.rows[head].items()} if head is not None else {}
    for row in numbers:
        cells = sheet.rows[row]
        if row == head or (head is not None and row > head and cells == sheet.rows[head]):
            flow.add(_line(sheet, row, cells, {})[0], "furniture")
        elif len(cells) == 1:
            _add_alone(flow, sheet, row, cells)
        else:
            text, marks = _line(sheet, row, cells, names if head is not None and row > head else {})
            flow.add(text, "row", cells=marks)


def _add_alone(flow: Flow, sheet: Sheet, row: int, cells: Mapping[int, str]) -> None:
    ((column, text),) = cells.items()
    mark = Mark(0, place(sheet.name, row, column))
    if len(_WORDS.findall(text)) > 8 or text.rstrip()[-1:] in ".;":
        flow.add(text.strip(), cells=[mark])
    elif _WORDS.search(text):
        flow.heading(text, 2 if sheet.name else 1)
    else:
        flow.add(text, "furniture")


def _line(sheet: Sheet, row: int, cells: Mapping[int, str], names: Mapping[int, str]) -> tuple[str, list[Mark]]:
    text, marks = "", []
    for column in sorted(cells):
        text += _GAP if text else ""
        marks.append(Mark(len(text), place(sheet.name, row, column)))
        name = names.get(column, "")
        text += f"{name}: {cells[column]}" if name else cells[column]
    return text, marks


def _header(sheet: Sheet, numbers: Sequence[int]) -> int | None:
    """Return the row that names the columns: the first that fills as many as the rows below it do, in short words."""
    widths = sorted(len(sheet.rows[row]) for row in numbers)
    usual = widths[len(widths) // 2]
    for row in numbers[:_HEADER_WITHIN]:
        cells = sheet.rows[row]
        if len(cells) < 2 or len(cells) < min(usual, widths[-1] * 0.6):
            continue
        short = all(len(text) <= _LONGEST_NAME and text.strip()[-1:] not in ".;" for text in cells.values())
        wordy = sum(bool(_WORDS.search(text)) for text in cells.values())
        if short and wordy >= 0.8 * len(cells) and len(set(cells.values())) == len(cells):
            return row if row != numbers[-1] else None
        return None
    return None


def _is_wordy(sheet: Sheet) -> bool:
    """Say whether enough rows hold words, and not numbers and codes only."""
    wordy = sum(sum(len(_WORDS.findall(text[:400])) for text in cells.values()) >= 4 for cells in sheet.rows.values())
    return wordy >= max(1, _WORDY_ROWS * len(sheet.rows))


def place(name: str, row: int, column: int) -> str:
    """Return the address of a cell as spreadsheets write it.

    >>> place("Sheet1", 3, 1), place("", 0, 27)
    ('Sheet1!B4', 'AB1')
    """
    letters = ""
    column += 1
    while column:
        column, letter = divmod(column - 1, 26)
        letters = chr(ord("A") + letter) + letters
    return f"{name}!{letters}{row + 1}" if name else f"{letters}{row + 1}"


def check_size(cells: int) -> None:
    """Raise ``NotReadError`` for more cells than anybody specifies in."""
    if cells > MOST_CELLS:
        raise NotReadError("too-large", f"it has more than {MOST_CELLS:,} cells: give the sheets that are meant alone")
