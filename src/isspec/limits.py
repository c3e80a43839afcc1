"""How much of anything isspec takes on before it says so: the options that keep a run bounded."""

from __future__ import annotations

from dataclasses import dataclass


@dataclass(frozen=True, slots=True, kw_only=True)
class Limits:
    """The most that one input may cost. What goes beyond becomes a ``Problem`` that names the option to raise.

    ``size``: bytes of one file, packed or not. ``seconds`` (of processor time) and ``memory`` (bytes): of reading one
    file in a process of its own, and of unpacking one archive. ``characters``: of one document's text. ``statements``:
    judged of one.
    ``depth``: archives in archives. ``members`` and ``unpacked`` (bytes): of one archive with all archives in it.
    ``ratio``: how many times larger than packed, which counts from ``RATIO_FROM`` bytes on.
    """

    size: int = 64 << 20
    seconds: float = 30.0
    memory: int = 1 << 30
    characters: int = 10_000_000
    statements: int = 20_000
    depth: int = 4
    members: int = 10_000
    unpacked: int = 1 << 30
    ratio: int = 200


DEFAULTS = Limits()
# Small things may be packed as tightly as they like: a page of blanks is no bomb.
RATIO_FROM = 16 << 20


def too_large(limits: Limits) -> str:
    """Return what is said of a file that has more bytes than it may."""
    return f"larger than {limits.size >> 20} MiB: give the chapters as files of their own, or raise --max-size"


def too_long(limits: Limits) -> str:
    """Return what is said of a text that has more characters than it may."""
    return f"longer than {limits.characters:,} characters: give the chapters as files of their own"


def too_many_statements(limits: Limits) -> str:
    """Return what is said of a document of which only the beginning is judged."""
    return (
        f"only its first {limits.statements:,} statements are judged: give the chapters that matter as files of their "
        "own, or raise --max-statements"
    )
