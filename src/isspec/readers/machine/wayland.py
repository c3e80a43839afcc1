"""Wayland protocols: interfaces with the requests, events and values that a compositor and its clients exchange."""

from __future__ import annotations

from typing import TYPE_CHECKING

from isspec.readers.machine.descriptions import FEWEST_CHARACTERS, paragraphs
from isspec.readers.machine.elements import Element, Nature, broken, define, line_at, text_of
from isspec.readers.machine.xml_nodes import read_xml

if TYPE_CHECKING:
    from collections.abc import Iterator

    from isspec.readers.extract import Extract
    from isspec.readers.machine.xml_nodes import Tag
    from isspec.types import Aspect

_TAGS: dict[str, Aspect] = {
    "interface": "interface", "request": "interface", "event": "interface",
    "arg": "data", "enum": "data", "entry": "data",
}  # fmt: skip
_NOUNS = ("interface", "request", "event", "enum")


def read_wayland(data: bytes) -> Extract:
    """Read a protocol; raises ``NotReadError`` for XML that is none. Its licence is no part of what it defines."""
    text = text_of(data)
    root = read_xml(text, "Wayland protocol")
    if root.local != "protocol" or root.child("interface") is None:
        broken("Wayland protocol", line_at(text, root.start), "it is no protocol with an interface")
    nature = Nature("Wayland protocol")
    return define(text, nature, _elements(text, root, ()), _NOUNS, root.attributes.get("name"))


def _elements(text: str, tag: Tag, trail: tuple[str, ...]) -> Iterator[Element]:
    for child in tag.children:
        name = child.attributes.get("name")
        if aspect := _TAGS.get(child.local):
            yield Element(child.start, child.end, child.local, _aspect(child, tag) or aspect, trail)
            yield from _elements(text, child, (*trail, name)[:8] if name else trail)
        elif child.local == "description" and len(child.text) >= FEWEST_CHARACTERS:
            yield from paragraphs(text, child.inner, child.inner_end, trail)


def _aspect(child: Tag, parent: Tag) -> Aspect | None:
    return "error" if "error" in {child.attributes.get("name"), parent.attributes.get("name")} else None
