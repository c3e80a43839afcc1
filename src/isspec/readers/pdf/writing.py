"""Pieces written out as a text, with the offsets of its blocks and the marks of its pages."""

from __future__ import annotations

from collections import Counter
from typing import TYPE_CHECKING

from isspec.readers.extract import Extract
from isspec.readers.lines import Outline
from isspec.readers.pdf.title import title_of
from isspec.types import Mark, Span

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

    from isspec.readers.pdf.pieces import Piece

_GAP = "\n\n"
_DEEPEST = 9


def write(pieces: Sequence[Piece], stated_title: str) -> Extract:
    """Write the text. A mark stands where the first word of its page does."""
    outline = Outline()
    depths = _depths(pieces)
    texts: list[str] = []
    marks: list[Mark] = []
    at = page = 0
    for piece in pieces:
        text = piece.text.strip()
        span = Span(at, at + len(text))
        for offset, number in ((0, piece.page), *piece.turns):
            if number > page:
                marks.append(Mark(at + offset, f"p. {number}"))
                page = number
        if piece.kind == "heading":
            outline.heading(span, piece.depth if piece.depth is not None else depths[piece.size], text)
        else:
            outline.add(span, piece.kind)
        texts.append(text)
        at = span.end + len(_GAP)
    title = title_of(stated_title, pieces) or outline.title
    return Extract(title, _GAP.join(texts), tuple(outline.blocks), tuple(marks))


def _depths(pieces: Sequence[Piece]) -> Mapping[float, int]:
    """Return how deep headings without numbers are, by their size: as those with numbers in this size."""
    headings = [piece for piece in pieces if piece.kind == "heading"]
    numbered: dict[float, Counter[int]] = {}
    for piece in headings:
        if piece.depth is not None:
            numbered.setdefault(piece.size, Counter())[piece.depth] += 1
    usual = {size: max(counts, key=lambda depth: (counts[depth], -depth)) for size, counts in numbered.items()}
    depths = {}
    sizes = sorted({piece.size for piece in headings}, reverse=True)
    for rank, size in enumerate(sizes):
        larger = [depth for other, depth in usual.items() if other > size]
        if size in usual:
            depths[size] = usual[size]
        elif not usual:
            depths[size] = min(1 + rank, _DEEPEST)
        else:
            depths[size] = min(max(larger) + 1, _DEEPEST) if larger else 0
    return depths
