"""What a statement says, without how it says it: the words by which two statements are compared."""

from __future__ import annotations

import re
from functools import lru_cache

from isspec.display import plain

# What may differ between two ways to say the same. Not "to", "from", "before" and the like: these say who does what.
EMPTY = frozenset(
    """
    the a an is are be been being was were shall must should will would can could may might do does has have had
    that which this these those there it its also then always please any each every all both
    """.split()
)
_TOKEN = re.compile(r"[^\W_](?:[\w'\u2019/.-]*\w)?|[^\s\w]")
# What a statement is listed under: "REQ-12:", "3.2", "a)".
_LABEL = re.compile(
    r"\W{0,9}(?:(?:[A-Z][A-Za-z]{0,9}[-_. ]?){1,3}\d+(?:[.-]\d+)*[:.)\]]+\s+|\(?\d+(?:\.\d+)*[.)\]:]?\s+"
    r"|\(?[a-zA-Z][.)]\s+)"
)


def said(text: str) -> str:
    """Return what ``text`` says, without markup, and without the number or name it is listed under."""
    shown = plain(text)
    label = _LABEL.match(shown)
    return shown[label.end() :] if label else shown


def words(said: str) -> list[str]:
    """Return the words of what is said, in small letters and in the singular.

    >>> words("The servers MUST close it's sockets.")
    ['the', 'server', 'must', 'close', "it's", 'socket']
    """
    return [_singular(token) for token in _TOKEN.findall(said.lower()) if token[0].isalnum()]


def content(said: str) -> tuple[str, ...]:
    """Return the words that carry the meaning, in order."""
    return tuple(word for word in words(said) if word not in EMPTY)


@lru_cache(maxsize=65536)
def _singular(word: str) -> str:
    if len(word) > 3 and word.endswith("s") and not word.endswith(("ss", "us", "is")):
        return word[:-1]
    return word
