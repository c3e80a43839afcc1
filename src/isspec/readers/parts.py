"""XML parts of office files, parsed so that no entity is resolved and no tree grows too deep."""

from __future__ import annotations

from typing import TYPE_CHECKING
from xml.etree.ElementTree import Element, TreeBuilder
from xml.parsers import expat

from isspec.readers.extract import NotReadError

if TYPE_CHECKING:
    from collections.abc import Callable

DEEPEST = 200
DAMAGED = "open it in the program it comes from, repair it there and save it again"


def parse(data: bytes) -> Element:
    """Return the root of an XML part. Names have lost their namespaces, which differ between dialects of one format.

    Raises ``NotReadError`` for XML that is broken, that declares a document type (office formats have none; entity
    bombs and external entities need one), or that is nested deeper than any document.
    """
    builder = TreeBuilder()
    walk(data, builder.start, builder.end, builder.data)
    return builder.close()


def walk(
    data: bytes,
    start: Callable[[str, dict[str, str]], object],
    end: Callable[[str], object],
    text: Callable[[str], object],
) -> None:
    """Call back for each element and text in ``data``, as ``parse`` does, without keeping a tree."""
    depth = 0

    def opened(name: str, attributes: dict[str, str]) -> None:
        nonlocal depth
        depth += 1
        if depth > DEEPEST:
            raise NotReadError("damaged", f"its XML is nested more than {DEEPEST} deep: {DAMAGED}")
        start(_local(name), {_attribute(key): value for key, value in attributes.items()} if attributes else attributes)

    def closed(name: str) -> None:
        nonlocal depth
        depth -= 1
        end(_local(name))

    def refused(*_: object) -> None:
        raise NotReadError(
            "xml-entities", "its XML declares a document type, which office files never do: save it again"
        )

    parser = expat.ParserCreate(namespace_separator="}")
    parser.buffer_text = True
    parser.StartElementHandler = opened
    parser.EndElementHandler = closed
    parser.CharacterDataHandler = text
    parser.StartDoctypeDeclHandler = refused
    parser.EntityDeclHandler = refused
    try:
        parser.Parse(data, True)
    except (expat.ExpatError, ValueError, LookupError) as error:
        raise NotReadError("damaged", f"its XML is broken ({error}): {DAMAGED}") from None


def _attribute(name: str) -> str:
    """Return an attribute's name. Those that refer to other parts keep an "r:": some elements have two called id."""
    namespace, _, local = name.rpartition("}")
    return f"r:{local}" if namespace.endswith("/relationships") else local


def _local(name: str) -> str:
    return name.rpartition("}")[2]
