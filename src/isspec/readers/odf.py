"""OpenDocument files: texts, slides and spreadsheets of LibreOffice and others."""

from __future__ import annotations

from typing import TYPE_CHECKING

from isspec.readers.docx_styles import whole
from isspec.readers.extract import NotReadError
from isspec.readers.flow import Flow
from isspec.readers.odf_text import OdfText
from isspec.readers.packages import Package
from isspec.readers.paragraph_styles import Role
from isspec.readers.parts import DAMAGED
from isspec.readers.sheets import Sheet, add_sheet, check_size

if TYPE_CHECKING:
    from xml.etree.ElementTree import Element

    from isspec.readers.extract import Extract

_MOST_REPEATS = 1000
_TITLE = Role("heading", 1)
_MANIFEST = "META-INF/manifest.xml"


def read_odt(data: bytes) -> Extract:
    """Read a text. Deleted and hidden text and comments are left out; headers and footers are furniture."""
    content, styles, body = _open(data, "text")
    reader = OdfText(content, styles)
    reader.prose.flow.page("p. 1")
    reader.blocks(body)
    for page in styles.iter("master-page") if styles is not None else ():
        edges = [paragraph for edge in page for paragraph in edge.iter("p")]
        reader.prose.furniture([reader.paragraph(paragraph).text for paragraph in edges])
    return reader.prose.extract()


def read_odp(data: bytes) -> Extract:
    """Read slides, with their titles as headings, and the notes of the speaker."""
    content, styles, body = _open(data, "presentation")
    reader = OdfText(content, styles)
    title: str | None = None
    for number, page in enumerate(body.iterfind("page"), 1):
        reader.prose.flow.page(f"slide {number}")
        titles = [frame for frame in page if frame.get("class") == "title"]
        for frame in titles:
            said = " ".join(" ".join(each.itertext()) for each in frame.iter("p"))
            reader.prose.flow.heading(said, 1)
            title = title or said.strip() or None
        for frame in page:
            if frame not in titles and frame.tag != "notes":
                reader.blocks(_around(frame))
        for notes in page.iterfind("notes"):
            for paragraph in notes.iter("p"):
                reader.prose.flow.add(reader.paragraph(paragraph).text, under=("Notes",))
    return reader.prose.flow.extract(title)


def read_ods(data: bytes) -> Extract:
    """Read a spreadsheet."""
    _, _, body = _open(data, "spreadsheet")
    flow = Flow()
    count = 0
    for table in body.iterfind("table"):
        rows: dict[int, dict[int, str]] = {}
        at = 0
        for row in table.iter("table-row"):
            repeated = whole(row.get("number-rows-repeated")) or 1
            if cells := _cells(row):
                for number in range(at, at + min(repeated, _MOST_REPEATS)):
                    rows[number] = cells
                    count += len(cells)
                    check_size(count)
            at += repeated
        add_sheet(flow, Sheet(table.get("name", ""), rows))
    return flow.extract()


def _cells(row: Element) -> dict[int, str]:
    cells: dict[int, str] = {}
    column = 0
    for cell in row:
        if cell.tag not in {"table-cell", "covered-table-cell"}:
            continue
        repeated = whole(cell.get("number-columns-repeated")) or 1
        if text := "\n".join("".join(each.itertext()) for each in cell.iterfind("p")).strip():
            cells |= dict.fromkeys(range(column, column + min(repeated, _MOST_REPEATS)), text)
        column += repeated
    return cells


def _open(data: bytes, kind: str) -> tuple[Element, Element | None, Element]:
    """Return the roots of content and styles, and the body."""
    package = Package(data)
    manifest = package.xml_or_none(_MANIFEST)
    if manifest is not None and next(manifest.iter("encryption-data"), None) is not None:
        raise NotReadError("encrypted", "it needs a password: save a copy without one")
    content = package.xml("content.xml")
    body = content.find(f"body/{kind}")
    if body is None:
        raise NotReadError("damaged", f"it has no body: {DAMAGED}")
    return content, package.xml_or_none("styles.xml"), body


def _around(element: Element) -> Element:
    parent = element.makeelement("page", {})
    parent.append(element)
    return parent
