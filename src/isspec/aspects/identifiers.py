"""Identifiers that two different requirements bear: whoever refers to one of them is misunderstood."""

from __future__ import annotations

import re
from itertools import combinations
from typing import TYPE_CHECKING

from isspec.aspects.terms import content
from isspec.display import plain
from isspec.types import SPEAKING, Repetition, Statement

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from isspec.types import Paper, Span

# A name that a statement or heading begins with: "REQ-12:", "| FR-001 |", "UC 3.1 Login", "[SRS-UI-04]".
_DEFINED = re.compile(
    r"\W{0,8}(?P<id>(?P<prefix>(?:[A-Z][A-Za-z]{0,9}[-_.])*[A-Z]{1,8})[-_ ]?\d{1,5}(?:[.-]\d{1,4}){0,3}[a-z]?)"
    r"(?:\*\*|`|\])?\s*(?P<sign>[:.|)\u2013\u2014-]|\s(?=[A-Z]))\W{0,6}(?=\w)"
)
# The last part of prefixes that number requirements and the like.
_PREFIXES = frozenset(
    """
    REQ REQS R FR NFR NFREQ FREQ UC US BR SR SRS SRD SYS TC AC HLR LLR UR URS UREQ SYRS SWR SW CR PR DR IR QR PER SEC
    SC FUN FUNC FN INT IF PERF SAF REL USE USA UI DATA CON CONS STK STR HW ICD NF RQ FEAT FT F N BRQ PRD MRD STORY
    """.split()
)
# Sections that name requirements and define none.
_REFERRING = re.compile(
    r"trac(?:e|ing)|matrix|mapping|coverage|summary|overview|revision|history|index|tests?\b", re.IGNORECASE
)
# As many repeated names between two documents as this share of the shorter one's: each counts for itself.
_LOCAL = 0.5
_ALIKE = 0.3


def given_twice(papers: Sequence[Paper], twins: set[frozenset[str]]) -> Iterator[Repetition]:
    """Yield identifiers that are given to two texts which have little in common; ``twins`` are not compared."""
    given: dict[str, list[tuple[Statement, str]]] = {}
    names: dict[str, set[str]] = {}
    for paper in papers:
        if paper.judgment.verdict in ("spec", "partial"):
            for name, statement, text in _definitions(paper):
                given.setdefault(name, []).append((statement, text))
                names.setdefault(statement.path, set()).add(name)
    for name, places in given.items():
        for (first, one), (second, other) in combinations(places[:4], 2):
            pair = frozenset((first.path, second.path))
            if pair in twins or _number_locally(names, pair) or first.block != second.block or _are_alike(one, other):
                continue
            yield Repetition("id", first, second, (first.path, second.path), name)
            break


def _definitions(paper: Paper) -> Iterator[tuple[str, Statement, str]]:
    document = paper.document
    labels = {finding.statement.span.start: finding for finding in paper.judgment.findings}
    for block in document.blocks:
        finding = labels.get(block.span.start)
        if block.kind in SPEAKING and (finding is None or finding.label not in ("requirement", "description")):
            continue
        if block.kind not in SPEAKING and block.kind != "heading":
            continue
        if block.trail and _REFERRING.search(block.trail[-1]):
            continue
        text = plain(block.span.of(document.text)[:400])
        match = _DEFINED.match(text)
        if match and re.split(r"[-_.]", match["prefix"])[-1] in _PREFIXES and len(content(text[match.end() :])) >= 2:
            statement = finding.statement if finding else _heading(paper, block.span, block.trail)
            yield match["id"].replace(" ", "-").replace("_", "-"), statement, text[match.end() :]


def _heading(paper: Paper, span: Span, trail: tuple[str, ...]) -> Statement:
    document = paper.document
    return Statement(document.path, span, span.of(document.text), trail, "heading", document.line(span.start))


def _number_locally(names: dict[str, set[str]], pair: frozenset[str]) -> bool:
    """Say whether two documents each count for themselves, so that many of their names are the same."""
    if len(pair) == 1:
        return False
    one, other = (names[path] for path in pair)
    return len(one & other) > 2 and len(one & other) >= _LOCAL * min(len(one), len(other))


def _are_alike(one: str, other: str) -> bool:
    """Say whether two texts may be a title and its requirement, or a requirement and its trace."""
    first, second = set(content(one)), set(content(other))
    return len(first & second) >= _ALIKE * min(len(first), len(second))
