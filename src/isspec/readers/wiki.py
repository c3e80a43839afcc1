"""MediaWiki text: BIPs and project wikis are written in it."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from isspec.readers.lines import LONGEST_HEADING, Cursor, Line, Outline, Sketch, lines_of
from isspec.types import Span

if TYPE_CHECKING:
    from collections.abc import Callable

_HEADING = re.compile(r"(={1,6})([^=].*?)\1\s*$")
_CODE = re.compile(r"\s*<(pre|source|syntaxhighlight|math)\b", re.IGNORECASE)
_FURNITURE = re.compile(
    r"\s*(?:\{\{[^{}]{0,500}\}\}|\[\[(?:File|Image|Category):[^\n]{0,500}|<!--.*-->|</?(?:references|br|div|center|img)[^<>]{0,300}>|"
    r"__[A-Z]+__|-{4,})\s*$",
    re.IGNORECASE,
)
_ITEM = re.compile(r"\s*[*#:;]+\s*\S")
_PREAMBLE = re.compile(r"\s*(?:BIP|Title|Author)\s*:", re.IGNORECASE)
_TITLE = re.compile(r"\s*Title\s*:\s*(.+)$", re.IGNORECASE)


def read_wiki(text: str) -> Sketch:
    """Find the blocks of a MediaWiki text."""
    outline = Outline()
    cursor = Cursor(lines_of(text))
    title: str | None = None
    unclosed: set[str] = set()  # elements whose end tag has been looked for in vain
    while (line := cursor.line) is not None:
        if line.blank:
            cursor.at += 1
        elif len(line.text) < LONGEST_HEADING and (heading := _HEADING.match(line.text)):
            outline.heading(Span(line.start, line.end), len(heading[1]), heading[2].strip())
            cursor.at += 1
        elif code := _CODE.match(line.text):
            taken = _element(cursor, code[1].lower(), unclosed)
            outline.add_lines(taken, "code")
            titles = [match[1].strip() for each in taken[:12] if (match := _TITLE.match(each.text))]
            title = title or next(iter(titles), None)
        elif line.text.lstrip().startswith("{|"):
            _table(cursor, outline)
        elif _FURNITURE.match(line.text):
            outline.add_lines([line], "furniture")
            cursor.at += 1
        elif _ITEM.match(line.text):
            outline.add_lines([line], "item")
            cursor.at += 1
        elif line.text[0] == " ":
            outline.add_lines(cursor.while_(lambda each: each.text[:1] == " " and not each.blank), "code")
        else:
            outline.add_lines(cursor.while_(_plain), "paragraph")
    return outline.sketch(title)


def _plain(line: Line) -> bool:
    begins = (_CODE, _FURNITURE, _ITEM)
    heading = len(line.text) < LONGEST_HEADING and _HEADING.match(line.text)
    table = line.text.lstrip().startswith("{|")
    return not (line.blank or heading or table or any(each.match(line.text) for each in begins))


def _element(cursor: Cursor, name: str, unclosed: set[str]) -> list[Line]:
    """Return the lines to the end tag of ``name``; without one, the lines to the next blank one."""
    start = cursor.at
    ends: Callable[[Line], bool] = lambda line: f"</{name}" in line.text.lower()  # noqa: E731 - one use, one line
    if name not in unclosed:
        cursor.while_(lambda line: not ends(line))
    if name in unclosed or cursor.line is None:
        unclosed.add(name)
        cursor.at = start
        return cursor.while_(lambda line: not line.blank)
    cursor.at += 1
    return cursor.lines[start : cursor.at]


def _table(cursor: Cursor, outline: Outline) -> None:
    outline.add_lines(cursor.lines[cursor.at : cursor.at + 1], "furniture")
    cursor.at += 1
    row: list[Line] = []
    for line in cursor.while_(lambda each: not each.text.lstrip().startswith("|}")):
        if line.text.lstrip().startswith("|-"):
            outline.add_lines(row, "row")
            row = []
        elif not line.blank or row:
            row.append(line)
    while row and row[-1].blank:
        row.pop()
    outline.add_lines(row, "row")
    cursor.at += 1
