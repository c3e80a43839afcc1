"""Tar, read as a stream: nothing is believed of what a header says comes later."""

from __future__ import annotations

import tarfile
from typing import TYPE_CHECKING, Self

from isspec.archives.members import DAMAGED, NOT_A_FILE, Member, TooLargeError, Trouble
from isspec.archives.naming import is_hidden
from isspec.limits import too_large

if TYPE_CHECKING:
    from collections.abc import Iterator

    from isspec.archives.budget import Budget, Stream

_BLOCK = 512
_NO_END = "the archive breaks off, and what came before was read: ask for it again"
# What tarfile and decompressors raise on damaged data.
DAMAGE = (tarfile.TarError, EOFError, OSError, ValueError, IndexError, KeyError, OverflowError, RecursionError)


def is_tar(head: bytes) -> bool:
    """Return whether ``head``, the first bytes of something, is the header of a tar."""
    if head[257:262] == b"ustar":
        return True
    try:
        tarfile.TarInfo.frombuf(head[:_BLOCK], "utf-8", "surrogateescape")
    except (tarfile.HeaderError, ValueError, IndexError):
        return False
    return True


class _Header(tarfile.TarInfo):
    """A header that says when it is broken: tarfile takes it for the end, and what comes after would be lost."""

    @classmethod
    def fromtarfile(cls, archive: tarfile.TarFile) -> Self:
        try:
            return super().fromtarfile(archive)
        except tarfile.EOFHeaderError:  # type: ignore[attr-defined]
            archive.ended = True  # type: ignore[attr-defined]
            raise
        except tarfile.InvalidHeaderError as error:  # type: ignore[attr-defined]
            raise tarfile.ReadError(str(error)) from error


def members_of_tar(stream: Stream, budget: Budget) -> Iterator[Member | Trouble]:
    """Yield what is in a tar that is read from ``stream``."""
    try:
        archive = tarfile.open(fileobj=stream, mode="r|", tarinfo=_Header)  # type: ignore[call-overload]  # noqa: SIM115
        for entry in archive:
            archive.members = []  # or it keeps the headers of all
            if entry.isdir() or is_hidden(entry.name):
                continue
            budget.count_member()
            if not entry.isreg():
                yield Trouble(entry.name, "not-a-file", NOT_A_FILE)
            elif entry.size > budget.limits.size:
                yield Trouble(entry.name, "too-large", too_large(budget.limits))
                if entry.size > budget.limits.unpacked:
                    return  # a claim that nothing could hold; tarfile would look for its end for hours
            else:
                yield _member(archive, entry, budget)
        if not getattr(archive, "ended", False):
            yield Trouble(None, "damaged", _NO_END)
    except DAMAGE:
        yield Trouble(None, "damaged", DAMAGED)


def _member(archive: tarfile.TarFile, entry: tarfile.TarInfo, budget: Budget) -> Member | Trouble:
    content = archive.extractfile(entry)
    assert content is not None  # it is a regular file
    kept = bytearray()
    try:
        while chunk := content.read(1 << 18):
            kept += chunk
            if len(kept) > budget.limits.size:
                raise TooLargeError
    except TooLargeError:
        return Trouble(entry.name, "too-large", too_large(budget.limits))
    if len(kept) < entry.size:
        return Trouble(entry.name, "damaged", DAMAGED)
    return Member(entry.name, bytes(kept))
