"""Who or what a statement binds, from the network's scores: words of the statement, or a party that is not named."""

from __future__ import annotations

from typing import TYPE_CHECKING

import numpy as np

if TYPE_CHECKING:
    from collections.abc import Sequence

    from isspec.model.network import Array
    from isspec.model.windows import Piece

IN_TEXT, NOBODY = 0, 1  # the first two answers of the bound head


def party_of(piece: Piece, names: Array, tokens: Array, known: Sequence[str], threshold: float) -> str | None:
    """Return who is bound: the statement's own words where it names them, else the likeliest of the ``known``.

    ``names``: logits of the known answers. ``tokens``: logits of the piece's tokens to be in the party's name, one more
    than the piece has places, for its closing separator. ``threshold``: the least logit of a token of the name.
    """
    order = np.argsort(-names, kind="stable")
    best = int(order[0])
    if best == IN_TEXT:
        if piece.starts:
            return _words_at(piece, tokens[: len(piece.starts)], threshold)
        best = int(order[1])
    return None if best == NOBODY else known[best]


def _words_at(piece: Piece, tokens: Array, threshold: float) -> str:
    """Return the words around the best token whose neighbours also belong to the name."""
    first = last = int(tokens.argmax())
    while first > 0 and tokens[first - 1] > threshold:
        first -= 1
    while last + 1 < len(tokens) and tokens[last + 1] > threshold:
        last += 1
    start, end = piece.starts[first], piece.ends[last]
    while start > 0 and _in_word(piece.text[start - 1]):
        start -= 1
    while end < len(piece.text) and _in_word(piece.text[end]):
        end += 1
    return piece.text[start:end]


def _in_word(character: str) -> bool:
    return character.isalnum() or character in "_-"
