"""Where the text of an RTF file goes: paragraphs and table rows, put together piece by piece."""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import TYPE_CHECKING

from isspec.readers.grids import EdgedRow
from isspec.readers.paragraph_styles import Role
from isspec.readers.prose import Paragraph

if TYPE_CHECKING:
    from collections.abc import Mapping


@dataclass(slots=True)
class Sink:
    """Where text goes: the main text, a note, or a running header. Its paragraphs are finished one by one."""

    roles: Mapping[int, Role]  # of styles
    edge: bool = False
    text: list[str] = field(default_factory=list)
    label: list[str] = field(default_factory=list)
    bold: bool = True
    fixed: bool = True
    style: int = 0
    outline: int | None = None
    in_table: bool = False
    texts: list[str] = field(default_factory=list)
    texts_bold: bool = True
    cells: list[tuple[tuple[str, ...], bool]] = field(default_factory=list)
    edges: list[int] = field(default_factory=list)
    merged: list[bool] = field(default_factory=list)
    merging: bool = False
    header: bool = False
    rows: list[EdgedRow] = field(default_factory=list)
    done: list[Paragraph | list[EdgedRow]] = field(default_factory=list)
    after: list[Paragraph | list[EdgedRow]] = field(default_factory=list)

    def structure(self, word: str, number: int | None) -> None:
        """Obey a control word that says where paragraphs, cells and rows end."""
        if word in {"par", "sect", "page"}:
            self.end_paragraph()
        elif word == "pard":
            self.style, self.outline, self.in_table = 0, None, False
        elif word in {"intbl", "itap"}:
            self.in_table = number != 0
        elif word in {"cell", "nestcell"}:
            self.in_table = True
            self.end_paragraph()
            if word == "cell":
                self.cells.append((tuple(self.texts), self.texts_bold and bool(self.texts)))
                self.texts, self.texts_bold = [], True
        elif word == "row":
            edges = (0, *self.edges) if self.edges and self.edges[0] > 0 else tuple(self.edges)
            self.rows.append(EdgedRow(tuple(self.cells), edges, tuple(self.merged), self.header))
            self.cells = []
        elif word == "trowd":
            self.edges, self.merged, self.merging, self.header = [], [], False, False
        elif word == "trhdr":
            self.header = True
        elif word == "clvmrg":
            self.merging = True
        elif word == "cellx":
            self.edges.append(number or 0)
            self.merged.append(self.merging)
            self.merging = False

    def end_paragraph(self) -> None:
        """Finish a paragraph."""
        text = "".join(self.text)
        outlined = Role("heading", self.outline + 1) if self.outline is not None and 0 <= self.outline < 9 else None
        label = "".join(self.label).strip()
        label = "•" if label and not any(map(str.isalnum, label)) else label
        blank = not text.strip()
        bold, fixed = self.bold and not blank, self.fixed and not blank
        paragraph = Paragraph(text, self.roles.get(self.style) or outlined, label, bold, fixed)
        self.text, self.label, self.bold, self.fixed = [], [], True, True
        if self.in_table:
            if not blank:
                self.texts.append(paragraph.shown)
                self.texts_bold = self.texts_bold and paragraph.bold
            return
        self.end_table()
        if not blank:
            self.done.append(paragraph)
        self.done.extend(self.after)
        self.after = []

    def end_table(self, *, last: bool = False) -> None:
        """Finish a table if one is open; ``last``: nothing follows."""
        if last:
            self.end_paragraph()
            if self.texts:
                self.cells.append((tuple(self.texts), self.texts_bold))
            if self.cells:
                self.rows.append(EdgedRow(tuple(self.cells)))
            self.texts, self.cells = [], []
        if self.rows:
            self.done.append(self.rows)
            self.rows = []
        if last:
            self.done.extend(self.after)
            self.after = []
