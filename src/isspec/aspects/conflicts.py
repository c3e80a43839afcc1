"""Contradictions: pairs of statements of which at most one can hold.

Few false alarms matter most: two statements are compared only when they say the same in all words that carry meaning
but one figure or one duty, or give a figure to a property that both name in full.
"""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from isspec.aspects.gists import variants
from isspec.aspects.poles import stances
from isspec.aspects.sayings import DUTY, are_side_by_side, have_like_headings, sayings, under_one_heading
from isspec.aspects.terms import said
from isspec.aspects.values import claims
from isspec.display import plain
from isspec.types import Conflict

if TYPE_CHECKING:
    from collections.abc import Hashable, Iterable, Iterator

    from isspec.aspects.sayings import Saying
    from isspec.types import Paper, Statement

# One thing with more values than this is a list of variants, not a contradiction.
_MOST_VALUES = 2
_CODE = re.compile(r"\w_\w|\w\(|\w::\w|[a-z][A-Z]")
_SIGN = re.compile(r"^\W+")
# By how much months may differ of one length in days.
_MONTH = 0.04


def find_conflicts(papers: Iterable[Paper]) -> tuple[Conflict, ...]:
    """Return each pair of statements that contradict each other once, in the order of the text."""
    groups: dict[Hashable, dict[Hashable, tuple[int, Saying, str, str]]] = {}
    for at, saying in enumerate(saying for saying in sayings(papers) if not saying.points):
        for key, what, value, shown in _sides(saying):
            groups.setdefault(key, {}).setdefault(value, (at, saying, what, shown))
    found: dict[tuple[int, int], Conflict] = {}
    for sides in groups.values():
        if not 1 < len(sides) <= _MOST_VALUES:
            continue
        (here, first, what, one), (there, second, _, other) = sides.values()
        if here != there and not _may_be_equal(*sides) and not _speak_of_two_things(first, second):
            found.setdefault((here, there), Conflict(first.statement, second.statement, what, (one, other)))
    return tuple(found[place] for place in sorted(found))


def _speak_of_two_things(first: Saying, second: Saying) -> bool:
    """Say whether the places of two statements, or the list they stand in, tell their subjects apart."""
    if under_one_heading(first.statement, second.statement):
        # A list in which no duty is told is one of steps or cases.
        is_told = first.is_definite and DUTY.search(first.text + second.text)
        return first.statement.block in ("item", "row") and not is_told
    return (
        have_like_headings(first.statement, second.statement)
        or _variants(first) != _variants(second)
        or _are_names(first.statement, second.statement)
    )


def _are_names(first: Statement, second: Statement) -> bool:
    """Say whether two neighbouring sections have a name of one word each: of states, functions, fields.

    Names from code say so wherever they head something.
    """
    if first.path != second.path or not (first.trail and second.trail):
        return False
    names = [_name(one.trail[-1]) for one in (first, second)]
    if names[0] == names[1] or any(" " in name for name in names):
        return False
    return are_side_by_side(first, second) or all(_CODE.search(name) for name in names)


def _name(heading: str) -> str:
    """Return a heading without the signs that a page puts in front of it, such as that of a permanent link."""
    return _SIGN.sub("", plain(heading))


def _variants(saying: Saying) -> frozenset[str]:
    """Return what the heading says of which of several things its section speaks."""
    trail = saying.statement.trail
    return variants() & set(said(trail[-1]).lower().split()) if trail else frozenset()


def _may_be_equal(one: Hashable, other: Hashable) -> bool:
    """Say whether two figures may be one: a month is no fixed number of days."""
    if not (isinstance(one, tuple) and isinstance(other, tuple)):
        return False
    return bool(one[1] or other[1]) and bool(abs(one[0] - other[0]) <= _MONTH * max(one[0], other[0]))


def _sides(saying: Saying) -> Iterator[tuple[Hashable, str, Hashable, str]]:
    for key, what, quantity in claims(saying):
        yield key, what, (quantity.value, False), " ".join(quantity.span.of(saying.text).split())
    yield from stances(saying)
