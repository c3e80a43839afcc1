"""sphinx-needs: the needs of ``needs.json``, of the version that it names as the current one."""

from __future__ import annotations

from typing import TYPE_CHECKING

from isspec.readers.machine.elements import Element, Nature, broken, define, line_at, text_of
from isspec.readers.machine.notation import read_notation

if TYPE_CHECKING:
    from collections.abc import Iterator

    from isspec.readers.extract import Extract
    from isspec.readers.machine.nodes import Node

_SAYS = ("content", "description", "title")


def read_needs(data: bytes) -> Extract:
    """Read a ``needs.json``; raises ``NotReadError`` for one without versions."""
    text = text_of(data)
    root = read_notation(text, "needs.json of sphinx-needs")
    versions = root.get("versions")
    if versions is None or versions.kind != "map":
        broken("needs.json of sphinx-needs", line_at(text, root.start), "it has no versions")
    current = root.get("current_version")
    latest = versions.get(str(current.value)) if current else None
    if latest is None and versions.items:
        latest = versions.items[-1][1]
    needs = latest.get("needs") if latest else None
    nature = Nature("needs.json of sphinx-needs", "requirements", "requirement")
    elements = _elements(needs) if needs else ()
    return define(text, nature, elements, ("need",), root.text("project"))


def _elements(needs: Node) -> Iterator[Element]:
    """Yield what each need says: its content, its title where it has no more."""
    for _, need in needs.items:
        said = next((value for name in _SAYS if (value := need.get(name)) and str(value.value or "").strip()), None)
        if said is not None and isinstance(said.value, str):
            title = need.text("section_name") or need.text("title")
            yield Element(said.start + 1, said.end - 1, "need", "behaviour", (title,) if title else ())
