"""The tables of an old Word file: cells end in a mark, rows in a paragraph that holds their widths."""

from __future__ import annotations

import struct
from typing import TYPE_CHECKING

from isspec.readers.doc_properties import TABLE_DEFINITION, TABLE_HEADER, number_in
from isspec.readers.grids import EdgedRow, aligned

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping

    from isspec.readers.doc_paragraphs import Piece
    from isspec.readers.tabling import Row

_GOES_ON = 1  # of the two bits at 5: the cell goes on from the one above


def read_table(pieces: Iterable[Piece]) -> list[Row]:
    """Return the rows of the table that ``pieces`` make up."""
    rows: list[EdgedRow] = []
    cells: list[tuple[tuple[str, ...], bool]] = []
    texts: list[str] = []
    bold = True
    for piece in pieces:
        if piece.row_end:
            edges, merged = _edges(piece.properties)
            rows.append(EdgedRow(tuple(cells), edges, merged, bool(number_in(piece.properties, TABLE_HEADER))))
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
        rows.append(EdgedRow(tuple(cells)))
    return aligned(rows)


def _edges(properties: Mapping[int, bytes]) -> tuple[tuple[int, ...], tuple[bool, ...]]:
    definition = properties.get(TABLE_DEFINITION, b"")
    count = definition[0] if definition else 0
    if len(definition) < 3 + 2 * count:
        return (), ()
    edges = struct.unpack_from(f"<{count + 1}h", definition, 1)
    flags = definition[3 + 2 * count :]
    merged = (flags[20 * at] >> 5 & 3 == _GOES_ON if len(flags) > 20 * at else False for at in range(count))
    return edges, tuple(merged)
