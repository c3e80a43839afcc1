"""StrictDoc: the nodes of an ``.sdoc`` file, which are requirements with fields, or prose between them.

StrictDoc itself is a web server with dozens of dependencies, so its grammar of nodes and fields is read here.
"""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, NamedTuple

from isspec.readers.extract import Extract
from isspec.readers.lines import Outline, lines_of
from isspec.readers.machine.descriptions import paragraphs
from isspec.readers.machine.elements import Element, Nature, broken, define, text_of
from isspec.readers.rst import read_rst
from isspec.types import Span

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

    from isspec.readers.lines import Line

_NODE = re.compile(r"\[(\[?)(/?)([A-Z][A-Z0-9_-]{0,60})\]{1,2}\s*$")
_FIELD = re.compile(r"([A-Z][A-Z0-9_]{0,60}): ?(.*)$")
_PROSE = frozenset({"TEXT", "SECTION"})
_SETTINGS = frozenset({"DOCUMENT", "GRAMMAR", "DOCUMENT_FROM_FILE", "FRAGMENT", "FREETEXT"})


_FEWEST = 3  # requirements that make a file one of requirements, where prose outweighs them


class _Node(NamedTuple):
    """``fields`` maps a name to the place of its value. ``depth`` is the number of open sections."""

    name: str
    start: int
    fields: dict[str, Span]
    trail: tuple[str, ...]


def read_strictdoc(data: bytes) -> Extract:
    """Read an ``.sdoc`` file: a file of requirements, or a document of prose where it has none."""
    text = text_of(data)
    nodes = list(_nodes(text))
    if not nodes or nodes[0].name != "DOCUMENT":
        broken("StrictDoc document", 1, "it does not begin with [DOCUMENT]")
    title_at = nodes[0].fields.get("TITLE")
    title = title_at.of(text) if title_at else None
    requirements = [node for node in nodes if node.name not in _PROSE | _SETTINGS and "STATEMENT" in node.fields]
    prose = [node for node in nodes if node.name in _PROSE]
    if not requirements or (len(requirements) < _FEWEST and _length(prose) > _length(requirements)):
        return _prose(text, nodes, title)
    elements = [_requirement(text, node) for node in requirements]
    ends = {element.start: element.end for element in elements}
    for node in nodes:
        if node.name not in _SETTINGS and (said := node.fields.get("STATEMENT")):
            # What follows the first paragraph of a requirement explains it.
            elements += paragraphs(text, ends.get(said.start, said.start), said.end, node.trail)
    nature = Nature("StrictDoc document", "requirements", "requirement")
    return define(text, nature, elements, ("requirement",), title)


def _length(nodes: Iterable[_Node]) -> int:
    """Return how many characters the nodes say."""
    spans = (node.fields.get("STATEMENT") for node in nodes)
    return sum(span.end - span.start for span in spans if span)


def _requirement(text: str, node: _Node) -> Element:
    said, title = node.fields["STATEMENT"], node.fields.get("TITLE")
    first = next(paragraphs(text, said.start, said.end), None)
    trail = (*node.trail, title.of(text)) if title else node.trail
    return Element(said.start, first.end if first else said.end, "requirement", "behaviour", trail[:8])


def _prose(text: str, nodes: list[_Node], title: str | None) -> Extract:
    outline = Outline()
    for node in nodes:
        if node.name == "SECTION" and (heading := node.fields.get("TITLE")):
            outline.heading(heading, len(node.trail) + 1, heading.of(text))
        elif said := node.fields.get("STATEMENT"):
            for block in read_rst(said.of(text)).blocks:
                span = Span(block.span.start + said.start, block.span.end + said.start)
                trail = (*node.trail, *block.trail)[:8]
                outline.add(span, block.kind, trail)
    return Extract(title or outline.title, text, tuple(outline.blocks))


def _nodes(text: str) -> Iterator[_Node]:
    sections: list[str] = []
    node: _Node | None = None
    lines = iter(lines_of(text))
    for line in lines:
        if match := _NODE.match(line.text):
            if node is not None:
                yield _named(node, sections, text)
                node = None
            if match[2]:
                sections[-1:] = []
            elif match[3]:
                node = _Node(match[3], line.start, {}, tuple(section for section in sections if section)[:8])
        elif node is not None and (field := _FIELD.match(line.text)):
            begin = line.start + field.start(2)
            if field[2].strip() == ">>>":
                node.fields.setdefault(field[1], _block(lines, line.end))
            elif field[2]:
                node.fields.setdefault(field[1], Span(begin, begin + len(field[2].rstrip())))
    if node is not None:
        yield _named(node, sections, text)


def _named(node: _Node, sections: list[str], text: str) -> _Node:
    if node.name == "SECTION":
        title = node.fields.get("TITLE")
        sections.append(title.of(text) if title else "")
    return node


def _block(lines: Iterator[Line], start: int) -> Span:
    """Return what stands between ``>>>`` and ``<<<``, to the end of the file where nothing closes it."""
    first, last = start, start
    for line in lines:
        if line.text.strip() == "<<<":
            break
        if not line.blank:
            first = line.start if first == start else first
            last = line.start + len(line.text.rstrip())
    return Span(first, max(first, last))
