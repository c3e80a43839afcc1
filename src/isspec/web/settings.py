"""What the local site allows, as one frozen value."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from isspec.limits import DEFAULTS, Limits

if TYPE_CHECKING:
    from pathlib import Path

LOOPBACK = ("127.0.0.1", "localhost", "[::1]")


@dataclass(frozen=True, slots=True, kw_only=True)
class Settings:
    """``hosts`` are the names, without a port, by which a browser may ask for the site.

    ``upload`` is the most bytes of one upload, ``files`` the most files in it. ``waiting`` is how many bundles may
    wait to be judged, ``held`` how many judged ones are held in memory; the oldest are dropped. ``keep`` is a folder in
    which reports are kept; without one, nothing is.
    """

    hosts: tuple[str, ...] = LOOPBACK
    upload: int = 256 << 20
    files: int = 1000
    waiting: int = 100
    held: int = 100
    keep: Path | None = None
    limits: Limits = DEFAULTS
