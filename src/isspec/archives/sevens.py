"""7-Zip, by py7zr into memory, where its extra is installed."""

from __future__ import annotations

import io
from typing import TYPE_CHECKING, Any

from isspec.archives.members import DAMAGED, ENCRYPTED, ExhaustedError, Member, Trouble
from isspec.archives.naming import is_hidden
from isspec.limits import too_large

if TYPE_CHECKING:
    from collections.abc import Iterator

    from isspec.archives.budget import Budget


def members_of_seven(data: bytes, budget: Budget) -> Iterator[Member | Trouble]:
    """Yield what is in a 7z; ``ModuleNotFoundError`` without py7zr."""
    import py7zr

    factory = _Factory(budget, len(data))
    trouble: Trouble | None = None
    try:
        with py7zr.SevenZipFile(io.BytesIO(data)) as archive:
            if archive.needs_password():
                yield Trouble(None, "encrypted", ENCRYPTED)
                return
            listed = archive.list()
            for entry in listed:
                if not entry.is_directory:
                    budget.count_member()
            wanted = [entry.filename for entry in listed if not entry.is_directory and not is_hidden(entry.filename)]
            archive.extract(targets=wanted, factory=factory)
    except (ExhaustedError, MemoryError):
        raise
    except py7zr.exceptions.PasswordRequired:
        trouble = Trouble(None, "encrypted", ENCRYPTED)
    except Exception as error:  # py7zr raises of many kinds on damaged archives
        if factory.exhausted:
            raise factory.exhausted from error
        trouble = Trouble(None, "damaged", DAMAGED)
    for name, sink in factory.sinks.items():
        if sink.too_large:
            yield Trouble(name, "too-large", too_large(budget.limits))
        elif sink.closed or not trouble:
            yield Member(name, bytes(sink.kept))
    if trouble:
        yield trouble


class _Factory:
    """Gives py7zr a place in memory for each member; it never gets to the disk."""

    def __init__(self, budget: Budget, packed: int) -> None:
        self.sinks: dict[str, _Sink] = {}
        self.exhausted: ExhaustedError | None = None
        self._budget, self._packed, self._taken = budget, packed, 0

    def create(self, filename: str) -> Any:
        self.sinks[filename] = sink = _Sink(self)
        return sink

    def take(self, sink: _Sink, chunk: bytes) -> None:
        self._taken += len(chunk)
        try:
            self._budget.count_bytes(len(chunk), self._packed, self._taken)
        except ExhaustedError as error:
            self.exhausted = error
            raise
        if len(sink.kept) + len(chunk) > self._budget.limits.size:
            sink.too_large = True
        else:
            sink.kept += chunk


class _Sink:
    """What py7zr writes a member to."""

    def __init__(self, factory: _Factory) -> None:
        self._factory = factory
        self.kept = bytearray()
        self.too_large = self.closed = False

    def write(self, chunk: bytes | bytearray) -> int:
        self._factory.take(self, bytes(chunk))
        return len(chunk)

    def read(self, size: int | None = None) -> bytes:
        return bytes(self.kept[:size])

    def seek(self, offset: int, whence: int = 0) -> int:
        return 0

    def flush(self) -> None:
        return None

    def size(self) -> int:
        return len(self.kept)

    def close(self) -> None:
        self.closed = True
