"""What the names of files say: whether two of them mean one file, and which files every repository has."""

from __future__ import annotations

import re

# What stands in every repository and specifies nothing.
HOUSEKEEPING = re.compile(
    r"(?:^|/)(?:readme|licen[cs]e|copying|credits|compiling|building|contributing|contributors|authors|changelog|changes|history|news|security|code_of_conduct|todo|roadmap|install(?:ation)?|maintainers|governance|faq|support)(?:\.\w+)*$",
    re.IGNORECASE,
)
_WAY = re.compile(r"(?:\.\.?/)+")


_COMPARED = 100  # places of one name: more would be compared for hours where a hostile index names thousands


class Places:
    """The files that were named so far, each by one place, however many of its folders and steps up are named with it.

    Mutable: asking for a place remembers it.
    """

    def __init__(self) -> None:
        self._known: dict[str, list[str]] = {}

    def of(self, target: str) -> str:
        """Return the place of a file: "../docs/gates.md" and "gates.md" are one file to ask for."""
        place = _WAY.sub("", target.lower())
        alike = self._known.setdefault(place.rsplit("/", 1)[-1], [])
        for one in alike[:_COMPARED]:
            if one == place or one.endswith(f"/{place}") or place.endswith(f"/{one}"):
                return one
        alike.append(place)
        return place
