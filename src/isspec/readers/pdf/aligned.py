"""Tables without rules: lines whose parts begin at the same places. Told only where three lines or more agree."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Sequence

    from isspec.readers.pdf.shapes import Line, Word

_NEAR = 3.0
# Letters after which a cell has likely been broken to a second line.
_LONG = 25
_ENDED = re.compile(r"[.:!?;]\W*$")
_LABEL = re.compile(r"\W*(?:[\dA-Za-z]{1,3}[.)]?|[A-Za-z]?\d{1,3}(?:\.\d{1,3})+[.)]?|[ivxlc]+[.)])\W*|\W+")


def split_aligned(lines: Sequence[Line], fixed: bool) -> list[tuple[bool, list[Line]]]:
    """Cut the lines of a column into stretches that are a table and stretches that are not.

    ``fixed``: the prose is set like a typescript, and lines in such a font are no listing.
    """
    parts: list[tuple[bool, list[Line]]] = []
    at = 0
    while at < len(lines):
        end = _table_end(lines, at, fixed)
        if end > at:
            parts.append((True, list(lines[at:end])))
        else:
            end = at + 1
            if parts and not parts[-1][0]:
                parts[-1][1].append(lines[at])
            else:
                parts.append((False, [lines[at]]))
        at = end
    return parts


def _table_end(lines: Sequence[Line], start: int, fixed: bool) -> int:
    """Return the index after the table that begins at ``start``; ``start`` itself if none does."""
    if not _cells(lines[start], fixed):
        return start
    starts = [run.left for run in lines[start].runs]
    agreeing, widest, end = 1, len(starts), start + 1
    for at in range(start + 1, len(lines)):
        line, before = lines[at], lines[at - 1]
        if line.table or line.base - before.base > 3.0 * line.font.size or line.base < before.base:
            break
        if _cells(line, fixed):
            aligned = sum(any(abs(run.left - place) <= _NEAR for place in starts) for run in line.runs)
            if aligned < 2:
                break
            agreeing, widest, end = agreeing + 1, max(widest, len(line.runs)), at + 1
            starts += [run.left for run in line.runs if all(abs(run.left - place) > _NEAR for place in starts)]
        elif len(line.runs) == 1 and _inside(line, starts):
            if line.left > min(starts) + _NEAR:
                end = at + 1
        else:
            break
    return end if agreeing >= 3 or (agreeing == 2 and widest > 2) else start


def _cells(line: Line, fixed: bool) -> bool:
    return (
        (fixed or not line.font.fixed)
        and not line.table
        and len(line.runs) > 1
        and not _LABEL.fullmatch(line.runs[0].text)
    )


def _inside(line: Line, starts: Sequence[float]) -> bool:
    """Say whether a line is the rest of one cell: it begins where one begins, and ends before the next."""
    following = [place for place in starts if place > line.left + _NEAR]
    begins = any(abs(line.left - place) <= _NEAR for place in starts)
    return begins and (not following or line.right < min(following))


def rows_of(lines: Sequence[Line]) -> list[list[tuple[Word, ...]]]:
    """Return the cells of such a table; a line that has nothing in the first column belongs to the row above it."""
    starts: list[float] = []
    for line in lines:
        for run in line.runs:
            if all(abs(run.left - place) > _NEAR for place in starts):
                starts.append(run.left)
    starts.sort()
    # Centred cells begin at many places: what is nearer than two ems is one column.
    columns = [place for at, place in enumerate(starts) if not at or place - starts[at - 1] > 2 * lines[0].font.size]
    rows: list[list[tuple[Word, ...]]] = []
    for line in lines:
        fresh = len(line.runs) > 1 and abs(line.left - columns[0]) <= 2 * line.font.size
        if fresh and rows and _goes_on(rows[-1][-1], line):
            fresh = False
        if fresh or not rows:
            rows.append([()] * len(columns))
        for run in line.runs:
            column = max((at for at, place in enumerate(columns) if place <= run.left + _NEAR), default=0)
            rows[-1][column] += run.words
    return rows


def _goes_on(cell: Sequence[Word], line: Line) -> bool:
    """Say whether a line whose first column is filled is the second line of its cells all the same."""
    said = " ".join(word.text for word in cell)
    return len(said) >= _LONG and not _ENDED.search(said) and line.runs[-1].text[0].islower()
