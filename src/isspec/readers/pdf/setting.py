"""The columns of all pages set as one run of pieces, in which paragraphs go on over the ends of pages."""

from __future__ import annotations

from typing import TYPE_CHECKING

from isspec.readers.pdf.aligned import rows_of, split_aligned
from isspec.readers.pdf.contents import contents_of
from isspec.readers.pdf.joining import joined
from isspec.readers.pdf.paragraphs import NUMBERED, continues, group, piece_of
from isspec.readers.pdf.pieces import Piece
from isspec.readers.pdf.rows import Header, pieces_of_table

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

    from isspec.readers.pdf.look import Look
    from isspec.readers.pdf.shapes import Line


def set_pieces(columns: Sequence[Sequence[Line]], furniture: Mapping[int, str], look: Look) -> list[Piece]:
    """Return the pieces of the document. ``furniture`` is the running text of each page, and comes before the page.

    Where a paragraph goes on over the end of a page, the furniture comes after it.
    """
    pieces: list[Piece] = []
    header = Header()
    waiting = dict(sorted(furniture.items()))
    inside = False
    for column in columns:
        if not column:
            continue
        page = column[0].page
        marked, inside = contents_of(column, inside)
        for index, part in enumerate(_parts(column, marked, page, look, header)):
            if not index and isinstance(part, list) and pieces and continues(pieces[-1], part, look):
                _go_on(pieces[-1], piece_of(part, look), look)
                continue
            if isinstance(part, Piece) and part.rest:
                before = next((piece for piece in reversed(pieces) if piece.kind != "furniture"), None)
                if before is not None and before.kind == "row" and before.page < page:
                    _go_on(before, part, look)
                    continue
            while waiting and (at := next(iter(waiting))) <= page:
                pieces.append(Piece("furniture", waiting.pop(at), at))
            pieces.append(piece_of(part, look) if isinstance(part, list) else part)
    pieces += [Piece("furniture", text, at) for at, text in waiting.items()]
    pieces = [piece for piece in pieces if piece.text.strip()]
    _demote(pieces)
    return pieces


def _demote(pieces: Sequence[Piece]) -> None:
    """Make items of headings that only their number made so, and that count backwards: those number a list."""
    last: tuple[int, ...] = ()
    for piece in pieces:
        match = NUMBERED.match(piece.text) if piece.kind == "heading" and piece.depth is not None else None
        if match and all(map(str.isdigit, match[1].split("."))):
            number = tuple(map(int, match[1].split(".")))
            if piece.weak and number <= last:
                piece.kind = "item"
            else:
                last = number


def _go_on(piece: Piece, more: Piece, look: Look) -> None:
    """Add the beginning of a page to the paragraph that the page before ended with."""
    text = joined(piece.text, more.text, look.words)
    if more.page != (piece.turns[-1][1] if piece.turns else piece.page):
        piece.turns.append((len(text) - len(more.text), more.page))
    piece.text = text


def _parts(
    column: Sequence[Line], marked: Sequence[bool], page: int, look: Look, header: Header
) -> list[Piece | list[Line]]:
    """Cut a column into finished pieces (tables, contents) and groups of lines that are yet to be made pieces."""
    parts: list[Piece | list[Line]] = []
    text: list[Line] = []
    listed: list[Line] = []

    def end_text() -> None:
        for is_table, lines in split_aligned(text, look.fixed):
            if is_table:
                parts.extend(pieces_of_table(rows_of(lines), page, look, header))
            else:
                parts.extend(group(lines, look))
        text.clear()

    def end_list() -> None:
        if listed:
            parts.append(Piece("furniture", "\n".join(line.text for line in listed), page))
        listed.clear()

    for line, of_contents in zip(column, marked, strict=True):
        if of_contents:
            end_text()
            listed.append(line)
            continue
        end_list()
        if line.table:
            end_text()
            parts.extend(pieces_of_table(line.table.rows, page, look, header))
        else:
            text.append(line)
    end_text()
    end_list()
    return parts
