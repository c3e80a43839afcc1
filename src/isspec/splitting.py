"""Statements: the sentences, list items, rows and captions of a document, each with its place."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from isspec.furniture import whole_trace
from isspec.masking import CLOSING, OPENING, mask
from isspec.page_breaks import replace_page_breaks
from isspec.sentences import breaks
from isspec.types import SPEAKING, Document, Span, Statement

if TYPE_CHECKING:
    from collections.abc import Iterator

# A "sentence" longer than this, in code points, is cut: models read no further.
LONGEST = 1500
_CUTS = ("\n", "; ", ", ", " ")
_LONGEST_CREDIT = 100
_CREDITS = frozenset({"photo credit", "form shortcode"})
_WORD = re.compile(r"\w")


def split(document: Document) -> tuple[Statement, ...]:
    """Return the statements of ``document`` in the order of its text."""
    return tuple(statements_of(document))


def statements_of(document: Document) -> Iterator[Statement]:
    """Yield the statements one by one, for whoever wants only the first of a very long document."""
    for block in document.blocks:
        if block.kind in SPEAKING:
            for span in _pieces(block.span.of(document.text), block.span.start, whole=block.kind == "row"):
                text = replace_page_breaks(span.of(document.text), _line_ends)
                line, mark = document.line(span.start), document.mark(span.start)
                yield Statement(document.path, span, text, block.trail, block.kind, line, mark)


def _line_ends(match: re.Match[str]) -> str:
    """Return the line ends of what a page breaks a sentence with, so that the lines of its words can be counted."""
    return "\n" * match.group().count("\n")


def split_sentences(text: str, offset: int) -> Iterator[Span]:
    """Yield the sentences of ``text``, which starts at ``offset`` in its document.

    >>> [span.of("Use e.g. 3.5 V. Then stop.") for span in split_sentences("Use e.g. 3.5 V. Then stop.", 0)]
    ['Use e.g. 3.5 V.', 'Then stop.']
    """
    yield from _pieces(text, offset, whole=False)


def _pieces(text: str, offset: int, *, whole: bool) -> Iterator[Span]:
    masked = mask(text)
    ends = [len(text)] if whole else [*breaks(masked), len(text)]
    start = 0
    for end in ends:
        for begin, finish in _cut(masked, start, end):
            span = _trimmed(masked, begin, finish)
            if span.start < span.end and _says_something(masked[span.start : span.end]):
                yield Span(offset + span.start, offset + span.end)
        start = end


def _says_something(masked: str) -> bool:
    """Say whether a sentence holds a word, and is not a photo credit or a form that stands in the middle of prose."""
    return bool(_WORD.search(masked)) and not (len(masked) < _LONGEST_CREDIT and whole_trace(masked) in _CREDITS)


def _trimmed(masked: str, start: int, end: int) -> Span:
    """Leave out the white space around a piece, and tags that close before it or open after it."""
    while start < end and (masked[start].isspace() or masked[start] == CLOSING):
        start += 1
    while start < end and (masked[end - 1].isspace() or masked[end - 1] == OPENING):
        end -= 1
    return Span(start, end)


def _cut(masked: str, start: int, end: int) -> Iterator[tuple[int, int]]:
    """Yield ``[start, end)`` in pieces of at most ``LONGEST``, cut at the end of a line, a clause or a word."""
    while end - start > LONGEST:
        middle = start + LONGEST
        for sign in _CUTS:
            at = masked.rfind(sign, start + LONGEST // 3, middle)
            if at >= 0:
                middle = at + len(sign)
                break
        yield start, middle
        start = middle
    yield start, end
