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


def _walk(context: Any, trail: tuple[str, ...], start: int | None = None) -> Iterator[Element]:
    """Yield the elements at and below ``context``; ``start`` is where the comment above it begins."""
    rule = _rule(context)
    if rule in _RULES:
        noun, aspect = _RULES[rule]
        begin = context.start.start if start is None else start
        yield Element(begin, (context.stop or context.start).stop + 1, noun, aspect, trail)
    if rule in _HOLDERS:
        trail = (*trail, getattr(context, _HOLDERS[rule])().getText())[:8]
    comment: int | None = None
    line = context.start.line if rule != "File" else 0  # the last line that is spoken for
    for child in _below(context):
        inner = _only(child)
        if _rule(inner) == "CommentDecl":
            first = inner.start.line
            if first > line + 1 or comment is None:
                # What stands behind a field on its line is said of that field, not of the next one.
                comment = inner.start.start if first > line else None
        else:
            beside = comment is not None and inner.start.line <= line + 1
            yield from _walk(inner, trail, comment if beside else None)
            comment = None
        last = inner.stop or inner.start
        line = last.line + last.text.rstrip("\n").count("\n")


def _only(context: Any) -> Any:
    """Return what a rule stands for that does nothing but name one of several others."""
    while _rule(context).endswith("Element") and len(below := _below(context)) == 1:
        context = below[0]
    return context


def _below(context: Any) -> list[Any]:
    return [child for child in context.getChildren() if hasattr(child, "stop")]


def _rule(context: Any) -> str:
    return type(context).__name__.removesuffix("Context")
