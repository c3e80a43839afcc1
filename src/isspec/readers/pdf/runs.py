"""Words put together to the runs of a line, and runs side by side to lines."""

from __future__ import annotations

from typing import TYPE_CHECKING

from isspec.readers.pdf.shapes import Line, Run

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence

    from isspec.readers.pdf.shapes import Word

# In ems. Justified text spaces its words by less; columns and cells stand further apart.
_WIDE_GAP = 1.2


def runs_of(words: Iterable[Word]) -> list[Run]:
    """Return the runs from the top down, those of one line from left to right.

    Words are first put together in the order in which the page holds them, which is nearly always that of its text,
    then by their place, for pages that set each word on its own.
    """
    runs: list[list[Word]] = []
    for word in words:
        if runs and _follows(runs[-1][-1], word):
            runs[-1].append(word)
        else:
            runs.append([word])
    lines = lines_of_words(runs)
    return [Run(tuple(run)) for line in lines for run in line]


def _follows(last: Word, word: Word) -> bool:
    size = max(last.font.size, word.font.size)
    return abs(word.base - last.base) <= 0.4 * size and -0.5 * size <= word.left - last.right <= _WIDE_GAP * size


def lines_of_words(runs: list[list[Word]]) -> list[list[list[Word]]]:
    """Group raw runs to lines by the baseline of their largest words, and join those that touch."""
    runs.sort(key=lambda run: (_base(run), run[0].left))
    lines: list[list[list[Word]]] = []
    for run in runs:
        size = max(word.font.size for word in run)
        for line in reversed(lines[-3:]):
            if abs(_base(line[0]) - _base(run)) <= 0.35 * min(size, max(word.font.size for word in line[0])):
                line.append(run)
                break
        else:
            lines.append([run])
    joined = []
    for line in lines:
        line.sort(key=lambda run: run[0].left)
        whole = [line[0]]
        for run in line[1:]:
            if _follows(whole[-1][-1], run[0]):
                whole[-1].extend(run)
            else:
                whole.append(run)
        joined.append(whole)
    return joined


def _base(run: list[Word]) -> float:
    return max(run, key=lambda word: (word.font.size, -word.left)).base


def lines_of(runs: Sequence[Run], page: int) -> list[Line]:
    """Return the lines of one column; runs on one baseline stand side by side."""
    lines: list[list[Run]] = []
    for run in sorted(runs, key=lambda run: (run.base, run.left)):
        if lines and abs(lines[-1][0].base - run.base) <= 0.4 * min(lines[-1][0].font.size, run.font.size):
            lines[-1].append(run)
        else:
            lines.append([run])
    return [Line(tuple(sorted(line, key=lambda run: run.left)), page) for line in lines]
