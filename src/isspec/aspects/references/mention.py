"""One mention of something that a bundle may hold, before it is known whether it does."""

from __future__ import annotations

from typing import TYPE_CHECKING, NamedTuple

if TYPE_CHECKING:
    from isspec.types import ReferenceKind, Span


class Mention(NamedTuple):
    """What is named and where; ``target`` is the key to look for: a path, or a number such as "7.3" or "B".

    ``outside`` is whether the words around it say that it is a part of something else. ``label`` is how people call it,
    where that is more than the target: "Annex B". ``traced`` is whether the words before it say that it is written
    down somewhere. ``numbered`` is whether it is a run of numbers of requirements.
    """

    kind: ReferenceKind
    target: str
    span: Span
    outside: bool = False
    label: str = ""
    traced: bool = True
    numbered: bool = False
