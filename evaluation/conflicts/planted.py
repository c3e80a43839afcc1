"""Recall: contradictions planted by repeating a requirement under a heading of its own with another figure or duty."""

from __future__ import annotations

import re
from dataclasses import replace
from typing import TYPE_CHECKING

from isspec.aspects.conflicts import find_conflicts

if TYPE_CHECKING:
    from isspec.types import Finding, Paper, Statement

_DUTY = re.compile(r"\b(must|shall|MUST|SHALL) (?!not\b|NOT\b)")
_FIGURE = re.compile(
    r"\b(\d{1,4})(?= ?(?:ms|s|seconds|minutes|hours|days|bytes|bits|MB|KB|GB|kB|%|percent|times|Hz)\b)"
)
_EACH = 1


def planted(bundles: list[list[Paper]]) -> tuple[int, int]:
    """Return how many of the planted contradictions are found, and how many there are: at most two a document."""
    found = tried = 0
    for papers in bundles:
        for paper in papers:
            for sought, change in ((_DUTY, r"\1 not "), (_FIGURE, "7777")):
                fitting = [
                    f for f in paper.judgment.findings if f.statement.block != "row" and sought.search(f.statement.text)
                ]
                for finding in fitting[:_EACH]:
                    tried += 1
                    found += _is_found(paper, finding, sought.sub(change, finding.statement.text, count=1))
    return found, tried


def _is_found(paper: Paper, finding: Finding, text: str) -> bool:
    other: Statement = replace(finding.statement, path="planted", text=text, trail=("Elsewhere",))
    findings = (finding, replace(finding, statement=other))
    return bool(find_conflicts([replace(paper, judgment=replace(paper.judgment, findings=findings))]))
