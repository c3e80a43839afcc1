"""The properties of paragraphs and characters in an old Word file, by their places in its stream (MS-DOC)."""

from __future__ import annotations

import struct
from bisect import bisect_right
from typing import TYPE_CHECKING, NamedTuple

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping

_PAGE = 512
_MOST_PAGES = 100_000
# Operand sizes by the three highest bits of a property's number; 6 is "the first byte says".
_SIZES = (1, 1, 2, 4, 2, 2, 0, 3)

IN_TABLE, ROW_END, LIST_LEVEL, LIST, OUTLINE, DEPTH, HUGE = 0x2416, 0x2417, 0x260A, 0x460B, 0x2640, 0x6649, 0x6646
DELETED, HIDDEN, BOLD, SYMBOL = 0x0800, 0x083C, 0x0835, 0x6A09
TABLE_DEFINITION, TABLE_HEADER, _TABS = 0xD608, 0x3404, 0xC615


class Run(NamedTuple):
    """Bytes of the stream whose characters share properties; ``style`` is of paragraphs only."""

    start: int
    end: int
    style: int
    properties: Mapping[int, bytes]


class Runs:
    """Runs in the order of the stream."""

    def __init__(self, runs: list[Run]) -> None:
        self.runs = sorted(runs, key=lambda run: run.start)
        self._starts = [run.start for run in self.runs]

    def at(self, place: int) -> Run | None:
        """Return the run that holds the byte at ``place``."""
        index = bisect_right(self._starts, place) - 1
        return self.runs[index] if index >= 0 and place < self.runs[index].end else None

    def over(self, start: int, end: int) -> Iterator[Run]:
        """Yield the runs that touch ``[start, end)``."""
        index = max(0, bisect_right(self._starts, start) - 1)
        while index < len(self.runs) and self.runs[index].start < end:
            if self.runs[index].end > start:
                yield self.runs[index]
            index += 1


def paragraph_runs(stream: bytes, plc: bytes) -> Runs:
    """Return the properties of paragraphs from the pages that ``plc`` lists."""
    return Runs([run for page in _pages(stream, plc) for run in _runs(page, 13, paragraphs=True)])


def character_runs(stream: bytes, plc: bytes) -> Runs:
    """Return the properties of characters from the pages that ``plc`` lists."""
    return Runs([run for page in _pages(stream, plc) for run in _runs(page, 1, paragraphs=False)])


def _pages(stream: bytes, plc: bytes) -> Iterator[bytes]:
    count = min((len(plc) - 4) // 8, _MOST_PAGES)
    if count < 1:
        return
    numbers = struct.unpack_from(f"<{count}I", plc, 4 * (count + 1))
    for number in dict.fromkeys(number & 0x3FFFFF for number in numbers):
        page = stream[number * _PAGE : (number + 1) * _PAGE]
        if len(page) == _PAGE:
            yield page


def _runs(page: bytes, entry: int, *, paragraphs: bool) -> Iterator[Run]:
    count = page[-1]
    if not 0 < count <= (_PAGE - 5) // (4 + entry):
        return
    places = struct.unpack_from(f"<{count + 1}I", page)
    for number in range(count):
        at = page[4 * (count + 1) + entry * number] * 2
        style, grpprl = 0, b""
        if at and paragraphs:
            length = page[at] * 2 - 1
            if page[at] == 0:
                at += 1
                length = page[at] * 2
            body = page[at + 1 : at + 1 + length]
            if len(body) >= 2:
                style, grpprl = struct.unpack_from("<H", body)[0], body[2:]
        elif at:
            grpprl = page[at + 1 : at + 1 + page[at]]
        yield Run(places[number], places[number + 1], style, properties_of(grpprl))


def properties_of(grpprl: bytes) -> dict[int, bytes]:
    """Return a list of properties: number to operand."""
    found: dict[int, bytes] = {}
    at = 0
    while at + 2 < len(grpprl):
        number = struct.unpack_from("<H", grpprl, at)[0]
        at += 2
        size = _SIZES[number >> 13]
        if number == TABLE_DEFINITION:
            size = struct.unpack_from("<H", grpprl, at)[0] - 1 if at + 2 <= len(grpprl) else 0
            at += 2
        elif not size:
            size = grpprl[at]
            at += 1
            if number == _TABS and size == 255:  # its length must be counted, and no property after it is wanted
                return found
        found[number] = grpprl[at : at + size]
        at += max(0, size)
    return found


def number_in(properties: Mapping[int, bytes], number: int) -> int | None:
    """Return the operand of a property as an unsigned number, or ``None`` if the property is not given."""
    operand = properties.get(number)
    return int.from_bytes(operand, "little") if operand else None
