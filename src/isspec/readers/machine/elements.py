"""From the elements of a definition to blocks: each is one statement, on its own lines of the file."""

from __future__ import annotations

import re
from collections import Counter
from typing import TYPE_CHECKING, NamedTuple, NoReturn

from isspec.readers.decoding import decode
from isspec.readers.extract import Extract, NotReadError
from isspec.splitting import LONGEST
from isspec.types import Block, Machine, Span

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Sequence

    from isspec.types import Aspect, Kind, StatementClass

_LOOSE = " \t\r\n,{[("
_CLOSING = re.compile(r"</[^<>]{0,200}>")
_BEHIND = re.compile(r"[\"']?[\s,]*")
_WORD = re.compile(r"\w\w")


class Element(NamedTuple):
    """An operation, a field, a scenario: ``text[start:end]`` holds it, and the elements within it."""

    start: int
    end: int
    noun: str
    aspect: Aspect
    trail: tuple[str, ...] = ()


# A description so long that its sentences are statements of their own. It begins a new element after itself.
PROSE = "prose"


class Nature(NamedTuple):
    """What a definition is: "OpenAPI 3.1 definition", its kind, the class of its statements."""

    name: str
    kind: Kind = "interface"
    label: StatementClass = "description"


def text_of(data: bytes) -> str:
    """Return the decoded file, which is the text that a definition's elements are spans of."""
    text = decode(data)
    if text is None:
        raise NotReadError("binary", "this is no text in an encoding that is known: save it as UTF-8 text")
    return text


def broken(name: str, line: int | None, message: str) -> NoReturn:
    """Raise what says that a definition is not valid."""
    raise mistake(name, line, message)


def mistake(name: str, line: int | None, message: str) -> NotReadError:
    """Return what says that a definition is not valid, where, and what helps."""
    place = f" at line {line}" if line else ""
    said = " ".join(message.split())
    return NotReadError(
        "broken-definition", f"it is no valid {name}{place} ({said[:200]}): mend it, or give the version that works"
    )


def line_at(text: str, offset: int) -> int:
    """Return the line of ``offset``, counted from 1."""
    return text.count("\n", 0, offset) + 1


def define(text: str, nature: Nature, elements: Iterable[Element], nouns: Sequence[str], title: str | None) -> Extract:
    """Return the definition as a document whose statements are its elements, without those within them.

    ``nouns`` are the elements that a reason counts, in this order. Of the blocks, rows are elements, paragraphs are
    ``PROSE``, and items are what an element goes on with behind its prose.
    """
    ordered = sorted(set(elements), key=lambda element: (element.start, -element.end))
    counted = Counter(noun for _, noun in {(element.start, element.noun) for element in ordered})
    blocks: list[Block] = []
    aspects: list[tuple[int, Aspect]] = []
    holder: Element | None = None
    for at, element in enumerate(ordered):
        following = ordered[at + 1].start if at + 1 < len(ordered) else len(text)
        if element.noun == PROSE:
            blocks += _told(text, element, holder, following)
            continue
        holder = element
        span = _span(text, element.start, min(element.end, following))
        if span.start < span.end:
            blocks.append(Block(span, "row", element.trail))
            if not aspects or aspects[-1][1] != element.aspect:
                aspects.append((span.start, element.aspect))
    parts = tuple((noun, counted[noun]) for noun in nouns if counted[noun])
    machine = Machine(nature.name, nature.kind, nature.label, parts, tuple(aspects))
    return Extract(title, text, tuple(blocks), machine=machine)


def _told(text: str, prose: Element, holder: Element | None, following: int) -> Iterator[Block]:
    """Yield the paragraph, and what is left of the element around it before the next element begins."""
    trail = prose.trail or (holder.trail if holder else ())
    start, end = prose.start, min(prose.end, following)
    if text[start:end].strip():
        yield Block(trimmed(text, start, end), "paragraph", trail)
    if holder and end < min(holder.end, following):
        behind = _BEHIND.match(text, end, following)
        rest = _span(text, behind.end() if behind else end, min(holder.end, following))
        if _WORD.search(_CLOSING.sub("", rest.of(text))):
            yield Block(rest, "item", holder.trail)


def trimmed(text: str, start: int, end: int) -> Span:
    """Return the span without the white space around it."""
    piece = text[start:end]
    return Span(start + len(piece) - len(piece.lstrip()), start + len(piece.rstrip()))


def _span(text: str, start: int, end: int) -> Span:
    """Return the element without loose ends, cut at the end of a line where it is longer than a statement."""
    if end - start > LONGEST:
        cut = text.rfind("\n", start, start + LONGEST)
        end = cut if cut > start else start + LONGEST
    piece = text[start:end]
    begin = start + len(piece) - len(piece.lstrip())
    return Span(begin, max(begin, start + len(piece.rstrip(_LOOSE))))
