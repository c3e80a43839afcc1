"""PowerPoint files: slides in order, with their titles as headings, and the notes of the speaker."""

from __future__ import annotations

from typing import TYPE_CHECKING

from isspec.readers.docx_runs import preferred
from isspec.readers.flow import Flow
from isspec.readers.packages import Package
from isspec.readers.tabling import Cell, Row, add_table

if TYPE_CHECKING:
    from collections.abc import Iterator
    from xml.etree.ElementTree import Element

    from isspec.readers.extract import Extract

_TITLES = frozenset({"title", "ctrTitle"})
_FURNITURE = frozenset({"dt", "ftr", "sldNum", "hdr"})
_SHAPES = frozenset({"sp", "graphicFrame", "grpSp"})


def read_pptx(data: bytes) -> Extract:
    """Read a PowerPoint file. Hidden slides and comments are left out."""
    package = Package(data)
    main = package.main_part() or "ppt/presentation.xml"
    relations = package.relations(main)
    flow = Flow()
    title: str | None = None
    for number, entry in enumerate(package.xml(main).iterfind("sldIdLst/sldId"), 1):
        _, part = relations.get(entry.get("r:id", ""), ("", "slide"))
        slide = package.xml(part)
        if slide.get("show") in {"0", "false"}:
            continue
        flow.page(f"slide {number}")
        said = _Slide(flow, package, part).add(slide)
        title = title or said
    return flow.extract(title)


class _Slide:
    def __init__(self, flow: Flow, package: Package, part: str) -> None:
        self.flow, self.package = flow, package
        self.relations = package.relations(part)

    def add(self, slide: Element) -> str | None:
        """Add a slide and its notes, and return its title."""
        shapes = list(_shapes(slide.find("cSld/spTree")))
        titles = [" ".join(_texts(shape)) for shape in shapes if _role(shape) in _TITLES]
        title = next((text for text in titles if text.strip()), None)
        if title:
            self.flow.heading(title, 1)
        for shape in shapes:
            if _role(shape) not in _TITLES:
                self._shape(shape)
        for kind, part in self.relations.values():
            notes = self.package.xml_or_none(part) if kind == "notesSlide" else None
            for shape in _shapes(notes.find("cSld/spTree") if notes is not None else None):
                if _role(shape) == "body":
                    for text in _texts(shape):
                        self.flow.add(text, under=("Notes",))
        return title

    def _shape(self, shape: Element) -> None:
        role = _role(shape)
        if shape.tag == "graphicFrame":
            self._frame(shape)
            return
        for paragraph in shape.iterfind("txBody/p"):
            text = _text(paragraph)
            if role in _FURNITURE:
                self.flow.add(text, "furniture")
            else:
                listed = role in {"body", "obj", ""} and paragraph.find("pPr/buNone") is None
                listed = listed or any(
                    paragraph.find(f"pPr/{bullet}") is not None for bullet in ("buChar", "buAutoNum")
                )
                self.flow.add(text, "item" if listed else "paragraph")

    def _frame(self, frame: Element) -> None:
        table = frame.find("graphic/graphicData/tbl")
        if table is not None:
            properties = table.find("tblPr")
            first = properties is not None and properties.get("firstRow") in {"1", "true"}
            rows = [_row(row, header=first and at == 0) for at, row in enumerate(table.iterfind("tr"))]
            add_table(self.flow, rows)
        diagram = frame.find("graphic/graphicData/relIds")
        if diagram is not None:
            root = self.package.xml_or_none(self.relations.get(diagram.get("r:dm", ""), ("", ""))[1])
            for point in root.iter("pt") if root is not None else ():
                for text in _texts(point, "t/p"):
                    self.flow.add(text, "item")


def _shapes(tree: Element | None) -> Iterator[Element]:
    for child in tree if tree is not None else ():
        child = preferred(child)
        if child.tag in {"grpSp", "Choice", "Fallback"}:
            yield from _shapes(child)
        elif child.tag in _SHAPES:
            yield child


def _role(shape: Element) -> str | None:
    """Return the type of the placeholder that a shape fills, "" for one without a type, ``None`` for no placeholder."""
    placeholder = shape.find("nvSpPr/nvPr/ph")
    return None if placeholder is None else placeholder.get("type", "")


def _row(row: Element, *, header: bool) -> Row:
    cells = []
    for cell in row.iterfind("tc"):
        if cell.get("hMerge") in {"1", "true"}:
            continue
        span = cell.get("gridSpan", "1")
        width = int(span) if span.isascii() and span.isdigit() and len(span) < 5 else 1
        cells.append(Cell(tuple(_texts(cell)), width, cell.get("vMerge") in {"1", "true"}))
    return Row(tuple(cells), header)


def _texts(parent: Element, path: str = "txBody/p") -> list[str]:
    return [text for paragraph in parent.iterfind(path) if (text := _text(paragraph).strip())]


def _text(paragraph: Element) -> str:
    pieces: list[str] = []
    for child in paragraph.iter():
        if child.tag == "t":
            pieces.append(child.text or "")
        elif child.tag in {"br", "tab"}:
            pieces.append("\n" if child.tag == "br" else "\t")
    return "".join(pieces)
