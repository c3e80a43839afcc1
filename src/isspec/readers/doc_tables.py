"""The tables of an old Word file: cells end in a mark, rows in a paragraph that holds their widths."""

from __future__ import annotations

import struct
from bisect import bisect_left
from typing import TYPE_CHECKING, NamedTuple

from isspec.readers.doc_properties import TABLE_DEFINITION, TABLE_HEADER, number_in
from isspec.readers.tabling import Cell, Row

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping, Sequence

    from isspec.readers.doc_paragraphs import Piece

_GOES_ON = 1  # of the two bits at 5: the cell goes on from the one above
_JITTER = 40  # twentieths of a point: edges that differ less are meant to be one


class _Shape(NamedTuple):
    edges: tuple[int, ...] = ()
    merged: tuple[bool, ...] = ()


def read_table(pieces: Iterable[Piece]) -> list[Row]:
    """Return the rows of the table that ``pieces`` make up."""
    rows: list[tuple[list[tuple[tuple[str, ...], bool]], _Shape, bool]] = []
    cells: list[tuple[tuple[str, ...], bool]] = []
    texts: list[str] = []
    bold = True
    for piece in pieces:
        if piece.row_end:
            header = bool(number_in(piece.properties, TABLE_HEADER))
            rows.append((cells, _shape(piece.properties), header))
            cells, texts, bold = [], [], True
            continue
        if shown := piece.paragraph.shown:
            texts.append(shown)
            bold = bold and piece.paragraph.bold
        if piece.ends_cell:
            cells.append((tuple(texts), bold and bool(texts)))
            texts, bold = [], True
    if texts:
        cells.append((tuple(texts), bold))
    if cells:
        rows.append((cells, _Shape(), False))
    grid = _grid([shape for _, shape, _ in rows])
    return [Row(tuple(_cells(cells, shape, grid)), header) for cells, shape, header in rows]


def _cells(cells: list[tuple[tuple[str, ...], bool]], shape: _Shape, grid: list[int]) -> Iterable[Cell]:
    known = len(shape.edges) > len(cells)
    for number, (texts, bold) in enumerate(cells):
        width = 1
        if known:
            left, right = (bisect_left(grid, edge - _JITTER) for edge in shape.edges[number : number + 2])
            width = max(1, right - left)
        merged = number < len(shape.merged) and shape.merged[number] and not texts
        yield Cell(texts, width, merged, bold)


def _grid(shapes: Sequence[_Shape]) -> list[int]:
    """Return the edges between the columns of a table, each once."""
    grid: list[int] = []
    for edge in sorted({edge for shape in shapes for edge in shape.edges}):
        if not grid or edge - grid[-1] > _JITTER:
            grid.append(edge)
    return grid


def _shape(properties: Mapping[int, bytes]) -> _Shape:
    definition = properties.get(TABLE_DEFINITION, b"")
    count = definition[0] if definition else 0
    if len(definition) < 3 + 2 * count:
        return _Shape()
    edges = struct.unpack_from(f"<{count + 1}h", definition, 1)
    flags = definition[3 + 2 * count :]
    merged = (
        flags[20 * at] >> 5 & 3 == _GOES_ON if len(flags) > 20 * at else False for at in range(count)
    )
    return _Shape(edges, tuple(merged))
