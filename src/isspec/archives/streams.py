"""One packed file: gzip, bzip2, xz and Zstandard, with a tar inside or not."""

from __future__ import annotations

import bz2
import gzip
import io
import lzma
import sys
import zlib
from pathlib import PurePosixPath
from typing import TYPE_CHECKING, cast

from isspec.archives.budget import Metered
from isspec.archives.members import DAMAGED, Member, TooLargeError, Trouble
from isspec.archives.tars import is_tar, members_of_tar
from isspec.limits import too_large

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator, Mapping

    from isspec.archives.budget import Budget

_DAMAGE = (EOFError, OSError, ValueError, zlib.error, lzma.LZMAError)
_SHORT = {".tgz": ".tar", ".tbz2": ".tar", ".tbz": ".tar", ".txz": ".tar", ".tzst": ".tar"}


def _zstandard(data: io.BytesIO) -> io.BufferedIOBase:
    if sys.version_info >= (3, 14):
        from compression.zstd import ZstdFile
    else:
        from backports.zstd import ZstdFile
    return cast("io.BufferedIOBase", ZstdFile(data))


STREAMS: Mapping[str, Callable[[io.BytesIO], io.BufferedIOBase]] = {
    ".gz": lambda data: gzip.GzipFile(fileobj=data),
    ".bz2": lambda data: bz2.BZ2File(data),
    ".xz": lambda data: lzma.LZMAFile(data),  # noqa: SIM115 - closed with its bytes
    ".zst": _zstandard,
}


def members_of_stream(kind: str, path: str, data: bytes, budget: Budget) -> Iterator[Member | Trouble]:
    """Yield the file that is packed in ``data``, or the members of the tar that is."""
    stream = _Begun(STREAMS[kind](io.BytesIO(data)))
    damage: tuple[type[Exception], ...] = _DAMAGE if kind != ".zst" else (Exception,)
    try:
        head = stream.peek()
    except damage:
        yield Trouble(None, "damaged", DAMAGED)
        return
    if is_tar(head):
        yield from members_of_tar(Metered(stream, len(data), budget), budget)
        return
    budget.count_member()
    kept = bytearray()
    trouble: Trouble | None = None
    try:
        budget.expand(stream, len(data), kept)
    except TooLargeError:
        yield Trouble(None, "too-large", too_large(budget.limits))
        return
    except _DAMAGE:
        trouble = Trouble(None, "damaged", DAMAGED)
    if kept or not trouble:
        yield Member(_inner(path), bytes(kept))
    if trouble:
        yield trouble


def _inner(path: str) -> str:
    """Return the name of what is packed.

    >>> _inner("specs/a.md.gz"), _inner("b.tgz")
    ('a.md', 'b.tar')
    """
    name = PurePosixPath(path)
    return name.with_suffix(_SHORT.get(name.suffix.lower(), "")).name if name.suffix else f"{name.name} unpacked"


class _Begun:
    """A stream whose first block can be looked at before it is read.

    ``read1`` gives what there is before it fails on what is missing; ``read`` would lose it.
    """

    def __init__(self, stream: io.BufferedIOBase) -> None:
        self._stream, self._head = stream, b""

    def peek(self) -> bytes:
        """Return the first block."""
        while len(self._head) < 512 and (chunk := self._stream.read1(512 - len(self._head))):
            self._head += chunk
        return self._head

    def read(self, size: int, /) -> bytes:
        if self._head:
            taken, self._head = self._head[:size], self._head[size:]
            return taken
        return self._stream.read1(size)
