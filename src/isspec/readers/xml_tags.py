"""XML's tags with their offsets, in one pass that no input makes slow; nothing is declared, expanded or fetched."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, Literal, NamedTuple

from isspec.types import Span

if TYPE_CHECKING:
    from collections.abc import Iterator

# No part of a tag may hold a "<", so that a search which fails goes no further than the next tag.
_TAG = re.compile(
    r"<(?P<end>/?)(?P<name>[^\W\d][\w.:-]{0,100})"
    r"(?P<attributes>(?:\s(?:[^<>\"']|\"[^\"<]{0,20000}\"|'[^'<]{0,20000}')*+|/)?)>"
)
_ATTRIBUTE = re.compile(r"(?<![\w.:-])([\w.:-]{1,100})\s*=\s*(?:\"([^\"<]*)\"|'([^'<]*)')")
_ENCLOSED: tuple[tuple[str, str], ...] = (("<!--", "-->"), ("<![CDATA[", "]]>"), ("<?", "?>"))


class Tag(NamedTuple):
    """``name`` is lower case and without its prefix. ``inside`` are its attributes, of ``cdata`` the text."""

    kind: Literal["open", "close", "empty", "cdata", "aside"]
    name: str
    start: int
    end: int
    inside: Span = Span(0, 0)


def tags_of(text: str, start: int = 0) -> Iterator[Tag]:
    """Yield the tags from ``start`` on; a ``<`` that begins no tag is text.

    >>> [(tag.kind, tag.name) for tag in tags_of("<?go?><x:p a='>'>1 < 2<br/></x:p>")]
    [('aside', ''), ('open', 'p'), ('empty', 'br'), ('close', 'p')]
    """
    lost: set[str] = set()
    at = text.find("<", start)
    while at >= 0:
        tag, at = _tag(text, at, lost)
        if tag:
            yield tag
        at = text.find("<", at)


def _tag(text: str, at: int, lost: set[str]) -> tuple[Tag | None, int]:
    """Return what begins at ``at``, and where to go on; ``lost`` are ends that do not come any more."""
    for opening, closing in _ENCLOSED:
        if text.startswith(opening, at):
            end = -1 if closing in lost else text.find(closing, at + len(opening))
            if end < 0:
                lost.add(closing)
                return None, at + 1
            beyond = end + len(closing)
            kind: Literal["cdata", "aside"] = "cdata" if opening == "<![CDATA[" else "aside"
            return Tag(kind, "", at, beyond, Span(at + len(opening), end)), beyond
    match = _TAG.match(text, at)
    if match is None:
        return None, at + 1
    name = match["name"].rpartition(":")[2].lower()
    inside = Span(*match.span("attributes"))
    empty = match["attributes"].endswith("/")
    return Tag("close" if match["end"] else "empty" if empty else "open", name, at, match.end(), inside), match.end()


def attribute(text: str, tag: Tag, *names: str) -> Span | None:
    """Return where the value of the first attribute with one of ``names`` stands in ``tag``."""
    for match in _ATTRIBUTE.finditer(text, tag.inside.start, tag.inside.end):
        if match[1] in names:
            return Span(*match.span(2 if match[2] is not None else 3))
    return None
