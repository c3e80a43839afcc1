"""Items under their headings, as a tree: what the tools for requirements call sections."""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Sequence

    from isspec.reports.items import Item

_DEEPEST = 6  # sections in sections that the tools show


@dataclass(frozen=True, slots=True)
class Section:
    """A heading, and what stands below it."""

    title: str
    children: list[Section | Item] = field(default_factory=list)


def outlined(items: Sequence[Item]) -> list[Section | Item]:
    """Return items and the sections that hold them, in the order of the text."""
    top: list[Section | Item] = []
    open_sections: list[Section] = []
    for item in items:
        trail = item.headings[:_DEEPEST]
        same = 0
        while same < min(len(trail), len(open_sections)) and open_sections[same].title == trail[same]:
            same += 1
        del open_sections[same:]
        for title in trail[same:]:
            section = Section(title)
            (open_sections[-1].children if open_sections else top).append(section)
            open_sections.append(section)
        (open_sections[-1].children if open_sections else top).append(item)
    return top
