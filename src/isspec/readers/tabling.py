"""Tables to rows that can be understood alone: the words of the header stand before those of each cell."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, NamedTuple

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from isspec.readers.flow import Flow

_LETTER = re.compile(r"[^\W\d_]")
_LONGEST_NAME = 60
_LONGEST_CELL = 600
_MANY_PARAGRAPHS = 4
_MOST_COLUMNS = 1024
# Words at the head of a table of two columns, which otherwise is read as a list of names and values.
_HEAD_WORDS = frozenset(
    "id no name term field parameter attribute abbreviation acronym requirement description definition value type "
    "meaning version date item key column property code number function feature option command message".split()
)


class Cell(NamedTuple):
    """A cell: its paragraphs, how many columns it spans, whether it goes on from above, and whether it is bold."""

    paragraphs: tuple[str, ...]
    width: int = 1
    merged: bool = False
    bold: bool = False

    @property
    def text(self) -> str:
        """The paragraphs, a line each."""
        return "\n".join(self.paragraphs)


class Row(NamedTuple):
    """A row of a table; ``header`` where the file itself says so."""

    cells: tuple[Cell, ...]
    header: bool = False


def add_table(flow: Flow, rows: Sequence[Row]) -> None:
    """Add a table's rows to ``flow``. A table of one column is a frame around paragraphs, and is read as these."""
    rows = [row for row in rows if any(cell.paragraphs for cell in row.cells)]
    if all(sum(1 for cell in row.cells if cell.paragraphs) < 2 for row in rows):
        for row in rows:
            for cell in row.cells:
                for paragraph in cell.paragraphs:
                    flow.add(paragraph)
        return
    header = _header(rows)
    names: dict[int, str] = {}
    for row in rows[:header]:
        for column, cell in _columns(row):
            names[column] = " ".join((names.get(column, "") + " " + " ".join(cell.paragraphs)).split())
        flow.add(" | ".join(_one_line(cell) for cell in row.cells if cell.paragraphs), "furniture")
    above: dict[int, Cell] = {}
    section: tuple[str, ...] = ()
    for row in rows[header:]:
        if _is_alone(row):  # it names the rows below, or has no value beside it
            text = _one_line(row.cells[0])
            section = (text,) if len(row.cells) == 1 or row.cells[0].width > 1 else section
            flow.add(text, "furniture")
        else:
            _add_row(flow, row, names, above, section)


def _add_row(flow: Flow, row: Row, names: dict[int, str], above: dict[int, Cell], section: tuple[str, ...]) -> None:
    pieces: list[tuple[str, Cell]] = []
    for column, cell in _columns(row):
        if cell.merged:
            cell = above.get(column, cell)
            if len(cell.text) > _LONGEST_NAME:
                continue
        above[column] = cell
        if cell.paragraphs:
            pieces.append((names.get(column, ""), cell))
    if not names and len(pieces) == 2 and _is_name(pieces[0][1]):
        pieces = [(_one_line(pieces[0][1]).rstrip(" :"), pieces[1][1])]
    short = [(name, cell) for name, cell in pieces if not _is_long(cell)]
    flow.add(" | ".join(f"{name}: {cell.text}" if name else cell.text for name, cell in short), "row", under=section)
    label = _one_line(short[0][1])[:_LONGEST_NAME] if short else ""
    if not short and pieces[0:1] and pieces[0][0] and not names:  # a form's name, before more than a row can hold
        flow.add(pieces[0][0], "furniture")
    for name, cell in pieces:
        if _is_long(cell):
            for paragraph in cell.paragraphs:
                flow.add(paragraph, "item", under=(*section, *filter(None, (label, name))))


def _is_alone(row: Row) -> bool:
    """Say whether a row holds a name in its first cell, and nothing else."""
    first, *others = row.cells
    return len(first.paragraphs) == 1 and _is_name(first) and not any(cell.paragraphs or cell.merged for cell in others)


def _header(rows: Sequence[Row]) -> int:
    """Return how many rows at the top are the header."""
    marked = 0
    while marked < len(rows) - 1 and rows[marked].header:
        marked += 1
    first = rows[0].cells
    # Rows of a form are marked as headers too, to be repeated on the next page.
    if marked and not (len(first) == 2 and (marked > 1 or _pairs(rows))):
        return marked
    said = [_one_line(cell) for cell in first if not cell.merged]
    if len(rows) < 2 or len(said) < 2 or not all(said[1:]) or not all(cell.width == 1 for cell in first):
        return 0
    if len(set(said)) < len(said) or any(not _is_name(cell) for cell in first if cell.paragraphs):
        return 0
    known = sum(bool(_HEAD_WORDS & set(re.findall(r"[a-z]+", text.lower()))) for text in said)
    bold = all(cell.bold for cell in first if cell.paragraphs) and not all(cell.bold for cell in rows[1].cells)
    # In a form each row is a name and a value, all names in bold; in a table only the first row is.
    return int(bold or known >= 2 or (len(said) > 2 and (known > 0 or not _pairs(rows))))


def _pairs(rows: Sequence[Row]) -> bool:
    """Say whether the cells in the first column are in bold or end in a colon: names, with their values beside them."""
    heads = [row.cells[0] for row in rows if row.cells and row.cells[0].paragraphs]
    return sum(cell.bold or cell.text.rstrip().endswith(":") for cell in heads) * 2 > len(heads)


def _is_name(cell: Cell) -> bool:
    text = cell.text
    return (
        len(text) <= _LONGEST_NAME
        and len(text.split()) <= 7
        and bool(_LETTER.search(text))
        and text.rstrip()[-1:] not in ".;"
    )


def _is_long(cell: Cell) -> bool:
    return len(cell.paragraphs) >= _MANY_PARAGRAPHS or (len(cell.text) > _LONGEST_CELL and len(cell.paragraphs) > 1)


def _one_line(cell: Cell) -> str:
    return " ".join(cell.text.split())


def _columns(row: Row) -> Iterator[tuple[int, Cell]]:
    column = 0
    for cell in row.cells:
        yield column, cell
        column += max(1, min(cell.width, _MOST_COLUMNS))
