"""Extracts as messages, so that they come from the worker whole and as nothing but values."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any, get_args

from isspec.isolation.wire import Message
from isspec.readers.extract import Extract
from isspec.types import ASPECTS, CLASSES, KINDS, Block, BlockKind, Machine, Mark, Span

if TYPE_CHECKING:
    from collections.abc import Mapping

_BLOCKS: tuple[BlockKind, ...] = get_args(BlockKind)


def pack(extract: Extract, *, with_text: bool = True) -> Message:
    """Return ``extract`` as a message; its text goes as bytes, or not at all where the receiver has it."""
    trails: dict[tuple[str, ...], int] = {}
    blocks = [
        (block.span.start, block.span.end, _BLOCKS.index(block.kind), trails.setdefault(block.trail, len(trails)))
        for block in extract.blocks
    ]
    header = {
        "title": extract.title, "blocks": blocks, "trails": list(trails),
        "marks": [(mark.offset, mark.name) for mark in extract.marks],
        "machine": _packed_machine(extract.machine) if extract.machine else None, "left_out": extract.left_out,
    }  # fmt: skip
    return Message(header, extract.text.encode("utf-8", "surrogatepass") if with_text else b"")


def unpacked(message: Message, text: str | None = None) -> Extract:
    """Return the extract in ``message``; raise ``KeyError``, ``TypeError`` or ``ValueError`` if there is none."""
    header = message.header
    trails = [tuple(map(str, trail)) for trail in header["trails"]]
    blocks = tuple(
        Block(Span(int(start), int(end)), _BLOCKS[kind], trails[trail]) for start, end, kind, trail in header["blocks"]
    )
    marks = tuple(Mark(int(offset), str(name)) for offset, name in header["marks"])
    if text is None:
        text = message.payload.decode("utf-8", "replace")
    title = None if header["title"] is None else str(header["title"])
    machine = _machine_of(header["machine"]) if header["machine"] else None
    left_out = None if header["left_out"] is None else str(header["left_out"])
    return Extract(title, text, blocks, marks, machine, left_out)


def _packed_machine(machine: Machine) -> Mapping[str, Any]:
    return {
        "name": machine.name, "kind": machine.kind, "label": machine.label,
        "parts": machine.parts, "aspects": machine.aspects,
    }  # fmt: skip


def _machine_of(packed: Mapping[str, Any]) -> Machine:
    return Machine(
        str(packed["name"]),
        KINDS[KINDS.index(packed["kind"])],
        CLASSES[CLASSES.index(packed["label"])],
        tuple((str(noun), int(count)) for noun, count in packed["parts"]),
        tuple((int(offset), ASPECTS[ASPECTS.index(aspect)]) for offset, aspect in packed["aspects"]),
    )
