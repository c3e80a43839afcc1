"""How a document is set as a whole: the size and leading of its prose, its words. Lines are judged against it."""

from __future__ import annotations

import re
from collections import Counter
from itertools import pairwise
from typing import TYPE_CHECKING, NamedTuple

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

    from isspec.readers.pdf.shapes import Line

_WORD = re.compile(r"[^\W\d_]+(?:-[^\W\d_]+)*")

_COMMON = 0.15


class Look(NamedTuple):
    """``leading`` is by size of type; ``fixed`` says that the prose itself is set like a typescript."""

    size: float
    leading: Mapping[float, float]
    fixed: bool
    words: Mapping[str, int]

    def leading_of(self, size: float) -> float:
        """Return the usual distance of two lines of a paragraph in this size."""
        return self.leading.get(size, 1.2 * size)


def look_of(columns: Sequence[Sequence[Line]]) -> Look:
    """Measure a document."""
    letters: Counter[float] = Counter()
    fixed = 0
    gaps: dict[float, Counter[float]] = {}
    words: Counter[str] = Counter()
    for column in columns:
        for line in column:
            size, of_line = line.font.size, len(line.text)
            letters[size] += of_line
            fixed += of_line if line.font.fixed else 0
            # The end of a line may hold half a word; joining asks for whole ones.
            words.update(word.casefold() for word in _WORD.findall(line.text.rpartition(" ")[0]))
        for one, other in pairwise(column):
            gap = other.base - one.base
            if one.font.size == other.font.size and 0.8 * one.font.size < gap < 2.6 * one.font.size:
                gaps.setdefault(one.font.size, Counter())[round(gap * 2) / 2] += 1
    # Tables may hold more letters than the prose around them, in a smaller size.
    size = max((size for size, count in letters.items() if count >= _COMMON * letters.total()), default=10.0)
    leading = {size: _usual(of_size) for size, of_size in gaps.items()}
    return Look(size, leading, fixed > 0.5 * letters.total(), words)


def _usual(gaps: Counter[float]) -> float:
    """Return the smallest gap that is common: larger ones stand between paragraphs."""
    most = max(gaps.values())
    return min(gap for gap, count in gaps.items() if count * 4 >= most)
