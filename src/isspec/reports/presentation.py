"""How a report is shown, as one frozen value: it keeps options out of every renderer's signature."""

from __future__ import annotations

import posixpath
from dataclasses import dataclass, field
from typing import TYPE_CHECKING, Literal, get_args
from urllib.parse import quote

if TYPE_CHECKING:
    from collections.abc import Mapping

Quotes = Literal["full", "short", "none"]
Statements = Literal["none", "evidence", "all"]
Detail = Literal["top", "all"]
Colours = Literal["standard", "256", "truecolor"]

QUOTES: tuple[Quotes, ...] = get_args(Quotes)
STATEMENTS: tuple[Statements, ...] = get_args(Statements)
DETAILS: tuple[Detail, ...] = get_args(Detail)


@dataclass(frozen=True, slots=True)
class Links:
    """Where links start and end. All paths here are absolute, with forward slashes; none is ever printed.

    ``folder`` holds the index; ``files`` maps the paths of a report to files that exist. Standard input has no file.

    >>> Links("/home/ada/papers", {"papers/a b.md": "/home/ada/papers/a b.md"}).to("papers/a b.md")
    'a%20b.md'
    """

    folder: str = "/"
    files: Mapping[str, str] = field(default_factory=dict)

    def to(self, path: str) -> str | None:
        """Return the percent-encoded link to the file that the report names ``path``, or ``None``."""
        if path not in self.files:
            return None
        target = posixpath.relpath(self.files[path], self.folder)
        # A first segment with a colon would be read as a URL scheme; quote() encodes the colon.
        return quote(target, safe="/", errors="surrogateescape")


@dataclass(frozen=True, slots=True)
class Screen:
    """What the reader's terminal can do. The default is a pipe: 100 columns, no escape codes.

    ``colours`` is ``None`` where escape codes are unwelcome; ``monochrome`` keeps bold and dim but no colour.
    """

    width: int = 100
    interactive: bool = False
    colours: Colours | None = None
    monochrome: bool = False
    unicode: bool = True


@dataclass(frozen=True, slots=True)
class Presentation:
    """What to quote, which statements JSON holds, how many gaps a person is shown, and where the text will stand.

    ``command`` is the command line that remakes the report; it stands at the end of INDEX.md.
    """

    quotes: Quotes = "full"
    statements: Statements = "evidence"
    gaps: Detail = "top"
    quiet: bool = False
    links: Links = field(default_factory=Links)
    screen: Screen = field(default_factory=Screen)
    command: str | None = None
