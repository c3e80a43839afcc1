"""AsciiDoc by lines: the only complete parser is written in Ruby."""

from __future__ import annotations

import re

from isspec.readers.lines import LONGEST_HEADING, Cursor, Line, Outline, Sketch, lines_of
from isspec.types import BlockKind, Span

_HEADING = re.compile(r"(={1,6}|#{1,6})\s+(\S.*?)(?:\s+\1)?\s*$")
_LISTING = re.compile(r"(?:-{4,}|\.{4,}|\+{4,}|`{3,}.*|/{4,})\s*$")
_FRAME = re.compile(r"(?:={4,}|\*{4,}|_{4,}|--|\+|'{3,}|<{3})\s*$")
_TABLE = re.compile(r"[|,:!]={3,}\s*$")
_ATTRIBUTES = re.compile(r"\[[^\]]*\]\s*$|\[\[[^\]]+\]\]\s*$")
_VERBATIM = re.compile(
    r"\[(?:source|listing|literal|plantuml|ditaa|graphviz|mermaid|stem|wavedrom|bytefield)\b", re.IGNORECASE
)
_SETTING = re.compile(r":!?[\w-]{1,60}!?:(?:\s|$)|//(?!/)|(?:image|include|toc|ifdef|ifndef|ifeval|endif|video)::\S*\[")
_TITLE = re.compile(r"\.(?=[^\s.])")
_ITEM = re.compile(r"\s*(?:\*{1,6}|-|\.{1,6}|\d{1,3}\.|[a-zA-Z]\.|<\d{1,2}>|<\.>)\s+\S|\s*\S.{0,120}?:{2,4}(?:\s|$)")


def read_asciidoc(text: str) -> Sketch:
    """Find the blocks of an AsciiDoc document."""
    outline = Outline()
    cursor = Cursor(lines_of(text))
    verbatim = False  # the attribute line above says that the next paragraph is code
    while (line := cursor.line) is not None:
        content = line.text.rstrip()
        if line.blank:
            cursor.at += 1
            continue
        if len(content) < LONGEST_HEADING and (heading := _HEADING.match(content)):
            outline.heading(Span(line.start, line.end), len(heading[1]), heading[2])
            cursor.at += 1
            if len(outline.blocks) == 1:  # the author and revision lines of the document's header
                outline.add_lines(cursor.while_(lambda each: not each.blank), "furniture")
        elif _LISTING.match(content):
            _delimited(cursor, outline, "furniture" if content.startswith("/") else "code")
        elif _TABLE.match(content):
            _table(cursor, outline)
        elif _ATTRIBUTES.match(content):
            outline.add_lines([line], "furniture")
            cursor.at += 1
            verbatim = bool(_VERBATIM.match(content))
            continue
        elif _SETTING.match(content) or _FRAME.match(content):
            outline.add_lines([line], "furniture")
            cursor.at += 1
        elif _TITLE.match(content) and not _ITEM.match(content):
            outline.add(Span(line.start + 1, line.end), "caption")
            cursor.at += 1
            continue
        else:
            _text(cursor, line, outline, verbatim=verbatim)
        verbatim = False
    return outline.sketch()


def _ends(line: Line) -> bool:
    content = line.text.rstrip()
    return line.blank or any(pattern.match(content) for pattern in (_LISTING, _FRAME, _TABLE, _ATTRIBUTES, _SETTING))


def _text(cursor: Cursor, line: Line, outline: Outline, *, verbatim: bool) -> None:
    cursor.at += 1
    item = _ITEM.match(line.text) is not None
    rest = cursor.while_(lambda each: not _ends(each) and not (_ITEM.match(each.text) and item))
    kind: BlockKind = "item" if item else "paragraph"
    if verbatim or (line.text[0] in " \t" and not item):
        kind = "code"
    outline.add_lines([line, *rest], kind)


def _delimited(cursor: Cursor, outline: Outline, kind: BlockKind) -> None:
    """Take a block to the delimiter that ends it; without one, only the delimiter."""
    opening = cursor.lines[cursor.at].text.rstrip()
    closing = "`" * (len(opening) - len(opening.lstrip("`"))) or opening
    start = cursor.at
    cursor.at += 1
    body = cursor.while_(lambda each: each.text.rstrip() != closing)
    if cursor.line is None:
        cursor.at = start + 1
        outline.add_lines(cursor.lines[start : start + 1], "furniture")
        outline.add_lines(cursor.while_(lambda each: not each.blank), kind)
        return
    outline.add_lines([cursor.lines[start], *body, cursor.lines[cursor.at]], kind)
    cursor.at += 1


def _table(cursor: Cursor, outline: Outline) -> None:
    """Take a table: a line of several cells is a row, and so are the lines between blank ones."""
    closing = cursor.lines[cursor.at].text.rstrip()
    sign = closing[0] if closing[0] in "|!" else ""
    cursor.at += 1
    row: list[Line] = []
    for line in cursor.while_(lambda each: each.text.rstrip() != closing):
        content = line.text.lstrip()
        if line.blank or (content.startswith(sign) and content.count(sign or ",") > 1) or not sign:
            outline.add_lines(row, "row")
            row = []
        if not line.blank and not _SETTING.match(content):
            row.append(line)
    outline.add_lines(row, "row")
    cursor.at += 1
