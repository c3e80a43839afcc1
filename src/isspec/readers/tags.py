"""HTML tags with their offsets, in one pass that no input makes slow (html.parser was quadratic for years)."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, NamedTuple

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator

_NAME = re.compile(r"[A-Za-z][A-Za-z0-9:_-]{0,40}")
_TAG_END = re.compile(r"[^>\"']*")
# What these hold is text to browsers, whatever it looks like.
_RAW = frozenset({"script", "style", "textarea", "title", "xmp", "iframe", "noembed"})


class Tag(NamedTuple):
    """``name`` is lower case, "/p" for an end tag and "" for comments and declarations."""

    name: str
    start: int
    end: int
    attributes: str = ""
    content_end: int = 0  # of raw elements: where the content stops, the end tag begins


def tags_of(text: str, start: int, end: int) -> Iterator[Tag]:
    """Yield the tags in ``text[start:end]`` in order; a ``<`` that begins no tag is text."""
    lost: set[str] = set()  # what has been looked for in vain, so that it is not looked for again

    def find(target: str, at: int) -> int:
        if target in lost:
            return -1
        found = text.find(target, at, end)
        if found < 0:
            lost.add(target)
        return found

    at = text.find("<", start, end)
    while at >= 0:
        tag = _tag(text, at, end, find)
        if tag is None:
            at = text.find("<", at + 1, end)
            continue
        if tag.name in _RAW:
            tag = _with_content(text, tag, end, lost)
        yield tag
        at = text.find("<", tag.end, end)


def _tag(text: str, at: int, end: int, find: Callable[[str, int], int]) -> Tag | None:
    if text.startswith("<!--", at):
        close = find("-->", at + 4)
        return Tag("", at, close + 3) if close >= 0 else Tag("", at, end)
    if text.startswith(("<!", "<?"), at):
        close = find(">", at)
        return Tag("", at, close + 1) if close >= 0 else None
    slash = text.startswith("/", at + 1)
    name = _NAME.match(text, at + 1 + slash, end)
    if name is None:
        return None
    position = name.end()
    while True:
        position = _TAG_END.match(text, position, end).end()  # type: ignore[union-attr]
        if position >= end:
            return None
        if text[position] == ">":
            break
        close = find(text[position], position + 1)
        # An unclosed or far-off quote is a typing error in the tag, not the rest of the page.
        position = close + 1 if 0 <= close - position < 5000 else position + 1
    return Tag("/" * slash + name.group().lower(), at, position + 1, text[name.end() : position])


def _with_content(text: str, tag: Tag, end: int, lost: set[str]) -> Tag:
    target = "</" + tag.name
    if target in lost:
        return tag
    match = re.compile(re.escape(target) + r"[\s/>]", re.IGNORECASE).search(text, tag.end, end)
    if match is None:
        lost.add(target)
        return tag
    close = text.find(">", match.start(), end)
    return tag._replace(end=close + 1 if close >= 0 else end, content_end=match.start())
