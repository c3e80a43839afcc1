"""Passages that stand twice: runs of statements that follow each other in two places, word for word or nearly."""

from __future__ import annotations

from typing import TYPE_CHECKING

from isspec.aspects.sayings import are_side_by_side, have_like_headings, under_one_heading
from isspec.types import Repetition

if TYPE_CHECKING:
    from collections.abc import Sequence

    from isspec.aspects.sayings import Saying

_FEWEST_STATEMENTS = 3
_FEWEST_WORDS = 40
# A statement that stands more often than this starts no passage: it is a formula, as each use case has them.
_MOST_PLACES = 4
_MOST_DOCUMENTS = 2
_APART = (under_one_heading, have_like_headings, are_side_by_side)
_SHOWN = 160


def passages(said: Sequence[Saying], twins: set[frozenset[str]]) -> tuple[tuple[Repetition, ...], set[tuple[int, int]]]:
    """Return the passages that stand twice, and the pairs of statements in them; not those of ``twins``."""
    places: dict[tuple[str, ...], list[int]] = {}
    for i, saying in enumerate(said):
        if len(saying.content) > 2:
            places.setdefault(saying.content, []).append(i)
    found: list[Repetition] = []
    covered: set[tuple[int, int]] = set()
    repeated: set[int] = set()
    for j, saying in enumerate(said):
        for i in places.get(saying.content, ())[:_MOST_PLACES]:
            # One that stands in five places is said four times, and not of each two places.
            if i >= j or j in repeated:
                break
            if frozenset((said[i].statement.path, saying.statement.path)) in twins:
                continue
            length = _length(said, i, j)
            # What stands in three documents is the text of their template, or of their publisher.
            if len({said[k].statement.path for k in places[saying.content]}) > _MOST_DOCUMENTS:
                break
            if _is_passage(said, i, j, length):
                found.append(_repetition(said, i, j, length))
                covered |= {(i + k, j + k) for k in range(length)}
                repeated |= {j + k for k in range(length)}
    return tuple(found), covered


def _length(said: Sequence[Saying], i: int, j: int) -> int:
    """Return how many statements from ``i`` on say the same as those from ``j`` on."""
    n = 0
    while i + n < j and j + n < len(said) and said[i + n].content == said[j + n].content and _go_on(said, i, j, n):
        n += 1
    return n


def _go_on(said: Sequence[Saying], i: int, j: int, n: int) -> bool:
    return said[i + n].statement.path == said[i].statement.path and said[j + n].statement.path == said[j].statement.path


def _is_passage(said: Sequence[Saying], i: int, j: int, length: int) -> bool:
    run = said[j : j + length]
    if length < _FEWEST_STATEMENTS or sum(len(one.content) for one in run) < _FEWEST_WORDS:
        return False
    # Rows and sentences without a subject say of each thing the same.
    telling = sum(one.stands_alone and one.statement.block != "row" for one in run)
    first, second = said[i].statement, said[j].statement
    return 2 * telling > length and not any(apart(first, second) for apart in _APART)


def _repetition(said: Sequence[Saying], i: int, j: int, length: int) -> Repetition:
    first, second = said[i].statement, said[j].statement
    text = " ".join(said[j + k].text for k in range(min(length, 3)))
    shown = text if len(text) <= _SHOWN else text[: _SHOWN - 1].rstrip() + "…"
    return Repetition("passage", first, second, (first.path, second.path), f"{length} statements: {shown}")
