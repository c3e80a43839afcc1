"""ReqIF: what each requirement says, under the headings of the specification that it stands in."""

from __future__ import annotations

from typing import TYPE_CHECKING

from isspec.readers.machine.elements import Element, Nature, broken, define, line_at, text_of
from isspec.readers.machine.xml_nodes import read_xml

if TYPE_CHECKING:
    from collections.abc import Iterator

    from isspec.readers.extract import Extract
    from isspec.readers.machine.xml_nodes import Tag

# The attributes that tools agree on (prostep ivip's implementation guide), then what some write in their place.
_SAYS = ("ReqIF.Text", "Object Text", "Text", "Description", "Statement", "STATEMENT")
_HEADS = ("ReqIF.ChapterName", "Object Heading", "Heading", "Chapter", "TITLE")
_VALUES = ("ATTRIBUTE-VALUE-STRING", "ATTRIBUTE-VALUE-XHTML")


def read_reqif(data: bytes) -> Extract:
    """Read a ``.reqif`` file; raises ``NotReadError`` for XML that is none."""
    text = text_of(data)
    root = read_xml(text, "ReqIF file")
    if root.local != "REQ-IF" or root.child("CORE-CONTENT") is None:
        broken("ReqIF file", line_at(text, root.start), "it has no REQ-IF/CORE-CONTENT")
    objects = _Objects(root)
    elements = [element for tag in root.all("SPEC-OBJECT") if (element := objects.element(tag, text))]
    title = root.child("THE-HEADER", "REQ-IF-HEADER", "TITLE")
    nature = Nature("ReqIF file", "requirements", "requirement")
    return define(text, nature, elements, ("requirement",), title.text.strip() or None if title else None)


class _Objects:
    def __init__(self, root: Tag) -> None:
        self.names = {
            tag.attributes.get("IDENTIFIER", ""): tag.attributes.get("LONG-NAME", "")
            for tag in root.all()
            if tag.local.startswith("ATTRIBUTE-DEFINITION-")
        }
        self.headings = {
            tag.attributes.get("IDENTIFIER", ""): _said(heading)
            for tag in root.all("SPEC-OBJECT")
            if (heading := self._value(tag, _HEADS))
        }
        self.trails: dict[str, tuple[str, ...]] = {}
        for specification in root.all("SPECIFICATION"):
            self._trail(specification, ())

    def element(self, tag: Tag, text: str) -> Element | None:
        """Return what a SPEC-OBJECT says; ``None`` for a heading and for one without words."""
        said = self._value(tag, _SAYS) or (None if self._value(tag, _HEADS) else self._longest(tag))
        if said is None:
            return None
        trail = self.trails.get(tag.attributes.get("IDENTIFIER", ""), ())
        start, end = _words(said, text)
        return Element(start, end, "requirement", "behaviour", trail) if start < end else None

    def _value(self, tag: Tag, names: tuple[str, ...]) -> Tag | None:
        values = {self._name(value): value for value in tag.all(*_VALUES)}
        return next((values[name] for name in names if name in values and _said(values[name])), None)

    def _longest(self, tag: Tag) -> Tag | None:
        values = [value for value in tag.all(*_VALUES) if " " in _said(value)]
        return max(values, key=lambda value: len(_said(value)), default=None)

    def _name(self, value: Tag) -> str:
        definition = value.child("DEFINITION")
        reference = definition.children[0].text.strip() if definition and definition.children else ""
        return self.names.get(reference, "")

    def _trail(self, holder: Tag, trail: tuple[str, ...]) -> None:
        children = holder.child("CHILDREN")
        for child in children.children if children else ():
            reference = child.child("OBJECT", "SPEC-OBJECT-REF")
            name = reference.text.strip() if reference else ""
            self.trails.setdefault(name, trail)
            heading = self.headings.get(name)
            self._trail(child, (*trail, heading)[:8] if heading else trail)


def _said(value: Tag) -> str:
    xhtml = value.child("THE-VALUE")
    return (xhtml.text if xhtml else value.attributes.get("THE-VALUE", "")).strip()


def _words(value: Tag, text: str) -> tuple[int, int]:
    """Return where the words stand: between the outermost tags of XHTML, or between the quotes of an attribute."""
    xhtml = value.child("THE-VALUE")
    if xhtml is not None:
        inmost = xhtml
        while len(inmost.children) == 1 and inmost.children[0].text.strip() == inmost.text.strip():
            inmost = inmost.children[0]
        return inmost.inner, inmost.inner_end
    return _attribute(text, value.start, value.inner or value.end)


def _attribute(text: str, start: int, end: int) -> tuple[int, int]:
    """Return the span of the value of THE-VALUE in a start tag, read attribute by attribute."""
    at = start
    for name, opening, closing in _quoted(text, start, end):
        at = closing + 1
        if name == "THE-VALUE":
            return opening + 1, closing
    return at, at


def _quoted(text: str, start: int, end: int) -> Iterator[tuple[str, int, int]]:
    at = start
    while True:
        equals = text.find("=", at, end)
        if equals < 0:
            return
        opening = min((q for q in (text.find('"', equals, end), text.find("'", equals, end)) if q >= 0), default=-1)
        closing = text.find(text[opening], opening + 1, end) if opening >= 0 else -1
        if closing < 0:
            return
        yield text[at:equals].split()[-1], opening, closing
        at = closing + 1
