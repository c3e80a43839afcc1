"""The paragraphs, lists and tables that all OpenDocument files are made of."""

from __future__ import annotations

from typing import TYPE_CHECKING

from isspec.readers.docx_styles import whole
from isspec.readers.numbering import Counters
from isspec.readers.odf_styles import Style, over, read_lists, read_styles
from isspec.readers.paragraph_styles import Role
from isspec.readers.prose import Paragraph, Prose
from isspec.readers.tabling import Cell, Row, add_table

if TYPE_CHECKING:
    from collections.abc import Iterator
    from xml.etree.ElementTree import Element

# Comments, deleted text, the texts that fields hide, and what is drawn.
_SILENT = frozenset({"annotation", "annotation-end", "tracked-changes", "hidden-text", "ruby-text", "desc", "title",
                     "forms", "sequence-decls", "bookmark", "object", "image", "notes"})  # fmt: skip
_INDEXES = frozenset({"table-of-content", "alphabetical-index", "illustration-index", "table-index", "object-index",
                      "user-index", "bibliography"})  # fmt: skip
_MOST_SPACES, _MOST_REPEATS = 100, 64


class OdfText:
    """Adds the content of elements to prose, counting lists on the way."""

    def __init__(self, content: Element, styles: Element | None) -> None:
        self.styles = read_styles((styles, content))
        self.lists = read_lists((styles, content))
        self.counters = Counters()
        self.prose = Prose()
        self.page = 1
        self._hanging: list[Element] = []
        self._list_count = 0

    def blocks(self, parent: Element, *, role: Role | None = None) -> None:
        """Add the paragraphs, lists and tables below ``parent``, in their order."""
        for child in parent:
            name = child.tag
            if name in {"p", "h"}:
                self._add(child, role)
            elif name == "list":
                self._list(child, 0, None, "", role)
            elif name == "table":
                self.table(child)
            elif name == "soft-page-break":
                self.turn()
            elif name in _INDEXES:
                self.blocks(child, role=Role("furniture"))
            elif name not in _SILENT:
                self.blocks(child, role=role)

    def turn(self) -> None:
        """Begin a new page."""
        self.page += 1
        self.prose.flow.page(f"p. {self.page}")

    def _add(self, element: Element, role: Role | None, label: str | None = None) -> None:
        paragraph = self.paragraph(element, label)
        hanging, self._hanging = self._hanging, []
        self.prose.add(paragraph._replace(role=role or paragraph.role))
        for box in hanging:
            self.blocks(box)

    def paragraph(self, element: Element, label: str | None = None) -> Paragraph:
        """Return a paragraph; what hangs on it, notes and text boxes, is kept for later."""
        style = self.styles.get(element.get("style-name", ""), Style())
        pieces: list[tuple[str, Style]] = []
        self._inline(element, style, pieces)
        spoken = [style for text, style in pieces if text.strip()]
        text = "" if style.hidden else "".join(text for text, _ in pieces)
        role = style.role
        if element.tag == "h":
            level = whole(element.get("outline-level")) or 1
            role = Role("heading", level)
            if label is None and text.strip() and element.get("is-list-header") != "true":
                label = self.counters.label("", self.lists[""], level - 1) if "" in self.lists else ""
        bold = bool(spoken) and all(each.bold for each in spoken)
        fixed = bool(spoken) and all(each.fixed for each in spoken)
        return Paragraph(text, role, label or "", bold, fixed)

    def _inline(self, element: Element, style: Style, pieces: list[tuple[str, Style]]) -> None:
        pieces.append((element.text or "", style))
        for child in element:
            name = child.tag
            if name == "s":
                pieces.append((" " * min(whole(child.get("c")) or 1, _MOST_SPACES), style))
            elif name in {"tab", "line-break"}:
                pieces.append(("\t" if name == "tab" else "\n", style))
            elif name == "soft-page-break":
                self.turn()
            elif name == "note":
                self._hanging.extend(child.iterfind("note-body"))
            elif name in {"frame", "custom-shape", "text-box"}:
                self._hanging.append(child)
            elif name not in _SILENT:
                inner = self.styles.get(child.get("style-name", "-")) if name == "span" else None
                merged = style if inner is None else over(inner, style)
                if not merged.hidden:
                    self._inline(child, merged, pieces)
            pieces.append((child.tail or "", style))

    def _list(self, element: Element, level: int, style: str | None, key: str, role: Role | None) -> None:
        style = element.get("style-name") or style
        if level == 0:
            if element.get("continue-numbering") != "true" and not element.get("continue-list"):
                self._list_count += 1
            key = f"{style}/{self._list_count}"
        levels = self.lists.get(style or "-", {})
        for item in element:
            first = item.tag == "list-item"
            for child in item:
                if child.tag in {"p", "h"}:
                    shown = first and "".join(child.itertext()).strip()
                    label = self.counters.label(key, levels, min(level, 8)) if shown else ""
                    self._add(child, role, label)
                    first = first and not shown
                elif child.tag == "list":
                    self._list(child, level + 1, style, key, role)
                elif child.tag not in _SILENT:
                    self.blocks(child, role=role)

    def table(self, table: Element) -> None:
        """Add a table."""
        rows = []
        for row, header in _rows(table, header=False):
            made = Row(tuple(self._cells(row)), header)
            rows.extend([made] * min(whole(row.get("number-rows-repeated")) or 1, _MOST_REPEATS))
        hanging, self._hanging = self._hanging, []
        add_table(self.prose.flow, rows)
        for box in hanging:
            self.blocks(box)

    def _cells(self, row: Element) -> Iterator[Cell]:
        for cell in row:
            if cell.tag not in {"table-cell", "covered-table-cell"}:
                continue
            paragraphs = [self.paragraph(each) for each in _paragraphs(cell)]
            texts = tuple(each.shown for each in paragraphs if each.shown)
            bold = bool(texts) and all(each.bold for each in paragraphs if each.shown)
            # Cells that another covers are written out, so that each takes up its own column.
            for _ in range(min(whole(cell.get("number-columns-repeated")) or 1, _MOST_REPEATS)):
                yield Cell(texts, 1, cell.tag == "covered-table-cell", bold)


def _rows(parent: Element, *, header: bool) -> Iterator[tuple[Element, bool]]:
    for child in parent:
        if child.tag == "table-row":
            yield child, header
        elif child.tag in {"table-header-rows", "table-rows", "table-row-group"}:
            yield from _rows(child, header=header or child.tag == "table-header-rows")


def _paragraphs(cell: Element) -> Iterator[Element]:
    """Yield the paragraphs of a cell, those in its lists and inner tables too."""
    for child in cell:
        if child.tag in {"p", "h"}:
            yield child
        elif child.tag not in _SILENT:
            yield from _paragraphs(child)
