"""Org: outlines of Emacs, with blocks between #+BEGIN and #+END, drawers, tables and lists."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from isspec.readers.lines import LONGEST_HEADING, MARKER, Cursor, Outline, Sketch, lines_of
from isspec.types import Span

if TYPE_CHECKING:
    from isspec.readers.lines import Line

_HEADING = re.compile(
    r"(\*{1,9})[ \t]+(?:(?:TODO|DONE|NEXT|WAIT|WAITING|CANCELLED)[ \t]+)?(?:\[\#[A-Z]\][ \t]+)?(\S.*?)"
    r"(?:[ \t]+:[\w@#%:]+:)?[ \t]*$"
)
_BEGIN = re.compile(r"[ \t]*\#\+(?:begin|end)_?(\w+)", re.IGNORECASE)
_KEYWORD = re.compile(r"[ \t]*\#\+(\w[\w-]{0,30}):[ \t]*(.*)$")
_COMMENT = re.compile(r"[ \t]*\#(?:[ \t]|$)")
_DRAWER = re.compile(r"[ \t]*:([A-Za-z][\w-]{0,40}):[ \t]*$")
_PLANNING = re.compile(r"[ \t]*(?:SCHEDULED|DEADLINE|CLOSED|CLOCK):[ \t]")
_FIXED = re.compile(r"[ \t]*:(?:[ \t]|$)")
_RULE = re.compile(r"[ \t]*(?:\|[-+]+\|?|-{5,})[ \t]*$")
# What stands in these is prose.
_PROSE = frozenset({"quote", "verse", "center", "abstract", "note", "warning", "tip", "details"})


def read_org(text: str) -> Sketch:
    """Find the blocks of an Org document; offsets are those of ``text``."""
    reader = _Reader(text)
    while (line := reader.cursor.line) is not None:
        reader.take(line)
    return reader.outline.sketch(reader.title)


class _Reader:
    def __init__(self, text: str) -> None:
        self.cursor = Cursor(lines_of(text))
        self.outline = Outline()
        self.title: str | None = None
        self._unclosed: set[str] = set()

    def take(self, line: Line) -> None:
        """Make a block of the line and those that belong to it."""
        if line.blank:
            self.cursor.at += 1
        elif len(line.text) < LONGEST_HEADING and (heading := _HEADING.match(line.text)):
            self.outline.heading(Span(line.start, line.end), len(heading[1]), heading[2])
            self.cursor.at += 1
        elif _FIXED.match(line.text):
            self.outline.add_lines(self.cursor.while_(lambda each: bool(_FIXED.match(each.text))), "code")
        elif not self._framed(line) and not self._table(line):
            self._prose(line)

    def _framed(self, line: Line) -> bool:
        """Take what Org sets apart: blocks, drawers, keywords and comments."""
        if begin := _BEGIN.match(line.text):
            self._block(begin[1].lower(), line)
        elif _DRAWER.match(line.text) and "drawer" not in self._unclosed:
            taken = self._until(re.compile(r"[ \t]*:END:", re.IGNORECASE), "drawer")
            self.outline.add_lines(taken, "furniture")
        elif keyword := _KEYWORD.match(line.text):
            self.cursor.at += 1
            name = keyword[1].lower()
            if name == "title":
                self.title = self.title or keyword[2].strip() or None
            start = line.start + keyword.start(2)
            self.outline.add(
                Span(start, start + len(keyword[2].rstrip())), "caption" if name == "caption" else "furniture"
            )
        elif _COMMENT.match(line.text) or _PLANNING.match(line.text) or _RULE.match(line.text):
            self.outline.add_lines([line], "furniture")
            self.cursor.at += 1
        else:
            return False
        return True

    def _block(self, name: str, line: Line) -> None:
        if name in _PROSE or name in self._unclosed or "end" in line.text[:40].lower().partition("_")[0]:
            self.outline.add_lines([line], "furniture")
            self.cursor.at += 1
            return
        taken = self._until(re.compile(rf"[ \t]*#\+end_?{re.escape(name)}\b", re.IGNORECASE), name)
        self.outline.add_lines(taken, "furniture" if name == "comment" else "code")

    def _until(self, end: re.Pattern[str], name: str) -> list[Line]:
        """Return the lines to the one that ``end`` matches; the first line alone where there is none."""
        start = self.cursor.at
        self.cursor.at += 1
        self.cursor.while_(lambda each: not end.match(each.text))
        if self.cursor.line is None:
            self._unclosed.add(name)
            self.cursor.at = start
        self.cursor.at += 1
        return self.cursor.lines[start : self.cursor.at]

    def _table(self, line: Line) -> bool:
        if not line.text.lstrip().startswith("|"):
            return False
        self.outline.add_lines([line], "row")
        self.cursor.at += 1
        return True

    def _prose(self, line: Line) -> None:
        item = MARKER.match(line.text)
        indent = line.indent
        self.cursor.at += 1
        goes_on = self.cursor.while_(lambda each: not self._begins(each) and (item is None or each.indent > indent))
        self.outline.add_lines([line, *goes_on], "item" if item else "paragraph")

    def _begins(self, line: Line) -> bool:
        if line.blank or line.text.lstrip()[:1] == "|" or MARKER.match(line.text):
            return True
        marks = (_BEGIN, _KEYWORD, _COMMENT, _DRAWER, _FIXED)
        if any(mark.match(line.text) for mark in marks):
            return True
        return len(line.text) < LONGEST_HEADING and bool(_HEADING.match(line.text))
