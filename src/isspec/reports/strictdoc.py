"""StrictDoc's own text format: documents, sections, and a node for every statement with its class."""

from __future__ import annotations

from typing import TYPE_CHECKING

from isspec.reports.items import Item, items
from isspec.reports.quoting import clean
from isspec.reports.sections import Section, outlined
from isspec.types import CLASSES

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from isspec.reports.presentation import Presentation
    from isspec.types import Report

_FIELDS = ("UID", "CLASS", "PROBABILITY", "ASPECT", "BOUND", "FILE", "LINE", "TITLE", "STATEMENT")


def to_strictdoc(report: Report, presentation: Presentation) -> str:
    """Return one document with a section for each file: a file of StrictDoc's holds one document."""
    by_path: dict[str, list[Item]] = {}
    for item in items(report, presentation):
        by_path.setdefault(item.path, []).append(item)
    lines = list(_head())
    for path, found in by_path.items():
        lines += _nodes([Section(path, outlined(found))])
    return "\n".join(lines) + "\n"


def _head() -> Iterator[str]:
    yield from ("[DOCUMENT]", "TITLE: isspec report", "OPTIONS:", "  MARKUP: Text", "", "[GRAMMAR]", "ELEMENTS:")
    yield from ("- TAG: SECTION", "  PROPERTIES:", "    IS_COMPOSITE: True", "  FIELDS:")
    yield from ("  - TITLE: TITLE", "    TYPE: String", "    REQUIRED: True")
    yield from ("- TAG: ITEM", "  FIELDS:")
    for name in _FIELDS:
        kind = f"SingleChoice({', '.join(CLASSES)})" if name == "CLASS" else "String"
        yield from (f"  - TITLE: {name}", f"    TYPE: {kind}", f"    REQUIRED: {name in ('UID', 'CLASS')}")


def _nodes(nodes: Sequence[Section | Item]) -> Iterator[str]:
    for node in nodes:
        yield ""
        if isinstance(node, Section):
            yield from ("[[SECTION]]", f"TITLE: {clean(node.title) or 'Section'}")
            yield from _nodes(node.children)
            yield from ("", "[[/SECTION]]")
        else:
            yield "[ITEM]"
            yield from _fields(node)


def _fields(item: Item) -> Iterator[str]:
    finding = item.finding
    yield f"UID: {item.identifier}"
    yield f"CLASS: {finding.label}"
    yield f"PROBABILITY: {finding.score:.4f}"
    if finding.aspect:
        yield f"ASPECT: {finding.aspect}"
    if item.bound:
        yield f"BOUND: {item.bound}"
    yield f"FILE: {item.path}"
    yield f"LINE: {item.line}"
    if item.text:
        # One line, so that nothing in it can end the field: its end is a line of "<<<".
        yield from ("STATEMENT: >>>", item.text, "<<<")
