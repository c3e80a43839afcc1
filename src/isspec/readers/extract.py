"""What a reader of bytes gives back: text of its own making, with the marks by which a person finds a place."""

from __future__ import annotations

from typing import TYPE_CHECKING, NamedTuple

if TYPE_CHECKING:
    from isspec.types import Block, Machine, Mark


class Extract(NamedTuple):
    """Text taken out of a file that is no text, its blocks, and its marks ("p. 3", "slide 2", "Sheet1!B4").

    A definition for machines is its own text: the decoded file, whose elements are blocks, and what it is.
    ``left_out`` says what could not be read, and what helps, of a file that was read otherwise.
    """

    title: str | None
    text: str
    blocks: tuple[Block, ...]
    marks: tuple[Mark, ...] = ()
    machine: Machine | None = None
    left_out: str | None = None


class NotReadError(Exception):
    """A file that a reader cannot read. It leaves the readers as a ``Problem`` and never the package.

    ``code`` is short, stable and documented in docs/problems.md; ``cure`` says what the user can do.
    """

    def __init__(self, code: str, cure: str) -> None:
        super().__init__(f"{code}: {cure}")
        self.code = code
        self.cure = cure
