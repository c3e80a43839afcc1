"""Residue: traces of the place that a text was taken from, and of what happened to it: were other files meant?"""

from __future__ import annotations

from typing import TYPE_CHECKING

from isspec.aspects.damage import find_damage
from isspec.display import plain
from isspec.furniture import LONGEST, ORDINARY, telling_traces, whole_trace
from isspec.types import Document, Residue, Span

if TYPE_CHECKING:
    from collections.abc import Iterator

# A page that was given as a page may have them.
_OF_PAGES = frozenset({"navigation menu", "related links", "comment section"})
_LONGEST_PARAGRAPH = 5000
_SHOWN = 160
# Words that documents use as plain headings or labels too: alone they are no sign of a web page.
_COMMON = frozenset({"search", "menu", "source", "by", "register", "home", "notes", "views", "reply", "advertising"})


def find_residue(document: Document) -> tuple[Residue, ...]:
    """Return the traces in the order of the text, at most one of a kind for a place; then signs of damage."""
    found: dict[tuple[int, str], Residue] = {}
    for span, name in _hits(document):
        if document.media_type == "text/html" and name in _OF_PAGES:
            continue
        line = document.line(span.start)
        text = plain(span.of(document.text))
        if len(text) > _SHOWN:
            text = text[: _SHOWN - 1].rstrip() + "…"
        found.setdefault((line, name), Residue(document.path, line, name, text))
    for trace in find_damage(document):
        found.setdefault((trace.line, trace.name), trace)
    return tuple(found.values())


def _hits(document: Document) -> Iterator[tuple[Span, str]]:
    for block in document.blocks:
        if block.kind in {"code", "row"} or block.span.end - block.span.start > _LONGEST_PARAGRAPH:
            continue
        raw = block.span.of(document.text)
        if name := _alone(plain(raw)):
            yield block.span, name
            continue
        yield from _inside(raw, block.span.start, at_length=block.kind != "heading")


def _alone(said: str) -> str | None:
    """Return the trace that all of a block or line is, unless any document may hold it."""
    if len(said) > LONGEST or said.lower().rstrip(":.") in _COMMON:
        return None
    name = whole_trace(said)
    return None if name in ORDINARY else name


def _inside(raw: str, offset: int, *, at_length: bool) -> Iterator[tuple[Span, str]]:
    at = 0
    for line in raw.splitlines(keepends=True):
        if line.strip() and (name := _alone(plain(line))):
            yield Span(offset + at, offset + at + len(line.rstrip())), name
        at += len(line)
    if at_length:
        for name, match in telling_traces(raw):
            yield Span(offset + match.start(), offset + match.end()), name
