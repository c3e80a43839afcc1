"""Running headers, footers and page numbers: lines at the edge of pages that come back in the same place."""

from __future__ import annotations

import re
from collections import Counter
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Sequence

    from isspec.readers.pdf.shapes import Page, Run

# The part of a page's height, above and below, in which running lines stand, and how many lines are looked at there.
_EDGE = 0.18
_DEEPEST = 7
_NUMBER = re.compile(r"\d+")
_PAGE_NUMBER = re.compile(
    r"[\W_]*(?:page|p\.|pg\.?|seite)?[\W_]*(?:\d{1,4}|[ivxlc]{1,7}|[A-Z]{1,2}-\d{1,3})(?:\s*(?:of|/|von)\s*\d{1,4})?[\W_]*",
    re.IGNORECASE,
)


def running(pages: Sequence[Page], runs: Sequence[Sequence[Run]]) -> list[set[int]]:
    """Return for each page the indices of its ``runs`` that are furniture.

    A run is so if its words, digits aside, stand at the same height of several pages, or if it is nothing but a page
    number at the edge. Two pages of three are several, and three of fifty: chapters have headers of their own.
    """
    borders = [_edge(page, of_page) for page, of_page in zip(pages, runs, strict=True)]
    seen: Counter[tuple[str, int]] = Counter()
    for of_page, edge in zip(runs, borders, strict=True):
        keys = {(_words(of_page[at]), round(of_page[at].base / 4) + slip) for at in edge for slip in (-1, 0, 1)}
        seen.update(keys)
    enough = 2 if len(pages) <= 4 else 3
    found = []
    for of_page, edge in zip(runs, borders, strict=True):
        found.append(
            {
                at
                for at in edge
                if seen[(_words(of_page[at]), round(of_page[at].base / 4))] >= enough
                or _PAGE_NUMBER.fullmatch(of_page[at].text)
            }
        )
    return [_from_outside(page, of_page, of) for page, of_page, of in zip(pages, runs, found, strict=True)]


def _from_outside(page: Page, runs: Sequence[Run], found: set[int]) -> set[int]:
    """Keep of the runs found those that no line of the body parts from the edge of the page."""
    kept: set[int] = set()
    upper, lower = edges(page)
    lines: dict[int, list[int]] = {}
    for at, run in enumerate(runs):
        near = next(
            (base for base in (round(run.base), round(run.base) - 1, round(run.base) + 1) if base in lines), None
        )
        lines.setdefault(round(run.base) if near is None else near, []).append(at)
    for bases in (sorted(lines), sorted(lines, reverse=True)):
        for base in bases:
            of_line = set(lines[base])
            if not of_line <= found or upper < base < lower:
                break
            kept |= of_line
    return kept


def edges(page: Page) -> tuple[float, float]:
    """Return above which height of a page running lines stand, and below which."""
    return _EDGE * page.height, (1 - _EDGE) * page.height


def _words(run: Run) -> str:
    return _NUMBER.sub("#", run.text).casefold()[:200]


def _edge(page: Page, runs: Sequence[Run]) -> list[int]:
    """Return the runs near the upper and the lower edge, no more than a few lines of each."""
    upper, lower = edges(page)
    above = [at for at, run in enumerate(runs) if run.base < upper]
    below = [at for at, run in enumerate(runs) if run.base > lower]
    heads = sorted({round(runs[at].base) for at in above})[:_DEEPEST]
    feet = sorted({round(runs[at].base) for at in below})[-_DEEPEST:]
    return [at for at in above if round(runs[at].base) in heads] + [at for at in below if round(runs[at].base) in feet]
