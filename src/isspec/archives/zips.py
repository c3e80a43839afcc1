"""Zip: by its directory, or where that is lost by the headers before the members."""

from __future__ import annotations

import io
import stat
import struct
import zipfile
import zlib
from typing import TYPE_CHECKING

from isspec.archives.members import DAMAGED, ENCRYPTED, NOT_A_FILE, Member, TooLargeError, Trouble
from isspec.archives.naming import is_hidden
from isspec.limits import too_large

if TYPE_CHECKING:
    from collections.abc import Iterator

    from isspec.archives.budget import Budget

_HEADER = struct.Struct("<4s5H3L2H")
_MARK = b"PK\x03\x04"
_ENCRYPTED = 1
# What zipfile raises on damaged members; NotImplementedError is a compression that it does not know.
_DAMAGE = (zipfile.BadZipFile, zlib.error, EOFError, OSError, ValueError, IndexError, struct.error, NotImplementedError)


def members_of_zip(data: bytes, budget: Budget) -> Iterator[Member | Trouble]:
    """Yield what is in a zip."""
    try:
        archive = zipfile.ZipFile(io.BytesIO(data))
        entries = archive.infolist()
    except (*_DAMAGE, UnicodeDecodeError):
        yield from _salvaged(data, budget)
        yield Trouble(None, "damaged", DAMAGED)
        return
    for entry in entries:
        if entry.filename.endswith("/") or is_hidden(entry.filename):
            continue
        budget.count_member()
        if stat.S_IFMT(entry.external_attr >> 16) not in (0, stat.S_IFREG):
            yield Trouble(entry.filename, "not-a-file", NOT_A_FILE)
        elif entry.flag_bits & _ENCRYPTED:
            yield Trouble(entry.filename, "encrypted", ENCRYPTED)
        else:
            yield _member(archive, entry, budget)


def _member(archive: zipfile.ZipFile, entry: zipfile.ZipInfo, budget: Budget) -> Member | Trouble:
    kept = bytearray()
    try:
        with archive.open(entry) as stream:
            budget.expand(stream, entry.compress_size, kept)
    except TooLargeError:
        return Trouble(entry.filename, "too-large", too_large(budget.limits))
    except (*_DAMAGE, RuntimeError):
        return Trouble(entry.filename, "damaged", DAMAGED)
    return Member(entry.filename, bytes(kept))


def _salvaged(data: bytes, budget: Budget) -> Iterator[Member | Trouble]:
    """Yield the members that are whole in a zip without its directory, which stands at the end and is cut off first."""
    at = data.find(_MARK)
    while 0 <= at <= len(data) - _HEADER.size:
        _, _, flags, method, _, _, crc, packed, _, name_length, extra_length = _HEADER.unpack_from(data, at)
        start = at + _HEADER.size + name_length + extra_length
        name = data[at + _HEADER.size : at + _HEADER.size + name_length].decode("utf-8", "replace")
        end = start
        if name and not name.endswith("/") and not is_hidden(name):
            budget.count_member()
            if flags & _ENCRYPTED:
                yield Trouble(name, "encrypted", ENCRYPTED)
            else:
                content, end = _content(data, start, method, packed, budget)
                whole = content is not None and (zlib.crc32(content) == crc or (flags & 8 and not crc))
                yield Member(name, content) if content is not None and whole else Trouble(name, "damaged", DAMAGED)
        at = data.find(_MARK, max(end, at + 4))


def _content(data: bytes, start: int, method: int, packed: int, budget: Budget) -> tuple[bytes | None, int]:
    """Return a member's bytes, if they are all there, and where they end."""
    if method == zipfile.ZIP_STORED:
        end = start + packed
        return (data[start:end] if packed and end <= len(data) else None), start
    if method != zipfile.ZIP_DEFLATED:
        return None, start
    stream = _Inflating(data, start)
    kept = bytearray()
    try:
        budget.expand(stream, len(data) - start, kept)
    except (zlib.error, TooLargeError):
        return None, start
    return (bytes(kept), stream.at) if stream.whole else (None, start)


class _Inflating:
    """A deflated stream inside ``data``, whose length nobody knows."""

    def __init__(self, data: bytes, start: int) -> None:
        self._data, self._next = data, start
        self._inflate = zlib.decompressobj(-15)

    @property
    def whole(self) -> bool:
        """Whether the stream came to its own end."""
        return self._inflate.eof

    @property
    def at(self) -> int:
        """Where the first byte after the stream is."""
        return self._next - len(self._inflate.unused_data)

    def read(self, size: int, /) -> bytes:
        while not self._inflate.eof:
            chunk = self._inflate.unconsumed_tail
            if not chunk:
                chunk = self._data[self._next : self._next + 65536]
                self._next += len(chunk)
            if not chunk:
                return b""
            if expanded := self._inflate.decompress(chunk, size):
                return expanded
        return b""
