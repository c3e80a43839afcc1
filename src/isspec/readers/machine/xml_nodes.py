"""XML with places, by expat: no entity is declared, nothing outside the file is read, and depth is bounded."""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import TYPE_CHECKING
from xml.parsers.expat import ExpatError, ParserCreate

from isspec.readers.machine.elements import broken
from isspec.readers.machine.nodes import DEEPEST

if TYPE_CHECKING:
    from collections.abc import Iterator


@dataclass(slots=True)
class Tag:
    """An element: ``name`` is "namespace local" without its prefix. ``inner`` begins after its start tag."""

    name: str
    attributes: dict[str, str]
    start: int
    inner: int = 0
    inner_end: int = 0
    end: int = 0
    children: list[Tag] = field(default_factory=list)
    text: str = ""  # all that is said in it, elements within it included

    @property
    def local(self) -> str:
        """The name without its namespace."""
        return self.name.rpartition(" ")[2]

    def all(self, *locals_: str) -> Iterator[Tag]:
        """Yield the elements of these names anywhere below, in the order of the file."""
        for child in self.children:
            if not locals_ or child.local in locals_:
                yield child
            yield from child.all(*locals_)

    def child(self, *locals_: str) -> Tag | None:
        """Return the first element of this name one level below, and so on for further names."""
        found: Tag | None = self
        for local in locals_:
            found = next((child for child in found.children if child.local == local), None) if found else None
        return found


def read_xml(text: str, name: str) -> Tag:
    """Return the root element; raises ``NotReadError`` with the parser's line for what is no ``name``."""
    try:
        return _Tree(text, name).root()
    except ExpatError as error:
        broken(name, error.lineno, str(error).partition(":")[0])


class _Tree:
    def __init__(self, text: str, name: str) -> None:
        self.data = text.encode("utf-8", "replace")
        self.name = name
        self.open: list[Tag] = []
        self.top: Tag | None = None
        self.byte = self.point = 0
        self.fresh = False
        self.parser = ParserCreate("utf-8", namespace_separator=" ")
        self.parser.StartElementHandler = self._start
        self.parser.EndElementHandler = self._end
        self.parser.CharacterDataHandler = self._said
        self.parser.EntityDeclHandler = self._entity

    def root(self) -> Tag:
        self.parser.Parse(self.data, True)
        if self.top is None:
            broken(self.name, None, "it is empty")
        return self.top

    def _offset(self) -> int:
        """Return where the parser is, in code points. It only moves forward, and so does this."""
        byte = max(self.byte, self.parser.CurrentByteIndex)
        self.point += len(self.data[self.byte : byte].decode("utf-8", "replace"))
        self.byte = byte
        return self.point

    def _settle(self) -> int:
        """Return where the parser is, which is also where the content of a start tag just read begins."""
        at = self._offset()
        if self.fresh and self.open:
            self.open[-1].inner = at
            self.fresh = False
        return at

    def _start(self, name: str, attributes: dict[str, str]) -> None:
        at = self._settle()
        if len(self.open) > DEEPEST:
            broken(self.name, self.parser.CurrentLineNumber, "nested too deeply")
        tag = Tag(name, attributes, at)
        if self.open:
            self.open[-1].children.append(tag)
        else:
            self.top = tag
        self.open.append(tag)
        self.fresh = True

    def _said(self, said: str) -> None:
        self._settle()
        self.open[-1].text += said

    def _end(self, name: str) -> None:
        at = self._settle()
        tag = self.open.pop()
        tag.inner_end = at
        tag.end = at
        if self.data.startswith(b"</", self.byte):  # and not "<a/>", which is over already
            closing = self.data.find(b">", self.byte) + 1
            tag.end += len(self.data[self.byte : closing].decode("utf-8", "replace"))
        if self.open:
            self.open[-1].text += tag.text

    def _entity(self, name: str, *rest: object) -> None:
        broken(self.name, self.parser.CurrentLineNumber, "it declares entities, which are not followed")
