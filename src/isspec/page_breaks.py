"""What a printed page ends and begins with, which stands in the middle of sentences: RFCs and drafts are paged so."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Callable

# All are bounded: hostile lines of white space must not hang.
_FOOT = r"[^\n]{0,250}\S\s{2,100}\[Page \d{1,5}\]"
# The year is looked for first: without it, a line of spaces can be parted in a million ways.
_HEAD = (
    r"(?:(?:RFC ?\d{1,6}|Internet[- ]Draft)\s(?=[^\n]{0,300}\d{4}[ \t\r]{0,20}(?:\n|\Z))"
    r"[^\n]{0,200}\s{2,20}[^\n]{0,200}\d{4}"
    r"|\f[^\n]{0,300})"
)
_END = r"(?=[ \t\r]{0,20}\n)"
_LINE = re.compile(rf"(?:{_FOOT}|{_HEAD})[ \t\r]{{0,20}}$", re.IGNORECASE)
# Only the number of a page tells a break for sure: a form feed may stand anywhere.
_BREAK = re.compile(rf"\s{{0,40}}\n{_FOOT}{_END}(?:\s{{0,40}}\n{_HEAD}{_END}){{0,3}}\s{{0,40}}", re.IGNORECASE)
_LONGEST = 300  # characters of a running line
_PAGE = re.compile(r"\[Page \d{1,5}\]", re.IGNORECASE)


def is_running(line: str) -> bool:
    """Say whether ``line`` is the first or the last one of a page."""
    return len(line) < _LONGEST and bool(_LINE.match(line))


def has_page_number(line: str) -> bool:
    """Say whether a running line is the last of a page, with its number."""
    return bool(_PAGE.search(line))


def replace_page_breaks(text: str, instead: Callable[[re.Match[str]], str]) -> str:
    """Return ``text`` with ``instead`` of what stands between the last words of a page and the first of the next.

    >>> replace_page_breaks("A server\\n\\nDoe      Standards Track      [Page 3]\\n\\nMUST answer.", lambda _: " ")
    'A server MUST answer.'
    """
    if not _PAGE.search(text):
        return text
    return _BREAK.sub(instead, text)
