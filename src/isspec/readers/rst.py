"""reStructuredText by lines. docutils knows lines only and runs directives: docs/decisions/0004."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from isspec.readers.lines import MARKER, Cursor, Line, Outline, Sketch, lines_of, span_of
from isspec.readers.looks import drawn
from isspec.types import Span

if TYPE_CHECKING:
    from collections.abc import Sequence

_ADORNMENT = re.compile(r"([!-/:-@\[-`{-~])\1{1,}\s*$")
_DIRECTIVE = re.compile(r"\s*\.\.\s+(?:\|[^|]+\|\s+)?([\w:.-]+?)::(?:\s+(.*))?$")
_EXPLICIT = re.compile(r"\s*(?:\.\.(?:\s|$)|__\s)")
_NOTE = re.compile(r"\s*\.\.\s+\[[^\]]{1,80}\]\s")
_OPTION = re.compile(r"\s*:[\w -]{1,60}:(?:\s|$)")
_HEADER = re.compile(r"[A-Z][\w-]{1,30}:(?:\s|$)|\s+\S")
_GRID = re.compile(r"\s*\+(?:[-=]+\+)+\s*$")
_SIMPLE = re.compile(r"\s*={2,}(?:\s+={2,})+\s*$")
_TITLE = re.compile(r"Title:\s+(.+)$")
_DOCTEST = re.compile(r"\s*>>> ")

_CODE = frozenset({
    "code", "code-block", "sourcecode", "parsed-literal", "literalinclude", "math", "raw", "highlight",
    "productionlist", "doctest", "testcode", "prompt", "console", "ipython", "jupyter-execute", "graphviz",
    "mermaid", "uml", "plantuml", "digraph", "graph", "bibliography", "tikz", "csv-table",
})  # fmt: skip
_QUIET = frozenset({
    "toctree", "contents", "include", "index", "meta", "image", "sectnum", "target-notes", "default-role", "role",
    "header", "footer", "sphinx-design", "currentmodule", "module", "highlight", "autosummary", "button-link",
    "tags", "post",
})  # fmt: skip


def read_rst(text: str) -> Sketch:
    """Find the blocks of a reStructuredText document."""
    return _Scan(lines_of(text)).run()


class _Scan:
    def __init__(self, lines: list[Line]) -> None:
        self.outline = Outline()
        self.cursor = Cursor(lines)
        self.levels: list[str] = []  # the styles of section titles, in the order in which they first came
        self.literal: int | None = None  # the indent of the paragraph that ended in "::"

    def run(self) -> Sketch:
        title = self._header()
        while (line := self.cursor.line) is not None:
            if line.blank:
                self.cursor.at += 1
            elif self.literal is not None and line.indent > self.literal:
                self.outline.add_lines(self.cursor.deeper(self.literal), "code")
            elif not (self._section(line) or self._explicit(line) or self._table(line)):
                self._text(line)
                continue
            self.literal = self.literal if line.blank else None
        return self.outline.sketch(title)

    def _header(self) -> str | None:
        """Take the mail-like header of a PEP."""
        first = self.cursor.line
        if first is None or not re.match(r"(?:PEP|XEP|SEP|DEP|Title|Author):\s", first.text):
            return None
        taken = self.cursor.while_(lambda line: bool(_HEADER.match(line.text)))
        self.outline.add_lines(taken, "furniture")
        titles = [match[1].strip() for line in taken if (match := _TITLE.match(line.text))]
        if titles:
            self.outline.title = titles[0]
        return titles[0] if titles else None

    def _section(self, line: Line) -> bool:
        under = self.cursor.peek(1)
        third = self.cursor.peek(2)
        if _ADORNMENT.match(line.text):
            over = line.text.strip()
            if under and third and not under.blank and third.text.strip() == over:
                self._title([line, under, third], over[0] * 2, under.text)
                return True
            if len(over) > 3 and (under is None or under.blank):  # a transition
                self.outline.add_lines([line], "furniture")
                self.cursor.at += 1
                return True
            return False
        if (
            under
            and _ADORNMENT.match(under.text)
            and line.indent == 0
            and len(under.text.strip()) >= min(4, len(line.text.strip()))
        ):
            self._title([line, under], under.text[0], line.text)
            return True
        return False

    def _title(self, lines: Sequence[Line], style: str, title: str) -> None:
        if style not in self.levels:
            self.levels.append(style)
        self.outline.heading(span_of(lines), self.levels.index(style), title.strip())
        self.cursor.at += len(lines)

    def _explicit(self, line: Line) -> bool:
        """Take a directive, a comment, a target or a footnote."""
        directive = _DIRECTIVE.match(line.text)
        if directive is None:
            if not _EXPLICIT.match(line.text):
                return False
            if _NOTE.match(line.text):
                self.outline.add_lines(self.cursor.deeper(line.indent, first=True, blanks=False), "item")
            else:
                self.outline.add_lines(self.cursor.deeper(line.indent, first=True), "furniture")
            return True
        name, argument = directive[1].rsplit(":", 1)[-1], directive[2] or ""
        if name in _CODE:
            self.outline.add_lines(self.cursor.deeper(line.indent, first=True), "code")
        elif name in _QUIET:
            self.outline.add_lines(self.cursor.deeper(line.indent, first=True), "furniture")
        elif name == "list-table":
            self._list_table(self.cursor.deeper(line.indent, first=True))
        else:
            self.cursor.at += 1
            self._admonition(line, argument)
            if name == "figure":
                self._legend(line)
        return True

    def _admonition(self, line: Line, argument: str) -> None:
        """Take the first line of a directive whose content is text; its other lines are read like any."""
        if " " in argument.strip() and "(" not in argument:
            start = line.end - len(argument)
            rest = self.cursor.while_(
                lambda each: not each.blank and not _OPTION.match(each.text) and each.indent > line.indent
            )
            self.outline.add(Span(start, rest[-1].end if rest else line.end), "paragraph")
        else:
            self.outline.add_lines([line], "furniture")
        self.outline.add_lines(
            self.cursor.while_(lambda each: bool(_OPTION.match(each.text)) and each.indent > line.indent), "furniture"
        )

    def _legend(self, line: Line) -> None:
        self.cursor.while_(lambda each: each.blank)
        self.outline.add_lines(self.cursor.while_(lambda each: not each.blank and each.indent > line.indent), "caption")

    def _list_table(self, lines: list[Line]) -> None:
        self.outline.add_lines(lines[:1], "furniture")
        row: list[Line] = []
        for line in lines[1:]:
            if line.text.lstrip().startswith("* -"):
                self.outline.add_lines(_filled(row), "row")
                row = [line]
            elif row:
                row.append(line)
        self.outline.add_lines(_filled(row), "row")

    def _table(self, line: Line) -> bool:
        if _SIMPLE.match(line.text):
            for each in self.cursor.while_(
                lambda each: not each.blank or _SIMPLE.match(self._text_after()) is not None
            ):
                if not each.blank and not drawn([each]):
                    self.outline.add_lines([each], "row")
            return True
        if not _GRID.match(line.text):
            return False
        row: list[Line] = []
        for each in self.cursor.while_(lambda each: each.text.lstrip()[:1] in {"+", "|"}):
            if each.text.lstrip().startswith("+"):
                self.outline.add_lines(row, "row")
                row = []
            else:
                row.append(each)
        self.outline.add_lines(row, "row")
        return True

    def _text_after(self) -> str:
        following = self.cursor.peek(1)
        return following.text if following else ""

    def _text(self, line: Line) -> None:
        """Take a paragraph, a list item or a doctest: the lines to the next blank one, or to the next item."""
        item = MARKER.match(line.text) is not None
        run = [line]
        self.cursor.at += 1
        while (each := self.cursor.line) is not None and not each.blank:
            marker = MARKER.match(each.text) if item else None
            if marker and (each.indent <= line.indent or marker["mark"] in "-*+"):
                break
            if _DIRECTIVE.match(each.text) or (_OPTION.match(each.text) and _OPTION.match(line.text)):
                break
            run.append(each)
            self.cursor.at += 1
        if _DOCTEST.match(line.text) or drawn(run):
            self.outline.add_lines(run, "code")
            return
        if run[-1].text.rstrip().endswith("::"):
            self.literal = line.indent
        if _OPTION.match(line.text):
            item = True
        if run[-1].text.strip() != "::" or len(run) > 1:
            self.outline.add_lines(run, "item" if item else "paragraph")


def _filled(lines: list[Line]) -> list[Line]:
    while lines and lines[-1].blank:
        lines.pop()
    return lines
