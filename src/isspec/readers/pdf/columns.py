"""The order in which a page is read: from the top down, and column after column where text stands in columns."""

from __future__ import annotations

from bisect import bisect_left
from itertools import groupby
from statistics import median
from typing import TYPE_CHECKING

from isspec.readers.pdf.runs import lines_of

if TYPE_CHECKING:
    from collections.abc import Sequence

    from isspec.readers.pdf.shapes import Line, Run

# Fewer lines side by side are a table, an address block or a signature, not columns of text.
_FEWEST_LINES = 4
_DEEPEST = 3
# A line of prose fills this much of its column; the cells of a table seldom do.
_FULL = 0.55
_FEWEST_LETTERS = 14


def in_order(runs: Sequence[Run], page: int, depth: int = 0) -> list[list[Line]]:
    """Return the lines of each column, in the order of reading. ``runs`` must come from the top down."""
    gutter = _gutter(runs) if depth < _DEEPEST else None
    if gutter is None:
        return [lines_of(runs, page)] if runs else []
    columns: list[list[Line]] = []
    for _, band in groupby(_bands(runs, gutter), key=lambda pair: pair[0]):
        group = [run for _, run in band]
        left = [run for run in group if run.right <= gutter]
        right = [run for run in group if run.left >= gutter]
        if left and right and len(left) + len(right) == len(group):
            columns += in_order(left, page, depth + 1) + in_order(right, page, depth + 1)
        else:
            columns.append(lines_of(group, page))
    return columns


def _bands(runs: Sequence[Run], gutter: float) -> list[tuple[int, Run]]:
    """Number the stretches of a page with runs that cross the gutter, and those between."""
    numbered = []
    band, crossing = 0, False
    for run in runs:
        crosses = run.left < gutter < run.right
        if crosses != crossing:
            band, crossing = band + 1, crosses
        numbered.append((band, run))
    return numbered


def _gutter(runs: Sequence[Run]) -> float | None:
    """Return where the white stripe between two columns of prose is, or ``None``."""
    if len(runs) < 2 * _FEWEST_LINES:
        return None
    left, right = min(run.left for run in runs), max(run.right for run in runs)
    best: tuple[int, float] | None = None
    for at in sorted({int(run.left) for run in runs if 0.2 < (run.left - left) / (right - left or 1) < 0.85}):
        place = at - 1.0
        before = [run for run in runs if run.right <= place]
        after = [run for run in runs if run.left >= place]
        crossing = len(runs) - len(before) - len(after)
        if best and crossing >= best[0]:
            continue
        if not _beside(before, after):
            continue
        if (_column(before, place - left) and _column(after, right - place)) or _out_of_step(before, after):
            best = (crossing, place)
    if best is None or best[0] > 0.7 * len(runs):
        return None
    return best[1]


def _beside(before: Sequence[Run], after: Sequence[Run]) -> bool:
    """Say whether the runs of both sides share the same heights, and not follow each other down the page."""
    if len(before) < _FEWEST_LINES or len(after) < _FEWEST_LINES:
        return False
    top = max(min(run.base for run in before), min(run.base for run in after))
    bottom = min(max(run.base for run in before), max(run.base for run in after))
    shared = [sum(top - 3 <= run.base <= bottom + 3 for run in side) for side in (before, after)]
    return min(shared) >= _FEWEST_LINES


def _out_of_step(before: Sequence[Run], after: Sequence[Run]) -> bool:
    """Say whether many lines of either side have none beside them: the lines of a table's row begin at one height."""
    if min(len(before), len(after)) < 2 * _FEWEST_LINES:
        return False
    bases = [sorted({run.base for run in side}) for side in (before, after)]
    return all(
        sum(not _near(base, other) for base in side) >= 0.4 * len(side) for side, other in (bases, reversed(bases))
    )


def _near(base: float, others: Sequence[float]) -> bool:
    at = bisect_left(others, base - 1.5)
    return at < len(others) and others[at] <= base + 1.5


def _column(runs: Sequence[Run], width: float) -> bool:
    """Say whether runs look like the lines of a column of prose: mostly full, and of several words."""
    span = max(run.right for run in runs) - min(run.left for run in runs)
    full = sum(run.right - run.left >= _FULL * span for run in runs)
    letters = median(len(run.text) for run in runs)
    return full >= 0.55 * len(runs) and letters >= _FEWEST_LETTERS and span >= 0.4 * width
