"""The fixtures: one small document in each format, all about the same valve."""

from __future__ import annotations

from pathlib import Path

from isspec.readers import read
from isspec.types import Block, Document, Source

FIXTURES = Path(__file__).parent.parent / "fixtures" / "readers"


def valve(suffix: str) -> Document:
    return document((FIXTURES / f"valve{suffix}").read_bytes(), f"valve{suffix}")


def document(data: bytes | str, name: str = "a.txt") -> Document:
    result = read(Source(name, data.encode() if isinstance(data, str) else data))
    assert isinstance(result, Document), result
    return result


def blocks(read: Document, kind: str) -> list[str]:
    return [block.span.of(read.text) for block in read.blocks if block.kind == kind]


def block_of(read: Document, words: str) -> Block:
    return next(block for block in read.blocks if words in block.span.of(read.text))


def valve_names() -> list[str]:
    return sorted(path.name for path in FIXTURES.iterdir())
