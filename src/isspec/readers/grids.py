"""Columns of tables whose rows say where the edges of their cells are, and not which columns these span."""

from __future__ import annotations

from bisect import bisect_left
from typing import TYPE_CHECKING, NamedTuple

from isspec.readers.tabling import Cell, Row

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

_JITTER = 40  # twentieths of a point: edges that differ less are meant to be one


class EdgedRow(NamedTuple):
    """A row: for each cell its paragraphs and whether these are bold, the edges, and which cells go on from above."""

    cells: tuple[tuple[tuple[str, ...], bool], ...]
    edges: tuple[int, ...] = ()
    merged: tuple[bool, ...] = ()
    header: bool = False


def aligned(rows: Sequence[EdgedRow]) -> list[Row]:
    """Return ``rows`` with the number of columns that each of their cells spans."""
    grid: list[int] = []
    for edge in sorted({edge for row in rows for edge in row.edges}):
        if not grid or edge - grid[-1] > _JITTER:
            grid.append(edge)
    return [Row(tuple(_cells(row, grid)), row.header) for row in rows]


def _cells(row: EdgedRow, grid: list[int]) -> Iterator[Cell]:
    known = len(row.edges) > len(row.cells)
    if known and (before := bisect_left(grid, row.edges[0] - _JITTER)):
        yield Cell((), before)
    for number, (texts, bold) in enumerate(row.cells):
        width = 1
        if known:
            left, right = (bisect_left(grid, edge - _JITTER) for edge in row.edges[number : number + 2])
            width = max(1, right - left)
        yield Cell(texts, width, number < len(row.merged) and row.merged[number] and not texts, bold)
