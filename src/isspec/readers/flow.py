"""Text that a reader makes itself, block by block, with the marks by which a person finds each block in the file."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from isspec.display import plain
from isspec.readers.extract import Extract
from isspec.readers.lines import LONGEST_HEADING, Outline
from isspec.types import Block, BlockKind, Mark, Span

if TYPE_CHECKING:
    from collections.abc import Iterable

# What no text file would hold either: control characters, halves of surrogate pairs, non-characters.
_NO_TEXT = re.compile("[\x00-\x08\x0b-\x1f\x7f\ud800-\udfff\ufffe\uffff\ufeff]")
_HALF = re.compile("[\ud800-\udfff]")
_MODAL = re.compile(r"\b(?:shall|must|should|will|can|may|is|are)\b", re.IGNORECASE)
# "The system shall stop the pump", with or without its full stop, and not "What the system shall do".
_DUTY = re.compile(r"(?![\d.\s]*(?:what|how|when|where|who|why)\b).{3,200}?\b(?:shall|must)\s+\w+\s+\w", re.IGNORECASE)
_NUMBERED = re.compile(r"((?:\d{1,3}\.){1,6}\d{0,3}|\d{1,3})\s+[A-Z]")
_PLACE_LENGTH = 60


class Flow:
    """The text so far. Without pages, a block's mark is its heading and its paragraph below that."""

    def __init__(self) -> None:
        self.outline = Outline()
        self._parts: list[str] = []
        self._length = 0
        self._marks: list[Mark] = []
        self._pages: list[Mark] = []
        self._heading = ""
        self._count = 0

    def page(self, name: str) -> None:
        """Say that what follows stands on the page, slide or chapter ``name``."""
        if not self._pages or self._pages[-1].name != name:
            self._pages.append(Mark(self._next(), name))

    def add(
        self, text: str, kind: BlockKind = "paragraph", *, under: tuple[str, ...] = (), cells: Iterable[Mark] = ()
    ) -> None:
        """Add a block of ``kind``; ``under`` is what it stands below besides headings.

        ``cells`` are marks inside the block, at offsets in ``text``, which then must need no cleaning.
        """
        text = _cleaned(text)
        if not text:
            return
        span = self._append(text, "\n" if kind == "row" else "\n\n")
        self.outline.add(span, kind)
        if under:
            block = self.outline.blocks[-1]
            self.outline.blocks[-1] = Block(span, kind, (*block.trail, *under))
        if kind != "furniture":
            self._count += 1
        name = f"{self._heading}, ¶ {self._count}" if self._heading else f"¶ {self._count}"
        self._marks.extend(
            [Mark(span.start + cell.offset, cell.name) for cell in cells] or [Mark(span.start, name)],
        )

    def heading(self, text: str, level: int) -> None:
        """Add a heading, unless it is a sentence in a heading's style, as numbered requirements often are."""
        text = _cleaned(text)
        if not any(map(str.isalnum, text)):
            self.add(text, "furniture")
            return
        if is_sentence(text):
            self.add(text, "item")
            return
        text = " ".join(text.split())
        span = self._append(text, "\n\n")
        self.outline.heading(span, level, text)
        self._heading, self._count = plain(text)[:_PLACE_LENGTH], 0
        self._marks.append(Mark(span.start, self._heading))

    def extract(self, title: str | None = None) -> Extract:
        """Return what was added, marked by its pages if there was more than one."""
        marks = self._pages if len(self._pages) > 1 else self._marks
        text = "".join(self._parts)
        kept: list[Mark] = []
        for mark in marks:
            if kept and kept[-1].offset == mark.offset:
                kept.pop()  # an empty page
            if mark.offset < len(text):
                kept.append(mark)
        name = plain(title)[:200] if title else ""
        return Extract(name or self.outline.title, text, tuple(self.outline.blocks), tuple(kept))

    def _next(self) -> int:
        return self._length + 2 if self._parts else 0

    def _append(self, text: str, gap: str) -> Span:
        if self._parts:
            row_before = self.outline.blocks and self.outline.blocks[-1].kind == "row"
            gap = gap if row_before or len(gap) > 1 else "\n\n"
            self._parts.append(gap)
            self._length += len(gap)
        start = self._length
        self._parts.append(text)
        self._length += len(text)
        return Span(start, self._length)


def is_sentence(text: str) -> bool:
    """Say whether what looks like a heading is a statement.

    >>> is_sentence("3.1 The valve shall close within 50 ms"), is_sentence("3.1 What the valve shall do for users")
    (True, False)
    """
    words = len(text.split())
    if len(text) > LONGEST_HEADING or words > 25 or (words > 5 and _DUTY.match(text)):
        return True
    return words > 4 and text.rstrip()[-1] in ".;" and bool(_MODAL.search(text) or words > 10)


def level_of_bold(text: str) -> int | None:
    """Return the level of a paragraph all in bold, by its number if it has one, or ``None`` if it is no heading."""
    if not could_head(text):
        return None
    numbered = _NUMBERED.match(text)
    return numbered[1].strip(".").count(".") + 1 if numbered else 9


def could_head(text: str) -> bool:
    """Say whether a paragraph set off by its looks could be a heading: short, begun with no small letter."""
    if not text or "\n" in text or len(text) > 100 or len(text.split()) > 10 or text[-1] in ".;,?!":
        return False
    if text[0].islower() or (text[-1] == ":" and len(text.split()) > 5):
        return False
    return any(character.isalpha() for character in text)


def _cleaned(text: str) -> str:
    if _HALF.search(text):
        text = text.encode("utf-16-le", "surrogatepass").decode("utf-16-le", "replace")
    text = text.replace("\r\n", "\n").replace("\r", "\n").replace("\x0b", "\n").replace("\xa0", " ")
    return _NO_TEXT.sub("", text).strip()
