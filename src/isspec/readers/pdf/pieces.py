"""What the lines of a document make up: paragraphs, items, headings, rows. The last step before offsets."""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from isspec.types import BlockKind


@dataclass
class Piece:
    """A block to be. ``turns`` say at which of its offsets a further page begins.

    ``depth`` is of a numbered heading, counted from 1; ``size`` of any heading. ``rest`` says that a row begins
    a table and has only its last cell filled: it may be the rest of the last row on the page before. ``weak`` says that
    only its number makes it a heading.
    """

    kind: BlockKind
    text: str
    page: int
    size: float = 0.0
    depth: int | None = None
    rest: bool = False
    weak: bool = False
    turns: list[tuple[int, int]] = field(default_factory=list)
