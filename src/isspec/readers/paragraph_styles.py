"""What the name of a paragraph style says about a paragraph: word processors share these names."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, NamedTuple

if TYPE_CHECKING:
    from isspec.types import BlockKind

_HEADING = re.compile(r"(?:heading|überschrift|titre|título|titolo|kop|rubrik)[ _]?([1-9])\b")
_FURNITURE = re.compile(r"(?:toc|contents|table of (?:figures|authorities)|header|footer|index|verzeichnis)\b[ \d]*")
_CODE = re.compile(r"\b(?:code|source ?code|listing|preformatted|macro text|terminal|console|programlisting)\b")
FIXED_WIDTH = re.compile(
    r"courier|consolas|\bmono|menlo|lucida console|inconsolata|source code|terminal", re.IGNORECASE
)


class Role(NamedTuple):
    """The role of a paragraph: a ``level`` makes it a heading, 0 the document's title."""

    kind: BlockKind
    level: int | None = None


def role_of(name: str) -> Role | None:
    """Return the role of the style called ``name``, or ``None`` if the name says nothing.

    >>> role_of("heading 2"), role_of("Caption"), role_of("toc 3"), role_of("Body Text")
    (Role(kind='heading', level=2), Role(kind='caption', level=None), Role(kind='furniture', level=None), None)
    """
    name = name.strip().lower().replace("_20_", " ").replace("_", " ")
    if match := _HEADING.match(name):
        return Role("heading", int(match[1]))
    if name == "title":
        return Role("heading", 0)
    if name == "toc heading" or _FURNITURE.match(name):
        return Role("furniture")
    if name.startswith("caption"):
        return Role("caption")
    if name.startswith("list") and name[4:5] in {"", " "} and not name.startswith("list paragraph"):
        return Role("item")
    return Role("code") if _CODE.search(name) else None
