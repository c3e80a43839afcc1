"""Tables drawn with rules: their cells, and which words stand in which."""

from __future__ import annotations

from bisect import bisect_right
from typing import TYPE_CHECKING

from isspec.readers.pdf.shapes import Box, Rule, Table

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence

    from isspec.readers.pdf.shapes import Page, Word

_NEAR = 3.0
# More rules than a table has: a drawing.
_MOST_RULES = 1500
_MOST_CELLS = 6000


def tables_on(page: Page, words: Sequence[Word]) -> list[Table]:
    """Return the ruled tables of a page that hold ``words`` in at least two columns and two rows."""
    across, down = _merged(page.across), _merged(page.down)
    if not across or not down or len(across) + len(down) > _MOST_RULES:
        return []
    tables: list[Table] = []
    for of_across, of_down in _connected(across, down):
        table = _table(of_across, of_down, words)
        if table is not None and not any(_overlap(table.box, other.box) for other in tables):
            tables.append(table)
    return tables


def _merged(rules: Iterable[Rule]) -> list[Rule]:
    """Join strokes that lie on one line and touch."""
    merged: list[Rule] = []
    for rule in sorted(rules):
        at = len(merged) - 1
        while at >= 0 and rule.at - merged[at].at <= _NEAR:
            other = merged[at]
            if rule.start <= other.end + _NEAR and other.start <= rule.end + _NEAR:
                merged[at] = Rule(other.at, min(rule.start, other.start), max(rule.end, other.end))
                break
            at -= 1
        else:
            merged.append(rule)
    return merged


def _connected(across: list[Rule], down: list[Rule]) -> Iterable[tuple[list[Rule], list[Rule]]]:
    """Yield the groups of rules that cross or meet each other."""
    group = list(range(len(across) + len(down)))

    def root(at: int) -> int:
        while group[at] != at:
            group[at] = group[group[at]]
            at = group[at]
        return at

    for i, one in enumerate(across):
        for j, other in enumerate(down, len(across)):
            meets_down = one.start - _NEAR <= other.at <= one.end + _NEAR
            if meets_down and other.start - _NEAR <= one.at <= other.end + _NEAR:
                group[root(i)] = root(j)
    members: dict[int, tuple[list[Rule], list[Rule]]] = {}
    for at in range(len(group)):
        pair = members.setdefault(root(at), ([], []))
        if at < len(across):
            pair[0].append(across[at])
        else:
            pair[1].append(down[at - len(across)])
    yield from members.values()


def _ends(rules: list[Rule]) -> tuple[float, float]:
    return min(rule.start for rule in rules), max(rule.end for rule in rules)


def _places(all_places: list[float]) -> list[float]:
    places: list[float] = []
    for at in sorted(all_places):
        if not places or at - places[-1] > _NEAR:
            places.append(at)
    return places


def _table(across: list[Rule], down: list[Rule], words: Sequence[Word]) -> Table | None:
    # A table may be open at its sides: its rules reach beyond the outermost that cross them.
    if not across or not down:
        return None
    ys = _places([*(rule.at for rule in across), *_ends(down)])
    xs = _places([*(rule.at for rule in down), *_ends(across)])
    if len(ys) < 3 or len(xs) < 3 or len(xs) * len(ys) > _MOST_CELLS:
        return None
    box = Box(xs[0] - 1, ys[0] - 1, xs[-1] + 1, ys[-1] + 1)
    cells: dict[tuple[int, int], list[Word]] = {}
    starts = _starts(across, down, ys, xs)
    for word in words:
        x, y = (word.left + word.right) / 2, word.base - 0.3 * word.font.size
        if not box.holds(x, y):
            continue
        column = min(max(bisect_right(xs, x) - 1, 0), len(xs) - 2)
        row = min(max(bisect_right(ys, y) - 1, 0), len(ys) - 2)
        cells.setdefault(starts[row][column], []).append(word)
    filled_rows = {row for row, _ in cells}
    filled_columns = {column for _, column in cells}
    if len(filled_rows) < 2 or len(filled_columns) < 2 or len(cells) < 0.3 * _owners(starts):
        return None
    rows = tuple(
        tuple(
            tuple(cells.get((row, column), ())) if starts[row][column] == (row, column) else None
            for column in range(len(xs) - 1)
        )
        for row in range(len(ys) - 1)
    )
    return Table(box, tuple(row for row in rows if any(row)))


def _owners(starts: list[list[tuple[int, int]]]) -> int:
    return len({owner for row in starts for owner in row})


def _starts(across: list[Rule], down: list[Rule], ys: list[float], xs: list[float]) -> list[list[tuple[int, int]]]:
    """Return for each cell of the grid the cell in which it begins: itself, or one above or to the left of it."""
    starts = [[(row, column) for column in range(len(xs) - 1)] for row in range(len(ys) - 1)]
    for row in range(len(ys) - 1):
        middle_y = (ys[row] + ys[row + 1]) / 2
        for column in range(len(xs) - 1):
            middle_x = (xs[column] + xs[column + 1]) / 2
            if column and not _drawn(down, xs[column], middle_y):
                starts[row][column] = starts[row][column - 1]
            elif row and not _drawn(across, ys[row], middle_x):
                starts[row][column] = starts[row - 1][column]
    return starts


def _drawn(rules: list[Rule], place: float, middle: float) -> bool:
    return any(abs(rule.at - place) <= _NEAR and rule.start <= middle <= rule.end for rule in rules)


def _overlap(one: Box, other: Box) -> bool:
    return one.left < other.right and other.left < one.right and one.top < other.bottom and other.top < one.bottom
