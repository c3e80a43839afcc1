"""Blocks in order and apart, whatever a reader made of markup that nobody foresaw."""

from __future__ import annotations

from itertools import pairwise
from typing import TYPE_CHECKING

from isspec.types import Block, Span

if TYPE_CHECKING:
    from collections.abc import Iterable


def in_order(blocks: Iterable[Block], end: int) -> list[Block]:
    """Return ``blocks`` sorted, and cut where they overlap or reach beyond ``end``; empty ones are left out."""
    blocks = sorted(blocks, key=lambda block: block.span)
    if all(one.span.end <= other.span.start for one, other in pairwise(blocks)) and all(
        0 <= block.span.start < block.span.end <= end for block in blocks
    ):
        return blocks
    apart: list[Block] = []
    at = 0
    for block in blocks:
        span = Span(max(block.span.start, at), min(block.span.end, end))
        if span.end > span.start:
            apart.append(Block(span, block.kind, block.trail))
            at = span.end
    return apart
