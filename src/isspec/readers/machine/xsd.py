"""XML Schema and WSDL: elements, types and attributes; messages and the operations of services."""

from __future__ import annotations

from typing import TYPE_CHECKING

from isspec.readers.machine.elements import Element, Nature, broken, define, line_at, text_of
from isspec.readers.machine.xml_nodes import read_xml

if TYPE_CHECKING:
    from collections.abc import Iterator

    from isspec.readers.extract import Extract
    from isspec.readers.machine.xml_nodes import Tag
    from isspec.types import Aspect

_SCHEMA = "http://www.w3.org/2001/XMLSchema"
_TAGS: dict[str, tuple[str, Aspect]] = {
    "element": ("element", "data"),
    "attribute": ("attribute", "data"),
    "complexType": ("type", "data"),
    "simpleType": ("type", "data"),
    "enumeration": ("value", "data"),
    "operation": ("operation", "interface"),
    "message": ("message", "interface"),
    "part": ("part", "interface"),
    "fault": ("fault", "error"),
    "input": ("input", "interface"),
    "output": ("output", "interface"),
    "port": ("port", "interface"),
    "endpoint": ("port", "interface"),
}
# A binding says once more which operations there are.
_PASSED_OVER = frozenset({"binding", "documentation", "annotation"})
_NOUNS = ("operation", "message", "element", "type", "attribute")


def read_xsd(data: bytes) -> Extract:
    """Read an XML Schema; raises ``NotReadError`` unless it is valid by the schema of schemas."""
    text = text_of(data)
    root = read_xml(text, "XML Schema")
    _check(text, root)
    return define(text, Nature("XML Schema"), _elements(root, ()), _NOUNS, None)


def read_wsdl(data: bytes) -> Extract:
    """Read a WSDL 1.1 or 2.0 file; raises ``NotReadError`` for XML that is none."""
    text = text_of(data)
    root = read_xml(text, "WSDL definition")
    if root.local not in {"definitions", "description"}:
        broken("WSDL definition", line_at(text, root.start), f"it begins with {root.local}")
    title = root.attributes.get("name")
    return define(text, Nature("WSDL definition"), _elements(root, ()), _NOUNS, title)


def _check(text: str, root: Tag) -> None:
    import xmlschema

    if root.name != f"{_SCHEMA} schema":
        broken("XML Schema", line_at(text, root.start), f"it begins with {root.local}")
    source = xmlschema.XMLResource(text.encode("utf-8", "replace"), allow="none", defuse="always")
    meta = xmlschema.XMLSchema11.meta_schema
    if meta is None:
        return
    if not meta.built:
        meta.build()
    for error in meta.iter_errors(source, use_location_hints=False):
        place = _place(root, error.path or "")
        broken("XML Schema", line_at(text, place.start), error.reason or error.message)


def _place(root: Tag, path: str) -> Tag:
    """Return the element at a path such as ``/xs:schema/xs:element[2]``."""
    tag = root
    for step in path.strip("/").split("/")[1:]:
        name, _, number = step.rstrip("]").partition("[")
        same = [child for child in tag.children if child.local == name.rpartition(":")[2]]
        at = int(number) - 1 if number.isdigit() else 0
        if at >= len(same):
            break
        tag = same[at]
    return tag


def _elements(tag: Tag, trail: tuple[str, ...]) -> Iterator[Element]:
    for child in tag.children:
        if child.local in _PASSED_OVER:
            continue
        below = trail
        name = child.attributes.get("name") or child.attributes.get("ref") or child.attributes.get("value")
        if child.local in _TAGS and (name or child.local in {"input", "output", "fault"}):
            noun, aspect = _TAGS[child.local]
            yield Element(child.start, child.end, noun, aspect, trail)
        if name and child.local not in {"enumeration", "attribute"}:
            below = (*trail, name)[:8]
        yield from _elements(child, below)
