"""Protocol buffers: messages, fields, enums and the calls of services, from the parse tree, which keeps places."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from isspec.readers.machine.elements import Element, Nature, broken, define, text_of

if TYPE_CHECKING:
    from collections.abc import Iterator

    from isspec.readers.extract import Extract
    from isspec.types import Aspect

# The rules of the grammar that are elements: (what they are called, aspect).
_RULES: dict[str, tuple[str, Aspect]] = {
    "MessageDecl": ("message", "data"),
    "MessageFieldDecl": ("field", "data"),
    "MapFieldDecl": ("field", "data"),
    "OneofFieldDecl": ("field", "data"),
    "GroupDecl": ("field", "data"),
    "ExtensionFieldDecl": ("field", "data"),
    "EnumDecl": ("enum", "data"),
    "EnumValueDecl": ("value", "data"),
    "ServiceDecl": ("service", "interface"),
    "MethodDecl": ("call", "interface"),
}
_HOLDERS = {"MessageDecl": "messageName", "EnumDecl": "enumName", "ServiceDecl": "serviceName"}
_NOUNS = ("service", "call", "message", "field", "enum")


def read_protobuf(data: bytes) -> Extract:
    """Read a ``.proto`` file; raises ``NotReadError`` with the line of the first mistake."""
    from antlr4 import CommonTokenStream, InputStream
    from proto_schema_parser.antlr.ProtobufLexer import ProtobufLexer
    from proto_schema_parser.antlr.ProtobufParser import ProtobufParser

    text = text_of(data)
    mistakes: list[tuple[int, str]] = []
    lexer = ProtobufLexer(InputStream(text))
    parser = ProtobufParser(CommonTokenStream(lexer))
    for part in (lexer, parser):
        part.removeErrorListeners()
        part.addErrorListener(_listener(mistakes))
    try:
        tree = parser.file_()  # type: ignore[no-untyped-call]
    except RecursionError:
        mistakes.append((0, "nested too deeply"))
    if mistakes:
        line, message = mistakes[0]
        broken("protocol buffers definition", line or None, message.partition(" expecting ")[0])
    elements = list(_walk(tree, ()))
    package = next((child.getText() for child in _below(tree) if _rule(child) == "PackageDecl"), "")
    title = package.removeprefix("package").rstrip(";") or None
    return define(text, Nature("protocol buffers definition"), elements, _NOUNS, title)


def _listener(mistakes: list[tuple[int, str]]) -> Any:
    from antlr4.error.ErrorListener import ErrorListener

    class Listener(ErrorListener):  # type: ignore[misc] # the library has no types
        def syntaxError(self, recognizer: Any, symbol: Any, line: int, column: int, said: str, error: Any) -> None:  # noqa: N802
            mistakes.append((line, said))

    return Listener()


def _walk(context: Any, trail: tuple[str, ...]) -> Iterator[Element]:
    rule = _rule(context)
    if rule in _RULES:
        noun, aspect = _RULES[rule]
        yield Element(context.start.start, (context.stop or context.start).stop + 1, noun, aspect, trail)
    if rule in _HOLDERS:
        trail = (*trail, getattr(context, _HOLDERS[rule])().getText())[:8]
    for child in _below(context):
        yield from _walk(child, trail)


def _below(context: Any) -> list[Any]:
    return [child for child in context.getChildren() if hasattr(child, "stop")]


def _rule(context: Any) -> str:
    return type(context).__name__.removesuffix("Context")
