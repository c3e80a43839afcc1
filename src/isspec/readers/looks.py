"""How lines look: like code, a drawing, a table, a caption, a heading. Judged by shape, never by vocabulary."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Sequence

    from isspec.readers.lines import Line

_BORDER = re.compile(r"\s*[+|][-=+|:\s]{2,}[+|]\s*$|\s*[-=]{2,}(?:\s+[-=]{2,})+\s*$")
_PIPES = re.compile(r"\s*\|.*\|\s*$")
_COLUMNS = re.compile(r"\S(?:\s{3,}|\t+)\S.*?\S(?:\s{2,}|\t+)\S")
_TABBED = re.compile(r"\S[^\t]{0,200}\t+[^\t]*[^\W\d_]{3}")
_CODE_SIGN = re.compile(
    r"[{};]\s*(?:(?://|/\*|\#).{0,80})?$|^\s*(?:\}|\{|//|/\*|\*/|\$ |# |>>> |%|@\w+|<\?|</?\w[\w:-]*[^<>]*>\s*$)|"
    r"::=|:=|=>|->|==|!=|&&|\|\||"
    r"^\s*[\w.\[\]\"']+\s*[=:]\s*[\w\"'\[{<(-][^ ]*\s*[,;]?$|\w\(\w*[^()]*\)\s*[;:{]?$|"
    r"^\s*(?:def|class|import|from|return|struct|typedef|enum|if|else|for|while|SELECT|INSERT|CREATE|GET|POST|HTTP/)\b.{0,60}[(:{;/]"
)
_SENTENCE = re.compile(r"[a-z]{2,}[ ,]+(?:[\w'\u2019-]+[ ,]+){3,}[\w'\u2019-]+")
_SPOKEN = re.compile(r"[(\"'\u201c]?[^\W\d_][\w'\u2019-]*[)\"'\u201d]?[.,;:!?]{0,2}")
_FEWEST_SPOKEN = 8
_CAPTION = re.compile(
    r"\s*(?:figure|fig\.|table|listing|exhibit)\s+[\dA-Z][\d.-]{0,8}\s*[:.\u2013—-]\s*\S", re.IGNORECASE
)
_WORD = re.compile(r"[^\W\d_]{2,}")


def code_like(lines: Sequence[Line], base: int) -> bool:
    """Say whether most lines carry signs of code, or a few do in an indented block without sentences."""
    signs = sum(bool(_CODE_SIGN.search(line.text[:300])) for line in lines)
    sentences = sum(bool(_SENTENCE.search(line.text[:300])) for line in lines)
    indented = all(line.indent >= base + 3 for line in lines)
    if indented:
        return signs * 3 >= len(lines) and sentences * 2 <= len(lines) and signs > 0
    return signs * 2 > len(lines) and sentences * 3 <= len(lines) and len(lines) > 1


def prose_like(lines: Sequence[Line]) -> bool:
    """Say whether lines that are indented like code are sentences all the same."""
    sentences = sum(bool(_SENTENCE.search(line.text[:300])) for line in lines)
    signs = sum(bool(_CODE_SIGN.search(line.text[:300])) for line in lines)
    if sentences * 5 >= len(lines) * 4 and signs * 10 <= len(lines):
        return True
    # A sentence set in short lines, as user stories are.
    said = [word for line in lines for word in line.text.split()]
    spoken = sum(bool(_SPOKEN.fullmatch(word)) for word in said)
    return not signs and len(said) >= max(_FEWEST_SPOKEN, 3 * len(lines)) and spoken * 10 >= len(said) * 9


def drawn(lines: Sequence[Line]) -> bool:
    """Say whether the lines are a drawing or a rule: more strokes than letters."""
    text = "".join(line.text for line in lines)
    strokes = sum(text.count(sign) for sign in "+-=|_/\\<>^*~#.:")
    letters = sum(map(str.isalnum, text))
    boxes = sum(bool(_BORDER.match(line.text)) for line in lines)
    return strokes > letters or (boxes >= 2 and "+-" in text and not _worded(lines))


def _worded(lines: Sequence[Line]) -> bool:
    """Say whether a boxed table holds text, and is not a drawing of fields."""
    cells = [line for line in lines if _PIPES.match(line.text)]
    return sum(len(_WORD.findall(line.text)) for line in cells) >= 4 * max(1, len(cells))


def table_like(lines: Sequence[Line]) -> bool:
    """Say whether the lines are rows: between pipes, or in columns with wide gaps."""
    if len(lines) < 2:
        return False
    if sum(bool(_PIPES.match(line.text) or _BORDER.match(line.text)) for line in lines) >= 0.8 * len(lines):
        return True
    return sum(bool(_COLUMNS.search(line.text[:300])) for line in lines) >= 0.8 * len(lines)


def tabbed(lines: Sequence[Line]) -> bool:
    """Say whether the lines are rows between tabs, as they come out of a spreadsheet."""
    return len(lines) > 1 and sum(bool(_TABBED.match(line.text)) for line in lines) >= 0.8 * len(lines)


def is_caption(line: str) -> bool:
    """Say whether the line begins like "Figure 3: ...".

    >>> is_caption("Table 2. Limits"), is_caption("Table 2 shows the limits.")
    (True, False)
    """
    return bool(_CAPTION.match(line))


def short_heading(text: str, words: int = 12) -> bool:
    """Say whether ``text`` could be a heading: short, begun with a capital or a digit, ended without a stop."""
    return (
        len(text) <= 140
        and len(text.split()) <= words
        and not text[0].islower()
        and text[-1] not in '.:;,!?…"”)}>|'
        and bool(_WORD.search(text))
    )
