"""Office files that a password locks: they are recognised, and not read."""

from __future__ import annotations

from typing import NoReturn

from isspec.readers.extract import NotReadError


def read_encrypted(data: bytes) -> NoReturn:
    """Say that the file needs a password."""
    raise NotReadError("encrypted", "it needs a password: save a copy without one")
