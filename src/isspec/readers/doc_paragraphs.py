"""The paragraphs of an old Word file, as they are shown: without field codes, deleted and hidden text."""

from __future__ import annotations

import re
import struct
from typing import TYPE_CHECKING, NamedTuple

from isspec.readers.doc_properties import (
    BOLD,
    DELETED,
    DEPTH,
    HIDDEN,
    HUGE,
    IN_TABLE,
    LIST,
    LIST_LEVEL,
    OUTLINE,
    ROW_END,
    SYMBOL,
    character_runs,
    number_in,
    paragraph_runs,
    properties_of,
)  # fmt: skip
from isspec.readers.doc_styles import Style, read_lists, read_styles
from isspec.readers.numbering import BULLET, Counters
from isspec.readers.paragraph_styles import Role
from isspec.readers.prose import Paragraph

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping

    from isspec.readers.doc_pieces import Pieces

_STYLES, _CHARACTERS, _PARAGRAPHS, _LISTS, _OVERRIDES = 1, 12, 13, 73, 74
_PARAGRAPH_END = re.compile(r"[^\r\x07\x0c]*[\r\x07\x0c]?")
# Pictures, drawings, references to notes and comments, and hyphens that are there only where a line ends.
_SIGNS = {1: None, 2: None, 3: None, 4: None, 5: None, 8: None, 0x1F: None, 0x1E: "-", 0x0B: "\n", 0x0E: "\n"}
_FIELD, _RESULT, _FIELD_END = "\x13", "\x14", "\x15"


class Piece(NamedTuple):
    """A paragraph, and what a table must know of it."""

    paragraph: Paragraph
    ends_cell: bool
    in_table: bool
    row_end: bool
    properties: Mapping[int, bytes]


class Paragraphs:
    """Finds the paragraphs of a file in the order of its text; list numbers are counted on the way."""

    def __init__(self, pieces: Pieces) -> None:
        self._pieces = pieces
        self._runs = paragraph_runs(pieces.stream, pieces.structure(_PARAGRAPHS))
        self._styles = read_styles(pieces.structure(_STYLES))
        levels = pieces.after(_LISTS)
        self._lists = read_lists(pieces.structure(_LISTS), levels, pieces.structure(_OVERRIDES))
        self._counters = Counters()
        self._bold = bytearray(len(pieces.text))
        self._silent = _field_codes(pieces.text)
        self._symbols: set[int] = set()
        self._mark_characters()

    def between(self, start: int, end: int) -> Iterator[Piece]:
        """Yield the paragraphs of the text between two characters."""
        end = min(end, len(self._pieces.text))
        while start < end:
            match = _PARAGRAPH_END.match(self._pieces.text, start, end)
            if match is None or match.end() == start:
                return
            yield self._piece(start, match.end())
            start = match.end()

    def _piece(self, start: int, end: int) -> Piece:
        text = self._pieces.text
        run = self._runs.at(self._pieces.place_of(end - 1))
        properties = dict(run.properties) if run else {}
        if (huge := number_in(properties, HUGE)) is not None:
            properties |= self._huge(huge)
        style = self._styles.get(run.style if run else 0, Style())
        shown = [at for at in range(start, end) if not self._silent[at]]
        words = (
            "".join(BULLET if at in self._symbols else text[at] for at in shown).translate(_SIGNS).rstrip("\r\x07\x0c")
        )
        letters = [at for at in shown if not text[at].isspace() and text[at] != "\x07"]
        bold = bool(letters) and all(self._bold[at] for at in letters)
        row_end = bool(number_in(properties, ROW_END))
        outline = number_in(properties, OUTLINE)
        role = style.role or (Role("heading", outline + 1) if outline is not None and outline < 9 else None)
        label = self._label(properties, style) if words.strip() and not style.hidden else ""
        ends_cell = text[end - 1] == "\x07"
        in_table = bool(number_in(properties, IN_TABLE) or number_in(properties, DEPTH)) or ends_cell
        paragraph = Paragraph("" if style.hidden else words, role, label, bold)
        return Piece(paragraph, ends_cell, in_table, row_end, properties)

    def _label(self, properties: Mapping[int, bytes], style: Style) -> str:
        number = number_in(properties, LIST)
        number = style.list_number if number is None else number
        if number not in self._lists:
            return ""
        level = number_in(properties, LIST_LEVEL)
        level = (style.list_level or 0) if level is None else level
        identity, levels = self._lists[number]
        return self._counters.label(identity, levels, min(level, 8))

    def _huge(self, at: int) -> dict[int, bytes]:
        """Return the properties that are too many for a page and are kept in the data stream."""
        if at + 2 > len(self._pieces.data):
            return {}
        size = struct.unpack_from("<H", self._pieces.data, at)[0]
        return properties_of(self._pieces.data[at + 2 : at + 2 + size])

    def _mark_characters(self) -> None:
        """Mark the characters that are bold, and those that are hidden or deleted."""
        runs = character_runs(self._pieces.stream, self._pieces.structure(_CHARACTERS))
        starts = [*(piece.start for piece in self._pieces.pieces), len(self._pieces.text)]
        for piece, end in zip(self._pieces.pieces, starts[1:], strict=True):
            for run in runs.over(piece.place, piece.place + (end - piece.start) * piece.width):
                first = piece.start + max(0, run.start - piece.place) // piece.width
                last = min(end, piece.start + max(0, run.end - piece.place) // piece.width)
                flags = [(number_in(run.properties, key) or 0) & 1 for key in (BOLD, HIDDEN, DELETED)]
                if SYMBOL in run.properties:  # a bracket that stands for a sign of another font, mostly a bullet
                    self._symbols.update(range(first, last))
                if flags[0]:
                    self._bold[first:last] = b"\1" * (last - first)
                if flags[1] or flags[2]:
                    self._silent[first:last] = b"\1" * (last - first)


def _field_codes(text: str) -> bytearray:
    """Mark the characters of field codes, which stand before what a field shows."""
    silent = bytearray(len(text))
    codes = 0
    fields: list[bool] = []  # of each open field, whether its code is still going on
    for match in re.finditer(r"[\x13\x14\x15\r\x07]|[^\x13\x14\x15\r\x07]+", text):
        sign = match.group()
        if sign == _FIELD:
            fields.append(True)
            codes += 1
        silent_here = codes > 0 or sign in {_RESULT, _FIELD_END}
        if sign in {_RESULT, _FIELD_END} and fields:
            codes -= fields[-1]
            fields[-1] = False
            if sign == _FIELD_END:
                fields.pop()
        elif sign in {"\r", "\x07"}:  # no code goes on past a paragraph; its end would be lost in a damaged file
            fields = [False] * len(fields)
            codes, silent_here = 0, False
        if silent_here:
            silent[match.start() : match.end()] = b"\1" * (match.end() - match.start())
    return silent
