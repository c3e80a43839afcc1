"""What unpacking may still cost: one budget for an archive and all archives in it."""

from __future__ import annotations

from typing import TYPE_CHECKING

from isspec.archives.members import ExhaustedError, TooLargeError
from isspec.limits import RATIO_FROM

if TYPE_CHECKING:
    from typing import Protocol

    from isspec.limits import Limits

    class Stream(Protocol):
        """Anything with bytes to read."""

        def read(self, size: int, /) -> bytes:
            """Return at most ``size`` bytes, none at the end."""


_CHUNK = 1 << 18


class Budget:
    """Counts members and expanded bytes, and raises when there are too many."""

    def __init__(self, limits: Limits) -> None:
        self.limits = limits
        self._members = 0
        self._bytes = 0

    def count_member(self) -> None:
        """Take note of a member, whether or not it can be read."""
        self._members += 1
        if self._members > self.limits.members:
            raise ExhaustedError(
                f"more than {self.limits.members:,} files are in it: give it in parts, or raise --max-members"
            )

    def count_bytes(self, count: int, packed: int, so_far: int) -> None:
        """Take note of ``count`` bytes more, after which a stream of ``packed`` bytes has given ``so_far``."""
        self._bytes += count
        if self._bytes > self.limits.unpacked:
            raise ExhaustedError(
                f"more than {self.limits.unpacked >> 20} MiB come out of it: give it in parts, or raise --max-unpacked"
            )
        if so_far > RATIO_FROM and so_far > packed * self.limits.ratio:
            raise ExhaustedError(
                f"more than {self.limits.ratio} times its size comes out of it, as of a bomb: give the files unpacked"
            )

    def expand(self, stream: Stream, packed: int, kept: bytearray) -> None:
        """Read ``stream`` to its end into ``kept``, which holds what came before an error, too."""
        while chunk := stream.read(_CHUNK):
            self.count_bytes(len(chunk), packed, len(kept) + len(chunk))
            kept += chunk
            if len(kept) > self.limits.size:
                raise TooLargeError


class Metered:
    """A stream whose bytes are counted as they are read, for formats that others parse."""

    def __init__(self, stream: Stream, packed: int, budget: Budget) -> None:
        self._stream, self._packed, self._budget = stream, packed, budget
        self._read = 0

    def read(self, size: int = -1) -> bytes:
        """Return at most ``size`` bytes, none at the end."""
        parts: list[bytes] = []
        while size != 0:
            chunk = self._stream.read(min(size, _CHUNK) if size > 0 else _CHUNK)
            if not chunk:
                break
            self._read += len(chunk)
            self._budget.count_bytes(len(chunk), self._packed, self._read)
            parts.append(chunk)
            size -= len(chunk) if size > 0 else 0
        return b"".join(parts)
