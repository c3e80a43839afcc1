"""Contradictions: pairs of statements of which at most one can hold.

Few false alarms matter most: two statements are compared only when they say the same in all words that carry meaning
but one figure or one duty, or give a figure to a property that both name in full.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from isspec.aspects.poles import stances
from isspec.aspects.sayings import are_parallel, sayings
from isspec.aspects.values import claims
from isspec.types import Conflict

if TYPE_CHECKING:
    from collections.abc import Hashable, Iterable, Iterator

    from isspec.aspects.sayings import Saying
    from isspec.types import Paper, Statement

# One thing with more values than this is a list of variants, not a contradiction.
_MOST_VALUES = 2


def find_conflicts(papers: Iterable[Paper]) -> tuple[Conflict, ...]:
    """Return each pair of statements that contradict each other once, in the order of the text."""
    groups: dict[Hashable, dict[Hashable, tuple[Statement, str, str]]] = {}
    order: dict[int, int] = {}
    for saying in sayings(papers):
        order[id(saying.statement)] = len(order)
        for key, what, value, shown in _sides(saying):
            groups.setdefault(key, {}).setdefault(value, (saying.statement, what, shown))
    found: dict[tuple[int, int], Conflict] = {}
    for sides in groups.values():
        if not 1 < len(sides) <= _MOST_VALUES:
            continue
        (first, what, one), (second, _, other) = sides.values()
        if are_parallel(first, second):
            continue
        place = (order[id(first)], order[id(second)])
        found.setdefault(place, Conflict(first, second, what, (one, other)))
    return tuple(found[place] for place in sorted(found))


def _sides(saying: Saying) -> Iterator[tuple[Hashable, str, Hashable, str]]:
    for key, what, quantity in claims(saying):
        yield key, what, quantity.value, " ".join(quantity.span.of(saying.text).split())
    yield from stances(saying)
