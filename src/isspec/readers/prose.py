"""Paragraphs of word processors to blocks: one judgement for Word, OpenDocument and RTF alike."""

from __future__ import annotations

from typing import TYPE_CHECKING, NamedTuple

from isspec.readers.flow import Flow, level_of_bold
from isspec.readers.lines import MARKER
from isspec.readers.looks import is_caption
from isspec.readers.numbering import BULLET

if TYPE_CHECKING:
    from collections.abc import Sequence

    from isspec.readers.extract import Extract
    from isspec.readers.paragraph_styles import Role


class Paragraph(NamedTuple):
    """A paragraph as it is shown; ``label`` is the number or bullet that its list gives it."""

    text: str
    role: Role | None = None
    label: str = ""
    bold: bool = False
    fixed: bool = False

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

    def add(self, paragraph: Paragraph) -> None:
        """Add one paragraph: what its style says it is, or else what it looks like."""
        text = paragraph.text.strip()
        if not text:
            return
        kind, level = paragraph.role or (None, None)
        self._note_title(text, level)
        if kind == "heading" and level is not None:
            label = "" if paragraph.label == BULLET else paragraph.label
            self.flow.heading(f"{label} {text}".strip(), level)
        elif kind in {"furniture", "code", "caption"}:
            self.flow.add(paragraph.text if kind == "code" else text, kind or "paragraph")
        elif paragraph.label or kind == "item":
            self.flow.add(paragraph.shown, "item")
        elif paragraph.fixed:
            self.flow.add(paragraph.text, "code")
        elif is_caption(text):
            self.flow.add(text, "caption")
        elif paragraph.bold and (bold := level_of_bold(text)) is not None and not MARKER.match(text):
            self.flow.heading(text, bold)
        else:
            for piece in _broken_by_hand(text):
                self.flow.add(piece, "item" if MARKER.match(piece) else "paragraph")

    def furniture(self, texts: Sequence[str]) -> None:
        """Add running headers and footers, each once."""
        for text in dict.fromkeys(" ".join(text.split()) for text in texts):
            self.flow.add(text, "furniture")

    def extract(self) -> Extract:
        """Return what was added, named by its title."""
        return self.flow.extract(" ".join(self._title) or None)

    def _note_title(self, text: str, level: int | None) -> None:
        if level == 0 and not self._title_over and len(self._title) < 4:
            self._title.append(" ".join(text.split()))
        elif self._title:
            self._title_over = True


def _broken_by_hand(text: str) -> list[str]:
    """Cut a paragraph where its author broke the line to begin a sentence or an item."""
    pieces: list[str] = []
    for line in text.split("\n"):
        if pieces and line.strip() and not (MARKER.match(line) or pieces[-1].rstrip()[-1:] in ".:;!?"):
            pieces[-1] += "\n" + line
        elif line.strip():
            pieces.append(line)
    return pieces
