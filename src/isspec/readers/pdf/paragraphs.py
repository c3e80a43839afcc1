"""Lines of a column put together to paragraphs, items and headings, by their distance, indent, type and marks."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from isspec.readers.lines import MARKER
from isspec.readers.looks import is_caption, short_heading
from isspec.readers.pdf.joining import joined
from isspec.readers.pdf.pieces import Piece

if TYPE_CHECKING:
    from collections.abc import Sequence

    from isspec.readers.pdf.look import Look
    from isspec.readers.pdf.shapes import Line
    from isspec.types import BlockKind

NUMBERED = re.compile(
    r"(?:(?:section|chapter|article|appendix|annex|part)\s+)?"
    r"(\d{1,3}(?:\.\d{1,3}){0,6}|[A-Z](?:\.\d{1,3}){1,6}|[A-Z](?=[.:)])|(?<=\s)[A-Z])[.:)]?\s+(\S.*)$",
    re.IGNORECASE | re.DOTALL,
)
_BULLET = re.compile(r"[-*+•·‣◦▪■●\u2212\u2013\u2014o➢✓»§](?=\s)")
_LARGE = 1.1
_LABEL = re.compile(r"[^:]{1,30}:\s+\S")
_ENDED = re.compile(r"[.:!?;][\"'”\u2019)\]]*$")


def begins_item(text: str) -> bool:
    """Say whether a line begins with a bullet or a number, as list items do."""
    return bool(MARKER.match(text) or _BULLET.match(text))


def group(lines: Sequence[Line], look: Look) -> list[list[Line]]:
    """Cut the lines of one column where a new paragraph, item or heading begins."""
    groups: list[list[Line]] = []
    right = _margin(lines)
    for line in lines:
        if groups and not _breaks(groups[-1], line, right, look):
            groups[-1].append(line)
        else:
            groups.append([line])
    return groups


def _margin(lines: Sequence[Line]) -> float:
    """Return how far to the right the lines of a column reach, but for a few that stick out."""
    rights = sorted(line.right for line in lines)
    return rights[(len(rights) - 1) * 9 // 10] if rights else 0.0


def _breaks(current: list[Line], line: Line, right: float, look: Look) -> bool:
    last, em = current[-1], max(line.font.size, 1.0)
    if last.font.fixed and line.font.fixed and not look.fixed:
        return not 0 <= line.base - last.base <= 2.5 * em
    other = abs(last.font.size - line.font.size) > 0.08 * em or last.font.bold != line.font.bold
    # A line of a few signs may be set otherwise by chance.
    if other and min(len(last.text), len(line.text)) > 3:
        return True
    gap = line.base - last.base
    if gap > 1.3 * look.leading_of(line.font.size) or gap < 0:
        return True
    if last.font.fixed != line.font.fixed and not look.fixed:
        return True
    ended = bool(_ENDED.search(last.text))
    if _labelled(current[0]) and _labelled(line) and abs(line.runs[1].left - current[0].runs[1].left) <= 3.0:
        return True
    if begins_item(line.text):
        bullet = bool(_BULLET.match(line.text))
        if bullet or ended or begins_item(current[0].text) or line.left < last.left - 0.5 * em:
            return True
    if NUMBERED.match(line.text) and "." in line.text.split()[0][:-1] and (ended or NUMBERED.match(current[0].text)):
        return True
    return _by_margin(current, line, right, ended)


def _labelled(line: Line) -> bool:
    """Say whether a line begins with a few letters that stand apart, as "CO-1:" does before a requirement."""
    return len(line.runs) > 1 and len(line.runs[0].text) <= 12


def _by_margin(current: list[Line], line: Line, right: float, ended: bool) -> bool:
    """Say whether the place of ``line``, or the room left in the line above it, tells of a new paragraph."""
    first, last, em = current[0], current[-1], max(line.font.size, 1.0)
    word = line.runs[0].words[0]
    room = right - last.right - (word.right - word.left) - 0.3 * em
    if room > em and ended and (room > 0.15 * (right - last.left) or line.left > last.left + 0.8 * em):
        return True
    width = max(right - first.left, 1.0)
    if room > 0.35 * width and not line.text[0].islower() and last.text[-1] not in ",-/(":
        return True
    item = begins_item(first.text)
    if line.left > last.left + 0.8 * em:
        return ended and not (item and last is first)
    if line.left < last.left - 0.8 * em:
        return (item and line.left < first.left + 0.3 * em) or (ended and len(current) > 1)
    return False


def continues(last: Piece, lines: Sequence[Line], look: Look) -> bool:
    """Say whether the first paragraph of a column or page goes on with the last of the one before."""
    if last.kind not in {"paragraph", "item"} or _ENDED.search(last.text):
        return False
    first = lines[0]
    if abs(first.font.size - last.size) > 0.08 * last.size or begins_item(first.text) or NUMBERED.match(first.text):
        return False
    return first.text[0].islower() or last.text[-1] in "-,("


def piece_of(lines: Sequence[Line], look: Look) -> Piece:
    """Make one piece of the lines of a paragraph, item or heading."""
    text = ""
    for line in lines:
        text = joined(text, line.text, look.words)
    first = lines[0]
    if first.font.fixed and not look.fixed:
        return Piece("code", _listing(lines), first.page, first.font.size)
    piece = Piece("paragraph", text, first.page, first.font.size)
    heading, depth = _heading(text, lines, look)
    if heading:
        piece.kind, piece.depth = "heading", depth
        piece.weak = not first.font.bold and first.font.size < _LARGE * look.size
    else:
        piece.kind = _kind(text)
    return piece


def _kind(text: str) -> BlockKind:
    if is_caption(text):
        return "caption"
    return "item" if begins_item(text) else "paragraph"


def _heading(text: str, lines: Sequence[Line], look: Look) -> tuple[bool, int | None]:
    """Say whether lines are a heading, and how deep by its number."""
    font = lines[0].font
    large = font.size >= _LARGE * look.size
    if len(lines) > 4 or _BULLET.match(text) or is_caption(text):
        return False, None
    numbered = NUMBERED.match(text)
    title = numbered[2] if numbered else text
    if not short_heading(title.rstrip(")\u201d") or ".", words=16) or ". " in title:
        return False, None
    depth = 1 + numbered[1].removesuffix(".0").count(".") if numbered else None
    if numbered and (font.bold or large):
        return True, depth
    if numbered and numbered[1].count(".") and len(lines) == 1 and len(title.split()) <= 8:
        return True, depth
    if MARKER.match(text):
        return False, None
    if not large and _LABEL.match(text):
        return False, None
    loud = font.bold or (text.isupper() and sum(map(str.isalpha, text)) > 3)
    return (large and len(lines) <= 4) or (loud and len(lines) <= 2), None


def _listing(lines: Sequence[Line]) -> str:
    left = min(line.left for line in lines)
    em = 0.6 * max(lines[0].font.size, 1.0)
    return "\n".join(" " * min(round((line.left - left) / em), 80) + line.text for line in lines)
