"""Windows of consecutive statements with the document's opening in front: what the network sees in one pass.

A window reads ``[CLS] opening [SEP] text before [SEP] heading [unused1] statement [SEP] statement [SEP] ...``.
Training and judging build their windows here, so that they cannot drift apart.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from isspec.display import plain
from isspec.model.wordpiece import END, HEADING, START

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from isspec.model.wordpiece import WordPiece
    from isspec.types import Span


@dataclass(frozen=True, slots=True)
class Layout:
    """How many tokens each part of a window may have; chosen in training, kept in the model's config."""

    opening: int = 56
    before: int = 24
    heading: int = 12
    statement: int = 96
    window: int = 320
    statements: int = 12


@dataclass(frozen=True, slots=True)
class Unit:
    """A statement as the window builder needs it: where it lies, and the nearest heading above it."""

    span: Span
    heading: str


@dataclass(frozen=True, slots=True)
class Piece:
    """A statement in a window: its number among the units, its token range, its plain text and token offsets."""

    unit: int
    start: int
    end: int
    text: str
    starts: tuple[int, ...]
    ends: tuple[int, ...]


@dataclass(frozen=True, slots=True)
class Window:
    """Token ids of one pass, and the statements in it."""

    ids: tuple[int, ...]
    pieces: tuple[Piece, ...]


def opening_of(title: str | None, text: str) -> str:
    """Return the words that introduce a document: its title and how it begins."""
    # 600 characters hold more than the opening's tokens; longer would only be cut again.
    begin = plain(text[:1200])[:600]
    return begin if not title or plain(title)[:40] in begin else f"{plain(title)[:200]} {begin}"


def build_windows(
    text: str, units: Sequence[Unit], opening: str, wordpiece: WordPiece, layout: Layout
) -> Iterator[Window]:
    """Pack ``units`` of ``text``, in order, into as few windows as the layout allows."""
    separator = wordpiece.id(END)
    heading_end = wordpiece.id(HEADING)
    head = [wordpiece.id(START), *wordpiece.encode(opening, layout.opening).ids, separator]
    ids: list[int] = []
    pieces: list[Piece] = []
    heading: str | None = None
    for number, unit in enumerate(units):
        said = plain(unit.span.of(text))
        tokens = wordpiece.encode(said, layout.statement)
        lead = [] if unit.heading == heading else _heading(unit.heading, wordpiece, layout, heading_end)
        full = len(ids) + len(lead) + len(tokens.ids) + 1 > layout.window
        if pieces and (full or len(pieces) >= layout.statements):
            yield Window(tuple(ids), tuple(pieces))
            pieces = []
        if not pieces:
            before = _before(text, unit.span.start, wordpiece, layout)
            ids = [*head, *before, separator]
            lead = _heading(unit.heading, wordpiece, layout, heading_end)
        heading = unit.heading
        ids.extend(lead)
        start = len(ids)
        ids.extend(tokens.ids)
        ids.append(separator)
        # The closing separator is pooled too, so that a statement of unknown signs still has a token.
        pieces.append(Piece(number, start, len(ids), said, tuple(tokens.starts), tuple(tokens.ends)))
    if pieces:
        yield Window(tuple(ids), tuple(pieces))


def _heading(heading: str, wordpiece: WordPiece, layout: Layout, end: int) -> list[int]:
    tokens = wordpiece.encode(plain(heading[:200]), layout.heading).ids
    return [*tokens, end] if tokens else []


def _before(text: str, start: int, wordpiece: WordPiece, layout: Layout) -> list[int]:
    ids = wordpiece.encode(plain(text[max(0, start - 200) : start])).ids
    return ids[-layout.before :] if ids else []
