"""Old Word files (Word 97 to 2003): read from their piece table, so that no program need be installed."""

from __future__ import annotations

import struct
from itertools import accumulate
from typing import TYPE_CHECKING

from isspec.readers.doc_paragraphs import Paragraphs, Piece
from isspec.readers.doc_pieces import Pieces
from isspec.readers.doc_tables import read_table
from isspec.readers.extract import NotReadError
from isspec.readers.parts import DAMAGED
from isspec.readers.prose import Prose
from isspec.readers.tabling import add_table

if TYPE_CHECKING:
    from collections.abc import Iterable

    from isspec.readers.extract import Extract


def read_doc(data: bytes) -> Extract:
    """Read an old Word file. Deleted and hidden text and comments are left out; headers and footers are furniture."""
    try:
        return _read(Pieces(data))
    except (struct.error, IndexError) as error:
        raise NotReadError("damaged", f"the file is cut off or broken ({error}): {DAMAGED}") from None


def _read(pieces: Pieces) -> Extract:
    paragraphs = Paragraphs(pieces)
    prose = Prose()
    lengths = pieces.lengths
    ends = list(accumulate(lengths))
    main, footnotes, headers, _, _, endnotes, boxes, header_boxes = (
        paragraphs.between(end - length, end) for length, end in zip(lengths, ends, strict=True)
    )
    _add(prose, main)
    for part in (footnotes, endnotes, boxes):
        _add(prose, part)
    prose.furniture([piece.paragraph.text for part in (headers, header_boxes) for piece in part])
    return prose.extract()


def _add(prose: Prose, pieces: Iterable[Piece]) -> None:
    table: list[Piece] = []
    for piece in pieces:
        if piece.in_table:
            table.append(piece)
            continue
        if table:
            add_table(prose.flow, read_table(table))
            table = []
        prose.add(piece.paragraph)
    if table:
        add_table(prose.flow, read_table(table))
