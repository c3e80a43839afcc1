"""Books in EPUB: the pages of HTML they are made of, in the order in which they are read."""

from __future__ import annotations

import posixpath
from typing import TYPE_CHECKING

from isspec.display import plain
from isspec.readers.decoding import decode
from isspec.readers.extract import Extract, NotReadError
from isspec.readers.html import scan_html
from isspec.readers.lines import Outline
from isspec.readers.packages import Package, within
from isspec.readers.parts import DAMAGED
from isspec.types import Mark

if TYPE_CHECKING:
    from xml.etree.ElementTree import Element

_CONTAINER, _RIGHTS = "META-INF/container.xml", "META-INF/encryption.xml"
_PAGES = frozenset({"application/xhtml+xml", "text/html", "text/x-oeb1-document"})
_MARK_LENGTH = 60


def read_epub(data: bytes) -> Extract:
    """Read a book. The text is the source of its pages one after the other; marks name the chapters."""
    package = Package(data)
    root = package.xml(_CONTAINER).find("rootfiles/rootfile")
    path = root.get("full-path", "") if root is not None else ""
    contents = package.xml(path)
    locked = _locked(package)
    outline = Outline()
    text, marks = "", list[Mark]()
    spans: list[tuple[int, int]] = []
    for name in _spine(contents, posixpath.dirname(path)):
        if not package.has(name):
            continue
        if name in locked:
            raise NotReadError("encrypted", "its publisher locked it: ask for a copy without copy protection")
        page = decode(package.read(name))
        if page:
            text += "\n\n" if text else ""
            spans.append((len(text), len(text) + len(page)))
            text += page
    if not spans:
        raise NotReadError("damaged", f"none of its pages are there: {DAMAGED}")
    for number, (start, end) in enumerate(spans, 1):
        before = len(outline.blocks)
        title = scan_html(text, start, end, outline)
        heading = next(
            (plain(block.span.of(text)) for block in outline.blocks[before:] if block.kind == "heading"), title
        )
        marks.append(Mark(start, f"ch. {number}: {heading[:_MARK_LENGTH]}" if heading else f"ch. {number}"))
    said = next((each.text for each in contents.iterfind("metadata/title") if each.text), None)
    return Extract(plain(said) if said else outline.title, text, tuple(outline.blocks), tuple(marks))


def _spine(contents: Element, folder: str) -> list[str]:
    pages = {
        item.get("id"): within(folder, item.get("href", ""))
        for item in contents.iterfind("manifest/item")
        if item.get("media-type") in _PAGES and "nav" not in item.get("properties", "").split()
    }
    order = [item.get("idref") for item in contents.iterfind("spine/itemref")]
    return [pages[name] for name in dict.fromkeys(order) if name in pages]


def _locked(package: Package) -> frozenset[str]:
    """Return the parts that are encrypted. Fonts mostly are, in free books too."""
    rights = package.xml_or_none(_RIGHTS)
    references = rights.iter("CipherReference") if rights is not None else ()
    return frozenset(within("", each.get("URI", "")) for each in references)
