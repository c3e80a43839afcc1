"""Documents into passages: what stands between their statements is kept, and markup that only machines read is not."""

from __future__ import annotations

import re
from dataclasses import dataclass
from typing import TYPE_CHECKING, Literal, TypeAlias

from isspec.reports.quoting import clean_lines, quote
from isspec.types import BlockKind, Span

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator, Mapping, Sequence

    from isspec.reports.presentation import Quotes
    from isspec.types import Block, Document, Finding

# "source" is text between the blocks, such as a document's front matter.
PassageKind: TypeAlias = "BlockKind | Literal['source']"

BETWEEN_CELLS = " │ "
_Show: TypeAlias = "Callable[[str], str | None]"

_BULLET = re.compile(r"\s*[-*+•·‣◦▪■●]\s")
_BAR = re.compile(r"\s*(?<!\\)\|\s*")
_FENCED = re.compile(r"\s*(?P<fence>`{3,}|~{3,})[^\n]*\n(?P<code>.*?)\n?[ \t]*(?P=fence)\s*", re.DOTALL)
_WORD = re.compile(r"\w")
_TAGGED = ("html", "xml", "epub")


@dataclass(frozen=True, slots=True)
class Piece:
    """Some text of a passage: a statement, or what stands beside one. ``text`` is ``None`` where it is withheld."""

    text: str | None
    finding: Finding | None = None
    anchor: str | None = None


@dataclass(frozen=True, slots=True)
class Passage:
    """A block as it is shown. ``level`` is the depth of a heading, or 1 for an item that had a bullet.

    ``mark`` names the page or slide that begins here, ``anchor`` the passage's own place, ``start`` the first in it.
    """

    kind: PassageKind
    line: int
    pieces: tuple[Piece, ...]
    level: int = 0
    mark: str | None = None
    anchor: str | None = None
    start: str | None = None


def from_document(document: Document, findings: Sequence[Finding]) -> Iterator[Passage]:
    """Yield all of a document that a person would read; ``findings`` are in the order of the text."""
    at = next_finding = 0
    said: str | None = None
    raw = document.machine is not None
    tagged = any(name in document.media_type for name in _TAGGED)
    for block in document.blocks:
        begin = _line_start(document.text, block.span.start) if raw else block.span.start
        if not tagged or raw:
            yield from _between(document, Span(at, begin))
        inside = []
        while next_finding < len(findings) and findings[next_finding].statement.span.start < block.span.end:
            inside.append(findings[next_finding])
            next_finding += 1
        at = max(at, block.span.end)
        show = _SHOWN.get("code" if raw else block.kind, _plain)
        pieces = tuple(_pieces(document, Span(begin, block.span.end), inside, show))
        if pieces:
            mark = document.mark(block.span.start)
            kind: PassageKind = "code" if raw else block.kind
            level = _level(document, block)
            yield Passage(kind, document.line(block.span.start), pieces, level, mark if mark != said else None)
            said = mark
    if not tagged or raw:
        yield from _between(document, Span(at, len(document.text)))


def _level(document: Document, block: Block) -> int:
    if block.kind == "heading":
        return len(block.trail) + 1
    return int(block.kind == "item" and _BULLET.match(block.span.of(document.text)) is not None)


def _line_start(text: str, at: int) -> int:
    start = text.rfind("\n", 0, at) + 1
    return start if text[start:at].isspace() else at


def _between(document: Document, span: Span) -> Iterator[Passage]:
    """Yield what stands between blocks, if it says anything."""
    text = span.of(document.text)
    if _WORD.search(text):
        begin = span.start + len(text) - len(text.lstrip())
        yield Passage("source", document.line(begin), (Piece(clean_lines(text.strip("\r\n"))),))


def _pieces(document: Document, span: Span, findings: Sequence[Finding], show: _Show) -> Iterator[Piece]:
    at = span.start
    for finding in findings:
        start, end = max(at, finding.statement.span.start), min(finding.statement.span.end, span.end)
        if between := show(document.text[at:start]):
            yield Piece(between)
        if text := show(document.text[start:end]):
            yield Piece(text, finding)
        at = max(at, end)
    if rest := show(document.text[at : span.end]):
        yield Piece(rest)


def _plain(text: str) -> str | None:
    return quote(text, "full")


def _listing(text: str) -> str | None:
    if fenced := _FENCED.fullmatch(text):
        text = fenced["code"]
    return clean_lines(text) if text.strip() else None


def _cells(text: str) -> str | None:
    """Return a row with its cells apart; Markdown and its like write them between bars."""
    return _plain(_BAR.sub(BETWEEN_CELLS, text.strip().strip("|")) if "|" in text else text)


_SHOWN: Mapping[str, _Show] = {"code": _listing, "row": _cells}


def from_findings(findings: Sequence[Finding], quotes: Quotes) -> Iterator[Passage]:
    """Yield the statements alone, each under the headings above it; under ``none`` without a word of theirs."""
    trail: tuple[str, ...] = ()
    for finding in findings:
        statement = finding.statement
        if statement.trail != trail:
            common = next(
                (at for at, (one, other) in enumerate(zip(trail, statement.trail, strict=False)) if one != other),
                min(len(trail), len(statement.trail)),
            )
            for level, heading in enumerate(statement.trail[common:], common + 1):
                if text := quote(heading, quotes):
                    yield Passage("heading", statement.line, (Piece(text),), level)
            trail = statement.trail
        yield Passage(statement.block, statement.line, (Piece(quote(statement.text, quotes), finding),))
