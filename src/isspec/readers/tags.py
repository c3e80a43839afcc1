"""HTML tags with their offsets, in one pass that no input makes slow (html.parser was quadratic for years)."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, NamedTuple

if TYPE_CHECKING:
    from collections.abc import Iterator

_NAME = re.compile(r"[A-Za-z][A-Za-z0-9:_-]{0,40}")
_TAG_END = re.compile(r"[^>\"']*")
_LONGEST_TAG = 20_000  # pictures are written into attributes
_BAD_QUOTES = 50
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
    scanner = _Scanner(text, end)
    at = text.find("<", start, end)
    while at >= 0:
        tag = scanner.tag(at)
        if tag is not None:
            yield tag
        at = text.find("<", tag.end if tag else at + 1, end)


class _Scanner:
    """Remembers what it has looked for in vain, so that it is not looked for again: that keeps the pass linear."""

    def __init__(self, text: str, end: int) -> None:
        self.text, self.end = text, end
        self.lost: set[str] = set()
        self.bad_quotes = 0

    def find(self, target: str, at: int) -> int:
        if target in self.lost:
            return -1
        found = self.text.find(target, at, self.end)
        if found < 0:
            self.lost.add(target)
        return found

    def tag(self, at: int) -> Tag | None:
        """Return the tag or comment at ``at``, if one is there."""
        if self.text.startswith("<!--", at):
            close = self.find("-->", at + 4)
            return Tag("", at, close + 3 if close >= 0 else self.end)
        close = self.find(">", at)
        if close < 0:
            return None
        if self.text.startswith(("<!", "<?"), at):
            return Tag("", at, close + 1)
        slash = self.text.startswith("/", at + 1)
        name = _NAME.match(self.text, at + 1 + slash, self.end)
        if name is None:
            return None
        close = self._closed(name.end(), close)
        tag = Tag("/" * slash + name.group().lower(), at, close + 1, self.text[name.end() : close])
        return self._with_content(tag) if tag.name in _RAW else tag

    def _closed(self, position: int, first: int) -> int:
        """Return where the tag closes: at the first ``>`` outside quotes, or at the very first if quotes are astray."""
        limit = min(self.end, position + _LONGEST_TAG)
        while self.bad_quotes < _BAD_QUOTES:
            position = _TAG_END.match(self.text, position, limit).end()  # type: ignore[union-attr]
            if position < limit and self.text[position] == ">":
                return position
            close = self.text.find(self.text[position], position + 1, limit) if position < limit else -1
            if close < 0:
                self.bad_quotes += 1
                break
            position = close + 1
        return first

    def _with_content(self, tag: Tag) -> Tag:
        target = "</" + tag.name
        if target in self.lost:
            return tag
        match = re.compile(re.escape(target) + r"[\s/>]", re.IGNORECASE).search(self.text, tag.end, self.end)
        if match is None:
            self.lost.add(target)
            return tag
        close = self.find(">", match.start())
        return tag._replace(end=close + 1 if close >= 0 else self.end, content_end=match.start())
