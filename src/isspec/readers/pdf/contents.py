"""Tables of contents, which are furniture: dotted lines that end in a page, and what stands between them."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Sequence

    from isspec.readers.pdf.shapes import Line

_DOTTED = re.compile(r".*?(?:[.…_·]\s?){4,}\s*[\divxlcA-Z-]{0,7}$")
_NAMED = re.compile(
    r"(?:\d{1,2}\.?\s+)?(?:(?:table of )?contents|list of (?:figures|tables|requirements)|figures|tables|index)\W*$",
    re.IGNORECASE,
)
_ENTRY = re.compile(r".*\S\s+(?:\d{1,4}|[ivxl]{1,6}|[A-Z]-\d{1,3})$")


def contents_of(lines: Sequence[Line], inside: bool = False) -> tuple[list[bool], bool]:
    """Say of each line of a column whether it is of a table of contents, and whether the column ends within one.

    ``inside``: the column before ended within one.
    """
    dotted = [not line.table and bool(_DOTTED.match(line.text[:400])) for line in lines]
    found = list(dotted)
    for at, line in enumerate(lines):
        # An entry that takes two lines has its dots on the second.
        if not dotted[at] and any(dotted[max(at - 2, 0) : at]) and any(dotted[at + 1 : at + 2]):
            found[at] = True
        if inside and not found[at] and not line.table and _ENTRY.match(line.text) and len(line.text) < 150:
            found[at] = True
        elif inside and not any(dotted[at : at + 3]) and not _entries(lines[at : at + 3]):
            inside = False
        if _NAMED.match(line.text) and (any(dotted[at : at + 4]) or _entries(lines[at + 1 : at + 6])):
            inside = True
            found[at] = True
    return found, inside and bool(lines) and found[-1]


def _entries(lines: Sequence[Line]) -> bool:
    return sum(bool(_ENTRY.match(line.text)) for line in lines if not line.table) >= max(2, len(lines) - 2)
