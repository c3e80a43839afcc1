"""Readers turn the bytes of one file into a ``Document``, or say in a ``Problem`` why they cannot."""

from __future__ import annotations

import hashlib
from itertools import pairwise
from typing import TYPE_CHECKING

from isspec.readers.asciidoc import read_asciidoc
from isspec.readers.code import read_code
from isspec.readers.decoding import decode
from isspec.readers.formats import CODE, foreign, media_type_of
from isspec.readers.furnishing import set_apart_furniture
from isspec.readers.html import read_html
from isspec.readers.markdown import read_markdown
from isspec.readers.plain import read_plain
from isspec.readers.rst import read_rst
from isspec.readers.wiki import read_wiki
from isspec.types import Block, Document, Problem, Source, Span

if TYPE_CHECKING:
    from collections.abc import Callable, Mapping

    from isspec.readers.lines import Sketch

READERS: Mapping[str, Callable[[str], Sketch]] = {
    "text/plain": read_plain,
    "text/markdown": read_markdown,
    "text/x-rst": read_rst,
    "text/asciidoc": read_asciidoc,
    "text/html": read_html,
    "text/x-wiki": read_wiki,
    CODE: read_code,
}


def read(source: Source) -> Document | Problem:
    """Read one file. Its format is told by its first bytes, then its suffix, then its content."""
    if problem := foreign(source.path, source.data):
        return problem
    if not source.data.strip():
        return Problem(source.path, "empty", "the file is empty: ask for it again")
    text = decode(source.data)
    if text is None:
        return Problem(source.path, "binary", "this is no text in an encoding that is known: save it as UTF-8 text")
    if not text.strip():
        return Problem(source.path, "empty", "the file is empty: ask for it again")
    media_type = media_type_of(source.path, text)
    title, blocks = READERS[media_type](text)
    blocks = set_apart_furniture(_in_order(blocks), text)
    digest = hashlib.sha256(source.data).hexdigest()
    return Document(source.path, text, media_type, digest, title, tuple(blocks))


def _in_order(blocks: list[Block]) -> list[Block]:
    """Return ``blocks`` sorted and cut where they overlap, which markup can bring about that no reader foresaw."""
    blocks = sorted(blocks, key=lambda block: block.span)
    if all(one.span.end <= other.span.start for one, other in pairwise(blocks)):
        return blocks
    apart: list[Block] = []
    at = 0
    for block in blocks:
        span = Span(max(block.span.start, at), block.span.end)
        if span.end > span.start:
            apart.append(Block(span, block.kind, block.trail))
            at = span.end
    return apart
