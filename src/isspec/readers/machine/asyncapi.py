"""AsyncAPI 2 and 3: channels, operations, messages and the schemas of their payloads."""

from __future__ import annotations

from typing import TYPE_CHECKING

from isspec.readers.machine.descriptions import descriptions
from isspec.readers.machine.elements import Element, Nature, broken, define, line_at, text_of
from isspec.readers.machine.notation import read_notation
from isspec.readers.machine.schemas import property_elements, schema_elements

if TYPE_CHECKING:
    from collections.abc import Iterator

    from isspec.readers.extract import Extract
    from isspec.readers.machine.nodes import Node

_ACTIONS = frozenset({"publish", "subscribe"})


def read_asyncapi(data: bytes) -> Extract:
    """Read a definition; raises ``NotReadError`` for one without what every version demands.

    No light library has the schemas of AsyncAPI, so that less is checked than of OpenAPI.
    """
    text = text_of(data)
    root = read_notation(text, "AsyncAPI definition")
    declared = root.get("asyncapi")
    version = str(declared.value) if declared else ""
    if version[:2] not in {"2.", "3."}:
        broken("AsyncAPI definition", line_at(text, declared.start if declared else 0), "no known version is declared")
    info = root.get("info")
    for name in ("title", "version"):
        if info is None or info.get(name) is None:
            broken("AsyncAPI definition", line_at(text, info.start if info else 0), f"info/{name} is missing")
    channels = root.get("channels")
    if (channels is None or channels.kind != "map") and version[0] == "2":
        broken("AsyncAPI definition", line_at(text, channels.start if channels else 0), "channels is missing")
    nature = Nature(f"AsyncAPI {version[:3]} definition")
    elements = [*_elements(root), *descriptions(text, root)]
    return define(text, nature, elements, ("channel", "operation", "message", "schema"), root.text("info", "title"))


def _elements(root: Node) -> Iterator[Element]:
    for name, channel in _pairs(root.get("channels")):
        yield Element(name.start, channel.end, "channel", "interface", ("channels",))
        trail = (str(name.value),)
        for key, value in channel.pairs():
            if key.value in _ACTIONS:
                yield Element(key.start, value.end, "operation", "interface", trail)
                if message := value.get("message"):
                    yield from _message(message, (*trail, str(key.value)))
            elif key.value == "parameters":
                for parameter, described in value.pairs():
                    yield Element(parameter.start, described.end, "parameter", "interface", trail)
        for key, message in _pairs(channel.get("messages")):
            yield Element(key.start, message.end, "message", "interface", trail)
            yield from _message(message, (*trail, str(key.value)))
    for name, operation in _pairs(root.get("operations")):
        yield Element(name.start, operation.end, "operation", "interface", ("operations",))
    for name, message in _pairs(root.get("components", "messages")):
        yield Element(name.start, message.end, "message", "interface", ("messages",))
        yield from _message(message, (str(name.value),))
    for name, schema in _pairs(root.get("components", "schemas")):
        yield from schema_elements(name, schema, ("schemas",))


def _message(message: Node, trail: tuple[str, ...]) -> Iterator[Element]:
    for part in ("payload", "headers"):
        if schema := message.get(part):
            yield from property_elements(schema, trail)


def _pairs(node: Node | None) -> Iterator[tuple[Node, Node]]:
    return node.pairs() if node else iter(())
