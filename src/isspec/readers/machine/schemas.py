"""The elements of JSON Schema, which OpenAPI and AsyncAPI hold too: a schema, and each property in it."""

from __future__ import annotations

from typing import TYPE_CHECKING

from isspec.readers.machine.elements import Element

if TYPE_CHECKING:
    from collections.abc import Iterator

    from isspec.readers.machine.nodes import Node

_NAMED = ("properties", "patternProperties")
_DEFINED = ("definitions", "$defs")
_LISTED = ("allOf", "anyOf", "oneOf", "prefixItems")
_NESTED = ("items", "additionalProperties", "not", "if", "then", "else", "contains", "propertyNames")
_DEEPEST = 12


def named_schemas(root: Node) -> Iterator[tuple[Node, Node]]:
    """Yield names and schemas of a file that is nothing but schemas with names, for others to include."""
    pairs = list(root.pairs())
    if pairs and all(value.text("type") and value.get("properties") for _, value in pairs):
        yield from pairs


def schema_elements(key: Node, schema: Node, trail: tuple[str, ...]) -> Iterator[Element]:
    """Yield a named schema and what is in it."""
    yield Element(key.start, schema.end, "schema", "data", trail)
    yield from property_elements(schema, (*trail, str(key.value)))


def property_elements(schema: Node, trail: tuple[str, ...], depth: int = 0) -> Iterator[Element]:
    """Yield the properties of ``schema`` and of the schemas within it, outer before inner."""
    if depth > _DEEPEST:
        return
    for key, value in schema.pairs():
        name = key.value
        if name in _NAMED and value.kind == "map":
            for inner, described in value.pairs():
                yield Element(inner.start, described.end, "property", "data", trail)
                yield from property_elements(described, (*trail, str(inner.value))[:8], depth + 1)
        elif name in _DEFINED and value.kind == "map":
            for inner, described in value.pairs():
                yield from schema_elements(inner, described, trail)
        elif name in _LISTED:
            for described in value.entries():
                yield from property_elements(described, trail, depth + 1)
        elif name in _NESTED:
            yield from property_elements(value, trail, depth + 1)
