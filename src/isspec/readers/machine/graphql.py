"""GraphQL's schema language: types, their fields and values, and the operations that a server answers."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from isspec.readers.machine.elements import Element, Nature, broken, define, text_of

if TYPE_CHECKING:
    from collections.abc import Iterator

    from isspec.readers.extract import Extract

_ROOTS = frozenset({"Query", "Mutation", "Subscription"})
_NOUNS = ("operation", "type", "field")


def read_graphql(data: bytes) -> Extract:
    """Read a schema; raises ``NotReadError`` with the parser's line."""
    from graphql import GraphQLSyntaxError, parse

    text = text_of(data)
    try:
        tree = parse(text)
    except GraphQLSyntaxError as error:
        line = error.locations[0].line if error.locations else None
        broken("GraphQL schema", line, error.message)
    except RecursionError:
        broken("GraphQL schema", None, "nested too deeply")
    return define(text, Nature("GraphQL schema"), _elements(tree), _NOUNS, None)


def _elements(tree: Any) -> Iterator[Element]:
    roots = _roots(tree)
    for definition in tree.definitions:
        if not definition.kind.endswith(("_definition", "_extension")) or definition.kind.startswith("operation"):
            continue
        name = definition.name.value if getattr(definition, "name", None) else "schema"
        operations = name in roots
        yield Element(definition.loc.start, definition.loc.end, "type", "interface" if operations else "data")
        for member in getattr(definition, "fields", None) or getattr(definition, "values", None) or ():
            noun = "operation" if operations else "field"
            yield Element(member.loc.start, member.loc.end, noun, "interface" if operations else "data", (name,))


def _roots(tree: Any) -> frozenset[str]:
    """Return the types whose fields are operations: those that ``schema { ... }`` names, or the usual ones."""
    named = {
        operation.type.name.value
        for definition in tree.definitions
        if definition.kind in {"schema_definition", "schema_extension"}
        for operation in definition.operation_types or ()
    }
    return frozenset(named) or _ROOTS
