"""The text of a paragraph in a Word file, as it is shown: without field codes, deleted and hidden text."""

from __future__ import annotations

from collections import Counter
from typing import TYPE_CHECKING

from isspec.readers.docx_styles import Style, fixed_width, switched, value, whole

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping
    from xml.etree.ElementTree import Element

# Deleted or moved away; properties; ruby, which repeats its base.
_SILENT = frozenset({"del", "moveFrom", "pPr", "rPr", "rt", "sdtPr", "sdtEndPr", "instrText", "delText", "fldData",
                     "commentReference", "annotationRef"})  # fmt: skip
_SIGNS = {"tab": "\t", "cr": "\n", "noBreakHyphen": "-", "ptab": "\t"}
# What paragraphs of their own may stand in: text boxes.
_BOXES = frozenset({"drawing", "pict", "object"})
# A picture, one of older files, a chart, a drawing of shapes and arrows.
_PICTURES = frozenset({"blip", "imagedata", "chart", "relIds", "wgp", "wpc", "group"})
_USUAL_SIZE = 20
_CODE, _RESULT = "code", "result"


class Runs:
    """Gathers the text of one paragraph, the boxes and notes that hang on it, and how it looks."""

    def __init__(self, styles: Mapping[str, Style], base: Style, fields: list[str]) -> None:
        self.styles, self.base = styles, base
        self.text: list[str] = []
        self.boxes: list[Element] = []
        self.notes: list[tuple[str, str]] = []
        self.breaks = 0
        self.has_picture = False
        self.bold = self.fixed = True
        self.sizes: Counter[int] = Counter()  # of letters, in half points: how many are of each
        self._fields = fields  # the open fields, which may go on over paragraphs: each in its code or its result

    def take(self, element: Element) -> None:
        """Take in a paragraph's content."""
        for child in element:
            name = child.tag
            if name in _SILENT:
                continue
            if name == "r":
                self._run(child)
            elif name in _BOXES:
                self._box(child)
            elif name == "t" and _CODE not in self._fields:  # of a formula
                self.text.append(child.text or "")
            else:
                self.take(preferred(child))

    def _run(self, run: Element) -> None:
        properties = run.find("rPr")
        style = self.styles.get(value(properties, "rStyle") or "-", Style())
        hidden = _first(switched(properties, "vanish"), style.hidden, self.base.hidden)
        bold = _first(switched(properties, "b"), style.bold, self.base.bold)
        fixed = _first(fixed_width(properties), style.fixed, self.base.fixed)
        before = len(self.text)
        for child in run:
            self._part(child, hidden=hidden)
        if length := len("".join(self.text[before:]).strip()):
            size = whole(value(properties, "sz")) or style.size or self.base.size or _USUAL_SIZE
            self.sizes[size] += length
            self.bold = self.bold and bold
            self.fixed = self.fixed and fixed

    def _part(self, child: Element, *, hidden: bool) -> None:
        name = child.tag
        if name == "fldChar":
            self._field(child.get("fldCharType"))
        elif name == "lastRenderedPageBreak":
            self.breaks += 1
        elif name in {"footnoteReference", "endnoteReference"}:
            self.notes.append((name.removesuffix("Reference"), child.get("id", "")))
        elif name in _BOXES or name == "AlternateContent":
            self._box(child)
        elif hidden or name in _SILENT or _CODE in self._fields:
            return
        elif name == "t":
            self.text.append(child.text or "")
        elif name == "br":
            self.text.append("\n")
        elif name in _SIGNS:
            self.text.append(_SIGNS[name])
        elif name == "sym":
            self.text.append("•")
        elif name == "ruby" or name == "rubyBase":
            self.take(child)

    def _field(self, kind: str | None) -> None:
        if kind == "begin":
            self._fields.append(_CODE)
        elif self._fields and kind == "separate":
            self._fields[-1] = _RESULT
        elif self._fields and kind == "end":
            self._fields.pop()

    def _box(self, element: Element) -> None:
        boxes = list(_boxes(preferred(element)))
        self.boxes.extend(boxes)
        self.has_picture |= not boxes and any(part.tag in _PICTURES for part in element.iter())


def preferred(element: Element) -> Element:
    """Return the one of several renderings that newer programs show; what has only one is returned as it is."""
    if element.tag != "AlternateContent":
        return element
    choice = element.find("Choice")
    return choice if choice is not None else element.find("Fallback") or element


def _boxes(element: Element) -> Iterator[Element]:
    for child in element:
        child = preferred(child)
        if child.tag == "txbxContent":
            yield child
        else:
            yield from _boxes(child)


def _first(*answers: bool | None) -> bool:
    return next((answer for answer in answers if answer is not None), False)
