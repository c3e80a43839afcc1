"""The paper that the terminal report is written on: one console, and the ways that text gets onto it."""

from __future__ import annotations

from dataclasses import dataclass
from io import StringIO
from typing import TYPE_CHECKING

from rich.cells import cell_len
from rich.console import Console
from rich.text import Text

from isspec.reports.quoting import clean, own_words, quote, to_ascii

if TYPE_CHECKING:
    from collections.abc import Callable

    from isspec.reports.presentation import Presentation, Screen
    from isspec.types import Report

_ENDLESS = 100_000  # cells: a pipe has no width, and grep wants whole lines


@dataclass(frozen=True, slots=True)
class Sheet:
    """One terminal report in the making. Every text passes ``fit`` or ``quoted`` on its way to the console."""

    report: Report
    presentation: Presentation
    console: Console
    say: Callable[[str], str]

    @property
    def screen(self) -> Screen:
        """What the terminal can do."""
        return self.presentation.screen

    def fit(self, text: str) -> str:
        """Return ``text`` on one line, harmless, in the characters that the screen has."""
        return self.glyphs(clean(text))

    def glyphs(self, text: str) -> str:
        """Return ``text``, which is isspec's own or went through :meth:`fit`, in the characters of the screen."""
        return text if self.screen.unicode else to_ascii(text)

    def quoted(self, text: str | None) -> str | None:
        """Return what may be shown of a document's ``text``, or ``None``."""
        shown = quote(text, self.presentation.quotes)
        return self.fit(shown) if shown else None

    def path(self, path: str, room: int) -> str:
        """Return ``path`` for the screen: on a terminal in ``room`` cells, in a pipe whole."""
        path = self.fit(path)
        return shorten_path(path, max(room, 16), self.screen.unicode) if self.screen.interactive else path

    @property
    def text(self) -> str:
        """What has been printed so far."""
        written = self.console.file
        assert isinstance(written, StringIO)
        return "\n".join(line.rstrip() for line in written.getvalue().split("\n"))

    def heading(self, text: str) -> None:
        """Begin a section."""
        self.console.print()
        self.console.print(Text(text, "bold"))

    def item(self, text: Text, bullet: str = "") -> None:
        """Print an indented item; on a terminal its further lines hang, in a pipe it stays one line for grep."""
        first, further = "  " + bullet, " " * (2 + (len(bullet) or 2))
        if not self.screen.interactive:
            self.console.print(Text(first) + text)
            return
        for at, line in enumerate(text.wrap(self.console, self.console.width - len(further))):
            line.rstrip()
            self.console.print(Text(further if at else first) + line, soft_wrap=True)


def sheet_for(report: Report, presentation: Presentation) -> Sheet:
    """Return an empty sheet as wide and as colourful as the screen allows."""
    screen = presentation.screen
    console = Console(
        file=StringIO(),
        width=max(screen.width, 40) if screen.interactive else _ENDLESS,
        color_system=screen.colours,
        no_color=screen.monochrome,
        force_terminal=screen.colours is not None,
        legacy_windows=False,
        highlight=False,
        markup=False,
        emoji=False,
    )
    return Sheet(report, presentation, console, own_words(report, presentation.quotes))


def shorten_path(path: str, room: int, unicode: bool = True) -> str:
    """Return ``path`` in at most ``room`` cells, cut in the middle: folder and file name say the most.

    >>> shorten_path("contracts/2024/annexes/interface.md", 20)
    'contrac…interface.md'
    """
    if cell_len(path) <= room:
        return path
    ellipsis = "…" if unicode else "..."
    room -= cell_len(ellipsis)
    name = path.rsplit("/", 1)[-1]
    back = min(cell_len(name), room * 2 // 3)
    head, tail = path, path
    while cell_len(head) > room - back:
        head = head[:-1]
    while cell_len(tail) > back:
        tail = tail[1:]
    return head + ellipsis + tail
