"""The prose inside definitions: long descriptions are cut into paragraphs, whose sentences are statements."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from isspec.readers.machine.elements import PROSE, Element, trimmed

if TYPE_CHECKING:
    from collections.abc import Iterator

    from isspec.readers.machine.nodes import Node

# Shorter ones say what a name means, and are told best beside it. Two sentences are mostly longer.
FEWEST_CHARACTERS = 160
# What is in these is no description of the definition, whatever it is called.
_EXAMPLES = frozenset("example examples x-examples default enum const properties patternProperties".split())
_LISTING = re.compile(r"^([ \t]*)(```|~~~).*?(?:^[ \t]*\2[^\n]*$|\Z)", re.MULTILINE | re.DOTALL)
# What begins an item, a heading or a row; blank lines; the same in JSON, whose line ends are written out.
_MARKED = r"(?=(?:[-*+|\#]|\d{1,3}\.)[ \t])"
_BREAK = re.compile(
    rf"\n[ \t]*\r?\n\s*|\n[ \t]*{_MARKED}|(?:\\r)?\\n[ \t]*(?:(?:\\r)?\\n[ \t]*)+"
    rf"|(?<=[.:;!?|>])(?:\\r)?\\n[ \t]*|(?:\\r)?\\n[ \t]*{_MARKED}"
)


def descriptions(text: str, root: Node) -> Iterator[Element]:
    """Yield the paragraphs of every long description below ``root``."""
    waiting, seen = [root], set[int]()
    while waiting:
        node = waiting.pop()
        if id(node) in seen:
            continue
        seen.add(id(node))
        for key, value in node.items:
            name = key.value if key is not None else None
            if name == "description" and isinstance(value.value, str):
                if len(value.value) >= FEWEST_CHARACTERS:
                    yield from paragraphs(text, *_inside(text, value))
            elif name not in _EXAMPLES:
                waiting.append(value)
            elif name in {"properties", "patternProperties"}:
                waiting += [described for _, described in value.items]


def paragraphs(text: str, start: int, end: int, trail: tuple[str, ...] = ()) -> Iterator[Element]:
    """Yield the paragraphs of ``text[start:end]``, without listings between fences."""
    listings = [(match.start(), match.end()) for match in _LISTING.finditer(text, start, end)]
    for begin, stop in zip([start, *(after for _, after in listings)], [*(at for at, _ in listings), end], strict=True):
        at = begin
        for match in [*_BREAK.finditer(text, begin, stop), None]:
            span = trimmed(text, at, match.start() if match else stop)
            if span.start < span.end:
                yield Element(span.start, span.end, PROSE, "behaviour", trail)
            at = match.end() if match else stop


def _inside(text: str, value: Node) -> tuple[int, int]:
    """Return where the words of a scalar stand: between its quotes, or behind the sign of a block and its line."""
    first = text[value.start : value.start + 1]
    if first in {"|", ">"}:
        return text.find("\n", value.start) + 1 or value.end, value.end
    return (value.start + 1, value.end - 1) if first in {'"', "'"} else (value.start, value.end)
