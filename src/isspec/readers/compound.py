"""Compound files, which hold the old Word, Excel and PowerPoint: their streams, by name (MS-CFB)."""

from __future__ import annotations

import struct
from itertools import islice
from typing import TYPE_CHECKING

from isspec.readers.extract import NotReadError
from isspec.readers.parts import DAMAGED

if TYPE_CHECKING:
    from collections.abc import Iterator

MAGIC = b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1"
_LAST_SECTOR = 0xFFFFFFFA  # this and greater numbers end chains or mark special sectors
_STREAM = 2


class Compound:
    """The streams in the topmost folder of a compound file."""

    def __init__(self, data: bytes) -> None:
        self._data = data
        try:
            self._open()
        except (struct.error, IndexError) as error:
            raise NotReadError("damaged", f"the file is cut off or broken ({error}): {DAMAGED}") from None

    def _open(self) -> None:
        if self._data[:8] != MAGIC or not 7 <= self._short(30) <= 16 or not 2 <= self._short(32) <= 16:
            raise NotReadError("damaged", f"its first bytes are broken: {DAMAGED}")
        self._size = 1 << self._short(30)
        self._mini_size = 1 << self._short(32)
        self._cutoff = self._long(56)
        self._table = self._numbers(b"".join(map(self._sector, self._table_sectors())))
        self._mini_table = self._numbers(self._chain(self._long(60)))
        self._mini = b""
        self._entries: dict[str, tuple[int, int]] = {}
        directory = self._chain(self._long(48))
        start, size = struct.unpack_from("<II", directory, 116)
        self._mini = self._chain(start)[:size]
        self._list(directory)

    def _list(self, directory: bytes) -> None:
        """Note the streams of the topmost folder: those of embedded files have the same names."""
        stack, seen = [struct.unpack_from("<I", directory, 76)[0]], set[int]()
        while stack:
            entry = stack.pop()
            if entry in seen or (entry + 1) * 128 > len(directory):
                continue
            seen.add(entry)
            at = entry * 128
            length, kind, _, *beside = struct.unpack_from("<HBBII", directory, at + 64)
            stack.extend(beside)
            if kind == _STREAM:
                name = directory[at : at + max(0, min(length, 64) - 2)].decode("utf-16-le", "replace")
                self._entries[name] = struct.unpack_from("<II", directory, at + 116)

    @property
    def names(self) -> frozenset[str]:
        """The names of the streams in the topmost folder."""
        return frozenset(self._entries)

    def stream(self, name: str) -> bytes:
        """Return the bytes of a stream, or nothing if there is none of this name."""
        start, size = self._entries.get(name, (0, 0))
        if size < self._cutoff:
            pieces = (
                self._mini[at * self._mini_size : (at + 1) * self._mini_size]
                for at in self._links(start, self._mini_table)
            )
            return b"".join(islice(pieces, size // self._mini_size + 1))[:size]
        return self._chain(start)[:size]

    def _table_sectors(self) -> Iterator[int]:
        """Yield the sectors that the allocation table is in: 109 are named in the header, more in a chain."""
        named = struct.unpack_from("<109I", self._data, 76)
        following, seen = self._long(68), set[int]()
        while True:
            for at in named:
                if at < _LAST_SECTOR and at not in seen:  # a sector named twice is hostile, and would be twice as long
                    seen.add(at)
                    yield at
            if following >= _LAST_SECTOR or following in seen:
                return
            seen.add(following)
            *named_next, following = self._numbers(self._sector(following)) or (_LAST_SECTOR,)
            named = tuple(named_next)

    def _sector(self, at: int) -> bytes:
        return self._data[(at + 1) * self._size : (at + 2) * self._size]

    def _chain(self, start: int) -> bytes:
        return b"".join(map(self._sector, self._links(start, self._table)))

    @staticmethod
    def _links(start: int, table: tuple[int, ...]) -> Iterator[int]:
        seen = set[int]()
        while start < len(table) and start not in seen:
            seen.add(start)
            yield start
            start = table[start]

    @staticmethod
    def _numbers(data: bytes) -> tuple[int, ...]:
        return struct.unpack(f"<{len(data) // 4}I", data[: len(data) // 4 * 4])

    def _short(self, at: int) -> int:
        return int(struct.unpack_from("<H", self._data, at)[0])

    def _long(self, at: int) -> int:
        return int(struct.unpack_from("<I", self._data, at)[0])
