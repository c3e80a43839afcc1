"""A tree of what JSON, YAML and XML hold, in which every node knows its place in the file."""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

# Deeper nesting and more nodes than any definition has: references in YAML can stand for billions.
DEEPEST = 150
MOST_NODES = 3_000_000


@dataclass(slots=True)
class Node:
    """A scalar, or a mapping or list of ``items``. ``start`` and ``end`` are offsets in the decoded file.

    An item of a mapping is the node of its key and the node of its value; a list has the value only.
    """

    start: int
    end: int
    value: Any = None
    items: list[tuple[Node | None, Node]] = field(default_factory=list)
    kind: str = "scalar"

    def get(self, *names: str) -> Node | None:
        """Return the value under ``names``, one level each."""
        found: Node | None = self
        for name in names:
            found = next((value for key, value in found.pairs() if key.value == name), None) if found else None
        return found

    def pairs(self) -> Iterator[tuple[Node, Node]]:
        """Yield keys and values of a mapping; nothing of anything else."""
        for key, value in self.items:
            if key is not None:
                yield key, value

    def entries(self) -> Iterator[Node]:
        """Yield the values of a list; nothing of anything else."""
        if self.kind == "list":
            for _, value in self.items:
                yield value

    def text(self, *names: str) -> str | None:
        """Return the string under ``names``, if it is one."""
        found = self.get(*names)
        return found.value if found is not None and isinstance(found.value, str) else None

    def at(self, path: Sequence[str | int]) -> Node:
        """Return the node at ``path``, or the last one there is on the way."""
        node = self
        for step in path:
            found = node.step(step)
            if found is None:
                break
            node = found
        return node

    def find(self, path: Sequence[str]) -> Node | None:
        """Return the node at ``path``, ``None`` where there is none."""
        node: Node | None = self
        for step in path:
            node = node.step(step) if node else None
        return node

    def step(self, name: str | int) -> Node | None:
        """Return the value one level below under ``name``, which is a number in a list."""
        if self.kind != "list":
            return next((value for key, value in self.pairs() if str(key.value) == str(name)), None)
        number = int(name) if str(name).isdecimal() else len(self.items)
        return self.items[number][1] if number < len(self.items) else None

    def plain(self) -> Any:
        """Return dictionaries, lists and scalars, as validators take them."""
        if self.kind == "map":
            return {str(key.value): value.plain() for key, value in self.pairs()}
        if self.kind == "list":
            return [value.plain() for value in self.entries()]
        return self.value
