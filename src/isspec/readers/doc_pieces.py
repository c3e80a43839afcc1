"""The text of an old Word file: its characters in the order of the piece table, each with its place in the stream."""

from __future__ import annotations

import struct
from bisect import bisect_right
from typing import NamedTuple

from isspec.readers.compound import Compound
from isspec.readers.extract import NotReadError
from isspec.readers.parts import DAMAGED

_IDENTITY, _WORD_97 = 0xA5EC, 0xC1
_ENCRYPTED, _WHICH_TABLE = 0x0100, 0x0200
_COMPRESSED = 0x40000000
# Where the header names the lengths of the parts of the text (MS-DOC, FibRgLw97), and its table of offsets.
_LENGTHS, _OFFSETS = 0x4C, 0x9A
_CLX = 33
# Where cp1252, the encoding of runs of one byte a character, is not Latin-1.
_ANSI = {byte: bytes([byte]).decode("cp1252", "ignore") or chr(byte) for byte in range(0x80, 0xA0)}


class Lengths(NamedTuple):
    """How many characters each part of the text has; the parts follow one another in this order."""

    main: int
    footnotes: int
    headers: int
    macros: int
    comments: int
    endnotes: int
    boxes: int
    header_boxes: int


class Piece(NamedTuple):
    """A run of text: its first character, its place in the stream, and the bytes a character takes."""

    start: int
    place: int
    width: int


class Pieces:
    """An opened file: its text, and the streams and offsets from which properties are read."""

    def __init__(self, data: bytes) -> None:
        compound = Compound(data)
        self.stream = compound.stream("WordDocument")
        identity, version = struct.unpack_from("<HH", self.stream) if len(self.stream) > 0x200 else (0, 0)
        if not identity:
            raise NotReadError("damaged", f"the part with its text is cut off: {DAMAGED}")
        flags = struct.unpack_from("<H", self.stream, 0x0A)[0]
        if flags & _ENCRYPTED:
            raise NotReadError("encrypted", "it needs a password: save a copy without one")
        if identity != _IDENTITY or version < _WORD_97:
            raise NotReadError("unsupported-format", "this is Word 95 or older: open it in Word, and save it as .docx")
        self.table = compound.stream("1Table" if flags & _WHICH_TABLE else "0Table")
        self.data = compound.stream("Data")
        self.lengths = Lengths(*(max(0, n) for n in struct.unpack_from("<8i", self.stream, _LENGTHS)))
        self.pieces: list[Piece] = []
        self.text = self._read(self.structure(_CLX))
        if not self.text:
            raise NotReadError("damaged", f"the list of its pieces of text is broken: {DAMAGED}")

    def structure(self, index: int) -> bytes:
        """Return the bytes of the table stream that the header's pair of offset and length number ``index`` names."""
        at, length = struct.unpack_from("<II", self.stream, _OFFSETS + 8 * index)
        return self.table[at : at + length]

    def after(self, index: int) -> bytes:
        """Return what follows a structure in the table stream."""
        at, length = struct.unpack_from("<II", self.stream, _OFFSETS + 8 * index)
        return self.table[at + length :]

    def place_of(self, at: int) -> int:
        """Return the place in the stream of character ``at``."""
        piece = self.pieces[max(0, bisect_right(self.pieces, at, key=lambda piece: piece.start) - 1)]
        return piece.place + (at - piece.start) * piece.width

    def _read(self, clx: bytes) -> str:
        at = 0
        while at + 3 <= len(clx) and clx[at] == 1:  # properties that pieces have been given since the last full save
            at += 3 + struct.unpack_from("<H", clx, at + 1)[0]
        if at + 5 > len(clx) or clx[at] != 2:
            return ""
        plc = clx[at + 5 : at + 5 + struct.unpack_from("<I", clx, at + 1)[0]]
        count = (len(plc) - 4) // 12
        if count < 1:
            return ""
        starts = struct.unpack_from(f"<{count + 1}I", plc)
        texts: list[str] = []
        length = 0
        for number in range(count):
            size = starts[number + 1] - starts[number]
            if not 0 < size <= len(self.stream):
                continue
            place = struct.unpack_from("<I", plc, 4 * (count + 1) + 8 * number + 2)[0]
            width = 1 if place & _COMPRESSED else 2
            place = (place & ~_COMPRESSED) // 2 if width == 1 else place
            raw = self.stream[place : place + size * width]
            text = _decoded(raw, width).ljust(size, "\0")
            self.pieces.append(Piece(length, place, width))
            texts.append(text)
            length += size
            if length > len(self.stream):  # pieces that share their text are hostile
                break
        return "".join(texts)


def _decoded(raw: bytes, width: int) -> str:
    """Return the characters of ``raw``, one for each of its units: halves of surrogate pairs stay halves."""
    if width == 1:
        return raw.decode("latin-1").translate(_ANSI)
    return "".join(map(chr, struct.unpack(f"<{len(raw) // 2}H", raw[: len(raw) // 2 * 2])))
