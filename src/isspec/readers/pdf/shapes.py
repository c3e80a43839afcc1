"""What stands on a page and where: words, runs of words and rules, in points from the page's upper left corner."""

from __future__ import annotations

from dataclasses import dataclass
from functools import cached_property
from statistics import median
from typing import NamedTuple


class Box(NamedTuple):
    """A rectangle; ``top`` is above ``bottom``, and so the smaller number."""

    left: float
    top: float
    right: float
    bottom: float

    def holds(self, x: float, y: float) -> bool:
        """Say whether a point is inside."""
        return self.left <= x <= self.right and self.top <= y <= self.bottom


class Font(NamedTuple):
    """How a word is set; ``size`` is in points as they are seen, whatever the page scales."""

    size: float
    bold: bool = False
    fixed: bool = False


class Word(NamedTuple):
    """One word; ``base`` is the line it stands on, ``aslant`` that it does not run as most of its page."""

    text: str
    left: float
    right: float
    base: float
    font: Font
    aslant: bool = False


class Rule(NamedTuple):
    """A straight stroke along an axis, from ``start`` to ``end``, at ``at`` on the other axis."""

    at: float
    start: float
    end: float


@dataclass(frozen=True)
class Table:
    """A table on a page: the words of each cell, row by row; ``None`` where a cell is part of another one."""

    box: Box
    rows: tuple[tuple[tuple[Word, ...] | None, ...], ...]


@dataclass(frozen=True)
class Run:
    """Words of one line that follow each other without a wide gap: a line of a column, or of a cell.

    A table takes part in the order of reading as a run of one word without letters.
    """

    words: tuple[Word, ...]
    table: Table | None = None

    @cached_property
    def text(self) -> str:
        """The words with one space between them."""
        return " ".join(word.text for word in self.words)

    @cached_property
    def font(self) -> Font:
        """The size of most letters; bold or fixed if nearly all words are."""
        letters = sum(len(word.text) for word in self.words)
        sizes: dict[float, int] = {}
        for word in self.words:
            sizes[word.font.size] = sizes.get(word.font.size, 0) + len(word.text)
        bold = sum(len(word.text) for word in self.words if word.font.bold)
        fixed = sum(len(word.text) for word in self.words if word.font.fixed)
        return Font(max(sizes, key=lambda size: (sizes[size], size)), bold >= 0.9 * letters, fixed >= 0.9 * letters)

    @cached_property
    def left(self) -> float:
        """Where the first word begins."""
        return self.words[0].left

    @cached_property
    def right(self) -> float:
        """Where the last word ends."""
        return max(word.right for word in self.words)

    @cached_property
    def base(self) -> float:
        """The line that most words stand on."""
        return median(word.base for word in self.words)


@dataclass(frozen=True)
class Page:
    """One page as it is seen, already turned upright."""

    number: int
    width: float
    height: float
    words: tuple[Word, ...]
    across: tuple[Rule, ...] = ()
    down: tuple[Rule, ...] = ()
    pictures: int = 0


@dataclass(frozen=True)
class Line:
    """The runs that stand side by side in one column of a page, from left to right."""

    runs: tuple[Run, ...]
    page: int

    @cached_property
    def text(self) -> str:
        """All runs with one space between them."""
        return " ".join(run.text for run in self.runs)

    @cached_property
    def font(self) -> Font:
        """The font of the longest run; bold if all are."""
        font = max(self.runs, key=lambda run: len(run.text)).font
        return font._replace(bold=all(run.font.bold for run in self.runs))

    @property
    def table(self) -> Table | None:
        """The table that stands for the line, if it is one."""
        return next((run.table for run in self.runs if run.table), None)

    @property
    def left(self) -> float:
        """Where the line begins."""
        return self.runs[0].left

    @property
    def right(self) -> float:
        """Where the line ends."""
        return self.runs[-1].right

    @property
    def base(self) -> float:
        """The line that it stands on."""
        return self.runs[0].base
