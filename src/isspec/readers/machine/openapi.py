"""OpenAPI 2 and 3: operations, parameters, responses and schemas, validated by the schema of their version."""

from __future__ import annotations

from typing import TYPE_CHECKING

from isspec.readers.machine.descriptions import descriptions
from isspec.readers.machine.elements import Element, Nature, broken, define, text_of
from isspec.readers.machine.notation import read_notation
from isspec.readers.machine.schemas import property_elements, schema_elements
from isspec.readers.machine.validating import check_openapi

if TYPE_CHECKING:
    from collections.abc import Iterator

    from isspec.readers.extract import Extract
    from isspec.readers.machine.nodes import Node

_METHODS = frozenset({"get", "put", "post", "delete", "options", "head", "patch", "trace", "query"})
_VERSIONS = ("2.0", "3.0", "3.1", "3.2")


def read_openapi(data: bytes) -> Extract:
    """Read a definition in JSON or YAML; raises ``NotReadError`` for one that is not valid."""
    text = text_of(data)
    root = read_notation(text, "OpenAPI definition")
    declared = root.get("openapi") or root.get("swagger")
    version = str(declared.value)[:3] if declared else ""
    if version not in _VERSIONS:
        broken("OpenAPI definition", 1, f"version {version!r} is none of {', '.join(_VERSIONS)}")
    check_openapi(text, root, version)
    nature = Nature(f"OpenAPI {version} definition")
    elements = [*_elements(root), *descriptions(text, root)]
    return define(text, nature, elements, ("operation", "schema"), root.text("info", "title"))


def _elements(root: Node) -> Iterator[Element]:
    for group in ("paths", "webhooks"):
        paths = root.get(group)
        for path, item in paths.pairs() if paths else ():
            yield from _path(path, item)
    for schemas in (root.get("components", "schemas"), root.get("definitions")):
        for name, schema in schemas.pairs() if schemas else ():
            yield from schema_elements(name, schema, ("schemas",))
    for holder in (root.get("components"), root):
        for group in ("parameters", "responses"):
            shared = holder.get(group) if holder else None
            for name, value in shared.pairs() if shared else ():
                yield Element(name.start, value.end, group[:-1], "interface", (group,))


def _path(path: Node, item: Node) -> Iterator[Element]:
    yield from _parameters(item, (str(path.value),))
    for method, operation in item.pairs():
        if str(method.value).lower() not in _METHODS or operation.kind != "map":
            continue
        trail = (str(path.value), str(method.value).upper())
        yield Element(method.start, operation.end, "operation", "interface", trail[:1])
        yield from _parameters(operation, trail)
        for key, value in operation.pairs():
            if key.value == "requestBody":
                yield Element(key.start, value.end, "request body", "interface", trail)
                yield from _content(value, trail)
            elif key.value == "responses":
                yield from _responses(value, trail)


def _parameters(holder: Node, trail: tuple[str, ...]) -> Iterator[Element]:
    parameters = holder.get("parameters")
    for parameter in parameters.entries() if parameters else ():
        yield Element(parameter.start, parameter.end, "parameter", "interface", trail)


def _responses(responses: Node, trail: tuple[str, ...]) -> Iterator[Element]:
    for status, response in responses.pairs():
        failed = str(status.value)[:1] in {"4", "5", "d"}  # "default" stands for unexpected errors
        yield Element(status.start, response.end, "response", "error" if failed else "interface", trail)
        yield from _content(response, (*trail, str(status.value)))


def _content(holder: Node, trail: tuple[str, ...]) -> Iterator[Element]:
    content = holder.get("content")
    for _, media in content.pairs() if content else ():
        if schema := media.get("schema"):
            yield from property_elements(schema, trail)
    if schema := holder.get("schema"):
        yield from property_elements(schema, trail)
