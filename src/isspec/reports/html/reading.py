"""A document laid out for reading: passages in the order of the text, with the statements that were found in them."""

from __future__ import annotations

import re
from bisect import bisect_right
from dataclasses import dataclass, field
from typing import TYPE_CHECKING

from isspec.reports.html.passages import Passage, Piece, from_document, from_findings

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping, Sequence

    from isspec.reports.presentation import Quotes
    from isspec.types import DocumentJudgment, Finding, Span

_CHUNK = 40  # passages that a browser lays out, or skips, together
_LINE = 85  # characters of a line on a desktop


@dataclass(frozen=True, slots=True)
class Reading:
    """A document as the page shows it. ``number`` counts from 1; links to it are ``#doc-NUMBER-LLINE``."""

    number: int
    judgment: DocumentJudgment
    passages: Sequence[Passage]
    findings: Sequence[Finding]
    anchors: Mapping[Span, str]
    lines: Sequence[tuple[int, str]] = field(repr=False)

    @property
    def anchor(self) -> str:
        """The name of the document's own place."""
        return f"doc-{self.number}"

    def of(self, finding: Finding) -> str:
        """Return the place of a statement."""
        return self.anchors.get(finding.statement.span) or self.at(finding.statement.line)

    def at(self, line: int | None) -> str:
        """Return the last place that begins in or before ``line``; the document itself where there is none."""
        found = bisect_right(self.lines, line or 0, key=lambda place: place[0])
        return self.lines[found - 1][1] if found else self.anchor

    @property
    def chunks(self) -> Iterator[tuple[str, Sequence[Passage]]]:
        """The passages in portions, each with its style: how high a browser may take it to be before it lays it out.

        A short document is laid out at once.
        """
        for at in range(0, len(self.passages), _CHUNK):
            portion = self.passages[at : at + _CHUNK]
            yield f"lazy h{_height(portion)}" if len(self.passages) > 2 * _CHUNK else "", portion


def reading_of(number: int, judgment: DocumentJudgment, quotes: Quotes) -> Reading:
    """Lay out a document; without its text, or where not all of it may be quoted, only its statements."""
    findings = sorted(judgment.findings or judgment.evidence, key=lambda finding: finding.statement.span)
    if judgment.document is not None and quotes == "full":
        passages = list(from_document(judgment.document, findings))
    else:
        passages = list(from_findings(findings, quotes))
    anchors: dict[Span, str] = {}
    lines: list[tuple[int, str]] = []
    taken: set[str] = set()
    placed = [_placed(passage, f"doc-{number}", anchors, lines, taken) for passage in passages]
    return Reading(number, judgment, placed, findings, anchors, sorted(lines, key=lambda place: place[0]))


def _placed(
    passage: Passage, prefix: str, anchors: dict[Span, str], lines: list[tuple[int, str]], taken: set[str]
) -> Passage:
    """Name the places in a passage: each statement, and the passage itself where no statement begins it."""

    def name(line: int) -> str:
        first = f"{prefix}-L{line}"
        at, chosen = 1, first
        while chosen in taken:
            at, chosen = at + 1, f"{first}-{at + 1}"
        taken.add(chosen)
        if at == 1:
            lines.append((line, chosen))
        return chosen

    first = next((piece.finding for piece in passage.pieces if piece.finding), None)
    own = None
    if (first is None or first.statement.line != passage.line) and f"{prefix}-L{passage.line}" not in taken:
        own = name(passage.line)
    pieces = []
    for piece in passage.pieces:
        anchor = name(piece.finding.statement.line) if piece.finding else None
        if piece.finding and anchor:
            anchors[piece.finding.statement.span] = anchor
        pieces.append(Piece(piece.text, piece.finding, anchor))
    start = own or next((piece.anchor for piece in pieces if piece.anchor), None)
    return Passage(passage.kind, passage.line, tuple(pieces), passage.level, passage.mark, own, start)


def _height(passages: Sequence[Passage]) -> int:
    """Return the likely height in steps of 10 rem, of which the style sheet knows 40."""
    lines = sum(1 + sum(len(piece.text or "") for piece in passage.pieces) // _LINE for passage in passages)
    return min(max(round((lines * 1.75 + len(passages) * 0.7) / 10), 1), 40)


def linked(text: str, readings: Mapping[str, Reading]) -> Iterator[tuple[str, str | None]]:
    """Yield ``text``, a sentence of isspec's own, in parts, each with the place that it names, where it names one.

    Sentences name places as ``path:line``, ``path:7, 25``, ``path, line 7`` or by the path alone.
    """
    paths = sorted((path for path in readings if path and path in text), key=len, reverse=True)
    if not paths:
        yield text, None
        return
    names = "|".join(map(re.escape, paths))
    at = 0
    for match in re.finditer(rf"(?<![\w/])({names})(?::(\d+)|, line (\d+))?((?:, \d+)*)(?![\w/])", text):
        yield text[at : match.start()], None
        line = match[2] or match[3]
        reading = readings[match[1]]
        yield text[match.start() : match.start(4)], reading.at(int(line)) if line else reading.anchor
        for further in re.findall(r"\d+", match[4]) if line else ():
            yield ", ", None
            yield further, reading.at(int(further))
        at = match.end() if line else match.start(4)
    yield text[at:], None
