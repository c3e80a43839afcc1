"""One text out of the pieces of a file, such as the cells of a notebook or the messages of a mailbox."""

from __future__ import annotations

from typing import TYPE_CHECKING

from isspec.readers.extract import Extract
from isspec.types import Block, Mark, Span

if TYPE_CHECKING:
    from collections.abc import Iterable

    from isspec.types import BlockKind

_GAP = "\n\n"
_DEEPEST = 8


class Joined:
    """The text so far: each piece is kept as it is, and its blocks move to where it stands."""

    def __init__(self) -> None:
        self._parts: list[str] = []
        self._length = 0
        self._blocks: list[Block] = []
        self._marks: list[Mark] = []

    def mark(self, name: str) -> None:
        """Say where a person finds the pieces that follow."""
        start = self._length + (len(_GAP) if self._parts else 0)
        if self._marks and self._marks[-1].offset == start:
            self._marks.pop()  # nothing stood there
        self._marks.append(Mark(start, name))

    def add(self, text: str, blocks: Iterable[Block], trail: tuple[str, ...] = ()) -> None:
        """Add a piece with its ``blocks``, below the headings in ``trail``."""
        if not text.strip():
            return
        if self._parts:
            self._parts.append(_GAP)
            self._length += len(_GAP)
        for block in blocks:
            span = Span(block.span.start + self._length, block.span.end + self._length)
            self._blocks.append(Block(span, block.kind, (*trail, *block.trail)[:_DEEPEST]))
        self._parts.append(text)
        self._length += len(text)

    def add_whole(self, text: str, kind: BlockKind, trail: tuple[str, ...] = ()) -> None:
        """Add a piece that is one block."""
        lead = len(text) - len(text.lstrip())
        self.add(text, [Block(Span(lead, len(text.rstrip())), kind)], trail)

    def extract(self, title: str | None) -> Extract:
        """Return what was added."""
        marks = tuple(mark for mark in self._marks if mark.offset < self._length)
        return Extract(title, "".join(self._parts), tuple(self._blocks), marks)
