"""What comes out of an archive: members, and what could not be had."""

from __future__ import annotations

from dataclasses import dataclass, field

DAMAGED = "the archive is damaged, and what could be read of it was read: ask for it again"
ENCRYPTED = "it needs a password: give the archive unpacked, or packed without one"
EMPTY = "there is no document in this archive: ask for it again"
NOT_A_FILE = "a link or a device in an archive is not followed: pack the file that it stands for"


@dataclass(frozen=True, slots=True)
class Member:
    """A file in an archive, under the name that the archive gives it, whatever that is."""

    name: str
    data: bytes = field(repr=False)


@dataclass(frozen=True, slots=True)
class Trouble:
    """Why a member, or with no ``name`` the rest of the archive, cannot be had; it becomes a ``Problem``."""

    name: str | None
    code: str
    cure: str


class ExhaustedError(Exception):
    """A limit that holds for the outermost archive is reached: nothing more is taken out of it."""

    def __init__(self, cure: str) -> None:
        super().__init__(cure)
        self.cure = cure


class TooLargeError(Exception):
    """A member is larger than one file may be; the others can be had."""
