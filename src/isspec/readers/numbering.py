"""The numbers that word processors put before paragraphs: they are counted, and stand nowhere in the text."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, NamedTuple

if TYPE_CHECKING:
    from collections.abc import Hashable, Mapping

_ROMAN = ((1000, "m"), (900, "cm"), (500, "d"), (400, "cd"), (100, "c"), (90, "xc"), (50, "l"), (40, "xl"), (10, "x"),
          (9, "ix"), (5, "v"), (4, "iv"), (1, "i"))  # fmt: skip
_HIGHEST = 100_000
_PLACEHOLDER = re.compile(r"%([1-9])")
BULLET = "•"


class Level(NamedTuple):
    """How one level of a list is numbered: ``%1.%2`` in ``pattern`` stands for the numbers of the first two levels."""

    style: str = "decimal"
    pattern: str = "%1."
    start: int = 1


class Counters:
    """Counts the paragraphs of each list."""

    def __init__(self) -> None:
        self._counts: dict[Hashable, dict[int, int]] = {}

    def label(self, list_name: Hashable, levels: Mapping[int, Level], level: int) -> str:
        """Count a paragraph at ``level`` (from 0) of a list, and return what stands before it."""
        counts = self._counts.setdefault(list_name, {})
        here = levels.get(level, Level())
        counts[level] = counts.get(level, here.start - 1) + 1
        for deeper in [other for other in counts if other > level]:
            del counts[deeper]
        if here.style == "bullet":
            return BULLET
        if here.style == "none":
            return ""

        def number(match: re.Match[str]) -> str:
            at = int(match[1]) - 1
            its = levels.get(at, Level())
            return numeral(counts.get(at, its.start), its.style)

        return _PLACEHOLDER.sub(number, here.pattern).strip()


def numeral(number: int, style: str) -> str:
    """Return ``number`` in a style, by its OOXML name.

    >>> numeral(4, "lowerRoman"), numeral(28, "upperLetter"), numeral(3, "decimalZero"), numeral(7, "decimal")
    ('iv', 'BB', '03', '7')
    """
    if not 0 < number < _HIGHEST:
        return str(number)
    if style.endswith("Roman"):
        digits = ""
        for value, sign in _ROMAN:
            digits += sign * (number // value)
            number %= value
        return digits if style.startswith("lower") else digits.upper()
    if style.endswith("Letter"):
        letter = chr(ord("a") + (number - 1) % 26) * ((number - 1) // 26 % 20 + 1)
        return letter if style.startswith("lower") else letter.upper()
    return f"{number:02}" if style == "decimalZero" else str(number)
