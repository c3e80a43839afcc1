"""The text of several lines as one: a word that was broken at the end of a line is made whole."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Mapping

_BROKEN = re.compile(r"([^\W\d_]+(?:-[^\W\d_]+)*)-$")
_HEAD = re.compile(r"[^\W\d_]+(?:-[^\W\d_]+)*")
# A word that begins so keeps its hyphen when the document does not say otherwise.
_PREFIXES = frozenset(
    "all anti co cross e end ex full half hand high low mid multi non off on one out peer post pre re read real right "
    "run self semi single so state sub third time to top two user value well world write x".split()
)


def joined(text: str, line: str, words: Mapping[str, int]) -> str:
    """Add a line to a text. ``words`` counts the words of the document, with which the hyphen is judged.

    >>> joined("The con-", "troller stops.", {"controller": 2})
    'The controller stops.'
    >>> joined("A real-", "time clock", {}), joined("Phases 1-", "3 and", {})
    ('A real-time clock', 'Phases 1-3 and')
    >>> joined("Windows-", "compatible", {"windows": 9, "compatible": 1})
    'Windows-compatible'
    """
    if not text or not line:
        return text or line
    if text[-1] in "-/" and not text.endswith((" -", " /", "--")):
        broken, head = _BROKEN.search(text), _HEAD.match(line)
        if broken and head and line[0].islower() and not _keeps(broken[1], head[0], words):
            return text[:-1] + line
        return text + line
    return f"{text} {line}"


def _keeps(before: str, after: str, words: Mapping[str, int]) -> bool:
    before, after = before.casefold(), after.casefold()
    whole, hyphened = words.get(before + after, 0), words.get(f"{before}-{after}", 0)
    if whole != hyphened:
        return hyphened > whole
    # Two halves that are words of the document by themselves are a compound: "con-" and "troller" are not.
    return before in _PREFIXES or "-" in before or (before in words and after in words)
