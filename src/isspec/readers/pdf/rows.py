"""The rows of a table as text that is understood on its own: with the words of the header before each cell."""

from __future__ import annotations

from typing import TYPE_CHECKING

from isspec.readers.pdf.joining import joined
from isspec.readers.pdf.paragraphs import group, piece_of
from isspec.readers.pdf.pieces import Piece
from isspec.readers.pdf.runs import lines_of, runs_of

if TYPE_CHECKING:
    from collections.abc import Sequence

    from isspec.readers.pdf.look import Look
    from isspec.readers.pdf.shapes import Word

    Cells = Sequence[tuple[Word, ...] | None]

# A row that says more is a page in a frame: its cells are read as paragraphs.
_LONGEST = 1400
_LONGEST_NAME = 40


class Header:
    """The names of the columns of the last table, which the next page may go on with."""

    names: tuple[str, ...] = ()


def pieces_of_table(rows: Sequence[Cells], page: int, look: Look, header: Header) -> list[Piece]:
    """Return one piece a row, or the paragraphs of the cells where they are long."""
    texts = _without_empty([tuple(_text(cell, look) for cell in row) for row in rows])
    if header.names and len(header.names) != len(texts[0]):
        header.names = ()
    skip = 0
    if _names_columns(rows, texts):
        header.names, skip = texts[0], 1
    elif len(texts[0]) < 3:
        header.names = ()
    # The names come back in each row; on their own they say nothing.
    pieces = [Piece("furniture", " | ".join(filter(None, texts[0])), page)] if skip else []
    for row, cells in zip(rows[skip:], texts[skip:], strict=True):
        rest = len(pieces) == skip and len(cells) > 1 and bool(cells[-1]) and not any(cells[:-1])
        said = cells[-1] if rest else _said(cells, header.names)
        if len(said) <= _LONGEST:
            pieces.append(Piece("row", said, page, look.size, rest=rest))
            continue
        for cell in row:
            lines = lines_of(runs_of(cell or ()), page)
            pieces += [piece_of(lines, look) for lines in group(lines, look)]
    return [piece for piece in pieces if piece.text]


def _without_empty(texts: list[tuple[str, ...]]) -> list[tuple[str, ...]]:
    """Leave out columns without a word: double rules make them."""
    filled = [at for at in range(len(texts[0])) if any(row[at] for row in texts)]
    return [tuple(row[at] for at in filled) for row in texts]


def _said(cells: Sequence[str], names: Sequence[str]) -> str:
    if len(names) != len(cells):
        return " | ".join(filter(None, cells))
    pairs = zip(names, cells, strict=True)
    return " | ".join(f"{name.rstrip(':')}: {cell}" if name else cell for name, cell in pairs if cell)


def _text(cell: tuple[Word, ...] | None, look: Look) -> str:
    text = ""
    for run in runs_of(cell or ()):
        text = joined(text, run.text, look.words)
    return text


def _names_columns(rows: Sequence[Cells], texts: Sequence[Sequence[str]]) -> bool:
    """Say whether the first row is a header: short, and either set bold as no other row, or above a column of many."""
    first = texts[0]
    if len(rows) < 2 or sum(map(bool, first)) < 2 or any(len(name) > _LONGEST_NAME for name in first):
        return False
    if not any(map(str.isalpha, "".join(first))) or any(name.isdigit() for name in first):
        return False
    if _bold(rows[0]):
        return sum(map(_bold, rows)) * 2 <= len(rows) + 1
    return len(first) > 2 and len(rows) > 2 and all(first) and not any(_bold(row) for row in rows)


def _bold(row: Cells) -> bool:
    words = [word for cell in row for word in cell or ()]
    return bool(words) and sum(word.font.bold for word in words) >= 0.9 * len(words)
