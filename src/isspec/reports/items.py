"""Statements as items of a requirements tool: each with an identifier that stays when other lines move."""

from __future__ import annotations

from collections import Counter
from dataclasses import dataclass
from hashlib import sha256
from typing import TYPE_CHECKING

from isspec.reports.quoting import clean, quote, shorten
from isspec.reports.selecting import chosen

if TYPE_CHECKING:
    from collections.abc import Iterator

    from isspec.reports.presentation import Presentation
    from isspec.types import DocumentJudgment, Finding, Report

_TITLE = 80


@dataclass(frozen=True, slots=True)
class Item:
    """A statement, as far as it may be quoted; ``text`` is ``None`` where it may not."""

    identifier: str
    path: str
    line: int
    finding: Finding
    title: str
    text: str | None
    bound: str | None
    headings: tuple[str, ...]
    evidence: int | None


def items(report: Report, presentation: Presentation) -> Iterator[Item]:
    """Yield the statements of all documents."""
    for number, document in enumerate(report.documents, 1):
        yield from items_of(number, document, presentation)


def items_of(number: int, document: DocumentJudgment, presentation: Presentation) -> Iterator[Item]:
    """Yield the statements of one document, the ``number``-th of its report.

    An identifier is made of the file's name and the statement's text; under ``none`` of its place instead, so that
    nobody can tell by it whether a sentence was there.
    """
    quotes = presentation.quotes
    seen: Counter[str] = Counter()
    for at, (finding, rank) in enumerate(chosen(document, presentation.statements), 1):
        statement = finding.statement
        text = quote(statement.text, quotes)
        basis = f"{document.path}\n{' '.join(statement.text.split())}" if quotes != "none" else f"{number} {at}"
        seen[basis] += 1
        code = sha256(f"{basis}\n{seen[basis]}".encode("utf-8", "replace")).hexdigest()[:10].upper()
        trail = tuple(heading for one in statement.trail if (heading := quote(one, quotes)))
        place = f"{clean(document.path)}, line {statement.line}"
        title = shorten(text, _TITLE) if text else f"{finding.label} in {place}"
        yield Item(
            f"ISSPEC_{code}", clean(document.path), statement.line, finding, title, text,
            quote(finding.bound, quotes), trail, rank,
        )  # fmt: skip
