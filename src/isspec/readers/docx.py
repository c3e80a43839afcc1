"""Word files: paragraphs, lists, tables, notes and text boxes in the order in which they are read."""

from __future__ import annotations

from collections import Counter
from typing import TYPE_CHECKING

from isspec.readers.docx_runs import Runs, preferred
from isspec.readers.docx_styles import Style, read_lists, read_styles, role_of_outline, switched, value, whole
from isspec.readers.extract import NotReadError
from isspec.readers.numbering import Counters
from isspec.readers.packages import Package
from isspec.readers.paragraph_styles import Role
from isspec.readers.parts import DAMAGED
from isspec.readers.prose import Paragraph, Prose
from isspec.readers.tabling import Cell, Row, add_table

if TYPE_CHECKING:
    from collections.abc import Iterator
    from xml.etree.ElementTree import Element

    from isspec.readers.extract import Extract

_FURNITURE = Role("furniture")
_DEEPEST_BOX = 8


def read_docx(data: bytes) -> Extract:
    """Read a Word file. Deleted and hidden text and comments are left out; headers and footers are furniture."""
    package = Package(data)
    main = package.main_part() or "word/document.xml"
    body = package.xml(main).find("body")
    if body is None:
        raise NotReadError("damaged", f"it has no body of text: {DAMAGED}")
    return _Reader(package, main).run(body)


class _Reader:
    def __init__(self, package: Package, main: str) -> None:
        relations = package.relations(main)
        parts = dict(relations.values())
        self.package = package
        self.edges = sorted(target for kind, target in relations.values() if kind in {"header", "footer"})
        self.styles = read_styles(package.xml_or_none(parts.get("styles")))
        self.lists = read_lists(package.xml_or_none(parts.get("numbering")))
        self.notes = {
            (kind, note.get("id", "")): note
            for kind in ("footnote", "endnote")
            for note in _children(package.xml_or_none(parts.get(f"{kind}s")))
        }
        self.counters = Counters()
        self.prose = Prose()
        self.fields: list[str] = []
        self.page = 1
        self.usual = 0
        self.depth = 0

    def run(self, body: Element) -> Extract:
        self.usual = self._usual_size(body)
        self.prose.flow.page("p. 1")
        self._blocks(body)
        for name in self.edges:
            self.prose.furniture([text for text in self._texts(self.package.xml_or_none(name)) if text])
        return self.prose.extract()

    def _blocks(self, parent: Element, *, role: Role | None = None) -> None:
        for child in parent:
            child = preferred(child)
            if child.tag == "p":
                self._add(child, role)
            elif child.tag == "tbl":
                self._table(child)
            elif child.tag == "sdt":
                self._blocks(_only(child, "sdtContent"), role=_FURNITURE if _is_contents(child) else role)
            elif child.tag in {"ins", "moveTo", "customXml", "smartTag", "Choice", "Fallback"}:
                self._blocks(child, role=role)

    def _add(self, element: Element, role: Role | None) -> None:
        paragraph, runs = self._paragraph(element)
        self._turn(runs)
        self.prose.add(paragraph._replace(role=role or paragraph.role))
        if runs.has_picture:
            self.prose.picture()
        self._hanging(runs)

    def _turn(self, runs: Runs) -> None:
        if runs.breaks:
            self.page += runs.breaks
            self.prose.flow.page(f"p. {self.page}")

    def _hanging(self, runs: Runs) -> None:
        """Add the notes and text boxes of a paragraph behind it."""
        if self.depth > _DEEPEST_BOX:
            return
        self.depth += 1
        for note in runs.notes:
            if (content := self.notes.pop(note, None)) is not None:
                self._blocks(content)
        for box in runs.boxes:
            self._blocks(box)
        self.depth -= 1

    def _paragraph(self, element: Element) -> tuple[Paragraph, Runs]:
        properties = element.find("pPr")
        name = value(properties, "pStyle") or ""
        style = self.styles.get(name) or self.styles.get("", Style())
        runs = Runs(self.styles, style, self.fields)
        runs.take(element)
        text = "".join(runs.text)
        # The mark of a paragraph that was deleted joins it to the next; its text, if any is left, stays its own here.
        outline = role_of_outline(properties)
        label = self._label(properties, name, style) if text.strip() and not _is_off_list(properties) else ""
        larger = min(runs.sizes) / self.usual if runs.sizes and self.usual else 1.0
        return Paragraph(text, style.role or outline, label, runs.bold, runs.fixed, larger), runs

    def _usual_size(self, body: Element) -> int:
        """Return the size that most letters have."""
        sizes: Counter[int] = Counter()
        for element in body.iter("p"):
            style = self.styles.get(value(element, "pPr/pStyle") or "") or self.styles.get("", Style())
            runs = Runs(self.styles, style, [])
            runs.take(element)
            sizes += runs.sizes
        return max(sizes, key=lambda size: (sizes[size], size)) if sizes else 0

    def _label(self, properties: Element | None, name: str, style: Style) -> str:
        list_id = value(properties, "numPr/numId") or style.list_id
        if list_id not in self.lists:
            return ""
        identity, levels, of_styles = self.lists[list_id]
        level = whole(value(properties, "numPr/ilvl"))
        if level is None:
            level = of_styles.get(name, style.list_level or 0)
        return self.counters.label(identity, levels, min(level, 8))

    def _table(self, table: Element) -> None:
        hanging: list[Runs] = []
        add_table(self.prose.flow, [self._row(row, hanging) for row in _rows(table)])
        for runs in hanging:
            self._turn(runs)
            self._hanging(runs)

    def _row(self, row: Element, hanging: list[Runs]) -> Row:
        cells = []
        for cell in _inside(row, "tc"):
            properties = cell.find("tcPr")
            texts: list[str] = []
            bold = True
            for element in _paragraphs(cell):
                paragraph, runs = self._paragraph(element)
                hanging.append(runs)
                if paragraph.shown:
                    texts.append(paragraph.shown)
                    bold = bold and paragraph.bold
            down = properties.find("vMerge") if properties is not None else None
            merged = down is not None and down.get("val", "continue") == "continue"
            width = whole(value(properties, "gridSpan")) or 1
            cells.append(Cell(tuple(texts), width, merged and not texts, bold and bool(texts)))
        before = whole(value(row, "trPr/gridBefore")) or 0
        lead = (Cell((), before),) if before else ()
        return Row((*lead, *cells), bool(switched(row.find("trPr"), "tblHeader")))

    def _texts(self, root: Element | None) -> Iterator[str]:
        for paragraph in root.iter("p") if root is not None else ():
            runs = Runs(self.styles, Style(), [])
            runs.take(paragraph)
            yield "".join(runs.text)


def _rows(table: Element) -> Iterator[Element]:
    for row in _inside(table, "tr"):
        properties = row.find("trPr")
        if properties is None or properties.find("del") is None:
            yield row


def _inside(parent: Element, wanted: str) -> Iterator[Element]:
    """Yield the rows of a table or the cells of a row, also those in content controls."""
    for child in parent:
        if child.tag == wanted:
            yield child
        elif child.tag in {"sdt", "sdtContent", "customXml", "ins"}:
            yield from _inside(child, wanted)


def _paragraphs(cell: Element) -> Iterator[Element]:
    """Yield the paragraphs of a cell, those of tables inside it too, but not those of text boxes."""
    for child in cell:
        if child.tag == "p":
            yield child
        elif child.tag in {"sdt", "sdtContent", "customXml", "tbl", "tr", "tc", "ins", "moveTo"}:
            yield from _paragraphs(child)


def _is_contents(control: Element) -> bool:
    return (value(control, "sdtPr/docPartObj/docPartGallery") or "").lower() == "table of contents"


def _is_off_list(properties: Element | None) -> bool:
    return value(properties, "numPr/numId") == "0"


def _only(parent: Element, name: str) -> Element:
    found = parent.find(name)
    return found if found is not None else parent.__class__(name)


def _children(root: Element | None) -> list[Element]:
    # Separators between text and notes are notes too, of a type that the notes of the author lack.
    return [note for note in root if note.get("type") in {None, "normal"}] if root is not None else []
