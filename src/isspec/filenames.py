"""What the names of files say: whether two of them mean one file, and which files every repository has."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Iterable

# What stands in every repository and specifies nothing.
HOUSEKEEPING = re.compile(
    r"(?:^|/)(?:readme|licen[cs]e|copying|credits|compiling|building|contributing|contributors|authors|changelog|changes|history|news|security|code_of_conduct|todo|roadmap|install(?:ation)?|maintainers|governance|faq|support)(?:\.\w+)*$",
    re.IGNORECASE,
)
_WAY = re.compile(r"(?:\.\.?/)+")


def place_of(target: str) -> str:
    """Return the path of a file without the way to it: "../overview.md" and "overview.md" are one file to ask for."""
    return _WAY.sub("", target.lower())


def known_place(target: str, known: Iterable[str]) -> str:
    """Return the place of a file, or the one under which it is ``known`` already, with more or fewer of its folders."""
    place = place_of(target)
    return next((one for one in known if one.endswith(f"/{place}") or place.endswith(f"/{one}")), place)
