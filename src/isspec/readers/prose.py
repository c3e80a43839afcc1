"""Paragraphs of word processors to blocks: one judgement for Word, OpenDocument and RTF alike."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, NamedTuple

from isspec.readers.flow import Flow, could_head, is_sentence, level_of_bold
from isspec.readers.lines import MARKER
from isspec.readers.looks import is_caption
from isspec.readers.numbering import BULLET

if TYPE_CHECKING:
    from collections.abc import Sequence

    from isspec.readers.extract import Extract
    from isspec.readers.paragraph_styles import Role


_CONTENTS_LINE = re.compile(r"[^\n]*[^\n.\u2026\u00b7\s](?:\s?[.\u2026\u00b7]){3,}\s*[\divxlcIVXLC]{1,5}\s*")
_LONGEST_CONTENTS_LINE = 250
# Sections that are set in the style of the title, though they are none of its lines.
_SECTIONS = frozenset({"contents", "table of contents", "revision history", "document history", "change history"})
PICTURE = "[A picture that is not read.]"
# How much larger than the text headings of the first levels are.
_LARGER = ((1.7, 1), (1.35, 2), (1.15, 3))


class Paragraph(NamedTuple):
    """A paragraph as it is shown; ``label`` is the number or bullet that its list gives it.

    ``larger`` is how many times larger its letters are than those of most of the text.
    """

    text: str
    role: Role | None = None
    label: str = ""
    bold: bool = False
    fixed: bool = False
    larger: float = 1.0

    @property
    def shown(self) -> str:
        """The text behind its label."""
        text = self.text.strip()
        return f"{self.label} {text}" if self.label and text else text


class Prose:
    """Adds paragraphs to a flow, and remembers the title."""

    def __init__(self) -> None:
        self.flow = Flow()
        self._title: list[str] = []
        self._title_over = False
        self._headed = False

    def add(self, paragraph: Paragraph) -> None:
        """Add one paragraph: what its style says it is, or else what it looks like."""
        text = paragraph.text.strip()
        if not text:
            return
        kind, level = paragraph.role or (None, None)
        if kind == "furniture" and is_sentence(text):  # somebody liked the look of the style
            kind = None
        elif len(text) < _LONGEST_CONTENTS_LINE and _CONTENTS_LINE.fullmatch(text):
            kind, level = "furniture", None
        self._note_title(text, level)
        self._headed = False
        if kind == "heading" and level is not None:
            label = "" if paragraph.label == BULLET else paragraph.label
            self.flow.heading(f"{label} {text}".strip(), level)
            self._headed = True
        elif kind in {"furniture", "code", "caption"}:
            self.flow.add(paragraph.text if kind == "code" else text, kind or "paragraph")
        elif paragraph.label or kind == "item":
            self.flow.add(paragraph.shown, "item")
        elif paragraph.fixed:
            self.flow.add(paragraph.text, "code")
        elif is_caption(text):
            self.flow.add(text, "caption")
        elif (by_looks := _level_by_looks(paragraph, text)) is not None:
            self.flow.heading(text, by_looks)
            self._headed = True
        else:
            for piece in _broken_by_hand(text):
                self.flow.add(piece, "item" if MARKER.match(piece) else "paragraph")

    def picture(self) -> None:
        """Say that a picture stands here, where it is the first thing below a heading: that section is not empty."""
        if self._headed:
            self.flow.add(PICTURE, "furniture")
            self._headed = False

    def furniture(self, texts: Sequence[str]) -> None:
        """Add running headers and footers, each once."""
        for text in dict.fromkeys(" ".join(text.split()) for text in texts):
            self.flow.add(text, "furniture")

    def extract(self) -> Extract:
        """Return what was added, named by its title."""
        return self.flow.extract(" ".join(self._title) or None)

    def _note_title(self, text: str, level: int | None) -> None:
        if text.lower() in _SECTIONS:
            self._title_over = bool(self._title)
        elif level == 0 and not self._title_over and len(self._title) < 4:
            self._title.append(" ".join(text.split()))
        elif self._title:
            self._title_over = True


def _level_by_looks(paragraph: Paragraph, text: str) -> int | None:
    """Return the level of a heading that no style names as one, but that is set in bold or larger letters."""
    if MARKER.match(text):
        return None
    larger = next((level for factor, level in _LARGER if paragraph.larger >= factor), None)
    if larger is not None and could_head(text):
        return larger
    return level_of_bold(text) if paragraph.bold else None


def _broken_by_hand(text: str) -> list[str]:
    """Cut a paragraph where its author broke the line to begin a sentence or an item."""
    pieces: list[str] = []
    for line in text.split("\n"):
        if pieces and line.strip() and not (MARKER.match(line) or pieces[-1].rstrip()[-1:] in ".:;!?"):
            pieces[-1] += "\n" + line
        elif line.strip():
            pieces.append(line)
    return pieces
