"""Lines with their offsets and the headings above them: what the line-based readers share."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, NamedTuple

from isspec.display import plain
from isspec.types import Block, BlockKind, Span

if TYPE_CHECKING:
    from collections.abc import Callable, Sequence

_LINE = re.compile(r"[^\r\n]*(?:\r\n|\n|\r|\Z)")

# "- x", "* x", "1. x", "(a) x", "iv) x", "A.1) x"; a lone letter needs a bracket or stands for an initial.
MARKER = re.compile(
    r"(?P<indent>[ \t]*)(?P<mark>o(?=\t|  )|[-*+•·‣◦▪■●\u2013—]|\#\.|"
    r"\(?(?:\d{1,3}(?:\.\d{1,3}){0,5}|[A-Za-z]|[ivxIVX]{2,5})\)|"
    r"\d{1,3}(?:\.\d{1,3}){0,5}\.|[a-z]\.|\[\d{1,3}\]|\[[ xX]\])(?P<gap>[ \t]+)(?=\S)"
)
RULE = re.compile(r"[ \t]*([-=_*~#+^.])(?:[ \t]?\1){2,}[ \t]*$")
MAX_DEPTH = 8
# No heading is longer; patterns with two open ends are kept from longer lines, on which they would be slow.
LONGEST_HEADING = 300


class Line(NamedTuple):
    """One line without its line end; ``start`` and ``end`` are offsets in the document."""

    start: int
    end: int
    text: str

    @property
    def blank(self) -> bool:
        """Whether the line holds nothing but white space."""
        return not self.text or self.text.isspace()

    @property
    def indent(self) -> int:
        """The columns before the first character; a tab reaches to the next multiple of four."""
        head = self.text[: len(self.text) - len(self.text.lstrip())]
        return len(head.expandtabs(4))


class Sketch(NamedTuple):
    """What a reader finds in a text."""

    title: str | None
    blocks: list[Block]


def lines_of(text: str) -> list[Line]:
    """Split ``text`` at every kind of line end, as Markdown does; a trailing line end opens no further line."""
    lines = []
    for match in _LINE.finditer(text):
        if match.start() == match.end() == len(text):
            break
        content = match.group().rstrip("\r\n")
        lines.append(Line(match.start(), match.start() + len(content), content))
    return lines


def span_of(lines: Sequence[Line]) -> Span:
    """Return the span of ``lines`` without the white space around it."""
    first, last = lines[0], lines[-1]
    start = first.start + len(first.text) - len(first.text.lstrip())
    return Span(start, max(start, last.start + len(last.text.rstrip())))


class Cursor:
    """A place in a list of lines, for scanners that read on."""

    def __init__(self, lines: list[Line]) -> None:
        self.lines, self.at = lines, 0

    @property
    def line(self) -> Line | None:
        """The next line to read, or ``None`` at the end."""
        return self.peek(0)

    def peek(self, ahead: int) -> Line | None:
        """Return the line ``ahead`` of the next one."""
        return self.lines[self.at + ahead] if self.at + ahead < len(self.lines) else None

    def while_(self, wanted: Callable[[Line], bool]) -> list[Line]:
        """Read on as long as ``wanted`` holds, and return what was read."""
        taken = []
        while (line := self.line) is not None and wanted(line):
            taken.append(line)
            self.at += 1
        return taken

    def deeper(self, indent: int, *, first: bool = False, blanks: bool = True) -> list[Line]:
        """Read the lines indented by more than ``indent``, blank ones among them; the ``first`` may have any."""
        taken = self.lines[self.at : self.at + first]
        self.at += len(taken)
        taken += self.while_(lambda line: line.indent > indent if not line.blank else blanks)
        while taken and taken[-1].blank:
            taken.pop()
            self.at -= 1
        return taken


class Outline:
    """The blocks found so far and the headings above the next one."""

    def __init__(self) -> None:
        self.blocks: list[Block] = []
        self._open: list[tuple[int, str]] = []
        self._trail: tuple[str, ...] = ()
        self.title: str | None = None
        self._first = 0  # the level of the heading that is the title

    def heading(self, span: Span, level: int, text: str) -> None:
        """Add a heading: it stands below the headings of a smaller level, and ends the others."""
        name = plain(text)[:200]
        while self._open and (self._open[-1][0] >= level or len(self._open) >= MAX_DEPTH):
            self._open.pop()
        self.add(span, "heading", tuple(title for _, title in self._open))
        if name:
            self._open.append((level, name))
            # What stands alone above a larger heading is a banner, such as the name of a course.
            above = len(self.blocks) == 2 and self.blocks[0].kind == "heading" and level < self._first
            if self.title is None or above:
                self.title, self._first = name, level
        self._trail = tuple(title for _, title in self._open)

    def add(self, span: Span, kind: BlockKind, trail: tuple[str, ...] | None = None) -> None:
        """Add a block unless it is empty."""
        if span.end > span.start:
            self.blocks.append(Block(span, kind, self._trail if trail is None else trail))

    def add_lines(self, lines: Sequence[Line], kind: BlockKind) -> None:
        """Add ``lines`` as one block."""
        if lines:
            self.add(span_of(lines), kind)

    def sketch(self, title: str | None = None) -> Sketch:
        """Return the blocks, with ``title`` or else the first heading."""
        return Sketch(title or self.title, self.blocks)
