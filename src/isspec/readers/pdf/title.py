"""The title of a PDF: that of its metadata if the text bears it out, else the largest heading it opens with."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Sequence

    from isspec.readers.pdf.pieces import Piece

_MAKER = re.compile(r"^(?:microsoft (?:word|powerpoint) - |word - )", re.IGNORECASE)
_FILE = re.compile(
    r"\.(?:docx?|pdf|dvi|tex|odt|rtf|ps|indd|pptx?|html?|txt|md)\W*$|^(?:untitled|document\d*)$", re.IGNORECASE
)
_WORD = re.compile(r"[^\W_]+")
_OPENING = 3000


def title_of(stated: str, pieces: Sequence[Piece]) -> str | None:
    """Return the title. ``stated`` is what the metadata say, which is often the name of a file or of a template."""
    stated = " ".join(_MAKER.sub("", stated).split())
    opening = " ".join(piece.text for piece in pieces if piece.page <= 2)[:_OPENING].casefold()
    words = [word.casefold() for word in _WORD.findall(stated)]
    said = sum(word in opening for word in words)
    if len(words) > 1 and len(stated) <= 200 and not _FILE.search(stated) and said >= 0.8 * len(words):
        return stated
    first = [piece for piece in pieces if piece.kind == "heading" and piece.page == 1]
    largest = max(first, key=lambda piece: piece.size, default=None)
    return largest.text[:200] if largest else None
